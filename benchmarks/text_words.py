"""Words of a text to their counts: ours beside other ways, in one run, on texts of 29 KB, 1 MB and 10 MB.

All count the same kind of word as far as they can: runs of letters and digits, with what joins them inside. None but
ours tells the words of Thai, Lao, Khmer, Burmese, Japanese or Chinese apart, keeps combining marks in their words, or
normalises. CPU milliseconds, threads and child processes included, of the best round; a process's start is left out.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import duckdb
import polars
from nltk.text import Text
from nltk.tokenize import NLTKWordTokenizer
from page_cpu import STOP_WORDS
from sklearn.feature_extraction.text import CountVectorizer
from texts import PATTERN, cpu_s, english, mixed, of_language

from wordcounts.text.words.kernel import loaded
from wordcounts.text.words.segment import count_in_python, count_words

SIZES_BYTES = (29_000, 1_000_000, 10_000_000)
LANGUAGES = {
    "de": "German", "fr": "French", "tr": "Turkish", "vi": "Vietnamese", "ru": "Russian", "el": "Greek", "he": "Hebrew",
    "ar": "Arabic", "fa": "Persian", "hi": "Hindi", "ko": "Korean", "ja": "Japanese", "th": "Thai",
}  # fmt: skip
"""Of which one page each is measured against CountVectorizer."""
HAS_LETTER = re.compile(".*[A-Za-z].*")
TOKENIZER = NLTKWordTokenizer()
N_ROUNDS = 300

Way = Callable[[str], int]
"""Counts the words of a text; gives how many there were."""


def ours(text: str) -> int:
    return count_words(text)[0].n_tokens


def ours_as_strings(text: str) -> int:
    """The table is kept as it is stored, in UTF-8; here each word is made a string too, as those of most peers are."""
    table = count_words(text)[0]
    return sum(table.counts) if table.forms else 0


def ours_in_python(text: str) -> int:
    """What runs where the set-up found no C compiler."""
    return count_in_python(text)[0].n_tokens


def count_vectorizer(text: str) -> int:
    return int(CountVectorizer(token_pattern=PATTERN, lowercase=False).fit_transform([text]).sum())


def original(text: str) -> int:
    """The tutorial's own step: tokenizer, Text, filter, two tables (see original.py)."""
    words = [word for word in Text(TOKENIZER.tokenize(text)) if HAS_LETTER.match(word)]
    counts = Counter(words)
    Counter([word for word in words if word.lower() not in STOP_WORDS])
    return counts.total()


def findall(text: str) -> int:
    return Counter(re.findall(PATTERN, text)).total()


def by_polars(text: str) -> int:
    words = polars.Series("word", [text]).str.extract_all(PATTERN).explode()
    return int(words.value_counts()["count"].sum())


def by_duckdb(text: str) -> int:
    query = "select word, count(*) from (select unnest(regexp_extract_all($1, $2)) as word) group by word"
    pattern = PATTERN.replace(r"\w", r"[\pL\pN_]")
    return sum(n for _, n in duckdb.execute(query, [text, pattern]).fetchall())


WAYS: dict[str, Way] = {
    "wordcounts": ours,
    "wordcounts, no compiler": ours_in_python,
    "scikit-learn CountVectorizer": count_vectorizer,
    "the original's step (NLTK)": original,
    "re.findall, Counter": findall,
    "wordcounts, each word a str": ours_as_strings,  # not beside the first, which would warm the caches for it
    "polars": by_polars,
    "DuckDB": by_duckdb,
}


def measure(texts: list[str], seconds: float, ways: dict[str, Way] = WAYS) -> dict[str, list[tuple[float, int]]]:
    """CPU milliseconds and number of words, for each way and text; ways take turns, so that a disturbance meets all."""
    best: dict[str, list[tuple[float, int]]] = {name: [(float("inf"), 0)] * len(texts) for name in ways}
    for at, text in enumerate(texts):
        spent = dict.fromkeys(ways, 0.0)
        for _ in range(N_ROUNDS):
            waiting = [name for name in ways if spent[name] < seconds]
            for name in waiting:
                begin = cpu_s()
                n_words = ways[name](text)
                took = cpu_s() - begin
                spent[name] += took
                best[name][at] = min(best[name][at], (took * 1000, n_words))
            if not waiting:
                break
    return best


