"""Faults of workers: killed, frozen, told to stop."""

from __future__ import annotations

from faults.catalogue import fault
from faults.stack import Process, gone, proceed, stopped
from faults.trial import Trial
from parts.product import until

N = 8
SLOW_S = 0.4
"""A site that takes a moment, so that something is in flight whenever a process dies."""


def _holding(trial: Trial) -> Process:
    """Submit, and pick a worker that holds some of it."""
    trial.submit(N, delay_s=SLOW_S)
    found: list[Process] = until(lambda: [worker for worker in trial.stack.workers if trial.stack.held_by(worker)])
    return trial.random.choice(found)


@fault()
def worker_killed(trial: Trial) -> None:
    """kill -9 of one of two workers, at random, while both hold some."""
    victim = _holding(trial)
    readers = victim.kill()
    trial.broke()
    trial.settle()
    until(lambda: all(gone(reader) for reader in readers), within_s=5)


@fault()
def all_workers_killed(trial: Trial) -> None:
    """kill -9 of every worker with its readers; new ones start."""
    _holding(trial)
    for worker in trial.stack.workers:
        worker.kill(family=True)
    trial.broke()
    trial.stack.worker()
    trial.settle()


@fault()
def late_writer(trial: Trial) -> None:
    """SIGSTOP for longer than the lease, just before a result is stored, then SIGCONT: it changes nothing."""
    stack = trial.stack
    stack.arm("read", "stop")
    [id] = trial.submit(1)
    frozen = stack.sprung("read", "stop")
    until(lambda: stopped(frozen))
    trial.broke()
    until(lambda: trial.analysis(id).state.terminal)
    proceed(frozen)
    late = next(worker for worker in stack.workers if worker.pid == frozen)
    until(lambda: b"its lease was lost" in late.log.read_bytes())
    trial.settle()
    assert trial.attempts() == {2}
