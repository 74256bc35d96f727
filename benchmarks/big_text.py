"""Words of a file to their counts at 1, 10, 100 MB and 1 GB: ours beside other ways, each in a process of its own.

Two texts of our own making: one whose words are as common as in a language (Zipf's law) and that grows new ones as it
grows, and one of distinct words alone, the worst that can come. CPU seconds without the start of Python and its
imports, child processes included; wall seconds; memory (PSS) of the way's processes together, at its highest, looked at
every 50 ms. A way is left out of a size for which it would need more than the given seconds or memory, judged by the
last one.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from texts import PATTERN, cpu_s

from wordcounts.text.words.table import Table

SIZES_BYTES = (1_000_000, 10_000_000, 100_000_000, 1_000_000_000)
LOOK_S = 0.05

Way = Callable[[Path], tuple[int, int]]
"""Counts the words of a file: running words, and different ones as they are written."""


def ours(path: Path, n_workers: int | None = None) -> tuple[int, int]:
    """The counting alone, as CountVectorizer's: its table is whole, in memory or on the disk."""
    from wordcounts.bigtext.counting import count_source, plan_for
    from wordcounts.bigtext.source import big_text
    from wordcounts.text.charset.decode import decode
    from wordcounts.text.words.segment import count_words

    found = big_text(path, media_type="text/plain")
    if found is None:  # a small one is counted whole
        whole = count_words(decode(path.read_bytes(), charset=None, markup=False)[0])[0]
        return whole.n_tokens, len(whole)
    plan = plan_for(found.size)
    table = count_source(found, plan=plan if n_workers is None else replace(plan, n_workers=n_workers)).table
    return (table.n_tokens, len(table)) if isinstance(table, Table) else (table.sums.n_tokens, table.sums.n_forms)


def on_one_core(path: Path) -> tuple[int, int]:
    return ours(path, n_workers=0)


def in_python(path: Path) -> tuple[int, int]:
    """What runs where the set-up found no C compiler."""
    for module in ("stream", "parts", "segment"):
        sys.modules[f"wordcounts.text.words.{module}"].loaded = lambda: None  # type: ignore[attr-defined]
    return ours(path, n_workers=0)


def command(path: Path) -> tuple[int, int]:
    """All that `wordcounts count` does: the commonest words too, folded."""
    line = [sys.executable, "-m", "wordcounts", "count", str(path), "--format", "json"]
    shown = json.loads(subprocess.run(line, capture_output=True, check=True).stdout)
    return shown["n_tokens"], shown["n_types"]


def count_vectorizer(path: Path) -> tuple[int, int]:
    from sklearn.feature_extraction.text import CountVectorizer

    counts = CountVectorizer(token_pattern=PATTERN, lowercase=False).fit_transform([path.read_text("utf-8")])
    return int(counts.sum()), counts.shape[1]


def by_polars(path: Path) -> tuple[int, int]:
    """Line by line, as it can stream."""
    import polars

    lines = polars.scan_csv(path, has_header=False, separator="\x01", quote_char=None, new_columns=["line"])
    words = lines.select(polars.col("line").str.extract_all(PATTERN).explode().alias("word")).drop_nulls()
    found = words.group_by("word").len().select(polars.col("len").sum(), polars.len().alias("n"))
    n_tokens, n_types = found.collect(engine="streaming").row(0)
    return int(n_tokens), int(n_types)


def by_duckdb(path: Path) -> tuple[int, int]:
    import duckdb

    pattern = PATTERN.replace(r"\w", r"[\pL\pN_]")
    lines = f"read_csv('{path}', header=false, columns={{'line': 'varchar'}}, sep='\x01', quote='', escape='')"
    # Of the benchmark's own path and pattern.
    words = f"select unnest(regexp_extract_all(line, '{pattern.replace(chr(39), chr(39) * 2)}')) as word from {lines}"  # noqa: S608
    query = f"select sum(n), count(*) from (select word, count(*) as n from ({words}) group by word)"  # noqa: S608
    n_tokens, n_types = duckdb.execute(query).fetchall()[0]
    return int(n_tokens), int(n_types)


