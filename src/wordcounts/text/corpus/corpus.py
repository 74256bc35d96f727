"""The tables of many documents as one: which form occurs how often in which of them.

Kept by documents, in three arrays: 6 bytes for each form of each document (8 where a document has one more often than
65,535 times), and each form's letters once.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from wordcounts.text.corpus.numbering import Numbering
from wordcounts.text.views.fold import folded
from wordcounts.text.views.totals import Totals
from wordcounts.text.words.segment import parts_of
from wordcounts.text.words.table import Table, packed_parts

Counts = NDArray[np.int64]
Numbers = NDArray[np.uint32]
Tallies = NDArray[Any]
"""Counts within one document: 16 bits each where none is larger than MOST, else 32."""

MOST: Final = 0xFFFF

BLOCK: Final = 2_000_000
"""Counts that are added up at a time: the copy that it takes is of 16 MB."""

FEW: Final = 500_000
"""Entries that are looked at at a time, in several arrays of 4 MB."""


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a corpus."""

    number: int
    """By which it is known in its collection; rises in the order of the documents."""
    name: str
    n_tokens: int
    language: str = ""
    dated_at: datetime | None = None
    """The date that its source gives; aware."""


@dataclass(frozen=True)
class Corpus:
    """Documents in order, and the forms of each. Make it with `Builder`; safe to share between threads."""

    documents: tuple[Document, ...]
    forms: list[str]
    """In order of first appearance: by documents, then by their tables."""
    starts: NDArray[np.int64]
    """Of each document, where it begins in the two below; and their length."""
    numbers: Numbers
    """Of forms, as they stand in `forms`; within a document in the order of its table."""
    counts: Tallies
    """Beside each of them, how often it occurs in the document."""

    @cached_property
    def sizes(self) -> Counts:
        """The tokens of each document."""
        return np.array([one.n_tokens for one in self.documents], dtype=np.int64)

    @property
    def n_tokens(self) -> int:
        """Running words of all documents together."""
        return sum(one.n_tokens for one in self.documents)

    @cached_property
    def form_counts(self) -> Counts:
        """How often each form occurs, in all documents together."""
        found = np.zeros(len(self.forms), dtype=np.int64)
        for start in range(0, len(self.numbers), BLOCK):
            block = slice(start, start + BLOCK)
            added = np.bincount(self.numbers[block], self.counts[block], minlength=len(self.forms))
            found += added.astype(np.int64)  # exact: below 2 ** 53
        return found

    def row(self, index: int) -> tuple[Numbers, Tallies]:
        """The forms of a document, by its index, and their counts."""
        of = slice(int(self.starts[index]), int(self.starts[index + 1]))
        return self.numbers[of], self.counts[of]

    def index_of(self, number: int) -> int | None:
        """Where the document of a number stands; None when it is not here."""
        return next((index for index, one in enumerate(self.documents) if one.number == number), None)

    def totals(self, language: str) -> Totals:
        """Tokens, types and hapaxes of all together, as `views.totals` has them of one document."""
        keys: dict[str, int] = {}
        of = np.array([keys.setdefault(key, len(keys)) for key in folded(self.forms, language)], dtype=np.int64)
        counts = np.bincount(of, self.form_counts, minlength=len(keys)) if len(of) else np.zeros(0)
        return Totals(self.n_tokens, len(keys), int((counts == 1).sum()))

    def arranged(self, indexes: Sequence[int]) -> Corpus:
        """Some of the documents in another order, as if they had come so; each at most once."""
        rows = [self.row(index) for index in indexes]
        numbers = np.concatenate([row[0] for row in rows]) if rows else np.zeros(0, dtype=np.uint32)
        counts = np.concatenate([row[1] for row in rows]) if rows else np.zeros(0, dtype=np.uint16)
        n = len(numbers)
        first = np.full(len(self.forms), n, dtype=np.int64)
        first[numbers[::-1]] = np.arange(n - 1, -1, -1)  # written backwards: the first of several stays
        order = np.argsort(first, kind="stable")[: int((first < n).sum())]
        renumbered = np.zeros(len(self.forms), dtype=np.uint32)
        renumbered[order] = np.arange(len(order))
        return Corpus(
            tuple(self.documents[index] for index in indexes),
            [self.forms[number] for number in order.tolist()],
            np.cumsum([0, *(len(row[0]) for row in rows)], dtype=np.int64),
            renumbered[numbers],
            counts,
        )

    def split(self) -> Corpus:
        """The same with compounds taken apart: a form may then stand more than once in a document."""
        numbers: dict[str, int] = {}
        parts = [[numbers.setdefault(part, len(numbers)) for part in parts_of(form)] for form in self.forms]
        n_parts = np.array([len(one) for one in parts], dtype=np.int64)
        of = np.array([number for one in parts for number in one], dtype=np.uint32)
        first = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(n_parts)])
        repeats = n_parts[self.numbers]
        within = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(repeats)])
        # Of each entry, its form's first part, and then one further for each entry that was made of it.
        step = np.arange(int(within[-1])) - np.repeat(within[:-1], repeats)
        made = of[np.repeat(first[self.numbers], repeats) + step]
        counts = np.repeat(self.counts, repeats)
        return Corpus(self.documents, list(numbers), within[self.starts], made, counts)


