"""What is taken away: a report that opens without a network, and a view within another site's page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from journeys.conftest import PICTURES
from parts.origin import Origin
from parts.product import Product


@pytest.fixture
def report(running: Product, bakery: str, tmp_path: Path) -> Path:
    answer = running.request("GET", f"/api/v1/analyses/{bakery}/report.html?stop_words=exclude&limit=25")
    file = tmp_path / "report.html"
    file.write_bytes(answer.body)
    return file


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1000])
def test_a_report_opens_from_a_file_without_a_network(browser: Browser, report: Path, scheme: str, width: int) -> None:
    context = browser.new_context(
        offline=True, color_scheme="dark" if scheme == "dark" else "light", viewport={"width": width, "height": 800}
    )
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))

    page.goto(report.as_uri())

    expect(page.locator("td.word").first).to_have_text("oven")
    expect(page.locator("td.word")).to_have_count(25)
    assert page.locator("td.bar svg").first.bounding_box()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.screenshot(path=PICTURES / f"report-{scheme}-{width}.png", full_page=True)
    context.close()
    assert said == []


def test_a_view_stands_in_another_sites_page_and_leads_back(browser: Browser, running: Product, bakery: str) -> None:
    with Origin() as site:
        site.serve("/blog", f'<iframe src="{running.base}/embed/{bakery}?stop_words=exclude" title="words"></iframe>')
        host = browser.new_context().new_page()
        said: list[str] = []
        host.on("console", lambda message: said.append(message.text))
        host.goto(site.url("/blog"))
        frame = host.frame_locator("iframe")

        expect(frame.locator("td.word").first).to_have_text("oven")
        expect(frame.locator("td.word")).to_have_count(10)
        with host.context.expect_page() as opened:
            frame.get_by_role("link", name="Counted by wordcounts").click()
        expect(opened.value).to_have_url(f"{running.base}/analyses/{bakery}")
        host.context.close()
    assert [text for text in said if "favicon" not in text and "404" not in text] == []


def test_the_page_itself_stands_in_no_other_sites_frame(browser: Browser, running: Product, bakery: str) -> None:
    with Origin() as site:
        site.serve("/blog", f'<iframe src="{running.base}/analyses/{bakery}"></iframe>')
        host = browser.new_context().new_page()
        with host.expect_console_message(lambda message: "frame-ancestors" in message.text):
            host.goto(site.url("/blog"))
        host.context.close()
