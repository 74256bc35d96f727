"""Finds what waits without a hint, and what a dead worker left: the rows are the truth, the queue only hints."""

from __future__ import annotations

import heapq
import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from wordcounts.errors import DatabaseUnavailable
from wordcounts.jobs.hints import Hints
from wordcounts.lifecycle import MAX_DEATHS
from wordcounts.settings import Settings
from wordcounts.store.store import Store
from wordcounts.tally import Tally

log = logging.getLogger(__name__)

EVERY_S: Final = 2.0
OLD_S: Final = 5.0
"""A row that waits for longer than this may have lost its hint (PROMISES, "How")."""

BATCH: Final = 500

LATE_S: Final = 0.05
"""After a due time of ours: the database's clock says when a row is due, and ours may run a little ahead."""


CALM: Final = 0.4
"""Share of a lease for which a worker's reconciler lets expired leases be, once the database answers again: those who
live renew theirs meanwhile. No attempt is burnt because the database was away (PROMISES, P6)."""

SAY_EVERY_S: Final = 10.0
"""How often a round of this process is put on record: an idle database is left in peace meanwhile."""


@dataclass(frozen=True, slots=True)
class Round:
    """What one round did."""

    mine: bool
    """False when another process was at it: nothing was done."""
    n_freed: int = 0
    n_hinted: int = 0
    n_cleared: int | None = 0
    """Leftovers in Redis; None while it is away."""


class Reconciler:
    """A thread. `offer` takes an id for a slot of this process if one is free, and says whether it did.

    Args:
        offer_collection: begins with what waits of a collection as far as there is room, and says whether there may be
            room for more.
        lease_s: how long leases are, for one that shares its time with workers that live; 0 frees at once.
        chores: called at the end of each round, while no other process reconciles.
        clock: monotonic seconds.
    """

    def __init__(
        self,
        store: Store,
        hints: Hints,
        *,
        offer: Callable[[str], bool],
        offer_collection: Callable[[str], bool] = lambda _id: False,
        every_s: float = EVERY_S,
        lease_s: float = 0.0,
        tally: Tally | None = None,
        chores: Sequence[Callable[[], None]] = (),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store, self._hints, self._offer, self._every_s, self._lease_s = store, hints, offer, every_s, lease_s
        self._offer_collection = offer_collection
        self._chores, self._clock = chores, clock
        self._tally = tally or Tally()
        self._said_at = self._answered_at = self._calm_at = float("-inf")
        self._due: list[tuple[float, str]] = []
        self._changed = threading.Condition()
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name="reconciler", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
        if self._thread.ident is not None:
            self._thread.join(10)

    def again(self, id: str, wait_s: float) -> None:
        """Look at this one after so many seconds: it was given back by a slot of this process."""
        with self._changed:
            heapq.heappush(self._due, (time.monotonic() + wait_s + LATE_S, id))
            self._changed.notify_all()

    def _run(self) -> None:
        next_round = time.monotonic()
        while not self._stopped:
            self._offer_due()
            if time.monotonic() >= next_round:
                self._look()
                next_round = time.monotonic() + self._every_s
            with self._changed:
                wake = min(next_round, self._due[0][0]) if self._due else next_round
                if not self._stopped:
                    self._changed.wait(max(0.0, wake - time.monotonic()))

    def _offer_due(self) -> None:
        now = time.monotonic()
        while True:
            with self._changed:
                if not self._due or self._due[0][0] > now:
                    return
                _, id = heapq.heappop(self._due)
            if not self._offer(id):
                self._hints.hint(id, 0)

    def _look(self) -> None:
        try:
            self.reconcile()
        except DatabaseUnavailable as error:
            log.warning("nothing was reconciled: %s", error)
        self.report()

    def reconcile(self) -> Round:
        """One round, of a batch of each kind; nothing while another process is at it.

        Raises:
            DatabaseUnavailable: as it says.
        """
        try:
            with self._store.reconcile_lock() as mine:
                return self._round(mine)
        except DatabaseUnavailable:
            self._answered_at = float("-inf")
            raise

    def _round(self, mine: bool) -> Round:
        n_hinted = self._hint() if mine else 0
        calm = self._calm()  # after a statement: who waited ten seconds for SQLite's lock learns it by that
        if not mine:
            return Round(mine=False)
        done = Round(True, self._free() if calm else 0, n_hinted, self._hints.clear_leftovers())
        if time.monotonic() - self._said_at >= SAY_EVERY_S:
            self._store.report({}, reconciled=True)
            self._said_at = time.monotonic()
        for chore in self._chores:
            chore()
        return done

    def _calm(self) -> bool:
        """Whether the database has answered for long enough. A wait for SQLite's lock is an absence like any other."""
        now = self._clock()
        if now - self._answered_at > self._every_s + self._lease_s / 3:
            self._calm_at = now + CALM * self._lease_s
        self._answered_at = now
        return now >= self._calm_at

    def report(self) -> None:
        """Add what this process has counted to the counters of all; kept for later while the database is away."""
        counted = self._tally.take()
        try:
            self._store.report(counted)
        except DatabaseUnavailable:
            self._tally.give_back(counted)

    def _free(self) -> int:
        freed = self._store.free_expired(limit=BATCH, max_deaths=MAX_DEATHS)
        if freed:
            log.warning("%d analyses of workers that have died run again", len(freed))
            self.pass_on([(id, 0) for id in self._store.singles(freed)])  # of collections, the next round hints all
        return len(freed)

    def _hint(self) -> int:
        n_hinted = self._hints.length()
        self._hint_collections()
        if n_hinted is not None and n_hinted > 0 and n_hinted >= self._store.count_queued(single=True):
            return 0  # a backlog, not a loss
        waiting = self._store.waiting(older_than_s=OLD_S, limit=BATCH)
        self.pass_on(waiting)
        return len(waiting)

    def _hint_collections(self) -> None:
        n_hinted = self._hints.bulk_length()
        if n_hinted is not None and n_hinted > 0 and n_hinted >= self._store.collections.n_waiting():
            return  # they take turns; and hints that are one too many would go round for ever
        ids = self._store.collections.waiting(older_than_s=OLD_S, limit=BATCH)
        if ids and not self._hints.hint_collections(ids):
            for id in ids:
                if not self._offer_collection(id):
                    return

    def pass_on(self, rows: list[tuple[str, int]]) -> None:
        """Hint rows; while Redis is away, work on as many as this process has slots for."""
        if rows and not self._hints.hint_many(rows):
            for id, _ in rows:
                if not self._offer(id):
                    return


def once(settings: Settings) -> Round:
    """One round by a process that is no worker.

    Raises:
        DatabaseUnavailable, SchemaMismatch: as they say.
    """
    store, hints = Store.open(settings.database, pool_size=2), Hints(settings.redis_url)
    try:
        store.check_schema()
        return Reconciler(store, hints, offer=lambda _id: False).reconcile()
    finally:
        hints.close()
        store.close()
