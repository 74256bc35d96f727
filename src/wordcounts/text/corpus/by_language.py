"""Stop words of documents in several languages: each document's are told by the list of its own language."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from wordcounts.text.corpus.corpus import Corpus
from wordcounts.text.views.lens import Lens
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.views.stopwords import FALLBACK, UsedList, used_list

Indexes = dict[str, list[int]]
"""Of documents, by their language."""


def languages(corpus: Corpus) -> Indexes:
    """The documents of each language, as stop words see it: those of none are taken for English."""
    found: Indexes = {}
    for index, one in enumerate(corpus.documents):
        found.setdefault(one.language or FALLBACK, []).append(index)
    return found


def lists_of(corpus: Corpus, options: ViewOptions) -> UsedList | None:
    """The lists that are used: that of most words first, the others with it. None where all words count."""
    if options.stop_words == "include":
        return None
    n_tokens: Counter[str] = Counter()
    for one in corpus.documents:
        n_tokens[one.language or FALLBACK] += one.n_tokens
    first, *others = [_used(language, options) for language, _ in n_tokens.most_common()] or [_used("", options)]
    return replace(first, others=tuple(others))


def shown(corpus: Corpus, options: ViewOptions) -> Corpus:
    """The same documents with the words that the options show of each, by its own language; no form is renumbered.

    Takes another copy of the corpus, and 1.5 us for each form of each language.
    """
    wanted: dict[int, NDArray[np.bool_]] = {}
    for language, indexes in languages(corpus).items():
        left = _left(corpus, indexes, replace(options, language=language, lemmas="none"))
        wanted.update(dict.fromkeys(indexes, left))
    kept = [wanted[index][corpus.row(index)[0]] for index in range(len(corpus.documents))]
    starts = np.cumsum([0, *(int(one.sum()) for one in kept)], dtype=np.int64)
    numbers = np.empty(int(starts[-1]), dtype=corpus.numbers.dtype)
    counts = np.empty(int(starts[-1]), dtype=corpus.counts.dtype)
    for index, one in enumerate(kept):
        of = slice(int(starts[index]), int(starts[index + 1]))
        row = corpus.row(index)
        numbers[of], counts[of] = row[0][one], row[1][one]
    return Corpus(corpus.documents, corpus.forms, starts, numbers, counts)


def _left(corpus: Corpus, indexes: list[int], options: ViewOptions) -> NDArray[np.bool_]:
    """Of each form, whether documents of this language show it."""
    there = np.zeros(len(corpus.forms), dtype=bool)
    for index in indexes:
        there[corpus.row(index)[0]] = True
    chosen = np.flatnonzero(there)
    seen = Lens(options).look([corpus.forms[number] for number in chosen.tolist()])
    left = np.zeros(len(corpus.forms), dtype=bool)
    left[chosen] = np.array(seen.stopped, dtype=bool) == (options.stop_words == "only")
    return left


def _used(language: str, options: ViewOptions) -> UsedList:
    return used_list(language, options.stop_list, add=options.stop_add, remove=options.stop_remove)
