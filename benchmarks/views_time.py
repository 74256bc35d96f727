"""Time of each view and measure on texts of 1,000, 20,000 and 200,000 types, and how it grows.

A text of V types has ceil(V / 2r) occurrences of its r-th word (Zipf's law), in an order from a seed, in sentences of
some fifteen words and blocks of some five sentences. CPU milliseconds of the best round. What a view is made of (the
table, the words in order) is timed by itself and given to the others. A view is linear when its time per token, or per
type, does not grow: the last column is how many times longer the largest text takes than the middle one, whose ten-fold
it is in types and nearly so in tokens.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable

from texts import english

from wordcounts.text.measures.spectrum import rank_frequency
from wordcounts.text.views.collocates import collocates
from wordcounts.text.views.concordance import concordance
from wordcounts.text.views.distinctive import distinctive
from wordcounts.text.views.keyness import compare, places_of
from wordcounts.text.views.measures import growth_of, measures, spectrum_of
from wordcounts.text.views.occurrences import find, running_of
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.views.spread import spread
from wordcounts.text.views.totals import totals
from wordcounts.text.views.view import words
from wordcounts.text.views.vocabulary import vocabulary
from wordcounts.text.words.segment import count_words

TYPES = (1_000, 20_000, 200_000)
OPTIONS = ViewOptions(language="en")
SYLLABLES = [onset + nucleus for onset in ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r") for nucleus in "aeiou"]
N_ROUNDS = 3


def word(number: int) -> str:
    """A word of its own for each number: common ones are short."""
    parts = []
    while number >= 0:
        number, part = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[part])
        number -= 1
    return "".join(parts)


def text_of(n_types: int, *, seed: int = 1) -> str:
    source = random.Random(seed)
    tokens = [word(rank) for rank in range(n_types) for _ in range(-(-n_types // (2 * (rank + 1))))]
    source.shuffle(tokens)
    parts = []
    for token in tokens:
        parts.append(token if source.random() > 1 / 15 else token + (".\n" if source.random() < 1 / 5 else "."))
    return " ".join(part.capitalize() if source.random() < 1 / 15 else part for part in parts)


def views_of(n_types: int) -> dict[str, Callable[[], object]]:
    text = text_of(n_types)
    table, _ = count_words(text)
    other, _ = count_words(text_of(n_types, seed=2)[: len(text) // 2])
    running = running_of(text, OPTIONS)
    common = word(0)
    found = find(running, common, OPTIONS)
    print(f"{n_types:,} types: {len(text):,} characters, {table.n_tokens:,} tokens; the commonest {len(found):,} times")
    return {
        "count the words": lambda: count_words(text),
        "words, first page": lambda: words(table, OPTIONS),
        "words, whole, in columns": lambda: vocabulary(table, OPTIONS, of=totals(table, "en")),
        "words, a search": lambda: words(table, ViewOptions(language="en", q="/^b.*a$/")),
        "ranks and frequencies": lambda: rank_frequency(spectrum_of(table, OPTIONS)),
        "measures, from the table": lambda: measures(table, OPTIONS),
        "compare with another": lambda: compare(table, other),
        "distinctive": lambda: distinctive(table, OPTIONS),
        "words in order": lambda: running_of(text, OPTIONS),
        "their sentences": lambda: running_of(text, OPTIONS).sentence_firsts,
        "measures, of the text": lambda: measures(table, OPTIONS, running),
        "growth": lambda: growth_of(running, OPTIONS),
        "blocks of each type": lambda: places_of(running, "en"),
        "find the commonest word": lambda: find(running, common, OPTIONS),
        "find by an expression": lambda: find(running, "/^b.*a$/", OPTIONS, match="search"),
        "find a phrase": lambda: find(running, f"{common} {common}", OPTIONS),
        "concordance": lambda: concordance(running, found),
        "concordance, sorted": lambda: concordance(running, found, order="left1"),
        "collocates": lambda: collocates(running, found, OPTIONS),
        "dispersion": lambda: spread(running, found),
    }


def best_of(view: Callable[[], object]) -> float:
    """CPU milliseconds of the best round."""
    found = []
    for _ in range(N_ROUNDS):
        start = time.process_time()
        view()
        found.append(1000 * (time.process_time() - start))
    return min(found)


def from_nothing(text: str, q: str, order: str) -> int:
    """A whole request: the text, the word, the lines."""
    running = running_of(text, OPTIONS)
    return concordance(running, find(running, q, OPTIONS), order=order).total  # type: ignore[arg-type]


def main() -> None:
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    times = {n_types: {name: best_of(view) for name, view in views_of(n_types).items()} for n_types in TYPES}
    print(f"\n| CPU ms | {' | '.join(f'{n_types:,} types' for n_types in TYPES)} | last / middle |")
    print("|---|" + "---|" * (len(TYPES) + 1))
    for name in times[TYPES[0]]:
        row = [times[n_types][name] for n_types in TYPES]
        print(f"| {name} | {' | '.join(f'{ms:,.1f}' for ms in row)} | {row[-1] / row[-2]:.1f} |")
    print("\n| 10 MB of English, from the text on | occurrences | CPU ms |\n|---|---|---|")
    text = english(10_000_000)
    for q, order in (("the", "position"), ("the", "left1"), ("of the", "position"), ("moudockbickness", "position")):
        total = from_nothing(text, q, order)
        taken = best_of(lambda q=q, order=order: from_nothing(text, q, order))  # type: ignore[misc]
        print(f"| {q}, by {order} | {total:,} | {taken:,.0f} |")


if __name__ == "__main__":
    main()
