"""The leases that this process holds, renewed by one thread with one statement for all."""

from __future__ import annotations

import logging
import threading
from typing import Final

from wordcounts.errors import DatabaseUnavailable
from wordcounts.store.store import Store

log = logging.getLogger(__name__)

AGAIN_S: Final = 1.0
"""After a renewal that failed, at most: leases that ran out while the database was away are to be held again before
anybody frees them (`reconciler.CALM`)."""


class Leases:
    """What is held, as id -> fence. Thread-safe. `start` the thread, and `stop` it last."""

    def __init__(self, store: Store, *, lease_s: float) -> None:
        self._store, self._lease_s = store, lease_s
        self._held: dict[str, int] = {}
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._renew_for_ever, name="leases", daemon=True)

    def start(self) -> None:
        """Begin to renew."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread; what is still held runs out by itself."""
        self._stopped.set()
        if self._thread.ident is not None:
            self._thread.join(self._lease_s)

    def hold(self, id: str, fence: int) -> None:
        """Renew this one from now on."""
        with self._lock:
            self._held[id] = fence

    def drop(self, id: str) -> None:
        """Renew it no more."""
        with self._lock:
            self._held.pop(id, None)

    @property
    def held(self) -> list[tuple[str, int]]:
        """(id, fence) of all that is held."""
        with self._lock:
            return list(self._held.items())

    def _renew_for_ever(self) -> None:
        wait_s = every_s = self._lease_s / 3
        while not self._stopped.wait(wait_s):
            wait_s = every_s if self.renew() else min(AGAIN_S, every_s)

    def renew(self) -> bool:
        """Renew all now; False while the database is away.

        What was lost (cancelled, deleted, claimed by another) is dropped: its fence stops it.
        """
        held = self.held
        if not held:
            return True
        try:
            kept = self._store.renew(held, lease_s=self._lease_s)
        except DatabaseUnavailable as error:
            log.warning("leases could not be renewed: %s", error)
            return False
        for id, fence in held:
            with self._lock:
                if id not in kept and self._held.get(id) == fence:
                    del self._held[id]
        return True
