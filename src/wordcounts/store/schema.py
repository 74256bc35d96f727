"""The schema's version: one Alembic history, shipped in the package.

A migration says its kind. One that only expands (new tables, new columns that are nullable or have a default, new
indexes) leaves the releases before it working; one that contracts takes away what they used. The kind of each is stored
in the database when it is applied, so that an older release, which has never heard of it, knows whether it may go on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, Engine, MetaData, String, Table, insert, inspect, select

from wordcounts.errors import SchemaMismatch
from wordcounts.store import sessions
from wordcounts.store.engine import database_errors, dialect_options, transaction
from wordcounts.store.tables import metadata

MIGRATIONS = Path(__file__).parent / "migrations"

Kind = Literal["expand", "contract"]

_LOCK = 0x776F7264  # "word": one upgrade at a time on PostgreSQL

_book = MetaData()
schema_revisions = Table(
    "schema_revisions",
    _book,
    Column("revision", String(32), primary_key=True),
    Column("kind", String(8), nullable=False),
)
"""Beside Alembic's own `alembic_version`, and like it no part of the migrations: every release reads it, for ever."""

NEWER = "This database was made by a newer release of wordcounts: install that release, or newer."
NOT_READY = "The database is not ready for this release: run `wordcounts db upgrade` (./run does it itself)."
HELD_BACK = (
    "This release needs a change of the database that takes away what older releases use: stop them all, then run "
    "`wordcounts db upgrade --contract`."
)


@dataclass(frozen=True, slots=True)
class Revision:
    """A migration that this program knows."""

    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Upgraded:
    """What an upgrade did. `held_back` are contracting migrations that wait for the older releases to be gone."""

    before: str | None
    after: str | None
    held_back: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    before: str | None
    todo: tuple[Revision, ...]
    held_back: tuple[Revision, ...]

    @property
    def takes_away(self) -> bool:
        """From a database that may be in use: an empty one is not."""
        return self.before is not None and any(one.kind == "contract" for one in self.todo)


def known() -> tuple[Revision, ...]:
    """The migrations of this program, in the order in which they are applied."""
    return _known(MIGRATIONS)


def head() -> str:
    """The revision that this program is written for."""
    return known()[-1].name


def current(engine: Engine) -> str | None:
    """The revision that the database is at; None for an empty one."""
    with transaction(engine, reads=True) as connection:
        return _current(connection)


def check(engine: Engine) -> None:
    """Say whether this program can work with the database as it is.

    It can where every migration that it knows was applied, but for contracting ones at the end, and where all that it
    does not know only expand.

    Raises:
        SchemaMismatch: behind (says how to upgrade) or ahead (says that the program is too old).
    """
    with transaction(engine, reads=True) as connection:
        revision = _current(connection)
        names = [one.name for one in known()]
        if revision is None:
            raise SchemaMismatch(NOT_READY)
        if revision not in names:
            _check_newer(connection, revision)
        elif _expands(_after(revision)):
            raise SchemaMismatch(HELD_BACK if _after(revision)[0].kind == "contract" else NOT_READY)


def upgrade(engine: Engine, *, contract: bool = False) -> Upgraded:
    """Apply what expands; harmless when nothing is left to do.

    Args:
        contract: apply contracting migrations too. An empty database, which no older release can be using, always
            gets all of them.

    Raises:
        SchemaMismatch: the database is ahead of the program; or a contracting migration stands before one that this
            release needs, and `contract` was not said; or it was, and others are using the database.
    """
    with transaction(engine, reads=True) as connection:
        alone = _plan(connection, contract=contract).takes_away
    with _exclusive(engine, alone=alone) as connection:
        plan = _plan(connection, contract=contract)
        if plan.takes_away:
            sessions.refuse_others(connection, head())
        if plan.todo:
            _apply(connection, plan.todo[-1].name)
        after = _current(connection)
        _write_kinds(connection, after)
        return Upgraded(plan.before, after, tuple(one.name for one in plan.held_back))


