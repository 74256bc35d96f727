"""One attempt at what was claimed: carried out, and what becomes of it stored. The same for both lanes."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable
from typing import Final, TypeVar

from wordcounts.errors import Blame, DatabaseUnavailable, InternalError, ReaderFailed, SamePage, WordcountsError
from wordcounts.lifecycle import GiveUp, after_failure
from wordcounts.pipeline import Parts, carry_out
from wordcounts.store.values import Claim, Failure, Result
from wordcounts.tally import Meter, Tally
from wordcounts.worker.leases import Leases
from wordcounts.worker.slots import Seat, Slots
from wordcounts.worker.stages import Stages

log = logging.getLogger(__name__)

SETTLE_S: Final = 600.0
"""How long an outcome is kept for a database that is away, in seconds; then the lease runs out: done again."""

LOOK_S: Final = 0.25

T = TypeVar("T")


class Attempts:
    """Makes attempts for one lane. Safe to share between threads.

    Args:
        parts: the rooms.
        leases: where a claim is renewed.
        slots: whose seats the attempts have.
        tally: what is counted.
        finish: stores a result; False when the fence was lost.
        finished: told what has ended with a result.
        again: told what was given back, and after how many seconds it is due.
    """

    def __init__(
        self,
        parts: Parts,
        leases: Leases,
        slots: Slots,
        tally: Tally,
        *,
        finish: Callable[[Claim, Result], bool],
        finished: Callable[[Claim], None],
        again: Callable[[Claim, float], None],
    ) -> None:
        self._parts, self._leases, self._slots, self._tally = parts, leases, slots, tally
        self._finish, self._finished, self._again = finish, finished, again

    def make(self, claim: Claim, seat: Seat) -> None:
        """Carry it out; never raises. The seat is given back by whoever took it."""
        stages = Stages(self._parts.store, self._slots, claim, seat, self._tally)
        self._leases.hold(claim.id, claim.fence)
        try:
            if claim.shares is not None and self._adopted(claim, claim.shares):
                self._tally.add(Meter.ATTEMPTS, "shared", "")
            else:
                self._store_result(claim, carry_out(claim, self._parts, on_stage=stages))
        except WordcountsError as error:
            self._failed(claim, error)
        except Exception:
            log.exception("analysis %s: unforeseen", claim.id)
            self._failed(claim, InternalError())
        finally:
            stages.end()
            self._leases.drop(claim.id)

    def _adopted(self, claim: Claim, leader: str) -> bool:
        member = claim.collection_id is not None
        return self._parts.store.adopt(claim.id, claim.fence, leader, member=member)

    def _store_result(self, claim: Claim, done: Result) -> None:
        kept = settled(lambda: self._finish(claim, done))
        log.info("analysis %s: %s", claim.id, "finished" if kept else "its lease was lost, and the result with it")
        self._tally.add(Meter.ATTEMPTS, "finished" if kept else "lost", "")
        self._finished(claim)

    def _failed(self, claim: Claim, error: WordcountsError) -> None:
        if isinstance(error, SamePage):  # the row is no more: it led to a page that is there, or was a list of pages
            log.info("analysis %s: joined", claim.id)
            self._tally.add(Meter.ATTEMPTS, "joined", "")
            return
        # Faults of ours that the document itself may cause are counted, so that none goes round for ever.
        counted = isinstance(error, (ReaderFailed, InternalError))
        blame = Blame.TRANSIENT if counted else error.blame
        decision = after_failure(blame, claim.attempt, chance=random.random(), retry_after_s=error.retry_after_s)  # noqa: S311
        failure = Failure(error.code, error.message, error.permanent)
        store = self._parts.store
        log.info("analysis %s: attempt %d: %s", claim.id, claim.attempt, error.code)
        try:
            if isinstance(decision, GiveUp):
                kept = settled(lambda: store.fail(claim.id, claim.fence, failure))
                outcome = "failed"
            else:
                wait_s, refund = decision.wait_s, decision.refund
                kept = settled(
                    lambda: store.requeue(claim.id, claim.fence, wait_s=wait_s, failure=failure, refund=refund)
                )
                outcome = "refunded" if refund else "retried"
                if kept:
                    self._again(claim, wait_s)
            self._tally.add(Meter.ATTEMPTS, outcome if kept else "lost", error.code if kept else "")
        except DatabaseUnavailable:
            log.warning("analysis %s: its failure could not be stored; its lease runs out", claim.id)


def settled(write: Callable[[], T]) -> T:
    """Store an outcome; while the database is away, keep it for a while: its attempt is not to be burnt."""
    deadline = time.monotonic() + SETTLE_S
    while True:
        try:
            return write()
        except DatabaseUnavailable:
            if time.monotonic() > deadline:
                raise
            time.sleep(LOOK_S)
