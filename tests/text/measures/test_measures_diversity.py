"""Lexical diversity against published numbers (each row names where), and its laws."""

from __future__ import annotations

import re
from collections import Counter
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.text.measures.diversity import (
    corrected_ttr,
    dugast_u,
    hd_d,
    herdan_c,
    herdan_vm,
    maas_a2,
    root_ttr,
    simpson_d,
    summer_s,
    ttr,
    vocd_d,
    yule_i,
    yule_k,
)
from wordcounts.text.measures.spectrum import Spectrum
from wordcounts.text.measures.windows import growth, mattr, msttr, mtld

RICHNESS = """Measure of textual lexical diversity, computed as the mean length of sequential words in a text that
maintains a minimum threshold TTR score. Iterates over words until TTR scores falls below a threshold, then increase
factor counter by 1 and start over. McCarthy and Jarvis (2010, pg. 385) recommends a factor threshold in the range of
[0.660, 0.750]. (McCarthy 2005, McCarthy and Jarvis 2010)"""
"""README of LexicalRichness (github.com/LSYS/LexicalRichness), whose values it prints."""

BURTON = """Burton loves cats, and cats love Burton. Burton loves dogs, not as much as cats, but dogs do not love Burton
very much."""
MARY = "Mary had a little lamb, its fleece was white as snow. And everywhere that Mary went, the lamb was sure to go."
"""Both from the tests of textacy (github.com/chartbeat-labs/textacy)."""

TWO = "one one two one one two one"
FRUIT = "apple orange apple orange pear pear apple orange"
"""Both from the tests of quanteda.textstats (github.com/quanteda/quanteda.textstats)."""

MIRANDA = {
    1: 212, 2: 51, 3: 26, 4: 13, 5: 6, 6: 6, 7: 3, 8: 4, 10: 1, 11: 1, 13: 3, 16: 1, 17: 1, 19: 1, 21: 1, 59: 1,
}  # fmt: skip
"""Miranda-García, A. & Calle-Martín, J. (2005), "Yule's characteristic K revisited": 755 tokens, 331 types."""

COLORADO_LEMMAS = """
0 1 2 3 4 0 5 6 7 8 9 3 0 10 5 4 0 11 12 0 6 13 14 0 15 0 16 17 5 2 18 19 20 21 22 23 19 24 25 26 27 28 29 30 31
32 33 34 35 5 36 0 37 38 0 39 1 5 2 40 0 41 42 43 44 45 46 1 46 47 48 0 32 17 0 49 1 50 17 51 5 2 52 53 54 36 0
55 56 36 0 57 58 36 0 59 60 36 0 61 62 63 36 0 64 65 36 0 66 23 67 68 36 0 69 70 0 71 72 5 2 73 4 74 75 76 17 15
77 78 79 80 81 82 6 23 83 84 5 2 85 17 0 86 87 88 49 1 23 89 17 0 15 1 90 2 0 91 23 92 93 94 17 5 95 17 0 1 2 96
38 97 98 0 99 100 101 2 102 103
"""
"""The lemmas, by number, of the paragraph on Colorado in the README of lexical-diversity (pypi.org), whose values it
prints."""
COLORADO = [int(number) for number in COLORADO_LEMMAS.split()]

words = st.lists(st.sampled_from("abcdefgh"), max_size=120)


def words_in(text: str) -> list[str]:
    return re.findall("[a-z]+", text.lower())


def spectrum_of(sequence: list[str]) -> Spectrum:
    return Spectrum.of(Counter(sequence).values())


RICH = words_in(RICHNESS)
RICH_SPECTRUM = spectrum_of(RICH)


