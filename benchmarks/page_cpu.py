"""CPU of one page, from its fetched bytes to its stored row, beside the original pipeline on the same pages.

Ours is what a worker does between the fetch and the next claim: the bytes go to a caged reader over a pipe, its reading
comes back, document, table and state are stored in one transaction. The original is original.py. Both store in SQLite.
With a FOLDER of real pages (html/*.html, as `article` takes it), sixty of them are measured too: these carry more
markup to a word than the made ones, which are nearly all text.

CPU is that of this process and of every process below it, readers included; what happens once per process (imports, the
readers' start) is left out of both by running a few pages first. A reader is started again at most once a minute, for
0.12 s of CPU: a five-hundredth of a core.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import psutil
from original import Original
from pages import page

from wordcounts.pipeline import Source, result
from wordcounts.reader.pool import Readers
from wordcounts.settings import load_settings
from wordcounts.store.store import Store
from wordcounts.store.values import Claim, NewAnalysis, new_id
from wordcounts.text.values import ReadOptions
from wordcounts.worker.finisher import Finisher

Extraction = Literal["article", "page"]
SIZES_BYTES = (5_000, 30_000, 150_000)
WARM_UP = 5
N_REAL = 60
SEEDS = 8
"""Different pages of one size: one page's luck with a cache is not the figure."""
BETWEEN_LOOKS = 16 * SEEDS
"""Pages between two looks at the processes, each of which takes 0.8 ms of CPU itself."""
_STOP_WORDS = (
    "i me my myself we our ours you your he him his she her it its they them their what which who this that these "
    "those am is are was were be been being have has had do does did a an the and but if or because as until "
    "while of at by for with about against between into through during before after above below to from up down "
    "in out on off over under again further then once here there when where why how all any both each few more "
    "most other some such no nor not only own same so than too very s t can will just don should now "
)
STOP_WORDS = frozenset(_STOP_WORDS.split())
"""English, as the tutorial has them."""


def cpu_s() -> float:
    """CPU seconds so far of this process, its ended children and its living ones."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    living = sum(
        times.user + times.system + times.children_user + times.children_system
        for times in (child.cpu_times() for child in psutil.Process().children(recursive=True))
    )
    return time.process_time() + ended.ru_utime + ended.ru_stime + living


@dataclass(frozen=True, slots=True)
class Ours:
    """The worker's part between fetch and stored row."""

    store: Store
    finisher: Finisher
    readers: Readers
    extraction: Extraction

    def claims(self, n: int) -> list[Claim]:
        """Rows to finish: stored and claimed beforehand, as both are before the fetch."""
        found = []
        for _ in range(n):
            row = self.store.add(
                NewAnalysis(id=new_id(), kind="url", url="http://example.org/", extraction=self.extraction)
            )
            claim = self.store.claim(row.id, worker="benchmark", lease_s=3600)
            assert claim is not None
            found.append(claim)
        return found

    def run(self, body: bytes, claim: Claim) -> None:
        options = ReadOptions(extraction=self.extraction)
        source = Source(body, "text/html", "utf-8", claim.url, time.monotonic())
        reading = self.readers.read(body, media_type="text/html", charset="utf-8", options=options, url=claim.url)
        assert self.finisher.finish(claim.id, claim.fence, result(claim, source, reading))


def measure(one: Callable[[int], None], n_pages: int, *, seconds: float) -> float:
    """CPU milliseconds of one call, over as many as take `seconds` of CPU."""
    for number in range(WARM_UP):
        one(number)
    n_calls = 0
    begin = cpu_s()
    while True:
        for _ in range(n_pages):
            one(n_calls)
            n_calls += 1
        spent = cpu_s() - begin
        if spent >= seconds:
            return spent / n_calls * 1000


def measure_ours(ours: Ours, bodies: list[bytes], *, seconds: float) -> float:
    """As `measure`; making the rows to finish is not counted."""
    for number, claim in enumerate(ours.claims(WARM_UP)):
        ours.run(bodies[number % len(bodies)], claim)
    n_calls, spent = 0, 0.0
    while spent < seconds:
        claims = ours.claims(BETWEEN_LOOKS)
        begin = cpu_s()
        for number, claim in enumerate(claims):
            ours.run(bodies[number % len(bodies)], claim)
        spent += cpu_s() - begin
        n_calls += len(claims)
    return spent / n_calls * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", type=Path, help="a folder of real pages, html/*.html below it")
    parser.add_argument("--seconds", type=float, default=4.0, help="CPU seconds per figure (4)")
    options = parser.parse_args()
    seconds = options.seconds
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; CPU ms of one page\n")
    print("| page | original | `page` | ratio | `article` | ratio |\n|---|---|---|---|---|---|")
    figures = [_row(f"{size // 1000} KB", made(size), seconds=seconds) for size in SIZES_BYTES]
    if options.folder:
        bodies = real(options.folder)
        n_bytes = sum(map(len, bodies)) // len(bodies)
        _row(f"{len(bodies)} real, {n_bytes // 1000} KB each", bodies, seconds=seconds * 4)
    smallest, largest = figures[0], figures[-1]
    growth = " ".join(
        f"{name} {b / a:.1f}" for name, a, b in zip(("original", "page", "article"), smallest, largest, strict=True)
    )
    print(
        f"\ngrowth from {SIZES_BYTES[0]:,} to {SIZES_BYTES[-1]:,} bytes "
        f"({SIZES_BYTES[-1] / SIZES_BYTES[0]:.0f} times): {growth}"
    )


def made(size: int) -> list[bytes]:
    """Different pages of one size."""
    return [page(size, seed=seed) for seed in range(SEEDS)]


def real(folder: Path) -> list[bytes]:
    """Pages of a folder, evenly spread over its names."""
    paths = sorted((folder / "html").glob("*.html"))
    return [path.read_bytes() for path in paths[:: max(1, len(paths) // N_REAL)]][:N_REAL]


def _row(name: str, bodies: list[bytes], *, seconds: float) -> tuple[float, float, float]:
    n = len(bodies)
    settings = load_settings()
    with tempfile.TemporaryDirectory(prefix="wc") as folder:
        original = Original(Path(folder), STOP_WORDS)
        baseline_ms = measure(lambda i: original.run(bodies[i % n], "http://example.org/"), n, seconds=seconds)
        original.close()
        store = Store.open(f"sqlite:///{Path(folder) / 'ours.sqlite3'}")
        store.upgrade()
        readers = Readers(1, timeout_s=settings.read_timeout_s, memory_bytes=settings.read_memory_bytes)
        page_ms, article_ms = (
            measure_ours(Ours(store, Finisher(store), readers, extraction), bodies, seconds=seconds)
            for extraction in ("page", "article")
        )
        readers.close()
        store.close()
    print(
        f"| {name} | {baseline_ms:.1f} ms | {page_ms:.2f} ms | 1/{baseline_ms / page_ms:.1f} "
        f"| {article_ms:.2f} ms | 1/{baseline_ms / article_ms:.1f} |",
        flush=True,
    )
    return baseline_ms, page_ms, article_ms


if __name__ == "__main__":
    main()
