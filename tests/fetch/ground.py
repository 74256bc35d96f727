"""What the tests of fetch stand on: policies, resolvers, and a way to public addresses that ends at an origin here."""

from __future__ import annotations

import contextlib
import dataclasses
import itertools
import socket
import threading
from collections.abc import Callable, Sequence
from ipaddress import ip_address, ip_network
from typing import Self

from wordcounts.errors import ConnectFailed, DnsNotFound
from wordcounts.fetch.addresses import Address, is_public
from wordcounts.fetch.client import Fetcher
from wordcounts.fetch.deadline import Deadline
from wordcounts.fetch.policy import policy_from
from wordcounts.fetch.values import FetchPolicy
from wordcounts.settings import Settings

LOOPBACK = (ip_network("127.0.0.0/8"),)
PUBLIC = "93.184.215.14"
STRANGERS = dataclasses.replace(policy_from(Settings(_env_file=None)), turns_file=None)  # type: ignore[call-arg]
"""What a server has on its defaults, the public web only; but turns of its own for each test."""


def policy(**changes: object) -> FetchPolicy:
    """Loopback allowed, and short times."""
    short = {"total_s": 5.0, "connect_s": 1.0, "first_byte_s": 2.0, "allow_networks": LOOPBACK}
    return dataclasses.replace(STRANGERS, **{**short, **changes})  # type: ignore[arg-type]


def fetcher(**changes: object) -> Fetcher:
    return Fetcher(policy(**changes))


class Names:
    """A resolver that answers in turn, and remembers what it was asked."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    def __call__(self, name: str, timeout_s: float) -> tuple[Address, ...]:
        self.asked.append(name)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if answer == "none":
            raise DnsNotFound
        return tuple(ip_address(one) for one in answer.split())


class Tunnel:
    """Dials an origin here whatever public address is asked for, and remembers each. Without one nothing accepts."""

    def __init__(self, port: int | None = None) -> None:
        self.port = port
        self.dialled: list[tuple[str, int]] = []

    def __call__(self, answers: Sequence[Address], port: int, *, deadline: Deadline, connect_s: float) -> socket.socket:
        self.dialled.append((str(answers[0]), port))
        assert all(is_public(answer) for answer in answers), answers
        if self.port is None:
            raise ConnectFailed
        return socket.create_connection(("127.0.0.1", self.port), deadline.left(connect_s))


def stranger(tunnel: Tunnel, names: Names | None = None, **changes: object) -> Fetcher:
    """A fetcher on a server's defaults, whose public addresses end at an origin here."""
    quick = {"total_s": 5.0, "connect_s": 1.0, "first_byte_s": 2.0, "host_pause_s": 0.0, "robots": "ignore"}
    made = dataclasses.replace(STRANGERS, **{**quick, **changes})  # type: ignore[arg-type]
    return Fetcher(made, resolve=names or Names(PUBLIC), dialler=tunnel)


class Rude:
    """A server that follows no protocol: `behave` has each connection, and an event that says to go."""

    def __init__(self, behave: Callable[[socket.socket, threading.Event], None]) -> None:
        self._behave = behave
        self._closing = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._threads = [threading.Thread(target=self._accept, daemon=True)]

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(5)

    def _accept(self) -> None:
        while not self._closing.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            self._behave(connection, self._closing)


def drips(begin: bytes, again: bytes, *, every_s: float = 0.02) -> Callable[[socket.socket, threading.Event], None]:
    """Sends `begin` and then `again`, a byte at a time and for ever, whatever comes."""

    def behave(connection: socket.socket, closing: threading.Event) -> None:
        connection.sendall(begin)
        for byte in itertools.cycle(again):
            if closing.wait(every_s):
                return
            connection.sendall(bytes([byte]))

    return behave


class Forward:
    """A CONNECT proxy on loopback: whatever is asked for, it leads to one origin, and keeps what was asked."""

    def __init__(self, port: int, *, reply: bytes = b"HTTP/1.1 200 Connection established\r\nVia: x\r\n\r\n") -> None:
        self.asked: list[str] = []
        self._port, self._reply = port, reply
        self._rude = Rude(self._serve)

    def __enter__(self) -> Forward:
        self._rude.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._rude.__exit__()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._rude.port}"

    def _serve(self, client: socket.socket, closing: threading.Event) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            piece = client.recv(4096)
            if not piece:
                return
            head += piece
        self.asked.append(head.decode("latin-1"))
        client.sendall(self._reply)
        if b" 200 " not in self._reply:
            return
        with socket.create_connection(("127.0.0.1", self._port)) as site:
            back = threading.Thread(target=self._pump, args=(site, client), daemon=True)
            back.start()
            self._pump(client, site)
            back.join(5)

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while piece := source.recv(65536):
                sink.sendall(piece)
        with contextlib.suppress(OSError):
            sink.shutdown(socket.SHUT_WR)
