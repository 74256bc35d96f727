"""The JSON API: shapes, options, errors."""

from __future__ import annotations

import csv
import io
import json
import re
import threading
import zipfile
from collections.abc import Callable
from dataclasses import fields, replace

import pytest
from flask.testing import FlaskClient

from parts.documents import epub, lines, pdf
from parts.product import until
from wordcounts.service import Service
from wordcounts.settings import Settings
from wordcounts.store.store import Store
from wordcounts.store.values import Failure
from wordcounts.text.views.view import ViewOptions
from wordcounts.web import openapi, queries, schemas
from wordcounts.web.app import create_app

PAGE = b"<html lang=en><title>Pears</title><h1>Pears</h1><p>The pear and the Pear: a pear. E-mail =SUM(1) in 2024."
WORDS = {"pear", "pears", "the", "and", "a", "e-mail", "sum", "1", "in", "2024"}


def submitted(client: FlaskClient, **body: object) -> str:
    answer = client.post("/api/v1/analyses", json=body or {"url": "example.org"})
    assert answer.status_code == 202, answer.text
    return str(answer.json["id"])


@pytest.fixture
def finished(client: FlaskClient, work: Callable[..., None]) -> str:
    id = submitted(client)
    work(id, PAGE)
    return id


def test_submitting_stores_a_row_and_hints_the_queue(client: FlaskClient, hints: object) -> None:
    answer = client.post("/api/v1/analyses", json={"url": "example.org", "extraction": "page", "language": "en"})

    assert answer.status_code == 202
    assert answer.headers["Location"] == f"/api/v1/analyses/{answer.json['id']}"
    assert answer.headers["Retry-After"] == "1"
    assert answer.json["state"] == "queued"
    assert answer.json["source"] == {"kind": "url", "url": "https://example.org/"}
    assert answer.json["options"] == {"extraction": "page", "language": "en", "keep": "all"}
    assert answer.json["document"] is None
    assert answer.json["created_at"].endswith("Z")
    assert hints.hints == [(answer.json["id"], 0)]  # type: ignore[attr-defined]


def test_a_vocabulary_is_the_view_whole_in_columns(client: FlaskClient, finished: str) -> None:
    options = "?stop_words=exclude&stop_add=page&extraction=page"
    told = client.get(f"/api/v1/analyses/{finished}/vocabulary{options}").json
    rows = client.get(f"/api/v1/analyses/{finished}/words{options}").json

    assert set(told) == set(openapi.document()["components"]["schemas"]["Vocabulary"]["properties"])
    assert list(zip(told["words"], told["counts"], strict=True)) == [(i["word"], i["count"]) for i in rows["items"]]
    assert told["keys"] == {str(at): word.lower() for at, word in enumerate(told["words"]) if word != word.lower()}
    assert {name: told[name] for name in ("n_tokens", "n_types", "n_hapaxes", "total", "stop_list")} == {
        name: value for name, value in rows.items() if name != "items"
    }
    assert told["language"] == "en"


def test_a_vocabulary_of_too_many_words_says_how_many(client: FlaskClient, finished: str) -> None:
    told = client.get(f"/api/v1/analyses/{finished}/vocabulary?most=2").json

    assert told["total"] > 2
    assert told["words"] == told["counts"] == told["alphabetical"] == []
    assert client.get(f"/api/v1/analyses/{finished}/vocabulary?q=a").status_code == 422


def test_one_that_waits_says_how_many_wait_before_it(client: FlaskClient, work: Callable[..., None]) -> None:
    first, second = submitted(client), submitted(client, url="example.org/second")

    def ahead() -> list[object]:
        return [client.get(f"/api/v1/analyses/{id}").json["n_ahead"] for id in (first, second)]

    assert ahead() == [0, 1]
    work(first, PAGE)
    assert ahead() == [None, 0]


def test_a_submission_is_accepted_while_the_queue_is_away(client: FlaskClient, hints: object) -> None:
    hints.away = True  # type: ignore[attr-defined]

    assert client.get(f"/api/v1/analyses/{submitted(client)}").json["state"] == "queued"


def test_every_answer_has_exactly_the_members_of_its_shape(client: FlaskClient, finished: str) -> None:
    schemas = openapi.document()["components"]["schemas"]

    analysis = client.get(f"/api/v1/analyses/{finished}").json
    words = client.get(f"/api/v1/analyses/{finished}/words").json

    assert set(analysis) == set(schemas["Analysis"]["properties"])
    assert set(analysis["document"]) == set(schemas["Document"]["properties"])
    assert set(analysis["totals"]) == set(schemas["Totals"]["properties"])
    assert set(words) == set(schemas["Words"]["properties"])
    assert set(words["items"][0]) == set(schemas["WordItem"]["properties"])


