"""The words of a text in their order, each with its place: what concordances, collocates and windows are made from.

Design: as when counting, a text is split on white space and each distinct chunk is segmented once. What is kept for
every place is the number of its chunk and where it begins; words, and their own places within a chunk, are looked up in
what is kept for each distinct chunk. So the words are exactly those of the table (property tests), and 10 MB of English
take 0.2 s and 40 MB (measured).
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, chain, count, islice, repeat
from operator import add
from typing import Final

from wordcounts.errors import InvalidOption
from wordcounts.text.words.characters import APOSTROPHES, HYPHENS, INVISIBLE
from wordcounts.text.words.segment import MAX_WORD, as_counted, words_by_chunk
from wordcounts.text.words.sentences import Sentences

MAX_CHARS: Final = 12_000_000
"""Characters of a text that are looked through: 10 MB, and some."""

MAX_TOKENS: Final = 3_000_000
"""Words of one text: of 10 MB English has 1,700,000, Chinese 1,900,000; what has more is made to hold others up."""

MAX_CHUNKS: Final = 500_000
"""Distinct chunks (words with what touches them) of one text; 10 MB of 39 languages have 112,000 (benchmarks/texts.py).
At most 300 MB for as long (measured on as many random words)."""

AREA: Final = 50_000
"""Characters that are split at a time."""

WINDOW: Final = 10_000
"""Characters of a chunk that are compared at a time where it was rewritten."""

MANY: Final = 64
"""Words of a chunk from which on their places are kept: a chunk is of 12 MB where a text has no space."""

WHITE: Final = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""What `str.split` splits on, beside the space."""

