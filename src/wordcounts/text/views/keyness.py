"""Which words set one text apart from another: significance and effect size, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final, Literal

from wordcounts.text.measures.contingency import p_value
from wordcounts.text.measures.contrast import (
    benjamini_hochberg,
    g2_two_term,
    log_ratio,
    log_ratio_interval,
    percent_difference,
    signed_g2_four_term,
)
from wordcounts.text.views.fold import Type
from wordcounts.text.views.lens import Lens
from wordcounts.text.views.options import ViewOptions, check
from wordcounts.text.views.view import few_enough, kept, split
from wordcounts.text.words.running import Running
from wordcounts.text.words.table import Table

Only = Literal["all", "target", "reference"]

_PLAIN: Final = ViewOptions()


@dataclass(frozen=True, slots=True)
class KeyWord:
    """One word in two texts. What is not said of a word alone is documented at its formula (`measures.contrast`)."""

    word: str
    target_count: int
    reference_count: int
    g2: float
    """Two-term log-likelihood, signed: positive where the word is commoner in the target. |g2| of 3.84, 6.63, 10.83 and
    15.13 are the critical values for p of .05, .01, .001 and .0001 at one degree of freedom."""
    log_ratio: float
    """Binary logarithm of the ratio of relative frequencies: +1 is twice as common in the target."""
    g2_four_term: float = 0.0
    """Four-term log-likelihood (Dunning 1993), signed alike; p is its."""
    p: float = 1.0
    """How likely so large a difference is by chance, for this word alone."""
    q: float = 1.0
    """The same, corrected for as many words as were compared (Benjamini & Hochberg 1995): of all words with q below
    .05, one in twenty is chance."""
    log_ratio_low: float = 0.0
    log_ratio_high: float = 0.0
    """Between which log ratios the true one lies, at 95 %."""
    percent_difference: float | None = None
    """%DIFF: +100 is twice as common in the target. None for a word that the reference lacks: it has no percentage."""
    one_place: bool | None = None
    """Whether all its occurrences in the text where it is commoner, two or more, are in one place (block, document):
    then it says something of that place alone, and the tests above, which take words for independent, say too much.
    None when the places were not given."""


def compare(
    target: Table,
    reference: Table,
    options: ViewOptions = _PLAIN,
    *,
    target_places: Mapping[str, int] | None = None,
    reference_places: Mapping[str, int] | None = None,
) -> tuple[KeyWord, ...]:
    """Compare two texts word by word, as a view shows them.

    Args:
        target: the text that is asked about.
        reference: what it is held against. Both must be of one recipe.
        options: which words are one type, and which are compared at all: those left out are not reckoned with either
            when p is corrected. Search, sort and pages are not looked at.
        target_places, reference_places: for each type's key, in how many places of that text it occurs
            (`places_of`), by which `one_place` is told; not told without.

    Returns:
        Every word of either, what is key in the target first (by G2, then log ratio), what it lacks last. Empty when
        either text is: there is nothing to compare. Labels are the target's own where it has the word.

    Raises:
        InvalidOption: a value out of its range, or lemmas of a language that has none.
    """
    check(options)
    c, d = target.n_tokens, reference.n_tokens
    if not c or not d:
        return ()
    lens = Lens(options)
    ours, theirs = ({one.key: one for one in _types(table, options, lens)} for table in (target, reference))
    keys = list(ours | theirs)
    pairs = [(ours[key].count if key in ours else 0, theirs[key].count if key in theirs else 0) for key in keys]
    # Most words share their pair of counts with many others: once or never, twice or once, ...
    score = cache(lambda a, b: Scores.of(a, b, c, d))
    scores = [score(a, b) for a, b in pairs]
    corrected = benjamini_hochberg([one.p for one in scores])
    found = []
    for key, (a, b), one, q in zip(keys, pairs, scores, corrected, strict=True):
        places = target_places if one.g2 >= 0 else reference_places
        found.append(
            KeyWord(
                word=(ours.get(key) or theirs[key]).label,
                target_count=a,
                reference_count=b,
                g2=one.g2,
                log_ratio=one.log_ratio,
                g2_four_term=one.g2_four_term,
                p=one.p,
                q=q,
                log_ratio_low=one.low,
                log_ratio_high=one.high,
                percent_difference=one.percent_difference,
                one_place=None if places is None else (a if one.g2 >= 0 else b) > 1 and places.get(key, 0) == 1,
            )
        )
    return tuple(sorted(found, key=lambda word: (-word.g2, -word.log_ratio)))


def _types(table: Table, options: ViewOptions, lens: Lens) -> Iterator[Type]:
    few_enough(len(table), options)
    forms = split(table) if options.compounds == "split" else table
    return (one for one in lens.types(forms) if kept(one, options))


@dataclass(frozen=True, slots=True)
class Scores:
    """All that depends on the two counts alone."""

    g2: float
    g2_four_term: float
    p: float
    log_ratio: float
    low: float
    high: float
    percent_difference: float | None

    @classmethod
    def of(cls, a: int, b: int, c: int, d: int) -> Scores:
        """Of a and b occurrences in c and d tokens."""
        four = signed_g2_four_term(a, b, c, d)
        low, high = log_ratio_interval(a, b, c, d) or (0.0, 0.0)
        percent = percent_difference(a, b, c, d) if b else None
        return cls(g2_two_term(a, b, c, d), four, p_value(four), log_ratio(a, b, c, d), low, high, percent)


def only_of(found: Sequence[KeyWord], only: Only) -> Sequence[KeyWord]:
    """The words that one text uses and the other does not, the commonest first; all that was found, for `all`.

    For short pages, of which significance says little.
    """
    if only == "target":
        return sorted((word for word in found if not word.reference_count), key=lambda word: -word.target_count)
    if only == "reference":
        return sorted((word for word in found if not word.target_count), key=lambda word: -word.reference_count)
    return found


def places_of(running: Running, options: ViewOptions = _PLAIN) -> dict[str, int]:
    """In how many blocks of a text each of its types occurs, for `compare`; linear in the text."""
    keys = Lens(options).keys(running.forms)
    numbers = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    types = [numbers[key] for key in keys]
    counts = [0] * len(numbers)
    for start, end in pairwise(running.line_firsts):
        for number in {types[form] for form in running.sequence[start:end]}:
            counts[number] += 1
    return dict(zip(numbers, counts, strict=True))
