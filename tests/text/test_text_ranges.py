"""Where a long text may be cut, and its words in parts."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wordcounts.text.views.fold import fold, folded_lines
from wordcounts.text.words import ranges
from wordcounts.text.words.parts import Parting, Words, by_key, merged, numbers
from wordcounts.text.words.ranges import Cutter, Uncut, n_ranges, place_from, range_at

UTF_8 = Cutter("UTF-8")
forms = st.lists(st.text(alphabet="aAbBéÉıIß中", min_size=1, max_size=3), unique=True, max_size=30)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ab cd", 2),
        ("ab\r\ncd", 2),
        ("a\u3000b", 1),
        ("中国。中国", 2),
        ("a,b.c-d&e+f#g'h", None),
        ("a(b", 1),
        ("é!", 1),
    ],
)
def test_a_text_is_cut_before_white_space_or_a_mark_that_parts(text, place):
    expected = None if place is None else len(text[:place].encode())
    assert UTF_8.first(text.encode()) == expected
    assert UTF_8.last(text.encode()) == expected


def test_a_line_feed_is_not_parted_from_its_carriage_return():
    assert UTF_8.last(b"a\r\n") == 1


@pytest.mark.parametrize("charset", ["UTF-16LE", "UTF-16BE"])
def test_utf_16_is_cut_between_units_alone(charset):
    cutter, codec = Cutter(charset), charset.replace("UTF-16", "utf-16-")
    for text, place in (("ab cd", 2), ("\u2041\u2020x y", 3), ("丰 a", 1), ("a\u3002b", 1), ("\u0d20\u200d", None)):
        assert cutter.first(text.encode(codec)) == (None if place is None else 2 * place), text


@given(st.binary(max_size=80), st.integers(1, 20))
@example(b" a", 1)
def test_ranges_follow_each_other_and_are_the_whole(data, size):
    found = [
        range_at(lambda at, n: data[at : at + n], number, start=0, end=len(data), size=size, cutter=UTF_8)
        for number in range(n_ranges(0, len(data), size))
    ]
    assert [end for _, end in found[:-1]] == [start for start, _ in found[1:]]
    assert "".join(data[start:end].decode("latin-1") for start, end in found) == data.decode("latin-1")


def test_a_place_is_looked_for_so_far_and_no_further(monkeypatch):
    monkeypatch.setattr(ranges, "STRETCH_BYTES", 10_000)
    data = b"a" * 50_000
    assert place_from(lambda at, n: data[at : at + n], 45_000, 50_000, UTF_8) == 50_000
    with pytest.raises(Uncut):
        place_from(lambda at, n: data[at : at + n], 0, 50_000, UTF_8)


@pytest.mark.parametrize("compiled", [True, False])
@given(words=forms)
def test_words_that_fold_to_one_are_in_one_part(compiled, words):
    parting = Parting(8, b"0123456789abcdef", compiled, folded_lines)
    counts = numbers(range(1, len(words) + 1))
    parts = list(parting.of("\n".join(words).encode(), counts, first=100))

    where = {form: number for number, part in enumerate(parts) for form in part.forms()}
    assert len(parts) == 8
    assert sorted(where) == sorted(words)
    assert len({(fold(form), where[form]) for form in words}) == len({fold(form) for form in words})
    assert list(parting.parts_of("\n".join(words), len(words))) == [where[form] for form in words]
    for part in parts:
        assert list(part.places) == [100 + words.index(form) for form in part.forms()]
        assert list(part.counts) == [1 + words.index(form) for form in part.forms()]


@pytest.mark.parametrize("compiled", [True, False])
@given(tables=st.lists(forms, max_size=4))
def test_merging_adds_counts_and_keeps_first_places(compiled, tables):
    given_tables = [
        Words("\n".join(words).encode(), numbers([2] * len(words)), numbers(range(at * 100, at * 100 + len(words))))
        for at, words in enumerate(tables)
    ]
    every = [(form, at * 100 + row) for at, words in enumerate(tables) for row, form in enumerate(words)]

    found = merged(given_tables, compiled=compiled)

    assert found.forms() == list(dict.fromkeys(form for form, _ in every))
    assert dict(zip(found.forms(), found.counts, strict=True)) == {
        form: 2 * sum(other == form for other, _ in every) for form, _ in every
    }
    assert list(found.places) == [min(place for other, place in every if other == form) for form in found.forms()]
    assert Words.from_bytes(found.to_bytes()) == found


@pytest.mark.parametrize("compiled", [True, False])
def test_keys_are_each_there_once(compiled):
    words = Words(b"The\ncat\nthe\nCat", numbers([1, 2, 3, 4]), numbers([5, 6, 7, 8]))
    assert by_key(words, folded_lines, compiled=compiled) == Words(b"the\ncat", numbers([4, 6]), numbers([5, 6]))
    assert by_key(Words(), folded_lines, compiled=compiled) == Words()
