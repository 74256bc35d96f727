"""What is accepted: a row that waits, with its history and what came with it.

Every function takes a connection inside a transaction; `Store` gives it one.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, insert, literal, select, update
from sqlalchemy.sql.dml import ReturningInsert
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from wordcounts.lifecycle import State
from wordcounts.store import documents, sharing
from wordcounts.store.analyses import COLUMNS_OF_HISTORY, record
from wordcounts.store.clock import now
from wordcounts.store.compression import clean
from wordcounts.store.mapping import analysis_of
from wordcounts.store.tables import analyses, transitions
from wordcounts.store.values import Analysis, NewAnalysis

_COLUMNS_OF_NEW = (
    "id",
    "kind",
    "url",
    "scheme_guessed",
    "extraction",
    "language",
    "owner",
    "delete_token_hash",
    "retry_of",
    "fresh",
    "keep",
    "title",
    "idempotency_key",
    "request_hash",
)

ACCEPTED = "accepted"
"""What the history says of a row's beginning."""

IDEMPOTENT_FOR_S = 24 * 3600.0
"""How long an Idempotency-Key is remembered, in seconds (DESIGN, "Details")."""


def add(connection: Connection, new: NewAnalysis) -> Analysis:
    """Insert a queued row, and its document when the body is known already; return it as it then stands."""
    if new.idempotency_key is not None:
        _forget_key(connection, new)
    share_key = sharing.key(new)
    if share_key:
        sharing.take_turns(connection, share_key)
    given = {f"new_{name}": _cleaned(getattr(new, name)) for name in _COLUMNS_OF_NEW} | {"new_share_key": share_key}
    at_once = connection.dialect.name == "postgresql"
    row = connection.execute(_accept_and_record() if at_once else _accept(), given).mappings().one()
    if not at_once:
        record(connection, [new.id], ACCEPTED)
    stored = analysis_of(row)
    if new.body is not None:
        documents.keep_source(connection, new)
    return stored


# Statements that every page needs are built once: building one costs more than running it.


@cache
def _accept() -> ReturningInsert[Any]:
    """A queued row, which follows another where one leads."""
    names = (*_COLUMNS_OF_NEW, "share_key")
    given: dict[str, Any] = {name: bindparam(f"new_{name}", type_=analyses.c[name].type) for name in names}
    # As the table says; within another statement SQLAlchemy leaves them out.
    usual = {
        column.name: column.default.arg
        for column in analyses.c
        if isinstance(column.default, ScalarElementColumnDefault)
    }
    begun = {"state": State.QUEUED, "created_at": now(), "hinted_at": now()}
    follows = {"shares": sharing.leader(given["share_key"])}
    return insert(analyses).values({**usual, **given, **begun, **follows}).returning(*analyses.c)


@cache
def _accept_and_record() -> Select[Any]:
    """The same with its history in one statement, which SQLite does not take: a fifth of what a submission costs."""
    row = _accept().cte("accepted")
    reached = select(row.c.id, now(), row.c.state, row.c.attempt, literal(ACCEPTED))
    return select(row).add_cte(insert(transitions).from_select(COLUMNS_OF_HISTORY, reached).cte("recorded"))


def _forget_key(connection: Connection, new: NewAnalysis) -> None:
    """A key that is no longer remembered makes room for a new analysis."""
    old = and_(
        analyses.c.owner == new.owner,
        analyses.c.idempotency_key == new.idempotency_key,
        analyses.c.created_at <= now() - IDEMPOTENT_FOR_S,
    )
    connection.execute(update(analyses).where(old).values(idempotency_key=None))


def _cleaned(value: object) -> object:
    return clean(value) if isinstance(value, str) else value
