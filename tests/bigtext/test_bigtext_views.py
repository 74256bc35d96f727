"""Views of a table on the disk against those of the same table in memory."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wordcounts.bigtext import sorting, source, views
from wordcounts.bigtext.counting import Plan, count_source
from wordcounts.bigtext.source import big_text
from wordcounts.errors import InvalidOption, ViewNeedsText
from wordcounts.frequencies import Frequencies
from wordcounts.large import LargeFrequencies, frequencies_of
from wordcounts.library import compare, count_text
from wordcounts.text.values import Metadata, ReadOptions

PARAGRAPHS = json.loads(Path(__file__).parent.parent.joinpath("text", "fixtures", "paragraphs.json").read_text("utf-8"))
MIXED = "\n".join([*PARAGRAPHS.values(), *map(str.upper, PARAGRAPHS.values()), "L'histoire e-mail E-Mail Ilık ılık I"])
PLAN = Plan(0, range_bytes=900, block_bytes=300, table_bytes=3_000, n_parts=8, compiled=True, max_types=0)

OPTIONS = st.fixed_dictionaries(
    {},
    optional={
        "fold": st.booleans(),
        "accents": st.sampled_from(["keep", "ignore"]),
        "elisions": st.sampled_from(["keep", "ignore"]),
        "compounds": st.sampled_from(["join", "split"]),
        "stop_words": st.sampled_from(["include", "exclude", "only"]),
        "language": st.sampled_from(["en", "fr", "tr", "de", "ja"]),
        "numbers": st.booleans(),
        "min_length": st.sampled_from([1, 2, 6]),
        "q": st.sampled_from(["", "a", "s*n", "/[ao].$/", "日"]),
        "sort": st.sampled_from(["count", "-count", "word", "-word"]),
        "limit": st.sampled_from([None, 0, 1, 7, 100, 50_000]),
        "offset": st.sampled_from([0, 3, 40]),
    },
)


def both(
    tmp_path: Path, text: str, plan: Plan = PLAN, language: str | None = None
) -> tuple[LargeFrequencies, Frequencies]:
    file = tmp_path / "big.txt"
    file.write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source, "BIG_BYTES", 0)
        found = big_text(file, media_type="text/plain")
    assert found is not None
    facts = Metadata("", "", found.media_type, found.charset)
    large = frequencies_of(count_source(found, plan=plan), facts, ReadOptions(language=language))
    assert isinstance(large, LargeFrequencies)
    return large, count_text(text, language=language)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[LargeFrequencies, Frequencies]:
    return both(tmp_path_factory.mktemp("views"), MIXED)


def test_the_facts_are_the_same(pair):
    large, small = pair
    for name in ("n_tokens", "n_types", "n_hapaxes", "language", "extraction", "notices", "title"):
        assert getattr(large, name) == getattr(small, name), name
    assert len(large) == len(small)
    assert large.recipe == small.recipe
    assert list(large) == list(small)


@settings(max_examples=150)
@given(view=OPTIONS)
def test_every_view_shows_the_same(pair, view):
    large, small = pair
    assert large.words(**view) == small.words(**view)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(view=OPTIONS)
def test_every_view_shows_the_same_where_little_fits_into_memory(pair, view, monkeypatch):
    large, small = pair
    for module, name, value in (
        (sorting, "PAGE_ROWS", 3), (sorting, "FAN_IN", 2), (views, "MOVED_ROWS", 50),
        (views, "BATCH", 7), (views, "TOP", 5),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, value)
    monkeypatch.setattr(sorting.Sorter.__init__, "__kwdefaults__", {"key": None, "reverse": False, "run_rows": 40})
    assert large.words(**view) == small.words(**view)


@settings(max_examples=60)
@given(view=OPTIONS)
def test_rows_are_those_of_the_view(pair, view):
    large, small = pair
    view = {name: value for name, value in view.items() if name not in ("limit", "offset")}
    assert tuple(large.rows(**view)) == small.words(**view).items


@pytest.mark.parametrize("language", ["tr", "fr", "en"])
def test_totals_follow_the_case_rules_of_the_language(tmp_path, language):
    large, small = both(tmp_path, MIXED, language=language)
    assert (large.n_types, large.n_hapaxes) == (small.n_types, small.n_hapaxes)


@pytest.mark.parametrize(
    "word", ["the", "THE", "Über", "histoire", "email", "e-mail", "nothing-of-this", "two words", ""]
)
def test_a_word_is_counted_the_same(pair, word):
    large, small = pair
    assert large[word] == small[word]
    assert (word in large) == (word in small)


@pytest.mark.parametrize(
    "view", [{}, {"fold": False}, {"accents": "ignore"}, {"compounds": "split"}, {"language": "tr"}]
)
@pytest.mark.parametrize("word", ["the", "mail", "uber", "ilik", "I", "absent"])
def test_a_words_forms_are_the_same(pair, word, view):
    large, small = pair
    assert large.forms(word, **view) == small.forms(word, **view)


def test_python_shows_what_the_kernel_does(tmp_path, pair):
    large, _ = both(tmp_path, MIXED, replace(PLAN, compiled=False))
    for view in ({}, {"accents": "ignore"}, {"sort": "word"}):
        assert large.words(**view) == pair[1].words(**view)


@pytest.mark.parametrize("ask", ["measures", "distribution"])
def test_what_needs_all_words_at_once_has_them_where_they_are_few(pair, ask):
    large, small = pair
    assert getattr(large, ask)() == getattr(small, ask)()


def test_few_words_are_compared(pair):
    large, small = pair
    other = count_text("the cat sat", language="en")
    assert compare(large, other) == compare(small, other)


@pytest.mark.parametrize("lemmas", ["lemma", "stem"])
def test_lemmas_of_few_words_are_the_same(pair, lemmas):
    large, small = pair
    assert large.words(lemmas=lemmas, language="en") == small.words(lemmas=lemmas, language="en")


@pytest.mark.parametrize("ask", ["measures", "distinctive", "distribution"])
def test_what_needs_all_words_at_once_says_so_where_they_are_many(pair, ask, monkeypatch):
    monkeypatch.setattr("wordcounts.large.MAX_TYPES", 10)
    with pytest.raises(InvalidOption, match="different words at most"):
        getattr(pair[0], ask)()


def test_what_needs_the_text_says_so(pair):
    for ask in (lambda it: it.words(ngram=2), lambda it: it.words(place="body"), lambda it: it.concordance("the")):
        with pytest.raises(ViewNeedsText):
            ask(pair[0])


def test_rows_are_not_gathered_without_end(pair, monkeypatch):
    monkeypatch.setattr(views, "MAX_TYPES", 10)
    with pytest.raises(InvalidOption, match="CSV or TSV") as raised:
        pair[0].words(limit=None)
    assert raised.value.parameter == "limit"


def test_a_table_that_is_closed_gives_back_its_files(tmp_path):
    large, _ = both(tmp_path, "one two two")
    large.close()
    large.close()
    with pytest.raises(OSError, match="file descriptor"):
        large.words()
