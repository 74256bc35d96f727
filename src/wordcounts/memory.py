"""What one process remembers of analyses between two questions: little, and not for longer than they exist."""

from __future__ import annotations

import threading
from collections.abc import Hashable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Last(Generic[T]):
    """The last thing of its kind that was worked out, of one analysis. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: tuple[str, Hashable, T] | None = None

    @property
    def id(self) -> str | None:
        """The analysis that it is of."""
        kept = self._kept
        return kept[0] if kept else None

    def get(self, id: str, key: Hashable) -> T | None:
        """The thing, if it is of this analysis and was worked out in this way."""
        kept = self._kept
        return kept[2] if kept and kept[:2] == (id, key) else None

    def take(self, id: str, key: Hashable) -> T | None:
        """The same, which nobody else finds until it is kept again."""
        with self._lock:
            found, self._kept = self.get(id, key), None
        return found

    def keep(self, id: str, key: Hashable, thing: T) -> None:
        """Keep this one, and forget the one before."""
        with self._lock:
            self._kept = (id, key, thing)

    def forget(self, id: str) -> None:
        """Keep nothing of this analysis."""
        with self._lock:
            if self.id == id:
                self._kept = None


class Memory:
    """All that a process remembers."""

    def __init__(self) -> None:
        self._all: list[Last[Any]] = []

    def last(self) -> Last[Any]:
        """Room for things of one more kind."""
        room: Last[Any] = Last()
        self._all.append(room)
        return room

    @property
    def ids(self) -> set[str]:
        """The analyses of which something is remembered."""
        return {room.id for room in self._all if room.id is not None}

    def forget(self, id: str) -> None:
        """Remember nothing of this analysis."""
        for room in self._all:
            room.forget(id)
