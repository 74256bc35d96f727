"""Receipts: what was counted, by what, and what came out, so that anyone can count it again and see.

docs/reference/receipts.md says what each hash is made of.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from hashlib import sha256
from importlib.metadata import version
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from wordcounts.errors import InvalidOption, WordcountsError
from wordcounts.sheets import as_csv, csv_of, of_summed, of_words
from wordcounts.store.collected import Collection
from wordcounts.store.values import Analysis, StoredDocument, StoredTable
from wordcounts.text import media
from wordcounts.text.outline import is_choice
from wordcounts.text.reading import read
from wordcounts.text.values import EXTRACTIONS, Reading, ReadOptions
from wordcounts.text.views.totals import Totals, totals
from wordcounts.text.views.view import ViewOptions, WordsView, words
from wordcounts.text.words.segment import count_words
from wordcounts.text.words.table import Table

if TYPE_CHECKING:
    from wordcounts.text.corpus.words import SummedWords

Part = Literal["content", "recipe", "table", "list"]
PARTS: Final[tuple[Part, ...]] = ("content", "recipe", "table", "list")

LINES_AT_ONCE: Final = 10_000

_PAGED: Final = frozenset({"limit", "offset"})
"""Options of a view that a receipt leaves out: it is of the whole list."""


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Content(_Shape):
    """The document, and what was declared of it."""

    sha256: str
    n_bytes: int
    media_type: str | None
    charset: str | None


class TableFacts(_Shape):
    """The table of surface forms, whatever the view."""

    sha256: str
    n_tokens: int
    n_types: int
    n_hapaxes: int


class ListFacts(_Shape):
    """The list that a view makes of it."""

    sha256: str
    total: int
    stop_list: str | None = Field(description="Name, version and language of the stop words that the view looked at.")


class Receipt(_Shape):
    """What was counted, by what, and what came out."""

    receipt: Literal[1] = 1
    wordcounts: str = Field(description="The version that wrote this.")
    analysis: str
    url: str | None
    title: str = Field(description="As it was sent beside a text.")
    fetched_at: str | None
    content: Content
    extraction: str
    language: str | None = Field(description="As it was asked for; null to find out.")
    recipe: dict[str, str]
    table: TableFacts
    view: dict[str, Any] = Field(description="The view's options that are not the defaults.")
    list: ListFacts


class SourceFacts(_Shape):
    """A source of a collection."""

    number: int
    analysis: str = Field(description="Which has a receipt of its own.")
    url: str | None
    sha256: str = Field(description="Of its document.")
    recipe: str = Field(description="The hash of its recipe.")
    n_tokens: int


class CollectionReceipt(_Shape):
    """What was counted together, by what, and what came out."""

    collection_receipt: Literal[1] = 1
    wordcounts: str = Field(description="The version that wrote this.")
    collection: str
    name: str
    extraction: str
    language: str | None = Field(description="As it was asked for; null to find out.")
    sources: tuple[SourceFacts, ...] = Field(description="Those that count, each text once, in their order.")
    table: TableFacts = Field(description="Of the sum of their tables.")
    view: dict[str, Any] = Field(description="The view's options that are not the defaults.")
    list: ListFacts


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a recount says of each part of a receipt: "" where it is the same, else how it differs."""

    content: str = ""
    recipe: str = ""
    table: str = ""
    list: str = ""

    @property
    def holds(self) -> bool:
        """Whether the same list came out of the same document. Another recipe may well do that."""
        return not (self.content or self.table or self.list)


def issue(
    analysis: Analysis, document: StoredDocument, stored: StoredTable, options: ViewOptions, view: WordsView
) -> Receipt:
    """Write the receipt of a list.

    Args:
        analysis, document: what was counted.
        stored: the table of the extraction that was asked for.
        options: of the view, in the language that it looks at words in.
        view: the whole of it.
    """
    facts = document.facts
    return Receipt(
        wordcounts=version("wordcounts"),
        analysis=analysis.id,
        url=facts.final_url,
        title=analysis.title if analysis.kind == "text" else "",
        fetched_at=facts.fetched_at.isoformat(timespec="seconds") if facts.fetched_at else None,
        content=Content(
            sha256=facts.sha256,
            n_bytes=facts.n_bytes,
            media_type=document.media_type,
            charset=document.charset,
        ),
        extraction=stored.extraction,
        language=analysis.language,
        recipe=media.recipe_of(facts.media_type).as_dict(),
        table=table_facts(Table.from_bytes(stored.table), options.language),
        view=options_said(options),
        list=list_facts(view),
    )


def issue_of_all(
    collection: Collection, sources: Iterable[SourceFacts], table: TableFacts, options: ViewOptions, view: SummedWords
) -> CollectionReceipt:
    """Write the receipt of a collection's list; as `issue`, `table` being of the sum of its sources'."""
    used = view.stop_list
    return CollectionReceipt(
        wordcounts=version("wordcounts"),
        collection=collection.id,
        name=collection.name,
        extraction=collection.extraction,
        language=collection.language,
        sources=tuple(sources),
        table=table,
        view=options_said(options),
        list=ListFacts(
            sha256=_hash_of(csv_of(of_summed(view), raw=True)),
            total=view.total,
            stop_list=f"{used.name} {used.version} ({used.language})" if used else None,
        ),
    )


