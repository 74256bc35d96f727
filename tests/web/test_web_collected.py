"""What collections show, by the API."""

from __future__ import annotations

import csv
import io
import json
import re
import threading
from collections import Counter
from dataclasses import asdict
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

import wordcounts
from parts.tides import API, TEXTS, Work, add, collection, count_calls
from wordcounts import receipts, recounts, turns
from wordcounts.service import Service
from wordcounts.store import membership
from wordcounts.store.store import Store
from wordcounts.text.views.view import ViewOptions
from wordcounts.web import collected
from wordcounts.web.collected import VIEWS


@pytest.fixture
def gathered(client: FlaskClient, work: Work) -> str:
    """The id of a collection of three texts."""
    return collection(client, work, *TEXTS)


def shown(client: FlaskClient, id: str, view: str, query: str = "") -> dict[str, Any]:
    answer = client.get(f"{API}/{id}/{view}{query}")
    assert answer.status_code == 200, answer.json
    found: dict[str, Any] = answer.json
    return found


def rows(client: FlaskClient, id: str, view: str, query: str = "") -> list[dict[str, str]]:
    answer = client.get(f"{API}/{id}/{view}.csv{query}")
    assert answer.status_code == 200, answer.json
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))


def test_the_words_of_all_sources_are_summed(client: FlaskClient, gathered: str) -> None:
    found = shown(client, gathered, "words")
    assert (found["n_documents"], found["n_tokens"]) == (3, 31)
    assert found["items"][:2] == [
        {
            "rank": 1,
            "word": "The",
            "count": 8,
            "per_million": pytest.approx(8e6 / 31),
            "n_documents": 3,
            "dp_norm": None,
        },
        {
            "rank": 2,
            "word": "wind",
            "count": 4,
            "per_million": pytest.approx(4e6 / 31),
            "n_documents": 2,
            "dp_norm": None,
        },
    ]
    seen = found["collection"]
    assert (seen["id"], seen["name"], seen["done"], seen["language"]) == (gathered, "Tides", True, "en")
    assert (seen["n_documents"], seen["n_outdated"]) == (3, 0)


def test_the_spread_of_each_word_is_told_where_it_is_asked_for(client: FlaskClient, gathered: str) -> None:
    found = shown(client, gathered, "words", "?dispersion=true&limit=3")
    even = shown(client, gathered, "dispersion", "?limit=3")
    assert [one["dp_norm"] for one in found["items"]] == [one["dp_norm"] for one in even["items"]]
    assert "dp_norm" not in rows(client, gathered, "words")[0]
    told = rows(client, gathered, "words", "?dispersion=true")[0]
    assert float(told["dp_norm"]) == pytest.approx(even["items"][0]["dp_norm"])


def test_a_view_is_given_whole_in_columns_as_its_rows_are(client: FlaskClient, gathered: str) -> None:
    whole = shown(client, gathered, "vocabulary", "?stop_words=exclude&numbers=false")
    listed = shown(client, gathered, "words", "?stop_words=exclude&numbers=false&dispersion=true")
    assert whole["words"] == [one["word"] for one in listed["items"]]
    assert whole["counts"] == [one["count"] for one in listed["items"]]
    assert whole["in_documents"] == [one["n_documents"] for one in listed["items"]]
    assert whole["dp_norm"] == [pytest.approx(one["dp_norm"], abs=5e-5) for one in listed["items"]]
    assert (whole["total"], whole["n_tokens"], whole["language"]) == (listed["total"], 31, "en")
    by_word = shown(client, gathered, "words", "?stop_words=exclude&numbers=false&sort=word")
    assert [whole["words"][at] for at in whole["alphabetical"]] == [one["word"] for one in by_word["items"]]


def test_a_view_that_is_too_long_to_be_given_whole_says_how_long_it_is(client: FlaskClient, gathered: str) -> None:
    found = shown(client, gathered, "vocabulary", "?most=3")
    assert (found["words"], found["counts"], found["alphabetical"]) == ([], [], [])
    assert found["total"] == shown(client, gathered, "words")["total"] > 3


