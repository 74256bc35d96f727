"""What an analysis is doing: told to the record and to the slots, and timed."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from typing import Final

from wordcounts.errors import DatabaseUnavailable
from wordcounts.lifecycle import Stage
from wordcounts.store.store import Store
from wordcounts.store.values import Claim
from wordcounts.tally import Tally
from wordcounts.worker.slots import Seat, Slots

NAMES: Final = {Stage.FETCHING: "fetch", Stage.READING: "read", Stage.STORING: "store"}
"""As the metrics name them; counting is the end of a read, and no time of its own."""


class Stages:
    """Of one attempt, for the thread that makes it; `end` it."""

    def __init__(self, store: Store, slots: Slots, claim: Claim, seat: Seat, tally: Tally) -> None:
        self._store, self._slots, self._claim, self._seat, self._tally = store, slots, claim, seat, tally
        self._stage: Stage | None = None
        self._since = 0.0
        self._telling: threading.Thread | None = None

    def __call__(self, stage: Stage) -> None:
        """Begin a stage."""
        if stage is Stage.COUNTING:  # whoever says so watches a child: it is not to wait for the database
            self._telling = threading.Thread(target=self._tell, args=(stage,), name="stage", daemon=True)
            self._telling.start()
            return
        self.end()
        self._stage, self._since = stage, time.monotonic()
        # The claim said what comes first; and storing lasts a millisecond: not worth a transaction of its own.
        if stage is Stage.READING and self._claim.body is None:
            self._tell(stage)
        self._slots.waiting(self._seat, begins=stage is Stage.FETCHING)

    def end(self) -> None:
        """End the last stage, however it ended."""
        if self._telling is not None:
            self._telling.join()
            self._telling = None
        if self._stage is not None:
            self._tally.lasted(NAMES[self._stage], time.monotonic() - self._since)
            self._stage = None

    def _tell(self, stage: Stage) -> None:
        with suppress(DatabaseUnavailable):  # told to whoever looks, and nobody can look: the work goes on
            self._store.set_stage(self._claim.id, self._claim.fence, stage)