def by_shell(path: Path) -> tuple[int, int]:
    script = (
        f"tr -cs \"[:alnum:]'&-\" '\\n' < '{path}' | LC_ALL=C sort | uniq -c | awk '{{n += $1}} END {{print n, NR}}'"
    )
    n_tokens, n_types = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=True).stdout.split()
    return int(n_tokens), int(n_types)


def by_c_loop(path: Path) -> tuple[int, int]:
    compiler = shutil.which("cc")
    if not compiler:
        raise SystemExit("no C compiler here")
    with tempfile.TemporaryDirectory(prefix="wc") as folder:
        program = Path(folder, "words")
        subprocess.run([compiler, "-O2", "-o", program, Path(__file__).with_name("words.c")], check=True)
        begun = cpu_s()
        printed = subprocess.run([program, path, "1"], capture_output=True, text=True, check=True).stdout.split()
        by_c_loop.cpu_s = cpu_s() - begun  # type: ignore[attr-defined] - without the compiler's
    return int(printed[0]), int(printed[1])


_OURS = (
    "wordcounts.bigtext.counting",
    "wordcounts.text.charset.decode",
    "wordcounts.text.words.stream",
    "wordcounts.text.words.parts",
    "icu",
)

WAYS: dict[str, tuple[Way, tuple[str, ...]]] = {
    "wordcounts, one core": (on_one_core, _OURS),
    "wordcounts": (ours, _OURS),
    "wordcounts count (the command)": (command, ()),
    "wordcounts, no compiler, one core": (in_python, _OURS),
    "scikit-learn CountVectorizer": (count_vectorizer, ("sklearn.feature_extraction.text",)),
    "polars": (by_polars, ("polars",)),
    "DuckDB": (by_duckdb, ("duckdb",)),
    "tr, sort, uniq -c": (by_shell, ()),
    "a loop in C, ASCII rules": (by_c_loop, ()),
}
"""What each is, and what it imports before it is measured."""


# Texts


def make_zipf(path: Path, n_bytes: int) -> None:
    """Lines of 39 languages' words, as common as the ranks of a language; one in fifty is of words not met before."""
    import random
    from itertools import accumulate

    from texts import PARAGRAPHS, english, mixed

    source = random.Random(1)
    common = list(dict.fromkeys(english(300_000).split()))
    rare = list(dict.fromkeys(mixed(2_000_000).split()))
    vocabulary = common + [word for word in rare if word not in set(common)]
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(vocabulary))))
    words = source.choices(vocabulary, cum_weights=weights, k=600_000)
    lines = [" ".join(words[at : at + 12]) + ".\n" for at in range(0, len(words), 12)]
    stems = [word for word in dict.fromkeys(" ".join(PARAGRAPHS.values()).split()) if word.isalpha()]
    n_made, size = 0, 0
    with path.open("w", encoding="utf-8") as file:
        while size < n_bytes:
            block = source.choices(lines, k=5_000)
            for at in range(0, len(block), 50):
                block[at] = (
                    " ".join(f"{stems[n % len(stems)]}{_lettered(n)}" for n in range(n_made, n_made + 12)) + ".\n"
                )
                n_made += 12
            text = "".join(block)
            size += len(text.encode())
            file.write(text)


def make_distinct(path: Path, n_bytes: int) -> None:
    """Words that occur once each, of letters alone, twelve to a line."""
    size, n = 0, 0
    letters = str.maketrans("0123456789", "ghijklmnop")
    with path.open("w", encoding="ascii") as file:
        while size < n_bytes:
            rows = (
                " ".join(map("{:x}".format, range(at * 7919, (at + 12) * 7919, 7919)))
                for at in range(n, n + 60_000, 12)
            )
            text = "\n".join(rows).translate(letters) + "\n"
            n += 60_000
            size += len(text)
            file.write(text)


def _lettered(n: int) -> str:
    return f"{n:x}".translate(str.maketrans("0123456789", "ghijklmnop"))


TEXTS = {"zipf": make_zipf, "distinct": make_distinct}


# Measuring


