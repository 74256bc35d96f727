from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.errors import InvalidOption
from wordcounts.text.corpus.columns import Columns, view_of
from wordcounts.text.corpus.corpus import Corpus, Document, corpus_of
from wordcounts.text.corpus.keyness import Sides, contrast, one_against_another, one_against_rest
from wordcounts.text.corpus.permutation import MAX_STEPS, MAX_TESTED, n_tested, permuted
from wordcounts.text.views.contrasted import Choice, choose, number_key
from wordcounts.text.views.keyness import compare
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.words.table import Table

tables = st.dictionaries(st.sampled_from(["a", "A", "b", "c", "d", "e", "f"]), st.integers(1, 30), min_size=1).map(
    Table.of
)
ALL = Choice()
PLAIN = ViewOptions(limit=None)


def of(*them: Table) -> Corpus:
    return corpus_of((Document(n, f"d{n}", table.n_tokens), table) for n, table in enumerate(them, start=1))


def together(many: list[Table]) -> Table:
    counts: dict[str, int] = {}
    for form, count in (row for table in many for row in table):
        counts[form] = counts.get(form, 0) + count
    return Table.of(counts)


def against(target: list[Table], reference: list[Table]) -> Sides:
    return one_against_another(view_of(of(*target), PLAIN), view_of(of(*reference), PLAIN))


def figures(items) -> list[tuple]:
    return sorted(
        (one.word.casefold(), one.target_count, one.reference_count, one.g2, one.log_ratio, one.p, one.q)
        for one in items
    )


@given(st.lists(tables, min_size=1, max_size=4), st.lists(tables, min_size=1, max_size=4))
def test_two_corpora_are_compared_as_their_tables_are(ours, theirs):
    found = contrast(against(ours, theirs), PLAIN, ALL)
    plain = compare(together(ours), together(theirs))
    assert [row[:5] for row in figures(found.items)] == [row[:5] for row in figures(plain)]
    for one, other in zip(figures(found.items), figures(plain), strict=True):
        assert one[5:] == pytest.approx(other[5:])
    assert found.n_key == number_key(plain)


@given(st.lists(tables, min_size=2, max_size=5), st.integers(0, 4))
def test_a_document_is_compared_with_the_table_of_all_others(many, at):
    at %= len(many)
    view = view_of(of(*many), PLAIN)
    found = contrast(one_against_rest(view, at), PLAIN, ALL)
    plain = compare(many[at], together(many[:at] + many[at + 1 :]))
    assert [row[:5] for row in figures(found.items)] == [row[:5] for row in figures(plain)]
    assert {one.word.casefold(): one.reference_documents for one in found.items} == {
        word: sum(word in {form.casefold() for form in table.forms} for table in many[:at] + many[at + 1 :])
        for word in {form.casefold() for table in many for form in table.forms}
    }


@given(
    tables,
    tables,
    st.sampled_from(["all", "target", "reference"]),
    st.sampled_from([None, "key", "-key", "q", "log_ratio", "-log_ratio", "word", "-word"]),
    st.sampled_from([1.0, 0.5]),
    st.sampled_from(["", "/[abc]/"]),
)
def test_words_are_chosen_and_sorted_as_of_two_texts(ours, theirs, only, sort, max_q, q):
    choice = Choice(only, max_q, q, sort)
    found = contrast(against([ours], [theirs]), PLAIN, choice).items
    plain = choose(compare(ours, theirs), choice, PLAIN)
    assert sorted(one.word for one in found) == sorted(one.word for one in plain)
    key = {"q": lambda one: round(one.q, 9), "word": lambda one: one.word, "-word": lambda one: one.word}.get(
        sort or "", lambda one: (round(one.g2, 9), round(one.log_ratio, 9)) if "log" not in (sort or "") else
        round(one.log_ratio, 9)
    )  # fmt: skip
    if only == "all":
        assert [key(one) for one in found] == [key(one) for one in plain]