def parse(data: str | bytes) -> Receipt:
    """Read a receipt.

    Raises:
        InvalidOption: it is none.
    """
    try:
        return Receipt.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise InvalidOption(f"This is no receipt: {where}: {first['msg']}.", parameter="receipt") from None


def options_said(options: ViewOptions) -> dict[str, Any]:
    """The options of a view that are not the defaults."""
    plain = ViewOptions()
    return {
        name: value for name, value in asdict(options).items() if name not in _PAGED and value != getattr(plain, name)
    }


def table_facts(table: Table, language: str) -> TableFacts:
    """Hash a table: its lines `form TAB count`, in the order of code points, as UTF-8."""
    return summed_facts(sorted(table), totals(table, language))


def summed_facts(rows: Iterable[tuple[str, int]], of: Totals) -> TableFacts:
    """The same, of its rows in that order, which need not be there all at once."""
    lines = (f"{form}\t{count}\n" for form, count in rows)
    pieces = iter(lambda: "".join(islice(lines, LINES_AT_ONCE)).encode(), b"")
    return TableFacts(sha256=_hash_of(pieces), n_tokens=of.n_tokens, n_types=of.n_types, n_hapaxes=of.n_hapaxes)


def list_facts(view: WordsView) -> ListFacts:
    """Hash a whole list: the bytes of `words.csv` with `raw=true`."""
    used = view.stop_list
    return ListFacts(
        sha256=_hash(as_csv(of_words(view), raw=True)),
        total=view.total,
        stop_list=f"{used.name} {used.version} ({used.language})" if used else None,
    )


def verify(receipt: Receipt, body: bytes) -> Verdict:
    """Count a document again, and hold what comes out against a receipt.

    Args:
        receipt: of some document.
        body: that document, as it was fetched or sent. It is read in this process.

    Raises:
        InvalidOption: the receipt's view or extraction is none that there is.
    """
    found = _hash(body)
    if found != receipt.content.sha256:
        return Verdict(content=f"{len(body):,} bytes of sha256 {found}, not {receipt.content.sha256}")
    options = _view(receipt)
    try:
        again = _counted(receipt, body, options)
    except WordcountsError as error:
        if isinstance(error, InvalidOption):
            raise
        return Verdict(table=f"it could not be read: {error.message}")
    table = table_facts(again.table, options.language)
    seen = list_facts(
        words(again.seen, options, text=again.text, of=Totals(table.n_tokens, table.n_types, table.n_hapaxes))
    )
    return Verdict(
        recipe=_parts_that_differ(receipt.recipe, again.recipe),
        table=_difference(receipt.table, table),
        list=_difference(receipt.list, seen),
    )


@dataclass(frozen=True, slots=True)
class _Again:
    table: Table
    seen: Table
    """What the view looks at: the table, or that of a place."""
    text: str
    recipe: dict[str, str]


def _view(receipt: Receipt) -> ViewOptions:
    known = {field.name for field in fields(ViewOptions)} - _PAGED
    if unknown := receipt.view.keys() - known:
        raise InvalidOption(f"This program has no view option {min(unknown)}.", parameter="receipt")
    return ViewOptions(**receipt.view, limit=None)


def _counted(receipt: Receipt, body: bytes, options: ViewOptions) -> _Again:
    chosen = is_choice(receipt.extraction)
    extraction = next((one for one in EXTRACTIONS if one == receipt.extraction), None)
    if extraction is None and not chosen:
        raise InvalidOption("The receipt's extraction is none that there is.", parameter="receipt")
    how = ReadOptions(
        extraction=extraction or "article", language=receipt.language, places=bool(options.place), outline=chosen
    )
    content = receipt.content
    reading = read(body, media_type=content.media_type, charset=content.charset, options=how, url=receipt.url)
    table, text = _chosen(reading, receipt.extraction) if chosen else (reading.table, reading.text)
    seen = table
    if options.place and reading.places is not None:
        seen = reading.places.titled(receipt.title)[options.place]
    return _Again(table, seen, text, media.recipe_of(reading.metadata.media_type).as_dict())


def _chosen(reading: Reading, choice: str) -> tuple[Table, str]:
    text = reading.outline.text_of(choice) if reading.outline else ""
    return count_words(text)[0], text


def _parts_that_differ(before: dict[str, str], now: dict[str, str]) -> str:
    names = sorted(before.keys() | now.keys())
    return "; ".join(
        f"{name}: {before.get(name, 'nothing')}, now {now.get(name, 'nothing')}"
        for name in names
        if before.get(name) != now.get(name)
    )


def _difference(before: _Shape, now: _Shape) -> str:
    told, found = before.model_dump(), now.model_dump()
    numbers = [
        f"{name} {told[name]}, now {found[name]}" for name in told if name != "sha256" and told[name] != found[name]
    ]
    if numbers or told["sha256"] != found["sha256"]:
        return "; ".join(numbers) or "as many words, but not the same"
    return ""


def _hash(data: bytes) -> str:
    return sha256(data).hexdigest()


def _hash_of(pieces: Iterable[bytes]) -> str:
    found = sha256()
    for piece in pieces:
        found.update(piece)
    return found.hexdigest()
