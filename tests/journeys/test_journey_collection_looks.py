"""How the page of a collection looks and is used in each of its states: narrow, wide, light, dark, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from journeys.conftest import PICTURES
from journeys.test_journey_collection import letter
from journeys.test_journey_looks import AXE, NARROW, UNKNOWN, WIDE, tab_to
from parts.origin import Origin
from parts.product import Product, until

API = "/api/v1/collections"
SHOWS = ("words", "matrix", "tfidf", "dispersion", "trends", "keyness", "concordance", "collocates", "growth")


@pytest.fixture(scope="module")
def states(running: Product) -> Iterator[dict[str, str]]:
    """The address of one collection in each state, and of each view of the one that is whole."""
    with Origin() as site:
        for i in range(1, 7):
            site.serve(f"/letters/{i}", letter(i))
        site.raw("/mute", b"", hold=True)
        six = [site.url(f"/letters/{i}") for i in range(1, 7)]

        def made(name: str, urls: list[str]) -> str:
            answer = running.request("POST", API, {"name": name, "urls": urls})
            assert answer.status == 202, answer.body
            return str(answer.json["id"])

        def counted(id: str, n: int) -> None:
            until(lambda: running.get(f"{API}/{id}").json["counts"]["n_finished"] >= n, within_s=60)

        whole = made("Letters of a street", [*six, site.url("/letters/lost"), "http://10.0.0.1/"])
        lost = made("All lost", [site.url(f"/lost/{i}") for i in range(3)])
        for id in (whole, lost):
            until(lambda id=id: running.get(f"{API}/{id}").json["done"], within_s=60)
        begun = made("Half way", [*six[:3], site.url("/mute")])
        paused = made("Paused", [*six[:2], site.url("/mute?paused")])
        cancelled = made("Cancelled", [*six[:2], site.url("/mute?cancelled")])
        one = made("One alone", six[:1])
        for id, n in ((begun, 3), (paused, 2), (cancelled, 2), (one, 1)):
            counted(id, n)
        running.request("POST", f"{API}/{paused}/pause")
        running.request("POST", f"{API}/{cancelled}/cancel")
        yield {
            **{show: f"/collections/{whole}?show={show}&source=3&word=salt&dealt=true" for show in SHOWS},
            "plain": f"/collections/{whole}/plain",
            "lost": f"/collections/{lost}",
            "begun": f"/collections/{begun}",
            "paused": f"/collections/{paused}",
            "cancelled": f"/collections/{cancelled}",
            "one": f"/collections/{one}",
            "unknown": f"/collections/{UNKNOWN}",
        }
        for id in (begun, paused):
            running.request("POST", f"{API}/{id}/cancel")


def test_nothing_scrolls_sideways_at_320_pixels(page: Page, states: dict[str, str]) -> None:
    page.set_viewport_size(NARROW)
    wide = {}
    for state, address in states.items():
        show(page, address, state)
        wide[state] = page.evaluate("document.documentElement.scrollWidth")

    assert {state: width for state, width in wide.items() if width > NARROW["width"]} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_axe_reports_nothing_and_every_state_has_its_picture(
    page: Page, states: dict[str, str], scheme: str, size: str
) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.set_viewport_size(WIDE if size == "wide" else NARROW)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    axe = AXE.read_text("utf-8")
    found = {}
    for state, address in states.items():
        show(page, address, state)
        # evaluated by the browser's own tools, which the page's policy does not bind
        page.evaluate(axe)
        violations = page.evaluate("axe.run().then(told => told.violations)")
        found[state] = [(one["id"], [node["target"] for node in one["nodes"][:3]]) for one in violations]
        page.screenshot(
            path=PICTURES / f"collection-{state}-{size}-{scheme}.png", full_page=True, animations="disabled"
        )

    assert {state: told for state, told in found.items() if told} == {}


def test_the_keyboard_alone_leads_from_a_list_to_a_word_in_its_sentences(page: Page, origin: Origin) -> None:
    origin.serve("/a", letter(1))
    origin.serve("/b", letter(2))
    page.goto("/")

    tab_to(page, page.get_by_role("radio", name="Address", exact=True))
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("radio", name="Many")).to_be_checked()
    tab_to(page, page.get_by_label("Addresses, one on each line"))
    page.keyboard.type(f"{origin.url('/a')}\n{origin.url('/b')}")
    tab_to(page, page.get_by_role("button", name="Count all"))
    page.keyboard.press("Enter")
    expect(page.locator(".all-words tbody tr").first).to_be_visible(timeout=30_000)
    tab_to(page, page.locator(".view g.row a").first)
    page.keyboard.press("Enter")

    expect(page.locator(".view li mark").first).to_be_visible()


def show(page: Page, address: str, state: str) -> None:
    """Open a state, and wait until all of it is there."""
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    if state in SHOWS:
        page.wait_for_load_state("networkidle")
        expect(page.locator(".view").locator("table, li, svg").first).to_be_attached()
    elif state not in ("plain", "unknown"):
        expect(page.locator(".sources tbody tr").first).to_be_attached()
