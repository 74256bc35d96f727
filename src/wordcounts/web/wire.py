"""What gunicorn itself answers to requests that are none, in our words: coded, marked, and not copied into the log."""

from __future__ import annotations

import contextlib
import socket
import time
from typing import Any, Final

from gunicorn.http import errors, get_parser
from gunicorn.http.unreader import SocketUnreader
from gunicorn.workers.gthread import ThreadWorker

from wordcounts.errors import InternalError, MalformedRequest
from wordcounts.web import problems
from wordcounts.web.security import HEADERS

STATUSES: Final = {
    errors.LimitRequestLine: 414,
    errors.LimitRequestHeaders: 431,
    errors.ExpectationFailed: 417,
    errors.UnsupportedTransferCoding: 501,
}
"""Source: RFC 9110, 15.5.15, 15.5.18 and 9112, 6.1; RFC 6585, 5. Whatever else cannot be parsed is 400."""


PATIENCE_S: Final = 10.0
"""How long a request may take to arrive, and"""

LEAST_BYTES_S: Final = 20_000
"""how much of it must come in each second beyond that: 20 MB by a slow uplink may take a quarter of an hour."""


class PatientUnreader(SocketUnreader):  # type: ignore[misc]
    """Reads requests that keep arriving; one that does not is taken for one whose client has gone.

    gunicorn's own waits for ever, and each that it waits for holds a thread.
    """

    def __init__(self, sock: socket.socket, patience_s: float = PATIENCE_S) -> None:
        super().__init__(sock)
        self._patience_s = patience_s
        self._gone = False
        self.begin()

    def begin(self) -> None:
        """A new request is expected from now on."""
        self._began = time.monotonic()
        self._n_bytes = 0

    def chunk(self, size_hint: int | None = None) -> bytes:
        """The next piece; b"" when the client has gone, or is too slow to be waited for."""
        left_s = self._began + self._patience_s + self._n_bytes / LEAST_BYTES_S - time.monotonic()
        if self._gone or left_s <= 0:
            self._gone = True
            return b""
        self.sock.settimeout(left_s)
        try:
            piece: bytes = super().chunk(size_hint)
        except TimeoutError:
            piece = b""
        finally:
            self.sock.settimeout(None)
        self._gone = not piece
        self._n_bytes += len(piece)
        return piece


class Worker(ThreadWorker):  # type: ignore[misc]
    """gunicorn's threads; their own error page shows pieces of the request, and so does their log."""

    def handle(self, conn: Any) -> Any:
        """One request of a connection, whose client is waited for only as long as it keeps sending."""
        if conn.parser is None:
            conn.parser = get_parser(conn.cfg, conn.sock, conn.client)
            conn.parser.unreader = PatientUnreader(conn.sock)
        conn.parser.unreader.begin()
        return super().handle(conn)

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: BaseException) -> None:
        """Answer what could not be parsed, or could not be carried out outside of the app."""
        if isinstance(exc, errors.ParseException):
            self.log.warning("refused what is no request: %s", type(exc).__name__)
        else:
            self.log.error("a request failed outside of the app", exc_info=exc)
        with contextlib.suppress(OSError):  # it has gone, most likely
            client.sendall(refusal(exc))


def refusal(error: BaseException) -> bytes:
    """A whole answer, after which the connection closes."""
    if isinstance(error, errors.ParseException):
        status = STATUSES.get(type(error), MalformedRequest.http_status)
        answer = problems.make(status, MalformedRequest.code, MalformedRequest.sentence)
    else:
        answer = problems.problem(InternalError())
    answer.headers.update(HEADERS)
    answer.headers["Connection"] = "close"
    head = "".join(f"{name}: {value}\r\n" for name, value in answer.headers)
    return f"HTTP/1.1 {answer.status}\r\n{head}\r\n".encode("latin-1") + answer.get_data()
