"""The words of a corpus: all documents' summed, and each by each document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from wordcounts.errors import InvalidOption
from wordcounts.text.corpus.columns import Columns, Types, View, chosen
from wordcounts.text.corpus.corpus import Document
from wordcounts.text.corpus.evenness import Spreads
from wordcounts.text.views.stopwords import UsedList

MAX_CELLS: Final = 5_000_000
"""Of one matrix: 15 MB as CSV, and some 20 s as a spreadsheet."""


MANY: Final = 10_000
"""Words: as many as a page may have."""


@dataclass(frozen=True, slots=True)
class SummedItem:
    """One word in all documents together."""

    rank: int
    """1 for the commonest of the view, ties by first appearance; given before searching and sorting."""
    word: str
    count: int
    per_million: float
    """Occurrences per 1,000,000 tokens of all documents."""
    n_documents: int
    """In how many documents it occurs."""
    dp_norm: float | None = None
    """How evenly it is spread over them (0) or how little (1), as `evenness` has it; None where nobody asked, or there
    are fewer than two documents."""


@dataclass(frozen=True, slots=True)
class SummedWords:
    """A page of the words of a corpus."""

    n_documents: int
    n_tokens: int
    """Of all documents, whatever the view; so are the next two."""
    n_types: int
    n_hapaxes: int
    total: int
    """Types that the view leaves, on all its pages."""
    items: Sequence[SummedItem]
    """A tuple of up to MANY; more are made one by one as they are asked for, since a million takes 250 MB."""
    stop_list: UsedList | None
    dispersion: bool = False
    """Whether the spread of each word was asked for."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One word, and how often it occurs in each document."""

    rank: int
    word: str
    count: int
    n_documents: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Words by documents; their counts per document are beside `documents`, in its order."""

    documents: tuple[Document, ...]
    n_tokens: int
    total: int
    items: tuple[MatrixRow, ...]
    stop_list: UsedList | None


class _Summed(Sequence[SummedItem]):
    """Words of a view, by their ranks and types."""

    def __init__(self, columns: Columns, ranks: Types, types: Types, spreads: Spreads | None) -> None:
        self._columns, self._ranks, self._types, self._spreads = columns, ranks, types, spreads
        n_tokens = columns.totals.n_tokens
        self._per_token = 1_000_000 / n_tokens if n_tokens else 0.0

    def __len__(self) -> int:
        return len(self._ranks)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return tuple(_Summed(self._columns, self._ranks[at], self._types[at], self._spreads))
        return self[at : at + 1 or None][0]

    def __iter__(self) -> Iterator[SummedItem]:
        columns = self._columns
        for start in range(0, len(self), MANY):
            types = self._types[start : start + MANY]
            ranks = self._ranks[start : start + MANY].tolist()
            counts, n_documents = columns.counts[types].tolist(), columns.n_documents[types].tolist()
            spread = [None] * len(types) if self._spreads is None else self._spreads.dp_norm[types].tolist()
            for rank, which, count, n, dp in zip(ranks, types.tolist(), counts, n_documents, spread, strict=True):
                yield SummedItem(rank, columns.labels[which], count, count * self._per_token, n, dp)


def summed(view: View, spreads: Spreads | None = None, *, dispersion: bool = False) -> SummedWords:
    """The words of all documents as one: of one document alone the same as that one's own view.

    Args:
        view: the words.
        spreads: of its columns, where `dispersion` is wanted; None of fewer than two documents.
        dispersion: whether each word's spread is told.

    Raises:
        InvalidOption: a search that cannot be made.
    """
    columns, choice = view.columns, chosen(view, view.options)
    of = columns.totals
    places = choice.places(view.options)
    rows = _Summed(columns, places + 1, choice.ranked[places], spreads)
    items = rows if len(rows) > MANY else tuple(rows)
    n_documents = len(columns.documents)
    return SummedWords(
        n_documents, of.n_tokens, of.n_types, of.n_hapaxes, choice.total, items, choice.stop_list, dispersion
    )


def matrix(view: View, *, min_count: int = 1) -> Matrix:
    """The words of a page of the view, by documents; without those that are rarer than `min_count` in all of them.

    Raises:
        InvalidOption: a search that cannot be made, a min_count below 1, or more than MAX_CELLS.
    """
    if min_count < 1:
        raise InvalidOption("min_count takes 1 or more.", parameter="min_count")
    columns, choice = view.columns, chosen(view, view.options)
    choice = replace(choice, found=choice.found[columns.counts[choice.ranked[choice.found]] >= min_count])
    page = choice.page(view.options)
    if len(page) * len(columns.documents) > MAX_CELLS:
        raise InvalidOption(
            f"A table of words by documents has {MAX_CELLS:,} cells at most: leave rarer words out by min_count.",
            parameter="min_count",
        )
    cells = columns.dense(which for _, which in page)
    items = tuple(
        MatrixRow(
            rank,
            columns.labels[which],
            int(columns.counts[which]),
            int(columns.n_documents[which]),
            tuple(row.tolist()),
        )
        for (rank, which), row in zip(page, cells, strict=True)
    )
    return Matrix(columns.documents, columns.totals.n_tokens, choice.total, items, choice.stop_list)
