"""How long a refusal takes: bodies over the limit and malformed ones, each kind 200 times, on what ./run starts.

The time is from the last byte that the client sends to the whole answer. It must be less than 50 ms, and leave no row:
how many analyses there are is asked before and after.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import socket
import statistics
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from parts.product import Product, product

PATH = "/api/v1/analyses"
MEGABYTE = 1_000_000
LIMIT = 20 * 1024 * 1024 + 64 * 1024
"""What a body may have: docs/reference/settings.md, and the frame of a form."""
MUST_MS = 50.0
CLOSED = 0
"""In place of a status: the connection was closed while the client still sent, so that it saw no answer."""


@dataclass(frozen=True)
class Kind:
    """One kind of bad request; `tries` fewer where each sends megabytes."""

    status: int
    request: Callable[[], bytes]
    tries: int = 200


def post(body: bytes, *, kind: str = "application/json", length: int | None = None) -> bytes:
    """A request whose length may be a lie."""
    head = f"POST {PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {kind}\r\nContent-Length: "
    return f"{head}{len(body) if length is None else length}\r\nConnection: close\r\n\r\n".encode() + body


def said(**fields: object) -> bytes:
    return post(json.dumps(fields).encode())


def form(body: bytes) -> bytes:
    return post(body, kind="multipart/form-data; boundary=b")


def file(n_bytes: int) -> bytes:
    part = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n'
    return form(part + b"word " * (n_bytes // 5) + b"\r\n--b--\r\n")


KINDS = {
    "not JSON": Kind(400, lambda: post(b"{")),
    "no object": Kind(400, lambda: post(b"[1]")),
    "not UTF-8": Kind(400, lambda: post(b'{"url": "\xff"}')),
    "nested 100,000 deep": Kind(400, lambda: post(b"[" * 100_000)),
    "NUL in the query": Kind(400, lambda: post(b"{}").replace(b"analyses HTTP", b"analyses?a=%00 HTTP")),
    "nothing to count": Kind(422, lambda: post(b"{}")),
    "unknown field": Kind(422, lambda: said(urll="a.org")),
    "wrong type": Kind(422, lambda: said(url=1)),
    "bad option": Kind(422, lambda: said(url="example.org", extraction="all")),
    "two sources": Kind(422, lambda: said(url="example.org", text="a")),
    "no address": Kind(422, lambda: said(url="no address")),
    "private address": Kind(422, lambda: said(url="http://10.0.0.1/")),
    "address of 60,000 characters": Kind(422, lambda: said(url="http://example.org/" + "a" * 60_000)),
    "form without a file": Kind(422, lambda: form(b"--b--\r\n")),
    "form cut short": Kind(422, lambda: form(b'--b\r\nContent-Disposition: form-data; name="file"\r\n')),
    "10,000 fields": Kind(
        413,
        lambda: form(b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n' * 10_000 + b"--b--\r\n"),
    ),
    "said to be too long": Kind(413, lambda: post(b"x" * 1000, length=LIMIT + 1)),
    "20 MB of no JSON": Kind(400, lambda: post(b"x" * 20 * MEGABYTE), 20),
    "20 MB nested": Kind(400, lambda: post(b"[" * 20 * MEGABYTE), 20),
    "20 MB in an unknown field": Kind(422, lambda: said(texxt="word " * 4 * MEGABYTE), 20),
    "20 MB of numbers": Kind(400, lambda: post(b'{"a": [' + b"1," * (10 * MEGABYTE - 10) + b"1]}"), 20),
    "20 MB of objects": Kind(400, lambda: post(b'{"a": [' + b"{}," * (6 * MEGABYTE) + b"{}]}"), 20),
    "20 MB of names": Kind(400, lambda: post(b"{" + b",".join(b'"%d":0' % n for n in range(1_500_000)) + b"}"), 20),
    "99,000 names": Kind(422, lambda: post(b"{" + b",".join(b'"%d":0' % n for n in range(99_000)) + b"}")),
    "99,000 objects": Kind(422, lambda: post(b'{"url": [' + b"{}," * 99_000 + b"{}]}")),
    "20 MB of text with a bad option": Kind(422, lambda: said(text="so, word " * 2_200_000, extraction="all"), 20),
    "20 MB of escapes with a bad option": Kind(
        422, lambda: said(text='He said: "so, no word."\nAnd\tété ' * 430_000, extraction="all"), 20
    ),
    "20 MB in 5,000 texts with a bad option": Kind(
        422, lambda: said(sources=[{"text": "so, word " * 440}] * 5000, name="a", extraction="all"), 20
    ),
    "21 MB of text": Kind(413, lambda: post(b'{"text": "' + b"word " * (LIMIT // 5 - 4) + b'"}'), 20),
    "21 MB in a file": Kind(413, lambda: file(LIMIT - 1000), 20),
    "20 MB of fields": Kind(
        413,
        lambda: form(b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n' * 320_000 + b"--b--\r\n"),
        20,
    ),
    "20 MB in one field": Kind(
        413,
        lambda: form(
            b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n' + b"x" * 20 * MEGABYTE + b"\r\n--b--\r\n"
        ),
        20,
    ),
    "20 MB without a boundary": Kind(413, lambda: form(b"x" * 20 * MEGABYTE), 20),
}


def ask(port: int, request: bytes) -> tuple[float, int]:
    """Milliseconds from the last byte that was taken, and the status."""
    answer = b""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as link:
        with suppress(BrokenPipeError, ConnectionResetError):  # refused before it was all there
            link.sendall(request)
        began = time.perf_counter()
        with suppress(ConnectionResetError):
            while piece := link.recv(65_536):
                answer += piece
    took = (time.perf_counter() - began) * 1000
    return took, int(answer.split(b" ", 2)[1]) if answer else CLOSED


def rows(running: Product) -> int:
    """How many analyses there are."""
    return len(running.get(f"{PATH}?limit=100").json["items"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--only", default="", help="kinds whose name holds this")
    only = parser.parse_args().only
    late = 0
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    print("| kind | status | n | median | p99 |")
    print("|---|---|---|---|---|")
    with product() as running:
        port = int(running.base.rsplit(":", 1)[1])
        ask(port, post(b"{"))
        before = rows(running)
        for name, kind in KINDS.items():
            if only not in name:
                continue
            request = kind.request()
            taken = []
            for _ in range(kind.tries):
                took, status = ask(port, request)
                assert status in {kind.status, CLOSED}, f"{name}: {status} instead of {kind.status}"
                taken.append(took)
            p99 = sorted(taken)[min(len(taken) - 1, int(len(taken) * 0.99))]
            late += p99 >= MUST_MS
            print(
                f"| {name} | {kind.status} | {kind.tries} | {statistics.median(taken):.1f} ms | {p99:.1f} ms |",
                flush=True,
            )
        print(f"\nrows: {rows(running) - before}; kinds whose p99 is {MUST_MS:g} ms or more: {late}")


if __name__ == "__main__":
    main()
