"""Laws of reading an address, against ada-url's own reading."""

from __future__ import annotations

from ipaddress import ip_address

import ada_url
from hypothesis import assume, given
from hypothesis import strategies as st

from fetch.ground import STRANGERS
from wordcounts.errors import InputError
from wordcounts.fetch.addresses import is_public
from wordcounts.fetch.names import is_reserved
from wordcounts.fetch.url import normalise, parse

hosts = st.one_of(
    st.sampled_from(["example.org", "1.1.1.1", "127.0.0.1", "0x7f.1", "[::1]", "[2606:4700::1]", "localhost"]),
    st.sampled_from(["a.internal", "xn--bcher-kva.example", "\uff11\uff10.0.0.1"]),
    st.text(min_size=1, max_size=20),
    st.integers(0, 2**32 + 5).map(str),
    st.integers(0, 2**32 + 5).map(hex),
    st.ip_addresses().map(lambda it: f"[{it}]" if it.version == 6 else str(it)),
)  # fmt: skip
schemes = st.sampled_from(
    ["http://", "https://", "http:", "https:/", "", "//", "HTTP://", "ftp://", "javascript:", "\thttps://"]
)
tails = st.one_of(st.just(""), st.text(max_size=30).map(lambda it: "/" + it), st.text(max_size=10))
ports = st.one_of(st.just(""), st.integers(-1, 70000).map(lambda it: f":{it}"))
userinfo = st.one_of(st.just(""), st.text(max_size=5).map(lambda it: it + "@"))
written = st.one_of(
    st.text(max_size=60), st.builds(lambda *parts: "".join(parts), schemes, userinfo, hosts, ports, tails)
)


@given(written)
def test_what_is_accepted_is_public_as_ada_reads_it(typed: str) -> None:
    try:
        target = normalise(typed, STRANGERS)
    except InputError:
        return
    read = ada_url.URL(target.url)
    assert read.protocol in ("http:", "https:")
    assert not read.username
    assert not read.password
    assert read.href == target.url
    assert int(read.port or {"http:": 80, "https:": 443}[read.protocol]) in STRANGERS.ports
    host = read.hostname.strip("[]")
    if read.host_type:
        assert is_public(ip_address(host))
    else:
        assert "." in host
        assert not is_reserved(host.removesuffix("."))


@given(written)
def test_reading_twice_is_reading_once(typed: str) -> None:
    try:
        target = normalise(typed, STRANGERS)
    except InputError:
        return
    again = normalise(target.url, STRANGERS)
    assert (again.url, again.scheme_guessed) == (target.url, False)


@given(st.sampled_from(["http://", "https://"]), userinfo, hosts, ports, tails)
def test_a_whole_url_is_read_as_ada_reads_it(scheme: str, user: str, host: str, port: str, tail: str) -> None:
    url = scheme + user + host + port + tail
    try:
        read = ada_url.URL(url)
    except (ValueError, UnicodeEncodeError):
        read = None
    try:
        place = parse(url)
    except InputError:
        assume(read is not None)
        assert read is not None
        return
    assert read is not None
    assert place.url == read.href.partition("#")[0]
    assert place.host == read.hostname.strip("[]")
    assert place.request == read.pathname + read.search
    assert place.url.isascii()
    assert not any(character.isspace() for character in place.url)


@given(st.text(max_size=40), st.sampled_from(["http://example.org/a/b", "https://[2606:4700::1]:8443/x?y"]))
def test_a_redirect_is_read_as_ada_reads_it(location: str, base: str) -> None:
    try:
        expected = ada_url.URL(location, base).href.partition("#")[0]
    except (ValueError, UnicodeEncodeError):
        expected = None
    try:
        place = parse(location, base=base)
    except InputError:
        return
    assert place.url == expected
