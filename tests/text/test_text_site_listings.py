from __future__ import annotations

import gzip
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parts.mutated import PIECES
from wordcounts.errors import BrokenDocument
from wordcounts.text.site import listings
from wordcounts.text.site.listings import MAX_ENTRIES, MAX_MENDED, MAX_SEEN, Entry, Listing, read_listing

URL = "https://example.org/sitemap.xml"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def listing(text: str | bytes, charset: str | None = None) -> Listing:
    return read_listing(text.encode() if isinstance(text, str) else text, charset=charset, url=URL)


def urlset(*entries: str) -> str:
    return f"{HEAD}<urlset {SPACE}>{''.join(entries)}</urlset>"


def test_a_sitemap_gives_pages_with_their_dates() -> None:
    found = listing(
        urlset(
            "<url><loc> https://example.org/a </loc><lastmod>2026-11-28</lastmod><priority>0.5</priority></url>",
            "<url><loc>https://example.org/b?x=1&amp;y=2#top</loc><lastmod>2026-11-28T12:00:00+01:00</lastmod></url>",
            "<url><lastmod>2026-11</lastmod><loc><![CDATA[/c]]></loc></url>",
            "<url><loc>https://example.org/a</loc></url><url><loc>mailto:a@b.c</loc></url><url/>",
        )
    )
    assert found == Listing(
        "sitemap",
        (
            Entry("https://example.org/a", 1795824000.0),
            Entry("https://example.org/b?x=1&y=2", 1795863600.0),
            Entry("https://example.org/c", 1793491200.0),
        ),
    )


def test_pictures_and_other_languages_in_a_sitemap_are_no_pages() -> None:
    found = listing(
        urlset(
            '<url><loc>https://example.org/a</loc><image:image xmlns:image="i"><image:loc>https://example.org/p.jpg'
            '</image:loc></image:image><xhtml:link xmlns:xhtml="x" rel="alternate" hreflang="de" href="/de"/></url>'
        )
    )
    assert [entry.url for entry in found.entries] == ["https://example.org/a"]


def test_an_index_gives_sitemaps() -> None:
    found = listing(
        f"<sitemapindex {SPACE}><sitemap><loc>https://example.org/s1.xml.gz</loc></sitemap>"
        "<sitemap><loc>s2.xml</loc></sitemap></sitemapindex>"
    )
    assert (found.kind, [entry.url for entry in found.entries]) == (
        "index",
        ["https://example.org/s1.xml.gz", "https://example.org/s2.xml"],
    )


def test_a_packed_sitemap_is_unpacked_and_one_cut_short_gives_what_it_has() -> None:
    whole = urlset(*(f"<url><loc>https://example.org/{n}</loc></url>" for n in range(5_000))).encode()
    packed = gzip.compress(whole)
    assert len(listing(packed).entries) == 5_000
    cut = listing(packed[: len(packed) // 2])
    assert 0 < len(cut.entries) < 5_000
    assert not cut.whole


def test_a_list_of_addresses_as_text() -> None:
    found = listing("\ufeff# mine\nhttps://example.org/a\r\n\r\nHTTPS://EXAMPLE.org/b\n")
    assert found == Listing("text", (Entry("https://example.org/a"), Entry("https://example.org/b")))


def test_rss_gives_the_pages_of_its_items() -> None:
    found = listing(
        '<rss version="2.0"><channel><link>https://example.org/</link><image><url>https://example.org/i.png</url>'
        "<link>https://example.org/i</link></image>"
        "<item><link>https://example.org/a</link><pubDate>Sat, 28 Nov 2026 00:00:00 GMT</pubDate></item>"
        '<item><guid isPermaLink="false">tag:b</guid><link>https://example.org/b</link></item>'
        "<item><guid>https://example.org/c</guid></item><item><guid isPermaLink='false'>/d</guid></item>"
        "</channel></rss>"
    )
    assert found.kind == "feed"
    assert found.entries == (
        Entry("https://example.org/a", 1795824000.0),
        Entry("https://example.org/b"),
        Entry("https://example.org/c"),
    )


def test_atom_gives_the_pages_of_its_entries() -> None:
    found = listing(
        '<feed xmlns="http://www.w3.org/2005/Atom"><link href="/"/><entry><id>urn:1</id><link rel="self" href="/x"/>'
        '<link rel="alternate" href="/a"/><updated>2026-11-28T00:00:00Z</updated></entry>'
        "<entry><link href='/b'/></entry></feed>"
    )
    assert found.entries == (Entry("https://example.org/a", 1795824000.0), Entry("https://example.org/b"))


def test_rdf_gives_the_pages_of_its_items() -> None:
    found = listing(
        '<rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/"><channel><link>/</link></channel>'
        "<item><link>/a</link><dc:date xmlns:dc='d'>2026-11-28</dc:date></item></rdf:RDF>"
    )
    assert found.entries == (Entry("https://example.org/a", 1795824000.0),)


def test_bare_ampersands_are_mended_and_what_stands_before_a_fault_is_kept() -> None:
    mended = listing(urlset("<url><loc>https://example.org/?a=1&b=2</loc></url>", "<url><loc>/c</loc></url>"))
    assert [entry.url for entry in mended.entries] == ["https://example.org/?a=1&b=2", "https://example.org/c"]
    assert mended.whole
    broken = listing(f"<urlset {SPACE}><url><loc>/a</loc></url><url><loc>/b</wrong>")
    assert (broken.entries, broken.whole) == ((Entry("https://example.org/a"),), False)


def test_a_list_beyond_the_bound_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listings, "MAX_ENTRIES", 10)
    for found in (
        listing(urlset(*(f"<url><loc>/{n}</loc></url>" for n in range(11)))),
        listing("\n".join(f"https://example.org/{n}" for n in range(11))),
    ):
        assert (len(found.entries), found.whole) == (10, False)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<!doctype html><title>Not found</title><p>https://example.org/",
        b"Some words\nhttps://example.org/",
        b"<opml/>",
        b"\x1f\x8bno gzip at all",
        b"\x00\x01\x02",
        b'<!DOCTYPE urlset [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><urlset><url><loc>/&c;</loc></url></urlset>',
        b'<!DOCTYPE urlset [<!ENTITY x SYSTEM "file:///etc/passwd">]><urlset><url><loc>/&x;</loc></url></urlset>',
        b"<urlset>" + b"<a>" * 5_000,
        b"<urlset",
    ],
)
def test_what_is_no_list_is_refused(body: bytes) -> None:
    with pytest.raises(BrokenDocument):
        listing(body)


