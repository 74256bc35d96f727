"""What one process remembers of analyses between two questions: little, and not for longer than they exist."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
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


class Shelf(Generic[T]):
    """Several things, each of one id, until they weigh too much together: then the one not asked for longest goes.

    Safe to share between threads.

    Args:
        most: what all may weigh together. The one that was kept last stays, whatever it weighs.
    """

    def __init__(self, most: int) -> None:
        self._lock = threading.Lock()
        self._most = most
        self._kept: dict[str, tuple[T, int]] = {}

    def get(self, id: str) -> T | None:
        """The thing of this id."""
        with self._lock:
            found = self._kept.pop(id, None)
            if found is None:
                return None
            self._kept[id] = found  # the last in order is the one that was asked for last
            return found[0]

    def keep(self, id: str, thing: T, weight: int) -> None:
        """Keep this one, in the place of an earlier one of its id."""
        with self._lock:
            self._kept.pop(id, None)
            self._kept[id] = (thing, weight)
            while len(self._kept) > 1 and sum(of for _, of in self._kept.values()) > self._most:
                del self._kept[next(iter(self._kept))]

    def forget(self, id: str) -> None:
        """Keep nothing of this id."""
        with self._lock:
            self._kept.pop(id, None)

    @property
    def items(self) -> list[tuple[str, T]]:
        """What is kept, with its id."""
        with self._lock:
            return [(id, thing) for id, (thing, _) in self._kept.items()]


class Memory:
    """All that a process remembers."""

    def __init__(self) -> None:
        self._all: list[Last[Any]] = []
        self.watches: list[Callable[[], None]] = []
        """What else is to be called now and then, to forget what another process has deleted."""

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
