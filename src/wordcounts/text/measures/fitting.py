"""The least value of a function of one number that falls and then rises: all that the fits need of numerics."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt
from typing import Final

_GOLDEN: Final = (sqrt(5) - 1) / 2
TOLERANCE: Final = 1e-9
"""Width at which the search ends: below it the values of a smooth function differ by less than their rounding."""


def minimum(function: Callable[[float], float], low: float, high: float, tolerance: float = TOLERANCE) -> float:
    """Where a function is least between two numbers, by golden section: some 50 values of it, no derivative.

    Source: Kiefer, J. (1953), "Sequential minimax search for a maximum".
    """
    left, right = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
    at_left, at_right = function(left), function(right)
    while high - low > tolerance:
        if at_left <= at_right:
            high, right, at_right = right, left, at_left
            left = high - _GOLDEN * (high - low)
            at_left = function(left)
        else:
            low, left, at_left = left, right, at_right
            right = low + _GOLDEN * (high - low)
            at_right = function(right)
    return (low + high) / 2
