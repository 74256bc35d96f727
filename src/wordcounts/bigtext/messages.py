"""What the counting of one text asks of its processes, and what they answer: values, and lines of JSON for a pipe."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Final

from wordcounts.bigtext.source import Source


@dataclass(frozen=True, slots=True)
class Job:
    """One text, and how it is counted."""

    source: Source
    folder: str
    """Where the files go: private, and deleted by whoever made it."""
    range_bytes: int
    block_bytes: int
    """What is read at a time."""
    table_bytes: int
    """What the words of one process may take before they are written to a file."""
    n_parts: int
    secret: str
    """Of the parts, in hexadecimal."""
    compiled: bool

    def to_line(self) -> str:
        """As one line of JSON."""
        return json.dumps(asdict(self))

    @classmethod
    def from_line(cls, line: str) -> Job:
        """The opposite of `to_line`."""
        given = json.loads(line)
        return cls(**{**given, "source": Source(**given["source"])})


@dataclass(frozen=True, slots=True)
class CountRange:
    """Count one range of the text."""

    number: int


@dataclass(frozen=True, slots=True)
class MergeParts:
    """Put together some parts of all runs, which come in the order of the text."""

    first: int
    step: int
    """Every so many-th part, from `first` on."""
    runs: list[list[int]]
    """Each the number of a process and where the run's directory is in its file."""


@dataclass(frozen=True, slots=True)
class Progress:
    """So many bytes more are counted."""

    n_bytes: int


@dataclass(frozen=True, slots=True)
class RangeCounted:
    """A range is done."""

    number: int
    runs: list[list[int]]
    """As in MergeParts, in the order of the text."""
    cut: bool
    """Whether a word was cut to its longest length."""


@dataclass(frozen=True, slots=True)
class PartMerged:
    """A part is whole."""

    part: int
    worker: int
    pages: list[list[int]]
    """Where they are in the process's file of tables, and their lengths, in bytes."""
    sums: list[int]
    """Forms, tokens, types and hapaxes of it, these two folded."""


@dataclass(frozen=True, slots=True)
class TaskDone:
    """The process waits for its next task."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The process cannot go on. Of an error of ours its code, of the system its number."""

    code: str
    message: str
    number: int = 0


Task = CountRange | MergeParts
Reply = Progress | RangeCounted | PartMerged | TaskDone | Failed

_KINDS: Final = {
    kind.__name__: kind for kind in (CountRange, MergeParts, Progress, RangeCounted, PartMerged, TaskDone, Failed)
}


def to_line(message: Task | Reply) -> bytes:
    """One line of JSON, with its line feed."""
    given = {one.name: getattr(message, one.name) for one in fields(message)}
    return json.dumps([type(message).__name__, given]).encode() + b"\n"


def from_line(line: bytes) -> Task | Reply:
    """The opposite of `to_line`."""
    name, given = json.loads(line)
    return _KINDS[name](**given)
