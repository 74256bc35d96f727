"""Which addresses may be dialled, however they are written."""

from __future__ import annotations

import dataclasses
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fetch.ground import STRANGERS
from wordcounts.errors import EmptyInput, InputError, InvalidUrl, RefusedAddress, UnsupportedScheme, UrlTooLong
from wordcounts.fetch.addresses import METADATA, REFUSED, Refused, is_public, is_within
from wordcounts.fetch.url import normalise

NOT_PUBLIC = (  # noqa: SIM905 - a list of so many reads better so
    "0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.127.255.254 127.0.0.1 127.255.255.255 169.254.0.1 "
    "169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.1 "
    "198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 "
    "255.255.255.255 168.63.129.16 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:0:127.0.0.1 ::ffff:10.0.0.1 "
    "64:ff9b::7f00:1 64:ff9b:1::1 100::1 2001::1 2001:db8::1 2002:7f00:1::1 3fff::1 5f00::1 fc00::1 "
    "fd00:ec2::254 fe80::1 fec0::1 ff02::1 "
).split()

ARE_PUBLIC = (  # noqa: SIM905 - as above
    "1.1.1.1 8.8.8.8 93.184.215.14 172.32.0.1 192.169.0.1 100.128.0.1 2606:4700::1111 2a00:1450:4001::1 "
).split()


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_special_purpose_addresses_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ARE_PUBLIC)
def test_addresses_of_the_public_internet_are(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    ("typed", "url", "guessed"),
    [
        ("example.org", "https://example.org/", True),
        (" https://example.org/a b?q=\u00e9#part ", "https://example.org/a%20b?q=%C3%A9", False),
        ("HTTP://EXAMPLE.ORG:80/", "http://example.org/", False),
        ("example.org:8080/x", "https://example.org:8080/x", True),
        ("b\u00fccher.example", "https://xn--bcher-kva.example/", True),
        ("http://1.1.1.1/", "http://1.1.1.1/", False),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/", False),
        ("//example.org/x", "https://example.org/x", True),
        ("https://example.org/" + "a" * 1900, "https://example.org/" + "a" * 1900, False),
    ],
)
def test_public_addresses_are_read_as_a_browser_reads_them(typed: str, url: str, guessed: bool) -> None:
    target = normalise(typed, STRANGERS)

    assert (target.url, target.scheme_guessed) == (url, guessed)


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("", EmptyInput),
        ("   ", EmptyInput),
        ("hello", InvalidUrl),
        ("two words", InvalidUrl),
        ("http://", InvalidUrl),
        ("http://exa mple.org", InvalidUrl),
        ("ftp://example.org", UnsupportedScheme),
        ("file:///etc/passwd", UnsupportedScheme),
        ("javascript:alert(1)", UnsupportedScheme),
        ("gopher://127.0.0.1:6379/_x", UnsupportedScheme),
        ("https://example.org/" + "a" * 2100, UrlTooLong),
        ("https://example.org/\ud800", InputError),
    ],
)
def test_what_cannot_be_fetched_says_why(typed: str, error: type[InputError]) -> None:
    try:
        target = normalise(typed, STRANGERS)
    except error:
        return
    assert error is InputError, target
    assert "\ud800" not in target.url


def test_allowed_networks_open_their_addresses_ports_and_names() -> None:
    policy = dataclasses.replace(STRANGERS, allow_networks=(ip_network("10.1.0.0/16"),))

    assert normalise("http://10.1.2.3:9999/", policy).url == "http://10.1.2.3:9999/"
    assert normalise("http://intranet/", policy).url == "http://intranet/"
    with pytest.raises(RefusedAddress):
        normalise("http://10.2.0.1/", policy)


def test_denied_hosts_are_refused_with_all_below_them() -> None:
    policy = dataclasses.replace(STRANGERS, deny_hosts=("example.org",), any_address=True)

    for typed in ("example.org", "EXAMPLE.org.", "a.b.example.org"):
        with pytest.raises(RefusedAddress):
            normalise(typed, policy)
    assert normalise("notexample.org", policy)


