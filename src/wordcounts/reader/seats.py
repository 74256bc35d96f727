"""Who is served by which reader: single documents before those of collections, which wait behind them.

Collections may keep all readers busy, and one of their documents may take ten seconds. So there is one seat more than
readers were asked for, which only a single document takes, and only when it has waited for a while: a reader is started
for it, and stays for the next one.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from wordcounts.reader.process import Child

PATIENCE_S: Final = 0.1
"""For one of the others: a document takes some milliseconds, and the spare seat may have to start its reader."""


@dataclass(slots=True, eq=False)
class Seat:
    """One place for a reader; None until one was started."""

    child: Child | None = None
    behind: bool = False
    """A document of a collection is read here."""


class Seats:
    """Thread-safe.

    Args:
        n: beside the spare one.
    """

    def __init__(self, n: int) -> None:
        # Last in, first out: one busy visitor keeps one child's caches warm, and the others may be swapped out.
        self._free = [Seat() for _ in range(n)]
        self._taken: set[Seat] = set()
        self._spare = Seat()
        self._n_ahead = 0
        self._changed = threading.Condition()

    def fill(self, start: Callable[[Child | None], Child | None]) -> None:
        """Start readers where none is, on the seats that are free, but for the spare one."""
        with self._changed:
            for seat in self._free:
                seat.child = start(seat.child)

    def take(self, *, behind: bool) -> Seat:
        """Wait for a seat, `behind` all who do not say so."""
        with self._changed:
            if behind:
                self._changed.wait_for(lambda: self._free and not self._n_ahead)
                seat = self._free.pop()
            else:
                seat = self._ahead()
            seat.behind = behind
            self._taken.add(seat)
            return seat

    def _ahead(self) -> Seat:
        self._n_ahead += 1
        try:
            patient_until = time.monotonic() + PATIENCE_S
            while not self._free:
                left_s = patient_until - time.monotonic()
                if left_s <= 0 and self._spare not in self._taken and any(seat.behind for seat in self._taken):
                    return self._spare
                self._changed.wait(left_s if left_s > 0 else None)
            return self._free.pop()
        finally:
            self._n_ahead -= 1
            self._changed.notify_all()

    def leave(self, seat: Seat) -> None:
        """Give a seat back, with whoever sits there now."""
        with self._changed:
            self._taken.discard(seat)
            if seat is not self._spare:
                self._free.append(seat)
            self._changed.notify_all()
