"""The product as a user starts it: real processes, a data folder of its own, loopback allowed for test origins."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

START_S = 120.0
STOP_S = 30.0


def free_port() -> int:
    """A port that nothing listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(condition: Callable[[], T], *, within_s: float = 30.0, every_s: float = 0.02) -> T:
    """Wait for a condition to hold and return what it gave; fail when it does not hold in time."""
    deadline = time.monotonic() + within_s
    while time.monotonic() < deadline:
        if answer := condition():
            return answer
        time.sleep(every_s)
    raise AssertionError(f"not within {within_s:g} s: {condition}")


@dataclass
class Answer:
    """What came back from a request, whatever its status."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


@dataclass
class Product:
    """A running product at `base`."""

    base: str
    data: Path
    process: subprocess.Popen[str]
    log: Path
    opener: urllib.request.OpenerDirector = field(default_factory=lambda: urllib.request.build_opener(_NoRedirect))

    def request(self, method: str, path: str, body: object = None, headers: Mapping[str, str] | None = None) -> Answer:
        """Send one request; `body` is bytes as they are, or anything that JSON can say."""
        data, sent = None, dict(headers or {})
        if isinstance(body, bytes):
            data = body
        elif body is not None:
            data = json.dumps(body).encode()
            sent.setdefault("Content-Type", "application/json")
        url = path if path.startswith("http") else self.base + path
        request = urllib.request.Request(url, data=data, method=method, headers=sent)
        try:
            with self.opener.open(request, timeout=30) as response:
                return Answer(response.status, dict(response.headers), response.read())
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, dict(error.headers), error.read())

    def get(self, path: str) -> Answer:
        return self.request("GET", path)

    def submit(self, **body: object) -> str:
        """POST an analysis and return its id."""
        answer = self.request("POST", "/api/v1/analyses", body)
        assert answer.status == 202, answer.body
        return str(answer.json["id"])

    def ended(self, identifier: str, *, within_s: float = 30.0) -> Any:
        """Wait until the analysis has ended, and return it."""

        def look() -> Any:
            analysis = self.get(f"/api/v1/analyses/{identifier}").json
            return analysis if analysis["state"] in {"finished", "failed", "cancelled"} else None

        return until(look, within_s=within_s)

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Send a signal and wait for the end."""
        self.process.send_signal(number)
        return self.process.wait(STOP_S)


def environment(**settings: str) -> dict[str, str]:
    """The environment of a product under test: nothing of the machine's own settings, loopback allowed."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("WORDCOUNTS_")}
    for name in ("DATABASE_URL", "REDIS_URL", "REDISTOGO_URL", "SECRET_KEY", "PORT"):
        inherited.pop(name, None)
    return {**inherited, "WORDCOUNTS_ALLOW_NETWORKS": "127.0.0.0/8", "WORDCOUNTS_READERS": "1", **settings}


@contextmanager
def product(data: Path | None = None, **settings: str) -> Iterator[Product]:
    """Start what ./run starts, wait until it is ready, and stop it in the end."""
    with tempfile.TemporaryDirectory(prefix="wc-") as folder:
        home = data or Path(folder) / "data"
        port = free_port()
        log = Path(folder) / "log"
        command = [sys.executable, "-m", "wordcounts", "up", "--port", str(port)]
        with log.open("w") as out:
            process = subprocess.Popen(
                command, env=environment(WORDCOUNTS_DATA_DIR=str(home), **settings), stdout=out, stderr=out, text=True
            )
        running = Product(f"http://127.0.0.1:{port}", home, process, log)
        try:
            until(lambda: _ready(running), within_s=START_S)
            yield running
        except AssertionError as error:
            error.add_note(f"--- ./run\n{log.read_text()[-3000:]}")
            raise
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                try:
                    process.wait(STOP_S)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()


def _ready(running: Product) -> bool:
    assert running.process.poll() is None, f"./run ended:\n{running.log.read_text()}"
    try:
        return running.get("/readyz").status == 200
    except OSError:
        return False
