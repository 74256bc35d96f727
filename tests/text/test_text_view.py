from dataclasses import replace
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.errors import InvalidOption
from wordcounts.text.views.fold import fold
from wordcounts.text.views.lens import Lens
from wordcounts.text.views.totals import Totals, totals
from wordcounts.text.views.view import ViewOptions, words
from wordcounts.text.words.segment import count_words
from wordcounts.text.words.table import Table


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
    ("name", "value"),
    [
        ("ngram", 6),
        ("sort", "size"),
        ("compounds", "maybe"),
        ("stop_words", "hide"),
        ("stop_list", "long"),
        ("stop_add", "x" * 10_001),
        ("accents", "drop"),
        ("elisions", "split"),
        ("lemmas", "root"),
        ("place", "footer"),
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


def test_phrases_of_a_place_are_refused():
    with pytest.raises(InvalidOption) as caught:
        words(Table(), ViewOptions(ngram=2, place="title"), text="a b")
    assert caught.value.parameter == "place"


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
    assert [one.label for one in Lens(ViewOptions()).types([("WORD", 1), ("word", 1)])] == ["WORD"]


WORDS = ["The", "the", "É", "é", "e", "l'été", "L'Été", "qu'il", "aujourd'hui", "e-mail", "1", "ß", "SS", "chevaux"]
TABLES = st.lists(st.sampled_from(WORDS), max_size=40).map(lambda chosen: count_words(" ".join(chosen))[0])
VIEWS = st.builds(
    ViewOptions,
    fold=st.booleans(),
    accents=st.sampled_from(["keep", "ignore"]),
    elisions=st.sampled_from(["keep", "ignore"]),
    lemmas=st.sampled_from(["none", "lemma", "stem"]),
    language=st.just("fr"),
    limit=st.none(),
)


@given(TABLES, VIEWS)
def test_whatever_a_view_merges_its_counts_add_up_to_the_tokens(table, options):
    assert sum(item.count for item in words(table, options).items) == table.n_tokens


@given(TABLES, VIEWS)
def test_stop_words_and_the_others_are_all_words(table, options):
    parts = [words(table, replace(options, stop_words=which)).items for which in ("exclude", "only")]
    assert sum(item.count for part in parts for item in part) == table.n_tokens


@given(TABLES, VIEWS, st.integers(1, 5))
def test_pages_part_a_view_and_lose_nothing(table, options, limit):
    whole = words(table, options)
    pages = [words(table, replace(options, limit=limit, offset=at)).items for at in range(0, whole.total, limit)]
    assert sum(pages, ()) == whole.items


@given(TABLES, VIEWS, st.sampled_from(["count", "-count", "word", "-word"]))
def test_an_order_changes_no_row(table, options, sort):
    assert set(words(table, replace(options, sort=sort)).items) == set(words(table, options).items)


def test_a_view_names_the_stop_words_that_it_used():
    table, _ = count_words("the cat")
    assert words(table, ViewOptions(language="en")).stop_list is None
    used = words(table, ViewOptions(language="en", stop_words="exclude")).stop_list
    assert used is not None
    assert (used.name, used.version, used.language) == ("standard-en", "1", "en")
    assert used.n > 200


SEEN = st.lists(st.text("aÀeÉßİIıłŁçΣς'ё́é-", min_size=1, max_size=6) | st.sampled_from(WORDS), max_size=12)


@given(
    SEEN,
    st.booleans(),
    st.sampled_from(["keep", "ignore"]),
    st.sampled_from(["none", "stem"]),
    st.sampled_from(["en", "fr", "tr"]),
)
def test_forms_seen_together_are_what_each_is_by_itself(forms, fold, accents, lemmas, language):
    lens = Lens(ViewOptions(fold=fold, accents=accents, lemmas=lemmas, language=language, stop_words="only"))
    together = lens.see(forms)
    apart = [lens.see([form]) for form in forms]
    assert together.keys == [one.keys[0] for one in apart]
    assert together.labels == [one.labels[0] for one in apart]
    assert together.stopped == [one.stopped[0] for one in apart]
    assert lens.searched(forms) == [lens.sought(form) for form in forms]


def test_forms_that_come_again_are_counted_together():
    types = Lens(ViewOptions()).types([("a", 1), ("A", 2), ("b", 1), ("a", 3)])
    assert [(one.key, one.label, one.count) for one in types] == [("a", "a", 6), ("b", "b", 1)]
