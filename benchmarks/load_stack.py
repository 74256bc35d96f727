"""The pieces of production on one machine, each started as a platform starts it: database, Valkey, web, worker."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
from parts.postgres import Postgres, postgres
from parts.product import environment, free_port, until
from parts.valkey import valkey

from wordcounts.store.store import Store

HERE = Path(__file__).parent
STOP_S = 40.0
MEBIBYTE = 1024 * 1024


@dataclass
class Stack:
    """What runs. `url` is the database's; `site` the origin's base."""

    folder: Path
    port: int
    url: str
    site: str
    settings: dict[str, str]
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, door: str) -> subprocess.Popen[bytes]:
        """Start `wordcounts web` or `wordcounts worker`, and wait until the web answers."""
        with (self.folder / f"{door}.log").open("ab") as log:
            command = [sys.executable, "-m", "wordcounts", door]
            process = subprocess.Popen(command, env=environment(**self.settings), stdout=log, stderr=log)
        self.started.append(process)
        if door == "web":
            until(self._ready, within_s=60)
        else:
            until(lambda: len(psutil.Process(process.pid).children()) >= int(self.settings["WORDCOUNTS_READERS"]))
        return process

    def _ready(self) -> bool:
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
            connection.request("GET", "/readyz")
            return connection.getresponse().status == 200
        return False

    def stop(self, process: subprocess.Popen[bytes]) -> None:
        self.started.remove(process)
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def log(self, door: str) -> str:
        return (self.folder / f"{door}.log").read_text("utf-8", "replace")


@contextmanager
def stack(*, server: Postgres | None = None, site: str = "", **settings: str) -> Iterator[Stack]:
    """Valkey with its file, and a fresh database: in `server`, or SQLite. Start the doors yourself."""
    with ExitStack() as closing:
        folder = Path(closing.enter_context(tempfile.TemporaryDirectory(prefix="wc-")))
        queue = closing.enter_context(valkey())
        url = server.new_database() if server else f"sqlite:///{folder / 'record.sqlite3'}"
        store = Store.open(url)
        store.upgrade()
        store.close()
        port = free_port()
        given = {
            "DATABASE_URL": url,
            "REDIS_URL": queue.url,
            "PORT": str(port),
            "WORDCOUNTS_DATA_DIR": str(folder),
            "WORDCOUNTS_WEB_PROCESSES": "2",
            "WORDCOUNTS_READERS": str(os.cpu_count() or 1),
            **settings,
        }
        running = Stack(folder, port, url, site, given)
        closing.callback(lambda: [running.stop(process) for process in running.started[::-1]])
        yield running


@contextmanager
def origin() -> Iterator[str]:
    """The site, in a process of its own; gives its base address."""
    command = [sys.executable, str(HERE / "load_origin.py")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
        finally:
            process.terminate()


@contextmanager
def databases(names: Sequence[str]) -> Iterator[dict[str, Postgres | None]]:
    """The servers of the databases that were asked for; SQLite has none."""
    with ExitStack() as closing:
        yield {name: closing.enter_context(postgres(durable=True)) if name == "PostgreSQL" else None for name in names}


def client(what: str, port: int, *targets: str, **options: float) -> dict[str, Any]:
    """Run load_client.py and return what it saw."""
    said = [f"--{name}={value}" for name, value in options.items()]
    command = [sys.executable, str(HERE / "load_client.py"), what, str(port), *targets, *said]
    found: dict[str, Any] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return found


def share(seconds: Sequence[float], part: float) -> float:
    """A percentile, in milliseconds."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] * 1000 if ordered else float("nan")


def pss_mb(process: psutil.Process) -> float:
    """Proportional set size of one process in MB: pages that several share are counted in parts."""
    return float(process.memory_full_info().pss) / MEBIBYTE


def settled(condition: Any, *, within_s: float) -> float:
    """Wait for a condition; seconds that it took, or infinity."""
    began = time.monotonic()
    try:
        until(condition, within_s=within_s, every_s=0.1)
    except AssertionError:
        return float("inf")
    return time.monotonic() - began
