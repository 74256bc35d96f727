"""How far two tables of words agree: the measures of the `article` extraction, for its test and its benchmark.

Both take tables made by one segmenter and compare folded words, so that what differs is the text and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

from wordcounts.text.views.lens import Lens
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.views.stopwords import stop_words
from wordcounts.text.words.language import language_of
from wordcounts.text.words.segment import count_words

N_COMMONEST = 10
"""As many as the page's chart is read for."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the words found agree with the true ones; each between 0 and 1."""

    f1: float
    """Harmonic mean of precision and recall over the running words."""
    top_ten: float
    """Share of right words among the commonest content words found."""


def folded(text: str) -> dict[str, int]:
    """The folded words of a text and their counts, in order of first appearance."""
    table, _ = count_words(text)
    return {word.key: word.count for word in Lens(ViewOptions()).types(table)}


def f1(found: dict[str, int], true: dict[str, int]) -> float:
    """2 |A & B| / (|A| + |B|) over multisets of words; 1.0 for two empty ones.

    Source: Dice 1945; the same as the harmonic mean of precision and recall.

    >>> f1({"a": 2, "b": 1}, {"a": 1, "c": 2})
    0.3333333333333333
    """
    both = sum(found.values()) + sum(true.values())
    if not both:
        return 1.0
    shared = sum(min(count, true.get(word, 0)) for word, count in found.items())
    return 2 * shared / both


def top_ten(found: dict[str, int], true: dict[str, int], *, language: str) -> float:
    """The share of the ten commonest content words found that are among the ten commonest true ones.

    No stop word, no number and no single ASCII letter is a content word. A word counts as right where the true text has
    it as often as its own tenth word, so that the order of ties decides nothing. 1.0 where the true text has no content
    word.
    """
    content = _content(true, language)
    if not content:
        return 1.0
    least = sorted(content.values(), reverse=True)[:N_COMMONEST][-1]
    commonest = sorted(_content(found, language).items(), key=lambda pair: -pair[1])[:N_COMMONEST]
    right = sum(1 for word, _ in commonest if content.get(word, 0) >= least)
    return right / min(N_COMMONEST, len(content))


def agreement(found: str, true: dict[str, int], *, language: str) -> Agreement:
    """How a text that was found agrees with the true words of its page."""
    words = folded(found)
    return Agreement(f1(words, true), top_ten(words, true, language=language))


def language(true_text: str) -> str:
    """The language of a true main text, for its stop words; "" when unsure."""
    table, _ = count_words(true_text)
    return language_of(table).language


def _content(words: dict[str, int], language: str) -> dict[str, int]:
    left_out = stop_words(language)
    return {
        word: count
        for word, count in words.items()
        if word not in left_out and not (len(word) == 1 and word.isascii()) and not word.isdecimal()
    }
