"""A hostile origin: whatever it sends, and however slowly, it ends in its code, in time and within memory."""

from __future__ import annotations

import gzip
import itertools
import socket
import threading
import time
import tracemalloc
import zlib
from dataclasses import dataclass

import brotli
import pytest
import zstandard

from fetch.ground import Rude, drips, fetcher
from parts.origin import Origin
from wordcounts.errors import (
    BadResponse,
    ConnectFailed,
    ConnectionLost,
    FetchError,
    HttpError,
    TimedOut,
    TlsFailed,
    TooLarge,
)

END = b"0\r\n\r\n"
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"


@dataclass(frozen=True)
class Case:
    name: str
    answer: bytes
    ends: type[FetchError] | bytes
    """The error, or the body."""
    hold: bool = False


HEADS = [
    Case("nothing", b"", ConnectionLost),
    Case("another protocol", b"SSH-2.0-OpenSSH_9\r\n", BadResponse),
    Case("another protocol, without an end", b"220 mail ready", BadResponse),
    Case("HTTP/0.9", b"<p>words without a head", BadResponse),
    Case("HTTP/0.9 with lines", b"<p>words\r\nwithout\r\n\r\na head", BadResponse),
    Case("HTTP/2", b"HTTP/2 200\r\n\r\nx", BadResponse),
    Case("HTTP/2 frames", b"\0\0\x12\x04\0\0\0\0\0\0\x03\0\0\0\x64", BadResponse),
    Case("ICY", b"ICY 200 OK\r\n\r\nx", BadResponse),
    Case("no status", b"HTTP/1.1\r\n\r\nx", BadResponse),
    Case("status of two digits", b"HTTP/1.1 20 OK\r\n\r\nx", BadResponse),
    Case("status of four digits", b"HTTP/1.1 2000 OK\r\n\r\nx", BadResponse),
    Case("status 000", b"HTTP/1.1 000 OK\r\n\r\nx", BadResponse),
    Case("status 999", b"HTTP/1.1 999 No\r\n\r\nx", BadResponse),
    Case("status line cut", b"HTTP/1.1 2", ConnectionLost),
    Case("head cut", OK + b"Content-Type: text/ht", ConnectionLost),
    Case("head without its blank line", OK + b"Content-Type: text/html\r\n", ConnectionLost),
    Case("one field of 200 KB", OK + b"X: " + b"a" * 200_000 + b"\r\n\r\nx", BadResponse),
    Case("20,000 fields", OK + b"X: y\r\n" * 20_000 + b"\r\nx", BadResponse),
    Case("a status line of 200 KB", b"HTTP/1.1 200 " + b"a" * 200_000 + b"\r\n\r\nx", BadResponse),
    Case("fields without an end", OK + b"a" * 70_000, BadResponse, hold=True),
    Case("interim answers, a flood", b"HTTP/1.1 100 Continue\r\n\r\n" * 20_000, BadResponse),
    Case("early hints, a flood", b"HTTP/1.1 103 Early\r\nLink: </a>\r\n\r\n" * 20_000, BadResponse, hold=True),
    Case("switching protocols", b"HTTP/1.1 101 Switching\r\nUpgrade: h2c\r\n\r\n", BadResponse),
    Case("NUL in a field", OK + b"X: a\0b\r\n\r\nx", BadResponse),
    # and what browsers read
    Case(
        "interim answers", b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLink: x\r\n\r\n" + OK + b"\r\nx", b"x"
    ),
    Case("no reason", b"HTTP/1.1 200\r\n\r\nx", b"x"),
    Case("HTTP/1.0", b"HTTP/1.0 200 OK\r\n\r\nx", b"x"),
    Case("line feeds alone", b"HTTP/1.1 200 OK\nContent-Length: 1\n\nxyz", b"x"),
    Case("a line that is no field", OK + b"nonsense\r\nContent-Length: 1\r\n\r\nxyz", b"x"),
    Case("a folded field", OK + b"X: a\r\n b\r\nContent-Length: 1\r\n\r\nxyz", b"x"),
    Case("a fold first", OK + b" b\r\nContent-Length: 1\r\n\r\nxyz", b"x"),
    Case("a space before the colon", OK + b"Content-Length : 1\r\n\r\nxyz", b"x"),
    Case("no name", OK + b": y\r\n\r\nx", b"x"),
    Case("300 fields", OK + b"Set-Cookie: a=b\r\n" * 300 + b"\r\nx", b"x"),
    Case("a field of 60 KB", OK + b"X: " + b"a" * 60_000 + b"\r\n\r\nx", b"x"),
    Case("Latin-1 in a field", OK + b"X: \xe9\xff\r\n\r\nx", b"x"),
]

