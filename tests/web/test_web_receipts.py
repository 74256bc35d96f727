"""Receipts and citations: what the API gives holds when the document is counted again, else says what differs."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
from flask.testing import FlaskClient

from wordcounts import receipts, recounts
from wordcounts.errors import InvalidOption
from wordcounts.receipts import Receipt
from wordcounts.recounts import Verdict
from wordcounts.web import evidence_schemas as shapes

PAGE = b"""<!doctype html><html lang="en"><head><title>Mills & rivers</title></head><body>
<nav><a href="/">Home</a> <a href="/all">All mills</a></nav>
<article><h1>The old mill</h1>
<p>The old mill stands by the river, and the river turned the mill for a hundred years without a rest.</p>
<p>Nobody grinds corn at the old mill now; children fish in the river below it, and the miller's house is an inn.</p>
<p>Rivers change. The wheel is gone, and the inn took the mill's name; old mills seldom find a new river.</p></article>
<footer>Written by the society of mills</footer></body></html>"""

VIEWS = (
    {},
    {"extraction": "page"},
    {"stop_words": "exclude", "stop_add": "river", "sort": "word"},
    {"ngram": 2, "limit": 3, "offset": 2},
    {"place": "headings"},
    {"lemmas": "lemma", "q": "m*"},
    {"extraction": "blocks:h,0"},
)


@pytest.fixture
def id(client: FlaskClient, work: Callable[..., None]) -> str:
    made: str = client.post("/api/v1/analyses", json={"url": "https://example.org/mills"}).json["id"]
    work(made, PAGE)
    return made


@pytest.fixture
def receipt(client: FlaskClient, id: str) -> Receipt:
    return receipts.parse(client.get(f"/api/v1/analyses/{id}/receipt").data)


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_a_receipt_of_any_view_holds(client: FlaskClient, id: str, view: dict[str, Any]) -> None:
    answer = client.get(f"/api/v1/analyses/{id}/receipt", query_string=view)

    assert answer.status_code == 200, answer.text
    receipt = receipts.parse(answer.data)
    assert recounts.verify(receipt, PAGE) == Verdict()
    assert receipt.list.total > 0
    assert receipt.url == "https://example.org/mills"


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_the_lists_hash_is_that_of_its_file(client: FlaskClient, id: str, view: dict[str, Any]) -> None:
    receipt = client.get(f"/api/v1/analyses/{id}/receipt", query_string=view).json
    file = client.get(f"/api/v1/analyses/{id}/words.csv", query_string={**view, "raw": "true"}).data

    assert receipt["list"]["sha256"] == sha256(file).hexdigest()


def test_the_tables_hash_can_be_made_by_hand(client: FlaskClient, id: str, receipt: Receipt) -> None:
    items = client.get(f"/api/v1/analyses/{id}/words.json?fold=false&elisions=keep").json["items"]
    lines = "".join(f"{item['word']}\t{item['count']}\n" for item in sorted(items, key=lambda item: item["word"]))

    assert receipt.table.sha256 == sha256(lines.encode()).hexdigest()


def test_another_document_is_told_by_its_hash(receipt: Receipt) -> None:
    verdict = recounts.verify(receipt, PAGE + b" ")

    assert not verdict.holds
    assert sha256(PAGE + b" ").hexdigest() in verdict.content


def test_a_count_that_was_tampered_with_does_not_hold(receipt: Receipt) -> None:
    forged = receipt.model_copy(update={"table": receipt.table.model_copy(update={"n_tokens": 1})})

    verdict = recounts.verify(forged, PAGE)

    assert not verdict.holds
    assert "n_tokens 1, now" in verdict.table
    assert verdict.list == ""


def test_a_list_with_another_word_does_not_hold(receipt: Receipt) -> None:
    forged = receipt.model_copy(update={"list": receipt.list.model_copy(update={"sha256": "0" * 64})})

    assert recounts.verify(forged, PAGE).list == "as many words, but not the same"


def test_another_recipe_is_named_and_holds_where_it_counts_the_same(receipt: Receipt) -> None:
    older = receipt.model_copy(update={"recipe": {**receipt.recipe, "rules": "0"}})

    verdict = recounts.verify(older, PAGE)

    assert verdict.holds
    assert verdict.recipe == f"rules: 0, now {receipt.recipe['rules']}"


@pytest.mark.parametrize(
    ("change", "said"),
    [({"view": {"colour": "red"}}, "colour"), ({"extraction": "all"}, "extraction"), ({"view": {"ngram": 9}}, "ngram")],
)
def test_a_receipt_that_asks_for_what_is_not_there_is_refused(
    receipt: Receipt, change: dict[str, Any], said: str
) -> None:
    with pytest.raises(InvalidOption, match=said):
        recounts.verify(receipt.model_copy(update=change), PAGE)


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"\xff", b'{"receipt": 2}'])
def test_what_is_no_receipt_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(InvalidOption, match="This is no receipt"):
        receipts.parse(data)


def test_a_text_with_its_title_has_a_receipt_that_holds(client: FlaskClient, work: Callable[..., None]) -> None:
    text = "Grün ist die Heide, die Heide ist grün."
    id = client.post("/api/v1/analyses", json={"text": text, "title": "Die Heide"}).json["id"]
    work(id)

    for query in ("", "?place=title"):
        receipt = receipts.parse(client.get(f"/api/v1/analyses/{id}/receipt{query}").data)
        assert recounts.verify(receipt, text.encode()) == Verdict()
        assert receipt.list.total == (2 if query else 4)


def test_a_citation_says_what_when_and_by_what(client: FlaskClient, id: str) -> None:
    cited = client.get(f"/api/v1/analyses/{id}/citation").json
    one = client.get(f"/api/v1/analyses/{id}").json

    shapes.Citation.model_validate(cited)
    assert cited["text"].startswith("“Mills & rivers”, https://example.org/mills, fetched ")
    assert f"{one['totals']['n_tokens']} words" in cited["text"]
    assert f"recipe {one['recipe']}" in cited["text"]
    assert r"title = {{Mills \& rivers}}" in cited["bibtex"]
    assert "url = {https://example.org/mills}" in cited["bibtex"]


def test_a_hostile_title_is_text_in_bibtex(client: FlaskClient, work: Callable[..., None]) -> None:
    id = client.post("/api/v1/analyses", json={"text": "word", "title": r"}\input{/etc/passwd} 100%"}).json["id"]
    work(id)

    bibtex = client.get(f"/api/v1/analyses/{id}/citation").json["bibtex"]

    assert r"title = {{\}\textbackslash{}input\{/etc/passwd\} 100\%}}" in bibtex
