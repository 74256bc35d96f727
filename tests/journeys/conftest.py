"""One running product and one browser for all journeys of a run; a fresh page for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from parts.browser import ARGUMENTS, chromium
from parts.origin import Origin
from parts.product import Product, product

PICTURES = Path(__file__).parents[2] / ".build" / "screenshots"
PAGES = Path(__file__).parent / "pages"

REFUSAL = re.compile(r"Failed to load resource: the server responded with a status of (4\d\d|501)")
"""What the browser itself says of an answer that the page expects, such as 404 for an unknown analysis."""


@pytest.fixture(scope="session")
def running() -> Iterator[Product]:
    with product() as started:
        yield started


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture
def origin() -> Iterator[Origin]:
    with Origin() as started:
        yield started


@pytest.fixture(scope="session")
def bakery(running: Product) -> str:
    """The id of an analysis of pages/bakery.html that has finished; its origin is gone."""
    with Origin() as site:
        site.serve("/letters/bread", (PAGES / "bakery.html").read_bytes())
        identifier = running.submit(url=site.url("/letters/bread"))
        assert running.ended(identifier)["state"] == "finished"
    return identifier


@pytest.fixture
def page(browser: Browser, running: Product) -> Iterator[Page]:
    """A fresh visitor's page. Whatever its console calls an error (a policy's refusal too), an uncaught exception,
    or a request to anyone else, fails the journey."""
    context = browser.new_context(base_url=running.base, locale="en-GB", reduced_motion="reduce")
    context.set_default_timeout(15_000)
    opened = context.new_page()
    faults: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not REFUSAL.match(message.text):
            faults.append(message.text)

    opened.on("console", on_console)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("request", lambda request: faults.append(request.url) if _foreign(request.url, running.base) else None)
    yield opened
    context.close()
    assert faults == []


def _foreign(url: str, base: str) -> bool:
    return not url.startswith((base, "data:", "blob:", "about:"))
