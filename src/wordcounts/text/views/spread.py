"""Where in a text words fall: what a dispersion plot shows, and how even it is.

The text is cut into parts of equally many words (to within one), in its order. DP and its kin depend on how many: ten
parts tell a word of the first chapter from one of all; with as many parts as words every word is rare everywhere.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from wordcounts.errors import InvalidOption
from wordcounts.text.measures import burstiness, dispersion
from wordcounts.text.measures.dispersion import Parts
from wordcounts.text.views.occurrences import Occurrences
from wordcounts.text.words.running import Running

MAX_PARTS: Final = 1_000

MAX_POSITIONS: Final = 2_000
"""Positions that are given: more cannot be told apart on a page's width."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Where one word, or what was searched for, falls."""

    count: int
    positions: tuple[int, ...]
    """Its occurrences as numbers of running words from 0, in order: all, or MAX_POSITIONS evenly chosen ones."""
    parts: tuple[int, ...]
    """Occurrences in each part."""
    sizes: tuple[int, ...]
    """Words of each part; a part of a text shorter than that has none."""
    n_parts_with: int
    """Parts with an occurrence: the range."""
    dp: float | None
    """Gries' deviation of proportions: 0 even, towards 1 in one place. None for no occurrence, or a single part."""
    dp_norm: float | None
    juilland_d: float | None
    burstiness: float | None
    """Kim & Jo's A of the gaps: -1 regular, 0 at random, 1 in bursts. None below three occurrences."""
    arf: float | None
    """Average reduced frequency: occurrences, those close together counted for less."""


def spread(running: Running, found: Occurrences, n_parts: int = 10) -> Spread:
    """Where the occurrences of one thing fall.

    Args:
        running: the text.
        found: in it.
        n_parts: 2 to MAX_PARTS.

    Raises:
        InvalidOption: n_parts is out of its range.
    """
    if not 2 <= n_parts <= MAX_PARTS:
        raise InvalidOption(f"parts takes a number from 2 to {MAX_PARTS:,}.", parameter="parts")
    n = running.n_tokens
    # Part k begins at the first word w with w n_parts / n >= k.
    starts = [-(-k * n // n_parts) for k in range(n_parts + 1)]
    sizes = tuple(end - start for start, end in pairwise(starts))
    counts = [0] * n_parts
    for token in found.tokens:
        counts[token * n_parts // n] += 1
    parts = Parts.of(counts, sizes)
    return Spread(
        count=len(found),
        positions=_chosen(found.tokens),
        parts=tuple(counts),
        sizes=sizes,
        n_parts_with=sum(map(bool, counts)),
        dp=dispersion.dp(parts),
        dp_norm=dispersion.dp_norm(parts),
        juilland_d=dispersion.juilland_d(parts),
        burstiness=burstiness.finite_burstiness(found.tokens),
        arf=dispersion.average_reduced_frequency(found.tokens, n),
    )


def _chosen(tokens: array[int]) -> tuple[int, ...]:
    n = len(tokens)
    if n <= MAX_POSITIONS:
        return tuple(tokens)
    return tuple(tokens[k * (n - 1) // (MAX_POSITIONS - 1)] for k in range(MAX_POSITIONS))
