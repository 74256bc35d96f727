"""Reads from a socket within a deadline and a budget of bytes, neither of which a drip can stretch."""

from __future__ import annotations

import io
import socket
from collections.abc import Callable
from http.client import HTTPException, HTTPResponse
from io import BufferedReader

from wordcounts.errors import BadResponse, ConnectionLost, FetchError, TimedOut, TooLarge
from wordcounts.fetch.deadline import Deadline

MAX_HEADER_BYTES = 64 * 1024
"""Status line and headers of one answer, interim answers included. Source: PROMISES, "No one in"."""
BUFFER_BYTES = 16 * 1024

_INTERIM = range(102, 200)
"""Answers that another one follows. 100 is skipped by http.client; 101 is one we never ask for."""


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
        self.ended = False
        """Whether the other side has said that nothing follows."""

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
        self.ended = self.ended or not n_bytes
        self._received += n_bytes
        if self._received > self._limit:
            raise self._over()
        return n_bytes


class Answer(HTTPResponse):
    """http.client's response, reading through a `Wire`, and skipping interim answers (103 Early Hints)."""

    def __init__(self, sock: socket.socket, wire: Wire) -> None:
        super().__init__(sock, method="GET")
        self.fp.close()
        self.fp = BufferedReader(wire, BUFFER_BYTES)

    def _read_status(self) -> tuple[str, int, str]:
        while True:
            version, status, reason = super()._read_status()  # type: ignore[misc]
            if status not in _INTERIM:
                return version, status, reason
            while self.fp.readline(BUFFER_BYTES).strip():
                pass


def read_head(sock: socket.socket, wire: Wire) -> Answer:
    """Read the status line and the headers.

    Raises:
        BadResponse: not HTTP, or too much of it.
        ConnectionLost, TimedOut: as they say.
    """
    answer = Answer(sock, wire)
    try:
        answer.begin()
    except ConnectionError as error:  # http.client: nothing came at all
        raise ConnectionLost from error
    except (HTTPException, ValueError) as error:
        raise BadResponse from error
    if wire.ended:  # before the empty line: http.client takes that for the end of the headers
        raise ConnectionLost
    if len(set(answer.headers.get_all("Content-Length", []))) > 1:
        raise BadResponse
    return answer


def _headers_too_large() -> FetchError:
    return BadResponse("The site's answer has more headers than this server reads.")
