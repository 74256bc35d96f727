"""Phrases: runs of words that cross neither a block (a line of the extracted text) nor a sentence.

Blocks are parted into sentences by ICU, with its lists of abbreviations where it has one for the language (Mr., z.B.);
the words of a sentence are those that the table was counted from. Commas and other signs within a sentence part
nothing.

Source: Unicode Standard Annex #29, Sentence Boundary Rules; CLDR's sentence break suppressions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from wordcounts.errors import InvalidOption
from wordcounts.text.segment import MAX_WORD, _from_utf16, words_by_chunk

MAX_CHARS: Final = 2_000_000
"""Characters of a text whose phrases are counted: three long novels. At this length counting takes 2 to 3 s and 120 to
220 MB for as long (English, one core; twos to fives: most fives occur once); 20 KB take 10 ms."""

_SUPPRESSED: Final = frozenset({"de", "en", "es", "fr", "it", "pt", "ru"})
"""Languages for which CLDR lists abbreviations after which a sentence does not end."""

_COMPOUND: Final = re.compile("[-&]")
_FULL_STOPS: Final = ".\u2024\ufe52\uff0e"


def phrases(text: str, n: int, *, language: str = "", split: bool = False) -> dict[str, int]:
    """Count the phrases of a text.

    Args:
        text: extracted text; a line is a block.
        n: words of a phrase.
        language: whose abbreviations do not end a sentence.
        split: whether compounds are taken apart first.

    Returns:
        Phrases, words as they are written with one space between, in order of first appearance, and their counts.

    Raises:
        InvalidOption: the text is longer than MAX_CHARS.
    """
    if len(text) > MAX_CHARS:
        raise InvalidOption(
            f"Phrases are counted in texts of up to {MAX_CHARS:,} characters: this one has {len(text):,}.",
            parameter="ngram",
        )
    parted = [sentence.split() for sentence in sentences(text, language)]
    words_of = words_by_chunk({chunk for sentence in parted for chunk in sentence})
    if split:
        words_of = {chunk: [part for word in words for part in _parts(word)] for chunk, words in words_of.items()}
    counts: dict[str, int] = {}
    for sentence in parted:
        words = [word[:MAX_WORD] for chunk in sentence for word in words_of[chunk]]
        for phrase in zip(*(islice(words, start, None) for start in range(n)), strict=False):
            key = " ".join(phrase)
            counts[key] = counts.get(key, 0) + 1
    return counts


def sentences(text: str, language: str = "") -> Iterator[str]:
    """The sentences of each line.

    >>> list(sentences("Mr. Grey came. He sat\\nA title", "en"))
    ['Mr. Grey came. ', 'He sat', 'A title']
    """
    breaker = _breaker(language)
    for line in text.splitlines():
        if not line.isspace():
            yield from _of_line(line, breaker)


def _of_line(line: str, breaker: Any) -> Iterator[str]:
    breaker.setText(line)
    ends = list(breaker)
    if line and max(line) > "\uffff":
        ends = _from_utf16(line, ends)
    start = 0
    for end in ends:
        # A full stop without a space after it may stand within a word ("example.Com"), which the table keeps whole.
        if end == len(line) or line[end - 1] not in _FULL_STOPS:
            yield line[start:end]
            start = end


def _breaker(language: str) -> Any:
    import icu

    name = f"{language}@ss=standard" if language in _SUPPRESSED else "root"
    return icu.BreakIterator.createSentenceInstance(icu.Locale(name))


def _parts(word: str) -> list[str]:
    return [part for part in _COMPOUND.split(word) if part]
