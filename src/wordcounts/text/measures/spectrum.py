"""The frequency spectrum: how many types occur once, how many twice, ...; what most measures are made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil
from typing import Final, Self

PLOTTED: Final = 400
"""Points given of a rank-frequency curve: more cannot be told apart on a logarithmic axis of a page's width."""


@dataclass(frozen=True, slots=True)
class Spectrum:
    """Frequency classes, rarest first: `n_types[k]` types occur `counts[k]` times each.

    Counts are 1 or more and distinct; there are at most sqrt(2 n_tokens) of them, which makes formulas on the spectrum
    cheap for any text.
    """

    counts: tuple[int, ...] = ()
    n_types: tuple[int, ...] = ()

    @classmethod
    def of(cls, counts: Iterable[int]) -> Self:
        """The spectrum of the counts of types, in any order.

        >>> Spectrum.of([5, 1, 2, 1])
        Spectrum(counts=(1, 2, 5), n_types=(2, 1, 1))
        """
        classes = sorted(Counter(counts).items())
        return cls(tuple(count for count, _ in classes), tuple(n for _, n in classes))

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """Pairs of a count and the number of types that have it."""
        return iter(zip(self.counts, self.n_types, strict=True))

    @property
    def tokens(self) -> int:
        """N: running words."""
        return sum(count * n for count, n in self)

    @property
    def types(self) -> int:
        """V: distinct words."""
        return sum(self.n_types)

    @property
    def hapaxes(self) -> int:
        """V1: types that occur once."""
        return self.occurring(1)

    def occurring(self, count: int) -> int:
        """Types that occur so often."""
        return dict(self).get(count, 0)

    def by_rank(self) -> Iterator[tuple[int, int, int]]:
        """(first rank, last rank, count) of each run of types of one count, commonest first; ranks from 1.

        Source: Zipf, G. K. (1949), "Human Behavior and the Principle of Least Effort": equal counts share their run of
        ranks in any order.
        """
        rank = 1
        for count, n in zip(reversed(self.counts), reversed(self.n_types), strict=True):
            yield rank, rank + n - 1, count
            rank += n


@dataclass(frozen=True, slots=True)
class RankPoint:
    """One point of a rank-frequency curve."""

    rank: int
    count: int


def rank_frequency(spectrum: Spectrum, n_points: int = PLOTTED) -> tuple[RankPoint, ...]:
    """The curve of counts by rank, thinned to about `n_points`: both ends of each run of equal counts, or fewer.

    A run is a flat step of the curve, so that its two ends are all of it. Where there are more steps than points, those
    nearest to ranks evenly spaced on a logarithmic axis are kept, first and last among them.
    """
    every = [
        RankPoint(rank, count)
        for first, last, count in spectrum.by_rank()
        for rank in ((first,) if first == last else (first, last))
    ]
    if len(every) <= n_points:
        return tuple(every)
    growth = every[-1].rank ** (1 / (n_points - 1))
    kept, wanted = [every[0]], growth
    for point in every[1:-1]:
        if point.rank >= wanted:
            kept.append(point)
            wanted = max(wanted * growth, ceil(point.rank * growth))
    return (*kept, every[-1])
