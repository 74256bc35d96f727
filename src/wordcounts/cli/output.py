"""How results look: a quiet table for people, the API's shape as JSON, files for everything else."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import click

from wordcounts.cli.edge import printable
from wordcounts.errors import WordcountsError

if TYPE_CHECKING:
    from rich.console import Console

    from wordcounts.library import Frequencies
    from wordcounts.sheets import Sheet
    from wordcounts.text.views.keyness import KeyWord
    from wordcounts.text.views.view import WordsView


def words_shape(source: str, frequencies: Frequencies, view: WordsView) -> dict[str, Any]:
    """The `words` shape of the API, with what the API says about the document beside it."""
    return {
        "source": source,
        "title": frequencies.title,
        "language": frequencies.language,
        "extraction": frequencies.extraction,
        "recipe": frequencies.recipe.hash,
        "n_tokens": view.n_tokens,
        "n_types": view.n_types,
        "n_hapaxes": frequencies.n_hapaxes,
        "total": view.total,
        "stop_list": view.stop_list
        and {name: getattr(view.stop_list, name) for name in ("name", "version", "language", "n")},
        "items": [asdict(item) for item in view.items],
        "warnings": [asdict(notice) for notice in frequencies.notices],
    }


def error_shape(source: str, error: WordcountsError) -> dict[str, Any]:
    """What stands in a list of results for a source that could not be counted."""
    return {"source": source, "error": {"code": error.code, "message": error.message}}


def write_json(value: object) -> None:
    """Write one JSON document to standard output, for eyes and machines."""
    # ASCII only where the terminal can show no more: words are this program's subject.
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    sys.stdout.write(json.dumps(value, ensure_ascii=not utf8, indent=2) + "\n")


class SheetWriter:
    """Writes sheets of the same columns below each other, as one file on standard output."""

    def __init__(self, ending: str) -> None:
        self._ending = ending
        self._sheets: list[Sheet] = []
        self._begun = False
        if not self.is_text and sys.stdout.isatty():
            raise click.UsageError(f"A terminal cannot show {ending}: put it into a file (> words.{ending}).")

    @property
    def is_text(self) -> bool:
        """Whether sheets are written as they come."""
        return self._ending in ("csv", "tsv")

    def add(self, sheet: Sheet) -> None:
        """Write a sheet; spreadsheets and Parquet wait for the last one."""
        if not self.is_text:
            self._sheets.append(sheet)
            return
        lines = self._file(sheet).decode().splitlines(keepends=True)
        # Line by line: whoever reads them may have enough before the last.
        sys.stdout.writelines(lines[1 if self._begun else 0 :])
        self._begun = True

    def end(self) -> None:
        """Write what waits."""
        if self._sheets:
            first = self._sheets[0]
            rows = [row for sheet in self._sheets for row in sheet.rows]
            sys.stdout.buffer.write(self._file(replace(first, rows=rows)))

    def _file(self, sheet: Sheet) -> bytes:
        from wordcounts.sheets import FORMATS

        return FORMATS[self._ending].write(sheet, raw=True)


def write_words(source: str, frequencies: Frequencies, view: WordsView) -> None:
    """Write the heading and the table of one source."""
    console = _console()
    _heading(console, source, frequencies)
    if view.items:
        shares = [f"{_share(item.count, view.n_tokens)}" for item in view.items]
        rows = [
            (f"{item.rank:,}", printable(item.word), f"{item.count:,}", share)
            for item, share in zip(view.items, shares, strict=True)
        ]
        _table(console, ("", "word", "count", "% of words"), rows)
        if len(view.items) < view.total:
            _line(console, f"{view.total - len(view.items):,} more", style="dim")


def write_keywords(
    target: Frequencies, reference: Frequencies, items: Sequence[KeyWord], names: tuple[str, str]
) -> None:
    """Write the two headings and the table of what sets the target apart from the reference."""
    console = _console()
    _heading(console, names[0], target)
    _line(console, "against", style="dim")
    _heading(console, names[1], reference)
    rows = [
        (
            f"{rank:,}",
            printable(item.word) + (" *" if item.one_place else ""),
            f"{item.target_count:,}",
            f"{item.reference_count:,}",
            f"{item.g2:,.1f}",
            f"{item.log_ratio:+.2f}",
        )
        for rank, item in enumerate(items, 1)
    ]
    _table(console, ("", "word", "here", "there", "G²", "log ratio"), rows)
    if any(item.one_place for item in items):
        _line(console, "* all of it in one block of its text: less sure than G² says", style="dim")


def write_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write rows whose cells are fit to be shown; the last column is of numbers."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 1), header_style="dim", pad_edge=False)
    for place, column in enumerate(columns):
        last = place == len(columns) - 1
        table.add_column(column, justify="right" if last else "left", no_wrap=place != 1, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    _console().print(table)


def write_facts(value: dict[str, Any], *, before: str = "") -> None:
    """Write what a shape says, a line for each thing that it says something of."""
    console = _console()
    for name, said in value.items():
        if isinstance(said, dict):
            write_facts(said, before=f"{before}{name}.")
        elif isinstance(said, list):
            for one in said:
                cells = one.values() if isinstance(one, dict) else [one]
                _fact(console, before + name, "  ".join(str(cell) for cell in cells))
        elif said is not None:
            _fact(console, before + name, str(said))


def _fact(console: Console, name: str, said: str) -> None:
    from rich.text import Text

    console.print(Text.assemble((f"{name:<24}", "dim"), printable(said)), soft_wrap=True)


def _heading(console: Console, source: str, frequencies: Frequencies) -> None:
    title = printable(frequencies.title)
    name = "standard input" if source == "-" else printable(source)
    _line(console, title or name, style="bold")
    if title:
        _line(console, name, style="dim")
    facts = [
        f"{frequencies.n_tokens:,} words",
        f"{frequencies.n_types:,} different",
        f"{frequencies.n_hapaxes:,} used once",
        *([frequencies.language] if frequencies.language else []),
    ]
    _line(console, " · ".join(facts), style="dim")


def _share(count: int, n_tokens: int) -> str:
    percent = 100 * count / n_tokens if n_tokens else 0.0
    return f"{percent:.2f}" if percent >= 0.01 else "<0.01"


def _console() -> Console:
    from rich.console import Console

    # Into a pipe or a file, no line is folded or cut to a width that nobody has.
    return Console(file=sys.stdout, highlight=False, width=None if sys.stdout.isatty() else 1_000)


def _line(console: Console, text: str, *, style: str = "") -> None:
    from rich.text import Text

    console.print(Text(text, style=style), soft_wrap=True)


def _table(console: Console, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """All columns but the second (the words) are numbers, set flush right."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 1), header_style="dim", pad_edge=False)
    for place, column in enumerate(columns):
        word = place == 1
        table.add_column(
            column, justify="left" if word else "right", no_wrap=not word, overflow="fold", style="" if place else "dim"
        )
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console.print(table)
