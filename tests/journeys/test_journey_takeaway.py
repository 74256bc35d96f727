"""What is taken away from the page: files, pictures of its charts, the citation, and the code to embed it."""

from __future__ import annotations

import re
import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, expect

from parts.product import Product

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def opened(page: Page, bakery: str) -> Page:
    page.goto(f"/analyses/{bakery}")
    expect(page.locator("g.row")).to_have_count(25)
    return page


def picture(page: Page, kind: str) -> tuple[str, Path]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=f"{kind} of: The 25 commonest words, as bars").click()
    return waiting.value.suggested_filename, waiting.value.path()


def test_a_chart_is_taken_away_as_svg_with_its_title_and_source(opened: Page, browser: Browser, tmp_path: Path) -> None:
    name, path = picture(opened, "SVG")

    assert name == "The-street-before-the-bread-The-25-commonest-words-as-bars.svg"
    said = [text.text for text in ElementTree.parse(path).iter(f"{SVG}text")]  # noqa: S314 - the page made it just now
    assert said[0] == "The 25 commonest words, as bars"
    assert "oven" in said
    source = " ".join(text or "" for text in said[-3:])
    assert re.search(r"The street before the bread, 127\.0\.0\.1:\d+/letters/bread, ", source)
    alone = tmp_path / name
    alone.write_bytes(path.read_bytes())
    other = browser.new_context(offline=True).new_page()
    other.goto(alone.as_uri())
    assert other.locator("text", has_text="oven").first.bounding_box()
    other.context.close()


def test_a_chart_is_taken_away_as_png_of_twice_its_size(opened: Page) -> None:
    width = opened.locator(".chart svg").first.bounding_box()
    name, path = picture(opened, "PNG")

    body = path.read_bytes()
    assert name.endswith(".png")
    assert body.startswith(b"\x89PNG\r\n\x1a\n")
    assert width is not None
    assert struct.unpack(">I", body[16:20])[0] == 2 * (int(width["width"]) + 40)


def test_a_citation_is_shown_as_the_api_gives_it(opened: Page, running: Product, bakery: str) -> None:
    told = running.get(f"/api/v1/analyses/{bakery}/citation").json

    opened.get_by_text("Cite it").click()

    expect(opened.get_by_label("citation", exact=True)).to_have_value(told["text"])
    expect(opened.get_by_label("BibTeX", exact=True)).to_have_value(told["bibtex"])


def test_the_code_for_another_page_shows_this_view(opened: Page, running: Product) -> None:
    opened.get_by_role("radio", name="shown").check(force=True)
    expect(opened.locator("td.word").first).to_have_text("the")
    opened.get_by_text("Show it on a page of yours").click()
    code = opened.get_by_label("HTML", exact=True).input_value()

    found = re.search(r'src="([^"]+)"', code)
    assert found
    address = found[1].replace("&amp;", "&")
    assert address.startswith(f"{running.base}/embed/")
    assert ">the<" in running.request("GET", address.removeprefix(running.base)).body.decode()


def test_a_report_and_a_receipt_are_of_this_view(opened: Page) -> None:
    for name, ending in (("Report", ".html"), ("Receipt", ".json")):
        with opened.expect_download() as waiting:
            opened.locator(".take-away").get_by_role("link", name=name).click()
        assert waiting.value.suggested_filename.endswith(ending)
        assert waiting.value.path().stat().st_size > 0
