"""The processes that count one text, and the counting without any: both do tasks and answer."""

from __future__ import annotations

import os
import selectors
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Final, Protocol

from wordcounts.bigtext.messages import Failed, Job, Reply, Task, TaskDone, from_line, to_line
from wordcounts.bigtext.source import descriptor_of
from wordcounts.bigtext.worker import Worker
from wordcounts.errors import REGISTRY, ReadError, TooComplex

_KEPT: Final = ("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR", "VIRTUAL_ENV")
"""All that a process sees of the environment; and where Python looks for modules."""

_READ_BYTES: Final = 65_536


class Crew(Protocol):
    """Does tasks."""

    n: int
    """How many it does at a time."""

    def run(self, tasks: Iterable[Task]) -> Iterator[Reply]:
        """Do all of them, those first that come first; what comes of them, as it comes.

        Raises:
            ReadError, OSError: the text cannot be counted.
        """
        ...


@contextmanager
def crew(job: Job, n: int) -> Iterator[Crew]:
    """As many processes as asked for, which end with the `with`; 0, or where no program can be started: none."""
    if n < 1 or not sys.executable:
        alone = _Alone(job)
        try:
            yield alone
        finally:
            alone.close()
        return
    processes = _Processes(job, n)
    try:
        yield processes
        processes.dismiss()
    finally:
        processes.end()


class _Alone:
    n = 1

    def __init__(self, job: Job) -> None:
        self._worker = Worker(job, 0)

    def run(self, tasks: Iterable[Task]) -> Iterator[Reply]:
        try:
            for task in tasks:
                yield from self._worker.do(task)
        except MemoryError:
            raise TooComplex("There is not enough memory to count this text.") from None

    def close(self) -> None:
        self._worker.close()


class _Processes:
    def __init__(self, job: Job, n: int) -> None:
        self.n = n
        self._members: list[subprocess.Popen[bytes]] = []
        self._selector = selectors.DefaultSelector()
        try:
            for number in range(n):
                self._start(job, number)
        except BaseException:
            self.end()
            raise

    def _start(self, job: Job, number: int) -> None:
        environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
        environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
        # A group of its own: Ctrl-C reaches the parent alone, which ends its processes.
        descriptor = descriptor_of(job.source.path)
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "wordcounts.bigtext.child", str(number)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, bufsize=0, process_group=0,
            pass_fds=() if descriptor is None else (descriptor,),
        )  # fmt: skip
        self._members.append(process)
        assert process.stdout is not None  # noqa: S101 - for the type checker: it is a pipe
        self._selector.register(process.stdout, selectors.EVENT_READ, (process, bytearray()))
        _tell(process, job.to_line().encode() + b"\n")

    def run(self, tasks: Iterable[Task]) -> Iterator[Reply]:
        waiting = deque(tasks)
        n_busy = 0
        for process in self._members:
            n_busy += _hand_out(process, waiting)
        while n_busy:
            for process, reply in self._heard():
                if isinstance(reply, Failed):
                    raise _error_of(reply)
                if isinstance(reply, TaskDone):
                    n_busy -= not _hand_out(process, waiting)
                else:
                    yield reply

    def _heard(self) -> Iterator[tuple[subprocess.Popen[bytes], Reply]]:
        for key, _ in self._selector.select():
            process, heard = key.data
            data = os.read(key.fd, _READ_BYTES)
            if not data:
                raise TooComplex("A process that counted this text was ended, for want of memory perhaps.")
            heard += data
            *lines, rest = heard.split(b"\n")
            heard[:] = rest
            for line in lines:
                yield process, from_line(bytes(line))  # type: ignore[misc]

    def dismiss(self) -> None:
        """Tell all that there is no more to do."""
        for process in self._members:
            _tell(process, b"\n")

    def end(self) -> None:
        """End all, whatever they do."""
        self._selector.close()
        for process in self._members:
            if process.stdin is not None:
                with suppress(BrokenPipeError):
                    process.stdin.close()
            process.kill()
            process.wait()
            if process.stdout is not None:
                process.stdout.close()


def _hand_out(process: subprocess.Popen[bytes], waiting: deque[Task]) -> bool:
    """Give a process its next task, if there is one."""
    if not waiting:
        return False
    _tell(process, to_line(waiting.popleft()))
    return True


def _tell(process: subprocess.Popen[bytes], line: bytes) -> None:
    assert process.stdin is not None  # noqa: S101 - for the type checker: it is a pipe
    # One that has ended is noticed where its answers are awaited.
    with suppress(BrokenPipeError):
        view = memoryview(line)
        while view:
            view = view[process.stdin.write(view) or 0 :]


def _error_of(failed: Failed) -> Exception:
    if failed.number:
        return OSError(failed.number, failed.message)
    found = REGISTRY.get(failed.code, ReadError)
    return found(failed.message)
