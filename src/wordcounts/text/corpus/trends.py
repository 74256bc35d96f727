"""Words through the documents in their order, or in that of their dates: which come and go, rise and fall.

The documents are taken in runs of equally many (to within one), the parts of a trend; where there are no more documents
than parts, each is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import Final, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from wordcounts.errors import InvalidOption
from wordcounts.text.corpus.columns import Columns, Types, View, chosen
from wordcounts.text.corpus.corpus import Counts, blocks_of
from wordcounts.text.views.lens import Lens
from wordcounts.text.views.stopwords import UsedList
from wordcounts.text.words.characters import normalise

By = Literal["number", "date"]
Trending = Literal["count", "rising", "falling"]

MAX_PARTS: Final = 100
MAX_WORDS: Final = 50
"""Lines of one plot, and more than it keeps apart."""

AT_ONCE: Final = 50_000
"""Words whose rise is worked out at a time: in 20 parts, 8 MB."""


@dataclass(frozen=True, slots=True)
class Part:
    """A run of documents."""

    first: int
    last: int
    """The numbers of its first and last document, in the order that was asked for."""
    name: str
    """Of the first."""
    n_documents: int
    n_tokens: int
    dated_at: datetime | None
    """Of the first; None where it has no date."""


@dataclass(frozen=True, slots=True)
class Trend:
    """One word through the parts."""

    word: str
    count: int
    """In all parts together."""
    n_documents: int
    counts: tuple[int, ...]
    per_million: tuple[float, ...]
    """Of each part's own tokens; 0 for a part without any."""
    tau: float | None
    """Kendall's tau-b of rates and order: 1 rises at each step, -1 falls at each. None where nothing changes."""


@dataclass(frozen=True, slots=True)
class Trends:
    """Some words through the parts."""

    by: By
    n_undated: int
    """Documents that are left out, by date, because they have none."""
    parts: tuple[Part, ...]
    items: tuple[Trend, ...]
    stop_list: UsedList | None


def trends(
    view: View,
    words: Sequence[str] = (),
    *,
    by: By = "number",
    parts: int = 20,
    sort: Trending = "count",
    min_count: int = 10,
    n: int = 5,
) -> Trends:
    """Follow words through the documents.

    Args:
        view: which words there are; its q, limit and offset are not looked at.
        words: those to follow; where none are given, `n` are chosen.
        by: the order of the documents.
        parts: into how many runs they are taken, 2 to MAX_PARTS.
        sort: what is chosen: the commonest words, or those that rise or fall most steadily (by tau, then count).
        min_count: of those that rise or fall: rarer ones do so by chance.
        n: how many are chosen, 1 to MAX_WORDS.

    Raises:
        InvalidOption: a value out of its range.
    """
    _check(by, parts, sort, min_count, n, words)
    columns = view.columns
    order = [index for index, one in enumerate(columns.documents) if by == "number" or one.dated_at]
    if by == "date":
        order.sort(key=lambda index: (columns.documents[index].dated_at, index))
    runs = [run.tolist() for run in np.array_split(np.array(order, dtype=np.int64), min(parts, len(order)) or 1)]
    runs = [run for run in runs if run]
    part_of = np.full(len(columns.documents), -1, dtype=np.int64)
    for number, run in enumerate(runs):
        part_of[run] = number
    sizes = np.array([int(columns.sizes[run].sum()) for run in runs], dtype=np.int64)
    rows = _asked(view, words, part_of, sizes) if words else _chosen(view, part_of, sizes, sort, min_count, n)
    n_undated = len(columns.documents) - len(order)
    told = tuple(_part(columns, run, int(size)) for run, size in zip(runs, sizes, strict=True))
    return Trends(by, n_undated, told, tuple(rows), view.stop_list)


def _check(by: str, parts: int, sort: str, min_count: int, n: int, words: Sequence[str]) -> None:
    for name, value, choices in (("by", by, By), ("sort", sort, Trending)):
        if value not in get_args(choices):
            raise InvalidOption(f"{name} takes one of {', '.join(get_args(choices))}.", parameter=name)
    if not 2 <= parts <= MAX_PARTS:
        raise InvalidOption(f"parts takes a number from 2 to {MAX_PARTS}.", parameter="parts")
    if min_count < 1:
        raise InvalidOption("min_count takes 1 or more.", parameter="min_count")
    if not 1 <= n <= MAX_WORDS:
        raise InvalidOption(f"n takes a number from 1 to {MAX_WORDS}.", parameter="n")
    if len(words) > MAX_WORDS:
        raise InvalidOption(f"words takes {MAX_WORDS} at most.", parameter="words")


def _part(columns: Columns, run: Sequence[int], n_tokens: int) -> Part:
    first, last = columns.documents[run[0]], columns.documents[run[-1]]
    return Part(first.number, last.number, first.name, len(run), n_tokens, first.dated_at)


