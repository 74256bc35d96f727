"""Which files are large texts or documents, and how their bytes are read: found out without reading them whole."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from wordcounts.errors import BrokenDocument, TooComplex, UnsupportedType
from wordcounts.text import media
from wordcounts.text.charset.decode import encoding_of
from wordcounts.text.charset.detection import DETECT_BYTES, LEAD_BYTES
from wordcounts.text.words.ranges import NEVER_CUT

BIG_BYTES: Final = 16 * 1024 * 1024
"""From here on a text file is counted range by range. Below, it is counted in a third of a second, in 100 MB, and two
processes would take as long to start (measured: 16 MB of 39 languages)."""

MAX_WHOLE_BYTES: Final = 64 * 1024 * 1024
"""Of markup of which a tree is made, or another copy: a web page takes 25 times its size (measured: 9, 18 and 37 MB of
short paragraphs took 230, 430 and 830 MB), a feed 5 times."""

_HEAD_BYTES: Final = 1024 * 1024
_TAIL_BYTES: Final = 64 * 1024
"""Of a file, what its kind is told by: its two ends."""
_ASCII: Final = 4096
"""Bytes of ASCII that stand for all those before the first that is none: what the detector looks at."""
_SCAN_BYTES: Final = 1024 * 1024

DESCRIPTORS: Final = "/dev/fd/"
"""Where a file without a name is found by the processes that have it."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that is a text and nothing else, or a document that is read piece by piece."""

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
    """The file as a large text; None where it is a small one, or anything else.

    Args:
        path: of a regular file.
        media_type: as its name or its sender says; None to look.
        charset: the label that came with it.

    Raises:
        OSError: it cannot be opened.
    """
    try:
        found = big_document(path, media_type=media_type, charset=charset)
    except (UnsupportedType, TooComplex):
        return None
    return found if found and media.streamer_for(found.media_type) is None else None


def big_document(path: Path, *, media_type: str | None, charset: str | None = None) -> Source | None:
    """The file as a large text, or a large document that is read piece by piece; None where it has to be read whole.

    Args:
        path, media_type, charset: as `big_text`.

    Raises:
        OSError: it cannot be opened.
        UnsupportedType: a large file of a kind that is not read.
        TooComplex: a web page or feed of more than MAX_WHOLE_BYTES.
    """
    if not path.is_file():
        return None
    with path.open("rb", buffering=0) as file:
        status = os.fstat(file.fileno())
        if status.st_size < BIG_BYTES:
            return None
        head = _read(file, 0, _HEAD_BYTES)
        settled = _settled(media_type, head, _read(file, max(0, status.st_size - _TAIL_BYTES), _TAIL_BYTES))
        kind = media.format_for(settled).KIND if settled else None
        if kind is None or settled is None:
            return None
        streamed = media.streamer_for(settled) is not None
        if kind.name != media.format_for(media.PLAIN).KIND.name and not streamed:
            if not kind.binary and status.st_size > MAX_WHOLE_BYTES:
                raise _too_large(kind.name, status.st_size)
            return None
        markup = settled.endswith("xml")
        name, start = encoding_of(_evidence(file, head), charset=charset, markup=markup)
    if name in NEVER_CUT:
        return None
    return Source(str(path), status.st_size, status.st_mtime_ns, settled, name, start)


def _settled(media_type: str | None, head: bytes, tail: bytes) -> str | None:
    """The kind of a large file by its two ends; None where only all of it can tell, as of a zip."""
    try:
        return media.settle(media_type, head + tail)
    except UnsupportedType:
        if head.startswith(b"PK"):
            return None
        raise


def _too_large(kind: str, n_bytes: int) -> TooComplex:
    return TooComplex(
        f"This is {kind} of {n_bytes // 1024**2:,} MB. It has to be in memory whole, which takes some twenty times as "
        f"much: {MAX_WHOLE_BYTES // 1024**2} MB at most are read. Save its text as a .txt file, or split it."
    )


def descriptor_of(path: str) -> int | None:
    """The descriptor that a path stands for; None of the path of a file."""
    number = path.removeprefix(DESCRIPTORS)
    return int(number) if number != path and number.isdecimal() else None


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
