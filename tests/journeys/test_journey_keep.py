"""Keeping only the counts, seen from the page."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from journeys.test_journey_page import PEARS
from parts.origin import Origin
from parts.product import Product


def test_only_the_counts_are_kept_where_the_visitor_says_so(page: Page, running: Product, origin: Origin) -> None:
    origin.serve("/pears", PEARS)
    page.goto("/")
    page.locator("details.reading summary").click()
    page.get_by_label("Keep only the counts, not the text").check()
    expect(page.locator("details.reading summary")).to_contain_text("only counts kept")

    page.get_by_label("Address of a web page").fill(origin.url("/pears"))
    page.get_by_role("button", name="Count").click()

    expect(page.locator("g.row .word")).to_have_text(["pear", "plum", "Pears", "apple"])
    expect(page.get_by_text("only its counts are kept, not its text")).to_be_visible()
    identifier = page.url.rpartition("/")[2]
    assert running.get(f"/api/v1/analyses/{identifier}/blocks").json["code"] == "text_not_kept"


def test_a_view_that_takes_the_text_says_that_it_is_gone(page: Page, running: Product, origin: Origin) -> None:
    origin.serve("/pears", PEARS)
    identifier = running.submit(url=origin.url("/pears"), keep="counts")
    running.ended(identifier)

    page.goto(f"/analyses/{identifier}?extraction=page")

    expect(page.get_by_role("alert").filter(has_text="Only the counts of this analysis were kept")).to_be_visible()
