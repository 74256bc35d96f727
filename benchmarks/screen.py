"""From pressing Enter to the first words on the screen, in a real browser; and from opening a stored analysis to them.

Starts the whole product and a site on loopback that takes 300 ms for every answer; types one address after the other
into the page, each of its own so that no fetch is shared, presses Enter, and takes the time at which the first row of
words is in the document, by the browser's own clock. What counts is how much longer it is than the site's own time.
"""

from __future__ import annotations

import argparse
import platform
import statistics

from pages import page as made
from playwright.sync_api import Page, sync_playwright

from parts.browser import ARGUMENTS, chromium
from parts.origin import Origin
from parts.product import product

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
        browser.close()
    print("| from | median | 95th percentile | longest |\n|---|---|---|---|")
    print(row(f"Enter to words, beyond the site's {ORIGIN_S * 1000:.0f} ms", first, ORIGIN_S * 1000))
    print(row("opening a stored analysis to words", again, 0.0))


if __name__ == "__main__":
    main()
