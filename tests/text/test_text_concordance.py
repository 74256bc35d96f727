"""Occurrences and their concordance: each line is what the text says, where it says it."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.errors import InvalidOption
from wordcounts.text.views import concordance as module
from wordcounts.text.views import occurrences
from wordcounts.text.views.concordance import MAX_LINES, MAX_SIDE, ORDERS, concordance
from wordcounts.text.views.fragment import MAX_CONTEXT, text_fragment
from wordcounts.text.views.occurrences import find, running_of
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.views.phrases import phrases
from wordcounts.text.views.view import words
from wordcounts.text.words.segment import count_words

TEXT = """The ferry left at noon. We missed the ferry, and the next ferry too.
Ferry times
The café by the quay is open; mice were in the kitchen. A mouse!"""

texts = st.lists(
    st.tuples(
        st.sampled_from(["a", "B", "b", "C.", "d!", "É", "e\u0301", "猫が好き。", "x-y", "😀"]), st.sampled_from(" \n")
    ),
    max_size=40,
).map(lambda pairs: "".join(piece + gap for piece, gap in pairs))


def lines(text: str, q: str, *, match: str = "word", order: str = "position", context: int = 3, **view):
    options = ViewOptions(**view)
    running = running_of(text, options)
    found = concordance(running, find(running, q, options, match=match), order=order, context=context)
    assert found.total == len(found.lines)
    return found.lines


def nodes(text: str, q: str, **options) -> list[str]:
    return [line.node for line in lines(text, q, **options)]


def test_a_word_is_shown_with_what_stands_around_it():
    first, second, _, last = lines(TEXT, "FERRY")
    assert (first.left, first.node, first.right) == ("The ", "ferry", " left at noon")
    assert (second.left, second.node, second.right) == ("We missed the ", "ferry", ", and the next")
    assert (last.left, last.node, last.right) == ("", "Ferry", " times")
    assert second.sentence == "We missed the ferry, and the next ferry too."
    assert [line.block for line in (first, second, last)] == [0, 0, 1]
    assert (second.token, TEXT[second.start : second.end]) == (8, "ferry")


def test_context_ends_with_its_block():
    (line,) = lines(TEXT, "times", context=50)
    assert (line.left, line.right) == ("Ferry ", "")


def test_a_word_is_found_as_the_view_merges_it():
    assert nodes(TEXT, "cafe") == []
    assert nodes(TEXT, "cafe", accents="ignore") == ["café"]
    assert nodes(TEXT, "ferry", fold=False) == ["ferry"] * 3
    assert nodes("l'histoire, une Histoire", "histoire", language="fr") == ["l'histoire", "Histoire"]
    assert nodes("e-mail or mail", "mail") == ["mail"]
    assert nodes("e-mail or mail", "mail", compounds="split") == ["mail", "mail"]


def test_the_forms_of_a_lemma_are_found_together():
    assert nodes(TEXT, "mice", language="en", lemmas="lemma") == ["mice", "mouse"]
    assert nodes("running runs", "run", language="en", lemmas="stem") == ["running", "runs"]


def test_a_phrase_lies_within_a_sentence():
    assert nodes(TEXT, "the ferry") == ["The ferry", "the ferry"]
    assert nodes(TEXT, "kitchen a") == nodes(TEXT, "too ferry") == []
    assert nodes("a a a b", "a a") == ["a a", "a a"]
    assert nodes("a, (a) b", "a a b") == ["a, (a) b"]


def test_searches_are_those_of_a_view():
    assert nodes(TEXT, "mi", match="search") == ["missed", "mice"]
    assert nodes(TEXT, "*e", match="search")[:3] == ["The", "We", "the"]
    assert nodes(TEXT, "/^.{2}$/", match="search") == ["at", "We", "by", "is", "in"]
    assert nodes(TEXT, "the *y", match="search") == ["The ferry", "the ferry", "the quay"]


def test_a_regular_expression_does_not_run_away():
    text = "a" * 200 + "!"
    assert nodes(text, "/(a+)+$/", match="search") == ["a" * 200]


@pytest.mark.parametrize(
    ("q", "options", "parameter"),
    [
        ("", {}, "q"),
        ("?!", {}, "q"),
        ("a b c d e f", {}, "q"),
        ("x" * 201, {}, "q"),
        ("/(/", {"match": "search"}, "q"),
        ("a", {"match": "guess"}, "match"),
        ("a", {"order": "middle"}, "order"),
        ("a", {"context": 0}, "context"),
        ("a", {"lemmas": "lemma", "language": "xx"}, "lemmas"),
    ],
)
def test_what_cannot_be_looked_for_is_refused_by_name(q, options, parameter):
    with pytest.raises(InvalidOption) as caught:
        lines("a", q, **options)
    assert caught.value.parameter == parameter


def test_lines_are_sorted_by_the_words_beside_the_node():
    text = "b x c. a x d. C x b. b x a. Á x e"
    assert [line.left.strip() for line in lines(text, "x", order="left1", context=1)] == ["a", "Á", "b", "b", "C"]
    assert [line.right.strip() for line in lines(text, "x", order="right1", context=1)] == ["a", "b", "c", "d", "e"]
    assert [line.token for line in lines("x a\nb x\nx", "x", order="left1")] == [0, 4, 3]


def test_an_order_looks_outwards_from_the_word_that_it_begins_with():
    text = "x q a 2\nx r a 1\nx q b 1"
    assert [line.block for line in lines(text, "x", order="right1")] == [0, 2, 1]
    assert [line.block for line in lines(text, "x", order="right2")] == [1, 0, 2]
    assert [line.block for line in lines(text, "x", order="right3")] == [1, 2, 0]
    assert [line.node for line in lines("b a c B", "/[abc]/", match="search", order="node")] == ["a", "b", "B", "c"]


def test_a_page_of_lines_is_cut_after_sorting():
    running = running_of("c x\na x\nb x", ViewOptions())
    found = find(running, "x", ViewOptions())
    page = concordance(running, found, order="left1", limit=1, offset=1)
    assert (page.total, page.n_tokens, [line.left for line in page.lines]) == (3, 6, ["b "])
    for name, value in (("limit", 0), ("limit", MAX_LINES + 1), ("offset", -1)):
        with pytest.raises(InvalidOption) as caught:
            concordance(running, found, **{name: value})
        assert caught.value.parameter == name


def test_what_is_cut_out_carries_no_direction_of_its_own():
    (line,) = lines("\u202bאמר \u2066שלום\u2069 לכולם\u202c", "שלום")
    assert (line.left, line.node, line.right, line.direction) == ("אמר ", "שלום", " לכולם", "rtl")
    (line,) = lines("Er sagte שלום laut", "laut")
    assert line.direction == "ltr"


def test_texts_without_spaces_are_shown_word_by_word():
    (line,) = lines("私は猫が好きです。犬も好き。", "猫", context=2)
    assert (line.left, line.node, line.right, line.sentence) == ("私は", "猫", "が好き", "私は猫が好きです。")


def test_words_and_blocks_of_any_length_are_shown_in_part():
    text = "w" * 20_000 + " x " + "v" * 20_000
    (line,) = lines(text, "x")
    assert len(line.left) <= MAX_SIDE
    assert len(line.right) <= MAX_SIDE
    assert len(line.sentence) <= 2 * MAX_SIDE + 1
    assert line.fragment == ":~:text=x"


@given(texts, st.sampled_from("abcdexy"))
def test_there_are_as_many_lines_as_the_view_counts(text, word):
    shown = words(count_words(text)[0], ViewOptions()).items
    expected = sum(item.count for item in shown if item.word.lower() == word)
    assert len(nodes(text, word)) == expected


@given(texts, st.integers(2, 3))
def test_there_are_as_many_lines_of_a_phrase_as_phrases_are_counted(text, n):
    counted: Counter[str] = Counter()
    for phrase, count in phrases(text, n).items():
        counted[phrase.casefold()] += count
    for phrase, count in counted.items():
        assert len(nodes(text, phrase)) == count


def test_phrases_are_found_alike_one_by_one_and_all_together(monkeypatch):
    text = "a b! a b. A\nb a b c\n" * 5
    one_by_one = [line.token for line in lines(text, "a b")]
    monkeypatch.setattr(occurrences, "FEW", 0)
    assert [line.token for line in lines(text, "a b")] == one_by_one
    assert len(one_by_one) == 15


def test_too_many_occurrences_are_shown_in_the_order_of_the_text_alone(monkeypatch):
    monkeypatch.setattr(module, "MAX_SORTED", 2)
    assert len(lines("x x x", "x")) == 3
    with pytest.raises(InvalidOption) as caught:
        lines("x x x", "x", order="left1")
    assert caught.value.parameter == "order"


@given(texts, st.sampled_from(ORDERS))
def test_an_order_changes_no_line(text, order):
    assert Counter(lines(text, "b", order=order)) == Counter(lines(text, "b"))


@given(texts)
def test_a_line_is_a_piece_of_the_text(text):
    def bare(piece: str) -> str:
        return "".join(piece.split())

    for line in lines(text, "a*", match="search", context=4):
        assert bare(line.node) == bare(text[line.start : line.end])
        assert bare(line.left + line.node + line.right) in bare(text.splitlines()[line.block])
        assert bare(line.node) in bare(line.sentence)


@pytest.mark.parametrize(
    ("before", "text", "after", "expected"),
    [
        ("", "word", "", ":~:text=word"),
        ("one two ", "word", " three", ":~:text=one%20two-,word,-three"),
        ("", "e-mail, AT&T", "", ":~:text=e%2Dmail%2C%20AT%26T"),
        ("", "100% #1", "", ":~:text=100%25%20%231"),
        ("", "猫", "が", ":~:text=%E7%8C%AB,-%E3%81%8C"),
        ("- ", "word", " ...", ":~:text=word"),
        ("a\n b", "c\td", "", ":~:text=a%20b-,c%20d"),
        ("x" * (MAX_CONTEXT + 1), "word", "", ":~:text=word"),
        ("a", " \n", "b", ""),
    ],
)
def test_fragments_are_written_as_the_standard_says(before, text, after, expected):
    assert text_fragment(before, text, after) == expected


def test_a_long_text_is_given_by_its_ends():
    text = " ".join(f"w{number}" for number in range(100))
    assert text_fragment("", text, "") == ":~:text=w0%20w1%20w2%20w3%20w4,w95%20w96%20w97%20w98%20w99"


@given(st.text(max_size=50), st.text(max_size=50), st.text(max_size=50))
def test_a_fragment_holds_no_sign_of_its_own_but_the_directives(before, text, after):
    found = text_fragment(before, text, after)
    if not text.split():
        assert found == ""
        return
    assert re.fullmatch(r":~:text=(?:[\w.~%]+-,)?[\w.~%]+(?:,[\w.~%]+)?(?:,-[\w.~%]+)?", found, re.ASCII)
    parts = [part.strip("-") for part in found.removeprefix(":~:text=").split(",")]
    assert any(
        unquote(part, errors="replace") == " ".join(re.sub("[\ud800-\udfff]", "?", text).split()) for part in parts
    )