def test_a_word_of_one_document_only_is_told_and_may_be_left_out():
    ours = [Table(("x", "a"), (50, 50)), Table(("y", "a"), (9, 90)), Table(("y", "a"), (9, 90))]
    theirs = [Table(("a", "z"), (100, 9)), Table(("a",), (100,))]
    found = {one.word: one for one in contrast(against(ours, theirs), PLAIN, ALL).items}
    assert {word: one.one_document for word, one in found.items()} == {"x": True, "y": False, "a": False, "z": True}
    assert (found["x"].target_documents, found["y"].target_documents) == (1, 2)
    left = contrast(against(ours, theirs), PLAIN, ALL, one_document=False)
    assert (left.total, {one.word for one in left.items}) == (2, {"y", "a"})


def test_a_target_of_one_document_says_so_of_the_others_only():
    view = view_of(of(Table(("x", "a"), (5, 5)), Table(("y", "a"), (5, 5)), Table(("a",), (9,))), PLAIN)
    found = {one.word: one.one_document for one in contrast(one_against_rest(view, 0), PLAIN, ALL).items}
    assert found == {"x": None, "a": False, "y": True}


def test_pages_go_on_with_their_ranks():
    sides = against([Table(("a", "b", "c"), (9, 3, 1))], [Table(("a", "b", "c"), (1, 3, 9))])
    page = contrast(sides, ViewOptions(limit=1, offset=1), ALL)
    assert [(one.rank, one.word) for one in page.items] == [(2, "b")]
    assert page.total == 3


def test_nothing_is_compared_with_nothing():
    assert contrast(against([Table(("a",), (1,))], [Table()]), PLAIN, ALL).items == ()


# Permutations


def by_hand(cells: list[int], sizes: list[int], n_target: int) -> float:
    """All ways to deal the documents, one by one."""

    def apart(of: tuple[int, ...]) -> float:
        a, c = sum(cells[k] for k in of), sum(sizes[k] for k in of)
        return abs(a / c - (sum(cells) - a) / (sum(sizes) - c))

    found = apart(tuple(range(n_target)))
    every = [apart(of) for of in combinations(range(len(cells)), n_target)]
    return sum(one >= found - 1e-12 for one in every) / len(every)


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(10, 40)), min_size=3, max_size=7),
    st.integers(1, 2),
)
def test_few_documents_are_dealt_in_all_ways(documents, n_target):
    cells, sizes = zip(*documents, strict=True)
    target = np.arange(len(cells)) < n_target
    found = permuted(np.array([cells]), np.array(sizes), target, n_deals=999, seed=1)
    assert found.exact
    assert found.p[0] == pytest.approx(by_hand(list(cells), list(sizes), n_target))


def test_fisher_s_tea_is_one_in_seventy_either_way():
    # Four of eight cups had the milk first, and all were told (Fisher 1935): one deal in 70, and its reverse.
    cells, sizes = np.array([[1, 1, 1, 1, 0, 0, 0, 0]]), np.full(8, 1)
    found = permuted(cells, sizes, np.arange(8) < 4, n_deals=999, seed=1)
    assert (found.exact, found.n_deals, found.p[0]) == (True, 70, pytest.approx(2 / 70))


def test_many_documents_are_dealt_by_a_seed_and_come_near_to_all_deals():
    cells = np.array([[9, 8, 1, 9, 5, 6, 2, 3, 4, 3, 7, 1]])
    sizes, target = np.full(12, 100), np.arange(12) < 6
    exact = permuted(cells, sizes, target, n_deals=9_999, seed=0)
    drawn = [permuted(cells, sizes, target, n_deals=900, seed=seed) for seed in (1, 1, 2)]
    assert exact.exact
    assert not drawn[0].exact
    assert drawn[0].p[0] == drawn[1].p[0] != drawn[2].p[0]
    # By 900 deals a p of .097 is right to within .05 in all but one of thousands of seeds.
    assert drawn[0].p[0] == pytest.approx(exact.p[0], abs=0.05)


def test_the_deals_of_a_seed_are_those_of_every_release():
    cells = np.array([[9, 8, 1, 9, 5, 6, 2, 3, 4, 3, 7, 1]])
    found = permuted(cells, np.full(12, 100), np.arange(12) < 6, n_deals=900, seed=1)
    assert round(found.p[0] * 901) == DEALT


DEALT = 75


