"""`wordcounts keys`: make, list and revoke the keys of programs and people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from wordcounts.cli.database import opened
from wordcounts.cli.edge import FAILED, complain, printable

if TYPE_CHECKING:
    from wordcounts.rates import Rate
    from wordcounts.store.values import ApiKey

SCOPES = ("read", "write")


def _rate(_: click.Context, __: click.Parameter, said: str | None) -> Rate | None:
    from wordcounts.rates import Rate

    try:
        return Rate.parse(said) if said else None
    except ValueError as error:
        raise click.BadParameter(f"{error}.") from None


@click.group(short_help="Make, list or revoke keys.")
def keys() -> None:
    """Make, list or revoke the keys that programs, and people where keys are required, come in with."""


@keys.command(short_help="Make a key, and show it this once.")
@click.argument("name")
@click.option(
    "--scope", "scopes", type=click.Choice(SCOPES), multiple=True, help="What it may do; both without this option."
)
@click.option("--rate", metavar="RATE", callback=_rate, help="What it may submit, such as 1000/d.")
def create(*, name: str, scopes: tuple[str, ...], rate: Rate | None) -> None:
    """Make a key for whatever NAME says. Its text, on standard output, is shown this once and stored nowhere."""
    from wordcounts.keyring import Keyring

    with opened(fits=True) as (store, _):
        key, text = Keyring(store).create(name, scopes or SCOPES, rate)
    click.echo(text)
    click.echo(f"{key.id} may {' and '.join(sorted(key.scopes))}. Keep its text: it is not shown again.", err=True)


@keys.command(name="list", short_help="List keys, oldest first.")
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True)
def list_(*, format_: str) -> None:
    """List keys, those revoked among them, oldest first; never their texts."""
    from wordcounts.cli.output import write_json, write_table

    with opened(fits=True) as (store, _):
        found = store.api_keys()
    if format_ == "json":
        write_json({"items": [_shape(key) for key in found]})
        return
    rows = [
        (
            key.id,
            printable(key.name),
            " ".join(sorted(key.scopes)),
            str(key.rate or ""),
            f"{key.created_at:%Y-%m-%d}",
            f"{key.used_at:%Y-%m-%d %H:%M}" if key.used_at else "",
            f"{key.revoked_at:%Y-%m-%d %H:%M}" if key.revoked_at else "",
        )
        for key in found
    ]
    write_table(("id", "name", "may", "rate", "created", "last used (UTC)", "revoked (UTC)"), rows)


@keys.command(short_help="Revoke a key, for good.")
@click.argument("id")
@click.pass_context
def revoke(ctx: click.Context, *, id: str) -> None:
    """Revoke the key ID, as `list` names it. It opens nothing any more after some seconds; what it made stays."""
    from wordcounts.keyring import TRUSTED_FOR_S

    with opened(fits=True) as (store, _):
        done = store.revoke_key(id)
    if not done:
        complain("There is no such key, or it is revoked already.", source=id)
        ctx.exit(FAILED)
    click.echo(f"{id} is revoked: it opens nothing any more, in {TRUSTED_FOR_S:g} seconds at the latest.")


def _shape(key: ApiKey) -> dict[str, Any]:
    from wordcounts.web.answers import time

    return {
        "id": key.id,
        "name": key.name,
        "scopes": sorted(key.scopes),
        "rate": str(key.rate) if key.rate else None,
        "created_at": time(key.created_at),
        "used_at": time(key.used_at),
        "revoked_at": time(key.revoked_at),
    }
