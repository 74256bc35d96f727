"""Turns at hosts, kept in a file that all worker processes of one machine share.

A seat is a byte of the file that is locked while its process fetches: the kernel gives it back when a process dies,
however it dies. Beside the seats stands the time before which nobody begins. Two hosts may share a bucket and its
seats, never a time; which two nobody can foresee, since the file has a salt.

POSIX locks belong to a process: among its own threads `politeness.Turns` keeps order, and calls this under its lock.
"""

from __future__ import annotations

import fcntl
import mmap
import os
import struct
import time
from hashlib import blake2b
from pathlib import Path
from typing import Final

BUCKETS: Final = 16_384
MAX_SEATS: Final = 62
"""Of one bucket; the next byte is its mutex."""

ELSEWHERE_S: Final = 0.05
"""When to look again where the seats are another process's, which cannot wake us."""

_SALT_BYTES: Final = 16
_ROW: Final = struct.Struct("=dQ")
"""Until when, and whose that is."""
_LOCKS: Final = _SALT_BYTES + BUCKETS * _ROW.size
"""Where the lockable bytes begin, behind the times."""


class Ledger:
    """One per process and file; never closed, since closing would give back every seat.

    Args:
        path: made if need be, with its folder.
        max_wait_s: a time further ahead is of before the machine started anew, and means nothing.

    Raises:
        OSError: there can be no such file here.
    """

    def __init__(self, path: Path, *, max_wait_s: float) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        os.ftruncate(self._file, _LOCKS + BUCKETS * (MAX_SEATS + 2))  # sparse: takes what is written
        self._times = mmap.mmap(self._file, _LOCKS)
        self._max_wait_s = max_wait_s
        self._held: set[int] = set()
        self._salt = self._make_salt()

    def begin(self, key: str, *, seats: int, pause_s: float) -> tuple[float, int]:
        """Take a seat if one is free and the pause is over.

        Returns:
            Seconds until it is worth asking again, 0 with a seat; and the seat.
        """
        bucket, tag = self._place(key)
        mutex = _LOCKS + bucket * (MAX_SEATS + 2) + MAX_SEATS
        if not self._lock(mutex):
            return ELSEWHERE_S, -1
        try:
            wait_s = self._wait_s(bucket, tag)
            if wait_s > 0:
                return wait_s, -1
            seat = self._free_seat(bucket, min(seats, MAX_SEATS))
            if seat < 0:
                return ELSEWHERE_S, -1
            self._set(bucket, tag, time.monotonic() + pause_s)
            return 0.0, seat
        finally:
            self._unlock(mutex)

    def end(self, seat: int) -> None:
        """Give a seat back."""
        self._held.discard(seat)
        self._unlock(seat)

    def hold(self, key: str, seconds: float) -> None:
        """Let nobody begin for so long. Without a mutex: the worst that a race does is a shorter hold."""
        bucket, tag = self._place(key)
        self._set(bucket, tag, time.monotonic() + max(seconds, self._wait_s(bucket, tag)))

    def wait_s(self, key: str) -> float:
        """Seconds before anybody may begin."""
        return self._wait_s(*self._place(key))

    def _place(self, key: str) -> tuple[int, int]:
        """The bucket of a key, and what tells it from the others there."""
        digest = blake2b(key.encode(), digest_size=16, key=self._salt).digest()
        return int.from_bytes(digest[:8], "big") % BUCKETS, int.from_bytes(digest[8:], "big")

    def _make_salt(self) -> bytes:
        """The file's salt, made by whichever process is first."""
        fcntl.lockf(self._file, fcntl.LOCK_EX, _SALT_BYTES)
        try:
            if not any(self._times[:_SALT_BYTES]):
                self._times[:_SALT_BYTES] = os.urandom(_SALT_BYTES)
            return bytes(self._times[:_SALT_BYTES])
        finally:
            fcntl.lockf(self._file, fcntl.LOCK_UN, _SALT_BYTES)

    def _wait_s(self, bucket: int, tag: int) -> float:
        until, whose = _ROW.unpack_from(self._times, _SALT_BYTES + bucket * _ROW.size)
        wait_s = float(until) - time.monotonic()
        return wait_s if whose == tag and 0 < wait_s <= self._max_wait_s else 0.0

    def _set(self, bucket: int, tag: int, until: float) -> None:
        _ROW.pack_into(self._times, _SALT_BYTES + bucket * _ROW.size, until, tag)

    def _free_seat(self, bucket: int, seats: int) -> int:
        first = _LOCKS + bucket * (MAX_SEATS + 2)
        for seat in range(first, first + seats):
            if seat not in self._held and self._lock(seat):
                self._held.add(seat)
                return seat
        return -1

    def _lock(self, byte: int) -> bool:
        try:
            fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, byte)
        except OSError:
            return False
        return True

    def _unlock(self, byte: int) -> None:
        fcntl.lockf(self._file, fcntl.LOCK_UN, 1, byte)


def open_ledger(path: Path | None, *, max_wait_s: float) -> Ledger | None:
    """The ledger; None where no file can be kept, and every process keeps turns for itself."""
    if path is None:
        return None
    try:
        return Ledger(path, max_wait_s=max_wait_s)
    except OSError:
        return None
