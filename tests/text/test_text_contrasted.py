"""What is chosen of a comparison, and its pairs of counts."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.errors import InvalidOption
from wordcounts.text.views.contrasted import SURE, Choice, NumberKey, SortKey, choose, number_key, pairs_of
from wordcounts.text.views.keyness import KeyWord, compare
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.words.table import Table

FOUND = compare(
    Table(("Bread", "oven", "été", "the", "dough"), (60, 9, 2, 40, 1)),
    Table(("Boat", "tide", "the", "bread", "harbour"), (60, 9, 42, 2, 1)),
)
tables = st.dictionaries(st.sampled_from("abcdefghij"), st.integers(1, 50), min_size=1).map(Table.of)


def chosen(choice: Choice, options: ViewOptions | None = None) -> list[str]:
    return [word.word for word in choose(FOUND, choice, options or ViewOptions())]


def test_nothing_chosen_leaves_all_as_they_were_compared() -> None:
    assert choose(FOUND, Choice(), ViewOptions()) == FOUND


def test_words_that_do_not_surely_differ_are_left_out() -> None:
    assert chosen(Choice(max_q=SURE)) == ["Bread", "oven", "tide", "Boat"]


def test_words_are_found_as_they_are_found_in_a_view() -> None:
    assert chosen(Choice(q="bO")) == ["Boat"]
    assert chosen(Choice(q="*e")) == ["the", "tide"]
    assert chosen(Choice(q="ete")) == []
    assert chosen(Choice(q="ete"), ViewOptions(accents="ignore")) == ["été"]
    with pytest.raises(InvalidOption):
        chosen(Choice(q="/(/"))


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("key", "Bread"),
        ("-key", "Boat"),
        ("log_ratio", "Bread"),
        ("-log_ratio", "Boat"),
        ("target_count", "Bread"),
        ("reference_count", "Boat"),
        ("word", "Boat"),
        ("-word", "tide"),
    ],
)
def test_each_order_begins_with_its_word(sort: SortKey, first: str) -> None:
    assert chosen(Choice(sort=sort))[0] == first


def test_the_surest_come_first_whichever_side_they_are_of() -> None:
    found = choose(FOUND, Choice(sort="q"), ViewOptions())
    assert {word.word for word in found[:2]} == {"Bread", "Boat"}
    assert [word.q for word in found] == sorted(word.q for word in found)


def test_words_of_one_text_come_by_count_unless_sorted() -> None:
    assert chosen(Choice(only="reference")) == ["Boat", "tide", "harbour"]
    assert chosen(Choice(only="reference", sort="word")) == ["Boat", "harbour", "tide"]


@given(tables, tables, st.sampled_from(get_args(SortKey)))
def test_an_order_loses_no_word(target: Table, reference: Table, sort: SortKey) -> None:
    found = compare(target, reference)
    assert set(choose(found, Choice(sort=sort), ViewOptions())) == set(found)


@given(tables, tables)
def test_pairs_hold_every_word_with_its_own_figures(target: Table, reference: Table) -> None:
    found = compare(target, reference)
    pairs = {(pair.target_count, pair.reference_count): pair for pair in pairs_of(found)}

    assert sum(pair.n_types for pair in pairs.values()) == len(found)
    for word in found:
        pair = pairs[word.target_count, word.reference_count]
        assert (pair.g2, pair.q) == (word.g2, word.q)
        assert word.word in pair.words or pair.n_types > len(pair.words)


def test_key_words_are_numbered_by_side() -> None:
    assert number_key(FOUND) == NumberKey(2, 2)
    assert number_key([KeyWord("a", 1, 1, 0.0, 0.0)]) == NumberKey(0, 0)