def test_a_bomb_is_unpacked_no_further_than_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listings, "MAX_BYTES", 1_000_000)
    bomb = gzip.compress(urlset("<url><loc>/a</loc></url>").encode() + b" " * 50_000_000)
    found = listing(bomb)
    assert (found.entries, found.whole) == ((Entry("https://example.org/a"),), False)


def test_what_follows_a_full_list_costs_nothing() -> None:
    entry = "<url><loc>https://example.org/{}</loc></url>"
    for text, n in (
        ("".join(map(entry.format, range(MAX_ENTRIES + 1))), MAX_ENTRIES),
        (entry.format(1) * (MAX_SEEN + 1), 1),
        ("<url></url>" * (MAX_SEEN + 1) + entry.format(1), 0),
    ):
        found = listing(urlset(text) + "<not well-formed" * 3)
        assert (len(found.entries), found.whole) == (n, False)


def test_ampersands_without_end_are_not_mended_without_end() -> None:
    address = "https://example.org/?" + "a&b" * (MAX_MENDED + 1)
    found = listing(urlset(f"<url><loc>/a</loc></url><url><loc>{address}</loc></url><url><loc>/b</loc></url>"))
    assert (found.entries, found.whole) == ((Entry("https://example.org/a"),), False)


def test_one_address_without_end_takes_no_memory_and_is_none() -> None:
    found = listing(urlset(f"<url><loc>https://example.org/{'a' * 1_000_000}</loc></url><url><loc>/b</loc></url>"))
    assert found.entries == (Entry("https://example.org/b"),)


def test_dates_that_are_none_are_left_out() -> None:
    odd = ["yesterday", "2026-13-45", "9999999999-01-01", "", "Sat, 99 Nov 2026 00:00:00 GMT", "0000"]
    found = listing(urlset(*(f"<url><loc>/{n}</loc><lastmod>{date}</lastmod></url>" for n, date in enumerate(odd))))
    assert [entry.dated_at for entry in found.entries] == [None] * len(odd)


def test_a_listing_crosses_a_pipe() -> None:
    found = Listing("feed", (Entry("https://example.org/a", 1.5), Entry("https://example.org/b")), whole=False)
    assert Listing.from_bytes(found.to_bytes()) == found


def test_what_a_reader_lists_that_is_no_address_is_left_out() -> None:
    forged = Listing("sitemap", (Entry("javascript:0"), Entry("https://[::1"), Entry("https://example.org/a")))
    assert Listing.from_bytes(forged.to_bytes()).entries == (Entry("https://example.org/a"),)


@pytest.mark.parametrize(
    "said",
    [
        b"", b"[]", b'{"kind":"x","entries":[],"whole":true}', b'{"kind":"feed","entries":[["a"]],"whole":1}',
        b'{"kind":"feed","entries":[["a",null,3]],"whole":true}', b'{"kind":"feed","entries":[[1,null]],"whole":true}',
        b'{"kind":"feed","entries":[["a",NaN]],"whole":true}', b'{"kind":"feed","entries":3,"whole":true}',
        b"[" * 99_999,
    ],
)  # fmt: skip
def test_a_damaged_listing_is_refused(said: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Listing.from_bytes(said)


SEEDS = [
    urlset("<url><loc>https://example.org/a?b=1&amp;c</loc><lastmod>2026-11-28</lastmod></url>" * 3).encode(),
    b"<rss><channel><item><guid>/a</guid><pubDate>Sat, 28 Nov 2026 00:00:00 GMT</pubDate></item></channel></rss>",
    b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='/a'/></entry></feed>",
    b"https://example.org/a\nhttps://example.org/b\n",
]


@given(
    st.sampled_from(SEEDS), st.lists(st.tuples(st.integers(0, 400), st.sampled_from(PIECES)), max_size=4), st.booleans()
)
def test_a_harmed_list_is_read_or_refused(seed: bytes, harm: list[tuple[int, bytes]], packed: bool) -> None:
    for at, piece in harm:
        seed = seed[:at] + piece + seed[at + len(piece) // 2 :]
    with suppress(BrokenDocument):
        found = listing(gzip.compress(seed) if packed else seed)
        assert all(entry.url.startswith(("http://", "https://")) for entry in found.entries)
        assert Listing.from_bytes(found.to_bytes()) == found
