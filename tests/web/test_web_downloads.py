import io
import zipfile

import pytest

from wordcounts.text.views.view import WordItem, WordsView
from wordcounts.web import downloads


def view_of(*words):
    items = tuple(WordItem(rank, word, 1, 500_000.0) for rank, word in enumerate(words, start=1))
    return WordsView(len(words), len(words), len(words), len(words), items)


@pytest.mark.parametrize("word", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_a_cell_that_a_spreadsheet_would_run_is_defused(word):
    assert downloads.defused(word) == "'" + word


def test_csv_opens_in_a_spreadsheet_with_its_script_intact():
    lines = downloads.as_csv(view_of("слово", "=1")).decode("utf-8-sig").splitlines()
    assert lines == ["rank,word,count,per_million", "1,слово,1,500000.0", "2,'=1,1,500000.0"]


def test_raw_csv_is_as_it_is():
    assert downloads.as_csv(view_of("=1"), raw=True).splitlines()[1] == b"1,=1,1,500000.0"


def test_xlsx_holds_words_as_strings_and_no_formula():
    with zipfile.ZipFile(io.BytesIO(downloads.as_xlsx(view_of("=1+1")))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "=1+1" in sheet
    assert "<f>" not in sheet


@pytest.mark.parametrize(
    ("title", "name"),
    [("Das Märchen / x", "Das-Märchen-x.csv"), ("../../etc", "etc.csv"), ('"\r\n', "words.csv"), ("", "words.csv")],
)
def test_a_file_name_holds_letters_and_digits_only(title, name):
    assert downloads.file_name(title, "csv") == name
