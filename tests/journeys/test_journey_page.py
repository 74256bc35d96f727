"""Asking the page to count something, and what becomes of it: in a real browser, against the running product."""

from __future__ import annotations

import gzip
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from journeys.conftest import PAGES
from parts.origin import Origin
from parts.product import Product
from wordcounts.web import bundle

BAKERY = (PAGES / "bakery.html").read_bytes()
PEARS = "<title>Pears</title><main><h1>Pears</h1><p>Pear, pear, pear, and plum, plum; then the apple.</p></main>"
AN_ANALYSIS = re.compile(r"/analyses/[^/?]+$")


def test_an_address_without_scheme_becomes_totals_bars_and_a_table(
    page: Page, running: Product, origin: Origin
) -> None:
    origin.serve("/bread", BAKERY, delay_s=1.0)

    ask(page, origin.url("/bread").removeprefix("http://"))

    expect(page).to_have_url(AN_ANALYSIS)
    expect(heading(page)).to_have_text(re.compile("Fetching the page"))
    expect(heading(page)).to_have_text("The street before the bread")
    identifier = page.url.rpartition("/")[2]
    totals = running.get(f"/api/v1/analyses/{identifier}").json["totals"]
    words = running.get(f"/api/v1/analyses/{identifier}/words?stop_words=exclude").json
    expect(page.locator(".totals .n")).to_have_text([f"{n:,}" for n in totals.values()])
    expect(page.locator("g.row .word")).to_have_text([item["word"] for item in words["items"][:25]])
    expect(page.locator("g.row .figure")).to_have_text([str(item["count"]) for item in words["items"][:25]])
    shown = rows(page)
    assert len(shown) > 15
    assert shown == [(str(item["rank"]), item["word"], str(item["count"])) for item in words["items"][: len(shown)]]


def test_few_words_make_few_bars(page: Page, origin: Origin) -> None:
    origin.serve("/pears", PEARS)

    ask(page, origin.url("/pears"))

    expect(page.locator("g.row .word")).to_have_text(["pear", "plum", "Pears", "apple"])


def test_a_missing_page_says_so_and_its_pasted_text_is_counted(page: Page, origin: Origin) -> None:
    address = origin.url("/gone")

    ask(page, address)

    expect(heading(page)).to_have_text(re.compile("404"))
    expect(page.get_by_label("The address it came from, if any")).to_have_value(address)
    page.get_by_role("textbox", name="Text or HTML").fill("Plum, plum, and a pear.")
    page.get_by_role("button", name="Count").click()
    expect(heading(page)).to_have_text(address)
    expect(page.locator("g.row .word")).to_have_text(["Plum", "pear"])


def test_retry_makes_a_new_analysis_that_finds_the_page_by_then(page: Page, origin: Origin) -> None:
    ask(page, origin.url("/late"))
    expect(heading(page)).to_have_text(re.compile("404"))
    failed = page.url
    origin.serve("/late", PEARS)

    page.get_by_role("button", name="Retry").click()

    expect(heading(page)).to_have_text("Pears")
    assert page.url != failed
    page.goto(failed)
    expect(heading(page)).to_have_text(re.compile("404"))


