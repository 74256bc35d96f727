"""Two by two: how far a table of counts is from what chance alone would give. For collocations and for keyness.

The table is n11, n12 in its first row and n21, n22 in its second. Expected counts are row total times column total
over N. Undefined, with a row or column that is all 0, is None.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import erfc, exp, fsum, lgamma, log, sqrt
from typing import Final, Self

CRITICAL: Final = {0.05: 3.84, 0.01: 6.63, 0.001: 10.83, 0.0001: 15.14}
"""p -> the value that a statistic of one degree of freedom exceeds with that chance (chi-squared; two decimals)."""


@dataclass(frozen=True, slots=True)
class TwoByTwo:
    """Counts of two events, together and apart; none below 0."""

    n11: int
    n12: int
    n21: int
    n22: int

    @classmethod
    def of_corpora(cls, a: int, b: int, c: int, d: int) -> Self:
        """A word's count in two corpora (a, b) of c and d tokens."""
        return cls(a, b, c - a, d - b)

    @classmethod
    def of_pair(cls, o: int, n1: int, n2: int, n: int) -> Self:
        """Two words' occurrences together (o), each (n1, n2), among n."""
        return cls(o, n1 - o, n2 - o, n - n1 - n2 + o)

    @property
    def n(self) -> int:
        """All counts together."""
        return self.n11 + self.n12 + self.n21 + self.n22

    @property
    def margins(self) -> tuple[int, int, int, int]:
        """Totals of the rows, then of the columns."""
        return self.n11 + self.n12, self.n21 + self.n22, self.n11 + self.n21, self.n12 + self.n22

    @property
    def cells(self) -> tuple[tuple[int, float], ...]:
        """(observed, expected) of n11, n12, n21, n22; N above 0."""
        r1, r2, c1, c2 = self.margins
        n = self.n
        return (
            (self.n11, r1 * c1 / n),
            (self.n12, r1 * c2 / n),
            (self.n21, r2 * c1 / n),
            (self.n22, r2 * c2 / n),
        )

    @property
    def sign(self) -> int:
        """1 where n11 is not below what is expected, else -1. In whole numbers, so that equal is equal."""
        r1, _, c1, _ = self.margins
        return 1 if self.n11 * self.n >= r1 * c1 else -1


def g2_four_term(table: TwoByTwo) -> float | None:
    """2 sum O ln(O/E) over all four cells, 0 or more; `table.sign` gives it a direction.

    Source: Dunning, T. (1993), "Accurate methods for the statistics of surprise and coincidence".
    """
    if not all(table.margins):
        return None
    return max(2 * fsum(o * log(o / e) for o, e in table.cells if o), 0.0)


def williams_g2(table: TwoByTwo) -> float | None:
    """G2 of four terms over Williams' correction for small samples.

    q = 1 + (N/r1 + N/r2 - 1)(N/c1 + N/c2 - 1) / (6N). Source: Williams, D. A. (1976), Biometrika 63.
    """
    g2 = g2_four_term(table)
    if g2 is None:
        return None
    r1, r2, c1, c2 = table.margins
    n = table.n
    return g2 / (1 + (n / r1 + n / r2 - 1) * (n / c1 + n / c2 - 1) / (6 * n))


def chi2(table: TwoByTwo) -> float | None:
    """Pearson's sum of (O-E)^2/E. Too large where an expected count is below 5: Dunning's G2 is meant for those."""
    if not all(table.margins):
        return None
    return fsum((o - e) ** 2 / e for o, e in table.cells)


def yates_chi2(table: TwoByTwo) -> float | None:
    """Pearson's sum with Yates' correction for continuity, (|O-E| - 1/2)^2/E, 0 where |O-E| is less than 1/2.

    Source: Yates, F. (1934), "Contingency tables involving small numbers". (quanteda applies it only where the
    difference of the diagonals' products is large enough.)
    """
    if not all(table.margins):
        return None
    return fsum(max(abs(o - e) - 0.5, 0.0) ** 2 / e for o, e in table.cells)


def p_value(statistic: float) -> float:
    """The chance of so large a statistic of one degree of freedom (chi-squared), of either sign: erfc(sqrt(x/2))."""
    return erfc(sqrt(abs(statistic) / 2))


def fisher_p(table: TwoByTwo) -> float | None:
    """Fisher's exact test, two-sided: all tables of the same margins that are no likelier. Linear in the least margin.

    Source: Fisher, R. A. (1935), "The logic of inductive inference".
    """
    r1, r2, c1, _ = table.margins
    if not all(table.margins):
        return None
    low, high = max(0, c1 - r2), min(r1, c1)
    chances = {k: _log_choose(r1, k) + _log_choose(r2, c1 - k) for k in range(low, high + 1)}
    whole = _log_choose(table.n, c1)
    # A hair of room, so that tables as likely as the observed one are not lost to rounding (R's fisher.test does so).
    limit = chances[table.n11] + 1e-7
    return min(fsum(exp(chance - whole) for chance in chances.values() if chance <= limit), 1.0)


def odds_ratio(table: TwoByTwo) -> float | None:
    """n11 n22 / (n12 n21); undefined where that divides by 0."""
    return table.n11 * table.n22 / (table.n12 * table.n21) if table.n12 and table.n21 else None


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
