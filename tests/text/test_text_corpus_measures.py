from datetime import UTC, datetime
from math import log10

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.errors import InvalidOption
from wordcounts.text.corpus.columns import view_of
from wordcounts.text.corpus.corpus import Corpus, Document, corpus_of
from wordcounts.text.corpus.evenness import evenness, spreads
from wordcounts.text.corpus.growth import growth
from wordcounts.text.corpus.tfidf import tfidf
from wordcounts.text.corpus.trends import tau_b, trends
from wordcounts.text.measures import dispersion
from wordcounts.text.measures.dispersion import Parts
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.words.table import Table

tables = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 30), max_size=8).map(Table.of)


def of_counts(rows: list[dict[str, int]], dates: list[datetime | None] | None = None) -> Corpus:
    """A corpus of rows of counts; a count of 0 is no row of a table."""
    made = [Table.of({word: count for word, count in row.items() if count}) for row in rows]
    of = dates or [None] * len(rows)
    return corpus_of(
        (Document(n, f"d{n}", table.n_tokens, dated_at=at), table)
        for n, (table, at) in enumerate(zip(made, of, strict=True), start=1)
    )


def seen(rows: list[dict[str, int]], **options: object):
    return view_of(of_counts(rows), ViewOptions(**options))  # type: ignore[arg-type]


def even(rows: list[dict[str, int]], **asked: object):
    view = seen(rows)
    return {one.word: one for one in evenness(view, spreads(view.columns), **asked).items}  # type: ignore[arg-type]


# Dispersion

ALLEMAND = [2, 0, 1, 1, 3, 0, 3, 0, 0, 0]
LYNE_SIZES = [8143, 8058, 8271, 8125, 7959, 7941, 8146, 8001, 8003, 7930]


def test_dispersion_over_documents_is_as_published_for_lyne():
    rows = [{"allemand": n, "rest": size - n} for n, size in zip(ALLEMAND, LYNE_SIZES, strict=True)]
    found = even(rows)["allemand"]
    assert (found.n_documents, found.share_of_documents) == (5, 0.5)
    assert found.dp == pytest.approx(0.4990705, abs=1e-7)
    assert found.dp_norm == pytest.approx(0.5535480, abs=1e-7)
    assert found.juilland_d == pytest.approx(0.6038797, abs=1e-7)
    assert found.carroll_d2 == pytest.approx(0.6521444, abs=1e-7)


def test_dispersion_of_a_third_two_thirds_and_nothing_is_gries():
    rows = [{"w": 2, "x": 8}, {"w": 1, "x": 9}, {"x": 10}]
    found = even(rows)["w"]
    assert (found.dp, found.dp_norm) == (pytest.approx(1 / 3), pytest.approx(0.5))


@given(st.lists(tables, min_size=2, max_size=6))
def test_dispersion_of_every_word_is_that_of_its_parts(many):
    view = view_of(
        corpus_of((Document(n, "", table.n_tokens), table) for n, table in enumerate(many)), ViewOptions(limit=None)
    )
    sizes = [table.n_tokens for table in many]
    for one in evenness(view, spreads(view.columns)).items:
        parts = Parts.of([dict(table).get(one.word, 0) for table in many], sizes)
        for name in ("dp", "dp_norm", "juilland_d", "carroll_d2"):
            assert getattr(one, name) == pytest.approx(getattr(dispersion, name)(parts), abs=1e-9), name
        share = dispersion.share_of_parts(parts)
        assert share is None or one.share_of_documents == pytest.approx(share)


def test_words_come_most_even_first_or_last():
    rows = [{"all": 5, "one": 9, "two": 2}, {"all": 5, "two": 2, "x": 9}]
    view = seen(rows)
    of = spreads(view.columns)
    assert [one.word for one in evenness(view, of, sort="dp_norm").items][:2] == ["all", "two"]
    assert [one.word for one in evenness(view, of, sort="-dp_norm").items][:2] == ["one", "x"]
    assert [one.word for one in evenness(view, of, sort="n_documents").items][:2] == ["all", "two"]
    assert evenness(view, of, sort="word").items[0].word == "all"
    assert [one.word for one in evenness(view, of, min_count=5).items] == ["all", "one", "x"]
    with pytest.raises(InvalidOption):
        evenness(view, of, sort="size")  # type: ignore[arg-type]


