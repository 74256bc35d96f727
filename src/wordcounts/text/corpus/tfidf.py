"""tf-idf: the words that are common in one document and rare in the others, by a variant that is named.

D are the documents, df those with the word, tf its count in the document, n the document's tokens. In the first two a
word of all documents is worth 0; in the last none is.

| variant | weight | source |
|---|---|---|
| count | tf log10(D / df) | quanteda's dfm_tfidf as it comes |
| share | tf / n log10(D / df) | Voyant (DocumentTerm.java) |
| smooth | tf (ln((1 + D) / (1 + df)) + 1), a document's scaled to a length of 1 | scikit-learn's TfidfTransformer |

Source: Sparck Jones, K. (1972), "A statistical interpretation of term specificity".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from wordcounts.errors import InvalidOption
from wordcounts.text.corpus.columns import Columns, Room, View, chosen
from wordcounts.text.corpus.corpus import Counts, Document
from wordcounts.text.views.stopwords import UsedList

Floats = NDArray[np.float64]

Variant = Literal["count", "share", "smooth"]
VARIANTS: Final = get_args(Variant)

MAX_TOP: Final = 1_000
"""Words of one document."""


@dataclass(frozen=True, slots=True)
class Weighted:
    """One word of one document."""

    rank: int
    """In its document, 1 for the heaviest; ties by the word's rank in the whole."""
    word: str
    count: int
    """In the document."""
    n_documents: int
    """In how many documents it occurs."""
    weight: float


@dataclass(frozen=True, slots=True)
class WeightedDocument:
    """One document, and what is weightiest in it."""

    number: int
    name: str
    n_tokens: int
    total: int
    """Its words that the view leaves."""
    items: tuple[Weighted, ...]


@dataclass(frozen=True, slots=True)
class Tfidf:
    """Documents with their weightiest words."""

    variant: Variant
    n_documents: int
    documents: tuple[WeightedDocument, ...]
    stop_list: UsedList | None


def tfidf(view: View, indexes: Sequence[int], *, variant: Variant = "share", top: int = 10) -> Tfidf:
    """The weightiest words of some documents; D and df are of all.

    Args:
        view: the words; limit and offset are not looked at.
        indexes: of the documents.
        variant: how a word is weighed.
        top: words of each document, 1 to MAX_TOP.

    Raises:
        InvalidOption: a value out of its range, or a search that cannot be made.
    """
    if variant not in VARIANTS:
        raise InvalidOption(f"variant takes one of {', '.join(VARIANTS)}.", parameter="variant")
    if not 1 <= top <= MAX_TOP:
        raise InvalidOption(f"top takes a number from 1 to {MAX_TOP:,}.", parameter="top")
    choice = chosen(view, view.options)
    n_types = len(view.columns.keys)
    rank_of = np.full(n_types, -1, dtype=np.int32)
    rank_of[choice.ranked] = np.arange(len(choice.ranked))
    sought = None
    if len(choice.found) < len(choice.ranked):
        sought = np.zeros(n_types, dtype=bool)
        sought[choice.ranked[choice.found]] = True
    of = _Weighing(view, rank_of, len(choice.ranked) == n_types, sought, rarities(view.columns, variant), variant, top)
    room = view.columns.room()
    found = tuple(_document(of, index, room) for index in indexes)
    return Tfidf(variant, len(view.columns.documents), found, choice.stop_list)


def rarities(columns: Columns, variant: Variant) -> Floats:
    """Of each type, what each of its occurrences in a document is worth."""
    d = len(columns.documents)
    # One document or a thousand: worked out once for each number of documents that there may be.
    df = np.arange(1, d + 1)
    of = np.log((1 + d) / (1 + df)) + 1 if variant == "smooth" else np.log10(d / df)
    return np.asarray(of[columns.n_documents - 1], dtype=np.float64)


def weights(counts: Counts, rarity: Floats, n_tokens: int, variant: Variant) -> Floats:
    """The weight of each word of one document, all its words given: the smooth one is scaled by them all."""
    found = np.asarray(counts * rarity, dtype=np.float64)
    if variant == "smooth":
        return found / max(float(np.sqrt((found**2).sum())), 1e-300)
    return found / n_tokens if variant == "share" else found


@dataclass(frozen=True, slots=True)
class _Weighing:
    """What is the same for all documents of a view."""

    view: View
    rank_of: Room
    """Of each type; -1 for what the view leaves out."""
    all_left: bool
    sought: NDArray[np.bool_] | None
    """Of each type whether it is searched for; None: all that are left."""
    rarity: Floats
    variant: Variant
    top: int


def _document(all_of: _Weighing, index: int, room: Room) -> WeightedDocument:
    columns, top = all_of.view.columns, all_of.top
    of: Document = columns.documents[index]
    types, counts = columns.row(index, room)
    # What is searched for does not change what a word weighs; what the view leaves out is out of the document.
    if not all_of.all_left:
        kept = all_of.rank_of[types] >= 0
        types, counts = types[kept], counts[kept]
    found = weights(counts, all_of.rarity[types], of.n_tokens, all_of.variant)
    if all_of.sought is not None:
        sought = all_of.sought[types]
        types, counts, found = types[sought], counts[sought], found[sought]
    n_found = len(found)
    if len(found) > top:  # only these are worth sorting
        likely = found >= np.partition(found, -top)[-top]
        types, counts, found = types[likely], counts[likely], found[likely]
    order = np.lexsort((all_of.rank_of[types], -found))[:top]
    types, rows = types[order], zip(counts[order].tolist(), found[order].tolist(), strict=True)
    items = tuple(
        Weighted(rank, columns.labels[which], count, n_documents, weight)
        for rank, (which, n_documents, (count, weight)) in enumerate(
            zip(types.tolist(), columns.n_documents[types].tolist(), rows, strict=True), start=1
        )
    )
    return WeightedDocument(of.number, of.name, of.n_tokens, n_found, items)
