"""The lines of a PDF's pages, made text again: running heads told from it, words cut at line ends made whole.

A PDF knows characters on paper: where a paragraph ends, what is a page's number and which hyphen belongs to a word, it
does not say. The rules here need no dictionary; each says what it misses.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

EDGE_SHARE: Final = 0.15
"""Of a page's height, above and below, where heads and feet run. A4 with 2.5 cm of margin has them within 9 %."""

RUNNING_PAGES: Final = 3
"""On how many pages a line stands at the same height to be a running one; on both, of a document of two."""

COMMON_SHARE: Final = 1 / 4
"""Of the pages: how many have a line at the height of a running one. "Chapter 3" stands at one height too, on 8 to 13 %
of the pages of the manuals looked at; their heads and feet on two thirds and more."""

BAND_SHARE: Final = 0.4
"""Of the lines at one height: where so many run, all do (a head that names the section changes with each). Measured on
35 manuals: .51 and more for heads, up to .35 for text."""

CUT: Final = "\ufffe"
"""PDFium's mark for a hyphen and the line's end behind it."""
LINE_END: Final = re.compile(f"[\n{CUT}]")

_LETTER: Final = r"[^\W\d_]"
_WORD: Final = re.compile(rf"{_LETTER}+(?:['’]{_LETTER}+)*(?:[-‐‑]{_LETTER}+(?:['’]{_LETTER}+)*)*")
_HEAD: Final = re.compile(rf"({_LETTER}+(?:['’‐‑-]{_LETTER}+)*)[-‐\u00ad]\Z")
_TAIL: Final = re.compile(rf"{_LETTER}+(?:['’‐‑-]{_LETTER}+)*")
_GOES_ON: Final = re.compile(r"[^\W_]")
_SUSPENDED: Final = frozenset({"und", "oder", "bzw", "sowie", "och", "eller", "og"})
"""Before these a hyphen stands for the rest of a later word ("Haupt- und Nebensatz"), and no word ends in such a
syllable. Conjunctions of other languages ("or", "en", "et") do end words, and are not told from those."""

_UNSPACED: Final = "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Thai, Lao, Myanmar, Khmer, kana, Han: no space parts words there, and none stands for a line's end."""
_UNSPACED_END: Final = re.compile(f"[{_UNSPACED}]\\Z")
_UNSPACED_START: Final = re.compile(f"[{_UNSPACED}]")

FULL_SHARE: Final = 0.8
"""Of the longest line of its page: a line of an unspaced script that is shorter ends its paragraph."""