def test_a_word_that_one_document_is_full_of_is_no_surprise_to_permutations():
    ours = [Table(("x", "s", "a"), (300, 10, 690)), *[Table(("s", "a"), (10, 990))] * 5]
    theirs = [Table(("s", "a"), (1, 999))] * 6
    found = {
        one.word: one
        for one in contrast(against(ours, theirs), PLAIN, ALL, permutations=999, seed=3).items
    }  # fmt: skip
    assert found["x"].g2 > 100 > found["s"].g2
    assert found["x"].p_permuted > 0.5
    assert found["s"].p_permuted == pytest.approx(2 / 924)
    # Of three words that were tested it and the commonest are the surest.
    assert found["s"].q_permuted == pytest.approx(3 / 2 * 2 / 924)


def test_how_the_permutations_were_made_is_told():
    view = view_of(of(*[Table(("a", "b"), (n, 9)) for n in (1, 1, 1, 1, 1, 1, 2, 50)]), PLAIN)
    found = contrast(one_against_rest(view, 7), PLAIN, ALL, permutations=5, seed=4)
    how = found.permutations
    assert how is not None
    # One against seven: there are eight deals, and no more are drawn.
    assert (how.n, how.exact, how.seed, how.n_tested) == (8, True, 4, 2)
    assert {one.p_permuted for one in found.items} == {1 / 8}


def test_only_the_commonest_words_are_tested(monkeypatch):
    monkeypatch.setattr("wordcounts.text.corpus.permutation.MAX_TESTED", 1)
    sides = against([Table(("a", "b"), (50, 3))] * 2, [Table(("a", "b"), (30, 5))] * 2)
    found = {one.word: one for one in contrast(sides, PLAIN, ALL, permutations=99).items}
    assert found["a"].p_permuted is not None
    assert (found["b"].p_permuted, found["b"].q_permuted) == (None, None)
    sure = contrast(sides, PLAIN, Choice(max_q=0.99), permutations=99)
    assert [one.word for one in sure.items] == ["a"]


def test_fewer_words_are_tested_of_many_documents_and_deals():
    assert n_tested(12, 6, 999) == MAX_TESTED
    n = n_tested(6_000, 3_000, 999)
    assert 50 < n < MAX_TESTED
    assert n * 6_000 * 999 <= MAX_STEPS
    assert n_tested(6_000, 3_000, 9_999) == 50
    assert n_tested(3_000, 1, 9_999) == MAX_TESTED  # for each of which no deal is tried, but all are looked up


def test_fewer_tested_words_are_told(monkeypatch):
    monkeypatch.setattr("wordcounts.text.corpus.permutation.MAX_STEPS", 4 * 99)
    monkeypatch.setattr("wordcounts.text.corpus.permutation.LEAST_TESTED", 1)
    sides = against([Table(("a", "b"), (50, 3))] * 2, [Table(("a", "b"), (30, 5))] * 2)
    found = contrast(sides, PLAIN, ALL, permutations=99)
    assert found.permutations is not None
    assert found.permutations.n_tested == 1


def test_words_of_one_hash_are_told_apart(monkeypatch):
    ours, theirs = [Table(("a", "b", "c"), (5, 3, 1))], [Table(("b", "d", "a"), (4, 2, 9))]
    expected = contrast(against(ours, theirs), PLAIN, ALL)
    monkeypatch.setattr(Columns, "hashes", property(lambda self: np.zeros(len(self.keys), dtype=np.int64)))
    assert contrast(against(ours, theirs), PLAIN, ALL) == expected
    assert {one.word: (one.target_count, one.reference_count) for one in expected.items} == {
        "a": (5, 9), "b": (3, 4), "c": (1, 0), "d": (0, 2)
    }  # fmt: skip


@pytest.mark.parametrize("asked", [{"permutations": -1}, {"permutations": 10_000}, {"seed": -1}])
def test_so_many_permutations_are_none(asked):
    with pytest.raises(InvalidOption) as caught:
        contrast(against([Table(("a",), (1,))], [Table(("a",), (1,))]), PLAIN, ALL, **asked)
    assert caught.value.parameter == next(iter(asked))
