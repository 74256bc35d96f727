"""The words of a text in their order, each with its place: what concordances, collocates and windows are made from.

Design: as when counting, a text is split on white space and each distinct chunk is segmented once. What is kept for
every place is the number of its chunk and where it begins; words, and their own places within a chunk, are looked up in
what is kept for each distinct chunk. So the words are exactly those of the table (property tests), and 10 MB of English
take 0.4 s and 30 MB (measured: benchmarks/run views).
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, count, islice
from operator import add
from typing import Final

from wordcounts.errors import InvalidOption
from wordcounts.text.words.characters import APOSTROPHES, HYPHENS, INVISIBLE
from wordcounts.text.words.segment import MAX_WORD, words_by_chunk
from wordcounts.text.words.sentences import Sentences

MAX_CHARS: Final = 12_000_000
"""Characters of a text that are looked through: 10 MB, and some."""

MAX_CHUNKS: Final = 500_000
"""Distinct chunks (words with what touches them) of one text: each takes some 300 bytes for as long. 10 MB of English
have 60,000, of the most varied text that is written 300,000."""

AREA: Final = 100_000
"""Characters that are split at a time."""

WHITE: Final = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""What `str.split` splits on, beside the space."""

_SPACE: Final = re.compile(r"\s")
_PARTED: Final = re.compile("[-&]")


@dataclass(frozen=True, slots=True)
class Word:
    """One running word."""

    form: int
    """Its number in `Running.forms`."""
    start: int
    """Its first character in the text, counted in Python's characters from 0."""
    end: int
    """One beyond its last."""


class Running:
    """The words of a text in order. Immutable but for what it finds out when first asked; serves one thread.

    Args:
        text: as it was extracted; a line is a block.
        language: whose abbreviations end no sentence.
        split: whether compounds are taken apart.

    Raises:
        InvalidOption: the text is longer than MAX_CHARS, or has more than MAX_CHUNKS distinct chunks.
    """

    def __init__(self, text: str, *, language: str = "", split: bool = False) -> None:
        if len(text) > MAX_CHARS:
            raise InvalidOption(
                f"Words are shown in context for texts of up to {MAX_CHARS:,} characters: this one has {len(text):,}."
            )
        self.text: Final = text
        self._language = language
        known = _Numbered()
        self.chunk_ids: Final = array("I")
        """The chunk at each place, by its number."""
        self.starts: Final = array("I")
        """Where each place begins, in characters."""
        self._place(known)
        self.chunks: Final = tuple(known)
        segmented = words_by_chunk(self.chunks)
        numbers = _Numbered()
        self.words: Final = tuple(
            tuple(numbers[part] for word in segmented[chunk] for part in _parts(word, split=split))
            for chunk in self.chunks
        )
        """The words of each chunk, as numbers of forms."""
        self.forms: Final = tuple(numbers)
        """The distinct words, in order of first appearance, as they stand in the table."""
        self._spans: Final = {
            number: _long_spans(chunk, segmented[chunk], split=split)
            for number, chunk in enumerate(self.chunks)
            if len(chunk) > MAX_WORD and any(len(word) > MAX_WORD for word in segmented[chunk])
        }

    def _place(self, known: _Numbered) -> None:
        """Split the text, and number its chunks."""
        for offset, area in _areas(self.text):
            flat = area
            for character in WHITE:
                if character in flat:
                    flat = flat.replace(character, " ")
            pieces = flat.split(" ")
            # Each begins where those before it end, and as many blanks further as there are.
            starts = map(add, accumulate(map(len, pieces), initial=offset), count())
            if "" in pieces:
                kept = [(piece, start) for piece, start in zip(pieces, starts, strict=False) if piece]
                self.chunk_ids.extend(known[piece] for piece, _ in kept)
                self.starts.extend(start for _, start in kept)
            else:
                self.chunk_ids.extend(map(known.__getitem__, pieces))
                self.starts.extend(islice(starts, len(pieces)))
            if len(known) > MAX_CHUNKS:
                raise InvalidOption(f"Words are shown in context where {MAX_CHUNKS:,} differ at most: these are more.")

    @cached_property
    def counts(self) -> tuple[int, ...]:
        """How often each form occurs."""
        counts = [0] * len(self.forms)
        for form in self.sequence:
            counts[form] += 1
        return tuple(counts)

    @cached_property
    def sequence(self) -> array[int]:
        """The form of each word, in order."""
        return array("I", chain.from_iterable(map(self.words.__getitem__, self.chunk_ids)))

    @cached_property
    def firsts(self) -> array[int]:
        """How many words stand before each place; one more entry for the end, which is the number of tokens."""
        lengths = list(map(len, self.words))
        return array("I", accumulate(map(lengths.__getitem__, self.chunk_ids), initial=0))

    @property
    def n_tokens(self) -> int:
        """Running words."""
        return self.firsts[-1]

    def place_of(self, token: int) -> int:
        """The place in which a word stands, by its number among the running words."""
        return bisect_right(self.firsts, token) - 1

    def word(self, token: int) -> Word:
        """A running word by its number, from 0."""
        place = self.place_of(token)
        return self.words_at(place)[token - self.firsts[place]]

    def words_at(self, place: int) -> tuple[Word, ...]:
        """The words of one place, where they stand."""
        number = self.chunk_ids[place]
        start = self.starts[place]
        found = self.words[number]
        spans = self._spans.get(number)
        if spans is None:
            spans = spans_of(self.chunks[number], [self.forms[form] for form in found])
        return tuple(Word(form, start + low, start + high) for form, (low, high) in zip(found, spans, strict=True))

    @cached_property
    def lines(self) -> array[int]:
        """Where each block begins, in characters; one more entry for the end of the text."""
        return array("I", accumulate(map(len, self.text.splitlines(keepends=True)), initial=0))

    @cached_property
    def line_firsts(self) -> array[int]:
        """How many words stand before each block; one more entry for the end."""
        firsts = self.firsts
        return array("I", (firsts[bisect_left(self.starts, start)] for start in self.lines))

    def block_of(self, token: int) -> int:
        """The number of the block in which a word stands, by its number among the running words."""
        return bisect_right(self.line_firsts, token) - 1

    @cached_property
    def sentence_ends(self) -> SentenceEnds:
        """Where sentences end."""
        return SentenceEnds(self.text, self.lines, self._language)

    @cached_property
    def sentence_firsts(self) -> array[int]:
        """How many words stand before each sentence that holds a word; one more entry for the end."""
        ends = self.sentence_ends
        firsts = array("I")
        chunk_lengths = list(map(len, self.chunks))
        words = self.words
        before = self.firsts
        limit = 0
        for place, (number, start) in enumerate(zip(self.chunk_ids, self.starts, strict=True)):
            if start + chunk_lengths[number] <= limit or not words[number]:
                continue
            for token, word in enumerate(self.words_at(place), start=before[place]):
                if word.start >= limit:
                    firsts.append(token)
                    limit = ends.span(word.start)[1]
        firsts.append(self.n_tokens)
        return firsts


