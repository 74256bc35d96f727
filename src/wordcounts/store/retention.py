"""Deleting what is old, giving its space back, and a copy of it all."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Engine, and_, delete, exists, func, not_, select

from wordcounts.errors import DatabaseUnavailable, InvalidOption
from wordcounts.lifecycle import State
from wordcounts.store.clock import now
from wordcounts.store.engine import database_errors
from wordcounts.store.tables import analyses, collections, members

ENDED: Final = tuple(state for state in State if state.terminal)

PAGES_AT_ONCE: Final = 1_000
"""Of 4 KiB: what one transaction lets go of, in some milliseconds."""


def prune(connection: Connection, *, older_than_s: float, limit: int) -> int:
    """Delete up to `limit` analyses that ended so long ago; documents, tables and history go with them.

    A collection goes with the last of its members, once it is as old itself.
    """
    oldest = select(analyses.c.id).where(_old(older_than_s)).order_by(analyses.c.created_at, analyses.c.id).limit(limit)
    # Asked once more: what is deleted is what ended, whatever happened since the ids were found.
    statement = delete(analyses).where(analyses.c.id.in_(oldest), _old(older_than_s))
    n_deleted = connection.execute(statement).rowcount
    empty = not_(exists().where(members.c.collection_id == collections.c.id))
    connection.execute(delete(collections).where(collections.c.created_at < now() - older_than_s, empty))
    return n_deleted


def count_old(connection: Connection, *, older_than_s: float) -> int:
    """How many analyses ended so long ago."""
    return connection.execute(select(func.count()).select_from(analyses).where(_old(older_than_s))).scalar_one()


def _old(older_than_s: float) -> ColumnElement[bool]:
    """By the database's clock. What ended so long ago was made before that, for which there is an index."""
    then = now() - older_than_s
    return and_(analyses.c.created_at < then, analyses.c.finished_at < then, analyses.c.state.in_(ENDED))


def give_back_space(engine: Engine) -> None:
    """On SQLite: let go of empty pages, some at a time. A file that was not made for it keeps them, and fills them."""
    if engine.dialect.name != "sqlite":
        return
    with database_errors(), engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        try:
            left = _n_empty(driver)
            while left:
                # As a script, which is run to its end: of a single statement without columns the driver takes one step,
                # and each step frees one page. Outside a transaction, since the statement is one by itself.
                driver.executescript(f"PRAGMA incremental_vacuum({PAGES_AT_ONCE})").close()
                before, left = left, _n_empty(driver)
                if left >= before:
                    return
        except sqlite3.Error as error:
            raise DatabaseUnavailable from error


def empty_log(engine: Engine) -> bool:
    """On SQLite: move the log of changes into the file, and cut it to nothing: it holds pages as they were before.

    Waits for nobody, since others would wait for it meanwhile.

    Returns:
        Whether it is empty now; False while somebody reads or writes.
    """
    if engine.dialect.name != "sqlite":
        return True
    with database_errors(), engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        patience_ms = driver.execute("PRAGMA busy_timeout").fetchone()[0]
        driver.execute("PRAGMA busy_timeout = 0").close()
        try:
            busy = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except sqlite3.Error as error:
            raise DatabaseUnavailable from error
        finally:
            driver.execute(f"PRAGMA busy_timeout = {patience_ms}").close()
    return not busy


def _n_empty(driver: sqlite3.Connection) -> int:
    return int(driver.execute("PRAGMA freelist_count").fetchone()[0])


def back_up(engine: Engine, path: Path) -> None:
    """Copy the database as of one moment, compact; writers go on meanwhile.

    Raises:
        InvalidOption: the database is no SQLite file.
        FileExistsError: there is something at the path.
    """
    if engine.dialect.name != "sqlite":
        raise InvalidOption("This database is PostgreSQL's: back it up with pg_dump (docs/how-to/back-up.md).")
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))  # what strangers have submitted is in it
    try:
        with database_errors(), engine.connect() as connection:
            # Outside a transaction, since VACUUM makes its own: one long read, beside which WAL lets others write.
            driver: Any = connection.connection.driver_connection
            driver.execute("VACUUM INTO ?", (str(path),)).close()
        with path.open("rb") as written:
            os.fsync(written.fileno())
    except BaseException as error:
        path.unlink(missing_ok=True)
        if isinstance(error, sqlite3.Error):
            raise DatabaseUnavailable(f"The copy could not be made: {error}.") from error
        raise
