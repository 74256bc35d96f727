"""The caged child: `python -m wordcounts.reader.child TIMEOUT_S MEMORY_BYTES LIFE_LINE WINDOW`. Bytes in, readings out.

It holds no lease, no database and no secret; it trusts the document with nothing but its own life. Its parent kills it
when it takes too long or too much; should the parent be gone, the kernel does, even where a parser never returns to the
interpreter: SIGIO as the parent's end of the life line closes, else SIGALRM (the default of both ends a process), and
RLIMIT_AS. The end of its input ends it too, between documents.
"""

from __future__ import annotations

import ctypes
import fcntl
import gc
import json
import os
import resource
import select
import signal
import sys
from collections.abc import Callable
from typing import BinaryIO, Final

from wordcounts.errors import TooComplex, WordcountsError
from wordcounts.reader import cage
from wordcounts.reader.frames import COUNTING, DEAF_TO, ERROR, LISTING, READING, REQUEST, WARM, reply
from wordcounts.reader.window import NO_WINDOW, Window
from wordcounts.text.reading import count, extract, extract_text, read
from wordcounts.text.site.listings import read_listing
from wordcounts.text.values import Extraction, Reading, ReadOptions

SLACK_S: Final = 2.0
"""How much later than its parent the kernel kills, in seconds."""

SPARE: Final = 3
"""RLIMIT_AS: what the warm child maps, and this many times its memory. Address space is no measure of memory; under a
tight limit parsers were seen to return an empty text, so this is the last line and not the first."""

KEPT_BYTES: Final = 4 * 1024 * 1024
"""Of memory that a document took, kept for the next one: what is given back to the system is asked of it again, page by
page (180 faults for a page of 150 KB)."""

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Of glibc's mallopt (malloc.h)."""

_WARMED: Final[tuple[tuple[Extraction, bool], ...]] = (("article", True), ("article", False), ("page", False))
"""Extraction, and whether links are found too, which takes another way through the page."""

LONG_CHARS: Final = 65_536
"""A text whose counting is announced: shorter ones are counted in 1.4 ms (Latin letters) to 32 ms
(Chinese). Most pages are shorter, and are spared the frame and the waking of the parent."""

_WARM_PAGE: Final = (
    b"<html><head><title>Warm</title></head><body><article><h1>Warm</h1><p>%s</p></article></body></html>"
)


def main(arguments: list[str]) -> int:
    """Answer requests until the end of input."""
    timeout_s, memory_bytes, life_line, descriptor = float(arguments[0]), *map(int, arguments[1:4])
    for number in DEAF_TO:  # Ctrl-C goes to the group: the parent drains, and then ends us
        signal.signal(number, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, DEAF_TO)  # blocked at birth, until they could be ignored
    for number in (signal.SIGALRM, signal.SIGIO):
        signal.signal(number, signal.SIG_DFL)
    _die_with_parent(life_line)
    window = _own_window(descriptor)
    source, sink = _own_pipes()
    _keep_memory()
    _warm_up()
    _limit(memory_bytes)
    held = cage.enter()
    _write(sink, reply(WARM, json.dumps(sorted(held.parts)).encode("ascii"), None))
    while told := source.read(REQUEST.size):
        inside, n_header, n_body = REQUEST.unpack(told)
        if inside and window:
            header, body = window.take(n_header), window.take(n_body, at=n_header)
        else:
            header, body = source.read(n_header), source.read(n_body)
        signal.setitimer(signal.ITIMER_REAL, timeout_s + SLACK_S)
        kind, payload = _answer(json.loads(header), body, lambda: _write(sink, reply(COUNTING, b"", None)))
        signal.setitimer(signal.ITIMER_REAL, 0)
        _write(sink, reply(kind, payload, window))
    return 0


def _own_window(descriptor: int) -> Window | None:
    """What is shared with the parent; its descriptor is closed, but for the copy that the mapping keeps."""
    if descriptor == NO_WINDOW:
        return None
    window = Window(descriptor)
    os.close(descriptor)
    return window


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Move the pipes away from 0 and 1, where a library's stray print would break the frames."""
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    return source, sink


def _die_with_parent(life_line: int) -> None:
    """Have the kernel send SIGIO when the parent's end of a pipe closes that nothing is ever written into.

    Not of the pipe of requests: a write wakes who reads before it signals, so the last bytes of a document could be
    read, and end their reader. Nor PR_SET_PDEATHSIG: it follows the thread that started us, and the slots' threads
    come and go.
    """
    fcntl.fcntl(life_line, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(life_line, fcntl.F_SETFL, fcntl.fcntl(life_line, fcntl.F_GETFL) | os.O_ASYNC)
    poller = select.poll()
    poller.register(life_line, 0)
    if poller.poll(0):  # it had gone before the kernel was asked to tell
        sys.exit(0)


def _keep_memory() -> None:
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:  # where the C library is glibc
        mallopt(_TRIM_THRESHOLD, KEPT_BYTES)
        mallopt(_MMAP_THRESHOLD, KEPT_BYTES)


def _warm_up() -> None:
    """Import and build what the first page needs, before it comes."""
    page = _WARM_PAGE % (b"Words that are read to warm the reader up, and then forgotten. " * 20)
    for extraction, links in _WARMED:
        read(page, media_type="text/html", charset="utf-8", options=ReadOptions(extraction=extraction, links=links))
    # What stands now stays: looking through it for what is not reached took a tenth of each page.
    gc.collect()
    gc.freeze()


def _limit(memory_bytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        mapped = int(open("/proc/self/statm", encoding="ascii").read().split()[0]) * resource.getpagesize()  # noqa: PTH123, SIM115
    except OSError:
        return  # not Linux: macOS does not enforce RLIMIT_AS; the parent's watch and the alarm remain
    limit = mapped + SPARE * memory_bytes
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _answer(header: dict[str, str | None], body: bytes, counts: Callable[[], None]) -> tuple[bytes, bytes]:
    """The kind of the reply, and its payload."""
    try:
        if header["kind"] == "listing":
            listing = read_listing(body, charset=header["charset"], url=header["url"] or "")
            return LISTING, listing.to_bytes()
        return READING, _read(header, body, counts).to_bytes()
    except WordcountsError as error:
        code, message = error.code, error.message
    except (MemoryError, RecursionError, SystemError):  # the last: C code that lost the MemoryError on its way
        code, message = TooComplex.code, TooComplex.sentence
    # Only here, where what was read is let go of: to say that memory ran out takes some.
    return ERROR, json.dumps({"code": code, "message": message}).encode("ascii")


def _read(header: dict[str, str | None], body: bytes, counts: Callable[[], None]) -> Reading:
    extraction: Extraction = "page" if header["extraction"] == "page" else "article"
    wanted = {name: header[name] == "yes" for name in ("places", "outline", "links")}
    options = ReadOptions(extraction, header["language"], **wanted)
    if header["kind"] == "text":
        found = extract_text(body.decode("utf-8", "surrogatepass"), title=header["title"] or "", options=options)
    else:
        declared = {name: header[name] for name in ("media_type", "charset", "url")}
        found = extract(body, options=options, **declared)
    if len(found.extract.text) >= LONG_CHARS:
        counts()
    return count(found, options)


def _write(sink: BinaryIO, data: bytes) -> None:
    sink.write(data)
    sink.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
