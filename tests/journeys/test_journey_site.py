"""A site of some 300 pages, walked by the running product; the site's log is checked. No browser takes part."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import psutil
import pytest

from parts.killing import gone
from parts.origin import Origin, Seen
from parts.product import Product, product, until
from parts.town import Town

PAUSE_S = 0.04
WITHIN_S = 110.0

API = "/api/v1/collections"


@pytest.fixture(scope="module")
def paced() -> Iterator[Product]:
    """A product that keeps the pace on loopback too."""
    settings = {"WORDCOUNTS_PACE_EVERYWHERE": "true", "WORDCOUNTS_HOST_PAUSE_S": f"{PAUSE_S}"}
    with product(**settings) as started:
        yield started


@pytest.fixture
def elsewhere() -> Iterator[Origin]:
    with Origin() as origin:
        yield origin


def walked(running: Product, url: str, **limits: int) -> str:
    """The id of a walk that has begun."""
    site = {"url": url, "max_pages": 1_000, **limits}
    answer = running.request("POST", API, {"name": "The town", "site": site})
    assert answer.status == 202, answer.body
    return str(answer.json["id"])


def done(running: Product, id: str) -> Any:
    def look() -> Any:
        collection = running.get(f"{API}/{id}").json
        return collection if collection["done"] else None

    return until(look, within_s=WITHIN_S, every_s=0.2)


def sources(running: Product, id: str, query: str = "") -> list[Any]:
    items: list[Any] = running.get(f"{API}/{id}/sources?limit=1000{query}").json["items"]
    return items


def paths(town: Town, found: list[Any]) -> set[str]:
    return {one["name"].removeprefix(town.url("")) for one in found}


def asked_for_pages(town: Town) -> list[Seen]:
    return [seen for seen in town.requests if seen.path != "/robots.txt"]


def test_three_hundred_pages_in_order_at_the_pace_and_none_twice(paced: Product, elsewhere: Origin) -> None:
    with Town(elsewhere=elsewhere.url("/")) as town:
        id = walked(paced, town.home)
        collection = done(paced, id)
        found = sources(paced, id)

        assert [seen.path for seen in town.requests[:3]] == ["/robots.txt", "/", "/sitemap.xml"]
        starts = [seen.at for seen in town.requests]
        # Each start is as long after the one before; when it arrives, a busy machine decides.
        assert starts[-1] - starts[0] >= 0.98 * PAUSE_S * (len(starts) - 1)
        assert min(later - earlier for earlier, later in zip(starts, starts[10:], strict=False)) >= 0.7 * 10 * PAUSE_S
        assert town.most_at_once <= 2
        assert max(town.asked.values()) == 1

    order = {path: place for place, path in enumerate(town.asked)}
    assert order["/harbour/"] < order["/harbour/article-0.html"]
    assert all(order[f"/archive?page={n}"] < order[f"/archive?page={n + 1}"] for n in range(1, 20))
    assert not elsewhere.requests
    assert not town.asked["/private/diary"]

    counted = [one for one in found if one["state"] == "finished" and one["duplicate_of"] is None]
    assert town.pages <= paths(town, counted)
    assert len(counted) == collection["totals"]["n_documents"] == 345
    assert {
        one["name"].removeprefix(town.url("")): one["error"]["code"] for one in found if one["state"] == "failed"
    } == {
        "/private/diary": "robots_disallowed",
        "/round/1": "too_many_redirects",
        "/gone": "http_error",
        "/broken.pdf": "broken_document",
        "/away": "leads_elsewhere",
        "/drafts": "not_to_be_counted",
    }
    assert (collection["counts"]["n_duplicates"], collection["counts"]["n_joined"]) == (20, 1)
    site = collection["site"]
    assert (site["by"], site["cut_by"], site["traps"]) == ("links", None, ["/shop?colour=*&size=*"])


@pytest.mark.parametrize("maps", ["one", "index"])
def test_sitemaps_name_the_pages(paced: Product, maps: Any) -> None:
    with Town(maps=maps, n_articles=60) as town:
        id = walked(paced, town.home)
        collection = done(paced, id)
        found = sources(paced, id)

    counted = [one for one in found if one["state"] == "finished"]
    assert paths(town, counted) == {"/", *town.articles, "/about", "/notes.txt"}
    assert {one["dated_at"] is None for one in counted if "article" in one["name"]} == {False}
    assert collection["site"]["by"] == "lists"
    assert max(town.asked.values()) == 1


def test_a_crawl_delay_is_kept_and_a_single_page_does_not_wait_for_it(paced: Product) -> None:
    with Town(maps="one", crawl_delay_s=0.5, n_articles=6) as town:
        id = walked(paced, town.home)
        until(lambda: len(town.requests) >= 3)
        single = paced.submit(url=town.url("/adverts"), fresh=True)
        assert paced.ended(single)["state"] == "finished"
        assert not paced.get(f"{API}/{id}").json["done"]
        done(paced, id)

    walk = [seen.at for seen in asked_for_pages(town) if seen.path != "/adverts"]
    assert min(later - earlier for earlier, later in pairwise(walk)) >= 0.45


def test_a_worker_that_is_killed_in_the_middle_loses_nothing_and_fetches_nothing_twice() -> None:
    settings = {"WORDCOUNTS_PACE_EVERYWHERE": "true", "WORDCOUNTS_HOST_PAUSE_S": "0.05", "WORDCOUNTS_LEASE_S": "5"}
    with product(**settings) as running, Town(n_articles=100) as town:
        id = walked(running, town.home)
        until(lambda: len(town.requests) > 60, within_s=WITHIN_S)
        workers = [one for one in psutil.Process(running.process.pid).children() if "worker" in one.cmdline()]
        for worker in workers:
            worker.kill()
        until(lambda: all(gone(worker) for worker in workers))
        in_flight = paths(town, sources(running, id, "&state=running"))
        collection = done(running, id)
        found = sources(running, id)

    twice = {path for path, n in town.asked.items() if n > 1} - {"/robots.txt"}
    assert workers
    assert twice <= in_flight
    assert max(town.asked.values()) <= 2
    counted = [one for one in found if one["state"] == "finished"]
    assert town.pages <= paths(town, counted)
    assert len({one["analysis"] for one in found}) == len(found) == collection["counts"]["n_sources"]


def test_a_walk_that_is_paused_goes_on_and_one_that_is_cancelled_does_not(paced: Product) -> None:
    with Town(n_articles=60) as town:
        id = walked(paced, town.home)
        until(lambda: len(town.requests) > 10)
        paced.request("POST", f"{API}/{id}/pause")
        until(lambda: paced.get(f"{API}/{id}").json["counts"]["n_running"] == 0)
        n_asked = len(town.requests)
        assert not paced.get(f"{API}/{id}").json["done"]
        paced.request("POST", f"{API}/{id}/resume")
        until(lambda: len(town.requests) > n_asked)
        paced.request("POST", f"{API}/{id}/cancel")
        collection = done(paced, id)

    assert collection["counts"]["n_cancelled"] > 0
    assert max(town.asked.values()) == 1


def test_a_site_that_is_not_there_says_so(paced: Product) -> None:
    with Origin() as gone_site:
        url = gone_site.url("/")
        gone_site.serve("/robots.txt", "User-agent: *\nDisallow: /")
        id = walked(paced, url)
        collection = done(paced, id)
        (only,) = sources(paced, id)

    assert only["error"]["code"] == "robots_disallowed"
    assert collection["counts"]["n_failed"] == 1