def test_the_routes_are_those_of_the_document(client: FlaskClient) -> None:
    described = {(route.method.upper(), openapi.PREFIX + route.path) for route in openapi.ROUTES}
    served = set()
    for rule in client.application.url_map.iter_rules():
        if rule.rule.startswith(openapi.PREFIX) and rule.endpoint != "api.described":
            path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule).replace("{ending}", "{format}")
            served |= {(method, path) for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}}

    assert served == described


def test_words_are_the_view_that_was_asked_for(client: FlaskClient, finished: str) -> None:
    plain = client.get(f"/api/v1/analyses/{finished}/words").json
    asked = client.get(
        f"/api/v1/analyses/{finished}/words?stop_words=exclude&numbers=false&min_length=4&sort=word&q=p*"
    ).json

    assert {item["word"].lower() for item in plain["items"]} == WORDS
    assert plain["items"][0] == {
        "rank": 1,
        "word": "pear",
        "count": 3,
        "per_million": pytest.approx(3e6 / plain["n_tokens"]),
    }
    assert [item["word"].lower() for item in asked["items"]] == ["pear", "pears"]
    assert asked["n_tokens"] == plain["n_tokens"]
    assert asked["total"] == 2


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("fold=maybe", "fold"),
        ("stop_words=some", "stop_words"),
        ("limit=0", "limit"),
        ("limit=10001", "limit"),
        ("offset=-1", "offset"),
        ("sort=size", "sort"),
        ("q=/(/", "q"),
        ("extraction=all", "extraction"),
        ("unknown=1", "unknown"),
        ("min_length=x", "min_length"),
    ],
)
def test_a_bad_view_option_is_named(client: FlaskClient, finished: str, query: str, parameter: str) -> None:
    answer = client.get(f"/api/v1/analyses/{finished}/words?{query}")

    assert (answer.status_code, answer.json["code"], answer.json["parameter"]) == (422, "invalid_option", parameter)


def test_the_other_extraction_is_made_from_the_stored_document(client: FlaskClient, finished: str) -> None:
    first = client.get(f"/api/v1/analyses/{finished}/words?extraction=page").json
    again = client.get(f"/api/v1/analyses/{finished}/words?extraction=page").json

    assert first["n_tokens"] > 0
    assert again == first


def test_a_table_of_an_older_recipe_is_counted_again(client: FlaskClient, finished: str, store: Store) -> None:
    table = store.table(finished, "article")
    assert table is not None
    store.put_table(finished, replace(table, recipe="older", table=b"not even a table"))

    words = client.get(f"/api/v1/analyses/{finished}/words").json

    assert words["items"][0]["word"] == "pear"


def test_a_text_keeps_its_title_and_counts(client: FlaskClient, work: Callable[..., None]) -> None:
    id = submitted(client, text="Plum, plum and PLUM.", title="Plums")
    work(id)

    analysis = client.get(f"/api/v1/analyses/{id}").json
    assert analysis["source"] == {"kind": "text", "url": None}
    assert analysis["document"]["title"] == "Plums"
    assert analysis["totals"] == {"n_tokens": 4, "n_types": 2, "n_hapaxes": 1}


def test_html_is_taken_with_its_address(client: FlaskClient, work: Callable[..., None]) -> None:
    id = submitted(client, html=PAGE.decode(), url="http://192.168.0.1/pears")
    work(id)

    analysis = client.get(f"/api/v1/analyses/{id}").json
    assert analysis["source"]["url"] == "http://192.168.0.1/pears"
    assert analysis["document"]["title"] == "Pears"


def test_a_file_is_taken(client: FlaskClient, work: Callable[..., None]) -> None:
    answer = client.post(
        "/api/v1/analyses", data={"file": (io.BytesIO(PAGE), "pears.html"), "extraction": "page", "language": "auto"}
    )
    work(answer.json["id"])

    assert answer.status_code == 202
    assert answer.json["source"]["kind"] == "file"
    assert client.get(f"/api/v1/analyses/{answer.json['id']}/words").json["items"][0]["word"] == "pear"


