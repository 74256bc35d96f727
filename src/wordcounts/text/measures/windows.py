"""Lexical diversity from the words in their order: ratios of windows, and how long a text goes on without tiring.

A sequence is anything hashable per token: the keys of types, or their numbers. All functions take time linear in it,
and give None where the formula is undefined.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

WINDOW: Final = 50
"""Tokens of a window (Covington & McFall 2010 use 500 for books; 50 fits the texts of web pages)."""

THRESHOLD: Final = 0.72
"""The ratio at which a factor of MTLD is full: where the curves of real texts level off (McCarthy & Jarvis 2010)."""

Rule = Literal["<", "<="]
"""When a factor is full: once its ratio is below the threshold, as published, or has reached it (LexicalRichness)."""

N_POINTS: Final = 100


def mattr(sequence: Sequence[Hashable], window: int = WINDOW) -> float | None:
    """Moving-average type-token ratio: the mean ratio of all windows of so many tokens, 0 to 1; needs one of them.

    Source: Covington, M. A. & McFall, J. D. (2010), "Cutting the Gordian knot: The moving-average type-token ratio".
    """
    n = len(sequence)
    if window < 1 or n < window:
        return None
    within: dict[Hashable, int] = {}
    total = 0
    for position, word in enumerate(sequence):
        within[word] = within.get(word, 0) + 1
        if position >= window:
            gone = sequence[position - window]
            left = within[gone] - 1
            if left:
                within[gone] = left
            else:
                del within[gone]
        if position >= window - 1:
            total += len(within)
    return total / window / (n - window + 1)


def msttr(sequence: Sequence[Hashable], segment: int = WINDOW) -> float | None:
    """Mean segmental type-token ratio: of the whole segments that do not overlap; what is left at the end is dropped.

    Source: Johnson, W. (1944), "Studies in language behavior".
    """
    if segment < 1 or len(sequence) < segment:
        return None
    starts = range(0, len(sequence) - segment + 1, segment)
    return sum(len(set(sequence[start : start + segment])) for start in starts) / segment / len(starts)


def mtld(sequence: Sequence[Hashable], threshold: float = THRESHOLD, rule: Rule = "<") -> float | None:
    """Measure of textual lexical diversity: the mean number of tokens in which the ratio falls to the threshold.

    N / factors, forwards and backwards, and the mean of both; what is left at the end counts as the part
    (1 - TTR) / (1 - threshold) of a factor. Undefined when no word comes twice within a factor: then there is none.
    Values of texts below some 100 tokens are unsteady.

    Source: McCarthy, P. M. & Jarvis, S. (2010), "MTLD, vocd-D, and HD-D", Behavior Research Methods 42.
    """
    if not 0 < threshold < 1:
        return None
    forwards = _factors(sequence, threshold, rule)
    backwards = _factors(reversed(sequence), threshold, rule)
    if not forwards or not backwards:
        return None
    return (len(sequence) / forwards + len(sequence) / backwards) / 2


def _factors(words: Iterable[Hashable], threshold: float, rule: Rule) -> float:
    factors = 0.0
    seen: set[Hashable] = set()
    n = 0
    reached = rule == "<="
    for word in words:
        n += 1
        seen.add(word)
        least = threshold * n
        if len(seen) < least or (reached and len(seen) == least):
            factors += 1
            seen.clear()
            n = 0
    return factors + ((1 - len(seen) / n) / (1 - threshold) if n else 0.0)


@dataclass(frozen=True, slots=True)
class GrowthPoint:
    """How many types the first so many tokens have."""

    n_tokens: int
    n_types: int
    n_hapaxes: int


def growth(sequence: Sequence[Hashable], n_points: int = N_POINTS) -> tuple[GrowthPoint, ...]:
    """How the vocabulary grows with the text: at most n_points points, evenly spaced, the whole text last.

    Source: Heaps, H. S. (1978), "Information Retrieval"; Herdan (1960). Depends on the order: a text whose subject
    changes grows in steps.
    """
    n = len(sequence)
    marks = sorted({-(-n * k // n_points) for k in range(1, n_points + 1)}) if n else []
    points = []
    seen: dict[Hashable, int] = {}
    hapaxes = start = 0
    for mark in marks:
        for word in sequence[start:mark]:
            count = seen.get(word, 0)
            seen[word] = count + 1
            hapaxes += 1 if not count else -1 if count == 1 else 0
        points.append(GrowthPoint(mark, len(seen), hapaxes))
        start = mark
    return tuple(points)
