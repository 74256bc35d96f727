"""What a text shows from Python, beyond its counts."""

from __future__ import annotations

import pytest

import wordcounts

TEXT = """The ferry left at noon. We missed the ferry, and the next ferry too.
A ferry is a boat. Mice were on the boat; a mouse was not."""


@pytest.fixture
def kept() -> wordcounts.Frequencies:
    return wordcounts.count_text(TEXT, language="en", keep_text=True)


def test_measures_are_of_the_texts_words(kept):
    found = kept.measures()

    assert (found.n_tokens, found.n_types, found.n_hapaxes) == (kept.n_tokens, kept.n_types, kept.n_hapaxes)
    assert found.mean_sentence_length == kept.n_tokens / 4
    assert "flesch" in {score.name for score in found.readability}


def test_measures_of_the_order_are_none_without_the_text():
    found = wordcounts.count_text(TEXT, language="en").measures()

    assert found.ttr == pytest.approx(found.n_types / found.n_tokens)
    assert found.mean_sentence_length is found.mattr is None


def test_words_are_shown_in_context(kept):
    found = kept.concordance("ferry", order="left1", context=1)

    assert [line.left for line in found.lines] == ["A ", "next ", "The ", "the "]
    assert found.total == kept["ferry"] == 4


def test_forms_of_a_lemma_are_found_with_the_views_options(kept):
    assert [line.node for line in kept.concordance("mice", lemmas="lemma").lines] == ["Mice", "mouse"]
    assert [line.node for line in kept.concordance("/^b/", match="search").lines] == ["boat", "boat"]


def test_collocates_are_of_the_same_window_as_asked(kept):
    found = kept.collocates("ferry", before=1, after=0, min_count=1, stop_words="include")

    assert {item.word: item.count for item in found.items} == {"The": 2, "next": 1, "A": 1}


def test_dispersion_is_over_equal_parts(kept):
    found = kept.dispersion("ferry", parts=2)

    assert found.parts == (3, 1)
    assert found.count == 4


def test_distinctive_words_are_held_against_the_language(kept):
    assert kept.distinctive(limit=1).items[0].word == "ferry"


@pytest.mark.parametrize("view", ["concordance", "collocates", "dispersion"])
def test_views_of_the_text_need_the_text(view):
    bare = wordcounts.count_text(TEXT, language="en")

    with pytest.raises(wordcounts.ViewNeedsText):
        getattr(bare, view)("ferry")


def test_comparing_marks_words_of_one_block_where_the_texts_were_kept(kept):
    other = wordcounts.count_text("A boat.\nA boat.\nWhales! Whales!", language="en", keep_text=True)
    marks = {word.word: word.one_place for word in wordcounts.compare(kept, other)}

    assert (marks["Whales"], marks["boat"], marks["ferry"]) == (True, False, False)
    assert {
        word.one_place for word in wordcounts.compare(wordcounts.count_text(TEXT, language="en"), other) if word.g2 > 0
    } == {None}
