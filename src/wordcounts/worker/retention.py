"""Old analyses go, a batch at a time, and what was deleted is gone, in whichever worker reconciles."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Final

from wordcounts.store.store import Store

log = logging.getLogger(__name__)

DAY_S: Final = 86_400.0
BATCH: Final = 100
"""One transaction deletes this many, in some 10 ms: nobody's submission waits for longer."""

EVERY_S: Final = 600.0
"""Between two looks, once nothing old is left; days are what is counted in."""


ERASE_EVERY_S: Final = 30.0
"""So long after it was deleted, what was deleted is still in SQLite's log; longer while that is never at rest."""


class Erasure:
    """What the reconciler calls in each of its rounds; empties SQLite's log now and then."""

    def __init__(self, store: Store, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._store, self._clock = store, clock
        self._due = clock() + ERASE_EVERY_S

    def __call__(self) -> None:
        """Empty the log when it is time, or try again in the next round; raises DatabaseUnavailable."""
        if self._clock() >= self._due and self._store.empty_log():
            self._due = self._clock() + ERASE_EVERY_S


class Retention:
    """What the reconciler calls in each of its rounds; does nothing in most of them.

    Args:
        store: where the analyses are.
        kept_days: how long after its end an analysis is deleted; never when None.
        clock: monotonic seconds.
    """

    def __init__(self, store: Store, kept_days: float | None, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._store, self._kept_days, self._clock = store, kept_days, clock
        self._due = clock()
        self._deleted = 0

    def __call__(self) -> None:
        """Delete one batch when it is time; raises DatabaseUnavailable."""
        if self._kept_days is None or self._clock() < self._due:
            return
        n_deleted = self._store.prune(older_than_s=self._kept_days * DAY_S, limit=BATCH)
        self._deleted += n_deleted
        if n_deleted == BATCH:
            return  # more may be left: go on in the next round
        self._due = self._clock() + EVERY_S
        if self._deleted:
            log.info("%d analyses that ended %g days ago were deleted", self._deleted, self._kept_days)
            self._deleted = 0
            self._store.give_back_space()
