"""Collections: pages a second and memory as they grow, and what a single page waits beside them.

    benchmarks/run collection [N ...] [--on SQLite | PostgreSQL] [--singles] [--novels]

For each size: a web process and a worker, pages of 20 KB that are all different, served by a process of its own on this
machine. Pages a second by the clock, from the POST to the last page; and by the CPU that web, worker and readers took,
which a busy machine does not change: what two free cores would do. Memory is the most that the worker without its
readers held (PSS). With --novels, a zip of 200 texts of 500 KB, 100 MB in all.
"""

from __future__ import annotations

import argparse
import http.client
import io
import json
import random
import statistics
import threading
import time
import zipfile
from dataclasses import dataclass, field
from typing import Any

import psutil
from load_stack import MEBIBYTE, Stack, databases, origin, stack
from pages import Prose

CORES = 2
N_NOVELS = 200
NOVEL_BYTES = 500_000
EVERY_S = 0.5
SETTLE_S = 1800.0
START = {
    "WORDCOUNTS_WEB_PROCESSES": "1",
    "WORDCOUNTS_SUBMIT_RATE": "1000000/m",
    "WORDCOUNTS_COLLECTION_RATE": "1000000/m",
}


@dataclass
class Seen:
    """What was measured of one collection."""

    n: int
    wall_s: float = 0.0
    cpu_s: float = 0.0
    peak_bytes: int = 0
    single_ms: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        said = (
            f"{self.n:6,} sources: {self.wall_s:7.1f} s, {self.n / self.wall_s:6.1f} pages/s; CPU {self.cpu_s:6.1f} s, "
            f"{1000 * self.cpu_s / self.n:5.2f} ms a page, {CORES * self.n / self.cpu_s:6.1f} pages/s of {CORES}; "
            f"worker {self.peak_bytes / MEBIBYTE:4.0f} MB"
        )
        if self.single_ms:
            p50, most = statistics.median(self.single_ms), max(self.single_ms)
            said += f"; {len(self.single_ms)} single pages beside it: p50 {p50:.0f} ms, longest {most:.0f} ms"
        return said


def ask(running: Stack, method: str, path: str, body: object = None) -> Any:
    connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=120)
    headers = {"Content-Type": "application/json"}
    connection.request(method, f"/api/v1{path}", json.dumps(body) if body is not None else None, headers)
    answer = connection.getresponse()
    said = json.loads(answer.read() or b"null")
    assert answer.status < 300, said
    connection.close()
    return said


def cpu_s(running: Stack) -> float:
    """Of all that we started, and of their children."""
    total = 0.0
    for started in running.started:
        process = psutil.Process(started.pid)
        for one in (process, *process.children(recursive=True)):
            times = one.cpu_times()
            total += times.user + times.system
    return total


def singles(running: Stack, site: str, ended: threading.Event, seen: Seen) -> None:
    """Submit one page now and then, as somebody else would, and wait for it."""
    number = 0
    while not ended.wait(EVERY_S):
        number += 1
        began = time.monotonic()
        one = ask(running, "POST", "/analyses", {"url": f"{site}/own/{900_000 + number}", "fresh": True})
        while one["state"] not in ("finished", "failed"):
            time.sleep(0.005)
            one = ask(running, "GET", f"/analyses/{one['id']}")
        assert one["state"] == "finished", one["error"]
        seen.single_ms.append(1000 * (time.monotonic() - began))


def alone(running: Stack, site: str) -> None:
    """What single pages wait with nothing beside them, on the same machine at the same time of day."""
    seen, ended = Seen(0), threading.Event()
    waiting = threading.Thread(target=singles, args=(running, site, ended, seen))
    waiting.start()
    time.sleep(20 * EVERY_S)
    ended.set()
    waiting.join()
    p50, most = statistics.median(seen.single_ms), max(seen.single_ms)
    print(f"{len(seen.single_ms)} single pages with nothing beside them: p50 {p50:.0f} ms, longest {most:.0f} ms")