@pytest.mark.parametrize(
    ("body", "name", "said", "media_type"),
    [
        (pdf([lines("pear pear apple")]), "fruit.pdf", "application/octet-stream", "application/pdf"),
        (epub({"1.html": "<p>pear pear apple"}), "fruit", "application/octet-stream", "application/epub+zip"),
        (b"pear,pear\napple,1", "fruit.csv", "application/vnd.ms-excel", "text/csv"),
        (b'{"pear": ["pear", "pear", "apple"]}', "fruit.json", "text/json", "text/json"),
        (b"pear pear apple", "fruit.md", "", "text/markdown"),
    ],
)
def test_a_file_of_any_format_is_taken_by_its_bytes_or_its_name(
    client: FlaskClient, work: Callable[..., None], body: bytes, name: str, said: str, media_type: str
) -> None:
    answer = client.post("/api/v1/analyses", data={"file": (io.BytesIO(body), name, said)})
    work(answer.json["id"])

    assert client.get(f"/api/v1/analyses/{answer.json['id']}").json["document"]["media_type"] == media_type
    items = client.get(f"/api/v1/analyses/{answer.json['id']}/words").json["items"]
    assert [(item["word"], item["count"]) for item in items][:2] == [("pear", 2), ("apple", 1)]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({}, 422, "empty_input"),
        ({"url": ""}, 422, "empty_input"),
        ({"text": "  "}, 422, "empty_input"),
        ({"url": "not an address"}, 422, "invalid_url"),
        ({"url": "ftp://example.org/"}, 422, "unsupported_scheme"),
        ({"url": "https://example.org/" + "a" * 3000}, 422, "url_too_long"),
        ({"url": "http://10.0.0.1/"}, 422, "refused_address"),
        ({"url": "http://localhost/"}, 422, "refused_address"),
        ({"url": "https://user:secret@example.org/"}, 422, "refused_address"),
        ({"url": "example.org", "text": "word"}, 422, "ambiguous_source"),
        ({"html": "<p>a", "text": "word"}, 422, "ambiguous_source"),
        ({"url": "example.org", "extraction": "all"}, 422, "invalid_option"),
        ({"url": "example.org", "language": "../en"}, 422, "invalid_option"),
        ({"url": "example.org", "colour": "red"}, 422, "invalid_option"),
        ({"url": 5}, 422, "invalid_option"),
        ([], 400, "malformed_request"),
    ],
)
def test_bad_input_stores_nothing(client: FlaskClient, store: Store, body: object, status: int, code: str) -> None:
    answer = client.post("/api/v1/analyses", json=body)

    assert (answer.status_code, answer.json["code"]) == (status, code)
    assert answer.content_type == "application/problem+json"
    assert answer.json["detail"]
    assert store.recent(None).items == ()


def test_a_broken_body_is_malformed(client: FlaskClient) -> None:
    answer = client.post("/api/v1/analyses", data=b'{"url": ', content_type="application/json")

    assert (answer.status_code, answer.json["code"]) == (400, "malformed_request")


def test_a_body_over_the_limit_is_refused(settings: Settings, service: Service) -> None:
    small = create_app(settings.model_copy(update={"max_upload_bytes": 1000}), service)

    answer = small.test_client().post("/api/v1/analyses", json={"text": "word " * 100_000})

    assert (answer.status_code, answer.json["code"]) == (413, "body_too_large")


def test_unknown_ids_are_not_found(client: FlaskClient) -> None:
    for method, path in (
        ("GET", ""),
        ("GET", "/words"),
        ("GET", "/words.csv"),
        ("DELETE", ""),
        ("POST", "/cancel"),
        ("POST", "/retry"),
    ):
        answer = client.open(f"/api/v1/analyses/unknown{path}", method=method)
        assert (answer.status_code, answer.json["code"]) == (404, "unknown_analysis"), path


def test_words_of_an_unfinished_analysis_are_a_conflict(client: FlaskClient) -> None:
    answer = client.get(f"/api/v1/analyses/{submitted(client)}/words")

    assert (answer.status_code, answer.json["code"]) == (409, "not_finished")


def test_words_of_a_failed_analysis_are_its_error(client: FlaskClient, store: Store) -> None:
    id = submitted(client)
    claim = store.claim(id, worker="w", lease_s=30)
    assert claim is not None
    store.fail(id, claim.fence, Failure("http_error", "The site answered 404.", permanent=True))

    answer = client.get(f"/api/v1/analyses/{id}/words")

    assert (answer.status_code, answer.json["code"]) == (502, "http_error")
    assert answer.json["detail"] == "The site answered 404."


def test_csv_is_whole_and_defused(client: FlaskClient, work: Callable[..., None]) -> None:
    id = submitted(client, text=" ".join(f"word{n}" for n in range(300)) + " -minus")
    work(id)

    answer = client.get(f"/api/v1/analyses/{id}/words.csv?limit=5")
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))

    assert rows[0] == ["rank", "word", "count", "per_million"]
    assert len(rows) == 302
    assert "attachment" in answer.headers["Content-Disposition"]


