"""What a fault is tried on: real processes with short leases, on SQLite or PostgreSQL, and an origin with a log."""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from sqlalchemy import create_engine, text

from parts.killing import gone, kill_family
from parts.origin import Origin
from parts.postgres import Postgres, postgres
from parts.product import Product, environment, free_port, until
from parts.valkey import Valkey
from wordcounts.settings import Settings
from wordcounts.store.store import Store

HOOK = Path(__file__).parent / "hook"

SHORT = {"WORDCOUNTS_LEASE_S": "2", "WORDCOUNTS_DRAIN_S": "2"}
"""Leases that a test can wait for. The long form has the product's own."""

PATIENT = {"WORDCOUNTS_FETCH_FIRST_BYTE_S": "20", "WORDCOUNTS_FETCH_TOTAL_S": "30"}
"""So that a site may be slower than a worker's drain, in both forms."""

READ_MEMORY_BYTES = 160 * 1024 * 1024
"""Twice what a reader takes at rest, so that a page of 4 MB hits it."""

START_S = 90.0

PAGE = (
    "<html><head><title>Tides</title></head><body><h1>Tides</h1><p>"
    + "The sea rises and the sea falls. " * 30
    + "</p></body></html>"
)

_UPGRADING = threading.Lock()
"""Alembic keeps its context in globals of the process."""

_numbers = itertools.count(1)
"""No two addresses of a session are alike: equal ones would share a fetch."""


@dataclass(eq=False)
class Process:
    """One process of ours, with what it started."""

    popen: subprocess.Popen[bytes]
    log: Path

    @property
    def pid(self) -> int:
        return self.popen.pid

    @property
    def running(self) -> bool:
        return self.popen.poll() is None

    @property
    def family(self) -> list[psutil.Process]:
        """All that it started, directly or not."""
        with suppress(psutil.NoSuchProcess):
            return psutil.Process(self.pid).children(recursive=True) if self.running else []
        return []

    def send(self, number: int) -> None:
        self.popen.send_signal(number)

    def kill(self, *, family: bool = False) -> list[psutil.Process]:
        """kill -9: this process, or all of its family at once; returns those that it had started."""
        if family:
            return kill_family(self.popen, within_s=START_S)
        members = self.family
        self.popen.kill()
        self.popen.wait()
        return members

    def terminate(self, *, within_s: float = 30.0) -> int:
        """SIGTERM, and its exit code."""
        self.popen.terminate()
        return self.popen.wait(within_s)


