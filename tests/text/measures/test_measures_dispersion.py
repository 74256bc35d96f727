"""Dispersion and burstiness against published numbers, and their laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.text.measures.burstiness import burstiness, finite_burstiness, residual_idf
from wordcounts.text.measures.dispersion import (
    Parts,
    average_reduced_frequency,
    carroll_d2,
    da,
    dkl,
    dp,
    dp_norm,
    juilland_d,
    kl,
    rosengren_s,
    share_of_parts,
    usage,
    variation,
)

LYNE = Parts.of([2, 0, 1, 1, 3, 0, 3, 0, 0, 0], [8143, 8058, 8271, 8125, 7959, 7941, 8146, 8001, 8003, 7930])
"""ALLEMAND in ten parts (Lyne 1985, in the README of tlda, github.com/lsoenning/tlda)."""

GRIES = "b a m n i b e u p / b a s a t b e w q n / b c a g a b e s t a / b a g h a b e a a t / b a h a a b e a x a t"
"""The toy corpus of Gries (2008), in five parts."""
TOY_PARTS = [part.split() for part in GRIES.split(" / ")]
TOY = [word for part in TOY_PARTS for word in part]
TOY_A = Parts.of([part.count("a") for part in TOY_PARTS], map(len, TOY_PARTS))

MEASURES = (juilland_d, carroll_d2, rosengren_s, dp, dp_norm, da, kl, dkl, share_of_parts, variation, usage)

parts_of_a_text = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 500)), min_size=2, max_size=12).map(
    lambda pairs: Parts.of(*zip(*pairs, strict=True))
)


def positions_of(word: str) -> list[int]:
    return [position for position, found in enumerate(TOY) if found == word]


@pytest.mark.parametrize(
    ("measure", "published"),
    [
        (share_of_parts, 0.5),
        (juilland_d, 0.6038797),
        (carroll_d2, 0.6521444),
        (rosengren_s, 0.4763652),
        (da, 0.3081640),
        (dkl, 0.4665078),
        (dp, 0.4990705),
        (dp_norm, 0.5535480),
    ],
)
def test_a_word_of_lynes_has_its_published_dispersion(measure, published):
    assert measure(LYNE) == pytest.approx(published, abs=1e-7)


@pytest.mark.parametrize(
    ("measure", "published"),
    [
        (juilland_d, 0.7851505),
        (carroll_d2, 0.9379213),
        (rosengren_s, 0.9498163),
        (dp, 0.18),
        (dp_norm, 0.2195122),
        (variation, 0.4714045),
        (kl, 0.1369717),
    ],
)
def test_the_toy_corpus_of_gries_has_its_published_dispersion(measure, published):
    assert Parts((1, 2, 3, 4, 5), (9, 10, 10, 10, 11)) == TOY_A
    assert measure(TOY_A) == pytest.approx(published, abs=1e-7)


@pytest.mark.parametrize(("word", "published"), [("a", 11.1), ("x", 1), ("b", 9.8)])
def test_reduced_frequencies_of_the_toy_corpus(word, published):
    assert average_reduced_frequency(positions_of(word), len(TOY)) == pytest.approx(published)


@pytest.mark.parametrize(
    ("counts", "measure", "published"),
    [
        ([2, 1, 0], dp, 0.3333333),
        ([2, 1, 0], dp_norm, 0.5),
        ([0, 0, 1, 2, 5], dp, 0.475),
        ([0, 0, 1, 2, 5], dp_norm, 0.59375),
        ([0, 0, 1, 2, 5], juilland_d, 0.4203988),
        ([0, 0, 1, 2, 5], rosengren_s, 0.540628),
        ([0, 0, 1, 2, 5], da, 0.25),
    ],
)
def test_dispersion_over_equal_parts(counts, measure, published):
    assert measure(Parts.of(counts, [100] * len(counts))) == pytest.approx(published, abs=1e-7)


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize(
    "parts", [Parts.of([], []), Parts.of([3], [10]), Parts.of([0, 0], [5, 5]), Parts.of([2, 0], [9, 0])]
)
def test_no_occurrence_or_less_than_two_parts_have_no_dispersion(measure, parts):
    assert measure(parts) is None


@given(parts_of_a_text)
def test_dispersion_stays_within_its_bounds(parts):
    for measure in (juilland_d, carroll_d2, rosengren_s, dp, da, dkl, share_of_parts):
        found = measure(parts)
        assert found is None or -1e-9 <= found <= 1 + 1e-9


@given(st.lists(st.integers(1, 50), min_size=2, max_size=10), st.integers(1, 9))
def test_a_word_that_is_evenly_spread_is_so_by_every_measure(sizes, rate):
    parts = Parts.of([size * rate for size in sizes], sizes)
    assert [measure(parts) for measure in (juilland_d, carroll_d2, rosengren_s, da, dkl)] == pytest.approx([1] * 5)
    assert [dp(parts), dp_norm(parts), kl(parts)] == pytest.approx([0] * 3)


@given(parts_of_a_text)
def test_the_order_of_the_parts_does_not_matter(parts):
    turned = Parts(parts.counts[::-1], parts.sizes[::-1])
    for measure in MEASURES:
        assert measure(turned) == pytest.approx(measure(parts)) if parts.defined else measure(turned) is None


def test_da_by_sorting_is_the_mean_over_all_pairs():
    rates = LYNE.rates
    shares = [rate / sum(rates) for rate in rates]
    pairs = sum(abs(shares[i] - shares[j]) for i in range(10) for j in range(i))
    assert da(LYNE) == pytest.approx(1 - pairs / 9)


@pytest.mark.parametrize(
    ("positions", "b", "a"),
    [
        (range(0, 100, 10), -1, -1),
        ([0, 1, 10, 11, 20, 21, 30, 31], -0.055988, 0.010208),
    ],
)
def test_burstiness_of_made_positions(positions, b, a):
    assert burstiness(positions) == pytest.approx(b, abs=1e-6)
    assert finite_burstiness(positions) == pytest.approx(a, abs=1e-6)


@pytest.mark.parametrize("positions", [[], [5], [5, 9]])
def test_one_gap_has_no_rhythm(positions):
    assert burstiness(positions) is finite_burstiness(positions) is None


@given(st.sets(st.integers(0, 10_000), min_size=3, max_size=50).map(sorted))
def test_burstiness_stays_within_its_bounds_and_does_not_depend_on_where_the_text_begins(positions):
    for measure in (burstiness, finite_burstiness):
        assert -1 - 1e-9 <= measure(positions) <= 1 + 1e-9
        assert measure([position + 77 for position in positions]) == pytest.approx(measure(positions))


@given(st.sets(st.integers(0, 999), min_size=1, max_size=50).map(sorted))
def test_a_reduced_frequency_lies_between_one_and_the_frequency(positions):
    assert 1 - 1e-9 <= average_reduced_frequency(positions, 1000) <= len(positions) + 1e-9


def test_a_word_that_does_not_occur_has_no_reduced_frequency():
    assert average_reduced_frequency([], 100) is None


def test_residual_idf():
    assert residual_idf(10, 5, 15) == pytest.approx(0.635745, abs=1e-6)
    assert residual_idf(10, 0, 0) is residual_idf(3, 4, 5) is None
