"""Results of several threads in one transaction: whoever comes while one is being stored goes with the next."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Final

from wordcounts.errors import DatabaseUnavailable
from wordcounts.store.store import Store
from wordcounts.store.values import Result

AT_ONCE: Final = 8
"""Results in one transaction: some 10 ms, for which SQLite's other writers wait."""


@dataclass(slots=True, eq=False)
class _Pending:
    id: str
    fence: int
    result: Result
    kept: bool | None = None
    error: Exception | None = None


class Finisher:
    """Stores results. Thread-safe: `finish` is for many threads at once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._pending: list[_Pending] = []
        self._lock = threading.Lock()
        self._turn = threading.Lock()

    def finish(self, id: str, fence: int, result: Result) -> bool:
        """Store one result, with others if there are; False when its fence was lost. Raises as `Store.finish`."""
        mine = _Pending(id, fence, result)
        with self._lock:
            self._pending.append(mine)
        while mine.kept is None and mine.error is None:
            with self._turn:
                if mine.kept is None and mine.error is None:
                    self._store_some()
        if mine.error is not None:
            raise mine.error
        return bool(mine.kept)

    def _store_some(self) -> None:
        with self._lock:
            some, self._pending = self._pending[:AT_ONCE], self._pending[AT_ONCE:]
        try:
            kept = self._store.finish_many([(one.id, one.fence, one.result) for one in some])
        except DatabaseUnavailable as error:
            for one in some:
                one.error = error
        except Exception:  # noqa: BLE001 - one of them is at fault: each by itself tells which, and raises it there
            for one in some:
                self._store_one(one)
        else:
            for one in some:
                one.kept = one.id in kept

    def _store_one(self, one: _Pending) -> None:
        try:
            one.kept = self._store.finish(one.id, one.fence, one.result)
        except Exception as error:  # noqa: BLE001 - raised again in the thread whose result it is
            one.error = error
