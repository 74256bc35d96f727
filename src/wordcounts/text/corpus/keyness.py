"""Which words set one document apart from the rest, or one corpus from another; documents are looked at, not only sums.

The figures are those of `views.keyness`, and beside them in how many documents of either side a word occurs. A word
that is commoner on one side because one document there is full of it says something of that document alone: it is told
(`one_document`), and permutations of whole documents give it no small p.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import eq
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wordcounts.errors import InvalidOption
from wordcounts.text.corpus.columns import Types, View, chosen
from wordcounts.text.corpus.corpus import Counts
from wordcounts.text.corpus.permutation import MAX_DEALS, Permuted, n_tested, permuted
from wordcounts.text.measures.contrast import benjamini_hochberg
from wordcounts.text.views.contrasted import SURE, Choice, NumberKey
from wordcounts.text.views.keyness import Scores
from wordcounts.text.views.lens import Lens
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.views.search import matcher
from wordcounts.text.views.stopwords import UsedList
from wordcounts.text.views.view import alphabetical

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class DocumentKeyWord:
    """One word in two sets of documents; the fields that it shares with `KeyWord` say what they say there."""

    rank: int
    """In the order that was asked for."""
    word: str
    target_count: int
    reference_count: int
    target_documents: int
    reference_documents: int
    """In how many documents of either side it occurs."""
    g2: float
    log_ratio: float
    g2_four_term: float
    p: float
    q: float
    log_ratio_low: float
    log_ratio_high: float
    percent_difference: float | None
    one_document: bool | None
    """Whether all its occurrences on the side where it is commoner, two or more, are in one of several documents
    there; None where that side is one document."""
    p_permuted: float | None = None
    """By permutations of the documents; None for a word that was not tested."""
    q_permuted: float | None = None
    """The same, corrected for as many words as were tested."""


@dataclass(frozen=True, slots=True)
class Permutations:
    """How the p-values by permutation were made."""

    n: int
    """Deals of the documents that were tried."""
    exact: bool
    """Whether those are all there are."""
    seed: int
    n_tested: int
    """Words that were tested: the commonest of both sides together."""


@dataclass(frozen=True, slots=True)
class CorpusContrast:
    """A page of a comparison."""

    target_n_tokens: int
    reference_n_tokens: int
    target_n_documents: int
    reference_n_documents: int
    n_key: NumberKey
    total: int
    """Words that the choice leaves, on all pages."""
    items: tuple[DocumentKeyWord, ...]
    permutations: Permutations | None
    stop_list: UsedList | None


@dataclass(frozen=True)
class Sides:
    """Two sets of documents, word by word; all arrays are of one length but the last."""

    labels: Sequence[str]
    a: Counts
    b: Counts
    a_documents: Counts
    b_documents: Counts
    c: int
    d: int
    n_a: int
    n_b: int
    stop_list: UsedList | None
    parts: tuple[tuple[View, Types, NDArray[np.int64]], ...]
    """Where the cells are: a view, the type there of each word (-1 for none), and its documents' places in `target`."""
    target: NDArray[np.bool_]
    """Of every document of both, whether it is of the target."""
    sizes: Counts

    def cells(self, words: Types) -> NDArray[np.uint32]:
        """A row for each of some words, a column for each document of both sides."""
        found = np.zeros((len(words), len(self.target)), dtype=np.uint32)
        for view, types, places in self.parts:
            for row, which in enumerate(types[words].tolist()):
                if which >= 0:
                    within, tallies = view.columns.column(which)
                    found[row, places[within]] = tallies
        return found


def one_against_rest(view: View, index: int) -> Sides:
    """A document, by its index, and all others of its corpus."""
    columns = view.columns
    ranked = chosen(view, view.options).ranked
    types, counts = columns.row(index)
    of = np.zeros(len(columns.keys), dtype=np.int64)
    of[types] = counts
    a, own = of[ranked], (of[ranked] > 0).astype(np.int64)
    target = np.arange(len(columns.documents)) == index
    size = int(columns.sizes[index])
    return Sides(
        labels=_Picked(columns.labels, ranked),
        a=a,
        b=columns.counts[ranked] - a,
        a_documents=own,
        b_documents=columns.n_documents[ranked] - own,
        c=size,
        d=columns.totals.n_tokens - size,
        n_a=1,
        n_b=len(columns.documents) - 1,
        stop_list=view.stop_list,
        parts=((view, ranked, np.arange(len(columns.documents))),),
        target=target,
        sizes=columns.sizes,
    )


