"""The client against a real origin on loopback: what a site can do, and what it costs us."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from fetch.ground import PUBLIC, Names, Tunnel, fetcher, policy, stranger
from parts.origin import Origin
from wordcounts.errors import (
    BadResponse,
    ConnectFailed,
    DnsNotFound,
    HttpError,
    HttpUnavailable,
    RefusedAddress,
    TimedOut,
    TlsFailed,
    TooLarge,
    WordcountsError,
)
from wordcounts.fetch.client import Fetcher


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


@pytest.mark.parametrize("declared", [True, False])
def test_too_much_on_the_wire_ends_at_the_limit(origin: Origin, declared: bool) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + (b"Content-Length: 9999999\r\n" if declared else b"")
    origin.raw("/big", head + b"\r\n" + b"x" * 200_000)

    with pytest.raises(TooLarge):
        fetcher(max_wire_bytes=100_000).fetch(origin.url("/big"))


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


def test_a_name_is_looked_up_once_for_check_and_dial() -> None:
    """Rebinding: a second look-up would have found a private address."""
    tunnel = Tunnel()
    names = Names(PUBLIC, "127.0.0.1")

    with pytest.raises(ConnectFailed):
        stranger(tunnel, names).fetch("http://rebind.example/")

    assert names.asked == ["rebind.example"]
    assert tunnel.dialled == [(PUBLIC, 80)]


def test_a_name_that_is_bound_anew_between_two_hops_is_refused(origin: Origin) -> None:
    origin.serve("/", "", status=302, headers={"Location": "/next"})
    tunnel = Tunnel(origin.port)

    with pytest.raises(RefusedAddress):
        stranger(tunnel, Names(PUBLIC, "169.254.169.254")).fetch("http://rebind.example/")

    assert tunnel.dialled == [(PUBLIC, 80)]


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


def test_one_fetcher_serves_many_threads(origin: Origin) -> None:
    origin.serve("/a", "x" * 10_000)
    one = fetcher()

    with ThreadPoolExecutor(16) as pool:
        lengths = set(pool.map(lambda _: len(one.fetch(origin.url("/a")).body), range(64)))

    assert lengths == {10_000}
