"""The packed dictionaries say what the library's own reader of the same files says."""

import gc
from itertools import islice

import pytest
from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory

from wordcounts.text.views.dictionaries import OneDictionary, PackedDictionary
from wordcounts.text.views.lemmas import lemmatiser


@pytest.mark.parametrize("language", ["fa", "fr", "he", "is"])
def test_a_packed_dictionary_holds_the_words_of_the_librarys_own(language):
    own, packed = StreamDictionaryFactory().get_dictionary(language), PackedDictionary(language)
    assert len(packed) == len(own)
    words = list(islice(own, 0, None, 47))
    assert list(islice(packed, 0, None, 47)) == words
    assert {word: packed.get(word) for word in words} == {word: own.get(word) for word in words}
    strange = (
        [f"{word}x" for word in words[:2_000]] + [word[:-1] for word in words[:2_000]] + ["", "\0", "\uffff", "\ud800"]
    )
    assert [packed.get(word) for word in strange[:-1]] == [own.get(word) for word in strange[:-1]]
    assert packed.get("\ud800") is None


def test_the_first_and_the_last_word_are_found():
    packed = PackedDictionary("he")
    words = list(packed)
    assert packed.get(words[0]) is not None
    assert packed.get(words[-1]) is not None


def test_a_dictionary_goes_when_another_language_is_asked_for():
    dictionaries = lambda: [one for one in gc.get_objects() if isinstance(one, PackedDictionary)]  # noqa: E731
    lemmatiser("lemma", "he")
    lemmatiser("lemma", "fa")
    gc.disable()
    try:
        lemmatiser("lemma", "he")
        assert len(dictionaries()) == 1
    finally:
        gc.enable()


def test_two_views_at_once_each_hold_their_language():
    hebrew = lemmatiser("lemma", "he")
    icelandic = lemmatiser("lemma", "is")
    assert icelandic("hestarnir") == "hestur"
    assert hebrew("ספרים") == "ספר"


def test_what_nobody_holds_is_not_kept():
    factory = OneDictionary(PackedDictionary("he"))
    with pytest.raises(LookupError):
        factory.get_dictionary("he")
