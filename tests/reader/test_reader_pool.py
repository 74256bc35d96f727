"""Readers, as real processes."""

import contextlib
import gzip
import os
import signal
import subprocess
import sys
import threading
import time

import psutil
import pytest

from parts.compiler import kernel
from parts.documents import lines, pdf
from wordcounts.errors import BrokenDocument, ReaderFailed, TooComplex, UnsupportedType
from wordcounts.reader import frames, process
from wordcounts.reader.frames import DEAF_TO, REPLY
from wordcounts.reader.pool import Readers
from wordcounts.text.reading import read
from wordcounts.text.site.links import Links
from wordcounts.text.site.listings import Entry, Listing
from wordcounts.text.values import Reading, ReadOptions

PAGE = b"<html><head><title>Tides</title></head><body><h1>Tides</h1><p>" + b"The sea rises and the sea falls. " * 40
PLAIN = ReadOptions("page")
MEMORY = 400 * 1024 * 1024


@pytest.fixture
def readers():
    pool = Readers(1, timeout_s=10, memory_bytes=MEMORY)
    yield pool
    pool.close()


def ask(pool, body=PAGE, media_type="text/html", options=PLAIN):
    return pool.read(body, media_type=media_type, charset="utf-8", options=options)


def test_a_pdf_is_read_in_the_cage_within_its_limits(readers):
    document = pdf([lines(*["The sea rises and falls."] * 40)] * 100, title="Tides")

    found = ask(readers, document, "text/html")

    assert found == read(document, media_type=None, charset=None, options=PLAIN)
    assert (found.metadata.title, found.table.n_tokens) == ("Tides", 100 * 40 * 5)


def test_it_is_told_once_when_a_long_document_comes_to_its_counting(readers):
    told = []

    found = readers.read_text(
        "".join(map(chr, range(0x4E00, 0x9000))) * 100, options=PLAIN, counts=lambda: told.append(1)
    )

    assert (told, found.table.n_tokens > 100_000) == ([1], True)


def test_nothing_is_told_of_a_document_that_is_done_at_once(readers):
    told = []
    ask(readers)  # it is warm now

    readers.read(PAGE, media_type="text/html", charset="utf-8", options=PLAIN, counts=lambda: told.append(1))

    assert told == []


def test_the_error_of_a_locked_document_comes_through(readers):
    with pytest.raises(BrokenDocument, match="PDF is locked"):
        ask(readers, pdf([lines("secret")], locked=True), "application/pdf")


def test_a_sitemap_is_read_in_the_cage(readers):
    packed = gzip.compress(b"<urlset><url><loc>/tides</loc></url></urlset>")

    found = readers.read_listing(packed, charset=None, url="https://example.org/sitemap.xml.gz")

    assert found == Listing("sitemap", (Entry("https://example.org/tides"),))


def test_a_sitemap_that_is_none_leaves_the_reader_as_it_was(readers):
    with pytest.raises(BrokenDocument, match="not a sitemap or a feed"):
        readers.read_listing(PAGE, charset=None, url="https://example.org/sitemap.xml")
    before = readers.pids

    ask(readers)

    assert readers.pids == before


def test_a_packed_sitemap_of_nothing_ends_within_the_readers_memory(readers):
    bomb = gzip.compress(b"<urlset><url><loc>/a</loc></url>" + b" " * 500_000_000, 9)

    found = readers.read_listing(bomb, charset=None, url="https://example.org/s.xml")

    assert not found.whole


def test_links_come_out_of_the_cage_with_the_reading(readers):
    page = PAGE + b'<a href="moon">The moon</a>'
    options = ReadOptions("page", links=True)

    found = readers.read(page, media_type="text/html", charset="utf-8", options=options, url="https://example.org/")

    assert found.links == Links(("https://example.org/moon",))
    assert found.text == ask(readers, page).text


def until(condition, within_s=20.0):
    deadline = time.monotonic() + within_s
    while not (answer := condition()):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return answer


def test_a_reader_reads_what_the_text_room_reads(readers):
    assert ask(readers) == read(PAGE, media_type="text/html", charset="utf-8", options=PLAIN)


