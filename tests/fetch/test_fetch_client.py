"""The client against a real origin on loopback: what a site can do, and what it costs us."""

from __future__ import annotations

import dataclasses
import gzip
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address, ip_network

import pytest

from parts.origin import Origin
from wordcounts.errors import (
    BadResponse,
    ConnectFailed,
    ConnectionLost,
    DnsNotFound,
    HttpError,
    HttpUnavailable,
    RefusedAddress,
    TimedOut,
    TlsFailed,
    TooLarge,
    TooManyRedirects,
    WordcountsError,
)
from wordcounts.fetch.addresses import Address
from wordcounts.fetch.client import Fetcher
from wordcounts.fetch.policy import policy_from
from wordcounts.fetch.values import FetchPolicy
from wordcounts.settings import Settings

LOOPBACK = (ip_network("127.0.0.0/8"),)


@pytest.fixture
def origin() -> Iterator[Origin]:
    with Origin() as started:
        yield started


def policy(**changes: object) -> FetchPolicy:
    made = policy_from(Settings(_env_file=None))  # type: ignore[call-arg]
    short = {"total_s": 5.0, "connect_s": 1.0, "first_byte_s": 2.0, "allow_networks": LOOPBACK}
    return dataclasses.replace(made, **{**short, **changes})  # type: ignore[arg-type]


def fetcher(**changes: object) -> Fetcher:
    return Fetcher(policy(**changes))


class Names:
    """A resolver that answers in turn, and remembers what it was asked."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    def __call__(self, name: str, timeout_s: float) -> tuple[Address, ...]:
        self.asked.append(name)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if answer == "none":
            raise DnsNotFound
        return tuple(ip_address(one) for one in answer.split())


def test_a_document_comes_with_its_facts(origin: Origin) -> None:
    origin.serve("/a", "<p>word", media_type="Text/HTML; charset=KOI8-R")

    fetched = fetcher().fetch(origin.url("/a"))

    assert (fetched.body, fetched.status) == (b"<p>word", 200)
    assert (fetched.media_type, fetched.charset) == ("text/html", "KOI8-R")
    assert (fetched.final_url, fetched.redirects) == (origin.url("/a"), ())


def test_it_sends_its_name_and_no_cookie(origin: Origin) -> None:
    origin.serve("/a", "x", headers={"Set-Cookie": "a=1"})
    one = fetcher()

    one.fetch(origin.url("/a"))
    one.fetch(origin.url("/a"))

    for seen in origin.requests:
        assert seen.headers["user-agent"].startswith("wordcounts/")
        assert "cookie" not in seen.headers


@pytest.mark.parametrize("coding", ["gzip", "deflate", "raw deflate", "gzip, gzip"])
def test_content_codings_are_taken_off(origin: Origin, coding: str) -> None:
    plain = b"<p>" + b"word " * 1000
    raw = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(plain),
        "deflate": zlib.compress(plain),
        "raw deflate": raw.compress(plain) + raw.flush(),
        "gzip, gzip": gzip.compress(gzip.compress(plain)),
    }[coding]
    origin.serve("/a", packed, headers={"Content-Encoding": coding.removeprefix("raw ")})

    assert fetcher().fetch(origin.url("/a")).body == plain


def test_a_bomb_ends_at_the_limit(origin: Origin) -> None:
    origin.serve("/bomb", gzip.compress(b"\0" * 30_000_000), headers={"Content-Encoding": "gzip"})

    with pytest.raises(TooLarge):
        fetcher().fetch(origin.url("/bomb"))


def test_three_codings_are_too_many(origin: Origin) -> None:
    origin.serve("/a", "x", headers={"Content-Encoding": "gzip, gzip, gzip"})

    with pytest.raises(BadResponse):
        fetcher().fetch(origin.url("/a"))


@pytest.mark.parametrize("declared", [True, False])
def test_too_much_on_the_wire_ends_at_the_limit(origin: Origin, declared: bool) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + (b"Content-Length: 9999999\r\n" if declared else b"")
    origin.raw("/big", head + b"\r\n" + b"x" * 200_000)

    with pytest.raises(TooLarge):
        fetcher(max_wire_bytes=100_000).fetch(origin.url("/big"))


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhe",
        b"",
    ],
)
def test_a_body_cut_short_is_a_lost_connection(origin: Origin, answer: bytes) -> None:
    origin.raw("/cut", answer)

    with pytest.raises(ConnectionLost):
        fetcher().fetch(origin.url("/cut"))


@pytest.mark.parametrize(
    "answer",
    [
        b"SSH-2.0-OpenSSH_9\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\n" + b"X-Long: " + b"a" * 200_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 20_000 + b"\r\n",
        b"HTTP/1.1 " + b"103 Early\r\n\r\nHTTP/1.1 " * 20_000,
    ],
)
def test_what_is_not_http_is_a_bad_response(origin: Origin, answer: bytes) -> None:
    origin.raw("/bad", answer)

    with pytest.raises(BadResponse):
        fetcher().fetch(origin.url("/bad"))


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-Drip: "])
def test_a_drip_cannot_stretch_the_deadline(origin: Origin, head: bytes) -> None:
    origin.raw("/drip", head + b"a" * 9999, drip_s=0.02)
    began = time.monotonic()

    with pytest.raises(TimedOut):
        fetcher(total_s=0.6).fetch(origin.url("/drip"))

    assert time.monotonic() - began < 3


def test_a_site_that_never_answers_times_out(origin: Origin) -> None:
    origin.raw("/mute", b"", hold=True)

    with pytest.raises(TimedOut):
        fetcher(first_byte_s=0.3).fetch(origin.url("/mute"))


@pytest.mark.parametrize(
    ("status", "error"),
    [(404, HttpError), (403, HttpError), (410, HttpError), (408, HttpUnavailable), (429, HttpUnavailable),
     (500, HttpUnavailable), (503, HttpUnavailable), (304, BadResponse)],
)  # fmt: skip
def test_a_status_that_is_no_document_is_named(origin: Origin, status: int, error: type[WordcountsError]) -> None:
    origin.serve("/a", "secret words of the site", status=status)

    with pytest.raises(error, match=str(status)) as caught:
        fetcher().fetch(origin.url("/a"))

    assert "secret" not in caught.value.message


def test_retry_after_is_passed_on(origin: Origin) -> None:
    origin.serve("/a", "", status=503, headers={"Retry-After": "7"})

    with pytest.raises(HttpUnavailable) as caught:
        fetcher().fetch(origin.url("/a"))

    assert caught.value.retry_after_s == 7.0


def test_redirects_are_followed_and_told(origin: Origin) -> None:
    origin.serve("/1", "", status=301, headers={"Location": "/2"})
    origin.serve("/2", "", status=307, headers={"Location": origin.url("/3")})
    origin.serve("/3", "end")

    fetched = fetcher().fetch(origin.url("/1"))

    assert (fetched.body, fetched.final_url) == (b"end", origin.url("/3"))
    assert fetched.redirects == (origin.url("/1"), origin.url("/2"))


def test_loops_and_long_chains_end(origin: Origin) -> None:
    origin.serve("/loop", "", status=302, headers={"Location": "/loop"})
    for number in range(9):
        origin.serve(f"/{number}", "", status=302, headers={"Location": f"/{number + 1}"})

    for path in ("/loop", "/0"):
        with pytest.raises(TooManyRedirects):
            fetcher().fetch(origin.url(path))


@pytest.mark.parametrize(
    "target", ["http://10.0.0.1/", "http://[::1]/", "http://169.254.169.254/", "http://u:p@127.0.0.1/"]
)
def test_a_redirect_to_a_private_address_is_refused(origin: Origin, target: str) -> None:
    origin.serve("/a", "", status=302, headers={"Location": target})

    with pytest.raises(RefusedAddress):
        fetcher().fetch(origin.url("/a"))


@pytest.mark.parametrize("target", ["file:///etc/passwd", "javascript:1", "http://exa mple/"])
def test_a_redirect_to_nowhere_is_a_bad_response(origin: Origin, target: str) -> None:
    origin.serve("/a", "", status=302, headers={"Location": target})

    with pytest.raises(BadResponse):
        fetcher().fetch(origin.url("/a"))


def test_one_private_answer_of_many_refuses_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    dialled: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: dialled.append(address))

    with pytest.raises(RefusedAddress):
        Fetcher(policy(), resolve=Names("93.184.215.14 10.0.0.1")).fetch("http://mixed.example/")

    assert dialled == []


def test_a_name_is_looked_up_once_for_check_and_dial(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rebinding: a second look-up would have found a private address."""
    dialled: list[tuple[str, int]] = []

    def refuse(_: socket.socket, address: tuple[str, int]) -> None:
        dialled.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    names = Names("93.184.215.14", "127.0.0.1")

    with pytest.raises(ConnectFailed):
        Fetcher(policy(), resolve=names).fetch("http://rebind.example/")

    assert names.asked == ["rebind.example"]
    assert dialled == [("93.184.215.14", 80)]


