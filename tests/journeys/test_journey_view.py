"""The views of a finished analysis: each is an address, and a download gives the same words."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Download, Locator, Page, expect

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def view(page: Page, bakery: str) -> Page:
    """The page of the bakery's analysis, with its words shown."""
    page.goto(f"/analyses/{bakery}")
    expect(page.locator("tbody tr")).to_have_count(100)
    return page


def test_search_is_in_the_address_and_a_reload_shows_the_same(view: Page) -> None:
    view.get_by_label("Search the words").press_sequentially("bak")

    expect(words(view)).to_have_text(["bakery", "baker", "baked", "Bakers", "bakes"])
    expect(view).to_have_url(re.compile(r"\?q=bak$"))
    same_after_reload(view)
    expect(view.get_by_label("Search the words")).to_have_value("bak")


def test_a_pattern_that_is_none_is_told_by_its_box(view: Page) -> None:
    view.get_by_label("Search the words").fill("/(/")

    expect(view.locator(".search .why-not")).to_have_text(re.compile(r"\w.*\."))
    expect(view.locator("tbody tr")).to_have_count(100)


def test_sorting_is_in_the_address_and_back_undoes_it(view: Page) -> None:
    view.get_by_role("button", name="Word", exact=True).click()
    expect(words(view).first).to_have_text("adds")
    expect(view.get_by_role("columnheader", name="Word", exact=True)).to_have_attribute("aria-sort", "ascending")
    view.get_by_role("button", name="Word", exact=True).click()
    expect(view).to_have_url(re.compile("sort=-word"))
    same_after_reload(view)

    view.go_back()
    expect(words(view).first).to_have_text("adds")
    view.go_back()
    expect(words(view).first).to_have_text("oven")
    expect(view).not_to_have_url(re.compile(r"\?"))


def test_the_next_page_is_in_the_address(view: Page) -> None:
    view.get_by_role("button", name="Next").click()

    expect(view.locator("td.rank").first).to_have_text("101")
    expect(view).to_have_url(re.compile(r"\?offset=100$"))
    same_after_reload(view)
    view.get_by_role("button", name="Previous").click()
    expect(view.locator("td.rank").first).to_have_text("1")


def test_stop_words_are_hidden_shown_or_alone(view: Page) -> None:
    pick(view, "Stop words", "shown")
    expect(words(view).first).to_have_text("the")
    expect(view).to_have_url(re.compile("stop_words=include"))
    same_after_reload(view)

    pick(view, "Stop words", "alone")
    expect(view.get_by_text("oven", exact=True)).to_have_count(0)
    same_after_reload(view)

    pick(view, "Stop words", "hidden")
    expect(words(view).first).to_have_text("oven")
    expect(view).not_to_have_url(re.compile(r"\?"))


def test_cases_are_merged_or_kept_apart(view: Page) -> None:
    view.get_by_label("Search the words").fill("inside")
    expect(words(view)).to_have_count(1)
    open_more(view)

    view.get_by_label("Merge upper and lower case").uncheck()

    expect(view).to_have_url(re.compile("fold=false"))
    same_after_reload(view)
    expect(view.get_by_label("Merge upper and lower case")).not_to_be_checked()


def test_the_whole_page_is_another_text_with_totals_of_its_own(view: Page) -> None:
    main = view.locator(".totals .n").all_inner_texts()

    pick(view, "Text", "Whole page")

    expect(view.locator(".totals .n").first).not_to_have_text(main[0])
    expect(view.locator(".totals .what")).to_have_text(["words", "different", "used once"])
    expect(view).to_have_url(re.compile("extraction=page"))
    same_after_reload(view)


def test_the_search_box_follows_back_and_forward(view: Page) -> None:
    view.get_by_label("Search the words").fill("dou")
    expect(words(view)).to_have_text(["dough"])
    pick(view, "Stop words", "shown")
    expect(view).to_have_url(re.compile("stop_words=include"))
    view.get_by_label("Search the words").fill("the")
    expect(view).to_have_url(re.compile("q=the"))

    view.go_back()

    expect(view.get_by_label("Search the words")).to_have_value("dou")
    expect(words(view)).to_have_text(["dough"])
    view.go_forward()
    expect(view.get_by_label("Search the words")).to_have_value("the")