_SPACE: Final = re.compile(r"\s")


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
        InvalidOption: more than MAX_CHARS characters, MAX_TOKENS words or MAX_CHUNKS distinct chunks.
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
        self._areas: Final = array("I")
        """Where each area begins, in characters."""
        self._area_places: Final = array("I")
        """The first place of each area."""
        self._place(known)
        self.chunks: Final = tuple(known)
        self._lengths: Final = tuple(map(len, known))
        self._known_starts: Final[dict[int, array[int]]] = {}
        # Between two blanks is an empty chunk, which has no words.
        segmented = words_by_chunk(chunk for chunk in self.chunks if chunk) | {"": ()}
        numbers = _Numbered()
        self.words: Final = tuple(
            tuple(numbers[part] for word in segmented[chunk] for part in as_counted(word, split=split))
            for chunk in self.chunks
        )
        """The words of each chunk, as numbers of forms."""
        self.forms: Final = tuple(numbers)
        """The distinct words, in order of first appearance, as they stand in the table."""
        self.sequence: Final = array("I", chain.from_iterable(map(self.words.__getitem__, self.chunk_ids)))
        """The form of each word, in order."""
        if len(self.sequence) > MAX_TOKENS:
            raise InvalidOption(f"Words are shown in context in texts of up to {MAX_TOKENS:,} words: this has more.")
        self._known_spans: Final = {
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
            # With the empty ones between two blanks: so every place begins one blank after the end of the last.
            self._areas.append(offset)
            self._area_places.append(len(self.chunk_ids))
            self.chunk_ids.extend(map(known.__getitem__, flat.split(" ")))
            if len(known) > MAX_CHUNKS:
                raise InvalidOption(f"Words are shown in context where {MAX_CHUNKS:,} differ at most: these are more.")
            if len(self.chunk_ids) > 2 * MAX_TOKENS:
                raise InvalidOption(
                    f"Words are shown in context in texts of up to {MAX_TOKENS:,} words: this has more."
                )

    @cached_property
    def starts(self) -> array[int]:
        """Where each place begins, in characters."""
        starts = array("I")
        for area in range(len(self._areas)):
            starts.extend(self._starts_of(area))
        return starts

    def start_of(self, place: int) -> int:
        """Where one place begins, in characters: of its area, which is kept, rather than of all."""
        if "starts" in self.__dict__:
            return self.starts[place]
        area = bisect_right(self._area_places, place) - 1
        if area not in self._known_starts:
            self._known_starts[area] = array("I", self._starts_of(area))
        return self._known_starts[area][place - self._area_places[area]]

    def _starts_of(self, area: int) -> Iterator[int]:
        first, offset = self._area_places[area], self._areas[area]
        last = self._area_places[area + 1] if area + 1 < len(self._areas) else len(self.chunk_ids)
        lengths = map(self._lengths.__getitem__, self.chunk_ids[first:last])
        # Each begins where those before it end, and as many blanks further as there are.
        return map(add, islice(accumulate(lengths, initial=offset), last - first), count())

    @cached_property
    def counts(self) -> tuple[int, ...]:
        """How often each form occurs."""
        counts = [0] * len(self.forms)
        for form in self.sequence:
            counts[form] += 1
        return tuple(counts)

    @cached_property
    def firsts(self) -> array[int]:
        """How many words stand before each place; one more entry for the end, which is the number of tokens."""
        lengths = list(map(len, self.words))
        return array("I", accumulate(map(lengths.__getitem__, self.chunk_ids), initial=0))

    @property
    def n_tokens(self) -> int:
        """Running words."""
        return len(self.sequence)

    def place_of(self, token: int) -> int:
        """The place in which a word stands, by its number among the running words."""
        return bisect_right(self.firsts, token) - 1

    def word(self, token: int) -> Word:
        """A running word by its number, from 0."""
        place = self.place_of(token)
        number = self.chunk_ids[place]
        index = token - self.firsts[place]
        start, spans = self.start_of(place), self._spans(number)
        return Word(self.words[number][index], start + spans[2 * index], start + spans[2 * index + 1])

    def words_at(self, place: int) -> Iterator[Word]:
        """The words of one place, where they stand."""
        number = self.chunk_ids[place]
        start = self.start_of(place)
        spans = iter(self._spans(number))
        for form, low, high in zip(self.words[number], spans, spans, strict=True):
            yield Word(form, start + low, start + high)

    def _spans(self, number: int) -> array[int]:
        """Where the words of a chunk stand in it; kept where there are many."""
        spans = self._known_spans.get(number)
        if spans is None:
            found = self.words[number]
            spans = spans_of(self.chunks[number], [self.forms[form] for form in found])
            if len(found) >= MANY:
                self._known_spans[number] = spans
        return spans

    @cached_property
    def lines(self) -> array[int]:
        """Where each block begins, in characters; one more entry for the end of the text."""
        return array("I", accumulate(map(len, self.text.splitlines(keepends=True)), initial=0))

    @cached_property
    def line_firsts(self) -> array[int]:
        """How many words stand before each block; one more entry for the end."""
        firsts = self.firsts
        return array("I", (firsts[bisect_left(self.starts, start)] for start in self.lines))

    def block_at(self, character: int) -> int:
        """The number of the block that holds a character."""
        return bisect_right(self.lines, character) - 1

    @cached_property
    def sentence_ends(self) -> SentenceEnds:
        """Where sentences end."""
        return SentenceEnds(self.text, self.lines, self._language)

    @cached_property
    def sentence_firsts(self) -> array[int]:
        """How many words stand before each sentence that holds a word; one more entry for the end."""
        ends = self.sentence_ends
        firsts = array("I")
        lengths, words = self._lengths, self.words
        before = self.firsts
        limit = 0
        for place, (number, start) in enumerate(zip(self.chunk_ids, self.starts, strict=True)):
            if start + lengths[number] <= limit or not words[number]:
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


def _long_spans(chunk: str, words: Sequence[str], *, split: bool) -> array[int]:
    """`spans_of` for a chunk with a word that was cut: what was cut off must not be searched for the next word."""
    spans = spans_of(chunk, words)
    if not split:
        return spans
    parted = array("I")
    ends = iter(spans)
    for word, low, high in zip(words, ends, ends, strict=True):
        parted.extend(low + at for at in spans_of(chunk[low:high], as_counted(word, split=True)))
    return parted


def _areas(text: str) -> Iterator[tuple[int, str]]:
    """The text in pieces of about AREA characters that end before white space, each with where it begins."""
    start = 0
    while start < len(text):
        found = _SPACE.search(text, start + AREA)
        end = found.start() if found else len(text)
        yield start, text[start:end]
        start = end


_SPELLING: Final = dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(HYPHENS, "-")
_NOTHING: Final = f"{INVISIBLE}\u200b-\u200d"
_SILENT: Final = re.compile(f"[{_NOTHING}]")
_REWRITTEN: Final = re.compile(f"[{APOSTROPHES}{HYPHENS}{_NOTHING}]")


def spans_of(chunk: str, words: Sequence[str]) -> array[int]:
    """Where the words of a chunk stand in it, though normalising may have rewritten them: begin, end, begin, ...

    Nothing that is no word holds a letter or a digit, and so a word stands where it is first found after the one
    before. Where normalising changes the chunk, both are compared decomposed (NFD), without what shows nothing: the
    number of characters that each one becomes tells where they came from, even if marks changed their order.
    """
    spans = array("I")
    if chunk.isascii() or (not _REWRITTEN.search(chunk) and unicodedata.is_normalized("NFC", chunk)):
        position = 0
        for word in words:
            start = chunk.find(word, position)
            if start < 0:
                break
            position = start + len(word)
            spans.extend((start, position))
        else:
            return spans
    return _aligned(chunk, words)


def _aligned(chunk: str, words: Sequence[str]) -> array[int]:
    """`spans_of`, decomposed, a window of the chunk at a time: it may be of 12 MB."""
    spans = array("I")
    base, size = 0, WINDOW
    whole, origins = _decomposed(chunk, base, size)
    cursor = 0
    for word in words:
        key = unicodedata.normalize("NFD", "".join(map(_bare, word)))
        while True:
            at = whole.find(key, cursor)
            last = base + size >= len(chunk)
            # A word at the very end of a window may go on, in marks, beyond it.
            if last or 0 <= at < len(whole) - len(key):
                break
            moved = origins[cursor]
            base, size = base + moved, WINDOW if moved else 2 * size
            whole, origins = _decomposed(chunk, base, size)
            cursor = 0
        if at < 0:
            # None is known. It is shown where the search had come to, as nothing.
            spans.extend((base + origins[cursor], base + origins[cursor]))
            continue
        cursor = at + len(key)
        spans.extend((base + origins[at], base + origins[cursor - 1] + 1))
    return spans


def _decomposed(chunk: str, base: int, size: int) -> tuple[str, array[int]]:
    """A window of a chunk as it is compared, and where each of its characters came from; one more for the end."""
    window = chunk[base : base + size]
    parts = list(map(_bare, window))
    origins = array("I", chain.from_iterable(map(repeat, count(), map(len, parts))))
    origins.append(len(window))
    return unicodedata.normalize("NFD", "".join(parts)), origins


@lru_cache(maxsize=4_096)
def _bare(character: str) -> str:
    """A character as it is compared: decomposed, with one apostrophe and one hyphen, and nothing that shows nothing."""
    if _SILENT.match(character):
        return ""
    return unicodedata.normalize("NFD", _SPELLING.get(character, character))
