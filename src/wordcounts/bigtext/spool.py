"""Texts on their way to be counted range by range: pipes, packed files, and documents whose text has to be found first.

Each goes into a file without a name, so that nothing is left of it however this process ends. It is called by its
descriptor, which the processes of the counting are given (`/dev/fd/7`).
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import os
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePath
from typing import IO, Final, cast

import zstandard

from wordcounts.bigtext.source import DESCRIPTORS, Source
from wordcounts.errors import BrokenDocument, TooComplex
from wordcounts.text import media
from wordcounts.text.charset.pieces import characters_of
from wordcounts.text.values import Metadata
from wordcounts.text.words.ranges import Uncut

_BLOCK_BYTES: Final = 1024 * 1024
_REPORT_BYTES: Final = 4 * 1024 * 1024
"""Read between two words of progress."""

MAX_RATIO: Final = 1_100
"""How many times its size a packed file may unpack to: gzip does not reach it (1,032), nor does any text."""

OnProgress = Callable[[int, int], None]
"""Told how many bytes are read, and of how many."""


@dataclass(frozen=True, slots=True)
class _Packing:
    magic: bytes
    blocks: Callable[[IO[bytes]], Iterator[bytes]]


def _by_reading(opened: Callable[[IO[bytes]], IO[bytes]]) -> Callable[[IO[bytes]], Iterator[bytes]]:
    def blocks(file: IO[bytes]) -> Iterator[bytes]:
        with opened(file) as stream:
            while block := stream.read(_BLOCK_BYTES):
                yield block

    return blocks


def _zstd(file: IO[bytes]) -> Iterator[bytes]:
    """Not by the library's own stream, which says nothing of a file that is cut short."""
    frame, begun, rest = zstandard.ZstdDecompressor().decompressobj(), False, b""
    while piece := rest or file.read(_ZSTD_BYTES):
        yield frame.decompress(piece)
        begun, rest = not frame.eof, b""
        if frame.eof:  # another may follow
            rest = frame.unused_data
            frame = zstandard.ZstdDecompressor().decompressobj()
    if begun:
        raise EOFError


_ZSTD_BYTES: Final = 1024
"""Given to zstd at a time: at worst 32 MB come out."""

_PACKINGS: Final = {
    ".gz": _Packing(b"\x1f\x8b\x08", _by_reading(lambda file: cast("IO[bytes]", gzip.GzipFile(fileobj=file)))),
    ".zst": _Packing(b"\x28\xb5\x2f\xfd", _zstd),
    ".bz2": _Packing(b"BZh", _by_reading(lambda file: cast("IO[bytes]", bz2.BZ2File(file)))),
    ".xz": _Packing(b"\xfd7zXZ\0", _by_reading(lambda file: cast("IO[bytes]", lzma.LZMAFile(file)))),  # noqa: SIM115 - closed by who reads
}
"""Suffix -> what it is by its first bytes, and how it is unpacked."""

_BROKEN: Final = (EOFError, OSError, zlib.error, lzma.LZMAError, zstandard.ZstdError, ValueError)
"""What the unpacking of damaged files was seen to raise."""


def name_within(name: str) -> str:
    """The name of what a packed file holds (big.txt.gz: big.txt); of any other file its own."""
    path = PurePath(name)
    return path.name.removesuffix(path.suffix) if path.suffix.lower() in _PACKINGS else path.name


def is_packed(begin: bytes) -> bool:
    """Whether a file that begins so is packed in a way that is unpacked here."""
    return _packing(begin) is not None


