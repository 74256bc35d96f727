"""Views as rows under named columns, and the files that they are taken away in: CSV, TSV, XLSX, Parquet.

docs/reference/files.md says what each column means.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.util import find_spec
from itertools import chain, islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

import xlsxwriter

from wordcounts.errors import InvalidOption, MissingExtra
from wordcounts.text.views.keyness import KeyWord
from wordcounts.text.views.view import WordsView

if TYPE_CHECKING:
    from wordcounts.text.corpus.alike import Alike
    from wordcounts.text.corpus.evenness import Evenness
    from wordcounts.text.corpus.growth import Growth
    from wordcounts.text.corpus.keyness import CorpusContrast
    from wordcounts.text.corpus.tfidf import Tfidf
    from wordcounts.text.corpus.trends import Trends
    from wordcounts.text.corpus.words import Matrix, SummedWords
    from wordcounts.text.outline import Outline
    from wordcounts.text.views.collocates import Collocates
    from wordcounts.text.views.concordance import Concordance, SourcedLine
    from wordcounts.text.views.distinctive import DistinctiveView
    from wordcounts.text.views.forms import Forms
    from wordcounts.text.views.places import PlacesView

    View = (
        WordsView
        | PlacesView
        | Concordance
        | Collocates
        | Forms
        | DistinctiveView
        | Outline
        | list[KeyWord]
        | tuple[KeyWord, ...]
    )

Cell = str | int | float | bool | None

AT_ONCE: Final = 20_000
"""Rows that are laid out and written at a time."""

_RUNS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""First characters at which a spreadsheet takes a cell for a formula; the wide ones in Chinese and Japanese editions.

Source: OWASP, CSV Injection.
"""

_AFTER_A_SEPARATOR: Final = re.compile(r"""[;\r\n](?=["' \t]{0,8}[=+\-@＝＋－＠])""")
"""Where Excel begins a cell if its list separator is the semicolon, as on most of the European continent: there a CSV
is parted at each of them, quoted or not, unless the quotes open the cell. By the same source.
"""

_PARTING: Final = str.maketrans("\t\r\n", "   ")
"""What parts the cells and rows of a TSV, which has no quotes (IANA, text/tab-separated-values)."""

MAX_XLSX_ROWS: Final = 1_048_575
"""Rows below a header that one worksheet holds.

Source: Microsoft, Excel specifications and limits.
"""

MAX_XLSX_CHARS: Final = 32_767
"""Characters of one cell, by the same; Excel counts UTF-16 units."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A view, whole, as rows. `kinds` are the columns' types: text (str), numbers (int, float) or yes and no (bool)."""

    name: str
    columns: tuple[str, ...]
    kinds: tuple[type, ...]
    rows: Sequence[tuple[Cell, ...]]

    def under(self, column: str, cell: str) -> Sheet:
        """The same with a first column that says the same in every row."""
        rows = [(cell, *row) for row in self.rows]
        return Sheet(self.name, (column, *self.columns), (str, *self.kinds), rows)


_LINE: Final[dict[str, type]] = {
    **dict.fromkeys(("left", "node", "right", "sentence"), str),
    **dict.fromkeys(("token", "block", "start", "end"), int),
    "fragment": str,
}

# What each view is as rows


def of_words(view: WordsView) -> Sheet:
    """A view of the words: rank, word, count, per_million."""
    return _of("words", {"rank": int, "word": str, "count": int, "per_million": float}, view.items)


def of_places(view: PlacesView) -> Sheet:
    """Words by place, a column for each."""
    places = [place.place for place in view.places]
    rows: list[tuple[Cell, ...]] = [
        (item.rank, item.word, item.count, *(item.places[place] for place in places)) for item in view.items
    ]
    return Sheet("places", ("rank", "word", "count", *places), (int, str, int, *(int for _ in places)), rows)


def of_concordance(view: Concordance) -> Sheet:
    """Occurrences in context."""
    return _of("concordance", _LINE, view.lines)


def of_collocates(view: Collocates) -> Sheet:
    """The words near a word, with every measure."""
    measures = tuple(view.items[0].scores) if view.items else ()
    columns = ("rank", "word", "count", "total", "expected", *measures)
    rows: list[tuple[Cell, ...]] = [
        (item.rank, item.word, item.count, item.total, item.expected, *(item.scores[one] for one in measures))
        for item in view.items
    ]
    return Sheet("collocates", columns, (int, str, int, int, float, *(float for _ in measures)), rows)


