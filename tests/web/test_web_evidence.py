"""The views behind a number, through the API: each says what the library says of the same text."""

from __future__ import annotations

import csv
import io
import threading
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from pyarrow import parquet
from pydantic import BaseModel

import wordcounts
from wordcounts import evidence, turns
from wordcounts.service import Service
from wordcounts.text.words import running
from wordcounts.web import evidence_schemas as shapes

TEXT = """The old mill stands by the river. The river turned the mill for a hundred years.
Nobody grinds corn at the old mill now; children fish in the river below the old mill.

Rivers change. The mill's wheel is gone, and the Mill Inn took its name. Old mills seldom find a new river.
"""


@pytest.fixture
def id(client: FlaskClient, work: Callable[..., None]) -> str:
    answer = client.post("/api/v1/analyses", json={"text": TEXT, "language": "en", "extraction": "page"})
    made: str = answer.json["id"]
    work(made)
    return made


@pytest.fixture
def counted() -> wordcounts.Frequencies:
    return wordcounts.count_text(TEXT, language="en", extraction="page", keep_text=True)


@pytest.fixture
def ask(client: FlaskClient, id: str) -> Callable[..., dict[str, Any]]:
    """One view of the analysis, which has the shape that the OpenAPI document says."""

    def asked(view: str, model: type[BaseModel], **query: object) -> dict[str, Any]:
        answer = client.get(f"/api/v1/analyses/{id}/{view}", query_string=query)
        assert answer.status_code == 200, answer.text
        model.model_validate(answer.json)
        found: dict[str, Any] = answer.json
        return found

    return asked


def test_a_concordance_is_the_librarys(ask: Callable[..., Any], counted: wordcounts.Frequencies) -> None:
    found = ask("concordance", shapes.Concordance, q="mill", order="right1", context=4, limit=3, offset=1)
    expected = counted.concordance("mill", order="right1", context=4, limit=3, offset=1)

    assert found["total"] == expected.total == 5
    assert found["lines"] == [asdict(line) for line in expected.lines]
    assert found["url"] is None


def test_a_concordance_of_a_page_names_the_address_of_its_fragments(
    client: FlaskClient, work: Callable[..., None]
) -> None:
    id = client.post("/api/v1/analyses", json={"url": "https://example.org/mills"}).json["id"]
    work(id, b"<title>Mills</title><p>An old mill by the river.")

    found = client.get(f"/api/v1/analyses/{id}/concordance?q=mill").json

    assert found["url"] == "https://example.org/mills"
    assert found["lines"][0]["fragment"].startswith(":~:text=")


def test_a_phrase_and_a_search_are_found_too(ask: Callable[..., Any]) -> None:
    assert ask("concordance", shapes.Concordance, q="old mill")["total"] == 3
    assert ask("concordance", shapes.Concordance, q="mill*", match="search")["total"] == 7
    assert ask("concordance", shapes.Concordance, q="mill", lemmas="lemma")["total"] > 5


def test_collocates_are_the_librarys(ask: Callable[..., Any], counted: wordcounts.Frequencies) -> None:
    found = ask("collocates", shapes.Collocates, q="mill", measure="g2", stop_words="exclude", before=3)
    expected = counted.collocates("mill", measure="g2", stop_words="exclude", before=3)

    assert [item["word"] for item in found["items"]] == [item.word for item in expected.items]
    assert found["items"][0]["scores"] == expected.items[0].scores
    assert found["stop_list"]["language"] == "en"


def test_where_a_word_falls_is_the_librarys(ask: Callable[..., Any], counted: wordcounts.Frequencies) -> None:
    found = ask("dispersion", shapes.Dispersion, q="river", parts=4)

    assert found == {**asdict(counted.dispersion("river", parts=4)), **_lists(counted)}
    assert sum(found["parts"]) == found["count"]


def _lists(counted: wordcounts.Frequencies) -> dict[str, list[int]]:
    spread = counted.dispersion("river", parts=4)
    return {"positions": list(spread.positions), "parts": list(spread.parts), "sizes": list(spread.sizes)}


def test_measures_are_the_librarys(ask: Callable[..., Any], counted: wordcounts.Frequencies) -> None:
    found, expected = ask("measures", shapes.Measures), asdict(counted.measures())

    assert {name: found[name] for name in expected if name != "readability"} == {
        name: value for name, value in expected.items() if name != "readability"
    }
    assert found["readability"] == list(expected["readability"])


