"""How many bytes of pages a process holds at one time: a hundred sites that each send 20 MB, and the last byte slowly,
would otherwise take 2 GB.
"""

from __future__ import annotations

import threading

from wordcounts.errors import OurError

FREE_BYTES = 1024 * 1024
"""Of each page, not counted: ordinary pages, of a tenth of it, are never kept waiting by large ones."""
MAX_HELD_BYTES = 128 * 1024 * 1024
"""Of all pages together: six of the largest. A worker under forty bombs at once takes half a gigabyte with it."""


class Allowance:
    """One serves all threads.

    Args:
        max_bytes: that all `Share`s hold together.
    """

    def __init__(self, max_bytes: int = MAX_HELD_BYTES) -> None:
        self._left = max_bytes
        self._lock = threading.Lock()

    def take(self, n_bytes: int) -> None:
        """Take so many.

        Raises:
            OurError: so many are not left; ours, so that the page comes again and no attempt is burnt.
        """
        with self._lock:
            if n_bytes > self._left:
                raise OurError("Too many large pages are being fetched just now: this one waits.")
            self._left -= n_bytes

    def give_back(self, n_bytes: int) -> None:
        """Give back what was taken."""
        with self._lock:
            self._left += n_bytes


class Share:
    """What one fetch holds. For one thread."""

    def __init__(self, allowance: Allowance) -> None:
        self._allowance = allowance
        self._n_bytes = 0
        self._taken = 0

    def add(self, n_bytes: int) -> None:
        """So many more.

        Raises:
            OurError: as `Allowance.take`.
        """
        self._n_bytes += n_bytes
        more = max(0, self._n_bytes - FREE_BYTES) - self._taken
        if more > 0:
            self._allowance.take(more)
            self._taken += more

    def release(self) -> None:
        """Hold nothing any more."""
        self._allowance.give_back(self._taken)
        self._n_bytes = self._taken = 0
