"""The words of one text on the disk, in parts: a table of any size, of which one part at a time is in memory."""

from __future__ import annotations

import weakref
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

from wordcounts.bigtext.spill import SpillFile
from wordcounts.text.words.parts import Parting, Words, numbers
from wordcounts.text.words.table import Table

_Row = tuple[int, str, int]
"""Place, which is a form's own, form, count."""


@dataclass(frozen=True, slots=True)
class Page:
    """A piece of a part: of which file, from where, how long in bytes."""

    file: int
    at: int
    size: int


@dataclass(frozen=True, slots=True)
class Sums:
    """Of a table; types and hapaxes are of forms that are folded as in most languages."""

    n_forms: int
    n_tokens: int
    n_types: int
    n_hapaxes: int


class BigTable:
    """Surface forms and their counts. Its files have no names any more: they are gone when it is.

    Attributes:
        sums: how many forms, tokens, types and hapaxes.
        n_parts: of the table; forms that fold to one type are in one part.
    """

    def __init__(self, files: list[SpillFile], pages: list[list[Page]], parting: Parting, sums: Sums) -> None:
        self._files = files
        self._pages = pages
        self._parting = parting
        self.sums = sums
        self.n_parts = len(pages)
        self._closed = weakref.finalize(self, _close, files)

    def close(self) -> None:
        """Delete it now. It cannot be used any more; again does nothing."""
        self._closed()

    def pages(self) -> Iterator[Words]:
        """All forms, some 16,000 at a time; in a page they are in order of first appearance."""
        for pages in self._pages:
            yield from map(self._read, pages)

    def part(self, number: int) -> Words:
        """The forms of one part, in order of first appearance."""
        whole = Words()
        texts = []
        for page in map(self._read, self._pages[number]):
            texts.append(page.text)
            whole.counts.extend(page.counts)
            whole.places.extend(page.places)
        whole.text = b"\n".join(texts)
        return whole

    def parts_of(self, words: list[str]) -> array[int]:
        """The part that each of some words is in, if it is in one; words that fold to one are in one."""
        return self._parting.parts_of("\n".join(words), len(words))

    def first(self, n: int) -> Table:
        """The forms that appear first, so many, in their order."""
        found: list[_Row] = []
        for pages in self._pages:
            for page in map(self._read, pages):
                last = found[-1][0] if len(found) == n else None
                more = islice(_rows(page), n)
                found += more if last is None else takewhile(lambda row: row[0] < last, more)  # noqa: B023 - used at once
                found.sort()
                del found[n:]
                if len(found) == n and page.places[-1] > found[-1][0]:
                    break
        return _table(found)

    def in_memory(self) -> Table:
        """The whole as an ordinary table."""
        forms: list[str] = []
        counts, places = numbers(), numbers()
        for page in self.pages():
            forms += page.forms()
            counts.extend(page.counts)
            places.extend(page.places)
        # Numbers alone are sorted: a tuple for each form takes four times as long.
        order = sorted(range(len(forms)), key=places.__getitem__)
        return Table(tuple(map(forms.__getitem__, order)), tuple(map(counts.__getitem__, order)))

    def _read(self, page: Page) -> Words:
        return Words.from_bytes(self._files[page.file].read(page.at, page.size))


def _close(files: list[SpillFile]) -> None:
    for file in files:
        file.close()


def _rows(page: Words) -> Iterator[_Row]:
    return zip(page.places, page.forms(), page.counts, strict=True)


def _table(rows: list[_Row]) -> Table:
    return Table(tuple(form for _, form, _ in rows), tuple(count for *_, count in rows))