def test_the_view_options_are_those_of_one_analysis(client: FlaskClient, gathered: str) -> None:
    found = shown(client, gathered, "words", "?stop_words=exclude&q=/^w/&sort=word&limit=1&offset=1")
    assert [(one["word"], one["count"]) for one in found["items"]] == [("wind", 4)]
    assert (found["total"], found["stop_list"]["name"]) == (2, "standard-en")


def test_phrases_are_counted_over_all_sources(client: FlaskClient, gathered: str) -> None:
    found = shown(client, gathered, "words", "?ngram=2&limit=2")
    assert [(one["word"], one["count"], one["n_documents"]) for one in found["items"]] == [
        ("the wind", 4, 2),
        ("The sea", 3, 2),
    ]


def test_one_source_alone_is_seen_as_its_analysis_is(client: FlaskClient, work: Work) -> None:
    id = collection(client, work, TEXTS[0])
    (source,) = client.get(f"{API}/{id}/sources").json["items"]
    whole = client.get(f"/api/v1/analyses/{source['analysis']}/words?stop_words=exclude").json
    found = shown(client, id, "words", "?stop_words=exclude")
    assert [{**one, "n_documents": 1, "dp_norm": None} for one in whole["items"]] == found["items"]
    assert [whole[name] for name in ("n_tokens", "n_types", "n_hapaxes", "total")] == [
        found[name] for name in ("n_tokens", "n_types", "n_hapaxes", "total")
    ]


def test_a_collection_that_is_worked_on_shows_what_is_there(client: FlaskClient, work: Work) -> None:
    sources = [{"text": text} for text in TEXTS]
    id = client.post(API, json={"name": "Tides", "sources": sources}).json["id"]
    assert shown(client, id, "words")["items"] == []
    listed = client.get(f"{API}/{id}/sources").json["items"]
    work(listed[2]["analysis"])
    found = shown(client, id, "words", "?limit=1")
    assert (found["collection"]["done"], found["n_documents"], found["items"][0]["count"]) == (False, 1, 3)
    work(listed[0]["analysis"])
    matrix = shown(client, id, "matrix", "?limit=1")
    # In the order of the sources, whichever was finished first.
    assert [one["number"] for one in matrix["documents"]] == [1, 3]
    assert matrix["items"][0]["counts"] == [3, 3]


def test_a_source_that_was_taken_out_counts_no_more(client: FlaskClient, gathered: str) -> None:
    assert shown(client, gathered, "words", "?q=wind")["items"][0]["count"] == 4
    assert client.delete(f"{API}/{gathered}/sources/3").status_code == 204
    found = shown(client, gathered, "words", "?q=wind")
    assert (found["n_documents"], found["items"][0]["count"]) == (2, 1)


def test_what_another_process_deleted_is_let_go_of(
    client: FlaskClient, service: Service, store: Store, gathered: str
) -> None:
    shown(client, gathered, "words")
    corpora = client.application.extensions["wordcounts-collected"].corpora
    service.forget_deleted()
    assert [id for id, _ in corpora.shelf.items] == [gathered]
    store.collections.remove(gathered, 2)
    service.forget_deleted()
    assert corpora.shelf.items == []


def test_texts_that_are_one_count_once(client: FlaskClient, work: Work) -> None:
    id = collection(client, work, TEXTS[0], TEXTS[1], TEXTS[0] + " ")
    found = shown(client, id, "words", "?q=sea")
    assert (found["n_documents"], found["items"][0]["count"]) == (2, 3)
    # A source that says what another says is that one where it is asked for.
    assert shown(client, id, "tfidf", "?source=3")["documents"][0]["number"] == 1


def test_words_by_sources_add_up(client: FlaskClient, gathered: str) -> None:
    found = shown(client, gathered, "matrix", "?limit=1000")
    assert [(one["number"], one["name"], one["n_tokens"]) for one in found["documents"]] == [
        (1, "Text 1", 10),
        (2, "Text 2", 9),
        (3, "Text 3", 12),
    ]
    assert [sum(one["counts"][at] for one in found["items"]) for at in range(3)] == [10, 9, 12]
    assert all(sum(one["counts"]) == one["count"] for one in found["items"])
    (wind,) = rows(client, gathered, "matrix", "?q=wind&min_count=2")
    assert wind == {
        "rank": "2",
        "word": "wind",
        "count": "4",
        "n_documents": "2",
        "1 Text 1": "0",
        "2 Text 2": "1",
        "3 Text 3": "3",
    }


