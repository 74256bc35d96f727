"""`wordcounts db prune` and `db backup`: what is kept, for how long, and where else."""

from __future__ import annotations

from pathlib import Path

import click

from wordcounts.cli.database import opened
from wordcounts.cli.edge import settings_of


@click.command(short_help="Delete analyses that ended long ago.")
@click.option(
    "--older-than", type=click.FloatRange(0, 36_500), metavar="DAYS", help="WORDCOUNTS_RETENTION_DAYS if not given."
)
@click.option("--dry-run", is_flag=True, default=False, help="Say how many there are, and delete nothing.")
def prune(*, older_than: float | None, dry_run: bool) -> None:
    """Delete analyses that ended so many days ago, with their documents; never one that has not ended.

    Workers do this by themselves where WORDCOUNTS_RETENTION_DAYS is set.
    """
    from wordcounts.worker.retention import BATCH, DAY_S

    days = settings_of().kept_days if older_than is None else older_than
    if days is None:
        raise click.UsageError("Analyses are kept for ever here: give --older-than DAYS.")
    with opened(fits=True) as (store, _):
        if dry_run:
            n_deleted = store.count_old(older_than_s=days * DAY_S)
        else:
            n_deleted = 0
            while n := store.prune(older_than_s=days * DAY_S, limit=BATCH):
                n_deleted += n
            store.give_back_space()
            store.empty_log()
    click.echo(f"{n_deleted:,} analyses that ended {days:g} days ago {'would be' if dry_run else 'were'} deleted.")


@click.command(short_help="Copy the SQLite database into one file, while it is in use.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(*, file: Path) -> None:
    """Copy the SQLite database, as of one moment, into FILE, which must not be there yet.

    Nothing needs to be stopped. For PostgreSQL use pg_dump. To restore: docs/how-to/back-up.md.
    """
    with opened() as (store, name):
        store.ping()
        store.back_up(file)
    click.echo(f"{file} is a copy of {name} ({file.stat().st_size:,} bytes).")
