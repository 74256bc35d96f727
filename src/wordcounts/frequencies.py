"""The words of one document, counted, and every view of them: what the counting functions of `library` give back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Unpack

from wordcounts.errors import InvalidOption, ViewNeedsText
from wordcounts.text.outline import Outline
from wordcounts.text.recipe import Recipe
from wordcounts.text.values import Notice, Reading
from wordcounts.text.views import contrasted
from wordcounts.text.views.collocates import Collocates, Window, Within, collocates
from wordcounts.text.views.concordance import Concordance, Order, concordance
from wordcounts.text.views.distinctive import DistinctiveView, distinctive
from wordcounts.text.views.distribution import Distribution, distribution_of
from wordcounts.text.views.forms import Forms, forms_of
from wordcounts.text.views.keywords import Compared, Listed, ViewKeywords
from wordcounts.text.views.lens import Lens
from wordcounts.text.views.measures import Measures, measures
from wordcounts.text.views.occurrences import Match, Occurrences, find, running_of
from wordcounts.text.views.places import Places, PlacesView, words_by_place
from wordcounts.text.views.spread import Spread, spread
from wordcounts.text.views.totals import Totals, totals
from wordcounts.text.views.view import ViewOptions, WordsView, check, words
from wordcounts.text.words.characters import normalise
from wordcounts.text.words.language import primary
from wordcounts.text.words.segment import count_words

if TYPE_CHECKING:
    from wordcounts.text.measures.association import Association
    from wordcounts.text.words.running import Running


class Frequencies:
    """The words of one document and how often each occurs.

    `len(frequencies)` is the number of different words; `frequencies["word"]` the count of a word, in any case, as
    `words` shows it without options (0 when it does not occur, as with `collections.Counter`); iterating gives the
    words, commonest first. Immutable.

    Attributes:
        title: the document's own title; "" without one.
        language: BCP 47 primary tag ("en"); "" when it could not be told.
        extraction: which text was counted: "article" or "page"; "page" also where "article" found nothing to prefer; or
            a choice of blocks ("blocks:h,0-3").
        notices: what may make the counts other than expected, each with `code` and `message`.
        recipe: the versions of what made the counts; only counts of comparable recipes are compared.
        n_tokens: running words. No view changes it.
        n_types: different words, with the cases folded.
        n_hapaxes: words that occur once, with the cases folded.
        text: the text that was counted, with keep_text=True; else None.
    """

    __slots__ = (
        "_counts",
        "_places",
        "_reading",
        "_running",
        "_table",
        "extraction",
        "language",
        "n_hapaxes",
        "n_tokens",
        "n_types",
        "notices",
        "recipe",
        "text",
        "title",
    )

    def __init__(self, reading: Reading, *, keep_text: bool = False) -> None:
        sums = totals(reading.table, reading.metadata.language)
        self.title: str = reading.metadata.title
        self.language: str = reading.metadata.language
        self.extraction: str = reading.extraction
        self.notices: tuple[Notice, ...] = reading.notices
        self.recipe: Recipe = reading.recipe
        self.n_tokens: int = sums.n_tokens
        self.n_types: int = sums.n_types
        self.n_hapaxes: int = sums.n_hapaxes
        self.text: str | None = reading.text if keep_text else None
        self._table = reading.table
        self._places: Places | None = reading.places
        self._reading: Reading | None = reading if keep_text else None
        self._counts: dict[str, int] | None = None
        self._running: tuple[tuple[str, str], Running] | None = None

    def words(self, *, limit: int | None = None, offset: int = 0, **view: Unpack[ViewKeywords]) -> WordsView:
        """Look at the words through view options; the counting itself is done once, and never again.

        Args:
            limit: how many words at most; None for all.
            offset: how many words to leave out first.
            **view: see `ViewKeywords`.

        Raises:
            InvalidOption: a value that an option does not take; `parameter` names the option.
            ViewNeedsText: phrases (ngram above 1) or a place, of a count that kept no text.
        """
        options = self._seen(view, offset)
        table = self._placed("place")[options.place] if options.place else self._table
        of = None if options.place else Totals(self.n_tokens, self.n_types, self.n_hapaxes)
        view_of_all = words(table, options, text=self.text, of=of)
        # Cut here: the limit of the view's own is for pages that travel, and ends at 10,000.
        if limit is None:
            return view_of_all
        if limit < 0:
            raise InvalidOption("limit takes 0 or more.", parameter="limit")
        return replace(view_of_all, items=view_of_all.items[:limit])

    def most_common(self, n: int | None = None, **view: Unpack[ViewKeywords]) -> list[tuple[str, int]]:
        """The commonest words and their counts, commonest first; equal counts in order of first appearance.

        Args:
            n: how many at most; None for all.
            **view: see `ViewKeywords`.

        Raises:
            InvalidOption, ViewNeedsText: as `words`.
        """
        return [(item.word, item.count) for item in self.words(limit=n, **view).items]

    def places(self, *, limit: int | None = None, offset: int = 0, **view: Unpack[ViewKeywords]) -> PlacesView:
        """The words by the places of a page in which they stand: title, description, headings, links, images, body.

        Args:
            limit, offset: as for `words`.
            **view: see `ViewKeywords`; without ngram and place.

        Raises:
            InvalidOption: as `words`.
            ViewNeedsText: the count was not made with keep_text=True, which counts the places too.
        """
        found = words_by_place(self._placed(None), self._seen(view, offset))
        return found if limit is None else replace(found, items=found.items[:limit])

    def measures(self, **view: Unpack[Compared]) -> Measures:
        """Every measure of the text: diversity, Zipf's law, lengths, readability (docs/reference/measures.md).

        Args:
            **view: which words are one type, see `Compared`. Stop words count.

        Returns:
            The measures; None for one that is undefined, and for those of the words in order when no text was kept, or
            one of more than 12,000,000 characters.

        Raises:
            InvalidOption: as `words`.
        """
        options = self._seen(view)
        return measures(self._table, options, self._in_order_if_any(options))

    def concordance(
        self,
        q: str,
        *,
        match: Match = "word",
        order: Order = "position",
        context: int = 10,
        limit: int = 50,
        offset: int = 0,
        **view: Unpack[Compared],
    ) -> Concordance:
        """Every occurrence of a word, the forms of a lemma, a phrase or a search, with what stands around it.

        Args:
            q: the word, or 2 to 5 words for a phrase.
            match: "word" for what the view takes for the same word; "search" for a prefix, wild cards, /an expression/.
            order: "position", "node", "left1" to "left3", "right1" to "right3".
            context: words on either side.
            limit, offset: of the lines.
            **view: how words are compared, see `Compared`.

        Raises:
            InvalidOption: as `words`; also a text of more than 12,000,000 characters.
            ViewNeedsText: the count was not made with keep_text=True.
        """
        running, found, options = self._found(q, match, view)
        return concordance(
            running, found, order=order, context=context, limit=limit, offset=offset, language=options.language
        )

    def collocates(
        self,
        q: str,
        *,
        match: Match = "word",
        before: int = 5,
        after: int = 5,
        within: Within = "sentence",
        measure: Association = "log_dice",
        min_count: int = 2,
        **view: Unpack[Listed],
    ) -> Collocates:
        """The words that stand near a word more often than elsewhere, the strongest first.

        Args:
            q, match: as for `concordance`.
            before, after: words on either side that are near.
            within: what a window does not leave: "sentence", "block" or "text".
            measure: what is ranked by; every measure is given.
            min_count: how often a word must stand near.
            **view: see `Listed`.

        Raises:
            InvalidOption, ViewNeedsText: as `concordance`.
        """
        running, found, options = self._found(q, match, view)
        window = Window(before, after, within)
        return collocates(running, found, options, window=window, measure=measure, min_count=min_count)

    def dispersion(self, q: str, *, match: Match = "word", parts: int = 10, **view: Unpack[Compared]) -> Spread:
        """Where in the text a word falls, and how evenly: counts in equal parts, DP, burstiness.

        Raises:
            InvalidOption, ViewNeedsText: as `concordance`.
        """
        running, found, _ = self._found(q, match, view)
        return spread(running, found, parts)

    def forms(self, q: str, **view: Unpack[Compared]) -> Forms:
        """The forms that a view counts together as one word, the commonest first.

        Args:
            q: the word; one.
            **view: which forms are one word, see `Compared`.

        Raises:
            InvalidOption: as `words`; no word, or more than one.
        """
        return forms_of(self._table, q, self._seen(view))

    def distribution(self, **view: Unpack[Compared]) -> Distribution:
        """How the counts are distributed: ranks with their Zipf fit, frequency classes, growth of the vocabulary.

        The growth takes keep_text=True, and is empty without.

        Raises:
            InvalidOption: as `words`.
        """
        options = self._seen(view)
        return distribution_of(self._table, options, self._in_order_if_any(options))

    def blocks(self) -> Outline:
        """The parts of the document: which counted for the extraction, and what spoke for and against each.

        Raises:
            ViewNeedsText: the count was not made with keep_text=True.
        """
        if self._reading is None or self._reading.outline is None:
            raise ViewNeedsText
        return self._reading.outline

    def of_blocks(self, choice: str) -> Frequencies:
        """The words of some blocks alone.

        Args:
            choice: their numbers in `blocks().parts`: "blocks:0-3,7", or "blocks:h,0-3,7" with the headline.

        Raises:
            InvalidOption: not a choice, or of a block that does not exist.
            ViewNeedsText: as `blocks`.
        """
        text = self.blocks().text_of(choice)
        assert self._reading is not None  # noqa: S101 - or `blocks` had raised
        chosen = Frequencies(replace(self._reading, text=text, table=count_words(text)[0]), keep_text=True)
        chosen.extraction = choice
        return chosen

    def distinctive(
        self, *, min_count: int = 2, limit: int | None = None, offset: int = 0, **view: Unpack[Listed]
    ) -> DistinctiveView:
        """The words that are commoner here than in the language at large, the most distinctive first.

        Raises:
            InvalidOption: as `words`; also a language that has no list.
            MissingExtra: the extra `reference` is not installed.
        """
        found = distinctive(self._table, self._seen(view, offset), min_count=min_count)
        return found if limit is None else replace(found, items=found.items[:limit])

    def _seen(self, view: Compared, offset: int = 0) -> ViewOptions:
        given = {name: value for name, value in view.items() if value is not None}
        language = primary(view.get("language") or self.language)
        asked: dict[str, Any] = {**given, "language": language, "limit": None, "offset": offset}
        options = ViewOptions(**asked)
        check(options)
        return options

    def _found(self, q: str, match: Match, view: Compared) -> tuple[Running, Occurrences, ViewOptions]:
        options = self._seen(view)
        running = self._in_order(options)
        return running, find(running, q, options, match=match), options

    def _in_order(self, options: ViewOptions) -> Running:
        """The words in order; the last ones that were asked for are kept."""
        if self.text is None:
            raise ViewNeedsText
        asked = (options.language, options.compounds)
        if self._running is None or self._running[0] != asked:
            self._running = (asked, running_of(self.text, options))
        return self._running[1]

    def _in_order_if_any(self, options: ViewOptions) -> Running | None:
        """The same for views that tell less without: None of a count without its text, or of one too long for it."""
        with suppress(ViewNeedsText, InvalidOption):
            return self._in_order(options)
        return None

    def _side(self, options: ViewOptions) -> contrasted.Side:
        """Its half of a comparison."""
        return contrasted.Side.of(self._table, self._in_order_if_any(options), options)

    def _placed(self, parameter: str | None) -> Places:
        if self._places is None:
            raise ViewNeedsText(parameter=parameter)
        return self._places

    def per_million(self, word: str) -> float:
        """Occurrences of a word per 1,000,000 running words; 0.0 for a document without words."""
        return self[word] * 1_000_000 / self.n_tokens if self.n_tokens else 0.0

    def __getitem__(self, word: str) -> int:
        lens = Lens(ViewOptions(language=self.language))
        if self._counts is None:
            self._counts = {one.key: one.count for one in lens.types(self._table)}
        word = normalise(word)
        return self._counts.get(lens.see([word]).keys[0], 0) if word.split() == [word] else 0

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self[word] > 0

    def __iter__(self) -> Iterator[str]:
        return (item.word for item in self.words().items)

    def __len__(self) -> int:
        return self.n_types

    def __repr__(self) -> str:
        title = f"{self.title!r}, " if self.title else ""
        return f"<Frequencies {title}{self.n_tokens:,} words, {self.n_types:,} different>"
