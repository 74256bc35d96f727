"""How likely a difference between two sets of documents is, were the documents dealt to them at random.

Unlike G2, which takes each word for drawn by itself, it knows that words come in documents: one that fills a single
document and is nowhere else is no surprise here.

The statistic is the difference of the two sets' relative frequencies, a/c - b/d, either way. Where there are no more
deals than were asked for, all of them are tried, and the p is exact; else as many are drawn, and
p = (1 + those at least as far apart) / (1 + deals).
Source: Pitman, E. J. G. (1937), for the test; Phipson, B. & Smyth, G. K. (2010), "Permutation p-values should never be
zero"; Lijffijt, J. et al. (2016), "Significance testing of word frequencies in corpora", for texts as its units.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from wordcounts.text.corpus.corpus import Counts

MAX_DEALS: Final = 9_999

MAX_TESTED: Final = 2_000
"""Words: the commonest of both together, a choice that does not look at which set they are in; so q is corrected for
these alone (Bourgon, R. et al. (2010), "Independent filtering increases detection power")."""

MAX_STEPS: Final = 2_000_000_000
"""Counts that are added up for all deals together, some 0.5 s of CPU: of many documents and deals fewer words are
tested, and the answer says how many."""

LEAST_TESTED: Final = 50

MAX_SINGLE: Final = 5_000
"""Documents up to which one against the rest is exact, whatever was asked for: there are as many deals as documents."""

BLOCK: Final = 500
"""Deals, and words, at a time: of 3,000 documents either takes 12 MB."""

_HAIR: Final = 1e-12
"""Room for rounding, by which a deal that is as far apart as what was found would be lost."""


def n_tested(n_documents: int, n_ours: int, n_deals: int) -> int:
    """How many words are tested at most: MAX_TESTED, or fewer where that would take more than MAX_STEPS.

    Args:
        n_documents: of both sides.
        n_ours: of them, those of the target.
        n_deals: how many are asked for.
    """
    if min(n_ours, n_documents - n_ours) == 1 and n_documents <= MAX_SINGLE:
        return MAX_TESTED  # all deals of one document cost a word no more than one
    return min(MAX_TESTED, max(LEAST_TESTED, MAX_STEPS // (n_documents * n_deals)))


@dataclass(frozen=True)
class Permuted:
    """What came out."""

    p: NDArray[np.float64]
    """Of each word."""
    n_deals: int
    """How many were tried, what was found among them where all were."""
    exact: bool


def permuted(cells: NDArray[Any], sizes: Counts, target: NDArray[np.bool_], *, n_deals: int, seed: int) -> Permuted:
    """Test words.

    Args:
        cells: a row for each word, a column for each document.
        sizes: tokens of each document, none 0.
        target: whether a document is of the target; neither all nor none are.
        n_deals: how many deals are drawn, 1 to MAX_DEALS.
        seed: the same seed gives the same p, on any machine and with any NumPy.
    """
    n, k = len(sizes), int(target.sum())
    exact = comb(n, k) <= max(n_deals + 1, MAX_SINGLE if k in (1, n - 1) else 0)
    blocks = (cells[first : first + BLOCK].astype(np.float64) for first in range(0, len(cells), BLOCK))
    if exact and k == 1:
        tried, as_far = n, [_as_far_alone(block, sizes, target) for block in blocks]
    else:
        deals = _all_deals(n, k) if exact else _drawn(n, k, n_deals, seed)
        tried, as_far = deals.shape[1], [_as_far(block, sizes, target, deals) for block in blocks]
    found = np.concatenate(as_far) if as_far else np.zeros(0, dtype=np.int64)
    p = found / tried if exact else (1 + found) / (1 + tried)
    return Permuted(p, tried, exact)


def _as_far(
    cells: NDArray[np.float64], sizes: Counts, target: NDArray[np.bool_], deals: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """By how many deals each word is at least as far apart; sums of whole numbers below 2 ** 53 are exact."""
    found = np.abs(_difference(cells, sizes, target[:, None]))
    as_far = np.zeros(len(cells), dtype=np.int64)
    for start in range(0, deals.shape[1], BLOCK):
        apart = np.abs(_difference(cells, sizes, deals[:, start : start + BLOCK]))
        as_far += (apart >= found - _HAIR).sum(axis=1)
    return as_far


def _as_far_alone(cells: NDArray[np.float64], sizes: Counts, target: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The same for all deals of one document: each against the rest."""
    rest = (cells.sum(axis=1)[:, None] - cells) / (sizes.sum() - sizes)
    apart = np.abs(cells / sizes - rest)
    found: NDArray[np.int64] = (apart >= apart[:, target] - _HAIR).sum(axis=1)
    return found


def _difference(cells: NDArray[np.float64], sizes: Counts, deals: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Of each word, by each deal (a column says which documents are of the target)."""
    dealt = deals.astype(np.float64)
    ours, c = cells @ dealt, sizes @ dealt
    theirs, d = cells.sum(axis=1)[:, None] - ours, sizes.sum() - c
    return np.asarray(ours / c - theirs / d)


def _all_deals(n: int, k: int) -> NDArray[np.bool_]:
    every = list(combinations(range(n), k))
    deals = np.zeros((n, len(every)), dtype=bool)
    for column, of in enumerate(every):
        deals[list(of), column] = True
    return deals


def _drawn(n: int, k: int, n_deals: int, seed: int) -> NDArray[np.bool_]:
    """Each deal takes the k documents of the least random numbers. A generator's raw numbers are NumPy's promise."""
    source = np.random.PCG64(seed)
    deals = np.zeros((n_deals, n), dtype=bool)
    for deal in deals:
        drawn = source.random_raw(n)
        deal[drawn <= np.partition(drawn, k - 1)[k - 1]] = True
    return deals.T
