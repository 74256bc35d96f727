"""The corpora of collections as this process holds them: put together from the store, kept, brought up to date.

A collection that grows is read on, not anew, and a large one that is still worked on is looked at again once a tenth
more is there, or STALE_S later. A large one that is done is kept on the disk too (`volumes`), for every process and the
next start. What was deleted is let go of: before the next answer, and else within the half minute after which a process
looks. NumPy is loaded with the first one, not before.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeVar

from wordcounts.errors import DatabaseUnavailable, InvalidOption, TextNotKept, UnknownCollection, WordcountsError
from wordcounts.held import Held, opened, put_by
from wordcounts.holdings import Holdings
from wordcounts.memory import Memory, Shelf
from wordcounts.store.collected import Collection, CountedMember, MemberTable
from wordcounts.store.store import Store
from wordcounts.text import media
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.views.phrases import phrases
from wordcounts.text.words.language import primary
from wordcounts.text.words.table import Table
from wordcounts.volumes import Volumes, let_go

if TYPE_CHECKING:
    from wordcounts.text.corpus.columns import View
    from wordcounts.text.corpus.corpus import Corpus, Document
    from wordcounts.text.corpus.evenness import Spreads

MAX_COUNTS: Final = 40_000_000
"""Counts of a word in a document that a process keeps, all collections together: those of 3,000 documents with 100
million tokens are 30 million, and take 0.9 GB with one view of them (benchmarks/run corpus)."""

MANY_COUNTS: Final = 5_000_000
"""From which on one way of looking at a collection is kept, not three."""

LARGE_COUNTS: Final = 1_000_000
"""From which on a collection is kept on the disk, and not looked at anew for each source that is finished: to put it
together takes 0.3 s and more."""

STALE_S: Final = 15.0
"""How old what is shown of a large collection that grows may be: to look at it anew takes a tenth of that, or less."""

LOOK_S: Final = 20.0
"""Between two looks whether all is still there of what is on the disk."""

MAX_RECOUNTED: Final = 100
"""Sources counted by an older release that one question counts again: a page takes some 20 ms."""

MAX_PHRASE_TOKENS: Final = 500_000
"""Words of a collection whose phrases are counted: some 3 s when first asked for, and a few million phrases at most."""

N_LOCKS: Final = 16

AT_ONCE: Final = 50
"""Tables that are fetched while as many are put together."""

N_ANSWERS: Final = 8

T = TypeVar("T")


@dataclass(frozen=True)
class Sight:
    """A collection, and a view of its words with the options in its language."""

    collection: Collection
    held: Held
    view: View
    options: ViewOptions
    own_lists: bool = False
    """Whether stop words were told by the list of each source's own language."""


