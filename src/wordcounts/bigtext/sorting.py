"""Sorting rows that memory cannot hold: runs in a file without a name, merged when they are read."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Final, cast

from wordcounts.text.words.parts import Words, numbers

RUN_ROWS: Final = 100_000
"""Rows sorted in memory: 25 MB as tuples."""

FAN_IN: Final = 32
"""Runs merged at once."""

PAGE_ROWS: Final = 1_000
"""Rows of each run that are in memory while it is merged."""

Row = tuple[int, int, str]
"""Two numbers below 2^64 and a text without line feeds."""
Key = Callable[[Row], Any]


@dataclass(frozen=True, slots=True)
class _Run:
    pages: list[tuple[int, int]]
    """Where each is in the file, and how long."""


class Sorter:
    """Takes rows in any order, gives them sorted. One thread; to be closed.

    Args:
        key: what rows are sorted by; themselves without it.
        reverse: the other way round.
        run_rows: rows sorted in memory.
    """

    def __init__(self, *, key: Key | None = None, reverse: bool = False, run_rows: int = RUN_ROWS) -> None:
        self._file = Scratch()
        self._key = key
        self._reverse = reverse
        self._run_rows = run_rows
        self._rows: list[Row] = []
        self._runs: list[_Run] = []
        self.n = 0
        """Rows so far."""

    def add(self, rows: Iterable[Row]) -> None:
        """Take rows.

        Raises:
            OSError: the temporary folder is full.
        """
        before = len(self._rows)
        self._rows.extend(rows)
        self.n += len(self._rows) - before
        if len(self._rows) >= self._run_rows:
            self._sort()
            self._runs.append(self._written(iter(self._rows)))
            self._rows = []

    def sorted(self) -> Iterator[Row]:
        """All rows in order; once."""
        self._sort()
        while len(self._runs) > FAN_IN:
            self._runs = [
                self._written(self._merged(map(self._read, self._runs[start : start + FAN_IN])))
                for start in range(0, len(self._runs), FAN_IN)
            ]
        if not self._runs:
            return iter(self._rows)
        return self._merged([*map(self._read, self._runs), iter(self._rows)])

    def close(self) -> None:
        """Give back the file."""
        self._rows, self._runs = [], []
        self._file.close()

    def _sort(self) -> None:
        self._rows.sort(key=self._key, reverse=self._reverse)

    def _merged(self, runs: Iterable[Iterator[Row]]) -> Iterator[Row]:
        return heapq.merge(*runs, key=self._key, reverse=self._reverse)

    def _written(self, rows: Iterator[Row]) -> _Run:
        pages = []
        page: list[Row] = []
        for row in rows:
            page.append(row)
            if len(page) == PAGE_ROWS:
                pages.append(self._file.append(packed(page)))
                page = []
        if page:
            pages.append(self._file.append(packed(page)))
        return _Run(pages)

    def _read(self, run: _Run) -> Iterator[Row]:
        for page in run.pages:
            yield from unpacked(self._file.read(*page))


class Scratch:
    """A file without a name, which grows at its end; its system deletes it, however this program ends."""

    def __init__(self) -> None:
        # Unnamed at once; closed by close, or by whoever drops it: no `with` spans its life.
        self._file = cast("BinaryIO", tempfile.TemporaryFile(prefix="wordcounts-"))  # noqa: SIM115
        self._end = 0

    def append(self, data: bytes) -> tuple[int, int]:
        """Write; where it is, and how long."""
        at = self._end
        self._file.seek(at)
        self._file.write(data)
        self._end += len(data)
        return at, len(data)

    def read(self, at: int, size: int) -> bytes:
        """What was written there."""
        self._file.seek(at)
        return self._file.read(size)

    def close(self) -> None:
        """Give it back."""
        self._file.close()


def packed(rows: list[Row]) -> bytes:
    """Rows as bytes, for a file."""
    firsts, seconds, texts = zip(*rows, strict=True)
    return Words("\n".join(texts).encode(), numbers(firsts), numbers(seconds)).to_bytes()


def unpacked(data: bytes) -> Iterator[Row]:
    """The opposite of `packed`."""
    words = Words.from_bytes(data)
    return zip(words.counts, words.places, words.forms(), strict=True)