def test_one_document_has_no_spread():
    found = even([{"a": 3, "b": 1}, {}])["a"]
    assert (found.dp, found.dp_norm, found.juilland_d, found.carroll_d2) == (None, None, None, None)
    assert (found.n_documents, found.share_of_documents, found.idf) == (1, 1, 0)


# tf-idf

QUANTEDA = [{"this": 1, "is": 1, "a": 2, "sample": 1}, {"this": 1, "is": 1, "another": 2, "example": 3}]


def weights(rows: list[dict[str, int]], index: int, variant: str) -> dict[str, float]:
    (document,) = tfidf(seen(rows), [index], variant=variant).documents  # type: ignore[arg-type]
    return {one.word: one.weight for one in document.items}


def test_tfidf_of_counts_is_quantedas():
    found = weights(QUANTEDA, 1, "count")
    assert found["example"] == pytest.approx(0.903090, abs=1e-6)
    assert found["this"] == 0


def test_tfidf_of_shares_is_voyants():
    assert weights(QUANTEDA, 1, "share") == {
        "example": pytest.approx(0.129013, abs=1e-6),
        "another": pytest.approx(0.0860, abs=1e-4),
        "this": 0,
        "is": 0,
    }
    first = weights(QUANTEDA, 0, "share")
    assert (first["a"], first["sample"]) == (pytest.approx(0.1204, abs=1e-4), pytest.approx(0.0602, abs=1e-4))


def test_smooth_tfidf_is_scikit_learns():
    counts = [[3, 0, 1], [2, 0, 0], [3, 0, 0], [4, 0, 0], [3, 2, 0], [3, 0, 2]]
    found = weights([dict(zip("xyz", row, strict=True)) for row in counts], 0, "smooth")
    assert found == {"x": pytest.approx(0.85151335, abs=1e-8), "z": pytest.approx(0.52433293, abs=1e-8)}


def test_the_weightiest_words_come_first_and_what_is_searched_weighs_what_it_weighed():
    rows = [{"a": 5, "b": 3, "c": 1}, {"a": 2, "c": 1}, {"c": 4}]
    (whole,) = tfidf(seen(rows), [0], variant="smooth").documents
    assert [one.rank for one in whole.items] == [1, 2, 3]
    (sought,) = tfidf(seen(rows, q="b"), [0], variant="smooth").documents
    assert [(one.word, one.weight) for one in sought.items] == [
        (one.word, one.weight) for one in whole.items if one.word == "b"
    ]
    assert tfidf(seen(rows), range(3), top=1).documents[2].items[0].word == "c"
    with pytest.raises(InvalidOption):
        tfidf(seen(rows), [0], top=0)


# Trends


def test_taus_of_what_rises_falls_and_does_neither():
    rows = np.array([[1.0, 2, 3, 4], [4, 3, 2, 1], [2, 2, 2, 2], [1, 2, 2, 3], [1, 3, 2, 4]])
    found = tau_b(rows)
    assert found[:2].tolist() == [1, -1]
    assert np.isnan(found[2])
    # By hand: 5 concordant pairs, one tie; 5 concordant, one discordant.
    assert found[3:].tolist() == [pytest.approx(5 / (6 * 5) ** 0.5), pytest.approx(4 / 6)]


def test_words_are_followed_through_the_documents():
    found = trends(seen([{"a": 1, "b": 3}, {"a": 2, "b": 2}, {"a": 3, "b": 1}]), ["A", "b", "none"])
    assert [(one.word, one.counts, one.tau) for one in found.items] == [
        ("a", (1, 2, 3), 1),
        ("b", (3, 2, 1), -1),
        ("none", (0, 0, 0), None),
    ]
    assert found.items[0].per_million == (250_000, 500_000, 750_000)
    assert [(part.first, part.last, part.n_tokens) for part in found.parts] == [(1, 1, 4), (2, 2, 4), (3, 3, 4)]


def test_many_documents_are_taken_in_runs():
    found = trends(seen([{"a": n} for n in range(1, 8)]), parts=3)
    assert [(part.first, part.last, part.n_documents, part.n_tokens) for part in found.parts] == [
        (1, 3, 3, 6),
        (4, 5, 2, 9),
        (6, 7, 2, 13),
    ]
    assert found.items[0].counts == (6, 9, 13)


