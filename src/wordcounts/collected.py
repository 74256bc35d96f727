"""What a collection shows: the words of all its sources together, of each beside the others, and each against the rest.

The views of `text.corpus`, of the sources that are finished; duplicates count once. Those of a collection that is still
worked on are right for what is there, and say how much that is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from wordcounts.citation import Citation, cite_all
from wordcounts.corpora import Corpora, Sight
from wordcounts.errors import InvalidOption, UnknownSource
from wordcounts.receipts import CollectionReceipt, SourceFacts, issue_of_all, rows_facts, written_hash
from wordcounts.text.views.contrasted import Choice
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.words.language import primary

if TYPE_CHECKING:
    from wordcounts.text.corpus.alike import Alike
    from wordcounts.text.corpus.evenness import Evenness, EvenSort
    from wordcounts.text.corpus.growth import Growth
    from wordcounts.text.corpus.keyness import CorpusContrast
    from wordcounts.text.corpus.tfidf import Tfidf, Variant
    from wordcounts.text.corpus.trends import By, Trending, Trends
    from wordcounts.text.corpus.vocabulary import CorpusVocabulary
    from wordcounts.text.corpus.words import Matrix, SummedWords

T = TypeVar("T")

_ALL: Final = Choice()


@dataclass(frozen=True, slots=True)
class Of(Generic[T]):
    """A view of a collection, and of what it was made."""

    id: str
    name: str
    version: str
    """As the collection's: another one whenever the answer may be."""
    done: bool
    """Whether nothing more comes by itself."""
    language: str
    """In which the words were looked at: the asked one, else that of most of them."""
    n_documents: int
    """Finished sources, each text once."""
    n_outdated: int
    """Sources that are left out: counted by an older release, and not counted again yet."""
    view: T


@dataclass(frozen=True, slots=True)
class Dealt:
    """How permutations are made, where they are asked for."""

    n: int = 0
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Report:
    """All that there is to say of one view of a collection."""

    words: Of[SummedWords]
    tfidf: Of[Tfidf]
    growth: Of[Growth]
    receipt: CollectionReceipt
    citation: Citation


MAX_TOLD: Final = 200
"""Sources that a report names one by one."""


