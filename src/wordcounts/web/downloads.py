"""Views as files: CSV and XLSX with the columns rank, word, count, per_million; and safe names for them."""

from __future__ import annotations

import csv
import io
import re
from typing import Final
from urllib.parse import quote

import xlsxwriter

from wordcounts.text.views.view import WordsView

COLUMNS: Final = ("rank", "word", "count", "per_million")
MAX_NAME: Final = 60
"""Characters of a file name before its ending: short enough for every file system."""

_RUNS: Final = ("=", "+", "-", "@", "\t", "\r")
"""First characters at which a spreadsheet takes a cell for a formula.

Source: OWASP, CSV Injection.
"""


def as_csv(view: WordsView, *, raw: bool = False) -> bytes:
    """UTF-8 with a byte order mark, without which Excel reads it as the machine's own code page; `raw` has none.

    Args:
        view: whole, not a page of it.
        raw: for machines: cells as they are.
    """
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    for item in view.items:
        word = item.word if raw else defused(item.word)
        rows.writerow((item.rank, word, item.count, round(item.per_million, 2)))
    return text.getvalue().encode("utf-8" if raw else "utf-8-sig")


def as_xlsx(view: WordsView) -> bytes:
    """One sheet; every word is a string, whatever it begins with."""
    file = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet("words")
        sheet.write_row(0, 0, COLUMNS)
        for row, item in enumerate(view.items, start=1):
            sheet.write_number(row, 0, item.rank)
            sheet.write_string(row, 1, item.word)
            sheet.write_number(row, 2, item.count)
            sheet.write_number(row, 3, round(item.per_million, 2))
    return file.getvalue()


def defused(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would run."""
    return f"'{cell}" if cell.startswith(_RUNS) else cell


def file_name(title: str, ending: str) -> str:
    """A name made of a title's letters and digits, in any script; "words" where it has none."""
    stem = re.sub(r"[\W_]+", "-", title).strip("-")[:MAX_NAME].strip("-")
    return f"{stem or 'words'}.{ending}"


def disposition(title: str, ending: str) -> str:
    """A Content-Disposition whose name any client can read: plain ASCII, and the real one beside it (RFC 6266)."""
    name = file_name(title, ending)
    plain = name.encode("ascii", "ignore").decode().lstrip("-.")
    fallback = plain if plain != ending and len(plain) > len(ending) + 1 else f"words.{ending}"
    return f"attachment; filename=\"{fallback}\"; filename*=UTF-8''{quote(name, safe='')}"
