"""The page of a service that lets nobody in without a key: entering, counting, following a link, leaving."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from journeys.conftest import PICTURES
from parts.pieces import Pieces, pieces
from parts.product import Product


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pieces]:
    file: Path = tmp_path_factory.mktemp("keys") / "keys.sqlite3"
    with pieces(f"sqlite:///{file}", WORDCOUNTS_REQUIRE_KEY="true") as started:
        started.web()
        started.worker()
        yield started


@pytest.fixture(scope="module")
def running(stack: Pieces) -> Product:
    return stack.product


@pytest.fixture(scope="module")
def key(stack: Pieces) -> str:
    return stack.run("keys", "create", "Ann's reading group").stdout.strip()


def enter(page: Page, key: str) -> None:
    page.get_by_label("Key").fill(key)
    page.get_by_role("button", name="Enter").click()


def test_a_key_lets_one_in_to_count_and_out_again(page: Page, key: str) -> None:
    page.goto("/")
    expect(page.get_by_label("Key")).to_be_focused()
    enter(page, "wc_of_somebody_else")
    expect(page.get_by_role("alert")).to_have_text("This key is not valid.")

    enter(page, key)
    page.get_by_label("Text or HTML").check(force=True)
    page.get_by_role("textbox", name="Text or HTML").fill("Plum, plum, and a pear.")
    page.get_by_role("button", name="Count", exact=True).click()
    expect(page.locator("g.row .word")).to_have_text(["Plum", "pear"])
    link = page.url

    page.get_by_role("button", name="Leave").click()
    expect(page).to_have_url(re.compile("/$"))
    page.goto(link)
    expect(page.locator("body")).not_to_contain_text("Plum")
    enter(page, key)
    expect(page).to_have_url(link)
    expect(page.locator("g.row .word")).to_have_text(["Plum", "pear"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_form_and_the_way_out_need_no_script(browser: Browser, running: Product, key: str, scheme: str) -> None:
    context = browser.new_context(base_url=running.base, java_script_enabled=False, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto("/")
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"key-{scheme}.png")

    enter(page, key)
    page.get_by_label("Address of a web page").fill("127.0.0.1:9/plums")
    page.get_by_role("button", name="Count", exact=True).click()
    expect(page).to_have_url(re.compile("/analyses/"))
    page.get_by_role("button", name="Leave").click()

    expect(page.get_by_label("Key")).to_be_visible()
    context.close()
