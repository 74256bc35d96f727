"""`wordcounts db`: bring the database's tables to this release, or look whether they are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from wordcounts.cli.edge import settings_of

if TYPE_CHECKING:
    from wordcounts.store.store import Store


@click.group(short_help="Prepare or check the database.")
def db() -> None:
    """Prepare or check the database that DATABASE_URL names; without it, the one in the data folder."""


@db.command(short_help="Bring the tables to this release.")
def upgrade() -> None:
    """Bring the tables to this release; does nothing where they are. Run it before the new release starts."""
    with _opened() as (store, name):
        store.ping()
        before = store.revision()
        store.upgrade()
        after = store.revision()
        if before == after:
            click.echo(f"The database was up to date already, at {after}: {name}")
        else:
            click.echo(f"The database is up to date now, from {before or 'nothing'} to {after}: {name}")


@db.command(short_help="Say whether the tables fit this release.")
def check() -> None:
    """Say whether the tables fit this release; exit code 1 when they do not."""
    with _opened() as (store, name):
        store.ping()
        store.check_schema()
        click.echo(f"The database fits this release: {name}")


@contextmanager
def _opened() -> Iterator[tuple[Store, str]]:
    from wordcounts.logs import without_secrets
    from wordcounts.store.store import Store

    settings = settings_of()
    if not settings.database_url:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
    store = Store.open(settings.database)
    try:
        yield store, without_secrets(settings.database)
    finally:
        store.close()
