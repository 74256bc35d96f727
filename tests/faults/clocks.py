"""Wrong clocks, and two reconcilers at once (PROMISES, P8)."""

from __future__ import annotations

import threading
from contextlib import closing, suppress

from faults.catalogue import fault
from faults.stack import wrong_clock
from faults.trial import Trial
from faults.workers import AGAIN_S, SLOW_S, holding
from parts.product import until
from wordcounts.errors import DatabaseUnavailable
from wordcounts.jobs.hints import Hints
from wordcounts.store.store import Store
from wordcounts.worker.reconciler import Reconciler

HOUR_S = 3600.0


@fault(databases=("postgresql",))
def clock_wrong(trial: Trial) -> None:
    """The clocks of all processes but the database's are an hour ahead, then an hour behind: nothing changes."""
    for wrong_by_s in (HOUR_S, -HOUR_S):
        trial.stack.clock(wrong_by_s)
        trial.submit(8, delay_s=SLOW_S)
    trial.broke()
    trial.settle()
    assert trial.attempts() == {1}


@fault(databases=("sqlite",))
def clock_jumps(trial: Trial) -> None:
    """On SQLite the machine's clock is the database's: it jumps an hour ahead and back while work is in flight."""
    stack = trial.stack
    stack.no_workers()
    stack.ready(stack.worker(**wrong_clock()), stack.worker(**wrong_clock()))
    for wrong_by_s in (HOUR_S, 0.0):
        holding(trial)
        stack.clock(wrong_by_s)
        trial.broke()
        trial.settle()
    stack.no_workers()


@fault()
def two_reconcilers(trial: Trial) -> None:
    """Four more reconcilers beside the workers' own, without a pause, while a worker is killed."""
    stack = trial.stack
    ended = threading.Event()

    def run() -> None:
        with closing(Store.open(stack.url)) as store, closing(Hints(stack.queue.url)) as hints:
            reconciler = Reconciler(store, hints, offer=lambda _: False)
            while not ended.is_set():
                with suppress(DatabaseUnavailable):
                    reconciler.reconcile()

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    try:
        holding(trial).kill()
        trial.broke()
        trial.settle(within_s=AGAIN_S)
    finally:
        ended.set()
        for thread in threads:
            thread.join()
    with stack.queue.client() as client:
        until(lambda: not client.llen("rq:queue:wordcounts"))
