"""An empty job: stored, hinted, claimed, read and finished, on SQLite and on PostgreSQL.

A text of one word, so that what remains is the machinery: the row, the hint through Valkey, RQ's book-keeping, the
claim, the pipe to a reader, the result's transaction. One after the other, timed from before the row is stored until
its end is seen in the database (looked for every millisecond); then many at once, for what a worker gets done, and for
its CPU.
"""

from __future__ import annotations

import argparse
import os
import platform
import time

import psutil
from load_stack import Stack, databases, share, stack
from parts.product import until

from wordcounts.jobs.hints import Hints
from wordcounts.store.store import Store
from wordcounts.store.values import NewAnalysis, new_id

LOOK_S = 0.001


class Submitting:
    """What the service does with a text, without the web."""

    def __init__(self, running: Stack) -> None:
        self.store = Store.open(running.url)
        self._hints = Hints(running.settings["REDIS_URL"])

    def one(self) -> str:
        id = new_id()
        self.store.add(NewAnalysis(id=id, kind="text", body=b"word", media_type="text/plain", extraction="page"))
        assert self._hints.hint(id, 0)
        return id

    def await_end(self, id: str) -> None:
        def ended() -> bool:
            one = self.store.get(id)
            return one is not None and one.state.terminal

        until(ended, within_s=30, every_s=LOOK_S)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("-n", type=int, default=300, help="jobs of each kind (300)")
    n_jobs = parser.parse_args().n
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    print(
        "| an empty job | p50 | p90 | p99 | at once | CPU of the worker | of its readers |\n|---|---|---|---|---|---|---|"
    )
    with databases(["SQLite", "PostgreSQL"]) as found:
        for name, server in found.items():
            with stack(server=server) as running:
                worker = psutil.Process(running.start("worker").pid)
                submitting = Submitting(running)
                for _ in range(20):
                    submitting.await_end(submitting.one())
                taken = []
                for _ in range(n_jobs):
                    began = time.perf_counter()
                    submitting.await_end(submitting.one())
                    taken.append(time.perf_counter() - began)
                before = _cpu_s(worker)
                ids = [submitting.one() for _ in range(n_jobs)]
                began = time.perf_counter()
                submitting.await_end(ids[-1])
                until(lambda store=submitting.store: store.count_queued() == 0, within_s=60)
                lasted = time.perf_counter() - began
                spent = [(b - a) / n_jobs * 1000 for a, b in zip(before, _cpu_s(worker), strict=True)]
                submitting.store.close()
            figures = " | ".join(f"{share(taken, part):.1f} ms" for part in (0.5, 0.9, 0.99))
            print(
                f"| {name} | {figures} | {lasted * 1000:.0f} ms after the last of {n_jobs} | "
                f"{spent[0]:.1f} ms | {spent[1]:.1f} ms |",
                flush=True,
            )


def _cpu_s(worker: psutil.Process) -> tuple[float, float]:
    """CPU seconds of the worker and of its readers."""
    of_worker = worker.cpu_times()
    readers = [one.cpu_times() for one in worker.children()]
    return of_worker.user + of_worker.system, sum(times.user + times.system for times in readers)


if __name__ == "__main__":
    main()
