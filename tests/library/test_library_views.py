"""What a text shows from Python, beyond its counts."""

from __future__ import annotations

import csv

import pytest

import wordcounts
from wordcounts.text.words import running

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


def test_forms_are_those_that_a_view_counts_as_one(kept):
    assert [(form.form, form.count) for form in kept.forms("THE").items] == [("the", 3), ("The", 1)]
    assert {form.form for form in kept.forms("mouse", lemmas="lemma").items} == {"mouse", "Mice"}
    with pytest.raises(wordcounts.InvalidOption):
        kept.forms("two words")


def test_the_distribution_is_of_all_words_and_grows_with_a_text(kept):
    found = kept.distribution()
    bare = wordcounts.count_text(TEXT, language="en").distribution()

    assert sum(count * n for count, n in found.spectrum) == kept.n_tokens
    assert found.ranks[0].count == 4
    assert (found.growth[-1].n_tokens, found.growth[-1].n_types) == (kept.n_tokens, kept.n_types)
    assert (bare.spectrum, bare.growth) == (found.spectrum, ())


PAGE = b"""<title>Tides of the bay</title><nav><a href=/>Home of all tides</a></nav><main><h1>Tides</h1>
<p>The sea comes in twice a day, and the sea goes out again, as the moon will have it.</p>
<p>Fishermen know the hour of each tide by heart, and so does every child of the harbour.</p></main>"""


def test_a_block_may_be_put_back_and_the_counts_follow():
    page = wordcounts.count_bytes(PAGE, keep_text=True)
    parts = page.blocks().parts
    everything = page.of_blocks(f"blocks:0-{len(parts) - 1}")

    assert page.of_blocks(page.blocks().choice).most_common() == page.most_common()
    assert (page["home"], everything["home"]) == (0, 1)
    assert everything.n_tokens == page.n_tokens + 4
    assert everything.extraction == f"blocks:0-{len(parts) - 1}"
    assert everything.text.startswith("Home of all tides\n")
    with pytest.raises(wordcounts.InvalidOption):
        page.of_blocks("blocks:99")


def test_blocks_need_the_text():
    with pytest.raises(wordcounts.ViewNeedsText):
        wordcounts.count_bytes(PAGE).blocks()


def test_a_comparison_is_chosen_and_sorted_as_asked(kept):
    sea = wordcounts.count_text("The sea, the sea, and a boat on the sea.", language="en")

    assert [word.word for word in wordcounts.compare(kept, sea, only="reference")] == ["sea"]
    assert [word.word for word in wordcounts.compare(kept, sea, q="b*", sort="word")] == ["boat"]
    assert all(word.q <= 0.5 for word in wordcounts.compare(kept, sea, max_q=0.5))
    words = [word.word.lower() for word in wordcounts.compare(kept, sea, sort="-word")]
    assert words == sorted(words, reverse=True)


def test_a_contrast_has_the_pairs_of_all_words_whatever_is_chosen(kept):
    sea = wordcounts.count_text("The sea, the sea, and a boat on the sea.", language="en")
    found = wordcounts.contrast(kept, sea, only="reference")

    assert len(found.items) == 1
    assert sum(pair.n_types for pair in found.pairs) == len(wordcounts.compare(kept, sea))
    assert (found.target_n_tokens, found.reference_n_tokens) == (kept.n_tokens, sea.n_tokens)


VIEWS = {
    "words": (lambda kept: kept.words(), lambda view: view.items),
    "places": (lambda kept: kept.places(), lambda view: view.items),
    "concordance": (lambda kept: kept.concordance("ferry"), lambda view: view.lines),
    "collocates": (lambda kept: kept.collocates("ferry", min_count=1), lambda view: view.items),
    "forms": (lambda kept: kept.forms("the"), lambda view: view.items),
    "distinctive": (lambda kept: kept.distinctive(), lambda view: view.items),
    "blocks": (lambda kept: kept.blocks(), lambda view: view.parts),
    "keywords": (lambda kept: wordcounts.compare(kept, kept), lambda view: view),
}


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_that_is_rows_can_be_saved_whole(kept, name, tmp_path):
    ask, rows = VIEWS[name]
    view = ask(kept)

    wordcounts.save(view, tmp_path / "view.csv", raw=True)

    lines = list(csv.reader((tmp_path / "view.csv").read_text("utf-8").splitlines(keepends=True)))
    assert len(lines) == len(rows(view)) + 1 > 1


def test_what_is_no_rows_and_what_is_no_file_is_refused(kept, tmp_path):
    with pytest.raises(wordcounts.InvalidOption, match="Measures"):
        wordcounts.save(kept.measures(), tmp_path / "view.csv")
    with pytest.raises(wordcounts.InvalidOption, match="ends in"):
        wordcounts.save(kept.words(), tmp_path / "view.doc")
    assert not list(tmp_path.iterdir())


def test_what_is_too_long_for_its_order_is_measured_and_compared_by_its_counts(kept, monkeypatch):
    whole = kept.measures()
    monkeypatch.setattr(running, "MAX_CHARS", 50)
    long = wordcounts.count_text(TEXT, language="en", keep_text=True)

    assert (long.measures().mattr, long.measures().mean_sentence_length) == (None, None)
    assert (long.measures().yule_k, long.distribution().growth) == (whole.yule_k, ())
    assert {word.one_place for word in wordcounts.compare(long, long)} == {None}
    with pytest.raises(wordcounts.InvalidOption):
        long.concordance("ferry")
