"""Where a site may send us on to, and where not."""

from __future__ import annotations

import gzip

import pytest

from fetch.ground import PUBLIC, Names, Tunnel, fetcher, stranger
from parts.origin import Origin
from wordcounts.errors import BadResponse, RefusedAddress, TooManyRedirects


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_every_kind_of_redirect_is_followed_with_a_get(origin: Origin, status: int) -> None:
    origin.serve("/a", "", status=status, headers={"Location": "/b"})
    origin.serve("/b", "end")

    fetched = fetcher().fetch(origin.url("/a"))

    assert (fetched.body, fetched.final_url, fetched.redirects) == (b"end", origin.url("/b"), (origin.url("/a"),))
    assert [seen.method for seen in origin.requests] == ["GET", "GET"]


@pytest.mark.parametrize("status", [300, 304, 305, 306, 399])
def test_what_is_no_redirect_is_not_followed(origin: Origin, status: int) -> None:
    origin.serve("/a", "", status=status, headers={"Location": "/b"})

    with pytest.raises(BadResponse):
        fetcher().fetch(origin.url("/a"))

    assert origin.hits("/b") == 0


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/b", "http://public.example/b"),
        ("b", "http://public.example/dir/b"),
        ("../b", "http://public.example/b"),
        ("?q=1", "http://public.example/dir/a?q=1"),
        ("//other.example/b", "http://other.example/b"),
        ("\\\\other.example\\b", "http://other.example/b"),
        ("http://other.example:8080/b#part", "http://other.example:8080/b"),
        ("http:/b", "http://public.example/b"),
        (" /b ", "http://public.example/b"),
        ("/\u0431", "http://public.example/%D0%B1"),
        ("http://\u0431.example/", "http://xn--90a.example/"),
        ("", "http://public.example/dir/a"),
        ("#part", "http://public.example/dir/a"),
    ],
)
def test_a_location_is_read_as_a_browser_reads_it(origin: Origin, location: str, url: str) -> None:
    origin.serve("/dir/a", "", status=302, headers={"Location": location.encode().decode("latin-1")})
    for path in ("/", "/b", "/dir/b", "/dir/a?q=1", "/%D0%B1"):
        origin.serve(path, "end")
    one = stranger(Tunnel(origin.port))

    if url == "http://public.example/dir/a":
        with pytest.raises(TooManyRedirects):
            one.fetch("http://public.example/dir/a")
    else:
        assert one.fetch("http://public.example/dir/a").final_url == url


@pytest.mark.parametrize("n", [0, 1, 5, 6])
def test_five_redirects_are_followed_and_no_sixth(origin: Origin, n: int) -> None:
    for number in range(n):
        origin.serve(f"/{number}", "", status=302, headers={"Location": f"/{number + 1}"})
    origin.serve(f"/{n}", "end")

    if n <= 5:
        assert len(fetcher().fetch(origin.url("/0")).redirects) == n
    else:
        with pytest.raises(TooManyRedirects):
            fetcher().fetch(origin.url("/0"))
        assert origin.hits("/6") == 0


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_a_loop_ends_where_it_closes(origin: Origin, steps: int) -> None:
    for number in range(steps):
        origin.serve(f"/{number}", "", status=302, headers={"Location": f"/{(number + 1) % steps}"})

    with pytest.raises(TooManyRedirects):
        fetcher().fetch(origin.url("/0"))

    assert len(origin.requests) == steps


def test_each_hop_is_looked_up_and_vetted_again(origin: Origin) -> None:
    origin.serve("/", "", status=302, headers={"Location": "http://second.example/"})
    names = Names(PUBLIC, "10.0.0.1")
    tunnel = Tunnel(origin.port)

    with pytest.raises(RefusedAddress):
        stranger(tunnel, names).fetch("http://first.example/")

    assert names.asked == ["first.example", "second.example"]
    assert tunnel.dialled == [(PUBLIC, 80)]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_every_kind_of_redirect_to_a_private_target_is_refused(origin: Origin, status: int) -> None:
    origin.serve("/", "", status=status, headers={"Location": "http://169.254.169.254/latest/meta-data/"})

    with pytest.raises(RefusedAddress):
        stranger(Tunnel(origin.port)).fetch("http://public.example/")


def test_a_redirect_cannot_lead_to_an_allowed_network_by_a_denied_name(origin: Origin) -> None:
    origin.serve("/", "", status=302, headers={"Location": f"http://a.denied.example:{origin.port}/b"})

    with pytest.raises(RefusedAddress):
        fetcher(deny_hosts=("denied.example",)).fetch(origin.url("/"))

    assert origin.hits("/b") == 0


def test_the_body_of_a_redirect_is_neither_read_nor_inflated(origin: Origin) -> None:
    head = (
        b"HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Encoding: gzip, gzip, gzip\r\nContent-Length: 99999999\r\n\r\n"
    )
    origin.raw("/a", head + gzip.compress(b"\0" * 10_000_000), hold=True)
    origin.serve("/b", "end")

    assert fetcher(max_wire_bytes=1000).fetch(origin.url("/a")).body == b"end"


def test_refresh_and_meta_refresh_are_not_followed(origin: Origin) -> None:
    page = f'<meta http-equiv="refresh" content="0;url={origin.url("/b")}"><img src="{origin.url("/c")}">words'
    origin.serve("/a", page, headers={"Refresh": f"0; url={origin.url('/b')}", "Link": "</c>; rel=preload"})

    assert fetcher().fetch(origin.url("/a")).body == page.encode()

    assert [seen.path for seen in origin.requests] == ["/a"]


@pytest.mark.parametrize("fields", [b"", b"Location: /b\r\nLocation: /c\r\n"])
def test_a_redirect_to_nowhere_or_to_two_places_is_a_bad_response(origin: Origin, fields: bytes) -> None:
    origin.raw("/a", b"HTTP/1.1 302 Found\r\n" + fields + b"Content-Length: 0\r\n\r\n")

    with pytest.raises(BadResponse):
        fetcher().fetch(origin.url("/a"))


def test_a_redirect_to_a_location_that_is_too_long_is_a_bad_response(origin: Origin) -> None:
    origin.serve("/a", "", status=302, headers={"Location": "/" + "a" * 9000})

    with pytest.raises(BadResponse):
        fetcher().fetch(origin.url("/a"))


def test_a_status_of_a_document_with_a_location_is_a_document(origin: Origin) -> None:
    origin.serve("/a", "here", status=201, headers={"Location": "/b"})

    assert fetcher().fetch(origin.url("/a")).body == b"here"
