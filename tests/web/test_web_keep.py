"""keep=counts: what is left of a document once it was counted, at every door; and that nothing else is."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from flask.testing import FlaskClient

from wordcounts.fetch.values import Fetched
from wordcounts.lifecycle import Stage
from wordcounts.pipeline import carry_out
from wordcounts.store.compression import unpack_text
from wordcounts.store.store import Store
from wordcounts.store.values import Claim, Failure
from wordcounts.text import media, reading
from wordcounts.text.values import Reading

TEXT = "Rooks nest in company. A rook is no crow."
PAGE = (
    "<html lang=en><title>Rooks</title><meta name=description content='Of birds'><nav><a href=/>Home</a></nav><main>"
    "<h1>Rooks</h1><p>" + "Rooks nest in company, high in the elms, and a rook is no crow. " * 9 + "</p></main></html>"
)
API = "/api/v1/analyses"


class Readers:
    """Reads in this process, nobody before or behind anybody."""

    def read(self, body: bytes, *, behind: bool, counts: object, **how: Any) -> Reading:
        return reading.read(body, **how)

    def read_text(self, text: str, *, behind: bool, counts: object, **how: Any) -> Reading:
        return reading.read_text(text, **how)


class Site:
    """Answers one page; counts how often it was asked."""

    asked = 0

    def fetch(self, url: str, **_: object) -> Fetched:
        self.asked += 1
        return Fetched(
            final_url=url,
            status=200,
            media_type="text/html",
            charset="utf-8",
            body=PAGE.encode(),
            redirects=(),
            elapsed_s=0.1,
        )


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def worked(store: Store, site: Site) -> Callable[[str], None]:
    """Do what a worker does, with its own steps."""

    def work(id: str) -> None:
        claim = store.claim(id, worker="test", lease_s=30)
        assert isinstance(claim, Claim)
        if claim.shares is not None:
            assert store.adopt(id, claim.fence, claim.shares)
            return
        parts = SimpleNamespace(store=store, readers=Readers(), fetcher=site)
        stages: list[Stage] = []
        assert store.finish(id, claim.fence, carry_out(claim, parts, on_stage=stages.append))  # type: ignore[arg-type]

    return work


def _submit(client: FlaskClient, **said: object) -> str:
    answer = client.post(API, json=said)
    assert answer.status_code == 202, answer.text
    return str(answer.json["id"])


def _left(store: Store, id: str) -> tuple[bytes | None, list[str]]:
    """The body, and the texts, as they lie in the database."""
    whole = store.whole(id)
    assert whole is not None
    texts = [unpack_text(row["text"]) if row["text"] else "" for row in whole.tables]
    return whole.document and whole.document["body"], texts


def _upload(client: FlaskClient) -> str:
    sent = {"file": (io.BytesIO(PAGE.encode()), "rooks.html", "text/html"), "keep": "counts"}
    return str(client.post(API, data=sent).json["id"])


WAYS: dict[str, Callable[[FlaskClient], str]] = {
    "url": lambda client: _submit(client, url="example.org/rooks", keep="counts"),
    "text": lambda client: _submit(client, text=TEXT, title="Rooks", keep="counts"),
    "html": lambda client: _submit(client, html=PAGE, url="https://example.org/", keep="counts"),
    "file": _upload,
    "form": lambda client: (
        client.post("/", data={"url": "example.org/rooks", "keep": "counts"}).headers["Location"].rsplit("/", 1)[1]
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_no_body_and_no_text_is_left_however_it_came(
    client: FlaskClient, store: Store, worked: Callable[[str], None], way: str
) -> None:
    id = WAYS[way](client)
    worked(id)

    assert _left(store, id) == (b"", ["", ""])
    one = client.get(f"{API}/{id}").json
    assert (one["state"], one["options"]["keep"]) == ("finished", "counts")


@pytest.mark.parametrize(("extraction", "text"), [("article", None), ("page", None), ("article", TEXT), ("page", TEXT)])
def test_what_is_left_says_the_same_as_beside_the_text(
    client: FlaskClient, worked: Callable[[str], None], extraction: str, text: str | None
) -> None:
    source = {"url": "example.org/rooks"} if text is None else {"text": text, "title": "A note of Rooks"}
    bare = _submit(client, **source, extraction=extraction, keep="counts")
    whole = _submit(client, **source, extraction=extraction)
    worked(bare)
    worked(whole)

    for view in (
        "words",
        "words?stop_words=exclude&lemmas=lemmas",
        "words.csv",
        "places",
        "words?place=headings",
        "forms?q=rooks",
    ):
        assert client.get(f"{API}/{bare}/{view}").data == client.get(f"{API}/{whole}/{view}").data, view
    assert _compared(client, bare, whole) == _compared(client, whole, bare)
    measured = client.get(f"{API}/{bare}/measures").json
    assert (measured["n_tokens"], measured["mtld"], measured["n_sentences"]) == (
        client.get(f"{API}/{whole}/measures").json["n_tokens"],
        None,
        None,
    )
    assert client.get(f"{API}/{bare}/distribution").json["growth"] == []


def _compared(client: FlaskClient, target: str, reference: str) -> list[tuple[str, float]]:
    answer = client.get(f"/api/v1/compare?target={target}&reference={reference}")
    assert answer.status_code == 200, answer.text
    return sorted((one["word"], one["g2"]) for one in answer.json["items"])


NEED_TEXT = (
    "words?extraction=page",
    "words?ngram=2",
    "words.csv?ngram=3",
    "words?extraction=blocks:h,0",
    "blocks",
    "concordance?q=rook",
    "collocates?q=rook",
    "dispersion?q=rook",
)


@pytest.mark.parametrize("view", NEED_TEXT)
def test_a_view_that_takes_the_text_says_so(client: FlaskClient, worked: Callable[[str], None], view: str) -> None:
    id = _submit(client, url="example.org/rooks", keep="counts")
    worked(id)

    answer = client.get(f"{API}/{id}/{view}")

    assert (answer.status_code, answer.json["code"]) == (409, "text_not_kept")


def test_an_address_can_be_counted_again_and_what_was_sent_cannot(
    client: FlaskClient, store: Store, worked: Callable[[str], None]
) -> None:
    url, text = _submit(client, url="example.org/rooks", keep="counts"), _submit(client, text=TEXT, keep="counts")
    worked(url)
    worked(text)

    again = client.post(f"{API}/{url}/retry", json={"fresh": True})
    refused = client.post(f"{API}/{text}/retry")

    assert (again.status_code, again.json["options"]["keep"]) == (202, "counts")
    assert (refused.status_code, refused.json["code"]) == (409, "text_not_kept")


def test_what_was_sent_is_let_go_of_however_it_ends(client: FlaskClient, store: Store) -> None:
    failed, cancelled, kept = (_submit(client, text=TEXT, keep=keep) for keep in ("counts", "counts", "all"))
    for id in (failed, kept):
        claim = store.claim(id, worker="test", lease_s=30)
        assert claim is not None
        store.fail(id, claim.fence, Failure("too_complex", "It took too long.", permanent=True))
    waits = _left(store, cancelled)[0]

    client.post(f"{API}/{cancelled}/cancel")

    assert waits
    assert _left(store, failed) == (b"", [])
    assert _left(store, cancelled) == (b"", [])
    assert _left(store, kept)[0]


def test_a_fetch_is_shared_only_with_who_keeps_as_much(
    client: FlaskClient, store: Store, worked: Callable[[str], None], site: Site
) -> None:
    asked = {"url": "example.org/rooks"}
    bare, whole = _submit(client, **asked, keep="counts"), _submit(client, **asked)
    bare_too, whole_too = _submit(client, **asked, keep="counts"), _submit(client, **asked)
    for id in (bare, whole, bare_too, whole_too):
        worked(id)

    assert site.asked == 2
    assert [client.get(f"{API}/{id}").json["shared_fetch"] for id in (bare, whole, bare_too, whole_too)] == [
        False, False, True, True,
    ]  # fmt: skip
    assert _left(store, bare_too) == (b"", ["", ""])
    assert _left(store, whole_too)[1][0]
    assert client.get(f"{API}/{bare_too}/places").json == client.get(f"{API}/{bare}/places").json


def test_a_replay_that_keeps_more_is_another_request(client: FlaskClient) -> None:
    key = {"Idempotency-Key": "once"}
    first = client.post(API, json={"text": TEXT, "keep": "counts"}, headers=key)
    again = client.post(API, json={"text": TEXT}, headers=key)

    assert (first.status_code, again.status_code, again.json["code"]) == (202, 422, "idempotency_mismatch")


def test_under_a_newer_recipe_the_counts_stay_and_are_compared_with_none(
    client: FlaskClient, worked: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [_submit(client, text=TEXT, keep=keep) for keep in ("counts", "all")]
    for id in ids:
        worked(id)
    before = client.get(f"{API}/{ids[0]}/words").json
    recipe = media.recipe_of(media.PLAIN)
    newer = replace(recipe, segmenter="another")
    monkeypatch.setattr(media, "recipe_of", lambda _: newer)

    assert client.get(f"{API}/{ids[0]}/words").json == before
    answer = client.get(f"/api/v1/compare?target={ids[1]}&reference={ids[0]}")
    assert (answer.status_code, answer.json["code"]) == (409, "text_not_kept")
    assert client.get(f"{API}/{ids[0]}/receipt").status_code == 409


def test_any_other_word_for_keep_is_refused(client: FlaskClient, store: Store) -> None:
    for answer in (
        client.post(API, json={"text": TEXT, "keep": "nothing"}),
        client.post(API, data={"file": (io.BytesIO(b"a rook"), "a.txt"), "keep": ""}),
        client.post("/", data={"url": "example.org", "keep": "nothing"}),
    ):
        assert answer.status_code == 422
    assert store.recent(None).items == ()


def test_a_history_leaves_out_what_cannot_be_counted_alike_any_more(
    client: FlaskClient, worked: Callable[[str], None]
) -> None:
    bare, whole = (_submit(client, url="example.org/rooks", keep=keep, fresh=True) for keep in ("counts", "all"))
    worked(bare)
    worked(whole)

    def past(extraction: str) -> list[str]:
        answer = client.get(f"{API}/{whole}/history?words=rooks&extraction={extraction}")
        assert answer.status_code == 200, answer.text
        return [one["id"] for one in answer.json["items"]]

    assert (past("article"), past("page")) == ([bare, whole], [whole])
