"""Zipf's law, two views of it: the exponent of ranks, and the power law of the frequency spectrum.

Neither alone is the truth, so that a fit is always both. The rank exponent by maximum likelihood takes ranks for
outcomes, which they are not: a word's rank is decided by the counts, and the estimate is biased for texts (Pilgrim &
Hills 2021, "Bias in Zipf's law estimators", Scientific Reports 11, PMC8397718). The line through the points on
logarithmic paper has no likelihood at all; it is given because others print it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum, lgamma, log, sqrt
from typing import Final

from wordcounts.text.measures.fitting import minimum
from wordcounts.text.measures.spectrum import Spectrum

MAX_EXPONENT: Final = 6.0
"""Where the searches end: texts lie between 0.8 and 1.3 (ranks), and between 1.5 and 2.5 (spectrum)."""

N_XMIN: Final = 100
"""Smallest distinct counts that are tried as the beginning of the power law. The counts of a text have no gap before
the hundredth, and its tail begins well below it (Moby Dick's at 7); all of them would take quadratic time."""

MIN_TAIL: Final = 50
"""Types below which no power law is fitted: the estimate may then be far off (Clauset et al. 2009, 3.5)."""


@dataclass(frozen=True, slots=True)
class RankFit:
    """count ~ rank^-exponent, over all ranks."""

    exponent: float


@dataclass(frozen=True, slots=True)
class LineFit:
    """Least squares through log10 count against log10 rank."""

    slope: float
    r_squared: float


@dataclass(frozen=True, slots=True)
class SpectrumFit:
    """The share of types that occur x times ~ x^-alpha, from xmin on."""

    alpha: float
    xmin: int
    sigma: float
    """Standard error of alpha: (alpha - 1)/sqrt(n_tail)."""
    n_tail: int
    """Types that occur xmin times or more."""
    distance: float
    """Kolmogorov-Smirnov distance of the fit from the types of the tail, 0 to 1."""


def rank_fit(spectrum: Spectrum) -> RankFit | None:
    """The rank exponent by maximum likelihood: least s sum f_r ln r + N ln sum r^-s; needs two types of unlike counts.

    Equal counts have no exponent: s would be 0, at the edge of what is searched. Biased for texts (module docstring).
    Source: Zipf (1949); the likelihood as in Piantadosi (2014), "Zipf's word frequency law in natural language".
    """
    if len(spectrum.counts) < 2:
        return None
    n, v = spectrum.tokens, spectrum.types
    # sum of f_r ln r, a run of equal counts at a time.
    weighted = sum(count * _sum_of_logs(first, last) for first, last, count in spectrum.by_rank())
    return RankFit(minimum(lambda s: s * weighted + n * log(_harmonic(v, s)), 0.0, MAX_EXPONENT))


def expected_counts(spectrum: Spectrum, fit: RankFit, ranks: Iterable[int]) -> list[float]:
    """How often the words of these ranks would occur, were the fit the truth: N r^-s / sum r^-s. Ranks from 1."""
    scale = spectrum.tokens / _harmonic(spectrum.types, fit.exponent)
    return [scale * rank**-fit.exponent for rank in ranks]


def line_fit(spectrum: Spectrum, n_ranks: int | None = None) -> LineFit | None:
    """The line through the points of rank and count on logarithmic paper; needs two ranks and unlike counts.

    The many words that occur once weigh most, and the points are not independent: look, but do not conclude.

    Args:
        spectrum: of the text.
        n_ranks: the commonest that are looked at; None for all.
    """
    ranks: list[float] = []
    counts: list[float] = []
    for first, last, count in spectrum.by_rank():
        end = last if n_ranks is None else min(last, n_ranks)
        ranks.extend(log(rank) for rank in range(first, end + 1))
        counts.extend([log(count)] * (end - first + 1))
    n = len(ranks)
    if n < 2:
        return None
    mean_x, mean_y = sum(ranks) / n, sum(counts) / n
    xx = sum((x - mean_x) ** 2 for x in ranks)
    yy = sum((y - mean_y) ** 2 for y in counts)
    xy = sum((x - mean_x) * (y - mean_y) for x, y in zip(ranks, counts, strict=True))
    return LineFit(xy / xx, xy * xy / (xx * yy)) if yy else None


def spectrum_fit(spectrum: Spectrum) -> SpectrumFit | None:
    """The power law of the spectrum: discrete maximum likelihood, from the xmin whose fit lies nearest to the types.

    Undefined for a tail of fewer than MIN_TAIL types. Cost: N_XMIN times the number of frequency classes.
    Source: Clauset, A., Shalizi, C. R. & Newman, M. E. J. (2009), "Power-law distributions in empirical data",
    equations 3.5 and 3.9.
    """
    best: SpectrumFit | None = None
    counts, n_types = spectrum.counts, spectrum.n_types
    n_tail = spectrum.types
    logs = sum(n * log(count) for count, n in spectrum)
    for start in range(min(N_XMIN, len(counts) - 1)):
        if n_tail < MIN_TAIL:
            break
        found = _tail_fit(counts[start:], n_types[start:], n_tail, logs)
        if best is None or found.distance < best.distance:
            best = found
        n_tail -= n_types[start]
        logs -= n_types[start] * log(counts[start])
    return best


def _tail_fit(counts: tuple[int, ...], n_types: tuple[int, ...], n_tail: int, logs: float) -> SpectrumFit:
    xmin = counts[0]
    alpha = minimum(lambda a: n_tail * log(_zeta(a, xmin)) + a * logs, 1.0 + 1e-6, MAX_EXPONENT, 1e-7)
    whole = _zeta(alpha, xmin)
    distance = below = 0.0
    for count, n in zip(counts, n_types, strict=True):
        # Both sides of the step: just before this count, where the types so far are all there are, and at it.
        distance = max(distance, abs(1 - _zeta(alpha, count) / whole - below / n_tail))
        below += n
        distance = max(distance, abs(1 - _zeta(alpha, count + 1) / whole - below / n_tail))
    return SpectrumFit(alpha, xmin, (alpha - 1) / sqrt(n_tail), n_tail, distance)


_DIRECT: Final = 10
"""Terms summed one by one before Euler and Maclaurin's formula takes over, which is then exact to 1e-10 (tests)."""
_BERNOULLI: Final = (1 / 12, -1 / 720, 1 / 30_240, -1 / 1_209_600)
"""B_2k / (2k)! for k from 1 (Abramowitz & Stegun, 23.1.30)."""


def _zeta(s: float, q: int) -> float:
    """Hurwitz' zeta function: the sum of k^-s for k from q on, s above 1."""
    direct = fsum(k**-s for k in range(q, _DIRECT))
    a = max(q, _DIRECT)
    power: float = a**-s
    return direct + power * a / (s - 1) + power / 2 + _correction(s, a, power)


def _harmonic(v: int, s: float) -> float:
    """The sum of r^-s for r from 1 to v, in time that does not grow with v."""
    if v <= 2 * _DIRECT:
        return fsum(r**-s for r in range(1, v + 1))
    direct = fsum(r**-s for r in range(1, _DIRECT))
    low: float = _DIRECT**-s
    high: float = v**-s
    integral = log(v / _DIRECT) if abs(s - 1) < 1e-9 else (v * high - _DIRECT * low) / (1 - s)
    return direct + integral + (low + high) / 2 + _correction(s, _DIRECT, low) - _correction(s, v, high)


def _correction(s: float, a: int, power: float) -> float:
    """The part of Euler and Maclaurin's sum that derivatives at one end give."""
    total, term = 0.0, power * s / a
    for k, bernoulli in enumerate(_BERNOULLI):
        total += bernoulli * term
        term *= (s + 2 * k + 1) * (s + 2 * k + 2) / (a * a)
    return total


def _sum_of_logs(first: int, last: int) -> float:
    return log(first) if first == last else lgamma(last + 1) - lgamma(first)
