"""Keyness and collocation scores against published numbers, and their laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.text.measures.association import (
    ASSOCIATIONS,
    Pair,
    delta_p,
    dice,
    g2,
    log_dice,
    mi2,
    mi3,
    npmi,
    pmi,
    smoothed_lambda,
    t_score,
    z_score,
)
from wordcounts.text.measures.contingency import (
    CRITICAL,
    TwoByTwo,
    chi2,
    fisher_p,
    g2_four_term,
    odds_ratio,
    p_value,
    williams_g2,
    yates_chi2,
)
from wordcounts.text.measures.contrast import (
    benjamini_hochberg,
    bic,
    ell,
    g2_known,
    g2_two_term,
    log_ratio,
    log_ratio_interval,
    percent_difference,
    relative_risk,
    signed_g2_four_term,
    simple_maths,
)
from wordcounts.text.measures.contrast import odds_ratio as odds_ratio_of_corpora

QUANTEDA = TwoByTwo.of_corpora(7, 2, 10, 9)
"""The word b of "b" x 7, "a" x 3 against "a" x 7, "b" x 2 (tests of quanteda.textstats)."""

corpora = st.tuples(st.integers(1, 10_000), st.integers(1, 10_000)).flatmap(
    lambda sizes: st.tuples(st.integers(0, sizes[0]), st.integers(0, sizes[1]), st.just(sizes[0]), st.just(sizes[1]))
)
tables = st.builds(TwoByTwo, *[st.integers(0, 40)] * 4)


@st.composite
def pairs(draw):
    n = draw(st.integers(1, 5_000))
    n1, n2 = draw(st.integers(1, n)), draw(st.integers(1, n))
    return Pair(draw(st.integers(max(0, n1 + n2 - n), min(n1, n2))), n1, n2, n)


@pytest.mark.parametrize(
    ("word", "two", "four", "bayes", "difference", "ratio"),
    [
        ((100, 50, 10_000, 10_000), 16.9899, 17.1158, 7.0864, 100, 1.0),
        ((30, 10, 100_000, 200_000), 29.0392, 29.0434, 16.4277, 500, 2.5850),
        ((5, 0, 1_000, 1_000), 6.9315, 6.9440, None, None, 3.3219),
        ((0, 5, 1_000, 1_000), -6.9315, -6.9440, None, -100, -3.3219),
    ],
)
def test_keyness_gives_the_published_values(word, two, four, bayes, difference, ratio):
    assert g2_two_term(*word) == pytest.approx(two, abs=1e-4)
    assert signed_g2_four_term(*word) == pytest.approx(four, abs=1e-4)
    assert log_ratio(*word) == pytest.approx(ratio, abs=1e-4)
    assert bayes is None or bic(*word) == pytest.approx(bayes, abs=1e-4)
    assert difference is None or percent_difference(*word) == pytest.approx(difference)


def test_ratios_of_two_corpora():
    assert relative_risk(100, 50, 10_000, 10_000) == pytest.approx(2)
    assert odds_ratio_of_corpora(100, 50, 10_000, 10_000) == pytest.approx(2.0101, abs=1e-4)
    assert relative_risk(30, 10, 100_000, 200_000) == pytest.approx(6)
    assert relative_risk(5, 0, 10, 10) is odds_ratio_of_corpora(5, 0, 10, 10) is None


def test_a_word_that_the_second_lacks_has_no_percentage_but_a_number_beyond_all():
    assert percent_difference(5, 0, 1_000, 1_000) > 1e15


def test_critical_values_are_those_of_their_chances():
    assert {p: round(p_value(value), 6) for p, value in CRITICAL.items()} == pytest.approx(
        {p: p for p in CRITICAL}, rel=0.01
    )
    assert p_value(15.137) == pytest.approx(0.0001, rel=1e-3)


@pytest.mark.parametrize(
    ("found", "published"),
    [
        (chi2(QUANTEDA), 4.337160),
        (yates_chi2(QUANTEDA), 2.632438),
        (g2_four_term(QUANTEDA), 4.534939),
        (p_value(g2_four_term(QUANTEDA)), 0.0332096),
        (williams_g2(QUANTEDA), 4.200833),
    ],
)
def test_quantedas_table_has_its_values(found, published):
    assert found == pytest.approx(published, abs=1e-6)


def test_fishers_chance_of_quantedas_table():
    """Published as .0697796; the sum of the binomials in whole numbers is .0697785."""
    assert fisher_p(QUANTEDA) == pytest.approx(0.0697796, abs=2e-6)
    assert fisher_p(QUANTEDA) == pytest.approx(0.0697785187, abs=1e-10)


def test_signed_likelihoods_of_two_short_texts_and_their_order():
    one, other = "aaabbccccccdefghh", "aabccddddefh"
    found = {word: signed_g2_four_term(one.count(word), other.count(word), 17, 12) for word in "abcdefgh"}
    assert found == pytest.approx(
        {"a": 0.0048, "b": 0.0912, "c": 1.2742, "d": -3.7794, "e": -0.0649, "f": -0.0649, "g": 1.0933, "h": 0.0912},
        abs=1e-4,
    )
    assert sorted(found, key=lambda word: (-round(found[word], 9), word)) == list("cgbhaefd")
    assert pmi(Pair(3, 17, 5, 29)) * 0.6931471805599453 == pytest.approx(0.0233, abs=1e-4)


def test_simple_maths_of_sketch_engines_page():
    assert simple_maths(35, 263, 112_289_776, 1_559_716_979) == pytest.approx(1.1224, abs=1e-4)
    assert pytest.approx(0.3117, abs=1e-4) == 35e6 / 112_289_776
    assert pytest.approx(0.1686, abs=1e-4) == 263e6 / 1_559_716_979
    assert simple_maths(1, 1, 0, 5) is simple_maths(1, 1, 5, 5, 0) is None


def test_the_effect_of_a_likelihood():
    assert ell(100, 50, 10_000, 10_000) == pytest.approx(16.9899 / (20_000 * 4.317488), rel=1e-4)
    assert ell(1, 0, 10, 10) is ell(1, 1, 0, 10) is None


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        ((8, 15_828, 4_675, 14_307_668), {t_score: 0.9999, pmi: 0.6293, g2: 1.3254}),
        ((20, 42, 20, 14_307_668), {t_score: 4.4721, pmi: 18.378, log_dice: 13.3677}),
        ((20, 15_019, 15_629, 14_307_668), {t_score: 0.8036, pmi: 0.2858}),
        ((110, 2_552, 221, 31_777), {g2: 270.7219}),
        ((8, 13, 32, 31_777), {g2: 95.2858}),
        (
            (2, 3, 3, 9),
            {g2: 2.2314, pmi: 1.0, delta_p: 0.5, mi2: 2.0, mi3: 3.0, z_score: 1.0, dice: 0.6667, npmi: 0.4608},
        ),
    ],
)
def test_collocations_have_their_published_scores(pair, expected):
    """Manning & Schütze by NLTK's collocations.doctest, Dunning 1993, quanteda's "other capital"."""
    assert {measure: measure(Pair(*pair)) for measure in expected} == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize(
    ("pair", "published"),
    [((8, 15_828, 4_675, 14_307_668), 1.55), ((59, 67, 65, 571_007), 456_400), ((2, 3, 3, 9), 2.25)],
)
def test_chi_squared_of_pairs(pair, published):
    assert chi2(Pair(*pair).table) == pytest.approx(published, rel=1e-3)


def test_quantedas_lambda():
    assert smoothed_lambda(Pair(2, 3, 3, 9)) == pytest.approx((1.8101, 1.3080), abs=1e-4)


@pytest.mark.parametrize("measure", [pmi, mi2, mi3, npmi, t_score, log_dice])
def test_words_that_never_meet_have_no_logarithm(measure):
    assert measure(Pair(0, 3, 4, 100)) is None


def test_margins_that_are_empty_or_full_leave_a_table_undefined():
    for table in (TwoByTwo(0, 0, 3, 4), TwoByTwo(0, 3, 0, 4), TwoByTwo(0, 0, 0, 0)):
        assert [f(table) for f in (g2_four_term, williams_g2, chi2, yates_chi2, fisher_p, odds_ratio)] == [None] * 6


def test_an_empty_corpus_leaves_a_word_undefined():
    for word in ((1, 0, 5, 0), (0, 1, 0, 5)):
        assert g2_two_term(*word) == signed_g2_four_term(*word) == log_ratio(*word) == 0
        assert percent_difference(*word) is bic(*word) is log_ratio_interval(*word) is relative_risk(*word) is None


@given(corpora)
def test_exchanging_the_corpora_changes_the_sign_alone(word):
    a, b, c, d = word
    for measure in (g2_two_term, signed_g2_four_term, log_ratio):
        assert measure(b, a, d, c) == pytest.approx(-measure(*word), abs=1e-6)


@given(corpora)
def test_both_likelihoods_agree_on_the_direction_and_four_terms_say_more(word):
    two, four = g2_two_term(*word), signed_g2_four_term(*word)
    assert abs(four) >= abs(two) - 1e-6
    assert two * four >= 0


@given(corpora)
def test_an_interval_holds_its_log_ratio(word):
    found = log_ratio_interval(*word)
    assert found is None or found[0] <= log_ratio(*word) <= found[1]


@given(tables)
def test_a_table_of_counts_has_chances_between_none_and_one(table):
    found = fisher_p(table)
    assert found is None or 0 < found <= 1
    assert g2_four_term(table) is None or g2_four_term(table) >= 0
    assert yates_chi2(table) is None or 0 <= yates_chi2(table) <= chi2(table)


@given(pairs())
def test_scores_stay_within_their_bounds(pair):
    for measure, low, high in ((npmi, -1, 1), (dice, 0, 1), (log_dice, -100, 14), (delta_p, -1, 1)):
        found = measure(pair)
        assert found is None or low - 1e-9 <= found <= high + 1e-9


@given(pairs())
def test_all_but_delta_p_are_the_same_both_ways(pair):
    turned = Pair(pair.o, pair.n2, pair.n1, pair.n)
    for name, measure in ASSOCIATIONS.items():
        if name != "delta_p":
            assert measure(turned) == pytest.approx(measure(pair), abs=1e-6)


@given(st.lists(st.floats(0, 1), max_size=40))
def test_corrected_chances_are_no_smaller_and_keep_their_order(p_values):
    corrected = benjamini_hochberg(p_values)
    assert all(p <= q <= 1 for p, q in zip(p_values, corrected, strict=True))
    ordered = [q for _, q in sorted(zip(p_values, corrected, strict=True))]
    assert ordered == sorted(ordered)


def test_the_correction_of_its_first_paper():
    """The fifteen p-values of Benjamini & Hochberg (1995), section 4: four are significant at .05."""
    p = [
        0.0001,
        0.0004,
        0.0019,
        0.0095,
        0.0201,
        0.0278,
        0.0298,
        0.0344,
        0.0459,
        0.3240,
        0.4262,
        0.5719,
        0.6528,
        0.7590,
        1,
    ]
    assert sum(q <= 0.05 for q in benjamini_hochberg(p)) == 4
    assert benjamini_hochberg(p)[0] == pytest.approx(0.0015)


def test_a_count_as_a_known_share_foretells_says_nothing():
    assert g2_known(5, 1_000, 0.005) == pytest.approx(0, abs=1e-9)
    assert g2_known(10, 1_000, 0.005) > 0 > g2_known(1, 1_000, 0.005)
    assert g2_known(1, 0, 0.5) == g2_known(1, 10, 0) == 0


def test_a_known_share_is_the_limit_of_a_very_large_reference():
    assert g2_known(30, 1_000, 0.01) == pytest.approx(signed_g2_four_term(30, 10**9, 1_000, 10**11), rel=1e-4)
