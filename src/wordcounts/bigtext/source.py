"""Which files are large texts, and how their bytes are to be read: found out without reading them whole."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from wordcounts.errors import BrokenDocument, UnsupportedType
from wordcounts.text import media
from wordcounts.text.charset.decode import encoding_of
from wordcounts.text.charset.detection import DETECT_BYTES, LEAD_BYTES
from wordcounts.text.words.ranges import NEVER_CUT

BIG_BYTES: Final = 16 * 1024 * 1024
"""From here on a text file is counted range by range. Below, it is counted in a third of a second, in 100 MB, and two
processes would take as long to start (measured: 16 MB of 39 languages)."""

_HEAD_BYTES: Final = 1024 * 1024
"""Of a file, what its kind is told by."""
_ASCII: Final = 4096
"""Bytes of ASCII that stand for all those before the first that is none: what the detector looks at."""
_SCAN_BYTES: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """A file that is a text and nothing else."""

    path: str
    size: int
    """Bytes."""
    written_ns: int
    """When it was last changed."""
    media_type: str
    charset: str
    """The WHATWG name of its encoding."""
    start: int
    """Bytes of its byte order mark."""

    def check(self) -> None:
        """Refuse a file that was changed since it was looked at: its counts would be those of no text.

        Raises:
            BrokenDocument: it was.
            OSError: it is gone.
        """
        now = os.stat(self.path)  # noqa: PTH116 - a Path would be made for nothing
        if (now.st_size, now.st_mtime_ns) != (self.size, self.written_ns):
            raise BrokenDocument("The file was changed while it was counted: count it again.")


def big_text(path: Path, *, media_type: str | None, charset: str | None = None) -> Source | None:
    """The file as a large text; None where it is a small one, or anything that has to be read whole.

    Args:
        path: of a regular file.
        media_type: as its name or its sender says; None to look.
        charset: the label that came with it.

    Raises:
        OSError: it cannot be opened.
    """
    if not path.is_file():
        return None
    with path.open("rb", buffering=0) as file:
        status = os.fstat(file.fileno())
        if status.st_size < BIG_BYTES:
            return None
        head = _read(file, 0, _HEAD_BYTES)
        try:
            settled = media.settle(media_type, head)
        except UnsupportedType:
            return None  # by all of it, it may be something else
        if media.format_for(settled).KIND.name != media.format_for(media.PLAIN).KIND.name:
            return None
        name, start = encoding_of(_evidence(file, head), charset=charset, markup=False)
    if name in NEVER_CUT:
        return None
    return Source(str(path), status.st_size, status.st_mtime_ns, settled, name, start)


def _evidence(file: BinaryIO, head: bytes) -> bytes:
    """What the encoding is told by: of all that is ASCII the beginning alone, and then what follows."""
    at = 0
    while block := _read(file, at, _SCAN_BYTES):
        if not block.isascii():
            break
        at += len(block)
    else:
        return head
    found = at + next(i for i in range(0, len(block), LEAD_BYTES) if not block[i : i + LEAD_BYTES].isascii())
    start = max(0, found - LEAD_BYTES)
    if start <= _ASCII:
        return _read(file, 0, found + DETECT_BYTES)
    return head[:_ASCII] + _read(file, start, LEAD_BYTES + DETECT_BYTES)


def _read(file: BinaryIO, at: int, size: int) -> bytes:
    """So many bytes, or up to the end."""
    data = os.pread(file.fileno(), size, at)
    while data and len(data) < size:
        more = os.pread(file.fileno(), size - len(data), at + len(data))
        if not more:
            break
        data += more
    return data