def one_against_another(target: View, reference: View) -> Sides:
    """A corpus and another, both seen with the same options; labels are the target's own where it has the word."""
    ours, theirs = (chosen(view, view.options).ranked for view in (target, reference))
    at_a = np.arange(len(ours))
    at_b = _places(target, reference, ours, theirs)
    only_theirs = theirs[at_b < 0]
    at_b[at_b < 0] = np.arange(len(ours), len(ours) + len(only_theirs))
    n = len(ours) + len(only_theirs)
    n_a, n_b = len(target.columns.documents), len(reference.columns.documents)
    return Sides(
        labels=_Both(_Picked(target.columns.labels, ours), _Picked(reference.columns.labels, only_theirs)),
        a=_spread(target.columns.counts[ours], at_a, n),
        b=_spread(reference.columns.counts[theirs], at_b, n),
        a_documents=_spread(target.columns.n_documents[ours], at_a, n),
        b_documents=_spread(reference.columns.n_documents[theirs], at_b, n),
        c=target.columns.totals.n_tokens,
        d=reference.columns.totals.n_tokens,
        n_a=n_a,
        n_b=n_b,
        stop_list=target.stop_list,
        parts=(
            (target, _spread(ours, at_a, n, fill=-1), np.arange(n_a)),
            (reference, _spread(theirs, at_b, n, fill=-1), np.arange(n_a, n_a + n_b)),
        ),
        target=np.arange(n_a + n_b) < n_a,
        sizes=np.concatenate([target.columns.sizes, reference.columns.sizes]),
    )


def _places(target: View, reference: View, ours: Types, theirs: Types) -> Types:
    """Where each of their types stands among ours, by its key; -1 for one that we lack.

    A dictionary of a million keys takes 100 MB and a second: keys are found by their hashes in order, and held against
    what was found, since two keys may have one hash.
    """
    hashes = target.columns.hashes[ours]
    order = np.argsort(hashes)
    hashes = hashes[order]
    sought = reference.columns.hashes[theirs]
    at = np.minimum(np.searchsorted(hashes, sought), max(len(hashes) - 1, 0))
    found = np.full(len(theirs), -1, dtype=np.int64)
    if len(ours):
        met = np.flatnonzero(hashes[at] == sought)
        found[met] = order[at[met]]
        mine = _Picked(target.columns.keys, ours[found[met]])
        same = np.fromiter(map(eq, mine, _Picked(reference.columns.keys, theirs[met])), dtype=bool, count=len(met))
        distinct = len(hashes) < 2 or bool((np.diff(hashes) > 0).all())
        if not (distinct and same.all()):
            number = {key: place for place, key in enumerate(_Picked(target.columns.keys, ours))}
            every = (number.get(key, -1) for key in _Picked(reference.columns.keys, theirs))
            return np.fromiter(every, dtype=np.int64, count=len(theirs))
    return found


def contrast(
    sides: Sides,
    options: ViewOptions,
    choice: Choice,
    *,
    permutations: int = 0,
    seed: int = 1,
    one_document: bool = True,
) -> CorpusContrast:
    """The words that set the target apart.

    Args:
        sides: what is compared.
        options: limit and offset; how words are searched.
        choice: which words, in what order, as for two texts.
        permutations: how many deals of the documents are tried; 0 for none.
        seed: of the deals.
        one_document: False leaves out the words that are commoner on one side because of one document.

    Raises:
        InvalidOption: a value out of its range; `parameter` names it.
    """
    if not 0 <= permutations <= MAX_DEALS:
        raise InvalidOption(f"permutations takes a number from 0 to {MAX_DEALS:,}.", parameter="permutations")
    if not 0 <= seed < 1 << 32:
        raise InvalidOption("seed takes a number from 0 to 4,294,967,295.", parameter="seed")
    counts = (sides.c, sides.d, sides.n_a, sides.n_b)
    if not sides.c or not sides.d or not len(sides.a):
        return CorpusContrast(*counts, NumberKey(0, 0), 0, (), None, sides.stop_list)
    scores, of, corrected = _scored(sides)
    g2 = np.array([one.g2 for one in scores])[of]
    q = corrected[of]
    alone = np.where(g2 >= 0, (sides.a > 1) & (sides.a_documents == 1), (sides.b > 1) & (sides.b_documents == 1))
    alone &= np.where(g2 >= 0, sides.n_a > 1, sides.n_b > 1)
    key = q < SURE
    n_key = NumberKey(int((key & (g2 > 0)).sum()), int((key & (g2 <= 0)).sum()))
    tested = _tested(sides, permutations, seed)
    log_ratios = np.array([one.log_ratio for one in scores])[of]
    order = _chosen(sides, options, choice, g2, log_ratios, q, tested)
    if not one_document:
        order = order[~alone[order]]
    until = None if options.limit is None else options.offset + options.limit
    items = tuple(
        _item(sides, scores[int(of[at])], float(q[at]), bool(alone[at]), tested, rank, at)
        for rank, at in enumerate(order[options.offset : until].tolist(), start=options.offset + 1)
    )
    how = Permutations(tested.of.n_deals, tested.of.exact, seed, len(tested.words)) if tested else None
    return CorpusContrast(*counts, n_key, len(order), items, how, sides.stop_list)


@dataclass(frozen=True)
class _Tested:
    words: Types
    of: Permuted
    p: Floats
    q: Floats
    """Of every word; NaN for those that were not tested."""


