"""HTML to visible text: our `page` extraction beside its peers, at four sizes, with how the cost grows.

CPU milliseconds of one call, over pages of pages.py; then the same over our own forty pages (tests/text/corpus), with
how far the words of each agree with ours: F1 over running words, counted by one segmenter. "Tricky" is how many of the
test's pieces of tricky markup (tests/parts/markup.py) give exactly the words that a reader sees. Peers that glue cells,
split words at tags or count scripts fall short in both.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import time

from extractors import Extractor, Page, visible_text_extractors
from pages import page

from parts.agreement import f1, folded
from parts.marked import own_pages
from parts.markup import GLUE, MALFORMED, UNSEEN, WHOLE, expected
from parts.markup import page as page_of
from wordcounts.text.words.segment import words_of

SIZES_BYTES = (5_000, 30_000, 150_000, 600_000)
SEEDS = 4
"""Different pages of one size."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seconds", type=float, default=2.0, help="CPU seconds per figure (2)")
    seconds = parser.parse_args().seconds
    made = {size: [Page.of(page(size, seed=seed)) for seed in range(SEEDS)] for size in SIZES_BYTES}
    own = [Page.of(marked.body) for marked in own_pages()]
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; CPU ms of one page")
    print("(in brackets: times ours)\n")
    sizes = " | ".join(f"{size // 1000} KB" for size in SIZES_BYTES)
    growth = f"growth, {SIZES_BYTES[0] // 1000} to {SIZES_BYTES[-1] // 1000} KB ({SIZES_BYTES[-1] // SIZES_BYTES[0]}x)"
    print(f"| | {sizes} | {growth} | words agree | our forty pages | words agree | tricky |")
    print("|---" * (len(SIZES_BYTES) + 6) + "|")
    ours: list[float] = []
    for name, extract in visible_text_extractors().items():
        costs = [measure(extract, made[size], seconds=seconds) for size in SIZES_BYTES]
        on_own = measure(extract, own, seconds=seconds)
        ours = ours or [*costs, on_own]
        cells = [f"{cost:.2f} ({cost / our:.1f})" for cost, our in zip([*costs, on_own], ours, strict=True)]
        agrees = f"{_agreement(extract, made[SIZES_BYTES[1]]):.3f}"
        made_cells = " | ".join(cells[:-1])
        print(
            f"| {name} | {made_cells} | {costs[-1] / costs[0]:.0f}x | {agrees} | {cells[-1]} "
            f"| {_agreement(extract, own):.3f} | {_tricky(extract)} |",
            flush=True,
        )


def measure(extract: Extractor, pages: list[Page], *, seconds: float) -> float:
    """CPU milliseconds of one call, over whole rounds of `pages` that take `seconds` together; one round before."""
    for one in pages:
        extract(one)
    n_calls = 0
    begin = time.process_time()
    while True:
        for one in pages:
            extract(one)
        n_calls += len(pages)
        spent = time.process_time() - begin
        if spent >= seconds:
            return spent / n_calls * 1000


def _agreement(extract: Extractor, pages: list[Page]) -> float:
    """The mean F1 of the words of `extract` against those of ours."""
    ours = next(iter(visible_text_extractors().values()))
    return statistics.fmean(f1(folded(extract(one)), folded(ours(one))) for one in pages)


def _tricky(extract: Extractor) -> str:
    """How many rows of tricky markup come out right, of how many."""
    rows = [*GLUE, *WHOLE, *UNSEEN, *MALFORMED]
    right = sum(words_of(extract(Page.of(page_of(row)))) == expected(row) for row in rows)
    return f"{right} of {len(rows)}"


if __name__ == "__main__":
    main()
