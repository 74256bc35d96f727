"""Faults of workers: killed, frozen, out of memory."""

from __future__ import annotations

import gzip
import os
import signal

from faults.catalogue import fault
from faults.stack import Process, gone, proceed
from faults.trial import Trial
from parts.product import until

N = 8
SLOW_S = 0.4
"""A site that takes a moment, so that something is in flight whenever a process dies."""

AGAIN_S = 30.0
"""A killed worker's analysis runs again within this (PROMISES, P4)."""


def holding(trial: Trial, *workers: Process, delay_s: float = SLOW_S) -> Process:
    """Submit, and pick a worker that holds some of it."""
    trial.submit(N, delay_s=delay_s)
    return holding_of(trial, *workers)


def holding_of(trial: Trial, *workers: Process) -> Process:
    """Pick a worker that holds some of what was submitted."""
    among = workers or trial.stack.workers
    found: list[Process] = until(lambda: [worker for worker in among if trial.stack.held_by(worker)])
    return trial.random.choice(found)


@fault()
def worker_killed(trial: Trial) -> None:
    """kill -9 of one of two workers, at random, while both hold some."""
    victim = holding(trial)
    readers = victim.kill()
    trial.broke()
    trial.settle(within_s=AGAIN_S)
    until(lambda: all(gone(reader) for reader in readers), within_s=5)


@fault(long=True)
def worker_killed_others_idle(trial: Trial) -> None:
    """kill -9 of the one worker that holds something: the other has nothing else to do."""
    trial.submit(1, delay_s=SLOW_S)
    [victim] = until(lambda: [worker for worker in trial.stack.workers if trial.stack.held_by(worker)])
    victim.kill()
    trial.broke()
    trial.settle(within_s=AGAIN_S)


@fault()
def all_workers_killed(trial: Trial) -> None:
    """kill -9 of every worker with its readers; a new one starts."""
    holding(trial)
    for worker in trial.stack.workers:
        worker.kill(family=True)
    trial.broke()
    trial.stack.worker()
    trial.settle(within_s=AGAIN_S)


def pool(trial: Trial) -> Process:
    """A keeper with two workers, beside the two that stand alone."""
    keeper = trial.stack.worker(WORDCOUNTS_WORKERS="2")
    until(lambda: keeper.log.read_bytes().count(b"slots") == 2, within_s=60)
    return keeper


@fault()
def pool_parent_killed(trial: Trial) -> None:
    """kill -9 of the pool's parent alone: its workers leave in order, burning no attempt, and others work on."""
    keeper = pool(trial)
    holding(trial, keeper)
    orphans = keeper.kill()
    trial.broke()
    until(lambda: all(gone(orphan) for orphan in orphans), within_s=trial.stack.drain_s + 5)
    trial.settle(within_s=AGAIN_S)
    assert trial.attempts() == {1}


@fault()
def pool_killed_whole(trial: Trial) -> None:
    """kill -9 of the pool's parent, of its workers and of their readers at once; others work on."""
    keeper = pool(trial)
    holding(trial, keeper)
    keeper.kill(family=True)
    trial.broke()
    trial.settle(within_s=AGAIN_S)


def _killed_at(seam: str) -> None:
    def run(trial: Trial) -> None:
        trial.stack.arm(seam)
        trial.submit(3)
        died = trial.stack.sprung(seam)
        trial.broke()
        trial.settle(within_s=AGAIN_S)
        assert not next(worker for worker in trial.stack.workers if worker.pid == died).running

    run.__name__ = f"worker_killed_once_{seam}"
    fault()(run)


for _seam in ("dequeued", "handed", "claimed", "fetched", "read", "stored", "committed"):
    _killed_at(_seam)


@fault()
def late_writer(trial: Trial) -> None:
    """SIGSTOP for longer than the lease, just before a result is stored, then SIGCONT: it changes nothing."""
    stack = trial.stack
    stack.arm("read", "stop")
    [id] = trial.submit(1)
    frozen = stack.stopped_at("read")
    trial.broke()
    until(lambda: trial.analysis(id).state.terminal, within_s=AGAIN_S)
    proceed(frozen)
    late = next(worker for worker in stack.workers if worker.pid == frozen)
    until(lambda: b"its lease was lost" in late.log.read_bytes())
    trial.settle()
    assert trial.attempts() == {2}


@fault()
def reconciler_frozen(trial: Trial) -> None:
    """SIGSTOP of a worker that reconciles, with the lock that one reconciler at a time has; then another is killed."""
    stack = trial.stack
    stack.arm("freeing", "stop")
    frozen = stack.stopped_at("freeing")
    [other] = [worker for worker in stack.workers if worker.pid != frozen]
    holding(trial, other).kill()
    trial.broke()
    stack.worker()
    trial.settle(within_s=AGAIN_S)
    proceed(frozen)


@fault(databases=("postgresql",))
def frozen_in_its_transaction(trial: Trial) -> None:
    """SIGSTOP with a result written and not committed, then SIGCONT: the database lets go of the row by itself."""
    stack = trial.stack
    stack.arm("stored", "stop")
    [id] = trial.submit(1)
    frozen = stack.stopped_at("stored")
    trial.broke()
    trial.settle(within_s=AGAIN_S)
    proceed(frozen)
    late = next(worker for worker in stack.workers if worker.pid == frozen)
    until(lambda: b"its lease was lost" in late.log.read_bytes())
    assert trial.settle().doubled == 0
    assert trial.attempts([id]) == {2}


@fault()
def worker_frozen(trial: Trial) -> None:
    """SIGSTOP of a worker with work in every state, for longer than its lease, then SIGCONT."""
    victim = holding(trial)
    trial.stack.freeze(victim)
    trial.broke()
    trial.settle(within_s=AGAIN_S)
    victim.send(signal.SIGCONT)
    [id] = trial.submit(1)
    until(lambda: trial.analysis(id).state.terminal)
    trial.settle(within_s=AGAIN_S)


@fault(failed=1)
def reader_out_of_memory(trial: Trial) -> None:
    """A document that makes its reader hit the memory limit: it fails as too complex, and nothing else does."""
    page = gzip.compress(b"<b>x</b>" * 500_000)
    bomb = trial.stack.origin.serve("/bomb", page, headers={"Content-Encoding": "gzip"})
    trial.submit(2)
    id = trial.post(f"{bomb}?{os.urandom(8).hex()}").id
    trial.submit(2)
    trial.broke()
    trial.settle()
    assert id is not None
    failure = trial.analysis(id).failure
    assert failure is not None
    assert failure.code == "too_complex"
    assert trial.attempts() == {1}
    assert all(worker.running for worker in trial.stack.workers)
