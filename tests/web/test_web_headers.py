"""What every answer carries, whatever its route, method and status; and what is believed of a request's headers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from wordcounts.service import Service
from wordcounts.settings import Settings
from wordcounts.web.app import create_app
from wordcounts.web.security import FRAMED_HEADERS, HEADERS

PAGE = b"<title>Rooks</title><p>Rooks nest in company."
OF_ALL = {name: value for name, value in HEADERS.items() if name not in ("Cache-Control", "X-Robots-Tag")}
FRAMED = {name: value for name, value in FRAMED_HEADERS.items() if name in OF_ALL}
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE")

CACHED = {
    "/static/plain.css": "no-cache",
    "/favicon.ico": "public, max-age=86400",
    "/api/v1/openapi.json": "public, max-age=3600",
    "/api/v1/stop-words/en": "public, max-age=3600",
}
"""What may be kept; of all else there is no copy."""
INDEXED = {"/", "/api/docs", "/favicon.ico", "/static/plain.css"}


def _app(settings: Settings, service: Service, **changed: object) -> Flask:
    return create_app(settings.model_copy(update=changed), service)


@pytest.fixture
def id(client: FlaskClient, work: Callable[..., None]) -> str:
    id = client.post("/start", json={"url": "example.org"}).text
    work(id, PAGE)
    return id


def _path(rule: Rule, id: str) -> str:
    known = {"id": id, "ending": "csv", "language": "en", "number": "1", "name": "none.js", "filename": "plain.css"}
    path: str = rule.rule
    for name in rule.arguments:
        path = (
            path.replace(f"<int:{name}>", known[name])
            .replace(f"<path:{name}>", known[name])
            .replace(f"<{name}>", known[name])
        )
    return path


def _answers(client: FlaskClient, id: str) -> Iterator[TestResponse]:
    app = client.application
    for rule in app.url_map.iter_rules():
        for method in METHODS:
            if (rule.endpoint, method) != ("api.delete", "DELETE"):
                yield client.open(_path(rule, id), method=method)
    yield client.get("/nothing", headers={"Accept": "text/html"})
    yield client.get("/api/v1/analyses/%00")
    yield client.get("/static/../../settings.py")
    yield client.get(f"/analyses/{id}/")
    yield client.post("/api/v1/analyses", data=b"x" * (app.config["MAX_CONTENT_LENGTH"] + 1))
    yield client.post("/api/v1/analyses", data=b"{", content_type="application/json")
    yield client.post("/api/v1/analyses", json={"url": "example.org"})
    yield client.post("/", data={"url": "example.org"})
    yield client.get(f"/api/v1/analyses/{id}/words?limit=x")
    yield client.delete(f"/api/v1/analyses/{id}")


def test_every_answer_of_every_route_carries_the_headers(client: FlaskClient, id: str) -> None:
    seen = set()
    for answer in _answers(client, id):
        with closing(answer):
            asked, path, status = answer.request.method, answer.request.path, answer.status_code
            seen.add(status)
            kept = status < 400 and asked != "POST"
            where = f"{asked} {path} {status}"
            if path.startswith("/embed/") and status < 400:
                assert dict(answer.headers).items() >= FRAMED.items(), where
                assert "X-Frame-Options" not in answer.headers
            else:
                assert {name: answer.headers.get(name) for name in OF_ALL} == OF_ALL, where
            assert "Strict-Transport-Security" not in answer.headers
            if asked != "OPTIONS":  # which nobody keeps
                assert answer.headers.get("X-Robots-Tag") == (None if kept and path in INDEXED else "noindex"), where
                assert answer.headers["Cache-Control"] == (CACHED.get(path, "no-store") if kept else "no-store"), where
    assert seen >= {200, 202, 204, 303, 400, 404, 405, 413, 422}


def test_production_over_https_asks_for_https_from_then_on(settings: Settings, service: Service) -> None:
    client = _app(settings, service, env="production", trusted_hosts=("localhost",)).test_client()

    assert client.get("/", base_url="https://localhost").headers["Strict-Transport-Security"] == "max-age=31536000"
    assert client.get("/none", base_url="https://localhost").headers["Strict-Transport-Security"]
    assert "Strict-Transport-Security" not in client.get("/").headers


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "count.example.evil.example",
        "count.example:x",
        "count example",
        "",
        ".",
        "count.example..",
        "xcount.example",
        "[count.example]",
    ],
)
def test_a_host_that_is_not_ours_is_refused_with_a_code(settings: Settings, service: Service, host: str) -> None:
    client = _app(settings, service, trusted_hosts=("count.example",)).test_client()

    answer = client.get("/healthz", headers={"Host": host})

    assert (answer.status_code, answer.json["code"]) == (400, "wrong_host")
    assert {name: answer.headers.get(name) for name in OF_ALL} == OF_ALL


@pytest.mark.parametrize(
    "host",
    [
        *(
            "count.example",
            "COUNT.EXAMPLE",
            "Count.Example:8443",
            "count.example.",
            "count.example:80",
            "count.example:",
        ),
        *("count.example.:8000", "www.wide.example", "WIDE.example.", "xn--bcher-kva.example", "[::1]", "[::1]:8000"),
    ],
)
def test_a_host_is_ours_whatever_its_case_its_port_and_its_last_dot(
    settings: Settings, service: Service, host: str
) -> None:
    named = ("Count.Example.", ".wide.example", "bücher.example", "::1")
    client = _app(settings, service, trusted_hosts=named).test_client()

    answer = client.get("/healthz", headers={"Host": host})

    assert answer.status_code == 200


PROTO, HOST = "X-Forwarded-Proto", "X-Forwarded-Host"
ORIGINS = [
    # proxies, forwarded, origin, taken
    (0, {}, "http://localhost", True),
    (0, {}, "HTTP://LOCALHOST", True),
    (0, {"Host": "LocalHost"}, "http://localhost", True),
    (0, {"Host": "localhost."}, "http://localhost.", True),
    (0, {"Host": "localhost:80"}, "http://localhost", True),
    (0, {"Host": "localhost:443"}, "http://localhost", False),
    (0, {"Host": "localhost"}, "http://localhost..", False),
    (0, {}, "https://localhost", False),
    (0, {}, "http://localhost:8000", False),
    (0, {}, "null", False),
    (0, {}, "", False),
    (0, {}, "http://[", False),
    (0, {}, "http://localhost/", False),
    (0, {PROTO: "https"}, "https://localhost", False),
    (0, {HOST: "evil.example"}, "http://evil.example", False),
    (0, {"Forwarded": "host=evil.example;proto=https"}, "https://evil.example", False),
    (1, {PROTO: "https"}, "https://localhost", True),
    (1, {PROTO: "https"}, "http://localhost", False),
    (1, {PROTO: "https", HOST: "count.example"}, "https://count.example", True),
    (1, {PROTO: "https", HOST: "Count.Example.:443"}, "https://count.example", True),
    (1, {PROTO: "http, https", HOST: "evil.example, count.example"}, "https://count.example", True),
    (1, {PROTO: "http, https", HOST: "evil.example, count.example"}, "http://evil.example", False),
    (2, {PROTO: "https, http", HOST: "count.example, inner"}, "https://count.example", True),
    (2, {PROTO: "https", HOST: "evil.example"}, "https://evil.example", False),
]  # fmt: skip


@pytest.mark.parametrize(("proxies", "forwarded", "origin", "taken"), ORIGINS)
def test_an_origin_is_ours_by_scheme_and_host_as_the_browser_sees_them(
    settings: Settings, service: Service, proxies: int, forwarded: dict[str, str], origin: str, taken: bool
) -> None:
    client = _app(settings, service, trusted_proxies=proxies).test_client()

    answer = client.post("/api/v1/analyses", json={"text": "a rook"}, headers={**forwarded, "Origin": origin})

    assert answer.status_code == (202 if taken else 403)


def test_who_a_client_is_does_not_change_with_what_it_claims(settings: Settings, service: Service) -> None:
    plain = _app(settings, service).test_client()
    proxied = _app(settings, service, trusted_proxies=1).test_client()

    def owner(client: FlaskClient, forwarded: str) -> str | None:
        id = client.post("/start", json={"url": "example.org"}, headers={"X-Forwarded-For": forwarded}).text
        return service.status(id).owner

    assert len({owner(plain, said) for said in ("192.0.2.1", "192.0.2.2", "x, 192.0.2.3")}) == 1
    assert len({owner(proxied, said) for said in ("192.0.2.9", "forged, 192.0.2.9", "a, b, 192.0.2.9")}) == 1
    assert owner(proxied, "192.0.2.9") != owner(proxied, "192.0.2.9, 192.0.2.10")