# The table


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: row.network)
def test_a_refused_range_is_refused_from_end_to_end(row: Refused) -> None:
    network = ip_network(row.network)

    assert not is_public(network.network_address)
    assert not is_public(network.broadcast_address)
    assert not is_public(network[network.num_addresses // 2])
    assert row.what
    assert row.registry
    assert row.source


EDGES = (  # noqa: SIM905 - as above
    "1.0.0.0 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.0 169.253.255.255 "
    "169.255.0.0 172.15.255.255 172.32.0.0 191.255.255.255 192.0.1.0 192.0.1.255 192.0.3.0 192.88.98.255 "
    "192.88.100.0 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 198.51.99.255 198.51.101.0 203.0.112.255 "
    "203.0.114.0 223.255.255.255 168.63.129.15 168.63.129.17 2000:: 2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff "
    "2001:200:: 2001:db7:ffff:ffff:: 2001:db9:: 2001:ffff:: 2003:: 3ffe:ffff:: 3fff:1000:: "
    "3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff "
).split()


@pytest.mark.parametrize("address", EDGES)
def test_what_lies_next_to_a_refused_range_is_public(address: str) -> None:
    assert is_public(ip_address(address))


def test_the_table_names_no_range_twice() -> None:
    assert len({row.network for row in REFUSED}) == len(REFUSED)


@pytest.mark.parametrize("address", METADATA)
def test_a_clouds_metadata_is_refused_even_inside_an_allowed_network(address: str) -> None:
    metadata = ip_address(address)
    around = ip_network(f"{address}/16", strict=False)
    alone = ip_network(f"{address}/{metadata.max_prefixlen}")

    assert not is_public(metadata)
    assert not is_within(metadata, (around, ip_network("0.0.0.0/0"), ip_network("::/0")))
    assert is_within(metadata, (around, alone))


def test_a_mapped_address_is_within_what_holds_the_address_that_it_dials() -> None:
    allowed = (ip_network("10.0.0.0/8"), ip_network("169.254.0.0/16"))

    assert is_within(ip_address("::ffff:10.1.2.3"), allowed)
    assert not is_within(ip_address("::ffff:11.1.2.3"), allowed)
    assert not is_within(ip_address("::ffff:169.254.169.254"), allowed)


def test_a_scoped_address_is_not_public() -> None:
    assert not is_public(IPv6Address("2606:4700::1%eth0"))


# Against Python's own reading, where that is right on every release that we run on

STRICTER = tuple(ip_network(text) for text in ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32", "224.0.0.0/4"))
"""Here we refuse more than `is_global` of some release does."""
STRICTER_6 = tuple(ip_network(text) for text in ("2001::/23", "2002::/16", "3fff::/20"))


@given(st.integers(0, 2**32 - 1).map(IPv4Address))
@example(IPv4Address("192.31.196.1"))
@example(IPv4Address("192.175.48.1"))
def test_of_ipv4_python_and_we_agree(address: IPv4Address) -> None:
    if not any(address in network for network in STRICTER):
        assert is_public(address) == address.is_global


@given(st.integers(0x2000 << 112, (0x4000 << 112) - 1).map(IPv6Address))
@example(IPv6Address("2620:4f:8000::1"))
@example(IPv6Address("2001:db8::1"))
def test_of_ipv6_that_was_given_out_python_and_we_agree(address: IPv6Address) -> None:
    if not any(address in network for network in STRICTER_6):
        assert is_public(address) == address.is_global


@given(st.integers(0, 2**128 - 1).map(IPv6Address))
def test_of_ipv6_we_never_take_for_public_what_python_does_not(address: IPv6Address) -> None:
    assert address.is_global or not is_public(address)


@given(st.integers(0, 2**32 - 1).map(IPv4Address))
def test_no_ipv6_form_of_an_ipv4_address_is_public(address: IPv4Address) -> None:
    number = int(address)
    for prefix, shift in ((0, 0), (0xFFFF << 32, 0), (0xFFFF << 48, 0), (0x64FF9B << 96, 0), (0x2002 << 112, 80)):
        assert not is_public(IPv6Address(prefix | number << shift))
