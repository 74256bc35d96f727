"""A word's evidence: opened by mouse and keyboard, an address of its own, and the same figures as the API's."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from parts.product import Product


@pytest.fixture
def view(page: Page, bakery: str) -> Page:
    """The page of the bakery's analysis, with its words shown."""
    page.goto(f"/analyses/{bakery}")
    expect(page.locator("g.row")).to_have_count(25)
    return page


def test_a_bar_opens_the_sentences_of_its_word(view: Page) -> None:
    view.locator("g.row a", has_text="oven").click()

    expect(view).to_have_url(re.compile(r"\?word=oven$"))
    expect(lines(view)).to_have_count(10)
    expect(lines(view).first).to_contain_text("The oven is older than the street’s name")
    expect(view.locator("#word-head")).to_be_focused()


def test_a_line_opens_its_sentence_and_leads_to_its_place_on_the_page(view: Page, bakery: str) -> None:
    view.get_by_role("link", name="oven", exact=True).last.click()
    lines(view).nth(1).locator("summary").click()

    expect(lines(view).nth(1).locator("p")).to_have_text(
        "An oven that goes cold cracks; an oven that is kept warm keeps you."
    )
    there = lines(view).nth(1).get_by_role("link")
    expect(there).to_have_attribute("href", re.compile(r"^http://[^#]+/letters/bread#:~:text=.*oven"))
    expect(there).to_have_attribute("rel", "noreferrer")


def test_lines_are_sorted_by_either_side_in_the_address(view: Page, bakery: str) -> None:
    view.goto(f"/analyses/{bakery}?word=oven")
    view.get_by_text("by the word after").click()

    expect(view).to_have_url(re.compile(r"\?word=oven&order=right1$"))
    expect(lines(view).first).to_contain_text("oven and goes onto the boards")
    view.reload()
    expect(lines(view).first).to_contain_text("oven and goes onto the boards")


def test_long_evidence_has_pages(view: Page, bakery: str) -> None:
    view.goto(f"/analyses/{bakery}?word=the")
    expect(lines(view)).to_have_count(20)
    pages = view.get_by_role("navigation", name="Pages of the occurrences")
    expect(pages).to_contain_text("1–20 of 68")

    pages.get_by_role("button", name="Next").click()

    expect(view).to_have_url(re.compile(r"word=the&line=20$"))
    expect(pages).to_contain_text("21–40 of 68")


def test_collocates_are_the_api_s_by_the_measure_that_is_named(view: Page, bakery: str, running: Product) -> None:
    view.goto(f"/analyses/{bakery}?word=oven&stop_words=include")
    view.get_by_label("Ranked by").select_option("g2")
    expect(view).to_have_url(re.compile("measure=g2"))

    told = running.get(f"/api/v1/analyses/{bakery}/collocates?q=oven&measure=g2&limit=12").json
    words = [item["word"] for item in told["items"]]
    expect(view.locator(".goes-with td.word")).to_have_text(words)
    first = view.locator(".goes-with tbody tr").first.locator("td")
    expect(first.last).to_have_text(f"{told['items'][0]['scores']['g2']:.2f}")


def test_the_strip_has_its_table_and_its_figures(view: Page, bakery: str, running: Product) -> None:
    view.goto(f"/analyses/{bakery}?word=oven")
    told = running.get(f"/api/v1/analyses/{bakery}/dispersion?q=oven").json

    expect(view.locator("rect.tick")).to_have_count(10)
    expect(view.get_by_role("img", name="Where oven falls in the text")).to_be_visible()
    expect(view.locator(".figures dd").first).to_contain_text(f"{told['dp']:.2f}")
    falls = view.get_by_role("region", name="Where it falls")
    falls.get_by_text("As a table").click()
    expect(falls.locator("tbody td:last-child")).to_have_text([str(n) for n in told["parts"]])


def test_the_keyboard_opens_a_bar_and_closing_gives_the_focus_back(view: Page) -> None:
    first = view.locator("g.row a").first
    first.focus()
    view.keyboard.press("ArrowDown")
    expect(view.locator("g.row a").nth(1)).to_be_focused()
    view.keyboard.press("Enter")
    expect(view.locator("#word-head")).to_have_text("bread")

    view.get_by_role("button", name="Close").press("Enter")

    expect(view.locator("#word-head")).to_have_count(0)
    expect(view).not_to_have_url(re.compile(r"\?"))
    expect(view.locator("g.row a").nth(1)).to_be_focused()


def test_back_closes_a_word_and_the_view_stays(view: Page, bakery: str) -> None:
    view.goto(f"/analyses/{bakery}?stop_words=include")
    view.get_by_role("link", name="oven", exact=True).last.click()
    expect(view).to_have_url(re.compile(r"\?stop_words=include&word=oven$"))

    view.go_back()

    expect(view.locator("#word-head")).to_have_count(0)
    expect(view).to_have_url(re.compile(r"\?stop_words=include$"))


def test_merged_forms_are_shown_with_their_counts(view: Page, bakery: str) -> None:
    view.goto(f"/analyses/{bakery}?lemmas=lemma&word=roll")

    expect(view.locator(".forms")).to_have_text("4 times under the dictionary form roll, written roll 2, rolls 2.")
    expect(lines(view)).to_have_count(4)


def lines(page: Page) -> Locator:
    """The lines of the concordance."""
    return page.locator(".in-context li")
