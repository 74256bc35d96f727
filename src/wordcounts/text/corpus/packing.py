"""A corpus with its columns as named arrays and a little JSON, and back: what may be kept on a disk and mapped again.

Back, the large arrays stay where they are; only words are made anew, some 0.3 s for a million.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import astuple, dataclass, replace
from datetime import datetime
from operator import is_
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from wordcounts.text.corpus.columns import Columns
from wordcounts.text.corpus.corpus import Corpus, Document
from wordcounts.text.views.totals import Totals

FORMAT: Final = 1
"""Another one whenever arrays mean something else, or columns are made in another way."""

MADE_BY: Final = f"{FORMAT} {sys.byteorder} {unicodedata.unidata_version}"

_OF_CORPUS: Final = ("starts", "numbers", "counts")
_OF_COLUMNS: Final = ("counts", "starts", "within", "tallies", "of_form")

Arrays = Mapping[str, NDArray[Any]]


@dataclass(frozen=True)
class Packed:
    """What is to be kept."""

    told: dict[str, Any]
    """As JSON takes it."""
    arrays: dict[str, NDArray[Any]]


def packed(corpus: Corpus, columns: Columns | None) -> Packed:
    """Pack a corpus, and columns of it whose labels are forms of it (of any other look: without columns)."""
    told: dict[str, Any] = {"documents": [_told(one) for one in corpus.documents], "totals": None}
    arrays = {f"corpus.{name}": getattr(corpus, name) for name in _OF_CORPUS} | {"corpus.forms": _lines(corpus.forms)}
    label_of = None if columns is None else _label_of(columns, corpus)
    if columns is not None and label_of is not None:
        told["totals"] = astuple(columns.totals)
        arrays |= {f"columns.{name}": getattr(columns, name) for name in _OF_COLUMNS}
        arrays |= {"columns.keys": _lines(columns.keys), "columns.labels": label_of}
    return Packed(told, arrays)


def unpacked(told: Mapping[str, Any], arrays: Arrays) -> tuple[Corpus, Columns | None]:
    """The corpus and its columns again, on these arrays.

    Raises:
        ValueError, KeyError, TypeError: they are not what `packed` made.
    """
    forms = _words(arrays["corpus.forms"])
    documents = tuple(_document(*one) for one in told["documents"])
    corpus = Corpus(documents, forms, *(arrays[f"corpus.{name}"] for name in _OF_CORPUS))
    if len(corpus.starts) != len(documents) + 1 or int(corpus.starts[-1]) != len(corpus.numbers):
        raise ValueError("not a corpus")
    if told["totals"] is None:
        return corpus, None
    labels = list(map(forms.__getitem__, arrays["columns.labels"].tolist()))
    # A key that is its label is the same string, as when columns are made.
    keys = [label if key == label else key for key, label in zip(_words(arrays["columns.keys"]), labels, strict=True)]
    of = {name: arrays[f"columns.{name}"] for name in _OF_COLUMNS}
    if len(of["starts"]) != len(keys) + 1 or len(of["of_form"]) != len(forms):
        raise ValueError("not columns")
    return corpus, Columns(documents, Totals(*told["totals"]), keys, labels, corpus=corpus, **of)


def moved(corpus: Corpus, columns: Columns, arrays: Arrays) -> tuple[Corpus, Columns]:
    """The same on these arrays, which hold what theirs do; words stay."""
    of_corpus: dict[str, Any] = {name: arrays[f"corpus.{name}"] for name in _OF_CORPUS}
    of_columns: dict[str, Any] = {name: arrays[f"columns.{name}"] for name in _OF_COLUMNS}
    corpus = replace(corpus, **of_corpus)
    return corpus, replace(columns, corpus=corpus, **of_columns)


def _label_of(columns: Columns, corpus: Corpus) -> NDArray[np.int32] | None:
    """Of each type, which form of the corpus its label is; None where one is none, or the columns are of another."""
    if columns.corpus is not corpus or (len(columns.of_form) and int(columns.of_form.min()) < 0):
        return None
    shown = map(columns.labels.__getitem__, columns.of_form.tolist())
    is_label = np.fromiter(map(is_, shown, corpus.forms), dtype=bool, count=len(corpus.forms))
    found = np.full(len(columns.labels), -1, dtype=np.int32)
    found[columns.of_form[is_label]] = np.flatnonzero(is_label)
    return None if (found < 0).any() else found


def _lines(words: list[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode("utf-8"), dtype=np.uint8)


def _words(letters: NDArray[Any]) -> list[str]:
    return letters.tobytes().decode("utf-8").split("\n") if len(letters) else []


def _told(one: Document) -> list[Any]:
    dated = one.dated_at.isoformat() if one.dated_at else None
    return [one.number, one.name, one.n_tokens, one.language, dated]


def _document(number: int, name: str, n_tokens: int, language: str, dated: str | None) -> Document:
    return Document(number, name, n_tokens, language, datetime.fromisoformat(dated) if dated else None)
