"""`wordcounts up`, `web` and `worker`: the doors that stay open. Also `openapi` and `version`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from wordcounts.cli.counting import options
from wordcounts.cli.edge import settings_of

if TYPE_CHECKING:
    from wordcounts.settings import Settings

_LISTENING = (
    click.option("--host", metavar="ADDRESS", help="Where to listen; 127.0.0.1 without it, this machine alone."),
    click.option("--port", type=click.IntRange(0, 65535), metavar="N", help="The port; $PORT or 8000 without it."),
)


def _ready(**overrides: object) -> Settings:
    """Settings for a door that serves, with its logs set up."""
    from wordcounts.logs import configure_logs

    settings = settings_of(**overrides)
    configure_logs(settings.log_format)
    return settings


@click.command(short_help="Start everything on this machine: queue, database, worker and web.")
@options(*_LISTENING)
def up(*, host: str | None, port: int | None) -> None:
    """Start everything on this machine: a queue and database of its own, a worker and the web. Ctrl-C stops it."""
    from wordcounts.local.up import up as start

    sys.exit(start(_ready(host=host, port=port)) or 0)


@click.command(short_help="Serve the page and the API (production).")
@options(*_LISTENING)
def web(*, host: str | None, port: int | None) -> None:
    """Serve the page and the API, with DATABASE_URL and REDIS_URL."""
    from wordcounts.web.serve import serve

    serve(_ready(host=host, port=port))


@click.command(short_help="Work off the queue (production).")
def worker() -> None:
    """Fetch and count what was submitted, with DATABASE_URL and REDIS_URL. Start as many as needed, on any machine."""
    from wordcounts.worker import run

    sys.exit(run(_ready()) or 0)


@click.command(short_help="Free and hint what waits, once; workers do it by themselves.")
def reconcile() -> None:
    """Free what dead workers held, hint what waits, clear what they left in Redis: one round, as workers do each 2 s.

    Exit code 1 when the database is away; 0 also when another process is at it, or Redis is away.
    """
    from wordcounts.worker.reconciler import once

    done = once(_ready())
    if not done.mine:
        click.echo("Another process is reconciling just now: nothing to do.")
        return
    cleared = "Redis is away" if done.n_cleared is None else f"leftovers cleared in Redis: {done.n_cleared}"
    click.echo(f"freed: {done.n_freed}, hinted: {done.n_hinted}, {cleared}")


@click.command(short_help="Print the OpenAPI document of the API.")
def openapi() -> None:
    """Print the OpenAPI 3.1 document of the API, from which clients are generated."""
    from wordcounts.cli.output import write_json
    from wordcounts.web.openapi import document

    write_json(document())


@click.command(short_help="Print the version.")
def version() -> None:
    """Print the version of this program."""
    import wordcounts

    click.echo(f"wordcounts {wordcounts.__version__}")
