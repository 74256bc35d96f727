"""The frequencies of one document: the one thing that every view is derived from."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Self

import zstandard

MAGIC: Final = b"WCT1"
HEADER_BYTES: Final = 8
"""The magic and the number of forms (unsigned, little-endian)."""

MAX_UNPACKED_BYTES: Final = 512 * 1024 * 1024
"""What `from_bytes` is willing to unpack: MAX_TYPES words of 256 four-byte characters, their counts, and room."""

MAX_TYPES: Final = 250_000
"""Forms that one table keeps; the rest is cut, with a notice. A novel has 20,000; 20 MB of distinct words, millions."""

LEVEL: Final = 1
"""Of zstd: two thirds of the time of its default, 3, and 3 % more bytes (measured on a page of 150 KB)."""


@dataclass(frozen=True, slots=True)
class Table:
    """Surface forms and their counts, in order of first appearance; both tuples are of equal length.

    Forms are distinct, not empty, and hold no white space; counts are 1 or more.
    """

    forms: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> Self:
        """The table of a mapping, in its order."""
        return cls(tuple(counts), tuple(counts.values()))

    def __len__(self) -> int:
        return len(self.forms)

    def __iter__(self) -> Iterator[tuple[str, int]]:
        return iter(zip(self.forms, self.counts, strict=True))

    @property
    def n_tokens(self) -> int:
        """Running words: the sum of the counts."""
        return sum(self.counts)

    def to_bytes(self) -> bytes:
        """Pack for storage: zstd over what `written` gives."""
        try:
            return zstandard.ZstdCompressor(level=LEVEL).compress(self.written())
        except zstandard.ZstdError as error:  # bytes that are at hand fail in no other way
            raise MemoryError from error

    def written(self) -> bytes:
        """The magic, the number of forms, the counts (32 bits each, little-endian), the forms by line."""
        counts = array("I", self.counts)
        if sys.byteorder == "big":
            counts.byteswap()
        head = MAGIC + len(self.forms).to_bytes(4, "little")
        return head + counts.tobytes() + "\n".join(self.forms).encode("utf-8")

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read what `to_bytes` or `written` made. Safe on hostile bytes: checks everything that the class promises.

        Raises:
            ValueError: not a table, or a damaged one.
        """
        together, counts = packed_parts(data)
        words = together.decode("utf-8")
        forms = words.split()
        # No other white space than line feeds, and no two of them: put together again, they are what they were.
        whole = len(forms) == len(counts) == len(set(forms)) and "\n".join(forms) == words
        if not whole or 0 in counts:
            raise ValueError("a damaged table of frequencies")
        return cls(tuple(forms), tuple(counts))


def packed_parts(data: bytes) -> tuple[bytes, array[int]]:
    """The forms of what a `Table` packed or wrote, UTF-8 parted by line feeds, and their counts; neither is looked at.

    Raises:
        ValueError: not a table, or one that is cut short.
    """
    packed = unpacked(data)
    if packed[:4] != MAGIC:
        raise ValueError("not a table of frequencies")
    n_forms = int.from_bytes(packed[4:HEADER_BYTES], "little")
    words_at = HEADER_BYTES + 4 * n_forms
    if words_at > len(packed):
        raise ValueError("a table of frequencies that is cut short")
    counts = array("I", packed[HEADER_BYTES:words_at])
    if sys.byteorder == "big":
        counts.byteswap()
    return packed[words_at:], counts


def unpacked(data: bytes) -> bytes:
    """What `written` gave, of what it or `to_bytes` did; raises ValueError."""
    return data if data[:4] == MAGIC else _unpack(data)


def _unpack(data: bytes) -> bytes:
    try:
        # The frame's own size is checked first: zstandard believes it over max_output_size.
        if zstandard.frame_content_size(data) > MAX_UNPACKED_BYTES:
            raise ValueError("a table of frequencies that is too large")
        return zstandard.ZstdDecompressor().decompress(data, max_output_size=MAX_UNPACKED_BYTES)
    except zstandard.ZstdError as error:
        raise ValueError("not a table of frequencies") from error