class Corpora:
    """All that this process holds. Safe to share between threads.

    Args:
        store, holdings: what collections are put together from.
        memory: that of the process, which looks now and then what is to be forgotten.
        volumes: where large ones are kept on the disk.
        clock: seconds; never goes back.
    """

    def __init__(
        self,
        store: Store,
        holdings: Holdings,
        memory: Memory,
        volumes: Volumes,
        clock: Callable[[], float] | None = None,
    ) -> None:
        self._store, self._holdings, self._volumes = store, holdings, volumes
        self._clock = clock or time.monotonic
        self._next_look = 0.0
        self.shelf: Shelf[Held] = Shelf(MAX_COUNTS)
        self._locks = tuple(threading.Lock() for _ in range(N_LOCKS))
        memory.watches.append(self.forget_deleted)

    def sight(self, id: str, options: ViewOptions, *, own_lists: bool | None = None) -> Sight:
        """A collection as the options see it, as it stands now.

        Args:
            id: of the collection.
            options: the language they name is that of all its words; else, and where the collection names none either,
                it is that of most of them, and stop words are told by the list of each source's own.
            own_lists: whether they are; None to decide by the options.

        Raises:
            UnknownCollection; InvalidOption: a value out of its range.
            TextNotKept: phrases of a collection of which only counts were kept.
        """
        collection = self._store.collections.get(id)
        if collection is None:
            raise UnknownCollection
        with self._locks[hash(id) % N_LOCKS]:  # what takes seconds and a gigabyte is made by one thread
            held = self._held(collection)
            let_go(held.corpus.numbers)  # what the view before this one looked at, it may not
            asked = primary(options.language) or primary(collection.language or "")
            options = replace(options, language=asked or held.language)
            own_lists = (not asked if own_lists is None else own_lists) and held.is_mixed
            view = self._view(collection, held, options, own_lists=own_lists and options.stop_words != "include")
            if held.weight >= LARGE_COUNTS and collection.done and held.version == collection.version:
                put_by(self._volumes, collection.id, held)
            return Sight(collection, held, view, options, own_lists)

    def forget_deleted(self) -> None:
        """Let go of collections of which something is not there any more, here and on the disk."""
        with suppress(DatabaseUnavailable):
            for id, held in self.shelf.items:
                if not self._still_there(id, held.version, held.ids.values()):
                    self.shelf.forget(id)
            self._forget_on_disk()

    def _forget_on_disk(self) -> None:
        """What is not there at all, and once in LOOK_S what is not there whole: that takes a look at each."""
        ids = self._volumes.ids
        there = self._store.collections.existing(ids) if ids else set()
        for id in ids:
            if id not in there:
                self._volumes.forget(id)
        if not there or self._clock() < self._next_look:
            return
        self._next_look = self._clock() + LOOK_S
        for id in sorted(there):
            told = self._volumes.told(id)
            members = told.get("members", ()) if told else ()
            if told is None or not self._still_there(id, told.get("version", ""), [of for _, of, _ in members]):
                self._volumes.forget(id)

    def _still_there(self, id: str, version: str, analyses: Iterable[str]) -> bool:
        collection = self._store.collections.get(id)
        if collection is None or collection.version == version:
            return collection is not None
        return {one.analysis_id for one in self._counted(collection)}.issuperset(analyses)

    def spreads(self, sight: Sight) -> Spreads | None:
        """How evenly each word of a view is spread, kept beside its columns."""
        from wordcounts.text.corpus import evenness

        held, columns = sight.held, sight.view.columns
        if id(columns) not in {id(kept) for kept in held.columns.values()}:
            return evenness.spreads(columns)
        if id(columns) not in held.spreads:
            held.spreads[id(columns)] = evenness.spreads(columns)
        return held.spreads[id(columns)]

    @staticmethod
    def once(sight: Sight, asked: Hashable, make: Callable[[], T]) -> T:
        """What is asked of a sight, made once as long as the collection stays as it is; the last N_ANSWERS are kept."""
        answers = sight.held.answers
        key = (sight.options, sight.own_lists, asked)
        found: T | None = answers.get(key)
        if found is None:
            found = make()
            if len(answers) >= N_ANSWERS:
                answers.pop(next(iter(answers)), None)
            answers[key] = found
        return found

    # What is held

    def _held(self, collection: Collection) -> Held:
        from wordcounts.text.corpus.corpus import Builder

        held = self.shelf.get(collection.id)
        if held is not None and held.version == collection.version and not held.n_outdated:
            return held
        members = self._counted(collection)
        own = [one for one in members if one.duplicate_of is None]
        current, n_outdated = self._current(collection, own)
        ids = {one.number: one.analysis_id for one in current}
        recipes = {one.number: one.recipe for one in current}
        if held is None and (held := opened(self._volumes, collection.id, recipes, self._clock())) is not None:
            self.shelf.keep(collection.id, held, held.weight)
        if held is not None and not n_outdated and self._serves(held, collection, ids):
            return held
        originals = {one.number: one.duplicate_of for one in members if one.duplicate_of is not None}
        known = held.ids if held else {}
        new = [number for number, analysis in ids.items() if known.get(number) != analysis]
        builder = Builder(self._left(held, ids))
        self.shelf.forget(collection.id)  # so that the old one's memory is free while the new one grows
        del held
        tables = self._store.collections.tables_of(collection.id, collection.extraction, new)
        for table in ahead(tables) if len(new) > AT_ONCE else tables:
            builder.add(_document(table), table.table)
        corpus = builder.corpus()
        numbers = [one.number for one in corpus.documents]
        if numbers != sorted(numbers):
            corpus = corpus.arranged(sorted(range(len(numbers)), key=numbers.__getitem__))
        ids = {one.number: ids[one.number] for one in corpus.documents}
        made = Held(collection.version, corpus, ids, originals, n_outdated, self._clock(), recipes)
        self.shelf.keep(collection.id, made, made.weight)
        return made

    def _serves(self, held: Held, collection: Collection, ids: dict[int, str]) -> bool:
        """Whether what is held shows the collection as it is, or, of a large one that grows, nearly so."""
        if held.version == collection.version and held.ids == ids:
            return True
        if collection.done or collection.state != "open" or held.weight < LARGE_COUNTS:
            return False
        if any(ids.get(number) != analysis for number, analysis in held.ids.items()):
            return False  # something is gone, or is another's duplicate
        n_new = len(ids) - len(held.ids)
        return 10 * n_new < len(held.ids) and self._clock() - held.made_at < STALE_S

    @staticmethod
    def _left(held: Held | None, ids: dict[int, str]) -> Corpus | None:
        """What of a corpus is still there."""
        if held is None:
            return None
        kept = [
            index
            for index, one in enumerate(held.corpus.documents)
            if ids.get(one.number) == held.ids.get(one.number)
        ]  # fmt: skip
        return held.corpus if len(kept) == len(held.corpus.documents) else held.corpus.arranged(kept)

    def _counted(self, collection: Collection) -> list[CountedMember]:
        return self._store.collections.counted(collection.id, collection.extraction)

    def _current(self, collection: Collection, members: Sequence[CountedMember]) -> tuple[list[CountedMember], int]:
        """Those that are counted as today, and how many are not: some are counted again first."""
        recipes: dict[str, str] = {}
        current: list[CountedMember] = []
        older: list[CountedMember] = []
        for one in members:
            recipe = recipes.setdefault(one.media_type, media.recipe_of(one.media_type).hash)
            (current if one.recipe == recipe else older).append(one)
        if collection.keep == "counts":
            return current, len(older)
        for one in older[:MAX_RECOUNTED]:
            with suppress(WordcountsError):
                self._holdings.table(self._holdings.finished(one.analysis_id), collection.extraction)
                current.append(one)
        return sorted(current, key=lambda one: one.number), len(members) - len(current)

    # What is seen of it

    def _view(self, collection: Collection, held: Held, options: ViewOptions, *, own_lists: bool) -> View:
        from wordcounts.text.corpus.columns import columns_of, looked_at, view_of
        from wordcounts.text.views.options import check

        check(options)
        if options.place:
            raise InvalidOption("Words by place are of one page, not of a collection.", parameter="place")
        looked = looked_at(options, own_lists=own_lists)
        key = (looked, options.ngram > 1)
        columns = held.columns.get(key)
        if columns is None:
            corpus, totals = held.corpus, None
            if options.ngram > 1:
                totals = held.corpus.totals(options.language)
                corpus = self._phrases(collection, held, options)
            while held.columns and (len(held.columns) >= 3 or held.weight > MANY_COUNTS):
                gone = held.columns.pop(next(iter(held.columns)))
                held.spreads.pop(id(gone), None)
                del gone
            columns = held.columns[key] = columns_of(corpus, looked, totals, own_lists=own_lists)
        return view_of(held.corpus, options, columns, own_lists=own_lists)

    def _phrases(self, collection: Collection, held: Held, options: ViewOptions) -> Corpus:
        """The phrases of each document, as a corpus of their own."""
        from wordcounts.text.corpus.corpus import corpus_of

        if held.corpus.n_tokens > MAX_PHRASE_TOKENS:
            raise InvalidOption(
                f"Phrases are counted in collections of up to {MAX_PHRASE_TOKENS:,} words:"
                f" this one has {held.corpus.n_tokens:,}.",
                parameter="ngram",
            )
        n, language, split = options.ngram, options.language, options.compounds == "split"
        return corpus_of(
            (_document(one), Table.of(phrases(one.text or "", n, language=language, split=split)))
            for one in self.sources(collection, list(held.ids))
        )

    def facts(self, sight: Sight) -> Iterator[MemberTable]:
        """The sources that a sight is of, in their order."""
        one = sight.collection
        return self._store.collections.tables_of(one.id, one.extraction, list(sight.held.ids))

    def sources(self, collection: Collection, numbers: Sequence[int]) -> list[MemberTable]:
        """Some sources with their texts, in their order.

        Raises:
            TextNotKept: that of one of them was not kept.
        """
        of = self._store.collections.tables_of(collection.id, collection.extraction, numbers, text=True)
        found = list(of)
        if len(found) < len(numbers) or any(one.text is None for one in found):
            raise TextNotKept
        return found


def ahead(of: Iterator[T]) -> Iterator[T]:
    """The same, the next few being fetched by a thread while the last ones are worked on."""

    def some() -> list[T]:
        return list(islice(of, AT_ONCE))

    with ThreadPoolExecutor(1, thread_name_prefix="ahead") as pool:
        due = pool.submit(some)
        while found := due.result():
            due = pool.submit(some)
            yield from found


def _document(table: MemberTable) -> Document:
    from wordcounts.text.corpus.corpus import Document

    name = table.title or table.name or table.url or ""
    return Document(table.number, name, table.n_tokens, primary(table.language), table.dated_at)
