"""Which words set one text apart from another: significance and effect size, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from wordcounts.text.measures.contrast import g2_two_term, log_ratio
from wordcounts.text.views.fold import types_of
from wordcounts.text.words.table import Table


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


def compare(target: Table, reference: Table, *, language: str = "") -> tuple[KeyWord, ...]:
    """Compare two texts word by word, case folded.

    Args:
        target: the text that is asked about.
        reference: what it is held against. Both must be of one recipe.
        language: for Turkish and Azeri folding.

    Returns:
        Every word of either, what is key in the target first (by G2, then log ratio), what it lacks last. Empty when
        either text is: there is nothing to compare. Labels are the target's own where it has the word.
    """
    c, d = target.n_tokens, reference.n_tokens
    if not c or not d:
        return ()
    ours = {one.key: one for one in types_of(target, language=language)}
    theirs = {one.key: one for one in types_of(reference, language=language)}
    found = []
    for key in ours | theirs:
        label = (ours.get(key) or theirs[key]).label
        a = ours[key].count if key in ours else 0
        b = theirs[key].count if key in theirs else 0
        found.append(KeyWord(label, a, b, g2_two_term(a, b, c, d), log_ratio(a, b, c, d)))
    return tuple(sorted(found, key=lambda word: (-word.g2, -word.log_ratio)))
