"""A real Valkey (or Redis) on a unix socket, with a folder of its own; it can be killed, frozen and started again."""

from __future__ import annotations

import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from redis import Redis
from redis.exceptions import RedisError

from wordcounts.local import valkey as local

START_S = 20.0


class Valkey:
    """`url` is known from the start; nothing listens before `start`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = local.url(folder)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(
            local.command(self.folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        deadline = time.monotonic() + START_S
        while not self._answers():
            assert time.monotonic() < deadline, "no Valkey answers"
            assert self._process.poll() is None, "Valkey ended"
            time.sleep(0.01)

    def _answers(self) -> bool:
        try:
            with self.client() as client:
                return bool(client.ping())
        except (RedisError, OSError):
            return False

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def client(self) -> Redis:
        return Redis.from_url(self.url, protocol=2)

    def flush(self) -> None:
        with self.client() as client:
            client.flushall()

    def kill(self) -> None:
        """kill -9."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def forget(self) -> None:
        """Delete all that it keeps on disk, when it is not running."""
        for kept in (self.folder / "valkey").glob("appendonlydir/*"):
            kept.unlink()

    def freeze(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)


@contextmanager
def valkey() -> Iterator[Valkey]:
    """Start one; in the end kill it and forget its folder."""
    with tempfile.TemporaryDirectory(prefix="wc-") as folder:
        server = Valkey(Path(folder))
        server.start()
        try:
            yield server
        finally:
            server.kill()
