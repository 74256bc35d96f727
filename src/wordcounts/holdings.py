"""What is held of finished analyses: their documents, their tables, their parts; read again where something is missing.

A table that is missing, or made by an older recipe, is made anew from the stored document and kept. Nothing here is
fetched, and nothing here asks who is asking.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Protocol

from wordcounts.errors import (
    REGISTRY,
    InternalError,
    InvalidOption,
    NotFinished,
    TextNotKept,
    UnknownAnalysis,
    WordcountsError,
)
from wordcounts.lifecycle import State
from wordcounts.memory import Last, Memory
from wordcounts.store.store import Store
from wordcounts.store.values import PLACES, Analysis, Failure, StoredDocument, StoredTable
from wordcounts.text import media
from wordcounts.text.notices import ROBOTS
from wordcounts.text.outline import Outline, is_choice
from wordcounts.text.recipe import Recipe
from wordcounts.text.values import EXTRACTIONS, Extraction, Reading, ReadOptions
from wordcounts.text.views.places import Places
from wordcounts.text.views.totals import Totals, totals
from wordcounts.text.views.view import ViewOptions, WordsView, check, words
from wordcounts.text.views.vocabulary import MAX_WORDS, Vocabulary, vocabulary
from wordcounts.text.words.language import primary
from wordcounts.text.words.segment import count_words
from wordcounts.text.words.table import Table

_OF_THE_FETCH: Final = frozenset({ROBOTS.code})
"""What the fetch said of a document still holds; what an earlier reading said of it is said anew."""


class ReadAgain(Protocol):
    """A caged reader."""

    def __call__(
        self, body: bytes, *, media_type: str | None, charset: str | None, options: ReadOptions, url: str | None
    ) -> Reading:
        """Read one document."""


class Holdings:
    """All that is held. Safe to share between threads.

    Args:
        read: reads a stored document again, for the other extraction or a newer recipe.
        memory: what this process remembers between two questions.
    """

    def __init__(self, store: Store, read: ReadAgain, memory: Memory) -> None:
        self._store = store
        self._read = read
        self._outlined: Last[Outline] = memory.last()
        """Of the document whose parts were asked for: who takes one out soon takes out another."""

    def analysis(self, id: str) -> Analysis:
        """The analysis as it stands; raises UnknownAnalysis."""
        found = self._store.get(id)
        if found is None:
            raise UnknownAnalysis
        return found

    def finished(self, id: str) -> Analysis:
        """The analysis, which has its counts; raises UnknownAnalysis, NotFinished, or what it failed with."""
        analysis = self.analysis(id)
        if analysis.state is State.FAILED and analysis.failure:
            raise error_of(analysis.failure)
        if analysis.state is not State.FINISHED:
            raise NotFinished(retry_after_s=1)
        return analysis

    def document(self, id: str) -> StoredDocument:
        """The document of an analysis, with its body where that was kept; raises UnknownAnalysis."""
        document = self._store.document(id)
        if document is None:
            raise UnknownAnalysis
        return document

    def table(self, analysis: Analysis, extraction: str | None = None) -> StoredTable:
        """The stored table, read again from the stored document where it is missing or of an older recipe.

        Args:
            extraction: the asked one when None; or PLACES; or a choice of blocks, whose table is counted and not kept.

        Raises:
            TextNotKept: it is missing, and so is the document. One of an older recipe stays as it is, then.
        """
        wanted = extraction or analysis.extraction
        if is_choice(wanted):
            return self._chosen(analysis, wanted)
        stored = self._store.table(analysis.id, wanted)
        if stored is not None and (analysis.keep == "counts" or is_of_today(stored, analysis)):
            return stored
        made = self._recount(analysis, wanted)
        self._store.put_table(analysis.id, made)
        return made

    def places(self, analysis: Analysis) -> Places:
        """Its words by the places in which they stand: counted on first ask, and kept like a table."""
        return Places.from_bytes(self.table(analysis, PLACES).table)

    def words(self, analysis: Analysis, options: ViewOptions, extraction: str | None = None) -> WordsView:
        """A view of its words, in its language where the options name none; raises InvalidOption, TextNotKept."""
        options = in_language(options, analysis)
        if options.place:
            check(options)
            return words(self.places(analysis)[options.place], options)
        return words_of(self.table(analysis, extraction), options)

    def vocabulary(
        self, analysis: Analysis, options: ViewOptions, extraction: str | None = None, *, most: int = MAX_WORDS
    ) -> Vocabulary:
        """The same view whole, in columns; without them, where it has more words than `most`."""
        options = in_language(options, analysis)
        if options.place:
            check(options)
            table = self.places(analysis)[options.place]
            return vocabulary(table, options, of=totals(table, options.language), most=most)
        stored = self.table(analysis, extraction)
        of = Totals(stored.n_tokens, stored.n_types, stored.n_hapaxes)
        text = text_of(stored) if options.ngram > 1 else None
        return vocabulary(Table.from_bytes(stored.table), options, of=of, text=text, most=most)

    def outline(self, analysis: Analysis, extraction: Extraction) -> Outline:
        """The parts of its document, and which of them counted for an extraction; the last ones are remembered."""
        key = (recipe_of(analysis).hash, extraction)
        outline = self._outlined.get(analysis.id, key)
        if outline is None:
            options = ReadOptions(extraction=extraction, language=analysis.language, outline=True)
            outline = self._read_again(analysis, options).outline or Outline()
            self._outlined.keep(analysis.id, key, outline)
        return outline

    def _chosen(self, analysis: Analysis, choice: str) -> StoredTable:
        # Both extractions have the same parts, and only the main text has a headline to choose.
        text = self.outline(analysis, "article").text_of(choice)
        table, _ = count_words(text)
        return _stored(table, language_of(analysis), extraction=choice, recipe=recipe_of(analysis).hash, text=text)

    def _read_again(self, analysis: Analysis, options: ReadOptions) -> Reading:
        document = self.document(analysis.id)
        return self._read(
            body_of(document),
            media_type=document.media_type,
            charset=document.charset,
            options=options,
            url=document.facts.final_url,
        )

    def _recount(self, analysis: Analysis, extraction: str) -> StoredTable:
        by_place = extraction == PLACES
        asked = "page" if by_place else extraction_of(extraction)
        options = ReadOptions(extraction=asked, language=analysis.language, places=by_place)
        reading = self._read_again(analysis, options)
        if reading.places is not None:
            # A text that was sent has its title beside it, not in it.
            title = analysis.title if analysis.kind == "text" else ""
            return StoredTable.of_places(reading.places.titled(title), reading.recipe.hash)
        said_before = tuple(notice for notice in analysis.notices if notice[0] in _OF_THE_FETCH)
        return _stored(
            reading.table,
            reading.metadata.language,
            extraction=extraction,
            recipe=reading.recipe.hash,
            text=reading.text,
            notices=said_before + tuple((notice.code, notice.message) for notice in reading.notices),
        )


def words_of(stored: StoredTable, options: ViewOptions) -> WordsView:
    """A view of a stored table's words; raises InvalidOption, and TextNotKept for phrases of a text that was not."""
    of = Totals(stored.n_tokens, stored.n_types, stored.n_hapaxes)
    text = text_of(stored) if options.ngram > 1 else None
    return words(Table.from_bytes(stored.table), options, text=text, of=of)


