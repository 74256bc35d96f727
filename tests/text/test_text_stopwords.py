import json
from pathlib import Path

import pytest

from wordcounts.text.views.fold import fold
from wordcounts.text.views.stoplists import STOPLISTS, VERSION
from wordcounts.text.views.stopwords import LANGUAGES, OWN, WIDE, stop_list, stop_words, used_list
from wordcounts.text.words.segment import words_of

CORE = json.loads(Path(__file__).with_name("fixtures").joinpath("core_words.json").read_text("utf-8"))
"""The commonest function words of every language that has a standard list, which no list may lack."""

CONTENT = {
    "en": "page world work home day people time",
    "de": "haus welt arbeit tag zeit mensch stadt",
    "fr": "maison monde travail jour temps ville homme",
    "es": "casa mundo trabajo día tiempo ciudad hombre",
    "it": "casa mondo lavoro giorno tempo città uomo",
    "pt": "casa mundo trabalho dia tempo cidade homem",
    "nl": "huis wereld werk dag tijd stad mens",
    "pl": "dom świat praca dzień czas miasto człowiek",
    "ru": "дом мир работа день время город человек",
    "sv": "hus värld arbete dag tid stad människa",
    "tr": "ev dünya iş gün şehir insan kitap",
    "zh": "世界 工作 城市 国家 时间",
    "ja": "世界 仕事 都市 時間 家",
    "ar": "بيت عالم عمل يوم مدينة",
    "hi": "घर दुनिया काम दिन शहर",
    "id": "rumah dunia kerja hari kota",
}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_named_has_stop_words_folded(language):
    found = stop_words(language)
    assert len(found) > 20
    assert all(word == fold(word, language) for word in found)


def test_more_than_forty_languages_have_a_standard_list():
    assert len(OWN) == 56
    assert set(CORE) == OWN


@pytest.mark.parametrize("language", sorted(CORE))
def test_a_standard_list_holds_the_commonest_function_words(language):
    assert {fold(word, language) for word in CORE[language].split()} - stop_words(language) == set()


@pytest.mark.parametrize("language", sorted(CONTENT))
def test_a_standard_list_holds_no_content_words(language):
    assert set(CONTENT[language].split()) & stop_words(language) == set()


@pytest.mark.parametrize("language", sorted(OWN))
def test_a_standard_list_is_of_a_sensible_length_and_each_word_of_it_one_word(language):
    words = STOPLISTS[language].split()
    assert 100 <= len(set(words)) <= 600
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("language", ["de", "en", "fr", "he", "it", "pl", "ru", "sv", "tr"])
def test_a_stop_word_is_found_as_words_are_counted(language):
    cut = [word for word in STOPLISTS[language].split() if words_of(word) != [word]]
    assert cut == []


def test_a_list_has_a_name_and_a_version():
    standard, wide = stop_list("en"), stop_list("en", "wide")
    assert standard is not None
    assert wide is not None
    assert (standard.name, standard.version, standard.language) == ("standard-en", VERSION, "en")
    assert wide.name == "wide-en"
    assert wide.version.startswith("stopwordsiso 0.7")
    assert standard.words < wide.words
    assert "world" in wide.words


@pytest.mark.parametrize(("language", "which", "name"), [("is", "wide", "standard-is"), ("ha", "standard", "wide-ha")])
def test_a_language_with_one_list_gets_that_one_and_its_name_says_so(language, which, name):
    found = stop_list(language, which)
    assert found is not None
    assert found.name == name


def test_an_unknown_language_reads_as_english_and_a_listless_one_has_none():
    assert stop_words("") == stop_words("en")
    assert stop_words("tlh") == frozenset()
    assert stop_list("tlh") is None
    assert used_list("tlh", add="qapla'").words == {"qapla'"}


def test_words_of_ones_own_are_added_and_removed_in_any_case_and_spelling():
    used = used_list("en", add="Cat, DON’T\nfoo", remove="The,cat")
    assert {"foo", "don't"} <= used.words
    assert not {"cat", "the"} & used.words
    assert used.name == "standard-en"
    assert used.n == len(stop_words("en")) + 1 - 1


def test_every_wide_list_named_is_there():
    import stopwordsiso

    assert set(stopwordsiso.langs()) == WIDE