def test_dispersion_tells_words_of_all_from_words_of_one(client: FlaskClient, gathered: str) -> None:
    found = shown(client, gathered, "dispersion", "?sort=dp_norm&min_count=2")
    assert found["items"][0]["word"] == "The"
    of = {one["word"]: one for one in found["items"]}
    assert of["turns"]["n_documents"] == 1
    # All in a part of 12/31: DP is 1 less that, DPnorm the same over 1 less the smallest.
    assert of["turns"]["dp"] == pytest.approx(19 / 31)
    assert of["turns"]["dp_norm"] == pytest.approx(19 / 31 / (1 - 9 / 31))


def test_tfidf_names_its_variant(client: FlaskClient, gathered: str) -> None:
    found = shown(client, gathered, "tfidf", "?source=3&variant=count&top=1")
    assert found["variant"] == "count"
    (document,) = found["documents"]
    assert document["items"][0]["word"] == "turns"
    assert document["items"][0]["weight"] == pytest.approx(3 * 0.47712125)
    assert len(shown(client, gathered, "tfidf", "?limit=2&offset=1")["documents"]) == 2
    assert {row["number"] for row in rows(client, gathered, "tfidf", "?limit=1")} == {"1", "2", "3"}


def test_trends_follow_words_through_the_sources(client: FlaskClient, gathered: str) -> None:
    found = shown(client, gathered, "trends", "?words=sea,wind")
    assert [(one["word"], one["counts"], one["tau"]) for one in found["items"]] == [
        ("sea", [2, 1, 0], -1),
        ("wind", [0, 1, 3], 1),
    ]
    assert [(part["first"], part["n_tokens"], part["dated_at"]) for part in found["parts"]] == [
        (1, 10, None),
        (2, 9, None),
        (3, 12, None),
    ]
    rising = shown(client, gathered, "trends", "?sort=rising&min_count=3&n=1")
    assert [one["word"] for one in rising["items"]] == ["wind"]
    assert len(rows(client, gathered, "trends", "?words=sea,wind")) == 6


def test_one_source_is_held_against_the_rest(client: FlaskClient, gathered: str) -> None:
    found = shown(client, gathered, "keyness", "?source=3&limit=1&permutations=99&seed=7")
    assert (found["target_n_documents"], found["reference_n_documents"]) == (1, 2)
    assert (found["target_n_tokens"], found["reference_n_tokens"]) == (12, 19)
    assert found["items"][0]["word"] == "turns"
    assert found["permutations"] == {"n": 3, "exact": True, "seed": 7, "n_tested": 13}
    assert found["items"][0]["p_permuted"] == pytest.approx(1 / 3)


def test_a_collection_is_held_against_another(client: FlaskClient, work: Work, gathered: str) -> None:
    other = collection(client, work, "The sun shines. The sun sets.", "The sun is up.")
    found = shown(client, gathered, "keyness", f"?reference={other}")
    of = {one["word"]: one for one in found["items"]}
    assert (of["sun"]["target_count"], of["sun"]["reference_count"], of["sun"]["reference_documents"]) == (0, 3, 2)
    assert (of["turns"]["one_document"], of["sun"]["one_document"]) == (True, False)
    shared = shown(client, gathered, "keyness", f"?reference={other}&one_document=false")
    assert "turns" not in {one["word"] for one in shared["items"]}
    assert len(rows(client, gathered, "keyness", f"?reference={other}&limit=1")) == found["total"]


@pytest.mark.parametrize(
    ("view", "status", "code"),
    [
        ("keyness", 422, "invalid_option"),
        ("keyness?source=1&reference=x", 422, "ambiguous_source"),
        ("keyness?source=9", 404, "unknown_source"),
        ("keyness?reference=nothing", 404, "unknown_collection"),
        ("tfidf?source=9", 404, "unknown_source"),
        ("words?place=title", 422, "invalid_option"),
        ("words?sort=dp", 422, "invalid_option"),
        ("growth?n=0", 422, "invalid_option"),
        ("words.doc", 422, "invalid_option"),
        ("concordance?q=", 422, "invalid_option"),
        ("concordance?q=a+b+c+d+e+f", 422, "invalid_option"),
    ],
)
def test_what_cannot_be_shown_is_refused(client: FlaskClient, gathered: str, view: str, status: int, code: str) -> None:
    answer = client.get(f"{API}/{gathered}/{view}")
    assert (answer.status_code, answer.json["code"]) == (status, code)


