"""Three ways to the same words: with shortcuts, all by ICU, and by a reference written apart."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from text.reference_words import reference_words
from wordcounts.text.words.segment import count_words, words_of

PARAGRAPHS = json.loads(Path(__file__).with_name("fixtures").joinpath("paragraphs.json").read_text("utf-8"))
BY_DICTIONARY = {"ja", "km", "ko", "lo", "my", "th", "zh"}
"""Of these the reference knows nothing: Hangul, too, is parted from other letters by ICU and not by the standard."""

# Of each kind of Word_Break at least two, and what the tailoring and the spelling look at.
CHARACTERS = (
    "aZé9_-&+#CF.,;:'\" /()\t\n\r"
    "’‘ʼ‐‑·‿٫٬؛،"  # apostrophes, hyphens, middle characters
    "жΩσאבʹكلمـहिन्दीতமித१٣"
    "\u0301\u0327\u093c\u094d\u064b\u0651\u05b4\u0903"  # marks of several classes
    "\u00ad\u200b\u200c\u200d\u200e\u2060\ufe0f\ufeff"  # what shows nothing
    "\u00a0\u2028\u202f\u3000\x85"  # spaces
    "🙂👩❤🇫🇷🏽𐐀𝒳²½Ⅳ①…—“”«»׳״՞"
)
WORDS = (
    "don’t e-mail AT&T C++ C# F-16 2020-21 3.14 1,000 U.S.A. l'art ד״ר צה\"ל וכו' क्\u200dष می\u200cخواهم "
    "👩\u200d💻 🇫🇷🇩🇪 snake_case __ e\u0301 co\u00adop a\u200bb ½ - &"
)
words = st.sampled_from(WORDS.split())
soup = st.one_of(
    st.text(CHARACTERS, max_size=30),
    st.lists(st.one_of(words, st.text(CHARACTERS, max_size=3)), max_size=12).map("".join),
    st.lists(st.one_of(words, st.text(CHARACTERS, max_size=6)), max_size=12).map(" ".join),
)
by_dictionary = st.sampled_from(
    [
        "สวัสดี",
        "ครับ",
        "中国",
        "人民",
        "日本語を",
        "カタカナ",
        "ﾃﾞｼﾞﾀﾙ",
        "ភាសា",
        "ລາວ",
        "မြန်မာ",
        "한국어",
        "\u1112\u1161\u11ab",
    ]
)
mixture = st.lists(st.one_of(by_dictionary, words, st.text(CHARACTERS, max_size=4)), max_size=14).map("".join)


def n_times_in_order(found: list[str]) -> list[tuple[str, int]]:
    return list(Counter(found).items())


@settings(max_examples=500)
@given(soup)
@example("a\u0301'b c\u200d-d ्क \u200dक क\u094d\u200d.")
@example("🙂\u200d-a 1-\u0301b _-a a-_ C\u0301++ C++# x-C++")
def test_the_shortcuts_and_icu_and_the_reference_agree(text):
    expected = reference_words(text)
    assert words_of(text) == expected
    assert list(count_words(text)[0]) == n_times_in_order(expected)


@settings(max_examples=400)
@given(mixture)
@example("𝒳🙂สวัสดี\r\n中国-人民\r\n👩\u200d💻e-mail日本語をC++")
def test_with_dictionaries_the_shortcuts_and_icu_agree(text):
    assert list(count_words(text)[0]) == n_times_in_order(words_of(text))


@pytest.mark.parametrize("language", sorted(PARAGRAPHS))
def test_real_paragraphs_have_the_same_words_every_way(language):
    text = PARAGRAPHS[language]
    assert list(count_words(text)[0]) == n_times_in_order(words_of(text))
    if language not in BY_DICTIONARY:
        assert words_of(text) == reference_words(text)


def test_all_paragraphs_together_have_the_words_of_each():
    together = "\r\n".join(PARAGRAPHS.values())
    assert words_of(together) == [word for text in PARAGRAPHS.values() for word in words_of(text)]


@given(st.lists(st.sampled_from(sorted(PARAGRAPHS.values())), min_size=1, max_size=3), st.integers(1, 60))
def test_a_text_read_in_blocks_has_the_words_of_the_whole(texts, size):
    text = " ".join(texts)
    whole = list(count_words(text)[0])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("wordcounts.text.words.segment.BLOCK", size)
        patch.setattr("wordcounts.text.words.segment.MAX_CHUNKS", size)
        assert list(count_words(text)[0]) == whole
