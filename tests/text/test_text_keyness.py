import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.text.measures.contingency import p_value
from wordcounts.text.measures.contrast import g2_two_term, log_ratio, signed_g2_four_term
from wordcounts.text.views.keyness import compare, only_of, places_of
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.words.running import Running
from wordcounts.text.words.segment import count_words
from wordcounts.text.words.table import Table

tables = st.dictionaries(st.sampled_from("abcdefghij"), st.integers(1, 50), min_size=1).map(Table.of)


def test_words_of_either_text_are_compared_folded():
    found = compare(Table(("Cat", "dog", "the"), (5, 1, 4)), Table(("the", "cat", "bird"), (4, 1, 5)))
    assert [(word.word, word.target_count, word.reference_count) for word in found] == [
        ("Cat", 5, 1),
        ("dog", 1, 0),
        ("the", 4, 4),
        ("bird", 0, 5),
    ]
    assert found[0].g2 > 0 > found[-1].g2
    assert found[2].g2 == 0


def test_a_text_compared_with_itself_has_no_key_words():
    table = Table(("a", "b", "c"), (3, 7, 11))
    assert all(word.g2 == 0 and word.log_ratio == 0 and word.q == 1 for word in compare(table, table))


def test_nothing_can_be_compared_with_an_empty_text():
    assert compare(Table(("a",), (1,)), Table()) == ()
    assert compare(Table(), Table(("a",), (1,))) == ()


def test_words_are_compared_as_a_view_shows_them():
    found = compare(Table(("l'eau", "Eau"), (2, 1)), Table(("eau",), (3,)), ViewOptions(language="fr"))
    assert [(word.word, word.target_count, word.reference_count) for word in found] == [("eau", 2 + 1, 3)]


def test_every_figure_is_its_formulas():
    found = {word.word: word for word in compare(Table(("a", "b"), (30, 70)), Table(("a", "b"), (10, 190)))}
    a = found["a"]
    assert a.g2 == g2_two_term(30, 10, 100, 200)
    assert a.g2_four_term == signed_g2_four_term(30, 10, 100, 200)
    assert a.log_ratio == log_ratio(30, 10, 100, 200)
    assert a.percent_difference == pytest.approx(500)
    assert a.log_ratio_low < a.log_ratio < a.log_ratio_high
    assert a.p == p_value(a.g2_four_term)
    assert a.q == pytest.approx(a.p)
    assert found["a"].p == pytest.approx(found["b"].p)


def test_a_word_that_the_reference_lacks_has_no_percentage():
    found = {
        word.word: word.percent_difference for word in compare(Table(("a", "b"), (3, 1)), Table(("b", "c"), (2, 2)))
    }
    assert found == {"a": None, "b": -50, "c": -100}


def test_the_more_words_are_compared_the_more_one_must_differ():
    few = compare(Table(("x", "a"), (20, 100)), Table(("x", "a"), (5, 115)))
    many = compare(
        Table(("x", *(f"w{number}" for number in range(100))), (20,) + (1,) * 100),
        Table(("x", *(f"w{number}" for number in range(115))), (5,) + (1,) * 115),
    )
    few_x, many_x = (next(word for word in found if word.word == "x") for found in (few, many))
    assert few_x.p == many_x.p
    assert many_x.q > few_x.q


def test_a_word_of_one_place_is_marked_on_the_side_where_it_is_commoner():
    target, reference = "x x x a\na b c", "y a b c\ny a\nb c"
    places = [places_of(Running(text)) for text in (target, reference)]
    found = compare(
        count_words(target)[0], count_words(reference)[0], target_places=places[0], reference_places=places[1]
    )
    assert {word.word: word.one_place for word in found} == {
        "x": True, "a": False, "b": False, "c": False, "y": False,
    }  # fmt: skip
    assert compare(count_words(target)[0], count_words(reference)[0])[0].one_place is None


def test_places_are_blocks_counted_by_folded_type():
    assert places_of(Running("The cat. The end\nthe dog\n\nA cat")) == {"the": 2, "cat": 2, "end": 1, "dog": 1, "a": 1}


def test_what_only_one_of_two_texts_has():
    found = compare(Table(("a", "b", "c"), (1, 2, 5)), Table(("c", "d", "e"), (5, 1, 3)))
    assert [word.word for word in only_of(found, "target")] == ["b", "a"]
    assert [word.word for word in only_of(found, "reference")] == ["e", "d"]
    assert only_of(found, "all") == found


def test_stop_words_numbers_and_short_words_can_be_left_out():
    target = count_words("The cat and the 3 cats ran")[0]
    reference = count_words("the dog ran at 4")[0]
    options = ViewOptions(language="en", stop_words="exclude", numbers=False, min_length=3)
    assert {word.word for word in compare(target, reference, options)} == {"cat", "cats", "ran", "dog"}
    assert all(word.target_count <= 2 for word in compare(target, reference, options))


def test_lemmas_are_compared_as_one_word_and_compounds_taken_apart():
    target, reference = count_words("cats cat e-mail")[0], count_words("cat mail dog")[0]
    lemmas = {
        word.word: word.target_count for word in compare(target, reference, ViewOptions(language="en", lemmas="lemma"))
    }
    split = {word.word: word.target_count for word in compare(target, reference, ViewOptions(compounds="split"))}
    assert lemmas["cat"] == 2
    assert split["mail"] == 1


def test_fewer_words_compared_are_corrected_for_as_many():
    target, reference = Table(("the", "x"), (50, 20)), Table(("the", "x"), (90, 5))
    plain = {word.word: word for word in compare(target, reference)}
    left = {word.word: word for word in compare(target, reference, ViewOptions(language="en", stop_words="exclude"))}
    assert left.keys() == {"x"}
    assert left["x"].p == plain["x"].p == left["x"].q


@given(tables, tables)
def test_exchanging_the_texts_turns_every_sign(one, other):
    there = {word.word: word for word in compare(one, other)}
    back = {word.word: word for word in compare(other, one)}
    assert there.keys() == back.keys()
    for word, found in there.items():
        assert found.g2 == pytest.approx(-back[word].g2, abs=1e-6)
        assert found.g2_four_term == pytest.approx(-back[word].g2_four_term, abs=1e-6)
        assert (found.log_ratio_low, found.log_ratio_high) == pytest.approx(
            (-back[word].log_ratio_high, -back[word].log_ratio_low)
        )
        assert found.q == pytest.approx(back[word].q, abs=1e-9)


@given(tables, tables)
def test_counts_of_all_words_add_up_to_the_texts(one, other):
    found = compare(one, other)
    assert sum(word.target_count for word in found) == one.n_tokens
    assert sum(word.reference_count for word in found) == other.n_tokens
    assert all(0 <= word.p <= word.q <= 1 for word in found)
