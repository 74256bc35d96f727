"""Readability: the formulas on counts, then the counters by themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.text.measures.readability import FORMULAS, Lengths, readability
from wordcounts.text.measures.syllables import LANGUAGES, syllables

TEXTSTAT = Lengths(words=372, sentences=17, syllables=549, polysyllables=38, letters=1686, long_words=0)
"""LONG_TEXT of textstat's tests (github.com/textstat/textstat), as textstat counts it."""


def scores(lengths: Lengths, language: str) -> dict[str, float]:
    return {score.name: score.value for score in readability(lengths, language)}


@pytest.mark.parametrize(
    ("name", "published"), [("flesch", 59.771), ("flesch_kincaid", 10.359), ("smog", 11.670), ("coleman_liau", 9.497)]
)
def test_formulas_on_textstats_counts(name, published):
    assert scores(TEXTSTAT, "en")[name] == pytest.approx(published, abs=1e-3)


def test_lix_of_textstats_text():
    """Published as 42.581: 77 of its 372 words have more than six letters."""
    assert scores(Lengths(372, 17, 0, 0, 0, 77), "sv")["lix"] == pytest.approx(42.581, abs=1e-3)


@pytest.mark.parametrize(
    ("name", "published"), [("flesch", 83.32), ("flesch_kincaid", 2.88), ("fog", 10.0), ("smog", 8.842)]
)
def test_formulas_on_five_words(name, published):
    assert scores(Lengths(5, 1, 7, 1, 0, 0), "en")[name] == pytest.approx(published, abs=1e-2)


@pytest.mark.parametrize(("name", "published"), [("flesch", 103.04), ("fog", 2.8)])
def test_formulas_on_quantedas_sentence(name, published):
    """The cat in the hat ate breakfast."""
    assert scores(Lengths(7, 1, 8, 0, 0, 0), "en")[name] == pytest.approx(published, abs=1e-2)


def test_quantedas_sentence_has_its_syllables():
    assert sum(syllables(word, "en") for word in ["The", "cat", "in", "the", "hat", "ate", "breakfast"]) == 8


def test_no_formula_is_used_for_a_language_it_was_not_made_for():
    assert readability(TEXTSTAT, "ja") == readability(TEXTSTAT, "") == ()
    assert set(scores(TEXTSTAT, "ru")) == {"oborneva", "lix"}
    assert set(scores(TEXTSTAT, "it")) == {"gulpease", "lix"}


@pytest.mark.parametrize("lengths", [Lengths(0, 0, 0, 0, 0, 0), Lengths(3, 0, 3, 0, 9, 0)])
def test_no_words_or_no_sentences_have_no_score(lengths):
    assert readability(lengths, "en") == ()


@pytest.mark.parametrize("one", [one for one in FORMULAS if one.scale == "ease"], ids=lambda one: one.name)
def test_longer_words_and_longer_sentences_read_less_easily(one):
    base = Lengths(100, 10, 150, 10, 450, 20)
    assert one.formula(Lengths(100, 5, 150, 10, 450, 20)) < one.formula(base)
    assert one.formula(Lengths(100, 10, 180, 10, 550, 20)) < one.formula(base)


@pytest.mark.parametrize("one", [one for one in FORMULAS if one.scale != "ease"], ids=lambda one: one.name)
def test_longer_words_and_longer_sentences_score_higher(one):
    base = Lengths(100, 10, 150, 10, 450, 20)
    assert one.formula(Lengths(100, 10, 180, 20, 550, 30)) > one.formula(base)
    assert one.formula(Lengths(100, 5, 150, 10, 450, 20)) > one.formula(base)


def test_every_formula_of_syllables_has_a_counter_of_its_language():
    needs = {"flesch", "flesch_amstad", "fernandez_huerta", "kandel_moles", "douma", "oborneva", "atesman"}
    assert {language for one in FORMULAS if one.name in needs for language in one.languages} == LANGUAGES


WORDS = {
    "en": "the:1 little:2 walked:1 wanted:2 area:3 idea:3 business:2 someone:2 science:2 nation:2 special:2 churches:2"
    " homes:1 sometimes:2 didn't:2 don't:1 players:2 million:2 unique:2 rhythm:2 centre:2 readability:5 e-mail:2"
    " create:2 beaten:2 played:1 elements:3 capitalism:5 quickly:2 John's:1",
    "de": "Haus:1 Häuser:2 Bauern:2 Idee:2 Meer:1 neue:2 schreien:2 Aktion:3 Quelle:2 Straße:2 Universität:5 E-Mail:2",
    "es": "casa:2 ciudad:2 viuda:2 búho:2 país:2 queso:2 guerra:2 pingüino:3 aéreo:4 leer:2 muy:1 y:1 rey:1 yo:1 día:2"
    " río:2 estudiar:3 murciélago:4 oído:3 Paraguay:3 héroe:3 aunque:2",
    "fr": "eau:1 maison:2 école:2 petite:2 la:1 le:1 des:1 oiseau:2 nation:2 famille:2 lumière:2 l'homme:1 question:2"
    " année:2 beauté:2 rue:1 vie:1 que:1 quelques:2 travail:2 nuit:1 chien:1 théâtre:2",
    "nl": "huis:1 meeuw:1 mooie:2 koeien:2 ijs:1 België:3 ideeën:3 water:2 nieuw:1 school:1 kwaliteit:3 auto:2",
    "ru": "вода:2 стол:1 объявление:5 в:1 ёлка:2",
    "tr": "ev:1 kitap:2 okullarımızda:6 saat:2",
}
"""Counted by hand."""


@pytest.mark.parametrize(
    ("language", "word", "n"),
    [(language, *pair.split(":")) for language, listed in WORDS.items() for pair in listed.split()],
)
def test_words_have_the_syllables_that_a_reader_counts(language, word, n):
    assert syllables(word, language) == int(n)


@given(st.text(max_size=40), st.sampled_from(sorted(LANGUAGES)))
def test_any_word_has_a_syllable_and_no_more_than_letters(word, language):
    assert 1 <= syllables(word, language) <= max(2 * len(word), 1)


def test_a_word_of_any_length_is_counted_in_time():
    for language in LANGUAGES:
        assert syllables("a" * 256, language) >= 1
        assert syllables("e" * 255 + "s", language) >= 1
