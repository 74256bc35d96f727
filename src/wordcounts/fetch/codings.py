"""Content codings: gzip, deflate, br and zstd taken off a piece at a time, so that a bomb ends at the limit.

Sources: RFC 9110, 8.4 (codings); RFC 1950 to 1952 (zlib, deflate, gzip); RFC 7932 (br); RFC 8878 and 9659 (zstd).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from wordcounts.errors import BadResponse, ConnectionLost

ACCEPTED = "gzip, deflate, br, zstd"
"""As a request asks for them."""
MAX_CODINGS = 2
"""Content codings on one body. Source: PROMISES, "No one in"."""
MAX_PARTS = 1024
"""Gzip members or zstd frames in one body: each costs a new state, and real files of many hold 64 KB in each (BGZF)."""
OUT_BYTES = 64 * 1024
"""What a step gives at most; zstd's, whose library takes no limit, up to 4 MB: 32 blocks of 128 KB."""
ZSTD_WINDOW_BYTES = 8 * 1024 * 1024
"""Source: RFC 9659, 3."""

WIDE = frozenset({"br", "zstd"})
"""Codings whose state may hold as much as they have given: 16 MB, and 8."""

_ZSTD_STEP = 128
"""Bytes fed at a time: a block takes 4 at least, and becomes 128 KB at most."""
_GZIP = 16 + zlib.MAX_WBITS
_IDENTITY = frozenset({"", "identity"})
_KNOWN = frozenset({"gzip", "x-gzip", "deflate", "br", "zstd"})


class _State(Protocol):
    """One stream under way."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """What data becomes."""

    @property
    def done(self) -> bool:
        """True after its last byte."""

    @property
    def rest(self) -> bytes:
        """What was fed beyond that."""


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


def decode(pieces: Iterable[bytes], coding: str) -> Iterator[bytes]:
    """Take one coding off. Whoever reads the pieces counts them, and stops when it is too much.

    What follows the end of the last stream is ignored, as everybody does; an empty body is empty.

    Raises:
        BadResponse: damaged, or packed in too many parts.
        ConnectionLost: the pieces end before the data does.
    """
    state: _State | None = None
    n_parts = 0
    for piece in pieces:
        data = piece
        while data:
            if state is None or state.done:
                if n_parts and not _begins(data, coding):
                    return
                n_parts += 1
                if n_parts > MAX_PARTS:
                    raise BadResponse("The site's page is packed in too many parts.")
                state = _begin(data, coding)
            yield from _checked(state.feed(data))
            data = state.rest if state.done else b""
    if state is not None and not state.done:
        raise ConnectionLost


def _begins(data: bytes, coding: str) -> bool:
    """True where data may begin another part, of the codings that have several."""
    if coding == "zstd":
        return data[0] in b"\x28\x50\x51\x52\x53\x54\x55\x56\x57\x58\x59\x5a\x5b\x5c\x5d\x5e\x5f"
    return coding in ("gzip", "x-gzip") and data[0] == 0x1F


def _begin(data: bytes, coding: str) -> _State:
    if coding == "br":
        return _Brotli()
    if coding == "zstd":
        return _Zstd()
    if coding != "deflate":
        return _Zlib(_GZIP)
    return _Zlib(zlib.MAX_WBITS if _looks_like_zlib(data) else -zlib.MAX_WBITS)


def _looks_like_zlib(data: bytes) -> bool:
    """deflate has the zlib wrapper, or is bare as some send it. Of one byte its half must do. Source: RFC 1950, 2.2."""
    if data[0] & 0x0F != zlib.DEFLATED:
        return False
    return len(data) < 2 or (data[0] * 256 + data[1]) % 31 == 0


def _checked(pieces: Iterator[bytes]) -> Iterator[bytes]:
    import brotli
    import zstandard

    try:
        yield from pieces
    except (zlib.error, brotli.error, zstandard.ZstdError) as error:
        raise BadResponse("The site's page is damaged: it could not be unpacked.") from error


class _Zlib:
    def __init__(self, wbits: int) -> None:
        self._state = zlib.decompressobj(wbits)

    def feed(self, data: bytes) -> Iterator[bytes]:
        more = True
        while more and not self._state.eof:
            out = self._state.decompress(data, OUT_BYTES)
            data = self._state.unconsumed_tail
            more = bool(data) or len(out) == OUT_BYTES  # a full step may have left some of it inside
            yield out

    @property
    def done(self) -> bool:
        return self._state.eof

    @property
    def rest(self) -> bytes:
        return self._state.unused_data


class _Brotli:
    """One stream, never two; its window is 16 MB at most, as the format has it."""

    rest = b""

    def __init__(self) -> None:
        import brotli

        self._state: Any = brotli.Decompressor()

    def feed(self, data: bytes) -> Iterator[bytes]:
        out = self._state.process(data, output_buffer_limit=OUT_BYTES)
        while out or not self._state.can_accept_more_data():  # it may accept more and yet hold some back
            yield out
            out = self._state.process(b"", output_buffer_limit=OUT_BYTES)

    @property
    def done(self) -> bool:
        return bool(self._state.is_finished())


class _Zstd:
    """One frame."""

    def __init__(self) -> None:
        import zstandard

        self._state = zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW_BYTES).decompressobj()
        self._rest = b""

    def feed(self, data: bytes) -> Iterator[bytes]:
        for begin in range(0, len(data), _ZSTD_STEP):
            yield self._state.decompress(data[begin : begin + _ZSTD_STEP])
            if self._state.eof:
                self._rest = self._state.unused_data + data[begin + _ZSTD_STEP :]
                return

    @property
    def done(self) -> bool:
        return bool(self._state.eof)

    @property
    def rest(self) -> bytes:
        return self._rest
