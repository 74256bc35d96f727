"""Faults of the database (PROMISES, P6): 503 with Retry-After while it is away, no attempt burnt."""

from __future__ import annotations

import resource
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager

import psycopg
from sqlalchemy import create_engine, text

from faults.catalogue import fault
from faults.stack import Stack
from faults.trial import Trial
from parts.product import until

PER_S = 10
AWAY_S, LONG_AWAY_S = 4.0, 60.0
"""Longer than a lease, in both forms."""


def _away(trial: Trial) -> float:
    return LONG_AWAY_S if trial.long else AWAY_S


def _refused_well(trial: Trial, since: float, until_: float) -> None:
    """Nothing but 202, and 503 with Retry-After for what came while it was away; no attempt is burnt."""
    for post in trial.posts:
        came_while_away = since <= post.at + post.seconds and post.at <= until_
        assert post.status == 202 or (post.status == 503 and post.retry_after and came_while_away), post
    assert trial.attempts() == {1}


@fault(databases=("postgresql",))
def database_stopped(trial: Trial) -> None:
    """Stopped at once under load, and started again after longer than a lease."""
    server = trial.stack.server
    assert server is not None
    with trial.steadily(PER_S, delay_s=0.5):
        until(lambda: len(trial.ids) >= 10)
        stopped_at = time.monotonic()
        server.stop(signal.SIGQUIT)
        time.sleep(_away(trial))  # the fault itself lasts so long
        server.start()
        started_at = time.monotonic()
        trial.broke()
        until(lambda: trial.posts[-1].status == 202 and trial.posts[-1].at > started_at)
    trial.settle()
    trial.say("refused", sum(post.status == 503 for post in trial.posts))
    _refused_well(trial, stopped_at, started_at)


@fault(databases=("postgresql",))
def database_killed(trial: Trial) -> None:
    """kill -9 of all its processes under load, and a start at once: it recovers from its log."""
    server = trial.stack.server
    assert server is not None
    with trial.steadily(PER_S, delay_s=0.5):
        until(lambda: len(trial.ids) >= 10)
        killed_at = time.monotonic()
        server.stop(signal.SIGKILL)
        server.start()
        started_at = time.monotonic()
        trial.broke()
        until(lambda: trial.posts[-1].status == 202 and trial.posts[-1].at > started_at)
    trial.settle()
    _refused_well(trial, killed_at, started_at)


@fault(databases=("postgresql",))
def database_connections_terminated(trial: Trial) -> None:
    """Every connection is terminated, again and again, between requests and under the workers' feet: no 5xx."""
    stack = trial.stack
    for _ in range(8):
        [id] = trial.submit(1, delay_s=0.2) or [trial.ids[-1]]
        stack.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'wordcounts'")
        for _ in range(4):
            trial.poll(id)
    trial.broke()
    figures = trial.settle()
    assert figures.errors_5xx == 0
    assert trial.attempts() == {1}


@contextmanager
def _every_connection(stack: Stack) -> Iterator[None]:
    """Hold as many connections as the server gives, and end those of the product."""
    with ExitStack() as held:
        engine = create_engine(stack.url, isolation_level="AUTOCOMMIT")
        held.callback(engine.dispose)
        killer = held.enter_context(engine.connect())
        of_ours = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'wordcounts'"
        while True:
            killer.execute(text(of_ours))
            try:
                plain = stack.url.replace("postgresql+psycopg://", "postgresql://")
                held.enter_context(closing(psycopg.connect(plain, connect_timeout=2)))
            except psycopg.OperationalError:
                left = killer.execute(
                    text("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'wordcounts'")
                )
                if not left.scalar_one():
                    break
        yield


@fault(databases=("postgresql",))
def database_out_of_connections(trial: Trial) -> None:
    """Somebody else takes every connection that the server has, for longer than a lease."""
    with trial.steadily(PER_S, delay_s=0.5):
        until(lambda: len(trial.ids) >= 10)
        began = time.monotonic()
        with _every_connection(trial.stack):
            time.sleep(_away(trial))  # the fault itself lasts so long
        ended = time.monotonic()
        trial.broke()
        until(lambda: trial.posts[-1].status == 202 and trial.posts[-1].at > ended)
    trial.settle()
    trial.say("refused", sum(post.status == 503 for post in trial.posts))
    _refused_well(trial, began, ended)


@fault(databases=("sqlite",))
def database_locked(trial: Trial) -> None:
    """Another program holds SQLite's lock for longer than a lease: who writes waits, and nobody sees an error."""
    engine = create_engine(trial.stack.url)
    with trial.steadily(PER_S, delay_s=0.3), closing(engine.raw_connection()) as connection:
        until(lambda: len(trial.ids) >= 10)
        connection.driver_connection.isolation_level = None  # type: ignore[union-attr]
        connection.cursor().execute("BEGIN IMMEDIATE")
        time.sleep(AWAY_S)  # the fault itself lasts so long, in both forms: SQLite's waiting ends after 10 s
        connection.cursor().execute("ROLLBACK")
        trial.broke()
    engine.dispose()
    figures = trial.settle()
    assert figures.errors_5xx == 0
    assert trial.attempts() == {1}


_FULL = """
CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$
"""


@contextmanager
def _full_disk(stack: Stack) -> Iterator[None]:
    """No byte more goes to disk.

    SQLite: the kernel refuses every write beyond the first kilobyte of a file, the log's too. PostgreSQL, whose
    whole server would go down with that limit, answers each write of a row with the error that it gives on a full disk.
    """
    if stack.kind == "postgresql":
        stack.sql(_FULL)
        for table in ("analyses", "documents", "transitions"):
            row = f"CREATE TRIGGER full_{table} BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW"
            stack.sql(f"{row} EXECUTE FUNCTION disk_full()")
        yield
        stack.sql("DROP FUNCTION disk_full() CASCADE")
        return
    pids = [process.pid for process in [*stack.workers, stack.web, *stack.web.family]]
    limits = {pid: resource.prlimit(pid, resource.RLIMIT_FSIZE) for pid in pids}
    for pid, (_, hard) in limits.items():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (1024, hard))
    yield
    for pid, limit in limits.items():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, limit)


@fault()
def disk_full(trial: Trial) -> None:
    """The disk is full for longer than a lease: nothing is accepted, nothing that was accepted is lost."""
    with trial.steadily(PER_S, delay_s=0.5):
        until(lambda: len(trial.ids) >= 10)
        began = time.monotonic()
        with _full_disk(trial.stack):
            time.sleep(_away(trial))  # the fault itself lasts so long
        ended = time.monotonic()
        trial.broke()
        until(lambda: trial.posts[-1].status == 202 and trial.posts[-1].at > ended)
    trial.settle()
    trial.say("refused", sum(post.status == 503 for post in trial.posts))
    _refused_well(trial, began, ended)
