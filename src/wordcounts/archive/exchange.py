"""Writing analyses out of a database, and taking them into another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Final

from wordcounts.archive import content, lines
from wordcounts.archive.shapes import (
    AnalysisShape,
    DocumentShape,
    Line,
    MemberShape,
    Step,
    TableShape,
    lines_of,
    lines_of_collection,
)
from wordcounts.errors import BadArchive, UnknownAnalysis, UnknownCollection
from wordcounts.settings import MEBIBYTE, Settings
from wordcounts.store.store import Store
from wordcounts.store.whole import Place, Whole
from wordcounts.store.whole_collections import WholeCollection

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
    n_collections: int = 0
    """That were not there. Analyses that came as their members are among the numbers above."""


def limit_bytes(settings: Settings) -> int:
    """The longest body, text or table that is taken in."""
    return max(MIN_LIMIT_BYTES, settings.fetch_max_body_bytes, settings.max_upload_bytes)


def export(
    store: Store,
    path: Path,
    *,
    made_by: str,
    ids: Sequence[str] | None = None,
    collections: Sequence[str] | None = None,
) -> int:
    """Write analyses into one file, the oldest first, and before them their collections; one is in memory at a time.

    Args:
        store: where they are.
        path: the file, which is replaced.
        made_by: the release that writes it, for people.
        ids: which analyses, each as a single one where its collection is not asked for.
        collections: which, with all their members. Everything there is, when both are None.

    Returns:
        How many analyses.

    Raises:
        UnknownAnalysis, UnknownCollection: an id is not there; no file is left.
    """
    heading: dict[str, object] = {"made_by": made_by, "made_at": store.now()}
    if ids is None and collections is None:
        collections, found = store.collections.ids(), _all(store)
    else:
        collections = list(dict.fromkeys(collections or ()))
        members = (id for one in collections for id in store.collections.analyses_of(one))
        found = chain(_members(store, members), _named(store, ids or ()))
    told: set[str] = set()
    wholes = (_of_told(whole, told) for whole in _once(found))
    gathered = _collections(store, collections, told) if collections else None
    return lines.write(path, heading, map(lines_of, wholes), gathered)


def _collections(store: Store, ids: Sequence[str], told: set[str]) -> Iterator[list[bytes]]:
    for id in ids:
        whole = store.collections.whole(id)
        if whole is None:
            raise UnknownCollection(f"There is no collection with the id {id[:64]}.")
        told.add(id)
        yield lines_of_collection(whole)


def _of_told(whole: Whole, told: set[str]) -> Whole:
    """A single analysis, where its collection is not in the file."""
    return whole if whole.member and whole.member["collection_id"] in told else replace(whole, member=None)


def _once(found: Iterable[Whole]) -> Iterator[Whole]:
    seen: set[str] = set()
    for whole in found:
        if whole.analysis["id"] not in seen:
            seen.add(whole.analysis["id"])
            yield whole


def _members(store: Store, ids: Iterable[str]) -> Iterator[Whole]:
    for id in ids:
        whole = store.whole(id)
        if whole is not None:  # taken out meanwhile
            yield whole


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
    limit = limit_bytes(settings)
    checked = Contents(path, limit)
    for _ in checked:
        pass
    n_added = n_skipped = n_queued = 0
    fresh: set[str] = set()
    grown: set[str] = set()
    for batch in _batches(Contents(path, limit), fresh, grown, store):
        batch = [_sound(one, checked.numbers) for one in batch]
        added = store.add_wholes(batch, grown=frozenset(grown))
        n_added += len(added)
        n_skipped += len(batch) - len(added)
        n_queued += sum(one.analysis["id"] in added and one.analysis["finished_at"] is None for one in batch)
    return Imported(n_added, n_skipped, n_queued, len(fresh))


def _sound(whole: Whole, numbers: dict[str, set[int]]) -> Whole:
    """Without a word of an original that was taken out while the file was written."""
    member = whole.member
    if member is None or member["duplicate_of"] is None or member["duplicate_of"] in numbers[member["collection_id"]]:
        return whole
    return replace(whole, member={**member, "duplicate_of": None})


def _batches(
    found: Iterable[Whole | WholeCollection], fresh: set[str], grown: set[str], store: Store
) -> Iterator[list[Whole]]:
    """Analyses, some at a time. Collections, which come first, are stored, and told apart: new, or there."""
    batch: list[Whole] = []
    n_bytes = 0
    for whole in found:
        if isinstance(whole, WholeCollection):
            (fresh if store.collections.add_whole(whole) else grown).add(whole.collection["id"])
            continue
        batch.append(whole)
        n_bytes += sum(len(row[name]) for row in _rows(whole) for name in ("body", "text") if name in row)
        if len(batch) == BATCH or n_bytes > BATCH_BYTES:
            yield batch
            batch, n_bytes = [], 0
    if batch:
        yield batch


def _rows(whole: Whole) -> list[dict[str, bytes]]:
    return [*([whole.document] if whole.document else []), *whole.tables]


class Contents:
    """What is in a file, one after the other, each checked with all that belongs to it; to be gone through once.

    Iterating raises BadArchive, which says which line, and why.
    """

    def __init__(self, path: Path, limit: int) -> None:
        self._path, self._limit = path, limit
        self.numbers: dict[str, set[int]] = {}
        """Those of the members of each collection, as far as the file was read."""
        self._keys: dict[str, set[str]] = {}

    def __iter__(self) -> Iterator[Whole | WholeCollection]:
        one: _Gathered | None = None
        for number, line in lines.read(self._path, max_line_bytes=self._limit * 4 // 3 + MEBIBYTE):
            if line.collection is not None:
                if one is not None:
                    raise BadArchive(f"Line {number}: collections stand before all analyses.")
                yield self._collection(number, line)
            elif line.analysis is not None:
                if one is not None:
                    yield one.whole()
                one = _Gathered(number, line.analysis, line.history or [])
            elif one is None:
                raise BadArchive(f"Line {number} belongs to no analysis.")
            else:
                if line.member is not None:
                    self._member(number, line.member)
                one.take(number, line, self._limit)
        if one is not None:
            yield one.whole()

    def _collection(self, number: int, line: Line) -> WholeCollection:
        assert line.collection is not None  # noqa: S101 - whoever calls this has looked
        row = line.collection.row()
        if row["id"] in self.numbers:
            raise BadArchive(f"Line {number}: a collection stands there twice.")
        self.numbers[row["id"]], self._keys[row["id"]] = set(), set()
        aliases = tuple(line.aliases or ())
        if len({key for key, _ in aliases}) != len(aliases):
            raise BadArchive(f"Line {number}: an address of the site stands there twice.")
        return WholeCollection(row, aliases)

    def _member(self, number: int, member: MemberShape) -> None:
        numbers, keys = self.numbers.get(member.collection_id), self._keys.get(member.collection_id)
        if numbers is None or keys is None:
            raise BadArchive(f"Line {number}: a source of a collection that is not in the file.")
        if member.number in numbers or member.key in keys:
            raise BadArchive(f"Line {number}: a source stands in its collection twice.")
        numbers.add(member.number)
        keys.add(member.key)


class _Gathered:
    """An analysis while its lines come."""

    def __init__(self, number: int, analysis: AnalysisShape, history: list[Step]) -> None:
        self._number, self._analysis, self._history = number, analysis, history
        self._document: DocumentShape | None = None
        self._tables: list[TableShape] = []
        self._member: MemberShape | None = None

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
            elif line.member is not None:
                if self._member is not None:
                    raise BadArchive("a member of a second collection")
                self._member = line.member
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
            member=self._member.row() if self._member else None,
        )
