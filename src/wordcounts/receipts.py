"""Receipts: what was counted, by what, and what came out, so that anyone can count it again and see.

docs/reference/receipts.md says what each hash is made of.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from hashlib import sha256
from importlib.metadata import version
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from wordcounts.errors import InvalidOption
from wordcounts.sheets import as_csv, csv_of, of_summed, of_words
from wordcounts.store.collected import Collection
from wordcounts.store.values import Analysis, StoredDocument, StoredTable
from wordcounts.text import media
from wordcounts.text.views.stopwords import UsedList
from wordcounts.text.views.totals import Totals, totals
from wordcounts.text.views.view import ViewOptions, WordsView
from wordcounts.text.words.table import Table, unpacked

if TYPE_CHECKING:
    from wordcounts.text.corpus.words import SummedWords

LINES_AT_ONCE: Final = 10_000

PAGED: Final = frozenset({"limit", "offset"})
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
    media_type: str | None = Field(None, description="As it was declared of it; so is charset.")
    charset: str | None = None
    recipe: str = Field(description="The hash of its recipe.")
    n_tokens: int
    table: str | None = Field(None, description="SHA-256 of its own table, as it is written.")


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
    own_lists: bool = Field(False, description="Whether stop words are told by the list of each source's own language.")
    list: ListFacts


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
    collection: Collection,
    sources: Iterable[SourceFacts],
    table: TableFacts,
    options: ViewOptions,
    view: SummedWords,
    *,
    own_lists: bool,
) -> CollectionReceipt:
    """Write the receipt of a collection's list; as `issue`, `table` being of the sum of its sources'."""
    return CollectionReceipt(
        wordcounts=version("wordcounts"),
        collection=collection.id,
        name=collection.name,
        extraction=collection.extraction,
        language=collection.language,
        sources=tuple(sources),
        table=table,
        view=options_said(options),
        own_lists=own_lists,
        list=summed_facts(view),
    )


def parse(data: str | bytes) -> Receipt | CollectionReceipt:
    """Read a receipt.

    Raises:
        InvalidOption: it is none.
    """
    try:
        said: object = json.loads(data)
    except (ValueError, RecursionError):
        said = None  # which is told below
    of_many = isinstance(said, dict) and "collection_receipt" in said
    try:
        return (CollectionReceipt if of_many else Receipt).model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise InvalidOption(f"This is no receipt: {where}: {first['msg']}.", parameter="receipt") from None


def options_said(options: ViewOptions) -> dict[str, Any]:
    """The options of a view that are not the defaults."""
    plain = ViewOptions()
    return {
        name: value for name, value in asdict(options).items() if name not in PAGED and value != getattr(plain, name)
    }


def table_facts(table: Table, language: str) -> TableFacts:
    """Hash a table: its lines `form TAB count`, in the order of code points, as UTF-8."""
    return rows_facts(sorted(table), totals(table, language))


def rows_facts(rows: Iterable[tuple[str, int]], of: Totals) -> TableFacts:
    """The same, of its rows in that order, which need not be there all at once."""
    lines = (f"{form}\t{count}\n" for form, count in rows)
    pieces = iter(lambda: "".join(islice(lines, LINES_AT_ONCE)).encode(), b"")
    return TableFacts(sha256=_hash_of_all(pieces), n_tokens=of.n_tokens, n_types=of.n_types, n_hapaxes=of.n_hapaxes)


def list_facts(view: WordsView) -> ListFacts:
    """Hash a whole list: the bytes of `words.csv` with `raw=true`."""
    return ListFacts(
        sha256=hash_of(as_csv(of_words(view), raw=True)),
        total=view.total,
        stop_list=_said(view.stop_list),
    )


def summed_facts(view: SummedWords) -> ListFacts:
    """The same of a collection's list."""
    return ListFacts(
        sha256=_hash_of_all(csv_of(of_summed(view), raw=True)),
        total=view.total,
        stop_list=_said(view.stop_list),
    )


def _said(used: UsedList | None) -> str | None:
    lists = (used, *used.others) if used else ()
    return ", ".join(f"{one.name} {one.version} ({one.language})" for one in lists) or None


def hash_of(data: bytes) -> str:
    """SHA-256, in hexadecimal."""
    return sha256(data).hexdigest()


def _hash_of_all(pieces: Iterable[bytes]) -> str:
    found = sha256()
    for piece in pieces:
        found.update(piece)
    return found.hexdigest()


def written_hash(table: bytes) -> str:
    """Of a packed table: the SHA-256 of what it unpacks to, which is the same whatever packed it."""
    return hash_of(unpacked(table))
