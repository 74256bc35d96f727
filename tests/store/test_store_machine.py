"""The record, driven at random by workers, visitors and the reconciler, keeps to a pure model of itself.

On SQLite and on PostgreSQL. What the model says is the law: who may claim, who may still write, what an attempt and a
death cost, and that an end is an end (PROMISES, P2, P3, P10).
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from parts.postgres import Postgres
from wordcounts.errors import Blame
from wordcounts.lifecycle import FOLLOWERS, MAX_ATTEMPTS, MAX_DEATHS, State, TryAgain, after_failure
from wordcounts.store.store import Store
from wordcounts.store.values import DocumentFacts, Failure, NewAnalysis, Result, new_id

LIVE_S, DEAD_S = 3600.0, -1.0
"""A lease that holds for the whole test, and one that has run out already."""

FACTS = DocumentFacts(
    final_url="https://example.org/", title="", language="en", media_type="text/html", charset="utf-8", n_bytes=3,
    sha256="00", fetched_at=None,
)  # fmt: skip


@dataclass
class Model:
    """One analysis as the promises have it, without a database."""

    state: State = State.QUEUED
    attempt: int = 0
    deaths: int = 0
    fence: int = 0
    lapsed: bool = False
    n_results: int = 0

    def claim(self, *, lives: bool) -> bool:
        over = self.state is State.RUNNING and self.lapsed and self.deaths + 1 < MAX_DEATHS
        if self.state is not State.QUEUED and not over:
            return False
        self.deaths += over
        self.state, self.lapsed = State.RUNNING, not lives
        self.attempt += 1
        self.fence += 1
        return True

    def holds(self, fence: int) -> bool:
        return self.state is State.RUNNING and fence == self.fence

    def expire(self) -> None:
        """The reconciler's round."""
        if self.state is State.RUNNING and self.lapsed:
            self.deaths += 1
            self.fence += 1
            self.state = State.FAILED if self.deaths >= MAX_DEATHS else State.QUEUED

    def cancel(self) -> bool:
        if self.state.terminal:
            return False
        self.state = State.CANCELLED
        self.fence += 1
        return True


class Record(RuleBasedStateMachine):
    """One analysis, and every fence that was ever given."""

    store: Store
    fences = Bundle("fences")

    @initialize()
    def accept(self) -> None:
        self.id = new_id()
        self.store.add(NewAnalysis(id=self.id, kind="url", url="https://example.org/"))
        self.model = Model()
        self.end: object = None

    # What is done to it, by whoever thinks that he may

    @rule(target=fences, lives=st.booleans())
    def claim(self, lives: bool) -> int:
        claim = self.store.claim(self.id, worker="one", lease_s=LIVE_S if lives else DEAD_S)
        assert (claim is not None) == self.model.claim(lives=lives)
        assert claim is None or (claim.fence, claim.attempt) == (self.model.fence, self.model.attempt)
        return self.model.fence

    @rule(fence=fences, lives=st.booleans())
    def renew(self, fence: int, lives: bool) -> None:
        held = self.store.renew([(self.id, fence)], lease_s=LIVE_S if lives else DEAD_S)
        assert (self.id in held) == self.model.holds(fence)
        if held:
            self.model.lapsed = not lives

    @rule(fence=fences)
    def finish(self, fence: int) -> None:
        held = self.model.holds(fence)
        assert self.store.finish(self.id, fence, _result(fence)) == held
        if held:
            self.model.state = State.FINISHED
            self.model.n_results += 1

    @rule(fence=fences, blame=st.sampled_from(Blame))
    def go_wrong(self, fence: int, blame: Blame) -> None:
        """As a worker does it: `lifecycle` decides, the record obeys whoever holds the fence."""
        decision = after_failure(blame, self.model.attempt, chance=0.5)
        failure = Failure("timed_out", "Too slow.", permanent=False)
        held = self.model.holds(fence)
        if isinstance(decision, TryAgain):
            done = self.store.requeue(self.id, fence, wait_s=0.0, failure=failure, refund=decision.refund)
            if held:
                self.model.state = State.QUEUED
                self.model.attempt -= decision.refund
        else:
            done = self.store.fail(self.id, fence, failure)
            if held:
                self.model.state = State.FAILED
        assert done == held

    @rule(fence=fences)
    def give_back(self, fence: int) -> None:
        held = self.model.holds(fence)
        assert self.store.requeue(self.id, fence, wait_s=0.0, failure=None, refund=True) == held
        if held:
            self.model.state = State.QUEUED
            self.model.attempt -= 1

    @rule()
    def cancel(self) -> None:
        assert self.store.cancel(self.id) == self.model.cancel()

    @rule(rounds=st.integers(1, 2))
    def reconcile(self, rounds: int) -> None:
        for _ in range(rounds):
            freed = self.store.free_expired(limit=1000, max_deaths=MAX_DEATHS)
            before = self.model.fence
            self.model.expire()
            assert (self.id in freed) == (self.model.state is State.QUEUED and self.model.fence > before)

    # What holds at every moment

    @invariant()
    def the_record_is_as_the_model_says(self) -> None:
        found = self.store.get(self.id)
        assert found is not None
        assert (found.state, found.attempt) == (self.model.state, self.model.attempt)

    @invariant()
    def an_end_never_changes(self) -> None:
        found = self.store.get(self.id)
        assert self.end in (None, found)
        if found is not None and found.state.terminal:
            self.end = found

    @invariant()
    def there_is_one_result_when_it_has_finished_and_none_before(self) -> None:
        stored = self.store.table(self.id, "article")
        assert (stored is not None) == (self.model.state is State.FINISHED) == (self.model.n_results == 1)

    @invariant()
    def attempts_and_deaths_have_an_end(self) -> None:
        assert self.model.deaths <= MAX_DEATHS
        assert 0 <= self.model.attempt <= MAX_ATTEMPTS + MAX_DEATHS - 1

    @invariant()
    def its_history_keeps_to_what_may_follow_what(self) -> None:
        states = [change.state for change in self.store.history(self.id)]
        assert (states[0], states[-1]) == (State.QUEUED, self.model.state)
        assert states.count(State.FINISHED) == self.model.n_results
        for before, after in pairwise(states):
            # A claim of a lease that has run out is a death and a claim in one statement.
            assert after in FOLLOWERS[before] or before is after is State.RUNNING


def _result(fence: int) -> Result:
    return Result(
        document=FACTS, body=b"one", text="one", table=b"{}", extraction="article", recipe=f"by fence {fence}",
        n_tokens=1, n_types=1, n_hapaxes=1, notices=(),
    )  # fmt: skip


@contextmanager
def opened(url: str) -> Iterator[type[Record]]:
    """The machine over one database; each history has a row of its own in it."""
    store = Store.open(url, pool_size=1)
    store.upgrade()
    try:
        yield type("RecordOf", (Record,), {"store": store})
    finally:
        store.close()


HISTORIES = settings(max_examples=40, stateful_step_count=25, suppress_health_check=[HealthCheck.too_slow])


def test_every_history_on_sqlite_keeps_to_the_model() -> None:
    with (
        tempfile.TemporaryDirectory(prefix="wc-") as folder,
        opened(f"sqlite:///{Path(folder) / 'store.sqlite3'}") as machine,
    ):
        run_state_machine_as_test(machine, settings=HISTORIES)


@pytest.mark.timeout(300)
def test_every_history_on_postgresql_keeps_to_the_model(server: Postgres) -> None:
    with opened(server.new_database()) as machine:
        run_state_machine_as_test(machine, settings=HISTORIES)