def test_a_distribution_adds_up(ask: Callable[..., Any], counted: wordcounts.Frequencies) -> None:
    found = ask("distribution", shapes.Distribution)

    assert sum(one["count"] * one["n_types"] for one in found["classes"]) == counted.n_tokens
    assert sum(one["n_types"] for one in found["classes"]) == counted.n_types
    first = found["ranks"][0]
    assert (first["rank"], first["count"]) == (1, counted.most_common(1)[0][1])
    assert found["rank_fit"]["exponent"] == counted.measures().rank_fit.exponent
    assert first["expected"] / found["ranks"][-1]["expected"] == pytest.approx(
        found["ranks"][-1]["rank"] ** found["rank_fit"]["exponent"]
    )
    assert found["growth"][-1] == {
        "n_tokens": counted.n_tokens, "n_types": counted.n_types, "n_hapaxes": counted.n_hapaxes,
    }  # fmt: skip


def test_distinctive_words_are_the_librarys(ask: Callable[..., Any], counted: wordcounts.Frequencies) -> None:
    found = ask("distinctive", shapes.Distinctive, stop_words="exclude")
    expected = counted.distinctive(stop_words="exclude")

    assert [(item["word"], item["g2"]) for item in found["items"]] == [(one.word, one.g2) for one in expected.items]
    assert found["reference"] == expected.reference


def test_the_forms_of_a_word_add_up(ask: Callable[..., Any]) -> None:
    found = ask("forms", shapes.Forms, q="mill")

    assert found["count"] == sum(one["count"] for one in found["items"]) == 5
    assert [one["form"] for one in found["items"]] == ["mill", "Mill"]


def test_only_what_one_of_two_texts_has_is_given_on_request(
    client: FlaskClient, id: str, work: Callable[..., None]
) -> None:
    other = client.post("/api/v1/analyses", json={"text": "The sea, the sea. The mill.", "language": "en"}).json["id"]
    work(other)

    def words(only: str) -> list[str]:
        answer = client.get("/api/v1/compare", query_string={"target": other, "reference": id, "only": only})
        shapes.Comparison.model_validate(answer.json)
        assert answer.json["total"] == len(answer.json["items"])
        return [item["word"] for item in answer.json["items"]]

    assert words("target") == ["sea"]
    assert "river" in words("reference")
    assert {"sea", "river", "mill"} <= set(words("all"))


def test_a_comparison_is_searched_and_sorted_and_says_all_of_its_pairs(
    client: FlaskClient, id: str, work: Callable[..., None]
) -> None:
    other = client.post("/api/v1/analyses", json={"text": "The sea, the sea. The mill.", "language": "en"}).json["id"]
    work(other)
    query = {"target": other, "reference": id}
    whole = client.get("/api/v1/compare", query_string=query).json

    part = client.get("/api/v1/compare", query_string=query | {"q": "m*", "sort": "-word", "limit": 1}).json
    none = client.get("/api/v1/compare", query_string=query | {"max_q": 0}).json

    assert [word["word"] for word in part["items"]] == ["mills"]
    assert (part["total"], none["total"]) == (3, 0)
    assert part["pairs"] == whole["pairs"] == none["pairs"]
    assert sum(pair["n_types"] for pair in whole["pairs"]) == whole["total"]
    assert whole["n_key"] == {"target": 0, "reference": 0}


@pytest.mark.parametrize(
    ("view", "query", "parameter"),
    [
        ("concordance", {}, "q"),
        ("concordance", {"q": ""}, "q"),
        ("concordance", {"q": "a b c d e f"}, "q"),
        ("concordance", {"q": "a", "context": 51}, "context"),
        ("concordance", {"q": "a", "order": "sideways"}, "order"),
        ("concordance", {"q": "/(/", "match": "search"}, "q"),
        ("collocates", {"q": "mill", "measure": "luck"}, "measure"),
        ("dispersion", {"q": "mill", "parts": 0}, "parts"),
        ("forms", {"q": "two words"}, "q"),
        ("measures", {"q": "mill"}, "q"),
        ("distinctive", {"lemmas": "lemma"}, "lemmas"),
        ("distinctive", {"language": "xx"}, "language"),
    ],
)
def test_a_bad_question_names_its_parameter(
    client: FlaskClient, id: str, view: str, query: dict[str, object], parameter: str
) -> None:
    answer = client.get(f"/api/v1/analyses/{id}/{view}", query_string=query)

    assert answer.status_code == 422, answer.text
    assert (answer.json["code"], answer.json["parameter"]) == ("invalid_option", parameter)


@pytest.mark.parametrize("view", ["concordance?q=a", "collocates?q=a", "dispersion?q=a", "forms?q=a", "measures"])
def test_nothing_stands_behind_what_is_not_counted_yet(client: FlaskClient, view: str) -> None:
    id = client.post("/api/v1/analyses", json={"text": TEXT}).json["id"]

    answer = client.get(f"/api/v1/analyses/{id}/{view}")

    assert (answer.status_code, answer.json["code"]) == (409, "not_finished")
    assert client.get(f"/api/v1/analyses/nothing/{view}").status_code == 404


