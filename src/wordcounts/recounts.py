"""Receipts held against what comes out when their documents are counted again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Final, Literal

from wordcounts.errors import InvalidOption, WordcountsError
from wordcounts.receipts import (
    PAGED,
    CollectionReceipt,
    ListFacts,
    Receipt,
    SourceFacts,
    TableFacts,
    hash_of,
    list_facts,
    summed_facts,
    table_facts,
    written_hash,
)
from wordcounts.text import media
from wordcounts.text.outline import is_choice
from wordcounts.text.reading import read
from wordcounts.text.values import EXTRACTIONS, Extraction, Reading, ReadOptions
from wordcounts.text.views.phrases import phrases
from wordcounts.text.views.totals import Totals
from wordcounts.text.views.view import ViewOptions, words
from wordcounts.text.words.language import primary
from wordcounts.text.words.segment import count_words
from wordcounts.text.words.table import Table

if TYPE_CHECKING:
    from wordcounts.text.corpus.corpus import Builder

Part = Literal["content", "recipe", "table", "list"]
PARTS: Final[tuple[Part, ...]] = ("content", "recipe", "table", "list")


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


def verify(receipt: Receipt, body: bytes) -> Verdict:
    """Count a document again, and hold what comes out against a receipt.

    Args:
        receipt: of some document.
        body: that document, as it was fetched or sent. It is read in this process.

    Raises:
        InvalidOption: the receipt's view or extraction is none that there is.
    """
    found = hash_of(body)
    if found != receipt.content.sha256:
        return Verdict(content=f"{len(body):,} bytes of sha256 {found}, not {receipt.content.sha256}")
    options = _view(receipt.view)
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


def _view(said: dict[str, Any]) -> ViewOptions:
    known = {field.name for field in fields(ViewOptions)} - PAGED
    if unknown := said.keys() - known:
        raise InvalidOption(f"This program has no view option {min(unknown)}.", parameter="receipt")
    return ViewOptions(**said, limit=None)


def _counted(receipt: Receipt, body: bytes, options: ViewOptions) -> _Again:
    chosen = is_choice(receipt.extraction)
    extraction = "article" if chosen else _extraction(receipt.extraction)
    how = ReadOptions(extraction=extraction, language=receipt.language, places=bool(options.place), outline=chosen)
    content = receipt.content
    reading = read(body, media_type=content.media_type, charset=content.charset, options=how, url=receipt.url)
    table, text = _chosen(reading, receipt.extraction) if chosen else (reading.table, reading.text)
    seen = table
    if options.place and reading.places is not None:
        seen = reading.places.titled(receipt.title)[options.place]
    return _Again(table, seen, text, media.recipe_of(reading.metadata.media_type).as_dict())


def _extraction(said: str) -> Extraction:
    for known in EXTRACTIONS:
        if said == known:
            return known
    raise InvalidOption("The receipt's extraction is none that there is.", parameter="receipt")


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


def _difference(before: TableFacts | ListFacts, now: TableFacts | ListFacts) -> str:
    told, found = before.model_dump(), now.model_dump()
    numbers = [
        f"{name} {told[name]}, now {found[name]}" for name in told if name != "sha256" and told[name] != found[name]
    ]
    if numbers or told["sha256"] != found["sha256"]:
        return "; ".join(numbers) or "as many words, but not the same"
    return ""


# Of a collection


@dataclass(frozen=True, slots=True)
class SourceVerdict:
    """What a recount says of one source of a collection: "" where it is the same, else how it differs."""

    number: int
    url: str | None
    content: str = ""
    recipe: str = ""
    table: str = ""

    @property
    def holds(self) -> bool:
        """Whether the same words came out of the same document."""
        return not (self.content or self.table)


@dataclass(frozen=True, slots=True)
class WholeVerdict:
    """What a recount says of a collection's receipt."""

    n_sources: int
    differ: tuple[SourceVerdict, ...] = ()
    """Those of which something is not the same."""
    table: str = ""
    """Of the sum of all; so is the list. Neither is looked at while a document is missing."""
    list: str = ""

    @property
    def holds(self) -> bool:
        """Whether the same list came out of the same documents."""
        return not (self.table or self.list) and all(one.holds for one in self.differ)


