"""The state machine, as statements: each guarded, so that whoever lost the race changes nothing.

Every function takes a connection inside a transaction; `Store` gives it one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Double,
    FromClause,
    Insert,
    RowMapping,
    String,
    Update,
    and_,
    bindparam,
    case,
    cast,
    func,
    insert,
    literal_column,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy import delete as delete_from
from sqlalchemy.sql.dml import ReturningUpdate

from wordcounts.errors import Poison
from wordcounts.lifecycle import MAX_DEATHS, Stage, State
from wordcounts.store import documents, members, meters, sharing
from wordcounts.store.clock import now
from wordcounts.store.compression import clean
from wordcounts.store.mapping import notices_text
from wordcounts.store.tables import analyses, collections, transitions
from wordcounts.store.values import Claim, Failure, Result, StoredTable

WAITS: ColumnElement[bool] = analyses.c.state == literal_column("'queued'")
"""Written as the partial indexes have it: a database finds them by nothing else."""

RUNS: ColumnElement[bool] = analyses.c.state == literal_column("'running'")
"""In the same way."""

AT_REST: dict[str, Any] = {"stage": None, "lease_until": None, "worker": None}
"""What a row loses when nobody works on it."""


def claim(connection: Connection, id: str, *, worker: str, lease_s: float) -> Claim | None:
    """One UPDATE: a due queued row, or a running one whose lease has expired, gets a new attempt and a new fence.

    A row whose next death would be the last is left to `free_expired`, and one that follows another waits for it.
    """
    given = {"the_id": id, "to_worker": worker, "for_s": lease_s}
    row = connection.execute(_claim(), given).mappings().one_or_none()
    if row is None:
        return None
    record(connection, [id], f"claimed by {worker}")
    return claimed(connection, row)


def claimed(connection: Connection, row: RowMapping) -> Claim:
    """A claim from its row, with what came with the request."""
    id = row["id"]
    source = documents.source(connection, id) if row["kind"] != "url" else documents.NO_SOURCE
    leader = row["shares"] and sharing.to_copy(connection, id, row["shares"])
    came = {"body": source.body, "media_type": source.media_type, "charset": source.charset, "shares": leader}
    return Claim(**{**row, **came})


COLUMNS_OF_CLAIM = (
    "id",
    "fence",
    "attempt",
    "kind",
    "url",
    "scheme_guessed",
    "extraction",
    "language",
    "title",
    "keep",
    "shares",
    "collection_id",
)


def renew(connection: Connection, held: Sequence[tuple[str, int]], *, lease_s: float) -> set[str]:
    """Stretch the leases that are still held, in one statement; return the ids of those."""
    statement = (
        update(analyses)
        .where(tuple_(analyses.c.id, analyses.c.fence).in_(list(held)), analyses.c.state == State.RUNNING)
        .values(lease_until=now() + lease_s)
        .returning(analyses.c.id)
    )
    return set(connection.execute(statement).scalars())


def set_stage(connection: Connection, id: str, fence: int, stage: Stage) -> bool:
    """Say what the holder is doing. Not a change of state, so it is not recorded."""
    return _guarded(connection, id, fence, {"stage": stage})


def finish(connection: Connection, id: str, fence: int, result: Result) -> bool:
    """Store the result with the state; False, and nothing stored, when the fence was lost."""
    values = {
        **AT_REST,
        "state": State.FINISHED,
        "finished_at": now(),
        "recipe": result.recipe,
        "n_tokens": result.n_tokens,
        "n_types": result.n_types,
        "n_hapaxes": result.n_hapaxes,
        "notices": notices_text(result.notices),
        "next_attempt_at": None,
        "shares": None,
    }
    if not _guarded(connection, id, fence, values):
        return False
    documents.keep(connection, id, result)
    if result.member and result.n_tokens:
        members.finished(connection, id, result.table)
    record(connection, [id], "finished")
    return True


def adopt(connection: Connection, id: str, fence: int, leader: str, *, member: bool) -> bool:
    """Copy the leader's result, for a member of a collection or not; False, and nothing stored, without the fence.

    Raises:
        LeaderGone: there is nothing to copy any more; the transaction is to be undone.
    """
    if member:
        members.hold(connection, [id])
    if not set_stage(connection, id, fence, Stage.STORING):
        return False
    shown = sharing.copy(connection, id, leader)
    values = {**AT_REST, **shown, "state": State.FINISHED, "finished_at": now(), "shares": None, "shared": True}
    _guarded(connection, id, fence, values)
    if member and shown["n_tokens"]:
        members.finished(connection, id, documents.copied_table(connection, id))
    record(connection, [id], "finished by a shared fetch")
    return True


def recounted(connection: Connection, id: str, stored: StoredTable) -> None:
    """The totals of a finished analysis follow its table, when that is counted anew; its state stays."""
    values = {
        "recipe": stored.recipe,
        "n_tokens": stored.n_tokens,
        "n_types": stored.n_types,
        "n_hapaxes": stored.n_hapaxes,
        "notices": notices_text(stored.notices),
    }
    shows_it = (analyses.c.id == id, analyses.c.state == State.FINISHED, analyses.c.extraction == stored.extraction)
    connection.execute(update(analyses).where(*shows_it).values(**values))


def fail(connection: Connection, id: str, fence: int, failure: Failure) -> bool:
    """The analysis has failed for good."""
    values = {**AT_REST, **_error(failure), "state": State.FAILED, "finished_at": now(), "next_attempt_at": None}
    held = _guarded(connection, id, fence, values)
    if held:
        _ended_without(connection, id, failure.code)
    return held


def requeue(
    connection: Connection,
    id: str,
    fence: int,
    *,
    wait_s: float,
    failure: Failure | None,
    refund: bool,
) -> bool:
    """Give the row back, to be claimed after `wait_s` seconds; `refund` takes the attempt back."""
    values: dict[str, Any] = {**AT_REST, "state": State.QUEUED, "next_attempt_at": now() + wait_s, "hinted_at": now()}
    if failure is not None:
        values |= _error(failure)
    if refund:
        values["attempt"] = analyses.c.attempt - 1
    held = _guarded(connection, id, fence, values)
    if held:
        record(connection, [id], failure.code if failure else "given back")
    return held


def give_back(connection: Connection, held: Sequence[tuple[str, int]]) -> list[str]:
    """Put back what is still held, with its attempt, in one statement; return the ids of those."""
    values = {**AT_REST, "state": State.QUEUED, "next_attempt_at": None, "hinted_at": now()}
    statement = (
        update(analyses)
        .where(tuple_(analyses.c.id, analyses.c.fence).in_(list(held)), analyses.c.state == State.RUNNING)
        .values(**values, attempt=analyses.c.attempt - 1)
        .returning(analyses.c.id)
    )
    ids = list(connection.execute(statement).scalars())
    record(connection, ids, "given back")
    return ids


def cancel(connection: Connection, id: str) -> bool:
    """Cancel what has not ended; a holder's fence is lost with it."""
    statement = (
        update(analyses)
        .where(analyses.c.id == id, analyses.c.state.in_((State.QUEUED, State.RUNNING)))
        .values(
            **AT_REST,
            state=State.CANCELLED,
            fence=analyses.c.fence + 1,
            finished_at=now(),
            next_attempt_at=None,
            shares=None,
        )
    )
    changed = connection.execute(statement).rowcount == 1
    if changed:
        _ended_without(connection, id, "cancelled")
    return changed


