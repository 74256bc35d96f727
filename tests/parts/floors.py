"""The floors below which the quality of the `article` extraction on our own pages may not sink.

    cd tests && ../.build/check/bin/python -m parts.floors            # print what is measured, beside what is kept
    cd tests && ../.build/check/bin/python -m parts.floors --write    # and keep it

Write after a change that raises the quality, or after editing a page; look at the difference before you commit it. A
floor that has to go down is a finding for the commit's message.
"""

from __future__ import annotations

import json
import statistics
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

from parts.agreement import f1, folded
from parts.marked import KINDS, Marked, corpus_hash, own_pages
from wordcounts.text.reading import read
from wordcounts.text.values import Extraction, Reading, ReadOptions

KEPT = Path(__file__).parents[1] / "text" / "corpus" / "floors.json"
PAGE_ROOM = 0.02
"""How far one page may fall below what was measured: about five words of a page of ours."""
MEAN_ROOM = 0.005
"""The same for a mean: over forty pages, chance changes even out."""
RAISE_AT = 0.03
"""A mean that is higher than its floor by more asks for new floors. Less is no reason to hold up a good change."""
PAGE_TABLES = (
    "article-ar-amp",
    "article-ja-nikki",
    "article-ru-oblast",
    "documentation-en-docusaurus",
    "forum-zh-discuz",
    "product-ko-mall",
    "service-tr-muhasebe",
)
"""Pages whose table of all visible words is held, too: seven scripts, five encodings."""


def reading(page: Marked, extraction: Extraction) -> Reading:
    """What the public pipeline makes of a page that comes with no word on its encoding but its own."""
    return read(page.body, media_type="text/html", charset=None, options=ReadOptions(extraction))


@cache
def measured() -> dict[str, float]:
    """F1 of the words of each page's main text, by its name. Reads all forty pages once: about a second."""
    return {page.name: f1(folded(reading(page, "article").text), folded(page.main_text)) for page in own_pages()}


def means(pages: dict[str, float]) -> dict[str, float]:
    """The mean of each kind, and of "all"."""
    kinds: dict[str, list[float]] = defaultdict(list)
    for page in own_pages():
        kinds[page.kind].append(pages[page.name])
    return {kind: statistics.fmean(kinds[kind]) for kind in KINDS} | {"all": statistics.fmean(pages.values())}


def page_table(page: Marked) -> dict[str, Any]:
    """The running words of all that is visible, how many are distinct, and the ten commonest."""
    words = folded(reading(page, "page").text)
    commonest = sorted(words.items(), key=lambda pair: (-pair[1], pair[0]))[:10]
    return {"n_tokens": sum(words.values()), "n_types": len(words), "commonest": dict(commonest)}


def kept() -> dict[str, Any]:
    """The floors as they were written."""
    found: dict[str, Any] = json.loads(KEPT.read_text("utf-8"))
    return found


def write() -> None:
    """Keep what is measured now, less the room for each."""
    pages = measured()
    floors = {
        "corpus": corpus_hash(),
        "means": {name: round(mean - MEAN_ROOM, 3) for name, mean in means(pages).items()},
        "pages": {name: round(max(0.0, value - PAGE_ROOM), 3) for name, value in sorted(pages.items())},
        "page_tables": {page.name: page_table(page) for page in own_pages() if page.name in PAGE_TABLES},
    }
    KEPT.write_text(json.dumps(floors, ensure_ascii=False, indent=1) + "\n", "utf-8")


def report() -> str:
    """What is measured beside what is kept, a line for each page and mean."""
    floors = kept() if KEPT.exists() else {"means": {}, "pages": {}}
    lines = [f"{'':32} measured  floor"]
    for part, values in (("pages", measured()), ("means", means(measured()))):
        for name, value in values.items():
            floor = floors[part].get(name, 0.0)
            lines.append(f"{name:32} {value:8.3f}  {floor:5.3f}{'  BELOW' if value < floor else ''}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(report() + "\n")
    if "--write" in sys.argv[1:]:
        write()
