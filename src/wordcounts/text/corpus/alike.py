"""Documents that say nearly the same: versions of one page that differ by a date, a counter, a corrected sentence.

How near two documents are is told by their words with their counts: the sum of the smaller of both counts of each word,
by the sum of the greater (Ruzicka 1958; the weighted form of the resemblance of Broder 1997, "On the resemblance and
containment of documents", which is of shingles). Pairs that may be near are found without comparing each with each, by
minhashes in bands (Broder 1997; Indyk and Motwani 1998: a pair whose sets of words have a resemblance s is alike in one
of b bands of r with the chance 1 - (1 - s ** r) ** b). Each such pair is reckoned exactly: no share is an estimate.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from wordcounts.text.corpus.corpus import Corpus, blocks_of

NEAR: Final = 0.9
"""From which share on two documents are nearly the same. Of 1,475 real pages of 2025 the nearest pair had 0.96 (two
models of one vacuum cleaner), the next 0.63; pages with another date or counter have 0.997 (median; 500 of them), with
one word of twenty changed 0.92, with one of ten 0.85."""

MIN_TOKENS: Final = 20
"""A shorter text is like another by chance."""

N_BANDS: Final = 12
N_ROWS: Final = 4
"""Minhashes in a band: a pair is looked at when all of a band are equal. Of 2,987 made-up pairs of NEAR or more, each
was found."""

MAX_BUCKET: Final = 200
"""Documents that are alike in one band and are compared each with the first ones of them: hundreds of versions of one
page would be tens of thousands of pairs, and each has its original among the first."""

_SEED: Final = 1


@dataclass(frozen=True, slots=True)
class Near:
    """A document that says nearly what an earlier one says."""

    number: int
    name: str
    near: int
    """The number of the earlier one: of several the nearest, of those the first."""
    near_name: str
    share: float
    """How near, from NEAR to 1."""


@dataclass(frozen=True, slots=True)
class Alike:
    """The documents that say nearly what earlier ones say, in their order."""

    n_documents: int
    threshold: float
    items: tuple[Near, ...]


def alike(corpus: Corpus, *, threshold: float = NEAR) -> Alike:
    """Find documents that are near earlier ones: some 2 ns for each count of the corpus and each minhash, 30 us a pair.

    Args:
        corpus: the documents; those of fewer than MIN_TOKENS tokens are near none.
        threshold: the least share that is told; of pairs below NEAR some are missed.
    """
    sizes = corpus.sizes
    best: dict[int, tuple[float, int]] = {}
    for first, second in _pairs(corpus):
        smaller, greater = sorted((int(sizes[first]), int(sizes[second])))
        if smaller < MIN_TOKENS or smaller < threshold * greater:
            continue
        share = _share(corpus, first, second)
        known = best.get(second, (0.0, 0))
        if share >= threshold and (share, -first) > (known[0], -known[1]):
            best[second] = (share, first)
    documents = corpus.documents
    items = tuple(
        Near(documents[at].number, documents[at].name, documents[of].number, documents[of].name, share)
        for at, (share, of) in sorted(best.items())
    )
    return Alike(len(documents), threshold, items)


def _share(corpus: Corpus, first: int, second: int) -> float:
    """The smaller counts by the greater ones: 1 for the same words as often, whatever their order."""
    one, other = corpus.row(first), corpus.row(second)
    _, left, right = np.intersect1d(one[0], other[0], assume_unique=True, return_indices=True)
    smaller = int(np.minimum(one[1][left], other[1][right]).sum(dtype=np.int64))
    return smaller / (int(one[1].sum(dtype=np.int64)) + int(other[1].sum(dtype=np.int64)) - smaller)


def _pairs(corpus: Corpus) -> list[tuple[int, int]]:
    """Pairs that are alike in a band, the earlier first, in their order."""
    found: set[tuple[int, int]] = set()
    full = np.flatnonzero(np.diff(corpus.starts) > 0)
    if len(full) < 2:
        return []
    random = np.random.default_rng(_SEED)
    for _ in range(N_BANDS):
        band = np.stack([_minhashes(corpus, full, random) for _ in range(N_ROWS)])
        order = np.lexsort(band)  # stable: documents that are alike stay in their order
        differs = (np.diff(band[:, order], axis=1) != 0).any(axis=0)
        for bucket in np.split(full[order], np.flatnonzero(differs) + 1):
            same = bucket.tolist()
            found.update((first, second) for at, first in enumerate(same[:MAX_BUCKET]) for second in same[at + 1 :])
    return sorted(found)


def _minhashes(corpus: Corpus, full: NDArray[np.int64], random: np.random.Generator) -> NDArray[np.int64]:
    """The least hash of the forms of each document that has some. Forms are numbered: a hash of one is looked up."""
    hashes = random.integers(0, 1 << 32, size=len(corpus.forms), dtype=np.uint32)
    starts = np.append(corpus.starts[:-1][full], corpus.starts[-1])
    found = np.empty(len(full), dtype=np.int64)
    for first, after in blocks_of(starts):
        numbers = corpus.numbers[int(starts[first]) : int(starts[after])]
        found[first:after] = np.minimum.reduceat(hashes[numbers], starts[first:after] - starts[first])
    return found
