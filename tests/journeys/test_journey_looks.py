"""How the page looks and is used: from the keyboard, in a narrow window, in light and in dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Locator, Page, expect

from journeys.conftest import PAGES, PICTURES
from parts.origin import Origin
from parts.product import Product

NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 800}
AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
UNKNOWN = "aaaaaaaaaaaaaaaaaaaaaaaaaa"
MODES = ("url", "text", "file", "many")


@pytest.fixture(scope="module")
def states(running: Product, bakery: str) -> Iterator[dict[str, str]]:
    """The address of one page in each state."""
    with Origin() as site:
        site.raw("/mute", b"", hold=True)
        failed = running.submit(url=site.url("/letters/lost"))
        running.ended(failed)
        waiting = running.submit(url=site.url("/mute"))
        short = running.submit(text="Bread and tea, and an oven.", title="Breakfast")
        running.ended(short)
        yield {
            "home": "/",
            "waiting": f"/analyses/{waiting}",
            "failed": f"/analyses/{failed}",
            "finished": f"/analyses/{bakery}",
            "phrases": f"/analyses/{bakery}?ngram=3&stop_words=include",
            "word": f"/analyses/{bakery}?word=oven",
            "stops": f"/analyses/{bakery}?show=stops&stop_add=oven",
            "spread": f"/analyses/{bakery}?show=spread",
            "measures": f"/analyses/{bakery}?show=measures",
            "text": f"/analyses/{bakery}?show=text",
            "cloud": f"/analyses/{bakery}?show=cloud",
            "distinctive": f"/analyses/{bakery}?show=distinctive",
            "places": f"/analyses/{bakery}?show=places",
            "plain": f"/analyses/{bakery}/plain",
            "embed": f"/embed/{bakery}?stop_words=exclude",
            "compare": f"/compare?target={bakery}&reference={short}",
            "choose": f"/compare?target={bakery}",
            "unknown": f"/analyses/{UNKNOWN}",
            "docs": "/api/docs",
        }
        running.request("POST", f"/api/v1/analyses/{waiting}/cancel")


@pytest.mark.parametrize(
    "state",
    [
        "home",
        "waiting",
        "failed",
        "finished",
        "phrases",
        "word",
        "stops",
        "spread",
        "measures",
        "text",
        "cloud",
        "distinctive",
        "places",
        "plain",
        "embed",
        "compare",
        "choose",
        "unknown",
        "docs",
    ],
)
def test_nothing_scrolls_sideways_at_320_pixels(page: Page, states: dict[str, str], state: str) -> None:
    page.set_viewport_size(NARROW)
    for mode in MODES if state == "home" else ("",):
        show(page, states, state, mode)
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_on_a_phone_a_word_is_left_out_by_a_button_that_a_finger_hits(page: Page, states: dict[str, str]) -> None:
    page.set_viewport_size(NARROW)
    page.goto(states["stops"].replace("&stop_add=oven", ""))
    button = page.get_by_role("button", name="Leave out bread")
    box = button.first.bounding_box()
    button.first.click()

    assert box is not None
    assert min(box["width"], box["height"]) >= 24  # WCAG 2.5.8
    expect(page.get_by_label("Your changes to the list").get_by_text("bread")).to_be_visible()
    expect(page.get_by_role("button", name="Keep bread")).to_be_visible()
    expect(page.get_by_label("Your stop words")).to_be_hidden()  # what was hit does not move away
    page.reload()
    expect(page.get_by_label("Your stop words")).to_have_value("bread")


def test_a_new_width_draws_the_chart_anew(page: Page, states: dict[str, str]) -> None:
    page.set_viewport_size(WIDE)
    show(page, states, "finished")
    chart = page.locator(".chart svg")
    before = chart.bounding_box()

    page.set_viewport_size(NARROW)

    expect(chart).not_to_have_attribute("width", str(before and int(before["width"])))
    expect(page.locator("g.row")).to_have_count(25)
    after = chart.bounding_box()
    assert after is not None
    assert 0 < after["width"] <= NARROW["width"]
    for figure in page.locator("g.row .figure").all()[:3]:
        box = figure.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= NARROW["width"]


def test_bars_begin_right_of_their_words(page: Page, states: dict[str, str]) -> None:
    show(page, states, "finished")

    gaps = page.locator("g.row").evaluate_all(
        """rows => rows.map(row => row.querySelector('.bar').getBoundingClientRect().left
            - row.querySelector('.word').getBoundingClientRect().right)"""
    )
    left = page.locator("g.row .word").evaluate_all("words => words.map(word => word.getBBox().x)")

    assert all(8 <= gap <= 12 for gap in gaps)
    assert all(x >= -1 for x in left)


def test_the_keyboard_alone_leads_from_home_to_a_sorted_table(page: Page, origin: Origin) -> None:
    origin.serve("/bread", (PAGES / "bakery.html").read_bytes())
    page.goto("/")

    tab_to(page, page.get_by_label("Address of a web page"))
    page.keyboard.type(origin.url("/bread"))
    page.keyboard.press("Enter")
    expect(page.locator("td.word").first).to_be_visible()
    tab_to(page, page.get_by_role("button", name="Word", exact=True))
    page.keyboard.press("Enter")

    expect(page.get_by_role("columnheader", name="Word", exact=True)).to_have_attribute("aria-sort", "ascending")
    expect(page.locator("td.word").first).to_have_text("adds")


def test_the_keyboard_chooses_among_stop_words(page: Page, states: dict[str, str]) -> None:
    show(page, states, "finished")

    tab_to(page, page.get_by_role("radio", name="hidden"))
    page.keyboard.press("ArrowRight")

    expect(page.locator("td.word").first).to_have_text("the")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_every_state_has_its_picture(page: Page, states: dict[str, str], scheme: str, size: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.set_viewport_size(WIDE if size == "wide" else NARROW)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for state in states:
        for mode in MODES if state == "home" else ("",):
            show(page, states, state, mode)
            name = "-".join(filter(None, (state, mode, size, scheme)))
            page.screenshot(path=PICTURES / f"{name}.png", full_page=state != "docs", animations="disabled")
            assert (PICTURES / f"{name}.png").stat().st_size > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_axe_reports_nothing(page: Page, states: dict[str, str], scheme: str, size: str) -> None:
    page.set_viewport_size(WIDE if size == "wide" else NARROW)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    axe = AXE.read_text("utf-8")
    found = {}
    for state in states:
        show(page, states, state)
        # evaluated by the browser's own tools, which the page's policy does not bind
        page.evaluate(axe)
        violations = page.evaluate("axe.run().then(told => told.violations)")
        found[state] = [(one["id"], [node["target"] for node in one["nodes"][:3]]) for one in violations]

    assert {state: told for state, told in found.items() if told} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_printed_page_is_black_on_white_and_holds_what_was_chosen_and_its_words(
    page: Page, states: dict[str, str], scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    show(page, states, "finished")

    sheets = pypdfium2.PdfDocument(page.pdf(format="A4"))
    printed = "\n".join(sheet.get_textpage().get_text_range() for sheet in sheets)

    assert 2 <= len(sheets) <= 3
    assert "The street before the bread" in printed
    assert "Main text" in printed
    assert "Whole page" not in printed
    assert "the first 100 of them" in printed
    assert page.url.rpartition("/")[2] not in "".join(printed.split())
    for button in ("More ways to look", "Picture", "Delete", "Take it away", "How counts spread"):
        assert button not in printed
    assert sheets[0].render(scale=0.2).to_numpy()[0, 0].min() == 255
    # the screen is as it was
    expect(page.locator(".n-rows")).to_have_text("213 words in this view")


def show(page: Page, states: dict[str, str], state: str, mode: str = "") -> None:
    """Open a state, and wait until all of it is there."""
    page.goto(states[state])
    if mode:
        page.locator(f"input[name=mode][value={mode}]").check(force=True)
        expect(page.locator(".recent li").first).to_be_visible()
    elif state in ("finished", "phrases", "word"):
        expect(page.locator(".all-words td.word").first).to_be_visible()
        expect(page.locator("g.row")).to_have_count(25)
    elif state == "compare":
        expect(page.locator(".rows tbody tr")).to_have_count(100)
    else:
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        if "show=" in states[state]:
            page.wait_for_load_state("networkidle")


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus."""
    for _ in range(60):
        if target.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {target}")
