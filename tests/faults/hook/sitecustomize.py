"""The fault hook: lets a test kill or freeze a process between two steps, or set its clock wrong.

Python runs a module of this name at its start if it finds one on its path. Only tests put this folder there; nothing of
the product knows it, so that no setting and no variable can make a production process die. It does nothing in a process
that was given no FAULTS_FOLDER, the readers of a worker among them.

In that folder a test arms a seam by making the file `<seam>.kill` or `<seam>.stop`. The first process to reach the seam
takes the file by renaming it, which succeeds once, and sends itself the signal. `clock` holds the seconds by which the
process's clock is wrong: for Python in every process; for SQLite too where FAULTS_SQLITE_CLOCK is set.
"""

from __future__ import annotations

import contextlib
import functools
import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

SEAMS = {
    "accepted": "the web has committed the row, and has not told the queue",
    "hinted": "the web has told the queue, and has not answered",
    "dequeued": "a worker has taken the hint off the queue, and looked at nothing",
    "handed": "a slot has the id, and RQ has not done its book-keeping",
    "claimed": "the row is claimed, and nothing fetched",
    "fetched": "the page is here, and not read",
    "read": "the words are counted, and not stored",
    "stored": "the result is written, and its transaction is open",
    "committed": "the result is committed, and nothing else done",
    "freeing": "a reconciler has its lock, and is about to free what has expired",
}


def main(folder: Path) -> None:
    _wrong_clock(folder)
    _seams(folder)


def reach(folder: Path, seam: str) -> None:
    """Do what is armed for this seam, if anything is, and if this process is the first."""
    for action, number in (("kill", signal.SIGKILL), ("stop", signal.SIGSTOP)):
        with contextlib.suppress(FileNotFoundError):
            (folder / f"{seam}.{action}").rename(folder / f"{seam}.{action}.{os.getpid()}")
            _signal(number)
            while _asked_again(folder / f"{seam}.again"):
                _signal(number)


def _signal(number: int) -> None:
    """To this very thread: sent to the process, it may be another's, and this one would go a few steps further."""
    signal.pthread_kill(threading.get_ident(), number)


def _asked_again(file: Path) -> bool:
    """Whether a process that goes on is to stop once more: it had stopped in the middle of another thread's writing."""
    try:
        file.unlink()
    except FileNotFoundError:
        return False
    time.sleep(0.02)
    return True


def _seams(folder: Path) -> None:
    from wordcounts.fetch.client import Fetcher
    from wordcounts.jobs.consumer import Consumer
    from wordcounts.jobs.hints import Hints
    from wordcounts.store import analyses
    from wordcounts.store.collections import Collections
    from wordcounts.store.store import Store
    from wordcounts.worker.process import Worker

    def seam(kind: object, method: str, *, before: str = "", after: str = "") -> None:
        original: Callable[..., Any] = getattr(kind, method)

        @functools.wraps(original)
        def wrapped(*args: Any, **kwargs: Any) -> Any:
            if before:
                reach(folder, before)
            answer = original(*args, **kwargs)
            if after and answer not in (None, False):
                reach(folder, after)
            return answer

        setattr(kind, method, wrapped)

    seam(Store, "add", after="accepted")
    seam(Hints, "hint", after="hinted")
    seam(Consumer, "execute_job", before="dequeued")
    seam(Worker, "_seated", after="handed")
    seam(Store, "claim", after="claimed")
    seam(Fetcher, "fetch", after="fetched")
    seam(Store, "finish", before="read", after="committed")
    seam(analyses, "finish", after="stored")
    seam(Collections, "claim", after="gathered")
    seam(Store, "finish_many", before="counted", after="kept")
    seam(Store, "free_expired", before="freeing")


def _wrong_clock(folder: Path) -> None:
    right = time.time

    def wrong() -> float:
        try:
            return right() + float((folder / "clock").read_text())
        except (FileNotFoundError, ValueError):
            return right()

    time.time = wrong
    if os.environ.get("FAULTS_SQLITE_CLOCK"):
        from sqlite3 import dbapi2

        connect = dbapi2.connect

        def connected(*args: Any, **kwargs: Any) -> Any:
            connection = connect(*args, **kwargs)
            connection.create_function("julianday", 1, lambda _: 2440587.5 + wrong() / 86400)
            return connection

        dbapi2.connect = connected  # type: ignore[assignment]


if folder := os.environ.get("FAULTS_FOLDER"):
    main(Path(folder))
