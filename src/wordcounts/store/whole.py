"""An analysis whole, as it is stored: for what copies analyses from one database to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, and_, func, insert, or_, select

from wordcounts.lifecycle import State
from wordcounts.store import whole_collections
from wordcounts.store.analyses import record
from wordcounts.store.tables import analyses, documents, frequencies, transitions
from wordcounts.store.whole_collections import Coming, Row

STAYS: Final = frozenset(
    {
        # What ties a row to the workers of its database, and to others of its rows.
        *("stage", "lease_until", "worker", "next_attempt_at", "hinted_at"),
        *("share_key", "shares"),
        # A member says which it is of, beside its analysis.
        "collection_id",
        # A client's promise to itself, for a day: another database never saw the request.
        *("idempotency_key", "request_hash"),
    }
)
"""Columns of `analyses` that do not travel. All others do (a test holds the two together with the tables)."""

FENCE_AHEAD: Final = 1 << 20
"""How far the fence of an unfinished analysis moves on when it is copied in: further than its claims will get meanwhile
in the database that it comes from, so that whoever still works on it there is late here."""


@dataclass(frozen=True, slots=True)
class Whole:
    """One analysis with all that belongs to it; bodies, texts and tables of words compressed as stored."""

    analysis: Row
    history: tuple[Row, ...]
    document: Row | None
    tables: tuple[Row, ...]
    member: Row | None = None
    """In which collection it is, and as what; None for a single one."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a walk over all analyses stands: after this one."""

    created_at: float
    id: str


def walk(connection: Connection, after: Place | None, *, limit: int) -> list[Place]:
    """The next analyses, oldest first."""
    query = select(analyses.c.created_at, analyses.c.id).order_by(analyses.c.created_at, analyses.c.id).limit(limit)
    if after is not None:
        later = analyses.c.created_at > after.created_at
        beside = and_(analyses.c.created_at == after.created_at, analyses.c.id > after.id)
        query = query.where(or_(later, beside))
    return [Place(row.created_at, row.id) for row in connection.execute(query)]


def matching(connection: Connection, prefix: str, *, limit: int) -> list[str]:
    """Ids that begin so, in order."""
    query = select(analyses.c.id).where(func.substr(analyses.c.id, 1, len(prefix)) == prefix).order_by(analyses.c.id)
    return list(connection.execute(query.limit(limit)).scalars())


def read(connection: Connection, id: str) -> Whole | None:
    """One analysis whole, or None."""
    travels = [column for column in analyses.c if column.name not in STAYS]
    row = connection.execute(select(*travels).where(analyses.c.id == id)).mappings().one_or_none()
    if row is None:
        return None
    steps = select(transitions.c.at, transitions.c.state, transitions.c.attempt, transitions.c.reason)
    steps = steps.where(transitions.c.analysis_id == id).order_by(transitions.c.number)
    document = connection.execute(select(documents).where(documents.c.analysis_id == id)).mappings().one_or_none()
    kept = select(frequencies).where(frequencies.c.analysis_id == id).order_by(frequencies.c.extraction)
    return Whole(
        analysis=dict(row),
        history=tuple(dict(step) for step in connection.execute(steps).mappings()),
        document=_without_id(document) if document else None,
        tables=tuple(_without_id(one) for one in connection.execute(kept).mappings()),
        member=whole_collections.membership(connection, id),
    )


def add(connection: Connection, wholes: Sequence[Whole], *, grown: frozenset[str] = frozenset()) -> set[str]:
    """Store what is not there yet; return the ids of those. Unfinished ones are queued, for any worker to take.

    Args:
        wholes: members only of collections that are there.
        grown: collections that were there before any of this, as `whole_collections.joined` takes them.
    """
    ids = [whole.analysis["id"] for whole in wholes]
    there = set(connection.execute(select(analyses.c.id).where(analyses.c.id.in_(ids))).scalars())
    coming = [
        Coming(whole.analysis["id"], whole.member, whole.analysis["id"] in there) for whole in wholes if whole.member
    ]
    places, left_out = whole_collections.joined(connection, coming, grown=grown)
    there |= left_out
    fresh = {whole.analysis["id"]: whole for whole in wholes if whole.analysis["id"] not in there}
    for id, whole in fresh.items():
        connection.execute(insert(analyses).values(**_rested(whole.analysis)))
        if whole.document is not None:
            connection.execute(insert(documents).values(analysis_id=id, **whole.document))
        for one in whole.tables:
            connection.execute(insert(frequencies).values(analysis_id=id, **one))
        if whole.history:
            connection.execute(insert(transitions), [{"analysis_id": id, **step} for step in whole.history])
    whole_collections.put(connection, places)
    record(connection, [id for id, whole in fresh.items() if not State(whole.analysis["state"]).terminal], "imported")
    return set(fresh)


def _rested(row: Row) -> Row:
    """Nobody here works on it."""
    if State(row["state"]).terminal:
        return row
    return {**row, "state": State.QUEUED, "fence": row["fence"] + FENCE_AHEAD}


def _without_id(row: Any) -> Row:
    return {name: value for name, value in row.items() if name != "analysis_id"}
