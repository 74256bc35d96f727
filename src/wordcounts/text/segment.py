"""Words, as readers of any script know them, and how often each occurs.

A word is a UAX #29 word that holds a letter or a digit, with the tailoring that the standard allows (its section 4.1):

- a hyphen (U+002D; U+2010 and U+2011 are written so) or & joins two words that touch it, when at least one of them
  holds a letter: e-mail, COVID-19, F-16, AT&T; but 2020-21 is two, and so is "well -known";
- C++, C# and F# keep their signs.

Chinese, Japanese, Thai, Khmer, Lao and Burmese are segmented by ICU's dictionaries.

Design: white space never lies inside a word, so a text is split on it, and each distinct chunk is segmented once
(DESIGN, third idea). Plain ASCII chunks have a fast path; a property test holds it equal to ICU's.

Source: Unicode Standard Annex #29, revision 45 (Unicode 16), Word Boundary Rules; ICU 77, root locale.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from wordcounts.text.characters import normalise
from wordcounts.text.table import MAX_TYPES, Table

MAX_WORD: Final = 256
"""Characters of a word that are kept (PROMISES, "No one in"). The longest word of a dictionary has 189,819: no loss."""

Span = tuple[int, int]

# The word rules of UAX #29, read for ASCII. ALetter is A-Z a-z, Numeric is 0-9, ExtendNumLet is the underscore.
#   WB5 WB8 WB9 WB10 WB13a WB13b   letters, digits and underscores hold together
#   WB6 WB7                        . : ' hold between two letters     (MidLetter, MidNumLet, Single_Quote)
#   WB11 WB12                      . , ; ' hold between two digits    (MidNum, MidNumLet, Single_Quote)
_ASCII_WORD: Final = re.compile(
    r"[A-Za-z0-9_]+(?:(?:(?<=[A-Za-z])[.:'](?=[A-Za-z])|(?<=[0-9])[.,;'](?=[0-9]))[A-Za-z0-9_]+)*"
)
_EDGES: Final = "!\"#$%()*+,-./:;<=>?@[\\]^`{|}~&'"
"""ASCII that can stand at either end of a plain word without being part of it."""

_SIGNED: Final = {"C": ("++", "#"), "c": ("++", "#"), "F": ("#",), "f": ("#",)}
_JOINERS: Final = "-&"


def count_words(text: str) -> tuple[Table, bool]:
    """Count the words of a text.

    Args:
        text: any text; no need to normalise it first.

    Returns:
        The table, forms in order of first appearance; and whether something was cut: a word to MAX_WORD characters,
        or the table to MAX_TYPES forms.
    """
    chunks = Counter(text.split())
    segmented = _segment_rare({chunk for chunk in chunks if not chunk.isascii()})
    counts: dict[str, int] = {}
    cut = False
    for chunk, n in chunks.items():
        if chunk.isalpha() and chunk.isascii() and len(chunk) <= MAX_WORD:
            counts[chunk] = counts.get(chunk, 0) + n
            continue
        for word in segmented[chunk] if chunk in segmented else _ascii_words(chunk):
            form = word
            if len(word) > MAX_WORD:
                cut, form = True, word[:MAX_WORD]
            counts[form] = counts.get(form, 0) + n
    if len(counts) > MAX_TYPES:
        return Table.of(dict(list(counts.items())[:MAX_TYPES])), True
    return Table.of(counts), cut


def words_of(text: str) -> list[str]:
    """The words of a text in order, without cutting; the plain way: no chunks, no fast path.

    >>> words_of("Don\u2019t e-mail AT&T in C++.")
    ["Don't", 'e-mail', 'AT&T', 'in', 'C++']
    """
    whole = normalise(" ".join(text.split()))
    return list(_joined(whole, _icu_spans(whole)))


def words_by_chunk(chunks: set[str]) -> dict[str, Sequence[str]]:
    """The words of each chunk of a text (what stands between white space), as `count_words` finds them, uncut."""
    found: dict[str, Sequence[str]] = {chunk: tuple(_ascii_words(chunk)) for chunk in chunks if chunk.isascii()}
    return {**found, **_segment_rare({chunk for chunk in chunks if not chunk.isascii()})}


def _ascii_words(chunk: str) -> Iterable[str]:
    """The words of a chunk of ASCII without white space: the same as ICU and `_joined` give."""
    core = chunk.strip(_EDGES)
    if core.isalpha() and "+" not in chunk and "#" not in chunk:
        return (core,)
    return _joined(chunk, [match.span() for match in _ASCII_WORD.finditer(chunk)])


def _segment_rare(chunks: set[str]) -> dict[str, list[str]]:
    """The words of each of many distinct chunks that are not plain ASCII, by one pass of ICU over all of them."""
    normal = {chunk: normalise(chunk) for chunk in chunks}
    segmented = {}
    plain: list[str] = []
    for chunk, normalised in normal.items():
        if normalised.isascii() and len(normalised.split()) <= 1:
            segmented[chunk] = list(_ascii_words(normalised))
        elif not normalised:
            segmented[chunk] = []
        else:
            plain.append(chunk)
    together = [normal[chunk] for chunk in plain]
    spans = _icu_spans("\n".join(together))
    position = start = 0
    for chunk, normalised in zip(plain, together, strict=True):
        end = start + len(normalised)
        mine = []
        while position < len(spans) and spans[position][1] <= end:
            mine.append((spans[position][0] - start, spans[position][1] - start))
            position += 1
        segmented[chunk] = list(_joined(normalised, mine))
        start = end + 1
    return segmented


def _icu_spans(text: str) -> list[Span]:
    """Where ICU finds words, as offsets into the Python string."""
    if not text:
        return []
    breaker = _breaker()
    breaker.setText(text)
    ends = list(breaker)
    if max(text) > "\uffff":
        ends = _from_utf16(text, ends)
    spans = []
    start = 0
    for end in ends:
        if end - start > 1 or text[start:end].isalnum():
            spans.append((start, end))
        start = end
    return spans


def _breaker() -> Any:
    """A word iterator of the root locale, so that a table does not depend on the language. Not shared: it has state."""
    import icu

    return icu.BreakIterator.createWordInstance(icu.Locale.getRoot())


def _from_utf16(text: str, offsets: list[int]) -> list[int]:
    """ICU counts UTF-16 units, Python characters: take off one for every character beyond U+FFFF that went before."""
    wide = [match.start() + n for n, match in enumerate(re.finditer("[\U00010000-\U0010ffff]", text))]
    found = []
    passed = 0
    for offset in offsets:
        while passed < len(wide) and wide[passed] < offset:
            passed += 1
        found.append(offset - passed)
    return found


def _joined(text: str, spans: list[Span]) -> Iterator[str]:
    """The words at these spans, joined at hyphens and &, with the signs of C++, C# and F#."""
    words = [(start, end) for start, end in spans if holds_word(text[start:end])]
    position = 0
    while position < len(words):
        start, end = words[position]
        while position + 1 < len(words) and _joins(text, words[position], words[position + 1]):
            position += 1
            end = words[position][1]
        yield _clean(text[start:end]) + _sign(text, words[position])
        position += 1


def _joins(text: str, left: Span, right: Span) -> bool:
    return (
        right[0] - left[1] == 1
        and text[left[1]] in _JOINERS
        and (holds_letter(text[slice(*left)]) or holds_letter(text[slice(*right)]))
    )


def _sign(text: str, span: Span) -> str:
    start, end = span
    if end - start == 1 and end < len(text) and text[end] in "+#":
        for sign in _SIGNED.get(text[start], ()):
            after = end + len(sign)
            if text.startswith(sign, end) and text[after : after + 1] not in ("+", "#"):
                return sign
    return ""


def _clean(word: str) -> str:
    """Joiners at the end of a word are the remains of an emoji or of an abbreviation: no part of its spelling."""
    return word.rstrip("\u200c\u200d")


def holds_letter(word: str) -> bool:
    """True when at least one character is a letter (general category L)."""
    return word.isalpha() or any(character.isalpha() for character in word)


def holds_word(piece: str) -> bool:
    """True when at least one character is a letter or a digit (superscripts, fractions and circled numbers are not)."""
    return piece.isalpha() or any(character.isalpha() or character.isdecimal() for character in piece)
