import contextlib
import sys
from array import array
from dataclasses import replace

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parts.compiler import kernel
from wordcounts.text.recipe import Recipe, current_recipe
from wordcounts.text.values import Metadata, Notice, Reading
from wordcounts.text.views import totals as of_totals
from wordcounts.text.views.totals import Totals, totals
from wordcounts.text.words import table as tables
from wordcounts.text.words.table import MAGIC, Table


@pytest.fixture(params=["kernel", "python"])
def either_way(request, monkeypatch) -> None:
    """With the kernel, and without."""
    kernel()
    if request.param == "python":
        monkeypatch.setattr(tables, "loaded", lambda: None)
        monkeypatch.setattr(of_totals, "loaded", lambda: None)
    return


words = st.text(st.characters(exclude_categories=["Cs", "Z", "Cc"]), min_size=1).filter(
    lambda form: form.split() == [form]
)


@pytest.mark.usefixtures("either_way")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(words, st.integers(1, 2**32 - 1)))
def test_a_table_survives_its_packing(counts):
    table = Table.of(counts)
    again = Table.from_bytes(table.to_bytes())
    assert (len(again), again.n_tokens, again.written()) == (len(table), table.n_tokens, table.written())
    assert again == table
    assert (again.forms, again.counts, list(again)) == (tuple(counts), tuple(counts.values()), list(counts.items()))
    assert (hash(again), repr(again)) == (hash(table), repr(table))


def test_a_table_is_no_other_table():
    assert Table(("a",), (1,)) != Table(("a",), (2,))
    assert Table(("a",), (1,)) != Table(("b",), (1,))
    assert Table() != ()


def test_any_white_space_in_a_word_is_damage(monkeypatch):
    def refuses(word: str) -> bool:
        try:
            Table.from_bytes(MAGIC + b"\x01\0\0\0" + b"\x01\0\0\0" + word.encode())
        except ValueError:
            return True
        return False

    points = [chr(point) for point in range(sys.maxunicode + 1) if not 0xD800 <= point < 0xE000]
    spaces = [point for point in points if point.isspace()]
    kernel()
    assert [point for point in points if refuses(f"a{point}")] == spaces
    assert all(refuses(f"{point}b") and refuses(point) for point in spaces)
    monkeypatch.setattr(tables, "loaded", lambda: None)
    assert all(refuses(f"a{point}b") for point in spaces)


forms = st.lists(
    st.sampled_from(["a", "A", "b", "\u00df", "SS", "\u1e9e", "I", "\u0130", "\u0131", "e\u0301", "\u00c9"]) | words
)


@given(
    forms.flatmap(
        lambda some: st.tuples(st.just(some), st.lists(st.integers(1, 3), min_size=len(some), max_size=len(some)))
    )
)
def test_totals_are_the_same_both_ways(drawn):
    table = Table.of(dict(zip(*drawn, strict=True)))
    for language in ("", "tr"):
        with pytest.MonkeyPatch.context() as context:
            by_kernel = totals(table, language)
            context.setattr(of_totals, "loaded", lambda: None)
            assert totals(table, language) == by_kernel


def test_totals_of_what_no_table_of_ours_holds_are_counted_all_the_same():
    assert totals(Table(("a\ud800", "a"), (1, 1))) == Totals(2, 2, 2)
    assert totals(Table(("a", "b"), (2**40, 1))) == Totals(2**40 + 1, 2, 1)


@given(st.binary(max_size=40), st.lists(st.integers(0, 2), max_size=12))
def test_any_bytes_are_a_table_or_none_both_ways(lines, counts):
    numbers = array("I", counts)
    found = kernel().types(lines, numbers)
    with contextlib.suppress(UnicodeDecodeError):
        pieces = lines.decode().split("\n") if lines else []
        sound = len(pieces) == len(counts) and 0 not in counts and all(piece.split() == [piece] for piece in pieces)
        assert (found is not None) == sound
        assert found is None or found[0] == len(set(pieces))


def test_tokens_are_the_sum_of_the_counts():
    assert Table(("a", "b"), (3, 4)).n_tokens == 7


