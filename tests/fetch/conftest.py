from __future__ import annotations

import socket
from collections.abc import Iterator
from ipaddress import ip_address

import pytest

from parts.origin import Origin
from wordcounts.fetch.addresses import is_public


@pytest.fixture
def origin() -> Iterator[Origin]:
    with Origin() as started:
        yield started


@pytest.fixture(autouse=True)
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test ever connects to an address that is neither public nor an origin on loopback; nor to a public one."""
    connect = socket.socket.connect
    astray: list[object] = []

    def spy(self: socket.socket, address: tuple[str, int]) -> None:
        host = ip_address(address[0].partition("%")[0])
        if not (host.is_loopback or is_public(host)):
            astray.append(address)
        if self.type == socket.SOCK_STREAM and not host.is_loopback:
            raise ConnectionRefusedError
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", spy)
    yield
    assert astray == []


@pytest.fixture
def sealed(monkeypatch: pytest.MonkeyPatch, watched: None) -> Iterator[list[object]]:
    """Nothing is dialled and nothing looked up, loopback included; what was tried is listed, and fails the test."""
    tried: list[object] = []

    def never(*asked: object, **_: object) -> None:
        tried.append(asked)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", never)
    monkeypatch.setattr(socket, "getaddrinfo", never)
    yield tried
    assert tried == []
