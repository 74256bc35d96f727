"""Submit to finished seen, and bare polls, over HTTP: p50, p99.

Starts the whole product as ./run does (a private Valkey, SQLite, one worker, the web) on a folder and a port of its
own, and a site on loopback to fetch from; submits one page after the other, each at an address of its own so that no
fetch is shared; asks for the state every 5 ms until it is `finished`; stops everything. One client: this is the time
that one visitor waits on an idle machine, and no measure of load.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import os
import platform
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from pages import page

POLL_EVERY_S = 0.005
START_WITHIN_S = 60.0
FINISH_WITHIN_S = 30.0
PAGE_BYTES = 5_000


class Origin(BaseHTTPRequestHandler):
    """The same page at every address."""

    body = page(PAGE_BYTES)

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Quiet."""


@contextlib.contextmanager
def origin() -> Iterator[int]:
    """A site on loopback; gives its port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Origin)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextlib.contextmanager
def stack() -> Iterator[int]:
    """The product on a temporary folder; gives the web's port."""
    with tempfile.TemporaryDirectory(prefix="wc") as folder:
        port = _free_port()
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("WORDCOUNTS_")},
            "WORDCOUNTS_DATA_DIR": folder,
            "WORDCOUNTS_ALLOW_NETWORKS": "127.0.0.0/8",
            "PORT": str(port),
        }
        for name in ("DATABASE_URL", "REDIS_URL"):
            environment.pop(name, None)
        program = Path(sys.executable).with_name("wordcounts")
        with (Path(folder) / "log").open("wb") as log:
            process = subprocess.Popen([program, "up"], env=environment, stdout=log, stderr=log, cwd=folder)
        try:
            _await_ready(port, process, Path(folder) / "log")
            yield port
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=60)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _await_ready(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_WITHIN_S
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/readyz")
            answer = connection.getresponse()
            body = answer.read()
            connection.close()
            if answer.status == 200 and b"degraded" not in body:
                return
        time.sleep(0.05)
    sys.exit(f"The stack did not start:\n{log.read_text(errors='replace')}")


def once(connection: http.client.HTTPConnection, address: str, polls_s: list[float]) -> float:
    """Seconds from the submission of one page until it is seen finished."""
    begin = time.perf_counter()
    headers = {"Content-Type": "application/json"}
    submitted = _ask(connection, "POST", "/api/v1/analyses", json.dumps({"url": address}), headers)
    while time.perf_counter() - begin < FINISH_WITHIN_S:
        asked = time.perf_counter()
        seen = _ask(connection, "GET", f"/api/v1/analyses/{submitted['id']}")
        polls_s.append(time.perf_counter() - asked)
        if seen["state"] == "finished":
            return time.perf_counter() - begin
        if seen["state"] in ("failed", "cancelled"):
            break
        time.sleep(POLL_EVERY_S)
    sys.exit(f"{address} did not finish: {seen}")


def _ask(
    connection: http.client.HTTPConnection,
    method: str,
    path: str,
    body: str | None = None,
    headers: dict[str, str] | None = None,
) -> dict[str, object]:
    connection.request(method, path, body=body, headers=headers or {})
    answer = connection.getresponse()
    text = answer.read()
    if answer.status >= 400:
        sys.exit(f"{method} {path}: {answer.status} {text.decode(errors='replace')}")
    found: dict[str, object] = json.loads(text)
    return found


def report(name: str, seconds: list[float]) -> None:
    ordered = sorted(seconds)
    p99 = ordered[min(len(ordered) - 1, round(0.99 * len(ordered)))]
    print(f"| {name} | {len(ordered)} | {statistics.median(ordered) * 1000:.1f} | {p99 * 1000:.1f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("-n", type=int, default=200, help="pages to submit (200)")
    n_pages = parser.parse_args().n
    finished_s: list[float] = []
    polls_s: list[float] = []
    with origin() as site, stack() as port:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        for number in range(-10, n_pages):  # ten first, unmeasured: connections, caches, warm readers
            took_s = once(connection, f"http://127.0.0.1:{site}/page/{number}", polls_s)
            if number >= 0:
                finished_s.append(took_s)
            else:
                polls_s.clear()
        connection.close()
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; "
        f"page of {PAGE_BYTES:,} bytes\n"
    )
    print("| | n | p50 ms | p99 ms |\n|---|---|---|---|")
    report("submit to finished seen", finished_s)
    report("status poll", polls_s)


if __name__ == "__main__":
    main()