@dataclass
class Stack:
    """A database, a Valkey, an origin, the web and two workers. What a fault breaks, `mend` makes whole again."""

    kind: str
    folder: Path
    url: str
    server: Postgres | None
    queue: Valkey
    origin: Origin
    store: Store
    settings: dict[str, str]
    workers: list[Process] = field(default_factory=list)
    started: list[Process] = field(default_factory=list)
    product: Product = field(init=False)
    web: Process = field(init=False)

    # Processes

    def start(self, *arguments: str, **settings: str) -> Process:
        """Start `wordcounts ARGUMENTS`, in a process group of its own."""
        log = self.folder / f"{arguments[0]}-{len(self.started)}.log"
        command = [sys.executable, "-m", "wordcounts", *arguments]
        with log.open("wb") as out:
            popen = subprocess.Popen(
                command, env={**self.settings, **settings}, stdout=out, stderr=out, start_new_session=True
            )
        self.started.append(Process(popen, log))
        return self.started[-1]

    def worker(self, **settings: str) -> Process:
        """Start one more worker; it takes work a second or two later."""
        self.workers.append(self.start("worker", **settings))
        return self.workers[-1]

    def ready(self, *workers: Process) -> None:
        """Wait until these workers take work."""
        for worker in workers:
            until(lambda worker=worker: b"slots" in worker.log.read_bytes(), within_s=START_S)

    def no_workers(self) -> None:
        """Stop all workers in order."""
        for worker in self.workers:
            if worker.running:
                worker.terminate()
        self.workers.clear()

    def serve(self) -> None:
        """Start the web, and wait until it is ready."""
        port = int(self.product.base.rpartition(":")[2])
        self.web = self.start("web", "--port", str(port))
        until(self._answers, within_s=START_S)

    def _answers(self) -> bool:
        try:
            return self.product.get("/readyz").status == 200
        except OSError:
            return False

    def freeze(self, worker: Process) -> None:
        """SIGSTOP, at a moment when it writes nothing to SQLite: see `stopped_at`."""

        def frozen() -> bool:
            worker.send(signal.SIGSTOP)
            until(lambda: stopped(worker.pid))
            if self._writable():
                return True
            worker.send(signal.SIGCONT)
            return False

        until(frozen)

    def thaw(self, worker: Process) -> None:
        """SIGCONT."""
        worker.send(signal.SIGCONT)

    def _writable(self) -> bool:
        if self.kind != "sqlite":
            return True
        path = self.url.removeprefix("sqlite:///")
        with contextlib.closing(sqlite3.connect(path, timeout=0.3, isolation_level=None)) as connection:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                return False
            connection.execute("ROLLBACK")
            return True

    # The fault hook

    def arm(self, seam: str, action: str = "kill") -> None:
        """Have the first process that reaches this seam killed or stopped: see hook/sitecustomize.py."""
        (self.hook / f"{seam}.{action}").touch()

    def sprung(self, seam: str, action: str = "kill", *, within_s: float = 30.0) -> int:
        """Wait until a process took what was armed; its id."""
        found = until(lambda: list(self.hook.glob(f"{seam}.{action}.*")), within_s=within_s)
        return int(found[0].suffix[1:])

    def stopped_at(self, seam: str) -> int:
        """Wait until a process has stopped at a seam that was armed so; its id.

        Not while another of its threads writes: frozen with SQLite's lock, it would hold up everybody, by SQLite's
        design, until it goes on or dies.
        """
        pid = self.sprung(seam, "stop")
        until(lambda: stopped(pid))
        while not self._writable():
            again = self.hook / f"{seam}.again"
            again.touch()
            proceed(pid)
            until(lambda again=again: not again.exists() and stopped(pid))
        return pid

    def clock(self, wrong_by_s: float) -> None:
        """Set the clocks of processes that were started with `wrong_clock` wrong."""
        (self.hook / "clock").write_text(str(wrong_by_s))

    @property
    def hook(self) -> Path:
        return self.folder / "hook"

    # The record

    def held_by(self, process: Process) -> list[str]:
        """The ids that this worker, or a worker that it started, holds just now."""
        pids = [process.pid, *(member.pid for member in process.family)]
        with self.store._engine.connect() as connection:
            rows = connection.execute(text("SELECT id, worker FROM analyses WHERE state = 'running'")).all()
        return [row.id for row in rows if row.worker and any(f"-{pid}-" in row.worker for pid in pids)]

    def sql(self, statement: str, **values: object) -> list[tuple[object, ...]]:
        """Run a statement as somebody else would, outside any transaction."""
        engine = create_engine(self.url, isolation_level="AUTOCOMMIT")
        try:
            with engine.connect() as connection:
                answer = connection.execute(text(statement), values)
                return [tuple(row) for row in answer.all()] if answer.returns_rows else []
        finally:
            engine.dispose()

    # Pages

    def page(self, *, delay_s: float = 0.0) -> str:
        """The address of a page that nobody has asked for yet, answered after a while."""
        path = "/tides" if not delay_s else f"/tides-{delay_s:g}"
        return f"{self.origin.serve(path, PAGE, delay_s=delay_s)}?{next(_numbers)}"

    # Time

    @property
    def lease_s(self) -> float:
        return float(self.settings.get("WORDCOUNTS_LEASE_S", Settings.model_fields["lease_s"].default))

    @property
    def drain_s(self) -> float:
        return float(self.settings.get("WORDCOUNTS_DRAIN_S", Settings.model_fields["drain_s"].default))

    # In between

    def mend(self) -> None:
        """Make whole what a fault has broken, for the next one: nothing armed, two workers, a web and a queue."""
        shutil.rmtree(self.hook)
        self.hook.mkdir()
        if not self.queue.running:
            self.queue.start()
        if not self.web.running:
            self.serve()
        self.workers = [worker for worker in self.workers if worker.running]
        for extra in self.workers[2:]:
            extra.kill(family=True)
        del self.workers[2:]
        while len(self.workers) < 2:
            self.worker()
        self.ready(*self.workers)

    def end(self) -> None:
        """End every process, however it stands."""
        for process in self.started:
            process.kill(family=True)


def wrong_clock() -> dict[str, str]:
    """Settings for a worker whose SQLite follows its clock."""
    return {"FAULTS_SQLITE_CLOCK": "yes"}


def base_settings(folder: Path, url: str, queue: Valkey, **more: str) -> dict[str, str]:
    """What every process of a stack is started with; the fault hook is on its path."""
    return environment(
        DATABASE_URL=url, REDIS_URL=queue.url, WORDCOUNTS_DATA_DIR=str(folder),
        PYTHONPATH=os.pathsep.join(filter(None, [str(HOOK), os.environ.get("PYTHONPATH")])),
        FAULTS_FOLDER=str(folder / "hook"), **PATIENT, WORDCOUNTS_READ_MEMORY_BYTES=str(READ_MEMORY_BYTES), **more,
    )  # fmt: skip


@contextmanager
def stack(kind: str, **settings: str) -> Iterator[Stack]:
    """Start everything; in the end it is gone, with all that it left on disk."""
    with ExitStack() as parts:
        folder = Path(parts.enter_context(tempfile.TemporaryDirectory(prefix="wcf-", dir="/tmp")))
        server = parts.enter_context(postgres()) if kind == "postgresql" else None
        url = server.new_database() if server else f"sqlite:///{folder / 'record.sqlite3'}"
        queue = Valkey(folder / "q")
        (folder / "q").mkdir()
        (folder / "hook").mkdir()
        queue.start()
        parts.callback(queue.kill)
        origin = parts.enter_context(Origin())
        store = parts.enter_context(contextlib.closing(Store.open(url)))
        with _UPGRADING:
            store.upgrade()
        made = Stack(kind, folder, url, server, queue, origin, store, base_settings(folder, url, queue, **settings))
        made.product = Product(f"http://127.0.0.1:{free_port()}", folder, None, folder / "log")  # type: ignore[arg-type]
        parts.callback(made.end)
        workers = [made.worker(), made.worker()]
        made.serve()
        made.ready(*workers)
        yield made


def name(process: psutil.Process) -> str:
    """Of its program; empty once it has ended."""
    with suppress(psutil.NoSuchProcess):
        return "" if gone(process) else process.name()
    return ""


def stopped(pid: int) -> bool:
    """Whether a process stands still by SIGSTOP."""
    return psutil.Process(pid).status() == psutil.STATUS_STOPPED


def proceed(pid: int) -> None:
    os.kill(pid, signal.SIGCONT)
