"""The shapes of the JSON API, as DESIGN's "Shapes" gives them: what a client sends and what it gets."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from wordcounts.text.outline import MAX_CHOICE_CHARS
from wordcounts.text.views.vocabulary import MAX_WORDS

Extraction = Literal["article", "page"]
Counted = Annotated[
    str,
    Field(
        pattern="^(article|page|blocks:[0-9h,-]*)$",
        max_length=MAX_CHOICE_CHARS,
        description="article, page, or blocks such as blocks:h,0-3,7; as asked when submitting, unless given.",
    ),
]
Keep = Annotated[
    Literal["all", "counts"],
    Field(description="counts: once it was counted, keep its words and how often each stands there, and no text."),
]
Place = Literal["title", "description", "headings", "links", "images", "body"]


class Shape(BaseModel):
    """A JSON object with exactly these members."""

    model_config = ConfigDict(extra="forbid")


class Reading(Shape):
    """How to read a source, and what of it to keep."""

    extraction: Extraction = "article"
    language: str = Field("auto", description="auto, or a BCP 47 tag.")
    keep: Keep = "all"


class NewAnalysis(Reading):
    """One source (url, text, or html with an optional url as its base), and how to read it."""

    url: str | None = None
    text: str | None = None
    html: str | None = None
    title: str = ""
    fresh: bool = Field(False, description="Share no fetch, neither an earlier one nor this one's.")


class Upload(Reading):
    """A file, and how to read it."""

    file: bytes = Field(json_schema_extra={"format": "binary"})


class RetryOptions(Shape):
    """How to try again."""

    fresh: bool = False


class Source(Shape):
    """What was asked for."""

    kind: Literal["url", "text", "file"]
    url: str | None


class Options(Shape):
    """How it was asked to be read, and what of it to be kept."""

    extraction: Extraction
    language: str | None
    keep: Keep


class Document(Shape):
    """What came back."""

    final_url: str | None
    title: str
    language: str
    media_type: str
    charset: str
    n_bytes: int
    sha256: str
    fetched_at: datetime | None


class Totals(Shape):
    """Of the document, whatever the view; types and hapaxes of folded forms."""

    n_tokens: int
    n_types: int
    n_hapaxes: int


class Notice(Shape):
    """Why the result may not be what its reader expects."""

    code: str
    message: str


class Failure(Shape):
    """Why an analysis failed, or why its last attempt did."""

    code: str
    message: str
    permanent: bool


class Analysis(Shape):
    """One request to count one source."""

    id: str
    state: Literal["queued", "running", "finished", "failed", "cancelled"]
    stage: Literal["fetching", "reading", "counting", "storing"] | None
    attempt: int
    n_ahead: int | None = Field(
        description="While it is queued and could be worked on: how many that could be were there before, up to 1,000. "
        "null otherwise, in lists, and in the answer that accepts it."
    )
    source: Source
    options: Options
    recipe: str | None
    document: Document | None
    totals: Totals | None
    warnings: list[Notice]
    error: Failure | None
    retry_of: str | None
    shared_fetch: bool = Field(description="One fetch served it and another of the same minute.")
    next_attempt_at: datetime | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


class Accepted(Analysis):
    """An analysis just made; with the token for cancel, retry and DELETE when its maker has no session."""

    delete_token: str | None = None


class AnalysisList(Shape):
    """The caller's own recent analyses, latest first."""

    items: list[Analysis]
    next_cursor: str | None


class WordItem(Shape):
    """One row of a view."""

    rank: int
    word: str
    count: int
    per_million: float


class StopList(Shape):
    """The stop words that a view left out, or showed alone: `n` with a caller's own added and removed."""

    name: str
    version: str
    language: str
    n: int
    others: list[StopList] | None = Field(
        None, description="Of a collection in several languages: the lists of the others, each for the sources in it."
    )


class Words(Shape):
    """A page of a view; `total` counts the types that the view leaves; `stop_list` is null where all words count."""

    n_tokens: int
    n_types: int
    n_hapaxes: int
    total: int
    stop_list: StopList | None
    items: list[WordItem]


class Vocabulary(Shape):
    """A view whole, in columns: the n-th of each belong together, commonest first. Empty where `total` is too many."""

    n_tokens: int
    n_types: int
    n_hapaxes: int
    total: int
    language: str = Field(description="Whose case rules were followed; empty for none in particular.")
    stop_list: StopList | None
    words: list[str]
    counts: list[int]
    keys: dict[int, str] = Field(description="What a search compares, where that is not the word as it stands.")
    alphabetical: list[int] = Field(description="Places in the columns, from 0, in the order of sort=word.")


