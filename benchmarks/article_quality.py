"""Quality and time of the `article` extraction beside its peers, on pages whose true main text is known, by kind.

The words of each text are counted by our segmenter, the true ones too, so that what differs is the text. F1 is over
running words, folded; the mean is over pages. Empties are pages on which nothing was found. "Ten" is the share of right
words among the ten commonest content words. Milliseconds are of CPU, one call per page, in one process.

FOLDER holds gold.json, {ID: {"kind": ..., "main_content": ...}}, and html/ID.html; without it our own forty pages are
read (tests/text/corpus), which are few and short: they keep the quality from sinking and are no measure of it.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from extractors import Page, main_text_extractors, read

from parts.agreement import Agreement, agreement, folded, language
from parts.marked import KINDS, Marked, own_pages, pages_of

WARM_UP = 40
"""Pages read by all beforehand: what is loaded once is no page's cost. Some load a part at the first page that
needs it (trafilatura its fall-back, 150 ms), hence so many."""
EMPTY_BELOW = 1
"""Words."""


@dataclass(frozen=True, slots=True)
class Result:
    """What one extractor made of one page."""

    kind: str
    agreement: Agreement
    n_words: int
    cpu_ms: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", type=Path, help="marked pages; our own forty without it")
    parser.add_argument("--every", type=int, default=1, help="read every Nth page only (1: all)")
    options = parser.parse_args()
    if options.folder:
        pages: Iterable[Marked] = pages_of(options.folder)
        warm_up = list(islice(pages_of(options.folder), WARM_UP))
    else:
        pages = own_pages()
        warm_up = own_pages()[:WARM_UP]
    for page in warm_up:
        for extract in main_text_extractors().values():
            extract(Page.of(page.body))
    results, fallen = measure(islice(pages, 0, None, options.every))
    show(results, fallen)


def measure(pages: Iterator[Marked]) -> tuple[dict[str, list[Result]], Counter[str]]:
    """All extractors on all pages; and how many pages of each kind ours fell back on."""
    results: dict[str, list[Result]] = {name: [] for name in main_text_extractors()}
    fallen: Counter[str] = Counter()
    for marked in pages:
        page = Page.of(marked.body)
        true = folded(marked.main_text)
        tongue = marked.language or language(marked.main_text)
        for name, extract in main_text_extractors().items():
            begin = time.process_time()
            text = extract(page)
            cpu_ms = (time.process_time() - begin) * 1000
            found = agreement(text, true, language=tongue)
            results[name].append(Result(marked.kind, found, len(text.split()), cpu_ms))
        fallen[marked.kind] += any(notice.code == "fell_back" for notice in read(page, "article").notices)
    return results, fallen


def show(results: dict[str, list[Result]], fallen: Counter[str]) -> None:
    """The tables, in Markdown."""
    first = next(iter(results.values()))
    sizes = Counter(result.kind for result in first)
    kinds = sorted(sizes, key=lambda kind: (kind not in KINDS, KINDS.index(kind) if kind in KINDS else 0, kind))
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; {len(first)} pages\n")
    print("| F1 of words | all | not articles | 5th percentile | empty | ten | ms, median | ms, mean |")
    print("|---|---|---|---|---|---|---|---|")
    for name, found in results.items():
        print(f"| {name} | {_summary(found)} |")
    print("\n| F1 by kind | " + " | ".join(f"{kind} ({sizes[kind]})" for kind in kinds) + " |")
    print("|---" * (len(kinds) + 1) + "|")
    for name, found in results.items():
        means = (_mean([r.agreement.f1 for r in found if r.kind == kind]) for kind in kinds)
        print(f"| {name} | " + " | ".join(means) + " |")
    print("\n| ten by kind | " + " | ".join(kinds) + " |")
    print("|---" * (len(kinds) + 1) + "|")
    for name, found in results.items():
        means = (_mean([r.agreement.top_ten for r in found if r.kind == kind]) for kind in kinds)
        print(f"| {name} | " + " | ".join(means) + " |")
    _show_falls(results, fallen)


def _show_falls(results: dict[str, list[Result]], fallen: Counter[str]) -> None:
    ours, *_, whole = results.values()
    better = sum(w.agreement.f1 > o.agreement.f1 + 1e-9 for o, w in zip(ours, whole, strict=True))
    by_kind = ", ".join(f"{kind} {n}" for kind, n in fallen.items() if n) or "none"
    print(f"\nours fell back to the whole page, and said so, on {fallen.total()} pages ({by_kind});")
    print(f"the whole page would have been better on {better}")


def _summary(found: list[Result]) -> str:
    scores = [result.agreement.f1 for result in found]
    others = [result.agreement.f1 for result in found if result.kind != "article"]
    empty = sum(result.n_words < EMPTY_BELOW for result in found)
    times = [result.cpu_ms for result in found]
    parts = (
        _mean(scores),
        _mean(others),
        f"{_percentile(scores, 5):.3f}",
        str(empty),
        _mean([result.agreement.top_ten for result in found]),
        f"{statistics.median(times):.2f}",
        f"{statistics.fmean(times):.2f}",
    )
    return " | ".join(parts)


def _mean(values: list[float]) -> str:
    return f"{statistics.fmean(values):.3f}" if values else ""


def _percentile(values: list[float], percent: int) -> float:
    """The value below which `percent` of them lie; the nearest rank."""
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]


if __name__ == "__main__":
    main()
