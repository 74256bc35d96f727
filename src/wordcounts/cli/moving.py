"""`wordcounts db export` and `db import`: analyses in one file, from one database to another."""

from __future__ import annotations

from pathlib import Path

import click

from wordcounts.cli.database import opened
from wordcounts.cli.edge import settings_of
from wordcounts.cli.naming import collection_id, resolved


@click.command(short_help="Write analyses into one file.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--id", "ids", multiple=True, metavar="ID", help="Only this one; may be given again. All without it.")
@click.option(
    "--collection", "names", multiple=True, metavar="NAME", help="Only this collection, by its name or id; again."
)
@click.option("--force", is_flag=True, default=False, help="Replace FILE.")
def export(*, file: Path, ids: tuple[str, ...], names: tuple[str, ...], force: bool) -> None:
    """Write analyses, with documents, tables and history, into FILE: compressed lines of JSON with a checksum.

    Collections go with their sources, their order and how each stands.

    An ID may be its first characters. The file is for you alone: it holds what was submitted, and whose it is.
    """
    import wordcounts
    from wordcounts.archive import exchange

    if file.exists() and not force:
        raise FileExistsError(17, "there is a file already (--force replaces it)", str(file))
    with opened(fits=True) as (store, _):
        whole = [resolved(store, id) for id in ids] if ids else None
        gathered = [collection_id(store, name) for name in names] if names else None
        n = exchange.export(store, file, made_by=wordcounts.__version__, ids=whole, collections=gathered)
    click.echo(f"{n:,} analyses are in {file} ({file.stat().st_size:,} bytes).")


@click.command(name="import", short_help="Take analyses in from a file.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_(*, file: Path) -> None:
    """Take analyses in from a FILE that `wordcounts db export` wrote, on whichever kind of database.

    The whole file is checked before anything is stored. What is there already is skipped, so it may be run again.
    What had not ended is queued, and counted by any worker.
    """
    from wordcounts.archive import exchange

    with opened(fits=True) as (store, _):
        done = exchange.take_in(store, file, settings_of())
    click.echo(
        f"{done.n_added:,} analyses were taken in, {done.n_queued:,} of them unfinished and waiting for a worker; "
        f"{done.n_skipped:,} were there already."
    )
    if done.n_collections:
        click.echo(f"{done.n_collections:,} collection{'s' if done.n_collections > 1 else ''} came with them.")