class PlaceTotal(Shape):
    """How long a place is: its words, and their share (0 to 1) of those of all places."""

    place: Place
    n_tokens: int
    share: float


class PlacedWord(Shape):
    """One row: a word, with its count in each place."""

    rank: int
    word: str
    count: int
    places: dict[Place, int]


class WordsByPlace(Shape):
    """The words of a page by the parts in which they stand, which do not overlap."""

    n_tokens: int
    places: list[PlaceTotal]
    total: int
    stop_list: StopList | None
    items: list[PlacedWord]


class StopWordList(StopList):
    """A list of stop words, whole."""

    words: list[str]


class Problem(Shape):
    """RFC 9457, with a stable code."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    parameter: str | None = None


class ComparedQuery(Shape):
    """Which words are one."""

    fold: bool = Field(True, description="Merge upper and lower case.")
    accents: Literal["keep", "ignore"] = Field("keep", description="ignore: é and e are one letter.")
    elisions: Literal["keep", "ignore"] = Field(
        "ignore", description="ignore: l'histoire counts with histoire (French, Italian, Catalan)."
    )
    compounds: Literal["join", "split"] = Field("join", description="e-mail as one word, or as two.")
    lemmas: Literal["none", "lemma", "stem"] = Field(
        "none", description="Words under their dictionary form, or with all of one stem."
    )
    language: str = Field(
        "",
        max_length=3,
        pattern="^([a-z]{2,3})?$",
        description="Whose stop words, lemmas and case rules; the document's own unless given.",
    )


class LeftQuery(ComparedQuery):
    """And which of them are left."""

    stop_words: Literal["include", "exclude", "only"] = "include"
    stop_list: Literal["standard", "wide"] = Field("standard", description="Which list of stop words.")
    stop_add: str = Field("", max_length=10_000, description="Stop words of your own, parted by commas.")
    stop_remove: str = Field("", max_length=10_000, description="Words of the list that are none.")
    numbers: bool = Field(True, description="Show words without a letter.")
    min_length: int = Field(1, ge=1, le=256, description="In characters.")


class ListedQuery(LeftQuery):
    """And how many are shown."""

    limit: int = Field(100, ge=1, le=10_000)
    offset: int = Field(0, ge=0, le=10_000_000)


class ViewQuery(ListedQuery):
    """A way of looking at words."""

    q: str = Field("", max_length=202, description="A prefix, a pattern with * and ?, or /a regular expression/.")
    sort: Literal["count", "-count", "word", "-word"] = "count"


class WordsQuery(ViewQuery):
    """A view of the words of one document."""

    extraction: Counted | None = None
    ngram: int = Field(1, ge=1, le=5, description="Words per row: 2 to 5 for phrases.")
    place: Place | None = Field(None, description="One part of the whole page, whatever the extraction.")


class VocabularyQuery(LeftQuery):
    """All words of a view."""

    extraction: Counted | None = None
    ngram: int = Field(1, ge=1, le=5, description="Words per row: 2 to 5 for phrases.")
    place: Place | None = Field(None, description="One part of the whole page, whatever the extraction.")
    most: int = Field(MAX_WORDS, ge=1, le=MAX_WORDS, description="With more words than that there are no columns.")


class StopWordsQuery(Shape):
    """Which list of a language."""

    list: Literal["standard", "wide"] = "standard"


class PlainQuery(WordsQuery):
    """A view as the page shows it when its address says nothing."""

    stop_words: Literal["include", "exclude", "only"] = "exclude"


class EmbedQuery(WordsQuery):
    """A view to be shown within another site's page."""

    limit: int = Field(10, ge=1, le=100)


class FileOptions(Shape):
    """How a file is written; it holds all rows, whatever limit and offset say."""

    raw: bool = Field(False, description="CSV and TSV for programs: no byte-order mark, no defused cells.")


def of_file(query: type[Shape]) -> type[Shape]:
    """The same query for a file of all its rows."""
    return create_model(query.__name__.replace("Query", "File"), __base__=(FileOptions, query))


class RecentQuery(Shape):
    """A page of the caller's own analyses."""

    q: str = Field("", max_length=200, description="Part of an address or a title.")
    limit: int = Field(20, ge=1, le=100)
    cursor: str = Field("", max_length=32, description="next_cursor of the page before.")


class Start(BaseModel):
    """The original contract's request."""

    url: str = ""
