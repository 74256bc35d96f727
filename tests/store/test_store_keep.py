"""Counts without a text, on SQLite and PostgreSQL alike."""

from __future__ import annotations

from dataclasses import replace

from store.test_store_sharing import GONE, RESULT, asked, claimed
from wordcounts.store.store import Store
from wordcounts.store.values import PLACES, NewAnalysis, StoredTable, new_id

BARE = replace(
    RESULT,
    body=None,
    text=None,
    places=StoredTable(
        table=b"places", extraction=PLACES, recipe="r1", n_tokens=3, n_types=0, n_hapaxes=0, text="", notices=()
    ),
)


def _text(store: Store) -> str:
    new = NewAnalysis(id=new_id(), kind="text", body=b"a rook", media_type="text/plain", charset="utf-8", keep="counts")
    return store.add(new).id


def _body(store: Store, id: str) -> bytes | None:
    document = store.document(id)
    assert document is not None
    return document.body


def test_what_was_sent_goes_when_its_counts_are_stored(store: Store) -> None:
    id = _text(store)
    claim = claimed(store, id)
    assert (claim.keep, claim.body, _body(store, id)) == ("counts", b"a rook", b"a rook")

    assert store.finish(id, claim.fence, BARE)

    stored = store.table(id, "article")
    assert stored is not None
    assert (_body(store, id), stored.text, stored.table) == (None, None, b"table")


def test_an_empty_text_is_one_that_was_kept(store: Store) -> None:
    id = asked(store)
    assert store.finish(id, claimed(store, id).fence, replace(RESULT, body=b"", text=""))

    stored = store.table(id, "article")
    assert stored is not None
    assert (_body(store, id), stored.text) == (b"", "")


def test_what_was_sent_goes_when_there_will_be_no_counts(store: Store) -> None:
    failed, cancelled, poisoned = (_text(store) for _ in range(3))
    store.fail(failed, claimed(store, failed).fence, GONE)
    store.cancel(cancelled)
    store.claim(poisoned, worker="w", lease_s=-1)
    store.free_expired(limit=10, max_deaths=1)

    assert [_body(store, id) for id in (failed, cancelled, poisoned)] == [None, None, None]


def test_an_attempt_that_is_given_back_keeps_what_it_counts(store: Store) -> None:
    id = _text(store)
    store.requeue(id, claimed(store, id).fence, wait_s=0, failure=GONE, refund=False)

    assert claimed(store, id).body == b"a rook"


def test_counts_alone_are_shared_among_those_who_want_no_more(store: Store) -> None:
    first, second, whole = asked(store, keep="counts"), asked(store, keep="counts"), asked(store)
    assert claimed(store, whole).shares is None
    assert store.finish(first, claimed(store, first).fence, BARE)

    claim = claimed(store, second)
    assert store.adopt(second, claim.fence, claim.shares or "")

    assert _body(store, second) is None
    for extraction in ("article", PLACES):
        assert store.table(second, extraction) == store.table(first, extraction)