LENGTHS = [
    Case("shorter than it says", OK + b"Content-Length: 99\r\n\r\nshort", ConnectionLost),
    Case("longer than it says", OK + b"Content-Length: 5\r\n\r\nhello and more", b"hello"),
    Case("longer, and kept open", OK + b"Content-Length: 5\r\n\r\nhello and more", b"hello", hold=True),
    Case("two lengths", OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!", BadResponse),
    Case("two lengths in one field", OK + b"Content-Length: 5, 6\r\n\r\nhello!", BadResponse),
    Case("the same length twice", OK + b"Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello", b"hello"),
    Case("a negative length", OK + b"Content-Length: -5\r\n\r\nhello", BadResponse),
    Case("a signed length", OK + b"Content-Length: +5\r\n\r\nhello", BadResponse),
    Case("a hexadecimal length", OK + b"Content-Length: 0x5\r\n\r\nhello", BadResponse),
    Case("a length of other digits", OK + b"Content-Length: \xb2\r\n\r\nhello", BadResponse),
    Case("no length", OK + b"Content-Length: \r\n\r\nhello", BadResponse),
    Case("a length of 30 digits", OK + b"Content-Length: " + b"9" * 30 + b"\r\n\r\nx", BadResponse),
    Case("a declared giant", OK + b"Content-Length: 99999999999\r\n\r\nx", TooLarge),
    Case("an endless body", OK + b"\r\n" + b"x" * 6_000_000, TooLarge),
    Case("no body, kept open", OK + b"Content-Length: 0\r\n\r\n", b"", hold=True),
    Case("204, kept open", b"HTTP/1.1 204 No Content\r\n\r\n", b"", hold=True),
    Case("204 with a length", b"HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello", b""),
    Case("keep-alive, until the end", OK + b"Connection: keep-alive\r\n\r\nx", b"x"),
    Case(
        "two answers in one", OK + b"Content-Length: 1\r\n\r\nx" + OK + b"Content-Length: 1\r\n\r\ny", b"x", hold=True
    ),
]

CHUNKS = [
    Case("chunks", CHUNKED + b"5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n", b"hello!"),
    Case("chunks, kept open", CHUNKED + b"5\r\nhello\r\n" + END, b"hello", hold=True),
    Case("chunks with extensions", CHUNKED + b"5;a=b;c=\"d\"\r\nhello\r\n0;x\r\n\r\n", b"hello"),
    Case("chunks with zeros", CHUNKED + b"0005\r\nhello\r\n000\r\n\r\n", b"hello"),
    Case("chunks with white space", CHUNKED + b"5 \r\nhello\r\n" + END, b"hello"),
    Case("chunks with line feeds alone", CHUNKED + b"5\nhello\n0\n\n", b"hello"),
    Case("trailers", CHUNKED + b"5\r\nhello\r\n0\r\nX: y\r\nContent-Length: 1\r\n\r\n", b"hello"),
    Case("endless trailers", CHUNKED + b"5\r\nhello\r\n0\r\n" + b"X: y\r\n" * 100_000, b"hello", hold=True),
    Case("no blank line at the end", CHUNKED + b"5\r\nhello\r\n0\r\n", b"hello"),
    Case("chunks and a length", OK + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n" + END,
         b"hello"),
    Case("a length and chunks", OK + b"Transfer-Encoding: chunked\r\nContent-Length: 9999\r\n\r\n5\r\nhello\r\n" + END,
         b"hello"),
    Case("Chunked in capitals", OK + b"Transfer-Encoding: CHUNKED\r\n\r\n5\r\nhello\r\n" + END, b"hello"),
    Case("identity", OK + b"Transfer-Encoding: identity\r\n\r\nhello", b"hello"),
    Case("chunks of HTTP/1.0", b"HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n" + END, b"hello"),
    Case("a chunk cut", CHUNKED + b"5\r\nhe", ConnectionLost),
    Case("chunks cut between two", CHUNKED + b"5\r\nhello\r\n", ConnectionLost),
    Case("a size cut", CHUNKED + b"5", ConnectionLost),
    Case("no chunks at all", CHUNKED, ConnectionLost),
    Case("a size that is none", CHUNKED + b"hello\r\n", BadResponse),
    Case("a negative size", CHUNKED + b"-5\r\nhello\r\n" + END, BadResponse),
    Case("a size with 0x", CHUNKED + b"0x5\r\nhello\r\n" + END, BadResponse),
    Case("a size with an underscore", CHUNKED + b"1_0\r\n" + b"a" * 16 + b"\r\n0\r\n\r\n", BadResponse),
    Case("an empty size", CHUNKED + b"\r\nhello\r\n", BadResponse),
    Case("a giant size", CHUNKED + b"ffffffffffff\r\nhello", TooLarge),
    Case("a size of 100 digits", CHUNKED + b"f" * 100 + b"\r\nhello", BadResponse),
    Case("a size of 100 KB", CHUNKED + b"5;" + b"a" * 100_000 + b"\r\nhello", BadResponse),
    Case("a chunk longer than it says", CHUNKED + b"2\r\nhello\r\n" + END, BadResponse),
    Case("chunks of a byte, a flood", CHUNKED + b"1\r\na\r\n" * 300_000 + b"0\r\n\r\n", BadResponse),
    Case("chunked twice", OK + b"Transfer-Encoding: chunked, chunked\r\n\r\n1\r\n5\r\n", BadResponse),
    Case("gzip as a transfer coding", OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", BadResponse),
    Case("a transfer coding that is none", OK + b"Transfer-Encoding: xchunked\r\n\r\nx", BadResponse),
]  # fmt: skip


@pytest.mark.parametrize("case", [*HEADS, *LENGTHS, *CHUNKS], ids=lambda case: case.name)
def test_each_answer_ends_in_its_code_or_its_body(origin: Origin, case: Case) -> None:
    origin.raw("/a", case.answer, hold=case.hold)
    one = fetcher()

    if isinstance(case.ends, bytes):
        assert one.fetch(origin.url("/a")).body == case.ends
        return
    with pytest.raises(FetchError) as caught:
        one.fetch(origin.url("/a"))
    assert type(caught.value) is case.ends


# Content codings


def _zstd(data: bytes) -> bytes:
    return zstandard.ZstdCompressor(level=3).compress(data)


def _raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKERS = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "deflate, bare": _raw_deflate,
    "br": brotli.compress,
    "zstd": _zstd,
}


def _coding(name: str) -> dict[str, str]:
    return {"Content-Encoding": name.partition(",")[0]}


@pytest.mark.parametrize("name", PACKERS)
@pytest.mark.parametrize("plain", [b"", b"x", b"<p>" + b"word " * 1000, bytes(range(256)) * 5000], ids=len)
def test_a_coding_is_taken_off(origin: Origin, name: str, plain: bytes) -> None:
    origin.serve("/a", PACKERS[name](plain), headers=_coding(name))

    assert fetcher().fetch(origin.url("/a")).body == plain


@pytest.mark.parametrize(("inner", "outer"), [*itertools.product(("gzip", "deflate", "br", "zstd"), repeat=2)])
def test_two_codings_are_taken_off(origin: Origin, inner: str, outer: str) -> None:
    plain = b"word " * 1000
    origin.serve("/a", PACKERS[outer](PACKERS[inner](plain)), headers={"Content-Encoding": f"{inner}, {outer}"})

    assert fetcher().fetch(origin.url("/a")).body == plain


@pytest.mark.parametrize(
    "name", ["gzip, gzip, gzip", "gzip,identity,br,zstd", "compress", "exi", "bzip2", "lzma", "aes128gcm"]
)
def test_three_codings_and_strange_ones_are_not(origin: Origin, name: str) -> None:
    origin.serve("/a", gzip.compress(b"x"), headers={"Content-Encoding": name})

    with pytest.raises(BadResponse):
        fetcher().fetch(origin.url("/a"))


@pytest.mark.parametrize("name", PACKERS)
def test_a_packed_body_that_is_cut_short_is_a_lost_connection(origin: Origin, name: str) -> None:
    packed = PACKERS[name](bytes(range(256)) * 1000)
    origin.serve("/a", packed[: len(packed) // 2], headers=_coding(name))

    with pytest.raises(ConnectionLost):
        fetcher().fetch(origin.url("/a"))


@pytest.mark.parametrize("name", ["gzip", "br", "zstd"])
@pytest.mark.parametrize("packed", [b"<p>not packed at all", b"\x1f\x8b\x08\x00garbage garbage", b"\xff" * 100])
def test_a_packed_body_that_is_damaged_is_a_bad_response(origin: Origin, name: str, packed: bytes) -> None:
    origin.serve("/a", packed, headers=_coding(name))

    with pytest.raises((BadResponse, ConnectionLost)):
        fetcher().fetch(origin.url("/a"))


@pytest.mark.parametrize("name", ["gzip", "deflate", "zstd"])
def test_rubbish_after_the_end_is_ignored(origin: Origin, name: str) -> None:
    origin.serve("/a", PACKERS[name](b"words") + b"\0\0rubbish", headers=_coding(name))

    assert fetcher().fetch(origin.url("/a")).body == b"words"


@pytest.mark.parametrize("name", ["gzip", "zstd"])
def test_several_parts_are_one_body(origin: Origin, name: str) -> None:
    origin.serve("/a", PACKERS[name](b"one ") + PACKERS[name](b"two"), headers=_coding(name))

    assert fetcher().fetch(origin.url("/a")).body == b"one two"


@pytest.mark.parametrize("name", ["gzip", "zstd"])
def test_thousands_of_parts_are_a_bad_response(origin: Origin, name: str) -> None:
    origin.serve("/a", PACKERS[name](b"") * 2000, headers=_coding(name))

    with pytest.raises(BadResponse):
        fetcher().fetch(origin.url("/a"))


def _zeros(name: str, n_bytes: int) -> bytes:
    if name == "zstd":
        packer = zstandard.ZstdCompressor(level=1).compressobj()
        return b"".join(packer.compress(b"\0" * 1_000_000) for _ in range(n_bytes // 1_000_000)) + packer.flush()
    if name == "br":
        made = brotli.Compressor(quality=5)
        return b"".join(made.process(b"\0" * 1_000_000) for _ in range(n_bytes // 1_000_000)) + made.finish()
    zipper = zlib.compressobj(9, wbits={"gzip": 31, "deflate": 15, "deflate, bare": -15}[name])
    return b"".join(zipper.compress(b"\0" * 1_000_000) for _ in range(n_bytes // 1_000_000)) + zipper.flush()


@pytest.mark.parametrize("name", ["gzip", "deflate", "deflate, bare", "br", "zstd"])
@pytest.mark.parametrize("twice", [False, True], ids=["once", "packed twice"])
def test_a_bomb_of_50_mb_ends_at_the_limit_and_within_memory(origin: Origin, name: str, twice: bool) -> None:
    bomb = _zeros(name, 50_000_000)
    packed = PACKERS[name](bomb) if twice else bomb
    coding = _coding(name)["Content-Encoding"]
    origin.serve("/bomb", packed, headers={"Content-Encoding": f"{coding}, {coding}" if twice else coding})
    one = fetcher(max_body_bytes=2_000_000)
    tracemalloc.start()

    with pytest.raises(TooLarge):
        one.fetch(origin.url("/bomb"))

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 16_000_000


def test_zstd_with_a_window_of_128_mb_is_a_bad_response(origin: Origin) -> None:
    wide = zstandard.ZstdCompressionParameters(window_log=27)
    packer = zstandard.ZstdCompressor(compression_params=wide).compressobj()
    origin.serve("/a", packer.compress(b"words") + packer.flush(), headers=_coding("zstd"))

    with pytest.raises(BadResponse):
        fetcher().fetch(origin.url("/a"))


# Drips: one deadline, which nothing stretches

DRIPS = {
    "a status line": (b"", b"a"),
    "fields": (OK, b"X: y\r\n"),
    "one field": (OK + b"X: ", b"a"),
    "interim answers": (b"", b"HTTP/1.1 103 Early\r\n\r\n"),
    "a body without a length": (OK + b"\r\n", b"a"),
    "a body with a length": (OK + b"Content-Length: 99999\r\n\r\n", b"a"),
    "chunks": (CHUNKED, b"1\r\na\r\n"),
    "a chunk's size": (CHUNKED, b"0"),
    "a chunk's extension": (CHUNKED + b"5;", b"a"),
    "a gzip body": (OK + b"Content-Encoding: gzip\r\n\r\n\x1f\x8b\x08\0\0\0\0\0\0\x03", b"\0\0\0\xff\xff"),
}


@pytest.mark.parametrize("what", DRIPS)
def test_a_drip_cannot_stretch_the_deadline(what: str) -> None:
    with Rude(drips(*DRIPS[what])) as rude:
        began = time.monotonic()
        with pytest.raises((TimedOut, BadResponse)) as caught:
            fetcher(total_s=0.5).fetch(f"http://127.0.0.1:{rude.port}/")

    assert isinstance(caught.value, TimedOut) or what == "a status line"
    assert time.monotonic() - began < 3


def test_a_drip_of_trailers_is_not_waited_for() -> None:
    with Rude(drips(CHUNKED + b"5\r\nhello\r\n0\r\n", b"X: y\r\n")) as rude:
        assert fetcher().fetch(f"http://127.0.0.1:{rude.port}/").body == b"hello"


@pytest.mark.parametrize("record", [b"\x16\x03\x03\x40\x00", b""], ids=["a record that never ends", "silence"])
def test_a_drip_cannot_stretch_the_handshake(record: bytes) -> None:
    behave = drips(record, b"\x02") if record else lambda _, closing: closing.wait(10)
    with Rude(behave) as rude:
        began = time.monotonic()
        with pytest.raises((TimedOut, TlsFailed)):
            fetcher(total_s=0.6).fetch(f"https://127.0.0.1:{rude.port}/")

    assert time.monotonic() - began < 3


def test_drips_of_every_hop_share_one_deadline(origin: Origin) -> None:
    for number in range(6):
        origin.raw(f"/{number}", b"HTTP/1.1 302 Found\r\nLocation: /%d\r\n\r\n" % (number + 1), drip_s=0.01)
    began = time.monotonic()

    with pytest.raises(TimedOut):
        fetcher(total_s=0.8).fetch(origin.url("/0"))

    assert time.monotonic() - began < 3


def test_a_resolver_that_never_answers_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    from wordcounts.errors import DnsFailed

    go = threading.Event()

    def mute(*_: object, **__: object) -> list[object]:
        go.wait(10)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", mute)
    began = time.monotonic()

    with pytest.raises(DnsFailed):
        fetcher(connect_s=0.2).fetch("http://slow.example/")

    go.set()
    assert time.monotonic() - began < 3


def test_a_site_that_takes_a_request_and_says_nothing_times_out(origin: Origin) -> None:
    origin.raw("/a", b"", hold=True)

    with pytest.raises(TimedOut):
        fetcher(first_byte_s=0.2).fetch(origin.url("/a"))


def test_a_reset_is_a_lost_connection() -> None:
    def resets(connection: socket.socket, closing: threading.Event) -> None:
        connection.recv(1)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")

    with Rude(resets) as rude, pytest.raises(ConnectionLost):
        fetcher().fetch(f"http://127.0.0.1:{rude.port}/")


def test_a_site_that_hangs_up_at_once_is_a_lost_connection() -> None:
    with Rude(lambda connection, _: connection.close()) as rude, pytest.raises((ConnectionLost, ConnectFailed)):
        fetcher().fetch(f"http://127.0.0.1:{rude.port}/")


def test_an_error_page_is_not_read(origin: Origin) -> None:
    origin.raw("/a", b"HTTP/1.1 404 Not Found\r\nContent-Length: 999999999\r\n\r\n<b>words of the site", hold=True)

    with pytest.raises(HttpError) as caught:
        fetcher().fetch(origin.url("/a"))

    assert "words" not in caught.value.message
