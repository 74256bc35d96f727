"""Turns at a host: so many requests at a time, and a pause between the starts of two."""

from __future__ import annotations

import threading
import time
from collections.abc import Hashable
from dataclasses import dataclass

from wordcounts.errors import HostBusy

MAX_HOLD_S = 300.0
"""The longest Retry-After that is honoured. Source: PROMISES, P10."""


@dataclass(slots=True)
class _Host:
    n_running: int = 0
    n_waiting: int = 0
    next_start: float = 0.0


class Turns:
    """One serves all threads. Hosts that nobody fetches from are forgotten once their pause is over.

    Args:
        concurrency: requests at a time to one host.
        pause_s: between the starts of two requests to one host.
        wait_s: longest wait for a turn.
    """

    def __init__(self, *, concurrency: int, pause_s: float, wait_s: float) -> None:
        self._concurrency = concurrency
        self._pause_s = pause_s
        self._wait_s = wait_s
        self._hosts: dict[Hashable, _Host] = {}
        self._changed = threading.Condition()

    def take(self, key: Hashable) -> float:
        """Wait for a turn at a host, and keep it until `give_back`. Returns the seconds waited.

        Raises:
            HostBusy: none came within the time; `retry_after_s` is how long those before will take to start.
        """
        began = time.monotonic()
        with self._changed:
            host = self._hosts.setdefault(key, _Host())
            host.n_waiting += 1
            try:
                self._await(host, began + self._wait_s)
            finally:
                host.n_waiting -= 1
            host.n_running += 1
            now = time.monotonic()
            host.next_start = now + self._pause_s
            self._forget(now)
        return now - began

    def give_back(self, key: Hashable) -> None:
        """End a turn that `take` gave."""
        with self._changed:
            self._hosts[key].n_running -= 1
            self._changed.notify_all()

    def hold(self, key: Hashable, seconds: float) -> None:
        """Let nobody begin at a host for so long, five minutes at most: it asked for that (Retry-After)."""
        with self._changed:
            host = self._hosts.setdefault(key, _Host())
            host.next_start = max(host.next_start, time.monotonic() + min(seconds, MAX_HOLD_S))

    def _await(self, host: _Host, until: float) -> None:
        while True:
            now = time.monotonic()
            pause = host.next_start - now
            free = host.n_running < self._concurrency
            if free and pause <= 0:
                return
            if now >= until or now + pause > until:  # no use in waiting for what cannot come in time
                raise HostBusy(retry_after_s=max(1.0, pause, host.n_waiting * self._pause_s))
            self._changed.wait(min(pause, until - now) if free else until - now)

    def _forget(self, now: float) -> None:
        idle = [
            key for key, host in self._hosts.items() if not (host.n_running or host.n_waiting or host.next_start > now)
        ]
        for key in idle:
            del self._hosts[key]
