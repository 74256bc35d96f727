"""The command `wordcounts`: a door like the others. What a command needs is imported when it runs."""

from __future__ import annotations

import sys

import click

from wordcounts.cli.analyses import analyses
from wordcounts.cli.collected import collections
from wordcounts.cli.comparing import compare
from wordcounts.cli.counting import count
from wordcounts.cli.database import db
from wordcounts.cli.doctor import doctor
from wordcounts.cli.edge import INTERRUPTED, Doors
from wordcounts.cli.keeping import backup, prune
from wordcounts.cli.keys import keys
from wordcounts.cli.moving import export, import_
from wordcounts.cli.serving import openapi, reconcile, up, version, web, worker
from wordcounts.cli.verifying import verify


@click.group(cls=Doors, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--traceback", is_flag=True, hidden=True, help="Show where an error came from.")
def cli(traceback: bool) -> None:
    """Give it a web page, and see which words it is made of.

    \b
    Exit codes: 0 all well, 1 some source or check failed, 2 wrong usage, 130 interrupted.
    """


for command in (
    count,
    compare,
    verify,
    up,
    web,
    worker,
    reconcile,
    db,
    analyses,
    collections,
    keys,
    doctor,
    openapi,
    version,
):
    cli.add_command(command)
for command in (prune, backup, export, import_):
    db.add_command(command)


def main() -> None:
    """Run the command line, and leave the process with its exit code."""
    try:
        cli(prog_name="wordcounts")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
