"""Views: what a reader sees of a table. Applied when reading, never when counting: a view costs by types."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, get_args

from wordcounts.errors import InvalidOption
from wordcounts.text.fold import Type, types_of
from wordcounts.text.search import matcher
from wordcounts.text.segment import holds_letter
from wordcounts.text.stopwords import stop_words
from wordcounts.text.table import Table
from wordcounts.text.totals import totals

StopWords = Literal["include", "exclude", "only"]
Compounds = Literal["join", "split"]
Sort = Literal["count", "-count", "word", "-word"]

MAX_LIMIT: Final = 10_000
"""Rows of one page of a view (DESIGN, "Details"); None asks for all, for downloads."""

_COMPOUND: Final = re.compile("[-&]")


@dataclass(frozen=True, slots=True)
class ViewOptions:
    """What to show of a table; the defaults are the same at every door."""

    fold: bool = True
    compounds: Compounds = "join"
    stop_words: StopWords = "include"
    language: str = ""
    """Whose stop words and case rules: a BCP 47 primary subtag."""
    numbers: bool = True
    """Whether words without a letter are shown."""
    min_length: int = 1
    """In characters."""
    ngram: int = 1
    q: str = ""
    """A prefix, a pattern with * and ?, or /a regular expression/."""
    sort: Sort = "count"
    """count: commonest first; word: alphabetical; with a minus: the other way round."""
    limit: int | None = 100
    offset: int = 0


@dataclass(frozen=True, slots=True)
class WordItem:
    """One row of a view."""

    rank: int
    """1 for the commonest of the view, ties by first appearance; given before searching and sorting."""
    word: str
    count: int
    per_million: float
    """Occurrences per 1,000,000 tokens of the document."""


@dataclass(frozen=True, slots=True)
class WordsView:
    """A page of a view."""

    n_tokens: int
    """Of the document, whatever the view."""
    n_types: int
    """Of the document, folded, whatever the view."""
    n_hapaxes: int
    """Types of the document that occur once, folded, whatever the view."""
    total: int
    """Types that the view leaves, on all its pages."""
    items: tuple[WordItem, ...]


def words(table: Table, options: ViewOptions) -> WordsView:
    """Show a table.

    Raises:
        InvalidOption: a value out of its range; `parameter` names it.
    """
    check(options)
    matches = matcher(options.q, language=options.language)
    n_tokens = table.n_tokens
    per_token = 1_000_000 / n_tokens if n_tokens else 0.0
    forms = _split(table) if options.compounds == "split" else table
    keep = _keeper(options)
    kept = [one for one in types_of(forms, merge=options.fold, language=options.language) if keep(one)]
    kept.sort(key=lambda one: -one.count)
    items = [
        WordItem(rank, one.label, one.count, one.count * per_token)
        for rank, one in enumerate(kept, start=1)
        if matches(one)
    ]
    _order(items, options.sort)
    end = None if options.limit is None else options.offset + options.limit
    of = totals(table, options.language)
    return WordsView(n_tokens, of.n_types, of.n_hapaxes, len(items), tuple(items[options.offset : end]))


def check(options: ViewOptions) -> None:
    """Refuse values out of range.

    Raises:
        InvalidOption: `parameter` names the first of them.
    """
    choices = {"compounds": Compounds, "stop_words": StopWords, "sort": Sort}
    for name, choice in choices.items():
        if getattr(options, name) not in get_args(choice):
            raise InvalidOption(f"{name} takes one of {', '.join(get_args(choice))}.", parameter=name)
    if options.ngram != 1:
        raise InvalidOption("ngram takes 1: only single words are counted.", parameter="ngram")
    if not 1 <= options.min_length <= 256:
        raise InvalidOption("min_length takes a number from 1 to 256.", parameter="min_length")
    if options.limit is not None and not 1 <= options.limit <= MAX_LIMIT:
        raise InvalidOption(f"limit takes a number from 1 to {MAX_LIMIT}.", parameter="limit")
    if options.offset < 0:
        raise InvalidOption("offset takes 0 or more.", parameter="offset")


def _split(table: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Compounds taken apart where they were joined; a part that is empty never was a word."""
    for form, count in table:
        for part in _COMPOUND.split(form):
            if part:
                yield part, count


def _keeper(options: ViewOptions) -> Callable[[Type], bool]:
    stopped = stop_words(options.language) if options.stop_words != "include" else frozenset()
    wanted = options.stop_words == "only"

    def keep(one: Type) -> bool:
        return (
            (options.stop_words == "include" or (one.key in stopped) is wanted)
            and len(one.label) >= options.min_length
            and (options.numbers or holds_letter(one.label))
        )

    return keep


def _order(items: list[WordItem], sort: Sort) -> None:
    """Sort in place what comes by rank. Words sort without accents and case first, so that é stands beside e."""
    if sort == "-count":
        items.reverse()
    elif sort != "count":
        items.sort(key=lambda item: _alphabetical(item.word), reverse=sort == "-word")


def _alphabetical(word: str) -> tuple[str, str]:
    bare = unicodedata.normalize("NFD", word.casefold())
    return "".join(character for character in bare if not unicodedata.combining(character)), word
