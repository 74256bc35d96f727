"""Zipf's law, twice: against the published fits of Moby Dick, and on data made to fit."""

from __future__ import annotations

import itertools
import re
from math import log
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.text.measures.spectrum import PLOTTED, Spectrum, rank_frequency
from wordcounts.text.measures.zipf import _harmonic, _zeta, expected_counts, line_fit, rank_fit, spectrum_fit

MOBY_DICK = Path(__file__).parents[1] / "fixtures" / "moby_dick_spectrum.txt"


@pytest.fixture(scope="module")
def moby_dick() -> Spectrum:
    pairs = re.findall(r"(\d+)(?:x(\d+))?", "".join(MOBY_DICK.read_text("utf-8").splitlines(keepends=True)[2:]))
    return Spectrum(tuple(int(count) for count, _ in pairs), tuple(int(n or 1) for _, n in pairs))


def test_moby_dick_is_as_long_as_it_is_said_to_be(moby_dick):
    assert (moby_dick.types, moby_dick.tokens, moby_dick.hapaxes) == (18_855, 209_994, 9_161)


def test_the_spectrum_of_moby_dick_has_its_published_power_law(moby_dick):
    fit = spectrum_fit(moby_dick)
    assert fit.alpha == pytest.approx(1.9527, abs=1e-4)
    assert fit.xmin == 7
    assert fit.sigma == pytest.approx(0.0175, abs=1e-4)


def test_the_ranks_of_moby_dick_have_their_exponent_and_their_line(moby_dick):
    assert rank_fit(moby_dick).exponent == pytest.approx(1.0008, abs=1e-4)
    line, top = line_fit(moby_dick), line_fit(moby_dick, 1000)
    assert (line.slope, line.r_squared) == (pytest.approx(-1.1133, abs=1e-4), pytest.approx(0.977, abs=1e-3))
    assert top.slope == pytest.approx(-1.0712, abs=1e-4)


def test_the_rank_exponent_of_ten_counts():
    counts = Spectrum.of([26486, 12053, 5052, 3033, 2536, 2391, 1444, 1220, 1152, 1039])
    assert rank_fit(counts).exponent == pytest.approx(1.45041, abs=1e-5)


def test_counts_that_follow_a_rank_law_give_its_exponent_back():
    counts = Spectrum.of([round(1e7 * rank**-1.3) for rank in range(1, 400)])
    assert rank_fit(counts).exponent == pytest.approx(1.3, abs=1e-3)
    assert line_fit(counts).slope == pytest.approx(-1.3, abs=1e-2)


def test_the_counts_that_a_fit_expects_add_up_and_fall_by_its_exponent(moby_dick):
    fit = rank_fit(moby_dick)
    every = expected_counts(moby_dick, fit, range(1, moby_dick.types + 1))
    assert sum(every) == pytest.approx(moby_dick.tokens)
    assert every[0] / every[9] == pytest.approx(10**fit.exponent)


def test_types_that_follow_a_power_law_give_its_exponent_back():
    shares = {count: count**-2.2 for count in range(1, 300)}
    whole = sum(shares.values())
    spectrum = {count: round(1e6 * share / whole) for count, share in shares.items()}
    fit = spectrum_fit(Spectrum(tuple(spectrum), tuple(spectrum.values())))
    assert fit.alpha == pytest.approx(2.2, abs=0.02)


@pytest.mark.parametrize("counts", [[], [3], [2, 2, 2]])
def test_few_or_equal_counts_have_no_exponent(counts):
    spectrum = Spectrum.of(counts)
    assert rank_fit(spectrum) is line_fit(spectrum) is spectrum_fit(spectrum) is None


@given(st.integers(1, 5_000), st.floats(0, 6))
def test_the_sum_of_powers_is_the_sum_of_powers(v, s):
    assert _harmonic(v, s) == pytest.approx(sum(r**-s for r in range(1, v + 1)), rel=1e-10)


@given(st.floats(1.1, 6), st.integers(1, 200))
def test_hurwitz_zeta_falls_by_the_term_that_is_left_out(s, q):
    assert _zeta(s, q) - _zeta(s, q + 1) == pytest.approx(q**-s, rel=1e-7)


def test_zeta_of_two_is_known():
    assert _zeta(2, 1) == pytest.approx(1.6449340668482264, rel=1e-12)


@given(st.lists(st.integers(1, 500), max_size=100))
def test_a_curve_of_ranks_that_is_not_thinned_is_every_step_of_it(counts):
    points = rank_frequency(Spectrum.of(counts))
    ordered = sorted(counts, reverse=True)
    assert all(ordered[point.rank - 1] == point.count for point in points)
    assert {point.count for point in points} == set(counts)


def test_a_curve_of_many_ranks_is_thinned_and_keeps_its_ends():
    points = rank_frequency(Spectrum.of(range(1, 20_001)))
    assert len(points) <= PLOTTED
    assert (points[0].rank, points[0].count, points[-1].rank, points[-1].count) == (1, 20_000, 20_000, 1)
    gaps = [log(later.rank / earlier.rank) for earlier, later in itertools.pairwise(points)]
    assert max(gaps) <= log(2)
