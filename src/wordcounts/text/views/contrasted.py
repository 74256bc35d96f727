"""A comparison as it is looked at: which of its words, in what order, and how many words share their counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, Self

from wordcounts.text.views.keyness import KeyWord, Only, compare, only_of, places_of
from wordcounts.text.views.lens import Lens
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.views.search import matcher
from wordcounts.text.views.view import alphabetical
from wordcounts.text.words.running import Running
from wordcounts.text.words.table import Table

SortKey = Literal["key", "-key", "q", "log_ratio", "-log_ratio", "target_count", "reference_count", "word", "-word"]

SURE: Final = 0.05
"""Words whose q is below are called key: of all of them, one in twenty is chance."""

N_EXAMPLES: Final = 3
"""Words that stand for all that share a pair of counts."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which words of a comparison are wanted, and their order."""

    only: Only = "all"
    """What one of the two texts lacks."""
    max_q: float = 1.0
    """No word whose difference is less sure."""
    q: str = ""
    """A search: `search.matcher`."""
    sort: SortKey | None = None
    """None: by key, or, of the words of one text only, the commonest first."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two counts, and how many words have them: all that is reckoned of a word follows from the two."""

    target_count: int
    reference_count: int
    g2: float
    q: float
    n_types: int
    words: tuple[str, ...]
    """The first few of them."""


@dataclass(frozen=True, slots=True)
class NumberKey:
    """How many words are key: commoner in one of the two by more than chance (q below .05)."""

    target: int
    reference: int


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two texts word by word."""

    target_n_tokens: int
    reference_n_tokens: int
    n_key: NumberKey
    pairs: tuple[Pair, ...]
    """Of all the words compared, whatever was chosen of them."""
    items: tuple[KeyWord, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: its counts, and in how many of its places each word stands, where that is known."""

    table: Table
    places: Mapping[str, int] | None = None

    @classmethod
    def of(cls, table: Table, running: Running | None, options: ViewOptions) -> Self:
        """With the blocks of its text for places, where the words in order are known."""
        return cls(table, None if running is None else places_of(running, options))


_ALL: Final = Choice()

_ORDERS: Final[dict[str, Callable[[KeyWord], Any]]] = {
    "key": lambda word: (-word.g2, -word.log_ratio),
    "-key": lambda word: (word.g2, word.log_ratio),
    "q": lambda word: (word.q, -abs(word.g2)),
    "log_ratio": lambda word: -word.log_ratio,
    "-log_ratio": lambda word: word.log_ratio,
    "target_count": lambda word: -word.target_count,
    "reference_count": lambda word: -word.reference_count,
}


def contrast(target: Side, reference: Side, options: ViewOptions, choice: Choice = _ALL) -> Contrast:
    """Hold one text against another, and take the words that are wanted.

    Raises:
        InvalidOption: as `keyness.compare`, or a search that cannot be made.
    """
    found = compare(
        target.table,
        reference.table,
        options,
        target_places=target.places,
        reference_places=reference.places,
    )
    items = choose(found, choice, options)
    return Contrast(target.table.n_tokens, reference.table.n_tokens, number_key(found), pairs_of(found), items)


def choose(found: Sequence[KeyWord], choice: Choice, options: ViewOptions) -> tuple[KeyWord, ...]:
    """The words that a choice leaves of a comparison made with the same options.

    Raises:
        InvalidOption: a search that cannot be made.
    """
    left = [word for word in only_of(found, choice.only) if word.q <= choice.max_q]
    if choice.q:
        left = _matching(left, choice.q, Lens(options))
    if choice.sort in ("word", "-word"):
        left.sort(key=lambda word: alphabetical(word.word), reverse=choice.sort == "-word")
    elif choice.sort:
        left.sort(key=_ORDERS[choice.sort])
    return tuple(left)


def pairs_of(found: Iterable[KeyWord]) -> tuple[Pair, ...]:
    """Every pair of counts of a comparison, what is key in the target first. Far fewer than its words."""
    sharing: dict[tuple[int, int], list[KeyWord]] = {}
    for word in found:
        sharing.setdefault((word.target_count, word.reference_count), []).append(word)
    return tuple(
        Pair(*counts, words[0].g2, words[0].q, len(words), tuple(word.word for word in words[:N_EXAMPLES]))
        for counts, words in sharing.items()
    )


def number_key(found: Sequence[KeyWord]) -> NumberKey:
    """How many words are key on either side."""
    sure = [word.g2 > 0 for word in found if word.q < SURE]
    return NumberKey(sum(sure), len(sure) - sum(sure))


def _matching(words: list[KeyWord], q: str, lens: Lens) -> list[KeyWord]:
    keys = lens.searched(word.word for word in words)
    matches = matcher(q, fold=lens.sought, n_chars=sum(map(len, keys)))
    return [word for word, key in zip(words, keys, strict=True) if matches(key)]
