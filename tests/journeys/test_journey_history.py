"""The history of an address: its counts in a table and as lines, and what rose and fell between two of them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from parts.origin import Origin
from parts.product import Product

PAGES = (
    "An oven and bread. " * 10,
    "An oven and bread. " * 10,
    "A harbour and a tide. " * 12 + "An oven and bread. " * 2,
)


@pytest.fixture(scope="module")
def counts(running: Product) -> list[str]:
    """Three counts of one address, of which the second found nothing new."""
    ids = []
    with Origin() as site:
        for text in PAGES:
            site.serve("/diary", f"<html lang=en><title>A diary</title><body><p>{text}</p></body></html>")
            ids.append(running.submit(url=site.url("/diary"), extraction="page", fresh=True))
            assert running.ended(ids[-1])["state"] == "finished"
    return ids


@pytest.fixture
def mine(page: Page, running: Product, counts: list[str]) -> Page:
    page.goto(f"/analyses/{counts[-1]}?trend=oven,tide")
    expect(page.get_by_role("heading", name="Earlier and later")).to_be_visible()
    return page


def test_each_count_has_its_row_with_the_words_that_are_followed(
    mine: Page, running: Product, counts: list[str]
) -> None:
    told = running.get(f"/api/v1/analyses/{counts[-1]}/history?words=oven,tide").json["items"]
    rows = mine.locator(".history tbody tr")

    expect(rows).to_have_count(3)
    for row, item in zip(rows.all(), told, strict=True):
        expect(row.locator("td")).to_have_text(
            [re.compile(".")] * 2
            + [str(item["n_tokens"]), str(item["n_types"])]
            + [str(w["count"]) for w in item["words"]]
        )
    expect(rows.nth(1)).to_contain_text("unchanged")
    expect(rows.nth(2)).to_contain_text("this one")
    expect(mine.locator(".trend path")).to_have_count(2)
    expect(mine.locator(".trend circle")).to_have_count(6)


def test_other_words_are_followed_and_stand_in_the_address(mine: Page) -> None:
    field = mine.get_by_label("Words to follow")
    field.fill("harbour, bread, tide")
    field.press("Enter")

    expect(mine.locator("g.trend text")).to_have_text(["harbour", "bread", "tide"])
    expect(mine).to_have_url(re.compile("trend=harbour%2Cbread%2Ctide"))
    mine.get_by_role("radio", name="shown").check(force=True)
    expect(mine).to_have_url(re.compile("trend=harbour%2Cbread%2Ctide"))


def test_what_rose_and_fell_between_two_counts_is_compared(mine: Page, counts: list[str]) -> None:
    mine.get_by_label("From").select_option(counts[0])
    mine.get_by_role("link", name="What rose and fell").click()

    expect(mine).to_have_url(re.compile(rf"/compare\?target={counts[2]}&reference={counts[0]}$"))
    expect(mine.locator("section.target li").first).to_contain_text("harbour")


def test_nothing_scrolls_sideways_at_320_pixels(mine: Page) -> None:
    mine.set_viewport_size({"width": 320, "height": 640})

    expect(mine.locator(".trend path")).to_have_count(2)
    assert mine.evaluate("document.documentElement.scrollWidth") <= 320
