"""One fetch for equal requests (PROMISES, P13): who leads, who follows, and how a follower gets its own copy.

The row that asked first leads: it is fetched like any other. Equal rows of the next 60 s follow it: they wait, and
can be claimed once it has ended. Where it has finished, a follower that is claimed copies the result, which is then
its own; where it failed, was cancelled or deleted, the oldest follower leads the others, within the same transaction.
Whether a row waits is asked of the leader's row each time: there is nothing that could be forgotten or told twice.

What is shared is the whole result, so that extraction, language and what is kept must be equal too: whoever wants the
other extraction of a page has it from the stored document, without a fetch.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Insert,
    ScalarSelect,
    Select,
    Table,
    and_,
    bindparam,
    exists,
    false,
    func,
    insert,
    not_,
    or_,
    select,
    update,
)

from wordcounts.lifecycle import SHARE_FOR_S, State
from wordcounts.store.clock import now
from wordcounts.store.tables import analyses, collections, documents, frequencies
from wordcounts.store.values import PLACES, NewAnalysis

_LIVE = (State.QUEUED, State.RUNNING)

KEYS_AT_ONCE: Final = 500
"""In one question for leaders."""


class LeaderGone(Exception):
    """The result that was to be copied is no longer there: undo what was copied of it."""


def key(new: NewAnalysis) -> str | None:
    """What two requests must have in common to share a fetch; None for what is not shared."""
    return key_of(new, new.extraction, new.language, new.keep)


def key_of(new: NewAnalysis, extraction: str, language: str | None, keep: str) -> str | None:
    """The same where options are given beside the request."""
    if not new.share or new.kind != "url":
        return None
    alike = [new.url, new.scheme_guessed, extraction, language, keep]
    return hashlib.sha256(json.dumps(alike).encode()).hexdigest()


def take_turns(connection: Connection, share_key: str) -> None:
    """Have equal rows that are added at the same time take turns: a lock on PostgreSQL, the one writer on SQLite.

    In a statement of its own: what one sees is settled before it waits for a lock.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_turn(), {"number": int.from_bytes(bytes.fromhex(share_key)[:8], signed=True)})


def leaders(connection: Connection, share_keys: Sequence[str]) -> dict[str, str]:
    """By key, the ids that new rows of a collection follow.

    Without a lock, which thousands of keys would need: of two collections that are added at one time, both may lead.
    """
    found: dict[str, str] = {}
    for start in range(0, len(share_keys), KEYS_AT_ONCE):
        some = share_keys[start : start + KEYS_AT_ONCE]
        query = select(analyses.c.share_key, analyses.c.id).where(analyses.c.share_key.in_(some), _may_lead())
        found |= {row.share_key: row.id for row in connection.execute(query.order_by(analyses.c.created_at))}
    return found


def waits() -> ColumnElement[bool]:
    """Whether a row follows one that has not ended. One whose collection is paused is waited for by nobody."""
    first, of = analyses.alias("leader"), collections.alias("of_leader")
    paused = exists().where(of.c.id == first.c.collection_id, of.c.state != "open")
    return exists().where(first.c.id == analyses.c.shares, first.c.state.in_(_LIVE), not_(paused))


def may_run() -> ColumnElement[bool]:
    """The opposite of `waits`."""
    return not_(waits())


def to_copy(connection: Connection, id: str, first: str) -> str | None:
    """The leader of a row just claimed, if there is a result to copy; else the row is on its own from now on."""
    if connection.execute(_finished(), {"the_id": first}).first():
        return first
    connection.execute(update(analyses).where(analyses.c.id == id).values(shares=None))
    return None


def pass_on(connection: Connection, first: str) -> None:
    """The leader has ended without a result: its oldest follower leads those that have not waited for long."""
    young = (analyses.c.created_at > now() - SHARE_FOR_S).label("young")
    query = (
        select(analyses.c.id, young)
        .where(analyses.c.shares == first, analyses.c.state == State.QUEUED)
        # A row of a collection leads no single one while another can: nobody's page waits behind a thousand.
        .order_by(analyses.c.collection_id.is_not(None), analyses.c.created_at, analyses.c.id)
        .with_for_update(skip_locked=True)  # who is locked is being cancelled or deleted
    )
    rows = connection.execute(query).all()
    heirs = [row.id for row in rows if row.young]
    alone = [row.id for row in rows if not row.young] + heirs[:1]
    _follow(connection, alone, None)
    _follow(connection, heirs[1:], heirs[0] if heirs else None)