def test_pasted_text_is_counted(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Text or HTML").check(force=True)
    page.get_by_role("textbox", name="Text or HTML").fill("Salt and sugar, salt and flour, and salt.")

    page.get_by_role("button", name="Count").click()

    expect(page.locator("g.row .word")).to_have_text(["salt", "sugar", "flour"])
    expect(page.locator(".meta")).to_contain_text("Counted")


def test_pasted_html_is_counted_without_its_tags_and_keeps_its_address(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Text or HTML").check(force=True)
    page.get_by_role("textbox", name="Text or HTML").fill(PEARS)
    expect(page.get_by_label("It is HTML")).to_be_checked()
    page.get_by_label("The address it came from, if any").fill("orchard.example/pears")

    page.get_by_role("button", name="Count").click()

    expect(heading(page)).to_have_text("Pears")
    expect(page.locator("g.row .word")).to_have_text(["pear", "plum", "Pears", "apple"])
    expect(page.locator(".meta a")).to_have_text("orchard.example/pears")


def test_a_chosen_file_is_counted(page: Page) -> None:
    page.goto("/")
    page.get_by_label("File").check(force=True)
    page.locator("input[type=file]").set_input_files(PAGES / "bakery.html")

    page.get_by_role("button", name="Count").click()

    expect(heading(page)).to_have_text("The street before the bread")


def test_a_dropped_file_is_counted_at_once(page: Page, bakery: str) -> None:
    page.goto(f"/analyses/{bakery}")
    expect(page.locator(".totals")).to_be_visible()

    page.dispatch_event("body", "dragover", {"dataTransfer": carried(page)})
    expect(page.get_by_text("Let go to count this file")).to_be_visible()
    page.dispatch_event("body", "drop", {"dataTransfer": carried(page)})

    expect(page.locator("g.row .word")).to_have_text(["oats", "barley"])
    expect(page.get_by_text("Let go to count this file")).to_be_hidden()


@pytest.mark.parametrize("typed", ["", "no address at all", "ftp://files.example/a", "http://"])
def test_what_is_no_address_is_kept_with_a_sentence_and_the_focus(page: Page, typed: str) -> None:
    ask(page, typed)

    expect(page.get_by_role("alert")).to_have_text(re.compile(r"\w.*\."))
    expect(page.get_by_label("Address of a web page")).to_have_value(typed)
    expect(page.get_by_label("Address of a web page")).to_be_focused()
    assert page.url.endswith("/")


def test_a_refused_form_sent_without_the_script_comes_back_as_it_was(page: Page) -> None:
    page.goto("/")

    page.evaluate(
        """() => {
            const form = Object.assign(document.createElement("form"), { method: "post", action: "/" });
            form.append(Object.assign(document.createElement("input"), { name: "url", value: "not an <address>" }));
            document.body.append(form);
            form.submit();
        }"""
    )

    expect(page.get_by_role("alert")).to_have_text(re.compile(r"\w.*\."))
    expect(page.get_by_label("Address of a web page")).to_have_value("not an <address>")
    expect(page.get_by_label("Address of a web page")).to_be_focused()


def test_recent_leads_back_to_an_analysis(page: Page, bakery: str) -> None:
    page.goto("/")

    page.get_by_role("link", name="The street before the bread").first.click()

    expect(page).to_have_url(AN_ANALYSIS)
    expect(heading(page)).to_have_text("The street before the bread")


def test_a_waiting_analysis_shows_its_stage_and_can_be_cancelled(page: Page, origin: Origin) -> None:
    origin.raw("/mute", b"", hold=True)

    ask(page, origin.url("/mute"))
    expect(heading(page)).to_have_text(re.compile("Fetching the page"))
    expect(page.locator(".steps .now")).to_have_text("Fetch")
    page.get_by_role("button", name="Cancel").click()

    expect(heading(page)).to_have_text("Cancelled")
    expect(page.get_by_role("button", name="Retry")).to_be_enabled()


def test_delete_asks_twice_and_leaves_nothing_at_the_address(page: Page, origin: Origin) -> None:
    origin.serve("/pears", PEARS)
    ask(page, origin.url("/pears"))
    expect(heading(page)).to_have_text("Pears")
    address = page.url

    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Delete for good?").click()

    expect(heading(page)).to_have_text(re.compile("Which words"))
    page.goto(address)
    expect(heading(page)).to_have_text("There is no analysis here")


def test_copy_link_copies_the_address_with_its_view(page: Page, bakery: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/analyses/{bakery}?sort=word")

    page.get_by_role("button", name="Copy link").click()

    expect(page.get_by_text("The link is copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_fetch_again_makes_a_new_analysis_of_what_is_there_now(page: Page, origin: Origin) -> None:
    origin.serve("/fruit", PEARS)
    ask(page, origin.url("/fruit"))
    expect(heading(page)).to_have_text("Pears")
    first = page.url
    origin.serve("/fruit", PEARS.replace("Pears", "Quinces"))

    page.get_by_role("button", name="Fetch again").click()

    expect(heading(page)).to_have_text("Quinces")
    assert page.url != first


def test_an_address_of_nothing_leads_home(page: Page) -> None:
    page.goto("/no/such/page")
    expect(heading(page)).to_have_text("There is no page here")

    page.get_by_role("link", name="Count something").click()

    expect(page.get_by_label("Address of a web page")).to_be_visible()


def ask(page: Page, address: str) -> None:
    """Type an address at the home page, and send it."""
    page.goto("/")
    field = page.get_by_label("Address of a web page")
    field.fill(address)
    field.press("Enter")


def heading(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def rows(page: Page) -> list[tuple[str, ...]]:
    """The table as it stands: rank, word and count of each row."""
    texts = page.locator("tbody tr").evaluate_all("rows => rows.map(r => [...r.cells].map(c => c.innerText))")
    return [tuple(cells[:3]) for cells in texts]


def carried(page: Page) -> object:
    """What a hand that drags a file carries."""
    return page.evaluate_handle(
        """() => {
            const hand = new DataTransfer();
            hand.items.add(new File(["oats and oats and barley"], "sack.txt", { type: "text/plain" }));
            return hand;
        }"""
    )


def test_the_script_of_the_first_paint_weighs_at_most_100_kilobytes_packed() -> None:
    built = bundle.load()
    assert built is not None
    scripts = [built.script, *built.imports]
    assert sum(len(gzip.compress((bundle.BUILT / name).read_bytes())) for name in scripts) <= 100_000