@given(st.dictionaries(words, st.integers(1, 2**20), max_size=8))
def test_a_packed_table_is_as_one_that_never_was(counts):
    plain = Table.of(counts)
    made = Table.packed("\n".join(counts).encode(), array("I", counts.values()), sum(counts.values()))
    assert (len(made), made.n_tokens, made.written(), bool(made)) == (
        len(plain),
        plain.n_tokens,
        plain.written(),
        bool(plain),
    )
    assert made.to_bytes() == plain.to_bytes()
    assert (made.forms, made.counts) == (plain.forms, plain.counts)
    assert (made, hash(made), repr(made)) == (plain, hash(plain), repr(plain))
    assert (made.written(), len(made)) == (plain.written(), len(plain))


few_or_many = st.integers(1, 4) | st.integers(1, 2**32 - 1)


@given(st.dictionaries(words, few_or_many, max_size=40), st.integers(0, 45), st.integers(0, 45))
def test_the_commonest_of_a_packed_table_are_those_of_one_that_never_was(counts, n, of):
    made = Table.packed("\n".join(counts).encode(), array("I", counts.values()), sum(counts.values()))
    numbered = [(-count, place, form) for place, (form, count) in enumerate(list(counts.items())[:of])]
    expected = [(form, -count) for count, _, form in sorted(numbered)[:n]]
    assert made.commonest(n, of=of) == Table.of(counts).commonest(n, of=of) == expected


def test_a_table_is_no_tuple_of_its_parts():
    assert Table(("a",), (1,)) != (("a",), (1,))


def packed(*parts: bytes) -> bytes:
    return zstandard.compress(b"".join(parts))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"garbage",
        packed(b"nope"),
        packed(MAGIC, b"\xff\xff\xff\xff"),
        packed(MAGIC, b"\x01\0\0\0", b"\0\0\0\0", b"word"),
        packed(MAGIC, b"\x02\0\0\0", b"\x01\0\0\0\x01\0\0\0", b"same\nsame"),
        packed(MAGIC, b"\x02\0\0\0", b"\x01\0\0\0\x01\0\0\0", b"one"),
        packed(MAGIC, b"\x01\0\0\0", b"\x01\0\0\0", b"two words"),
        packed(MAGIC, b"\x01\0\0\0", b"\x01\0\0\0", b"\xff\xfe"),
        packed(MAGIC, b"\x01\0\0\0", b"\x01\0\0\0", b"word\n"),
        packed(MAGIC, b"\x01\0\0\0", b"\x01\0\0\0", b"\nword"),
        packed(MAGIC, b"\x01\0\0\0", b"\x01\0\0\0", b""),
        packed(MAGIC, b"\0\0\0\0", b"word"),
    ],
)
@pytest.mark.usefixtures("either_way")
def test_refuses_damaged_tables(data):
    with pytest.raises(ValueError, match=r".+"):
        Table.from_bytes(data)


def test_a_new_version_of_one_formats_library_makes_only_its_own_tables_old():
    page, newer = current_recipe(), replace(current_recipe("pypdfium2"), formats="pypdfium2 99")
    pdf = current_recipe("pypdfium2")
    assert len({page.hash, pdf.hash, newer.hash}) == 3
    assert page.comparable(pdf)
    assert newer.comparable(page)
    assert not pdf.comparable(newer)
    assert not pdf.comparable(replace(pdf, rules="0"))


def test_a_recipe_has_a_hash_that_follows_its_parts():
    recipe = current_recipe()
    assert recipe == Recipe.from_dict(recipe.as_dict())
    assert len(recipe.hash) == 16
    assert Recipe("a", "b", "c", "d", "1").hash != Recipe("a", "b", "c", "d", "2").hash
    assert "unknown" not in " ".join(recipe.as_dict().values())


READING = Reading(
    Metadata("Título", "es", "text/html", "UTF-8"),
    "El perro y el gato",
    Table(("El", "perro", "y", "el", "gato"), (1, 1, 1, 1, 1)),
    "page",
    (Notice("fell_back", "No main text."),),
    current_recipe(),
)


def test_a_reading_survives_its_packing():
    assert Reading.from_bytes(READING.to_bytes()) == READING


@given(st.integers(0, 400), st.integers(0, 255))
def test_a_damaged_reading_is_a_value_error_or_a_reading(position, byte):
    data = bytearray(READING.to_bytes())
    data[position % len(data)] = byte
    with contextlib.suppress(ValueError):
        assert isinstance(Reading.from_bytes(bytes(data)), Reading)


@pytest.mark.parametrize("data", [b"", b"WCR1", READING.to_bytes()[:-1], b"XXXX" + READING.to_bytes()[4:]])
def test_refuses_what_is_no_reading(data):
    with pytest.raises(ValueError, match="reading"):
        Reading.from_bytes(data)
