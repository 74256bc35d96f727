"""Workers that are told to stop while what they depend on hangs (PROMISES, P7)."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import psutil
import pytest

from parts.origin import Origin
from parts.pieces import Pieces
from parts.postgres import Postgres
from parts.product import until
from wordcounts.jobs.hints import Hints
from wordcounts.lifecycle import State
from wordcounts.store.values import Analysis, NewAnalysis, new_id

PAGE = "<title>Tides</title><p>" + "The sea rises and the sea falls. " * 30
GRACE_S = 2 + 8
"""The drain of these workers, and what ./run waits beyond it before it kills."""


def submit(running: Pieces, url: str) -> str:
    new = NewAnalysis(id=new_id(), kind="url", url=url, extraction="page", fresh=True)
    running.store.add(new)
    Hints(running.queue.url).hint(new.id, 0)
    return new.id


def seen(running: Pieces, id: str) -> Analysis:
    found = running.store.get(id)
    assert found is not None
    return found


def holding(running: Pieces, origin: Origin, n: int = 3) -> tuple[subprocess.Popen[bytes], list[str]]:
    """A worker in the middle of fetches that hang."""
    worker = running.worker()
    ids = [submit(running, origin.raw(f"/mute/{number}", b"", hold=True)) for number in range(n)]
    until(lambda: all(seen(running, id).state is State.RUNNING for id in ids))
    return worker, ids


def left_within(worker: subprocess.Popen[bytes], seconds: float = GRACE_S) -> None:
    assert worker.wait(seconds) == 0


def all_finish(running: Pieces, origin: Origin, ids: list[str]) -> None:
    """The next worker finishes them: nothing had failed."""
    for number in range(len(ids)):
        origin.serve(f"/mute/{number}", PAGE)
    running.worker()
    until(lambda: all(seen(running, id).state is State.FINISHED for id in ids))


def test_hung_fetches_are_given_back_with_their_attempts(running: Pieces, origin: Origin) -> None:
    worker, ids = holding(running, origin)
    for _ in range(2):
        worker.send_signal(signal.SIGTERM)
    left_within(worker)
    assert {(seen(running, id).state, seen(running, id).attempt) for id in ids} == {(State.QUEUED, 0)}
    all_finish(running, origin, ids)
    assert {seen(running, id).attempt for id in ids} == {1}


def test_what_ends_within_the_grace_is_finished_by_the_worker_that_leaves(running: Pieces, origin: Origin) -> None:
    worker = running.worker()
    id = submit(running, origin.serve("/late", PAGE, delay_s=1.0))
    until(lambda: origin.hits("/late"))
    worker.terminate()
    left_within(worker)
    assert (seen(running, id).state, seen(running, id).attempt) == (State.FINISHED, 1)


@pytest.mark.parametrize("how", ["frozen", "killed"])
def test_a_queue_that_is_away_keeps_no_worker(running: Pieces, origin: Origin, how: str) -> None:
    worker, ids = holding(running, origin)
    if how == "frozen":
        running.queue.freeze()
    else:
        running.queue.kill()
    worker.terminate()
    left_within(worker)
    assert {(seen(running, id).state, seen(running, id).attempt) for id in ids} == {(State.QUEUED, 0)}
    if how == "frozen":
        running.queue.thaw()
    else:
        running.queue.start()
    all_finish(running, origin, ids)


def test_a_database_that_hangs_keeps_no_worker(running: Pieces, origin: Origin, request: pytest.FixtureRequest) -> None:
    worker, ids = holding(running, origin)
    with hanging(running, request):
        worker.terminate()
        left_within(worker)
    all_finish(running, origin, ids)
    assert {seen(running, id).failure for id in ids} == {None}


@contextmanager
def hanging(running: Pieces, request: pytest.FixtureRequest) -> Iterator[None]:
    """SQLite: somebody else writes for ever. PostgreSQL: every process of the server is frozen."""
    if "sqlite" in running.settings["DATABASE_URL"]:
        other = sqlite3.connect(running.settings["DATABASE_URL"].removeprefix("sqlite:///"), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.execute("ROLLBACK")
            other.close()
        return
    server: Postgres = request.getfixturevalue("server")
    assert server.process is not None
    parent = psutil.Process(server.process.pid)
    members = [*parent.children(recursive=True), parent]
    for member in members:
        member.suspend()
    try:
        yield
    finally:
        for member in members:
            member.resume()


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_database_that_is_away_keeps_no_worker(running: Pieces, origin: Origin, server: Postgres) -> None:
    worker, ids = holding(running, origin)
    server.stop()
    worker.terminate()
    try:
        left_within(worker)
    finally:
        server.start()
    all_finish(running, origin, ids)
