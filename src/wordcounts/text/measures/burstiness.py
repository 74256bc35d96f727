"""Whether a word comes in bursts: from the gaps between its occurrences, in tokens; or in few of many documents."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import exp, fsum, log2, sqrt


def burstiness(positions: Sequence[int]) -> float | None:
    """B = (sigma - mu) / (sigma + mu) of the gaps: -1 regular, 0 at random (Poisson), towards 1 in bursts.

    Needs two gaps, so three occurrences. With few of them B cannot come near 1: see `finite_burstiness`.
    Source: Goh, K.-I. & Barabási, A.-L. (2008), "Burstiness and memory in complex systems".

    Args:
        positions: of the occurrences, in tokens, rising.
    """
    ratio = _ratio(positions)
    return None if ratio is None else (ratio - 1) / (ratio + 1)


def finite_burstiness(positions: Sequence[int]) -> float | None:
    """A_n, the same corrected for the number of occurrences: -1 regular, 0 at random, 1 at the most for any number.

    A = (sqrt(n+1) r - sqrt(n-1)) / ((sqrt(n+1) - 2) r + sqrt(n-1)), r = sigma/mu, n occurrences; needs three.
    Source: Kim, E.-K. & Jo, H.-H. (2016), "Measuring burstiness for finite event sequences", equation 22.
    """
    ratio = _ratio(positions)
    if ratio is None:
        return None
    more, less = sqrt(len(positions) + 1), sqrt(len(positions) - 1)
    return (more * ratio - less) / ((more - 2) * ratio + less)


def residual_idf(documents: int, with_word: int, occurrences: int) -> float | None:
    """-log2(df/D) + log2(1 - e^(-cf/D)): how many fewer documents hold the word than chance would have, in bits.

    Source: Church, K. W. & Gale, W. A. (1995), "Inverse document frequency (IDF): a measure of deviations from
    Poisson".
    """
    if not 0 < with_word <= min(documents, occurrences):
        return None
    return -log2(with_word / documents) + log2(1 - exp(-occurrences / documents))


def _ratio(positions: Sequence[int]) -> float | None:
    gaps = [later - earlier for earlier, later in pairwise(positions)]
    if len(gaps) < 2:
        return None
    mean = fsum(gaps) / len(gaps)
    return sqrt(fsum((gap - mean) ** 2 for gap in gaps) / len(gaps)) / mean