def run_one(name: str, path: Path) -> None:
    """In the process of one way: count, and print what it took."""
    way, modules = WAYS[name]
    for module in modules:
        import_module(module)
    begun, cpu = time.perf_counter(), cpu_s()
    n_tokens, n_types = way(path)
    took = {"wall_s": time.perf_counter() - begun, "cpu_s": getattr(way, "cpu_s", cpu_s() - cpu)}
    print(json.dumps({"n_tokens": n_tokens, "n_types": n_types, **took}))


def measured(name: str, path: Path, seconds: float) -> dict[str, float] | None:
    """One run in a process of its own, with the memory of all its processes; None where it failed or took too long."""
    import psutil

    line = [sys.executable, __file__, "--one", name, str(path)]
    peak = 0
    process = psutil.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    end = time.monotonic() + seconds
    while process.poll() is None:
        now = 0
        for one in (process, *_children(process)):
            try:
                now += one.memory_full_info().pss
            except (psutil.Error, OSError):
                continue
        peak = max(peak, now)
        if time.monotonic() > end:
            for one in (*_children(process), process):
                one.kill()
        time.sleep(LOOK_S)
    printed = process.stdout.read() if process.stdout else ""
    return {**json.loads(printed), "peak_mb": peak / 1e6} if process.returncode == 0 else None


def _children(process):  # type: ignore[no-untyped-def]
    import psutil

    try:
        return process.children(recursive=True)
    except psutil.Error:
        return []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--max-mb", type=int, default=1000, help="the largest text, in MB (1000)")
    parser.add_argument("--text", choices=list(TEXTS), help="one of the texts alone")
    parser.add_argument("--way", action="append", choices=list(WAYS), help="one of the ways alone; may be given again")
    parser.add_argument(
        "--seconds", type=float, default=300, help="of CPU: a way is left out that would take more (300)"
    )
    parser.add_argument("--memory-mb", type=int, default=8_000, help="... or more memory (8000)")
    given = parser.parse_args()
    if given.one:
        run_one(given.one[0], Path(given.one[1]))
        return
    cores, load = len(os.sched_getaffinity(0)), os.getloadavg()[0]
    print(
        f"{platform.machine()}, {cores} cores, Python {platform.python_version()}; load before: {load:.1f}\n",
        flush=True,
    )
    with tempfile.TemporaryDirectory(prefix="wordcounts-bench-") as folder:
        for text in [given.text] if given.text else TEXTS:
            last: dict[str, dict[str, float] | None] = {}
            for size in (size for size in SIZES_BYTES if size <= given.max_mb * 1_000_000):
                path = Path(folder, "text.txt")
                TEXTS[text](path, size)
                _table(text, size, path, last, given)


def _table(
    text: str, size: int, path: Path, last: dict[str, dict[str, float] | None], given: argparse.Namespace
) -> None:
    print(f"| {text}, {size // 1_000_000:,} MB | CPU s | to ours | MB/s | wall s | memory MB | words | different |")
    print("|---|---|---|---|---|---|---|---|", flush=True)
    base = 0.0
    for name in given.way or WAYS:
        before = last.get(name, {"cpu_s": 0.0, "wall_s": 0.0, "peak_mb": 0.0})
        if before is None or 10 * before["cpu_s"] > given.seconds or 9 * before["peak_mb"] > given.memory_mb:
            print(f"| {name} | left out | | | | | | |", flush=True)
            last[name] = None
            continue
        found = last[name] = measured(name, path, 4 * given.seconds)
        if found is None:
            print(f"| {name} | gave up | | | | | | |", flush=True)
            continue
        base = base or found["cpu_s"]
        figures = f"{found['cpu_s']:.2f} | {found['cpu_s'] / base:.1f}x | {size / 1e6 / found['cpu_s']:.0f}"
        more = f"{found['wall_s']:.2f} | {found['peak_mb']:.0f} | {found['n_tokens']:,} | {found['n_types']:,}"
        print(f"| {name} | {figures} | {more} |", flush=True)
    print(flush=True)


if __name__ == "__main__":
    main()
