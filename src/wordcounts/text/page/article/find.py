"""From a page's layout to its main text, in the order of the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import exp
from typing import Final

from wordcounts.text.page.article.choose import chosen
from wordcounts.text.page.article.features import Measured, Unit, additions, facts, units_of
from wordcounts.text.page.article.signals import WEIGHTS
from wordcounts.text.page.article.trees import score
from wordcounts.text.page.blocks import Layout
from wordcounts.text.page.compiled import ScannedPage, ScoredUnit
from wordcounts.text.page.structured import Structured


@dataclass(frozen=True, slots=True)
class MainText:
    """What was chosen of a page."""

    text: str
    """The units that were kept, a line for each block."""
    expected_f1: float
    """How well the model expects its words to match the true ones, from 0 to 1."""
    units: tuple[Unit, ...] = field(default=(), repr=False)
    """All that it was chosen from; empty where the kernel found it."""
    likelihoods: tuple[float, ...] = ()
    """How likely the model takes each for main text, from 0 to 1."""
    kept: tuple[int, ...] = ()
    """The numbers of those that were chosen, in order."""
    headline: str = ""
    """The line above them; "" where one of them says it."""


def main_text(layout: Layout, structured: Structured, *, url: str) -> MainText:
    """Find the main text of a page, its headline included.

    Args:
        layout: the page.
        structured: what it says of itself.
        url: its address, which hints at its kind; "" when it is not known.
    """
    units = units_of(layout, structured)
    rows = Measured(units, layout, structured, url=url, weights=WEIGHTS).rows()
    scored = [
        ScoredUnit(unit.text, score(row), unit.n_words, unit.element.tag == "h1")
        for unit, row in zip(units, rows, strict=True)
    ]
    return _chosen_of(scored, layout.title, tuple(units))


def main_text_of(page: ScannedPage, structured: Structured, *, title: str, url: str) -> MainText:
    """As `main_text`, of a page that the kernel has scanned, but for the units.

    Raises:
        PageKernelFailed: no memory.
    """
    return _chosen_of(page.scored(additions(structured, page), title, facts(structured, url)), title)


def _chosen_of(scored: list[ScoredUnit], title: str, units: tuple[Unit, ...] = ()) -> MainText:
    likely = [1 / (1 + exp(-unit.score)) for unit in scored]
    choice = chosen(likely, [unit.n_words for unit in scored])
    lines = [scored[number].text for number in choice.units]
    headline = _missing_headline(lines, [unit.text for unit in scored if unit.is_top], title)
    text = "\n".join([headline, *lines] if headline else lines)
    return MainText(text, choice.expected_f1, units, tuple(likely), choice.units, headline)


def _missing_headline(lines: list[str], tops: list[str], title: str) -> str:
    """The headline, where the main text was left without it."""
    headline = _headline(tops, title)
    # The white space of lines is single spaces already.
    if not lines or not headline or _squeezed(headline) in " ".join(lines).replace("\n", " ").casefold():
        return ""
    return headline


def _headline(tops: list[str], title: str) -> str:
    """The h1, of several the one that the title repeats; without any, the title up to the name of the site."""
    headings = list(dict.fromkeys(tops))
    if len(headings) == 1:
        return headings[0]
    if headings:
        return next((heading for heading in headings if heading in title), "")
    pieces = [title]
    for mark in TITLE_MARKS:
        pieces = [piece for whole in pieces for piece in whole.split(mark)]
    return max(pieces, key=len).strip()


TITLE_MARKS: Final = (" | ", " - ", " – ", " — ", " · ", " :: ", " « ", " » ")
"""What parts a page's own title from the name of its site."""


def _squeezed(text: str) -> str:
    return " ".join(text.split()).casefold()
