"""The words of a corpus whole, in columns: for whoever loads them once, and searches and sorts without asking again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from wordcounts.text.corpus.columns import View, chosen
from wordcounts.text.corpus.evenness import Spreads
from wordcounts.text.views.lens import Lens
from wordcounts.text.views.stopwords import UsedList
from wordcounts.text.views.view import alphabetical
from wordcounts.text.views.vocabulary import MAX_WORDS


@dataclass(frozen=True, slots=True)
class CorpusVocabulary:
    """Every word of a view: the n-th of each column belong together, and n is its rank less one."""

    n_documents: int
    n_tokens: int
    n_types: int
    n_hapaxes: int
    """Of all documents together, as in `SummedWords`."""
    total: int
    """Types that the view leaves."""
    language: str
    """Whose case rules were followed; "" for none in particular."""
    stop_list: UsedList | None
    words: tuple[str, ...] = ()
    """Commonest first. Empty, as are the other columns, where there are more than were asked for."""
    counts: tuple[int, ...] = ()
    in_documents: tuple[int, ...] = ()
    """In how many documents each occurs."""
    dp_norm: tuple[float, ...] = ()
    """How evenly each is spread over them (0) or how little (1), to four decimals; empty without two documents."""
    keys: Mapping[int, str] = field(default_factory=dict)
    """What a search compares, for the words (by place, from 0) that it does not compare as they stand."""
    alphabetical: tuple[int, ...] = ()
    """The places in the order of the alphabet, as `sort=word` has it."""


def vocabulary(view: View, spreads: Spreads | None, *, most: int = MAX_WORDS) -> CorpusVocabulary:
    """Show the words of a corpus whole; search, sort and page of the view's options are not looked at.

    Args:
        view: the words.
        spreads: of its columns; None of fewer than two documents.
        most: with more words than that the columns are empty, and `total` says how many there are.
    """
    options = replace(view.options, q="", sort="count")
    columns, choice = view.columns, chosen(view, options)
    of, ranked = columns.totals, choice.ranked
    n_documents = len(columns.documents)
    found = CorpusVocabulary(
        n_documents, of.n_tokens, of.n_types, of.n_hapaxes, len(ranked), options.language, choice.stop_list
    )
    if len(ranked) > most:
        return found
    labels = tuple(map(columns.labels.__getitem__, ranked.tolist()))
    keys = Lens(replace(options, stop_words="include")).searched(labels)
    return replace(
        found,
        words=labels,
        counts=tuple(columns.counts[ranked].tolist()),
        in_documents=tuple(columns.n_documents[ranked].tolist()),
        dp_norm=() if spreads is None else tuple(np.round(spreads.dp_norm[ranked], 4).tolist()),
        keys={at: key for at, (key, label) in enumerate(zip(keys, labels, strict=True)) if key != label},
        # Not by the alphabet of all columns, which may hold a million words that this view leaves out.
        alphabetical=tuple(sorted(range(len(labels)), key=[alphabetical(label) for label in labels].__getitem__)),
    )
