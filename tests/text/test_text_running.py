"""Running words are the table's words, each where it stands."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wordcounts.errors import InvalidOption
from wordcounts.text.words import running as module
from wordcounts.text.words.characters import normalise
from wordcounts.text.words.running import AREA, WHITE, Running
from wordcounts.text.words.segment import MAX_WORD, count_words, words_of
from wordcounts.text.words.sentences import sentences

PIECES = [
    "a", "B", "c.", "e-mail", "AT&T", "猫が好き。犬が嫌い。", "d!\n", "\n\n", "😀", "U.S.", "x.Y",
    "don\u2019t", "co\u00adop", "e\u0301te\u0301", "q\u0323\u0307", "ab\u200bcd", "กา\u200bกา",
    "12,5", "\ufeff", "(c++)", "한국어는", "\u0958\u0915", "a\u2011b", "\u202bשלום\u202c", "...", "_x_",
    "a\xa0b", "3\u20442", "\u0130I", "z\u0301\u0323z", "\x85", "!a!b",
]  # fmt: skip
texts = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " ", "  ", "\n"])), max_size=25).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)


def words_in(running: Running) -> list[str]:
    return [running.forms[form] for form in running.sequence]


@given(texts)
def test_running_words_are_those_of_the_table(text):
    running = Running(text)
    table, _ = count_words(text)
    assert Counter(words_in(running)) == Counter(dict(table))
    assert dict(zip(running.forms, running.counts, strict=True)) == dict(table)
    assert running.n_tokens == table.n_tokens


@given(st.text(max_size=40))
def test_running_words_of_any_text_are_those_of_the_plain_way(text):
    assert words_in(Running(text)) == words_of(text)


@given(texts)
@example("ก\u200bข")
def test_each_word_stands_where_it_says(text):
    running = Running(text)
    found = [running.word(token) for token in range(running.n_tokens)]
    for word in found:
        assert words_of(text[word.start : word.end]) == [running.forms[word.form]]
    assert all(earlier.end <= later.start for earlier, later in pairwise(found))


@given(st.text(max_size=40))
def test_words_of_any_text_stand_in_order_within_it(text):
    running = Running(text)
    found = [running.word(token) for token in range(running.n_tokens)]
    assert all(0 <= word.start < word.end <= len(text) for word in found)
    assert all(earlier.end <= later.start for earlier, later in pairwise(found))


def test_a_word_is_found_though_normalising_rewrote_it():
    text = "Il co\u00adop\u00e8re; e\u0301te\u0301 don\u2019t a\u2011b"
    running = Running(text)
    shown = [text[word.start : word.end] for word in map(running.word, range(running.n_tokens))]
    assert shown == ["Il", "co\u00adop\u00e8re", "e\u0301te\u0301", "don\u2019t", "a\u2011b"]
    assert words_in(running) == ["Il", "coop\u00e8re", "\u00e9t\u00e9", "don't", "a-b"]


def test_compounds_are_taken_apart_where_they_stand():
    text = "the e-mail of AT&T"
    running = Running(text, split=True)
    words = [running.word(token) for token in range(running.n_tokens)]
    assert [text[word.start : word.end] for word in words] == ["the", "e", "mail", "of", "AT", "T"]


@pytest.mark.parametrize("split", [False, True])
def test_what_was_cut_off_a_word_is_not_searched_for_the_next(split):
    long = "a" * MAX_WORD + "bcb"
    text = f"{long}(b)"
    running = Running(text, split=split)
    assert words_in(running) == ["a" * MAX_WORD, "b"]
    assert running.word(1).start == len(long) + 1


@given(texts, st.sampled_from([1, 3, 10_000]))
def test_a_chunk_that_was_rewritten_is_compared_window_by_window(text, size):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "WINDOW", size)
        for chunk in text.split():
            words = words_of(chunk)
            spans = iter(module._aligned(chunk, words))
            assert [words_of(chunk[low:high]) for low, high in zip(spans, spans, strict=True)] == [
                [word] for word in words
            ]


@given(texts)
@example("U.S.\u202bשלום\u202c")
def test_sentences_are_those_of_phrases(text):
    running = Running(text)
    parted = [len(words_of(sentence)) for sentence in sentences(text)]
    assert [later - earlier for earlier, later in pairwise(running.sentence_firsts)] == [n for n in parted if n]


@given(texts)
def test_blocks_are_the_lines(text):
    running = Running(text)
    assert [later - earlier for earlier, later in pairwise(running.line_firsts)] == [
        len(words_of(line)) for line in text.splitlines()
    ]


def test_a_sentence_is_found_by_any_of_its_characters():
    text = "One two. Three!\nFour"
    ends = Running(text).sentence_ends
    assert [text[slice(*ends.span(at))] for at in (0, 8, 9, 14, 16, 19)] == [
        "One two. ",
        "One two. ",
        "Three!\n",
        "Three!\n",
        "Four",
        "Four",
    ]


def test_white_space_is_what_splits():
    assert set(WHITE) | {" "} == {character for character in map(chr, range(0x110000)) if character.isspace()}


def test_a_text_is_split_in_areas_without_a_seam():
    text = "ab  cd\n" * (AREA // 3)
    running = Running(text)
    assert running.n_tokens == 2 * (AREA // 3)
    last = running.word(running.n_tokens - 1)
    assert text[last.start : last.end] == "cd"


def test_an_empty_text_has_no_words():
    running = Running("")
    assert (running.n_tokens, list(running.sentence_firsts), list(running.line_firsts)) == (0, [0], [0])


def test_texts_too_long_or_too_varied_are_refused(monkeypatch):
    monkeypatch.setattr(module, "MAX_CHARS", 10)
    monkeypatch.setattr(module, "MAX_CHUNKS", 3)
    Running("aa aa aa")
    with pytest.raises(InvalidOption):
        Running("a" * 11)
    with pytest.raises(InvalidOption):
        Running("a b c d")
    monkeypatch.setattr(module, "MAX_TOKENS", 2)
    Running("aa aa")
    for text in ("a a a", "a     ", "a.,a.,a"):
        with pytest.raises(InvalidOption):
            Running(text)


def test_what_is_written_is_what_was_normalised():
    text = "Cafe\u0301 \u202bשלום\u202c"
    running = Running(text)
    assert [normalise(text[word.start : word.end]) for word in map(running.word, range(2))] == list(running.forms)
