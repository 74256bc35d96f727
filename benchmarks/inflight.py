"""Latency and memory with 16 and with 64 slots, under slow, dead and good sites at once.

For so many seconds addresses are submitted to a running stack (SQLite, one web, one worker): each second some that are
dead (accept and never answer), some that drip, some that answer after a second, and good ones. The table tells how long
the good ones took from submission to seen finished, and what web, worker and readers held at their most.
"""

from __future__ import annotations

import argparse
import os
import platform
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import psutil
from load_stack import Stack, client, origin, pss_mb, share, stack

EACH_SECOND = {"mute": 2.0, "drip": 1.0, "after": 3.0}
GOOD_EACH_SECOND = 5.0
LOOK_S = 0.5


def measure(running: Stack, seconds: float) -> tuple[dict[str, list[float]], dict[str, float]]:
    """Seconds of the good and of the one-second sites, and MB of each kind of process."""
    web, worker = psutil.Process(running.start("web").pid), psutil.Process(running.start("worker").pid)
    client("pages", running.port, f"{running.site}/page", seconds=3, rate=10)
    most: dict[str, float] = {}
    done = threading.Event()

    def watch() -> None:
        while not done.wait(LOOK_S):
            now = {
                "web": sum(pss_mb(one) for one in web.children()),
                "worker": pss_mb(worker),
                "a reader": max((pss_mb(one) for one in worker.children()), default=0.0),
                "threads": float(worker.num_threads()),
            }
            most.update({name: max(size, most.get(name, 0.0)) for name, size in now.items()})

    watching = threading.Thread(target=watch)
    watching.start()
    paths = {"good": "bytes/20000", "after": "after/1", "mute": "mute", "drip": "drip"}
    rates = {"good": GOOD_EACH_SECOND, **EACH_SECOND}
    with ThreadPoolExecutor() as pool:
        asked = {
            kind: pool.submit(
                client, "pages", running.port, f"{running.site}/{path}/{kind}", seconds=seconds, rate=rates[kind]
            )
            for kind, path in paths.items()
            if kind in ("good", "after")
        }
        for kind in ("mute", "drip"):  # nobody waits for those
            pool.submit(send, running, f"{running.site}/{paths[kind]}/{kind}", seconds, rates[kind])
        found = {kind: one.result() for kind, one in asked.items()}
    done.set()
    watching.join()
    return {kind: one["seconds"] for kind, one in found.items()}, most


def send(running: Stack, site: str, seconds: float, rate: float) -> None:
    """Submissions that nobody polls."""
    began = time.monotonic()
    for number in range(int(seconds * rate)):
        time.sleep(max(0.0, began + number / rate - time.monotonic()))
        client("post", running.port, f"{site}/{number}", seconds=0.01, connections=1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seconds", type=float, default=40.0, help="for each number of slots (40)")
    seconds = parser.parse_args().seconds
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"each second: {GOOD_EACH_SECOND:g} good of 20 KB, {EACH_SECOND}\n")
    print("| slots | sites | n | p50 | p95 | max | web | worker | a reader | threads |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for n_slots in (16, 64):
        with origin() as site, stack(site=site, WORDCOUNTS_SLOTS=str(n_slots), WORDCOUNTS_WEB_PROCESSES="1") as running:
            taken, most = measure(running, seconds)
        for kind, times in taken.items():
            figures = " | ".join(f"{share(times, part):.0f} ms" for part in (0.5, 0.95, 1.0))
            held = " | ".join(f"{most[name]:.0f} MB" for name in ("web", "worker", "a reader"))
            print(f"| {n_slots} | {kind} | {len(times)} | {figures} | {held} | {most['threads']:.0f} |", flush=True)


if __name__ == "__main__":
    main()
