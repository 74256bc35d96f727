"""The visible words of tricky markup, as the HTML standard's parser reads it and a browser shows it."""

from __future__ import annotations

import pytest

from parts.markup import GLUE, MALFORMED, UNSEEN, WHOLE, expected, page
from wordcounts.text.reading import read
from wordcounts.text.values import ReadOptions
from wordcounts.text.words.segment import words_of


def words(body: bytes) -> list[str]:
    reading = read(body, media_type="text/html", charset="utf-8", options=ReadOptions("page"))
    return words_of(reading.text)


@pytest.mark.parametrize("row", GLUE, ids=lambda row: row[0])
def test_words_of_different_boxes_and_lines_never_glue(row):
    assert words(page(row)) == expected(row)


@pytest.mark.parametrize("row", WHOLE, ids=lambda row: row[0])
def test_a_word_is_never_split_by_the_markup_inside_it(row):
    assert words(page(row)) == expected(row)


@pytest.mark.parametrize("row", UNSEEN, ids=lambda row: row[0])
def test_what_no_reader_sees_is_not_counted(row):
    assert words(page(row)) == expected(row)


@pytest.mark.parametrize("row", MALFORMED, ids=lambda row: row[0])
def test_malformed_markup_reads_as_the_standard_has_it(row):
    assert words(page(row)) == expected(row)


@pytest.mark.parametrize("tag", ["div", "span", "b", "font", "ul><li", "table><tr><td", "blockquote"])
def test_the_words_below_five_thousand_nested_tags_are_found(tag):
    found = words(f"<!doctype html><body>one {f'<{tag}>' * 5_000} two".encode())
    assert found[0] == "one"
    assert found[-1] == "two"


def test_a_thousand_cells_are_a_thousand_words():
    cells = "".join(f"<td>w{n}" + ("<tr>" if n % 10 == 9 else "") for n in range(1_000))
    assert words(f"<!doctype html><body><table><tr>{cells}</table>".encode()) == [f"w{n}" for n in range(1_000)]