def test_an_unknown_name_is_permanent() -> None:
    with pytest.raises(DnsNotFound) as caught:
        Fetcher(policy(), resolve=Names("none")).fetch("http://no-such.example/")

    assert caught.value.permanent


def test_a_guessed_https_falls_back_on_http(origin: Origin) -> None:
    origin.serve("/a", "<p>plain")
    https = origin.url("/a").replace("http://", "https://")

    assert fetcher().fetch(https, scheme_guessed=True).body == b"<p>plain"
    with pytest.raises((TlsFailed, ConnectFailed, TimedOut)):
        fetcher().fetch(https)


def test_refused_and_closed_private_targets_answer_alike(origin: Origin) -> None:
    sentences = set()
    for url in ("http://127.0.0.1:1/", origin.url("/"), "http://10.255.255.1/"):
        with pytest.raises(RefusedAddress) as caught:
            fetcher(allow_networks=()).fetch(url)
        sentences.add((caught.value.code, caught.value.message.replace("from port 1", "").split(" from ")[0]))

    assert {code for code, _ in sentences} == {"refused_address"}


def test_one_fetcher_serves_many_threads(origin: Origin) -> None:
    origin.serve("/a", "x" * 10_000)
    one = fetcher()

    with ThreadPoolExecutor(16) as pool:
        lengths = set(pool.map(lambda _: len(one.fetch(origin.url("/a")).body), range(64)))

    assert lengths == {10_000}


def test_a_host_of_the_public_web_is_asked_politely() -> None:
    from wordcounts.errors import HostBusy
    from wordcounts.fetch.politeness import Turns

    turns = Turns(concurrency=2, pause_s=0.0, wait_s=0.05)
    turns.take("host")
    turns.take("host")

    with pytest.raises(HostBusy):
        turns.take("host")
    turns.take("other")
    turns.give_back("host")
    assert turns.take("host") < 1


def test_a_turn_that_is_given_back_wakes_who_waits() -> None:
    from wordcounts.fetch.politeness import Turns

    turns = Turns(concurrency=1, pause_s=0.0, wait_s=10)
    turns.take("host")
    waited: list[float] = []
    waiter = threading.Thread(target=lambda: waited.append(turns.take("host")))
    waiter.start()
    turns.give_back("host")
    waiter.join(5)

    assert waited
    assert waited[0] < 5