def of_forms(view: Forms) -> Sheet:
    """The forms of a word."""
    return _of("forms", {"form": str, "count": int}, view.items)


def of_distinctive(view: DistinctiveView) -> Sheet:
    """Words against the language at large."""
    numbers = dict.fromkeys(("per_million", "language_per_million"), float)
    columns = {"rank": int, "word": str, "count": int, **numbers, "listed": bool}
    return _of("distinctive", {**columns, **dict.fromkeys(("g2", "q", "log_ratio"), float)}, view.items)


def of_blocks(outline: Outline) -> Sheet:
    """The parts of a document, numbered as a choice names them."""
    kinds: dict[str, type] = {"counted": bool, "tag": str, "within": str, "n_words": int, "n_link_words": int}
    kinds |= {"likelihood": float, "structured": bool, "text": str}
    of = _of("blocks", kinds, outline.parts)
    return _numbered("number", of, start=0)


def of_keywords(items: Sequence[KeyWord]) -> Sheet:
    """What sets a target apart from a reference, with its rank by significance."""
    kinds: dict[str, type] = {one.name: float for one in fields(KeyWord)}
    kinds |= {"word": str, "target_count": int, "reference_count": int, "one_place": bool}
    of = _of("keywords", kinds, items)
    return _numbered("rank", of, start=1)


def sheet_of(view: View) -> Sheet:
    """Any view that is rows, as them; keywords as a list.

    Raises:
        InvalidOption: a view that is none (measures, a distribution).
    """
    from wordcounts.text.outline import Outline
    from wordcounts.text.views.collocates import Collocates
    from wordcounts.text.views.concordance import Concordance
    from wordcounts.text.views.distinctive import DistinctiveView
    from wordcounts.text.views.forms import Forms
    from wordcounts.text.views.places import PlacesView

    laid_out: dict[type, Callable[[Any], Sheet]] = {
        WordsView: of_words,
        PlacesView: of_places,
        Concordance: of_concordance,
        Collocates: of_collocates,
        Forms: of_forms,
        DistinctiveView: of_distinctive,
        Outline: of_blocks,
        list: of_keywords,
        tuple: of_keywords,
    }
    if type(view) not in laid_out:
        raise InvalidOption(f"{type(view).__name__} is not rows, and has no file.", parameter="view")
    return laid_out[type(view)](view)


def of_summed(view: SummedWords) -> Sheet:
    """The words of many documents: rank, word, count, per_million, n_documents; and dp_norm, where it was asked for."""
    kinds: dict[str, type] = {"rank": int, "word": str, "count": int, "per_million": float, "n_documents": int}
    if view.dispersion:
        kinds["dp_norm"] = float
    return _of("words", kinds, view.items)


def of_matrix(view: Matrix) -> Sheet:
    """Words by documents, a column for each: its number and its name."""
    documents = tuple(f"{one.number} {one.name}".strip() for one in view.documents)
    rows: list[tuple[Cell, ...]] = [(one.rank, one.word, one.count, one.n_documents, *one.counts) for one in view.items]
    columns = ("rank", "word", "count", "n_documents", *documents)
    return Sheet("matrix", columns, (int, str, int, int, *(int for _ in documents)), rows)


def of_evenness(view: Evenness) -> Sheet:
    """Words over documents."""
    measures = ("share_of_documents", "dp", "dp_norm", "juilland_d", "carroll_d2", "idf")
    kinds: dict[str, type] = {"rank": int, "word": str, "count": int, "n_documents": int}
    return _of("dispersion", kinds | dict.fromkeys(measures, float), view.items)


def of_tfidf(view: Tfidf) -> Sheet:
    """The weightiest words of documents, one document after another."""
    columns = ("number", "name", "rank", "word", "count", "n_documents", "weight")
    rows: list[tuple[Cell, ...]] = [
        (document.number, document.name, one.rank, one.word, one.count, one.n_documents, one.weight)
        for document in view.documents
        for one in document.items
    ]
    return Sheet("tfidf", columns, (int, str, int, str, int, int, float), rows)


