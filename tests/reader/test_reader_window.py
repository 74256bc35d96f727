"""The memory that a parent and its child share: what goes through it, and what neither can do to the other by it."""

from __future__ import annotations

import mmap
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from wordcounts.errors import ReaderFailed
from wordcounts.reader import process
from wordcounts.reader.frames import READING, REPLY, REQUEST, Request, reply
from wordcounts.reader.pool import Readers
from wordcounts.reader.process import Child
from wordcounts.reader.window import NO_WINDOW, WINDOW_BYTES, Window
from wordcounts.text.values import Reading, ReadOptions

MEMORY = 400 * 1024 * 1024
PLAIN = ReadOptions(extraction="page")


@pytest.fixture
def sides() -> Iterator[tuple[Window, Window, int]]:
    """A window from both sides, and its descriptor."""
    ours, descriptor = Window.made()
    assert ours is not None
    theirs = Window(descriptor)
    yield ours, theirs, descriptor
    ours.close()
    theirs.close()
    os.close(descriptor)


def text_of(n_bytes: int) -> bytes:
    return (b"word " * (n_bytes // 5 + 1))[:n_bytes]


def descriptors() -> int:
    """How many this process has."""
    return len(list(Path("/proc/self/fd").iterdir()))


def test_what_one_side_puts_the_other_takes(sides: tuple[Window, Window, int]) -> None:
    ours, theirs, _ = sides
    assert ours.put(b"head", b"", b"body")
    assert (theirs.take(4), theirs.take(4, at=4)) == (b"head", b"body")
    assert theirs.put(b"else")
    assert ours.take(8) == b"elsebody"


def test_what_does_not_fit_is_not_put(sides: tuple[Window, Window, int]) -> None:
    ours, theirs, _ = sides
    assert ours.put(b"a" * WINDOW_BYTES)
    assert not ours.put(b"b", b"b" * WINDOW_BYTES)
    assert theirs.take(WINDOW_BYTES) == b"a" * WINDOW_BYTES


@pytest.mark.parametrize(("n_bytes", "at"), [(WINDOW_BYTES + 1, 0), (1, WINDOW_BYTES), (2, WINDOW_BYTES - 1)])
def test_nothing_is_taken_from_beyond_its_end(sides: tuple[Window, Window, int], n_bytes: int, at: int) -> None:
    with pytest.raises(ValueError, match="more than a window holds"):
        sides[0].take(n_bytes, at=at)


@pytest.mark.parametrize("n_bytes", [0, WINDOW_BYTES - 4096, WINDOW_BYTES + 4096])
def test_neither_side_can_make_it_shorter_or_longer(sides: tuple[Window, Window, int], n_bytes: int) -> None:
    ours, _, descriptor = sides
    with pytest.raises(PermissionError):
        os.ftruncate(descriptor, n_bytes)
    assert len(ours.take(WINDOW_BYTES)) == WINDOW_BYTES


def test_what_was_taken_does_not_change_any_more(sides: tuple[Window, Window, int]) -> None:
    ours, theirs, _ = sides
    theirs.put(b"before")
    taken = ours.take(6)
    theirs.put(b"behind")
    assert taken == b"before"


def test_a_request_and_a_reply_lie_in_it_where_they_fit(sides: tuple[Window, Window, int]) -> None:
    ours, theirs, _ = sides
    small, large = Request.of({"kind": "document"}, b"body"), Request(b"{}", bytes(WINDOW_BYTES))
    assert REQUEST.unpack(small.sent(ours)) == (True, len(small.header), 4)
    assert theirs.take(len(small.header) + 4) == small.header + b"body"
    assert large.sent(ours) == REQUEST.pack(False, 2, WINDOW_BYTES) + b"{}" + bytes(WINDOW_BYTES)
    assert small.sent(None) == REQUEST.pack(False, len(small.header), 4) + small.header + b"body"
    assert reply(READING, b"read", theirs) == REPLY.pack(READING, True, 4)
    assert reply(READING, b"read", None) == REPLY.pack(READING, False, 4) + b"read"


@pytest.mark.parametrize("n_bytes", [0, 1, WINDOW_BYTES - 1000, WINDOW_BYTES, 3 * WINDOW_BYTES])
@pytest.mark.parametrize("windows", [True, False])
def test_documents_of_any_length_are_read_with_a_window_and_without(
    n_bytes: int, windows: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not windows:
        monkeypatch.setattr(Window, "made", classmethod(lambda cls: (None, NO_WINDOW)))
    pool = Readers(1, timeout_s=20, memory_bytes=MEMORY)
    for length in (n_bytes, 10, n_bytes):  # nothing of the one before is left in the next
        body = text_of(length)
        read = pool.read(body, media_type="text/plain", charset="utf-8", options=PLAIN)
        assert (read.text.encode(), read.table.n_tokens) == (body, len(body.split()))
    pool.close()


def test_a_system_without_such_memory_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> int:
        raise OSError("not implemented")

    monkeypatch.setattr(os, "memfd_create", refused)
    assert Window.made() == (None, NO_WINDOW)
    monkeypatch.delattr(os, "memfd_create")
    assert Window.made() == (None, NO_WINDOW)


def test_memory_that_cannot_be_mapped_leaves_no_descriptor(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> mmap.mmap:
        raise OSError("no memory")

    monkeypatch.setattr(mmap, "mmap", refused)
    before = descriptors()
    assert Window.made() == (None, NO_WINDOW)
    assert descriptors() == before


def test_a_child_that_ends_leaves_no_descriptor_of_its_window() -> None:
    before = descriptors()
    child = Child(timeout_s=10, memory_bytes=MEMORY)
    child.await_warm()
    child.kill()
    assert descriptors() == before


SAYS = """
import sys
from wordcounts.reader.frames import READING, REPLY, WARM
write = sys.stdout.buffer.write
write(REPLY.pack(WARM, False, 2) + b"[]")
write(REPLY.pack(READING, True, int(sys.argv[1])))
sys.stdout.flush()
sys.stdin.read()
"""


@pytest.mark.parametrize(("n_bytes", "windows"), [(WINDOW_BYTES + 1, True), (4, True), (4, False)])
def test_a_child_that_says_that_what_is_not_lies_in_its_window_is_not_believed(
    n_bytes: int, windows: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not windows:
        monkeypatch.setattr(Window, "made", classmethod(lambda cls: (None, NO_WINDOW)))
    monkeypatch.setattr(process.Child, "command", (sys.executable, "-c", SAYS, str(n_bytes)))
    child = Child(timeout_s=10, memory_bytes=MEMORY)
    try:
        with pytest.raises(ReaderFailed):
            child.ask(Reading, Request.of({}, b"rubbish"))
    finally:
        child.kill()
