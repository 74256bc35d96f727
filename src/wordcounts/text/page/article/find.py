"""From a page's layout to its main text, in the order of the page."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import Final

from wordcounts.text.page.article.choose import chosen
from wordcounts.text.page.article.features import Measured, Unit, units_of
from wordcounts.text.page.article.signals import WEIGHTS
from wordcounts.text.page.article.trees import score
from wordcounts.text.page.blocks import Layout
from wordcounts.text.page.structured import Structured


@dataclass(frozen=True, slots=True)
class MainText:
    """What was chosen of a page."""

    text: str
    """The units that were kept, a line for each block."""
    expected_f1: float
    """How well the model expects its words to match the true ones, from 0 to 1."""


def main_text(layout: Layout, structured: Structured, *, url: str) -> MainText:
    """Find the main text of a page, its headline included.

    Args:
        layout: the page.
        structured: what it says of itself.
        url: its address, which hints at its kind; "" when it is not known.
    """
    units = units_of(layout, structured)
    rows = Measured(units, layout, structured, url=url, weights=WEIGHTS).rows()
    choice = chosen([1 / (1 + exp(-score(row))) for row in rows], [unit.n_words for unit in units])
    kept = [units[number] for number in choice.units]
    return MainText("\n".join(_headed(kept, units, layout)), choice.expected_f1)


def _headed(kept: list[Unit], units: list[Unit], layout: Layout) -> list[str]:
    """The lines of the main text, below its headline where that was left out."""
    lines = [unit.text for unit in kept]
    headline = _headline(units, layout.title)
    if not kept or not headline or _squeezed(headline) in _squeezed("\n".join(lines)):
        return lines
    return [headline, *lines]


def _headline(units: list[Unit], title: str) -> str:
    """The h1, of several the one that the title repeats; without any, the title up to the name of the site."""
    headings = list(dict.fromkeys(unit.text for unit in units if unit.element.tag == "h1"))
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
