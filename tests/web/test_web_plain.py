"""The page without a script: it says what the API says, and takes nothing from an address but a view."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from html import unescape

import pytest
from flask.testing import FlaskClient

from wordcounts.web.api import MAX_FIELD_BYTES

TEXT = "The mill stands by the river, and the river turned the mill. Mills <b>rest</b>."


@pytest.fixture
def id(client: FlaskClient, work: Callable[..., None]) -> str:
    answer = client.post("/api/v1/analyses", json={"text": TEXT, "title": "<i>Mills</i>", "language": "en"})
    made: str = answer.json["id"]
    work(made)
    return made


def words_of(page: str) -> list[str]:
    return [unescape(word) for word in re.findall(r'<td class="word"[^>]*>([^<]*)</td>', page)]


def test_the_table_is_the_view_of_the_address(client: FlaskClient, id: str) -> None:
    for query in (
        "stop_words=exclude",
        "stop_words=include&sort=word",
        "q=m&stop_words=exclude",
        "limit=2&stop_words=only",
    ):
        told = client.get(f"/api/v1/analyses/{id}/words?{query}").json
        page = client.get(f"/analyses/{id}/plain?{query}").text
        assert words_of(page) == [item["word"] for item in told["items"]]
        assert f"<dd>{told['n_tokens']}</dd>" in page


def test_stop_words_are_hidden_unless_shown(client: FlaskClient, id: str) -> None:
    assert "the" not in words_of(client.get(f"/analyses/{id}/plain").text)


def test_pages_lead_to_each_other_and_keep_the_view(client: FlaskClient, id: str) -> None:
    first = client.get(f"/analyses/{id}/plain?limit=2&fold=false").text
    after = unescape(re.findall(r'<a href="([^"]+)">Next</a>', first)[0])

    second = client.get(after).text

    assert not set(words_of(first)) & set(words_of(second))
    before = unescape(re.findall(r'<a href="([^"]+)">Previous</a>', second)[0])
    assert words_of(client.get(before).text) == words_of(first)
    assert '<input type="hidden" name="fold" value="false">' in second


def test_a_view_that_is_none_is_told_and_the_usual_one_shown(client: FlaskClient, id: str) -> None:
    page = client.get(f"/analyses/{id}/plain?q=/(/")
    assert page.status_code == 200
    assert 'role="alert"' in page.text
    assert words_of(page.text)


def test_what_the_page_with_a_script_says_beside_the_view_is_left_alone(client: FlaskClient, id: str) -> None:
    page = client.get(f"/analyses/{id}/plain?word=mill&show=cloud&order=left1").text
    assert 'role="alert"' not in page
    assert "<i>Mills" not in page


def test_an_analysis_that_waits_looks_again_by_itself(client: FlaskClient) -> None:
    made = client.post("/api/v1/analyses", json={"text": "one"}).json["id"]
    page = client.get(f"/analyses/{made}/plain")
    assert page.headers["Refresh"] == "2"
    assert "waits for its turn" in page.text


def test_an_unknown_analysis_is_not_found(client: FlaskClient) -> None:
    page = client.get("/analyses/aaaaaaaaaaaaaaaaaaaaaaaaaa/plain")
    assert page.status_code == 404
    assert "Refresh" not in page.headers


def test_a_browser_without_a_script_is_led_there_with_its_view_and_nowhere_else(client: FlaskClient, id: str) -> None:
    page = client.get(f"/analyses/{id}?q=mi%26%22&_scheme=javascript&_external=1&_anchor=x").text
    led = unescape(re.findall(r'http-equiv="refresh" content="0; url=([^"]*)"', page)[0])
    assert led == f"/analyses/{id}/plain?q=mi%26%22&_scheme=javascript&_external=1&_anchor=x"
    assert client.get(led).status_code == 200


def test_a_collection_tells_state_totals_and_each_source_as_text(
    client: FlaskClient, work: Callable[..., None]
) -> None:
    urls = ["example.org/a", "example.org/b", "http://127.0.0.1/"]
    made = client.post("/api/v1/collections", json={"name": "<i>Tides</i>", "urls": urls}).json["id"]
    waiting = client.get(f"/collections/{made}/plain")
    assert "0 of 3 counted, 1 failed, 2 to come." in waiting.text
    assert waiting.headers["Refresh"] == "2"
    for one in client.get(f"/api/v1/collections/{made}/sources?state=queued").json["items"]:
        work(one["analysis"], f"<html lang=en><title><b>Mill</b></title><p>{TEXT}".encode())

    page = client.get(f"/collections/{made}/plain")

    assert "2 of 3 counted, 1 failed." in page.text
    assert "Refresh" not in page.headers
    assert "<i>" not in page.text
    assert "<b>" not in page.text
    assert "&lt;b&gt;Mill&lt;/b&gt;" in page.text
    assert "says the same as 1, and counts once" in page.text
    assert "it is not on the public web" in page.text
    told = client.get(f"/api/v1/collections/{made}").json["totals"]
    assert f"<dd>{told['n_tokens']}</dd>" in page.text


def test_the_words_of_a_collection_are_the_view_of_the_address(client: FlaskClient, work: Callable[..., None]) -> None:
    sources = [{"text": TEXT, "title": "<i>One</i>"}, {"text": "A mill, a mill and the mill."}]
    made = client.post("/api/v1/collections", json={"name": "Mills", "sources": sources, "language": "en"}).json["id"]
    for one in client.get(f"/api/v1/collections/{made}/sources").json["items"]:
        work(one["analysis"])
    for query in ("stop_words=exclude", "stop_words=include&sort=word", "q=m&stop_words=exclude", "limit=2&offset=2"):
        told = client.get(f"/api/v1/collections/{made}/words?{query}").json
        page = client.get(f"/collections/{made}/plain?{query}").text
        if "stop_words" in query:
            assert words_of(page) == [item["word"] for item in told["items"]]
        assert "<i>" not in page
    first = client.get(f"/collections/{made}/plain?limit=2").text
    after = unescape(re.findall(r'<a href="([^"]+)#words">Next</a>', first)[0])
    assert not set(words_of(first)) & set(words_of(client.get(after).text))
    assert 'role="alert"' in client.get(f"/collections/{made}/plain?q=/(/").text


def taken(page: str) -> dict[str, str]:
    """What the page gives to keep, by its name."""
    (part,) = re.findall(r"<h2>Take it away</h2>(.*?)<details>", page, re.DOTALL)
    return {name: unescape(href) for href, name in re.findall(r'<a href="([^"]+)" download>(\w+)</a>', part)}


@pytest.mark.parametrize("view", ["", "?stop_words=include&q=m*&fold=false&limit=1&offset=1", "?ngram=2&sort=word"])
def test_files_report_receipt_and_citation_are_those_of_the_view(
    client: FlaskClient, work: Callable[..., None], id: str, view: str
) -> None:
    made = client.post("/api/v1/collections", json={"name": "<i>Mills</i>", "sources": [{"text": TEXT}]}).json["id"]
    for one in client.get(f"/api/v1/collections/{made}/sources").json["items"]:
        work(one["analysis"])
    for path in (f"analyses/{id}", f"collections/{made}"):
        page = client.get(f"/{path}/plain{view}").text
        all_rows = words_of(client.get(f"/{path}/plain{view.replace('&limit=1&offset=1', '')}").text)
        kept = taken(page)
        assert list(kept) == ["JSON", "CSV", "TSV", "XLSX", "PARQUET", "Report", "Receipt"]
        answers = {name: client.get(href) for name, href in kept.items()}
        assert {name: answer.status_code for name, answer in answers.items()} == dict.fromkeys(kept, 200)
        assert [item["word"] for item in answers["JSON"].json["items"]] == all_rows
        receipt = answers["Receipt"].json
        assert receipt["view"].get("stop_words", "include") == ("include" if "include" in view else "exclude")
        if "ngram" not in view:
            assert set(words_of(answers["Report"].text)) == set(all_rows)
        cited = client.get(f"/api/v1/{path}/citation").json
        assert cited["text"] in unescape(page)
        assert cited["bibtex"] in unescape(page)
        assert "<i>" not in page


def test_many_are_given_without_a_script(client: FlaskClient) -> None:
    page = client.get("/").text
    assert 'enctype="multipart/form-data"' in page

    form = {"urls": "example.org/a\r\nexample.org/b\r\n", "name": " Tides  of a year ", "site": ""}
    files = [(io.BytesIO(b"The tide turns."), "turn.txt"), (io.BytesIO(b""), "")]
    answer = client.post("/collections", data={**form, "file": files})

    assert answer.status_code == 303
    (made,) = client.get("/api/v1/collections").json["items"]
    assert answer.location == f"/collections/{made['id']}"
    assert (made["name"], made["counts"]["n_sources"]) == ("Tides of a year", 3)


def test_a_site_is_given_without_a_script(client: FlaskClient) -> None:
    empty = (io.BytesIO(b""), "")
    data = {"urls": "", "site": "example.org/blog", "name": "", "file": empty}
    assert client.post("/collections", data=data).status_code == 303
    (made,) = client.get("/api/v1/collections").json["items"]
    assert (made["name"], made["site"]["max_pages"]) == ("example.org/blog", 100)


def test_a_collection_that_nobody_names_is_called_by_its_size_and_the_day(client: FlaskClient) -> None:
    client.post("/collections", data={"urls": "example.org/a"})
    (made,) = client.get("/api/v1/collections").json["items"]
    assert re.fullmatch(r"1 source, \d{1,2} \w+ \d{4}", made["name"])


@pytest.mark.parametrize(
    ("typed", "status", "sentence"),
    [({"urls": " "}, 422, "Give"), ({"urls": "http://10.0.0.1/<b>"}, 422, "public web")],
)
def test_what_cannot_be_counted_comes_back_with_its_sentence(
    client: FlaskClient, typed: dict[str, str], status: int, sentence: str
) -> None:
    answer = client.post("/collections", data={**typed, "name": "<i>"})
    assert answer.status_code == status
    assert answer.content_type == "text/html; charset=utf-8"
    (told,) = re.findall(r'<p role="alert">(.*?)</p>', answer.text)
    assert sentence in unescape(told)
    assert unescape(re.findall(r"<textarea.*?>(.*?)</textarea>", answer.text, re.DOTALL)[0]) == typed["urls"]
    assert "<i>" not in answer.text
    assert "<b>" not in answer.text


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize("door", ["/collections", "/", "/start"])
def test_a_form_that_is_too_large_comes_back_as_a_page_to_browsers_and_as_a_problem_to_programs(
    client: FlaskClient, door: str
) -> None:
    field = b'--o\r\nContent-Disposition: form-data; name="urls"\r\n\r\n%b\r\n--o--\r\n' % (
        b"x" * (MAX_FIELD_BYTES + 1)
    )
    json = b"x" * (client.application.config["MAX_CONTENT_LENGTH"] + 1)
    body = {"data": field, "content_type": "multipart/form-data; boundary=o"} if door != "/start" else {"data": json}

    page = client.post(door, headers={"Accept": BROWSER}, **body)
    problem = client.post(door, headers={"Accept": "*/*"}, **body)

    assert (page.status_code, page.content_type) == (413, "text/html; charset=utf-8")
    (told,) = re.findall(r'<p role="alert">(.*?)</p>', page.text)
    assert told == "That is larger than this server takes."
    assert (problem.status_code, problem.content_type) == (413, "application/problem+json")
    assert problem.get_json(force=True)["detail"] == told


def test_the_api_answers_browsers_too_with_a_problem(client: FlaskClient) -> None:
    n = client.application.config["MAX_CONTENT_LENGTH"] + 1
    answer = client.post("/api/v1/analyses", data=b"x" * n, headers={"Accept": BROWSER})
    assert (answer.status_code, answer.content_type) == (413, "application/problem+json")


def test_a_collection_that_is_not_there_is_told(client: FlaskClient) -> None:
    page = client.get("/collections/aaaaaaaaaaaaaaaaaaaaaaaaaa/plain")
    assert page.status_code == 404
    assert "There is no collection here" in page.text


def test_browsers_without_a_script_are_led_to_the_plain_page_of_a_collection(client: FlaskClient) -> None:
    made = client.post("/api/v1/collections", json={"name": "Tides", "urls": ["example.org"]}).json["id"]
    shell = client.get(f"/collections/{made}?show=words").text
    assert f"url=/collections/{made}/plain?show=words" in unescape(shell)
    assert "<title>Tides · wordcounts</title>" in shell
