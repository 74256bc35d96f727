"""The views of a finished analysis: each is an address, and a download gives the same words."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Download, Locator, Page, expect

from parts.product import Product

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def view(page: Page, bakery: str) -> Page:
    """The page of the bakery's analysis, with its words shown."""
    page.goto(f"/analyses/{bakery}")
    expect(page.locator(".n-rows")).to_have_text("213 words in this view")
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
    expect(view.locator(".n-rows")).to_have_text("213 words in this view")


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


def test_where_the_table_was_scrolled_to_is_in_the_address(view: Page) -> None:
    view.locator(".long").evaluate("list => list.scrollTo(0, 100 * list.querySelector('tbody tr').offsetHeight)")

    expect(view.locator('tr[aria-rowindex="102"] td.rank')).to_have_text("101")
    expect(view.locator('tr[aria-rowindex="2"]')).to_have_count(0)
    expect(view).to_have_url(re.compile(r"\?offset=100$"))
    same_after_reload(view)
    assert in_sight(view) == 101
    view.get_by_role("button", name="Word", exact=True).click()
    expect(view).to_have_url(re.compile(r"\?sort=word$"))
    assert in_sight(view) == 1
    view.go_back()
    expect(view).to_have_url(re.compile(r"\?offset=100$"))
    expect(view.locator('tr[aria-rowindex="102"] td.rank')).to_have_text("101")
    assert in_sight(view) == 101


def test_the_keyboard_goes_through_all_words(view: Page, running: Product, bakery: str) -> None:
    items = running.get(f"/api/v1/analyses/{bakery}/words?stop_words=exclude&limit=1000").json["items"]
    focused = view.locator("td.word a:focus")

    view.get_by_role("link", name="oven", exact=True).last.focus()
    for item in items[1:60]:
        view.keyboard.press("ArrowDown")
        expect(focused).to_have_text(item["word"])
    view.keyboard.press("End")
    expect(focused).to_have_text(items[-1]["word"])
    expect(focused).to_be_in_viewport()
    view.keyboard.press("PageUp")
    view.keyboard.press("Home")
    expect(focused).to_have_text("oven")
    view.keyboard.press("Enter")
    expect(view).to_have_url(re.compile("word=oven"))


def test_a_word_that_is_scrolled_away_leaves_the_keys_with_the_list(view: Page) -> None:
    view.get_by_role("link", name="oven", exact=True).last.focus()
    view.locator(".long").evaluate("list => list.scrollTo(0, list.scrollHeight)")

    expect(view.locator(".long")).to_be_focused()
    view.keyboard.press("PageUp")
    expect(view.locator("td.word a:focus")).to_be_in_viewport()


@pytest.mark.parametrize("q", ["BAK", "b*", "*e?", "?a*", "été", "/ing$/", "c'", "zz", " oven "])
@pytest.mark.parametrize("sort", ["count", "-count", "word", "-word"])
def test_what_the_page_finds_is_what_the_api_finds(
    view: Page, running: Product, bakery: str, q: str, sort: str
) -> None:
    told = running.get(f"/api/v1/analyses/{bakery}/words?stop_words=include&sort={sort}&limit=1000&q={quote(q)}").json
    pick(view, "Stop words", "shown")
    expect(view.locator(".n-rows")).to_have_text("318 words in this view")
    if sort != "count":
        view.goto(f"{view.url}&sort={sort}")
        expect(view.locator(".n-rows")).to_have_text("318 words in this view")

    view.get_by_label("Search the words").fill(q)

    n = told["total"]
    expect(view.locator(".n-rows")).to_have_text(
        f"{n} word{'s' if n > 1 else ''} in this view" if n else "No word fits this view."
    )
    expect(view).to_have_url(re.compile("q="))
    shown = view.locator(".long tbody tr").evaluate_all("rows => rows.map(row => [...row.cells].map(c => c.innerText))")
    assert [row[:3] for row in shown] == [
        [str(item["rank"]), item["word"], str(item["count"])] for item in told["items"][: len(shown)]
    ]


def test_the_switch_of_the_stop_words_asks_nothing_once_all_is_loaded(view: Page) -> None:
    view.wait_for_load_state("networkidle")
    asked: list[str] = []
    view.on("request", lambda request: asked.append(request.url))

    for option, first in (("shown", "the"), ("alone", "the"), ("hidden", "oven")):
        pick(view, "Stop words", option)
        expect(words(view).first).to_have_text(first)

    assert [url for url in asked if "/words" in url or "/vocabulary" in url] == []


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
    expect(view).to_have_url(re.compile("q=baker"))
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


def test_the_commonest_words_stand_side_by_side_with_and_without_stop_words(
    page: Page, running: Product, bakery: str
) -> None:
    page.goto(f"/analyses/{bakery}?show=stops")
    told = {
        how: [
            item["word"]
            for item in running.get(f"/api/v1/analyses/{bakery}/words?stop_words={how}&limit=25").json["items"]
        ]
        for how in ("include", "exclude")
    }

    expect(side(page, "With stop words")).to_have_text(told["include"])
    expect(side(page, "Without stop words")).to_have_text(told["exclude"])
    expect(page.locator(".stops")).to_contain_text("standard-en, version")


def test_stop_words_are_edited_word_by_word_and_the_address_holds_them(page: Page, bakery: str) -> None:
    page.goto(f"/analyses/{bakery}?show=stops")

    page.get_by_role("button", name="Leave out oven").last.click()
    expect(side(page, "Without stop words").first).to_have_text("bread")
    page.get_by_role("button", name="Keep the", exact=True).click()
    expect(side(page, "Without stop words").first).to_have_text("the")
    expect(page).to_have_url(re.compile("stop_add=oven&stop_remove=the"))

    page.reload()
    expect(side(page, "Without stop words").first).to_have_text("the")
    page.get_by_role("button", name="Undo: the").click()
    page.get_by_role("button", name="Undo: oven").click()
    expect(side(page, "Without stop words").first).to_have_text("oven")
    expect(page).to_have_url(re.compile(r"\?show=stops$"))


def test_words_that_are_none_are_taken_from_the_list_by_a_field_too(view: Page) -> None:
    open_more(view)

    view.get_by_label("Not stop words").fill("the, a")
    view.get_by_label("Not stop words").press("Enter")

    expect(words(view).first).to_have_text("the")
    expect(view).to_have_url(re.compile("stop_remove=the"))
    expect(view.locator(".way").filter(has_text="List of stop words")).to_contain_text("with your changes")
    same_after_reload(view)


def side(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name).locator("td.word")


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
    assert shown
    assert held[: len(shown)] == [tuple(row) for row in shown]
    assert f"{len(held)} {'phrase' if 'ngram' in query else 'word'}" in page.locator(".n-rows").inner_text()


def in_sight(page: Page) -> int:
    """The number of the first row that is seen whole, from 1."""
    return int(
        page.locator(".long").evaluate(
            """list => {
                const edge = list.querySelector("th").getBoundingClientRect().bottom;
                const rows = [...list.querySelectorAll("tbody tr")];
                return rows.find((row) => row.getBoundingClientRect().top >= edge - 1).ariaRowIndex - 1;
            }"""
        )
    )


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