def error_of(failure: Failure) -> WordcountsError:
    """The error that a stored failure was."""
    return REGISTRY.get(failure.code, InternalError)(failure.message)


def extraction_of(value: str) -> Extraction:
    """The extraction of this name; raises InvalidOption."""
    for known in EXTRACTIONS:
        if value == known:
            return known
    raise InvalidOption("An extraction is `article` or `page`.", parameter="extraction")


def recipe_of(analysis: Analysis) -> Recipe:
    """What its document is counted by now."""
    return media.recipe_of(analysis.document.media_type if analysis.document else media.PLAIN)


def is_of_today(stored: StoredTable, analysis: Analysis) -> bool:
    """Whether its document would be counted in the same way now."""
    return stored.recipe == recipe_of(analysis).hash


def text_of(stored: StoredTable) -> str:
    """The text that was counted; raises TextNotKept."""
    if stored.text is None:
        raise TextNotKept
    return stored.text


def body_of(document: StoredDocument) -> bytes:
    """The document as it came; raises TextNotKept."""
    if document.body is None:
        raise TextNotKept
    return document.body


def language_of(analysis: Analysis) -> str:
    """Whose stop words and case rules: what was asked for, else what the document is in."""
    return primary(analysis.language) or (analysis.document.language if analysis.document else "")


def in_language(options: ViewOptions, analysis: Analysis) -> ViewOptions:
    """The options, in the analysis' language where they name none."""
    return replace(options, language=primary(options.language) or language_of(analysis))


def _stored(
    table: Table,
    language: str,
    *,
    extraction: str,
    recipe: str,
    text: str,
    notices: tuple[tuple[str, str], ...] = (),
) -> StoredTable:
    """A table with its text, as it is kept."""
    of = totals(table, language)
    return StoredTable(
        table=table.written(),
        extraction=extraction,
        recipe=recipe,
        n_tokens=of.n_tokens,
        n_types=of.n_types,
        n_hapaxes=of.n_hapaxes,
        text=text,
        notices=notices,
    )
