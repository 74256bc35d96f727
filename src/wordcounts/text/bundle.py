"""A zip of sources: its files one after the other, within bounds. Nothing is ever written to a disk.

Refused as a whole are archives that are none, are damaged in their directory, or hold more files or bytes than are
allowed. What is wrong with one file (locked, damaged, a zip within the zip, no kind that is read) spoils no other.
"""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, Final

from wordcounts.errors import BodyTooLarge, BrokenDocument, TooManySources, UnsupportedType, WordcountsError
from wordcounts.text.formats.container import MAX_RATIO, RATIO_FROM_BYTES
from wordcounts.text.media import type_of_name

SUFFIX: Final = ".zip"
TYPES: Final = frozenset({"application/zip", "application/x-zip-compressed"})

DIRECTORY_BYTES_EACH: Final = 512
"""Of the archive's directory, for each file that is allowed, on average: zipfile reads all of it at once, and one byte
takes some ten in memory. Real archives were seen to have 60 to 200."""
DIRECTORY_BYTES: Final = 256 * 1024
"""That are allowed in any case."""

_END: Final = b"PK\x05\x06"
_LOCATOR_64: Final = b"PK\x06\x07"
_END_64: Final = b"PK\x06\x06"
_TAIL_BYTES: Final = 22 + 0xFFFF + 20 + 56
_CHUNK: Final = 64 * 1024
_LOCKED: Final = 0x1
_UTF_8: Final = 0x800
_SKIPPED: Final = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    struct.error,
    KeyError,
    IndexError,
    OverflowError,
)
"""What zipfile was seen to raise on damaged archives (`formats.container`)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file: its bytes, or why there are none."""

    name: str
    """Its path in the archive, without what would lead out of it."""
    media_type: str | None
    body: bytes | None
    error: WordcountsError | None = None


def is_bundle(name: str, media_type: str | None = None) -> bool:
    """Whether a file is a zip of sources, by its name or the type that was said; a DOCX or EPUB is a source itself."""
    if type_of_name(name) is not None:
        return False
    return PurePosixPath(name.lower()).suffix == SUFFIX or (media_type or "").partition(";")[0].strip() in TYPES