_LIGATURES: Final = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_DIGITS: Final = re.compile(r"\d+")
_ROMAN: Final = re.compile(r"\W*[ivxlcdm]{1,9}\W*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands on its page."""

    text: str
    height: int | None = None
    """Of its baseline, in points above the page's foot, for a line near an edge; None for all others."""


Page = list[Line]


def lines_of(text: str) -> list[str]:
    """The lines of a page's text as PDFium gives it; ligatures as the letters that they are."""
    text = text.translate(_LIGATURES).replace(CUT, "-\n")
    return [line.strip() for line in text.split("\n")]


def body_and_edges(pages: list[Page]) -> tuple[list[Page], list[str]]:
    """Tell the running heads, feet and page numbers from what they run around.

    A line runs when it stands near an edge, at a height where COMMON_SHARE of the pages have a line, and there on
    RUNNING_PAGES pages with the same words, whatever its numbers are; or where BAND_SHARE of the lines do. One that
    stands on two pages of ten, or jumps up and down, is not found.
    """
    bands = _bands(pages)
    body, edges = [], []
    for page in pages:
        body.append([line for line in page if not _runs(line, bands)])
        edges += [line.text for line in page if _runs(line, bands)]
    return body, edges


def joined(pages: Iterable[Page]) -> str:
    """The text of the pages, line by line, with words that were cut at a line's end made whole.

    A letter and a hyphen end a line:
    - the next begins with a lower-case letter: the hyphen goes, unless the document spells the word with it elsewhere,
      and oftener than without. A compound that is nowhere else spelt out loses its hyphen ("well-" / "meant").
    - it begins with a capital: the hyphen stays ("Slot-" / "In"), unless the document spells the word without it
      elsewhere, and oftener ("GEN-" / "ERAL"). Before a digit it always stays ("COVID-" / "19").
    - it begins with a conjunction for which German and the Nordic languages suspend hyphens: both stay.

    Where a script puts no space between words, a full line and the next are one. The words of a table's cells that fill
    their lines are glued there; a paragraph's last line that happens to be full, to the next paragraph's first.
    """
    lines = [(line.text, full) for page in pages for line, full in _with_fullness(page)]
    known = _spellings(text for text, _ in lines)
    out: list[str] = []
    goes_on = False
    for number, (text, full) in enumerate(lines):
        following = lines[number + 1][0] if number + 1 < len(lines) else ""
        piece, next_goes_on = _ended(text, following, known, full=full)
        out.append(piece if goes_on or not out else f"\n{piece}")
        goes_on = next_goes_on
    return "".join(out)


def _ended(text: str, following: str, known: Counter[str], *, full: bool) -> tuple[str, bool]:
    """A line as it is kept, and whether the next goes on in the same word."""
    head = _HEAD.search(text)
    if head and _GOES_ON.match(following):
        tail = _TAIL.match(following)
        if tail and tail[0].lower() in _SUSPENDED:
            return text, False
        if tail and not _keeps_hyphen(head[1], tail[0], known, soft=text[-1] == "\u00ad"):
            return text[:-1], True
        return text, True
    glued = full and _UNSPACED_END.search(text) and _UNSPACED_START.match(following)
    return text, bool(glued)


def _keeps_hyphen(head: str, tail: str, known: Counter[str], *, soft: bool) -> bool:
    if soft:
        return False
    hyphenated, whole = known[f"{head}-{tail}".casefold()], known[f"{head}{tail}".casefold()]
    return hyphenated > whole if tail[0].islower() else whole <= hyphenated


def _spellings(lines: Iterable[str]) -> Counter[str]:
    """How often each word stands whole within a line, in lower case and with one kind of hyphen."""
    known: Counter[str] = Counter()
    for line in lines:
        known.update(word.replace("‐", "-").replace("‑", "-").casefold() for word in _WORD.findall(line))
    return known


def _with_fullness(page: Page) -> Iterable[tuple[Line, bool]]:
    longest = max((len(line.text) for line in page), default=0)
    return ((line, len(line.text) >= FULL_SHARE * longest) for line in page)


_Bands = tuple[frozenset[tuple[int, str]], frozenset[int]]


def _bands(pages: list[Page]) -> _Bands:
    """The running lines, by height and masked words; the heights that they take on most pages."""
    enough = min(RUNNING_PAGES, len(pages)) if len(pages) > 1 else RUNNING_PAGES
    seen = Counter(
        place for page in pages for place in {(line.height, _masked(line.text)) for line in page if line.height}
    )
    running = frozenset(
        (height, text) for (height, text), n_pages in seen.items() if height is not None and n_pages >= enough
    )
    standing = Counter(line.height for page in pages for line in page if line.height)
    taken: Counter[int] = Counter()
    for height, text in running:
        taken[height] += seen[height, text]
    common = {height for height in taken if _near(standing, height) >= COMMON_SHARE * len(pages)}
    bands = {height for height in common if _near(taken, height) >= BAND_SHARE * _near(standing, height)}
    return frozenset(place for place in running if place[0] in common), frozenset(bands)


def _near(counts: Mapping[int, int], height: int) -> int:
    """At a height, give or take a point: baselines are rounded."""
    return sum(counts.get(near, 0) for near in (height - 1, height, height + 1))


def _runs(line: Line, bands: _Bands) -> bool:
    running, heights = bands
    if line.height is None:
        return False
    return line.height in heights or (line.height, _masked(line.text)) in running


def _masked(text: str) -> str:
    """A line whatever its numbers are."""
    return "#" if _ROMAN.match(text) else _DIGITS.sub("#", text.casefold())
