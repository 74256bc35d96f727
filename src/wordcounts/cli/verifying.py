"""`wordcounts verify`: does a receipt still hold?"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import click

from wordcounts.cli.database import opened
from wordcounts.cli.edge import FAILED, settings_of
from wordcounts.errors import TextNotKept, UnknownAnalysis, WordcountsError

if TYPE_CHECKING:
    from wordcounts.cli.sources import Source
    from wordcounts.receipts import CollectionReceipt, Receipt, SourceFacts
    from wordcounts.store.store import Store
    from wordcounts.text.bundle import Entry

EXPORT_MAGIC: Final = b"\x28\xb5\x2f\xfd"
"""How a zstandard frame begins (RFC 8878), which an export is and no document."""


@click.command(short_help="Count a receipt's documents again, and say whether it still holds.")
@click.argument("receipt", type=click.File("rb"))
@click.option(
    "--document",
    "documents",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="The document, or an export with it, where this machine's database does not hold it. Of a collection's receipt"
    " files, folders, zips and exports with its documents; may be given again.",
)
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.pass_context
def verify(ctx: click.Context, *, receipt: BinaryIO, documents: tuple[Path, ...], format_: str) -> None:
    """Count the document of RECEIPT again (a file, or - for standard input), and say whether the same list comes out.

    A receipt is what the page and the API give of a view. The document is the stored one of the analysis that it
    names, or --document. A collection's receipt names many: each is counted again, those that differ are told, and so
    is whether the whole still holds. Exit code 0 when it holds, 1 when it does not.
    """
    from wordcounts.cli.output import write_facts, write_json
    from wordcounts.receipts import CollectionReceipt, parse

    said = parse(receipt.read())
    of_many = isinstance(said, CollectionReceipt)
    holds, parts = _of_all(said, documents) if isinstance(said, CollectionReceipt) else _of_one(said, documents)
    if format_ == "json":
        write_json({"holds": holds, **parts})
    else:
        write_facts({**parts, "sources": _sentences(parts["sources"])} if of_many else parts)
        click.echo("The receipt holds." if holds else "The receipt does not hold.")
    if not holds:
        ctx.exit(FAILED)


def _of_one(said: Receipt, documents: tuple[Path, ...]) -> tuple[bool, dict[str, Any]]:
    from wordcounts.recounts import PARTS
    from wordcounts.recounts import verify as verified

    if len(documents) > 1 or any(one.is_dir() for one in documents):
        raise click.UsageError("This receipt is of one document: give one file.")
    if documents and not _is_export(documents[0]):
        body = documents[0].read_bytes()
    else:
        with _store(documents[0] if documents else None) as (store, name):
            body = _stored(said, store, name)
    verdict = verified(said, body)
    parts: dict[str, Any] = {part: getattr(verdict, part) or "the same" for part in PARTS}
    if verdict.content:
        parts.update(dict.fromkeys(PARTS[1:], "not looked at"))
    return verdict.holds, parts


def _of_all(said: CollectionReceipt, documents: tuple[Path, ...]) -> tuple[bool, dict[str, Any]]:
    from wordcounts.cli.progress import counting
    from wordcounts.recounts import verify_all

    with ExitStack() as open_, counting(len(said.sources)) as tell:
        exports = [one for one in documents if _is_export(one)]
        files = _files([one for one in documents if one not in exports])
        stores = [open_.enter_context(_store(one))[0] for one in (exports if documents else [None])]

        def body_of(source: SourceFacts) -> bytes | None:
            if source.sha256 in files:
                return files[source.sha256]()
            found = (store.document(source.analysis) for store in stores)
            return next((one.body for one in found if one is not None and one.body is not None), None)

        verdict = verify_all(said, body_of, tell)
    return verdict.holds, {
        "n_sources": verdict.n_sources,
        "sources": [asdict(one) for one in verdict.differ],
        "table": verdict.table or "the same",
        "list": verdict.list or "the same",
    }


def _sentences(differ: list[dict[str, Any]]) -> list[str]:
    told = [
        f"{one['number']}  {one['url'] or ''}  "
        + "; ".join(f"{part}: {one[part]}" for part in ("content", "recipe", "table") if one[part])
        for one in differ
    ]
    return told or ["the same"]


def _is_export(path: Path) -> bool:
    if path.is_dir():
        return False
    with path.open("rb") as file:
        return file.read(len(EXPORT_MAGIC)) == EXPORT_MAGIC


@contextmanager
def _store(export: Path | None) -> Iterator[tuple[Store, str]]:
    """The database of this machine, or one of its own that an export was taken into."""
    if export is None:
        with opened(fits=True) as found:
            yield found
        return
    from wordcounts.archive import exchange
    from wordcounts.store.store import Store

    with tempfile.TemporaryDirectory(prefix="wordcounts-") as folder:
        store = Store.open(f"sqlite:///{folder}/export.sqlite3")
        try:
            store.upgrade()
            exchange.take_in(store, export, settings_of())
            yield store, str(export)
        finally:
            store.close()


def _files(documents: list[Path]) -> dict[str, Callable[[], bytes | None]]:
    """Files, those of folders and zips too, by the SHA-256 of what they hold; read again when they are asked for."""
    from wordcounts.cli.sources import entry_of, expand

    found: dict[str, Callable[[], bytes | None]] = {}
    for given in documents:
        for path in sorted(given.rglob("*")) if given.is_dir() else [given]:
            if not path.is_file():
                continue
            found.setdefault(sha256(path.read_bytes()).hexdigest(), path.read_bytes)
            for source in expand([str(path)]):
                if source.kind == "entry":
                    read = partial(_entry, entry_of, source)
                    found.setdefault(sha256(read() or b"").hexdigest(), read)
    return found


def _entry(entry_of: Callable[[Source], Entry], source: Source) -> bytes | None:
    try:
        return entry_of(source).body
    except WordcountsError:
        return None  # a zip that cannot be opened holds no document


def _stored(receipt: Receipt, store: Store, name: str) -> bytes:
    from wordcounts.holdings import body_of

    document = store.document(receipt.analysis)
    if document is None:
        raise UnknownAnalysis(f"{name} does not hold the document of this receipt: give it with --document FILE.")
    try:
        return body_of(document)
    except TextNotKept as error:
        raise TextNotKept("The document was not kept: give it with --document FILE.") from error
