"""What the whole product takes: the table "Fast under load", on PostgreSQL and on SQLite.

Two web processes, one worker, Valkey, the database, the site that is fetched from and the clients all share this
machine's cores, each in processes of its own. Every address is distinct, so that no fetch is shared. Latencies are the
clients' own. PostgreSQL and SQLite both write through to the disk before a commit counts.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import time

import psutil
from load_stack import Stack, client, databases, origin, pss_mb, settled, share, stack
from parts.postgres import Postgres
from sqlalchemy import create_engine, insert, text

from wordcounts.lifecycle import State
from wordcounts.store.clock import now
from wordcounts.store.store import Store
from wordcounts.store.tables import analyses
from wordcounts.store.values import new_id

CONNECTIONS = 32
TIMES_TOO_MUCH = 5
BACKLOG = 100_000
END_WITHIN_S = 600.0
IDLE_S = 3.0


def row(what: str, figure: str) -> None:
    print(f"| {what} | {figure} |", flush=True)


def measure_doors(server: Postgres | None, site: str, seconds: float) -> None:
    """POST and status polls, without a worker beside them; then POST behind a backlog."""
    with stack(server=server, site=site) as running:
        running.start("web")
        client("post", running.port, f"{site}/page", seconds=3, connections=CONNECTIONS)
        seen = client("post", running.port, f"{site}/page", seconds=seconds, connections=CONNECTIONS)
        row(f"POST accepted, {CONNECTIONS} connections", _rate(seen, seconds))
        few = seen["ids"][:100]
        polled = client("poll", running.port, *few, seconds=seconds, connections=CONNECTIONS)
        row(f"status polls, {CONNECTIONS} connections", _rate(polled, seconds))
        add_backlog(running.url, BACKLOG, f"{site}/page")
        seen = client("post", running.port, f"{site}/page", seconds=seconds, connections=CONNECTIONS)
        row(f"POST behind a backlog of {BACKLOG:,}", _rate(seen, seconds))


def _rate(seen: dict, seconds: float) -> str:
    taken = seen["seconds"]
    refused = {status: n for status, n in seen["statuses"].items() if status not in ("200", "202")}
    more = f", others: {refused}" if refused else ""
    return f"{len(taken) / seconds:.0f}/s, p50 {share(taken, 0.5):.0f} ms, p99 {share(taken, 0.99):.0f} ms{more}"


def add_backlog(url: str, n: int, site: str) -> None:
    """Rows that wait, stored without the web."""
    engine = create_engine(url)
    with engine.begin() as connection:
        for first in range(0, n, 1000):
            rows = [{"id": new_id(), "url": f"{site}/{number}"} for number in range(first, first + 1000)]
            given = {"kind": "url", "state": State.QUEUED, "extraction": "article"}
            connection.execute(insert(analyses).values(**given, created_at=now(), hinted_at=now()), rows)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))  # as autovacuum would, a minute later
    engine.dispose()


def measure_pages(server: Postgres | None, site: str, seconds: float) -> None:
    """Submit to finished at two rates, the most that is analysed, and what is left of it all when it is too much."""
    with stack(server=server, site=site) as running:
        web, worker = running.start("web"), running.start("worker")
        client("pages", running.port, f"{site}/page", seconds=3, rate=10)
        for rate in (10, 50):
            seen = client("pages", running.port, f"{site}/bytes/5000", seconds=seconds, rate=rate)
            row(f"submit to finished seen, {rate} a second", _pages(seen))
        row("analyses of a 20 KB page", f"{most(running, 1000):.0f}/s")
        memory(web, worker)


def _pages(seen: dict) -> str:
    taken = seen["seconds"]
    others = {state: n for state, n in seen["statuses"].items() if state != "finished"}
    more = f", others: {others}" if others else ""
    return f"p50 {share(taken, 0.5):.0f} ms, p99 {share(taken, 0.99):.0f} ms of {len(taken)}{more}"


def most(running: Stack, n: int) -> float:
    """Analyses a second, of pages that were all submitted before the first was counted from."""
    add_backlog(running.url, n, f"{running.site}/page")
    store = Store.open(running.url)
    settled(lambda: store.count_queued() < n - n // 10, within_s=60)
    began, before = time.monotonic(), store.count_queued()
    settled(lambda: store.count_queued() == 0, within_s=END_WITHIN_S)
    took_s = time.monotonic() - began
    store.close()
    return before / took_s


def memory(web: subprocess.Popen[bytes], worker: subprocess.Popen[bytes]) -> None:
    """After work, and a rest."""
    time.sleep(IDLE_S)
    served = psutil.Process(web.pid).children()
    row("memory (PSS) of a web process", ", ".join(f"{pss_mb(one):.0f} MB" for one in served))
    row("the web's parent", f"{pss_mb(psutil.Process(web.pid)):.0f} MB")
    row("the worker without readers", f"{pss_mb(psutil.Process(worker.pid)):.0f} MB")
    readers = psutil.Process(worker.pid).children()
    row("an idle reader", ", ".join(f"{pss_mb(one):.0f} MB" for one in readers))


def measure_too_much(server: Postgres | None, site: str, seconds: float) -> None:
    """Five times the connections, and a cap on the queue that they fill at once."""
    with stack(server=server, site=site, WORDCOUNTS_QUEUE_CAP="500") as running:
        running.start("web")
        running.start("worker")
        client("pages", running.port, f"{site}/page", seconds=3, rate=10)
        before = client("post", running.port, f"{site}/page", seconds=3, connections=4)
        seen = client("post", running.port, f"{site}/page", seconds=seconds, connections=TIMES_TOO_MUCH * CONNECTIONS)
        after = client("post", running.port, f"{site}/page", seconds=5, connections=4)
        accepted = seen["ids"]
        store = Store.open(running.url)
        drained_s = settled(lambda: store.count_queued() == 0, within_s=END_WITHIN_S)
        settled(lambda: all(one.state.terminal for one in map(store.get, accepted[-64:])), within_s=60)
        states = [one.state if (one := store.get(id)) else None for id in accepted]
        finished = sum(state is State.FINISHED for state in states)
        store.close()
        n_asked = sum(seen["statuses"].values())
        row(
            f"{TIMES_TOO_MUCH} times {CONNECTIONS} connections for {seconds:.0f} s",
            f"{n_asked / seconds:.0f} asked/s: {dict(sorted(seen['statuses'].items()))}; of {len(accepted)} accepted "
            f"{finished} finished, {len(accepted) - finished} did not; the rest was done after {drained_s:.0f} s; "
            f"POST p99 {share(before['seconds'], 0.99):.0f} ms before, {share(after['seconds'], 0.99):.0f} ms after",
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seconds", type=float, default=15.0, help="for each figure (15)")
    parser.add_argument("--too-much", type=float, default=60.0, help="seconds of too much load (60)")
    parser.add_argument("--on", choices=("PostgreSQL", "SQLite"), help="one database alone")
    parser.add_argument("--only", choices=("doors", "pages", "too-much"), help="one part alone")
    given = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    parts = {
        "doors": (measure_doors, given.seconds),
        "pages": (measure_pages, given.seconds),
        "too-much": (measure_too_much, given.too_much),
    }
    with databases([given.on] if given.on else ["PostgreSQL", "SQLite"]) as found, origin() as site:
        for name, server in found.items():
            print(f"\n| {name} | load average {os.getloadavg()[0]:.1f} |\n|---|---|", flush=True)
            for part, (measure, seconds) in parts.items():
                if given.only in (None, part):
                    measure(server, site, seconds)


if __name__ == "__main__":
    main()
