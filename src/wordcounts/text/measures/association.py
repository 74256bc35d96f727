"""How strongly two words go together: each measure of collocation under its own name.

o is how often they occur together, n1 and n2 how often each does, n the size of what was looked through; the expected
e = n1 n2 / n. No measure is right for all ends: PMI and the ratios prize rare pairs, t and G2 frequent ones, logDice
lies between and does not depend on n. None is where a formula is undefined: an o of 0 under a logarithm, an empty
margin.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import log, log2, sqrt
from typing import Final, Literal

from wordcounts.text.measures.contingency import TwoByTwo, g2_four_term


@dataclass(frozen=True, slots=True)
class Pair:
    """The counts of two words; o <= n1, n2 <= n."""

    o: int
    n1: int
    n2: int
    n: int

    @property
    def expected(self) -> float:
        """e: how often they would occur together by chance; n above 0."""
        return self.n1 * self.n2 / self.n

    @property
    def table(self) -> TwoByTwo:
        """As two by two."""
        return TwoByTwo.of_pair(self.o, self.n1, self.n2, self.n)


def pmi(pair: Pair) -> float | None:
    """Pointwise mutual information, log2(o/e), in bits; MI of the concordancers. Rare words score highest.

    Source: Church, K. W. & Hanks, P. (1990), "Word association norms, mutual information, and lexicography".
    """
    return log2(pair.o / pair.expected) if pair.o else None


def mi2(pair: Pair) -> float | None:
    """log2(o^2/e): PMI that gives frequent pairs more. Source: Daille, B. (1994)."""
    return log2(pair.o**2 / pair.expected) if pair.o else None


def mi3(pair: Pair) -> float | None:
    """log2(o^3/e): still more so. Source: Daille, B. (1994), "Approche mixte pour l'extraction de terminologie"."""
    return log2(pair.o**3 / pair.expected) if pair.o else None


def npmi(pair: Pair) -> float | None:
    """PMI / -log2(o/n): -1 to 1, 1 when neither comes without the other; undefined also where o is n.

    Source: Bouma, G. (2009), "Normalized (pointwise) mutual information in collocation extraction".
    """
    found = pmi(pair)
    return found / -log2(pair.o / pair.n) if found is not None and pair.o < pair.n else None


def t_score(pair: Pair) -> float | None:
    """(o - e)/sqrt(o). Frequent pairs score highest. Source: Church, K. W. et al. (1991)."""
    return (pair.o - pair.expected) / sqrt(pair.o) if pair.o else None


def z_score(pair: Pair) -> float | None:
    """(o - e)/sqrt(e). Source: Berry-Rogghe, G. L. M. (1973), "The computation of collocations"."""
    return (pair.o - pair.expected) / sqrt(pair.expected) if pair.expected else None


def g2(pair: Pair) -> float | None:
    """Log-likelihood of four terms, with a minus where the two avoid each other. Source: Dunning (1993)."""
    found = g2_four_term(pair.table)
    return None if found is None else pair.table.sign * found


def dice(pair: Pair) -> float | None:
    """2o/(n1 + n2), 0 to 1. Source: Dice, L. R. (1945), "Measures of the amount of ecologic association"."""
    return 2 * pair.o / (pair.n1 + pair.n2) if pair.n1 + pair.n2 else None


def log_dice(pair: Pair) -> float | None:
    """14 + log2 Dice: 14 when neither comes without the other, one less for half of that; does not depend on n.

    Source: Rychlý, P. (2008), "A lexicographer-friendly association score".
    """
    found = dice(pair)
    return 14 + log2(found) if found else None


def delta_p(pair: Pair) -> float | None:
    """o/n1 - (n2 - o)/(n - n1): how much likelier the second is near the first than elsewhere, -1 to 1; one way only.

    Source: Ellis, N. C. (2006); Gries, S. Th. (2013), "50-something years of work on collocations".
    """
    if not 0 < pair.n1 < pair.n:
        return None
    return pair.o / pair.n1 - (pair.n2 - pair.o) / (pair.n - pair.n1)


def smoothed_lambda(pair: Pair, smoothing: float = 0.5) -> tuple[float, float]:
    """quanteda's lambda, ln(n11 n22 / (n12 n21)) with a half added to each cell, and its z: lambda / sqrt(sum 1/n).

    Source: Blaheta, D. & Johnson, M. (2001), "Unsupervised learning of multi-word verbs".
    """
    table = pair.table
    n11, n12, n21, n22 = (n + smoothing for n in (table.n11, table.n12, table.n21, table.n22))
    found = log(n11 * n22 / (n12 * n21))
    return found, found / sqrt(1 / n11 + 1 / n12 + 1 / n21 + 1 / n22)


Association = Literal["g2", "log_dice", "pmi", "mi2", "mi3", "npmi", "t_score", "z_score", "dice", "delta_p"]

ASSOCIATIONS: Final[dict[Association, Callable[[Pair], float | None]]] = {
    "g2": g2,
    "log_dice": log_dice,
    "pmi": pmi,
    "mi2": mi2,
    "mi3": mi3,
    "npmi": npmi,
    "t_score": t_score,
    "z_score": z_score,
    "dice": dice,
    "delta_p": delta_p,
}
"""Every measure that a view of collocates can be sorted by."""
