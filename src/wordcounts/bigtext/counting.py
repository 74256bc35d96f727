"""Counting one large text: ranges to processes, their runs to tables, the tables to one."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import Final

from wordcounts.bigtext.crew import Crew, crew
from wordcounts.bigtext.messages import CountRange, Job, MergeParts, PartMerged, Progress, RangeCounted
from wordcounts.bigtext.source import Source
from wordcounts.bigtext.spill import SpillFile
from wordcounts.bigtext.table import BigTable, Page, Sums
from wordcounts.bigtext.worker import parting_of, table_path
from wordcounts.text.words.kernel import loaded
from wordcounts.text.words.ranges import n_ranges
from wordcounts.text.words.table import MAX_TYPES, Table

MAX_WORKERS: Final = 4
"""Beyond four, the memory of the interpreters alone would be half of what is allowed."""

_MB: Final = 1024 * 1024

TABLES_BYTES: Final = 48 * _MB
"""Of memory for words, all processes together, before they are written: with what telling and parting them takes at a
time, and the interpreters, some 250 MB (measured: benchmarks/run big)."""

MAX_RANGE_BYTES: Final = 64 * _MB
"""Of text in one range: a run costs a twentieth of it, and the last ones to end are waited for."""
MIN_RANGE_BYTES: Final = 8 * _MB
RANGES_EACH: Final = 4
"""Ranges for each process, where the text is not larger: the slower process then leaves little to wait for."""

BLOCK_BYTES: Final = 256 * 1024
"""Read at a time: stays in the processor's cache. 64 KB to 1 MB take the same time within 5 % (measured on 20 MB)."""

PART_BYTES: Final = _MB
"""Of text for one part: at worst 170,000 forms, those of distinct words of five letters."""

OnProgress = Callable[[int, int], None]
"""Told how many bytes are counted, and of how many."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a text is counted; the counts do not depend on it."""

    n_workers: int
    """Processes; 0 to count in this one."""
    range_bytes: int
    block_bytes: int
    table_bytes: int
    n_parts: int
    compiled: bool
    max_types: int = MAX_TYPES
    """Forms from which on the table stays on the disk."""


@dataclass(frozen=True, slots=True)
class BigCount:
    """What a large text holds."""

    table: Table | BigTable
    cut: bool
    """Whether a word was cut to its longest length."""


def plan_for(n_bytes: int) -> Plan:
    """The plan for a text of so many bytes, on this machine."""
    n_workers = min(
        MAX_WORKERS, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    )
    share = n_bytes // (RANGES_EACH * n_workers) // BLOCK_BYTES * BLOCK_BYTES
    return Plan(
        n_workers=n_workers,
        range_bytes=max(MIN_RANGE_BYTES, min(MAX_RANGE_BYTES, share)),
        block_bytes=BLOCK_BYTES,
        table_bytes=TABLES_BYTES // n_workers,
        n_parts=1 << max(0, n_bytes // PART_BYTES - 1).bit_length(),
        compiled=loaded() is not None,
    )


def count_source(source: Source, *, plan: Plan | None = None, on_progress: OnProgress | None = None) -> BigCount:
    """Count a large text. Linear in its length; memory within 400 MB in all, files in the system's temporary folder.

    Args:
        source: the text.
        plan: how; by the text's size and this machine's cores without it.
        on_progress: told how far it is, in this thread, every 4 MB or so.

    Raises:
        BrokenDocument: the file was changed meanwhile.
        TooComplex: it has megabytes without a place to cut at; or there is not enough memory.
        OSError: the file cannot be read, or the temporary folder is full.
    """
    plan = plan or plan_for(source.size)
    folder = tempfile.mkdtemp(prefix="wordcounts-")
    try:
        job = Job(
            source, folder, plan.range_bytes, plan.block_bytes, plan.table_bytes, plan.n_parts,
            secrets.token_hex(16), plan.compiled,
        )  # fmt: skip
        with crew(job, plan.n_workers) as workers:
            runs, cut = _counted(workers, job, on_progress or _silent)
            source.check()
            table = _merged(workers, job, runs)
    finally:
        # What is still needed is open: nobody has to clean up after this process, however it ends.
        shutil.rmtree(folder, ignore_errors=True)
    if table.sums.n_forms > plan.max_types:
        return BigCount(table, cut)
    with closing(table):
        return BigCount(table.in_memory(), cut)


def _silent(n_done: int, n_bytes: int) -> None:
    """Nobody wants to know."""


def _counted(workers: Crew, job: Job, on_progress: OnProgress) -> tuple[list[list[int]], bool]:
    """Count all ranges; the runs in the order of the text, and whether a word was cut."""
    size, n_done, cut = job.source.size - job.source.start, 0, False
    found: dict[int, list[list[int]]] = {}
    tasks = map(CountRange, range(n_ranges(job.source.start, job.source.size, job.range_bytes)))
    on_progress(0, size)
    for reply in workers.run(tasks):
        if isinstance(reply, Progress):
            n_done += reply.n_bytes
            on_progress(n_done, size)
        elif isinstance(reply, RangeCounted):
            found[reply.number] = reply.runs
            cut = cut or reply.cut
    return [run for number in sorted(found) for run in found[number]], cut


def _merged(workers: Crew, job: Job, runs: list[list[int]]) -> BigTable:
    pages: list[list[Page]] = [[] for _ in range(job.n_parts)]
    sums = [0, 0, 0, 0]
    for reply in workers.run([MergeParts(first, workers.n, runs) for first in range(workers.n)]):
        if isinstance(reply, PartMerged):
            pages[reply.part] = [Page(reply.worker, at, size) for at, size in reply.pages]
            sums = [old + new for old, new in zip(sums, reply.sums, strict=True)]
    files = [SpillFile(table_path(job, number), write=False) for number in range(workers.n)]
    return BigTable(files, pages, parting_of(job), Sums(*sums))
