"""How much a client may submit: `60/10m`, and the count of what it has. Pure but for a lock; clocks are arguments.

A window begins with a client's first submission and ends as long after it as the rate says; then the count begins anew.
So what Retry-After promises holds to the second, and no more than twice the rate fits into any stretch of that length.
"""

from __future__ import annotations

import math
import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, Self

Name = Literal["client", "address", "queue", "sources", "sources-address"]

UNITS_S: Final = {"s": 1, "m": 60, "h": 3600, "d": 86_400}

MAX_N: Final = 1_000_000_000
MAX_WINDOW_S: Final = 366 * 86_400

_NOTATION: Final = re.compile(r"([1-9][0-9]{0,9})/([1-9][0-9]{0,7})?([smhd])", re.ASCII)

_SWEEP_AT: Final = 4096
"""Clients in memory from which windows that have ended are looked for."""


@dataclass(frozen=True, slots=True)
class Rate:
    """So many within so many seconds. Written `60/10m`, `5/s`, `1000/d`."""

    n: int
    window_s: int

    @classmethod
    def parse(cls, said: str) -> Self:
        """Read the notation; raises ValueError with a sentence."""
        found = _NOTATION.fullmatch(said.strip())
        if found is None:
            raise ValueError("write it as 60/10m: a number, a slash, a time in s, m, h or d")
        rate = cls(int(found[1]), int(found[2] or 1) * UNITS_S[found[3]])
        if rate.n > MAX_N or rate.window_s > MAX_WINDOW_S:
            raise ValueError("a rate is 1,000,000,000 at most, in a year at most")
        return rate

    def __str__(self) -> str:
        letter, unit_s = next((name, s) for name, s in reversed(UNITS_S.items()) if self.window_s % s == 0)
        times = self.window_s // unit_s
        return f"{self.n}/{times if times > 1 else ''}{letter}"


@dataclass(frozen=True, slots=True)
class Limit:
    """One rate that holds for one subject: a client's own, or its address'. `cost` is what is asked for at once."""

    name: Name
    subject: str
    rate: Rate
    cost: int = 1


@dataclass(frozen=True, slots=True)
class Quota:
    """How a limit stands. `reset_s` says when it begins anew; `window_s` is None for one that no time ends."""

    name: Name
    n: int
    window_s: int | None
    left: int
    reset_s: float
    cost: int = 1
    """Of what was asked for."""


@dataclass(frozen=True, slots=True)
class Spent:
    """Whether one more was allowed, and how each limit stands after it."""

    granted: bool
    quotas: tuple[Quota, ...]

    @classmethod
    def of(cls, limits: Sequence[Limit], used: Sequence[tuple[int, float]], *, granted: bool) -> Self:
        """From (used, seconds until the window ends) of each limit."""
        quotas = [
            Quota(
                limit.name, limit.rate.n, limit.rate.window_s, max(0, limit.rate.n - n), max(0.0, reset_s), limit.cost
            )
            for limit, (n, reset_s) in zip(limits, used, strict=True)
        ]
        return cls(granted, tuple(quotas))

    @property
    def wait_s(self) -> float:
        """Seconds until the same would be allowed: 0 unless too little is left of a limit."""
        return max((quota.reset_s for quota in self.used_up), default=0.0)

    @property
    def used_up(self) -> tuple[Quota, ...]:
        """The limits of which less is left than was asked for."""
        return tuple(quota for quota in self.quotas if quota.left < quota.cost)


class Windows:
    """Counts in this process' memory. Safe to share between threads.

    Args:
        clock: monotonic seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._windows: dict[tuple[str, str], tuple[int, float]] = {}
        self._sweep_at = _SWEEP_AT

    def spend(self, limits: Sequence[Limit]) -> Spent:
        """Count what each costs against all limits, or against none when less than that is left of one of them."""
        with self._lock:
            now = self._clock()
            self._sweep(now)
            windows = [self._window(limit, now) for limit in limits]
            asked = list(zip(limits, windows, strict=True))
            granted = all(n + limit.cost <= limit.rate.n for limit, (n, _) in asked)
            if granted:
                windows = [(n + limit.cost, until) for limit, (n, until) in asked]
                self._windows.update(zip(map(_key, limits), windows, strict=True))
        return Spent.of(limits, [(n, until - now) for n, until in windows], granted=granted)

    def _window(self, limit: Limit, now: float) -> tuple[int, float]:
        n, until = self._windows.get(_key(limit), (0, -math.inf))
        return (n, until) if now < until else (0, now + limit.rate.window_s)

    def _sweep(self, now: float) -> None:
        """Forget windows that have ended, whenever there are twice as many as were left the last time."""
        if len(self._windows) < self._sweep_at:
            return
        self._windows = {key: window for key, window in self._windows.items() if now < window[1]}
        self._sweep_at = max(_SWEEP_AT, 2 * len(self._windows))


def _key(limit: Limit) -> tuple[str, str]:
    return limit.name, limit.subject
