"""Laws of reading an answer: any bytes end in a body or in one of our errors; how they are cut changes nothing."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable
from io import BufferedReader

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.errors import FetchError
from wordcounts.fetch.codings import decode
from wordcounts.fetch.framing import pieces
from wordcounts.fetch.head import Head, read_head

LIMIT = 1_000_000
CHUNKED = Head(200, (("transfer-encoding", "chunked"),))

fragments = st.sampled_from([
    b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 103 x\r\n", b"\r\n", b"\n", b"Content-Length: 5\r\n", b"Content-Length: 6\r\n",
    b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: gzip\r\n", b"X: ", b" fold\r\n", b"5\r\nhello\r\n",
    b"0\r\n\r\n", b"-1\r\n", b"ffffffffffffffff\r\n", b":", b"\0", b"hello",
])  # fmt: skip
answers = st.lists(fragments | st.binary(max_size=20), max_size=12).map(b"".join)


def reader(data: bytes, *, at_once: int = 8192) -> BufferedReader:
    class Slow(io.RawIOBase):
        """Gives a few bytes at a time, as a network does."""

        _source = io.BytesIO(data)

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
            piece = self._source.read(min(at_once, len(buffer)))
            buffer[: len(piece)] = piece
            return len(piece)

    return BufferedReader(Slow(), 4096)


def read_all(data: bytes, at_once: int) -> tuple[Head, bytes] | type[FetchError]:
    source = reader(data, at_once=at_once)
    try:
        head = read_head(source)
        return head, b"".join(pieces(head, source, max_bytes=LIMIT))
    except FetchError as error:
        return type(error)


@given(answers, st.integers(1, 50))
def test_any_bytes_end_in_a_body_or_an_error_of_ours_however_they_come(data: bytes, at_once: int) -> None:
    assert read_all(data, at_once) == read_all(data, 8192)


@given(st.binary(max_size=3000), st.lists(st.integers(1, 700), max_size=20), st.integers(1, 50))
def test_chunks_give_what_was_cut_into_them(body: bytes, sizes: list[int], at_once: int) -> None:
    cut, rest = b"", body
    for size in sizes:
        piece, rest = rest[:size], rest[size:]
        cut += b"%x\r\n%s\r\n" % (len(piece), piece) if piece else b""
    cut += (b"%X;ext\r\n%s\r\n" % (len(rest), rest) if rest else b"") + b"0\r\n\r\n"

    assert b"".join(pieces(CHUNKED, reader(cut, at_once=at_once), max_bytes=LIMIT)) == body


@given(st.lists(st.tuples(st.sampled_from(["a", "X-b", "Set-Cookie"]), st.text("abc ,;=", max_size=20)), max_size=20))
def test_fields_come_back_in_order_and_trimmed(fields: list[tuple[str, str]]) -> None:
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields)

    head = read_head(reader(f"HTTP/1.1 200 OK\r\n{lines}\r\n".encode()))

    assert head.fields == tuple((name.lower(), value.strip()) for name, value in fields)


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.compress,
}


@pytest.mark.parametrize("coding", PACKERS)
@given(body=st.binary(max_size=2000), n_times=st.integers(1, 200), at_once=st.integers(1, 300))
def test_what_was_packed_comes_back_however_it_is_cut(coding: str, body: bytes, n_times: int, at_once: int) -> None:
    plain = body * n_times
    packed = PACKERS[coding](plain)
    cut = [packed[begin : begin + at_once] for begin in range(0, len(packed), at_once)]

    assert b"".join(decode(cut, coding)) == plain


@pytest.mark.parametrize("coding", [*PACKERS, "deflate"])
@given(data=st.binary(max_size=300), begin=st.booleans())
def test_any_bytes_unpack_or_end_in_an_error_of_ours(coding: str, data: bytes, begin: bool) -> None:
    packed = PACKERS[coding](b"words " * 20)[:20] + data if begin else data
    n_bytes = 0
    try:
        for piece in decode([packed], coding):
            n_bytes += len(piece)
            if n_bytes > LIMIT:
                return
    except FetchError:
        return
