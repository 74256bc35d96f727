"""Worker processes as production starts them, killed and stopped, on a real Valkey, SQLite and sockets."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import psutil
import pytest

from parts.origin import Origin
from parts.product import environment, until
from parts.valkey import Valkey, valkey
from wordcounts.jobs.hints import Hints
from wordcounts.lifecycle import State
from wordcounts.store.store import Store
from wordcounts.store.values import Analysis, NewAnalysis, new_id

PAGE = "<html><head><title>Tides</title></head><body><p>" + "The sea rises and the sea falls. " * 30

Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def server() -> Iterator[Valkey]:
    with valkey() as running:
        yield running


@pytest.fixture
def origin() -> Iterator[Origin]:
    with Origin() as running:
        yield running


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(f"sqlite:///{tmp_path / 'record.sqlite3'}")
    opened.upgrade()
    yield opened
    opened.close()


@pytest.fixture
def start(server: Valkey, store: Store, tmp_path: Path) -> Iterator[Start]:
    """Start `wordcounts worker`; what still runs in the end is killed, with its children."""
    started: list[subprocess.Popen[bytes]] = []

    def begin(**settings: str) -> subprocess.Popen[bytes]:
        of = environment(
            DATABASE_URL=f"sqlite:///{tmp_path / 'record.sqlite3'}",
            REDIS_URL=server.url,
            WORDCOUNTS_DATA_DIR=str(tmp_path),
            WORDCOUNTS_LEASE_S="1",
            WORDCOUNTS_DRAIN_S="1",
            **settings,
        )
        with (tmp_path / f"worker-{len(started)}.log").open("wb") as log:
            command = [sys.executable, "-m", "wordcounts", "worker"]
            started.append(subprocess.Popen(command, env=of, stdout=log, stderr=log))
        return started[-1]

    with ExitStack() as stack:
        for deed in (lambda one: one.wait(10), lambda one: one.kill()):
            stack.callback(lambda deed=deed: [deed(one) for one in started])  # type: ignore[misc]
        stack.callback(lambda: [child.kill() for one in started for child in family(one)])
        yield begin


def family(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    return psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []


def submit(store: Store, server: Valkey, url: str) -> str:
    new = NewAnalysis(id=new_id(), kind="url", url=url, extraction="page")
    store.add(new)
    hints = Hints(server.url)
    assert hints.hint(new.id, 0)
    return new.id


def held(store: Store, id: str) -> Analysis:
    """Wait until a worker holds it."""
    return until(lambda: (found := store.get(id)) and found.state is State.RUNNING and found)  # type: ignore[return-value]


def ended(store: Store, id: str) -> Analysis:
    return until(lambda: (found := store.get(id)) and found.state.terminal and found)  # type: ignore[return-value]


def test_what_a_killed_worker_held_another_finishes_and_no_reader_stays(
    start: Start, store: Store, server: Valkey, origin: Origin
) -> None:
    first = start()
    id = submit(store, server, origin.raw("/tides", b"", hold=True))
    held(store, id)
    readers = family(first)
    assert readers

    first.kill()
    origin.serve("/tides", PAGE)
    start()

    assert (ended(store, id).state, ended(store, id).attempt) == (State.FINISHED, 2)
    until(lambda: not any(alive(reader) for reader in readers))


def alive(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_told_to_stop_once_or_twice_gives_back_what_it_holds(
    number: signal.Signals, times: int, start: Start, store: Store, server: Valkey, origin: Origin
) -> None:
    worker = start()
    id = submit(store, server, origin.raw("/mute", b"", hold=True))
    held(store, id)

    for _ in range(times):
        worker.send_signal(number)

    assert worker.wait(10) == 0
    back = store.get(id)
    assert back is not None
    assert (back.state, back.attempt) == (State.QUEUED, 0)


def test_several_workers_run_under_one_keeper_and_leave_with_it(
    start: Start, store: Store, server: Valkey, origin: Origin
) -> None:
    keeper = start(WORDCOUNTS_WORKERS="2")
    ids = [submit(store, server, f"{origin.serve('/tides', PAGE)}?{number}") for number in range(20)]
    assert {ended(store, id).state for id in ids} == {State.FINISHED}
    members = family(keeper)
    assert sum(process.ppid() == keeper.pid for process in members) == 2

    keeper.terminate()

    assert keeper.wait(10) == 0
    until(lambda: not any(alive(process) for process in members))
