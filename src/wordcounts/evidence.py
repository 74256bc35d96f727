"""What stands behind the counts of an analysis: its words in context, in order, measured, beside another's.

Every number of these views is worked out from the stored text and table when it is asked for; none is stored.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Final

from wordcounts.errors import InvalidOption, TextNotKept
from wordcounts.holdings import in_language, is_of_today, text_of, words_of
from wordcounts.memory import Last
from wordcounts.receipts import Receipt, issue
from wordcounts.service import Caller, Service
from wordcounts.store.values import Analysis, StoredTable
from wordcounts.text.measures.association import Association
from wordcounts.text.views import (
    collocates,
    concordance,
    contrasted,
    distinctive,
    forms,
    measures,
    occurrences,
    spread,
)
from wordcounts.text.views.concordance import Order
from wordcounts.text.views.distribution import Distribution, distribution_of
from wordcounts.text.views.measures import Measures
from wordcounts.text.views.occurrences import Match
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.views.view import WordsView
from wordcounts.text.words.running import Running
from wordcounts.text.words.table import Table
from wordcounts.turns import is_large

MAX_KEPT_CHARS = 2_000_000
"""The longest text whose words in order are kept for the next question: a web process keeps one text's. Of so many
characters they take 10 MB in English, and 53 MB where no word comes twice (measured)."""

_ALL: Final = contrasted.Choice()


@dataclass(frozen=True, slots=True)
class Asked:
    """A word, a phrase or a search in one text."""

    id: str
    q: str
    match: Match = "word"
    extraction: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """A concordance, and the address to which its lines' fragments belong; None where the source has none."""

    lines: concordance.Concordance
    url: str | None


@dataclass(frozen=True, slots=True)
class Past:
    """One analysis of an address among others, counted by today's recipe."""

    analysis: Analysis
    n_tokens: int
    n_types: int
    changed: bool
    """Whether its document's bytes are others than those of the one before; True for the first."""
    counts: tuple[int, ...]
    """Of the words that were asked for."""


@dataclass(frozen=True, slots=True)
class Report:
    """All that there is to say of one view of an analysis."""

    analysis: Analysis
    words: WordsView
    measures: Measures
    distribution: Distribution
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class _Opened:
    """One analysis with the counts that a question is about, fetched once for all its views."""

    analysis: Analysis
    stored: StoredTable
    table: Table
    options: ViewOptions
    """In the analysis' language."""


