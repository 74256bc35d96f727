"""Searching a view: a prefix, wild cards, or a regular expression that cannot run away.

Expressions are run by RE2, whose time is linear in the text for any pattern. Python's own engine backtracks: with it
`/.{0,15}.{0,15}.{0,15}.{0,15}.{0,15}Q/` took 0.2 s for one word of 64 letters, and checks of a pattern's shape before
running it do not see all that can happen (measured). References and look-arounds, which cost that linearity, RE2 has
none of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, Final

from wordcounts.errors import InvalidOption
from wordcounts.text.words.characters import normalise

MAX_QUERY: Final = 200
"""Characters of a query."""

MAX_PROGRAM: Final = 10_000
"""Instructions of a compiled expression. \\w, which names all letters of Unicode, has 1,400, a plain letter one."""

MAX_WORK: Final = 2_000_000_000
"""Instructions times characters searched through: RE2's worst is 1.2 ns for each (measured on `(.{1,30}){5}` and words
of one letter), so some 2 s; a page's 1,500 words leave room for any expression, 250,000 words of ten letters for 800
instructions. What visitors type takes 1.5 us a word."""

MAX_MEMORY_BYTES: Final = 8 * 1024 * 1024
"""Of a compiled expression with its caches; RE2's own default."""

LINES: Final = 10_000
"""Words that are searched at once, line by line."""

_OF_TEXTS: Final = re.compile(r"\\[AzC]|\(\?(?!:|P<)|\n|\\n|\\x|\\0")
"""What may mean something else in lines than in one word: ends of the text, flags, line feeds."""

_UNICODE: Final = {"w": r"\pL\pM\pN_", "d": r"\p{Nd}"}
"""What a class means here, where RE2 means ASCII."""
_NEGATED: Final = {"W": "w", "D": "d"}


def matcher(q: str, *, fold: Callable[[str], str] = str.casefold, n_chars: int = 0) -> Callable[[str], bool]:
    """A test for words that are folded already.

    Args:
        q: "" matches all; /re/ searches anywhere in a word, upper and lower case alike; * and ? make a wild card, for
            the whole word; anything else is a prefix.
        fold: how the words were folded.
        n_chars: how much is to be searched through, all words together.

    Raises:
        InvalidOption: `q` is too long, or no expression that can be searched for.
    """
    if len(q) > MAX_QUERY:
        raise InvalidOption(f"A search takes {MAX_QUERY} characters at most.", parameter="q")
    if len(q) > 2 and q.startswith("/") and q.endswith("/"):
        return _expression(q[1:-1], n_chars)
    key = fold(normalise(q.strip()))
    if "*" in key or "?" in key:
        return _wild(key)
    return lambda word: word.startswith(key)


def matching(q: str, words: Sequence[str], *, fold: Callable[[str], str] = str.casefold) -> list[bool]:
    """`matcher` of each of many words; an expression is searched for in many at once, in half the time or less.

    Raises:
        InvalidOption: as `matcher`.
    """
    matches = matcher(q, fold=fold, n_chars=sum(map(len, words)))
    lines = _in_lines(q) if len(words) > LINES else None
    if lines is None:
        return list(map(matches, words))
    found: list[bool] = []
    for first in range(0, len(words), LINES):
        found += _lines_with(lines, words[first : first + LINES])
    return found


def _in_lines(q: str) -> Any:
    """The expression as it is searched for in words that stand line by line; None for one that is not so simple."""
    import re2

    if not (len(q) > 2 and q.startswith("/") and q.endswith("/")) or _OF_TEXTS.search(q):
        return None
    return re2.compile(f"(?m:{_in_unicode(q[1:-1])})".encode(), _options(re2, never_nl=True))


def _lines_with(expression: Any, words: Sequence[str]) -> list[bool]:
    text = "\n".join(words).encode()
    found = [False] * len(words)
    line, at = 0, 0
    while match := expression.search(text, at):
        line += text.count(b"\n", at, match.start())
        found[line] = True
        at = text.find(b"\n", match.start()) + 1
        if not at:
            break
        line += 1
    return found


def _wild(key: str) -> Callable[[str], bool]:
    """Shell patterns by pieces instead of by a regular expression: linear, however many stars."""
    first, *rest = [re.compile(re.escape(piece).replace(r"\?", "."), re.DOTALL) for piece in key.split("*")]
    length = len(key.split("*")[-1])

    def match(word: str) -> bool:
        if not rest:
            return first.fullmatch(word) is not None
        start = first.match(word)
        position = start.end() if start else -1
        for piece in rest[:-1]:
            found = piece.search(word, position) if position >= 0 else None
            position = found.end() if found else -1
        tail = len(word) - length
        return 0 <= position <= tail and rest[-1].fullmatch(word, tail) is not None

    return match


def _expression(pattern: str, n_chars: int) -> Callable[[str], bool]:
    import re2

    try:
        found: Any = re2.compile(_in_unicode(pattern), _options(re2))
    except (re2.error, UnicodeEncodeError):
        raise InvalidOption(
            "This is not a regular expression that can be searched for (look-arounds and references cannot).",
            parameter="q",
        ) from None
    if found.programsize > MAX_PROGRAM or found.programsize * n_chars > MAX_WORK:
        raise InvalidOption("This expression is too large to be searched for in so many words.", parameter="q")
    return lambda word: found.search(word) is not None


def _options(re2: Any, *, never_nl: bool = False) -> Any:
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = MAX_MEMORY_BYTES
    options.never_nl = never_nl
    return options


def _in_unicode(pattern: str) -> str:
    r"""The pattern with \w and \d that know all scripts.

    >>> _in_unicode(r"^\w[\w-]\\w$") == r"^[\pL\pM\pN_][\pL\pM\pN_-]\\w$"
    True
    """
    parts = []
    within = False
    position = 0
    while position < len(pattern):
        character, after = pattern[position], pattern[position + 1 : position + 2]
        if character == "\\":
            parts.append(_escape(after, within=within))
            position += 2
            continue
        # Good enough for the two brackets that decide how \w is written; what is no class at all RE2 refuses.
        within = within or character == "[" if character != "]" else False
        parts.append(character)
        position += 1
    return "".join(parts)


def _escape(letter: str, *, within: bool) -> str:
    if letter in _UNICODE:
        return _UNICODE[letter] if within else f"[{_UNICODE[letter]}]"
    if letter in _NEGATED and not within:
        return f"[^{_UNICODE[_NEGATED[letter]]}]"
    return f"\\{letter}"