def test_json_and_xlsx_downloads_open(client: FlaskClient, finished: str) -> None:
    as_json = json.loads(client.get(f"/api/v1/analyses/{finished}/words.json").data)
    as_xlsx = client.get(f"/api/v1/analyses/{finished}/words.xlsx").data

    assert as_json["total"] == len(as_json["items"])
    with zipfile.ZipFile(io.BytesIO(as_xlsx)) as file:
        assert b"<f>" not in file.read("xl/worksheets/sheet1.xml")
    assert client.get(f"/api/v1/analyses/{finished}/words.pdf").status_code == 422


def test_the_list_is_the_visitors_own(client: FlaskClient, make_client: Callable[[], FlaskClient]) -> None:
    mine = submitted(client)
    other = make_client()
    other.get("/")
    submitted(other)

    assert [one["id"] for one in client.get("/api/v1/analyses").json["items"]] == [mine]
    assert make_client().get("/api/v1/analyses").json["items"] == []


def test_only_the_owner_may_change(client: FlaskClient, anonymous: FlaskClient) -> None:
    id = submitted(client)

    for method, path in (("POST", "/cancel"), ("POST", "/retry"), ("DELETE", "")):
        answer = anonymous.open(f"/api/v1/analyses/{id}{path}", method=method)
        assert (answer.status_code, answer.json["code"]) == (403, "not_owner")
    assert client.delete(f"/api/v1/analyses/{id}").status_code == 204
    assert client.get(f"/api/v1/analyses/{id}").status_code == 404


def test_a_client_without_a_session_gets_a_token(anonymous: FlaskClient) -> None:
    accepted = anonymous.post("/api/v1/analyses", json={"url": "example.org"}).json
    path = f"/api/v1/analyses/{accepted['id']}"

    assert "delete_token" not in anonymous.get(path).json
    assert anonymous.delete(path, headers={"Authorization": "Bearer wrong"}).status_code == 403
    assert anonymous.delete(path, headers={"Authorization": f"Bearer {accepted['delete_token']}"}).status_code == 204


def test_cancel_ends_it_once(client: FlaskClient) -> None:
    id = submitted(client)

    assert client.post(f"/api/v1/analyses/{id}/cancel").json["state"] == "cancelled"
    assert client.post(f"/api/v1/analyses/{id}/cancel").json["code"] == "already_finished"


def test_retry_is_a_new_analysis_of_the_same_source(client: FlaskClient, work: Callable[..., None]) -> None:
    id = submitted(client, text="plum plum", title="Plums")
    assert client.post(f"/api/v1/analyses/{id}/retry").status_code == 409
    work(id)

    answer = client.post(f"/api/v1/analyses/{id}/retry")
    work(answer.json["id"])

    assert answer.status_code == 202
    assert answer.json["retry_of"] == id
    assert answer.json["id"] != id
    assert client.get(answer.headers["Location"]).json["totals"]["n_tokens"] == 2


def test_an_idempotency_key_is_one_analysis(client: FlaskClient) -> None:
    key = {"Idempotency-Key": "k1"}

    first = client.post("/api/v1/analyses", json={"url": "example.org"}, headers=key)
    again = client.post("/api/v1/analyses", json={"url": "example.org"}, headers=key)
    other = client.post("/api/v1/analyses", json={"url": "example.com"}, headers=key)

    assert (first.status_code, again.status_code) == (202, 202)
    assert again.json["id"] == first.json["id"]
    assert (other.status_code, other.json["code"]) == (422, "idempotency_mismatch")


def test_prefer_wait_answers_when_it_has_ended(client: FlaskClient, work: Callable[..., None], hints: object) -> None:
    answers = []

    def ask() -> None:
        answers.append(client.post("/api/v1/analyses", json={"text": "word"}, headers={"Prefer": "wait=20"}))

    asking = threading.Thread(target=ask)
    asking.start()
    until(lambda: hints.hints)  # type: ignore[attr-defined]
    work(hints.hints[0][0])  # type: ignore[attr-defined]
    asking.join(30)

    assert (answers[0].status_code, answers[0].json["state"]) == (200, "finished")
    assert answers[0].headers["Preference-Applied"] == "wait=20"