def test_a_collection_that_is_not_there_shows_nothing(client: FlaskClient) -> None:
    assert client.get(f"{API}/{'0' * 32}/words").status_code == 404


def test_the_vocabulary_grows_and_says_when_to_stop(client: FlaskClient, gathered: str) -> None:
    found = shown(client, gathered, "growth", "?n=2&stop_words=exclude")
    assert [(point["number"], point["n_tokens"]) for point in found["points"]] == [(1, 10), (2, 19), (3, 31)]
    assert found["steadiness"]["words"] == ["wind", "sea"]
    assert found["steadiness"]["last_change"] == 3
    assert [row["n_tokens"] for row in rows(client, gathered, "growth")] == ["10", "19", "31"]


def test_every_occurrence_is_shown_with_its_source(client: FlaskClient, gathered: str) -> None:
    found = shown(client, gathered, "concordance", "?q=sea&context=2")
    assert (found["total"], found["complete"], found["n_documents_with"]) == (3, True, 2)
    lines = [(one["number"], one["name"], one["left"].strip(), one["token"], one["start"]) for one in found["lines"]]
    assert lines == [
        (1, "Text 1", "The", 1, TEXTS[0].index("sea")),
        (1, "Text 1", "rises. The", 4, TEXTS[0].rindex("sea")),
        (2, "Text 2", "on the", 4, TEXTS[1].index("sea")),
    ]


def test_a_page_of_occurrences_reads_only_what_it_shows(client: FlaskClient, gathered: str) -> None:
    found = shown(client, gathered, "concordance", "?q=sea&limit=1&offset=2")
    assert (found["total"], found["n_documents_read"]) == (3, 1)
    assert [one["number"] for one in found["lines"]] == [2]


@pytest.mark.parametrize("q", ["the wind", "wind+turns", "e-mail", "nothing", "sea waits"])
def test_a_phrase_is_found_in_whatever_text_it_is(client: FlaskClient, gathered: str, q: str) -> None:
    expected = sum(text.casefold().count(q.replace("+", " ")) for text in TEXTS)
    found = shown(client, gathered, "concordance", f"?q={q.replace(' ', '+')}")
    assert (found["total"], found["complete"]) == (expected, True)


def test_occurrences_of_all_texts_are_sorted_and_searched(client: FlaskClient, gathered: str) -> None:
    found = shown(client, gathered, "concordance", "?q=w*&match=search&order=node")
    assert [one["node"] for one in found["lines"]] == ["waits"] * 2 + ["wind"] * 4
    assert [one["number"] for one in found["lines"]] == [1, 2, 2, 3, 3, 3]
    assert [row["number"] for row in rows(client, gathered, "concordance", "?q=sea")] == ["1", "1", "2"]


