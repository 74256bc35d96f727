"""Counters that one process keeps in memory, until they are added to those of all the others in the database.

Prometheus' client would have each process keep files that the others read (PROMETHEUS_MULTIPROC_DIR): that ends at the
machine's edge, and with its processes. Rows reach further, and can be read when every worker is dead. A process that is
killed takes what it counted since its last report with it.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Meter(StrEnum):
    """What is counted, each with the labels that docs/reference/metrics.md gives it."""

    ATTEMPTS = "attempts"
    """How an attempt ended: outcome, code."""
    STAGES = "stages"
    """How many lasted up to so many seconds: stage, bound."""
    STAGES_S = "stages_s"
    """Seconds of all of them: stage."""
    REQUESTS = "requests"
    """method, route, status."""


Key = tuple[str, tuple[str, ...]]
"""What is counted, and the values of its labels."""

BOUNDS_S: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, float("inf"))
"""Upper bounds of the histogram of stages: a store takes milliseconds, a read 10 s at most, a fetch 20 s."""


class Tally:
    """Counts. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: Counter[Key] = Counter()

    def add(self, meter: Meter, *labels: str, n: float = 1) -> None:
        """Count one more, or `n`."""
        with self._lock:
            self._counts[meter, labels] += n  # type: ignore[assignment]

    def lasted(self, stage: str, seconds: float) -> None:
        """Count a stage that took so long."""
        bound = next(bound for bound in BOUNDS_S if seconds <= bound)
        self.add(Meter.STAGES, stage, f"{bound:g}")
        self.add(Meter.STAGES_S, stage, n=seconds)

    def take(self) -> Mapping[Key, float]:
        """What was counted since the last time."""
        with self._lock:
            taken, self._counts = self._counts, Counter()
        return taken

    def give_back(self, taken: Mapping[Key, float]) -> None:
        """Count again what could not be reported."""
        with self._lock:
            for key, n in taken.items():
                self._counts[key] += n  # type: ignore[assignment]
