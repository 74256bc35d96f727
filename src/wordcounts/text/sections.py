"""Several pieces of bytes as one, for the store and for the pipe from a reader."""

from __future__ import annotations

import struct
from collections.abc import Sequence


def joined(magic: bytes, sections: Sequence[bytes]) -> bytes:
    """A magic of four bytes, the length of each section (32 bits, little-endian), and the sections."""
    return struct.pack(f"<4s{len(sections)}I", magic, *map(len, sections)) + b"".join(sections)


def parted(magic: bytes, data: bytes, n: int, *, name: str) -> list[bytes]:
    """The sections that `joined` put together. Safe on hostile bytes.

    Args:
        magic: what they must begin with.
        data: all of them.
        n: how many there are.
        name: of the whole, for the sentence.

    Raises:
        ValueError: not that, or cut short.
    """
    head = struct.Struct(f"<4s{n}I")
    if len(data) < head.size:
        raise ValueError(f"no {name}")
    found, *lengths = head.unpack_from(data)
    if found != magic or head.size + sum(lengths) != len(data):
        raise ValueError(f"no {name}, or one that is cut short")
    sections = []
    start = head.size
    for length in lengths:
        sections.append(data[start : start + length])
        start += length
    return sections
