"""Which words set one text apart from another: significance and effect size, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from math import log, log2
from typing import Final

from wordcounts.text.views.lens import Lens
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.words.table import Table

ABSENT: Final = 0.5
"""What a count of zero is taken for in a log ratio (Hardie 2014)."""


@dataclass(frozen=True, slots=True)
class KeyWord:
    """One word in two texts."""

    word: str
    target_count: int
    reference_count: int
    g2: float
    """Two-term log-likelihood, signed: positive where the word is commoner in the target. |g2| of 3.84, 6.63, 10.83 and
    15.13 are the critical values for p of .05, .01, .001 and .0001 at one degree of freedom."""
    log_ratio: float
    """Binary logarithm of the ratio of relative frequencies: +1 is twice as common in the target."""


def g2_two_term(a: int, b: int, c: int, d: int) -> float:
    """Signed two-term log-likelihood of a word that occurs a times in c tokens and b times in d tokens.

    G2 = 2 (a ln(a/E1) + b ln(b/E2)), E1 = c (a+b) / (c+d), E2 = d (a+b) / (c+d); x ln x is 0 at 0.
    Source: Rayson & Garside 2000; ucrel.lancs.ac.uk/llwizard.html.
    """
    if not c or not d or not a + b:
        return 0.0
    share = (a + b) / (c + d)
    g2 = 2 * ((a * log(a / (c * share)) if a else 0.0) + (b * log(b / (d * share)) if b else 0.0))
    return max(g2, 0.0) if a * d >= b * c else -max(g2, 0.0)


def log_ratio(a: int, b: int, c: int, d: int) -> float:
    """log2((a/c) / (b/d)), a count of zero taken for 0.5.

    Source: Hardie, A. (2014), "Log Ratio: an informal introduction" (cass.lancs.ac.uk).
    """
    if not c or not d or not a + b:
        return 0.0
    return log2(((a or ABSENT) / c) / ((b or ABSENT) / d))


def compare(target: Table, reference: Table, *, language: str = "") -> tuple[KeyWord, ...]:
    """Compare two texts word by word, as a view without options shows them: case folded, elisions looked past.

    Args:
        target: the text that is asked about.
        reference: what it is held against. Both must be of one recipe.
        language: whose case rules and elisions.

    Returns:
        Every word of either, what is key in the target first (by G2, then log ratio), what it lacks last. Empty when
        either text is: there is nothing to compare. Labels are the target's own where it has the word.
    """
    c, d = target.n_tokens, reference.n_tokens
    if not c or not d:
        return ()
    lens = Lens(ViewOptions(language=language))
    ours, theirs = ({one.key: one for one in lens.types(table)} for table in (target, reference))
    found = []
    for key in ours | theirs:
        label = (ours.get(key) or theirs[key]).label
        a = ours[key].count if key in ours else 0
        b = theirs[key].count if key in theirs else 0
        found.append(KeyWord(label, a, b, g2_two_term(a, b, c, d), log_ratio(a, b, c, d)))
    return tuple(sorted(found, key=lambda word: (-word.g2, -word.log_ratio)))
