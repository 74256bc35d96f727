from __future__ import annotations

from docs.markdown import rows
from wordcounts.cli.output import KEY_COLUMNS, WORD_COLUMNS
from wordcounts.web.downloads import COLUMNS

PAGE = "docs/reference/csv.md"


def listed(heading: str) -> tuple[str, ...]:
    return tuple(row["column"] for row in rows(PAGE, under=heading))


def test_columns_of_words_are_those_of_both_doors_in_their_order() -> None:
    assert listed("words") == COLUMNS == WORD_COLUMNS


def test_columns_of_keywords_are_the_command_lines_in_their_order() -> None:
    assert listed("keywords") == KEY_COLUMNS


def test_every_column_has_a_unit_and_a_meaning() -> None:
    assert all(row["unit"] and row["meaning"] for row in rows(PAGE))
