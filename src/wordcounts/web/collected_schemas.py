"""The shapes of what collections show in the JSON API."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from wordcounts.text.measures.association import Association
from wordcounts.text.views.contrasted import SortKey
from wordcounts.text.views.keyness import Only
from wordcounts.text.views.vocabulary import MAX_WORDS
from wordcounts.web.evidence_schemas import Collocate, InContext, Line, NearBy, NumberKey
from wordcounts.web.schemas import ComparedQuery, LeftQuery, ListedQuery, Shape, StopList, ViewQuery

SEARCHED = "A prefix, a pattern with * and ?, or /a regular expression/."
PHRASES = "Words per row: 2 to 5 for phrases, of collections of up to 500,000 words."

# What is asked


class SummedQuery(ViewQuery):
    """A view of the words of all sources together."""

    ngram: int = Field(1, ge=1, le=5, description=PHRASES)


class SpreadQuery(SummedQuery):
    """The same, with how each is spread over the sources."""

    dispersion: bool = Field(False, description="Tell dp_norm of each word.")


class WholeQuery(LeftQuery):
    """All words of a view of all sources together."""

    ngram: int = Field(1, ge=1, le=5, description=PHRASES)
    most: int = Field(MAX_WORDS, ge=1, le=MAX_WORDS, description="With more words than that there are no columns.")


class MatrixQuery(SummedQuery):
    """Words by sources."""

    limit: int = Field(50, ge=1, le=1_000)
    min_count: int = Field(1, ge=1, le=1_000_000, description="How often a word must occur in all together.")


class EvennessQuery(ListedQuery):
    """Words over sources."""

    q: str = Field("", max_length=202, description=SEARCHED)
    ngram: int = Field(1, ge=1, le=5, description=PHRASES)
    sort: Literal["count", "-count", "word", "-word", "dp_norm", "-dp_norm", "n_documents", "-n_documents"] = Field(
        "count", description="dp_norm: the most even first; n_documents: those of most sources first."
    )
    min_count: int = Field(1, ge=1, le=1_000_000, description="How often a word must occur in all together.")


class TfidfQuery(LeftQuery):
    """The weightiest words of sources."""

    q: str = Field("", max_length=202, description=SEARCHED)
    ngram: int = Field(1, ge=1, le=5, description=PHRASES)
    source: int | None = Field(None, ge=1, description="The number of one; a page of all unless given.")
    variant: Literal["count", "share", "smooth"] = Field(
        "share", description="count: tf log10(D/df); share: tf/n log10(D/df); smooth: as scikit-learn has it."
    )
    top: int = Field(10, ge=1, le=1_000, description="Words of each source.")
    limit: int = Field(20, ge=1, le=200, description="Sources.")
    offset: int = Field(0, ge=0, le=10_000_000)


class TrendsQuery(LeftQuery):
    """Words through the sources."""

    words: str = Field("", max_length=5_000, description="Up to 50, parted by commas; chosen by `sort` unless given.")
    by: Literal["number", "date"] = Field("number", description="date: as sitemaps and feeds date them.")
    parts: int = Field(20, ge=2, le=100, description="Runs of equally many sources.")
    sort: Literal["count", "rising", "falling"] = "count"
    min_count: int = Field(10, ge=1, le=1_000_000, description="Of a word that rises or falls.")
    n: int = Field(5, ge=1, le=50, description="How many words are chosen.")


class KeynessQuery(ListedQuery):
    """One source against the rest, or the collection against another."""

    source: int | None = Field(None, ge=1, description="The number of the source that is held against the rest.")
    reference: str | None = Field(None, max_length=32, description="The id of another collection, as the reference.")
    only: Only = Field("all", description="Words that one side has and the other lacks, the commonest first.")
    max_q: float = Field(1.0, ge=0, le=1, description="Words whose q (q_permuted, with permutations) is no greater.")
    q: str = Field("", max_length=202, description="prefix, wild* or /re/, among the words compared.")
    sort: SortKey | None = Field(None, description="key: what is key in the target first; -key: in the reference.")
    one_document: bool = Field(True, description="false: without words that are commoner for one document's sake.")
    permutations: int = Field(0, ge=0, le=9_999, description="Random deals of the documents; 0 for none.")
    seed: int = Field(1, ge=0, le=4_294_967_295, description="Of the deals: the same seed, the same p.")


class GrowthQuery(LeftQuery):
    """How the vocabulary grows."""

    n: int = Field(50, ge=1, le=1_000, description="How many of the commonest words are watched.")


class AlikeQuery(Shape):
    """Which sources say nearly the same."""

    at_least: float = Field(
        0.9, ge=0.8, le=1.0, description="The share of their words that they have in common; below 0.9 some are missed."
    )


class LinesQuery(ComparedQuery, InContext):
    """Words in context, in the texts of all sources."""


class NearQuery(NearBy, ListedQuery):
    """Words near a word, in the texts of all sources."""


# What is answered


class Seen(Shape):
    """The collection that a view is of, as it was then."""

    id: str
    name: str
    version: str
    done: bool
    language: str = Field(description="In which its words were looked at: the asked one, else that of most of them.")
    n_documents: int = Field(
        description="Finished sources, each text once; of a large collection that is worked on, up to 15 s ago."
    )
    n_outdated: int = Field(description="Sources left out: counted by an older release, and not counted again yet.")


class Viewed(Shape):
    """A view of a collection."""

    collection: Seen


class NearlySame(Shape):
    """A source that says nearly what an earlier one says."""

    number: int
    name: str
    near: int = Field(description="The number of the earlier one: of several the nearest.")
    near_name: str
    share: float = Field(description="Of all their words, those that both have, as often: 1 for the same words.")


class AlikeSources(Viewed):
    """The sources that say nearly what earlier ones say, in their order."""

    n_documents: int
    threshold: float
    items: list[NearlySame]


class SummedItem(Shape):
    """A word in all sources together."""

    rank: int
    word: str
    count: int
    per_million: float
    n_documents: int
    dp_norm: float | None = Field(description="0 as even as the sources are long, 1 all in one; null unless asked for.")


class SummedWords(Viewed):
    """A page of the words of a collection; the totals are of all its sources, whatever the view."""

    n_documents: int
    n_tokens: int
    n_types: int
    n_hapaxes: int
    total: int
    stop_list: StopList | None
    dispersion: bool
    items: list[SummedItem]


class CorpusVocabulary(Viewed):
    """A view whole, in columns: the n-th of each belong together, commonest first. Empty where `total` is too many."""

    n_documents: int
    n_tokens: int
    n_types: int
    n_hapaxes: int
    total: int
    language: str = Field(description="Whose case rules were followed; empty for none in particular.")
    stop_list: StopList | None
    words: list[str]
    counts: list[int]
    in_documents: list[int] = Field(description="In how many sources each is.")
    dp_norm: list[float] = Field(description="How each is spread over them; empty of fewer than two sources.")
    keys: dict[int, str] = Field(description="What a search compares, where that is not the word as it stands.")
    alphabetical: list[int] = Field(description="Places in the columns, from 0, in the order of sort=word.")


class SeenDocument(Shape):
    """A source in a view."""

    number: int
    name: str
    n_tokens: int
    language: str
    dated_at: datetime | None


class MatrixRow(Shape):
    """A word; its counts are in the order of the documents."""

    rank: int
    word: str
    count: int
    n_documents: int
    counts: list[int]


class Matrix(Viewed):
    """Words by sources."""

    documents: list[SeenDocument]
    n_tokens: int
    total: int
    stop_list: StopList | None
    items: list[MatrixRow]


class EvenItem(Shape):
    """A word over the sources."""

    rank: int
    word: str
    count: int
    n_documents: int
    share_of_documents: float
    dp: float | None
    dp_norm: float | None
    juilland_d: float | None
    carroll_d2: float | None
    idf: float


class Evenness(Viewed):
    """How evenly words are spread over the sources that hold words."""

    n_documents: int
    n_tokens: int
    total: int
    stop_list: StopList | None
    items: list[EvenItem]


class Weighted(Shape):
    """A word of one source."""

    rank: int
    word: str
    count: int
    n_documents: int
    weight: float


class WeightedDocument(Shape):
    """A source and its weightiest words."""

    number: int
    name: str
    n_tokens: int
    total: int
    items: list[Weighted]


class Tfidf(Viewed):
    """The weightiest words of sources, by a variant."""

    variant: Literal["count", "share", "smooth"]
    n_documents: int
    stop_list: StopList | None
    documents: list[WeightedDocument]


class Part(Shape):
    """A run of sources, from one number to another."""

    first: int
    last: int
    name: str
    n_documents: int
    n_tokens: int
    dated_at: datetime | None


class Trend(Shape):
    """A word through the parts."""

    word: str
    count: int
    n_documents: int
    counts: list[int]
    per_million: list[float]
    tau: float | None = Field(description="Kendall's tau-b: 1 rises at each step, -1 falls at each.")


class Trends(Viewed):
    """Words through the sources."""

    by: Literal["number", "date"]
    n_undated: int
    stop_list: StopList | None
    parts: list[Part]
    items: list[Trend]


class DocumentKeyWord(Shape):
    """How far a word sets the target apart, and in how many documents it is."""

    rank: int
    word: str
    target_count: int
    reference_count: int
    target_documents: int
    reference_documents: int
    g2: float
    log_ratio: float
    g2_four_term: float
    p: float
    q: float
    log_ratio_low: float
    log_ratio_high: float
    percent_difference: float | None
    one_document: bool | None
    p_permuted: float | None
    q_permuted: float | None


class Permutations(Shape):
    """How they were made."""

    n: int
    exact: bool = Field(description="Whether these are all the deals that there are.")
    seed: int
    n_tested: int = Field(description="The commonest words of both sides: q_permuted is corrected for these.")


class Keyness(Viewed):
    """The words that set the target apart, or the reference, whichever is sorted first."""

    target_n_tokens: int
    reference_n_tokens: int
    target_n_documents: int
    reference_n_documents: int
    n_key: NumberKey
    total: int
    permutations: Permutations | None
    stop_list: StopList | None
    items: list[DocumentKeyWord]


class GrowthPoint(Shape):
    """After so many sources."""

    n_documents: int
    number: int
    n_tokens: int
    n_types: int
    n_changed: int = Field(description="Words that have come among the commonest since the first source.")


class Steadiness(Shape):
    """Whether the commonest words still change."""

    n: int
    words: list[str]
    last_change: int | None = Field(description="The number of the last source that changed which they are.")
    n_changed: int = Field(description="Words that came among them in the second half of the sources.")
    next_change: float | None = Field(description="After how many more sources one more would, by that.")


class VocabularyGrowth(Viewed):
    """How the vocabulary grows from source to source."""

    points: list[GrowthPoint]
    steadiness: Steadiness
    heaps: float | None
    new_types: float | None = Field(description="Different words that one more source would bring.")
    stop_list: StopList | None


class SourcedLine(Line):
    """An occurrence, and the source in which it is; places are those in its text."""

    number: int
    name: str
    url: str | None = Field(description="The address to which the fragment belongs.")


class Lines(Viewed):
    """Occurrences in all sources."""

    n_tokens: int
    n_documents_with: int = Field(description="Sources in which it may occur.")
    n_documents_read: int
    complete: bool = Field(description="Whether `total` is of all sources; if not, of those that were read.")
    total: int
    lines: list[SourcedLine]


class Near(Viewed):
    """The words near a word, in the texts that were read."""

    n_documents_read: int
    complete: bool = Field(
        description="Whether all sources were read; if not, an even choice among those that hold the word."
    )
    n_tokens: int
    n_nodes: int
    n_near: int
    measure: Association
    total: int
    stop_list: StopList | None
    items: list[Collocate]