def _scored(sides: Sides) -> tuple[list[Scores], NDArray[np.int64], Floats]:
    """The scores of each pair of counts, the pair of each word, and the q of each pair: far fewer than words."""
    pairs, of, n = np.unique((sides.a << 32) | sides.b, return_inverse=True, return_counts=True)
    scores = [Scores.of(pair >> 32, pair & 0xFFFFFFFF, sides.c, sides.d) for pair in pairs.tolist()]
    p = np.array([one.p for one in scores])
    # Benjamini and Hochberg's, words of one p taken together: the last of them decides.
    order = np.argsort(p, kind="stable")
    raised = p[order] * (len(of) / np.cumsum(n[order]))
    corrected = np.empty(len(p))
    corrected[order] = np.minimum(np.minimum.accumulate(raised[::-1])[::-1], 1.0)
    return scores, of, corrected


def _tested(sides: Sides, n_deals: int, seed: int) -> _Tested | None:
    held = sides.sizes > 0
    if not n_deals or not 0 < int(sides.target[held].sum()) < int(held.sum()):
        return None
    n_words = n_tested(int(held.sum()), int(sides.target[held].sum()), n_deals)
    words = np.argsort(-(sides.a + sides.b), kind="stable")[:n_words]
    cells = sides.cells(words)
    cells = cells if held.all() else cells[:, held]
    of = permuted(cells, sides.sizes[held], sides.target[held], n_deals=n_deals, seed=seed)
    p, q = np.full(len(sides.a), np.nan), np.full(len(sides.a), np.nan)
    p[words], q[words] = of.p, benjamini_hochberg(of.p.tolist())
    return _Tested(words, of, p, q)


def _chosen(
    sides: Sides,
    options: ViewOptions,
    choice: Choice,
    g2: Floats,
    log_ratios: Floats,
    q: Floats,
    tested: _Tested | None,
) -> Types:
    """The places of the words that are wanted, in their order."""
    sure = q if tested is None or choice.max_q >= 1 else np.nan_to_num(tested.q, nan=1.0)
    left = sure <= choice.max_q
    by: list[Any] = [-log_ratios, -g2]
    if choice.only != "all":
        left &= (sides.b if choice.only == "target" else sides.a) == 0
        by = [-(sides.a if choice.only == "target" else sides.b)]
    places = np.flatnonzero(left)
    if choice.q:
        lens = Lens(replace(options, stop_words="include"))
        keys = lens.searched(sides.labels[at] for at in places.tolist())
        matches = matcher(choice.q, fold=lens.sought, n_chars=sum(map(len, keys)))
        places = places[np.fromiter(map(matches, keys), dtype=bool, count=len(keys))]
    if choice.sort in ("word", "-word"):
        words = [alphabetical(sides.labels[at]) for at in places.tolist()]
        order = sorted(range(len(words)), key=words.__getitem__, reverse=choice.sort == "-word")
        return places[order]
    sorts: dict[str, Callable[[], list[Any]]] = {  # made when they are asked for: each takes 9 MB of a million words
        "key": lambda: [-log_ratios, -g2],
        "-key": lambda: [log_ratios, g2],
        "q": lambda: [-np.abs(g2), sure],
        "log_ratio": lambda: [-log_ratios],
        "-log_ratio": lambda: [log_ratios],
        "target_count": lambda: [-sides.a],
        "reference_count": lambda: [-sides.b],
    }
    if choice.sort in sorts:
        by = sorts[choice.sort]()
    return places[np.lexsort([one[places] for one in by])]


def _item(
    sides: Sides, of: Scores, q: float, alone: bool, tested: _Tested | None, rank: int, at: int
) -> DocumentKeyWord:
    several = (sides.n_a if of.g2 >= 0 else sides.n_b) > 1
    known = tested is not None and not np.isnan(tested.p[at])
    return DocumentKeyWord(
        rank=rank,
        word=sides.labels[at],
        target_count=int(sides.a[at]),
        reference_count=int(sides.b[at]),
        target_documents=int(sides.a_documents[at]),
        reference_documents=int(sides.b_documents[at]),
        g2=of.g2,
        log_ratio=of.log_ratio,
        g2_four_term=of.g2_four_term,
        p=of.p,
        q=q,
        log_ratio_low=of.low,
        log_ratio_high=of.high,
        percent_difference=of.percent_difference,
        one_document=alone if several else None,
        p_permuted=float(tested.p[at]) if tested and known else None,
        q_permuted=float(tested.q[at]) if tested and known else None,
    )


class _Picked(Sequence[str]):
    """Some of a list's strings, without a list of their own."""

    def __init__(self, of: Sequence[str], places: Types) -> None:
        self._of, self._places = of, places

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, at: Any) -> Any:
        return self._of[self._places[at]]

    def __iter__(self) -> Iterator[str]:
        return map(self._of.__getitem__, self._places.tolist())


class _Both(Sequence[str]):
    """Two lists' strings, one's after the other's."""

    def __init__(self, first: Sequence[str], second: Sequence[str]) -> None:
        self._first, self._second = first, second

    def __len__(self) -> int:
        return len(self._first) + len(self._second)

    def __getitem__(self, at: Any) -> Any:
        n = len(self._first)
        return self._first[at] if at < n else self._second[at - n]


def _spread(values: Counts, places: Types, n: int, fill: int = 0) -> Counts:
    found = np.full(n, fill, dtype=np.int64)
    found[places] = values
    return found
