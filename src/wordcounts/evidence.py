"""What stands behind the counts of an analysis: its words in context, in order, measured, beside another's.

Every number of these views is worked out from the stored text and table when it is asked for; none is stored.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace

from wordcounts.service import Service, language_of
from wordcounts.store.values import Analysis, StoredTable
from wordcounts.text.measures.association import Association
from wordcounts.text.measures.spectrum import RankPoint, Spectrum
from wordcounts.text.measures.windows import GrowthPoint
from wordcounts.text.views import collocates, concordance, distinctive, forms, keyness, measures, occurrences, spread
from wordcounts.text.views.concordance import Order
from wordcounts.text.views.occurrences import Match
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.words.language import primary
from wordcounts.text.words.running import Running
from wordcounts.text.words.table import Table

MAX_KEPT_CHARS = 2_000_000
"""The longest text whose words in order are kept for the next question: a web process keeps one, of 40 MB at most."""


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
class Shape:
    """How the counts of a text are distributed."""

    ranks: tuple[RankPoint, ...]
    spectrum: Spectrum
    growth: tuple[GrowthPoint, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two texts that are compared."""

    analysis: Analysis
    n_tokens: int


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two texts word by word, what is key in the target first."""

    target: Side
    reference: Side
    items: tuple[keyness.KeyWord, ...]


class Evidence:
    """The use cases behind a number. Safe to share between threads.

    Every method raises what `Service.words` does: UnknownAnalysis, NotFinished, InvalidOption, or the error that the
    analysis failed with.
    """

    def __init__(self, service: Service) -> None:
        self._service = service
        self._lock = threading.Lock()
        self._last: tuple[tuple[str, ...], Running] | None = None

    def concordance(
        self,
        asked: Asked,
        options: ViewOptions,
        *,
        order: Order = "position",
        context: int = 10,
        limit: int = 50,
        offset: int = 0,
    ) -> Context:
        """Every occurrence, with what stands around it and the text fragment that leads there."""
        analysis, running, found, options = self._found(asked, options)
        lines = concordance.concordance(
            running, found, order=order, context=context, limit=limit, offset=offset, language=options.language
        )
        return Context(lines, analysis.document.final_url if analysis.document else None)

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
        _, running, found, options = self._found(asked, options)
        return collocates.collocates(running, found, options, window=window, measure=measure, min_count=min_count)

    def dispersion(self, asked: Asked, options: ViewOptions, *, parts: int = 10) -> spread.Spread:
        """Where in the text it falls, and how evenly."""
        _, running, found, _ = self._found(asked, options)
        return spread.spread(running, found, parts)

    def forms(self, asked: Asked, options: ViewOptions) -> forms.Forms:
        """The forms that the view counts as one word."""
        _, stored, options = self._stored(asked.id, asked.extraction, options)
        return forms.forms_of(Table.from_bytes(stored.table), asked.q, options)

    def measures(self, id: str, options: ViewOptions, extraction: str | None = None) -> measures.Measures:
        """Every measure of the text."""
        _, stored, options = self._stored(id, extraction, options)
        return measures.measures(Table.from_bytes(stored.table), options, self._in_order(id, stored, options))

    def shape(self, id: str, options: ViewOptions, extraction: str | None = None) -> Shape:
        """Ranks, frequency classes, and how the vocabulary grows through the text."""
        _, stored, options = self._stored(id, extraction, options)
        table = Table.from_bytes(stored.table)
        return Shape(
            ranks=measures.ranks_of(table, options),
            spectrum=measures.spectrum_of(table, options),
            growth=measures.growth_of(self._in_order(id, stored, options), options),
        )

    def distinctive(
        self, id: str, options: ViewOptions, *, min_count: int = 2, extraction: str | None = None
    ) -> distinctive.DistinctiveView:
        """The words that are commoner here than in the language at large; raises MissingExtra too."""
        _, stored, options = self._stored(id, extraction, options)
        return distinctive.distinctive(Table.from_bytes(stored.table), options, min_count=min_count)

    def compare(self, target: str, reference: str) -> Contrast:
        """The words that set one analysis apart from another, in the target's language; both by today's recipe."""
        first, second = self._stored(target, None, ViewOptions()), self._stored(reference, None, ViewOptions())
        language = language_of(first[0])
        tables = [Table.from_bytes(stored.table) for _, stored, _ in (first, second)]
        places = [
            keyness.places_of(self._in_order(one.id, stored, replace(options, language=language)), language)
            for one, stored, options in (first, second)
        ]
        items = keyness.compare(*tables, language=language, target_places=places[0], reference_places=places[1])
        sides = [Side(one, table.n_tokens) for (one, _, _), table in zip((first, second), tables, strict=True)]
        return Contrast(sides[0], sides[1], items)

    def _found(
        self, asked: Asked, options: ViewOptions
    ) -> tuple[Analysis, Running, occurrences.Occurrences, ViewOptions]:
        analysis, stored, options = self._stored(asked.id, asked.extraction, options)
        running = self._in_order(asked.id, stored, options)
        return analysis, running, occurrences.find(running, asked.q, options, match=asked.match), options

    def _stored(
        self, id: str, extraction: str | None, options: ViewOptions
    ) -> tuple[Analysis, StoredTable, ViewOptions]:
        analysis = self._service.finished(id)
        language = primary(options.language) or language_of(analysis)
        return analysis, self._service.table(analysis, extraction), replace(options, language=language)

    def _in_order(self, id: str, stored: StoredTable, options: ViewOptions) -> Running:
        """The words in order; the last ones are kept, for whoever asks one thing after another of one text."""
        key = (id, stored.extraction, stored.recipe, options.language, options.compounds)
        with self._lock:
            last = self._last
        if last is not None and last[0] == key:
            return last[1]
        running = occurrences.running_of(stored.text, options)
        if len(stored.text) <= MAX_KEPT_CHARS:
            with self._lock:
                self._last = (key, running)
        return running
