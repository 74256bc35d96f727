"""A body as it was before its content codings, counted while it streams so that a bomb ends at the limit.

Sources: RFC 9110, 8.4 (codings), RFC 1950 to 1952 (zlib, deflate, gzip).
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from http.client import HTTPException

from wordcounts.errors import BadResponse, ConnectionLost, TooLarge
from wordcounts.fetch.deadline import Deadline
from wordcounts.fetch.wire import Answer, Wire

MAX_CODINGS = 2
"""Content codings on one body. Source: PROMISES, "No one in"."""
MAX_MEMBERS = 1024
"""Gzip members in one body: each costs a new state, and real files of many members hold 64 KB in each (BGZF)."""
PIECE_BYTES = 64 * 1024

_GZIP = 16 + zlib.MAX_WBITS
_IDENTITY = {"", "identity"}
_GZIP_NAMES = {"gzip", "x-gzip"}
_KNOWN = _GZIP_NAMES | {"deflate"}


def read_body(answer: Answer, wire: Wire, deadline: Deadline, *, max_wire_bytes: int, max_body_bytes: int) -> bytes:
    """Read all of the body and take its codings off.

    Raises:
        TooLarge: over a limit, on the wire or after any of the codings.
        BadResponse: a coding that we did not ask for, too many of them, or data that is not what they say.
        ConnectionLost: it ended before its end.
        TimedOut: the deadline passed.
    """
    codings = content_codings(answer.headers.get_all("Content-Encoding", []))
    if answer.length is not None and answer.length > max_wire_bytes:
        raise TooLarge
    wire.begin_body(max_wire_bytes)
    pieces = _pieces(answer, deadline, max_wire_bytes)
    for coding in reversed(codings):
        pieces = decode(pieces, coding, max_body_bytes)
    return b"".join(_limited(pieces, max_body_bytes))


def content_codings(fields: Iterable[str]) -> list[str]:
    """The codings that a Content-Encoding names, in the order in which they were applied.

    >>> content_codings(["gzip, identity", "x-gzip"])
    ['gzip', 'x-gzip']

    Raises:
        BadResponse: more than two, or one that we did not ask for.
    """
    names = [name.strip().lower() for value in fields for name in value.split(",")]
    codings = [name for name in names if name not in _IDENTITY]
    if len(codings) > MAX_CODINGS or not _KNOWN.issuperset(codings):
        raise BadResponse("The site sent its page in a coding that we did not ask for.")
    return codings


def decode(pieces: Iterable[bytes], coding: str, max_bytes: int) -> Iterator[bytes]:
    """Take one coding off, in pieces of 64 KB at most.

    Raises:
        TooLarge: over `max_bytes`.
        BadResponse: damaged.
        ConnectionLost: the pieces end before the data does.
    """
    inflater = _Inflater(coding in _GZIP_NAMES)
    try:
        yield from _limited((out for piece in pieces for out in inflater.feed(piece)), max_bytes)
    except zlib.error as error:
        raise BadResponse("The site's page is damaged: it could not be unpacked.") from error
    if not inflater.complete:
        raise ConnectionLost


class _Inflater:
    """gzip of any number of members; or deflate, with the zlib wrapper as it should be, or bare as some send it."""

    def __init__(self, gzip: bool) -> None:
        self._gzip = gzip
        self._n_members = 0
        self._state: zlib._Decompress | None = None

    @property
    def complete(self) -> bool:
        """True before the first byte and after the last of a whole stream."""
        return self._state is None or self._state.eof

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data:
            if (self._state is None or self._state.eof) and not self._begin(data):
                return
            state = self._state
            assert state is not None  # noqa: S101 - for the type checker: _begin made one
            yield state.decompress(data, PIECE_BYTES)
            data = state.unconsumed_tail or state.unused_data

    def _begin(self, data: bytes) -> bool:
        """Start a stream; False when what is left is padding or rubbish after the last, which everybody ignores."""
        if self._n_members and not (self._gzip and data[:1] == b"\x1f"):
            return False
        self._n_members += 1
        if self._n_members > MAX_MEMBERS:
            raise BadResponse("The site's page is packed in too many parts.")
        bare = not self._gzip and not _looks_like_zlib(data)
        self._state = zlib.decompressobj(_GZIP if self._gzip else -zlib.MAX_WBITS if bare else zlib.MAX_WBITS)
        return True


def _looks_like_zlib(data: bytes) -> bool:
    """By the header of RFC 1950, 2.2; of one byte its first half must do."""
    if data[0] & 0x0F != zlib.DEFLATED:
        return False
    return len(data) < 2 or (data[0] * 256 + data[1]) % 31 == 0


def _pieces(answer: Answer, deadline: Deadline, max_bytes: int) -> Iterator[bytes]:
    n_bytes = 0
    try:
        while piece := answer.read(PIECE_BYTES):
            deadline.left(1.0)
            n_bytes += len(piece)
            if n_bytes > max_bytes:
                raise TooLarge
            yield piece
    except HTTPException as error:  # a chunk that is cut short, or is none
        raise ConnectionLost from error
    except ValueError as error:
        raise BadResponse from error
    if answer.length:
        raise ConnectionLost


def _limited(pieces: Iterable[bytes], max_bytes: int, over: Callable[[], Exception] = TooLarge) -> Iterator[bytes]:
    n_bytes = 0
    for piece in pieces:
        n_bytes += len(piece)
        if n_bytes > max_bytes:
            raise over()
        yield piece
