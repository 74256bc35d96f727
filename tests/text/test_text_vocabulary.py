"""A view whole, in columns: what a client that searches and sorts by itself gets is what it would have been told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from wordcounts.text.views.options import ViewOptions
from wordcounts.text.views.totals import totals
from wordcounts.text.views.view import words
from wordcounts.text.views.vocabulary import Vocabulary, vocabulary
from wordcounts.text.words.segment import count_words

TEXT = "Straße und STRASSE, Élan und élan und Elan; L'été, l'hiver. Äpfel äpfel Zebra zebra 12 e-mail E-Mail und die"
TABLE, _ = count_words(TEXT)


def shown(**options: Any) -> tuple[Vocabulary, ViewOptions]:
    view = ViewOptions(**options)
    return vocabulary(TABLE, view, of=totals(TABLE, view.language), text=TEXT), view


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"stop_words": "exclude", "language": "de"},
        {"stop_words": "only", "language": "de", "stop_add": "zebra"},
        {"fold": False},
        {"accents": "ignore"},
        {"language": "fr", "elisions": "keep"},
        {"compounds": "split", "numbers": False, "min_length": 3},
        {"ngram": 2},
        {"lemmas": "stem", "language": "de"},
    ],
)
def test_its_columns_are_the_rows_of_the_view_in_every_order_and_search(options: dict[str, Any]) -> None:
    found, view = shown(**options)

    whole = words(TABLE, replace(view, limit=None), text=TEXT)
    assert list(zip(found.words, found.counts, strict=True)) == [(item.word, item.count) for item in whole.items]
    assert (found.total, found.n_tokens, found.n_types) == (whole.total, whole.n_tokens, whole.n_types)
    assert found.stop_list == whole.stop_list
    by_word = words(TABLE, replace(view, limit=None, sort="word"), text=TEXT)
    assert [found.words[at] for at in found.alphabetical] == [item.word for item in by_word.items]
    for q in ("e", "str", "zebra"):
        matching = words(TABLE, replace(view, limit=None, q=q), text=TEXT)
        keys = [found.keys.get(at, word) for at, word in enumerate(found.words)]
        assert [word for word, key in zip(found.words, keys, strict=True) if key.startswith(q)] == [
            item.word for item in matching.items
        ]


def test_search_sort_and_page_are_not_looked_at() -> None:
    found, _ = shown(q="str", sort="word", limit=1, offset=3)

    assert found == shown()[0]


def test_more_words_than_asked_for_come_without_columns() -> None:
    view = ViewOptions()
    found = vocabulary(TABLE, view, of=totals(TABLE, ""), most=3)

    assert found.total > 3
    assert (found.words, found.counts, found.alphabetical, dict(found.keys)) == ((), (), (), {})
