"""Taking turns: a web process looks at a few large texts at a time, and has threads left for everybody else.

A view of millions of words takes seconds of the one interpreter that all threads share, and nothing limits how often it
is asked for. So few are worked on at once, few more may wait, and the others are told to come back.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from wordcounts.errors import Busy
from wordcounts.store.values import Analysis

LARGE_TOKENS: Final = 200_000
"""From so many words on a text is large: below, no view takes more than half a second (benchmarks/run views)."""

LARGE_BYTES: Final = 5_000_000
"""Or from so large a document on, which a view may have read again."""

AT_ONCE: Final = 2
"""More would take as long together: they share one interpreter."""

PATIENCE_S: Final = 10.0
RETRY_AFTER_S: Final = 5


class Turns:
    """Whose turn it is. Safe to share between threads.

    Args:
        n_waiting: threads that may wait for their turn.
        patience_s: how long each of them waits.
    """

    def __init__(self, n_waiting: int, *, patience_s: float = PATIENCE_S) -> None:
        self._going = threading.BoundedSemaphore(AT_ONCE)
        self._let_in = threading.BoundedSemaphore(AT_ONCE + n_waiting)
        self._patience_s = patience_s
        self._own = threading.local()

    @contextmanager
    def turn(self, *, large: bool) -> Iterator[None]:
        """Do something with a text: at once, unless it is large. Whoever has a turn needs no second.

        Raises:
            Busy: too many wait already, or it took too long.
        """
        if not large or getattr(self._own, "has_one", False):
            yield
            return
        if not self._let_in.acquire(blocking=False):
            raise Busy(retry_after_s=RETRY_AFTER_S)
        try:
            if not self._going.acquire(timeout=self._patience_s):
                raise Busy(retry_after_s=RETRY_AFTER_S)
            self._own.has_one = True
            try:
                yield
            finally:
                self._own.has_one = False
                self._going.release()
        finally:
            self._let_in.release()


def is_large(analysis: Analysis) -> bool:
    """Whether its views take turns."""
    n_bytes = analysis.document.n_bytes if analysis.document else 0
    return (analysis.n_tokens or 0) >= LARGE_TOKENS or (n_bytes or 0) >= LARGE_BYTES
