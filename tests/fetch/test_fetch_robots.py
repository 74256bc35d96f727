"""robots.txt: read as RFC 9309 says, reported or honoured."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from fetch.ground import PUBLIC, Names, Tunnel, fetcher, stranger
from parts.origin import Origin
from wordcounts.errors import ConnectFailed, HttpUnavailable, RobotsDisallowed, TooManyRedirects
from wordcounts.fetch.robots import (
    KEPT_S,
    MAX_BYTES,
    MAX_SITEMAPS,
    UNREACHABLE_S,
    Kept,
    allows,
    crawl_delay_s,
    ours,
    sitemaps,
)
from wordcounts.fetch.values import SiteRules, SiteWork

NO_ONE = "User-agent: *\nDisallow: /"


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/", True),
        (NO_ONE, "/", False),
        (NO_ONE, "/robots.txt", True),
        ("User-agent: *\nDisallow:", "/", True),
        ("User-agent: *\nDisallow: /a", "/a/b", False),
        ("User-agent: *\nDisallow: /a", "/b", True),
        ("user-AGENT: WordCounts\ndisallow: /", "/", False),
        ("User-agent: wordcounts\nAllow: /\n\nUser-agent: *\nDisallow: /", "/", True),
        ("User-agent: *\nAllow: /\n\nUser-agent: wordcounts\nDisallow: /", "/", False),
        ("User-agent: other\nDisallow: /", "/", True),
        ("User-agent: other\nUser-agent: wordcounts\nDisallow: /", "/", False),
        ("User-agent: wordcountsbot\nDisallow: /", "/", True),
        ("User-agent: *\nDisallow: /\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", True),
        ("User-agent: *\nDisallow: /*?q=", "/x?q=1", False),
        ("User-agent: *\nDisallow: /%D0%B1", "/\u0431", False),
        ("User-agent: *\nDisallow: /\u0431", "/%d0%b1", False),
        ("User-agent: wordcounts\nDisallow: /a\n\nUser-agent: wordcounts\nDisallow: /b", "/b", False),
        ("User-agent: *\nCrawl-delay: 5\nSitemap: https://example.org/s.xml\nDisallow: /", "/", False),
        ("Disallow: /", "/", True),
        ("\ufeffUser-agent: *\r\nDisallow: /", "/", False),
        ("<html><body>User-agent: * Disallow: /</body></html>", "/", True),
        ("User-agent: *\rDisallow: /", "/", False),
        ("# User-agent: *\n# Disallow: /", "/", True),
        ("\0\xff\n" + NO_ONE, "/", False),
    ],
)
def test_rules_are_read_as_the_standard_says(text: str, path: str, allowed: bool) -> None:
    assert allows(ours(text), f"https://example.org{path}") is allowed


@pytest.mark.parametrize(
    "text",
    [
        "User-agent: a%d\n" * 30_000 + "Disallow: /\n" * 10_000,
        "".join(f"User-agent: a{number}\n" for number in range(20_000)) + "Disallow: /x\n" * 20_000,
        "User-agent: *\n" + "Disallow: /*a*a*a*a*a*a*a*a*a*b\n" * 15_000,
        "User-agent: *\n" + "Disallow: /" + "*a" * 200_000,
        "User-agent: *\n" * 30_000,
        ":" * 500_000,
    ],
    ids=["agents and rules", "different agents", "wildcards", "one long wildcard", "ourselves again", "colons"],
)
def test_a_hostile_file_costs_little(text: str) -> None:
    began = time.process_time()

    allows(ours(text[:MAX_BYTES]), "https://example.org/" + "a" * 2000)

    assert time.process_time() - began < 5


def test_a_page_that_robots_disallow_is_fetched_and_reported(origin: Origin) -> None:
    origin.serve("/a", "words")
    origin.serve("/robots.txt", "User-agent: *\nDisallow: /a")
    origin.serve("/b", "words")
    one = stranger(Tunnel(origin.port), robots="report")

    assert one.fetch("http://public.example/a").robots_allowed is False
    assert one.fetch("http://public.example/b").robots_allowed is True
    assert [seen.path for seen in origin.requests] == ["/a", "/robots.txt", "/b"]


@pytest.mark.parametrize("how", ["by the setting", "by the caller"])
def test_a_page_that_robots_disallow_is_not_asked_for_where_they_are_honoured(origin: Origin, how: str) -> None:
    origin.serve("/a", "words")
    origin.serve("/b", "words")
    origin.serve("/robots.txt", "User-agent: wordcounts\nDisallow: /a")
    one = stranger(Tunnel(origin.port), robots="honour" if how == "by the setting" else "report")

    with pytest.raises(RobotsDisallowed) as caught:
        one.fetch("http://public.example/a", site=SiteWork() if how == "by the caller" else None)

    assert caught.value.permanent
    assert one.fetch("http://public.example/b", site=SiteWork()).robots_allowed is True
    assert [seen.path for seen in origin.requests] == ["/robots.txt", "/b"]


def test_robots_of_a_redirects_target_are_honoured_too(origin: Origin) -> None:
    origin.serve("/a", "", status=302, headers={"Location": "/b"})
    origin.serve("/b", "words")
    origin.serve("/robots.txt", "User-agent: *\nDisallow: /b")

    with pytest.raises(RobotsDisallowed):
        stranger(Tunnel(origin.port), robots="honour").fetch("http://public.example/a")

    assert origin.hits("/b") == 0


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_where_there_are_none_all_is_allowed(origin: Origin, status: int) -> None:
    origin.serve("/a", "words")
    origin.serve("/robots.txt", NO_ONE, status=status)

    assert stranger(Tunnel(origin.port), robots="honour").fetch("http://public.example/a").body == b"words"


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_where_they_cannot_be_had_nothing_is_for_now(origin: Origin, status: int) -> None:
    origin.serve("/a", "words")
    origin.serve("/robots.txt", "", status=status)

    with pytest.raises(HttpUnavailable) as caught:
        stranger(Tunnel(origin.port), robots="honour").fetch("http://public.example/a")

    assert not caught.value.permanent
    assert origin.hits("/a") == 0
    assert stranger(Tunnel(origin.port), robots="report").fetch("http://public.example/a").robots_allowed is None


def test_their_redirects_are_followed_and_guarded(origin: Origin) -> None:
    origin.serve("/a", "words")
    origin.serve("/robots.txt", "", status=301, headers={"Location": "http://other.example/rules"})
    origin.serve("/rules", NO_ONE)
    assert stranger(Tunnel(origin.port), robots="report").fetch("http://public.example/a").robots_allowed is False

    origin.serve("/robots.txt", "", status=301, headers={"Location": "http://169.254.169.254/"})
    tunnel = Tunnel(origin.port)
    assert stranger(tunnel, robots="honour").fetch("http://public.example/a").body == b"words"
    assert {host for host, _ in tunnel.dialled} == {PUBLIC}


def test_a_giant_or_slow_file_costs_the_page_nothing_but_the_remark(origin: Origin) -> None:
    origin.serve("/a", "words")
    origin.serve("/robots.txt", "x" * 2_000_000)
    assert stranger(Tunnel(origin.port), robots="report").fetch("http://public.example/a").robots_allowed is None

    origin.raw("/robots.txt", b"", hold=True)
    slow = stranger(Tunnel(origin.port), robots="report", first_byte_s=0.2)
    assert slow.fetch("http://public.example/a").body == b"words"


def test_they_are_fetched_within_the_pages_own_turn(origin: Origin) -> None:
    origin.serve("/a", "words")
    one = stranger(Tunnel(origin.port), robots="honour", host_concurrency=1, host_pause_s=60.0)

    assert one.fetch("http://public.example/a").body == b"words"
    assert [seen.path for seen in origin.requests] == ["/robots.txt", "/a"]


def test_allowed_networks_are_asked_only_where_robots_are_honoured(origin: Origin) -> None:
    origin.serve("/a", "words")
    origin.serve("/robots.txt", NO_ONE)

    assert fetcher(robots="report").fetch(origin.url("/a")).robots_allowed is None
    assert origin.hits("/robots.txt") == 0
    with pytest.raises(RobotsDisallowed):
        fetcher(robots="honour").fetch(origin.url("/a"))


def test_each_scheme_host_and_port_has_its_own() -> None:
    kept = Kept()
    kept.put("http://a.example/robots.txt", "")

    assert kept.get("https://a.example/robots.txt") is None
    assert kept.get("http://a.example:8080/robots.txt") is None


def test_rules_are_kept_for_an_hour_and_failures_for_a_minute() -> None:
    now = [0.0]
    kept = Kept(clock=lambda: now[0])
    kept.put("a", "rules")
    kept.put("b", None)

    now[0] = UNREACHABLE_S + 1
    assert kept.get("a") is not None
    assert kept.get("b") is None
    now[0] = KEPT_S + 1
    assert kept.get("a") is None


def test_what_is_kept_is_bounded_and_the_least_used_goes() -> None:
    kept = Kept(max_characters=10_000)
    for number in range(100):
        kept.put(str(number), "x" * 1000)
        kept.get("0")

    assert kept.get("0") is not None
    assert kept.get("99") is not None
    assert kept.get("1") is None


def test_a_robots_file_is_no_way_to_a_private_address(origin: Origin) -> None:
    origin.serve("/a", "words")
    names = Names(PUBLIC, "10.0.0.1")
    tunnel = Tunnel(origin.port)

    fetched = stranger(tunnel, names, robots="report").fetch("http://rebind.example/a")

    assert fetched.body == b"words"
    assert tunnel.dialled == [(PUBLIC, 80)]


def test_work_on_a_site_asks_robots_once_however_many_begin_at_once(origin: Origin) -> None:
    origin.serve("/robots.txt", "User-agent: *\nDisallow: /x", delay_s=0.2)
    for number in range(8):
        origin.serve(f"/{number}", "words")
    one = stranger(Tunnel(origin.port), host_pause_s=0.0)

    with ThreadPoolExecutor(8) as pool:
        urls = [f"http://public.example/{number}" for number in range(8)]
        list(pool.map(lambda url: one.fetch(url, site=SiteWork()), urls))

    assert origin.hits("/robots.txt") == 1


def test_a_site_names_its_sitemaps_and_its_pace(origin: Origin) -> None:
    origin.serve(
        "/robots.txt",
        "Sitemap: /a.xml\nUser-agent: *\nCrawl-delay: 0.25\nDisallow:\n"
        "SITEMAP: https://cdn.example/b.xml\nSitemap: //[x",
    )

    rules = stranger(Tunnel(origin.port)).site_rules("http://public.example/somewhere")

    assert rules == SiteRules(("http://public.example/a.xml", "https://cdn.example/b.xml"), 0.25)


def test_a_site_without_robots_has_no_rules_and_one_that_is_away_is_left_alone(origin: Origin) -> None:
    one = stranger(Tunnel(origin.port))
    assert one.site_rules("http://public.example/") == SiteRules()
    origin.serve("/robots.txt", "", status=503)

    with pytest.raises(HttpUnavailable) as caught:
        one.site_rules("http://other.example/")

    assert caught.value.retry_after_s == UNREACHABLE_S


@pytest.mark.parametrize(
    ("text", "delay_s"),
    [
        ("User-agent: *\nCrawl-delay: 10", 10.0),
        ("User-agent: *\nCrawl-delay: 10\nUser-agent: wordcounts\nCrawl-delay: 2", 2.0),
        ("User-agent: other\nCrawl-delay: 10", 0.0),
        ("User-agent: *\nCrawl-delay: -3", 0.0),
        ("User-agent: *\nCrawl-delay: soon", 0.0),
        ("User-agent: *\nCrawl-delay: inf", 0.0),
        ("User-agent: *\nCrawl-delay: nan", 0.0),
    ],
)
def test_a_crawl_delay_is_seconds_for_us(text: str, delay_s: float) -> None:
    assert crawl_delay_s(ours(text)) == delay_s


def test_many_sitemaps_are_cut() -> None:
    assert len(sitemaps(ours("\n".join(f"Sitemap: /{n}.xml" for n in range(5_000))))) == MAX_SITEMAPS


def test_a_redirect_of_a_sites_page_is_told_before_it_is_followed(origin: Origin) -> None:
    origin.serve("/a", "", status=301, headers={"Location": "/b"})
    origin.serve("/b", "words")
    told: list[str] = []

    def stop(url: str) -> None:
        told.append(url)
        raise TooManyRedirects

    one = stranger(Tunnel(origin.port))
    assert one.fetch("http://public.example/a", site=SiteWork(may_follow=told.append)).body == b"words"
    with pytest.raises(TooManyRedirects):
        one.fetch("http://public.example/a", site=SiteWork(may_follow=stop))

    assert told == ["http://public.example/b"] * 2
    assert origin.hits("/b") == 1


def test_what_headers_ask_of_programs_comes_with_the_page(origin: Origin) -> None:
    origin.serve("/a", "words", headers={"X-Robots-Tag": "noindex"})
    assert stranger(Tunnel(origin.port)).fetch("http://public.example/a").robots_tags == ("noindex",)


def test_a_site_that_does_not_connect_is_told_as_such_and_not_as_one_without_robots() -> None:
    with Origin() as closed:
        url = closed.url("/a")

    with pytest.raises(ConnectFailed):
        fetcher().fetch(url, site=SiteWork())
    with pytest.raises(ConnectFailed):
        fetcher().site_rules(url)


def test_a_site_that_is_guessed_to_be_by_https_is_found_by_http(origin: Origin) -> None:
    origin.serve("/a", "words")
    origin.serve("/robots.txt", "User-agent: *\nDisallow: /b")
    address = origin.url("/a").removeprefix("http://")

    assert fetcher().fetch(f"https://{address}", scheme_guessed=True, site=SiteWork()).final_url == origin.url("/a")
