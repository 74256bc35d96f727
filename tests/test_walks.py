"""A walk in memory over a town of some 300 pages, with traps."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from parts.origin import Origin
from parts.town import Town
from wordcounts.errors import BrokenDocument, HttpError, WordcountsError
from wordcounts.fetch.client import Fetcher
from wordcounts.fetch.policy import policy_from
from wordcounts.settings import Settings
from wordcounts.text.site.limits import Limits
from wordcounts.text.values import ReadOptions
from wordcounts.walks import Visited, Walk

ROOM = Limits(max_pages=2_000)


def walk(url: str, limits: Limits = ROOM, **changes: Any) -> Walk:
    policy = policy_from(Settings(_env_file=None), any_address=True)  # type: ignore[call-arg]
    return Walk(url, Fetcher(dataclasses.replace(policy, **changes)), ReadOptions(), limits)


def counted(pages: list[Visited], town: Origin) -> list[str]:
    return [page.url.removeprefix(town.url("")) for page in pages if not isinstance(page.outcome, WordcountsError)]


def failed(pages: list[Visited], town: Origin) -> dict[str, str]:
    return {
        page.url.removeprefix(town.url("")): page.outcome.code
        for page in pages
        if isinstance(page.outcome, WordcountsError)
    }


@pytest.fixture
def elsewhere() -> Iterator[Origin]:
    with Origin() as origin:
        origin.serve("/", "<p>Another site.</p>")
        yield origin


def test_links_lead_to_every_page_once_and_no_trap_holds_the_walk(elsewhere: Origin) -> None:
    with Town(elsewhere=elsewhere.url("/")) as town:
        one = walk(town.home)
        pages = list(one.pages())

    found = counted(pages, town)
    trap = Counter(path.partition("?")[0] for path in set(found) - town.pages)
    assert town.pages <= set(found)
    assert trap == {"/shop": 51, "/calendar": 16, "/deep/": 1, "/deep/deep/": 1, "/hall": 1}
    assert max(town.asked.values()) == 1
    assert not elsewhere.requests
    assert not town.asked["/private/diary"]
    assert failed(pages, town) == {
        "/private/diary": "robots_disallowed",
        "/round/1": "too_many_redirects",
        "/gone": "http_error",
        "/broken.pdf": "broken_document",
        "/away": "leads_elsewhere",
        "/drafts": "not_to_be_counted",
    }
    assert (one.by, one.cut_by) == ("links", "")
    assert [shape.text for shape in one.trapped] == ["/shop?colour=*&size=*"]
    assert one.n_joined == 21  # ten of print, ten of small screens, and /moved


@pytest.mark.parametrize("maps", ["one", "index"])
def test_sitemaps_say_which_pages_there_are(maps: Any) -> None:
    with Town(maps=maps) as town:
        one = walk(town.home)
        pages = list(one.pages())

    assert sorted(counted(pages, town)) == sorted({"/", *town.articles, "/about", "/notes.txt"})
    assert failed(pages, town) == {"/private/diary": "robots_disallowed"}
    assert (one.by, one.n_joined) == ("sitemaps", 1)
    assert max(town.asked.values()) == 1


@pytest.mark.parametrize("path", ["/maps/index.xml", "/maps/b.xml", "/maps/a.xml.gz"])
def test_a_walk_may_begin_at_a_sitemap(path: str) -> None:
    with Town(maps="index") as town:
        one = walk(town.url(path), Limits(max_pages=5))
        pages = list(one.pages())

    assert (len(pages), one.cut_by) == (5, "pages")
    assert not town.asked["/"]


def test_a_walk_may_begin_at_a_feed_whose_items_are_elsewhere(elsewhere: Origin) -> None:
    with Origin() as origin:
        items = f"<item><link>{elsewhere.url('/')}</link></item><item><link>/a</link></item>"
        origin.serve("/feed/", f"<rss><channel>{items}</channel></rss>", media_type="application/rss+xml")
        origin.serve("/a", '<p>Words.</p><a href="/b">more</a>')
        pages = list(walk(origin.url("/feed/")).pages())

    assert [page.url for page in pages] == [elsewhere.url("/"), origin.url("/a")]


def test_a_list_that_lists_nothing_or_is_not_there_is_said_at_once() -> None:
    with Origin() as origin:
        origin.serve("/sitemap.xml", "<urlset/>", media_type="application/xml")
        with pytest.raises(BrokenDocument, match="lists no page"):
            list(walk(origin.url("/sitemap.xml")).pages())
        with pytest.raises(HttpError):
            list(walk(origin.url("/map.xml")).pages())


def test_a_page_whose_address_is_like_that_of_a_list_is_a_page() -> None:
    with Origin() as origin:
        origin.serve("/atom/", '<h1>The atom</h1><p>Small.</p><a href="quark">Smaller</a>')
        origin.serve("/atom/quark", "<p>Smallest.</p>")
        assert counted(list(walk(origin.url("/atom/")).pages()), origin) == ["/atom/", "/atom/quark"]


def test_a_walk_keeps_to_its_path_and_follows_where_its_start_leads(elsewhere: Origin) -> None:
    with Origin() as origin:
        origin.serve("/", "", status=301, headers={"Location": elsewhere.url("/en/")})
        elsewhere.serve("/en/", '<p>Start.</p><a href="/en/a">a</a> <a href="/b">b</a>')
        elsewhere.serve("/en/a", "<p>Within.</p>")
        elsewhere.serve("/b", "<p>Within too: the whole host was meant.</p>")
        moved = counted(list(walk(origin.url("/")).pages()), elsewhere)
        below = counted(list(walk(elsewhere.url("/en/")).pages()), elsewhere)

    assert moved == [origin.url("/"), "/en/a", "/b"]
    assert below == ["/en/", "/en/a"]


def test_a_walk_ends_at_its_pages_its_depth_and_its_bytes() -> None:
    with Town() as town:
        by_pages = walk(town.home, Limits(max_pages=20))
        assert len(list(by_pages.pages())) == 20
        assert by_pages.cut_by == "pages"
        by_bytes = walk(town.home, Limits(max_bytes=20_000))
        n_pages = len(list(by_bytes.pages()))
        assert 5 < n_pages < 50
        assert by_bytes.cut_by == "bytes"
        near = counted(list(walk(town.home, Limits(max_depth=1)).pages()), town)

    assert "/harbour/" in near
    assert not any("article" in path for path in near)


def test_the_next_page_of_a_list_is_as_deep_as_the_list() -> None:
    with Town() as town:
        found = counted(list(walk(town.home, Limits(max_depth=1)).pages()), town)

    assert {f"/archive?page={number}" for number in range(1, 21)} <= set(found)


def test_a_page_that_names_one_which_is_not_there_counts_itself() -> None:
    with Origin() as origin:
        origin.serve("/", '<p>Start.</p><a href="/a">a</a>')
        origin.serve("/a", '<link rel="canonical" href="/gone"><p>The only one.</p>')
        pages = list(walk(origin.url("/")).pages())

    assert sorted(counted(pages, origin)) == ["/", "/a"]


def test_a_walk_keeps_the_pace_that_the_site_asks_for() -> None:
    with Town(crawl_delay_s=0.15) as town:
        list(walk(town.home, Limits(max_pages=4), turn_wait_s=5).pages())

    starts = [seen.at for seen in town.requests if seen.path not in ("/robots.txt",)]
    assert min(later - earlier for earlier, later in pairwise(starts)) >= 0.14


def test_a_site_whose_robots_cannot_be_had_is_not_walked() -> None:
    with Town() as town:
        town.serve("/robots.txt", "", status=503)
        pages = list(walk(town.home).pages())

    assert failed(pages, town) == {"/": "http_unavailable"}
    assert set(town.asked) == {"/robots.txt"}


def test_what_a_site_lists_is_no_trap_however_much_of_a_kind_there_is() -> None:
    with Origin() as origin:
        urls = [f"/days/2026/{1 + n % 12}/{n}?sort=up&to={n}" for n in range(130)] + ["/a" * 30]
        entries = "".join(f"<url><loc>{url.replace('&', '&amp;')}</loc></url>" for url in urls)
        origin.serve("/sitemap.xml", f"<urlset>{entries}</urlset>", media_type="application/xml")
        for url in urls:
            origin.serve(url, f"<p>Words of {url}.</p>")
        one = walk(origin.url("/sitemap.xml"))
        pages = list(one.pages())

    assert len(counted(pages, origin)) == len(urls)
    assert one.trapped == []
