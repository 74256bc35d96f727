"""Processes: kept running, ended in order, none outlives what keeps it; and none keeps memory that it does not use."""

from __future__ import annotations

import contextlib
import ctypes
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import FrameType
from typing import Final

log = logging.getLogger(__name__)

FIRST_WAIT_S: Final = 0.5
MAX_WAIT_S: Final = 30.0
"""A part that keeps crashing is started again after 0.5, 1, 2 ... 30 seconds."""

STEADY_S: Final = 60.0
"""A part that ran for this long has not "kept crashing"."""

_LOOK_S: Final = 0.05
_PR_SET_PDEATHSIG: Final = 1


@dataclass(frozen=True, slots=True)
class Part:
    """A process to keep."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str]
    grace_s: float = 10.0
    """Between SIGTERM and SIGKILL."""


class _Kept:
    def __init__(self, part: Part) -> None:
        self.part = part
        self.process: subprocess.Popen[bytes] | None = None
        self.started_at = 0.0
        self.wait_s = FIRST_WAIT_S
        self.due_at = 0.0


class Keeper:
    """Starts parts in order, and stops them in the reverse. For the main thread, which lives as long as they do.

    Args:
        groups: parts that are started, and stopped, together.
        on_start: told a part's name and process id whenever one was started.
    """

    def __init__(
        self, groups: Sequence[Sequence[Part]], *, on_start: Callable[[str, int], None] = lambda _name, _pid: None
    ) -> None:
        self._groups = [[_Kept(part) for part in group] for group in groups]
        self._on_start = on_start
        self._stopping = False
        self._libc = ctypes.CDLL(None) if sys.platform == "linux" else None

    def run(self, *, ready: Callable[[], bool] = lambda: True, on_ready: Callable[[], None] = lambda: None) -> None:
        """Keep all parts until SIGTERM, SIGINT or `stop`; say once when `ready` holds."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._on_signal)
        said = False
        try:
            while not self._stopping:
                self._look()
                if not said and ready():
                    said = True
                    on_ready()
                time.sleep(_LOOK_S)
        finally:
            self._end()

    def start(self, index: int) -> None:
        """Start one group before `run`, for what the others need."""
        for kept in self._groups[index]:
            self._start(kept)

    def stop(self) -> None:
        """Ask `run` to end; any number of times."""
        self._stopping = True

    def end(self) -> None:
        """End all parts, when `run` was never reached."""
        self._end()

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        self._stopping = True

    def _look(self) -> None:
        now = time.monotonic()
        for kept in (kept for group in self._groups for kept in group):
            if kept.process is None:
                if now >= kept.due_at:
                    self._start(kept)
            elif (status := kept.process.poll()) is not None:
                _end_group(kept.process)
                kept.process = None
                if now - kept.started_at > STEADY_S:
                    kept.wait_s = FIRST_WAIT_S
                kept.due_at = now + kept.wait_s
                log.warning("%s ended (%d); it is started again in %g s", kept.part.name, status, kept.wait_s)
                kept.wait_s = min(kept.wait_s * 2, MAX_WAIT_S)

    def _start(self, kept: _Kept) -> None:
        # A process group of its own: Ctrl-C reaches the keeper alone, which ends the parts in order.
        kept.process = subprocess.Popen(
            kept.part.command, env=dict(kept.part.environment), stdin=subprocess.DEVNULL, process_group=0,
            preexec_fn=self._die_with_me,
        )  # fmt: skip
        kept.started_at = time.monotonic()
        self._on_start(kept.part.name, kept.process.pid)

    def _die_with_me(self) -> None:
        """In the child, on Linux: SIGTERM when the keeper is gone, kill -9 included."""
        if self._libc is not None:
            self._libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)

    def _end(self) -> None:
        for group in reversed(self._groups):
            running = [(kept.part, kept.process) for kept in group if kept.process is not None]
            for _, process in running:
                with contextlib.suppress(ProcessLookupError):
                    process.terminate()
            began = time.monotonic()
            for part, process in running:
                try:
                    process.wait(max(0.0, began + part.grace_s - time.monotonic()))
                except subprocess.TimeoutExpired:
                    log.warning("%s did not end in %g s: killed", part.name, part.grace_s)
                    process.kill()
                    process.wait()
                _end_group(process)


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """End what a part that is gone has left: web processes that would answer, readers that would read."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def give_back_memory() -> None:
    """Return to the system what this process has freed: glibc keeps it, for each of its threads. Some milliseconds.

    Does nothing where there is no glibc.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
