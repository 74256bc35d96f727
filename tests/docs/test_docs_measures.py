"""docs/reference/measures.md says of every figure what it is, and of no other."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import get_args

import pytest

from docs.markdown import rows, text_of
from wordcounts.text.measures.association import ASSOCIATIONS, Pair, g2
from wordcounts.text.measures.dispersion import Parts, dp_norm
from wordcounts.text.measures.diversity import DRAWS, VOCD_SIZES, yule_k
from wordcounts.text.measures.readability import FORMULAS, Lengths
from wordcounts.text.measures.spectrum import PLOTTED, Spectrum
from wordcounts.text.measures.windows import N_POINTS, THRESHOLD, WINDOW
from wordcounts.text.measures.zipf import MIN_TAIL
from wordcounts.text.views.collocates import MAX_WINDOW, Window, Within
from wordcounts.text.views.concordance import MAX_SIDE, ORDERS, Line
from wordcounts.text.views.distinctive import Distinctive
from wordcounts.text.views.keyness import KeyWord
from wordcounts.text.views.measures import Measures
from wordcounts.text.views.spread import MAX_PARTS, MAX_POSITIONS, Spread
from wordcounts.text.words.running import MAX_CHARS

PAGE = "docs/reference/measures.md"

# The same as in tests/text/measures, which say where they were published.
TEXTSTAT = Lengths(words=372, sentences=17, syllables=549, polysyllables=38, letters=1686, long_words=77)
LYNE = Parts((2, 0, 1, 1, 3, 0, 3, 0, 0, 0), (8143, 8058, 8271, 8125, 7959, 7941, 8146, 8001, 8003, 7930))
MIRANDA = Spectrum(
    (1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 13, 16, 17, 19, 21, 59), (212, 51, 26, 13, 6, 6, 3, 4, 1, 1, 3, 1, 1, 1, 1, 1)
)


def listed(heading: str, column: str) -> list[str]:
    return [re.sub(r"[` *]", "", row[column]) for row in rows(PAGE, under=heading)]


@pytest.mark.parametrize(
    ("heading", "column", "shape"),
    [
        ("Of a text", "measure", Measures),
        ("In context", "field", Line),
        ("Where words fall", "field", Spread),
        ("Comparing two texts", "field", KeyWord),
        ("Against the language at large", "field", Distinctive),
    ],
)
def test_every_figure_has_its_line_and_no_line_outlives_its_figure(heading, column, shape):
    assert sorted(listed(heading, column)) == sorted(field.name for field in fields(shape))


def test_every_measure_of_collocates_has_its_line():
    assert listed("Collocates", "measure") == list(ASSOCIATIONS)


def test_every_formula_is_listed_with_its_scale_and_languages():
    told = [(row["formula"], row["scale"], row["languages"]) for row in rows(PAGE, under="Readability")]
    assert told == [(one.name, one.scale, ", ".join(sorted(one.languages))) for one in FORMULAS]


@pytest.mark.parametrize(
    "sentence",
    [
        f"expected ratio of {DRAWS} tokens drawn",
        f"ratios of {VOCD_SIZES[0]} to {VOCD_SIZES[-1]} tokens",
        f"whole segments of {WINDOW} tokens",
        f"all windows of {WINDOW} tokens",
        f"falls below {THRESHOLD:.2f}".replace("0.", "."),
        f"fewer than {MIN_TAIL} types in the tail",
        f"at most {PLOTTED} points",
        f"the vocabulary ({N_POINTS} points)",
        f"Texts of up to {MAX_CHARS:,} characters",
        f"up to {MAX_SIDE:,} characters on either side",
        f"within {Window().before} words on either side (`before`, `after`: 0 to {MAX_WINDOW})",
        f"(`within`: {get_args(Within)[0]}, {get_args(Within)[1]} or {get_args(Within)[2]})",
        f"(2 to {MAX_PARTS:,})",
        f"all, or {MAX_POSITIONS:,} evenly chosen ones",
        "`order`: " + ", ".join(f"`{order}`" for order in ORDERS) + ":",
    ],
)
def test_numbers_of_the_page_are_those_of_the_code(sentence):
    assert sentence in " ".join(text_of(PAGE).split())


@pytest.mark.parametrize(
    ("figure", "ours"),
    [
        ("9.497", next(one.formula for one in FORMULAS if one.name == "coleman_liau")(TEXTSTAT)),
        (".5535480", dp_norm(LYNE)),
        ("82.38", g2(Pair(10, 932, 934, 14_307_668))),
        ("112.76698", yule_k(MIRANDA)),
    ],
)
def test_figures_that_the_page_of_differences_gives_as_ours_are_ours(figure, ours):
    assert float(figure) == pytest.approx(ours, abs=0.5 * 10 ** -len(figure.partition(".")[2]))
    assert f" {figure} " in text_of("docs/reference/differences.md")
