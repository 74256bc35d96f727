"""The files of one counting: runs of words, parted, which are written once and read part by part."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from wordcounts.text.words.parts import Words, numbers

PAGE_WORDS: Final = 16_384
"""Words of one page of a table: some 400 KB unpacked."""


class SpillFile:
    """A file that grows at its end. Made by one process, read by all of the same counting."""

    def __init__(self, path: Path, *, write: bool) -> None:
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL if write else os.O_RDONLY, 0o600)
        self._end = 0

    def append(self, data: bytes) -> int:
        """Write all of it; where it stands.

        Raises:
            OSError: no room.
        """
        at, view = self._end, memoryview(data)
        while view:
            view = view[os.write(self._descriptor, view) :]
        self._end += len(data)
        return at

    def read(self, at: int, size: int) -> bytes:
        """So many bytes, which were written."""
        return os.pread(self._descriptor, size, at)

    def close(self) -> None:
        """Give the file back."""
        os.close(self._descriptor)
        self._descriptor = -1  # the number may soon be another file's


def write_run(file: SpillFile, parts: Iterable[Words]) -> int:
    """Write the words of one run; where its directory is, by which each part is found."""
    packed = [part.to_bytes() if part else b"" for part in parts]
    at = file.append(b"".join(packed))
    places = numbers([at])
    for one in packed:
        places.append(places[-1] + len(one))
    return file.append(places.tobytes())


def read_part(file: SpillFile, directory: int, part: int) -> Words:
    """The words of one part of a run."""
    places: array[int] = numbers()
    places.frombytes(file.read(directory + 8 * part, 16))
    start, end = places
    return Words.from_bytes(file.read(start, end - start)) if end > start else Words()


def write_pages(file: SpillFile, words: Words) -> Iterator[list[int]]:
    """Write a table page by page; where each is, and how long."""
    lines = words.text.split(b"\n") if len(words) > PAGE_WORDS else []
    for start in range(0, len(words), PAGE_WORDS):
        end = start + PAGE_WORDS
        text = b"\n".join(lines[start:end]) if lines else words.text
        page = Words(text, words.counts[start:end], words.places[start:end]).to_bytes()
        yield [file.append(page), len(page)]
