"""HTTP over a connection to a vetted address. Host, SNI and certificate stay those of the name.

urllib3's connection classes with the one step replaced that looks a name up and connects; no netrc, cookie or proxy of
the environment is read.
"""

from __future__ import annotations

import os
import socket
import ssl
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.util.ssl_ import create_urllib3_context

from wordcounts.errors import ConnectionLost, TimedOut, TlsFailed
from wordcounts.fetch.addresses import Address
from wordcounts.fetch.deadline import Deadline
from wordcounts.fetch.dialling import Dialler
from wordcounts.fetch.url import Place


class Trust:
    """The certificates we trust: SSL_CERT_FILE if it is set when first asked, else certifi's. Loaded once (20 ms)."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._context: ssl.SSLContext | None = None

    def context(self) -> ssl.SSLContext:
        """TLS 1.2 and up, certificate and name checked."""
        with self._lock:
            if self._context is None:
                context = create_urllib3_context(cert_reqs=ssl.CERT_REQUIRED)
                context.load_verify_locations(os.environ.get("SSL_CERT_FILE") or certifi.where())
                self._context = context
            return self._context


class _Plain(HTTPConnection):
    """http over a socket that is connected already."""

    def __init__(self, place: Place, dialled: socket.socket) -> None:
        super().__init__(place.host, place.port)
        self._dialled = dialled

    def _new_conn(self) -> socket.socket:
        return self._dialled


class _Secure(HTTPSConnection):
    """https over a socket that is connected already."""

    def __init__(self, place: Place, dialled: socket.socket, context: ssl.SSLContext) -> None:
        super().__init__(place.host, place.port, ssl_context=context)
        self._dialled = dialled

    def _new_conn(self) -> socket.socket:
        return self._dialled


@contextmanager
def connected(
    place: Place, answers: Sequence[Address], trust: Trust, dialler: Dialler, *, deadline: Deadline, connect_s: float
) -> Iterator[HTTPConnection]:
    """A connection to one of the vetted addresses, encrypted where the place says so; closed at the end.

    Raises:
        ConnectFailed, TimedOut, TlsFailed, ProxyFailed: as they say.
        RefusedAddress: the peer is not the address that was dialled.
    """
    dialled = dialler(answers, place.port, deadline=deadline, connect_s=connect_s)
    connection: HTTPConnection | None = None
    try:
        secure = place.scheme == "https"
        connection = _Secure(place, dialled, trust.context()) if secure else _Plain(place, dialled)
        dialled.settimeout(deadline.left(connect_s))
        _open(connection)
        yield connection
    finally:
        if connection is not None:
            connection.close()
        dialled.close()


def _open(connection: HTTPConnection) -> None:
    """The TLS handshake, where there is one."""
    try:
        connection.connect()
    except TimeoutError:
        raise TimedOut("The site took too long to agree on a secure connection.") from None
    except ssl.SSLCertVerificationError as error:
        raise TlsFailed("The site's certificate is not valid for it, so the page was not fetched.") from error
    except (OSError, HTTPError, ValueError) as error:
        raise TlsFailed from error


def send(connection: HTTPConnection, request: str, headers: dict[str, str], timeout_s: float) -> None:
    """Send a GET without a body.

    Raises:
        ConnectionLost, TimedOut: as they say.
    """
    connection.sock.settimeout(timeout_s)
    try:
        connection.putrequest("GET", request, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
    except TimeoutError:
        raise TimedOut from None
    except OSError as error:
        raise ConnectionLost from error