class Evidence:
    """The use cases behind a number. Safe to share between threads.

    Every method raises what `Service.words` does: UnknownAnalysis, NotFinished, InvalidOption, or the error that the
    analysis failed with.
    """

    def __init__(self, service: Service) -> None:
        self._service = service
        self._held = service.holdings
        self._in_hand: Last[Running] = service.memory.last()

    def concordance(
        self,
        asked: Asked,
        options: ViewOptions,
        *,
        order: Order = "position",
        context: int = 10,
        limit: int | None = 50,
        offset: int = 0,
    ) -> Context:
        """Every occurrence, with what stands around it and the text fragment that leads there."""
        with self._found(asked, options) as (opened, running, found):
            language = opened.options.language
            lines = concordance.concordance(
                running, found, order=order, context=context, limit=limit, offset=offset, language=language
            )
        return Context(lines, opened.analysis.document.final_url if opened.analysis.document else None)

    def collocates(
        self,
        asked: Asked,
        options: ViewOptions,
        *,
        window: collocates.Window,
        measure: Association = "log_dice",
        min_count: int = 2,
    ) -> collocates.Collocates:
        """The words that stand near more often than elsewhere."""
        with self._found(asked, options) as (opened, running, found):
            return collocates.collocates(
                running, found, opened.options, window=window, measure=measure, min_count=min_count
            )

    def dispersion(self, asked: Asked, options: ViewOptions, *, parts: int = 10) -> spread.Spread:
        """Where in the text it falls, and how evenly."""
        with self._found(asked, options) as (_, running, found):
            return spread.spread(running, found, parts)

    def forms(self, asked: Asked, options: ViewOptions) -> forms.Forms:
        """The forms that the view counts as one word."""
        with self._opened(asked.id, asked.extraction, options) as opened:
            return forms.forms_of(opened.table, asked.q, opened.options)

    def measures(self, id: str, options: ViewOptions, extraction: str | None = None) -> Measures:
        """Every measure of the text; of one that was not kept or is too long, those that its counts tell."""
        with self._opened(id, extraction, options) as opened:
            return self._measured(opened)

    def distribution(self, id: str, options: ViewOptions, extraction: str | None = None) -> Distribution:
        """Ranks, frequency classes, and how the vocabulary grows through the text, where its order is known."""
        with self._opened(id, extraction, options) as opened:
            return self._distributed(opened)

    def distinctive(
        self, id: str, options: ViewOptions, *, min_count: int = 2, extraction: str | None = None
    ) -> distinctive.DistinctiveView:
        """The words that are commoner here than in the language at large; raises MissingExtra too."""
        with self._opened(id, extraction, options) as opened:
            return distinctive.distinctive(opened.table, opened.options, min_count=min_count)

    def compare(
        self,
        target: str,
        reference: str,
        options: ViewOptions,
        choice: contrasted.Choice = _ALL,
        extraction: str | None = None,
    ) -> contrasted.Contrast:
        """The words that set one analysis apart from another, in the target's language; both by today's recipe.

        In how many places a word occurs is not told of a text that was not kept or is too long.
        """
        with self._opened(target, extraction, options) as ours:
            side = self._side(self._of_today(ours))
            with self._opened(reference, extraction, ours.options) as theirs:
                return contrasted.contrast(side, self._side(self._of_today(theirs)), ours.options, choice)

    def history(
        self, id: str, caller: Caller, words: Sequence[str], options: ViewOptions, extraction: str | None = None
    ) -> tuple[Past, ...]:
        """The caller's own analyses of the same address, the earliest first, with the trend of some words.

        All are counted by one extraction (the asked one's), one recipe and in one language, so that they compare; those
        that cannot be counted so any more, since their text was not kept, are left out.
        """
        with self._opened(id, extraction, options) as opened:
            asked, options = opened.analysis, opened.options
        past: list[Past] = []
        before = ""
        for one in self._service.of_same_url(id, caller):
            try:
                with self._opened(one.id, extraction or asked.extraction, options) as opened:
                    stored = self._of_today(opened).stored
                    counts = forms.counts_of(opened.table, words, options)
            except TextNotKept:
                continue
            now = one.document.sha256 if one.document else ""
            past.append(Past(one, stored.n_tokens, stored.n_types, now != before, counts))
            before = now
        return tuple(past)

    def receipt(self, id: str, options: ViewOptions, extraction: str | None = None) -> Receipt:
        """What was counted, by what, and what the whole view holds, so that anyone can count it again."""
        with self._opened(id, extraction, options) as opened:
            return self._receipt(opened)

    def report(self, id: str, options: ViewOptions, extraction: str | None = None) -> Report:
        """All of it, of one view; raises TextNotKept as `receipt` does."""
        with self._opened(id, extraction, options) as opened:
            return Report(
                opened.analysis,
                self._words(opened),
                self._measured(opened),
                self._distributed(opened),
                self._receipt(opened),
            )

    def _words(self, opened: _Opened) -> WordsView:
        if opened.options.place:
            return self._held.words(opened.analysis, opened.options)
        return words_of(opened.stored, opened.options)

    def _measured(self, opened: _Opened) -> Measures:
        with self._in_order_if_any(opened) as running:
            return measures.measures(opened.table, opened.options, running)

    def _distributed(self, opened: _Opened) -> Distribution:
        with self._in_order_if_any(opened) as running:
            return distribution_of(opened.table, opened.options, running)

    def _receipt(self, opened: _Opened) -> Receipt:
        whole = self._of_today(replace(opened, options=replace(opened.options, limit=None, offset=0)))
        document = self._held.document(whole.analysis.id)
        return issue(whole.analysis, document, whole.stored, whole.options, self._words(whole))

    @contextmanager
    def _found(self, asked: Asked, options: ViewOptions) -> Iterator[tuple[_Opened, Running, occurrences.Occurrences]]:
        with self._opened(asked.id, asked.extraction, options) as opened, self._in_order(opened) as running:
            yield opened, running, occurrences.find(running, asked.q, opened.options, match=asked.match)

    @contextmanager
    def _opened(self, id: str, extraction: str | None, options: ViewOptions) -> Iterator[_Opened]:
        """An analysis to look at, when it is its turn; raises Busy when that does not come."""
        analysis = self._held.finished(id)
        with self._service.turns.turn(large=is_large(analysis)):
            stored = self._held.table(analysis, extraction)
            yield _Opened(analysis, stored, Table.from_bytes(stored.table), in_language(options, analysis))

    def _of_today(self, opened: _Opened) -> _Opened:
        """What is held against other counts must be counted as they are."""
        if not is_of_today(opened.stored, opened.analysis):
            raise TextNotKept("Only the counts of this analysis were kept, and they were made by an older recipe.")
        return opened

    def _side(self, opened: _Opened) -> contrasted.Side:
        with self._in_order_if_any(opened) as running:
            return contrasted.Side.of(opened.table, running, opened.options)

    @contextmanager
    def _in_order(self, opened: _Opened) -> Iterator[Running]:
        """The words in order; the last ones are kept, for whoever asks one thing after another of one text.

        They serve one thread: nobody else finds them while they are in use.
        """
        id, stored, options = opened.analysis.id, opened.stored, opened.options
        text = text_of(stored)
        key = (stored.extraction, stored.recipe, options.language, options.compounds)
        running = self._in_hand.take(id, key) or occurrences.running_of(text, options)
        try:
            yield running
        finally:
            if len(text) <= MAX_KEPT_CHARS:
                self._in_hand.keep(id, key, running)

    @contextmanager
    def _in_order_if_any(self, opened: _Opened) -> Iterator[Running | None]:
        """The same for views that tell less without: None of a text that was not kept, or that is too long for it."""
        with ExitStack() as open_:
            running = None
            with suppress(TextNotKept, InvalidOption):
                running = open_.enter_context(self._in_order(opened))
            yield running
