"""Secrets in every place where somebody may put one, on the real web and a real worker: none is in any log."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from parts.origin import Origin
from parts.pieces import Pieces, pieces
from parts.product import Product

WORDS = (
    "tangerine",
    "quince",
    "medlar",
    "damson",
    "persimmon",
    "kumquat",
    "loquat",
    "sapodilla",
    "cherimoya",
    "feijoa",
)
(QUERY, TEXT, TITLE, FILE, COOKIE, KEY, TOKEN, SEARCH, PASSWORD, PAGE) = WORDS
SECRET_KEY = "a-secret-of-rambutans-for-this-run"


@pytest.fixture(params=["json", "console"])
def talking(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Pieces]:
    with pieces(
        f"sqlite:///{tmp_path / 'logs.sqlite3'}",
        SECRET_KEY=SECRET_KEY,
        WORDCOUNTS_ENV="staging",
        WORDCOUNTS_LOG_FORMAT=request.param,
    ) as started:
        yield started


def test_no_secret_is_in_any_log(talking: Pieces, origin: Origin) -> None:
    key = talking.run("keys", "create", "A program").stdout.strip()
    web = talking.web(processes=2)
    talking.worker()

    ended = _submit_all(web, origin, key)
    _ask_all(web, ended, key)
    _break_all(web)

    said = "".join(log.read_text() for log in talking.folder.glob("*.log"))
    assert "analysis" in said
    assert [word for word in (*WORDS, SECRET_KEY, key) if word.lower() in said.lower()] == []


def _submit_all(web: Product, origin: Origin, key: str) -> list[str]:
    origin.serve("/page", f"<title>{PAGE}</title><p>The {PAGE} is a fruit.")
    origin.serve("/broken", f"%PDF-1.7 {PAGE}".encode(), media_type="application/pdf")
    origin.serve("/moved", b"", status=302, headers={"Location": f"/page?{QUERY}=1"})
    origin.raw("/cut", b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n" + PAGE.encode())
    carried = {
        "Cookie": f"wordcounts={COOKIE}",
        "Authorization": f"Bearer {key}",
    }
    for body in (
        {"text": f"My {TEXT}.", "title": TITLE},
        {"html": f"<p>My {TEXT}.", "url": f"http://example.org/?{QUERY}"},
        *({"url": origin.url(f"/{path}?{QUERY}=1#{QUERY}")} for path in ("page", "missing", "broken", "moved")),
    ):
        answer = web.request(
            "POST", "/api/v1/analyses", body, headers={**carried, "Idempotency-Key": f"{KEY}{body}"[:90]}
        )
        assert answer.status == 202, answer.body
    web.request("POST", "/api/v1/analyses", {"url": origin.url(f"/cut?{QUERY}")})
    web.request("POST", "/api/v1/analyses", {"url": f"http://me:{PASSWORD}@example.org/"})
    web.request("POST", "/", f"url=http://example.org/?{QUERY}".encode(), headers=_form(carried))
    frame = (
        f'--b\r\nContent-Disposition: form-data; name="file"; filename="{FILE}.txt"\r\n\r\nA {TEXT}.\r\n--b--\r\n'
    ).encode()
    web.request("POST", "/api/v1/analyses", frame, headers={"Content-Type": "multipart/form-data; boundary=b"})
    listed = web.request("GET", "/api/v1/analyses", headers={"Authorization": f"Bearer {key}"}).json["items"]
    assert len(listed) == 6
    return [one["id"] for one in listed if web.ended(one["id"])["state"] == "finished"]


def _form(carried: dict[str, str]) -> dict[str, str]:
    return {"Cookie": carried["Cookie"], "Content-Type": "application/x-www-form-urlencoded"}


def _ask_all(web: Product, ids: list[str], key: str) -> None:
    assert len(ids) == 4
    bearer = {"Authorization": f"Bearer {key}"}
    for id in ids:
        for path in (f"words?q={SEARCH}", f"concordance?q={SEARCH}", f"words?{SEARCH}=1", "words.csv", "blocks"):
            web.request("GET", f"/api/v1/analyses/{id}/{path}", headers=bearer)
        web.request("DELETE", f"/api/v1/analyses/{id}?delete_token={TOKEN}")
    web.request("GET", f"/api/v1/analyses?q={SEARCH}", headers=bearer)
    web.request("GET", "/api/v1/analyses", headers={"Authorization": f"Bearer wc_{TOKEN}"})


def _break_all(web: Product) -> None:
    """Requests that are none: what gunicorn itself says of them."""
    port = int(web.base.rsplit(":", 1)[1])
    for request in (
        f"GET /?{QUERY} HTTP/9.9\r\n\r\n",
        f"GET /?{QUERY} HTTP/1.1\r\nHost: localhost\r\nBad Name: {COOKIE}\r\n\r\n",
        f"GET /?{QUERY} HTTP/1.1\r\nHost: localhost\r\nCookie: {COOKIE}\0\r\n\r\n",
        f"POST /start HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n{TEXT}\r\n\r\n",
        f"{TEXT}\r\n\r\n",
    ):
        with socket.create_connection(("127.0.0.1", port), timeout=10) as wire:
            wire.sendall(request.encode())
            assert wire.recv(12).startswith(b"HTTP/1.1 4")
