"""How evenly each word is spread over the documents of a corpus, by the measures of `measures.dispersion`, all at once.

The parts are the documents that hold words. A corpus of fewer than two has no spread to speak of.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from wordcounts.errors import InvalidOption
from wordcounts.text.corpus.columns import Columns, View, chosen
from wordcounts.text.corpus.corpus import blocks_of
from wordcounts.text.views.stopwords import UsedList

Floats = NDArray[np.float64]

EvenSort = Literal["count", "-count", "word", "-word", "dp_norm", "-dp_norm", "n_documents", "-n_documents"]
"""dp_norm: the most even first; n_documents: those of the most documents first; with a minus the other way round."""

EVEN_SORTS: Final = get_args(EvenSort)


@dataclass(frozen=True, slots=True)
class EvenItem:
    """One word over the documents; what each measure says stands in `measures.dispersion`."""

    rank: int
    """1 for the commonest, as in the words themselves."""
    word: str
    count: int
    n_documents: int
    """Range: in how many documents it occurs."""
    share_of_documents: float
    """Of those that hold words."""
    dp: float | None
    """0 as even as the documents' lengths, towards 1 for a word of one short document. None with fewer than two."""
    dp_norm: float | None
    juilland_d: float | None
    carroll_d2: float | None
    idf: float
    """log10 of all documents over those with the word: 0 for a word of all."""


@dataclass(frozen=True, slots=True)
class Evenness:
    """A page of the words, with how they are spread."""

    n_documents: int
    """Those that hold words."""
    n_tokens: int
    total: int
    items: tuple[EvenItem, ...]
    stop_list: UsedList | None


@dataclass(frozen=True)
class Spreads:
    """The measures of every type of some columns, each an array; all are worked out in one go."""

    dp: Floats
    dp_norm: Floats
    juilland_d: Floats
    carroll_d2: Floats


def spreads(columns: Columns) -> Spreads | None:
    """Every measure of every type, some 20 ns for each entry; None without two documents that hold words."""
    held = columns.sizes > 0
    k, n = int(held.sum()), len(columns.keys)
    if k < 2:
        return None
    sizes = columns.sizes.astype(np.float64)
    found = Spreads(*(np.zeros(n) for _ in range(4)))
    for first, after in blocks_of(columns.starts):
        of = slice(int(columns.starts[first]), int(columns.starts[after]))
        rows = slice(first, after)
        offsets = columns.starts[first:after] - columns.starts[first]
        within, tallies = columns.within[of], columns.tallies[of].astype(np.float64)
        repeats = columns.n_documents[rows]
        _block(found, rows, offsets, repeats, tallies, sizes[within], columns.counts[rows], float(sizes.sum()), k)
    found.dp_norm[:] = found.dp / (1 - sizes[held].min() / sizes.sum())
    return found


def _block(
    found: Spreads,
    rows: slice,
    offsets: NDArray[np.int64],
    repeats: NDArray[np.int64],
    tallies: Floats,
    sizes: Floats,
    counts: NDArray[np.int64],
    n_tokens: float,
    k: int,
) -> None:
    """The types of some rows; `sizes` are of the documents beside their tallies."""
    shares = sizes / n_tokens
    # A document without the word adds its own share: all of them together what the others leave of 1.
    apart = np.abs(tallies / np.repeat(counts, repeats) - shares) - shares
    found.dp[rows] = np.clip((np.add.reduceat(apart, offsets) + 1) / 2, 0, 1)
    rates = tallies / sizes
    total = np.add.reduceat(rates, offsets)
    mean = total / k
    squares = np.add.reduceat((rates - np.repeat(mean, repeats)) ** 2, offsets) + (k - repeats) * mean**2
    found.juilland_d[rows] = 1 - np.sqrt(squares / k) / mean / np.sqrt(k - 1)
    parts = rates / np.repeat(total, repeats)
    found.carroll_d2[rows] = np.maximum(-np.add.reduceat(parts * np.log2(parts), offsets), 0) / np.log2(k)


def evenness(view: View, of: Spreads | None, *, sort: EvenSort = "count", min_count: int = 1) -> Evenness:
    """The words of a view with how they are spread over the documents.

    Args:
        view: the words; its own sort is not looked at.
        of: `spreads` of its columns.
        sort: ties come by rank.
        min_count: rarer words are left out: a word that occurs once is in one document however it is measured.

    Raises:
        InvalidOption: a search that cannot be made, a sort or min_count that is none.
    """
    if sort not in EVEN_SORTS:
        raise InvalidOption(f"sort takes one of {', '.join(EVEN_SORTS)}.", parameter="sort")
    if min_count < 1:
        raise InvalidOption("min_count takes 1 or more.", parameter="min_count")
    columns = view.columns
    choice = chosen(view, view.options)
    places = np.sort(choice.found)
    types = choice.ranked[places]
    common = columns.counts[types] >= min_count
    places, types = places[common], types[common]
    key = sort.lstrip("-")
    by: NDArray[np.int64] | Floats = -columns.counts[types]
    if key == "word":
        by = columns.alphabet[types]
    elif key == "n_documents":
        by = -columns.n_documents[types]
    elif key == "dp_norm" and of:
        by = of.dp_norm[types]
    order = np.argsort(-by if sort.startswith("-") else by, kind="stable")
    options = view.options
    page = order[options.offset : None if options.limit is None else options.offset + options.limit]
    k = int((columns.sizes > 0).sum())
    items = tuple(_item(columns, of, k, int(places[at]) + 1, int(types[at])) for at in page.tolist())
    return Evenness(k, columns.totals.n_tokens, len(types), items, choice.stop_list)


def _item(columns: Columns, of: Spreads | None, k: int, rank: int, which: int) -> EvenItem:
    n = int(columns.n_documents[which])
    label, count, idf = columns.labels[which], int(columns.counts[which]), float(np.log10(k / n))
    if of is None:
        return EvenItem(rank, label, count, n, n / k, None, None, None, None, idf)
    dp, dp_norm, d, d2 = (float(one[which]) for one in (of.dp, of.dp_norm, of.juilland_d, of.carroll_d2))
    return EvenItem(rank, label, count, n, n / k, dp, dp_norm, d, d2, idf)
