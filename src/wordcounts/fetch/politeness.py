"""Turns at a host: so many requests at a time, and a pause between the starts of two."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field

from wordcounts.errors import HostBusy
from wordcounts.fetch.ledger import Ledger

MAX_HOLD_S = 300.0
"""The longest Retry-After that is honoured. Source: PROMISES, P10."""

Key = tuple[str, int]
"""Host and port."""


@dataclass(frozen=True, slots=True)
class Many:
    """How work on many pages of a host waits for its turns."""

    wait_s: float
    """Longest wait for one."""
    pause_s: float
    """Between the starts of two, as the host asks (Crawl-delay)."""


@dataclass(slots=True)
class _Host:
    n_running: int = 0
    n_waiting: int = 0
    n_hurried: int = 0
    """How many of those that wait are single pages."""
    next_start: float = 0.0
    next_of_many: float = 0.0
    """As `next_start`, for work on many pages: a Crawl-delay holds up nobody's single page."""
    seats: list[int] = field(default_factory=list)


class Turns:
    """One serves all threads. Hosts that nobody fetches from are forgotten once their pause is over.

    Args:
        concurrency: requests at a time to one host.
        pause_s: between the starts of two requests to one host.
        wait_s: longest wait for a turn.
        ledger: shared with the other processes of this machine; without one, this process keeps turns for itself.
    """

    def __init__(self, *, concurrency: int, pause_s: float, wait_s: float, ledger: Ledger | None = None) -> None:
        self._concurrency = concurrency
        self._pause_s = pause_s
        self._wait_s = wait_s
        self._ledger = ledger
        self._hosts: dict[Key, _Host] = {}
        self._changed = threading.Condition()

    def take(self, key: Key, many: Many | None = None) -> float:
        """Wait for a turn at a host, and keep it until `give_back`. Returns the seconds waited.

        Args:
            key: the host.
            many: for work on many pages, which lets single pages go first.

        Raises:
            HostBusy: none can come within the time; `retry_after_s` is how long those before will take to start.
        """
        began = time.monotonic()
        with self._changed:
            host = self._hosts.setdefault(key, _Host())
            host.n_waiting += 1
            host.n_hurried += many is None
            try:
                self._await(key, host, began + (many.wait_s if many else self._wait_s), many)
            finally:
                host.n_waiting -= 1
                host.n_hurried -= many is None
                self._changed.notify_all()
            host.n_running += 1
            now = time.monotonic()
            host.next_start = max(host.next_start, now + self._pause_s)
            if many:
                host.next_of_many = max(host.next_of_many, now + many.pause_s)
            self._forget(now)
        return now - began

    def give_back(self, key: Key) -> None:
        """End a turn that `take` gave."""
        with self._changed:
            host = self._hosts[key]
            host.n_running -= 1
            if self._ledger is not None and host.seats:
                self._ledger.end(host.seats.pop())
            self._changed.notify_all()

    def hold(self, key: Key, seconds: float) -> None:
        """Let nobody begin at a host for so long, five minutes at most: it asked for that (Retry-After)."""
        wait_s = min(seconds, MAX_HOLD_S)
        with self._changed:
            host = self._hosts.setdefault(key, _Host())
            host.next_start = max(host.next_start, time.monotonic() + wait_s)
            if self._ledger is not None:
                self._ledger.hold(_text(key), wait_s)

    def _await(self, key: Key, host: _Host, until: float, many: Many | None) -> None:
        while True:
            now = time.monotonic()
            free = host.n_running < self._concurrency and not (many and host.n_hurried)
            pause = self._pause(key, host, now, many)
            if free and pause <= 0:
                pause = self._begin(key, host, many)
                if pause <= 0:
                    return
            if now >= until or now + pause > until:  # no use in waiting for what cannot come in time
                each_s = max(self._pause_s, many.pause_s if many else 0.0)
                raise HostBusy(retry_after_s=max(1.0, pause, host.n_waiting * each_s))
            self._changed.wait(min(pause, until - now) if free else until - now)

    def _pause(self, key: Key, host: _Host, now: float, many: Many | None) -> float:
        pauses = [host.next_start - now, self._ledger.wait_s(_text(key)) if self._ledger else 0.0]
        if many:
            pauses += [host.next_of_many - now, self._ledger.wait_s(_of_many(key)) if self._ledger else 0.0]
        return max(0.0, *pauses)

    def _begin(self, key: Key, host: _Host, many: Many | None) -> float:
        """Take a seat of the machine's; 0, or seconds until it is worth asking again."""
        if self._ledger is None:
            return 0.0
        wait_s, seat = self._ledger.begin(_text(key), seats=self._concurrency, pause_s=self._pause_s)
        if wait_s > 0:
            return wait_s
        if many and many.pause_s > self._pause_s:
            # Only the time is wanted: its seat is free again at once.
            wait_s, other = self._ledger.begin(_of_many(key), seats=1, pause_s=many.pause_s)
            if wait_s > 0:
                self._ledger.end(seat)
                return wait_s
            self._ledger.end(other)
        host.seats.append(seat)
        return 0.0

    def _forget(self, now: float) -> None:
        idle = [
            key
            for key, host in self._hosts.items()
            if not (host.n_running or host.n_waiting or max(host.next_start, host.next_of_many) > now)
        ]
        for key in idle:
            del self._hosts[key]


def _of_many(key: Key) -> str:
    return f"many {_text(key)}"


def _text(key: Key) -> str:
    return f"{key[0]}:{key[1]}"
