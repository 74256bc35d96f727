"""Which parts of a page counted, shown on its text; a part put back or taken out, and the counts that follow."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from parts.product import Product


@pytest.fixture
def text(page: Page, bakery: str) -> Page:
    page.goto(f"/analyses/{bakery}?show=text")
    expect(parts(page).first).to_be_visible()
    return page


def test_each_part_says_whether_it_counted_and_why(text: Page, bakery: str, running: Product) -> None:
    told = running.get(f"/api/v1/analyses/{bakery}/blocks").json["blocks"]

    expect(parts(text)).to_have_count(len(told))
    assert [box.is_checked() for box in text.locator("li input").all()] == [block["counted"] for block in told]
    expect(parts(text).nth(1)).to_contain_text(
        "Left out: in the navigation; all links; taken for main text at 1\u00a0%"
    )
    expect(parts(text).nth(2)).to_contain_text("Counted: in an article")


def test_main_text_and_whole_page_stand_side_by_side(text: Page, bakery: str, running: Product) -> None:
    rows = text.locator(".as-text tbody tr")
    for at, extraction in enumerate(("article", "page")):
        words = running.get(f"/api/v1/analyses/{bakery}/words?extraction={extraction}&limit=1").json
        expect(rows.nth(at).locator("td")).to_have_text(
            [str(words["n_tokens"]), str(words["n_types"]), str(words["n_hapaxes"])]
        )


def test_a_part_put_back_is_counted_everywhere_and_stands_in_the_address(text: Page) -> None:
    parts(text).nth(0).locator("input").check()

    expect(text).to_have_url(re.compile(r"\?extraction=blocks%3A0%2C2-11&show=text$"))
    expect(text.locator(".totals .n").first).to_have_text("774")
    expect(text.locator(".as-text tbody tr").nth(2).locator("td").first).to_have_text("774")
    text.reload()
    expect(text.locator(".totals .n").first).to_have_text("774")
    expect(parts(text).nth(0).locator("input")).to_be_checked()

    text.get_by_role("button", name="Back to the main text").click()
    expect(text.locator(".totals .n").first).to_have_text("770")


def test_a_choice_that_is_undone_is_the_main_text_again(text: Page) -> None:
    box = parts(text).nth(3).locator("input")
    box.press(" ")
    expect(text.locator(".totals .n").first).to_have_text("716")
    expect(text.get_by_role("radio", name="Your choice")).to_be_checked()

    box.press(" ")

    expect(text.locator(".totals .n").first).to_have_text("770")
    expect(text).to_have_url(re.compile(r"\?show=text$"))


def parts(page: Page) -> Locator:
    """The parts of the document."""
    return page.locator(".as-text li")
