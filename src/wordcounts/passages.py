"""The texts of a collection looked through: every occurrence in context, and the words that stand near.

The texts that a question needs are read as one, block after block; so the views of one text serve. What is too much to
be read in one go is not read, and the answer says so: by tokens, never by time, so that the same question has the same
answer.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from wordcounts.collected import Of, told
from wordcounts.corpora import Corpora, Sight
from wordcounts.errors import InvalidOption
from wordcounts.text.measures.association import Association
from wordcounts.text.views import collocates, concordance
from wordcounts.text.views.concordance import Line, Order, SourcedLine
from wordcounts.text.views.lens import Lens
from wordcounts.text.views.occurrences import Match, Occurrences, find, running_of
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.words.characters import normalise
from wordcounts.text.words.running import Running

if TYPE_CHECKING:
    from wordcounts.store.collected import MemberTable

MAX_TOKENS: Final = 400_000
"""Words that are read for one question: some 0.3 s of CPU for contexts, 0.6 s for collocates (measured)."""

MAX_CHARS: Final = 10_000_000
"""Characters, of texts whose words are long, or few."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A word, a phrase or a search in all texts of a collection."""

    id: str
    q: str
    match: Match = "word"


@dataclass(frozen=True, slots=True)
class Lines:
    """Occurrences in the texts of a collection."""

    n_tokens: int
    """Of all sources."""
    n_documents_with: int
    """Sources in which it may occur: of a word, those in which it does."""
    n_documents_read: int
    complete: bool
    """Whether `total` is of all sources; if not, it is of those that were read."""
    total: int
    lines: tuple[SourcedLine, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """The words near a word, in the texts that were read."""

    n_documents_read: int
    complete: bool
    found: collocates.Collocates


@dataclass(frozen=True)
class _Joined:
    """Some texts as one."""

    running: Running
    found: Occurrences
    sources: list[MemberTable]
    starts: list[int]
    """Of each, its first character."""


class Passages:
    """The use cases. Safe to share between threads.

    Every method raises UnknownCollection, InvalidOption, and TextNotKept where a text was not kept.
    """

    def __init__(self, corpora: Corpora) -> None:
        self._corpora = corpora

    def concordance(
        self,
        sought: Sought,
        options: ViewOptions,
        *,
        order: Order = "position",
        context: int = 10,
        limit: int | None = 50,
        offset: int = 0,
    ) -> Of[Lines]:
        """Every occurrence, source by source; or sorted, where they can be read in one go."""
        sight = self._sight(sought, options)
        counts = _counts(sight, sought)
        likely, skipped, total = counts.indexes, 0, counts.total
        if order == "position" and counts.of is not None:
            likely, skipped = _window(counts.indexes, counts.of, offset, limit)
        chosen = _within(sight, likely)
        joined = self._joined(sight, sought, chosen)
        lines = concordance.concordance(
            joined.running,
            joined.found,
            order=order,
            context=context,
            limit=limit,
            offset=max(offset - skipped, 0),
            language=sight.options.language,
        )
        complete = len(chosen) == len(likely) or counts.of is not None
        known = total if counts.of is not None else lines.total
        items = tuple(_sourced(joined, line) for line in lines.lines)
        n_tokens = sight.held.corpus.n_tokens
        return told(sight, Lines(n_tokens, len(counts.indexes), len(chosen), complete, known, items))

    def collocates(
        self,
        sought: Sought,
        options: ViewOptions,
        *,
        window: collocates.Window,
        measure: Association = "log_dice",
        min_count: int = 2,
    ) -> Of[Near]:
        """The words that stand near more often than elsewhere.

        One that is too large to be read whole is read in an even choice of the sources in which the word may be.
        """
        sight = self._sight(sought, options)
        n = len(sight.held.corpus.documents)
        chosen = list(range(n))
        if sight.held.corpus.n_tokens > MAX_TOKENS:
            chosen = _evenly(sight, _counts(sight, sought).indexes)
        joined = self._joined(sight, sought, chosen)
        found = collocates.collocates(
            joined.running, joined.found, sight.options, window=window, measure=measure, min_count=min_count
        )
        return told(sight, Near(len(chosen), len(chosen) == n, found))

    def _sight(self, sought: Sought, options: ViewOptions) -> Sight:
        # What stop words leave out of a list stands in the text all the same.
        plain = replace(options, stop_words="include", ngram=1, q="")
        sight = self._corpora.sight(sought.id, plain)
        return replace(sight, options=replace(options, language=sight.options.language))

    def _joined(self, sight: Sight, sought: Sought, indexes: Sequence[int]) -> _Joined:
        numbers = [sight.held.corpus.documents[index].number for index in indexes]
        sources = self._corpora.sources(sight.collection, numbers)
        starts, end = [], 0
        for one in sources:
            starts.append(end)
            end += len(one.text or "") + 1
        if end > MAX_CHARS and len(sources) > 1:
            raise InvalidOption(f"These texts have more than {MAX_CHARS:,} characters.", parameter="q")
        running = running_of("\n".join(one.text or "" for one in sources), sight.options)
        return _Joined(running, find(running, sought.q, sight.options, match=sought.match), sources, starts)


@dataclass(frozen=True)
class _Counts:
    """In which documents something may occur; how often in each, and in all, where that is known."""

    indexes: list[int]
    of: list[int] | None
    total: int


def _counts(sight: Sight, sought: Sought) -> _Counts:
    """What the tables tell of it: all of a word, of a phrase in which documents all its words are."""
    import numpy as np

    columns = sight.view.columns
    every = list(range(len(columns.documents)))
    words = normalise(sought.q).split()
    if sought.match == "search":
        return _Counts(every, None, 0)
    keys = Lens(sight.options).keys(words)
    types = {key: number for number, key in enumerate(columns.keys) if key in set(keys)}
    if sight.options.compounds == "split" and any("-" in word for word in words):
        return _Counts(every, None, 0)  # it may stand as two words
    if not words or any(key not in types for key in keys):
        return _Counts([], [], 0)  # without a text, too, what is no question is refused
    if len(words) == 1:
        within, tallies = columns.column(types[keys[0]])
        return _Counts(within.tolist(), tallies.tolist(), int(tallies.sum()))
    both = columns.column(types[keys[0]])[0]
    for key in keys[1:]:
        both = np.intersect1d(both, columns.column(types[key])[0], assume_unique=True)
    return _Counts(both.tolist(), None, 0)


def _window(indexes: list[int], counts: list[int], offset: int, limit: int | None) -> tuple[list[int], int]:
    """The documents that hold a page of lines, and how many lines come before them."""
    first, before = 0, 0
    while first < len(counts) and before + counts[first] <= offset:
        before += counts[first]
        first += 1
    if limit is None:
        return indexes[first:], before
    after, until = first, before
    while after < len(counts) and until < offset + limit:
        until += counts[after]
        after += 1
    return indexes[first:after], before


def _within(sight: Sight, indexes: Sequence[int]) -> list[int]:
    """As many of them, from the first on, as can be read in one go; one at least."""
    sizes, n = sight.held.corpus.documents, 0
    chosen: list[int] = []
    for index in indexes:
        n += sizes[index].n_tokens
        if n > MAX_TOKENS and chosen:
            break
        chosen.append(index)
    return chosen


def _evenly(sight: Sight, indexes: Sequence[int]) -> list[int]:
    """Some documents, or as many of them at equal distances as can be read in one go."""
    documents = sight.held.corpus.documents
    step = max(sum(documents[index].n_tokens for index in indexes) / MAX_TOKENS, 1.0)
    every = sorted({int(k * step) for k in range(int(len(indexes) / step) + 1)})
    return _within(sight, [indexes[at] for at in every if at < len(indexes)])


def _sourced(joined: _Joined, line: Line) -> SourcedLine:
    at = bisect_right(joined.starts, line.start) - 1
    start, source, running = joined.starts[at], joined.sources[at], joined.running
    block = running.block_at(start)
    own = replace(
        line,
        start=line.start - start,
        end=line.end - start,
        block=line.block - block,
        token=line.token - running.line_firsts[block],
    )
    return SourcedLine(own, source.number, source.title or source.name or source.url or "", source.url)
