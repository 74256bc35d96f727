from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.text.words.function_words import FUNCTION_WORDS
from wordcounts.text.words.language import Detected, language_of, primary
from wordcounts.text.words.segment import count_words
from wordcounts.text.words.table import Table

PARAGRAPHS = json.loads(Path(__file__).with_name("fixtures").joinpath("paragraphs.json").read_text("utf-8"))
UNSPACED = {"ja", "km", "lo", "my", "th", "zh"}


def detected(text: str, declared: str = "") -> Detected:
    return language_of(count_words(text)[0], declared)


def first_sentence(language: str) -> str:
    return re.split(r"(?<=[.。।။։۔។])\s*", PARAGRAPHS[language])[0]


@pytest.mark.parametrize("language", sorted(PARAGRAPHS))
def test_the_language_of_a_paragraph_is_found(language):
    found = detected(PARAGRAPHS[language])
    assert found.language == language
    assert found.confidence > 0.6


@pytest.mark.parametrize("language", sorted(PARAGRAPHS))
def test_one_sentence_gives_its_language_or_none_but_no_other(language):
    assert detected(first_sentence(language)).language in (language, "")


@pytest.mark.parametrize("language", sorted(UNSPACED | {"el", "ka", "ko", "hy", "ta"}))
def test_a_script_of_one_language_settles_even_a_short_text(language):
    assert detected(PARAGRAPHS[language][:12], "en") == Detected(language, 1.0)


@pytest.mark.parametrize("text", ["", "12 34", "Lorem", "Kubernetes PostgreSQL Redis", "Brno Oslo Paris Wien"])
def test_a_guess_is_not_made(text):
    assert detected(text) == Detected("", 0.0)


def test_what_a_document_says_settles_a_short_text():
    assert detected("Hi", "nl").language == "nl"
    assert detected("", "fr-CA").language == "fr"
    assert detected("Kubernetes PostgreSQL Redis", "de").language == "de"
    assert detected(first_sentence("id"), "ms").language == "ms"


@pytest.mark.parametrize("language", sorted(set(PARAGRAPHS) - {"en"}))
def test_a_paragraph_speaks_louder_than_a_wrong_declaration(language):
    assert detected(PARAGRAPHS[language], "en").language == language


def test_a_declared_language_of_which_we_know_no_words_is_believed():
    frisian = "De feart is wer iepen en de skippers binne der bliid mei, seit de brêgewipper fan it doarp."
    assert detected(frisian, "fy").language == "fy"
    assert detected(PARAGRAPHS["de"], "fy").language == "de"


def test_a_chinese_page_about_programming_is_chinese():
    code = " ".join(f"parse_{n} Parser{n} json{n}" for n in range(40))
    text = f"{PARAGRAPHS['zh']} {code}"
    assert detected(text).language == "zh"


def test_a_text_of_many_languages_is_of_none():
    assert detected(" ".join(PARAGRAPHS.values())).language == ""


@given(st.dictionaries(st.text(min_size=1).filter(lambda form: form.split() == [form]), st.integers(1, 9)), st.text())
def test_any_table_has_a_language_or_none(counts, declared):
    found = language_of(Table.of(counts), declared)
    assert 0.0 <= found.confidence <= 1.0
    assert (found.language == "") == (found.confidence == 0.0)


@pytest.mark.parametrize("language", sorted(FUNCTION_WORDS))
def test_function_words_are_as_they_stand_in_a_table(language):
    listed = FUNCTION_WORDS[language].split()
    assert len(listed) == len(set(listed)) >= 15
    assert all(word == word.lower() for word in listed)
    assert primary(language) == language


@pytest.mark.parametrize(("tag", "expected"), [("EN-us", "en"), ("iw", "he"), ("", ""), (None, ""), ("english", "")])
def test_a_language_tag_is_cut_to_its_primary_part(tag, expected):
    assert primary(tag) == expected
