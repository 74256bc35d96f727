from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parts.mutated import PIECES
from wordcounts.text.page.blocks import parsed
from wordcounts.text.reading import read
from wordcounts.text.site.links import MAX_LINKS, Links, links_of, wishes_of
from wordcounts.text.values import Reading, ReadOptions

URL = "https://example.org/news/today"


def links(markup: str) -> Links:
    return links_of(parsed(markup), URL)


def test_links_are_absolute_in_order_and_none_twice() -> None:
    found = links('<a href="a">1</a><a href="/b#x">2</a><a href="./a#y">3</a><area href="c"><a name="d">4</a>')
    assert found.urls == ("https://example.org/news/a", "https://example.org/b", "https://example.org/news/c")


def test_a_base_moves_relative_links_and_the_canonical_address() -> None:
    found = links(
        '<base href="/old/"><link rel="Canonical" href="it"><a href="x">1</a><a href="https://b.example/">2</a>'
    )
    assert found.urls == ("https://example.org/old/x", "https://b.example/")
    assert found.canonical == "https://example.org/old/it"


def test_a_base_that_is_none_changes_nothing() -> None:
    assert links('<base href="javascript:0"><a href="x">1</a>').urls == ("https://example.org/news/x",)


def test_what_is_not_to_be_followed_is_not() -> None:
    markup = (
        '<a rel="nofollow ugc" href="a">1</a><a href="b.bin" download>2</a><a href="#c">3</a>'
        '<a href="mailto:d@e.f">4</a>'
        '<a href="JavaScript:void(0)">5</a><a href="">6</a><a href>7</a><a rel="me" href="h">8</a>'
    )
    assert links(markup).urls == ("https://example.org/news/h",)


def test_versions_in_other_languages_styles_and_pictures_are_no_links() -> None:
    head = '<link rel="alternate" hreflang="de" href="/de"><link rel="stylesheet" href="/s">'
    assert links(f'{head}<img src="/i"><iframe src="/f">').urls == ()


def test_the_next_of_a_list_and_the_parts_of_a_frameset_are_links() -> None:
    assert links('<head><link rel="next" href="?page=2"></head><p>a').urls == ("https://example.org/news/today?page=2",)
    assert links('<frameset><frame src="a.html"></frameset>').urls == ("https://example.org/news/a.html",)


@pytest.mark.parametrize(
    ("meta", "noindex", "nofollow"),
    [
        ('<meta name="robots" content="noindex, follow">', True, False),
        ('<meta content="NoFollow" name="ROBOTS">', False, True),
        ('<meta name="robots" content="none">', True, True),
        ('<meta name="wordcounts" content="noindex">', True, False),
        ('<meta name="googlebot" content="noindex,nofollow">', False, False),
        ('<meta name="robots" content="index, max-snippet:-1">', False, False),
    ],
)
def test_a_page_says_what_programs_may_do_with_it(meta: str, noindex: bool, nofollow: bool) -> None:
    found = links(f'<head>{meta}</head><a href="a">1</a>')
    assert (found.noindex, found.nofollow, found.urls == ()) == (noindex, nofollow, nofollow)


def test_a_header_may_speak_to_one_program() -> None:
    assert wishes_of(["noindex"]) == {"noindex"}
    assert wishes_of(["googlebot: noindex, nofollow"]) == frozenset()
    assert wishes_of(["wordcounts: none", "unavailable_after: 25 Jun 2027 15:00:00 PST"]) == {"noindex", "nofollow"}


def test_a_page_of_very_many_links_gives_the_first() -> None:
    found = links("".join(f'<a href="/{n}">{n}</a>' for n in range(MAX_LINKS + 10)))
    assert len(found.urls) == MAX_LINKS


def test_links_come_with_the_reading_where_they_are_wanted() -> None:
    page = b'<html><body><main><h1>Harbour</h1><p>The boats are in. <a href="tide">Tide</a></p></main></body></html>'
    for extraction in ("article", "page"):
        options = ReadOptions(extraction, links=True)  # type: ignore[arg-type]
        reading = read(page, media_type="text/html", charset=None, options=options, url=URL)
        assert reading.links == Links(("https://example.org/news/tide",))
        assert Reading.from_bytes(reading.to_bytes()) == reading
    assert read(page, media_type="text/html", charset=None, options=ReadOptions(), url=URL).links is None


def test_asking_for_links_changes_no_word() -> None:
    page = '<head><title>T</title></head><p>One <a href="a">two</a> three</p><div hidden><a href="b">four</a></div>'
    plain, linked = (
        read(page.encode(), media_type="text/html", charset="utf-8", options=ReadOptions("page", links=on), url=URL)
        for on in (False, True)
    )
    assert (plain.text, plain.table) == (linked.text, linked.table)


def test_xhtml_has_links_too() -> None:
    html = b'<html xmlns="http://www.w3.org/1999/xhtml"><body><a id="x"/><a href="b">c</a></body></html>'
    page = b'<?xml version="1.0"?>' + html
    reading = read(
        page, media_type="application/xhtml+xml", charset=None, options=ReadOptions("page", links=True), url=URL
    )
    assert reading.links == Links(("https://example.org/news/b",))


def test_what_a_reader_says_that_is_no_address_is_left_out() -> None:
    forged = Links(
        ("javascript:alert(1)", "https://[::1", "https://example.org/a", "file:///etc/passwd"), "not an address"
    )
    assert Links.from_bytes(forged.to_bytes()) == Links(("https://example.org/a",))


@pytest.mark.parametrize(
    "said",
    [b"", b"[]", b"{}", b'{"urls":[1],"canonical":"","noindex":false,"nofollow":false}', b'{"urls":null}',
     json.dumps({"urls": ["x" * 9_999], "canonical": "", "noindex": False, "nofollow": False}).encode(), b"[" * 99_999],
)  # fmt: skip
def test_damaged_links_are_refused(said: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Links.from_bytes(said)


SEED = (
    '<!doctype html><html><head><base href="/a/"><link rel=canonical href="b"><meta name=robots content="all">'
    '</head><body><a href="c?d=1&amp;e=2#f">g</a><a href=//other.example/h rel=nofollow>i</a><area href="j"></html>'
)


@given(st.lists(st.tuples(st.integers(0, len(SEED)), st.sampled_from(PIECES)), max_size=5))
def test_of_a_harmed_page_all_links_are_addresses_of_the_web(harm: list[tuple[int, bytes]]) -> None:
    markup = SEED
    for at, piece in harm:
        markup = markup[:at] + piece.decode("utf-8", "replace") + markup[at + len(piece) // 2 :]
    found = links(markup)
    assert all(url.startswith(("http://", "https://")) for url in found.urls)
    assert len(set(found.urls)) == len(found.urls)
    assert Links.from_bytes(found.to_bytes()) == found
