"""The words of one large text: `Frequencies` whose table is on the disk where it is too large for memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Unpack

from wordcounts.bigtext import views
from wordcounts.bigtext.counting import BigCount, OnProgress, count_source, plan_for
from wordcounts.bigtext.source import Source, big_document
from wordcounts.bigtext.spool import is_packed, name_within, poured, text_of, unpacked
from wordcounts.bigtext.table import BigTable
from wordcounts.errors import InvalidOption, ViewNeedsText
from wordcounts.frequencies import Frequencies
from wordcounts.text import media
from wordcounts.text.notices import CUT_SHORT, NO_WORDS
from wordcounts.text.reading import read
from wordcounts.text.values import Metadata, Notice, Reading, ReadOptions
from wordcounts.text.views.forms import Forms, forms_of
from wordcounts.text.views.keywords import Compared, ViewKeywords
from wordcounts.text.views.totals import Totals
from wordcounts.text.views.view import ViewOptions, WordItem, WordsView
from wordcounts.text.words.characters import normalise
from wordcounts.text.words.language import FIRST, language_of, primary
from wordcounts.text.words.table import MAX_TYPES, Table

MAX_KEPT_BYTES: Final = 100 * 1024 * 1024
"""Of a document that is kept whole; its phrases alone take ten times as much memory."""


class LargeFrequencies(Frequencies):
    """`Frequencies` of a large text, whose table is on the disk.

    `words`, `most_common`, `rows`, `forms`, counts of words and iterating go through it part by part, within the memory
    that a part takes. What needs all words at once (measures, distributions, comparisons, distinctive words) has them
    where they are no more than a table in memory holds, and says so where they are more (`InvalidOption`). The table is
    deleted with its `Frequencies`, or by `close`.
    """

    __slots__ = ("_big", "_whole")

    def __init__(self, reading: Reading, table: BigTable) -> None:
        sums = views.totals_of(table, reading.metadata.language)
        super().__init__(reading)
        self.n_tokens, self.n_types, self.n_hapaxes = sums.n_tokens, sums.n_types, sums.n_hapaxes
        self._big = table
        self._whole: Table | None = None

    def words(self, *, limit: int | None = None, offset: int = 0, **view: Unpack[ViewKeywords]) -> WordsView:
        """As `Frequencies.words`.

        Raises:
            InvalidOption: also more than 250,000 rows at once; `rows` gives any number, one by one.
        """
        if limit is not None and limit < 0:
            raise InvalidOption("limit takes 0 or more.", parameter="limit")
        return views.words_view(self._big, self._seen(view, offset), limit=limit, of=self._totals)

    def rows(self, **view: Unpack[ViewKeywords]) -> Iterator[WordItem]:
        """All rows of `words`, one after the other: any number of them, in the memory of some."""
        return views.rows(self._big, self._seen(view))

    def forms(self, q: str, **view: Unpack[Compared]) -> Forms:
        """As `Frequencies.forms`."""
        options = self._seen(view)
        return forms_of(views.forms_in(self._big, q, options), q, options)

    def close(self) -> None:
        """Delete the table now; afterwards no view of it can be seen."""
        self._big.close()

    @property
    def _table(self) -> Table:
        """For whatever needs all words in memory."""
        n_forms = self._big.sums.n_forms
        if n_forms > MAX_TYPES:
            raise InvalidOption(
                f"This takes {MAX_TYPES:,} different words at most, each as it is written: the text has {n_forms:,}."
            )
        if self._whole is None:
            self._whole = self._big.in_memory()
        return self._whole

    @_table.setter
    def _table(self, table: Table) -> None:
        """It is read when it is asked for."""

    @property
    def _totals(self) -> Totals:
        return Totals(self.n_tokens, self.n_types, self.n_hapaxes)

    def __getitem__(self, word: str) -> int:
        word = normalise(word)
        options = ViewOptions(language=self.language)
        return forms_of(views.forms_in(self._big, word, options), word, options).count if word.split() == [word] else 0

    def __iter__(self) -> Iterator[str]:
        return (item.word for item in self.rows())


@dataclass(frozen=True, slots=True)
class Asked:
    """How a file is counted."""

    options: ReadOptions
    media_type: str | None = None
    """What it is; None to go by its name, and its bytes."""
    charset: str | None = None
    keep_text: bool = False
    on_progress: OnProgress | None = None


def count_path(path: Path, asked: Asked) -> Frequencies:
    """Count a file of any size, which may be a pipe, or packed (.gz, .zst, .bz2, .xz).

    Raises:
        OSError, ReadError, ViewNeedsText: as `library.count_file`.
    """
    with opened(path) as given, _within(given, path.name, asked) as (file, media_type):
        keep = asked.keep_text
        source = big_document(file, media_type=media_type, charset=asked.charset)
        if source is None or (keep and source.size <= MAX_KEPT_BYTES):
            return Frequencies(_read_whole(file, media_type, asked), keep_text=keep)
        if keep:
            raise ViewNeedsText(
                f"Phrases, places and contexts need the text, which is kept of {MAX_KEPT_BYTES // 1024**2} MB at most."
            )
        return count_large(source, asked.options, on_progress=asked.on_progress)


def read_path(path: Path, asked: Asked, *, name: str) -> Reading:
    """The words of a file, as a document's are stored: of a large one without its text, and within MAX_TYPES forms.

    Args:
        path: of the file.
        asked: how; its text is not kept.
        name: what it is called, by which its kind is told where nothing else says it.

    Raises:
        OSError, ReadError: as `library.count_file`.
    """
    with _within(path, name, asked) as (file, media_type):
        source = big_document(file, media_type=media_type, charset=asked.charset)
        if source is None:
            return _read_whole(file, media_type, asked)
        with _counted_text(source, asked.on_progress) as (count, facts):
            return _reading(count, facts, asked.options)


@contextmanager
def opened(path: Path) -> Iterator[Path]:
    """A file, or what comes out of a pipe as one, for as long as the `with` lasts.

    Raises:
        OSError: it cannot be opened, or there is no room for it.
    """
    if path.is_file() or path.is_dir() or not path.exists():
        yield path
        return
    with path.open("rb") as pipe, poured(pipe) as held:
        yield Path(held)


@contextmanager
def _within(path: Path, name: str, asked: Asked) -> Iterator[tuple[Path, str | None]]:
    """What a file holds, unpacked, and what it is said to be."""
    with ExitStack() as held:
        with path.open("rb") as file:
            packed = is_packed(file.read(8))
        if packed:
            path = Path(held.enter_context(unpacked(str(path), on_progress=asked.on_progress)))
            name = name_within(name)
        yield path, asked.media_type or media.type_of_name(name)


def _read_whole(file: Path, media_type: str | None, asked: Asked) -> Reading:
    return read(file.read_bytes(), media_type=media_type, charset=asked.charset, options=asked.options)


def count_large(source: Source, options: ReadOptions, *, on_progress: OnProgress | None = None) -> Frequencies:
    """Count a large text, or a document that is read piece by piece.

    Args:
        source: the text.
        options: its language, and the extraction that was asked for, which is all of it either way.
        on_progress: told how many bytes are counted, and of how many; of a document also how many are read.

    Raises:
        ReadError: it cannot be counted.
        OSError: it cannot be read, or there is no room for temporary files.
    """
    with _counted_text(source, on_progress) as (count, facts):
        return frequencies_of(count, facts, options)


@contextmanager
def _counted_text(source: Source, on_progress: OnProgress | None) -> Iterator[tuple[BigCount, Metadata]]:
    """The words of a large document, and what it says of itself."""
    with ExitStack() as held:
        text, facts = source, Metadata("", "", source.media_type, source.charset)
        if media.streamer_for(source.media_type) is not None:
            text, facts = held.enter_context(text_of(source, on_progress=on_progress))
        # On the disk whatever its size: seen part by part, the kernel helps (0.1 s for what took 1.2 s in memory).
        yield count_source(text, plan=replace(plan_for(text.size), max_types=0), on_progress=on_progress), facts


def frequencies_of(count: BigCount, facts: Metadata, options: ReadOptions) -> Frequencies:
    """What was counted, as any other document's words.

    Args:
        count: the words.
        facts: what the document says of itself; its language is not checked.
        options: as `count_large`.
    """
    table = count.table
    if isinstance(table, Table):
        return Frequencies(_reading(count, facts, options))
    first = BigCount(table.first(FIRST), count.cut)
    return LargeFrequencies(_reading(first, facts, options), table)


def _reading(count: BigCount, facts: Metadata, options: ReadOptions) -> Reading:
    """The words as a document's, those in memory or as many as a table in memory holds."""
    table, cut = count.table, count.cut
    if isinstance(table, BigTable):
        cut = cut or table.sums.n_forms > MAX_TYPES
        with closing(table):
            table = table.in_memory() if table.sums.n_forms <= MAX_TYPES else table.first(MAX_TYPES)
    notices: list[Notice] = [CUT_SHORT] if cut else []
    return Reading(
        metadata=replace(facts, language=primary(options.language) or language_of(table, facts.language).language),
        text="",
        table=table,
        extraction=options.extraction,
        notices=tuple(notices if table else [*notices, NO_WORDS]),
        recipe=media.recipe_of(facts.media_type),
    )
