import re
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.errors import InvalidOption
from wordcounts.text.fold import fold, types_of
from wordcounts.text.segment import count_words
from wordcounts.text.stopwords import LANGUAGES, OWN, stop_words
from wordcounts.text.table import Table
from wordcounts.text.totals import Totals, totals
from wordcounts.text.view import ViewOptions, words


def shown(text: str, **options) -> list[tuple[str, int]]:
    return [(item.word, item.count) for item in words(count_words(text)[0], ViewOptions(**options)).items]


def test_forms_that_differ_in_case_are_one_word_shown_by_the_commonest():
    assert shown("Python python Python PYTHON cat Cat") == [("Python", 4), ("cat", 2)]


def test_without_folding_every_form_stands_alone():
    assert shown("b B b", fold=False) == [("b", 2), ("B", 1)]


def test_turkish_has_two_letters_i():
    assert fold("IŞIK", "tr") == "ışık"
    assert fold("İstanbul", "tr") == "istanbul"
    assert shown("ılık ILIK ilik", language="tr") == [("ılık", 2), ("ilik", 1)]


def test_sharp_s_and_final_sigma_fold():
    assert shown("Straße STRASSE ΟΔΟΣ οδος οδός") == [("Straße", 2), ("ΟΔΟΣ", 2), ("οδός", 1)]


def test_compounds_are_taken_apart_on_demand():
    found = shown("e-mail mail AT&T C++", compounds="split")
    assert found == [("mail", 2), ("e", 1), ("AT", 1), ("T", 1), ("C++", 1)]


def test_stop_words_are_left_out_or_shown_alone():
    text = "The cat and the dog: don’t!"
    assert shown(text, stop_words="exclude") == [("cat", 1), ("dog", 1)]
    assert shown(text, stop_words="only") == [("The", 2), ("and", 1), ("don't", 1)]


def test_numbers_and_short_words_can_be_hidden():
    assert shown("1 22 F-16 a bc", numbers=False, min_length=2) == [("F-16", 1), ("bc", 1)]


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("", ["car", "Cart", "café", "dog", "C++"]),
        ("CA", ["car", "Cart", "café"]),
        ("*r*", ["car", "Cart"]),
        ("c*t", ["Cart"]),
        ("ca?", ["car"]),
        ("*", ["car", "Cart", "café", "dog", "C++"]),
        ("c++", ["C++"]),
        ("/^c.r/", ["car", "Cart"]),
        ("/É$/", ["café"]),
        ("cafe\u0301", ["café"]),
        ("zz", []),
    ],
)
def test_search_takes_prefix_wild_card_and_expression(q, found):
    assert [word for word, _ in shown("car Cart café dog C++", q=q)] == found


@given(st.text("ab*?", max_size=8), st.text("ab", min_size=1, max_size=8))
def test_wild_cards_match_as_the_plain_expression_does(q, word):
    expected = re.fullmatch(q.replace("*", ".*").replace("?", "."), word) if set(q) & set("*?") else word.startswith(q)
    assert bool(shown(word, q=q)) is bool(expected)


@pytest.mark.parametrize(
    "q",
    ["/(/", "/(a+)+$/", "/(a|a)*b/", "/.*.*.*x/", r"/(a)\1/", "/(?=a)/", "/(.{1,60}){9}/", "a" * 201, "/[/", "/a**/"],
)
def test_an_expression_that_could_run_away_is_refused(q):
    with pytest.raises(InvalidOption) as caught:
        shown("a", q=q)
    assert caught.value.parameter == "q"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ngram", 2),
        ("sort", "size"),
        ("compounds", "maybe"),
        ("stop_words", "hide"),
        ("limit", 10_001),
        ("limit", 0),
        ("offset", -1),
        ("min_length", 0),
    ],
)
def test_a_bad_value_is_refused_by_name(name, value):
    with pytest.raises(InvalidOption) as caught:
        words(Table(), ViewOptions(**{name: value}))
    assert caught.value.parameter == name


def test_ranks_are_given_before_searching_sorting_and_paging():
    table, _ = count_words("b b b a a c école zoo")
    view = words(table, ViewOptions(sort="word", offset=1, limit=2))
    assert [(item.rank, item.word) for item in view.items] == [(1, "b"), (3, "c")]
    assert view.total == 5
    assert [(item.rank, item.word) for item in words(table, ViewOptions(q="c")).items] == [(3, "c")]


def test_every_order_is_offered():
    text = "b b a école zoo"
    assert [word for word, _ in shown(text, sort="word")] == ["a", "b", "école", "zoo"]
    assert [word for word, _ in shown(text, sort="-word")] == ["zoo", "école", "b", "a"]
    assert [word for word, _ in shown(text, sort="-count")] == ["zoo", "école", "a", "b"]


def test_the_documents_figures_do_not_follow_the_view():
    table, _ = count_words("The the cat e-mail")
    view = words(table, ViewOptions(stop_words="exclude", compounds="split", min_length=4))
    assert (view.n_tokens, view.n_types, view.total) == (4, 3, 1)
    assert view.items[0].per_million == 250_000


def test_an_empty_table_has_an_empty_view():
    assert words(Table(), ViewOptions()).items == ()


@given(st.lists(st.sampled_from(["The", "the", "a", "Cat", "e-mail", "1", "ß", "SS"]), max_size=30))
def test_a_folded_view_adds_up_to_the_tokens(chosen):
    table, _ = count_words(" ".join(chosen))
    view = words(table, ViewOptions(limit=None))
    assert sum(item.count for item in view.items) == view.n_tokens == len(chosen)
    assert isclose(sum(item.per_million for item in view.items), 1_000_000 if chosen else 0)
    of = totals(table)
    assert of.n_types == view.n_types == view.total
    assert of.n_hapaxes == view.n_hapaxes


def test_totals_are_of_folded_forms():
    assert totals(Table(("The", "the", "cat"), (1, 1, 1))) == Totals(3, 2, 1)


def test_a_tie_of_forms_goes_to_the_first():
    assert [one.label for one in types_of([("WORD", 1), ("word", 1)])] == ["WORD"]


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_named_has_stop_words(language):
    found = stop_words(language)
    assert len(found) > 20
    assert all(word == fold(word, language) for word in found)


def test_stop_words_keep_content_words():
    assert {"the", "don't", "i'm", "it's"} <= stop_words("en")
    assert not {"page", "world", "work", "home", "day"} & stop_words("en")
    assert len(OWN) == 11


def test_an_unknown_language_reads_as_english_and_a_listless_one_has_none():
    assert stop_words("") == stop_words("en")
    assert stop_words("tlh") == frozenset()
