"""One ./run per data folder, and no process left of one that was killed."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import psutil

from wordcounts.errors import BadSettings

GRACE_S: Final = 15.0
"""Between SIGTERM and SIGKILL for what an earlier start left."""


@contextlib.contextmanager
def only_one(data_dir: Path, where: str) -> Iterator[None]:
    """Hold the data folder's lock; the kernel lets it go with the process, however that ends.

    Raises:
        BadSettings: another ./run holds it; the sentence says which.
    """
    with (data_dir / "run.lock").open("a+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            running = lock.read().strip()
            raise BadSettings(f"wordcounts is running on {data_dir} already ({running}).") from None
        lock.truncate(0)
        lock.write(f"process {os.getpid()}, {where}")
        lock.flush()
        yield


class Record:
    """The processes of a start, kept on disk. An id is told from its later owner by when the process began."""

    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / "run.json"
        self._parts: dict[str, tuple[int, float]] = {}

    def add(self, name: str, pid: int) -> None:
        """Remember a process that was just started."""
        with contextlib.suppress(psutil.NoSuchProcess):
            self._parts[name] = (pid, psutil.Process(pid).create_time())
        temporary = self._path.with_suffix(".new")
        temporary.write_text(json.dumps(self._parts), encoding="utf-8")
        temporary.replace(self._path)

    def end_orphans(self) -> int:
        """End what an earlier start left; return how many there were."""
        try:
            recorded = json.loads(self._path.read_text(encoding="utf-8"))
            found = [one for pid, began in recorded.values() if (one := _same(int(pid), float(began)))]
        except (FileNotFoundError, ValueError, TypeError, AttributeError):
            return 0
        for orphan in found:
            with contextlib.suppress(psutil.NoSuchProcess):
                orphan.terminate()
        _, stubborn = psutil.wait_procs(found, timeout=GRACE_S)
        for orphan in stubborn:
            with contextlib.suppress(psutil.NoSuchProcess):
                orphan.kill()
        self.clear()
        return len(found)

    def clear(self) -> None:
        """Forget all: they have ended."""
        self._path.unlink(missing_ok=True)


def _same(pid: int, began: float) -> psutil.Process | None:
    try:
        process = psutil.Process(pid)
        return process if abs(process.create_time() - began) < 1.0 else None
    except psutil.NoSuchProcess:
        return None