PAGE = b"""<title>Mills</title><nav><ul><li><a href=/>Home</a><li><a href=/a>Archive</a></ul></nav>
<main><h1>The old mill</h1><p>The old mill stands by the river, and nobody has ground corn in it for a hundred years.
<p>Children fish below it now, where the wheel once turned, and the miller's house is an inn for walkers.</main>
<footer><p>All rights reserved. <a href=/c>Contact</a></footer>"""


@pytest.fixture
def page(client: FlaskClient, work: Callable[..., None]) -> str:
    made: str = client.post("/api/v1/analyses", json={"url": "https://example.org/mills", "extraction": "page"}).json[
        "id"
    ]
    work(made, PAGE)
    return made


def test_the_blocks_say_what_counted_and_what_spoke_against_the_rest(client: FlaskClient, page: str) -> None:
    whole = client.get(f"/api/v1/analyses/{page}/blocks").json
    main = client.get(f"/api/v1/analyses/{page}/blocks?extraction=article").json

    shapes.Blocks.model_validate(main)
    assert all(block["counted"] for block in whole["blocks"])
    menu, *rest = main["blocks"]
    assert (menu["within"], menu["counted"], menu["n_link_words"]) == ("nav", False, 2)
    assert any(block["counted"] for block in rest)


def test_a_block_that_is_taken_out_takes_its_words_along_in_every_view(client: FlaskClient, page: str) -> None:
    blocks = client.get(f"/api/v1/analyses/{page}/blocks").json
    without = [block["number"] for block in blocks["blocks"] if block["within"] != "nav"]
    choice = "blocks:" + ",".join(map(str, without))

    words = client.get(f"/api/v1/analyses/{page}/words", query_string={"extraction": choice}).json
    whole = client.get(f"/api/v1/analyses/{page}/words").json
    lines = client.get(f"/api/v1/analyses/{page}/concordance", query_string={"extraction": choice, "q": "archive"}).json

    assert words["n_tokens"] == whole["n_tokens"] - 2
    assert "archive" not in {item["word"].lower() for item in words["items"]}
    assert lines["total"] == 0


def test_what_counted_is_a_choice_that_gives_the_same_words(client: FlaskClient, page: str) -> None:
    for extraction in ("article", "page"):
        choice = client.get(f"/api/v1/analyses/{page}/blocks?extraction={extraction}").json["choice"]
        chosen = client.get(f"/api/v1/analyses/{page}/words", query_string={"extraction": choice}).json
        assert chosen == client.get(f"/api/v1/analyses/{page}/words?extraction={extraction}").json


@pytest.mark.parametrize("choice", ["blocks:99", "blocks:3-1", "blocks:a", "all", "blocks:" + "0," * 3_000 + "0"])
def test_a_bad_choice_of_blocks_is_refused(client: FlaskClient, page: str, choice: str) -> None:
    answer = client.get(f"/api/v1/analyses/{page}/words", query_string={"extraction": choice})

    assert (answer.status_code, answer.json["parameter"]) == (422, "extraction")


LISTED = {
    "words": "stop_words=exclude",
    "places": "",
    "concordance": "q=mill",
    "collocates": "q=mill&min_count=1",
    "forms": "q=mill",
    "distinctive": "min_count=1",
    "blocks": "",
}
"""Views that are rows, and a query for each."""


@pytest.mark.parametrize("view", LISTED)
def test_a_view_of_rows_is_the_same_in_every_file(client: FlaskClient, id: str, view: str) -> None:
    at = f"/api/v1/analyses/{id}/{view}"
    told = client.get(f"{at}?{LISTED[view]}").json
    rows = told.get("items") or told.get("lines") or told["blocks"]

    assert rows
    assert client.get(f"{at}.json?{LISTED[view]}").json == told
    for ending in ("csv", "tsv"):
        text = client.get(f"{at}.{ending}?{LISTED[view]}&raw=true").text
        read = list(csv.reader(io.StringIO(text), dialect="excel-tab" if ending == "tsv" else "excel"))
        assert len(read) == len(rows) + 1
        assert {len(row) for row in read} == {len(read[0])}
    sheet = load_workbook(io.BytesIO(client.get(f"{at}.xlsx?{LISTED[view]}").data)).active
    table = parquet.read_table(io.BytesIO(client.get(f"{at}.parquet?{LISTED[view]}").data), use_threads=False)
    assert sheet.max_row - 1 == table.num_rows == len(rows)
    assert [cell.value for cell in sheet[1]] == table.column_names == read[0]


def test_a_file_holds_all_rows_whatever_its_limit(client: FlaskClient, id: str) -> None:
    whole = client.get(f"/api/v1/analyses/{id}/concordance.csv?q=m*&match=search&limit=1&offset=2&raw=true").text

    assert (
        len(whole.splitlines()) - 1 == client.get(f"/api/v1/analyses/{id}/concordance?q=m*&match=search").json["total"]
    )