@pytest.mark.parametrize(
    ("found", "published"),
    [
        (ttr(57, 39), 0.68421053),
        (root_ttr(57, 39), 5.16567619),
        (corrected_ttr(57, 39), 3.65268467),
        (herdan_c(57, 39), 0.90613782),
        (summer_s(57, 39), 0.92944603),
        (dugast_u(57, 39), 43.07433621),
        (maas_a2(57, 39), 0.02321568),
        (yule_k(RICH_SPECTRUM), 153.893506),
        (yule_i(RICH_SPECTRUM), 22.367647),
        (herdan_vm(RICH_SPECTRUM), 0.08539429),
        (simpson_d(RICH_SPECTRUM), 0.01566416),
        (msttr(RICH, 25), 0.88),
        (mattr(RICH, 25), 0.83515152),
        (hd_d(RICH_SPECTRUM), 0.74687033),
        (mtld(RICH, rule="<="), 46.79226361),
        (mtld(RICH), 48.00946372),
        (vocd_d(RICH_SPECTRUM), 46.08560433),
    ],
)
def test_the_readme_text_of_lexicalrichness_has_its_published_values(found, published):
    assert (len(RICH), RICH_SPECTRUM.types) == (57, 39)
    assert found == pytest.approx(published, abs=6e-7)


def test_exact_vocd_lies_near_the_published_value_of_one_random_run():
    assert vocd_d(RICH_SPECTRUM) == pytest.approx(46.27679899, abs=0.5)


@pytest.mark.parametrize(
    ("threshold", "rule", "published"),
    [(0.72, "<", 10.1812), (0.66, "<", 14.1622), (0.75, "<", 10.0625), (0.75, "<=", 9.5833)],
)
def test_mtld_of_textacys_text_depends_on_threshold_and_rule(threshold, rule, published):
    assert mtld(words_in(BURTON), threshold, rule) == pytest.approx(published, abs=1e-4)


@pytest.mark.parametrize(
    ("measure", "published"),
    [
        (ttr(22, 19), 0.864),
        (root_ttr(22, 19), 4.051),
        (corrected_ttr(22, 19), 2.864),
        (herdan_c(22, 19), 0.953),
        (summer_s(22, 19, "10"), 0.835),
        (dugast_u(22, 19, "10"), 28.304),
        (dugast_u(22, 19), 65.173),
    ],
)
def test_ratios_of_textacys_text(measure, published):
    spectrum = spectrum_of(words_in(MARY))
    assert (spectrum.tokens, spectrum.types) == (22, 19)
    assert measure == pytest.approx(published, abs=1e-3)


@pytest.mark.parametrize(
    ("found", "published"),
    [
        (ttr(180, 104), 0.57777778),
        (hd_d(Spectrum.of(Counter(COLORADO).values())), 0.73469933),
        (mattr(COLORADO, 50), 0.72061069),
        (mtld(COLORADO), 36.50595045),
        (mtld(COLORADO, rule="<="), 36.50595045),
    ],
)
def test_the_readme_text_of_lexical_diversity_has_its_published_values(found, published):
    assert (len(COLORADO), len(set(COLORADO))) == (180, 104)
    assert found == pytest.approx(published, abs=1e-8)


@pytest.mark.parametrize(("window", "expected"), [(2, (0.5 + 1 + 1 + 0.5 + 1 + 1) / 6), (3, 2 / 3), (4, 0.5)])
def test_moving_averages_of_quantedas_text(window, expected):
    assert mattr(TWO.split(), window) == pytest.approx(expected)


def test_ratios_of_quantedas_text():
    assert ttr(7, 2) == pytest.approx(0.2857, abs=1e-4)
    assert herdan_c(7, 2) == pytest.approx(0.3562, abs=1e-4)


@pytest.mark.parametrize(("segment", "expected"), [(2, 0.875), (3, 0.66667), (4, 0.625)])
def test_segments_of_quantedas_text(segment, expected):
    assert msttr(FRUIT.split(), segment) == pytest.approx(expected, abs=1e-5)


def test_a_last_segment_that_is_full_counts():
    assert msttr([*"abcde", *"abcdd"], 5) == pytest.approx(0.9)


def test_yules_k_of_a_published_spectrum():
    spectrum = Spectrum(tuple(MIRANDA), tuple(MIRANDA.values()))
    assert (spectrum.tokens, spectrum.types) == (755, 331)
    assert yule_k(spectrum) == pytest.approx(112.76698, abs=1e-5)


