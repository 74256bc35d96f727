"""Five figures of the page, and more, recomputed from the source files alone: none of our own code counts here.

The rules are those of the documentation, as plain as two English pages allow: the main text is what stands in `<main>`,
a word is letters and digits with apostrophes and hyphens within, case does not matter.
"""

from __future__ import annotations

import html
import math
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from parts.origin import Origin
from parts.product import Product

PAGES = Path(__file__).parent / "pages"


def by_hand(name: str) -> list[str]:
    """The words of a page's main text, in order, in lower case."""
    source = (PAGES / f"{name}.html").read_text("utf-8")
    main = source.split("<main>")[1].split("</main>")[0]
    text = html.unescape(re.sub(r"<[^>]*>", " ", main)).lower()
    return re.findall(r"[a-z0-9]+(?:['’-][a-z0-9]+)*", text)


BREAD = by_hand("bakery")
COUNTS = Counter(BREAD)
HARBOUR = Counter(by_hand("harbour"))


@pytest.fixture(scope="module")
def harbour(running: Product) -> str:
    with Origin() as site:
        site.serve("/harbour", (PAGES / "harbour.html").read_bytes())
        identifier = running.submit(url=site.url("/harbour"))
        assert running.ended(identifier)["state"] == "finished"
    return identifier


def test_the_totals_are_the_words_of_the_file(page: Page, bakery: str) -> None:
    page.goto(f"/analyses/{bakery}")

    once = sum(1 for count in COUNTS.values() if count == 1)
    expect(page.locator(".totals .n")).to_have_text([str(len(BREAD)), str(len(COUNTS)), str(once)])
    assert (len(BREAD), len(COUNTS), once) == (770, 318, 209)


def test_a_words_count_and_its_share_are_those_of_the_file(page: Page, bakery: str) -> None:
    page.goto(f"/analyses/{bakery}?stop_words=include")

    for word, rank in (("the", 1), ("oven", None)):
        row = page.get_by_role("row").filter(has=page.get_by_role("link", name=word, exact=True))
        expect(row.locator("td.share")).to_have_text(f"{100 * COUNTS[word] / len(BREAD):.2f}")
        expect(row).to_contain_text(str(COUNTS[word]))
        if rank:
            expect(row).to_contain_text(str(rank))
    assert (COUNTS["the"], COUNTS["oven"]) == (68, 10)


def test_how_often_per_million_is_that_of_the_file(page: Page, bakery: str) -> None:
    page.goto(f"/analyses/{bakery}?stop_words=include&word=oven")
    with page.expect_download() as saved:
        page.evaluate("id => location.assign(`/api/v1/analyses/${id}/words.csv?raw=true&q=oven`)", bakery)

    row = Path(saved.value.path()).read_text("utf-8").splitlines()[1].split(",")
    assert row[1:3] == ["oven", str(COUNTS["oven"])]
    assert float(row[3]) == pytest.approx(COUNTS["oven"] / len(BREAD) * 1_000_000, rel=1e-8)


def test_a_words_dispersion_is_that_of_the_file(page: Page, bakery: str) -> None:
    """DP (Gries 2008): half the sum, over ten equal parts, of |share of the word - share of all words|."""
    edges = [len(BREAD) * part // 10 for part in range(11)]
    parts = [BREAD[start:end] for start, end in pairwise(edges)]
    dp = sum(abs(part.count("oven") / COUNTS["oven"] - len(part) / len(BREAD)) for part in parts) / 2

    page.goto(f"/analyses/{bakery}?word=oven")

    expect(page.locator(".figures dd").first).to_contain_text(f"{dp:.2f}")
    falls = page.get_by_role("region", name="Where it falls")
    falls.get_by_text("As a table").click()
    expect(falls.locator("tbody td:last-child")).to_have_text([str(part.count("oven")) for part in parts])
    assert 0.1 < dp < 0.9


def test_how_rich_the_vocabulary_is_is_that_of_the_file(page: Page, bakery: str) -> None:
    """TTR, and MATTR (Covington & McFall 2010): the mean of it over all windows of fifty words."""
    ratios = [len(set(BREAD[start : start + 50])) / 50 for start in range(len(BREAD) - 49)]
    mattr, ttr = sum(ratios) / len(ratios), len(COUNTS) / len(BREAD)

    page.goto(f"/analyses/{bakery}?show=measures")

    for label, value in (("Variety in 50 words (MATTR)", mattr), ("Share of different words (TTR)", ttr)):
        row = page.locator("details", has=page.get_by_text(label, exact=True))
        expect(row.locator(".value")).to_have_text(f"{value:.3f}")


@pytest.mark.parametrize("word", ["harbour", "oven", "the", "a"])
def test_what_stands_out_against_another_page_is_that_of_the_files(
    page: Page, bakery: str, harbour: str, word: str
) -> None:
    """G2 (Rayson & Garside 2000), log ratio (Hardie 2014) and %DIFF: a of c words here, b of d there."""
    a, b, c, d = COUNTS[word], HARBOUR[word], len(BREAD), HARBOUR.total()
    g2 = 2 * sum(seen * math.log(seen * (c + d) / (n * (a + b))) for seen, n in ((a, c), (b, d)) if seen)
    ratio = math.log2(((a or 0.5) / c) / ((b or 0.5) / d))
    difference = f"{100 * (a / c - b / d) / (b / d):+.0f}" if b else "–"

    page.goto(f"/compare?target={bakery}&reference={harbour}&stop_words=include&q={word}&sort=word")
    row = page.locator(".rows tbody tr").filter(has=page.get_by_text(word, exact=True))

    expect(row.locator("td.n")).to_have_text([str(a), str(b)])
    expect(row.locator("td.wide")).to_have_text([f"{g2:.1f}", difference.replace("-", "−")])
    expect(row.locator("td.log")).to_contain_text(f"{ratio:+.1f}".replace("-", "−"))


def test_the_two_pages_share_words_and_each_has_its_own() -> None:
    """Else the figures above would be of one kind only."""
    assert (COUNTS["harbour"], HARBOUR["oven"]) == (0, 0)
    assert min(COUNTS["the"], HARBOUR["the"], COUNTS["oven"], HARBOUR["harbour"]) > 1