@contextmanager
def unpacked(path: str, *, on_progress: OnProgress | None = None) -> Iterator[str]:
    """The path of what a packed file holds, for as long as the `with` lasts.

    Args:
        path: of the packed file.
        on_progress: told how far the unpacking is, in packed bytes.

    Raises:
        BrokenDocument: it is damaged or cut short, or unpacks to more than MAX_RATIO times its size.
        OSError: it cannot be read, or the temporary folder is full.
    """
    with open(path, "rb") as file, held() as (to, name):  # noqa: PTH123 - a path of a descriptor
        packing = _packing(file.read(8))
        file.seek(0)
        if packing is None:
            raise BrokenDocument
        size = os.fstat(file.fileno()).st_size
        told = _Told(on_progress, size)
        for block in _whole_blocks(packing.blocks(file)):
            to.write(block)
            if to.tell() > MAX_RATIO * size:
                raise BrokenDocument(f"This file unpacks to more than {MAX_RATIO:,} times its size.")
            told.at(file.tell())
        to.flush()
        yield name


@contextmanager
def poured(stream: IO[bytes], begin: bytes = b"") -> Iterator[str]:
    """The path of all that a pipe gives, for as long as the `with` lasts.

    Args:
        stream: the pipe.
        begin: what was read of it already.

    Raises:
        OSError: the temporary folder is full.
    """
    with gathered(chain((begin,), iter(lambda: stream.read(_BLOCK_BYTES), b""))) as name:
        yield name


@contextmanager
def gathered(blocks: Iterable[bytes]) -> Iterator[str]:
    """The path of some blocks as one file, for as long as the `with` lasts.

    Raises:
        OSError: the temporary folder is full; and what the blocks raise.
    """
    with held() as (to, name):
        for block in blocks:
            to.write(block)
        to.flush()
        yield name


@contextmanager
def text_of(source: Source, *, on_progress: OnProgress | None = None) -> Iterator[tuple[Source, Metadata]]:
    """The text of a document that is read piece by piece, as a source of its own; and what the document says.

    Raises:
        BrokenDocument, TooComplex: its text cannot be found; or it was changed meanwhile.
        OSError: it cannot be read, or the temporary folder is full.
    """
    streamer = media.streamer_for(source.media_type)
    assert streamer is not None  # noqa: S101 - `big_document` gave it
    with held() as (to, name), open(source.path, "rb") as file:  # noqa: PTH123 - a path of a descriptor
        file.seek(source.start)

        def write(text: str) -> None:
            to.write(text.encode())

        try:
            title, language = streamer(
                characters_of(_read_on(file, _Told(on_progress, source.size)), source.charset), write
            )
        except Uncut:
            raise TooComplex("The document has megabytes without a space.") from None
        source.check()
        to.flush()
        size, written = to.tell(), os.fstat(to.fileno()).st_mtime_ns
        facts = Metadata(title, language, source.media_type, source.charset)
        yield Source(name, size, written, source.media_type, "UTF-8", 0), facts


@contextmanager
def held() -> Iterator[tuple[IO[bytes], str]]:
    """A file without a name, to write to, and a path to it, for this process and those it is given to."""
    with tempfile.TemporaryFile(prefix="wordcounts-", buffering=_BLOCK_BYTES) as file:
        yield cast("IO[bytes]", file), f"{DESCRIPTORS}{file.fileno()}"


def _packing(begin: bytes) -> _Packing | None:
    return next((one for one in _PACKINGS.values() if begin.startswith(one.magic)), None)


def _whole_blocks(blocks: Iterator[bytes]) -> Iterator[bytes]:
    try:
        yield from blocks
    except _BROKEN as error:
        if isinstance(error, OSError) and error.errno:
            raise  # the disk's
        raise BrokenDocument("This file is damaged or cut short: it cannot be unpacked.") from error


def _read_on(file: IO[bytes], told: _Told) -> Iterator[bytes]:
    while block := file.read(_BLOCK_BYTES):
        yield block
        told.at(file.tell())


class _Told:
    """Tells how far it is, now and then."""

    def __init__(self, on_progress: OnProgress | None, size: int) -> None:
        self._on_progress = on_progress
        self._size = size
        self._last = 0

    def at(self, n_done: int) -> None:
        if self._on_progress is not None and (n_done - self._last >= _REPORT_BYTES or n_done == self._size):
            self._on_progress(n_done, self._size)
            self._last = n_done