def outside(texts: list[str]) -> dict[str, list[tuple[float, int]]]:
    """The shell's way, and a loop in C where there is a compiler: on files, in processes of their own."""
    found: dict[str, list[tuple[float, int]]] = {}
    with tempfile.TemporaryDirectory(prefix="wc") as folder:
        program = _compiled(Path(folder))
        for number, text in enumerate(texts):
            file = Path(folder) / f"{number}.txt"
            file.write_text(text, "utf-8")
            found.setdefault("tr, sort, uniq -c", []).append(_shell(file))
            if program:
                printed = subprocess.run(
                    [program, file, "20"], capture_output=True, text=True, check=True
                ).stdout.split()
                found.setdefault("a loop in C, ASCII rules", []).append((float(printed[2]), int(printed[0])))
    if not program:
        print("no C compiler here: its row is missing\n")
    return found


def _compiled(folder: Path) -> Path | None:
    compiler = shutil.which("cc")
    if not compiler:
        return None
    source = Path(__file__).with_name("words.c")
    subprocess.run([compiler, "-O2", "-o", folder / "words", source], check=True)
    return folder / "words"


def _shell(file: Path) -> tuple[float, int]:
    command = f"tr -cs \"[:alnum:]'&-\" '\\n' < {file} | LC_ALL=C sort | uniq -c | awk '{{n += $1}} END {{print n}}'"
    best = (float("inf"), 0)
    for _ in range(3):
        begin = cpu_s()
        printed = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True).stdout
        best = min(best, ((cpu_s() - begin) * 1000, int(printed)))
    return best


def peak_mb(kind: str) -> tuple[float, float]:
    """Megabytes that a fresh process holds at most: with the text of the largest size alone, and after counting it."""
    code = (
        "import re, texts, pathlib; from wordcounts.text.words.segment import count_words;"
        f"text = texts.{kind}({SIZES_BYTES[-1]});"
        "status = pathlib.Path('/proc/self/status');"
        "peak = lambda: int(re.search(r'VmHWM:\\s+(\\d+)', status.read_text())[1]) / 1024;"
        "before = peak(); count_words(text); print(before, peak())"
    )
    folder = Path(__file__).parent
    printed = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True
    ).stdout
    before, after = map(float, printed.split())
    return before, after


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seconds", type=float, default=2.0, help="CPU seconds per figure (2)")
    seconds = parser.parse_args().seconds
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; CPU ms\n")
    if loaded() is None:
        print("no kernel here: a C compiler was missing at the set-up, and all rows of ours are the Python way\n")
    for kind, make in (("mixed", mixed), ("english", english)):
        texts = [make(size) for size in SIZES_BYTES]
        figures = measure(texts, seconds) | outside(texts)
        _print_table(kind, figures)
        before, after = peak_mb(kind)
        print(
            f"\n{kind}: a process that holds the 10 MB, {before:.0f} MB; after counting them, {after:.0f} MB at most\n"
        )
    _print_languages(seconds)


def _print_languages(seconds: float) -> None:
    print("| 29 KB of | wordcounts | no compiler | CountVectorizer | times | times |\n|---|---|---|---|---|---|")
    for language, name in LANGUAGES.items():
        text = of_language(language, SIZES_BYTES[0])
        figures = measure([text], seconds / 4, {"ours": ours, "plain": ours_in_python, "theirs": count_vectorizer})
        our_ms, plain_ms, their_ms = (figures[way][0][0] for way in ("ours", "plain", "theirs"))
        times = f"{their_ms / our_ms:.1f} | {their_ms / plain_ms:.1f}"
        print(f"| {name} | {our_ms:.2f} ms | {plain_ms:.2f} ms | {their_ms:.2f} ms | {times} |", flush=True)


def _print_table(kind: str, figures: dict[str, list[tuple[float, int]]]) -> None:
    print(f"| {kind} | 29 KB | words | 1 MB | 10 MB | from 1 to 10 MB |\n|---|---|---|---|---|---|")
    for name, row in figures.items():
        cells = [
            f"{ms:.2f} ms, {ms / base:.1f}x" for (ms, _), (base, _) in zip(row, figures["wordcounts"], strict=True)
        ]
        growth = row[2][0] / row[1][0]
        print(f"| {name} | {cells[0]} | {row[0][1]:,} | {cells[1]} | {cells[2]} | {growth:.1f} times |", flush=True)


if __name__ == "__main__":
    main()
