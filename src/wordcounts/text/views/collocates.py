"""Collocates: the words that stand near a word more often than elsewhere.

Each occurrence of another word counts once, however many nodes it stands near. So every word of the text but the nodes
is either near one or not, and every measure is of a table of two by two that adds up:

                      this word     other words
    near a node       o             n_near - o
    elsewhere         n2 - o        ...

with `n_near` for n1: the windows as they are, cut at the ends of sentences or blocks, and not their size times the
node's count. Dice and logDice are of the two words' own frequencies, as their authors have them: a wide window lets
them pass 1 and 14.

Source: Evert, S. (2008), "Corpora and collocations" (surface co-occurrence); measures in
`wordcounts.text.measures.association`.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, get_args

from wordcounts.errors import InvalidOption
from wordcounts.text.measures.association import ASSOCIATIONS, Association, Pair
from wordcounts.text.views.lens import Lens
from wordcounts.text.views.occurrences import Occurrences
from wordcounts.text.views.options import ViewOptions, check
from wordcounts.text.views.stopwords import UsedList
from wordcounts.text.views.view import few_enough, kept, page_of
from wordcounts.text.words.running import Running

Within = Literal["sentence", "block", "text"]
"""What a window does not leave."""

MAX_WINDOW: Final = 20
"""Words on either side."""

_OF_FREQUENCIES: Final = frozenset({"dice", "log_dice"})


@dataclass(frozen=True, slots=True)
class Window:
    """Which words are near."""

    before: int = 5
    """Words before a node, 0 to MAX_WINDOW; 5 and 5 is what concordancers begin with (Sinclair 1991: 4 and 4)."""
    after: int = 5
    within: Within = "sentence"


@dataclass(frozen=True, slots=True)
class Collocate:
    """A word that stands near the node."""

    rank: int
    word: str
    count: int
    """Of its occurrences, those near a node: o."""
    total: int
    """Its occurrences in the text, without those that are part of a node: n2."""
    expected: float
    """How many would be near a node by chance."""
    scores: dict[Association, float | None]
    """Every measure; None where it is undefined."""


@dataclass(frozen=True, slots=True)
class Collocates:
    """A page of collocates."""

    n_tokens: int
    """Of the text."""
    n_nodes: int
    """Occurrences of the node."""
    n_near: int
    """Words in the windows of all nodes, each once: n1."""
    measure: Association
    total: int
    """Collocates, on all pages."""
    items: tuple[Collocate, ...]
    stop_list: UsedList | None


def collocates(
    running: Running,
    found: Occurrences,
    options: ViewOptions,
    *,
    window: Window | None = None,
    measure: Association = "log_dice",
    min_count: int = 2,
) -> Collocates:
    """The words near what was found, the strongest first.

    Args:
        running: the text.
        found: the node's occurrences in it.
        options: how words merge, which are left out (stop words, numbers, length), limit and offset.
        window: which words are near; five on either side within the sentence without one.
        measure: what they are ranked by; ties by count, then by first appearance; undefined ones come last.
        min_count: how often a word must stand near, 1 or more. One meeting is chance: PMI ranks such pairs first.

    Raises:
        InvalidOption: a value out of its range; `parameter` names it.
    """
    window = window or Window()
    _check(window, measure, min_count, options)
    few_enough(len(running.forms), options)
    lens = Lens(options)
    near = Counter(_near(running, found, window))
    in_nodes = Counter(_in_nodes(running, found))
    elsewhere = {form: n - in_nodes[form] for form, n in enumerate(running.counts)}
    totals = {one.key: one.count for one in lens.types((running.forms[form], n) for form, n in elsewhere.items() if n)}
    n_near, n = near.total(), running.n_tokens - in_nodes.total()
    rows = []
    for one in lens.types((running.forms[form], near[form]) for form in sorted(near)):
        if one.count < min_count or not kept(one, options):
            continue
        total = totals[one.key]
        pair, frequencies = Pair(one.count, n_near, total, n), Pair(one.count, len(found), total, n)
        scores = {name: score(frequencies if name in _OF_FREQUENCIES else pair) for name, score in ASSOCIATIONS.items()}
        rows.append((one.label, one.count, total, pair.expected, scores))
    rows.sort(key=lambda row: (row[4][measure] is None, -(row[4][measure] or 0.0), -row[1]))
    ranked = [Collocate(rank, *row) for rank, row in enumerate(rows, start=1)]
    items = tuple(page_of(ranked, options))
    return Collocates(running.n_tokens, len(found), n_near, measure, len(ranked), items, lens.stop_list)


def _check(window: Window, measure: str, min_count: int, options: ViewOptions) -> None:
    for name, value in (("before", window.before), ("after", window.after)):
        if not 0 <= value <= MAX_WINDOW:
            raise InvalidOption(f"{name} takes a number from 0 to {MAX_WINDOW}.", parameter=name)
    if window.within not in get_args(Within):
        raise InvalidOption(f"within takes one of {', '.join(get_args(Within))}.", parameter="within")
    if measure not in ASSOCIATIONS:
        raise InvalidOption(f"measure takes one of {', '.join(ASSOCIATIONS)}.", parameter="measure")
    if min_count < 1:
        raise InvalidOption("min_count takes 1 or more.", parameter="min_count")
    check(options)


def _near(running: Running, found: Occurrences, window: Window) -> array[int]:
    """The forms of all words in a window, each word once, the nodes' own not."""
    sequence = running.sequence
    near = array("I")
    done = 0
    bounds = _bounds(running, window.within)
    nodes = found.tokens
    for index, token in enumerate(nodes):
        unit = bisect_right(bounds, token)
        low, high = bounds[unit - 1], bounds[unit]
        end = token + found.n_words
        following = nodes[index + 1] if index + 1 < len(nodes) else high
        near.extend(sequence[max(token - window.before, low, done) : token])
        done = max(done, end, min(end + window.after, high, following))
        near.extend(sequence[end : min(end + window.after, high, following)])
    return near


def _in_nodes(running: Running, found: Occurrences) -> Iterator[int]:
    """The forms of the words that are part of a node, each word once."""
    done = 0
    for token in found.tokens:
        yield from running.sequence[max(token, done) : token + found.n_words]
        done = token + found.n_words


def _bounds(running: Running, within: Within) -> array[int]:
    """The first word of each unit, and the number of words."""
    if within == "text":
        return array("I", (0, running.n_tokens))
    return running.sentence_firsts if within == "sentence" else running.line_firsts
