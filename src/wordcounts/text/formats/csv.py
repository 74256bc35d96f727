"""CSV and TSV: every cell a block of its own, the header's too. Both extractions are the same.

Any text is CSV of some kind, so that nothing but binary data is broken: a quote that nobody closes ends with its line.

Source: RFC 4180.
"""

from __future__ import annotations

import re
from functools import cache
from io import StringIO
from typing import Final

from wordcounts.text.charset.decode import decode
from wordcounts.text.formats.container import broken
from wordcounts.text.formats.shape import Document, Extract, Kind

CSV: Final = "text/csv"
TSV: Final = "text/tab-separated-values"

KIND: Final = Kind(
    name="a CSV table",
    media_types=(CSV, TSV, "application/csv", "text/x-csv", "text/comma-separated-values", "text/tsv"),
    suffixes={".csv": CSV, ".tsv": TSV, ".tab": TSV},
)

_DELIMITERS: Final = ",;\t|"
_SHOWN_LINES: Final = 20
"""How many lines show which delimiter it is."""
_QUOTED: Final = re.compile(r'"(?:[^"]|"")*"')
_BOMS: Final = (b"\xff\xfe", b"\xfe\xff")


def read(document: Document) -> Extract:
    """Its cells, row by row."""
    if b"\0" in document.body[:1024] and not document.body.startswith(_BOMS):
        raise broken(KIND.name)
    text, charset = decode(document.body, charset=document.charset, markup=False)
    return Extract(_cells(text, delimiter_of(text)), "", "", charset, document.extraction)


def delimiter_of(text: str) -> str:
    r"""The character that parts cells: the one that the most lines have, and then the one that there is most of.

    >>> delimiter_of("Name;Preis\nBrot;3,50\nTee;2,90"), delimiter_of('"a;b;c",d\n"e",f')
    (';', ',')
    """
    lines = [_QUOTED.sub("", line) for line in text[:20_000].splitlines()[:_SHOWN_LINES] if line.strip()]
    counts = [(sum(sign in line for line in lines), sum(line.count(sign) for line in lines)) for sign in _DELIMITERS]
    return max(zip(counts, _DELIMITERS, strict=True), key=lambda pair: pair[0], default=((0, 0), ","))[1]


def _cells(text: str, delimiter: str) -> str:
    r"""A line for each cell that holds something, without its quotes.

    >>> _cells('one,"2, ""two"" ",\n"three",5', ",").split("\n")
    ['one', '2, "two" ', 'three', '5']
    """
    if '"' not in text:
        return text.replace(delimiter, "\n")
    # A stream, since the cells of a large table take many times its memory as strings.
    out = StringIO()
    for found in cell_pattern(delimiter).finditer(text):
        cell = found[1].replace('""', '"') if found[2] is None else found[2]
        if cell and not cell.isspace():
            out.write(f"{cell}\n")
    return out.getvalue().rstrip("\n")


@cache
def cell_pattern(delimiter: str) -> re.Pattern[str]:
    """Finds cells that hold something: what stands between its quotes, or, as its second group, one without any."""
    sign = re.escape(delimiter)
    # A quoted cell ends at a delimiter or a line's end; a quote in any other place is a character.
    return re.compile(rf'(?:^|(?<=[{sign}\n\r]))[ ]*"([^"]*(?:""[^"]*)*)"[ ]*(?=[{sign}\r\n]|\Z)|([^{sign}\r\n]+)')
