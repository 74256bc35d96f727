"""How counts are spread: the rank-frequency plot and the frequency spectrum, each beside its table."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from parts.product import Product


@pytest.fixture
def spread(page: Page, bakery: str) -> Page:
    page.goto(f"/analyses/{bakery}")
    page.get_by_role("navigation", name="What is shown").get_by_role("link", name="How counts spread").click()
    expect(page).to_have_url(re.compile(r"\?show=spread$"))
    return page


def test_the_plot_has_a_dot_for_each_row_of_its_table(spread: Page, bakery: str, running: Product) -> None:
    told = running.get(f"/api/v1/analyses/{bakery}/distribution").json

    expect(spread.locator("circle.dot")).to_have_count(len(told["ranks"]))
    expect(spread.locator("path.fit")).to_have_count(1)
    ranks = spread.get_by_role("region", name="Counts by rank").first
    ranks.get_by_text("As a table").click()
    expect(ranks.locator("tbody tr")).to_have_count(len(told["ranks"]))
    first = told["ranks"][0]
    expect(ranks.locator("tbody tr").first.locator("td")).to_have_text(
        ["1", str(first["count"]), f"{first['expected']:.1f}"]
    )


def test_the_growth_of_the_vocabulary_is_drawn_and_is_a_table_too(spread: Page, bakery: str, running: Product) -> None:
    told = running.get(f"/api/v1/analyses/{bakery}/distribution").json["growth"]
    totals = running.get(f"/api/v1/analyses/{bakery}").json["totals"]

    expect(spread.get_by_role("img", name="Different words after so many running words")).to_be_visible()
    expect(spread.locator(".trend path")).to_have_count(2)
    growth = spread.get_by_role("region", name="How the vocabulary grows").first
    growth.get_by_text("As a table").click()
    expect(growth.locator("tbody tr")).to_have_count(len(told))
    expect(growth.locator("tbody tr").last.locator("td")).to_have_text([f"{n:,}" for n in totals.values()])


def test_the_exponent_is_the_one_of_the_measures(spread: Page, bakery: str, running: Product) -> None:
    exponent = running.get(f"/api/v1/analyses/{bakery}/measures").json["rank_fit"]["exponent"]

    expect(spread.locator("sup")).to_have_text(f"−{exponent:.2f}")


def test_the_bars_of_the_spectrum_add_up_to_all_words(spread: Page) -> None:
    expect(spread.locator("rect.bar")).to_have_count(9)

    counts = spread.locator("text.over").all_text_contents()
    assert sum(int(count.replace(",", "")) for count in counts) == 318


def test_an_address_of_the_plots_opens_them(page: Page, bakery: str) -> None:
    page.goto(f"/analyses/{bakery}?show=spread")

    expect(page.get_by_role("img", name="Counts by rank, on logarithmic axes")).to_be_visible()
    expect(page.get_by_role("link", name="How counts spread")).to_have_attribute("aria-current", "page")
