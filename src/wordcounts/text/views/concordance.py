"""Concordances: every occurrence of a word or phrase with what stands around it (KWIC, key word in context).

"Left" and "right" are before and after in the order of reading, whatever the direction of the script: where it runs
from right to left (`direction`), the left context is shown on the right. What is cut out carries no formatting
characters of direction, which could not be balanced any more, so that each piece can be set in an element of its own.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final, Literal, get_args

from wordcounts.errors import InvalidOption
from wordcounts.text.views.fold import fold, unmarked
from wordcounts.text.views.fragment import text_fragment
from wordcounts.text.views.occurrences import Occurrences
from wordcounts.text.words.running import Running

Order = Literal["position", "node", "left1", "left2", "left3", "right1", "right2", "right3"]
"""position: as they stand in the text. node: by the word itself. left1: by the word before, then by the one before
that; right1: by the word after, and so on; ties by position. The alphabet is that of `sort=word`: accents last."""

ORDERS: Final = get_args(Order)

MAX_LINES: Final = 1_000
"""Lines of one page of a concordance."""

MAX_ALL: Final = 50_000
"""Lines that are given at once to who asks for all: some 60 MB."""

MAX_SORTED: Final = 500_000
"""Occurrences that are put in another order than the text's: some 2 s and 200 MB (measured). "the" has 120,000
in 10 MB."""

MAX_CONTEXT: Final = 50
"""Words on either side."""

MAX_SIDE: Final = 1_000
"""Characters on either side, and of a sentence, that are given: words may be of any length."""

ANCHOR_WORDS: Final = 4
"""On either side, by which a browser tells a place from others: nearly always enough within one page."""

REACH: Final = 3
"""Words that an order looks at."""

_WHITE: Final = re.compile(r"\s+")
_FORMATTING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates of direction (Unicode Standard Annex #9, 2.1 to 2.5)."""


@dataclass(frozen=True, slots=True)
class Line:
    """One occurrence. White space is shown as single blanks."""

    left: str
    """What stands before it in its block, as far as was asked; ends with a blank where there is white space."""
    node: str
    """The occurrence as it is written."""
    right: str
    """What stands after it in its block."""
    sentence: str
    """The sentence that it is in, cut to MAX_SIDE characters on either side of it."""
    token: int
    """Its first word's number among the running words, from 0."""
    block: int
    """The number of its block (a line of the extracted text), from 0."""
    start: int
    """Its first character in the extracted text, counted in Python's characters (code points) from 0."""
    end: int
    """One beyond its last."""
    direction: Literal["ltr", "rtl"]
    """Of its script: that of its first letter with a direction."""
    fragment: str
    """`:~:text=...`, to be put behind the address of the live page and a #: where a browser finds it there."""


@dataclass(frozen=True, slots=True)
class SourcedLine:
    """An occurrence in one of several texts, and the source of that; places are those in the text."""

    line: Line
    number: int
    name: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Concordance:
    """A page of a concordance."""

    n_tokens: int
    """Of the text."""
    total: int
    """Occurrences, on all pages."""
    lines: tuple[Line, ...]


def concordance(
    running: Running,
    found: Occurrences,
    *,
    order: Order = "position",
    context: int = 10,
    limit: int | None = 50,
    offset: int = 0,
    language: str = "",
) -> Concordance:
    """Show occurrences in context.

    Args:
        running: the text.
        found: what was found in it (`wordcounts.text.views.occurrences.find`).
        order: of the lines, before limit and offset cut them.
        context: words on either side, 1 to MAX_CONTEXT; they do not leave the block.
        limit: lines, 1 to MAX_LINES; None for all, MAX_ALL at most.
        offset: lines to leave out first.
        language: whose case rules an order follows.

    Raises:
        InvalidOption: a value out of its range; `parameter` names it.
    """
    _check(order, context, limit, offset)
    if limit is None and len(found) > MAX_ALL:
        raise InvalidOption(f"All lines are given up to {MAX_ALL:,}: this has {len(found):,}.", parameter="limit")
    tokens = found.tokens if order == "position" else _sorted(running, found, order, language)
    shown = tokens[offset : None if limit is None else offset + limit]
    # In the order of the text, so that the sentences of no block are looked for twice.
    lines = {token: _line(running, token, found.n_words, context) for token in sorted(shown)}
    return Concordance(running.n_tokens, len(tokens), tuple(lines[token] for token in shown))


def _check(order: str, context: int, limit: int | None, offset: int) -> None:
    if order not in ORDERS:
        raise InvalidOption(f"order takes one of {', '.join(ORDERS)}.", parameter="order")
    for name, value, highest in (("context", context, MAX_CONTEXT), ("limit", limit, MAX_LINES)):
        if value is not None and not 1 <= value <= highest:
            raise InvalidOption(f"{name} takes a number from 1 to {highest:,}.", parameter=name)
    if offset < 0:
        raise InvalidOption("offset takes 0 or more.", parameter="offset")


