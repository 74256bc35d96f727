import json
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.errors import InvalidOption
from wordcounts.text.corpus.columns import looked_at, view_of
from wordcounts.text.corpus.corpus import Builder, Corpus, Document, blocks_of, corpus_of
from wordcounts.text.corpus.numbering import Numbering
from wordcounts.text.corpus.packing import moved, packed, unpacked
from wordcounts.text.corpus.sorting import ordered
from wordcounts.text.corpus.words import matrix, summed
from wordcounts.text.views import view
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.words.segment import count_words
from wordcounts.text.words.table import Table

FORMS = [
    "the",
    "The",
    "THE",
    "l'eau",
    "eau",
    "Eau",
    "left",
    "leave",
    "leaves",
    "e-mail",
    "E-Mail",
    "café",
    "cafe",
    "understanding",
    "understood",
    "Understood",
    "42",
]
tables = st.dictionaries(st.sampled_from(FORMS), st.integers(1, 20), max_size=10).map(Table.of)
options = st.builds(
    ViewOptions,
    fold=st.booleans(),
    accents=st.sampled_from(["keep", "ignore"]),
    elisions=st.sampled_from(["keep", "ignore"]),
    compounds=st.sampled_from(["join", "split"]),
    lemmas=st.sampled_from(["none", "stem", "lemma"]),
    stop_words=st.sampled_from(["include", "exclude", "only"]),
    stop_add=st.sampled_from(["", "left", "mail"]),
    language=st.sampled_from(["en", "fr"]),
    numbers=st.booleans(),
    min_length=st.sampled_from([1, 4]),
    q=st.sampled_from(["", "e", "*a*", "/^.e/"]),
    sort=st.sampled_from(["count", "-count", "word", "-word"]),
    limit=st.sampled_from([None, 3]),
    offset=st.sampled_from([0, 2]),
)


def of_tables(*them: Table) -> Corpus:
    return corpus_of((Document(n, f"d{n}", table.n_tokens), table) for n, table in enumerate(them, start=1))


def of_texts(*them: str) -> Corpus:
    return of_tables(*(count_words(text)[0] for text in them))


@given(tables, options)
def test_a_corpus_of_one_document_is_seen_as_the_document_is(table, asked):
    alone = view.words(table, asked)
    found = summed(view_of(of_tables(table), asked))
    assert [(one.rank, one.word, one.count, one.per_million) for one in found.items] == [
        (one.rank, one.word, one.count, one.per_million) for one in alone.items
    ]
    assert (found.n_tokens, found.n_types, found.n_hapaxes) == (alone.n_tokens, alone.n_types, alone.n_hapaxes)
    assert (found.total, found.stop_list) == (alone.total, alone.stop_list)


@given(st.lists(tables, max_size=5), options)
def test_many_documents_are_seen_as_the_table_of_them_all(many, asked):
    together: dict[str, int] = {}
    for form, count in (row for table in many for row in table):
        together[form] = together.get(form, 0) + count
    whole = view.words(Table.of(together), asked)
    found = summed(view_of(of_tables(*many), asked))
    assert [(one.rank, one.word, one.count) for one in found.items] == [
        (one.rank, one.word, one.count) for one in whole.items
    ]


@given(st.lists(tables, min_size=1, max_size=5))
def test_a_matrix_adds_up_to_the_words_and_to_the_documents(many):
    seen = view_of(of_tables(*many), ViewOptions(language="en", limit=None))
    rows, words = matrix(seen).items, summed(seen).items
    assert [sum(row.counts) for row in rows] == [row.count for row in rows] == [one.count for one in words]
    assert [sum(map(bool, row.counts)) for row in rows] == [one.n_documents for one in words]
    by_document = [sum(row.counts[index] for row in rows) for index in range(len(many))]
    assert by_document == [table.n_tokens for table in many]


@given(st.lists(tables, min_size=1, max_size=5), st.integers(0, 4))
def test_a_corpus_that_grew_is_the_same_as_one_made_at_once(many, at):
    first = of_tables(*many[:at])
    builder = Builder(first)
    for number, table in enumerate(many[at:], start=min(at, len(many)) + 1):
        builder.add(Document(number, f"d{number}", table.n_tokens), table.to_bytes())
    grown, whole = builder.corpus(), of_tables(*many)
    assert (grown.documents, grown.forms) == (whole.documents, whole.forms)
    for name in ("starts", "numbers", "counts"):
        assert np.array_equal(getattr(grown, name), getattr(whole, name))