def drift(engine: Engine) -> list[object]:
    """What the migrations and the tables disagree on: empty when a migration was written for every change."""
    with transaction(engine, reads=True) as connection:
        return list(compare_metadata(_context(connection, engine), metadata))


def _plan(connection: Connection, *, contract: bool) -> _Plan:
    before = _current(connection)
    if before is None:
        return _Plan(None, known(), ())
    if before not in {one.name for one in known()}:
        _check_newer(connection, before)
        return _Plan(before, (), ())
    pending = _after(before)
    todo = pending if contract else _until_contract(pending)
    return _Plan(before, todo, pending[len(todo) :])


def _after(revision: str) -> tuple[Revision, ...]:
    names = [one.name for one in known()]
    return known()[names.index(revision) + 1 :]


def _expands(pending: Sequence[Revision]) -> bool:
    return any(one.kind == "expand" for one in pending)


def _until_contract(pending: tuple[Revision, ...]) -> tuple[Revision, ...]:
    """The expanding ones before the first that contracts; nothing may be needed after it."""
    first = next((place for place, one in enumerate(pending) if one.kind == "contract"), len(pending))
    if _expands(pending[first:]):
        raise SchemaMismatch(HELD_BACK)
    return pending[:first]


def _check_newer(connection: Connection, revision: str) -> None:
    """A database that a newer release has upgraded: fit for this one if all that was added only expands."""
    if not inspect(connection).has_table(schema_revisions.name):
        raise SchemaMismatch(NEWER)
    applied = {row.revision: row.kind for row in connection.execute(select(schema_revisions))}
    ours = {one.name for one in known()}
    missing = [one for one in known() if one.name not in applied and one.kind == "expand"]
    foreign = {kind for name, kind in applied.items() if name not in ours}
    if revision not in applied or missing or foreign != {"expand"}:
        raise SchemaMismatch(NEWER)


def _write_kinds(connection: Connection, upto: str | None) -> None:
    """Write down the kinds of all that was applied, those of releases before this table included."""
    _book.create_all(connection)
    names = [one.name for one in known()]
    if upto not in names:
        return  # a newer release has written them
    there = set(connection.execute(select(schema_revisions.c.revision)).scalars())
    applied = known()[: names.index(upto) + 1]
    rows = [{"revision": one.name, "kind": one.kind} for one in applied if one.name not in there]
    if rows:
        connection.execute(insert(schema_revisions), rows)


@contextmanager
def _exclusive(engine: Engine, *, alone: bool) -> Iterator[Connection]:
    """A transaction in which no other upgrade runs; with `alone`, on SQLite, nobody else has the file open.

    On SQLite a table is changed by copying it and dropping the old one, and a drop deletes row by row: with foreign
    keys on, every document would go with its analysis. So they are off meanwhile, and checked before the end.
    """
    sqlite = engine.dialect.name == "sqlite"
    with database_errors(), engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        with sessions.prepared(driver, alone=alone) if sqlite else nullcontext(), connection.begin():
            if not sqlite:
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
            yield connection
            if sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise SchemaMismatch("A migration would leave rows without their analysis: nothing was changed.")


def _apply(connection: Connection, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _current(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


@cache
def _known(migrations: Path) -> tuple[Revision, ...]:
    newest_first = ScriptDirectory(str(migrations)).walk_revisions()
    return tuple(reversed([Revision(script.revision, _kind_of(script.module)) for script in newest_first]))


def _kind_of(module: object) -> Kind:
    """What does not say that it only expands may have taken something away."""
    return "expand" if getattr(module, "kind", None) == "expand" else "contract"


def _context(connection: Connection, engine: Engine) -> MigrationContext:
    opts = {**dialect_options(engine), "compare_type": True, "include_name": _ours}
    return MigrationContext.configure(connection, opts=opts)


def _ours(name: str | None, kind: str, _parents: object) -> bool:
    return not (kind == "table" and name == schema_revisions.name)