def test_what_is_too_much_to_read_is_said(client: FlaskClient, gathered: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wordcounts.passages.MAX_TOKENS", 15)
    found = shown(client, gathered, "concordance", "?q=the+wind")
    assert (found["complete"], found["n_documents_with"], found["n_documents_read"]) == (False, 2, 1)
    near = shown(client, gathered, "collocates", "?q=the&min_count=1")
    assert (near["complete"], near["n_documents_read"]) == (False, 1)


def test_what_stands_near_is_that_of_all_texts(client: FlaskClient, gathered: str) -> None:
    found = shown(client, gathered, "collocates", "?q=wind&stop_words=exclude&measure=g2")
    assert (found["complete"], found["n_documents_read"], found["n_nodes"], found["n_tokens"]) == (True, 3, 4, 31)
    assert found["items"][0]["word"] == "turns"


def test_what_is_too_much_to_be_read_is_read_where_the_word_is(
    client: FlaskClient, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = collection(client, work, *(f"some other words {number}" for number in range(20)), "the rare bird sings")
    monkeypatch.setattr("wordcounts.passages.MAX_TOKENS", 8)
    read = count_calls(monkeypatch, membership, "unpack_text")
    found = shown(client, id, "collocates", "?q=bird&min_count=1")
    assert (found["n_nodes"], found["n_documents_read"], found["complete"], len(read)) == (1, 1, False, 1)
    assert {one["word"] for one in found["items"]} == {"the", "rare", "sings"}
    # A word of all of them: an even choice.
    found = shown(client, id, "collocates", "?q=other&min_count=1")
    assert (found["n_documents_read"], found["complete"]) == (2, False)
    lost = shown(client, id, "collocates", "?q=nowhere")
    assert (lost["n_nodes"], lost["items"], lost["complete"]) == (0, [], False)


def test_without_texts_words_are_shown_and_passages_are_not(client: FlaskClient, work: Work) -> None:
    id = collection(client, work, *TEXTS, keep="counts")
    assert shown(client, id, "words")["n_tokens"] == 31
    for view in ("concordance?q=sea", "collocates?q=sea", "words?ngram=2"):
        answer = client.get(f"{API}/{id}/{view}")
        assert (answer.status_code, answer.json["code"]) == (409, "text_not_kept"), view


@pytest.mark.parametrize(
    "view",
    [
        "words", "matrix", "dispersion", "tfidf", "trends", "keyness?source=1", "growth", "concordance?q=sea",
        "collocates?q=the",
    ],
)  # fmt: skip
@pytest.mark.parametrize("ending", ["csv", "tsv", "json", "xlsx", "parquet"])
def test_every_view_is_a_file_of_any_kind(client: FlaskClient, gathered: str, view: str, ending: str) -> None:
    name, _, query = view.partition("?")
    answer = client.get(f"{API}/{gathered}/{name}.{ending}?{query}")
    assert answer.status_code == 200, answer.json
    assert answer.headers["Content-Disposition"].startswith("attachment; filename")
    assert len(answer.data) > 20


def test_what_was_counted_by_an_older_release_is_counted_again(
    client: FlaskClient, store: Store, gathered: str
) -> None:
    from sqlalchemy import text

    from wordcounts.store.engine import transaction

    with transaction(store._engine) as connection:
        connection.execute(text("UPDATE frequencies SET recipe = 'older'"))
    found = shown(client, gathered, "words")
    assert (found["collection"]["n_outdated"], found["n_tokens"]) == (0, 31)
    with transaction(store._engine) as connection:
        assert connection.execute(text("SELECT count(*) FROM frequencies WHERE recipe = 'older'")).scalar() == 0


def test_options_have_the_defaults_of_one_analysis() -> None:
    from wordcounts.web import collected_schemas as shapes
    from wordcounts.web.queries import view_options

    assert view_options(shapes.SummedQuery()) == ViewOptions()


def test_a_receipt_is_of_the_whole_list_and_of_what_it_was_made_from(client: FlaskClient, gathered: str) -> None:
    receipt = shown(client, gathered, "receipt", "?stop_words=exclude&limit=1")
    raw = client.get(f"{API}/{gathered}/words.csv?stop_words=exclude&raw=true").data
    assert receipt["list"]["sha256"] == sha256(raw).hexdigest()
    assert receipt["list"]["stop_list"].startswith("standard-en")
    assert receipt["view"] == {"stop_words": "exclude", "language": "en"}
    assert [(one["number"], one["n_tokens"]) for one in receipt["sources"]] == [(1, 10), (2, 9), (3, 12)]
    first = receipt["sources"][0]
    own = client.get(f"/api/v1/analyses/{first['analysis']}/receipt").json
    assert first["sha256"] == own["content"]["sha256"] == sha256(TEXTS[0].encode()).hexdigest()
    assert (first["media_type"], first["charset"]) == (own["content"]["media_type"], own["content"]["charset"])
    # By hand: the forms of all texts, counted, in the order of code points.
    counts = Counter(re.findall(r"\w+", " ".join(TEXTS)))
    lines = "".join(f"{form}\t{counts[form]}\n" for form in sorted(counts))
    assert receipt["table"]["sha256"] == sha256(lines.encode()).hexdigest()
    assert (receipt["table"]["n_tokens"], receipt["table"]["n_types"]) == (31, 13)


def test_a_receipt_of_one_source_has_the_table_of_its_own(client: FlaskClient, work: Work) -> None:
    id = collection(client, work, TEXTS[0])
    receipt = shown(client, id, "receipt")
    own = client.get(f"/api/v1/analyses/{receipt['sources'][0]['analysis']}/receipt").json
    assert receipt["table"] == own["table"]


def test_a_receipt_is_made_once_as_long_as_the_collection_stays_as_it_is(
    client: FlaskClient, work: Work, gathered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = shown(client, gathered, "receipt")
    unpacked, made = count_calls(monkeypatch, membership, "unpack"), count_calls(monkeypatch, receipts, "ListFacts")
    assert shown(client, gathered, "receipt") == first
    assert client.get(f"{API}/{gathered}/report.html").status_code == 200
    assert (unpacked, made) == ([], [])
    add(client, work, gathered, "A new text.")
    assert shown(client, gathered, "receipt") != first
    # The new text's table is read for the corpus, and all four for the receipt, which tells the hash of each.
    assert (len(unpacked), len(made)) == (1 + 4, 1)


def test_more_words_than_a_page_has_are_sent_as_they_are_made(
    client: FlaskClient, gathered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [f"{API}/{gathered}/words.{ending}?raw=true" for ending in ("json", "csv", "tsv")]
    before = [client.get(file).data for file in files]
    monkeypatch.setattr("wordcounts.text.corpus.words.MANY", 2)
    monkeypatch.setattr("wordcounts.web.collected.MANY_ROWS", 2)
    monkeypatch.setattr("wordcounts.web.answers.ROWS_AT_ONCE", 3)
    monkeypatch.setattr("wordcounts.sheets.AT_ONCE", 3)
    after = [client.get(file).data for file in files]
    assert after[1:] == before[1:]
    assert json.loads(after[0]) == json.loads(before[0])
    for ending in ("xlsx", "parquet"):
        assert client.get(f"{API}/{gathered}/words.{ending}").status_code == 200


def test_a_collection_is_cited_by_its_name_and_size(client: FlaskClient, gathered: str) -> None:
    said = shown(client, gathered, "citation")
    assert said["text"].startswith("“Tides”, a collection of 3 texts, counted ")
    assert "31 words, 13 different (wordcounts " in said["text"]
    assert f"@misc{{wordcounts-{gathered[:8]}," in said["bibtex"]


def test_a_report_says_what_the_api_says(client: FlaskClient, gathered: str) -> None:
    answer = client.get(f"{API}/{gathered}/report.html?stop_words=exclude&limit=2")
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    table = re.findall(r'<td class="word" dir="auto">(.*?)</td>.*?<td class="number">([\d,]+)</td>', answer.text, re.S)
    words = shown(client, gathered, "words", "?stop_words=exclude&limit=2")["items"]
    assert table == [(one["word"], str(one["count"])) for one in words]
    assert shown(client, gathered, "citation")["text"] in unescape(answer.text)
    assert shown(client, gathered, "receipt", "?stop_words=exclude")["list"]["sha256"] in answer.text
    assert "Text 3 was the last to change which the 50 commonest words are." in answer.text
    assert "<script" not in answer.text


def test_what_stands_by_itself_takes_names_for_text(client: FlaskClient, work: Work) -> None:
    sources = [{"text": "Sea.", "title": "<b>bold</b>"}]
    id = client.post(API, json={"name": "<script>alert(1)</script>", "sources": sources}).json["id"]
    work(client.get(f"{API}/{id}/sources").json["items"][0]["analysis"])
    for path in (f"{API}/{id}/report.html", f"/embed/collections/{id}"):
        page = client.get(path).text
        assert "<script" not in page
        assert "<b>" not in page
        assert "&lt;script&gt;" in page


def test_an_embedded_view_leads_to_the_page_and_may_be_framed(client: FlaskClient, gathered: str) -> None:
    answer = client.get(f"/embed/collections/{gathered}?stop_words=exclude&limit=1")
    assert (answer.status_code, answer.text.count('class="word"')) == (200, 1)
    assert "31 words in 3 texts, without stop words" in answer.text
    assert f'href="/collections/{gathered}"' in answer.text
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert client.get(f"/embed/collections/{gathered}?limit=101").status_code == 422
    assert client.get("/embed/collections/none").status_code == 404


def test_an_empty_collection_has_a_report_too(client: FlaskClient) -> None:
    id = client.post(API, json={"name": "Tides", "urls": ["example.org"]}).json["id"]
    for path in ("report.html", "receipt", "citation"):
        assert client.get(f"{API}/{id}/{path}").status_code == 200, path


@pytest.mark.parametrize("view", [*VIEWS, "words.csv"])
def test_views_of_large_collections_take_turns(
    client: FlaskClient, service: Service, gathered: str, view: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collected, "LARGE_TOKENS", 30)
    monkeypatch.setattr(service, "turns", turns.Turns(0, patience_s=0.01))
    monkeypatch.setattr(service.turns, "_going", threading.BoundedSemaphore(1))
    queries = {"keyness": "source=1", "concordance": "q=sea", "collocates": "q=sea"}
    asked = f"{API}/{gathered}/{view}?{queries.get(view, '')}"
    with service.turns._going:
        answer = client.get(asked)

    assert (answer.status_code, answer.json["code"]) == (503, "busy")
    assert client.get(asked).status_code == 200


MIXED = (
    "Die Mühle und der Fluss. Die Mühle steht still am Fluss.",
    "The die is cast and the mill will die by the river.",
)


def test_each_sources_stop_words_are_those_of_its_language(client: FlaskClient, work: Work) -> None:
    id = collection(client, work, *MIXED, language="auto")
    languages = [one["language"] for one in client.get(f"{API}/{id}/sources").json["items"]]
    assert languages == ["de", "en"]

    found = shown(client, id, "matrix", "?stop_words=exclude")
    counts = {one["word"]: one["counts"] for one in found["items"]}
    assert counts["die"] == [0, 2]
    assert "the" not in counts
    assert [one["name"] for one in (found["stop_list"], *found["stop_list"]["others"])] == [
        "standard-en",
        "standard-de",
    ]
    for view in ("words", "dispersion", "tfidf", "trends", "growth", "keyness", "vocabulary"):
        query = "?stop_words=exclude&source=2" if view == "keyness" else "?stop_words=exclude"
        assert len(shown(client, id, view, query)["stop_list"]["others"]) == 1, view
    one_list = shown(client, id, "words", "?stop_words=exclude&language=de")
    assert "others" not in one_list["stop_list"]
    assert "the" in {one["word"].lower() for one in one_list["items"]}
    assert shown(client, id, "receipt", "?stop_words=exclude")["own_lists"] is True


def test_a_receipt_by_several_lists_holds(client: FlaskClient, work: Work) -> None:
    id = collection(client, work, *MIXED, language="auto")
    for query in (
        "?stop_words=exclude",
        "?stop_words=only",
        "?stop_words=exclude&ngram=2",
        "?stop_words=exclude&language=de",
    ):
        receipt = receipts.parse(client.get(f"{API}/{id}/receipt{query}").data)
        bodies = {one.number: text.encode() for one, text in zip(receipt.sources, MIXED, strict=True)}
        verdict = recounts.verify_all(receipt, lambda source, bodies=bodies: bodies[source.number])
        assert verdict == recounts.WholeVerdict(2), query


@pytest.mark.parametrize(("asked", "waits"), [("source=1&permutations=9", True), ("source=1", False)])
def test_many_deals_of_small_collections_take_turns_too(
    client: FlaskClient, service: Service, gathered: str, asked: str, waits: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collected, "LARGE_DEALT", 27)
    monkeypatch.setattr(service, "turns", turns.Turns(0, patience_s=0.01))
    monkeypatch.setattr(service.turns, "_going", threading.BoundedSemaphore(1))
    with service.turns._going:
        answer = client.get(f"{API}/{gathered}/keyness?{asked}")

    assert answer.status_code == (503 if waits else 200)


def test_the_page_without_a_script_takes_turns_as_well(
    client: FlaskClient, service: Service, gathered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collected, "LARGE_TOKENS", 30)
    monkeypatch.setattr(service, "turns", turns.Turns(0, patience_s=0.01))
    monkeypatch.setattr(service.turns, "_going", threading.BoundedSemaphore(1))
    with service.turns._going:
        answer = client.get(f"/collections/{gathered}/plain")

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert client.get(f"/collections/{gathered}/plain").status_code == 200


def test_sources_that_say_nearly_the_same_are_told(client: FlaskClient, work: Work) -> None:
    page = "The harbour opens at six, and the ferry leaves for the island when the tide allows it. " * 3
    id = collection(client, work, page + "Seen 17 times.", "Another text. " * 30, page + "Seen 18 times.")

    found = shown(client, id, "alike")

    assert [(one["number"], one["near"], one["near_name"]) for one in found["items"]] == [(3, 1, "Text 1")]
    assert 0.9 < found["items"][0]["share"] < 1
    assert rows(client, id, "alike")[0]["share"].startswith("0.9")
    assert shown(client, id, "alike", "?at_least=1")["items"] == []
    assert client.get(f"{API}/{id}/alike?at_least=0.1").status_code == 422
    assert shown(client, id, "words")["n_documents"] == 3, "they count, each for itself"


@pytest.mark.parametrize("language", ["auto", "en"])
def test_the_library_gives_the_same_numbers(client: FlaskClient, work: Work, tmp_path: Path, language: str) -> None:
    texts = [*TEXTS, *MIXED, *(f"{text} {at} more." for at, text in enumerate((*TEXTS, *MIXED)))]
    assert len(texts) == 10
    id = collection(client, work, *texts, language=language)
    for at, text in enumerate(texts):
        (tmp_path / f"{at:02}.txt").write_text(text, encoding="utf-8")
    mine = wordcounts.count_many([tmp_path], language=language, keep_text=True)

    for view, query, here in (
        ("words", "?stop_words=exclude", mine.words(stop_words="exclude", limit=100)),
        ("words", "?ngram=2&sort=word", mine.words(ngram=2, sort="word", limit=100)),
        ("matrix", "?min_count=2", mine.matrix(min_count=2, limit=100)),
        ("dispersion", "?lemmas=stem", mine.dispersion(lemmas="stem", limit=100)),
        ("tfidf", "?stop_words=exclude&top=3", mine.tfidf(stop_words="exclude", top=3)),
        ("trends", "?words=sea,wind", mine.trends(["sea", "wind"])),
        (
            "keyness",
            "?source=3&stop_words=exclude&permutations=9",
            mine.keyness(3, stop_words="exclude", permutations=9),
        ),
        ("growth", "?n=5", mine.growth(n=5)),
        ("alike", "", mine.alike()),
        ("collocates", "?q=sea&min_count=1", mine.collocates("sea", min_count=1, limit=100)),
        (
            "collocates",
            "?q=w*&match=search&before=2&after=1&within=block&measure=g2&stop_words=exclude",
            mine.collocates(
                "w*", match="search", before=2, after=1, within="block", measure="g2", stop_words="exclude", limit=100
            ),
        ),
    ):
        there = shown(client, id, view, query)
        for name in ("items", "points", "total", "n_tokens", "n_types", "steadiness", "n_nodes", "n_near", "measure"):
            if name in there:
                plain = json.loads(
                    json.dumps([_unnamed(one) for one in there[name]] if name == "items" else there[name])
                )
                own = getattr(here, name)
                own = [_unnamed(asdict(one)) for one in own] if name == "items" else own
                own = [asdict(one) for one in own] if name == "points" else own
                own = asdict(own) if name == "steadiness" else own
                assert json.loads(json.dumps(own)) == plain, (view, name)
                assert own or view == "alike" or name != "items", view
        if view == "tfidf":
            assert [[(w["word"], w["weight"]) for w in one["items"]] for one in there["documents"]] == [
                [(w.word, w.weight) for w in one.items] for one in here.documents
            ]


def _unnamed(one: dict[str, Any]) -> dict[str, Any]:
    """Without the names of texts: a file has another than what is sent with a title."""
    return {key: value for key, value in one.items() if key not in ("name", "near_name")}
