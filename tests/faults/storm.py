"""Everything at once: workers, Redis and PostgreSQL killed at random while analyses come in (the long form alone)."""

from __future__ import annotations

import signal
import threading
import time
from collections import Counter
from collections.abc import Callable

from faults.catalogue import fault
from faults.trial import Trial
from parts.product import until

N_ANALYSES = 200
FOR_S = 60.0
SITE_S = 0.5
BACK_S = 60.0
"""All has ended within this of the storm's end."""

Blow = Callable[[Trial], None]


def _worker(trial: Trial) -> None:
    """kill -9 of a worker; another starts in its place at once."""
    workers = [worker for worker in trial.stack.workers if worker.running]
    if workers:
        trial.random.choice(workers).kill(family=trial.random.random() < 0.5)
    trial.stack.worker()


def _redis(trial: Trial) -> None:
    """kill -9, half of the time with all that it had on disk, and a start within 2 s."""
    queue = trial.stack.queue
    queue.kill()
    time.sleep(trial.random.uniform(0, 2))
    if trial.random.random() < 0.5:
        queue.forget()
    queue.start()


def _postgres(trial: Trial) -> None:
    """Stopped at once, or kill -9, and a start within 2 s."""
    server = trial.stack.server
    assert server is not None
    server.stop(trial.random.choice([signal.SIGQUIT, signal.SIGKILL]))
    time.sleep(trial.random.uniform(0, 2))
    server.start()


def _blow_for(trial: Trial, name: str, blow: Blow, every_s: float, seen: Counter[str]) -> None:
    """Strike about so often until the time is over."""
    end = time.monotonic() + FOR_S
    while time.monotonic() < end:
        time.sleep(trial.random.uniform(0.5, 1.5) * every_s)  # the storm's own rhythm, by its seed
        blow(trial)
        seen[name] += 1


def _submit(trial: Trial) -> None:
    """As a client does who takes a 503 for what it is: the same address again, until it is accepted."""
    began = time.monotonic()
    for number in range(N_ANALYSES):
        time.sleep(max(0.0, began + number * FOR_S / N_ANALYSES - time.monotonic()))
        url = trial.stack.page(delay_s=SITE_S)
        until(lambda url=url: trial.post(url).status == 202, within_s=30, every_s=0.5)


@fault(long=True, failed=None)
def storm(trial: Trial) -> None:
    """200 analyses over 60 s under random kills of workers, Redis and PostgreSQL at once."""
    blows: list[tuple[str, Blow, float]] = [("workers", _worker, 2.0), ("redis", _redis, 6.0)]
    if trial.stack.server:
        blows.append(("postgresql", _postgres, 15.0))
    seen: Counter[str] = Counter()
    threads = [threading.Thread(target=_blow_for, args=(trial, *blow, seen)) for blow in blows]
    for thread in threads:
        thread.start()
    try:
        _submit(trial)
    finally:
        for thread in threads:
            thread.join()
    trial.broke()
    trial.settle(within_s=BACK_S)
    for name, _, _ in blows:
        trial.say(f"kills_of_{name}", seen[name])
    trial.say("accepted", len(trial.ids))
    assert len(trial.ids) == N_ANALYSES
    assert all(post.retry_after for post in trial.posts if post.status >= 500)
    for id in trial.ids:  # three deaths of its workers are the one reason to fail
        failure = trial.analysis(id).failure
        assert failure is None or failure.code == "poison", failure