@given(st.lists(tables, min_size=1, max_size=5), st.randoms())
def test_documents_in_another_order_are_as_if_they_had_come_so(many, source):
    order = source.sample(range(len(many)), source.randint(0, len(many)))
    corpus = of_tables(*many)
    found = corpus.arranged(order)
    whole = corpus_of((corpus.documents[index], many[index]) for index in order)
    assert (found.documents, found.forms) == (whole.documents, whole.forms)
    for name in ("starts", "numbers", "counts"):
        assert np.array_equal(getattr(found, name), getattr(whole, name))


@given(st.lists(st.lists(st.text("aé日\U0001f600-", min_size=1, max_size=9), unique=True, max_size=40), max_size=6))
def test_forms_are_numbered_as_they_first_come(tables):
    numbering = Numbering()
    known: dict[str, int] = {}
    for forms in tables:
        expected = [known.setdefault(form, len(known)) for form in forms]
        assert numbering.of("\n".join(forms).encode()).tolist() == expected
    assert numbering.forms == list(known)


def test_many_forms_are_told_apart_though_their_table_grows():
    numbering = Numbering()
    forms = [f"w{number}" for number in range(20_000)]
    assert numbering.of("\n".join(forms).encode()).tolist() == list(range(20_000))
    assert numbering.of("\n".join(reversed(forms)).encode()).tolist() == list(range(19_999, -1, -1))


def test_forms_that_meet_in_a_place_are_told_apart(monkeypatch):
    monkeypatch.setattr(Numbering, "_places", lambda self, hashes: np.zeros(len(hashes), dtype=np.int64))
    numbering = Numbering()
    assert numbering.of(b"a\nb\nc\nd").tolist() == [0, 1, 2, 3]
    assert numbering.of(b"c\ne\na").tolist() == [2, 4, 0]


@given(st.lists(st.text("aAé日\U0001f600-", min_size=1, max_size=20), max_size=40))
def test_words_are_put_in_the_order_of_code_points(words):
    assert ordered(words).tolist() == sorted(range(len(words)), key=words.__getitem__)
    by = [word.lower() for word in words]
    pairs = list(zip(by, words, strict=True))
    assert ordered(by, words).tolist() == sorted(range(len(words)), key=pairs.__getitem__)


def test_a_count_takes_two_bytes_unless_one_is_larger_than_they_hold():
    small = of_tables(Table(("a", "A"), (65_535, 1)), Table(("A",), (9,)))
    assert (small.counts.itemsize, small.numbers.itemsize) == (2, 4)
    merged = view_of(small, ViewOptions())
    assert (merged.columns.tallies.tolist(), merged.columns.tallies.itemsize) == ([65_536, 9], 4)
    builder = Builder(small)
    builder.add(Document(3, "d3", 100_000), Table(("b",), (100_000,)).to_bytes())
    grown = builder.corpus()
    assert (grown.counts.tolist(), grown.counts.itemsize) == ([65_535, 1, 9, 100_000], 4)
    assert Builder(grown).corpus().counts.tolist() == grown.counts.tolist()


def test_more_words_than_a_page_has_are_made_as_they_are_asked_for(monkeypatch):
    seen = view_of(of_texts("a a a b b c", "a d"), ViewOptions(limit=None))
    plain = summed(seen).items
    monkeypatch.setattr("wordcounts.text.corpus.words.MANY", 2)
    lazy = summed(seen).items
    assert isinstance(plain, tuple)
    assert not isinstance(lazy, tuple)
    assert (tuple(lazy), len(lazy)) == (plain, 4)
    assert (lazy[0], lazy[-1], lazy[1:3]) == (plain[0], plain[-1], plain[1:3])


def test_a_table_that_is_none_is_not_added():
    builder = Builder()
    with pytest.raises(ValueError, match="table"):
        builder.add(Document(1, "", 0), b"nothing")
    assert builder.corpus().documents == ()


