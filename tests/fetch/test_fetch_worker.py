"""The hostile origin against a real worker: each address ends in its code, good pages finish, nothing dies."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator

import brotli
import psutil
import pytest
import zstandard

from fetch.ground import Forward
from parts.origin import Origin
from parts.product import Product, product, until

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
N_BYTES = 60_000_000
WORKER_BYTES = 700_000_000
"""The worker, with forty bombs at once: what all fetches may hold together, and itself; 530 to 560 MB as measured."""


@pytest.fixture(scope="module")
def running() -> Iterator[Product]:
    with product(WORDCOUNTS_FETCH_TOTAL_S="3") as started:
        yield started


def _worker(running: Product) -> psutil.Process:
    return next(
        process
        for process in psutil.Process(running.process.pid).children(recursive=True)
        if process.cmdline()[-1:] == ["worker"]
    )


def _serve(origin: Origin) -> dict[str, str]:
    """Path -> the code that it ends in, or "" for a page that is counted."""
    zeros = b"\0" * N_BYTES
    bombs = {
        "gzip": gzip.compress(zeros, 1),
        "deflate": zlib.compress(zeros, 1),
        "br": brotli.compress(zeros, quality=1),
        "zstd": zstandard.ZstdCompressor(level=1).compress(zeros),
    }
    ends: dict[str, str] = {}
    for coding, packed in bombs.items():
        for number in range(10):
            origin.serve(f"/{coding}{number}", packed, headers={"Content-Encoding": coding})
            ends[f"/{coding}{number}"] = "too_large"
    origin.serve("/private", "", status=302, headers={"Location": "http://10.255.255.1/"})
    origin.serve("/metadata", "", status=307, headers={"Location": "http://169.254.169.254/latest/meta-data/"})
    origin.serve("/loop", "", status=302, headers={"Location": "/loop"})
    origin.raw("/ssh", b"SSH-2.0-OpenSSH_9\r\n")
    origin.raw("/fields", OK + b"X: y\r\n" * 20_000 + b"\r\nwords")
    origin.raw("/interim", b"HTTP/1.1 103 Early\r\n\r\n" * 20_000)
    origin.raw("/chunks", OK + b"Transfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n0\r\n\r\n")
    origin.raw("/tiny", OK + b"Transfer-Encoding: chunked\r\n\r\n" + b"1\r\na\r\n" * 300_000)
    origin.raw("/lengths", OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello")
    origin.serve("/codings", "x", headers={"Content-Encoding": "gzip, gzip, gzip"})
    ends |= {"/private": "refused_address", "/metadata": "refused_address", "/loop": "too_many_redirects"}
    ends |= dict.fromkeys(("/ssh", "/fields", "/interim", "/chunks", "/tiny", "/lengths", "/codings"), "bad_response")
    for number in range(10):
        ends[origin.serve(f"/good{number}", "<p>words of a good page").removeprefix(origin.url(""))] = ""
    return ends


def test_each_hostile_address_ends_in_its_code_while_good_pages_finish(running: Product) -> None:
    worker = _worker(running)
    peak = 0
    with Origin() as origin:
        ends = _serve(origin)
        waiting = {running.submit(url=origin.url(path)): code for path, code in ends.items()}

        def all_ended() -> bool:
            nonlocal peak
            peak = max(peak, worker.memory_info().rss)
            for identifier in list(waiting):
                analysis = running.get(f"/api/v1/analyses/{identifier}").json
                if analysis["state"] in ("finished", "failed"):
                    assert (analysis["error"] or {"code": ""})["code"] == waiting.pop(identifier), analysis
            return not waiting

        until(all_ended, within_s=60)

    assert worker.is_running()
    assert worker.pid == _worker(running).pid
    assert peak < WORKER_BYTES


@pytest.mark.parametrize(
    ("head", "code"),
    [(OK + b"\r\n", "timed_out"), (OK + b"X: ", "timed_out"), (OK + b"Content-Length: 99\r\n\r\n", "connection_lost")],
    ids=["a dripping body", "a dripping field", "a body cut short"],
)
def test_what_time_may_mend_is_tried_again_and_says_why(running: Product, head: bytes, code: str) -> None:
    with Origin() as origin:
        origin.raw(
            "/a", head + b"a" * (9999 if code == "timed_out" else 5), drip_s=0.01 if code == "timed_out" else 0.0
        )
        identifier = running.submit(url=origin.url("/a"))

        until(lambda: origin.hits("/a") >= 2, within_s=30)

        analysis = running.get(f"/api/v1/analyses/{identifier}").json
        assert analysis["error"]["code"] == code
        assert not analysis["error"]["permanent"]
        origin.serve("/a", "<p>words at last")
        assert running.ended(identifier, within_s=60)["state"] == "finished"


def test_a_worker_goes_out_by_the_proxy_alone_and_tells_nobody_its_password() -> None:
    with Origin() as origin, Forward(origin.port) as forward:
        origin.serve("/a", "<p>words through a proxy")
        proxy = forward.url.replace("http://", "http://user:opensesame@")
        with product(WORDCOUNTS_EGRESS_PROXY=proxy, WORDCOUNTS_LOG_FORMAT="json") as behind:
            analysis = behind.ended(behind.submit(url=origin.url("/a")))
            log = behind.log.read_text()

    assert analysis["state"] == "finished"
    assert [asked.split()[1] for asked in forward.asked] == [f"127.0.0.1:{origin.port}"]
    assert "opensesame" not in log


def test_refused_addresses_are_refused_at_the_door(running: Product) -> None:
    for url in ("http://10.0.0.1/", "http://169.254.169.254/", "http://u:p@127.0.0.1/", "ftp://127.0.0.1/"):
        answer = running.request("POST", "/api/v1/analyses", {"url": url})
        assert (answer.status, answer.json["code"]) in {(422, "refused_address"), (422, "unsupported_scheme")}