def of_trends(view: Trends) -> Sheet:
    """Words through documents: a row for each word in each part."""
    columns = ("word", "part", "first", "last", "name", "n_tokens", "count", "per_million", "tau")
    rows: list[tuple[Cell, ...]] = [
        (one.word, at, part.first, part.last, part.name, part.n_tokens, one.counts[at - 1], one.per_million[at - 1],
         one.tau)
        for one in view.items
        for at, part in enumerate(view.parts, start=1)
    ]  # fmt: skip
    return Sheet("trends", columns, (str, int, int, int, str, int, int, float, float), rows)


def of_document_keywords(view: CorpusContrast) -> Sheet:
    """What sets documents apart from others."""
    whole = ("rank", "target_count", "reference_count", "target_documents", "reference_documents")
    measures = ("g2", "log_ratio", "g2_four_term", "p", "q", "log_ratio_low", "log_ratio_high", "percent_difference")
    kinds: dict[str, type] = {"rank": int, "word": str, **dict.fromkeys(whole[1:], int)}
    kinds |= dict.fromkeys(measures, float) | {"one_document": bool, "p_permuted": float, "q_permuted": float}
    return _of("keyness", kinds, view.items)


def of_growth(view: Growth) -> Sheet:
    """The vocabulary from document to document."""
    kinds: dict[str, type] = dict.fromkeys(("n_documents", "number", "n_tokens", "n_types", "n_changed"), int)
    return _of("growth", kinds, view.points)


def of_alike(view: Alike) -> Sheet:
    """Documents that say nearly what earlier ones say."""
    return _of("alike", {"number": int, "name": str, "near": int, "near_name": str, "share": float}, view.items)


def of_sourced_lines(lines: Iterable[SourcedLine]) -> Sheet:
    """Occurrences in many documents: the number and the name of each one's, and what a concordance has."""
    rows = list(lines)
    of = _of("concordance", _LINE, [one.line for one in rows])
    told: list[tuple[Cell, ...]] = [(one.number, one.name, *row) for one, row in zip(rows, of.rows, strict=True)]
    return Sheet(of.name, ("number", "name", *of.columns), (int, str, *of.kinds), told)


def _of(name: str, kinds: dict[str, type], items: Iterable[Any]) -> Sheet:
    columns = tuple(kinds)
    of = items if isinstance(items, Sequence) else list(items)
    rows = _Rows(of, columns)
    return Sheet(name, columns, tuple(kinds.values()), rows if len(rows) > AT_ONCE else list(rows))


class _Rows(Sequence[tuple[Cell, ...]]):
    """Values as rows, each made when it is written: a million at once would take 200 MB."""

    def __init__(self, items: Sequence[Any], columns: Sequence[str]) -> None:
        self._items, self._cells = items, attrgetter(*columns)

    def __len__(self) -> int:
        return len(self._items)

    def __getitem__(self, at: Any) -> Any:
        found = self._items[at]
        return list(map(self._cells, found)) if isinstance(at, slice) else self._cells(found)

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        return map(self._cells, self._items)


def _numbered(column: str, of: Sheet, *, start: int) -> Sheet:
    rows: list[tuple[Cell, ...]] = [(number, *row) for number, row in enumerate(of.rows, start)]
    return Sheet(of.name, (column, *of.columns), (int, *of.kinds), rows)


# Files


def as_csv(sheet: Sheet, *, raw: bool = False) -> bytes:
    """UTF-8 with a byte order mark, without which Excel reads it as the machine's own code page.

    Args:
        sheet: what to write.
        raw: for machines: no mark, cells as they are, bare line feeds.
    """
    return b"".join(csv_of(sheet, raw=raw))


def csv_of(sheet: Sheet, *, raw: bool = False) -> Iterator[bytes]:
    """The same in pieces, of AT_ONCE rows each."""
    if not raw:
        yield codecs.BOM_UTF8
    rows: Iterator[Sequence[Cell]] = chain([sheet.columns], _written(sheet, raw=raw))
    while some := list(islice(rows, AT_ONCE)):
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n" if raw else "\r\n").writerows(some)
        yield text.getvalue().encode("utf-8")


def as_tsv(sheet: Sheet, *, raw: bool = False) -> bytes:
    """The same parted by tabs, without quotes: a tab or a line break within a cell is a blank."""
    lines = ["\t".join(sheet.columns)]
    for row in _written(sheet, raw=raw):
        lines.append("\t".join("" if cell is None else str(cell).translate(_PARTING) for cell in row))
    return ("\n".join(lines) + "\n").encode("utf-8" if raw else "utf-8-sig")


