"""The visible words of tricky markup, as the HTML standard's parser reads it and a browser shows it."""

from __future__ import annotations

import pytest

from parts.markup import GLUE, MALFORMED, UNSEEN, WHOLE, expected, page
from wordcounts.text.reading import read
from wordcounts.text.segment import words_of
from wordcounts.text.values import ReadOptions

WRONG_NOW = {
    "options": "options are left out with the values of form fields",
    "options without end tags": "options are left out with the values of form fields",
    "hidden by style": "style attributes are matched as they are written, not as CSS reads them",
    "a closed dialog": "an open dialog glues to what follows",
    "an object that cannot be shown shows its content": "the content of objects is dropped",
    "plaintext eats the rest": "plaintext glues to what stands before",
    "cdata in svg is text": "the text of svg is dropped",
    "image is img": "parsed as img only after words are parted at images",
}
"""Rows that the present extraction gets wrong, each with its reason; strict, so that mending one asks to strike it."""


def rows(table):
    return [
        pytest.param(
            row,
            id=row[0],
            marks=[pytest.mark.xfail(strict=True, reason=WRONG_NOW[row[0]])] if row[0] in WRONG_NOW else [],
        )
        for row in table
    ]


def words(body: bytes) -> list[str]:
    reading = read(body, media_type="text/html", charset="utf-8", options=ReadOptions("page"))
    return words_of(reading.text)


@pytest.mark.parametrize("row", rows(GLUE))
def test_words_of_different_boxes_and_lines_never_glue(row):
    assert words(page(row)) == expected(row)


@pytest.mark.parametrize("row", rows(WHOLE))
def test_a_word_is_never_split_by_the_markup_inside_it(row):
    assert words(page(row)) == expected(row)


@pytest.mark.parametrize("row", rows(UNSEEN))
def test_what_no_reader_sees_is_not_counted(row):
    assert words(page(row)) == expected(row)


@pytest.mark.parametrize("row", rows(MALFORMED))
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


def test_no_reason_is_kept_for_a_row_that_is_gone():
    assert set(WRONG_NOW) <= {row[0] for table in (GLUE, WHOLE, UNSEEN, MALFORMED) for row in table}
