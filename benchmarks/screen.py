"""From pressing Enter to the first words on the screen, in a real browser; and from opening a stored analysis to them.

Starts the whole product and a site on loopback that takes 300 ms for every answer; types one address after the other
into the page, each of its own so that no fetch is shared, presses Enter, and takes the time at which the first row of
words is in the document, by the browser's own clock. What counts is how much longer it is than the site's own time.

Then the table of all words: from a key in its search to the frame that shows what it found, of 20,000 words, and the
switch of the stop words likewise; and how long a frame takes while 100,000 rows are scrolled by 900 pixels a frame.
"""

from __future__ import annotations

import argparse
import platform
import statistics

from pages import page as made
from playwright.sync_api import Page, expect, sync_playwright
from views_time import text_of

from parts.browser import ARGUMENTS, chromium
from parts.origin import Origin
from parts.product import Product, product

ORIGIN_S = 0.3
PAGE_BYTES = 30_000

WATCH = """() => {
  const input = document.querySelector("input[name=url], input[type=text]");
  window.seen = new Promise((resolve) => {
    const begun = {};
    input.addEventListener("keydown", (event) => { if (event.key === "Enter") begun.at = performance.now(); }, true);
    const watch = () => {
      if (begun.at !== undefined && document.querySelector("tbody tr")) {
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun.at)));
      } else requestAnimationFrame(watch);
    };
    watch();
  });
}"""
"""The frame after the one that holds the first row: then it is on the screen."""

PAINTED = """() => new Promise((resolve) => {
  const watch = () => document.querySelector("tbody tr")
    ? requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
    : requestAnimationFrame(watch);
  watch();
})"""
"""Milliseconds since the navigation began."""


def typed(page: Page, home: str, url: str) -> float:
    """Milliseconds from Enter to the first words of one address."""
    page.goto(home)
    box = page.get_by_role("textbox").first
    box.fill(url)
    page.evaluate(WATCH)
    box.press("Enter")
    return float(page.evaluate("window.seen"))


def opened(page: Page, at: str) -> float:
    """Milliseconds from the beginning of a navigation to the first words of a stored analysis."""
    page.goto(at, wait_until="commit")
    return float(page.evaluate(PAINTED))


CHANGED = """() => {
  window.seen = new Promise((resolve) => {
    const begun = () => {
      const at = performance.now();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - at)));
    };
    for (const kind of ["keydown", "pointerdown"]) addEventListener(kind, begun, { capture: true, once: true });
  });
}"""
"""From what a hand does to the frame that shows it."""

SCROLLED = """() => new Promise((resolve) => {
  const list = document.querySelector(".long");
  const times = [];
  let missing = 0;
  let last = performance.now();
  const frame = (now) => {
    times.push(now - last);
    last = now;
    const rows = [...list.querySelectorAll("tbody tr")].map((row) => row.getBoundingClientRect());
    const { top, bottom } = list.getBoundingClientRect();
    if (rows.length === 0 || rows[0].top > top + 40 || rows.at(-1).bottom < bottom - 1) missing++;
    list.scrollTop += 900;
    if (times.length < 400) requestAnimationFrame(frame); else resolve([times.slice(1), missing]);
  };
  requestAnimationFrame(frame);
})"""


def stored(running: Product, n_types: int) -> str:
    """The address of an analysis with so many different words."""
    identifier = running.submit(text=text_of(n_types), title=f"{n_types:,} words", language="en")
    running.ended(identifier, within_s=120.0)
    return f"{running.base}/analyses/{identifier}"


def keyed(page: Page, n: int) -> tuple[list[float], list[float]]:
    """Milliseconds from a key in the search to its rows, and from the switch of the stop words to theirs."""
    box = page.get_by_label("Search the words")
    switch = page.get_by_role("group", name="Stop words")
    keys, switched = [], []
    for number in range(n):
        box.focus()
        page.evaluate(CHANGED)
        page.keyboard.press("Backspace" if number % 4 == 3 else "bako"[number % 4])
        keys.append(float(page.evaluate("window.seen")))
        page.evaluate(CHANGED)
        switch.get_by_text(["shown", "alone", "hidden"][number % 3], exact=True).click()
        switched.append(float(page.evaluate("window.seen")))
    return keys, switched


def row(name: str, times: list[float], less: float) -> str:
    """One line of the table: the median and the 95th percentile beyond what is not ours."""
    times = sorted(one - less for one in times)
    p95 = times[min(len(times) - 1, int(0.95 * len(times)))]
    return f"| {name} | {statistics.median(times):.0f} ms | {p95:.0f} ms | {times[-1]:.0f} ms |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("-n", type=int, default=40, help="how many addresses (40)")
    options = parser.parse_args()
    body = made(PAGE_BYTES)
    print(
        f"{platform.machine()}, Python {platform.python_version()}, headless Chromium; a page of {PAGE_BYTES:,} bytes\n"
    )
    with Origin() as site, product() as running, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        page = browser.new_context().new_page()
        for number in range(options.n + 2):
            site.serve(f"/{number}", body, delay_s=ORIGIN_S)
        first = [typed(page, running.base, site.url(f"/{number}")) for number in range(options.n + 2)][2:]
        at = page.url
        again = [opened(page, at) for _ in range(options.n)]
        with page.expect_response(lambda answer: "stop_words=only" in answer.url and "/vocabulary" in answer.url):
            page.goto(stored(running, 20_000))
        page.wait_for_load_state("networkidle")
        keys, switched = keyed(page, options.n)
        page.goto(stored(running, 100_000) + "?stop_words=include")
        expect(page.locator(".n-rows")).to_contain_text("100,000")
        frames, n_missing = page.evaluate(SCROLLED)
        browser.close()
    print("| from | median | 95th percentile | longest |\n|---|---|---|---|")
    print(row(f"Enter to words, beyond the site's {ORIGIN_S * 1000:.0f} ms", first, ORIGIN_S * 1000))
    print(row("opening a stored analysis to words", again, 0.0))
    print(row("a key in the search of 20,000 words to its rows", keys, 0.0))
    print(row("the switch of the stop words of 20,000 to theirs", switched, 0.0))
    print(row("a frame while 100,000 rows scroll", frames, 0.0))
    print(f"\n{n_missing} of {len(frames)} frames had a gap in them")


if __name__ == "__main__":
    main()
