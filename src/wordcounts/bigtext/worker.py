"""What one process does of a counting: its ranges, one after the other, and then its parts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from wordcounts.bigtext.messages import (
    CountRange,
    Job,
    MergeParts,
    PartMerged,
    Progress,
    RangeCounted,
    Reply,
    Task,
    TaskDone,
)
from wordcounts.bigtext.spill import SpillFile, read_part, write_pages, write_run
from wordcounts.errors import BrokenDocument, TooComplex
from wordcounts.text.charset.decode import as_utf_8
from wordcounts.text.views.fold import folded_lines
from wordcounts.text.words.parts import Parting, by_key, merged
from wordcounts.text.words.ranges import STRETCH_BYTES, Cutter, Uncut, range_at
from wordcounts.text.words.stream import Stream, stream

RANGE_SHIFT: Final = 40
FLUSH_SHIFT: Final = 24
"""A place is the number of the range, of the run in the range (16 bits), and of the word in the run (24 bits)."""

_REPORT_BYTES: Final = 4 * 1024 * 1024
"""Counted between two words of progress."""


def parting_of(job: Job) -> Parting:
    """The parts of a text: words that fold to one are together, so that most views need no other order."""
    return Parting(job.n_parts, bytes.fromhex(job.secret), job.compiled, folded_lines)


def spill_path(job: Job, worker: int) -> Path:
    """The file of a process's runs."""
    return Path(job.folder, f"runs-{worker}")


def table_path(job: Job, worker: int) -> Path:
    """The file of the tables that a process put together."""
    return Path(job.folder, f"tables-{worker}")


class Worker:
    """Does the tasks of one job, one at a time. To be closed."""

    def __init__(self, job: Job, number: int) -> None:
        self._job = job
        self._number = number
        self._cutter = Cutter(job.source.charset)
        self._parting = parting_of(job)
        self._open = ExitStack()
        self._descriptor = os.open(job.source.path, os.O_RDONLY)
        self._open.callback(os.close, self._descriptor)
        self._runs = self._file(spill_path(job, number), write=True)
        self._tables = self._file(table_path(job, number), write=True)
        self._stream: Stream = self._open.enter_context(stream(compiled=job.compiled))

    def close(self) -> None:
        """Give back all files and memory."""
        self._open.close()

    def do(self, task: Task) -> Iterator[Reply]:
        """Do a task; what comes of it, and at last TaskDone.

        Raises:
            BrokenDocument, TooComplex, OSError, MemoryError: the text cannot be counted.
        """
        try:
            yield from self._count(task) if isinstance(task, CountRange) else self._merge(task)
        except Uncut:
            raise TooComplex(
                f"The text has a stretch of more than {STRETCH_BYTES // 1024**2} MB without a space or a mark that "
                "parts words."
            ) from None
        yield TaskDone()

    def _file(self, path: Path, *, write: bool) -> SpillFile:
        file = SpillFile(path, write=write)
        self._open.callback(file.close)
        return file

    def _read(self, at: int, size: int) -> bytes:
        data = os.pread(self._descriptor, size, at)
        if len(data) < size:  # never asked for more than there was
            raise BrokenDocument("The file was changed while it was counted: count it again.")
        return data

    def _count(self, task: CountRange) -> Iterator[Reply]:
        source, job = self._job.source, self._job
        at, end = range_at(
            self._read, task.number, start=source.start, end=source.size, size=job.range_bytes, cutter=self._cutter
        )
        runs: list[list[int]] = []
        cut, n_untold = False, 0
        while at < end:
            block = self._block(at, end)
            self._stream.feed(as_utf_8(block, source.charset))
            at += len(block)
            n_untold += len(block)
            if n_untold >= _REPORT_BYTES:
                yield Progress(n_untold)
                n_untold = 0
            if self._stream.n_bytes > job.table_bytes:
                cut = self._flush(task.number, runs) or cut
        cut = self._flush(task.number, runs) or cut
        yield Progress(n_untold)
        yield RangeCounted(task.number, runs, cut)

    def _block(self, at: int, end: int) -> bytes:
        """What is to be counted next: from `at` on, up to a place to cut at."""
        size = self._job.block_bytes
        while True:
            data = self._read(at, min(size, end - at))
            if at + len(data) >= end:
                return data
            if last := self._cutter.last(data):
                return data[:last]
            if size > STRETCH_BYTES:
                raise Uncut
            size *= 4

    def _flush(self, number: int, runs: list[list[int]]) -> bool:
        """Write what is counted into a run of its own; whether a word was cut."""
        text, counts, cut = self._stream.drained()
        if counts:
            first = number << RANGE_SHIFT | len(runs) << FLUSH_SHIFT
            directory = write_run(self._runs, self._parting.of(text, counts, first=first))
            runs.append([self._number, directory])
        return cut

    def _merge(self, task: MergeParts) -> Iterator[Reply]:
        with ExitStack() as closing:
            files: dict[int, SpillFile] = {}
            for worker in {worker for worker, _ in task.runs}:
                files[worker] = SpillFile(spill_path(self._job, worker), write=False)
                closing.callback(files[worker].close)
            for part in range(task.first, self._job.n_parts, task.step):
                tables = (read_part(files[worker], directory, part) for worker, directory in task.runs)
                words = merged(tables, compiled=self._job.compiled)
                pages = list(write_pages(self._tables, words))
                types = by_key(words, folded_lines)
                sums = [len(words), sum(words.counts), len(types), types.counts.count(1)]
                yield PartMerged(part, self._number, pages, sums)
