"""Views: what a reader sees of a table. Applied when reading, never when counting: a view costs by types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import compress
from typing import TypeVar

from wordcounts.errors import InvalidOption, ViewNeedsText
from wordcounts.text.views.fold import Type, unmarked
from wordcounts.text.views.lemmas import MAX_FORMS
from wordcounts.text.views.lens import Lens
from wordcounts.text.views.options import MAX_LIMIT, Compounds, Sort, StopWords, ViewOptions, check
from wordcounts.text.views.phrases import phrases
from wordcounts.text.views.search import matching
from wordcounts.text.views.stopwords import UsedList
from wordcounts.text.views.totals import Totals, totals
from wordcounts.text.words.segment import holds_letter, parts_of
from wordcounts.text.words.table import Table

Row = TypeVar("Row")

__all__ = ["MAX_LIMIT", "Compounds", "Sort", "StopWords", "ViewOptions", "WordItem", "WordsView", "check", "words"]


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
    stop_list: UsedList | None = None
    """The stop words that were left out, or shown alone."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A type with its rank in a view."""

    rank: int
    type: Type


def words(table: Table, options: ViewOptions, *, text: str | None = None, of: Totals | None = None) -> WordsView:
    """Show a table.

    The counts of a view that leaves nothing out add up to `n_tokens`, whatever it merges; with compounds split, or of
    phrases, they add up to their own number.

    Args:
        table: the document's, or one of its places'.
        options: how to look at it.
        text: the extracted text, from which phrases are counted; blocks are its lines.
        of: the document's totals, where they are known; counted otherwise.

    Raises:
        InvalidOption: a value out of its range; `parameter` names it.
        ViewNeedsText: phrases, without a text.
    """
    check(options)
    lens = Lens(options)
    ranked = ranking(forms_of(table, options, text), options, lens)
    n_tokens = table.n_tokens
    per_token = 1_000_000 / n_tokens if n_tokens else 0.0
    of = of or totals(table, options.language)
    items = tuple(
        WordItem(one.rank, one.type.label, one.type.count, one.type.count * per_token)
        for one in page_of(ranked, options)
    )
    return WordsView(n_tokens, of.n_types, of.n_hapaxes, len(ranked), items, lens.stop_list)


def ranking(forms: Iterable[tuple[str, int]], options: ViewOptions, lens: Lens) -> list[Ranked]:
    """All that a view leaves of some forms, ranked, searched and sorted."""
    if isinstance(forms, Table):
        few_enough(len(forms), options)
    if options.compounds == "split" and options.ngram == 1:
        forms = split(forms)
    left = [one for one in lens.types(forms) if kept(one, options)]
    left.sort(key=lambda one: -one.count)
    found = [Ranked(rank, one) for rank, one in enumerate(left, start=1)]
    if options.q:
        found = _matching(found, options.q, lens)
    _order(found, options.sort)
    return found


def _matching(ranked: list[Ranked], q: str, lens: Lens) -> list[Ranked]:
    keys = lens.searched(one.type.label for one in ranked)
    return list(compress(ranked, matching(q, keys, fold=lens.sought)))


def page_of(rows: list[Row], options: ViewOptions) -> list[Row]:
    """The rows that limit and offset ask for."""
    return rows[options.offset : None if options.limit is None else options.offset + options.limit]


def split(forms: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Compounds taken apart."""
    for form, count in forms:
        for part in parts_of(form):
            yield part, count


def forms_of(table: Table, options: ViewOptions, text: str | None) -> Iterable[tuple[str, int]]:
    """What a view counts: the table's words, or the phrases of its text; raises ViewNeedsText."""
    if options.ngram == 1:
        return table
    if text is None:
        raise ViewNeedsText(parameter="ngram")
    return phrases(text, options.ngram, language=options.language, split=options.compounds == "split").items()


def few_enough(n_forms: int, options: ViewOptions) -> None:
    """Refuse more forms than lemmas or stems are looked for, where the options ask for them.

    Raises:
        InvalidOption: there are more than MAX_FORMS.
    """
    if options.lemmas != "none" and n_forms > MAX_FORMS:
        raise InvalidOption(
            f"Lemmas and stems are found for {MAX_FORMS:,} different words at most: this has {n_forms:,}.",
            parameter="lemmas",
        )


def kept(one: Type, options: ViewOptions) -> bool:
    """Whether a type is long enough, and no number where those are left out."""
    return len(one.label) >= options.min_length and (options.numbers or holds_letter(one.label))


def _order(ranked: list[Ranked], sort: Sort) -> None:
    """Sort in place what comes by rank. Words sort without accents and case first, so that é stands beside e."""
    if sort == "-count":
        ranked.reverse()
    elif sort != "count":
        ranked.sort(key=lambda one: alphabetical(one.type.label), reverse=sort == "-word")


def alphabetical(word: str) -> tuple[str, str]:
    """What words are sorted by: letters without case and marks first."""
    return unmarked(word.casefold()), word
