from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.errors import InvalidOption, ViewNeedsText
from wordcounts.text.views.phrases import MAX_CHARS, MAX_PHRASES, phrases
from wordcounts.text.views.view import ViewOptions, words
from wordcounts.text.words.segment import count_words, words_of
from wordcounts.text.words.sentences import sentences


def shown(text: str, **options) -> list[tuple[str, int]]:
    return [(item.word, item.count) for item in words(count_words(text)[0], ViewOptions(**options), text=text).items]


def test_phrases_are_runs_of_words():
    assert phrases("the state of the art", 2) == {"the state": 1, "state of": 1, "of the": 1, "the art": 1}
    assert phrases("the state of the art", 5) == {"the state of the art": 1}
    assert phrases("two words", 3) == {}


def test_phrases_cross_no_sentence_and_no_block():
    assert set(phrases("It rains. We stay in!\nNext block\n\nlast", 2)) == {
        "It rains",
        "We stay",
        "stay in",
        "Next block",
    }
    assert set(phrases("猫が好き。犬が嫌い。", 2)) == {"猫 が", "が 好き", "犬 が", "が 嫌い"}


def test_an_abbreviation_ends_no_sentence_where_its_language_is_known():
    assert "Mr Grey" in phrases("We saw Mr. Grey.", 2, language="en")
    assert "usw Es" not in phrases("Brot, Salz usw. Es regnet.", 2)


def test_commas_and_brackets_part_nothing():
    assert "salt and" in phrases("bread, salt (and water)", 2)


def test_a_full_stop_within_a_word_parts_nothing():
    text = "see example.Com now"
    assert phrases(text, 3) == {" ".join(words_of(text)): 1}


def test_phrases_are_of_the_tables_words():
    assert phrases("Don’t e-mail AT&T", 3) == {"Don't e-mail AT&T": 1}
    assert phrases("e-mail us", 2, split=True) == {"e mail": 1, "mail us": 1}


def test_emoji_before_a_sentence_do_not_shift_it():
    assert set(phrases("😀😀 One two. 😀 Three four.", 2)) == {"One two", "Three four"}


@given(st.lists(st.sampled_from(["a", "B", "c.", "e-mail", "猫が", "d!\n", "😀", "U.S.", "x.Y"]), max_size=30))
def test_single_words_of_all_sentences_are_the_table(chosen):
    text = " ".join(chosen)
    assert phrases(text, 1) == Counter(dict(count_words(text)[0]))


@given(st.text("ab. \n!é", max_size=60), st.integers(1, 5))
def test_every_phrase_lies_within_a_sentence(text, n):
    longest = max((len(words_of(sentence)) for sentence in sentences(text)), default=0)
    assert bool(phrases(text, n)) is (longest >= n)


@given(st.text(max_size=60))
def test_sentences_are_the_lines_without_their_ends(text):
    lines = [line for line in text.splitlines() if line and not line.isspace()]
    assert "".join(sentences(text)) == "".join(lines)


def test_cases_and_accents_merge_in_phrases_under_the_commonest():
    assert shown("Café au lait.\nCafé au lait.\ncafé AU lait.", ngram=3) == [("Café au lait", 3)]
    assert shown("café noir.\ncafe noir.", ngram=2, accents="ignore") == [("café noir", 2)]


def test_an_elision_is_looked_past_but_shown():
    text = "histoire de l'art.\nhistoire de l'art.\nhistoire de art."
    assert shown(text, ngram=3, language="fr") == [("histoire de l'art", 3)]


def test_lemmas_merge_phrases():
    assert shown("white mice.\nwhite mouse.", ngram=2, language="en", lemmas="lemma") == [("white mouse", 2)]


def test_a_stop_word_at_an_end_makes_a_phrase_one_of_theirs():
    text = "the state of the art"
    assert shown(text, ngram=4, language="en", stop_words="exclude") == [("state of the art", 1)]
    assert shown(text, ngram=4, language="en", stop_words="only") == [("the state of the", 1)]
    assert len(shown(text, ngram=2, language="en")) == 4


def test_phrases_are_searched_and_measured_as_they_are_shown():
    text = "big dog.\nbig cat.\n1 2."
    assert shown(text, ngram=2, q="/^big c/") == [("big cat", 1)]
    assert shown(text, ngram=2, q="big*") == [("big dog", 1), ("big cat", 1)]
    assert shown(text, ngram=2, numbers=False, min_length=7) == [("big dog", 1), ("big cat", 1)]


def test_the_unit_stays_the_word():
    table, _ = count_words("a b. C d")
    view = words(table, ViewOptions(ngram=2), text="a b. C d")
    assert (view.n_tokens, view.total, view.items[0].per_million) == (4, 2, 250_000)


def test_phrases_without_a_text_are_refused():
    with pytest.raises(ViewNeedsText):
        words(count_words("a b")[0], ViewOptions(ngram=2))


@pytest.mark.parametrize(
    "text",
    ["a " * (MAX_CHARS // 2 + 1), " ".join(f"{number:x}" for number in range(MAX_PHRASES // 2, 2 * MAX_PHRASES))],
)
def test_a_text_too_long_or_too_varied_is_refused(text):
    with pytest.raises(InvalidOption) as caught:
        phrases(text, 2)
    assert caught.value.parameter == "ngram"
