"""Two analyses side by side: from one's page to the other, the figures, the picture, and the files."""

from __future__ import annotations

import csv
import re

import pytest
from playwright.sync_api import Page, expect

from journeys.conftest import PAGES
from parts.origin import Origin
from parts.product import Product


@pytest.fixture(scope="module")
def harbour(running: Product) -> str:
    with Origin() as site:
        site.serve("/notes/harbour", (PAGES / "harbour.html").read_bytes())
        identifier = running.submit(url=site.url("/notes/harbour"))
        assert running.ended(identifier)["state"] == "finished"
    return identifier


@pytest.fixture
def compared(page: Page, bakery: str, harbour: str) -> Page:
    page.goto(f"/compare?target={bakery}&reference={harbour}")
    expect(page.locator(".rows tbody tr").first).to_be_visible()
    return page


def told(running: Product, bakery: str, harbour: str, more: str = "") -> dict[str, object]:
    query = f"target={bakery}&reference={harbour}&stop_words=exclude{more}"
    found = running.get(f"/api/v1/compare?{query}").json
    assert isinstance(found, dict)
    return found


def only_in_b(compared: Page, running: Product, bakery: str, harbour: str) -> list[str]:
    """Show what only B has, and wait until it is shown; its words in their order."""
    items = told(running, bakery, harbour, "&only=reference&limit=100")["items"]
    assert isinstance(items, list)
    words = [item["word"] for item in items]
    compared.get_by_role("radio", name="only in B").check(force=True)
    expect(compared.locator(".rows td.word bdi")).to_have_text(words)
    return words


def test_every_word_has_its_place_in_picture_and_table(
    compared: Page, running: Product, bakery: str, harbour: str
) -> None:
    found = told(running, bakery, harbour, "&sort=q&limit=100")
    pairs, items = found["pairs"], found["items"]
    assert isinstance(pairs, list)
    assert isinstance(items, list)

    expect(compared.locator("circle.pair")).to_have_count(len(pairs))
    expect(compared.locator(".rows td.word bdi")).to_have_text([item["word"] for item in items])
    first = compared.locator(".rows tbody tr").first.locator("td.n")
    expect(first).to_have_text([str(items[0]["target_count"]), str(items[0]["reference_count"])])
    expect(compared.locator(".verdict")).to_contain_text(str(max(found["n_key"].values())))  # type: ignore[attr-defined]


def test_a_count_leads_to_its_sentences(compared: Page, running: Product, bakery: str, harbour: str) -> None:
    only_in_b(compared, running, bakery, harbour)
    link = compared.locator(".rows tbody tr").first.locator("td.n a")
    count = int(link.inner_text())
    link.click()

    expect(compared).to_have_url(re.compile(rf"/analyses/{harbour}\?word="))
    expect(compared.get_by_role("status").filter(has_text=f"{count} occurrence")).to_be_visible()


def test_an_address_of_a_comparison_opens_it_as_it_was(page: Page, bakery: str, harbour: str) -> None:
    page.goto(f"/compare?target={bakery}&reference={harbour}&which=target&q=b&sort=word&stop_words=include")

    expect(page.get_by_label("Search the words")).to_have_value("b")
    expect(page.get_by_role("radio", name="only in A")).to_be_checked()
    words = page.locator(".rows td.word bdi")
    expect(words.first).to_be_visible()
    shown = words.all_inner_texts()
    assert all(word.lower().startswith("b") for word in shown)
    assert shown == sorted(shown, key=str.lower)


def test_the_file_holds_the_words_on_show(compared: Page, running: Product, bakery: str, harbour: str) -> None:
    shown = only_in_b(compared, running, bakery, harbour)

    with compared.expect_download() as waiting:
        compared.locator(".rows").get_by_role("link", name="CSV").click()

    with waiting.value.path().open(encoding="utf-8-sig", newline="") as file:
        assert [row["word"] for row in csv.DictReader(file)][: len(shown)] == shown


def test_the_other_side_is_chosen_by_its_link(page: Page, running: Product, bakery: str, harbour: str) -> None:
    page.goto(f"/analyses/{bakery}")
    page.get_by_role("link", name="Compare with …").click()
    expect(page).to_have_url(re.compile(rf"/compare\?target={bakery}$"))
    page.get_by_label("Link or id of an analysis").fill(f"{running.base}/analyses/{harbour}")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(rf"/compare\?target={bakery}&reference={harbour}$"))
    expect(page).to_have_title(re.compile(" against "))
    page.get_by_role("link", name="Swap sides").click()
    expect(page).to_have_url(re.compile(rf"/compare\?target={harbour}&reference={bakery}$"))
    expect(page.locator(".side.target h2")).to_have_text(re.compile("harbour"))


def test_columns_are_sorted_from_the_keyboard(compared: Page) -> None:
    head = compared.get_by_role("columnheader", name="Log ratio")
    head.get_by_role("button").focus()
    compared.keyboard.press("Enter")

    expect(head).to_have_attribute("aria-sort", "descending")
    expect(compared).to_have_url(re.compile("sort=log_ratio"))
    compared.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
