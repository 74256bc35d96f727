"""Collocates and spread: counted by hand, and their laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.errors import InvalidOption
from wordcounts.text.measures.association import ASSOCIATIONS, Pair
from wordcounts.text.views.collocates import Window, collocates
from wordcounts.text.views.occurrences import find, running_of
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.views.spread import MAX_POSITIONS, spread

texts = st.lists(st.sampled_from(["a", "b", "c", "d.", "E", "f\n", "b!"]), max_size=60).map(" ".join)


def found_near(text: str, q: str, *, before=2, after=2, within="sentence", measure="log_dice", min_count=1, **view):
    options = ViewOptions(**view)
    running = running_of(text, options)
    window = Window(before, after, within)
    return collocates(running, find(running, q, options), options, window=window, measure=measure, min_count=min_count)


def counts(*arguments, **options) -> dict[str, int]:
    return {item.word: item.count for item in found_near(*arguments, **options).items}


def test_words_near_a_node_are_counted():
    assert counts("a b x c d e", "x") == {"a": 1, "b": 1, "c": 1, "d": 1}
    assert counts("a b x c d e", "x", before=0, after=1) == {"c": 1}


def test_a_window_leaves_neither_sentence_nor_block_unless_it_may():
    text = "a b! c x d! e\nf"
    assert set(counts(text, "x")) == {"c", "d"}
    assert set(counts(text, "x", within="block")) == {"b", "c", "d", "e"}
    assert set(counts(text, "x", within="text", after=3)) == {"b", "c", "d", "e", "f"}


def test_a_word_between_two_nodes_counts_once_and_nodes_are_no_collocates():
    found = found_near("x a x b", "x")
    assert {item.word: item.count for item in found.items} == {"a": 1, "b": 1}
    assert (found.n_nodes, found.n_near, found.n_tokens) == (2, 2, 4)


def test_the_words_of_a_phrase_elsewhere_are_words_like_others():
    found = found_near("new york is new! a new york", "new york")
    assert {item.word: (item.count, item.total) for item in found.items} == {"is": (1, 1), "new": (1, 1), "a": (1, 1)}


def test_phrases_that_overlap_are_one_run_of_nodes():
    assert counts("b a a a c", "a a") == {"b": 1, "c": 1}


def test_scores_are_of_the_table_that_adds_up():
    text = "x a! x a! x b! a c! c c! d d"
    found = found_near(text, "x")
    item = next(item for item in found.items if item.word == "a")
    assert (item.count, item.total, found.n_near, found.n_nodes) == (2, 3, 3, 3)
    pair = Pair(2, 3, 3, 9)
    assert item.expected == pair.expected
    for name, score in ASSOCIATIONS.items():
        assert item.scores[name] == score(pair)


def test_collocates_are_ranked_by_the_measure_asked_for():
    text = "x a! x a! x b! a c! a c! a d"
    assert [item.word for item in found_near(text, "x", measure="pmi").items] == ["b", "a"]
    assert [item.word for item in found_near(text, "x", measure="log_dice").items] == ["a", "b"]


def test_rare_words_stop_words_and_numbers_are_left_out_when_asked():
    text = "the x cat! the x cat 7! x the dog"
    assert set(counts(text, "x")) == {"the", "cat", "7", "dog"}
    assert set(counts(text, "x", min_count=2)) == {"the", "cat"}
    assert set(counts(text, "x", stop_words="exclude", language="en", numbers=False)) == {"cat", "dog"}
    assert set(counts(text, "x", min_length=4)) == set()


def test_collocates_merge_as_the_view_does():
    assert counts("x Cat! x cat", "x") == {"Cat": 2}
    assert counts("x mice! x mouse", "x", lemmas="lemma", language="en") == {"mouse": 2}


def test_a_page_of_collocates_keeps_its_ranks():
    found = found_near("x a! x a! x b! x c", "x", limit=1, offset=1)
    assert (found.total, [(item.rank, item.word) for item in found.items]) == (3, [(2, "b")])


def test_a_node_that_does_not_occur_has_no_collocates():
    found = found_near("a b", "x")
    assert (found.n_nodes, found.n_near, found.items) == (0, 0, ())


@pytest.mark.parametrize(
    ("options", "parameter"),
    [
        ({"before": -1}, "before"),
        ({"after": 21}, "after"),
        ({"within": "page"}, "within"),
        ({"measure": "luck"}, "measure"),
        ({"min_count": 0}, "min_count"),
        ({"limit": 0}, "limit"),
        ({"offset": -1}, "offset"),
    ],
)
def test_values_out_of_range_are_refused_by_name(options, parameter):
    with pytest.raises(InvalidOption) as caught:
        found_near("a", "a", **options)
    assert caught.value.parameter == parameter


@given(texts, st.integers(0, 4), st.integers(0, 4), st.sampled_from(["sentence", "block", "text"]))
def test_counts_add_up_to_the_window(text, before, after, within):
    found = found_near(text, "a", before=before, after=after, within=within)
    assert sum(item.count for item in found.items) == found.n_near
    assert all(item.count <= item.total for item in found.items)
    assert found.n_near <= found.n_nodes * (before + after)
    assert found.n_near + found.n_nodes <= found.n_tokens


@given(texts)
def test_a_wider_window_holds_a_narrower_one(text):
    narrow, wide = counts(text, "a", before=1, after=1), counts(text, "a", before=3, after=3)
    assert all(wide[word] >= n for word, n in narrow.items())


@given(texts)
def test_a_window_over_the_whole_text_holds_every_other_word(text):
    found = found_near(text, "a", before=20, after=20, within="text")
    if found.n_nodes > 0 and found.n_tokens <= 20:
        assert found.n_near == found.n_tokens - found.n_nodes


def spread_of(text: str, q: str, n_parts: int = 10):
    running = running_of(text, ViewOptions())
    return spread(running, find(running, q, ViewOptions()), n_parts)


def test_occurrences_fall_into_parts_of_equal_length():
    found = spread_of("x a a a a x x a a a", "x", 5)
    assert (found.parts, found.sizes, found.positions) == ((1, 0, 1, 1, 0), (2, 2, 2, 2, 2), (0, 5, 6))
    assert (found.count, found.n_parts_with) == (3, 3)
    assert found.dp == pytest.approx(0.4)
    assert found.dp_norm == pytest.approx(0.5)


def test_a_word_in_one_place_and_one_in_all():
    assert spread_of("x x " + "a " * 8, "x", 5).dp_norm == pytest.approx(1)
    assert spread_of("x a " * 5, "x", 5).dp == pytest.approx(0)
    assert spread_of("x a " * 5, "x", 5).burstiness == pytest.approx(-1)


def test_a_word_that_does_not_occur_has_no_spread():
    found = spread_of("a b", "x")
    assert (found.count, found.positions, found.dp, found.burstiness, found.arf) == (0, (), None, None, None)
    assert spread_of("", "x").sizes == (0,) * 10


def test_of_many_positions_some_are_given_first_and_last_among_them():
    found = spread_of("x " * (3 * MAX_POSITIONS), "x")
    assert len(found.positions) == MAX_POSITIONS
    assert (found.positions[0], found.positions[-1]) == (0, 3 * MAX_POSITIONS - 1)


@pytest.mark.parametrize("n_parts", [1, 1_001])
def test_parts_out_of_range_are_refused(n_parts):
    with pytest.raises(InvalidOption):
        spread_of("a", "a", n_parts)


@given(texts, st.integers(2, 12))
def test_parts_add_up(text, n_parts):
    found = spread_of(text, "a", n_parts)
    assert sum(found.parts) == found.count == len(found.positions)
    assert max(found.sizes) - min(found.sizes) <= 1
    assert all(n <= size for n, size in zip(found.parts, found.sizes, strict=True))
