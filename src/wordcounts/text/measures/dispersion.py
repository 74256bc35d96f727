"""How evenly a word is spread over the parts of a text.

T_i is how often it occurs in part i of k, W_i the tokens of that part; N and W their sums; t_i = T_i/N, w_i = W_i/W;
R_i = T_i/W_i, r_i = R_i / sum R. Most measures are 1 for an even spread and 0 for one part; DP and DPnorm the other way
round. All are None for a word that does not occur, and without two parts that hold tokens; parts without tokens must
be left out (`Parts.of` does).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum, log2, sqrt
from typing import Self


@dataclass(frozen=True, slots=True)
class Parts:
    """A word's occurrences in each part, and the tokens of each part; of equal length, no part empty."""

    counts: tuple[int, ...]
    sizes: tuple[int, ...]

    @classmethod
    def of(cls, counts: Iterable[int], sizes: Iterable[int]) -> Self:
        """The parts that hold tokens."""
        kept = [(count, size) for count, size in zip(counts, sizes, strict=True) if size]
        return cls(tuple(count for count, _ in kept), tuple(size for _, size in kept))

    @property
    def defined(self) -> bool:
        """Whether there is a spread to speak of: an occurrence, and two parts."""
        return len(self.sizes) > 1 and any(self.counts)

    @property
    def rates(self) -> list[float]:
        """R_i."""
        return [count / size for count, size in zip(self.counts, self.sizes, strict=True)]

    @property
    def shares(self) -> list[tuple[float, float]]:
        """(t_i, w_i)."""
        n, w = sum(self.counts), sum(self.sizes)
        return [(count / n, size / w) for count, size in zip(self.counts, self.sizes, strict=True)]


def share_of_parts(parts: Parts) -> float | None:
    """Relative range: the share of the parts in which the word occurs, 0 to 1."""
    return sum(map(bool, parts.counts)) / len(parts.sizes) if parts.defined else None


def juilland_d(parts: Parts) -> float | None:
    """1 - V/sqrt(k-1), V the coefficient of variation of the rates (population): 1 even, 0 in one part.

    With many parts nearly every word comes close to 1: use few, or DP.
    Source: Juilland, A. & Chang-Rodríguez, E. (1964), "Frequency Dictionary of Spanish Words".
    """
    if not parts.defined:
        return None
    return 1 - _variation(parts.rates) / sqrt(len(parts.sizes) - 1)


def variation(parts: Parts) -> float | None:
    """The standard deviation of the counts (population) as a multiple of their mean, whatever the sizes: 0 or more.

    Source: as `vc` in Gries (2008).
    """
    return _variation(parts.counts) if parts.defined else None


def carroll_d2(parts: Parts) -> float | None:
    """Entropy of the rates over its largest value, sum r log2(1/r) / log2 k: 1 even, 0 in one part.

    Source: Carroll, J. B. (1970), "An alternative to Juilland's usage coefficient".
    """
    if not parts.defined:
        return None
    rates = parts.rates
    total = fsum(rates)
    entropy = -fsum(rate / total * log2(rate / total) for rate in rates if rate)
    return entropy / log2(len(rates))


def rosengren_s(parts: Parts) -> float | None:
    """(sum sqrt(w_i T_i))^2 / N: 1 even, least in one small part.

    Source: Rosengren, I. (1971), "The quantitative concept of language".
    """
    if not parts.defined:
        return None
    shares = parts.shares
    return fsum(sqrt(t * w) for t, w in shares) ** 2


def dp(parts: Parts) -> float | None:
    """Deviation of proportions, sum |t_i - w_i| / 2: 0 even, towards 1 the more one small part holds all.

    Source: Gries, S. Th. (2008), "Dispersions and adjusted frequencies in corpora".
    """
    return fsum(abs(t - w) for t, w in parts.shares) / 2 if parts.defined else None


def dp_norm(parts: Parts) -> float | None:
    """DP / (1 - min w_i), which reaches 1 when the smallest part holds all.

    Source: Lijffijt, J. & Gries, S. Th. (2012), "Correction to 'Dispersions and adjusted frequencies in corpora'".
    """
    found = dp(parts)
    return None if found is None else found / (1 - min(parts.sizes) / sum(parts.sizes))


def da(parts: Parts) -> float | None:
    """1 - mean difference of all pairs of rates over twice their mean: 1 even, 0 in one part.

    As 1 - sum over pairs |r_i - r_j| / (k-1); by sorting, in k log k and not in k^2.
    Source: Burch, B., Egbert, J. & Biber, D. (2017), "Measuring and interpreting lexical dispersion".
    """
    if not parts.defined:
        return None
    rates = sorted(parts.rates)
    k, total = len(rates), fsum(rates)
    pairs = fsum((2 * i - k + 1) * rate for i, rate in enumerate(rates))
    return 1 - pairs / total / (k - 1)


def kl(parts: Parts) -> float | None:
    """Kullback-Leibler divergence of the spread from the sizes, sum t log2(t/w), in bits: 0 even, no upper bound.

    Source: Gries, S. Th. (2021), "A new approach to (key) keywords analysis".
    """
    return max(fsum(t * log2(t / w) for t, w in parts.shares if t), 0.0) if parts.defined else None


def dkl(parts: Parts) -> float | None:
    """1 / (1 + KL): the same between 0 and 1, 1 even. Source: as tlda's `disp_DKL` with its default standardisation."""
    found = kl(parts)
    return None if found is None else 1 / (1 + found)


def usage(parts: Parts) -> float | None:
    """Juilland's U, D times N: the occurrences as they would count if evenly spread."""
    found = juilland_d(parts)
    return None if found is None else found * sum(parts.counts)


def average_reduced_frequency(positions: Sequence[int], n_tokens: int) -> float | None:
    """ARF: occurrences, those that stand close together counted for less: sum min(d_j, v)/v, v = N/f.

    Needs no parts. The d_j are the distances from one occurrence to the next, around the end of the text; f occurrences
    evenly spread give f, in one place 1 or little more. None for a word that does not occur.
    Source: Savický, P. & Hlaváčová, J. (2002), "Measures of word commonness".

    Args:
        positions: of the occurrences, in tokens from 0, rising.
        n_tokens: of the text.
    """
    if not positions:
        return None
    even = n_tokens / len(positions)
    around = positions[0] + n_tokens - positions[-1]
    return fsum(min(distance, even) for distance in (*(b - a for a, b in pairwise(positions)), around)) / even


def _variation(values: Sequence[float]) -> float:
    mean = fsum(values) / len(values)
    return sqrt(fsum((value - mean) ** 2 for value in values) / len(values)) / mean