def _asked(view: View, words: Sequence[str], part_of: NDArray[np.int64], sizes: Counts) -> list[Trend]:
    wanted = [normalise(word) for word in words]
    for word in wanted:
        if word.split() != [word]:
            raise InvalidOption("Give single words.", parameter="words")
    keys = Lens(view.options).keys(wanted)
    columns = view.columns
    sought = set(keys)
    types = {key: number for number, key in enumerate(columns.keys) if key in sought}
    known = [types[key] for key in keys if key in types]
    counts = dict(zip(known, by_parts(columns, np.array(known, dtype=np.int64), part_of, len(sizes)), strict=True))
    nothing = np.zeros(len(sizes), dtype=np.int64)
    return [
        _trend(columns, types.get(key), word, counts.get(types.get(key, -1), nothing), sizes)
        for word, key in zip(wanted, keys, strict=True)
    ]


def _chosen(
    view: View, part_of: NDArray[np.int64], sizes: Counts, sort: Trending, min_count: int, n: int
) -> list[Trend]:
    columns = view.columns
    types = chosen(view, view.options).ranked
    if sort == "count":
        types = types[:n]
        counts = by_parts(columns, types, part_of, len(sizes))
    else:
        types = types[columns.counts[types] >= min_count]
        found = taus(columns, types, part_of, sizes)
        order = np.argsort(-found if sort == "rising" else found, kind="stable")[:n]
        # A word that does not change, or the other way, is none of those asked for.
        order = order[(found[order] > 0) if sort == "rising" else (found[order] < 0)]
        types = types[order]
        counts = by_parts(columns, types, part_of, len(sizes))
    rows = zip(types.tolist(), counts, strict=True)
    return [_trend(columns, which, columns.labels[which], of, sizes) for which, of in rows]


def _trend(columns: Columns, which: int | None, word: str, counts: Counts, sizes: Counts) -> Trend:
    rates = _rates(counts[None, :], sizes)
    tau = float(tau_b(rates)[0])
    return Trend(
        word if which is None else columns.labels[which],
        int(counts.sum()),
        0 if which is None else int(columns.n_documents[which]),
        tuple(counts.tolist()),
        tuple((rates[0] * 1e6).tolist()),
        None if np.isnan(tau) else tau,
    )


def _rates(counts: Counts, sizes: Counts) -> NDArray[np.float64]:
    return np.asarray(counts / np.maximum(sizes, 1), dtype=np.float64)


def by_parts(columns: Columns, types: Types, part_of: NDArray[np.int64], n_parts: int) -> Counts:
    """How often each of a few types occurs in each part; documents of part -1 are left out."""
    found = np.zeros((len(types), n_parts), dtype=np.int64)
    for row, which in enumerate(types.tolist()):
        within, tallies = columns.column(which)
        parts = part_of[within]
        of = parts >= 0
        found[row] = np.bincount(parts[of], tallies[of], minlength=n_parts)
    return found


def taus(columns: Columns, types: Types, part_of: NDArray[np.int64], sizes: Counts) -> NDArray[np.float64]:
    """tau-b of each of many types with the parts, 0 where it has none; AT_ONCE at a time, so that memory stays flat."""
    n_parts = len(sizes)
    found = np.zeros(len(columns.keys))
    wanted = np.zeros(len(columns.keys), dtype=bool)
    wanted[types] = True
    width = n_parts + 1  # what is of no part is counted in a column of its own, the last
    cell_of = (part_of % width).astype(np.int32)
    for first, after in _runs(columns):
        block = slice(int(columns.starts[first]), int(columns.starts[after]))
        asked = wanted[first:after]
        n_rows = int(asked.sum())
        repeats = columns.n_documents[first:after]
        of = np.repeat(asked, repeats)
        cells = cell_of[columns.within[block][of]]
        cells += np.repeat(np.arange(0, n_rows * width, width, dtype=np.int32), repeats[asked])
        counts = np.bincount(cells, columns.tallies[block][of], minlength=n_rows * width)
        rates = _rates(counts.reshape(n_rows, width)[:, :n_parts], sizes)
        found[first + np.flatnonzero(asked)] = np.nan_to_num(tau_b(rates))
    return found[types]


def _runs(columns: Columns) -> Iterator[tuple[int, int]]:
    """Runs of types with not too many entries, and not too many types."""
    for first, after in blocks_of(columns.starts):
        for start in range(first, after, AT_ONCE):
            yield start, min(start + AT_ONCE, after)


def tau_b(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Kendall's tau-b of each row with the order of its columns; NaN for a row of one value.

    (concordant - discordant) / sqrt(n0 (n0 - ties)), n0 = k (k-1) / 2 pairs: the order itself has no ties.
    Source: Kendall, M. G. (1945), "The treatment of ties in ranking problems"; Biometrika 33.
    """
    n, k = rows.shape
    score, ties = np.zeros(n, dtype=np.int16), np.zeros(n, dtype=np.int16)  # of MAX_PARTS there are 4,950 pairs
    columns = np.ascontiguousarray(rows.T)
    for i, j in combinations(range(k), 2):
        more, less = columns[j] > columns[i], columns[j] < columns[i]
        score += more
        score -= less
        ties += ~(more | less)
    pairs = k * (k - 1) / 2
    below = np.sqrt(pairs * (pairs - ties))
    found = np.full(n, np.nan)
    np.divide(score, below, out=found, where=below > 0)
    return found
