"""Where a body ends: by its chunks, by its length, or with the connection. Source: RFC 9112, 6 and 7."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BufferedReader

from wordcounts.errors import BadResponse, ConnectionLost, TooLarge
from wordcounts.fetch.head import Head

PIECE_BYTES = 64 * 1024
MAX_CHUNK_LINE = 4096
"""Bytes of a chunk's size and extensions, which nobody uses."""
MAX_CHUNKS = 250_000
"""Of one body: 5 MB in pieces of 20 bytes. A page written a byte at a time would cost seconds of everybody's time."""

_CHUNK_SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,16})[ \t]*(?:;.*)?\r?\n", re.DOTALL)
_WITHOUT_BODY = frozenset({204, 304})


def pieces(head: Head, reader: BufferedReader, *, max_bytes: int) -> Iterator[bytes]:
    """The body as it travels, in pieces of 64 KB or so, without chunks' sizes and trailers.

    What comes after the end that the head or the last chunk says is not read.

    Args:
        head: says how the body is framed. Chunks win over a length, as the standard has it.
        reader: at the body's first byte.
        max_bytes: a length that is declared and longer is refused before it is read.

    Raises:
        BadResponse: two different lengths, a framing that nobody asked for, or chunks that are none.
        TooLarge: more is declared than `max_bytes`.
        ConnectionLost: it ended before its end.
    """
    chunked, length = is_chunked(head), content_length(head)
    if head.status in _WITHOUT_BODY:
        return iter(())
    if chunked:
        return _gathered(_chunks(reader, max_bytes))
    if length is None:
        return iter(lambda: reader.read(PIECE_BYTES), b"")
    if length > max_bytes:
        raise TooLarge
    return _exactly(reader, length)


def is_chunked(head: Head) -> bool:
    """Whether chunks are sent.

    Raises:
        BadResponse: any other transfer coding: we asked for none.
    """
    codings = [coding.strip().lower() for value in head.get_all("transfer-encoding") for coding in value.split(",")]
    codings = [coding for coding in codings if coding not in ("", "identity")]
    if codings not in ([], ["chunked"]):
        raise BadResponse("The site sent its page in a framing that we did not ask for.")
    return bool(codings)


def content_length(head: Head) -> int | None:
    """The length that is declared; None without one.

    Raises:
        BadResponse: no number, or two that differ.
    """
    values = {one.strip() for value in head.get_all("content-length") for one in value.split(",")}
    if not values:
        return None
    (value, *others) = values
    if others or not (value.isascii() and value.isdigit() and len(value) <= 18):
        raise BadResponse("The site contradicts itself about how long its page is.")
    return int(value)


def _exactly(reader: BufferedReader, n_bytes: int) -> Iterator[bytes]:
    while n_bytes:
        piece = reader.read(min(n_bytes, PIECE_BYTES))
        if not piece:
            raise ConnectionLost
        n_bytes -= len(piece)
        yield piece


def _chunks(reader: BufferedReader, max_bytes: int) -> Iterator[bytes]:
    for _ in range(MAX_CHUNKS):
        size = _chunk_size(reader)
        if size == 0:
            return  # trailers may follow: nobody here wants them
        if size > max_bytes:
            raise TooLarge
        yield from _exactly(reader, size)
        end = reader.readline(2)
        if end not in (b"\r\n", b"\n"):
            raise BadResponse if len(end) == 2 else ConnectionLost
    raise BadResponse("The site sent its page in too many pieces.")


def _chunk_size(reader: BufferedReader) -> int:
    line = reader.readline(MAX_CHUNK_LINE)
    found = _CHUNK_SIZE.fullmatch(line)
    if found is not None:
        return int(found[1], 16)
    if not line.endswith(b"\n") and len(line) < MAX_CHUNK_LINE:
        raise ConnectionLost
    raise BadResponse("The site's page is damaged: its pieces do not fit together.")


def _gathered(small: Iterator[bytes]) -> Iterator[bytes]:
    """Fewer, larger pieces."""
    buffer = bytearray()
    for piece in small:
        buffer += piece
        if len(buffer) >= PIECE_BYTES:
            yield bytes(buffer)
            buffer.clear()
    if buffer:
        yield bytes(buffer)
