from __future__ import annotations

import pytest

from docs.markdown import rows
from wordcounts import sheets
from wordcounts.sheets import Sheet
from wordcounts.text.outline import Outline, Part
from wordcounts.text.views import collocates, concordance, distinctive, forms, occurrences
from wordcounts.text.views.keyness import compare
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.views.places import Places, words_by_place
from wordcounts.text.views.view import words
from wordcounts.text.words.segment import count_words

PAGE = "docs/reference/files.md"
TEXT = "the cat sat on the mat\nthe cat ran"
OPTIONS = ViewOptions(language="en")


def made() -> dict[str, Sheet]:
    """Every sheet, of a small text."""
    table, _ = count_words(TEXT)
    running = occurrences.running_of(TEXT, OPTIONS)
    found = occurrences.find(running, "cat", OPTIONS)
    near = collocates.collocates(running, found, OPTIONS, window=collocates.Window(), min_count=1)
    made = (
        sheets.of_words(words(table, OPTIONS)),
        sheets.of_places(words_by_place(Places.of({"body": TEXT}), OPTIONS)),
        sheets.of_concordance(concordance.concordance(running, found)),
        sheets.of_collocates(near),
        sheets.of_forms(forms.forms_of(table, "cat", OPTIONS)),
        sheets.of_distinctive(distinctive.distinctive(table, OPTIONS, min_count=1)),
        sheets.of_blocks(Outline((Part("one", counted=True),))),
        sheets.of_keywords(compare(table, count_words("a cat")[0])),
    )
    return {sheet.name: sheet for sheet in made}


@pytest.fixture(scope="module")
def every() -> dict[str, Sheet]:
    return made()


def test_columns_are_documented_in_their_order(every: dict[str, Sheet]) -> None:
    for name, sheet in every.items():
        documented = tuple(row["column"] for row in rows(PAGE, under=name))
        # The measures of association are documented once, in measures.md.
        assert sheet.columns[: len(documented)] == documented, name
        assert name == "collocates" or sheet.columns == documented


def test_cells_are_of_their_columns_kinds(every: dict[str, Sheet]) -> None:
    for name, sheet in every.items():
        assert sheet.rows, name
        for row in sheet.rows:
            assert len(row) == len(sheet.columns) == len(sheet.kinds)
            for cell, kind, column in zip(row, sheet.kinds, sheet.columns, strict=True):
                assert cell is None or type(cell) is kind, f"{name}.{column}: {cell!r}"


def test_every_column_has_a_unit_and_a_meaning() -> None:
    assert all(row["unit"] and row["meaning"] for row in rows(PAGE))