class Collected:
    """The use cases. Safe to share between threads.

    Every method raises UnknownCollection and InvalidOption, and TextNotKept for phrases where no texts were kept.
    """

    def __init__(self, corpora: Corpora) -> None:
        self.corpora = corpora

    def words(self, id: str, options: ViewOptions, *, dispersion: bool = False) -> Of[SummedWords]:
        """The words of all sources together, in how many of them each is, and how evenly where that is asked."""
        from wordcounts.text.corpus.words import summed

        sight = self.corpora.sight(id, options)
        spreads = self.corpora.spreads(sight) if dispersion else None
        return told(sight, summed(sight.view, spreads, dispersion=dispersion))

    def vocabulary(self, id: str, options: ViewOptions, *, most: int) -> Of[CorpusVocabulary]:
        """The same whole, in columns, where there are no more words than `most`."""
        from wordcounts.text.corpus.vocabulary import vocabulary

        sight = self.corpora.sight(id, options)
        return told(sight, vocabulary(sight.view, self.corpora.spreads(sight), most=most))

    def matrix(self, id: str, options: ViewOptions, *, min_count: int = 1) -> Of[Matrix]:
        """A page of its words by sources."""
        from wordcounts.text.corpus.words import matrix

        sight = self.corpora.sight(id, options)
        return told(sight, matrix(sight.view, min_count=min_count))

    def dispersion(
        self, id: str, options: ViewOptions, *, sort: EvenSort = "count", min_count: int = 1
    ) -> Of[Evenness]:
        """How evenly words are spread over the sources."""
        from wordcounts.text.corpus.evenness import evenness

        sight = self.corpora.sight(id, options)
        return told(sight, evenness(sight.view, self.corpora.spreads(sight), sort=sort, min_count=min_count))

    def tfidf(
        self,
        id: str,
        options: ViewOptions,
        *,
        source: int | None = None,
        variant: Variant = "share",
        top: int = 10,
        limit: int | None = 20,
        offset: int = 0,
    ) -> Of[Tfidf]:
        """The weightiest words of one source, or of each of a page of them; raises UnknownSource too."""
        from wordcounts.text.corpus.tfidf import tfidf

        sight = self.corpora.sight(id, options)
        n = len(sight.held.corpus.documents)
        page = range(n)[offset : None if limit is None else offset + limit]
        indexes = page if source is None else [index_of(sight, source)]
        return told(sight, tfidf(sight.view, indexes, variant=variant, top=top))

    def trends(
        self,
        id: str,
        options: ViewOptions,
        words: Sequence[str] = (),
        *,
        by: By = "number",
        parts: int = 20,
        sort: Trending = "count",
        min_count: int = 10,
        n: int = 5,
    ) -> Of[Trends]:
        """Words through the sources in their order, or that of their dates."""
        from wordcounts.text.corpus.trends import trends

        sight = self.corpora.sight(id, options)
        asked = ("trends", tuple(words), by, parts, sort, min_count, n)
        found = self.corpora.once(
            sight,
            asked,
            lambda: trends(sight.view, words, by=by, parts=parts, sort=sort, min_count=min_count, n=n),
        )
        return told(sight, found)

    def keyness(
        self,
        id: str,
        options: ViewOptions,
        choice: Choice = _ALL,
        *,
        source: int | None = None,
        reference: str | None = None,
        dealt: Dealt | None = None,
        one_document: bool = True,
    ) -> Of[CorpusContrast]:
        """What sets one source apart from the rest, or the collection from another; raises UnknownSource too."""
        from wordcounts.text.corpus import keyness

        if (source is None) is (reference is None):
            raise InvalidOption("Give a source, or another collection as the reference.", parameter="source")
        sight = self.corpora.sight(id, replace(options, q="", sort="count"))
        if source is not None:
            sides = keyness.one_against_rest(sight.view, index_of(sight, source))
        else:
            asked = primary(options.language) or primary(sight.collection.language or "")
            other = self.corpora.sight(reference or "", sight.options, own_lists=not asked)
            sides = keyness.one_against_another(sight.view, other.view)
        dealt = dealt or Dealt()
        found = keyness.contrast(
            sides, sight.options, choice, permutations=dealt.n, seed=dealt.seed, one_document=one_document
        )
        return told(sight, found)

    def growth(self, id: str, options: ViewOptions, *, n: int = 50) -> Of[Growth]:
        """How its vocabulary grows from source to source, and whether its commonest words still change."""
        from wordcounts.text.corpus.growth import growth

        sight = self.corpora.sight(id, options)
        return told(sight, self.corpora.once(sight, ("growth", n), lambda: growth(sight.view, n)))

    def alike(self, id: str, *, threshold: float = 0.9) -> Of[Alike]:
        """Sources that say nearly what earlier ones say; those that say the very same are left out of all views."""
        from wordcounts.text.corpus.alike import alike

        sight = self.corpora.sight(id, ViewOptions())
        corpus = sight.held.corpus
        return told(sight, self.corpora.once(sight, ("alike", threshold), lambda: alike(corpus, threshold=threshold)))

    def receipt(self, id: str, options: ViewOptions) -> CollectionReceipt:
        """What was counted together, by what, and what the whole list holds."""
        sight = self.corpora.sight(id, replace(options, limit=None, offset=0))
        return self.corpora.once(sight, "receipt", lambda: self._receipt(sight))

    def _receipt(self, sight: Sight) -> CollectionReceipt:
        from wordcounts.text.corpus.sorting import ordered
        from wordcounts.text.corpus.words import summed

        corpus = sight.held.corpus
        sources = (
            SourceFacts(
                number=one.number,
                analysis=one.analysis_id,
                url=one.url,
                sha256=one.sha256,
                media_type=one.declared_media_type,
                charset=one.declared_charset,
                recipe=one.recipe,
                n_tokens=one.n_tokens,
                table=written_hash(one.table),
            )
            for one in self.corpora.facts(sight)
        )
        order = ordered(corpus.forms)
        counts = map(int, corpus.form_counts[order])
        rows = zip(map(corpus.forms.__getitem__, order), counts, strict=True)
        table = rows_facts(rows, sight.view.columns.totals)
        view = summed(sight.view)
        return issue_of_all(sight.collection, sources, table, sight.options, view, own_lists=sight.own_lists)

    def citation(self, id: str) -> Citation:
        """How to cite it."""
        sight = self.corpora.sight(id, ViewOptions())
        return cite_all(sight.collection, sight.view.columns.totals)

    def report(self, id: str, options: ViewOptions) -> Report:
        """All that there is to say of one view of it: 200 sources at most are told by their weightiest words."""
        options = replace(options, ngram=1)
        return Report(
            words=self.words(id, options),
            tfidf=self.tfidf(id, replace(options, q=""), top=5, limit=MAX_TOLD),
            growth=self.growth(id, options),
            receipt=self.receipt(id, options),
            citation=self.citation(id),
        )


def told(sight: Sight, view: T) -> Of[T]:
    """A view with what is to be said of its collection."""
    one, held = sight.collection, sight.held
    n = len(held.corpus.documents)
    return Of(one.id, one.name, held.version, one.done, sight.options.language, n, held.n_outdated, view)


def index_of(sight: Sight, number: int) -> int:
    """Where a source stands among the documents; one that says what another says stands where that does.

    Raises:
        UnknownSource: no finished source has this number.
    """
    index = sight.held.corpus.index_of(sight.held.originals.get(number, number))
    if index is None:
        raise UnknownSource(f"The collection has no finished source with the number {number}.")
    return index
