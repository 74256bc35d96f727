"""Faults of collections: workers killed in the middle of one, and what a single page waits behind one."""

from __future__ import annotations

import time

from faults.catalogue import fault
from faults.trial import Trial
from faults.workers import AGAIN_S, holding_of
from parts.product import until

N = 40
SINGLE_WITHIN_S = 3.0
"""Another client's page finishes within this (PROMISES, P12)."""


def gathered(trial: Trial, n: int, *, delay_s: float = 0.0) -> str:
    """POST a collection of so many pages; its sources count as accepted."""
    urls = [trial.stack.page(delay_s=delay_s) for _ in range(n)]
    body = {"name": trial.fault, "urls": urls, "extraction": "page"}
    answer = trial.stack.product.request("POST", "/api/v1/collections", body)
    assert answer.status == 202, answer.body
    id = str(answer.json["id"])
    trial.ids += [member.analysis_id for member in trial.store.collections.members(id, limit=n).items]
    return id


@fault()
def collection_worker_killed(trial: Trial) -> None:
    """kill -9 of one of two workers in the middle of a collection."""
    id = gathered(trial, N, delay_s=0.3)
    victim = holding_of(trial)
    victim.kill()
    trial.broke()
    trial.settle(within_s=AGAIN_S)
    found = trial.store.collections.get(id)
    assert found is not None
    assert (found.counts.n_finished, found.done) == (N, True)
    again = sum(trial.analysis(id).attempt > 1 for id in trial.ids)
    assert trial.n_fetches() <= N + again, "fetched twice is what was in flight, and nothing else"


def _killed_at(seam: str) -> None:
    def run(trial: Trial) -> None:
        trial.stack.arm(seam)
        gathered(trial, N)
        trial.stack.sprung(seam)
        trial.broke()
        trial.settle(within_s=AGAIN_S)

    run.__name__ = f"collection_worker_killed_once_{seam}"
    fault()(run)


for _seam in ("gathered", "counted", "kept"):
    _killed_at(_seam)


@fault()
def single_behind_a_collection(trial: Trial) -> None:
    """A collection of 1,000 in front of single pages of another client."""
    id = gathered(trial, 1000)
    until(lambda: trial.stack.sql("SELECT 1 FROM analyses WHERE state = 'finished' LIMIT 1"))
    waited = []
    for _ in range(5):
        began = time.monotonic()
        [single] = trial.submit(1)
        until(lambda single=single: trial.analysis(single).state.terminal, within_s=SINGLE_WITHIN_S)
        waited.append(time.monotonic() - began)
    left = trial.store.collections.get(id)
    assert left is not None
    trial.say("single_s", f"{max(waited):.2f}")
    trial.say("left", left.counts.n_queued)
    assert not left.done, "it was over before the pages came"
    trial.broke()
    trial.settle(within_s=120)