class SentenceEnds:
    """Where the sentences of a text lie. Finds those of a block when asked for one, and keeps the last block's."""

    def __init__(self, text: str, lines: array[int], language: str) -> None:
        self._text = text
        self._lines = lines
        self._parted = Sentences(language)
        self._line = -1
        self._ends: list[int] = []

    def span(self, character: int) -> tuple[int, int]:
        """Where the sentence that holds a character begins and ends, in characters, white space at its end included."""
        line = bisect_right(self._lines, character) - 1
        start = self._lines[line]
        if line != self._line:
            self._ends = self._parted.ends(self._text[start : self._lines[line + 1]])
            self._line = line
        index = bisect_right(self._ends, character - start)
        return start + (self._ends[index - 1] if index else 0), start + self._ends[min(index, len(self._ends) - 1)]


class _Numbered(dict[str, int]):
    """What is asked for gets a number when it is first asked for."""

    def __missing__(self, key: str) -> int:
        number = self[key] = len(self)
        return number


def _parts(word: str, *, split: bool) -> list[str]:
    """A word as the table has it: cut to MAX_WORD, then taken apart if compounds are."""
    cut = word[:MAX_WORD]
    return [part for part in _PARTED.split(cut) if part] if split else [cut]


def _long_spans(chunk: str, words: Sequence[str], *, split: bool) -> list[tuple[int, int]]:
    """`spans_of` for a chunk with a word that was cut: what was cut off must not be searched for the next word."""
    spans = []
    for word, (low, high) in zip(words, spans_of(chunk, words), strict=True):
        if not split:
            spans.append((low, high))
        else:
            within = spans_of(chunk[low:high], _parts(word, split=True))
            spans.extend((low + first, low + last) for first, last in within)
    return spans


def _areas(text: str) -> Iterator[tuple[int, str]]:
    """The text in pieces of about AREA characters that end before white space, each with where it begins."""
    start = 0
    while start < len(text):
        found = _SPACE.search(text, start + AREA)
        end = found.start() if found else len(text)
        yield start, text[start:end]
        start = end


_MAPPED: Final = dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(HYPHENS, "-")
_NOTHING: Final = re.compile(f"[{INVISIBLE}\u200b-\u200d]")


def spans_of(chunk: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words of a chunk stand in it, in order, though normalising may have rewritten them.

    Nothing that is no word holds a letter or a digit, and so a word stands where it is first found after the one
    before. Where it is not found as it is, both are decomposed (NFD), without what shows nothing: the number of
    characters that each one becomes tells where they came from, even if marks changed their order.
    """
    spans = []
    position = 0
    for word in words:
        start = chunk.find(word, position)
        if start < 0:
            return _aligned(chunk, words)
        position = start + len(word)
        spans.append((start, position))
    return spans


def _aligned(chunk: str, words: Sequence[str]) -> list[tuple[int, int]]:
    parts = [_bare(character) for character in chunk]
    origins = [index for index, part in enumerate(parts) for _ in part]
    whole = unicodedata.normalize("NFD", "".join(parts))
    spans = []
    position = 0
    for word in words:
        key = "".join(map(_bare, unicodedata.normalize("NFD", word)))
        start = whole.find(key, position)
        # What cannot be found (none is known) stands where the search had come to, and shows the rest of the chunk.
        end = start + len(key) if start >= 0 else len(whole)
        start = max(start, position) if start >= 0 else position
        first = origins[start] if start < len(origins) else len(chunk)
        last = origins[end - 1] + 1 if start < end <= len(origins) else first
        spans.append((first, last))
        position = end
    return spans


def _bare(character: str) -> str:
    """A character as it is compared: decomposed, with one apostrophe and one hyphen, and nothing that shows nothing."""
    if _NOTHING.match(character):
        return ""
    return unicodedata.normalize("NFD", _MAPPED.get(character, character))
