"""The one way out: CONNECT to the vetted address, for http and https."""

from __future__ import annotations

import dataclasses
import re
import socket
from collections.abc import Iterator

import pytest

from fetch.ground import PUBLIC, STRANGERS, Forward, Names, Rude, drips
from parts.origin import Origin
from wordcounts.errors import (
    BadSettings,
    ConnectFailed,
    ConnectionLost,
    ProxyFailed,
    RefusedAddress,
    TimedOut,
    TlsFailed,
    WordcountsError,
)
from wordcounts.fetch.client import Fetcher
from wordcounts.fetch.dialling import Proxy
from wordcounts.fetch.policy import policy_from
from wordcounts.settings import Settings, load_settings


def through(proxy: str, *answers: str, **changes: object) -> Fetcher:
    quick = {"egress_proxy": proxy, "robots": "ignore", "connect_s": 1.0, "total_s": 5.0, "host_pause_s": 0.0}
    made = dataclasses.replace(STRANGERS, **{**quick, **changes})  # type: ignore[arg-type]
    return Fetcher(made, resolve=Names(*(answers or (PUBLIC,))))


@pytest.fixture
def forward(origin: Origin) -> Iterator[Forward]:
    with Forward(origin.port) as started:
        yield started


def test_a_page_comes_through_the_proxy_which_is_told_the_address_alone(origin: Origin, forward: Forward) -> None:
    origin.serve("/a", "words")

    fetched = through(forward.url).fetch("http://public.example/a?secret=1")

    assert fetched.body == b"words"
    assert forward.asked == [f"CONNECT {PUBLIC}:80 HTTP/1.1\r\nHost: {PUBLIC}:80\r\n\r\n"]
    assert origin.requests[0].headers["host"] == "public.example"
    assert "proxy-authorization" not in origin.requests[0].headers


def test_https_and_ipv6_are_asked_for_by_address_too(forward: Forward) -> None:
    with pytest.raises(TlsFailed):  # the origin speaks no TLS
        through(forward.url, "2606:4700::1111").fetch("https://public.example/")

    assert forward.asked == ["CONNECT [2606:4700::1111]:443 HTTP/1.1\r\nHost: [2606:4700::1111]:443\r\n\r\n"]


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://example.org:22/"])
def test_what_is_refused_is_never_asked_of_the_proxy(forward: Forward, url: str) -> None:
    with pytest.raises(RefusedAddress):
        through(forward.url).fetch(url)
    with pytest.raises(RefusedAddress):
        through(forward.url, "10.0.0.1").fetch("http://private.example/")

    assert forward.asked == []


def test_a_redirect_is_vetted_again(origin: Origin, forward: Forward) -> None:
    origin.serve("/", "", status=302, headers={"Location": "http://169.254.169.254/"})

    with pytest.raises(RefusedAddress):
        through(forward.url).fetch("http://public.example/")

    assert len(forward.asked) == 1


def test_credentials_go_to_the_proxy_and_nowhere_else(origin: Origin, forward: Forward) -> None:
    origin.serve("/", "words")
    url = forward.url.replace("http://", "http://us%40er:s%3Acret@")
    one = through(url)

    one.fetch("http://public.example/")

    (asked,) = forward.asked
    assert re.search(r"\r\nProxy-Authorization: Basic dXNAZXI6czpjcmV0\r\n", asked)
    assert "s:cret" not in repr(one.policy) + repr(Proxy.from_url(url)) + repr(one.__dict__)
    assert "s%3Acret" not in repr(one.policy) + repr(one.__dict__)


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", ProxyFailed),
        (b"HTTP/1.1 400 Bad\r\n\r\n", ProxyFailed),
        (b"HTTP/1.1 500 Oops\r\n\r\n", ProxyFailed),
        (b"HTTP/1.1 403 Forbidden\r\n\r\nnot there", RefusedAddress),
        (b"HTTP/1.1 502 Bad Gateway\r\n\r\n", ConnectFailed),
        (b"HTTP/1.1 503 Unavailable\r\n\r\n", ConnectFailed),
        (b"HTTP/1.1 504 Timeout\r\n\r\n", ConnectFailed),
        (b"HTTP/1.1 302 Found\r\nLocation: http://10.0.0.1/\r\n\r\n", ProxyFailed),
        (b"SSH-2.0-x\r\n\r\n", ProxyFailed),
        (b"", ProxyFailed),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5000, ProxyFailed),
    ],
)
def test_each_of_the_proxys_answers_has_its_code(origin: Origin, reply: bytes, error: type[WordcountsError]) -> None:
    with Forward(origin.port, reply=reply) as forward, pytest.raises(error) as caught:
        through(forward.url).fetch("http://public.example/")

    assert type(caught.value) is error
    assert "127.0.0.1" not in caught.value.message


def test_a_proxy_that_is_away_is_our_own_fault() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        with pytest.raises(ProxyFailed) as caught:
            through(f"http://127.0.0.1:{closed.getsockname()[1]}").fetch("http://public.example/")

    assert caught.value.blame.value == "ours"


def test_a_proxy_that_drips_ends_in_time() -> None:
    with Rude(drips(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n")) as rude, pytest.raises(TimedOut):
        through(f"http://127.0.0.1:{rude.port}", connect_s=0.3).fetch("http://public.example/")


def test_the_second_address_is_tried_where_the_first_cannot_be_reached(origin: Origin) -> None:
    with Forward(origin.port, reply=b"HTTP/1.1 502 Bad Gateway\r\n\r\n") as forward, pytest.raises(ConnectFailed):
        through(forward.url, f"{PUBLIC} 1.1.1.1").fetch("http://public.example/")

    assert [asked.split()[1] for asked in forward.asked] == [f"{PUBLIC}:80", "1.1.1.1:80"]


def test_a_site_that_hangs_up_behind_the_proxy_is_the_sites_fault(origin: Origin, forward: Forward) -> None:
    origin.raw("/", b"")

    with pytest.raises(ConnectionLost):
        through(forward.url).fetch("http://public.example/")


@pytest.mark.parametrize(
    "url",
    ["proxy.example:3128", "https://proxy.example", "socks5://proxy.example", "http:///", "http://a/path", "http://a?b",
     "http://a:99999", "http://a:0", "http://a\r\nb", "http://\u00e9.example"],
)  # fmt: skip
def test_a_setting_that_is_no_proxy_stops_the_start_without_being_shown(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("WORDCOUNTS_EGRESS_PROXY", url)

    with pytest.raises(BadSettings, match="WORDCOUNTS_EGRESS_PROXY") as caught:
        load_settings(_env_file=None)

    assert url not in caught.value.message


def test_the_setting_is_kept_out_of_what_is_printed() -> None:
    settings = Settings(_env_file=None, egress_proxy="http://user:hush@proxy.example:3128")  # type: ignore[call-arg]

    assert "hush" not in repr(settings)
    assert policy_from(settings).egress_proxy == "http://user:hush@proxy.example:3128"
    assert "hush" not in repr(policy_from(settings))
