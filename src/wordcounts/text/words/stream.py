"""Counts a text that comes block by block as UTF-8, for texts of which no more than a block is in memory at a time.

The words are those of `count_words`, by the kernel where there is one; no table is cut, only words are.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Protocol

from wordcounts.text.words.kernel import KernelCounter, KernelFailed, loaded
from wordcounts.text.words.segment import MAX_CHUNKS, MAX_WORD, shortened, tell_chunks, words_of_chunks

FORM_BYTES: Final = 110
"""About what a form takes in a dict of Python's, its text beside (measured on Python 3.11, 64 bits)."""


class Stream(Protocol):
    """One text, or what comes of it until it is drained. One thread at a time."""

    @property
    def n_bytes(self) -> int:
        """About how much memory the words so far take."""
        ...

    def feed(self, block: bytes) -> None:
        """Count a block of valid UTF-8 that begins and ends where a text may be cut.

        Raises:
            MemoryError: there is none.
        """
        ...

    def drained(self) -> tuple[bytes, array[int], bool]:
        """The words since the last time in order of first appearance, a line each; their counts; whether one was cut.

        Raises:
            MemoryError: there is none.
        """
        ...


@contextmanager
def stream(*, compiled: bool = True) -> Iterator[Stream]:
    """A stream, whose memory is given back at the end.

    Args:
        compiled: False counts in Python even where there is a kernel.
    """
    kernel = loaded() if compiled else None
    if kernel is None:
        yield _InPython()
        return
    with _memory(), kernel.counter() as counter:
        yield _ByKernel(counter)


@contextmanager
def _memory() -> Iterator[None]:
    try:
        yield
    except KernelFailed:
        raise MemoryError from None


class _ByKernel:
    def __init__(self, counter: KernelCounter) -> None:
        self._counter = counter

    @property
    def n_bytes(self) -> int:
        return self._counter.n_bytes

    def feed(self, block: bytes) -> None:
        with _memory():
            self._counter.feed_utf_8(block)

    def drained(self) -> tuple[bytes, array[int], bool]:
        with _memory():
            tell_chunks(self._counter)
        longest = int(self._counter.found.longest)
        text, counts = self._counter.drained()
        if longest <= MAX_WORD:
            return text, counts, False
        return _lines(dict(zip(text.decode().split("\n"), counts, strict=True)))


class _InPython:
    def __init__(self) -> None:
        self._chunks: Counter[str] = Counter()
        self._counts: dict[str, int] = {}

    @property
    def n_bytes(self) -> int:
        return FORM_BYTES * (len(self._chunks) + len(self._counts))

    def feed(self, block: bytes) -> None:
        self._chunks.update(block.decode().split())
        if len(self._chunks) > MAX_CHUNKS:
            self._tell()

    def drained(self) -> tuple[bytes, array[int], bool]:
        self._tell()
        counts, self._counts = self._counts, {}
        return _lines(counts)

    def _tell(self) -> None:
        words_of_chunks(self._chunks, self._counts)
        self._chunks.clear()


def _lines(counts: dict[str, int]) -> tuple[bytes, array[int], bool]:
    cut = bool(counts) and max(map(len, counts)) > MAX_WORD
    if cut:
        counts = shortened(counts)
    return "\n".join(counts).encode(), array("Q", counts.values()), cut
