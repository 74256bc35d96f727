"""A record with one of everything, and what it says in numbers: the same before and after whatever is done to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from wordcounts.pipeline import Source, result
from wordcounts.service import Service
from wordcounts.settings import load_settings
from wordcounts.store.store import Store
from wordcounts.store.values import PLACES, Claim, Failure, Keep, NewAnalysis, new_id
from wordcounts.text.reading import read, read_text
from wordcounts.text.values import ReadOptions
from wordcounts.text.views.places import Places
from wordcounts.text.views.view import ViewOptions
from wordcounts.text.words.table import Table

FETCHED = datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)

PAGES = {
    "english": """<html lang=en><title>Bread from a cold oven</title>
        <nav><a href=/>Home</a> <a href=/shop>Shop</a></nav><main><h1>Bread from a cold oven</h1>
        <p>Whoever bakes bread in a cold oven saves the quarter of an hour in which it heats. The dough rises in it, and
        the crust is thinner; well-kneaded dough minds neither.</p><p>Covid-19 taught half the street to bake,
        AT&amp;T's shop and the school's kitchen included: don't ask for the other half.</p></main>
        <footer>Written by hand in a kitchen.</footer></html>""",
    "japanese": """<html lang=ja><title>海の朝</title><h1>海の朝</h1><p>朝の海は静かで、港の船はまだ眠っています。
        魚を売る人が来るころ、町は目を覚まします。</p></html>""",
    "arabic": """<html lang=ar dir=rtl><title>السوق</title><h1>السوق</h1><p>في السوق القديم يبيع الناس التمر والقهوة،
        ويسأل المسافر عن الطريق إلى البحر.</p></html>""",
}
"""Of our own writing."""


def service_on(store: Store) -> Service:
    """The use cases on a store, with a reader in this process and no queue."""
    return Service(load_settings(_env_file=None), store, _NoQueue(), read)


class _NoQueue:
    def hint(self, id: str, attempt: int) -> bool:
        return False

    def hint_collections(self, ids: Sequence[str]) -> bool:
        return False

    def ping(self) -> bool:
        return False


def fill(store: Store) -> dict[str, str]:
    """Store one of everything; return the ids by name."""
    ids = {name: _page(store, page, name) for name, page in PAGES.items()}
    ids["text"] = _text(store)
    service_on(store).places(ids["english"], ViewOptions())
    ids["failed"] = _claimed(store, _url("gone"))[0]
    store.fail(ids["failed"], 1, Failure("http_error", "The site answered 404.", permanent=True))
    ids["cancelled"] = store.add(_url("cancelled")).id
    store.cancel(ids["cancelled"])
    ids["queued"] = store.add(_url("queued")).id
    ids["again"] = _claimed(store, _url("again"))[0]
    failure = Failure("timed_out", "The site took too long to answer.", permanent=False)
    store.requeue(ids["again"], 1, wait_s=10.0, failure=failure, refund=False)
    ids["counts only"] = _text(store, keep="counts")
    ids["running"] = _claimed(store, _url("running"))[0]
    waiting = NewAnalysis(
        id=new_id(), kind="text", body=b"a text that waits", media_type="text/plain", charset="utf-8", owner="o2"
    )
    ids["waiting text"] = store.add(waiting).id
    return ids


def _url(name: str, **more: Any) -> NewAnalysis:
    owned: dict[str, Any] = {"owner": "0123456789abcdef0123456789abcdef", **more}
    return NewAnalysis(id=new_id(), kind="url", url=f"http://127.0.0.1:9/{name}", **owned)


def _claimed(store: Store, new: NewAnalysis) -> tuple[str, Claim]:
    id = store.add(new).id
    claim = store.claim(id, worker="a worker that died", lease_s=-1.0)
    assert claim is not None
    return id, claim


def _page(store: Store, page: str, name: str) -> str:
    extraction = "page" if name == "arabic" else "article"
    id, claim = _claimed(store, _url(name, extraction=extraction))
    body = page.encode()
    reading = read(
        body,
        media_type="text/html",
        charset="utf-8",
        options=ReadOptions("page" if extraction == "page" else "article", None),
        url=claim.url,
    )
    done = result(claim, Source(body, "text/html", "utf-8", claim.url, None), reading)
    done = replace(done, document=replace(done.document, fetched_at=FETCHED))
    assert store.finish(id, claim.fence, done)
    return id


def _text(store: Store, keep: Keep = "all") -> str:
    body = "Zoë said: l'histoire, e-mail and C++ are words; 42 is a number."
    new = NewAnalysis(
        id=new_id(), kind="text", body=body.encode(), media_type="text/plain", charset="utf-8", title="A note",
        delete_token_hash="ab" * 32, language="en", extraction="page", keep=keep,
    )  # fmt: skip
    id, claim = _claimed(store, new)
    reading = read_text(body, title="A note", options=ReadOptions("page", "en", places=keep == "counts"))
    source = Source(body.encode(), "text/plain", "utf-8", None, None)
    assert store.finish(id, claim.fence, result(claim, source, reading))
    return id


def numbers(store: Store) -> dict[str, Any]:
    """What the record says: by id, everything that a door shows and every word of every table."""
    return {place.id: _numbers(store, place.id) for place in store.walk(None, limit=1_000)}


def _numbers(store: Store, id: str) -> dict[str, Any]:
    one = store.get(id)
    whole = store.whole(id)
    assert one is not None
    assert whole is not None
    tables = {}
    for row in whole.tables:
        stored = store.table(id, row["extraction"])
        assert stored is not None
        tables[stored.extraction] = {
            "recipe": stored.recipe,
            "n_tokens": stored.n_tokens,
            "n_types": stored.n_types,
            "n_hapaxes": stored.n_hapaxes,
            "text": stored.text,
            "words": _words(stored.extraction, stored.table),
        }
    document = store.document(id)
    return {
        "state": one.state.value,
        "attempt": one.attempt,
        "source": [one.kind, one.url],
        "owner": one.owner,
        "totals": [one.n_tokens, one.n_types, one.n_hapaxes],
        "recipe": one.recipe,
        "error": one.failure.code if one.failure else None,
        "notices": [list(notice) for notice in one.notices],
        "times": [one.created_at.isoformat(), one.finished_at.isoformat() if one.finished_at else None],
        "document": document and [document.facts.sha256, document.facts.title, document.facts.language],
        "body": document and document.body and document.body.decode(),
        "tables": tables,
        "history": [[step.state.value, step.attempt, step.reason] for step in store.history(id)],
    }


def _words(extraction: str, packed: bytes) -> Any:
    if extraction == PLACES:
        return [dict(table) for table in Places.from_bytes(packed).tables]
    return dict(Table.from_bytes(packed))
