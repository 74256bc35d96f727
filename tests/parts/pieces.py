"""The production pieces as processes of their own: web (gunicorn), workers, a Valkey, on either database.

with pieces(database_url) as running:
    running.web(processes=2)
    worker = running.worker()
    id = running.product.submit(url=...)
    worker.kill()
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from parts.product import START_S, Answer, Product, environment, free_port, until
from parts.valkey import Valkey, valkey
from wordcounts.store.store import Store

MANY = {"WORDCOUNTS_LEASE_S": "3", "WORDCOUNTS_DRAIN_S": "2"}
"""Leases that a test can wait for."""


@dataclass
class Pieces:
    """What runs; `store` looks into the same database."""

    settings: dict[str, str]
    folder: Path
    queue: Valkey
    store: Store
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)
    product: Product = field(init=False)

    def start(self, *arguments: str, **settings: str) -> subprocess.Popen[bytes]:
        """Start `wordcounts ARGUMENTS`; it ends with the test, and its children with it."""
        log = (self.folder / f"{arguments[0]}-{len(self.started)}.log").open("wb")
        command = [sys.executable, "-m", "wordcounts", *arguments]
        with log:
            process = subprocess.Popen(command, env={**self.settings, **settings}, stdout=log, stderr=log)
        self.started.append(process)
        return process

    def worker(self, **settings: str) -> subprocess.Popen[bytes]:
        return self.start("worker", **settings)

    def web(self, processes: int = 1, **settings: str) -> Product:
        """Start the web and wait until it is ready."""
        port = free_port()
        self.start("web", "--port", str(port), WORDCOUNTS_WEB_PROCESSES=str(processes), **settings)
        self.product = Product(f"http://127.0.0.1:{port}", self.folder, None, self.folder / "log")  # type: ignore[arg-type]
        until(self._ready, within_s=START_S)
        return self.product

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run `wordcounts ARGUMENTS` to its end."""
        command = [sys.executable, "-m", "wordcounts", *arguments]
        return subprocess.run(command, env=self.settings, capture_output=True, text=True, timeout=60, check=False)

    def _ready(self) -> Answer | None:
        try:
            answer = self.product.get("/readyz")
        except OSError:
            return None
        return answer if answer.status == 200 else None

    def end(self) -> None:
        """End all, however they stand."""
        members = [child for process in self.started for child in _family(process)]
        for process in self.started:
            process.kill()
            process.wait()
        for member in members:
            with contextlib.suppress(psutil.NoSuchProcess):
                member.kill()


def _family(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    try:
        return psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
    except psutil.NoSuchProcess:
        return []


@contextmanager
def pieces(database_url: str, **settings: str) -> Iterator[Pieces]:
    """A Valkey and an upgraded database; nothing else runs yet."""
    with tempfile.TemporaryDirectory(prefix="wc-") as folder, valkey() as queue:
        store = Store.open(database_url)
        store.upgrade()
        given = environment(
            DATABASE_URL=database_url, REDIS_URL=queue.url, WORDCOUNTS_DATA_DIR=folder, **{**MANY, **settings}
        )
        running = Pieces(given, Path(folder), queue, store)
        try:
            yield running
        finally:
            running.end()
            store.close()