def test_a_word_is_in_as_many_documents_as_have_any_of_its_forms():
    found = summed(view_of(of_texts("The cat. the cat", "THE dog", "a dog"), ViewOptions(language="en")))
    assert {one.word: (one.count, one.n_documents) for one in found.items} == {
        "The": (3, 2),
        "cat": (2, 1),
        "dog": (2, 2),
        "a": (1, 1),
    }


def test_a_lemma_keeps_those_of_its_forms_that_are_no_stop_words():
    asked = ViewOptions(language="en", lemmas="lemma", stop_words="exclude", stop_add="left")
    found = summed(view_of(of_texts("left leaves", "left leave leave"), asked))
    assert [(one.word, one.count, one.n_documents) for one in found.items] == [("leave", 3, 2)]


def test_columns_serve_every_view_that_looks_in_the_same_way():
    corpus = of_texts("The cat and the dog", "A dog and a cat")
    plain = view_of(corpus, ViewOptions(language="en"))
    asked = ViewOptions(language="en", stop_words="exclude", min_length=2, q="d")
    assert looked_at(asked) == looked_at(ViewOptions(language="en"))
    again = view_of(corpus, asked, plain.columns)
    assert again.columns is plain.columns
    assert [one.word for one in summed(again).items] == ["dog"]


def test_a_matrix_has_the_words_of_a_page():
    found = matrix(view_of(of_texts("b a", "c c b b"), ViewOptions(limit=2)))
    assert [(row.rank, row.word, row.counts) for row in found.items] == [(1, "b", (1, 2)), (2, "c", (0, 2))]
    assert found.total == 3


def test_a_matrix_of_too_many_cells_is_refused(monkeypatch):
    monkeypatch.setattr("wordcounts.text.corpus.words.MAX_CELLS", 5)
    with pytest.raises(InvalidOption) as caught:
        matrix(view_of(of_texts("a b c", "a b c"), ViewOptions()))
    assert caught.value.parameter == "min_count"


def test_a_matrix_leaves_rare_words_out():
    found = matrix(view_of(of_texts("a b", "b c c"), ViewOptions()), min_count=2)
    assert [(row.rank, row.word) for row in found.items] == [(1, "b"), (2, "c")]
    with pytest.raises(InvalidOption):
        matrix(view_of(of_texts("a"), ViewOptions()), min_count=0)


def test_a_corpus_of_nothing_has_no_words():
    found = summed(view_of(corpus_of([]), ViewOptions()))
    assert (found.n_documents, found.n_tokens, found.n_types, found.items) == (0, 0, 0, ())


def test_a_document_is_found_by_its_number():
    corpus = corpus_of([(Document(4, "a", 1), Table(("x",), (1,))), (Document(9, "b", 1), Table(("y",), (1,)))])
    assert (corpus.index_of(9), corpus.index_of(5)) == (1, None)


def test_rows_are_taken_in_blocks_and_none_twice():
    starts = np.array([0, 3, 4, 4, 20, 21], dtype=np.int64)
    assert list(blocks_of(starts, 5)) == [(0, 3), (3, 4), (4, 5)]


def test_nothing_but_this_room_brings_numpy():
    code = (
        "import sys, wordcounts, wordcounts.text.corpus, wordcounts.web.app, wordcounts.worker, wordcounts.cli.main;"
        "print('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


@given(st.lists(tables, max_size=5))
def test_a_corpus_is_the_same_after_it_was_packed(many):
    asked = ViewOptions(language="en", limit=None)
    seen = view_of(of_tables(*many), asked)
    of = packed(seen.columns.corpus, seen.columns)
    corpus, columns = unpacked(json.loads(json.dumps(of.told)), of.arrays)
    assert (corpus.documents, corpus.forms) == (seen.columns.corpus.documents, seen.columns.corpus.forms)
    assert columns is not None
    again = view_of(corpus, asked, columns)
    assert summed(again) == summed(seen)
    assert matrix(again) == matrix(seen)
    moved_corpus, moved_columns = moved(seen.columns.corpus, seen.columns, of.arrays)
    assert summed(view_of(moved_corpus, asked, moved_columns)) == summed(seen)


def test_columns_of_another_look_are_not_packed():
    seen = view_of(of_texts("l'eau, eau", "Eau"), ViewOptions(language="fr", elisions="ignore"))
    of = packed(seen.columns.corpus, seen.columns)
    assert unpacked(of.told, of.arrays)[1] is None
