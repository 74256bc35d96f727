"""A word in two corpora: how surprising the difference is, and how large. Two questions, two kinds of number.

a and b are its counts in the two, c and d their sizes in tokens, N = c + d. Significance (G2, p) grows with the size of
the corpora and says that a difference is no accident, not that it matters; effect size (log ratio, %DIFF, ...) says how
large it is, not whether to believe it. An empty corpus leaves all of it undefined: None, but for the two functions of
which keyness has always made 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log, log2, sqrt
from typing import Final

from wordcounts.text.measures.contingency import TwoByTwo, g2_four_term

ABSENT: Final = 0.5
"""What a count of zero is taken for in a log ratio (Hardie 2014)."""

ABSENT_SHARE: Final = 1e-18
"""What a relative frequency of zero is taken for in %DIFF (Gabrielatos & Marchi 2011)."""

Z95: Final = 1.959964
"""Standard deviations of a normal distribution that hold 95 % of it."""


def g2_two_term(a: int, b: int, c: int, d: int) -> float:
    """Signed two-term log-likelihood of a word that occurs a times in c tokens and b times in d tokens.

    G2 = 2 (a ln(a/E1) + b ln(b/E2)), E1 = c (a+b) / N, E2 = d (a+b) / N; x ln x is 0 at 0; 0 where it is undefined.
    Source: Rayson, P. & Garside, R. (2000), "Comparing corpora using frequency profiling";
    ucrel.lancs.ac.uk/llwizard.html.
    """
    if not c or not d or not a + b:
        return 0.0
    share = (a + b) / (c + d)
    g2 = 2 * ((a * log(a / (c * share)) if a else 0.0) + (b * log(b / (d * share)) if b else 0.0))
    return max(g2, 0.0) if a * d >= b * c else -max(g2, 0.0)


def signed_g2_four_term(a: int, b: int, c: int, d: int) -> float:
    """Signed log-likelihood of all four cells, the other words' counts among them; a little above the two-term form.

    0 where it is undefined: an empty corpus, a word of neither, or one that is all there is.
    Source: Dunning (1993); quanteda's textstat_keyness(measure = "lr").
    """
    table = TwoByTwo.of_corpora(a, b, c, d)
    found = g2_four_term(table)
    return table.sign * found if found else 0.0


def log_ratio(a: int, b: int, c: int, d: int) -> float:
    """log2((a/c) / (b/d)), a count of zero taken for 0.5: +1 is twice as common in the first; 0 where undefined.

    Source: Hardie, A. (2014), "Log Ratio: an informal introduction" (cass.lancs.ac.uk).
    """
    if not c or not d or not a + b:
        return 0.0
    return log2(((a or ABSENT) / c) / ((b or ABSENT) / d))


def log_ratio_interval(a: int, b: int, c: int, d: int, z: float = Z95) -> tuple[float, float] | None:
    """Between which log ratios the true one lies, at 95 % unless z says otherwise; counts of zero taken for 0.5.

    log2 RR -+ z sqrt(1/a - 1/c + 1/b - 1/d) / ln 2. Takes tokens for independent, which words in bursts are not:
    the true interval is wider.
    Source: Katz, D. et al. (1978), "Obtaining confidence intervals for the risk ratio in cohort studies".
    """
    if not c or not d or not a + b:
        return None
    middle = log_ratio(a, b, c, d)
    spread = z * sqrt(max(1 / (a or ABSENT) - 1 / c + 1 / (b or ABSENT) - 1 / d, 0.0)) / log(2)
    return middle - spread, middle + spread


def percent_difference(a: int, b: int, c: int, d: int) -> float | None:
    """%DIFF, (a/c - b/d) 100 / (b/d): +100 is twice as common in the first, -100 absent from it.

    A word that the second lacks gets an astronomical number (its share is taken for 1e-18): it has no percentage.
    Source: Gabrielatos, C. & Marchi, A. (2011), "Keyness: matching metrics to definitions".
    """
    if not c or not d or not a + b:
        return None
    share = b / d or ABSENT_SHARE
    return (a / c - share) * 100 / share


def bic(a: int, b: int, c: int, d: int) -> float | None:
    """|G2 of two terms| - ln N: above 2 evidence for a difference, above 10 very strong (Wilson 2013), below 0 none."""
    return abs(g2_two_term(a, b, c, d)) - log(c + d) if c and d else None


def ell(a: int, b: int, c: int, d: int) -> float | None:
    """Effect size of the log-likelihood, |G2| / (N ln min(E)): 0 to 1; undefined for a least expected count up to 1.

    Source: Johnston, J. E., Berry, K. J. & Mielke, P. W. (2006), "Measures of effect size for chi-squared and
    likelihood-ratio goodness-of-fit tests".
    """
    if not c or not d:
        return None
    least = min(c, d) * (a + b) / (c + d)
    return abs(g2_two_term(a, b, c, d)) / ((c + d) * log(least)) if least > 1 else None


def relative_risk(a: int, b: int, c: int, d: int) -> float | None:
    """(a/c) / (b/d); undefined where the second lacks the word."""
    return (a / c) / (b / d) if b and c and d else None


def odds_ratio(a: int, b: int, c: int, d: int) -> float | None:
    """a (d-b) / (b (c-a)); undefined where that divides by 0."""
    return a * (d - b) / (b * (c - a)) if b and c - a else None


def simple_maths(a: int, b: int, c: int, d: int, n: float = 1.0) -> float | None:
    """(a per million + n) / (b per million + n): a larger n (100, 1000) favours commoner words.

    Source: Kilgarriff, A. (2009), "Simple maths for keywords"; sketchengine.eu/documentation/simple-maths.
    """
    return (1e6 * a / c + n) / (1e6 * b / d + n) if c and d and n > 0 else None


def g2_known(a: int, c: int, share: float) -> float:
    """Signed log-likelihood of a count against a share that is known: a list of a language at large, not a sample.

    2 (a ln(a/(c p)) + (c-a) ln((c-a)/(c (1-p)))), 0 < p < 1; one degree of freedom.
    Source: the likelihood-ratio test of a binomial proportion (Dunning 1993, with p fixed).
    """
    if not c or not 0 < share < 1:
        return 0.0
    rest = c - a
    g2 = 2 * ((a * log(a / (c * share)) if a else 0.0) + (rest * log(rest / (c * (1 - share))) if rest else 0.0))
    return max(g2, 0.0) if a >= c * share else -max(g2, 0.0)


def benjamini_hochberg(p_values: Sequence[float]) -> list[float]:
    """The p-values corrected for being many, in their order: calling all below q true, a share of q is false.

    p_(i) m/i, made to rise with i, 1 at the most. Holds for tests that are independent or go together, as words do by
    and large. Source: Benjamini, Y. & Hochberg, Y. (1995), "Controlling the false discovery rate".
    """
    m = len(p_values)
    corrected = [1.0] * m
    least = 1.0
    for rank, index in zip(range(m, 0, -1), sorted(range(m), key=p_values.__getitem__, reverse=True), strict=True):
        least = min(least, p_values[index] * (m / rank))
        corrected[index] = least
    return corrected