class Builder:
    """Puts a corpus together, document by document; one thread at a time.

    Args:
        of: what to go on from; its documents come first.
    """

    def __init__(self, of: Corpus | None = None) -> None:
        self._documents: list[Document] = list(of.documents) if of else []
        self._numbering = Numbering()
        if of:
            self._numbering.of("\n".join(of.forms).encode("utf-8"))
        self._numbers = array("I")
        self._counts = array("H" if of is None or of.counts.itemsize == 2 else "I")
        if of:
            self._numbers.frombytes(_bytes_of(of.numbers))
            self._counts.frombytes(_bytes_of(of.counts))
        self._starts: list[int] = of.starts.tolist() if of else [0]

    def add(self, document: Document, table: bytes) -> None:
        """Take one more.

        Args:
            document: what it is called.
            table: its words, as `Table.to_bytes` packs them.

        Raises:
            ValueError: not a table, or one of which something is missing; nothing was added.
        """
        forms, counts = packed_parts(table)
        numbers = self._numbering.of(forms)
        if len(numbers) != len(counts):
            raise ValueError("a damaged table of frequencies")
        self._numbers.frombytes(_bytes_of(numbers.astype(np.uint32)))
        self._keep(np.frombuffer(counts, dtype=np.uint32))
        self._starts.append(len(self._numbers))
        self._documents.append(document)

    def _keep(self, counts: Numbers) -> None:
        if self._counts.typecode == "H" and len(counts) and counts.max() > MOST:
            kept = np.frombuffer(self._counts, dtype=np.uint16).astype(np.uint32)
            self._counts = array("I")
            self._counts.frombytes(_bytes_of(kept))
        self._counts.frombytes(_bytes_of(counts.astype(_kind(self._counts))))

    def corpus(self) -> Corpus:
        """What came together. The builder has served its time then: go on with another."""
        return Corpus(
            tuple(self._documents),
            self._numbering.forms,
            np.array(self._starts, dtype=np.int64),
            np.frombuffer(self._numbers, dtype=np.uint32),
            np.frombuffer(self._counts, dtype=_kind(self._counts)),
        )


def _kind(of: array[int]) -> type[np.uint16 | np.uint32]:
    return np.uint16 if of.typecode == "H" else np.uint32


def _bytes_of(values: NDArray[Any]) -> memoryview:
    """The memory of an array, not a copy of it."""
    return np.ascontiguousarray(values).data.cast("B")


def corpus_of(documents: Iterable[tuple[Document, Table]]) -> Corpus:
    """A corpus of documents and their tables.

    >>> corpus_of([(Document(1, "a", 3), Table(("x", "y"), (2, 1))), (Document(2, "b", 1), Table(("y",), (1,)))]).forms
    ['x', 'y']
    """
    builder = Builder()
    for document, table in documents:
        builder.add(document, table.to_bytes())
    return builder.corpus()


def blocks_of(starts: NDArray[np.int64], most: int = FEW) -> Iterator[tuple[int, int]]:
    """Runs of rows that hold some `most` entries each, as (first, after the last); a longer row stands alone."""
    first, n = 0, len(starts) - 1
    while first < n:
        after = int(np.searchsorted(starts, int(starts[first]) + most, side="right")) - 1
        after = max(after, first + 1)
        yield first, after
        first = after
