"""Traps: addresses that a site makes without end, so that whoever follows all links never gets to the bottom of it.

Calendars that have a next month for ever, shops whose filters combine, relative links that nest deeper each time. Each
address has a shape, which many addresses share; of one shape only so many are followed. Which shape it is, and how
many, is told by the address alone, so that a walk that is broken off and taken up again decides the same.

The bounds are set from common software: archives by month of ten years (120), a list of a few thousand entries in pages
of ten (300), posts told by one parameter (WordPress: as many as the walk may have pages).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from wordcounts.text.site.addresses import parts, tidy

MAX_SEGMENTS: Final = 20
"""Parts of a path. Deeper ones are not seen but where relative links nest."""
MAX_REPEATED: Final = 3
"""How often one part may stand in a path; twice is common (/docs/api/docs), and dates repeat numbers."""
MAX_PARAMETERS: Final = 6

DATES: Final = 120
PAGES: Final = 300
FACETS: Final = 50
"""Filters and orders that combine."""
IDS: Final = 500
"""Several parameters of which one is a number: boards tell their pages so, and some shops their filters."""
ANY: Final = None
"""As many as there are."""

_DATE_NAMES: Final = re.compile(
    r"(?:\w*date\w*|\w*month|\w*year|day|week|from|to|start|end|cal(?:endar)?(?:_?\w+)?|ical|time|mese|anno|mois|annee|jahr"
    r"|monat|tag|mes|ano|fecha|datum|since|until|before|after|yr|mon|tribe-bar-date|outlook-ical)\Z",
    re.IGNORECASE,
)
_PAGE_NAMES: Final = re.compile(
    r"(?:p(?:age|aged|g|agina|agenum|aginate)|seite|start|offset|from|skip|limit)\Z", re.IGNORECASE
)
_DATE_VALUE: Final = re.compile(r"(?:1[89]|2\d)\d\d(?:-?[01]\d(?:-?[0-3]\d)?)?(?:T.*)?\Z")
_DATE_PATH: Final = re.compile(
    r"/(?:(?:1[89]|2\d)\d\d)(?:[/-][01]?\d(?:[/-][0-3]?\d)?)?/?\Z|/(?:1[89]|2\d)\d\d-w?\d\d?/?\Z", re.IGNORECASE
)
"""A path that ends in a year, a month or a day: an archive or a calendar. One with a name behind it is a page."""
_PAGE_PATH: Final = re.compile(r"/(?:page|seite|pagina|p)[/-]?\d+/?\Z", re.IGNORECASE)
_CHOICES: Final = re.compile(
    r"(?:sort\w*|order\w*|dir|direction|view|filter\w*|facet\w*|layout|mode|display|per_?page|limit|format|print|reply\w*"
    r"|action|share|replytocom|color|size|min_?\w*|max_?\w*|tag|tags|cat|lang|hl|ref|from|return\w*|redirect\w*|next|q|s"
    r"|query|search|keyword\w*)(?:\[.*)?\Z",
    re.IGNORECASE,
)
"""Parameters that show the same in another order, another part of it, or a search."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What an address has in common with others of its kind."""

    text: str
    """For people: "/calendar?month=*"."""
    bound: int | None
    """How many addresses of this shape are followed; None for all."""

    @property
    def key(self) -> str:
        """16 hexadecimal characters, equal for equal shapes."""
        return blake2b(self.text.encode("utf-8", "replace"), digest_size=8).hexdigest()


def is_endless(url: str) -> bool:
    """Whether an address is one of those that grow: too deep, with parts that repeat, of too many parameters.

    >>> is_endless("https://example.org/a/b/a/b/a/b"), is_endless("https://example.org/2026/11/11/11")
    (True, False)
    """
    _, path, query = parts(url)
    segments = [segment for segment in path.split("/") if segment]
    if len(segments) > MAX_SEGMENTS or (query.count("&") >= MAX_PARAMETERS):
        return True
    words = [segment for segment in segments if not segment.isdigit()]
    return any(words.count(word) >= MAX_REPEATED for word in set(words))


def shape_of(url: str) -> Shape:
    """The shape of an address.

    >>> shape_of("https://example.org/calendar?month=2031-05")
    Shape(text='/calendar?month=*', bound=120)
    >>> shape_of("https://example.org/shop?sort=price&colour=red").bound, shape_of("https://example.org/?p=12").bound
    (50, None)
    """
    _, path, query = parts(tidy(url))
    if not query:
        return _of_path(path)
    pairs = sorted(tuple(pair.partition("=")[::2]) for pair in query.split("&"))
    names = "&".join(dict.fromkeys(f"{name}=*" for name, _ in pairs))
    return Shape(f"{path}?{names}", _bound(pairs))


def _of_path(path: str) -> Shape:
    if dated := _DATE_PATH.search(path):
        return Shape(f"{path[: dated.start()]}/<date>", DATES)
    if paged := _PAGE_PATH.search(path):
        return Shape(f"{path[: paged.start()]}/<page>", PAGES)
    return Shape(path, ANY)


def _bound(pairs: list[tuple[str, ...]]) -> int | None:
    names = {name for name, _ in pairs}
    dates = {name for name, value in pairs if _DATE_NAMES.match(name) or _DATE_VALUE.match(value)}
    numbered = any(value.isdigit() for name, value in pairs if not (_CHOICES.match(name) or _PAGE_NAMES.match(name)))
    if dates:
        return DATES if names == dates and len(names) <= len(("day", "month", "year")) else FACETS
    if len(names) > 1:
        return IDS if numbered else FACETS
    name = next(iter(names))
    if _CHOICES.match(name):
        return FACETS
    # "?p=12" is a post in some places and a page of a list in others: only a name that is always one is bounded.
    return PAGES if _PAGE_NAMES.match(name) and name != "p" else ANY
