"""A collection as it is stored, and its members as they are taken in: for what copies from one database to another.

Members travel beside their analyses; whose collection is not there, or does not come along, is a single analysis.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, func, insert, select, update

from wordcounts.store.members import chunks, lock
from wordcounts.store.tables import aliases, analyses, collections, members

Row = dict[str, Any]
"""A row's columns by name. Leaves the store only to be written out, and comes in only when it was checked."""

STAYS: Final = frozenset({"lease_until", "hinted_at", "idempotency_key", "request_hash"})
"""Columns of `collections` that do not travel: they belong to the workers and the day of their database."""


@dataclass(frozen=True, slots=True)
class WholeCollection:
    """One collection without its members; `aliases` are addresses of a site, each with a member's number."""

    collection: Row
    aliases: tuple[tuple[str, int], ...] = ()


def ids(connection: Connection) -> list[str]:
    """Of all collections, the oldest first."""
    return list(connection.execute(select(collections.c.id).order_by(collections.c.created_at)).scalars())


def read(connection: Connection, id: str) -> WholeCollection | None:
    """One collection, or None."""
    travels = [column for column in collections.c if column.name not in STAYS]
    row = connection.execute(select(*travels).where(collections.c.id == id)).mappings().one_or_none()
    if row is None:
        return None
    known = select(aliases.c.key, aliases.c.number).where(aliases.c.collection_id == id).order_by(aliases.c.key)
    return WholeCollection(dict(row), tuple((one.key, one.number) for one in connection.execute(known)))


def analyses_of(connection: Connection, id: str) -> list[str]:
    """Those of its members, in their order."""
    query = select(members.c.analysis_id).where(members.c.collection_id == id).order_by(members.c.number)
    return list(connection.execute(query).scalars())


def membership(connection: Connection, analysis_id: str) -> Row | None:
    """In which collection an analysis is, and as what; None for a single one."""
    columns = [column for column in members.c if column.name != "analysis_id"]
    row = connection.execute(select(*columns).where(members.c.analysis_id == analysis_id)).mappings().one_or_none()
    return dict(row) if row else None


def add(connection: Connection, whole: WholeCollection) -> bool:
    """Store a collection that is not there; False where it is."""
    id = whole.collection["id"]
    if connection.execute(select(collections.c.id).where(collections.c.id == id)).first() is not None:
        return False
    connection.execute(insert(collections).values(**whole.collection))
    if whole.aliases:
        rows = [{"collection_id": id, "key": key, "number": number} for key, number in whole.aliases]
        connection.execute(insert(aliases), rows)
    return True


@dataclass(frozen=True, slots=True)
class Coming:
    """A member that is about to be taken in: of which analysis, and whether that one is here already."""

    analysis_id: str
    member: Row
    is_here: bool


def joined(connection: Connection, coming: Iterable[Coming], *, grown: frozenset[str]) -> tuple[list[Row], set[str]]:
    """Find places for members in the collections that are here.

    A source that is a member already stays as it is. A number that another source has is given anew. An analysis that
    is here alone becomes a member; one that is in a collection stays there.

    Args:
        grown: collections that were here before the file was: which texts are equal is then told anew.

    Returns:
        Rows of members to be inserted, once their analyses are there; and the analyses that are to be left out, since
        their source is a member already.
    """
    found: list[Row] = []
    left_out: set[str] = set()
    by_collection: dict[str, list[Coming]] = {}
    for one in coming:
        by_collection.setdefault(one.member["collection_id"], []).append(one)
    for id, some in by_collection.items():
        keys = _there(connection, id, "key", [one.member["key"] for one in some])
        numbers = _there(connection, id, "number", [one.member["number"] for one in some])
        n_numbered = lock(connection, id).n_numbered
        alone = _alone(connection, [one.analysis_id for one in some if one.is_here])
        for one in some:
            if one.is_here and one.analysis_id not in alone:
                continue
            if one.member["key"] in keys:
                left_out |= set() if one.is_here else {one.analysis_id}
                continue
            number = one.member["number"]
            number = n_numbered + 1 if number in numbers else number
            n_numbered = max(n_numbered, number)
            keys.add(one.member["key"])
            numbers.add(number)
            found.append({**one.member, "number": number, "analysis_id": one.analysis_id, "grown": id in grown})
        connection.execute(update(collections).where(collections.c.id == id).values(n_numbered=n_numbered))
    return found, left_out


def put(connection: Connection, rows: Sequence[Row]) -> None:
    """Insert members, whose analyses are there."""
    for row in rows:
        values = {name: value for name, value in row.items() if name != "grown"}
        connection.execute(insert(members).values(**values))
        of_it = analyses.c.id == row["analysis_id"]
        connection.execute(update(analyses).where(of_it).values(collection_id=row["collection_id"]))
        if row["grown"] and row["text_hash"]:
            _tell_equal(connection, row)


def _tell_equal(connection: Connection, row: Row) -> None:
    """Of equal texts, the one with the lowest number is the original."""
    same = (members.c.collection_id == row["collection_id"], members.c.text_hash == row["text_hash"])
    first = connection.execute(select(func.min(members.c.number)).where(*same)).scalar_one()
    connection.execute(update(members).where(*same, members.c.number != first).values(duplicate_of=first))
    connection.execute(update(members).where(*same, members.c.number == first).values(duplicate_of=None))


def _there(connection: Connection, id: str, name: str, values: Sequence[Any]) -> set[Any]:
    found: set[Any] = set()
    for some in chunks(values):
        query = select(members.c[name]).where(members.c.collection_id == id, members.c[name].in_(some))
        found.update(connection.execute(query).scalars())
    return found


def _alone(connection: Connection, ids: Sequence[str]) -> set[str]:
    query = select(analyses.c.id).where(analyses.c.id.in_(ids), analyses.c.collection_id.is_(None))
    return set(connection.execute(query).scalars()) if ids else set()
