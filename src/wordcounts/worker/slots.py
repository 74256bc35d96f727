"""Slots: how many analyses are in flight, and why slow sites do not use them up.

A slot is a permit, not a thread. An analysis that has been waiting for its site for `PATIENCE_S` gives its permit up
and goes on in the patient lane, which has room of its own: a thread that waits for bytes costs a stack and nothing
else. So twenty addresses that never answer hold sixteen slots for a quarter of a second, and nobody for longer. Nothing
runs to find that out: whoever needs a permit looks for one that has been waiting long enough.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

PATIENCE_S: Final = 0.25
"""Time enough for a good page nearby; a slower one loses nothing by being patient. With a whole second, 12 silent
addresses a second filled 16 slots, and good pages took 6 s (`benchmarks/run inflight`)."""

PATIENT_LANE: Final = 240
"""Analyses that may wait for slow sites beside the slots; with 16 slots, 256 threads in all. 100 threads more were
measured to take 2 MB more."""


@dataclass(slots=True, eq=False)
class Seat:
    """One analysis in flight."""

    id: str
    waiting_since: float | None = None
    """When it began to wait for its site, in monotonic seconds; None while it does not."""
    patient: bool = False


class Slots:
    """Gives out seats. Thread-safe.

    Args:
        n: seats of analyses that are not waiting for a slow site.
        patience_s: after which one that waits is patient.
        lane: how many may be patient.
        clock: monotonic seconds.
    """

    def __init__(
        self,
        n: int,
        *,
        patience_s: float = PATIENCE_S,
        lane: int = PATIENT_LANE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._n, self._patience_s, self._lane, self._clock = n, patience_s, lane, clock
        self._changed = threading.Condition()
        self._seats: dict[str, Seat] = {}

    def take(self, id: str, *, within_s: float) -> Seat | None:
        """Take a seat, waiting up to `within_s` seconds; None when there is none.

        Raises:
            KeyError: this id has a seat already.
        """
        deadline = self._clock() + within_s
        with self._changed:
            while True:
                if id in self._seats:
                    raise KeyError(id)
                wait_s = self._until_free()
                if wait_s <= 0:
                    seat = self._seats[id] = Seat(id)
                    return seat
                left_s = deadline - self._clock()
                if left_s <= 0:
                    return None
                self._changed.wait(min(wait_s, left_s))

    def room(self, enough: int, *, within_s: float) -> int:
        """Wait for so many free seats; how many are free then, or when the time is over."""
        deadline = self._clock() + within_s
        with self._changed:
            while True:
                n_free = self._n_free()
                left_s = deadline - self._clock()
                if n_free >= enough or left_s <= 0:
                    return n_free
                self._changed.wait(left_s)

    def _n_free(self) -> int:
        """Also frees the seats of those that have waited long enough for their sites."""
        while self._lane > (n_patient := sum(seat.patient for seat in self._seats.values())):
            slow = self._slowest()
            if slow is None or (slow.waiting_since or 0.0) + self._patience_s > self._clock():
                break
            slow.patient = True
        return max(0, self._n - len(self._seats) + n_patient)

    def _slowest(self) -> Seat | None:
        """The one that has waited longest for its site, of those that hold a slot."""
        impatient = [seat for seat in self._seats.values() if not seat.patient and seat.waiting_since is not None]
        return min(impatient, key=lambda seat: seat.waiting_since or 0.0, default=None)

    def waiting(self, seat: Seat, *, begins: bool) -> None:
        """Say that a seat begins, or ends, to wait for its site."""
        with self._changed:
            seat.waiting_since = self._clock() if begins else None
            self._changed.notify_all()

    def leave(self, seat: Seat) -> None:
        """Give the seat back."""
        with self._changed:
            del self._seats[seat.id]
            self._changed.notify_all()

    def empty(self, *, within_s: float) -> bool:
        """Wait until nothing is in flight; False when that takes longer."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._seats, within_s)

    def holds(self, id: str) -> bool:
        """Whether this one is in flight."""
        with self._changed:
            return id in self._seats

    @property
    def n_taken(self) -> int:
        """Analyses in flight."""
        with self._changed:
            return len(self._seats)

    def _until_free(self) -> float:
        """0 when a seat is free now, else after how many seconds to look again."""
        seats = self._seats.values()
        n_patient = sum(seat.patient for seat in seats)
        if len(seats) - n_patient < self._n:
            return 0.0
        slowest = self._slowest()
        if n_patient >= self._lane or slowest is None:
            return float("inf")
        wait_s = (slowest.waiting_since or 0.0) + self._patience_s - self._clock()
        if wait_s <= 0:
            slowest.patient = True
        return wait_s
