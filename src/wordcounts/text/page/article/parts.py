"""The units of a page as the parts of its outline."""

from __future__ import annotations

from typing import Final

from wordcounts.text.charset.decode import clean
from wordcounts.text.outline import Outline, Part
from wordcounts.text.page.article.features import Unit
from wordcounts.text.page.article.find import MainText

ROOMS: Final = frozenset({"nav", "header", "footer", "aside", "main", "article", "form", "dialog", "figure", "table"})
"""Elements whose name says what they are for."""


def outline_of(found: MainText, *, whole: bool) -> Outline:
    """Each unit, and whether it counted.

    Args:
        found: the main text.
        whole: whether all that is shown counted, and not the main text alone.
    """
    kept = set(found.kept)
    parts = []
    for number, (unit, likelihood) in enumerate(zip(found.units, found.likelihoods, strict=True)):
        counted = not unit.structured if whole else number in kept
        parts.append(
            Part(
                text=clean(unit.text),
                counted=counted,
                tag=unit.element.tag,
                within=_within(unit),
                n_words=unit.n_words,
                n_link_words=unit.n_link_words,
                likelihood=round(likelihood, 4),
                structured=unit.structured,
            )
        )
    return Outline(tuple(parts), "" if whole else clean(found.headline))


def _within(unit: Unit) -> str:
    return next((element.tag for element in unit.element.line() if element.tag in ROOMS), "")
