"""How the vocabulary grows from document to document, and whether the commonest words still change: when to stop.

What is left to expect is reckoned from what the last doubling brought: the ranks of words follow their mean rates, a
mean over d documents moves by about 1/d with the next one, so as many words come and go between d/2 and d as between d
and 2d, or fewer. By this, m of them in the second half of the documents make m log2((d + k) / d) in the next k.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from math import log2
from typing import Final

import numpy as np
from numpy.typing import NDArray

from wordcounts.errors import InvalidOption
from wordcounts.text.corpus.columns import Room, View, chosen
from wordcounts.text.corpus.corpus import Counts
from wordcounts.text.views.stopwords import UsedList

N_COMMONEST: Final = 50
MAX_COMMONEST: Final = 1_000
MAX_POINTS: Final = 100
"""What a curve is drawn from."""


@dataclass(frozen=True, slots=True)
class Point:
    """After so many documents."""

    n_documents: int
    number: int
    """Of the last of them."""
    n_tokens: int
    n_types: int
    """Of the view, stop words and what else it leaves out not among them."""
    n_changed: int
    """Words that have come among the commonest, all documents since the first together; those of the first not."""


@dataclass(frozen=True, slots=True)
class Steadiness:
    """Whether the commonest words still change."""

    n: int
    """How many words are watched."""
    words: tuple[str, ...]
    """They, the commonest first."""
    last_change: int | None
    """The number of the last document that changed which words they are, not their order; None for none."""
    n_changed: int
    """Words that came among them in the second half of the documents."""
    next_change: float | None
    """How many more documents, by that, would bring one change; None where nothing can be said: no change in the second
    half, or fewer than 4 documents."""


@dataclass(frozen=True, slots=True)
class Growth:
    """How the vocabulary grows."""

    points: tuple[Point, ...]
    steadiness: Steadiness
    heaps: float | None
    """The exponent by which types grew with tokens in the second half of the tokens: log2 of V(N) / V(N/2) per
    doubling. 1 where every word is new, 0 where none is. None below two documents."""
    new_types: float | None
    """How many types, by that, one more document of mean length would bring."""
    stop_list: UsedList | None


def growth(view: View, n: int = N_COMMONEST) -> Growth:
    """Follow the vocabulary through the documents, in their order.

    Args:
        view: which words count; its q, limit and offset are not looked at.
        n: how many of the commonest are watched, 1 to MAX_COMMONEST.

    Raises:
        InvalidOption: n out of its range.
    """
    if not 1 <= n <= MAX_COMMONEST:
        raise InvalidOption(f"n takes a number from 1 to {MAX_COMMONEST:,}.", parameter="n")
    columns = view.columns
    left = np.zeros(len(columns.keys), dtype=bool)
    left[chosen(view, view.options).ranked] = True
    first_in = columns.within[columns.starts[:-1]][left]
    d = len(columns.documents)
    types = np.cumsum(np.bincount(first_in, minlength=d)) if d else np.zeros(0, dtype=np.int64)
    tokens = np.cumsum(columns.sizes)
    top, changes = _commonest(view, left, n)
    changed = list(accumulate(changes))
    places = sorted({round(k * (d - 1) / (MAX_POINTS - 1)) for k in range(MAX_POINTS)}) if d else []
    points = tuple(
        Point(at + 1, columns.documents[at].number, int(tokens[at]), int(types[at]), changed[at]) for at in places
    )
    heaps = _heaps(tokens, types)
    new = None
    if heaps is not None:
        v, more = int(types[-1]), 1 + 1 / d
        new = v * (more**heaps - 1)
    words = tuple(columns.labels[which] for which in top)
    return Growth(points, _steadiness(view, n, words, changes), heaps, new, view.stop_list)


def _commonest(view: View, left: NDArray[np.bool_], n: int) -> tuple[list[int], list[int]]:
    """The n commonest types, and how many came among them with each document."""
    columns = view.columns
    room, n_types, every = columns.room(), len(columns.keys), bool(left.all())
    counts = np.zeros(n_types, dtype=np.int64)
    top = np.zeros(0, dtype=np.int32)
    on_top = np.zeros(n_types, dtype=bool)
    changes: list[int] = []
    for index in range(len(columns.documents)):
        types, added = columns.row(index, room)
        if not every:
            of = left[types]
            types, added = types[of], added[of]
        now = counts[types] + added
        counts[types] = now
        # Only a word of this document can have come in: the others stand where they stood.
        least = counts[top].min() if len(top) == n else 0
        rising = types[now >= least]
        rising = rising[~on_top[rising]]
        n_changed = 0
        if len(rising):
            before = top
            top = _first(np.concatenate([top, rising]), counts, n)
            on_top[before] = False
            n_changed = len(top) - int(np.isin(top, before, assume_unique=True).sum())
            on_top[top] = True
        changes.append(n_changed if index else 0)
    return _first(top, counts, n).tolist(), changes


def _first(types: Room, counts: Counts, n: int) -> Room:
    """The n commonest of some types; of equally common ones the first to appear, as everywhere."""
    return types[np.lexsort((types, -counts[types]))[:n]]


def _steadiness(view: View, n: int, words: tuple[str, ...], changes: list[int]) -> Steadiness:
    documents = view.columns.documents
    d = len(documents)
    lately = sum(changes[d // 2 :]) if d > 1 else 0
    last = next((documents[at].number for at in range(d - 1, 0, -1) if changes[at]), None)
    following = d * (2 ** (1 / lately) - 1) if lately and d >= 4 else None
    return Steadiness(n, words, last, lately, following)


def _heaps(tokens: NDArray[np.int64], types: NDArray[np.int64]) -> float | None:
    if len(tokens) < 2 or not types[-1] or not tokens[0]:
        return None
    n, v = int(tokens[-1]), int(types[-1])
    half = max(int(np.searchsorted(tokens, n / 2, side="right")) - 1, 0)
    before, seen = int(tokens[half]), int(types[half])
    return log2(v / seen) / log2(n / before) if 0 < before < n and seen else None
