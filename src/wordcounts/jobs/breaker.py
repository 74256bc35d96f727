"""Leaves Redis alone for a while when it is away, so that no request waits for it again and again."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Final, TypeVar

from redis.exceptions import RedisError

log = logging.getLogger(__name__)

T = TypeVar("T")

FAILURES_TO_OPEN: Final = 3
"""Failures in a row after which Redis is left alone for a while, so that no request waits for it."""

OPEN_S: Final = 2.0
"""How long it is left alone, in seconds; then one call tries again."""


class Breaker:
    """Calls Redis, or does not. Shared by all that one process asks of one Redis; thread-safe.

    Args:
        clock: monotonic seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._closed_until = 0.0

    def call(self, ask: Callable[[], T]) -> T | None:
        """The answer; None when Redis is away or left alone."""
        with self._lock:
            if self._clock() < self._closed_until:
                return None
            if self._failures >= FAILURES_TO_OPEN:
                self._closed_until = self._clock() + OPEN_S  # one call tries; the others need not wait with it
        try:
            answer = ask()
        except (RedisError, OSError) as error:
            self._failed(error)
            return None
        self.succeeded()
        return answer

    def succeeded(self) -> None:
        """Redis has answered: leave it alone no longer."""
        with self._lock:
            if self._failures:
                log.info("Redis is back")
            self._failures, self._closed_until = 0, 0.0

    def _failed(self, error: Exception) -> None:
        with self._lock:
            self._failures += 1
            if self._failures >= FAILURES_TO_OPEN:
                self._closed_until = self._clock() + OPEN_S
            first = self._failures == 1
        if first:
            log.warning("Redis is away: %s. Analyses are stored and will be found in the database.", error)
