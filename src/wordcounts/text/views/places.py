"""Words by place: which part of a page each word stands in. The parts do not overlap, so that counts add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Self

from wordcounts.errors import InvalidOption
from wordcounts.text.sections import joined, parted
from wordcounts.text.views.lens import Lens
from wordcounts.text.views.options import ViewOptions, check
from wordcounts.text.views.stopwords import UsedList
from wordcounts.text.views.view import page_of, ranking, split
from wordcounts.text.words.segment import count_words
from wordcounts.text.words.table import Table

PLACES: Final = ("title", "description", "headings", "links", "images", "body")
"""In the order of every table: what the head says of the page, headings, texts of links, alternative texts of images,
and all other visible text."""

_MAGIC: Final = b"WCP1"


@dataclass(frozen=True, slots=True)
class Places:
    """The table of each place of one document, in the order of PLACES; of the whole page, whatever the extraction."""

    tables: tuple[Table, ...]

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> Self:
        """Count the text of each place; one that is not named is empty."""
        return cls(tuple(count_words(texts.get(place, ""))[0] for place in PLACES))

    def titled(self, title: str) -> Self:
        """The same with a title from outside, where the document has none of its own."""
        return self if self["title"] or not title else type(self)((count_words(title)[0], *self.tables[1:]))

    def __getitem__(self, place: str) -> Table:
        return self.tables[PLACES.index(place)]

    @property
    def n_tokens(self) -> int:
        """Of all places."""
        return sum(table.n_tokens for table in self.tables)

    def to_bytes(self) -> bytes:
        """Pack, for the store and for the pipe from a reader."""
        return joined(_MAGIC, [table.to_bytes() for table in self.tables])

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Unpack what `to_bytes` made. Safe on hostile bytes.

        Raises:
            ValueError: no tables of places, or damaged ones.
        """
        return cls(tuple(map(Table.from_bytes, parted(_MAGIC, data, len(PLACES), name="table of places"))))


@dataclass(frozen=True, slots=True)
class PlaceTotal:
    """How long a place is."""

    place: str
    n_tokens: int
    share: float
    """Of the tokens of all places: 0 to 1."""


@dataclass(frozen=True, slots=True)
class PlacedItem:
    """One row: a word, and how often it stands in each place."""

    rank: int
    word: str
    count: int
    """In all places together."""
    places: dict[str, int]
    """Place -> count, in the order of PLACES; the counts add up to `count`."""


@dataclass(frozen=True, slots=True)
class PlacesView:
    """A page of the words by place."""

    n_tokens: int
    places: tuple[PlaceTotal, ...]
    total: int
    items: tuple[PlacedItem, ...]
    stop_list: UsedList | None


def words_by_place(places: Places, options: ViewOptions) -> PlacesView:
    """Show the words of all places side by side.

    Args:
        places: of one document.
        options: as for any view, but phrases and a place of its own.

    Raises:
        InvalidOption: a value out of its range; `parameter` names it.
    """
    check(options)
    for name, value in (("ngram", options.ngram > 1), ("place", options.place)):
        if value:
            raise InvalidOption("Words by place are single words of every place.", parameter=name)
    lens = Lens(options)
    together: Counter[str] = Counter()
    for table in places.tables:
        together.update(dict(table))
    rows = page_of(ranked := ranking(Table.of(together), options, lens), options)
    counts = [_by_key(table, options) for table in places.tables]
    n_tokens = places.n_tokens
    return PlacesView(
        n_tokens,
        tuple(
            PlaceTotal(place, table.n_tokens, table.n_tokens / n_tokens if n_tokens else 0.0)
            for place, table in zip(PLACES, places.tables, strict=True)
        ),
        len(ranked),
        tuple(
            PlacedItem(
                row.rank,
                row.type.label,
                row.type.count,
                {place: by_key.get(row.type.key, 0) for place, by_key in zip(PLACES, counts, strict=True)},
            )
            for row in rows
        ),
        lens.stop_list,
    )


def _by_key(table: Table, options: ViewOptions) -> dict[str, int]:
    forms = split(table) if options.compounds == "split" else table
    return {one.key: one.count for one in Lens(replace(options, q="")).types(forms)}
