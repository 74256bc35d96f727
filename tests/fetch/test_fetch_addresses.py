"""Which addresses may be dialled, however they are written."""

from __future__ import annotations

import dataclasses
from ipaddress import ip_address, ip_network

import pytest

from wordcounts.errors import EmptyInput, InputError, InvalidUrl, RefusedAddress, UnsupportedScheme, UrlTooLong
from wordcounts.fetch.addresses import is_public
from wordcounts.fetch.policy import policy_from
from wordcounts.fetch.url import normalise
from wordcounts.settings import Settings

PUBLIC_ONLY = policy_from(Settings(_env_file=None))  # type: ignore[call-arg]

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
    "spelling",
    [
        "http://127.0.0.1/",
        "127.0.0.1",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://0/",
        "http://\uff11\uff12\uff17.0.0.1/",
        "http://127\u30020\u30020\u30021/",
        "http://\u2460\u2461\u2466.0.0.1/",
        "http://127.0.0.1./",
        "http://%31%32%37.0.0.1/",
        "http:\\\\127.0.0.1\\",
        "http://1.1.1.1@127.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:7f00:1]/",
        "http://[0:0:0:0:0:ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://localhost/",
        "http://LOCALHOST./",
        "http://a.localhost/",
        "http://printer.local/",
        "http://db.internal/",
        "http://metadata.google.internal/",
        "http://router.home.arpa/",
        "http://intranet/",
        "https://user@example.org/",
        "https://user:secret@example.org/",
        "http://example.org:22/",
        "http://example.org:6379/",
    ],
)
def test_no_spelling_hides_a_private_target(spelling: str) -> None:
    with pytest.raises(RefusedAddress):
        normalise(spelling, PUBLIC_ONLY)


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
    target = normalise(typed, PUBLIC_ONLY)

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
        target = normalise(typed, PUBLIC_ONLY)
    except error:
        return
    assert error is InputError, target
    assert "\ud800" not in target.url


def test_allowed_networks_open_their_addresses_ports_and_names() -> None:
    policy = dataclasses.replace(PUBLIC_ONLY, allow_networks=(ip_network("10.1.0.0/16"),))

    assert normalise("http://10.1.2.3:9999/", policy).url == "http://10.1.2.3:9999/"
    assert normalise("http://intranet/", policy).url == "http://intranet/"
    with pytest.raises(RefusedAddress):
        normalise("http://10.2.0.1/", policy)


def test_denied_hosts_are_refused_with_all_below_them() -> None:
    policy = dataclasses.replace(PUBLIC_ONLY, deny_hosts=("example.org",), any_address=True)

    for typed in ("example.org", "EXAMPLE.org.", "a.b.example.org"):
        with pytest.raises(RefusedAddress):
            normalise(typed, policy)
    assert normalise("notexample.org", policy)