def test_a_comparison_is_a_file_too(client: FlaskClient, id: str, work: Callable[..., None]) -> None:
    other = client.post("/api/v1/analyses", json={"text": "An old inn by the sea."}).json["id"]
    work(other)
    query = f"target={id}&reference={other}"

    answer = client.get(f"/api/v1/compare.csv?{query}&limit=1")
    read = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))

    told = client.get(f"/api/v1/compare?{query}").json
    assert [row["word"] for row in read] == [item["word"] for item in told["items"]]
    assert 'filename="compare.csv"' in answer.headers["Content-Disposition"]


def test_a_file_of_no_known_kind_names_those_that_there_are(client: FlaskClient, id: str) -> None:
    answer = client.get(f"/api/v1/analyses/{id}/forms.pdf?q=mill")

    assert (answer.status_code, answer.json["code"]) == (422, "invalid_option")
    assert "parquet" in answer.json["detail"]


def test_a_history_follows_words_through_an_addresss_analyses(
    client: FlaskClient, make_client: Callable[[], FlaskClient], work: Callable[..., None]
) -> None:
    pages = (b"<p>An old mill.", b"<p>An old mill.", b"<p>An old mill, a new Mill, mills.")
    ids = []
    for page in pages:
        ids.append(client.post("/api/v1/analyses", json={"url": "example.org/mills", "fresh": True}).json["id"])
        work(ids[-1], page)
    client.post("/api/v1/analyses", json={"url": "example.org/other"})

    found = client.get(f"/api/v1/analyses/{ids[1]}/history?words=MILL, new&extraction=page").json

    shapes.History.model_validate(found)
    assert [one["id"] for one in found["items"]] == ids
    assert [one["changed"] for one in found["items"]] == [True, False, True]
    assert [[word["count"] for word in one["words"]] for one in found["items"]] == [[1, 0], [1, 0], [2, 1]]
    assert found["items"][2]["words"][0]["per_million"] == pytest.approx(2e6 / 7)

    stranger = make_client()
    stranger.get("/")
    assert [one["id"] for one in stranger.get(f"/api/v1/analyses/{ids[1]}/history").json["items"]] == [ids[1]]


def test_a_texts_history_is_itself_and_too_many_words_are_refused(client: FlaskClient, id: str) -> None:
    assert [one["id"] for one in client.get(f"/api/v1/analyses/{id}/history").json["items"]] == [id]

    many = ",".join(f"w{number}" for number in range(11))
    assert client.get(f"/api/v1/analyses/{id}/history?words={many}").status_code == 422
    assert client.get(f"/api/v1/analyses/{id}/history?words=two words").json["parameter"] == "words"


def test_what_is_too_long_for_its_order_is_measured_and_compared_by_its_counts(
    client: FlaskClient, id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "MAX_CHARS", 50)

    measured = client.get(f"/api/v1/analyses/{id}/measures").json
    compared = client.get(f"/api/v1/compare?target={id}&reference={id}").json
    report = client.get(f"/api/v1/analyses/{id}/report.html")

    assert (measured["mattr"], measured["n_tokens"]) == (None, 54)
    assert {item["one_place"] for item in compared["items"]} == {None}
    assert client.get(f"/api/v1/analyses/{id}/distribution").json["growth"] == []
    assert report.status_code == 200
    assert client.get(f"/api/v1/analyses/{id}/concordance?q=mill").status_code == 422


VIEWS = ["words", "places", "blocks", "measures", "distribution", "report.html", "receipt", "history", "distinctive"]
VIEWS += [f"{view}?q=mill" for view in ("concordance", "collocates", "dispersion", "forms", "words.csv")]


@pytest.mark.parametrize("view", VIEWS)
def test_views_of_large_texts_take_turns_and_the_rest_answers(
    client: FlaskClient, service: Service, id: str, view: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "LARGE_TOKENS", 10)
    monkeypatch.setattr(service, "turns", turns.Turns(0, patience_s=0.01))
    monkeypatch.setattr(service.turns, "_going", threading.BoundedSemaphore(1))
    with service.turns._going:
        answer = client.get(f"/api/v1/analyses/{id}/{view}")
        status = client.get(f"/api/v1/analyses/{id}")

    assert (answer.status_code, answer.json["code"], answer.headers["Retry-After"]) == (503, "busy", "5")
    assert status.status_code == 200
    assert client.get(f"/api/v1/analyses/{id}/{view}").status_code == 200


def test_the_history_of_what_cannot_be_counted_any_more_is_empty(
    client: FlaskClient, id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "is_of_today", lambda *_: False)

    answer = client.get(f"/api/v1/analyses/{id}/history")

    assert (answer.status_code, answer.json["items"]) == (200, [])
