"""Where a word, the forms of a lemma, or a phrase stands in a text: what concordances, collocates and spread look at.

Words are compared as the view compares them: `fold`, `accents`, `elisions`, `lemmas` and `compounds` of the view
options mean the same here. A phrase lies within one sentence, as the phrases that are counted do.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import compress
from typing import Final, Literal, get_args

from wordcounts.errors import InvalidOption
from wordcounts.text.views.lens import Lens
from wordcounts.text.views.options import MAX_NGRAM, ViewOptions
from wordcounts.text.views.search import MAX_QUERY, matcher
from wordcounts.text.views.view import few_enough
from wordcounts.text.words.running import Running
from wordcounts.text.words.segment import parts_of, words_of

Match = Literal["word", "search"]
"""word: the words that the view takes for the same as those asked for (with lemmas, all forms of them). search: as the
`q` of a view, word by word: a prefix, wild cards, or one /regular expression/."""

MATCHES: Final = get_args(Match)

FEW: Final = 20_000
"""Occurrences of a phrase up to which its sentences are looked for one by one, rather than those of the whole text."""


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Where something stands in a text, in order."""

    tokens: array[int]
    """The number of the first word of each occurrence among the running words, from 0."""
    n_words: int
    """Of each occurrence: 1, or 2 to 5 for a phrase."""
    forms: tuple[frozenset[int], ...]
    """For each of these words, the forms that it may have, as numbers of `Running.forms`."""

    def __len__(self) -> int:
        return len(self.tokens)


def find(running: Running, q: str, options: ViewOptions, *, match: Match = "word") -> Occurrences:
    """Find all occurrences of what is asked for.

    Args:
        running: the text, with compounds as `options.compounds` has them (`running_of`).
        q: a word, or 2 to 5 words with white space between.
        options: how words are compared; what it says of rows is not looked at.
        match: how `q` is meant.

    Returns:
        The occurrences, in the order of the text; none when the text has none. Of a phrase that overlaps itself, all.

    Raises:
        InvalidOption: `q` holds no word, more than five, or no expression that can be searched for; lemmas of a
            language that has none, or of too many words.
    """
    if match not in MATCHES:
        raise InvalidOption(f"match takes one of {', '.join(MATCHES)}.", parameter="match")
    if len(q) > MAX_QUERY:
        raise InvalidOption(f"A search takes {MAX_QUERY} characters at most.", parameter="q")
    few_enough(len(running.forms), options)
    lens = Lens(replace(options, stop_words="include"))
    wanted = _same(running, q, options, lens) if match == "word" else _matching(running, q, options, lens)
    first = wanted[0]
    sequence = running.sequence
    mask = bytearray(len(running.forms))
    for form in first:
        mask[form] = 1
    tokens = array("I", compress(range(len(sequence)), map(mask.__getitem__, sequence)))
    if len(wanted) > 1:
        tokens = _within_sentences(running, _going_on(sequence, tokens, wanted), len(wanted))
    return Occurrences(tokens, len(wanted), wanted)


def running_of(text: str, options: ViewOptions) -> Running:
    """The running words of a text as a view has them.

    Raises:
        InvalidOption: the text is too long, or too varied.
    """
    return Running(text, language=options.language, split=options.compounds == "split")


def _same(running: Running, q: str, options: ViewOptions, lens: Lens) -> tuple[frozenset[int], ...]:
    """For each word asked for, the forms that the view counts with it."""
    words = words_of(q)
    if options.compounds == "split":
        words = [part for word in words for part in parts_of(word)]
    _check_phrase(len(words))
    places: dict[str, list[int]] = {key: [] for key in lens.keys(words)}
    for number, key in enumerate(lens.keys(running.forms)):
        if key in places:
            places[key].append(number)
    return tuple(frozenset(places[key]) for key in lens.keys(words))


def _matching(running: Running, q: str, options: ViewOptions, lens: Lens) -> tuple[frozenset[int], ...]:
    """For each piece of the search, the forms that it matches."""
    keys = lens.keys(running.forms)
    # As a view searches its labels: folded, whatever the view merges.
    if not options.fold or options.lemmas == "stem":
        keys = lens.searched(running.forms)
    pieces = [q] if len(q) > 2 and q.startswith("/") and q.endswith("/") else q.split()
    _check_phrase(len(pieces))
    n_chars = sum(map(len, keys)) * len(pieces)
    tests: list[Callable[[str], bool]] = [matcher(piece, fold=lens.sought, n_chars=n_chars) for piece in pieces]
    return tuple(frozenset(number for number, key in enumerate(keys) if test(key)) for test in tests)


def _check_phrase(n_words: int) -> None:
    if not n_words:
        raise InvalidOption("There is no word to look for.", parameter="q")
    if n_words > MAX_NGRAM:
        raise InvalidOption(f"A phrase has {MAX_NGRAM} words at most.", parameter="q")


def _going_on(sequence: array[int], tokens: array[int], wanted: tuple[frozenset[int], ...]) -> array[int]:
    """Those of the first words that the others follow."""
    for distance, forms in enumerate(wanted[1:], start=1):
        end = len(sequence) - distance
        tokens = array("I", [token for token in tokens if token < end and sequence[token + distance] in forms])
    return tokens


def _within_sentences(running: Running, tokens: array[int], n_words: int) -> array[int]:
    """Those whose words are of one sentence; a sentence does not leave its block."""
    if len(tokens) > FEW:
        firsts = running.sentence_firsts
        kept = [token for token in tokens if token + n_words <= firsts[bisect_right(firsts, token)]]
    else:
        span = running.sentence_ends.span
        kept = [
            token for token in tokens if running.word(token + n_words - 1).start < span(running.word(token).start)[1]
        ]
    return array("I", kept)