@pytest.mark.parametrize(
    ("n", "v", "defined"),
    [(0, 0, set()), (1, 1, {ttr, root_ttr, corrected_ttr}), (2, 2, {ttr, root_ttr, corrected_ttr, herdan_c, maas_a2})],
)
def test_ratios_of_few_tokens_are_undefined_and_never_a_guess(n, v, defined):
    every = {ttr, root_ttr, corrected_ttr, herdan_c, dugast_u, maas_a2}
    assert {measure for measure in every if measure(n, v) is not None} == defined


def test_where_every_word_differs_what_divides_by_repetition_is_undefined():
    spectrum = Spectrum((1,), (60,))
    assert vocd_d(spectrum) is yule_i(spectrum) is dugast_u(60, 60) is mtld(list(range(60))) is None
    assert hd_d(spectrum) == pytest.approx(1)
    assert (yule_k(spectrum), simpson_d(spectrum)) == (0, 0)


def test_samples_larger_than_the_text_are_undefined():
    spectrum = Spectrum((1, 20), (1, 2))
    assert hd_d(spectrum) is vocd_d(spectrum) is mattr([1] * 41, 42) is msttr([1] * 41, 42) is None


@pytest.mark.parametrize("measure", [yule_k, yule_i, simpson_d, herdan_vm, hd_d, vocd_d])
def test_measures_of_no_words_are_undefined(measure):
    assert measure(Spectrum()) is None


def test_one_word_again_and_again_is_poor_by_every_measure():
    spectrum = Spectrum((1000,), (1,))
    assert hd_d(spectrum) == pytest.approx(1 / 42)
    assert simpson_d(spectrum) == 1
    assert vocd_d(spectrum) < 0.1
    assert mtld(["a"] * 1000) == pytest.approx(2)


@given(words, st.integers(1, 60))
def test_averages_of_ratios_lie_between_one_type_and_all_types(sequence, size):
    for found in (mattr(sequence, size), msttr(sequence, size)):
        assert (found is None) is (len(sequence) < size)
        assert found is None or 1 / size - 1e-12 <= found <= 1 + 1e-12


@given(words, st.sampled_from([mattr, msttr, mtld]))
def test_what_words_are_called_changes_no_measure(sequence, measure):
    assert measure(sequence) == measure([ord(word) for word in sequence])


@given(words)
def test_mtld_is_the_same_backwards(sequence):
    forwards, backwards = mtld(sequence), mtld(sequence[::-1])
    assert (forwards is None) is (backwards is None)
    assert forwards is None or isclose(forwards, backwards)


@given(words)
def test_measures_of_the_counts_do_not_depend_on_the_order(sequence):
    assert spectrum_of(sequence) == spectrum_of(sorted(sequence))


@given(st.lists(st.integers(1, 300), min_size=2, max_size=80))
def test_every_measure_of_a_spectrum_stays_within_its_bounds(counts):
    spectrum = Spectrum.of(counts)
    for found, low, high in (
        (hd_d(spectrum), 1 / 42, 1),
        (simpson_d(spectrum), 0, 1),
        (yule_k(spectrum), 0, 1e4),
        (herdan_vm(spectrum), 0, 1),
        (vocd_d(spectrum), 0, 1e6),
    ):
        assert found is None or low - 1e-9 <= found <= high + 1e-9


@given(st.lists(st.integers(1, 40), min_size=45, max_size=80))
def test_splitting_a_type_in_two_makes_a_text_richer(counts):
    fewer, more = Spectrum.of([*counts, 6]), Spectrum.of([*counts, 3, 3])
    assert hd_d(more) > hd_d(fewer)
    assert yule_k(more) < yule_k(fewer)
    assert vocd_d(fewer) is None or vocd_d(more) is None or vocd_d(more) > vocd_d(fewer)


@given(words, st.integers(1, 10))
def test_vocabulary_grows_to_the_whole_of_the_text(sequence, n_points):
    points = growth(sequence, n_points)
    assert [point.n_types for point in points] == [len(set(sequence[: point.n_tokens])) for point in points]
    assert all(point.n_hapaxes == list(Counter(sequence[: point.n_tokens]).values()).count(1) for point in points)
    assert len(points) == min(n_points, len(sequence))
    assert not sequence or points[-1].n_tokens == len(sequence)