def test_the_kernel_is_loaded_before_the_cage_closes_and_counts_in_it():
    kernel()
    code = (
        "from wordcounts.reader.child import _limit, _warm_up; from wordcounts.text.words import kernel, segment;"
        f"_warm_up(); _limit({MEMORY}); print(kernel.loaded.cache_info().currsize);"
        "by_kernel = segment._count_by_kernel(kernel.loaded(), 'Sea and 中国 sea. ' * 200_000);"
        "print(by_kernel[0].n_tokens)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "800000"]


def test_a_text_is_read_with_its_title(readers):
    reading = readers.read_text("zwei Wörter \ud800", title="Ein Titel", options=ReadOptions(language="de"))
    assert (reading.metadata.title, reading.table.n_tokens) == ("Ein Titel", 2)


def test_an_error_comes_through_with_its_code_and_the_child_lives_on(readers):
    ask(readers)
    before = readers.pids
    with pytest.raises(UnsupportedType):
        ask(readers, b"\x89PNG\r\n\x1a\n" + bytes(100), "image/png")
    assert readers.pids == before


def test_more_threads_than_readers_wait_their_turn(readers):
    found = []
    threads = [threading.Thread(target=lambda: found.append(ask(readers).table.n_tokens)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(set(found)) == 1
    assert len(found) == 6


def test_a_reader_killed_between_documents_is_replaced_unseen(readers):
    ask(readers)
    (before,) = readers.pids
    os.kill(before, signal.SIGKILL)
    until(lambda: not readers.pids)
    assert ask(readers).table.n_tokens
    assert readers.pids != [before]


def frozen(readers):
    """Freeze the one reader, so that whatever it is asked next takes for ever."""
    ask(readers)
    (pid,) = readers.pids
    os.kill(pid, signal.SIGSTOP)
    return pid


def test_a_reader_killed_on_a_document_means_too_complex(readers):
    pid = frozen(readers)
    killer = threading.Timer(0.2, os.kill, (pid, signal.SIGKILL))
    killer.start()
    with pytest.raises(TooComplex):
        ask(readers)
    killer.join()
    assert ask(readers).table.n_tokens


def test_a_reader_that_takes_too_long_is_killed():
    pool = Readers(1, timeout_s=1.0, memory_bytes=MEMORY)
    pid = frozen(pool)
    started = time.monotonic()
    with pytest.raises(TooComplex):
        ask(pool)
    assert time.monotonic() - started < 2.5
    assert not psutil.pid_exists(pid)
    assert ask(pool).table.n_tokens
    pool.close()


@pytest.mark.parametrize("number", sorted(DEAF_TO))
def test_a_signal_to_the_whole_group_ends_no_reader_that_is_still_warming_up(number):
    child = process.Child(timeout_s=10, memory_bytes=MEMORY)
    os.kill(child.pid, number)
    child.await_warm()
    os.kill(child.pid, number)
    child.await_warm()
    assert child.alive
    child.kill()


def test_a_reader_that_takes_too_much_memory_is_killed():
    pool = Readers(1, timeout_s=10, memory_bytes=MEMORY)
    pid = frozen(pool)
    # What it holds already is more than a share of this: the watch sees it at its first look.
    for child in pool._children:
        child._memory_bytes = 1024 * 1024
    with pytest.raises(TooComplex):
        ask(pool)
    assert not psutil.pid_exists(pid)
    pool.close()


def test_a_reader_is_replaced_after_so_many_documents():
    pool = Readers(1, timeout_s=10, memory_bytes=MEMORY, recycle_after=2, recycle_s=0)
    ask(pool)
    (first,) = pool.pids

    def replaced():
        ask(pool)
        return pool.pids != [first] and first not in pool.pids

    until(replaced)
    assert len(pool.pids) == 1
    pool.close()


def test_a_reader_lasts_so_long_however_many_documents_it_reads():
    pool = Readers(1, timeout_s=10, memory_bytes=MEMORY, recycle_after=1, recycle_s=3600)
    ask(pool)
    first = pool.pids
    for _ in range(3):
        ask(pool)
    assert pool.pids == first
    pool.close()


def test_no_document_waits_for_the_reader_that_takes_over():
    pool = Readers(1, timeout_s=10, memory_bytes=MEMORY, recycle_after=1, recycle_s=0)
    ask(pool)
    (first,) = pool.pids
    ask(pool)
    (successor,) = set(pool.pids) - {first}
    os.kill(successor, signal.SIGSTOP)  # it will not be warm
    assert all(ask(pool).table.n_tokens for _ in range(3))
    os.kill(successor, signal.SIGKILL)
    assert ask(pool).table.n_tokens
    pool.close()


def test_a_reader_killed_while_its_successor_warms_up_leaves_none_behind():
    pool = Readers(1, timeout_s=10, memory_bytes=MEMORY, recycle_after=1, recycle_s=0)
    ask(pool)
    (first,) = pool.pids
    ask(pool)
    os.kill(first, signal.SIGKILL)
    until(lambda: first not in pool.pids)
    ask(pool)
    assert len(pool.pids) == 1
    pool.close()


NEVER_RETURNS = """
import re, sys
from wordcounts.reader import child
child._warm_up = lambda: None
child._answer = lambda *_: re.match("(a+)+$", "a" * 64 + "b")  # holds the interpreter for years
child.main(sys.argv[1:])
"""

PARENT_OF_ONE = """
import sys
from wordcounts.reader.frames import Request
from wordcounts.reader.process import Child
from wordcounts.text.values import Reading
Child.command = (sys.executable, "-c", sys.argv[1])
child = Child(timeout_s=600, memory_bytes=400_000_000)
print(child.pid, flush=True)
child.ask(Reading, Request.of({}, b"x"))
"""


def test_an_orphan_ends_in_the_middle_of_a_document_that_holds_the_interpreter():
    command = [sys.executable, "-c", PARENT_OF_ONE, NEVER_RETURNS]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as parent:
        orphan = psutil.Process(int(parent.stdout.readline()))
        until(lambda: orphan.cpu_times().user > 0.5)
        parent.kill()
        orphan.wait(5)


def test_closing_leaves_no_process():
    pool = Readers(2, timeout_s=10, memory_bytes=MEMORY)
    pool.start()
    pids = pool.pids
    assert len(pids) == 2
    pool.close()
    assert not any(psutil.pid_exists(pid) for pid in pids)
    with pytest.raises(ReaderFailed):
        ask(pool)


@contextlib.contextmanager
def child():
    """A child that is warm, and our end of its life line."""
    its_end, ours = os.pipe()
    command = [sys.executable, "-m", "wordcounts.reader.child", "10", str(MEMORY), str(its_end), "-1"]
    with (
        os.fdopen(ours, "wb") as life_line,
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, pass_fds=[its_end]) as started,
    ):
        os.close(its_end)
        kind, _, length = REPLY.unpack(started.stdout.read(REPLY.size))
        assert (kind, len(started.stdout.read(length))) == (b"W", length)
        yield started, life_line


def test_the_end_of_input_ends_a_child():
    with child() as (started, _):
        started.stdin.close()
        assert started.wait(10) == 0


def test_the_end_of_its_life_line_ends_a_child_between_documents():
    with child() as (started, life_line):
        life_line.close()
        assert started.wait(10) == -signal.SIGIO


def test_a_child_whose_parent_had_gone_before_it_began_ends_before_it_is_warm():
    its_end, ours = os.pipe()
    os.close(ours)
    command = [sys.executable, "-m", "wordcounts.reader.child", "10", str(MEMORY), str(its_end), "-1"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, pass_fds=[its_end], check=False)
    os.close(its_end)
    assert (done.returncode, done.stdout) == (0, b"")


def test_no_other_process_that_was_started_holds_a_childs_life_line():
    first = process.Child(timeout_s=10, memory_bytes=MEMORY)
    second = process.Child(timeout_s=10, memory_bytes=MEMORY)
    try:
        first.await_warm()
        first._life_line.close()
        until(lambda: not first.alive)
        assert second.alive
    finally:
        first.kill()
        second.kill()


def test_ten_thousand_small_documents_end_no_reader():
    """Each that came had a chance of one in five thousand to end its reader, by a signal of its pipe."""
    pool = Readers(1, timeout_s=10, memory_bytes=MEMORY, recycle_after=20_000)
    counted = {pool.read(b"one two", media_type="text/plain", charset="utf-8", options=PLAIN).table.n_tokens}
    before = pool.pids
    for _ in range(10_000):
        counted.add(pool.read(b"one two", media_type="text/plain", charset="utf-8", options=PLAIN).table.n_tokens)
    assert (counted, pool.pids) == ({2}, before)
    pool.close()


def test_a_child_ignores_signals_meant_for_its_parent():
    with child() as (started, _):
        started.send_signal(signal.SIGINT)
        started.send_signal(signal.SIGTERM)
        assert started.poll() is None
        started.stdin.close()
        assert started.wait(10) == 0


def test_a_child_sees_no_secret_of_the_environment(readers, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "nobody should read this")
    ask(readers)
    (pid,) = readers.pids
    assert "SECRET_KEY" not in psutil.Process(pid).environ()


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        (b"R", b"rubbish"),
        (b"E", b"rubbish"),
        (b"E", b"[]"),
        (b"E", b'{"code": "refused_address", "message": "x"}'),
        (b"?", b""),
        (frames.LISTING, Listing("feed", ()).to_bytes()),
    ],
)
def test_a_reply_that_no_child_of_ours_gives_is_not_believed(kind, payload):
    with pytest.raises(ReaderFailed):
        process._parsed(Reading, kind, payload)
