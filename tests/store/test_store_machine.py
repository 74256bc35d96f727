"""The record, driven at random by workers, visitors and the reconciler, keeps to `lifecycle`: on SQLite, as a law."""

from __future__ import annotations

import tempfile
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule

from wordcounts.lifecycle import FOLLOWERS, MAX_DEATHS, State
from wordcounts.store.store import Store
from wordcounts.store.values import Claim, DocumentFacts, Failure, NewAnalysis, Result, new_id

LIVE_S, DEAD_S = 3600.0, -1.0
"""A lease that holds for the whole test, and one that has run out already."""

FACTS = DocumentFacts(
    final_url="https://example.org/", title="", language="en", media_type="text/html", charset="utf-8", n_bytes=3,
    sha256="00", fetched_at=None,
)  # fmt: skip


class Record(RuleBasedStateMachine):
    """One analysis, and every claim on it that was ever given."""

    claims = Bundle("claims")

    @initialize()
    def accept(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="wc-")
        self.store = Store.open(f"sqlite:///{Path(self.folder.name) / 'store.sqlite3'}", pool_size=1)
        self.store.upgrade()
        self.id = new_id()
        self.store.add(NewAnalysis(id=self.id, kind="url", url="https://example.org/"))
        self.holder: Claim | None = None
        self.lapsed = False
        self.end: object = None

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    @property
    def state(self) -> State:
        analysis = self.store.get(self.id)
        assert analysis is not None
        return analysis.state

    # What is done to it

    @rule(target=claims, lives=st.booleans())
    def claim(self, lives: bool) -> Claim | None:
        before = self.state
        claim = self.store.claim(self.id, worker="one", lease_s=LIVE_S if lives else DEAD_S)
        free = before is State.QUEUED or (before is State.RUNNING and self.lapsed)
        assert (claim is not None) == free
        if claim is not None:
            assert self.holder is None or claim.fence > self.holder.fence
            self.holder, self.lapsed = claim, not lives
        return claim

    @rule(claim=claims, lives=st.booleans())
    def renew(self, claim: Claim | None, lives: bool) -> None:
        if claim is not None:
            held = self.store.renew([(self.id, claim.fence)], lease_s=LIVE_S if lives else DEAD_S)
            assert (self.id in held) == (claim == self.holder)
            if held:
                self.lapsed = not lives

    @rule(claim=consumes(claims))
    def finish(self, claim: Claim | None) -> None:
        if claim is not None:
            self._written(claim, self.store.finish(self.id, claim.fence, _result()))

    @rule(claim=consumes(claims))
    def fail(self, claim: Claim | None) -> None:
        if claim is not None:
            failure = Failure("http_error", "The site answered with an error.", permanent=True)
            self._written(claim, self.store.fail(self.id, claim.fence, failure))

    @rule(claim=claims, refund=st.booleans())
    def give_back(self, claim: Claim | None, refund: bool) -> None:
        if claim is not None:
            done = self.store.requeue(self.id, claim.fence, wait_s=0.0, failure=None, refund=refund)
            self._written(claim, done)

    @rule()
    def cancel(self) -> None:
        assert self.store.cancel(self.id) == (self.end is None)
        self.holder = None

    @rule()
    def reconcile(self) -> None:
        freed = self.store.free_expired(limit=10, max_deaths=MAX_DEATHS)
        if self.holder is not None and self.lapsed:
            assert freed == [self.id] or self.state is State.FAILED
            self.holder = None
        else:
            assert freed == []

    def _written(self, claim: Claim, done: bool) -> None:
        """Only who holds the newest fence has written, whether or not its lease has run out meanwhile."""
        assert done == (claim == self.holder)
        if done:
            self.holder = None

    # What holds at every moment

    @invariant()
    def an_end_never_changes(self) -> None:
        analysis = self.store.get(self.id)
        assert self.end in (None, analysis)
        if analysis is not None and analysis.state.terminal:
            self.end = analysis

    @invariant()
    def its_history_keeps_to_what_may_follow_what(self) -> None:
        states = [change.state for change in self.store.history(self.id)]
        assert states[0] is State.QUEUED
        assert states[-1] is self.state
        for before, after in pairwise(states):
            # A claim of a lease that has run out is a death and a claim in one statement.
            assert after in FOLLOWERS[before] or before is after is State.RUNNING

    @invariant()
    def it_is_never_stuck(self) -> None:
        """What has not ended is queued, or held by somebody, or will be freed."""
        assert self.state is not State.RUNNING or self.holder is not None


def _result() -> Result:
    return Result(
        document=FACTS, body=b"one", text="one", table=b"{}", extraction="article", recipe="r", n_tokens=1, n_types=1,
        n_hapaxes=1, notices=(),
    )  # fmt: skip


TestRecord = Record.TestCase
TestRecord.settings = settings(
    max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
