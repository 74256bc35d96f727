import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.text.views.accents import without_accents
from wordcounts.text.views.fold import fold
from wordcounts.text.views.view import ViewOptions, words
from wordcounts.text.words.segment import count_words


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("Crème", "Creme"),
        ("año", "ano"),
        ("Łódź", "Lodz"),
        ("Đorđe", "Dorde"),
        ("smørrebrød", "smorrebrod"),
        ("ışık", "isik"),
        ("œuvre", "oeuvre"),
        ("Việt", "Viet"),
        ("ἄνθρωπος", "ανθρωπος"),
        ("Άνθρωπος", "Ανθρωπος"),
        ("ёлка", "елка"),
        ("замо\u0301к", "замок"),
        ("كِتَابٌ", "كتاب"),
        ("كتـــاب", "كتاب"),
        ("סֵפֶר", "ספר"),
    ],
)
def test_accents_are_taken_off(word, bare):
    assert without_accents(word) == bare


@pytest.mark.parametrize(
    "word",
    [
        "мой",
        "їжак",
        "ѓон",
        "ќе",
        "ўсе",
        "أب",
        "آل",
        "हिंदी",
        "বাংলা",
        "தமிழ்",
        "ไทย",
        "ที่",
        "ລາວ",
        "がぎ",
        "パン",
        "한국어",
        "မြန်မာ",
    ],
)
def test_what_is_a_letter_stays(word):
    assert without_accents(word) == unicodedata.normalize("NFC", word)


@given(st.text())
def test_taking_accents_off_twice_changes_nothing_more(text):
    once = without_accents(unicodedata.normalize("NFC", text))
    assert without_accents(once) == once


@given(st.text(), st.sampled_from(["", "tr", "az", "de", "el"]))
def test_folding_twice_changes_nothing_more(text, language):
    once = fold(unicodedata.normalize("NFC", text), language)
    assert fold(once, language) == once


def shown(text: str, **options) -> list[tuple[str, int]]:
    return [(item.word, item.count) for item in words(count_words(text)[0], ViewOptions(**options)).items]


def test_words_that_differ_by_an_accent_are_one_under_the_commonest_form():
    assert shown("café cafe café Café", accents="ignore") == [("café", 4)]
    assert shown("café cafe", accents="keep") == [("café", 1), ("cafe", 1)]


def test_accents_are_ignored_with_cases_apart():
    assert shown("É e E é", accents="ignore", fold=False) == [("É", 2), ("e", 2)]


def test_a_search_ignores_the_accents_that_the_view_ignores():
    assert shown("café thé", accents="ignore", q="cafe") == [("café", 1)]
    assert shown("café cafe", accents="ignore", q="CAFÉ") == [("café", 2)]
    assert shown("café thé", q="cafe") == []


def test_a_stop_word_without_its_accent_is_one_where_accents_are_ignored():
    assert shown("für fur Fell", accents="ignore", language="de", stop_words="exclude") == [("Fell", 1)]
