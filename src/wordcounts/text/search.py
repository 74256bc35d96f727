"""Searching a view: a prefix, wild cards, or a bounded regular expression."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from re import _constants, _parser  # type: ignore[attr-defined] # the only way to see a pattern's shape before running it
from typing import Any, Final

from wordcounts.errors import InvalidOption
from wordcounts.text.characters import normalise
from wordcounts.text.fold import Type, fold

MAX_QUERY: Final = 200
"""Characters of a query."""

SEEN: Final = 64
"""Characters of a word that a regular expression sees: with at most two open repeats, none nested, a word costs at most
about SEEN^3 / 6 = 44,000 steps, and one of ten letters 170."""
MAX_OPEN_REPEATS: Final = 2
OPEN_FROM: Final = 16
"""A repeat that may run this often or more counts as open."""

_REPEATS: Final = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_REFUSED: Final = (_constants.GROUPREF, _constants.GROUPREF_EXISTS, _constants.ASSERT, _constants.ASSERT_NOT)


def matcher(q: str, *, language: str = "") -> Callable[[Type], bool]:
    """A test for types, by their folded key.

    Args:
        q: "" matches all; /re/ searches anywhere in a word, upper and lower case alike; * and ? make a wild card, for
            the whole word; anything else is a prefix.
        language: for folding.

    Raises:
        InvalidOption: `q` is too long, no valid expression, or one that could run away.
    """
    if len(q) > MAX_QUERY:
        raise InvalidOption(f"A search takes {MAX_QUERY} characters at most.", parameter="q")
    if len(q) > 2 and q.startswith("/") and q.endswith("/"):
        found = _bounded(q[1:-1])
        return lambda one: found.search(one.key[:SEEN]) is not None
    key = fold(normalise(q.strip()), language)
    if "*" in key or "?" in key:
        return _wild(key)
    return lambda one: one.key.startswith(key)


def _wild(key: str) -> Callable[[Type], bool]:
    """Shell patterns by pieces instead of by a regular expression: linear, however many stars."""
    first, *rest = [re.compile(re.escape(piece).replace(r"\?", "."), re.DOTALL) for piece in key.split("*")]
    length = len(key.split("*")[-1])

    def match(one: Type) -> bool:
        if not rest:
            return first.fullmatch(one.key) is not None
        start = first.match(one.key)
        position = start.end() if start else -1
        for piece in rest[:-1]:
            found = piece.search(one.key, position) if position >= 0 else None
            position = found.end() if found else -1
        tail = len(one.key) - length
        return 0 <= position <= tail and rest[-1].fullmatch(one.key, tail) is not None

    return match


def _bounded(pattern: str) -> re.Pattern[str]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            shape = _parser.parse(pattern, re.IGNORECASE)
            if _open_repeats(shape) > MAX_OPEN_REPEATS:
                raise InvalidOption("This expression has too many repeats to be searched for.", parameter="q")
            return re.compile(pattern, re.IGNORECASE)
    except (re.error, RecursionError, OverflowError, FutureWarning, DeprecationWarning):
        raise InvalidOption("This is not a regular expression.", parameter="q") from None


def _open_repeats(shape: Any, *, inside: bool = False) -> int:
    """How many open repeats a parsed pattern has; refuses what can run away: nested repeats, references, looks."""
    total = 0
    for operator, argument in shape:
        if operator in _REFUSED:
            raise InvalidOption("References and look-arounds cannot be searched for.", parameter="q")
        repeats = operator in _REPEATS and argument[1] > 1
        if repeats and inside:
            raise InvalidOption("A repeat inside a repeat cannot be searched for.", parameter="q")
        if inside and operator is _constants.BRANCH:
            raise InvalidOption("A choice inside a repeat cannot be searched for.", parameter="q")
        total += repeats and argument[1] >= OPEN_FROM
        total += sum(_open_repeats(part, inside=inside or repeats) for part in _parts(argument))
    return total


def _parts(argument: Any) -> list[Any]:
    """The sub-patterns within an operator's argument, however it nests them."""
    if isinstance(argument, _parser.SubPattern):
        return [argument]
    if isinstance(argument, (list, tuple)):
        return [part for inner in argument for part in _parts(inner)]
    return []
