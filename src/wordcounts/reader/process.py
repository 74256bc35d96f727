"""One child as its parent sees it: asked, watched, and killed when it takes too long or too much."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import ClassVar, Final, TypeVar

import psutil

from wordcounts.errors import REGISTRY, BrokenDocument, ReaderFailed, ReadError, TooComplex, WordcountsError
from wordcounts.reader.cage import Cage
from wordcounts.reader.frames import (
    COUNTING,
    DEAF_TO,
    ERROR,
    LISTING,
    MAX_REPLY_BYTES,
    READING,
    REPLY,
    WARM,
    Request,
)
from wordcounts.reader.window import WINDOW_BYTES, Window
from wordcounts.text.site.listings import Listing
from wordcounts.text.values import Reading

START_S: Final = 60.0
"""How long a child may take to import and warm up, in seconds: 1 s on an idle machine."""

WATCH_S: Final = 0.03
"""Between two looks at a child's memory: at 1 GB/s, as fast as pages are touched, it gains 30 MB between two."""

LASTS_S: Final = 0.1
"""How long a document is read before it is told that its words are being counted: sooner, nobody would see it."""

SHARE: Final = 0.85
"""Of the allowed memory, where a child is killed: what it gains between two looks stays within the rest."""

MAX_MESSAGE_CHARS: Final = 300

