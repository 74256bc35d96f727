"""Faults of `./run` as a whole: killed and told to stop, and started again on the same data."""

from __future__ import annotations

import shutil
import signal
from contextlib import ExitStack, closing

from faults.catalogue import fault
from faults.stack import Process, gone, name
from faults.trial import Trial
from faults.workers import N
from parts.product import Product, product, until
from wordcounts.store.store import Store


def _database(trial: Trial) -> dict[str, str]:
    server = trial.stack.server
    return {"DATABASE_URL": server.new_database()} if server else {}


def _url(trial: Trial, settings: dict[str, str], running: Product) -> str:
    return settings.get("DATABASE_URL") or f"sqlite:///{running.data / 'wordcounts.sqlite3'}"


def _again(trial: Trial, number: int) -> set[int]:
    """Start ./run, end it by a signal with work in flight, delete its Valkey's files, start it again."""
    home = trial.stack.folder / f"run-{trial.fault}"
    stack = trial.stack
    times = {"WORDCOUNTS_LEASE_S": str(stack.lease_s), "WORDCOUNTS_DRAIN_S": str(stack.drain_s)}
    settings = {**_database(trial), **times}
    elsewhere = trial.stack.product
    with ExitStack() as parts:
        first = parts.enter_context(product(home, **settings))
        trial.store = parts.enter_context(closing(Store.open(_url(trial, settings, first))))
        trial.stack.product = first
        try:
            trial.submit(N, delay_s=3.0)
            until(lambda: any(trial.analysis(id).stage for id in trial.ids))
            family = Process(first.process, first.log).family  # type: ignore[arg-type]
            trial.broke()
            first.process.send_signal(number)
            first.process.wait(60)
            until(lambda: not any("valkey" in name(member) for member in family))
            shutil.rmtree(home / "valkey")
            second = trial.stack.product = parts.enter_context(product(home, **settings))
            trial.settle(within_s=60)
            assert all(gone(member) for member in family)
            assert second.get("/readyz").json["status"] == "ok"
        finally:
            trial.stack.product = elsewhere
        return trial.attempts()


@fault()
def run_killed(trial: Trial) -> None:
    """kill -9 of ./run; its Valkey's files are gone before the next start."""
    _again(trial, signal.SIGKILL)


@fault()
def run_told_to_stop(trial: Trial) -> None:
    """SIGTERM to ./run; its Valkey's files are gone before the next start; no attempt is burnt."""
    assert _again(trial, signal.SIGTERM) == {1}
