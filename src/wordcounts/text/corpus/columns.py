"""A corpus as a view sees it: types by documents, kept by types.

Made once for each way of looking (fold, accents, elisions, lemmas, compounds); what is left out, searched and sorted is
a choice among its types.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import compress
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wordcounts.text.corpus import by_language
from wordcounts.text.corpus.corpus import MOST, Corpus, Counts, Document, Tallies
from wordcounts.text.corpus.sorting import ordered
from wordcounts.text.views.lens import Lens, Seen
from wordcounts.text.views.options import ViewOptions, check
from wordcounts.text.views.search import matching
from wordcounts.text.views.stopwords import UsedList
from wordcounts.text.views.totals import Totals
from wordcounts.text.views.view import alphabetical, few_enough
from wordcounts.text.words.segment import holds_letter

Types = NDArray[np.int64]
"""Numbers of types."""

Room = NDArray[np.int32]
"""The same, in half the memory: what is looked up in all places of a row at once stays nearer."""


@dataclass(frozen=True)
class Columns:
    """The types of a corpus, and in which documents each occurs how often. Safe to share between threads."""

    documents: tuple[Document, ...]
    totals: Totals
    """Of all documents together, whatever the view."""
    keys: list[str]
    labels: list[str]
    """The commonest form of each type, in all documents together."""
    counts: Counts
    """Of each type, in all documents together."""
    starts: NDArray[np.int64]
    """Of each type, where it begins in the two below; and their length."""
    within: NDArray[Any]
    """Indexes of documents, rising within a type."""
    tallies: Tallies
    """Beside each, how often the type occurs there."""
    of_form: NDArray[np.int32]
    """The type of each form of the corpus that it was made of; -1 for those that were left out."""
    corpus: Corpus

    @cached_property
    def n_documents(self) -> Counts:
        """In how many documents each type occurs."""
        return np.diff(self.starts)

    @cached_property
    def hashes(self) -> Types:
        """Of each key, in this process: two keys may have one."""
        return np.fromiter(map(hash, self.keys), dtype=np.int64, count=len(self.keys))

    @cached_property
    def sizes(self) -> Counts:
        """The tokens of each document."""
        return self.corpus.sizes

    def column(self, which: int) -> tuple[NDArray[Any], Tallies]:
        """The documents in which a type occurs, and how often."""
        of = slice(int(self.starts[which]), int(self.starts[which + 1]))
        return self.within[of], self.tallies[of]

    def room(self) -> Room:
        """What `row` works in; whoever asks for many rows makes it once."""
        return np.zeros(len(self.keys), dtype=np.int32)

    def row(self, index: int, room: Room | None = None) -> tuple[Room, Counts]:
        """The types of a document, in the order in which they first come, and how often."""
        numbers, counts = self.corpus.row(index)
        return _merged(self.of_form[numbers], counts, self.room() if room is None else room)

    def dense(self, types: Iterable[int]) -> Counts:
        """A row for each of some types, a column for each document."""
        chosen = list(types)
        found = np.zeros((len(chosen), len(self.documents)), dtype=np.int64)
        for row, which in enumerate(chosen):
            within, tallies = self.column(which)
            found[row, within] = tallies
        return found

    @cached_property
    def alphabet(self) -> Types:
        """The place of each type in the alphabet, as views sort words."""
        plain = [
            key if key.isascii() and label.lower() == key else _same(alphabetical(label)[0], key)
            for label, key in zip(self.labels, self.keys, strict=True)
        ]
        order = ordered(plain, self.labels)
        places = np.empty(len(order), dtype=np.int64)
        places[order] = np.arange(len(order))
        return places


def _same(text: str, kept: str) -> str:
    """The text; where it is equal to what is kept anyway, that, so that it takes no memory of its own."""
    return kept if text == kept else text


@dataclass(frozen=True)
class Choice:
    """What a view leaves of the types."""

    ranked: Types
    """The commonest first, ties by first appearance: the place of each, from 1, is its rank."""
    found: NDArray[np.int64]
    """Places in `ranked` of those that were searched for, in the order that was asked for."""
    stop_list: UsedList | None

    @property
    def total(self) -> int:
        """How many types are left."""
        return len(self.found)

    def places(self, options: ViewOptions) -> Types:
        """The places in `ranked` of the rows that limit and offset ask for."""
        until = None if options.limit is None else options.offset + options.limit
        return self.found[options.offset : until]

    def page(self, options: ViewOptions) -> list[tuple[int, int]]:
        """The rank and the type of each of those rows."""
        places = self.places(options)
        return list(zip((places + 1).tolist(), self.ranked[places].tolist(), strict=True))


@dataclass(frozen=True)
class View:
    """Columns, and which of their types the stop words leave: what all views of a corpus are made from."""

    columns: Columns
    left: NDArray[np.bool_] | None
    """Of each type whether it is left; None: all."""
    stop_list: UsedList | None
    options: ViewOptions


def looked_at(options: ViewOptions, *, own_lists: bool = False) -> ViewOptions:
    """The options that decide about columns: two that agree in them share theirs."""
    plain = ViewOptions(language=options.language)
    of = ["fold", "accents", "elisions", "compounds", "lemmas", "ngram"]
    if own_lists:
        of += ["stop_words", "stop_list", "stop_add", "stop_remove"]
    return replace(plain, **{name: getattr(options, name) for name in of})


def view_of(corpus: Corpus, options: ViewOptions, columns: Columns | None = None, *, own_lists: bool = False) -> View:
    """Look at a corpus.

    Args:
        corpus: the documents.
        options: how.
        columns: those of the same corpus and of `looked_at(options)`, where they are at hand.
        own_lists: tell stop words by the list of each document's own language, as `columns_of`; columns that are at
            hand were made so.

    Raises:
        InvalidOption: a value out of its range; `parameter` names it.
    """
    check(options)
    if own_lists and options.stop_words != "include":
        looked = looked_at(options, own_lists=True)
        columns = columns or columns_of(corpus, looked, own_lists=True)
        return View(columns, None, by_language.lists_of(corpus, options), options)
    columns = columns or columns_of(corpus, looked_at(options))
    if options.stop_words == "include":
        return View(columns, None, None, options)
    lens = Lens(options)
    seen = lens.look(columns.corpus.forms)
    stopped = np.array(seen.stopped, dtype=bool) if seen.stopped else np.zeros(0, dtype=bool)
    wanted = stopped if options.stop_words == "only" else ~stopped
    left = np.zeros(len(columns.keys), dtype=bool)
    left[columns.of_form[wanted]] = True
    gone = np.zeros(len(columns.keys), dtype=bool)
    gone[columns.of_form[~wanted]] = True
    if (left & gone).any():
        # Some forms of a lemma are stop words and others are none: then it is counted without them.
        columns = _made(columns.corpus, seen, columns.totals, among=wanted)
        return View(columns, None, lens.stop_list, options)
    return View(columns, left, lens.stop_list, options)


def columns_of(
    corpus: Corpus, options: ViewOptions, totals: Totals | None = None, *, own_lists: bool = False
) -> Columns:
    """The types of a corpus: some 1.5 us for each form of all together, and 0.1 us for each of each document.

    Args:
        corpus: the documents: their words, or, where the options are of phrases, the phrases of each.
        options: how they are looked at.
        totals: of the documents' words, where the corpus is of phrases.
        own_lists: leave out what stop words leave out, told by the list of each document's own language: a word that is
            hidden in one document and shown in another counts as often as it stands in those where it is shown.

    Raises:
        InvalidOption: lemmas of a language that has none, or of too many forms.
    """
    totals = totals or corpus.totals(options.language)
    few_enough(len(corpus.forms), options)
    corpus = corpus.split() if options.compounds == "split" and options.ngram == 1 else corpus
    if own_lists:
        corpus = by_language.shown(corpus, options)
        return _made(corpus, Lens(options).look(corpus.forms), totals, among=corpus.form_counts > 0)
    return _made(corpus, Lens(options).look(corpus.forms), totals)


def _made(corpus: Corpus, seen: Seen, totals: Totals, among: NDArray[np.bool_] | None = None) -> Columns:
    keys: dict[str, int] = {}
    # Most forms are their own keys: one string serves as both, and a million of them take 60 MB less.
    own = map(_same, seen.keys, corpus.forms)
    if among is None:
        of_form = np.array([keys.setdefault(key, len(keys)) for key in own], dtype=np.int32)
    else:
        numbered = [keys.setdefault(key, len(keys)) for key in compress(own, among.tolist())]
        of_form = np.full(len(seen.keys), -1, dtype=np.int32)
        of_form[among] = numbered
    labels = _labels(of_form, seen.labels, corpus.form_counts, len(keys))
    starts, within, tallies = _turned(corpus, of_form, len(keys))
    left = of_form >= 0
    counts = np.bincount(of_form[left], corpus.form_counts[left], minlength=len(keys)).astype(np.int64)
    return Columns(corpus.documents, totals, list(keys), labels, counts, starts, within, tallies, of_form, corpus)


def _labels(of_form: NDArray[np.int32], labels: Sequence[str], counts: Counts, n: int) -> list[str]:
    """The commonest label of each type, ties by first appearance, as `fold.merged` chooses it."""
    found = [""] * n
    rivals: dict[int, dict[str, int]] = {}
    alone = (np.bincount(of_form[of_form >= 0], minlength=n) == 1).tolist()
    for which, label, count in zip(of_form.tolist(), labels, counts.tolist(), strict=True):
        if which < 0:
            continue
        if alone[which]:
            found[which] = label
            continue
        of = rivals.setdefault(which, {})
        of[label] = of.get(label, 0) + count
    for which, of in rivals.items():
        found[which] = max(of, key=of.__getitem__)
    return found


def _turned(corpus: Corpus, of_form: NDArray[np.int32], n: int) -> tuple[NDArray[np.int64], NDArray[Any], Tallies]:
    """From rows to columns, forms of one type merged: a document at a time, and no copy of the whole."""
    last = np.zeros(n, dtype=np.int32)
    n_documents = np.zeros(n, dtype=np.int64)
    rows = len(corpus.documents)
    for index in range(rows):
        types, _ = _merged(of_form[corpus.row(index)[0]], None, last)
        n_documents[types] += 1
    starts = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(n_documents)])
    within = np.empty(int(starts[-1]), dtype=np.uint16 if rows <= 1 << 16 else np.uint32)
    tallies = np.empty(int(starts[-1]), dtype=np.uint16)
    free = starts[:-1].copy()
    for index in range(rows):
        numbers, counts = corpus.row(index)
        types, merged = _merged(of_form[numbers], counts, last)
        places = free[types]
        if tallies.itemsize == 2 and len(merged) and merged.max() > MOST:
            tallies = tallies.astype(np.uint32)
        within[places] = index
        tallies[places] = merged
        free[types] += 1
    return starts, within, tallies


def _merged(types: Room, counts: Tallies | None, last: Room) -> tuple[Room, Counts]:
    """Each type once, where it first comes, with the sum of its counts (nothing, for none).

    Args:
        last: room for a number for each type; what stands there does not matter.
    """
    if len(types) and types.min() < 0:
        left = types >= 0
        types, counts = types[left], None if counts is None else counts[left]
    n = len(types)
    # Written backwards, so that of several entries of one type the first one stays.
    order = np.arange(n, dtype=np.int32)
    last[types[::-1]] = order[::-1]
    first = last[types]
    once = first == order
    if counts is None:
        return types[once], np.zeros(0, dtype=np.int64)
    if once.all():
        return types, counts.astype(np.int64)
    sums = np.bincount(first, counts, minlength=n)[once]
    return types[once], sums.astype(np.int64)


def chosen(view: View, options: ViewOptions) -> Choice:
    """What the rest of the options leaves, searches and sorts."""
    columns = view.columns
    kept = np.ones(len(columns.keys), dtype=bool) if view.left is None else view.left.copy()
    if options.min_length > 1:
        kept &= np.fromiter((len(one) >= options.min_length for one in columns.labels), dtype=bool, count=len(kept))
    if not options.numbers:
        kept &= np.fromiter(map(holds_letter, columns.labels), dtype=bool, count=len(kept))
    types = np.flatnonzero(kept)
    ranked = types[np.argsort(-columns.counts[types], kind="stable")]
    found = np.arange(len(ranked))
    if options.q:
        found = found[_matching(columns, ranked, options)]
    if options.sort == "-count":
        found = found[::-1]
    elif options.sort != "count":
        places = columns.alphabet[ranked[found]]
        found = found[np.argsort(places if options.sort == "word" else -places, kind="stable")]
    return Choice(ranked, found, view.stop_list)


def _matching(columns: Columns, ranked: Types, options: ViewOptions) -> NDArray[np.bool_]:
    lens = Lens(replace(options, stop_words="include"))
    # With case folded away and no lemmas, a label as searches compare it is the type's own key.
    searched = options.fold and options.lemmas == "none"
    of = map((columns.keys if searched else columns.labels).__getitem__, ranked.tolist())
    keys = list(of) if searched else lens.searched(of)
    return np.array(matching(options.q, keys, fold=lens.sought), dtype=bool)
