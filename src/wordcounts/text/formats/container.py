"""Documents that are zip archives: their members by name, unpacked within bounds. Nothing is ever written to a disk.

What a bomb needs is refused: more than MAX_MEMBERS, more than MAX_BYTES in all, members that unpack to more than
MAX_RATIO times themselves, methods other than stored and deflated (DOCX, ODT and EPUB allow no others).
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from wordcounts.errors import BrokenDocument

MAX_MEMBERS: Final = 10_000
"""Books and reports looked at have up to 42. A member's record takes 500 bytes: 5 MB of memory in all."""

MAX_BYTES: Final = 64 * 1024 * 1024
"""Of all members that are read, unpacked: a document of 480,000 words, each a run of its own, takes 34 MB."""

MAX_RATIO: Final = 400
"""Unpacked to packed. Measured: 3 to 12 on books and reports, 247 on a table of 5,000 equal rows; deflate can 1,032."""
RATIO_FROM_BYTES: Final = 8 * 1024 * 1024
"""Below this much unpacked a ratio harms nobody."""

_CHUNK: Final = 64 * 1024
_SIGNATURE: Final = b"PK\x03\x04"
_CENTRAL: Final = b"PK\x01\x02"
_LOCAL: Final = re.compile(rb"PK\x03\x04.{22}(..)..", re.DOTALL)
_LOCKED: Final = 0x1
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
"""What zipfile was seen to raise on damaged archives."""


class Container:
    """A zip archive of which some members are read.

    Args:
        body: the archive.
        name: of the kind of document, for sentences ("a DOCX document").

    Raises:
        BrokenDocument: no zip archive, or a damaged one; one of too many members.
    """

    def __init__(self, body: bytes, name: str) -> None:
        self._name = name
        self._left = MAX_BYTES
        if body.count(_CENTRAL) > MAX_MEMBERS:
            raise self._bomb(f"has more than {MAX_MEMBERS:,} parts")
        try:
            self._archive = zipfile.ZipFile(BytesIO(body))
            self._members = {_plain(member.filename): member for member in self._archive.infolist()}
        except _BROKEN as error:
            raise broken(name) from error

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._members

    def chunks(self, name: str) -> Iterator[bytes]:
        """A member, unpacked piece by piece. Case and the way of its slashes are not minded.

        Raises:
            BrokenDocument: it is not there, damaged, locked, or unpacks to more than the bounds allow.
        """
        member = self._members.get(_plain(name))
        if member is None:
            raise broken(self._name)
        if member.flag_bits & _LOCKED:
            raise locked(self._name)
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise broken(self._name)
        n_bytes = 0
        try:
            with self._archive.open(member) as opened:
                while chunk := opened.read(_CHUNK):
                    n_bytes += len(chunk)
                    self._count(len(chunk))
                    if n_bytes > max(RATIO_FROM_BYTES, MAX_RATIO * member.compress_size):
                        raise self._bomb(f"unpacks to more than {MAX_RATIO} times its size")
                    yield chunk
        except _BROKEN as error:
            raise broken(self._name) from error

    def read(self, name: str) -> bytes:
        """A member, whole; raises as `chunks` does."""
        return b"".join(self.chunks(name))

    def _count(self, n_bytes: int) -> None:
        self._left -= n_bytes
        if self._left < 0:
            raise self._bomb(f"unpacks to more than {MAX_BYTES // 1024 // 1024} MB")

    def _bomb(self, what: str) -> BrokenDocument:
        return BrokenDocument(f"This {_bare(self._name)} {what}, which no real one does: it is not read.")


def broken(name: str) -> BrokenDocument:
    """The error of a document that is not what it should be; `name` as in `Kind`."""
    return BrokenDocument(f"This is not {name}, or it is damaged or cut short.")


def locked(name: str) -> BrokenDocument:
    """The error of a document that only its owner can open."""
    return BrokenDocument(f"This {_bare(name)} is locked: it is encrypted or needs a password, so it cannot be read.")


def names_in(body: bytes) -> frozenset[str]:
    """The names of an archive's members, in lower case; of a damaged one, those that can still be seen."""
    if not body.startswith(_SIGNATURE) or body.count(_CENTRAL) > MAX_MEMBERS:
        return frozenset()
    try:
        with zipfile.ZipFile(BytesIO(body)) as archive:
            return frozenset(map(_plain, archive.namelist()))
    except _BROKEN:
        found = (body[seen.end() :][: struct.unpack("<H", seen[1])[0]] for seen in _LOCAL.finditer(body))
        return frozenset(
            _plain(name.decode("utf-8", "replace")) for name, _ in zip(found, range(MAX_MEMBERS), strict=False)
        )


def stored_type(body: bytes) -> str:
    """What the member "mimetype" says, which ODT and EPUB put first and unpacked; "" where it does not come first.

    Source: OASIS OpenDocument 1.3, part 2, section 3.3; EPUB 3.3, section 4.2.4.
    """
    start = 30 + len("mimetype")
    if not body.startswith(_SIGNATURE) or body[30:start] != b"mimetype":
        return ""
    n_bytes, _, n_extra = struct.unpack("<IHH", body[22:30]) if len(body) >= start else (0, 0, 0)
    said = body[start + n_extra :][: min(n_bytes or 100, 100)].partition(b"PK")[0]
    return said.decode("ascii", "replace").strip().lower()


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _bare(name: str) -> str:
    return name.partition(" ")[2]
