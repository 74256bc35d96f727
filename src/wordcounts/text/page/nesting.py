"""Whether a page is nested so deep that parsing it would take minutes: told before it is parsed.

The HTML standard's algorithm looks through the open elements at many tags: its time is the sum of how many it looks at.
A browser stops nesting at 512; lexbor does not, and needs an hour for 5 MB of <div> (1.9 s for 40,000, four times that
for twice as many). Servers parse in a caged process; the library has none.

Source: HTML Standard, section 13.2.4.2 (has an element in scope) and 13.2.4.3 (active formatting elements).
"""

from __future__ import annotations

import re
from typing import Final

from wordcounts.errors import TooComplex
from wordcounts.text.page.elements import BLOCKS, OPAQUE, VOID

UNCHECKED_TAGS: Final = 20_000
"""A page of no more "<" is not looked at: were they all start tags, one in the other, lexbor would need 0.5 s, or 2 s
for <font> with attributes of their own (measured). A page of 250 KB has some 8,000: it pays 40 us for counting them."""

MAX_STEPS: Final = 1_000_000_000
"""Open elements looked at, over all tags: some 2.5 s of lexbor's time."""

_FORMATTING: Final = frozenset(
    {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}
)
_FORMATTING_STEPS: Final = 6
"""What looking at an open formatting element costs: its attributes are compared (14 ns against 2.3, measured)."""
_ALIKE: Final = 3
"""No more formatting elements of one tag with the same attributes are kept in mind (the "Noah's Ark clause")."""
_LOOK_CHARS: Final = 80
"""Of its attributes, by which such an element is told from others."""

_SCOPES: Final = frozenset({"applet", "button", "marquee", "object", "table", "template"})
"""No end tag reaches out of these, and no look goes further up."""
_BLOCKS: Final = (BLOCKS | _SCOPES) - {"noscript"}
_ALONE: Final = (
    VOID
    | {"li", "dd", "dt", "option", "optgroup", "html", "head", "body", "colgroup", "thead", "tbody", "tfoot", "frame"}
    | {"rb", "rt", "rtc", "rp"}
)
"""Elements that do not nest, or not without another one between that does."""
_CELLS: Final = frozenset({"td", "th", "tr", "caption"})
"""Where one begins or ends, all that is open in its table ends."""

_TAG: Final = re.compile(r"<(?:(/?)([a-zA-Z][^\s/>]*)|!--)")
_COMMENT_END: Final = re.compile("-->")


def check_nesting(html: str) -> None:
    """Refuse what would take the parser very long.

    An estimate, that takes what browsers allow (elements left open, crossed tags) for what it is, and no proof: a page
    that is made to deceive it is still up to the cage. Linear, about half a microsecond a tag.

    Raises:
        TooComplex: tens of thousands of elements are open at tens of thousands of tags.
    """
    if html.count("<") <= UNCHECKED_TAGS:
        return
    open_ = _Open()
    passed = 0
    for found in _TAG.finditer(html):
        if found.start() < passed:
            continue
        closing, tag = found.groups()
        if tag is None:
            passed = _end(html, _COMMENT_END, found.end())
            continue
        tag = tag.lower()
        name_end, passed = found.end(), html.find(">", found.end())
        if passed < 0:
            return  # what never ends is no tag
        if closing:
            open_.end(tag)
        elif tag in OPAQUE:
            passed = _end(html, OPAQUE[tag], passed)
        else:
            look = tag + html[name_end : min(passed, name_end + _LOOK_CHARS)] if tag in _FORMATTING else ""
            open_.start(tag, look)
        if open_.n_steps > MAX_STEPS:
            raise TooComplex("This page nests its elements too deep to be read.")


def _end(html: str, end: re.Pattern[str], start: int) -> int:
    found = end.search(html, start)
    return found.start() if found else len(html)


class _Open:
    """The open elements as tags come and go, and how many of them a parser has looked at."""

    def __init__(self) -> None:
        self.n_steps = 0
        self._tags: list[tuple[str, str]] = []
        """Tag, and how it looks where it is one of formatting."""
        self._where: dict[str, list[int]] = {}
        """Tag -> where it stands among them, the innermost last."""
        self._blocks, self._scopes, self._tables = [-1], [-1], [-1]
        self._looks: dict[str, int] = {}
        self._n_formatting = 0
        """Open formatting elements that are kept in mind."""

    def start(self, tag: str, look: str) -> None:
        """A start tag; `look` tells formatting elements apart, and is "" for others."""
        if tag in _BLOCKS:
            self._cut_to("p", self._scopes[-1])
        if tag in _CELLS:
            self._cut(self._tables[-1] + 1)
        elif tag not in _ALONE:
            if tag == "a" and self._where.get(tag):
                self.n_steps += len(self._tags)  # the one before is taken out
            self._push(tag, look)

    def end(self, tag: str) -> None:
        """An end tag: it closes nothing outside its scope nor, where it is no block's, outside its block."""
        if tag in _CELLS:
            self._cut(self._tables[-1] + 1)
        elif tag in _SCOPES:
            self._cut_to(tag, -1)
        else:
            self._cut_to(tag, (self._scopes if tag in _BLOCKS else self._blocks)[-1])

    def _push(self, tag: str, look: str) -> None:
        at = len(self._tags)
        self._tags.append((tag, look))
        self._where.setdefault(tag, []).append(at)
        if look:
            self.n_steps += _FORMATTING_STEPS * self._n_formatting
            alike = self._looks[look] = self._looks.get(look, 0) + 1
            self._n_formatting += alike <= _ALIKE
        if tag in _BLOCKS:
            self._blocks.append(at)
            if tag in _SCOPES:
                self._scopes.append(at)
                if tag == "table":
                    self._tables.append(at)

    def _cut_to(self, tag: str, edge: int) -> None:
        """Close the innermost such element, if it stands within an edge; looking for it costs the way there."""
        where = self._where.get(tag)
        at = where[-1] if where else -1
        self.n_steps += len(self._tags) - 1 - max(at, edge)
        if at > edge:
            self._cut(at)

    def _cut(self, n: int) -> None:
        while len(self._tags) > n:
            tag, look = self._tags.pop()
            self._where[tag].pop()
            if look:
                self._looks[look] -= 1
                self._n_formatting -= self._looks[look] < _ALIKE
            for edges in (self._blocks, self._scopes, self._tables):
                if edges[-1] == len(self._tags):
                    edges.pop()
