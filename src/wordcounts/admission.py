"""Whether one more submission is taken: the queue's cap, and the limits of who submits."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Sequence
from time import monotonic
from typing import Final, Protocol

from wordcounts.errors import QueueFull, RateLimited
from wordcounts.rates import Limit, Quota, Rate, Spent, Windows

ADDRESS_RATE: Final = Rate(600, 600)
"""The coarse ceiling of an address, behind which a whole class may sit (PROMISES, "No one in")."""

BACKLOG_FOR_S: Final = 1.0
"""How long a count of the waiting rows serves, so that a rush of submissions does not count them each time."""

QUEUE_FULL_S: Final = 30.0
"""After how long to come again while the queue is full."""


class Limiting(Protocol):
    """Who counts what clients submit."""

    def spend(self, limits: Sequence[Limit]) -> Spent:
        """Count what each costs against all limits, or against none when less than that is left of one of them."""


class Admission:
    """Takes a submission or refuses it, before anything is stored. Safe to share between threads.

    Args:
        queue_cap: how many analyses may wait.
        count_queued: how many do.
        limits: what clients have submitted; counted in this process' memory when None.
    """

    def __init__(self, queue_cap: int, count_queued: Callable[[], int], limits: Limiting | None = None) -> None:
        self._cap = queue_cap
        self._backlog = Cached(count_queued, BACKLOG_FOR_S)
        self._limits = limits or Windows(monotonic)

    def admit(self, limits: Sequence[Limit], n: int = 1) -> tuple[Quota, ...]:
        """Count one submission, and say how its limits stand after it; one that is refused counts against none.

        Args:
            limits: that hold, with what the submission costs of each.
            n: analyses that it makes.

        Raises:
            QueueFull, RateLimited: with `retry_after_s` and `quotas`.
        """
        if self._backlog() + n > self._cap:
            quota = Quota("queue", self._cap, window_s=None, left=0, reset_s=QUEUE_FULL_S)
            raise QueueFull(retry_after_s=QUEUE_FULL_S, quotas=(quota,))
        spent = self._limits.spend(limits)
        if not spent.granted:
            raise RateLimited(_sentence(spent), retry_after_s=spent.wait_s, quotas=spent.quotas)
        return spent.quotas


class Cached:
    """A number that is asked anew only after a while. Safe to share between threads."""

    def __init__(self, ask: Callable[[], int], for_s: float) -> None:
        self._ask = ask
        self._for_s = for_s
        self._lock = threading.Lock()
        self._value = 0
        self._until = float("-inf")

    def __call__(self) -> int:
        """The number, at most `for_s` seconds old."""
        with self._lock:
            if monotonic() >= self._until:
                self._value = self._ask()
                self._until = monotonic() + self._for_s
            return self._value


def _sentence(spent: Spent) -> str:
    """Of the limit that lasts longest among those used up."""
    quota = max(spent.used_up, key=lambda one: one.reset_s)
    what = "sources of collections" if quota.name.startswith("sources") else "submissions"
    whose = "from one address " if quota.name.endswith("address") else ""
    return (
        f"{quota.n:,} {what} {whose}in {_time(quota.window_s or 0)} are the limit here: "
        f"try again in {_time(quota.reset_s)}."
    )


def _time(seconds: float) -> str:
    """In the largest unit of which there are two, or exactly one; rounded up."""
    units = {"day": 86_400, "hour": 3600, "minute": 60, "second": 1}
    name = next((one for one, unit_s in units.items() if seconds >= 2 * unit_s or seconds == unit_s), "second")
    n = math.ceil(seconds / units[name])
    return f"{n} {name}{'' if n == 1 else 's'}"
