"""Who else is using the database: asked before something is taken away that an older release may need."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy import Connection, text

from wordcounts.errors import SchemaMismatch

APPLICATION = "wordcounts"
"""How our connections are called on PostgreSQL, followed by the revision that the program is written for."""

_OTHERS = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    " AND application_name LIKE :ours AND application_name <> :mine"
)


def application_name(head: str) -> str:
    """What a connection of the program that is written for this revision is called (63 bytes at most)."""
    return f"{APPLICATION} {head}"[:63]


def refuse_others(connection: Connection, head: str) -> None:
    """Refuse while a program of another release is connected (PostgreSQL).

    On SQLite `prepared` has looked, before the transaction began.

    Raises:
        SchemaMismatch: says how many.
    """
    if connection.dialect.name != "postgresql":
        return
    n = connection.execute(_OTHERS, {"ours": f"{APPLICATION}%", "mine": application_name(head)}).scalar_one()
    if n:
        raise SchemaMismatch(f"Older processes are still connected to this database ({n}): stop them first.")


@contextmanager
def prepared(driver: sqlite3.Connection, *, alone: bool) -> Iterator[None]:
    """Set SQLite up for a migration, and back again: foreign keys off and, with `alone`, nobody else on the file.

    Raises:
        SchemaMismatch: another process has the file open.
    """
    driver.execute("PRAGMA foreign_keys = OFF").close()
    try:
        if alone:
            _leave_wal(driver)
        yield
    finally:
        with suppress(sqlite3.OperationalError):  # somebody came meanwhile: every connection asks for WAL anyway
            driver.execute("PRAGMA journal_mode = WAL").close()
        driver.execute("PRAGMA foreign_keys = ON").close()


def _leave_wal(driver: sqlite3.Connection) -> None:
    """SQLite leaves WAL mode only where no other connection is open, in this process or another: that is the test."""
    waits_ms = driver.execute("PRAGMA busy_timeout").fetchone()[0]
    driver.execute("PRAGMA busy_timeout = 500").close()
    try:
        driver.execute("PRAGMA journal_mode = DELETE").close()
    except sqlite3.OperationalError:
        raise SchemaMismatch("Other processes have this database open: stop them first.") from None
    finally:
        driver.execute(f"PRAGMA busy_timeout = {waits_ms}").close()
