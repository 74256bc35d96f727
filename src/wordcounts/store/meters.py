"""What the operators of this service look at: counters of all processes, and how deep and how old the queue is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, and_, func, literal_column, select
from sqlalchemy.dialects import postgresql, sqlite

from wordcounts.lifecycle import State
from wordcounts.store.clock import now
from wordcounts.store.sharing import may_run
from wordcounts.store.tables import analyses, meters
from wordcounts.store.values import Depths

RECONCILED: Final = "reconciled_at"
"""The one meter that is a time: of the last round of any reconciler, by the database's clock."""


def add(connection: Connection, counts: Mapping[tuple[str, tuple[str, ...]], float]) -> None:
    """Add to the counters of all processes; in one order everywhere, so that no two wait for each other."""
    rows = sorted((name, json.dumps(labels), value) for (name, labels), value in counts.items())
    if rows:
        given = [{"name": name, "labels": labels, "value": value} for name, labels, value in rows]
        connection.execute(_upsert(connection.dialect.name, adding=True), given)


def reconciled(connection: Connection) -> None:
    """Say that a reconciler's round has ended now."""
    at = connection.execute(select(now())).scalar_one()
    row = {"name": RECONCILED, "labels": "[]", "value": at}
    connection.execute(_upsert(connection.dialect.name, adding=False), row)


def counters(connection: Connection) -> dict[tuple[str, tuple[str, ...]], float]:
    """All counters: as many rows as there are kinds of events, however many events there were."""
    rows = connection.execute(
        select(meters).where(meters.c.name != RECONCILED).order_by(meters.c.name, meters.c.labels)
    )
    return {(row.name, tuple(json.loads(row.labels))): row.value for row in rows}


def depths(connection: Connection) -> Depths:
    """How the queue stands: over the indexes of what is not at rest."""
    waits = analyses.c.state == literal_column("'queued'")
    queued = and_(waits, analyses.c.collection_id.is_(None))
    behind = and_(waits, analyses.c.collection_id.is_not(None))
    running = analyses.c.state == State.RUNNING
    since = func.coalesce(analyses.c.next_attempt_at, analyses.c.created_at)
    due = select(now() - since).where(queued, since <= now(), may_run()).order_by(analyses.c.created_at).limit(1)
    over = select(now() - func.min(analyses.c.lease_until)).where(running)
    stamp = select(now() - meters.c.value).where(meters.c.name == RECONCILED)
    return Depths(
        n_queued=connection.execute(select(func.count()).where(queued)).scalar_one(),
        n_behind=connection.execute(select(func.count()).where(behind)).scalar_one(),
        n_running=connection.execute(select(func.count()).where(running)).scalar_one(),
        oldest_due_s=max(0.0, connection.execute(due).scalar() or 0.0),
        lease_overdue_s=max(0.0, connection.execute(over).scalar() or 0.0),
        reconciled_s_ago=connection.execute(stamp).scalar(),
    )


@cache
def _upsert(dialect: str, *, adding: bool) -> Any:
    statement = (postgresql if dialect == "postgresql" else sqlite).insert(meters)
    value = statement.excluded["value"]
    new = {"value": meters.c.value + value if adding else value}
    return statement.on_conflict_do_update(index_elements=["name", "labels"], set_=new)
