import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.errors import InvalidOption
from wordcounts.text.views.forms import Form, forms_of
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.views.view import words
from wordcounts.text.words.table import Table

WORDS = st.sampled_from(["Eau", "l'eau", "eau", "EAU", "ROSE", "rose", "e-mail", "mail"])
TABLES = st.dictionaries(WORDS, st.integers(1, 9)).map(Table.of)
OPTIONS = st.builds(
    ViewOptions,
    fold=st.booleans(),
    elisions=st.sampled_from(["keep", "ignore"]),
    compounds=st.sampled_from(["join", "split"]),
    language=st.sampled_from(["fr", ""]),
)


def test_the_forms_of_a_word_are_those_that_its_view_merges():
    found = forms_of(Table(("The", "the", "cat"), (2, 5, 1)), "THE", ViewOptions())
    assert (found.word, found.count, found.items) == ("the", 7, (Form("the", 5), Form("The", 2)))


def test_elided_articles_and_lemmas_bring_their_forms_along():
    french = forms_of(Table(("l'eau", "Eau"), (2, 1)), "eau", ViewOptions(language="fr"))
    assert {one.form for one in french.items} == {"l'eau", "Eau"}
    english = forms_of(Table(("goes", "went", "house"), (1, 2, 3)), "go", ViewOptions(language="en", lemmas="lemma"))
    assert (english.word, {one.form for one in english.items}) == ("go", {"goes", "went"})


def test_a_word_that_does_not_occur_has_no_forms():
    assert forms_of(Table(("cat",), (1,)), "dog", ViewOptions()).count == 0


@pytest.mark.parametrize("q", ["", " ", "two words"])
def test_one_word_is_asked_for(q):
    with pytest.raises(InvalidOption):
        forms_of(Table(("cat",), (1,)), q, ViewOptions())


@given(TABLES, OPTIONS)
def test_the_forms_of_every_row_of_a_view_add_up_to_its_count(table, options):
    for item in words(table, options).items:
        found = forms_of(table, item.word, options)
        assert (found.word, found.count) == (item.word, item.count)
        assert sum(one.count for one in found.items) == item.count
