"""https to a vetted address: name and certificate stay those of the URL, and the bounds hold inside."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from fetch.ground import PUBLIC, Tunnel, fetcher, stranger
from parts.origin import Origin
from wordcounts.errors import BadResponse, RefusedAddress, TimedOut, TlsFailed, TooLarge


class Site:
    """An https origin with certificates for some names, whose authority is trusted unless said otherwise."""

    def __init__(self, *names: str, tls: ssl.TLSVersion = ssl.TLSVersion.TLSv1_2) -> None:
        self.authority = trustme.CA()
        self.asked: list[str | None] = []
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = tls
        self.authority.issue_cert(*names).configure_cert(context)
        context.sni_callback = lambda _, name, __: self.asked.append(name)
        self.origin = Origin(tls=context)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    made = Site("good.example", "xn--bcher-kva.example", "127.0.0.1")
    made.authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    with made.origin:
        yield made


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://good.example/", "good.example"),
        ("https://GOOD.example./", "good.example"),
        ("https://b\u00fccher.example/", "xn--bcher-kva.example"),
    ],
)
def test_a_page_comes_over_tls_by_the_name_of_its_url(site: Site, url: str, name: str) -> None:
    site.origin.serve("/", "words")
    tunnel = Tunnel(site.origin.port)

    assert stranger(tunnel).fetch(url).body == b"words"

    assert site.asked == [name]
    assert tunnel.dialled == [(PUBLIC, 443)]


def test_a_certificate_for_an_address_is_one(site: Site) -> None:
    site.origin.serve("/", "words")

    assert fetcher().fetch(site.origin.url("/")).body == b"words"


def test_a_certificate_for_another_name_is_none(site: Site) -> None:
    with pytest.raises(TlsFailed, match="not valid for it"):
        stranger(Tunnel(site.origin.port)).fetch("https://bad.example/")

    assert site.origin.requests == []


def test_a_certificate_of_an_unknown_authority_is_none(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")

    with pytest.raises(TlsFailed, match="not valid for it"):
        stranger(Tunnel(site.origin.port)).fetch("https://good.example/")


def test_a_certificate_that_has_run_out_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import UTC, datetime

    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    old = authority.issue_cert(
        "old.example", not_before=datetime(2020, 1, 1, tzinfo=UTC), not_after=datetime(2021, 1, 1, tzinfo=UTC)
    )
    old.configure_cert(context)

    with Origin(tls=context) as origin, pytest.raises(TlsFailed):
        stranger(Tunnel(origin.port)).fetch("https://old.example/")


def test_http_is_never_tried_in_place_of_an_https_that_was_typed(site: Site) -> None:
    tunnel = Tunnel(site.origin.port)

    with pytest.raises(TlsFailed):
        stranger(tunnel).fetch("https://bad.example/")

    assert tunnel.dialled == [(PUBLIC, 443)]


def test_a_site_that_speaks_http_where_https_is_asked_for_is_tls_failed() -> None:
    with Origin() as plain, pytest.raises(TlsFailed):
        stranger(Tunnel(plain.port)).fetch("https://good.example/")


def test_the_bounds_hold_inside(site: Site) -> None:
    site.origin.raw("/big", b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 500_000)
    site.origin.raw("/fields", b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 20_000 + b"\r\n")
    site.origin.raw("/drip", b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 9999, drip_s=0.02)
    site.origin.serve("/private", "", status=302, headers={"Location": "https://10.0.0.1/"})
    tunnel = Tunnel(site.origin.port)

    for path, error in (
        ("/big", TooLarge),
        ("/fields", BadResponse),
        ("/drip", TimedOut),
        ("/private", RefusedAddress),
    ):
        with pytest.raises(error):
            stranger(tunnel, max_wire_bytes=100_000, total_s=1.0).fetch(f"https://good.example{path}")
