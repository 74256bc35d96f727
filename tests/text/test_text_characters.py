import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from wordcounts.text.words.characters import normalise


def test_apostrophes_hyphens_and_soft_hyphens_have_one_spelling():
    assert normalise("don’t co\u00adop‑ed") == "don't coop-ed"


def test_case_and_accents_are_left_to_the_view():
    assert normalise("É") == "É"


@given(st.text())
def test_the_normal_form_is_composed(text):
    assert unicodedata.is_normalized("NFC", normalise(text))
