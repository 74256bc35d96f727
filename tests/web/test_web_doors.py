"""The original contract, the pages, health, and what guards them all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from web.conftest import HintList, read_again
from wordcounts.service import Service
from wordcounts.settings import Settings
from wordcounts.store.store import Store
from wordcounts.web.app import create_app

PAGE = b"<html lang=en><p>" + b" ".join(b"w%d " % n * (30 - n) for n in range(20)) + b" the the the</p></html>"


def test_start_answers_with_the_id_as_text(client: FlaskClient) -> None:
    answer = client.post("/start", json={"url": "example.org"})

    assert (answer.status_code, answer.mimetype) == (200, "text/plain")
    assert client.get(f"/results/{answer.text}").text == "Nay!"


def test_start_refuses_what_is_no_address(client: FlaskClient) -> None:
    assert client.post("/start", json={"url": "no address"}).json["code"] == "invalid_url"
    assert client.post("/start", data=b"[]", content_type="application/json").status_code == 400


def test_what_a_program_started_it_can_delete_by_the_token_beside_the_id(anonymous: FlaskClient) -> None:
    started = anonymous.post("/start", json={"url": "example.org"})
    token = started.headers["Wordcounts-Delete-Token"]
    path = f"/api/v1/analyses/{started.text}"

    assert anonymous.delete(path).status_code == 403
    assert anonymous.delete(path, headers={"Authorization": f"Bearer {token}x"}).status_code == 403
    assert anonymous.delete(path, headers={"Authorization": f"Bearer {token}"}).status_code == 204
    assert anonymous.get(path).status_code == 404


def test_a_visitor_who_has_a_session_needs_no_token(client: FlaskClient) -> None:
    started = client.post("/start", json={"url": "example.org"})

    assert "Wordcounts-Delete-Token" not in started.headers
    assert client.delete(f"/api/v1/analyses/{started.text}").status_code == 204


def test_results_are_ten_words_in_rank_order(client: FlaskClient, work: Callable[..., None]) -> None:
    id = client.post("/start", json={"url": "example.org"}).text
    work(id, PAGE)

    results = client.get(f"/results/{id}").json
    pairs = client.get(f"/results/{id}?pairs=1").json

    assert list(results) == [f"w{n}" for n in range(10)]
    assert pairs == [[f"w{n}", 30 - n] for n in range(10)]


def test_results_of_a_cancelled_analysis_are_gone(client: FlaskClient) -> None:
    id = client.post("/start", json={"url": "example.org"}).text
    client.post(f"/api/v1/analyses/{id}/cancel")

    assert client.get(f"/results/{id}").status_code == 410


def test_the_form_leads_to_the_page_of_the_analysis(client: FlaskClient) -> None:
    answer = client.post("/", data={"url": "example.org"})

    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/analyses/")
    page = client.get(answer.headers["Location"])
    assert page.status_code == 200
    assert page.headers["X-Robots-Tag"] == "noindex"


def test_a_bad_address_in_the_form_comes_back_with_what_was_typed(client: FlaskClient) -> None:
    answer = client.post("/", data={"url": 'not an "address"'})

    assert answer.status_code == 422
    assert "not an &#34;address&#34;" in answer.text


def test_an_unknown_analysis_is_a_page_that_says_404(client: FlaskClient) -> None:
    assert client.get("/analyses/unknown").status_code == 404


def test_a_comparison_has_a_page_that_names_both_and_is_kept_by_no_search_engine(client: FlaskClient) -> None:
    ids = [
        client.post("/api/v1/analyses", json={"text": "A", "title": title}).json["id"] for title in ("Tea", "<Milk>")
    ]

    answer = client.get(f"/compare?target={ids[0]}&reference={ids[1]}")

    assert "<title>Tea against &lt;Milk&gt; · wordcounts</title>" in answer.text
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert client.get(f"/compare?target={ids[0]}").status_code == 200
    assert client.get(f"/compare?target={ids[0]}&reference=unknown").status_code == 404


@pytest.mark.parametrize("installed", [True, False])
def test_the_page_is_told_whether_parquet_is_written(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, *, installed: bool
) -> None:
    monkeypatch.setattr("wordcounts.sheets.writes_parquet", lambda: installed)

    assert ("data-parquet" in client.get("/").text) == installed


def test_a_dead_link_is_a_page_for_people_and_a_problem_for_programs(client: FlaskClient) -> None:
    people = client.get("/nothing", headers={"Accept": "text/html"})
    programs = client.get("/api/v1/nothing", headers={"Accept": "text/html"})

    assert (people.status_code, people.mimetype) == (404, "text/html")
    assert (programs.status_code, programs.mimetype) == (404, "application/problem+json")


def test_a_title_is_text_wherever_it_stands(client: FlaskClient, work: Callable[..., None]) -> None:
    id = client.post("/start", json={"url": "example.org"}).text
    work(id, b"<title>&lt;script&gt;alert(1)&lt;/script&gt;</title><p>word")

    assert "<script>alert" not in client.get(f"/analyses/{id}").text


def test_the_docs_show_every_operation_without_a_script(client: FlaskClient) -> None:
    text = client.get("/api/docs").text

    assert "<script" not in text
    for path in ("/api/v1/analyses", "/api/v1/analyses/{id}/words", "/api/v1/compare"):
        assert path in text
    assert client.get("/api/v1/openapi.json").json["openapi"] == "3.1.0"


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_another_sites_page_cannot_post(client: FlaskClient, store: Store, headers: dict[str, str]) -> None:
    answer = client.post("/api/v1/analyses", json={"url": "example.org"}, headers=headers)

    assert (answer.status_code, answer.json["code"]) == (403, "cross_site")
    assert store.recent(None).items == ()


def test_our_own_page_can_post(client: FlaskClient) -> None:
    headers = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}

    assert client.post("/api/v1/analyses", json={"url": "example.org"}, headers=headers).status_code == 202


def test_ready_is_degraded_when_only_the_queue_is_away(client: FlaskClient, hints: object) -> None:
    assert client.get("/readyz").json["status"] == "ok"

    hints.away = True  # type: ignore[attr-defined]

    answer = client.get("/readyz")
    assert (answer.status_code, answer.json["status"]) == (200, "degraded")


def test_not_ready_without_the_schema(settings: Settings, tmp_path: Path) -> None:
    empty = Store.open(f"sqlite:///{tmp_path}/empty.sqlite3")
    app = create_app(settings, Service(settings, empty, HintList(), read_again))

    answer = app.test_client().get("/readyz")

    assert (answer.status_code, answer.json["parts"]["schema"]) == (503, False)
    empty.close()


def test_metrics_count_what_waits(client: FlaskClient) -> None:
    client.post("/start", json={"url": "example.org"})

    assert "wordcounts_queued 1.0" in client.get("/metrics").text


def test_an_unforeseen_error_shows_nothing_of_itself(settings: Settings, service: object) -> None:
    app = create_app(settings, service)  # type: ignore[arg-type]
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.add_url_rule("/api/v1/broken", view_func=lambda: 1 / 0)

    answer = app.test_client().get("/api/v1/broken")

    assert (answer.status_code, answer.json["code"]) == (500, "internal")
    assert "ZeroDivision" not in answer.text


def test_there_is_no_debugger_to_switch_on(
    settings: Settings, service: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLASK_DEBUG", "1")

    assert not create_app(settings, service).debug  # type: ignore[arg-type]
