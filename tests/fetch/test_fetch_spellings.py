"""However a target is written, redirected to or resolved, nothing that is not public is dialled or looked up."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import ip_address

import pytest

from fetch.ground import PUBLIC, STRANGERS, Names, Tunnel, stranger
from fetch.spellings import ALLOWED, NO_URLS, OTHER_SCHEMES, REFUSED, V4, V6
from parts.origin import Origin
from wordcounts.errors import (
    BadResponse,
    ConnectFailed,
    InvalidUrl,
    RefusedAddress,
    UnsupportedScheme,
)
from wordcounts.fetch.client import Fetcher
from wordcounts.fetch.url import normalise, parse

REDIRECTED = [(name, url) for name, url in REFUSED if name != "written with one slash"]
"""After a redirect that one is a path, by the standard."""

IDS = [f"{name}-{number}" for number, (name, _) in enumerate(REFUSED)]


@pytest.mark.parametrize("url", [url for _, url in REFUSED], ids=IDS)
def test_no_spelling_of_a_refused_target_gets_past_the_door(url: str, sealed: list[object]) -> None:
    with pytest.raises(RefusedAddress):
        normalise(url, STRANGERS)
    with pytest.raises(RefusedAddress):
        Fetcher(STRANGERS).fetch(url)


@pytest.fixture(scope="module")
def sender() -> Iterator[Origin]:
    with Origin() as started:
        yield started


@pytest.mark.parametrize(
    "url", [url for _, url in REDIRECTED], ids=[f"{name}-{number}" for number, (name, _) in enumerate(REDIRECTED)]
)
def test_no_spelling_of_a_refused_target_gets_past_a_redirect(url: str, sender: Origin) -> None:
    absolute = (
        url.strip() if "://" in url[:9] or ":\\" in url or ":/" in url[:7] else f"https://{url.strip().lstrip('/')}"
    )
    absolute = absolute.replace("\n", "")
    sender.serve("/", "", status=302, headers={"Location": absolute.encode().decode("latin-1")})
    tunnel = Tunnel(sender.port)
    names = Names(PUBLIC)

    with pytest.raises(RefusedAddress):
        stranger(tunnel, names).fetch("http://public.example/")

    assert tunnel.dialled == [(PUBLIC, 80)]
    assert names.asked == ["public.example"]


@pytest.mark.parametrize("url", OTHER_SCHEMES)
def test_other_schemes_are_not_spoken(url: str, sealed: list[object]) -> None:
    with pytest.raises((UnsupportedScheme, InvalidUrl)):
        Fetcher(STRANGERS).fetch(url)


@pytest.mark.parametrize("url", NO_URLS)
def test_what_is_no_url_is_no_url(url: str, sealed: list[object]) -> None:
    with pytest.raises(InvalidUrl):
        Fetcher(STRANGERS).fetch(url)


@pytest.mark.parametrize("url", [url for url in (*OTHER_SCHEMES, *NO_URLS) if ":" in url])
def test_a_redirect_to_what_is_no_page_is_a_bad_response(url: str, sender: Origin) -> None:
    plain = url.replace("\n", "")
    sender.serve("/", "", status=302, headers={"Location": plain.encode().decode("latin-1")})
    tunnel = Tunnel(sender.port)

    with pytest.raises(BadResponse):
        stranger(tunnel).fetch("http://public.example/")

    assert tunnel.dialled == [(PUBLIC, 80)]


@pytest.mark.parametrize("address", [*V4, *V6])
@pytest.mark.parametrize("place", ["alone", "first", "last"])
def test_a_name_with_one_private_answer_is_not_dialled(address: str, place: str) -> None:
    answers = {"alone": address, "first": f"{address} {PUBLIC}", "last": f"{PUBLIC} 2606:4700::1111 {address}"}[place]
    tunnel = Tunnel()

    with pytest.raises(RefusedAddress):
        stranger(tunnel, Names(answers)).fetch("http://mixed.example/")

    assert tunnel.dialled == []


@pytest.mark.parametrize(
    ("typed", "url"), [row[1:] for row in ALLOWED], ids=[f"{r[0]}-{n}" for n, r in enumerate(ALLOWED)]
)
def test_public_spellings_are_read_as_a_browser_reads_them_and_dialled(typed: str, url: str) -> None:
    tunnel = Tunnel()
    names = Names(PUBLIC)

    assert normalise(typed, STRANGERS).url == url
    with pytest.raises(ConnectFailed):
        stranger(tunnel, names).fetch(typed)

    place = parse(url)
    expected = PUBLIC if place.literal is None else str(place.literal)
    assert tunnel.dialled[0] == (expected, place.port)
    assert names.asked[:1] == ([place.host] if place.literal is None else [])


def test_a_name_of_many_public_answers_is_dialled() -> None:
    tunnel = Tunnel()

    with pytest.raises(ConnectFailed):
        stranger(tunnel, Names(f"{PUBLIC} 2606:4700::1111 1.1.1.1")).fetch("http://many.example/")

    assert [ip_address(host) for host, _ in tunnel.dialled] == [ip_address(PUBLIC)]


def test_a_name_without_answers_is_refused() -> None:
    with pytest.raises(RefusedAddress):
        stranger(Tunnel(), Names("")).fetch("http://none.example/")
