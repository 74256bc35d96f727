"""The shapes of the answers behind a number: words in context, near each other, in order, measured, compared."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wordcounts.text.measures.association import Association
from wordcounts.text.measures.glossary import Group
from wordcounts.text.views.collocates import MAX_WINDOW, Within
from wordcounts.text.views.concordance import MAX_CONTEXT, MAX_LINES, Order
from wordcounts.text.views.contrasted import SortKey
from wordcounts.text.views.keyness import Only
from wordcounts.text.views.occurrences import Match
from wordcounts.text.views.spread import MAX_PARTS
from wordcounts.web.schemas import ComparedQuery, Counted, Extraction, ListedQuery, Shape, StopList

# What is asked


class TextQuery(ComparedQuery):
    """One text of an analysis."""

    extraction: Counted | None = None


class BlocksQuery(Shape):
    """Which extraction's blocks."""

    extraction: Extraction | None = Field(None, description="As asked when submitting, unless given.")


class Sought(Shape):
    """What to find in a text, or in those of a collection."""

    q: str = Field(max_length=202, description="A word, or 2 to 5 words for a phrase.")
    match: Match = Field("word", description="search: a prefix, a pattern with * and ?, or /a regular expression/.")


class InContext(Sought):
    """Its occurrences in context."""

    order: Order = "position"
    context: int = Field(10, ge=1, le=MAX_CONTEXT, description="Words on either side.")
    limit: int = Field(50, ge=1, le=MAX_LINES)
    offset: int = Field(0, ge=0, le=10_000_000)


class NearBy(Sought):
    """What stands near it."""

    before: int = Field(5, ge=0, le=MAX_WINDOW, description="Words before it that are near.")
    after: int = Field(5, ge=0, le=MAX_WINDOW, description="Words after it that are near.")
    within: Within = Field("sentence", description="What a window does not leave.")
    measure: Association = Field("log_dice", description="What is ranked by; every measure is given.")
    min_count: int = Field(2, ge=1, le=1_000_000, description="How often a word must stand near.")


class FoundQuery(TextQuery, Sought):
    """What to find in one text."""


class ConcordanceQuery(FoundQuery, InContext):
    """Words in context."""


class CollocatesQuery(FoundQuery, NearBy, ListedQuery):
    """Words near a word."""


class DispersionQuery(FoundQuery):
    """Where a word falls."""

    parts: int = Field(10, ge=2, le=MAX_PARTS, description="Equal parts of the text.")


class FormsQuery(TextQuery):
    """One word."""

    q: str = Field(max_length=202)


class DistinctiveQuery(ListedQuery):
    """Words against the language at large."""

    extraction: Counted | None = None
    min_count: int = Field(2, ge=1, le=1_000_000, description="How often a word must occur.")


class CompareQuery(ListedQuery):
    """Two analyses, and which of their words are compared."""

    target: str = Field(max_length=32)
    reference: str = Field(max_length=32)
    only: Only = Field("all", description="Words that one of the two has and the other lacks, the commonest first.")
    max_q: float = Field(1.0, ge=0, le=1, description="Words whose q is no greater: .05 for those that surely differ.")
    q: str = Field("", max_length=200, description="prefix, wild* or /re/, among the words compared.")
    sort: SortKey | None = Field(None, description="key: what is key in the target first; -key: in the reference.")
    extraction: Extraction | None = Field(None, description="Of both; as asked when submitting, unless given.")


class HistoryQuery(TextQuery):
    """Which words to follow."""

    words: str = Field("", max_length=2_000, description="Up to 10 words, parted by commas, whose counts are followed.")


# What is answered


class Line(Shape):
    """One occurrence; offsets are characters of the counted text."""

    left: str
    node: str
    right: str
    sentence: str
    token: int = Field(description="Its number among the running words, from 0.")
    block: int = Field(description="The number of its block of text, from 0.")
    start: int
    end: int
    direction: Literal["ltr", "rtl"]
    fragment: str = Field(description="A text fragment, to follow the # of the page's address.")


class Concordance(Shape):
    """Occurrences; `url` is the address to which the fragments belong."""

    n_tokens: int
    total: int
    url: str | None
    lines: list[Line]


class Collocate(Shape):
    """A word near the node: how often there, how often in all, how often by chance, and each measure."""

    rank: int
    word: str
    count: int
    total: int
    expected: float
    scores: dict[Association, float | None]


class Collocates(Shape):
    """The words near a word, by one measure."""

    n_tokens: int
    n_nodes: int
    n_near: int
    measure: Association
    total: int
    stop_list: StopList | None
    items: list[Collocate]


class Dispersion(Shape):
    """Where a word falls; `positions` are numbers of running words, 2,000 at most, evenly chosen."""

    count: int
    positions: list[int]
    parts: list[int]
    sizes: list[int]
    n_parts_with: int
    dp: float | None
    dp_norm: float | None
    juilland_d: float | None
    burstiness: float | None
    arf: float | None


class Form(Shape):
    """A word as it is written."""

    form: str
    count: int


class Forms(Shape):
    """A word of a view, and what it is made of."""

    word: str
    count: int
    items: list[Form]


