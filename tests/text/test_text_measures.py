"""All measures of a text: from the right words, and None where there are none."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.errors import InvalidOption
from wordcounts.text.measures.diversity import hd_d, ttr, yule_k
from wordcounts.text.measures.spectrum import Spectrum, rank_frequency
from wordcounts.text.measures.windows import mattr, mtld
from wordcounts.text.views.measures import Measures, growth_of, measures, spectrum_of
from wordcounts.text.views.occurrences import running_of
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.views.totals import totals
from wordcounts.text.words.segment import count_words
from wordcounts.text.words.table import Table

TEXT = "The cat sat on the mat. It was a fine mat!\nA heading\nMice ran; the mouse hid."

texts = st.lists(st.sampled_from(["a", "A", "b", "c-d", "e.", "F\n", "1"]), max_size=120).map(" ".join)


def measured(text: str, *, with_text: bool = True, **view) -> Measures:
    options = ViewOptions(**view)
    return measures(count_words(text)[0], options, running_of(text, options) if with_text else None)


def test_counts_are_of_folded_types_as_totals_are():
    found = measured(TEXT)
    assert (found.n_tokens, found.n_types, found.n_hapaxes) == (18, 14, 11)
    assert found.ttr == pytest.approx(14 / 18)


def test_measures_are_of_the_words_in_order():
    text = "a b a c " * 40
    sequence = "abac" * 40
    found = measured(text)
    assert (found.mattr, found.mtld) == (mattr(sequence), mtld(sequence))
    assert found.yule_k == yule_k(Spectrum.of([80, 40, 40]))


def test_types_merge_as_the_view_says():
    assert measured(TEXT, language="en", lemmas="lemma").n_types < measured(TEXT, language="en").n_types
    assert measured("é e", accents="ignore").n_types == 1
    assert measured("e-mail e", compounds="split").n_tokens == 3
    assert measured("The the", fold=False).n_types == 2


def test_stop_words_count():
    assert measured(TEXT, stop_words="exclude", language="en") == measured(TEXT, language="en")


def test_sentences_and_words_have_their_mean_lengths():
    found = measured(TEXT)
    assert found.n_sentences == 4
    assert found.mean_sentence_length == pytest.approx(18 / 4)
    assert measured("cat horse").mean_word_length == 4
    assert measured("e\u0301te\u0301 हिन्दी").mean_word_length == pytest.approx((3 + 3) / 2)


def test_readability_is_of_the_texts_language_or_of_none():
    found = {
        score.name: score.value for score in measured("The cat in the hat ate breakfast.", language="en").readability
    }
    assert found["flesch"] == pytest.approx(103.04, abs=1e-2)
    assert found["lix"] == pytest.approx(7 + 100 / 7)
    assert measured(TEXT, language="ja").readability == ()


def test_numbers_are_no_words_of_a_readability():
    alike = [measured(text, language="en").readability for text in ("The cat sat.", "The cat sat 12 34.")]
    assert alike[0] == alike[1]


def test_what_needs_the_order_is_none_without_a_text():
    found = measured("a b a c " * 40, with_text=False, language="en")
    missing = {field.name for field in fields(Measures) if getattr(found, field.name) in (None, ())}
    assert missing >= {"msttr", "mattr", "mtld", "n_sentences", "mean_sentence_length", "readability"}
    assert found.hd_d is not None


def test_an_empty_text_has_no_measure_but_its_counts():
    found = measured("")
    values = {field.name: getattr(found, field.name) for field in fields(Measures)}
    assert {name for name, value in values.items() if value not in (None, ())} == {
        "n_tokens", "n_types", "n_hapaxes", "n_sentences",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["a", "a b", "a a", "a b a"])
def test_few_words_give_no_number_that_is_none(text):
    for field in fields(Measures):
        value = getattr(measured(text, language="en"), field.name)
        assert not isinstance(value, float) or isfinite(value)


def test_lemmas_of_too_many_words_are_refused():
    table = Table(tuple(f"w{number}" for number in range(40_001)), (1,) * 40_001)
    with pytest.raises(InvalidOption):
        measures(table, ViewOptions(language="en", lemmas="lemma"))


@given(texts)
def test_counts_are_those_of_totals_and_the_spectrum_adds_up(text):
    table, _ = count_words(text)
    found, of = measured(text), totals(table)
    spectrum = spectrum_of(table, ViewOptions())
    assert (found.n_tokens, found.n_types, found.n_hapaxes) == (of.n_tokens, of.n_types, of.n_hapaxes)
    assert (spectrum.tokens, spectrum.types, spectrum.hapaxes) == (of.n_tokens, of.n_types, of.n_hapaxes)
    assert found.ttr == ttr(of.n_tokens, of.n_types)
    assert found.hd_d == hd_d(spectrum)


@given(texts)
def test_growth_ends_at_the_totals(text):
    points = growth_of(running_of(text, ViewOptions()), ViewOptions())
    of = totals(count_words(text)[0])
    assert not points or (points[-1].n_tokens, points[-1].n_types, points[-1].n_hapaxes) == (
        of.n_tokens,
        of.n_types,
        of.n_hapaxes,
    )
    assert bool(points) is (of.n_tokens > 0)


def test_ranks_are_those_of_the_types():
    table, _ = count_words("a a a b b c")
    assert [(point.rank, point.count) for point in rank_frequency(spectrum_of(table, ViewOptions()))] == [
        (1, 3),
        (2, 2),
        (3, 1),
    ]
    assert Counter(dict(spectrum_of(table, ViewOptions()))) == {1: 1, 2: 1, 3: 1}