FindBody = Callable[[SourceFacts], bytes | None]
"""The document of a source; None where there is none, and bytes of another hash where it is not the one."""


def verify_all(
    receipt: CollectionReceipt, body_of: FindBody, on_progress: Callable[[int], None] = lambda _: None
) -> WholeVerdict:
    """Count the documents of a collection again, one after the other, and hold what comes out against its receipt.

    Takes memory for their words, not for their documents.

    Args:
        receipt: of some collection.
        body_of: finds the document of a source. It is read in this process.
        on_progress: told how many are done.

    Raises:
        InvalidOption: the receipt's view or extraction is none that there is.
    """
    from wordcounts.text.corpus.columns import columns_of, looked_at, view_of
    from wordcounts.text.corpus.corpus import Builder
    from wordcounts.text.corpus.words import summed

    options = _view(receipt.view)
    again = _Recount(receipt, options, Builder(), Builder())
    differ = []
    for done, source in enumerate(receipt.sources, start=1):
        verdict = again.of(source, body_of(source))
        if verdict.content or verdict.recipe or verdict.table:
            differ.append(verdict)
        on_progress(done)
    if again.n_missing:
        said = f"not looked at: {again.n_missing:,} of {len(receipt.sources):,} documents are not there, or are others"
        return WholeVerdict(len(receipt.sources), tuple(differ), said, said)
    corpus = again.words.corpus()
    table = table_facts(Table(tuple(corpus.forms), tuple(corpus.form_counts.tolist())), options.language)
    own = receipt.own_lists and options.stop_words != "include"
    if options.ngram > 1:
        looked, totals = looked_at(options, own_lists=own), corpus.totals(options.language)
        columns = columns_of(again.phrases.corpus(), looked, totals, own_lists=own)
        seen = summed_facts(summed(view_of(corpus, options, columns, own_lists=own)))
    else:
        seen = summed_facts(summed(view_of(corpus, options, own_lists=own)))
    return WholeVerdict(
        len(receipt.sources), tuple(differ), _difference(receipt.table, table), _difference(receipt.list, seen)
    )


@dataclass
class _Recount:
    """The sources of a receipt as they are counted again."""

    receipt: CollectionReceipt
    options: ViewOptions
    words: Builder
    phrases: Builder
    """Of each document, where the view is of them."""
    n_missing: int = 0

    def of(self, source: SourceFacts, body: bytes | None) -> SourceVerdict:
        """What is to be said of one, whose words are added to those of the others."""
        told = SourceVerdict(source.number, source.url)
        if body is None:
            self.n_missing += 1
            return replace(told, content="its document is not there")
        found = hash_of(body)
        if found != source.sha256:
            self.n_missing += 1
            return replace(told, content=f"{len(body):,} bytes of sha256 {found}, not {source.sha256}")
        how = ReadOptions(extraction=_extraction(self.receipt.extraction), language=self.receipt.language)
        try:
            reading = read(body, media_type=source.media_type, charset=source.charset, options=how, url=source.url)
        except WordcountsError as error:
            self.n_missing += 1
            return replace(told, table=f"it could not be read: {error.message}")
        self._add(source, reading)
        recipe = media.recipe_of(reading.metadata.media_type).hash
        return replace(
            told,
            recipe="" if recipe == source.recipe else f"{source.recipe}, now {recipe}",
            table=_other_table(source, reading.table),
        )

    def _add(self, source: SourceFacts, reading: Reading) -> None:
        from wordcounts.text.corpus.corpus import Document

        one = Document(source.number, "", reading.table.n_tokens, primary(reading.metadata.language))
        self.words.add(one, reading.table.written())
        if self.options.ngram > 1:
            language, split = self.options.language, self.options.compounds == "split"
            found = phrases(reading.text, self.options.ngram, language=language, split=split)
            self.phrases.add(one, Table.of(found).written())


def _other_table(source: SourceFacts, table: Table) -> str:
    if table.n_tokens != source.n_tokens:
        return f"n_tokens {source.n_tokens}, now {table.n_tokens}"
    other = source.table is not None and written_hash(table.written()) != source.table
    return "as many words, but not the same" if other else ""