class RankFit(Shape):
    """Zipf's exponent by maximum likelihood over ranks."""

    exponent: float


class SpectrumFit(Shape):
    """A power law of frequencies above `xmin` (Clauset et al. 2009)."""

    alpha: float
    xmin: int
    sigma: float
    n_tail: int
    distance: float


class LineFit(Shape):
    """The line through the logarithms of rank and count."""

    slope: float
    r_squared: float


class Readability(Shape):
    """One formula's score."""

    name: str
    scale: Literal["ease", "grade", "index"]
    value: float


class Measures(Shape):
    """Every measure of a text; null where it is undefined."""

    n_tokens: int
    n_types: int
    n_hapaxes: int
    ttr: float | None
    root_ttr: float | None
    corrected_ttr: float | None
    herdan_c: float | None
    summer_s: float | None
    dugast_u: float | None
    maas_a2: float | None
    yule_k: float | None
    yule_i: float | None
    simpson_d: float | None
    herdan_vm: float | None
    hd_d: float | None
    vocd_d: float | None
    msttr: float | None
    mattr: float | None
    mtld: float | None
    rank_fit: RankFit | None
    spectrum_fit: SpectrumFit | None
    line_fit: LineFit | None
    mean_word_length: float | None
    n_sentences: int | None
    mean_sentence_length: float | None
    readability: list[Readability]


class Term(Shape):
    """A measure in plain words: a member of Measures, or the name of one of its readability scores."""

    name: str
    label: str
    group: Group
    definition: str
    caveat: str = Field(description="What it does not say; empty where nothing need be added.")


class Glossary(Shape):
    """Every measure, in the order in which they are shown."""

    items: list[Term]


class Rank(Shape):
    """A point of the rank-frequency plot."""

    rank: int
    count: int
    expected: float | None = Field(description="How often, were rank_fit the truth; null without one.")


class FrequencyClass(Shape):
    """How many types occur so often."""

    count: int
    n_types: int


class Growth(Shape):
    """The vocabulary after so many running words."""

    n_tokens: int
    n_types: int
    n_hapaxes: int


class Distribution(Shape):
    """How the counts of a text are distributed."""

    ranks: list[Rank]
    rank_fit: RankFit | None
    classes: list[FrequencyClass]
    growth: list[Growth]


class DistinctiveWord(Shape):
    """A word that is commoner here than in its language."""

    rank: int
    word: str
    count: int
    per_million: float
    language_per_million: float
    listed: bool
    g2: float
    q: float
    log_ratio: float


class Distinctive(Shape):
    """Words against the language at large."""

    n_tokens: int
    language: str
    reference: str
    total: int
    stop_list: StopList | None
    items: list[DistinctiveWord]


class Block(Shape):
    """A part of the document, a line or more of text, and what spoke for or against it."""

    number: int
    text: str
    counted: bool
    tag: str = Field(description="Of the element that holds it; empty where there is no markup.")
    within: str = Field(description="The nearest element around it that says what it is for: nav, footer, main ...")
    n_words: int
    n_link_words: int
    likelihood: float | None = Field(description="How likely the model takes it for main text, from 0 to 1.")
    structured: bool = Field(description="From what the page says of itself (JSON-LD), and not shown by it.")


class Blocks(Shape):
    """All parts of a document, in its order. `choice` is what counted, as an extraction that can be asked for."""

    choice: str
    headline: str = Field(description="The line above the main text, where no part of it repeats it.")
    blocks: list[Block]


class Trace(Shape):
    """A word at one time."""

    count: int
    per_million: float


class Past(Shape):
    """One analysis of the address; its numbers are by today's recipe."""

    id: str
    created_at: str
    fetched_at: str | None
    title: str
    sha256: str
    changed: bool = Field(description="Whether the document's bytes are others than those of the one before.")
    n_tokens: int
    n_types: int
    words: list[Trace] = Field(description="In the order in which they were asked for.")


class History(Shape):
    """Your analyses of one address, the earliest first: the latest 50, and the one that was asked about."""

    url: str | None
    words: list[str]
    items: list[Past]


class Citation(Shape):
    """A line for a footnote, and the same as BibTeX."""

    text: str
    bibtex: str


class KeyWord(Shape):
    """How far a word sets the target apart from the reference."""

    word: str
    target_count: int
    reference_count: int
    g2: float
    log_ratio: float
    g2_four_term: float
    p: float
    q: float
    log_ratio_low: float
    log_ratio_high: float
    percent_difference: float | None
    one_place: bool | None


class Pair(Shape):
    """Two counts, and how many words have them."""

    target_count: int
    reference_count: int
    g2: float
    q: float
    n_types: int
    words: list[str] = Field(description="The first three of them.")


class NumberKey(Shape):
    """How many words are commoner in one of the two by more than chance: q below .05."""

    target: int
    reference: int


class Comparison(Shape):
    """The words of two documents, most distinctive first.

    `n_key` and `pairs` are of all words compared, whatever `only`, `max_q`, `q` and `limit` leave of them.
    """

    target_n_tokens: int
    reference_n_tokens: int
    n_key: NumberKey
    pairs: list[Pair]
    total: int
    items: list[KeyWord]
