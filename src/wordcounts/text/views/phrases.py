"""Phrases: runs of words that cross neither a block (a line of the extracted text) nor a sentence.

The words of a sentence (`wordcounts.text.words.sentences`) are those that the table was counted from. Commas and other
signs within a sentence part nothing.
"""

from __future__ import annotations

from itertools import islice
from typing import Final

from wordcounts.errors import InvalidOption
from wordcounts.text.words.segment import as_counted, words_by_chunk
from wordcounts.text.words.sentences import sentences

MAX_CHARS: Final = 1_000_000
"""Characters of a text whose phrases are counted: two long novels."""

MAX_PHRASES: Final = 200_000
"""Different phrases of one text. Within both bounds a view of English takes 0.8 to 1.2 s
and 70 MB for as long, one of random words 4.4 s and 155 MB; of a page of 20 KB 30 ms (one core)."""

BATCH: Final = 5_000
"""Sentences that are held at a time."""


def phrases(text: str, n: int, *, language: str = "", split: bool = False) -> dict[str, int]:
    """Count the phrases of a text.

    Args:
        text: extracted text; a line is a block.
        n: words of a phrase.
        language: whose abbreviations do not end a sentence.
        split: whether compounds are taken apart first.

    Returns:
        Phrases, words as they are written with one space between, in order of first appearance, and their counts.

    Raises:
        InvalidOption: the text is longer than MAX_CHARS, or has more than MAX_PHRASES.
    """
    if len(text) > MAX_CHARS:
        raise InvalidOption(
            f"Phrases are counted in texts of up to {MAX_CHARS:,} characters: this one has {len(text):,}.",
            parameter="ngram",
        )
    words_of = _Segmented(split=split)
    counts: dict[str, int] = {}
    every = (sentence.split() for sentence in sentences(text, language))
    while batch := list(islice(every, BATCH)):
        words_of.learn({chunk for sentence in batch for chunk in sentence})
        for sentence in batch:
            words = [word for chunk in sentence for word in words_of[chunk]]
            for phrase in zip(*(islice(words, start, None) for start in range(n)), strict=False):
                key = " ".join(phrase)
                counts[key] = counts.get(key, 0) + 1
            if len(counts) > MAX_PHRASES:
                raise InvalidOption(
                    f"This text has more than {MAX_PHRASES:,} different phrases of {n} words.", parameter="ngram"
                )
    return counts


class _Segmented(dict[str, list[str]]):
    """Chunk -> its words as the table has them: each distinct chunk is segmented once."""

    def __init__(self, *, split: bool) -> None:
        super().__init__()
        self._split = split

    def learn(self, chunks: set[str]) -> None:
        for chunk, words in words_by_chunk(chunks - self.keys()).items():
            self[chunk] = [part for word in words for part in as_counted(word, split=self._split)]
