"""What gunicorn itself answers to requests that are none, in our words: coded, marked, and not copied into the log."""

from __future__ import annotations

import contextlib
import socket
from typing import Any, Final

from gunicorn.http import errors
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


class Worker(ThreadWorker):  # type: ignore[misc]
    """gunicorn's threads; their own error page shows pieces of the request, and so does their log."""

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
