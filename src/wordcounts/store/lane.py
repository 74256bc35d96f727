"""What is done to the members of a collection together: claimed, cancelled and deleted, as statements."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Integer, bindparam, select, update
from sqlalchemy import delete as delete_from
from sqlalchemy.sql.dml import ReturningUpdate

from wordcounts.lifecycle import State
from wordcounts.store import documents, members, sharing
from wordcounts.store.analyses import AT_REST, COLUMNS_OF_CLAIM, WAITS, claimed, due, record, running
from wordcounts.store.clock import now
from wordcounts.store.tables import analyses
from wordcounts.store.values import Claim

_IDS_AT_ONCE = 500
"""In one IN (...)."""


def claim_members(
    connection: Connection, collection_id: str, *, worker: str, lease_s: float, limit: int
) -> list[Claim]:
    """One UPDATE: the first rows of a collection that wait and are due, `limit` at most."""
    given = {"of_collection": collection_id, "to_worker": worker, "for_s": lease_s, "at_most": limit}
    rows = connection.execute(_claim_members(), given).mappings().all()
    record(connection, [row["id"] for row in rows], f"claimed by {worker}")
    return [claimed(connection, row) for row in rows]


def delete_many(connection: Connection, ids: Sequence[str]) -> None:
    """Delete rows with all that belongs to them; whoever follows one of them goes on without."""
    leads = select(analyses.c.shares).where(analyses.c.shares.in_(ids)).distinct()
    leaders = list(connection.execute(leads).scalars())
    connection.execute(delete_from(analyses).where(analyses.c.id.in_(ids)))
    for id in leaders:
        sharing.pass_on(connection, id)


def cancel_members(
    connection: Connection, collection_id: str, *, states: Sequence[State] = (State.QUEUED, State.RUNNING)
) -> None:
    """Cancel what has not ended of a collection, or what stands in some of those states."""
    live = (analyses.c.collection_id == collection_id, analyses.c.state.in_(states))
    gone = {**AT_REST, "state": State.CANCELLED, "finished_at": now(), "next_attempt_at": None, "shares": None}
    statement = update(analyses).where(*live).values(**gone, fence=analyses.c.fence + 1).returning(analyses.c.id)
    ids = list(connection.execute(statement).scalars())
    record(connection, ids, "cancelled")
    for start in range(0, len(ids), _IDS_AT_ONCE):
        some = ids[start : start + _IDS_AT_ONCE]
        documents.forget_many(connection, some)
        followed = select(analyses.c.shares).where(analyses.c.shares.in_(some)).distinct()
        for id in list(connection.execute(followed).scalars()):
            sharing.pass_on(connection, id)


def singles(connection: Connection, ids: Sequence[str]) -> list[str]:
    """Those that are no members of collections."""
    query = select(analyses.c.id).where(analyses.c.id.in_(ids), analyses.c.collection_id.is_(None))
    return list(connection.execute(query).scalars())


@cache
def _claim_members() -> ReturningUpdate[Any]:
    of = analyses.c.collection_id == bindparam("of_collection")
    first = select(analyses.c.id).where(of, WAITS, due(), sharing.may_run(), members.runs())
    first = first.order_by(analyses.c.created_at).limit(bindparam("at_most", type_=Integer))
    # By a WITH, which is gone through once: of a subquery PostgreSQL may take the first `at_most` again for each row.
    chosen = first.with_for_update(skip_locked=True).cte("chosen")
    these = analyses.c.id.in_(select(chosen.c.id))
    claimed = update(analyses).where(these, analyses.c.state == State.QUEUED).values(running())
    return claimed.returning(*(analyses.c[name] for name in COLUMNS_OF_CLAIM))
