import pytest
from flask import Flask, request

from wordcounts.errors import DatabaseUnavailable, InvalidOption
from wordcounts.web import problems, security
from wordcounts.web.hosts import Hosts


@pytest.fixture
def client():
    app = Flask("probe")
    app.config["MAX_CONTENT_LENGTH"] = 10
    problems.install(app)
    security.install(app, Hosts(()))

    @app.post("/take")
    def take():
        return str(len(request.get_data()))

    @app.get("/option")
    def option():
        raise InvalidOption("limit takes a number.", parameter="limit")

    @app.get("/away")
    def away():
        raise DatabaseUnavailable

    @app.get("/bug")
    def bug():
        raise ZeroDivisionError("a secret")

    return app.test_client()


def test_an_error_of_ours_is_a_problem_with_its_code_and_parameter(client):
    answer = client.get("/option")
    assert (answer.status_code, answer.content_type) == (422, "application/problem+json")
    assert answer.get_json(force=True) | {"title": ""} == {
        "type": "about:blank",
        "title": "",
        "status": 422,
        "detail": "limit takes a number.",
        "code": "invalid_option",
        "parameter": "limit",
    }


def test_a_database_that_is_away_says_when_to_try_again(client):
    answer = client.get("/away")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")


def test_an_unforeseen_error_shows_nothing_of_itself(client):
    answer = client.get("/bug")
    assert answer.status_code == 500
    assert "secret" not in answer.text


@pytest.mark.parametrize(
    ("path", "status", "code"), [("/none", 404, "not_found"), ("/take", 405, "method_not_allowed")]
)
def test_an_error_of_http_is_a_problem(client, path, status, code):
    answer = client.get(path)
    assert (answer.status_code, answer.get_json(force=True)["code"]) == (status, code)


def test_a_body_over_the_limit_is_refused(client):
    assert client.post("/take", data=b"x" * 11).get_json(force=True)["code"] == "body_too_large"


def test_every_answer_carries_the_policy(client):
    for path in ("/option", "/none"):
        assert "default-src 'none'" in client.get(path).headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "http://localhost"}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
    ],
)
def test_another_sites_page_may_not_post(client, headers, status):
    assert client.post("/take", data=b"x", headers=headers).status_code == status
