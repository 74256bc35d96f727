"""Reads from a socket within a deadline and a budget of bytes, neither of which a drip can stretch."""

from __future__ import annotations

import io
import socket
from collections.abc import Callable
from io import BufferedReader

from wordcounts.errors import BadResponse, ConnectionLost, FetchError, TimedOut, TooLarge
from wordcounts.fetch.deadline import Deadline

MAX_HEADER_BYTES = 64 * 1024
"""Status line and headers of one answer, interim answers included. Source: PROMISES, "No one in"."""
BUFFER_BYTES = 16 * 1024


class Wire(io.RawIOBase):
    """The receiving side of a connection: the time-out is set anew before each read, to what is left of all of it.

    Args:
        sock: connected; plain or TLS. Not closed with this.
        deadline: of the whole fetch.
        first_byte_s: for the first read.
    """

    def __init__(self, sock: socket.socket, deadline: Deadline, first_byte_s: float) -> None:
        super().__init__()
        self._sock = sock
        self._deadline = deadline
        self._first = Deadline(first_byte_s)
        self._received = 0
        self._limit = MAX_HEADER_BYTES + BUFFER_BYTES
        self._over: Callable[[], FetchError] = _headers_too_large

    def reader(self) -> BufferedReader:
        """Reads from this wire, buffered."""
        return BufferedReader(self, BUFFER_BYTES)

    def begin_body(self, max_bytes: int) -> None:
        """From here on, count against the limit of a body."""
        self._limit = self._received + max_bytes
        self._over = TooLarge

    def readable(self) -> bool:
        """It is for reading only."""
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        """Receive once.

        Raises:
            TimedOut, ConnectionLost: as they say.
            TooLarge, BadResponse: the budget of the body, or of the headers, is spent.
        """
        left = self._deadline.left(float("inf"))
        if not self._received:
            left = min(left, self._first.left(left))
        try:
            self._sock.settimeout(left)
            n_bytes = self._sock.recv_into(buffer)
        except TimeoutError:
            raise TimedOut from None
        except OSError as error:
            raise ConnectionLost from error
        self._received += n_bytes
        if self._received > self._limit:
            raise self._over()
        return n_bytes


def _headers_too_large() -> FetchError:
    return BadResponse("The site's answer has more headers than this server reads.")
