"""One running product and one browser for all journeys of a run; a fresh page for each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from parts.browser import ARGUMENTS, chromium
from parts.origin import Origin
from parts.product import Product, product

PICTURES = Path(__file__).parents[2] / ".build" / "screenshots"


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


@pytest.fixture
def page(browser: Browser, running: Product) -> Iterator[Page]:
    """A fresh visitor's page. An error on the page's console, or a request to anyone else, fails the journey."""
    context = browser.new_context(base_url=running.base, locale="en-GB")
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("request", lambda request: faults.append(request.url) if _foreign(request.url, running.base) else None)
    yield opened
    context.close()
    assert faults == []


def _foreign(url: str, base: str) -> bool:
    return not url.startswith((base, "data:", "blob:", "about:"))