_KEPT: Final = ("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "PYTHONPATH", "TMPDIR", "VIRTUAL_ENV", "PYTHONHASHSEED")
"""All that a child sees of the environment: no address and no secret of the database, Redis or the web."""


Answer = TypeVar("Answer", Reading, Listing)


class Died(Exception):
    """The child ended, or its pipe did; `by_signal` when it was killed or crashed."""

    def __init__(self, *, by_signal: bool) -> None:
        super().__init__("killed" if by_signal else "ended")
        self.by_signal = by_signal


@contextlib.contextmanager
def deaf() -> Iterator[None]:
    """What is started meanwhile has `DEAF_TO` blocked from its birth: one of them would end it before it is warm."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, DEAF_TO)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Child:
    """A process that reads documents, one at a time. Starts at once and warms up by itself. One thread at a time."""

    command: ClassVar[tuple[str, ...]] = (sys.executable, "-P", "-m", "wordcounts.reader.child")

    def __init__(self, *, timeout_s: float, memory_bytes: int) -> None:
        environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
        # No other process has our end of its life line, which therefore closes with us, whatever else we started.
        its_end, ours = os.pipe()
        self._life_line = os.fdopen(ours, "wb", buffering=0)
        self._window, its_window = Window.made()
        command = [*self.command, repr(timeout_s), str(memory_bytes), str(its_end), str(its_window)]
        passed = [its_end, its_window] if self._window else [its_end]
        try:
            with deaf():
                self._process = subprocess.Popen(
                    command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, pass_fds=passed,
                    env=environment, cwd="/", bufsize=0,
                )  # fmt: skip
        finally:
            for descriptor in passed:
                os.close(descriptor)
        assert self._process.stdin is not None  # noqa: S101 - for the type checker: both are pipes
        assert self._process.stdout is not None  # noqa: S101
        self._to, self._from = self._process.stdin.fileno(), self._process.stdout.fileno()
        os.set_blocking(self._to, False)
        os.set_blocking(self._from, False)
        self._timeout_s, self._memory_bytes = timeout_s, memory_bytes
        self._born = time.monotonic()
        self._deadline = self._born + START_S
        self._to_tell: tuple[float, Callable[[], None]] | None = None
        """Whom to tell, and not before when, that the child counts; None while it does not, or it is told."""
        self._warm = False
        self.cage: Cage | None = None
        """What holds of its cage; None until it is warm."""
        self.successor: Child | None = None
        """Warms up meanwhile, to take over from this one."""
        self.n_read = 0
        """Documents that it was given."""
        self.usable = True
        """False from a request until its whole reply: a child that failed in between is not asked again."""

    @property
    def pid(self) -> int:
        """Of the process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """False once it has ended."""
        return self._process.poll() is None

    @property
    def age_s(self) -> float:
        """Seconds since it was started."""
        return time.monotonic() - self._born

    def ask(self, wanted: type[Answer], request: Request, *, counts: Callable[[], None] = lambda: None) -> Answer:
        """Have one document read.

        Args:
            wanted: what the request asks for: another answer is none of a child of ours.
            request: the document.
            counts: called at most once, while the words of a long document are being counted and it has been read for
                `LASTS_S`; not to block, since the child is not watched meanwhile.

        Raises:
            ReadError: as the child says, or TooComplex when it had to be killed or was.
            ReaderFailed: it ended without a word, or said what no child of ours says.
        """
        try:
            self.await_warm()
        except (Died, TooComplex):
            self.usable = False
            raise ReaderFailed from None
        self.n_read += 1
        self.usable = False
        began = time.monotonic()
        self._deadline = began + self._timeout_s
        try:
            self._send(request.sent(self._window))
            kind, payload = self._receive()
            if kind == COUNTING:
                self._to_tell = (began + LASTS_S, counts)
                kind, payload = self._receive()
        except Died as death:
            raise (TooComplex if death.by_signal else ReaderFailed)() from None
        finally:
            self._to_tell = None
        self.usable = True
        return _parsed(wanted, kind, payload)

    def await_warm(self) -> None:
        """Wait until it can read; returns at once later on."""
        if not self._warm:
            kind, payload = self._receive()
            self._warm = kind == WARM
            self.cage = Cage.of(json.loads(payload))

    def is_warm(self) -> bool:
        """Whether it can read now; does not wait."""
        poller = select.poll()
        poller.register(self._from, select.POLLIN)
        if not self._warm and poller.poll(0) and self.alive:
            self.await_warm()
        return self._warm

    def kill(self) -> None:
        """End it now, and take its status and pipes."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._life_line):
            if pipe is not None:
                pipe.close()
        if self._window is not None:
            self._window.close()

    def _send(self, data: bytes) -> None:
        left = memoryview(data)
        while left:
            self._wait(self._to, select.POLLOUT)
            try:
                left = left[os.write(self._to, left[:1_048_576]) :]
            except BlockingIOError:
                continue
            except BrokenPipeError:
                raise self._death() from None

    def _receive(self) -> tuple[bytes, bytes]:
        kind, inside, length = REPLY.unpack(self._take(REPLY.size))
        if length > MAX_REPLY_BYTES:
            raise TooComplex
        if not inside:
            return kind, self._take(length)
        if self._window is None or length > WINDOW_BYTES:
            raise ReaderFailed
        return kind, self._window.take(length)

    def _take(self, n_bytes: int) -> bytes:
        pieces, missing = [], n_bytes
        while missing:
            self._wait(self._from, select.POLLIN)
            try:
                piece = os.read(self._from, min(missing, 1_048_576))
            except BlockingIOError:
                continue
            if not piece:
                raise self._death()
            pieces.append(piece)
            missing -= len(piece)
        return b"".join(pieces)

    def _wait(self, descriptor: int, events: int) -> None:
        """Wait until the pipe is ready, and watch the child meanwhile."""
        poller = select.poll()
        poller.register(descriptor, events)
        while not poller.poll(WATCH_S * 1000):
            if time.monotonic() > self._deadline or self._rss_bytes() > SHARE * self._memory_bytes:
                raise TooComplex
            if self._to_tell and time.monotonic() >= self._to_tell[0]:
                counts, self._to_tell = self._to_tell[1], None
                counts()

    def _rss_bytes(self) -> int:
        try:
            return int(psutil.Process(self.pid).memory_info().rss)
        except psutil.Error:
            return 0  # it has just ended: the pipe says so next

    def _death(self) -> Died:
        try:
            status = self._process.wait(1.0)
        except subprocess.TimeoutExpired:
            return Died(by_signal=False)  # it closed its pipe and lives on
        return Died(by_signal=status < 0)


def _parsed(wanted: type[Answer], kind: bytes, payload: bytes) -> Answer:
    """Believe a reply only so far: hostile bytes may have spoken with the child's voice."""
    try:
        if kind == (READING if wanted is Reading else LISTING):
            return wanted.from_bytes(payload)
        if kind == ERROR:
            raise _reported(json.loads(payload))
    except (ValueError, KeyError, TypeError, RecursionError):
        raise ReaderFailed from None
    raise ReaderFailed


def _reported(said: dict[str, str]) -> WordcountsError:
    """The error that a child reports: of the reading kind, whatever it says."""
    found = REGISTRY.get(said["code"], BrokenDocument)
    if not issubclass(found, ReadError):
        return ReaderFailed()
    message = str(said["message"])
    return found(message[:MAX_MESSAGE_CHARS] if message.isprintable() else None)
