"""`wordcounts verify`: does a receipt still hold?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from wordcounts.cli.database import opened
from wordcounts.cli.edge import FAILED
from wordcounts.errors import TextNotKept, UnknownAnalysis

if TYPE_CHECKING:
    from wordcounts.receipts import Receipt


@click.command(short_help="Count a receipt's document again, and say whether it still holds.")
@click.argument("receipt", type=click.File("rb"))
@click.option(
    "--document",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The document, where this machine's database does not hold it.",
)
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.pass_context
def verify(ctx: click.Context, *, receipt: BinaryIO, document: Path | None, format_: str) -> None:
    """Count the document of RECEIPT again (a file, or - for standard input), and say whether the same list comes out.

    A receipt is what the page and the API give of a view. The document is the stored one of the analysis that it
    names, or --document. Exit code 0 when it holds, 1 when it does not.
    """
    from wordcounts.cli.output import write_facts, write_json
    from wordcounts.receipts import PARTS, parse
    from wordcounts.receipts import verify as verified

    said = parse(receipt.read())
    verdict = verified(said, document.read_bytes() if document else _stored(said))
    parts: dict[str, str] = {part: getattr(verdict, part) or "the same" for part in PARTS}
    if verdict.content:
        parts.update(dict.fromkeys(PARTS[1:], "not looked at"))
    if format_ == "json":
        write_json({"holds": verdict.holds, **parts})
    else:
        write_facts(parts)
        click.echo("The receipt holds." if verdict.holds else "The receipt does not hold.")
    if not verdict.holds:
        ctx.exit(FAILED)


def _stored(receipt: Receipt) -> bytes:
    from wordcounts.holdings import body_of

    with opened(fits=True) as (store, name):
        document = store.document(receipt.analysis)
    if document is None:
        raise UnknownAnalysis(f"{name} does not hold the document of this receipt: give it with --document FILE.")
    try:
        return body_of(document)
    except TextNotKept as error:
        raise TextNotKept("The document was not kept: give it with --document FILE.") from error
