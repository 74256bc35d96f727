"""Time and memory of each view of a collection of 10, 100, 1,000 and 3,000 documents, and how they grow.

A document has 33,333 tokens (so that 3,000 have 100 million) from a vocabulary of 3 million words: the r-th is used as
1/r up to rank 8,000 and as 1/r^1.6 beyond, one token in fifteen with a capital: from a seed. By this a document has
10,000 different forms, twice as many as a novel's first 33,333 words: the tables are larger than real ones.

Each size is a process of its own. `first` is what the first view pays: the tables read as they are stored, and put
together. Then each view as it is asked for first, and again. CPU seconds; peak memory of the process in MB.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from wordcounts.text.corpus import columns, evenness, growth, keyness, tfidf, trends, words
from wordcounts.text.corpus.corpus import Builder, Corpus, Document
from wordcounts.text.views.contrasted import Choice
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.words.table import Table

SIZES = (10, 100, 1_000, 3_000)
N_TOKENS = 33_333
N_WORDS = 3_000_000
BEND = 8_000
OPTIONS = ViewOptions(language="en")
SYLLABLES = [onset + nucleus for onset in ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r") for nucleus in "aeiou"]


def word(number: int) -> str:
    """A word of its own for each number: common ones are short."""
    parts = []
    while number >= 0:
        number, part = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[part])
        number -= 1
    return "".join(parts)


def tables(n_documents: int) -> Iterator[bytes]:
    """Tables as they are stored."""
    ranks = np.arange(1, N_WORDS + 1, dtype=float)
    shares = np.cumsum(np.where(ranks < BEND, 1 / ranks, BEND**0.6 / ranks**1.6))
    source = np.random.default_rng(1)
    forms: dict[int, str] = {}
    for _ in range(n_documents):
        tokens = np.searchsorted(shares, source.random(N_TOKENS) * shares[-1]) * 2 + (source.random(N_TOKENS) < 1 / 15)
        found, first, counts = np.unique(tokens, return_index=True, return_counts=True)
        order = np.argsort(first)
        rows = []
        for number in found[order].tolist():
            if number not in forms:
                forms[number] = word(number >> 1).capitalize() if number & 1 else word(number >> 1)
            rows.append(forms[number])
        yield Table(tuple(rows), tuple(counts[order].tolist())).to_bytes()


def keep(n_documents: int, file: Path) -> None:
    with file.open("wb") as out:
        for data in tables(n_documents):
            out.write(len(data).to_bytes(4, "little") + data)


def kept(n_documents: int, file: Path) -> Iterator[bytes]:
    with file.open("rb") as stored:
        for _ in range(n_documents):
            yield stored.read(int.from_bytes(stored.read(4), "little"))


def put_together(stored: Iterable[bytes]) -> Corpus:
    builder = Builder()
    for number, data in enumerate(stored, start=1):
        builder.add(Document(number, f"document {number}", N_TOKENS, "en"), data)
    return builder.corpus()


def views_of(view: columns.View) -> dict[str, Callable[[], object]]:
    def asked(**options: object) -> columns.View:
        return replace(view, options=replace(OPTIONS, **options))  # type: ignore[arg-type]

    def stopped() -> object:
        options = replace(OPTIONS, stop_words="exclude")
        return words.summed(columns.view_of(view.columns.corpus, options, view.columns))

    spread: list[evenness.Spreads | None] = []

    def even() -> object:
        if not spread:
            spread.append(evenness.spreads(view.columns))
        return evenness.evenness(view, spread[0], sort="dp_norm", min_count=5)

    half = len(view.columns.documents) // 2
    sides = keyness.one_against_rest(view, half)
    return {
        "words": lambda: words.summed(view),
        "words without stop words": stopped,
        "words, a prefix": lambda: words.summed(asked(q="ba")),
        "words, an expression": lambda: words.summed(asked(q="/^b.*a$/")),
        "words by the alphabet": lambda: words.summed(asked(sort="word")),
        "100 words by documents": lambda: words.matrix(view),
        "dispersion, all words by DPnorm": even,
        "tf-idf of one document": lambda: tfidf.tfidf(view, [half]),
        "tf-idf of every document": lambda: tfidf.tfidf(view, range(len(view.columns.documents))),
        "trends of the commonest": lambda: trends.trends(view),
        "what rises most": lambda: trends.trends(view, sort="rising"),
        "growth and the stop hint": lambda: growth.growth(view),
        "one document against the rest": lambda: keyness.contrast(sides, OPTIONS, Choice()),
        "the same, 999 permutations": lambda: keyness.contrast(sides, OPTIONS, Choice(), permutations=999),
        "against another of its size": lambda: keyness.contrast(
            keyness.one_against_another(view, view), OPTIONS, Choice()
        ),
    }


def timed(view: Callable[[], object]) -> float:
    start = time.process_time()
    view()
    return time.process_time() - start


def measure(n_documents: int, file: Path) -> dict[str, object]:
    base_mb = peak_mb()
    start = time.process_time()
    corpus = put_together(kept(n_documents, file))
    read_s = time.process_time() - start
    start = time.process_time()
    view = columns.view_of(corpus, OPTIONS)
    seen_s = time.process_time() - start
    found = {name: (timed(of), timed(of)) for name, of in views_of(view).items()}
    return {
        "n_documents": n_documents,
        "n_tokens": corpus.n_tokens,
        "n_forms": len(corpus.forms),
        "n_counts": len(corpus.counts),
        "base_mb": base_mb,
        "peak_mb": peak_mb(),
        "first": {"tables read and put together": read_s, "types told apart": seen_s},
        "views": found,
    }


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--keep", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--of", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.keep:
        keep(max(given.sizes), given.keep)
    elif given.of:
        print(json.dumps(measure(given.sizes[0], given.of)))
    else:
        tell(given.sizes)


def itself(*arguments: object) -> str:
    """What this program prints in a process of its own."""
    command = [sys.executable, __file__, *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def tell(sizes: Sequence[int]) -> None:
    found = []
    with TemporaryDirectory() as folder:
        file = Path(folder) / "tables"
        itself("--keep", file, *sizes)
        for size in sizes:
            one = json.loads(itself("--of", file, size))
            found.append(one)
            print(
                f"{size:,} documents: {one['n_tokens']:,} tokens, {one['n_counts']:,} counts of {one['n_forms']:,}"
                f" forms; peak {one['peak_mb']:,.0f} MB, {one['base_mb']:,.0f} of it before the first view"
            )
    print(f"\n| CPU seconds | {' | '.join(format(one['n_documents'], ',') for one in found)} |")
    print("|---|" + "---|" * len(found))
    for name in found[0]["first"]:
        print(f"| first: {name} | {' | '.join(format(one['first'][name], '.2f') for one in found)} |")
    for name in found[0]["views"]:
        cells = [f"{one['views'][name][0]:.2f}, {one['views'][name][1]:.2f}" for one in found]
        print(f"| {name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
