"""`wordcounts analyses`: list, show and delete what is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from wordcounts.cli.database import opened
from wordcounts.cli.edge import FAILED, complain, printable
from wordcounts.cli.naming import resolved
from wordcounts.errors import InvalidOption, UnknownAnalysis

if TYPE_CHECKING:
    from wordcounts.store.store import Store
    from wordcounts.store.values import Analysis

STATES = ("queued", "running", "finished", "failed", "cancelled")

_format = click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True)


@click.group(short_help="List, show or delete what is stored.")
def analyses() -> None:
    """List, show or delete what is stored in the database, whoever made it: for those who look after it."""


@analyses.command(name="list", short_help="List analyses, latest first.")
@click.option("--owner", metavar="OWNER", help="Only those of this owner, as `show` names it.")
@click.option("--state", type=click.Choice(STATES), help="Only those in this state.")
@click.option("--url", default="", metavar="PART", help="Only those with this in their address or title.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="How many at most.")
@click.option("--after", metavar="ID", help="Those that come after this one in the list.")
@_format
def list_(*, owner: str | None, state: str | None, url: str, limit: int, after: str | None, format_: str) -> None:
    """List analyses, latest first."""
    from wordcounts.cli.output import write_json, write_table
    from wordcounts.lifecycle import State

    with opened(fits=True) as (store, _):
        cursor = resolved(store, after) if after else None
        page = store.recent(owner, limit=limit, cursor=cursor, q=url, state=State(state) if state else None)
    if format_ == "json":
        write_json({"items": [_shape(one) for one in page.items], "next_cursor": page.next_cursor})
        return
    rows = [(one.id, _name(one), one.state, f"{one.created_at:%Y-%m-%d %H:%M}", _words(one)) for one in page.items]
    write_table(("id", "what", "state", "created (UTC)", "words"), rows)
    if page.next_cursor:
        click.echo(f"More: --after {page.next_cursor}", err=True)


@analyses.command(short_help="Show one analysis with its history.")
@click.argument("id")
@_format
def show(*, id: str, format_: str) -> None:
    """Show one analysis with its history. ID may be its first characters, four or more."""
    from wordcounts.cli.output import write_facts, write_json
    from wordcounts.web.answers import time

    with opened(fits=True) as (store, _):
        one = _one(store, id)
        history = store.history(one.id)
    steps = [
        {"at": time(step.at), "state": step.state, "attempt": step.attempt, "reason": step.reason} for step in history
    ]
    shape = {**_shape(one), "history": steps}
    if format_ == "json":
        write_json(shape)
    else:
        write_facts(shape)


@analyses.command(short_help="Delete analyses, with their documents.")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.pass_context
def delete(ctx: click.Context, *, ids: tuple[str, ...]) -> None:
    """Delete analyses with all that belongs to them. An ID may be its first characters, four or more.

    Exit code 1 when one is not there, or is not named well enough; the others are deleted.
    """
    failed = False
    with opened(fits=True) as (store, _):
        for id in ids:
            try:
                whole = resolved(store, id)
            except (UnknownAnalysis, InvalidOption) as error:
                complain(error.message, code=error.code)
                failed = True
            else:
                store.delete(whole)
                click.echo(f"{whole} is deleted.")
        store.empty_log()
    if failed:
        ctx.exit(FAILED)


def _one(store: Store, id: str) -> Analysis:
    found = store.get(resolved(store, id))
    if found is None:
        raise UnknownAnalysis
    return found


def _shape(one: Analysis) -> dict[str, Any]:
    """The API's shape, and whose it is."""
    from wordcounts.web.answers import analysis

    return {**analysis(one), "owner": one.owner}


def _name(one: Analysis) -> str:
    title = one.document.title if one.document else one.title
    return printable(one.url or title or one.kind)


def _words(one: Analysis) -> str:
    return "" if one.n_tokens is None else f"{one.n_tokens:,}"
