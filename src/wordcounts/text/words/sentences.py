"""Sentences: what phrases, concordances, collocates and readability understand by one.

A line of the extracted text is a block, and no sentence goes beyond it: a heading, a list item or a cell without a
full stop is a sentence of its own. Blocks are parted by ICU, with its lists of abbreviations where it has one for the
language (Mr., z.B.). A full stop without a space after it parts nothing: it may stand within a word, which the table
keeps whole.

Source: Unicode Standard Annex #29, Sentence Boundary Rules; CLDR's sentence break suppressions.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, Final

from wordcounts.text.words.segment import from_utf16

SUPPRESSED: Final = frozenset({"de", "en", "es", "fr", "it", "pt", "ru"})
"""Languages for which CLDR lists abbreviations after which a sentence does not end."""

_FULL_STOPS: Final = ".\u2024\ufe52\uff0e"
_ATTACHED: Final = frozenset({"Mn", "Me", "Mc", "Cf"})


class Sentences:
    """Parts blocks into sentences, as one language does. Has state (ICU's): one for each call, never shared."""

    def __init__(self, language: str = "") -> None:
        import icu

        name = f"{language}@ss=standard" if language in SUPPRESSED else "root"
        self._breaker: Any = icu.BreakIterator.createSentenceInstance(icu.Locale(name))

    def ends(self, line: str) -> list[int]:
        """Where the sentences of a line end, as offsets into it; the last is its length. Empty for an empty line."""
        if line.isascii() and "." not in line and "!" not in line and "?" not in line:
            # Nothing else ends a sentence in ASCII but the end of a line: headings, list items and cells need no ICU.
            return [len(line)] if line else []
        self._breaker.setText(line)
        ends: Iterable[int] = list(self._breaker)
        if line and max(line) > "\uffff":
            ends = from_utf16(line, ends)
        return [end for end in ends if end == len(line) or not _at_full_stop(line, end)]


def _at_full_stop(line: str, end: int) -> bool:
    """Whether a full stop ends there, with no space after it: marks and unseen characters belong to it (SB5)."""
    at = end - 1
    while at > 0 and unicodedata.category(line[at]) in _ATTACHED:
        at -= 1
    return line[at] in _FULL_STOPS


def sentences(text: str, language: str = "") -> Iterator[str]:
    """The sentences of each line.

    >>> list(sentences("Mr. Grey came. He sat\\nA title", "en"))
    ['Mr. Grey came. ', 'He sat', 'A title']
    """
    parted = Sentences(language)
    for line in text.splitlines():
        if not line.isspace():
            start = 0
            for end in parted.ends(line):
                yield line[start:end]
                start = end
