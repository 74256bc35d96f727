"""The cloud, what stands out, and words by place: each an address, each with the API's figures."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from parts.product import Product


@pytest.mark.parametrize("width", [360, 1280])
def test_no_two_words_of_the_cloud_touch(page: Page, bakery: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"/analyses/{bakery}?show=cloud")
    expect(page.locator(".cloud a").first).to_be_visible()

    boxes = page.locator(".cloud a text").evaluate_all(
        "words => words.map(word => word.getBBox()).map(({x, y, width, height}) => [x, y, x + width, y + height])"
    )

    assert len(boxes) > 20
    assert all(left >= 0 and right <= width for left, _, right, _ in boxes)
    for i, (left, top, right, bottom) in enumerate(boxes):
        # a line's box is a little higher than the letters in it
        slack = (bottom - top) * 0.08
        assert not any(
            left < right2 and left2 < right and top + slack < bottom2 - slack and top2 + slack < bottom - slack
            for left2, top2, right2, bottom2 in boxes[i + 1 :]
        )


def test_letters_of_the_cloud_are_as_high_as_the_root_of_their_count(page: Page, bakery: str) -> None:
    page.goto(f"/analyses/{bakery}?show=cloud")
    expect(page.locator(".cloud a").first).to_be_visible()

    sizes = page.locator(".cloud a").evaluate_all(
        "all => all.map(a => [a.querySelector('title').textContent.split(': ')[1],"
        " parseFloat(getComputedStyle(a.querySelector('text')).fontSize)])"
    )

    per_root = [size / int(count) ** 0.5 for count, size in sizes]
    assert max(per_root) == pytest.approx(min(per_root), rel=0.01)


def test_a_word_of_the_cloud_opens_its_evidence_from_the_keyboard(page: Page, bakery: str) -> None:
    page.goto(f"/analyses/{bakery}?show=cloud")
    page.locator(".cloud a").first.press("ArrowRight")
    page.locator(".cloud a").nth(1).press("Enter")

    expect(page).to_have_url(re.compile(r"\?show=cloud&word=bread$"))
    expect(page.locator("#word-head")).to_have_text("bread")


def test_what_stands_out_is_the_api_s(page: Page, bakery: str, running: Product) -> None:
    page.goto(f"/analyses/{bakery}?show=distinctive")
    told = running.get(f"/api/v1/analyses/{bakery}/distinctive?stop_words=exclude&limit=50").json

    expect(page.locator(".stands-out td.word")).to_have_text([item["word"] for item in told["items"]])
    expect(page.locator(".stands-out tbody tr").first.locator("td").last).to_have_text(f"{told['items'][0]['g2']:.1f}")


def test_without_the_extra_what_stands_out_says_what_to_install(page: Page, bakery: str) -> None:
    refusal = '{"status": 501, "code": "missing_extra", "detail": "An extra is missing."}'
    page.route("**/distinctive?*", lambda route: route.fulfill(status=501, body=refusal))
    page.goto(f"/analyses/{bakery}?show=distinctive")

    expect(page.get_by_text("pip install 'wordcounts[reference]'")).to_be_visible()


def test_words_by_place_are_the_api_s_with_their_shares(page: Page, bakery: str, running: Product) -> None:
    page.goto(f"/analyses/{bakery}?show=places&stop_words=include")
    told = running.get(f"/api/v1/analyses/{bakery}/places?limit=50").json

    shares = [f"{place['share'] * 100:.1f}\u00a0%" for place in told["places"]]
    expect(page.locator(".by-place tr.all td")).to_have_text(["100\u00a0%", *shares])
    first = told["items"][0]
    counts = [str(first["places"][place["place"]]) for place in told["places"]]
    expect(page.locator(".by-place tbody tr").nth(1).locator("td")).to_have_text(
        [first["word"], str(first["count"]), *counts]
    )
    page.get_by_role("button", name=f"Show all {told['total']}").click()
    expect(page.locator(".by-place td.word")).to_have_count(told["total"])
