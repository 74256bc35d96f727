"""Without JavaScript: an address is given, its state shown, its words read, searched and paged through."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from journeys.conftest import PAGES
from parts.origin import Origin
from parts.product import Product


@pytest.fixture
def bare(browser: Browser, running: Product) -> Iterator[Page]:
    """A page that runs no script."""
    context = browser.new_context(base_url=running.base, java_script_enabled=False)
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def test_the_form_leads_to_the_totals_and_the_table(bare: Page, origin: Origin) -> None:
    origin.serve("/bread", (PAGES / "bakery.html").read_bytes(), delay_s=1.0)
    bare.goto("/")
    bare.get_by_label("Address of a web page").fill(origin.url("/bread"))
    bare.get_by_role("button", name="Count", exact=True).click()

    expect(bare.get_by_role("heading", name="The street before the bread")).to_be_visible(timeout=20_000)
    expect(bare).to_have_url(re.compile(r"/analyses/\w+/plain$"))
    expect(bare.locator(".totals dd")).to_have_text(["770", "318", "209"])
    expect(bare.locator("td.word").first).to_have_text("oven")


def test_many_are_given_and_their_words_read(bare: Page, origin: Origin, tmp_path: Path) -> None:
    for name in ("first", "second"):
        origin.serve(f"/{name}", f"<title>The {name}</title><main><h1>The {name}</h1><p>" + "Salt and oven. " * 40)
    (tmp_path / "third.txt").write_text("Salt and harbour.")
    bare.goto("/")
    bare.get_by_label("Addresses, one on each line").fill(f"{origin.url('/first')}\n{origin.url('/second')}")
    bare.get_by_label("Files, or a zip of them").set_input_files(tmp_path / "third.txt")
    bare.get_by_label("A name for all of them together").fill("Three")
    bare.get_by_role("button", name="Count all").click()

    expect(bare).to_have_url(re.compile(r"/collections/\w+/plain$"))
    expect(bare.get_by_role("heading", level=1)).to_have_text("Three")
    expect(bare.get_by_text("3 of 3 counted.")).to_be_visible(timeout=20_000)
    expect(bare.locator(".together td.word").first).to_have_text("Salt")


def test_the_view_of_an_address_is_kept_and_can_be_changed(bare: Page, bakery: str) -> None:
    bare.goto(f"/analyses/{bakery}?q=bak")
    expect(bare.locator("td.word")).to_have_text(["bakery", "baker", "baked", "Bakers", "bakes"])

    bare.get_by_label("Search").fill("the")
    bare.get_by_label("Stop words").select_option("shown")
    bare.get_by_role("button", name="Show").click()
    expect(bare.locator("td.word").first).to_have_text("the")


def test_the_next_page_follows(bare: Page, bakery: str) -> None:
    bare.goto(f"/analyses/{bakery}/plain")
    bare.get_by_role("link", name="Next").click()

    expect(bare.locator("tbody tr").first.locator("td").first).to_have_text("101")
