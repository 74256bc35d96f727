"""Which units to keep: those that make the expected F1 of the page's words the highest.

A fixed limit on the likelihood is wrong for most pages: where the model is unsure of everything (a shop's list), a
reader is better served by too much than by nothing.

Source: the plug-in rule for maximising F1 (Ye, Chai, Lee & Chieu 2012, "Optimizing F-measure"): keep the likeliest
units, as many as give the highest ratio of expected hits to what is kept and what is wanted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """Numbers of the units that are kept, in order, and the F1 that the model expects of them."""

    units: tuple[int, ...]
    expected_f1: float


def chosen(likely: Sequence[float], n_words: Sequence[int]) -> Choice:
    """Choose units by how likely each is main text, and how many words it holds.

    >>> chosen([0.9, 0.1, 0.6], [100, 100, 10])
    Choice(units=(0, 2), expected_f1=0.8888888888888888)
    """
    wanted = sum(p * n for p, n in zip(likely, n_words, strict=True))
    order = sorted(range(len(likely)), key=lambda number: -likely[number])
    best, best_f1 = 0, 0.0
    hits, kept = 0.0, 0
    for rank, number in enumerate(order, start=1):
        hits += likely[number] * n_words[number]
        kept += n_words[number]
        f1 = 2 * hits / (kept + wanted) if kept else 0.0
        if f1 > best_f1:
            best, best_f1 = rank, f1
    return Choice(tuple(sorted(order[:best])), best_f1)
