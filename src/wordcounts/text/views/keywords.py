"""The view options as keyword arguments, for Python: each kind of view takes those that mean something to it.

Defaults and values are those of `ViewOptions`. `language` names the rules of case, elisions and lemmas and the list of
stop words; the document's own language without it.
"""

from __future__ import annotations

from typing import NotRequired, TypedDict

from wordcounts.text.views.lemmas import Lemmas
from wordcounts.text.views.options import Compounds, Marks, Place, Sort, StopWords
from wordcounts.text.views.stopwords import Lists


class Compared(TypedDict):
    """Which words are one."""

    fold: NotRequired[bool]
    accents: NotRequired[Marks]
    elisions: NotRequired[Marks]
    compounds: NotRequired[Compounds]
    lemmas: NotRequired[Lemmas]
    language: NotRequired[str | None]


class Listed(Compared):
    """And which of them are shown."""

    stop_words: NotRequired[StopWords]
    stop_list: NotRequired[Lists]
    stop_add: NotRequired[str]
    stop_remove: NotRequired[str]
    numbers: NotRequired[bool]
    min_length: NotRequired[int]


class ViewKeywords(Listed):
    """And of what, found how, in which order: all view options but limit and offset."""

    ngram: NotRequired[int]
    place: NotRequired[Place]
    q: NotRequired[str]
    sort: NotRequired[Sort]
