"""Dials a vetted address and nothing else: directly, or through the one proxy that the settings name."""

from __future__ import annotations

import base64
import re
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Protocol
from urllib.parse import unquote, urlsplit

from wordcounts.errors import ConnectFailed, ProxyFailed, RefusedAddress, TimedOut
from wordcounts.fetch.addresses import Address
from wordcounts.fetch.deadline import Deadline

MAX_TRIED = 4
"""Addresses of one name that are tried: each is given its share of the time, and a share must be worth having."""
MAX_REPLY_BYTES = 16 * 1024
"""Of a proxy's answer to CONNECT."""

_REPLY = re.compile(rb"HTTP/1\.[0-9][ \t]+([1-9][0-9]{2})\b")
_SITES_FAULT = frozenset({502, 503, 504})
"""What proxies answer when the site does not: as squid, tinyproxy and envoy do."""


class Dialler(Protocol):
    """Connects to the first of some addresses that accepts."""

    def __call__(self, answers: Sequence[Address], port: int, *, deadline: Deadline, connect_s: float) -> socket.socket:
        """Raises ConnectFailed, TimedOut, RefusedAddress, ProxyFailed."""


@dataclass(frozen=True, slots=True)
class Direct:
    """Dials the site itself.

    Args:
        shun_self: refuse addresses of this machine, public ones too: its own services are not a stranger's to ask for,
            and from the machine itself no firewall stands before them.
    """

    shun_self: bool

    def __call__(self, answers: Sequence[Address], port: int, *, deadline: Deadline, connect_s: float) -> socket.socket:
        """Raises ConnectFailed (all refuse), TimedOut (the last did not answer), RefusedAddress (one of our own)."""
        connecting = Deadline(deadline.left(connect_s))
        tried = answers[:MAX_TRIED]
        failure: ConnectFailed | TimedOut = ConnectFailed()
        for number, address in enumerate(tried):
            if self.shun_self and is_own(address):
                raise RefusedAddress(parameter="url")
            share_s = connecting.left(connect_s) / (len(tried) - number)
            try:
                return connect(address, port, share_s)
            except TimeoutError:
                failure = TimedOut("The site did not accept a connection in time.")
            except OSError:
                failure = ConnectFailed()
        raise failure


@dataclass(frozen=True, slots=True, repr=False)
class Proxy:
    """Asks a proxy to CONNECT to the vetted address, for http and https alike: it is told no name to look up.

    Its own address is the operator's choice, and is not vetted.
    """

    host: str
    port: int
    authorization: str
    """The header's value; empty without credentials. Shown nowhere."""

    @classmethod
    def from_url(cls, url: str) -> Proxy:
        """Of http://user:password@host:port, checked by `settings`."""
        parts = urlsplit(url)
        credentials = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}"
        basic = base64.b64encode(credentials.encode()).decode() if parts.username else ""
        return cls(parts.hostname or "", parts.port or 3128, f"Basic {basic}" if basic else "")

    def __call__(self, answers: Sequence[Address], port: int, *, deadline: Deadline, connect_s: float) -> socket.socket:
        """Raises ConnectFailed (the proxy could not reach it), RefusedAddress (it would not), ProxyFailed, TimedOut."""
        connecting = Deadline(deadline.left(connect_s))
        failure = ConnectFailed()
        for address in answers[:MAX_TRIED]:
            try:
                return self._through(address, port, connecting, connect_s)
            except ConnectFailed as error:
                failure = error
        raise failure

    def _through(self, address: Address, port: int, connecting: Deadline, connect_s: float) -> socket.socket:
        try:
            sock = socket.create_connection((self.host, self.port), connecting.left(connect_s))
        except OSError as error:
            raise ProxyFailed from error
        try:
            status = self._ask(sock, address, port, connecting, connect_s)
            _judge(status)
        except BaseException:
            sock.close()
            raise
        return sock

    def _ask(self, sock: socket.socket, address: Address, port: int, connecting: Deadline, connect_s: float) -> int:
        target = f"[{address}]:{port}" if address.version == 6 else f"{address}:{port}"
        lines = [f"CONNECT {target} HTTP/1.1", f"Host: {target}"]
        if self.authorization:
            lines.append(f"Proxy-Authorization: {self.authorization}")
        reply = b""
        try:
            sock.settimeout(connecting.left(connect_s))
            sock.sendall(("\r\n".join(lines) + "\r\n\r\n").encode("ascii"))
            while b"\r\n\r\n" not in reply:
                sock.settimeout(connecting.left(connect_s))
                # A byte at a time: what follows the blank line is the site's.
                piece = sock.recv(1)
                reply += piece
                if not piece or len(reply) > MAX_REPLY_BYTES:
                    raise ProxyFailed
        except TimeoutError:
            raise TimedOut("The site did not accept a connection in time.") from None
        except OSError as error:
            raise ProxyFailed from error
        found = _REPLY.match(reply)
        return int(found[1]) if found else 0


def _judge(status: int) -> None:
    if 200 <= status <= 299:
        return
    if status in _SITES_FAULT:
        raise ConnectFailed
    if status == 403:
        raise RefusedAddress(parameter="url")
    raise ProxyFailed


def connect(address: Address, port: int, timeout_s: float) -> socket.socket:
    """Dial one address.

    Raises:
        OSError: refused, unreachable or, as TimeoutError, too late.
        RefusedAddress: the peer is not the address that was dialled.
    """
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.settimeout(timeout_s)
        sock.connect((str(address), port))
        if ip_address(sock.getpeername()[0]) != address:
            raise RefusedAddress(parameter="url")
    except BaseException:
        sock.close()
        raise
    return sock


def is_own(address: Address) -> bool:
    """True for an address of this machine: what is sent there would leave from there. Sends nothing."""
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    with socket.socket(family, socket.SOCK_DGRAM) as sock:
        try:
            sock.connect((str(address), 9))
            return ip_address(str(sock.getsockname()[0])) == address
        except OSError:  # no way there at all
            return False
