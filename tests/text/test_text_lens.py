"""Golden views: what elisions, lemmas, stems and stop words make of a sentence in each language."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.errors import InvalidOption
from wordcounts.text.views.elision import LANGUAGES, elisions_of
from wordcounts.text.views.lemmas import LEMMA_LANGUAGES, MAX_FORMS, STEM_LANGUAGES, lemmatiser
from wordcounts.text.views.view import ViewOptions, words
from wordcounts.text.words.segment import count_words
from wordcounts.text.words.table import Table

GOLDEN = json.loads(Path(__file__).with_name("fixtures").joinpath("views.json").read_text("utf-8"))


def shown(text: str, **options) -> list[list[object]]:
    return [[item.word, item.count] for item in words(count_words(text)[0], ViewOptions(**options)).items]


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: f"{case['options']['language']} {case['what']}")
def test_a_sentence_is_seen_as_a_reader_of_its_language_would(case):
    assert shown(case["text"], **case["options"]) == case["words"]


def test_the_golden_views_are_of_many_languages():
    for option in ("stop_words", "lemmas"):
        assert len({case["options"]["language"] for case in GOLDEN if option in case["options"]}) >= 8


@pytest.mark.parametrize(
    "word", ["aujourd'hui", "quelqu'un", "presqu'île", "entr'ouvrir", "prud'homme", "d'accord", "l'"]
)
def test_french_words_that_hold_an_apostrophe_stay_whole(word):
    assert elisions_of("fr")(word) == word


@pytest.mark.parametrize(
    ("language", "word", "bare"),
    [
        ("fr", "L'Histoire", "Histoire"),
        ("fr", "qu'il", "il"),
        ("fr", "jusqu'à", "à"),
        ("fr", "c'qu'il", "il"),
        ("it", "dell'arte", "arte"),
        ("it", "quest'anno", "anno"),
        ("it", "un'altra", "altra"),
        ("ca", "d'aquell", "aquell"),
        ("en", "o'clock", "o'clock"),
        ("en", "l'histoire", "l'histoire"),
        ("uk", "п'ять", "п'ять"),
        ("", "l'histoire", "l'histoire"),
    ],
)
def test_what_was_elided_is_looked_past(language, word, bare):
    assert elisions_of(language)(word) == bare


@given(st.text("ldqu'aeh", max_size=10), st.sampled_from(sorted(LANGUAGES)))
def test_looking_past_elisions_twice_changes_nothing_more(word, language):
    bare = elisions_of(language)
    assert bare(bare(word)) == bare(word)


def test_an_elided_word_counts_with_the_whole_one_and_is_no_row():
    text = "l'histoire et histoire, L’histoire"
    assert shown(text, language="fr") == [["histoire", 3], ["et", 1]]
    assert shown(text, language="fr", elisions="keep") == [["l'histoire", 2], ["et", 1], ["histoire", 1]]


def test_a_curly_quote_never_defeats_a_stop_word():
    assert shown("don’t I’m c’est tea", language="en", stop_words="exclude") == [["c'est", 1], ["tea", 1]]
    assert shown("C’est l’ami d’abord", language="fr", stop_words="exclude") == [["ami", 1]]


def test_stop_words_are_told_by_the_word_as_it_is_written():
    # "cans" has the lemma "can", which is a stop word; "was" is one, and so is never counted as "be".
    assert shown("cans can was", language="en", lemmas="lemma", stop_words="exclude") == [["can", 1]]
    assert shown("cans can was", language="en", lemmas="lemma", stop_words="only") == [["can", 1], ["be", 1]]


def test_stems_are_shown_by_the_commonest_word():
    assert shown("connected connection connections connections", language="en", lemmas="stem") == [["connections", 4]]


def test_a_search_finds_lemmas_by_their_label():
    assert shown("mice mouse cat", language="en", lemmas="lemma", q="mou") == [["mouse", 2]]


@pytest.mark.parametrize("language", ["", "tlh", "zh"])
@pytest.mark.parametrize("how", ["lemma", "stem"])
def test_a_language_without_lemmas_is_refused_with_those_that_have(language, how):
    with pytest.raises(InvalidOption, match="only for ar, ") as caught:
        shown("a", lemmas=how, language=language)
    assert caught.value.parameter == "lemmas"


@pytest.mark.parametrize("language", sorted(STEM_LANGUAGES))
def test_every_stemmer_named_is_there(language):
    assert lemmatiser("stem", language)("abc")


def test_every_dictionary_named_is_there():
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    names = {"no": "nb", "hr": "hbs", "sr": "hbs"}
    assert {names.get(language, language) for language in LEMMA_LANGUAGES} <= SUPPORTED_LANGUAGES


def test_a_table_of_too_many_forms_has_no_lemmas():
    table = Table(tuple(f"w{n}" for n in range(MAX_FORMS + 1)), (1,) * (MAX_FORMS + 1))
    with pytest.raises(InvalidOption) as caught:
        words(table, ViewOptions(lemmas="stem", language="en"))
    assert caught.value.parameter == "lemmas"