def test_prefer_wait_gives_up_in_time(client: FlaskClient) -> None:
    answer = client.post("/api/v1/analyses", json={"text": "word"}, headers={"Prefer": "wait=0"})

    assert (answer.status_code, answer.headers["Retry-After"]) == (202, "1")
    assert answer.headers["Preference-Applied"] == "wait=0"


def test_who_does_not_prefer_to_wait_is_not_told_of_it(client: FlaskClient) -> None:
    answer = client.post("/api/v1/analyses", json={"text": "word"}, headers={"Prefer": "return=minimal"})

    assert (answer.status_code, answer.headers.get("Preference-Applied")) == (202, None)


def test_compare_names_what_sets_one_apart(client: FlaskClient, work: Callable[..., None]) -> None:
    pears, plums = submitted(client, text="pear pear pear tree"), submitted(client, text="plum plum plum tree")
    work(pears)
    work(plums)

    items = client.get(f"/api/v1/compare?target={pears}&reference={plums}").json["items"]

    assert (items[0]["word"], items[0]["target_count"], items[0]["reference_count"]) == ("pear", 3, 0)
    assert items[0]["log_ratio"] > 0 > items[-1]["log_ratio"]
    assert client.get("/api/v1/compare?target=a").json["parameter"] == "reference"


def test_a_full_queue_says_so(settings: Settings, store: Store, hints: object, client: FlaskClient) -> None:
    submitted(client)
    full = Service(settings.model_copy(update={"queue_cap": 1}), store, hints, lambda *_, **__: None)  # type: ignore[arg-type]

    answer = create_app(settings, full).test_client().post("/api/v1/analyses", json={"url": "example.org"})

    assert (answer.status_code, answer.json["code"]) == (503, "queue_full")
    assert int(answer.headers["Retry-After"]) > 0


def test_every_view_option_is_one_of_the_querys_and_no_other() -> None:
    """limit and offset of a download aside, what the library takes the API takes."""
    options = {field.name for field in fields(ViewOptions)}

    assert options | {"extraction"} == set(schemas.WordsQuery.model_fields)


def test_the_defaults_of_a_query_are_the_views() -> None:
    assert queries.view_options(schemas.WordsQuery()) == ViewOptions()


def test_words_name_their_stop_words(client: FlaskClient, finished: str) -> None:
    base = f"/api/v1/analyses/{finished}/words"

    assert client.get(base).json["stop_list"] is None
    used = client.get(f"{base}?stop_words=exclude&stop_list=wide&stop_add=pear").json
    assert used["stop_list"]["name"] == "wide-en"
    assert "pear" not in {item["word"].lower() for item in used["items"]}


def test_phrases_and_lemmas_are_views_too(client: FlaskClient, finished: str) -> None:
    base = f"/api/v1/analyses/{finished}/words"

    assert all(" " in item["word"] for item in client.get(f"{base}?ngram=2").json["items"])
    assert client.get(f"{base}?lemmas=lemma&language=en").status_code == 200
    refused = client.get(f"{base}?lemmas=stem&language=zh")
    assert (refused.status_code, refused.json["parameter"]) == (422, "lemmas")


def test_places_add_up_and_a_view_of_one_is_its_own_table(client: FlaskClient, finished: str) -> None:
    places = client.get(f"/api/v1/analyses/{finished}/places?stop_words=include&limit=10000").json

    assert sum(item["count"] for item in places["items"]) == places["n_tokens"]
    for place in places["places"]:
        words = client.get(f"/api/v1/analyses/{finished}/words?place={place['place']}&limit=10000").json
        assert words["n_tokens"] == place["n_tokens"]
        here = {item["word"].casefold(): item["places"][place["place"]] for item in places["items"]}
        assert {item["word"].casefold(): item["count"] for item in words["items"]} == {
            word: count for word, count in here.items() if count
        }


@pytest.mark.parametrize("query", ["ngram=2", "place=title", "extraction=page", "accents=off"])
def test_places_take_no_option_of_another_table(client: FlaskClient, finished: str, query: str) -> None:
    refused = client.get(f"/api/v1/analyses/{finished}/places?{query}")

    assert (refused.status_code, refused.json["parameter"]) == (422, query.partition("=")[0])


def test_a_list_of_stop_words_can_be_read(client: FlaskClient) -> None:
    standard = client.get("/api/v1/stop-words/de").json
    wide = client.get("/api/v1/stop-words/de?list=wide").json

    assert (standard["name"], standard["n"]) == ("standard-de", len(standard["words"]))
    assert set(standard["words"]) < set(wide["words"])
    refused = client.get("/api/v1/stop-words/tlh")
    assert (refused.status_code, refused.json["parameter"]) == (422, "language")
