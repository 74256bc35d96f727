"""A view whole, in columns: for whoever loads it once, and searches and sorts it without asking again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from wordcounts.text.views.lens import Lens
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.views.stopwords import UsedList
from wordcounts.text.views.totals import Totals
from wordcounts.text.views.view import alphabetical, check, forms_of, ranking
from wordcounts.text.words.table import Table

MAX_WORDS: Final = 20_000
"""The longest list that is given in columns: half a megabyte of JSON, and a browser searches it within a frame."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every word of a view: the n-th of each column belong together, and n is its rank less one."""

    n_tokens: int
    n_types: int
    n_hapaxes: int
    """Of the document, as in `WordsView`."""
    total: int
    """Types that the view leaves."""
    language: str
    """Whose case rules were followed; "" for none in particular."""
    stop_list: UsedList | None
    words: tuple[str, ...] = ()
    """Commonest first. Empty, as are the other columns, where there are more than were asked for."""
    counts: tuple[int, ...] = ()
    keys: Mapping[int, str] = field(default_factory=dict)
    """What a search compares, for the words (by place, from 0) that it does not compare as they stand."""
    alphabetical: tuple[int, ...] = ()
    """The places in the order of the alphabet, as `sort=word` has it."""


def vocabulary(
    table: Table, options: ViewOptions, *, of: Totals, text: str | None = None, most: int = MAX_WORDS
) -> Vocabulary:
    """Show a table whole; search, sort and page of the options are not looked at.

    Args:
        table, options, text, of: as for `words`.
        most: with more words than that the columns are empty, and `total` says how many there are.

    Raises:
        InvalidOption, ViewNeedsText: as `words`.
    """
    check(options)
    options = replace(options, q="", sort="count")
    lens = Lens(options)
    ranked = [one.type for one in ranking(forms_of(table, options, text), options, lens)]
    found = Vocabulary(
        table.n_tokens, of.n_types, of.n_hapaxes, len(ranked), options.language, stop_list=lens.stop_list
    )
    if len(ranked) > most:
        return found
    labels = tuple(one.label for one in ranked)
    keys = lens.searched(labels)
    return replace(
        found,
        words=labels,
        counts=tuple(one.count for one in ranked),
        keys={at: key for at, (key, label) in enumerate(zip(keys, labels, strict=True)) if key != label},
        alphabetical=tuple(sorted(range(len(labels)), key=[alphabetical(label) for label in labels].__getitem__)),
    )