def as_xlsx(sheet: Sheet, *, raw: bool = False) -> bytes:
    """One worksheet; every text is a string, whatever it begins with, and one that no cell holds says that it is cut.

    Raises:
        InvalidOption: more rows than a worksheet holds.
    """
    if len(sheet.rows) > MAX_XLSX_ROWS:
        raise InvalidOption(f"A spreadsheet holds {MAX_XLSX_ROWS:,} rows; CSV holds all.", parameter="format")
    file = io.BytesIO()
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "nan_inf_to_errors": True,
    }
    with xlsxwriter.Workbook(file, options) as book:
        page = book.add_worksheet(sheet.name)
        page.write_row(0, 0, sheet.columns)
        for number, row in enumerate(sheet.rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    page.write_string(number, column, fitting(cell))
                elif cell is not None:
                    page.write(number, column, _short(cell))
    return file.getvalue()


def as_parquet(sheet: Sheet, *, raw: bool = False) -> bytes:
    """Typed columns, numbers whole.

    Raises:
        MissingExtra: the extra `parquet` is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        sentence = "Parquet files are an extra: ./run extras on, or pip install 'wordcounts[parquet]'."
        raise MissingExtra(sentence) from None
    types = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_()}
    schema = pyarrow.schema([(name, types[kind]) for name, kind in zip(sheet.columns, sheet.kinds, strict=True)])
    file, rows = io.BytesIO(), iter(sheet.rows)
    with parquet.ParquetWriter(file, schema, compression="zstd") as written:
        while some := list(islice(rows, AT_ONCE)):
            columns = zip(*some, strict=True)
            arrays = [pyarrow.array(cells, types[kind]) for cells, kind in zip(columns, sheet.kinds, strict=True)]
            written.write_table(pyarrow.table(arrays, schema=schema))
    return file.getvalue()


def writes_parquet() -> bool:
    """Whether the extra is installed; loads nothing."""
    return find_spec("pyarrow") is not None


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file."""

    media_type: str
    write: Callable[..., bytes]


FORMATS: Final = {
    "csv": Format("text/csv; charset=utf-8", as_csv),
    "tsv": Format("text/tab-separated-values; charset=utf-8", as_tsv),
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
    "parquet": Format("application/vnd.apache.parquet", as_parquet),
}
"""Ending -> what is written under it."""


def defused(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would run: at its beginning, and where one may part it.

    >>> defused("=1+1"), defused("so; =1+1"), defused("one; two")
    ("'=1+1", "so;' =1+1", 'one; two')
    """
    cell = _AFTER_A_SEPARATOR.sub(r"\g<0>'", cell)
    return f"'{cell}" if cell.startswith(_RUNS) else cell


def fitting(cell: str) -> str:
    """The cell, cut to what a worksheet's may hold; then its end says how long the whole is.

    >>> len(fitting("a" * 40_000)), fitting("a" * 40_000)[-27:]
    (32767, 'aa [cut: 40,000 characters]')
    """
    if len(cell) <= MAX_XLSX_CHARS and _units(cell) <= MAX_XLSX_CHARS:
        return cell
    end = f" [cut: {len(cell):,} characters]"
    # Two bytes are a unit; half a surrogate pair at the end is no character.
    kept = cell.encode("utf-16-le")[: 2 * (MAX_XLSX_CHARS - len(end))].decode("utf-16-le", "ignore")
    return kept + end


def _units(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)


def _written(sheet: Sheet, *, raw: bool) -> Iterator[list[Cell]]:
    numbers = [at for at, kind in enumerate(sheet.kinds) if kind is float]
    texts = [] if raw else [at for at, kind in enumerate(sheet.kinds) if kind is str]
    for row in sheet.rows:
        cells = list(row)
        for at in numbers:
            cells[at] = _short(cells[at])
        for at in texts:
            cell = cells[at]
            cells[at] = defused(cell) if isinstance(cell, str) else cell
        yield cells


@lru_cache(maxsize=1_000)
def _rounded(number: float) -> float:
    return float(f"{number:.8g}")  # rows in order of their counts say the same number again and again


def _short(cell: Cell) -> Cell:
    """Eight significant digits: a count's share of a million is exact to the last token of a hundred million."""
    # 0 is what it is: of 0.0 and -0.0, which are equal, one would be told for the other.
    return _rounded(cell) if isinstance(cell, float) and cell else cell