def followers(connection: Connection, first: str) -> list[tuple[str, int]]:
    """(id, attempt) of the single rows that wait for this one, oldest first."""
    rows = connection.execute(_followers(), {"the_id": first})
    return [(row.id, row.attempt) for row in rows]


def copy(connection: Connection, id: str, first: str) -> dict[str, Any]:
    """Copy the leader's document and table; return what an analysis shows of them.

    Raises:
        LeaderGone: it was deleted meanwhile.
    """
    for table in (documents, frequencies):
        connection.execute(_copied(table), {"the_id": id, "the_first": first})
    found = connection.execute(_shown(), {"the_id": id}).mappings().one_or_none()
    if found is None:
        raise LeaderGone
    return dict(found)


def _follow(connection: Connection, ids: list[str], first: str | None) -> None:
    if ids:
        values: dict[str, Any] = {"shares": first, "hinted_at": None} if first is None else {"shares": first}
        connection.execute(update(analyses).where(analyses.c.id.in_(ids)).values(values))


# Built once: building a statement costs more than running it.


@cache
def _turn() -> Select[Any]:
    return select(func.pg_advisory_xact_lock(bindparam("number", type_=BigInteger)))


def leader(share_key: ColumnElement[str]) -> ScalarSelect[str]:
    """The id that a new row with this key follows, or null; the leader cannot end before the follower is committed."""
    # Nobody's page waits behind a collection: what is fetched for one serves others once it is there.
    at_once = or_(analyses.c.collection_id.is_(None), analyses.c.state == State.FINISHED)
    recent = and_(analyses.c.share_key == share_key, _may_lead(), at_once)
    newest = select(analyses.c.id).where(recent).order_by(analyses.c.created_at.desc(), analyses.c.id.desc()).limit(1)
    return newest.with_for_update(read=True).scalar_subquery()


def _may_lead() -> ColumnElement[bool]:
    return and_(
        analyses.c.created_at > now() - SHARE_FOR_S,
        analyses.c.shares.is_(None),
        analyses.c.shared == false(),  # its fetch may be older than the row
        analyses.c.state.in_((*_LIVE, State.FINISHED)),
    )


@cache
def _finished() -> Select[str]:
    return select(analyses.c.id).where(analyses.c.id == bindparam("the_id"), analyses.c.state == State.FINISHED)


@cache
def _followers() -> Select[str, int]:
    # Members of collections are found with what else waits there.
    single = analyses.c.collection_id.is_(None)
    waiting = and_(analyses.c.shares == bindparam("the_id"), analyses.c.state == State.QUEUED, single)
    return select(analyses.c.id, analyses.c.attempt).where(waiting).order_by(analyses.c.created_at, analyses.c.id)


@cache
def _copied(table: Table) -> Insert:
    """INSERT ... SELECT of the leader's rows of one table, under the follower's id."""
    names = [column.name for column in table.c]
    theirs = [
        bindparam("the_id", type_=table.c.analysis_id.type) if name == "analysis_id" else table.c[name]
        for name in names
    ]
    query = select(*theirs).where(table.c.analysis_id == bindparam("the_first"))
    if table is frequencies:
        asked = select(analyses.c.extraction).where(analyses.c.id == bindparam("the_first")).scalar_subquery()
        query = query.where(or_(table.c.extraction == asked, table.c.extraction == PLACES))
    return insert(table).from_select(names, query)


@cache
def _shown() -> Select[Any]:
    columns = ("recipe", "n_tokens", "n_types", "n_hapaxes", "notices")
    both = documents.c.analysis_id == frequencies.c.analysis_id
    shown = select(*(frequencies.c[name] for name in columns)).join(documents, both)
    return shown.where(frequencies.c.analysis_id == bindparam("the_id"), frequencies.c.extraction != PLACES)
