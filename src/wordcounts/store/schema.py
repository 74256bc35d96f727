"""The schema's version: one Alembic history, shipped in the package."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from wordcounts.errors import SchemaMismatch
from wordcounts.store.engine import database_errors, dialect_options, transaction
from wordcounts.store.tables import metadata

MIGRATIONS = Path(__file__).parent / "migrations"

_LOCK = 0x776F7264  # "word": one upgrade at a time on PostgreSQL


def head() -> str:
    """The revision that this program is written for."""
    revision = _scripts().get_current_head()
    assert revision is not None  # noqa: S101 - the package ships at least one revision
    return revision


def current(engine: Engine) -> str | None:
    """The revision that the database is at; None for an empty one."""
    with transaction(engine, reads=True) as connection:
        return MigrationContext.configure(connection).get_current_revision()


def check(engine: Engine) -> None:
    """Compare the two.

    Raises:
        SchemaMismatch: behind (says how to upgrade) or ahead (says that the program is too old).
    """
    revision = current(engine)
    if revision == head():
        return
    if revision is not None and revision not in {script.revision for script in _scripts().walk_revisions()}:
        raise SchemaMismatch("This database was made by a newer release of wordcounts: install that release, or newer.")
    raise SchemaMismatch(
        "The database is not ready for this release: run `wordcounts db upgrade` (./run does it itself)."
    )


def upgrade(engine: Engine) -> None:
    """Bring the database to the head; harmless when it is there already.

    Raises:
        SchemaMismatch: the database is ahead of the program.
    """
    if current(engine) is not None and current(engine) != head():
        _refuse_newer(engine)
    with database_errors(), engine.connect() as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def drift(engine: Engine) -> list[object]:
    """What the migrations and the tables disagree on: empty when a migration was written for every change."""
    with transaction(engine, reads=True) as connection:
        return list(compare_metadata(_context(connection, engine), metadata))


def _context(connection: Connection, engine: Engine) -> MigrationContext:
    return MigrationContext.configure(connection, opts={**dialect_options(engine), "compare_type": True})


def _refuse_newer(engine: Engine) -> None:
    try:
        check(engine)
    except SchemaMismatch as mismatch:
        if "newer" in mismatch.message:
            raise


def _scripts() -> ScriptDirectory:
    return ScriptDirectory(str(MIGRATIONS))