def test_documents_are_ordered_by_their_dates_and_those_without_are_left_out():
    dates = [datetime(2024, 3, 1, tzinfo=UTC), None, datetime(2023, 3, 1, tzinfo=UTC)]
    view = view_of(of_counts([{"a": 1}, {"a": 5}, {"a": 2}], dates), ViewOptions())
    found = trends(view, ["a"], by="date")
    assert (found.n_undated, [part.first for part in found.parts]) == (1, [3, 1])
    assert found.items[0].counts == (2, 1)


@pytest.mark.parametrize("at_once", [50_000, 1])
def test_the_words_that_rise_or_fall_most_are_found(monkeypatch, at_once):
    monkeypatch.setattr("wordcounts.text.corpus.trends.AT_ONCE", at_once)
    rows = [{"up": n, "down": 20 - n, "even": 40, "rare": 1} for n in range(1, 11)]
    view = seen(rows)
    assert [one.word for one in trends(view, sort="rising", n=1).items] == ["up"]
    assert [one.word for one in trends(view, sort="falling", min_count=11).items] == ["down"]
    assert [one.word for one in trends(view, n=2).items] == ["even", "down"]


@pytest.mark.parametrize(
    "asked",
    [{"by": "size"}, {"parts": 1}, {"min_count": 0}, {"n": 0}, {"words": ["a b"]}, {"words": ["a"] * 51}],
)
def test_a_trend_that_cannot_be_drawn_is_refused(asked):
    with pytest.raises(InvalidOption) as caught:
        trends(seen([{"a": 1}]), **asked)
    assert caught.value.parameter == next(iter(asked))


def test_nothing_has_no_trend():
    assert trends(seen([])).parts == ()
    assert trends(seen([{"a": 1}]), by="date").items[0].counts == ()


# Growth


def test_the_vocabulary_grows_by_what_is_new():
    found = growth(seen([{"a": 2, "b": 1}, {"a": 1}, {"b": 1, "c": 1, "d": 1}]), 2)
    assert [(point.n_documents, point.n_tokens, point.n_types) for point in found.points] == [
        (1, 3, 2),
        (2, 4, 2),
        (3, 7, 4),
    ]


@given(st.lists(tables, min_size=1, max_size=8), st.integers(1, 4))
def test_the_commonest_are_those_of_the_documents_so_far(many, n):
    documents = [(Document(k, "", table.n_tokens), table) for k, table in enumerate(many)]
    before: set[str] | None = None
    changes = 0
    for end in range(1, len(many) + 1):
        found = growth(view_of(corpus_of(documents[:end]), ViewOptions()), n)
        so_far = view_of(corpus_of(documents[:end]), ViewOptions(limit=n))
        from wordcounts.text.corpus.words import summed

        now = [one.word for one in summed(so_far).items]
        assert list(found.steadiness.words) == now
        changes += len(set(now) - before) if before is not None else 0
        before = set(now)
        assert found.points[-1].n_changed == changes


def test_what_does_not_change_any_more_says_since_when():
    rows = [{"a": 5}, {"b": 9}, *({"a": 5, "b": 5} for _ in range(8))]
    found = growth(seen(rows), 1).steadiness
    assert (found.words, found.last_change, found.n_changed, found.next_change) == (("b",), 2, 0, None)


def test_what_still_changes_says_how_soon_it_would_again():
    rows = [{"a": 1}, {"b": 2}, {"c": 3}, {"d": 4}]
    found = growth(seen(rows), 1).steadiness
    # Two changes in the second half of four documents: as many in the next four, the first of them after 4 (2^1/2 - 1).
    assert (found.n_changed, found.last_change) == (2, 4)
    assert found.next_change == pytest.approx(4 * (2**0.5 - 1))


def test_new_words_are_foretold_by_heaps_law():
    # Types grow as the square root of the tokens: 4 documents have twice the types of the first.
    rows = [{"a": 50, "b": 50}, {"a": 50, "b": 49, "c": 1}, {"a": 100}, {"a": 50, "b": 49, "d": 1}]
    found = growth(seen(rows))
    assert found.heaps == pytest.approx(np.log2(4 / 3))
    assert found.new_types == pytest.approx(4 * (1.25 ** np.log2(4 / 3) - 1))
    assert growth(seen([{"a": 1}])).heaps is None


def test_the_idf_of_a_word_is_told_beside_its_spread():
    assert even([{"a": 1}, {"a": 1, "b": 1}])["b"].idf == pytest.approx(log10(2))


def test_so_many_commonest_words_are_none():
    with pytest.raises(InvalidOption):
        growth(seen([{"a": 1}]), 0)