def _sorted(running: Running, found: Occurrences, order: Order, language: str) -> list[int]:
    """The occurrences by the words that the order looks at; a word that is missing comes first."""
    if len(found) > MAX_SORTED:
        raise InvalidOption(
            f"Up to {MAX_SORTED:,} occurrences are sorted: this has {len(found):,}, in the order of the text.",
            parameter="order",
        )
    if order == "node":
        looked_at, from_node = range(found.n_words), 0
    elif order.startswith("left"):
        looked_at, from_node = range(-int(order[-1]), -REACH - 1, -1), 0
    else:
        looked_at, from_node = range(int(order[-1]) - 1, REACH), found.n_words
    sequence, firsts = running.sequence, running.line_firsts
    rows: list[list[int]] = []
    for token in found.tokens:
        block = bisect_right(firsts, token)
        begin, end = firsts[block - 1], firsts[block]
        places = [token + from_node + step for step in looked_at]
        rows.append([sequence[place] for place in places if begin <= place < end])
    ranks = _ranks(running, {form for row in rows for form in row}, language)
    keys = [[ranks[form] for form in row] for row in rows]
    return [found.tokens[index] for index in sorted(range(len(keys)), key=keys.__getitem__)]


def _ranks(running: Running, forms: set[int], language: str) -> dict[int, int]:
    """The place of each form in the alphabet: forms that differ in case alone share one."""
    keys = {form: _alphabetical(running.forms[form], language) for form in forms}
    places = {key: rank for rank, key in enumerate(sorted(set(keys.values())))}
    return {form: places[key] for form, key in keys.items()}


def _alphabetical(word: str, language: str) -> tuple[str, str]:
    key = fold(word, language)
    return unmarked(key), key


def _line(running: Running, token: int, n_words: int, context: int) -> Line:
    text = running.text
    first, last = running.word(token), running.word(token + n_words - 1)
    block = running.block_at(first.start)
    begin, end = _around(running, token, n_words, block, context)
    before = text[max(begin, first.start - MAX_SIDE) : first.start]
    after = text[last.end : min(end, last.end + MAX_SIDE)]
    node = text[first.start : min(last.end, first.start + MAX_SIDE)]
    opens, closes = running.sentence_ends.span(first.start)
    sentence = text[max(opens, first.start - MAX_SIDE) : min(closes, last.end + MAX_SIDE)]
    return Line(
        left=shown(_whole(before)).lstrip(),
        node=shown(node).strip(),
        right=shown(after).rstrip(),
        sentence=shown(_whole(sentence)).strip(),
        token=token,
        block=block,
        start=first.start,
        end=last.end,
        direction=direction_of(node),
        fragment=_fragment(running, token, n_words, block),
    )


def _around(running: Running, token: int, n_words: int, block: int, context: int) -> tuple[int, int]:
    """From which character to which the words on either side reach: to the ends of the block where none is left."""
    first, last = token - context, token + n_words - 1 + context
    begin, end = running.lines[block], running.lines[block + 1]
    if first >= 0:
        begin = max(begin, running.word(first).start)
    if last < running.n_tokens:
        end = min(end, running.word(last).end)
    return begin, end


def _fragment(running: Running, token: int, n_words: int, block: int) -> str:
    first, last = running.word(token), running.word(token + n_words - 1)
    begin, end = _around(running, token, n_words, block, ANCHOR_WORDS)
    if last.end - first.start > MAX_SIDE:
        return ""
    # A context that is longer than a fragment takes is none, and is not cut out of a text of any length.
    begin, end = max(begin, first.start - MAX_SIDE), min(end, last.end + MAX_SIDE)
    text = running.text
    return text_fragment(text[begin : first.start], text[first.start : last.end], text[last.end : end])


def shown(piece: str) -> str:
    """A piece of a text for a line of its own: white space as single blanks, no formatting of direction.

    >>> shown("a\\n  b\u202ec")
    'a bc'
    """
    return _WHITE.sub(" ", _FORMATTING.sub("", piece))


def _whole(piece: str) -> str:
    """Without marks that begin a piece because it was cut out of its word."""
    while piece and unicodedata.category(piece[0])[0] == "M":
        piece = piece[1:]
    return piece


def direction_of(word: str) -> Literal["ltr", "rtl"]:
    """The direction of a word's first letter that has one (Unicode Standard Annex #9, rule P2).

    >>> direction_of("Haus"), direction_of("12 שלום"), direction_of("12")
    ('ltr', 'rtl', 'ltr')
    """
    if not word.isascii():
        for character in word:
            found = unicodedata.bidirectional(character)
            if found in ("R", "AL"):
                return "rtl"
            if found == "L":
                break
    return "ltr"
