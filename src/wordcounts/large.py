"""The words of one large text: `Frequencies` whose table is on the disk where it is too large for memory."""

from __future__ import annotations

from collections.abc import Iterator
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
    name = path.name
    if path.is_file() or not path.exists() or path.is_dir():
        return _count_file(str(path), name, asked)
    with path.open("rb") as pipe, poured(pipe) as held:
        return _count_file(held, name, asked)


def _count_file(path: str, name: str, asked: Asked) -> Frequencies:
    with Path(path).open("rb") as file:
        packed = is_packed(file.read(8))
    if packed:
        with unpacked(path, on_progress=asked.on_progress) as held:
            return _count_document(Path(held), name_within(name), asked)
    return _count_document(Path(path), name, asked)


def _count_document(path: Path, name: str, asked: Asked) -> Frequencies:
    media_type, keep = asked.media_type or media.type_of_name(name), asked.keep_text
    source = big_document(path, media_type=media_type, charset=asked.charset)
    if source is None or (keep and source.size <= MAX_KEPT_BYTES):
        body = path.read_bytes()
        reading = read(body, media_type=media_type, charset=asked.charset, options=asked.options)
        return Frequencies(reading, keep_text=keep)
    if keep:
        raise ViewNeedsText(
            f"Phrases, places and contexts need the text, which is kept of {MAX_KEPT_BYTES // 1024**2} MB at most."
        )
    return count_large(source, asked.options, on_progress=asked.on_progress)


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
    if media.streamer_for(source.media_type) is not None:
        with text_of(source, on_progress=on_progress) as (text, facts):
            return frequencies_of(_counted(text, on_progress), facts, options)
    facts = Metadata("", "", source.media_type, source.charset)
    return frequencies_of(_counted(source, on_progress), facts, options)


def _counted(source: Source, on_progress: OnProgress | None) -> BigCount:
    # On the disk whatever its size: seen part by part, the kernel helps (0.1 s for what took 1.2 s in memory).
    return count_source(source, plan=replace(plan_for(source.size), max_types=0), on_progress=on_progress)


def frequencies_of(count: BigCount, facts: Metadata, options: ReadOptions) -> Frequencies:
    """What was counted, as any other document's words.

    Args:
        count: the words.
        facts: what the document says of itself; its language is not checked.
        options: as `count_large`.
    """
    table = count.table
    first = table if isinstance(table, Table) else table.first(FIRST)
    notices: list[Notice] = [CUT_SHORT] if count.cut else []
    language = primary(options.language) or language_of(first, facts.language).language
    reading = Reading(
        metadata=replace(facts, language=language),
        text="",
        table=first,
        extraction=options.extraction,
        notices=tuple(notices if first else [*notices, NO_WORDS]),
        recipe=media.recipe_of(facts.media_type),
    )
    return Frequencies(reading) if isinstance(table, Table) else LargeFrequencies(reading, table)