class Bundle:
    """A zip of sources.

    Args:
        stream: of the archive, which can seek; or an archive that somebody else has opened, on a machine of their own.
        max_entries: files that it may hold.
        max_bytes: of all files, unpacked.
        max_entry_bytes: of one.
        before: an archive that came with it: together they may hold so many files and bytes, as one would.

    Raises:
        BrokenDocument: no zip, or a damaged one. TooManySources: more files than are allowed.
    """

    def __init__(
        self,
        stream: IO[bytes] | zipfile.ZipFile,
        *,
        max_entries: int,
        max_bytes: int,
        max_entry_bytes: int,
        before: Bundle | None = None,
    ) -> None:
        self._max_bytes, self._max_entry_bytes = max_bytes, max_entry_bytes
        self._room: _Room = before._room if before else _Room(max_entries, max_bytes)
        try:
            if (
                not isinstance(stream, zipfile.ZipFile)
                and _directory_bytes(stream) > DIRECTORY_BYTES + DIRECTORY_BYTES_EACH * self._room.n_entries
            ):
                raise TooManySources(f"This zip holds more than the {max_entries:,} files that are taken here.")
            self._archive = stream if isinstance(stream, zipfile.ZipFile) else zipfile.ZipFile(stream)
            self._members = [(name, one) for one in self._archive.infolist() if (name := _name(one))]
        except _BROKEN as error:
            raise BrokenDocument("This is not a zip, or it is damaged or cut short.") from error
        self._room.n_entries -= len(self._members)
        if self._room.n_entries < 0:
            raise TooManySources(f"This zip holds more than the {max_entries:,} files that are taken here.")

    def __len__(self) -> int:
        return len(self._members)

    @property
    def fingerprint(self) -> str:
        """Names, sizes and checksums: equal for equal archives."""
        return "\n".join(f"{name}\t{one.file_size}\t{one.CRC}" for name, one in self._members)

    def __iter__(self) -> Iterator[Entry]:
        """Each file in its order.

        Raises:
            BodyTooLarge: it unpacks to more than all may have.
        """
        return map(self.entry, range(len(self)))

    @property
    def names(self) -> list[str]:
        """Of the files, in their order."""
        return [name for name, _ in self._members]

    def entry(self, place: int) -> Entry:
        """One file by its place in their order; raises as the iteration."""
        name, member = self._members[place]
        media_type = type_of_name(name)
        try:
            return Entry(name, media_type, self._read(name, media_type, member))
        except _Whole as whole:
            raise BodyTooLarge(f"This zip unpacks to more than {self._max_bytes:,} bytes.") from whole
        except WordcountsError as error:
            return Entry(name, media_type, None, error)

    def size(self, place: int) -> int:
        """Bytes of one file, unpacked, as the archive says."""
        return self._members[place][1].file_size

    def blocks(self, place: int) -> Iterator[bytes]:
        """One file block by block, of any length within what all may have.

        Raises:
            UnsupportedType, BrokenDocument, BodyTooLarge: it cannot be read, when some of it is given perhaps.
        """
        name, member = self._members[place]
        try:
            yield from self._blocks(name, type_of_name(name), member, self._max_bytes)
        except _Whole as whole:
            raise BodyTooLarge(f"This zip unpacks to more than {self._max_bytes:,} bytes.") from whole

    def _read(self, name: str, media_type: str | None, member: zipfile.ZipInfo) -> bytes:
        return b"".join(self._blocks(name, media_type, member, self._max_entry_bytes))

    def _blocks(self, name: str, media_type: str | None, member: zipfile.ZipInfo, most: int) -> Iterator[bytes]:
        if is_bundle(name):
            raise UnsupportedType("A zip within a zip is not opened.")
        if media_type is None:
            raise UnsupportedType
        if member.flag_bits & _LOCKED:
            raise BrokenDocument("This file is locked: it is encrypted, so it cannot be read.")
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise BrokenDocument("This file is packed in a way that is not unpacked here.")
        n_bytes = 0
        for piece in _pieces(self._archive, member):
            n_bytes += len(piece)
            self._room.n_bytes -= len(piece)
            if self._room.n_bytes < 0:
                raise _Whole
            if n_bytes > most:
                raise BodyTooLarge
            if n_bytes > max(RATIO_FROM_BYTES, MAX_RATIO * member.compress_size):
                raise BrokenDocument(f"This file unpacks to more than {MAX_RATIO} times its size.")
            yield piece


def _pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        with archive.open(member) as opened:
            while piece := opened.read(_CHUNK):
                yield piece
    except _BROKEN as error:
        raise BrokenDocument("This file is damaged or cut short.") from error


@dataclass(slots=True)
class _Room:
    """What is left of what all archives of one request may hold."""

    n_entries: int
    n_bytes: int


class _Whole(Exception):
    """The bytes of all are used up."""


def _directory_bytes(stream: IO[bytes]) -> int:
    """What the end of an archive says of its directory, before anything is made of it; raises BadZipFile."""
    stream.seek(0, os.SEEK_END)
    size = stream.tell()
    start = max(0, size - _TAIL_BYTES)
    stream.seek(start)
    tail = stream.read(_TAIL_BYTES)
    place = tail.rfind(_END)
    if place < 0 or len(tail) < place + 22:
        raise zipfile.BadZipFile
    said: int = struct.unpack_from("<I", tail, place + 12)[0]
    if place >= 20 and tail[place - 20 : place - 16] == _LOCATOR_64:
        # zipfile takes the record that stands right before its locator.
        record = place - 20 - 56
        if record < 0 or tail[record : record + 4] != _END_64:
            raise zipfile.BadZipFile
        said = max(said if said != 0xFFFFFFFF else 0, struct.unpack_from("<Q", tail, record + 40)[0])
    stream.seek(0)
    return said


def _name(member: zipfile.ZipInfo) -> str:
    """How a file is called; "" for folders, and for what systems leave in archives."""
    name = member.filename
    if not member.flag_bits & _UTF_8:
        try:  # written by a program that does not say that its names are UTF-8: zipfile took them for code page 437
            name = name.encode("cp437").decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            name = member.filename
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    if member.is_dir() or not parts or any(part in _SKIPPED or part.startswith(".") for part in parts):
        return ""
    return "".join(character if character.isprintable() else "\ufffd" for character in "/".join(parts))
