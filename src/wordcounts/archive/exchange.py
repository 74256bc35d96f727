"""Writing analyses out of a database, and taking them into another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from wordcounts.archive import content, lines
from wordcounts.archive.shapes import AnalysisShape, DocumentShape, Line, Step, TableShape, lines_of
from wordcounts.errors import BadArchive, UnknownAnalysis
from wordcounts.settings import MEBIBYTE, Settings
from wordcounts.store.store import Store
from wordcounts.store.whole import Place, Whole

BATCH: Final = 100
BATCH_BYTES: Final = 8 * MEBIBYTE
"""One transaction takes in this many analyses, or these many bytes; milliseconds on either database."""

MIN_LIMIT_BYTES: Final = 64 * MEBIBYTE
"""A body, text or table of this length is always taken; of more, where the settings allow to fetch or send more."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    n_added: int
    n_skipped: int
    """There already."""
    n_queued: int
    """Of the added ones: unfinished, and waiting for a worker now."""


def limit_bytes(settings: Settings) -> int:
    """The longest body, text or table that is taken in."""
    return max(MIN_LIMIT_BYTES, settings.fetch_max_body_bytes, settings.max_upload_bytes)


def export(store: Store, path: Path, *, made_by: str, ids: Sequence[str] | None = None) -> int:
    """Write analyses into one file, the oldest first; one is in memory at a time.

    Args:
        store: where they are.
        path: the file, which is replaced.
        made_by: the release that writes it, for people.
        ids: which; all when None.

    Returns:
        How many.

    Raises:
        UnknownAnalysis: an id is not there; no file is left.
    """
    heading: dict[str, object] = {"made_by": made_by, "made_at": store.now()}
    found = _named(store, ids) if ids is not None else _all(store)
    return lines.write(path, heading, (lines_of(whole) for whole in found))


def _named(store: Store, ids: Iterable[str]) -> Iterator[Whole]:
    for id in dict.fromkeys(ids):
        whole = store.whole(id)
        if whole is None:
            raise UnknownAnalysis(f"There is no analysis with the id {id[:64]}.")
        yield whole


def _all(store: Store) -> Iterator[Whole]:
    after: Place | None = None
    while places := store.walk(after, limit=BATCH):
        for after in places:
            whole = store.whole(after.id)
            if whole is not None:  # deleted meanwhile
                yield whole


def take_in(store: Store, path: Path, settings: Settings) -> Imported:
    """Store the analyses of a file that are not there yet. Run again, it goes on where it was interrupted.

    The file is read twice: nothing is stored before all of it was found to be whole and sound.

    Raises:
        BadArchive: says which line, and why; nothing was stored.
    """
    for _ in wholes(path, limit_bytes(settings)):
        pass
    n_added = n_skipped = n_queued = 0
    for batch in _batches(wholes(path, limit_bytes(settings))):
        added = store.add_wholes(batch)
        n_added += len(added)
        n_skipped += len(batch) - len(added)
        n_queued += sum(one.analysis["id"] in added and one.analysis["finished_at"] is None for one in batch)
    return Imported(n_added, n_skipped, n_queued)


def _batches(found: Iterable[Whole]) -> Iterator[list[Whole]]:
    batch: list[Whole] = []
    n_bytes = 0
    for whole in found:
        batch.append(whole)
        n_bytes += sum(len(row[name]) for row in _rows(whole) for name in ("body", "text") if name in row)
        if len(batch) == BATCH or n_bytes > BATCH_BYTES:
            yield batch
            batch, n_bytes = [], 0
    if batch:
        yield batch


def _rows(whole: Whole) -> list[dict[str, bytes]]:
    return [*([whole.document] if whole.document else []), *whole.tables]


def wholes(path: Path, limit: int) -> Iterator[Whole]:
    """The analyses of a file, each checked with all that belongs to it.

    Raises:
        BadArchive: says which line, and why.
    """
    one: _Gathered | None = None
    for number, line in lines.read(path, max_line_bytes=limit * 4 // 3 + MEBIBYTE):
        if line.analysis is not None:
            if one is not None:
                yield one.whole()
            one = _Gathered(number, line.analysis, line.history or [])
        elif one is None:
            raise BadArchive(f"Line {number} belongs to no analysis.")
        else:
            one.take(number, line, limit)
    if one is not None:
        yield one.whole()


class _Gathered:
    """An analysis while its lines come."""

    def __init__(self, number: int, analysis: AnalysisShape, history: list[Step]) -> None:
        self._number, self._analysis, self._history = number, analysis, history
        self._document: DocumentShape | None = None
        self._tables: list[TableShape] = []

    def take(self, number: int, line: Line, limit: int) -> None:
        try:
            if line.document is not None:
                content.check_document(line.document, max_bytes=limit)
                if self._document is not None:
                    raise BadArchive("a second document")
                self._document = line.document
            elif line.table is not None:
                content.check_table(line.table, max_bytes=limit)
                if len(self._tables) == 3:
                    raise BadArchive("more tables than there are kinds")
                self._tables.append(line.table)
        except BadArchive as error:
            raise BadArchive(f"Line {number}: {error.message}.") from None

    def whole(self) -> Whole:
        try:
            content.check_whole(self._analysis, self._document, self._tables)
        except BadArchive as error:
            raise BadArchive(f"Line {self._number}: {error.message}.") from None
        return Whole(
            analysis=self._analysis.row(),
            history=tuple(step.row() for step in self._history),
            document=self._document.row() if self._document else None,
            tables=tuple(table.row() for table in self._tables),
        )