def delete(connection: Connection, id: str) -> bool:
    """Delete the row; its document, tables and history go with it."""
    members.leave(connection, id)
    deleted = connection.execute(delete_from(analyses).where(analyses.c.id == id)).rowcount == 1
    if deleted:
        sharing.pass_on(connection, id)
    return deleted


def free_expired(connection: Connection, *, limit: int, max_deaths: int) -> list[str]:
    """Give back rows whose lease has expired; those that have seen `max_deaths` deaths fail as `poison`."""
    expired = (
        select(analyses.c.id)
        .where(analyses.c.state == State.RUNNING, analyses.c.lease_until < now())
        .order_by(analyses.c.lease_until)
        .limit(limit)
    )
    ids = list(connection.execute(expired).scalars())
    if not ids:
        return []
    still = and_(analyses.c.id.in_(ids), analyses.c.state == State.RUNNING, analyses.c.lease_until < now())
    poison = Poison()
    dead = {**AT_REST, "state": State.FAILED, "finished_at": now(), "deaths": analyses.c.deaths + 1}
    freed = {**AT_REST, "state": State.QUEUED, "deaths": analyses.c.deaths + 1, "hinted_at": None}
    fatal = (
        update(analyses)
        .where(still, analyses.c.deaths + 1 >= max_deaths)
        .values(**dead, **_error(Failure(poison.code, poison.message, permanent=True)), fence=analyses.c.fence + 1)
    )
    ended = connection.execute(fatal.returning(analyses.c.id)).scalars().all()
    for id in ended:
        _ended_without(connection, id, poison.code)
    again = update(analyses).where(still).values(**freed, fence=analyses.c.fence + 1)
    back = connection.execute(again.returning(analyses.c.id)).scalars().all()
    of = select(analyses.c.collection_id).where(analyses.c.id.in_(back), analyses.c.collection_id.is_not(None))
    connection.execute(update(collections).where(collections.c.id.in_(of)).values(hinted_at=None))
    record(connection, back, "lease expired")
    deaths = {("attempts", ("died", "")): len(back), ("attempts", ("failed", poison.code)): len(ended)}
    meters.add(connection, {key: n for key, n in deaths.items() if n})
    return list(back)


