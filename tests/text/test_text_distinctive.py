"""Words against the language at large: wordfreq's list, looked up after our own segmentation."""

from __future__ import annotations

import sys

import pytest

from wordcounts.errors import InvalidOption, MissingExtra
from wordcounts.text.measures.contrast import g2_known
from wordcounts.text.views.distinctive import distinctive
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.words.segment import count_words

TEXT = """The zeppelin rose. The zeppelin, a zeppelin of the old kind, sank; and the glimfrub of the zeppelin with it.
The glimfrub was the pride of the captain and of the crew, and in 1999 and 1999 it was the last of the kind."""


def seen(text: str, *, min_count: int = 1, **options):
    return distinctive(count_words(text)[0], ViewOptions(**{"language": "en"} | options), min_count=min_count)


def test_words_that_the_language_seldom_has_come_first():
    found = seen(TEXT, min_count=2)
    assert [item.word for item in found.items][:2] == ["zeppelin", "glimfrub"]
    assert found.items[0].log_ratio > 10
    assert found.items[0].rank == 1
    assert found.reference.startswith("wordfreq 3.")


def test_figures_are_those_of_the_formulas():
    found = seen(TEXT)
    item = next(item for item in found.items if item.word == "zeppelin")
    share = item.language_per_million / 1e6
    assert item.listed
    assert item.count == 4
    assert item.per_million == pytest.approx(4e6 / found.n_tokens)
    assert item.g2 == pytest.approx(g2_known(4, found.n_tokens, share))


def test_a_word_that_is_not_listed_gets_the_least_share_and_says_so():
    found = seen(TEXT)
    item = next(item for item in found.items if item.word == "glimfrub")
    assert not item.listed
    assert item.language_per_million == min(one.language_per_million for one in found.items)


def test_numbers_are_not_compared_and_compounds_by_their_parts():
    assert "1999" not in {item.word for item in seen(TEXT).items}
    assert {item.word for item in seen("well-known AT&T").items} == {"well", "known", "AT", "T"}


def test_a_common_word_that_is_rarer_here_has_a_minus():
    found = seen("kind " * 500 + "the")
    assert found.items[-1].word == "the"
    assert found.items[-1].g2 < 0


@pytest.mark.parametrize(
    ("language", "written", "plain"),
    [("ar", "كَلِمَة", "كلمة"), ("tr", "IŞIK", "ışık"), ("sr", "шума", "šuma"), ("ko", "\u1102\u1161", "나")],
)
def test_words_are_looked_up_as_the_list_spells_them(language, written, plain):
    shares = [seen(word, language=language).items[0] for word in (written, plain)]
    assert shares[0].listed
    assert shares[0].language_per_million == shares[1].language_per_million


def test_stop_words_lengths_and_pages_are_the_views():
    assert {"the", "of"}.isdisjoint({item.word.lower() for item in seen(TEXT, stop_words="exclude").items})
    assert all(len(item.word) >= 8 for item in seen(TEXT, min_length=8).items)
    page = seen(TEXT, limit=1, offset=1)
    assert [item.rank for item in page.items] == [2]
    assert page.total == seen(TEXT).total


@pytest.mark.parametrize(
    ("options", "parameter"),
    [
        ({"language": "xx"}, "language"),
        ({"language": ""}, "language"),
        ({"lemmas": "lemma"}, "lemmas"),
        ({"min_count": 0}, "min_count"),
    ],
)
def test_what_the_list_cannot_tell_is_refused_by_name(options, parameter):
    with pytest.raises(InvalidOption) as caught:
        seen("a", **options)
    assert caught.value.parameter == parameter


def test_without_the_extra_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "wordfreq", None)
    with pytest.raises(MissingExtra, match=r"wordcounts\[reference\]"):
        seen("a")


def test_a_text_without_words_has_no_distinctive_ones():
    assert seen("1999 !").items == ()
