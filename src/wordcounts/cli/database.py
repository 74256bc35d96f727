"""`wordcounts db`: bring the database's tables to this release, or look whether they are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from wordcounts.cli.edge import settings_of

if TYPE_CHECKING:
    from wordcounts.store.store import Store


@click.group(short_help="Prepare, check, back up, tidy or move the database.")
def db() -> None:
    """Look after the database that DATABASE_URL names; without it, the one in the data folder."""


@db.command(short_help="Bring the tables to this release.")
@click.option(
    "--contract", is_flag=True, default=False, help="Also take away what only older releases use: stop them first."
)
def upgrade(*, contract: bool) -> None:
    """Bring the tables to this release; does nothing where they are. Run it before the new release starts.

    What it adds leaves the release before working beside the new one. What would break that one is held back until it
    is asked for with --contract, which is refused while other releases are connected.
    """
    with opened() as (store, name):
        store.ping()
        done = store.upgrade(contract=contract)
        if done.before == done.after:
            click.echo(f"The database was up to date already, at {done.after}: {name}")
        else:
            click.echo(f"The database is up to date now, from {done.before or 'nothing'} to {done.after}: {name}")
        if done.held_back:
            names = ", ".join(done.held_back)
            click.echo(f"Held back until no older release runs: {names}. Then: wordcounts db upgrade --contract")


@db.command(short_help="Say whether the tables fit this release.")
def check() -> None:
    """Say whether the tables fit this release; exit code 1 when they do not."""
    with opened() as (store, name):
        store.ping()
        store.check_schema()
        click.echo(f"The database fits this release: {name}")


@contextmanager
def opened(*, fits: bool = False) -> Iterator[tuple[Store, str]]:
    """The store that the settings name, and the name that may be shown.

    Args:
        fits: raise SchemaMismatch when its tables are not this release's.
    """
    from wordcounts.logs import without_secrets
    from wordcounts.store.store import Store

    settings = settings_of()
    if not settings.database_url:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
    store = Store.open(settings.database)
    try:
        if fits:
            store.ping()
            store.check_schema()
        yield store, without_secrets(settings.database)
    finally:
        store.close()