def waiting(connection: Connection, *, older_than_s: float, limit: int) -> list[tuple[str, int]]:
    """Queued rows that are due and whose last hint is older than that, oldest first; they count as hinted now.

    Returns:
        (id, attempt) of each.
    """
    unhinted = or_(analyses.c.hinted_at.is_(None), analyses.c.hinted_at < now() - older_than_s)
    freshly_due = analyses.c.next_attempt_at >= func.coalesce(analyses.c.hinted_at, 0)
    single = analyses.c.collection_id.is_(None)
    found = (WAITS, single, due(), or_(unhinted, freshly_due), sharing.may_run())
    ids = select(analyses.c.id).where(*found).order_by(analyses.c.created_at).limit(limit)
    statement = (
        update(analyses)
        .where(analyses.c.id.in_(ids), analyses.c.state == State.QUEUED)
        .values(hinted_at=now())
        .returning(analyses.c.id, analyses.c.attempt, analyses.c.created_at)
    )
    rows = sorted(connection.execute(statement).all(), key=lambda row: row.created_at)
    return [(row.id, row.attempt) for row in rows]


def count_queued(connection: Connection, *, single: bool = False) -> int:
    """How many rows wait; only those that are no members of collections if asked so."""
    query = select(func.count()).select_from(analyses).where(WAITS)
    return connection.execute(query.where(analyses.c.collection_id.is_(None)) if single else query).scalar_one()


def _ended_without(connection: Connection, id: str, reason: str) -> None:
    """This row has ended without a result: others go on without it, and nothing is left to be counted."""
    record(connection, [id], reason)
    documents.forget(connection, id)
    sharing.pass_on(connection, id)


def record(connection: Connection, ids: Sequence[str], reason: str) -> None:
    """Write the state that these rows now have into the history (PROMISES, P3)."""
    if ids:
        connection.execute(_reached(), [{"the_id": id, "because": clean(reason)} for id in ids])


# Statements that every page needs are built once: building one costs more than running it.


@cache
def _reached() -> Insert:
    because = cast(bindparam("because", type_=String), String)
    reached = select(analyses.c.id, now(), analyses.c.state, analyses.c.attempt, because)
    return insert(transitions).from_select(COLUMNS_OF_HISTORY, reached.where(analyses.c.id == bindparam("the_id")))


COLUMNS_OF_HISTORY = ["analysis_id", "at", "state", "attempt", "reason"]


def running() -> dict[str, Any]:
    """What a claim makes of a row."""
    return {
        "state": State.RUNNING,
        # What comes first: told here, it needs no transaction of its own.
        "stage": case((analyses.c.kind == "url", Stage.FETCHING), else_=Stage.READING),
        "attempt": analyses.c.attempt + 1,
        "fence": analyses.c.fence + 1,
        "lease_until": now() + bindparam("for_s", type_=Double),
        "worker": bindparam("to_worker"),
        "next_attempt_at": None,
        "started_at": func.coalesce(analyses.c.started_at, now()),
    }


@cache
def _claim() -> ReturningUpdate[Any]:
    lapsed = and_(analyses.c.state == State.RUNNING, analyses.c.lease_until < now(), analyses.c.deaths + 1 < MAX_DEATHS)
    waiting = and_(analyses.c.state == State.QUEUED, due(), sharing.may_run(), members.runs())
    return (
        update(analyses)
        .where(analyses.c.id == bindparam("the_id"), or_(waiting, lapsed))
        .values(running() | {"deaths": analyses.c.deaths + case((analyses.c.state == State.RUNNING, 1), else_=0)})
        .returning(*(analyses.c[name] for name in COLUMNS_OF_CLAIM))
    )


@cache
def _change(names: frozenset[str], stamped: frozenset[str]) -> Update:
    """An update of a row that a fence holds: some columns from parameters, some from the clock."""
    held = and_(
        analyses.c.id == bindparam("the_id"),
        analyses.c.fence == bindparam("the_fence"),
        analyses.c.state == State.RUNNING,
    )
    values: dict[str, Any] = {name: bindparam(f"to_{name}") for name in names} | {name: now() for name in stamped}
    return update(analyses).where(held).values(values)


def _guarded(connection: Connection, id: str, fence: int, values: dict[str, Any]) -> bool:
    """Change a running row if this fence still holds it."""
    stamped = frozenset(name for name, value in values.items() if isinstance(value, now))
    reckoned = {name: value for name, value in values.items() if isinstance(value, ColumnElement)}
    given = {name: value for name, value in values.items() if name not in reckoned}
    change = _change(frozenset(given), stamped)
    if len(reckoned) > len(stamped):
        change = change.values({name: value for name, value in reckoned.items() if name not in stamped})
    given = {f"to_{name}": value for name, value in given.items()}
    return connection.execute(change, {"the_id": id, "the_fence": fence, **given}).rowcount == 1


def due(rows: FromClause = analyses) -> ColumnElement[bool]:
    """Whether a row that waits need not wait for a time to come."""
    return or_(rows.c.next_attempt_at.is_(None), rows.c.next_attempt_at <= now())


def _error(failure: Failure) -> dict[str, Any]:
    return {
        "error_code": failure.code,
        "error_message": clean(failure.message),
        "error_permanent": failure.permanent,
    }
