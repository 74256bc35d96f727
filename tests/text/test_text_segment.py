import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wordcounts.text.words import segment
from wordcounts.text.words.segment import MAX_WORD, count_in_python, count_words, words_of

FIXTURES = Path(__file__).with_name("fixtures")
CASES = json.loads(FIXTURES.joinpath("words.json").read_text("utf-8"))
SENTENCES = json.loads(FIXTURES.joinpath("sentences.json").read_text("utf-8"))


BOTH_WAYS = pytest.mark.parametrize("count", [count_words, count_in_python], ids=["by kernel", "in Python"])


@BOTH_WAYS
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_words_of_the_collected_cases(case, count):
    table, _ = count(case["text"])
    assert [form for form, count in table for _ in range(count)] == case["words"]
    assert words_of(case["text"]) == case["words"]


@BOTH_WAYS
@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence["language"])
def test_words_of_a_sentence_in_each_language(sentence, count):
    assert words_of(sentence["text"]) == sentence["words"]
    assert list(count(sentence["text"])[0]) == list(Counter(sentence["words"]).items())


def reference(text: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in words_of(text.replace("\u202f", " ")):
        counts[word[:MAX_WORD]] = counts.get(word[:MAX_WORD], 0) + 1
    return counts


def assert_as_the_plain_way(text: str) -> None:
    expected = list(reference(text).items())
    assert list(count_words(text)[0]) == expected
    assert list(count_in_python(text)[0]) == expected


ascii_soup = st.text(alphabet="aBcCfF019 _-&.,;:'+#/@!\"()\t\n", max_size=40)
soup = st.text(
    alphabet="aCé019 -&.,':+#\u2019\u2010\u00ad\u200b\u200d\u0301\u0e01\u0e32\u0e19"
    '日本語カナ中国한국\u05d0"\u0661🙂𝒳𐐀\u00a0\u2028\u0130',
    max_size=40,
)


@settings(max_examples=400)
@given(ascii_soup)
@example("C++ c# F#-x C+++ a.b.c 1,2.3 x_-y _ 'tis rock'n'roll")
def test_the_fast_path_counts_as_icu_does(text):
    assert_as_the_plain_way(text)


@settings(max_examples=400)
@given(soup)
@example("𝒳-ray 🙂a\u200d b")
def test_chunks_count_as_the_whole_text_does(text):
    assert_as_the_plain_way(text)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_counts_as_the_plain_way(text):
    assert_as_the_plain_way(text)


@given(st.lists(st.sampled_from(["the", "The", "don't", "e-mail", "x", "«été»", "中国", "(a)"]), max_size=60))
def test_forms_come_in_order_of_first_appearance(chunks):
    table, _ = count_words(" ".join(chunks))
    seen = list(dict.fromkeys(word for chunk in chunks for word in words_of(chunk)))
    assert list(table.forms) == seen


@BOTH_WAYS
def test_a_very_long_word_is_cut_and_said_to_be(count):
    table, cut = count("a" * 300 + " b é" + "é" * 300)
    assert cut
    assert [len(form) for form in table.forms] == [256, 1, 256]


@BOTH_WAYS
def test_a_table_of_too_many_forms_is_cut(monkeypatch, count):
    monkeypatch.setattr(segment, "MAX_TYPES", 3)
    table, cut = count("a b c d e a")
    assert cut
    assert list(table) == [("a", 2), ("b", 1), ("c", 1)]


def test_nothing_is_cut_from_an_ordinary_text():
    assert count_words("An ordinary text.")[1] is False


@BOTH_WAYS
@pytest.mark.parametrize(
    ("chunk", "n_tokens"),
    [
        ("a.", 1),
        ("a-1-", 1),
        ("é-", 1),
        ("1-", 1_000_000),
        ("_", 0),
        ("_-", 0),
        ("1", 1),
        ("\u0301", 0),
        ("中国", 1_000_000),
    ],
)
def test_a_text_of_a_million_characters_without_a_space_is_counted_in_one_pass(chunk, n_tokens, count):
    assert count(chunk * 1_000_000)[0].n_tokens == n_tokens