def measure(running: Stack, site: str, n: int, *, beside: bool) -> Seen:
    seen, ended = Seen(n), threading.Event()
    worker = psutil.Process(running.started[-1].pid)
    before, began = cpu_s(running), time.monotonic()
    urls = [f"{site}/own/{n * 10_000 + number}" for number in range(n)]
    made = ask(running, "POST", "/collections", {"name": f"{n} pages", "urls": urls})
    other = threading.Thread(target=singles, args=(running, site, ended, seen))
    if beside:
        other.start()
    while not (standing := ask(running, "GET", f"/collections/{made['id']}"))["done"]:
        assert time.monotonic() - began < SETTLE_S, standing
        seen.peak_bytes = max(seen.peak_bytes, worker.memory_full_info().pss)
        time.sleep(0.1)
    seen.wall_s, seen.cpu_s = time.monotonic() - began, cpu_s(running) - before
    ended.set()
    if beside:
        other.join()
    assert standing["counts"]["n_finished"] == n, standing["counts"]
    assert standing["counts"]["n_duplicates"] == 0, standing["counts"]
    return seen


def novels() -> bytes:
    """A zip of texts, each with sentences of its own order and words of its own."""
    prose, chance, out = Prose(1), random.Random(1), io.BytesIO()
    sentences = [prose.sentence() for _ in range(20_000)]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(N_NOVELS):
            pieces, n_bytes = [f"Novel {number}."], 0
            while n_bytes < NOVEL_BYTES:
                piece = f"{chance.choice(sentences)} Name{number}x{chance.randrange(2000)} said so."
                pieces.append(piece)
                n_bytes += len(piece) + 1
            archive.writestr(f"novels/{number:03}.txt", "\n".join(pieces))
    return out.getvalue()


def of_novels(running: Stack) -> Seen:
    """Send the zip, and wait until all are counted."""
    seen, body = Seen(N_NOVELS), novels()
    web, worker = (psutil.Process(one.pid) for one in running.started)
    before, began = cpu_s(running), time.monotonic()
    frame = (
        b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nNovels\r\n--x\r\nContent-Disposition: form-data; '
    )
    frame += b'name="file"; filename="novels.zip"\r\nContent-Type: application/zip\r\n\r\n'
    connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=300)
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    connection.request("POST", "/api/v1/collections", frame + body + b"\r\n--x--\r\n", headers)
    answer = connection.getresponse()
    made = json.loads(answer.read())
    assert answer.status == 202, made
    accepted_s = time.monotonic() - began
    while not (standing := ask(running, "GET", f"/collections/{made['id']}"))["done"]:
        assert time.monotonic() - began < SETTLE_S, standing
        seen.peak_bytes = max(seen.peak_bytes, worker.memory_full_info().pss)
        time.sleep(0.1)
    seen.wall_s, seen.cpu_s = time.monotonic() - began, cpu_s(running) - before
    assert standing["counts"]["n_finished"] == N_NOVELS, standing["counts"]
    held = sum(one.memory_full_info().pss for one in (web, *web.children(recursive=True)))
    print(
        f"novels: {len(body) / MEBIBYTE:.0f} MB of zip, {standing['totals']['n_tokens']:,} words; accepted after "
        f"{accepted_s:.1f} s, web {held / MEBIBYTE:.0f} MB after it"
    )
    return seen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[10, 100, 1000, 3000])
    parser.add_argument("--on", choices=["SQLite", "PostgreSQL"], default="SQLite")
    parser.add_argument("--singles", action="store_true", help="submit single pages beside it")
    parser.add_argument("--novels", action="store_true", help="and a zip of 200 texts of 500 KB")
    said = parser.parse_args()
    with (
        databases([said.on]) as servers,
        origin() as site,
        stack(server=servers[said.on], site=site, **START) as running,
    ):
        running.start("web")
        running.start("worker")
        print(f"{said.on}, load average {psutil.getloadavg()[0]:.1f}")
        measure(running, site, 20, beside=False)  # warm
        if said.singles:
            alone(running, site)
        for n in said.sizes:
            print(measure(running, site, n, beside=said.singles), flush=True)
        if said.novels:
            print(of_novels(running))


if __name__ == "__main__":
    main()
