"""Connections: one engine per process; every failure of the database itself is DatabaseUnavailable."""

from __future__ import annotations

import random
import select
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    InterfaceError,
    InvalidatePoolError,
    InvalidRequestError,
    OperationalError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout

from wordcounts.errors import BadSettings, DatabaseUnavailable

if TYPE_CHECKING:
    import psycopg

BUSY_S: Final = 10.0
"""How long a writer waits for others on SQLite. Writes take milliseconds, so this is a queue, not a delay."""

LOOK_S: Final = 0.0005
"""Between two looks for SQLite's write lock, on average. Its own waiting grows to 100 ms a look and lets whoever comes
last go first: under 32 writers in two processes p50 was 0.9 ms, p99 1 s and the longest 5 s."""

_WRITER: Final = "writer"

MAX_IDLE_MS = 10_000
"""How long PostgreSQL lets a transaction stand idle before it ends the connection. Ours last milliseconds: what stands
is a process that is frozen, or a machine that is gone, and others are to work on what it has locked (PROMISES, P4)."""

POOL_WAIT_S = 5.0
CONNECT_S = 5


def make_engine(url: str, *, pool_size: int, name: str = "wordcounts") -> Engine:
    """Return an engine for SQLite or PostgreSQL (nothing is connected yet).

    Args:
        url: sqlite:///path or postgresql+psycopg://...
        pool_size: connections that are kept.
        name: how the connections are called, which PostgreSQL shows.

    Raises:
        BadSettings: the URL is no database's URL, or of a kind that is not supported.
    """
    try:
        backend = make_url(url).get_backend_name()
    except ArgumentError:
        raise BadSettings("DATABASE_URL: that is not the URL of a database") from None
    if backend == "sqlite":
        return _sqlite(url, pool_size)
    if backend == "postgresql":
        return _postgresql(url, pool_size, name)
    raise BadSettings(f"DATABASE_URL: {backend} is not supported, PostgreSQL and SQLite are")


def _postgresql(url: str, pool_size: int, name: str) -> Engine:
    engine = create_engine(
        url,
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_timeout=POOL_WAIT_S,
        hide_parameters=True,  # an error's trace is logged, and these are what people submitted
        connect_args={"connect_timeout": CONNECT_S, "application_name": name},
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: psycopg.Connection, _: object) -> None:
        # Not among the options of the connection: poolers such as pgbouncer refuse those.
        connection.execute(f"SET idle_in_transaction_session_timeout = {MAX_IDLE_MS}")
        connection.commit()

    @event.listens_for(engine, "checkout")
    def _still_there(connection: Any, _record: object, _proxy: object) -> None:
        # A restart of the database costs no request (PROMISES, P6): a server that goes closes its connections, and
        # then there is something to read from one that rests. Asking costs no round trip, as a ping would.
        poller = select.poll()
        poller.register(connection.pgconn.socket, select.POLLIN)
        if poller.poll(0):
            raise InvalidatePoolError

    return engine


def _sqlite(url: str, pool_size: int) -> Engine:
    engine = create_engine(
        url,
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_timeout=POOL_WAIT_S,
        hide_parameters=True,  # an error's trace is logged, and these are what people submitted
        connect_args={"timeout": BUSY_S, "check_same_thread": False},
        # One writer of this process at a time asks for the file's lock; the others wait here, and waste nothing.
        execution_options={_WRITER: threading.Lock()},
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself: `_begin` does
        # Before a new file's first page is written; to one that has pages it says nothing.
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL").close()
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
            # FULL: a commit is on the disk before the 202 leaves, for a power cut as for a kill (PROMISES, P1).
            # secure_delete: what is deleted is overwritten with zeros, not only forgotten (see `retention.empty_log`).
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # IMMEDIATE where we write: a read that turns into a write would fail at once, without waiting its turn.
        if connection.get_execution_options().get("reads", False):
            connection.exec_driver_sql("BEGIN")
        else:
            _begin_to_write(connection)

    return engine


def _begin_to_write(connection: Connection) -> None:
    deadline = time.monotonic() + BUSY_S
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)  # noqa: S101 - of this engine
    driver.execute("PRAGMA busy_timeout = 0").close()
    try:
        while True:
            try:
                driver.execute("BEGIN IMMEDIATE").close()
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                    raise DatabaseUnavailable from error
            time.sleep(LOOK_S * 2 * random.random())  # noqa: S311 - so that two processes do not keep in step
    finally:
        driver.execute(f"PRAGMA busy_timeout = {int(BUSY_S * 1000)}").close()


@contextmanager
def transaction(engine: Engine, *, reads: bool = False) -> Iterator[Connection]:
    """One short transaction, committed at the end of the block.

    Raises:
        DatabaseUnavailable: it could not be reached, or went away meanwhile.
    """
    with ExitStack() as closing:
        closing.enter_context(database_errors())
        writer = None if reads else engine.get_execution_options().get(_WRITER)
        if writer is not None:
            closing.enter_context(_turn(writer))
        connection = closing.enter_context(_connected(engine))
        if reads and engine.dialect.name == "postgresql":
            # Each of its statements sees what is committed when it runs, in a transaction or not: spare its two ends.
            connection.execution_options(isolation_level="AUTOCOMMIT")
        closing.enter_context(connection.execution_options(reads=reads).begin())
        yield connection


def _connected(engine: Engine) -> Connection:
    try:
        return engine.connect()
    except InvalidRequestError as error:  # each connection that was tried, fresh ones too, had gone already
        raise DatabaseUnavailable from error


@contextmanager
def _turn(writer: threading.Lock) -> Iterator[None]:
    if not writer.acquire(timeout=BUSY_S):
        raise DatabaseUnavailable
    try:
        yield
    finally:
        writer.release()


@contextmanager
def database_errors() -> Iterator[None]:
    """Turn what drivers raise when the database is away into our own error."""
    try:
        yield
    except (OperationalError, InterfaceError, PoolTimeout) as error:
        raise DatabaseUnavailable from error
    except DBAPIError as error:
        if error.connection_invalidated:
            raise DatabaseUnavailable from error
        raise


def dialect_options(engine: Engine) -> dict[str, Any]:
    """What Alembic must know of the dialect: SQLite changes a table by copying it."""
    return {"render_as_batch": engine.dialect.name == "sqlite"}
