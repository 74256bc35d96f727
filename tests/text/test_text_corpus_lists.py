"""Stop words of a corpus in several languages: each document's are those of its own."""

from __future__ import annotations

from collections import Counter

import pytest

from wordcounts.text.corpus.columns import view_of
from wordcounts.text.corpus.corpus import Corpus, Document, corpus_of
from wordcounts.text.corpus.tfidf import tfidf
from wordcounts.text.corpus.words import matrix, summed
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.views.view import words
from wordcounts.text.words.segment import count_words
from wordcounts.text.words.table import Table

TEXTS = (
    ("de", "Die Mühle und der Fluss. Die Mühle steht."),
    ("en", "The die is cast, and the mill will die; the die rolls."),
    ("", "The mill and the river."),
    ("fr", "Le moulin et la rivière: la roue tourne."),
)


def tables() -> list[Table]:
    return [count_words(text)[0] for _, text in TEXTS]


def corpus() -> Corpus:
    return corpus_of(
        (Document(number, language, table.n_tokens, language), table)
        for number, ((language, _), table) in enumerate(zip(TEXTS, tables(), strict=True), start=1)
    )


@pytest.mark.parametrize("stop_words", ["exclude", "only"])
@pytest.mark.parametrize(
    "more",
    [{}, {"fold": False}, {"stop_add": "mill", "stop_remove": "the"}, {"stop_list": "wide"}, {"accents": "ignore"}],
    ids=str,
)
def test_each_document_counts_what_it_shows_alone(stop_words: str, more: dict[str, object]) -> None:
    options = ViewOptions(language="de", stop_words=stop_words, limit=None, **more)  # type: ignore[arg-type]
    expected: Counter[str] = Counter()
    for (language, _), table in zip(TEXTS, tables(), strict=True):
        alone = words(table, ViewOptions(language=language, stop_words=stop_words, limit=None, **more))  # type: ignore[arg-type]
        for item in alone.items:
            expected[item.word.lower() if more.get("fold", True) else item.word] += item.count

    found = summed(view_of(corpus(), options, own_lists=True))

    assert (
        Counter({one.word.lower() if more.get("fold", True) else one.word: one.count for one in found.items})
        == expected
    )
    assert found.n_tokens == sum(table.n_tokens for table in tables()), "the whole, whatever the view"


def test_a_word_counts_where_it_is_shown() -> None:
    options = ViewOptions(language="de", stop_words="exclude", limit=None)
    found = matrix(view_of(corpus(), options, own_lists=True))
    counts = {one.word: (one.counts, one.n_documents) for one in found.items}

    assert counts["die"] == ((0, 3, 0, 0), 1), "hidden in German, shown in English"
    assert counts["Mühle"] == ((2, 0, 0, 0), 1)
    assert not {"und", "the", "The", "la", "et"} & counts.keys()


def test_the_lists_are_named_the_one_of_most_words_first() -> None:
    used = view_of(corpus(), ViewOptions(language="de", stop_words="exclude"), own_lists=True).stop_list

    assert used is not None
    assert (used.name, [one.name for one in used.others]) == ("standard-en", ["standard-de", "standard-fr"])


def test_without_being_asked_to_one_list_is_for_all() -> None:
    options = ViewOptions(language="de", stop_words="exclude", limit=None)
    found = {one.word for one in summed(view_of(corpus(), options)).items}

    assert {"the", "la"} <= {word.lower() for word in found}
    assert "die" not in {word.lower() for word in found}


def test_lemmas_compounds_and_phrases_go_with_it() -> None:
    split = ViewOptions(language="en", stop_words="exclude", compounds="split", lemmas="lemma", limit=None)
    found = summed(view_of(corpus(), split, own_lists=True))
    assert {"mill", "roll", "Mühle"} <= {one.word for one in found.items}
    weighed = tfidf(view_of(corpus(), split, own_lists=True), range(4), variant="share", top=9)
    assert "die" in {word.word for word in weighed.documents[1].items}
    assert "die" not in {word.word for word in weighed.documents[0].items}
