"""Requests that are none, over raw sockets to the real server: refused in a code, at once, with nothing stored."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from parts.pieces import Pieces, pieces
from wordcounts.web.security import HEADERS
from wordcounts.web.wire import PatientUnreader

WITHIN_S = 0.5
"""PROMISES says 50 ms; the rest is for a machine that does something else as well."""

OF_ALL = set(HEADERS)
API = b"POST /api/v1/analyses HTTP/1.1\r\nHost: localhost\r\n"
JSON = b"Content-Type: application/json\r\n"
TEXT = b'{"text": "a rook"}'


@dataclass
class Said:
    """The first answer on a connection, and how long it took."""

    status: int
    headers: dict[str, str]
    body: bytes
    took_s: float


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pieces]:
    path = tmp_path_factory.mktemp("wire") / "wire.sqlite3"
    with pieces(
        f"sqlite:///{path}",
        WORDCOUNTS_ENV="production",
        SECRET_KEY="a-secret-made-for-this-test-run",
        WORDCOUNTS_TRUSTED_HOSTS="localhost 127.0.0.1",
        WORDCOUNTS_MAX_UPLOAD_BYTES="100000",
        WORDCOUNTS_LOG_FORMAT="json",
    ) as started:
        started.web()
        yield started


def _say(running: Pieces, request: bytes, *, closes: bool = False, patience_s: float = 10) -> Said:
    """Send bytes and read one answer; `closes`: we send no more after them."""
    port = int(running.product.base.rsplit(":", 1)[1])
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", port), timeout=patience_s) as wire:
        wire.sendall(request)
        if closes:
            wire.shutdown(socket.SHUT_WR)
        with wire.makefile("rb") as answer:
            status = int(answer.readline().split()[1])
            headers = dict(_fields(iter(answer.readline, b"\r\n")))
            body = answer.read(int(headers.get("Content-Length", "0")))
    return Said(status, headers, body, time.monotonic() - began)


def _fields(lines: Iterator[bytes]) -> Iterator[tuple[str, str]]:
    for line in lines:
        name, _, value = line.decode("latin-1").rstrip("\r\n").partition(": ")
        yield name, value


def _get(path: bytes, *fields: bytes) -> bytes:
    return b"\r\n".join((b"GET " + path + b" HTTP/1.1", b"Host: localhost", *fields, b"", b""))


REFUSED = {
    "a path with a NUL": (_get(b"/analyses/%00"), 400),
    "a raw NUL in the path": (_get(b"/analyses/\0"), 400),
    "a query with a NUL": (_get(b"/api/v1/analyses?q=%00"), 400),
    "a raw NUL in a header": (_get(b"/", b"X-Odd: a\0b"), 400),
    "a NUL in an id of the original contract": (_get(b"/results/a%00b"), 400),
    "a long address": (_get(b"/" + b"a" * 10_000), 414),
    "a long header": (_get(b"/", b"X-Long: " + b"a" * 20_000), 431),
    "many headers": (_get(b"/", *(b"X-%d: 1" % number for number in range(500))), 431),
    "a header without a name": (_get(b"/", b": a"), 400),
    "a header that is folded": (_get(b"/", b"X-Odd: a\r\n b"), 400),
    "a header with a bare CR": (_get(b"/", b"X-Odd: a\rb"), 400),
    "two hosts": (_get(b"/", b"Host: localhost"), 400),
    "another host": (b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 400),
    "no host": (b"GET / HTTP/1.1\r\n\r\n", 400),
    "a method that is none": (b"G(T / HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
    "a version that is none": (b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", 400),
    "no request line": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
    "an expectation": (_get(b"/", b"Expect: a miracle"), 417),
    "two lengths": (API + JSON + b"Content-Length: 18\r\nContent-Length: 19\r\n\r\n" + TEXT, 400),
    "two equal lengths": (API + JSON + b"Content-Length: 18\r\nContent-Length: 18\r\n\r\n" + TEXT, 400),
    "a length below zero": (API + JSON + b"Content-Length: -1\r\n\r\n" + TEXT, 400),
    "a length that is no number": (API + JSON + b"Content-Length: 0x12\r\n\r\n" + TEXT, 400),
    "a length and chunks": (
        API + JSON + b"Content-Length: 18\r\nTransfer-Encoding: chunked\r\n\r\n12\r\n" + TEXT + b"\r\n0\r\n\r\n", 400
    ),
    "a coding that nobody knows": (API + JSON + b"Transfer-Encoding: pigeon\r\n\r\n", 501),
    "a chunk that is none": (API + JSON + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
    "a chunk that is longer than it says": (
        API + JSON + b"Transfer-Encoding: chunked\r\n\r\n2\r\n" + TEXT + b"\r\n0\r\n\r\n", 400
    ),
    "a chunk of a size below zero": (API + JSON + b"Transfer-Encoding: chunked\r\n\r\n-2\r\n" + TEXT + b"\r\n", 400),
    "too long": (API + JSON + b"Content-Length: 99999999\r\n\r\n", 413),
    "absurdly long": (API + JSON + b"Content-Length: " + b"9" * 100 + b"\r\n\r\n", 413),
    "JSON that is none": (API + JSON + b"Content-Length: 1\r\n\r\n{", 400),
    "JSON that is no object": (API + JSON + b"Content-Length: 2\r\n\r\n[]", 400),
    "JSON in depth": (API + JSON + b"Content-Length: 90000\r\n\r\n" + b"[" * 90_000, 400),
    "JSON that is not UTF-8": (API + JSON + b'Content-Length: 12\r\n\r\n{"text":"\xff"}', 400),
    "a form without its frame": (
        API + b"Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 5\r\n\r\n--b\r\n", 422
    ),
    "a form without a boundary": (API + b"Content-Type: multipart/form-data\r\nContent-Length: 5\r\n\r\nhello", 422),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_request_is_refused_at_once_and_leaves_no_row(running: Pieces, name: str) -> None:
    request, status = REFUSED[name]

    said = _say(running, request)

    assert said.status == status, said.body
    assert json.loads(said.body)["code"]
    assert set(said.headers) >= OF_ALL
    assert said.took_s < WITHIN_S
    assert running.store.recent(None).items == ()


CUT_SHORT = {
    "within its body": API + JSON + b"Content-Length: 18\r\n\r\n" + TEXT[:9],
    "within a chunk": API + JSON + b"Transfer-Encoding: chunked\r\n\r\n12\r\n" + TEXT[:9],
    "between two chunks": API + JSON + b"Transfer-Encoding: chunked\r\n\r\n12\r\n" + TEXT + b"\r\n",
}


@pytest.mark.parametrize("name", CUT_SHORT)
def test_what_was_cut_short_is_not_taken_for_the_whole(running: Pieces, name: str) -> None:
    said = _say(running, CUT_SHORT[name], closes=True)

    assert said.status == 400
    assert running.store.recent(None).items == ()


def test_a_bad_percent_is_a_letter_like_any_other(running: Pieces) -> None:
    for path in (b"/%", b"/%zz", b"/%ff", b"/%ed%a0%80", b"/analyses/%F0%9F", b"/static/%2e%2e/%2e%2e/app.py"):
        assert _say(running, _get(path)).status == 404
    assert _say(running, _get(b"/api/v1/analyses?q=%ff%zz%")).status == 200


def test_nothing_follows_a_broken_body_on_its_connection(running: Pieces) -> None:
    broken, _ = REFUSED["a chunk that is none"]

    with socket.create_connection(("127.0.0.1", int(running.product.base.rsplit(":", 1)[1])), timeout=10) as wire:
        wire.sendall(broken + _get(b"/healthz"))
        with wire.makefile("rb") as answer:
            assert answer.read().count(b"HTTP/1.1") == 1


def test_forwarding_headers_are_not_believed_without_a_trusted_proxy(running: Pieces) -> None:
    said = _say(running, _get(b"/", b"X-Forwarded-Proto: https", b"X-Forwarded-Host: evil.example"))

    assert said.status == 200
    assert "Strict-Transport-Security" not in said.headers


def test_no_refusal_shows_or_logs_what_was_sent(running: Pieces) -> None:
    for request in (_get(b"/?secret=tangerine", b"Bad Name: tangerine"), b"GET /?tangerine HTTP/9.9\r\n\r\n"):
        assert b"tangerine" not in _say(running, request).body

    assert b"tangerine" not in b"".join(log.read_bytes() for log in Path(running.folder).glob("*.log"))


def _wait_for_the_end(wire: socket.socket) -> bytes:
    answer = b""
    while piece := wire.recv(65_536):
        answer += piece
    return answer


UNENDED = {
    "half a line": b"GET / HT",
    "half a body": API + JSON + b"Content-Length: 9\r\n\r\n{",
}


@pytest.mark.parametrize("name", UNENDED)
def test_requests_that_never_end_are_waited_for_no_longer_than_seconds(running: Pieces, name: str) -> None:
    """More of them than there are threads; the next visitor is answered once they are given up."""
    port = int(running.product.base.rsplit(":", 1)[1])
    with ExitStack() as open_:
        wires = [open_.enter_context(socket.create_connection(("127.0.0.1", port), timeout=60)) for _ in range(40)]
        for wire in wires:
            wire.sendall(UNENDED[name])

        visitor = _say(running, _get(b"/healthz"), patience_s=60)
        ends = {_wait_for_the_end(wire)[:12] for wire in wires}

    assert visitor.status == 200
    assert ends <= {b"", b"HTTP/1.1 400"}


def test_a_drip_is_not_waited_for_and_a_stream_is() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        reader = PatientUnreader(ours, patience_s=0.05)
        theirs.sendall(b"x" * 20_000)
        assert reader.chunk(20_000) == b"x" * 20_000  # which bought a second more
        theirs.sendall(b"y")
        assert reader.chunk() == b"y"

        reader.begin()
        assert reader.chunk() == b""
        theirs.sendall(b"z")
        assert reader.chunk() == b""  # gone is gone
