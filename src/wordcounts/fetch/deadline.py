"""How long a fetch still has, by the monotonic clock."""

from __future__ import annotations

import time

from wordcounts.errors import TimedOut


class Deadline:
    """An instant that every step of one fetch counts down to; for one thread.

    Args:
        seconds: from now.
    """

    __slots__ = ("_end",)

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, at_most: float) -> float:
        """Seconds for the next step: positive, `at_most` or less.

        Raises:
            TimedOut: none is left.
        """
        left = min(self._end - time.monotonic(), at_most)
        if left <= 0:
            raise TimedOut
        return left

    def extend(self, seconds: float) -> None:
        """Give back time that was not spent on the site's account."""
        self._end += seconds
