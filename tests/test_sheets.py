from __future__ import annotations

import csv
import io
import re
import sys

import pytest
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from pyarrow import parquet

from wordcounts.errors import InvalidOption, MissingExtra
from wordcounts.sheets import FORMATS, Sheet, as_csv, as_parquet, as_tsv, as_xlsx, defused, fitting

HOSTILE = ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\n=1", "＝1", "＠SUM(1)"]


def sheet(*words: str) -> Sheet:
    rows = [(rank, word, 1 / 3, None, True) for rank, word in enumerate(words, start=1)]
    return Sheet("words", ("rank", "word", "share", "missing", "sure"), (int, str, float, float, bool), rows)


@pytest.mark.parametrize("word", HOSTILE)
def test_a_cell_that_a_spreadsheet_would_run_is_defused(word: str) -> None:
    assert defused(word).startswith("'" + word[0])


@pytest.mark.parametrize("before", ["so;", "so; ", 'so;"', "so\n", "so\r\n", ";", '"so";\'', "a;b; "])
@pytest.mark.parametrize("run", ["=HYPERLINK(1)", "+1", "-1", "@x", "＝1"])
def test_a_formula_behind_what_may_part_cells_is_defused(before: str, run: str) -> None:
    """Excel parts a CSV at semicolons where the system's lists do, whatever the quotes within a cell say."""
    shown = as_csv(sheet("word", f"{before}{run} b")).decode("utf-8-sig")

    cells = [cell.strip("\"' ") for line in re.split(r"[\r\n]+", shown) for cell in line.split(";")]
    opened = [piece for line in re.split(r"[\r\n]+", shown) for piece in line.split(";")]
    assert any(cell.startswith(run.strip()) for cell in cells)  # it is there,
    assert not any(piece.lstrip('" ').startswith(run.strip()) for piece in opened)  # and runs in no cell


@pytest.mark.parametrize("text", ["one; two", "a;b", "x = 1; y", "end;", "10;20"])
def test_a_semicolon_alone_changes_nothing(text: str) -> None:
    assert defused(text) == text


def test_csv_opens_in_a_spreadsheet_with_its_script_intact() -> None:
    lines = as_csv(sheet("слово", "=1")).decode("utf-8-sig").splitlines()

    assert lines == ["rank,word,share,missing,sure", "1,слово,0.33333333,,True", "2,'=1,0.33333333,,True"]


def test_raw_csv_is_as_it_is() -> None:
    assert as_csv(sheet("=1"), raw=True) == b"rank,word,share,missing,sure\n1,=1,0.33333333,,True\n"


def test_csv_reads_back_what_holds_quotes_commas_and_lines() -> None:
    words = ['a "quoted", word', "two\nlines"]

    read = list(csv.reader(io.StringIO(as_csv(sheet(*words), raw=True).decode(), newline="")))

    assert [row[1] for row in read[1:]] == words


def test_tsv_has_as_many_lines_and_cells_as_rows_and_columns() -> None:
    lines = as_tsv(sheet("a\tb", "c\r\nd", "=e")).decode("utf-8-sig").splitlines()

    assert lines[0] == "rank\tword\tshare\tmissing\tsure"
    assert [line.split("\t")[1] for line in lines[1:]] == ["a b", "c  d", "'=e"]


@pytest.mark.parametrize("word", [*HOSTILE, "слово", "http://example.org/", "1234", "{=1}"])
def test_a_spreadsheet_holds_every_word_as_a_text(word: str) -> None:
    cells = load_workbook(io.BytesIO(as_xlsx(sheet(word)))).active

    assert [cell.value for cell in cells[1]] == ["rank", "word", "share", "missing", "sure"]
    assert (cells["A2"].value, unescape(cells["B2"].value), cells["B2"].data_type) == (1, word, "s")
    assert (cells["C2"].value, cells["D2"].value, cells["E2"].value) == (0.33333333, None, True)


@pytest.mark.parametrize("text", ["a" * 32_768, "𝒜" * 20_000, "-" * 40_000])
def test_a_spreadsheet_says_of_a_cell_that_it_is_cut_and_how_long_it_was(text: str) -> None:
    (shown,) = (cells[1].value for cells in load_workbook(io.BytesIO(as_xlsx(sheet(text)))).active.iter_rows(min_row=2))

    assert shown.endswith(f"{text[0]} [cut: {len(text):,} characters]")
    assert 32_766 <= len(shown.encode("utf-16-le")) / 2 <= 32_767
    assert text in as_csv(sheet(text), raw=True).decode()


def test_a_cell_that_just_fits_is_whole() -> None:
    text = "𝒜" + "a" * 32_765

    assert fitting(text) == text


def test_a_worksheet_holds_no_more_rows_than_it_can() -> None:
    rows = [(1,)] * 1_048_576

    with pytest.raises(InvalidOption, match="1,048,575"):
        as_xlsx(Sheet("words", ("n",), (int,), rows))


def test_parquet_has_typed_columns_and_whole_numbers() -> None:
    table = parquet.read_table(io.BytesIO(as_parquet(sheet("=1", "слово"))), use_threads=False)

    assert [str(field.type) for field in table.schema] == ["int64", "string", "double", "double", "bool"]
    assert table.to_pylist()[1] == {"rank": 2, "word": "слово", "share": 1 / 3, "missing": None, "sure": True}


def test_parquet_without_its_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(MissingExtra, match=r"wordcounts\[parquet\]"):
        as_parquet(sheet("one"))


@pytest.mark.parametrize("ending", FORMATS)
def test_a_view_of_nothing_is_a_file_with_a_header(ending: str) -> None:
    data = FORMATS[ending].write(sheet())

    if ending == "parquet":
        assert parquet.read_table(io.BytesIO(data), use_threads=False).column_names == list(sheet().columns)
    elif ending == "xlsx":
        assert [cell.value for cell in load_workbook(io.BytesIO(data)).active[1]] == list(sheet().columns)
    else:
        assert data.decode("utf-8-sig").splitlines() == [("," if ending == "csv" else "\t").join(sheet().columns)]
