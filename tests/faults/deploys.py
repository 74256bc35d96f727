"""Faults that a deploy brings (PROMISES, P7): SIGTERM once, twice, to the group, rolling under load."""

from __future__ import annotations

import signal
from contextlib import suppress

import psutil

from faults.catalogue import fault
from faults.stack import Process
from faults.trial import Trial
from faults.workers import holding, pool
from parts.product import until

SPARE_S = 5.0
"""Beyond its drain, a worker takes this long to leave at most: its threads end, its readers are killed."""


def _left(trial: Trial, worker: Process) -> None:
    """It leaves within its grace, without an error, and burns no attempt."""
    trial.broke()
    assert worker.popen.wait(trial.stack.drain_s + SPARE_S) == 0, worker.log.read_text()
    trial.settle(within_s=trial.stack.drain_s + 30)
    assert trial.attempts() == {1}


@fault()
def sigterm_once(trial: Trial) -> None:
    """SIGTERM to a worker whose sites take longer than its drain: it gives back what it holds."""
    victim = holding(trial, delay_s=trial.stack.drain_s + 1)
    victim.send(signal.SIGTERM)
    _left(trial, victim)


@fault()
def sigterm_twice(trial: Trial) -> None:
    """A second SIGTERM while the first is being obeyed."""
    victim = holding(trial, delay_s=trial.stack.drain_s + 1)
    for _ in range(2):
        victim.send(signal.SIGTERM)
    _left(trial, victim)


@fault()
def sigterm_to_the_group(trial: Trial) -> None:
    """SIGTERM to a pool's parent, its workers and their readers at once, as systemd sends it."""
    keeper = pool(trial)
    holding(trial, keeper)
    for member in [*keeper.family, psutil.Process(keeper.pid)]:
        with suppress(psutil.NoSuchProcess):
            member.terminate()
    _left(trial, keeper)


@fault()
def rolling_deploy(trial: Trial) -> None:
    """Each worker is replaced while submissions come in."""
    old = list(trial.stack.workers)
    with trial.steadily(8, delay_s=0.3):
        for worker in old:
            trial.stack.ready(trial.stack.worker())
            until(lambda worker=worker: trial.stack.held_by(worker))
            worker.send(signal.SIGTERM)
            assert worker.popen.wait(trial.stack.drain_s + SPARE_S) == 0, worker.log.read_text()
    trial.broke()
    trial.settle()
    assert trial.attempts() == {1}
