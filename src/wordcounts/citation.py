"""How to cite an analysis: a line for a footnote, and BibTeX."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version

from wordcounts.store.collected import Collection
from wordcounts.store.values import Analysis
from wordcounts.text.views.totals import Totals

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SPECIAL = {
    **{char: f"\\{char}" for char in "&%$#_{}"},
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}",
}
"""Characters that LaTeX takes for commands, and how each is written."""


@dataclass(frozen=True, slots=True)
class Citation:
    """The same said twice."""

    text: str
    bibtex: str


def cite(analysis: Analysis) -> Citation:
    """Cite a finished analysis: what was counted and when, how much it was, by which version and recipe."""
    document = analysis.document
    title = " ".join(analysis.known_as.split()) or "A text"
    url = document.final_url if document else None
    at = (document.fetched_at if document else None) or analysis.finished_at
    counted = f"{analysis.n_tokens or 0:,} words, {analysis.n_types or 0:,} different"
    by = f"wordcounts {version('wordcounts')}, recipe {analysis.recipe}, {_extraction(analysis.extraction)}"
    when = f"{'fetched' if url else 'counted'} {_day(at)}" if at else ""
    where = ", ".join(filter(None, (url if url != title else "", when)))
    return Citation(
        text=f"“{title}”{f', {where}' if where else ''}. {counted} ({by}).",
        bibtex=_bibtex(analysis.id, title, url, at, f"{counted}. {by}"),
    )


def cite_all(collection: Collection, totals: Totals) -> Citation:
    """Cite a collection: how many texts, how much they are together, by which version."""
    title = " ".join(collection.name.split())
    n = collection.n_documents
    what = f"a collection of {n:,} text{'' if n == 1 else 's'}, counted {_day(collection.created_at)}"
    counted = f"{totals.n_tokens:,} words, {totals.n_types:,} different"
    by = f"wordcounts {version('wordcounts')}, {_extraction(collection.extraction)}"
    note = f"{what}. {counted}. {by}"
    return Citation(
        text=f"“{title}”, {what}. {counted} ({by}).",
        bibtex=_bibtex(collection.id, title, None, collection.created_at, note[0].upper() + note[1:]),
    )


def _bibtex(id: str, title: str, url: str | None, at: datetime | None, note: str) -> str:
    said = {
        "title": f"{{{_escaped(title)}}}",
        "year": f"{at:%Y}" if at else "",
        "url": url and _address(url),
        "urldate": f"{at:%Y-%m-%d}" if url and at else "",
        "note": _escaped(note),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in said.items() if value)
    return f"@misc{{wordcounts-{id[:8]},\n{lines}}}\n"


def _extraction(extraction: str) -> str:
    return "main text" if extraction == "article" else "whole page"


def _day(at: datetime) -> str:
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year}"


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(char, char) for char in text)


def _address(url: str) -> str:
    """An address holds what LaTeX's own command for addresses takes as it is, but for braces and backslashes."""
    return re.sub(r"[{}\\]", lambda found: f"%{ord(found[0]):02X}", url)