def test_more_ways_to_look_are_addresses_too(view: Page) -> None:
    open_more(view)

    pick(view, "Count", "phrases of 2")
    expect(view.get_by_role("heading", name="Commonest phrases")).to_be_visible()
    expect(words(view).first).to_have_text(re.compile(r"\S \S"))
    expect(view).to_have_url(re.compile("ngram=2"))
    same_after_reload(view)

    view.get_by_label("Only words in").select_option("the title")
    expect(view).to_have_url(re.compile("place=title"))
    expect(view).not_to_have_url(re.compile("ngram"))
    same_after_reload(view)

    view.get_by_label("Only words in").select_option("anywhere")
    pick(view, "Word forms", "by dictionary form")
    expect(view).to_have_url(re.compile("lemmas=lemma"))
    view.get_by_label("Search the words").fill("baker")
    expect(words(view)).to_have_text(["bakery", "baker"])
    same_after_reload(view)

    view.get_by_label("Your stop words").fill("bakery")
    view.get_by_label("Your stop words").press("Enter")
    expect(words(view)).to_have_text(["baker"])
    same_after_reload(view)
    expect(view.get_by_label("Your stop words")).to_have_value("bakery")


def test_the_list_of_stop_words_can_be_widened_and_read(view: Page) -> None:
    open_more(view)
    standard = view.locator(".way a").inner_text()

    pick(view, "List of stop words", "wide")

    expect(view.locator(".way a")).not_to_have_text(standard)
    expect(view.locator(".way a")).to_have_attribute("href", "/api/v1/stop-words/en?list=wide")
    same_after_reload(view)


@pytest.mark.parametrize("query", ["", "?q=b*&sort=word", "?stop_words=only&fold=false", "?ngram=2&accents=ignore"])
@pytest.mark.parametrize("name", ["CSV", "JSON", "XLSX"])
def test_a_download_holds_the_view_on_show(page: Page, bakery: str, query: str, name: str) -> None:
    page.goto(f"/analyses/{bakery}{query}")
    expect(page.locator("tbody tr")).not_to_have_count(0)

    with page.expect_download() as waiting:
        page.get_by_role("link", name=name, exact=True).click()
    held = contents(waiting.value)

    shown = page.locator("tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].slice(0, 3).map(cell => cell.innerText))"
    )
    assert held[: len(shown)] == [tuple(row) for row in shown]
    assert f"{len(held)} {'phrase' if 'ngram' in query else 'word'}" in page.locator(".n-rows").inner_text()


def words(page: Page) -> Locator:
    return page.locator("td.word")


def open_more(page: Page) -> None:
    page.get_by_text("More ways to look").click()


def pick(page: Page, legend: str, option: str) -> None:
    page.get_by_role("group", name=legend).get_by_text(option, exact=True).click()


def same_after_reload(page: Page) -> None:
    """The address as it stands, opened afresh, shows the rows as they stand."""
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    shown = page.locator("td").all_inner_texts()
    page.reload()
    expect(page.locator("td")).to_have_text(shown)


def contents(download: Download) -> list[tuple[str, ...]]:
    """Rank, word and count of each row of a file."""
    path = Path(download.path())
    match download.suggested_filename.rpartition(".")[2]:
        case "csv":
            return [tuple(row[:3]) for row in csv.reader(io.StringIO(path.read_text("utf-8-sig")))][1:]
        case "json":
            items = json.loads(path.read_text())["items"]
            return [(str(item["rank"]), item["word"], str(item["count"])) for item in items]
    return _sheet(path)


def _sheet(path: Path) -> list[tuple[str, ...]]:
    with zipfile.ZipFile(path) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314 -- our own file
    rows = [["".join(cell.itertext()) for cell in row] for row in sheet.iter(f"{SHEET}row")]
    return [tuple(row[:3]) for row in rows[1:]]
