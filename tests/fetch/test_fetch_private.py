"""A private target answers the same whether it is refused, closed, open or filtered: nobody is sent to look."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from fetch.ground import PUBLIC, STRANGERS, Names, Tunnel, fetcher, policy, stranger
from parts.origin import Origin
from wordcounts.errors import ConnectFailed, RefusedAddress, WordcountsError
from wordcounts.fetch.client import Fetcher
from wordcounts.fetch.dialling import is_own


@pytest.fixture
def targets(origin: Origin) -> Iterator[list[str]]:
    """One that answers, one that is closed, one whose queue is full, and some that are filtered or elsewhere."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full, socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        yield [
            f"127.0.0.1:{origin.port}",
            f"127.0.0.1:{closed.getsockname()[1]}",
            f"127.0.0.1:{full.getsockname()[1]}",
            "127.0.0.1",
            "127.0.0.1:8080",
            "10.255.255.1",
            "192.168.0.1:22",
            "169.254.169.254",
            "[::1]:6379",
            "[fe80::1]",
        ]


def _ending(one: Fetcher, url: str) -> tuple[str, str, float | None]:
    with pytest.raises(WordcountsError) as caught:
        one.fetch(url)
    return caught.value.code, caught.value.message, caught.value.retry_after_s


def test_typed_targets_end_alike_without_a_dial(targets: list[str], sealed: list[object]) -> None:
    endings = {_ending(Fetcher(STRANGERS), f"http://{target}/") for target in targets}

    assert endings == {("refused_address", RefusedAddress.sentence, None)}


def test_resolved_targets_end_alike_without_a_dial(sealed: list[object]) -> None:
    addresses = ("127.0.0.1", "10.255.255.1", "169.254.169.254", "::1", f"{PUBLIC} 192.168.0.1")
    endings = {_ending(Fetcher(STRANGERS, resolve=Names(it)), "http://a.example/") for it in addresses}

    assert endings == {("refused_address", RefusedAddress.sentence, None)}


def test_redirected_targets_end_alike_without_a_dial(targets: list[str], origin: Origin) -> None:
    tunnel = Tunnel(origin.port)
    endings = set()
    for target in targets:
        origin.serve("/", "", status=302, headers={"Location": f"http://{target}/"})
        endings.add(_ending(stranger(tunnel), "http://public.example/"))

    assert endings == {("refused_address", RefusedAddress.sentence, None)}
    assert set(tunnel.dialled) == {(PUBLIC, 80)}


def test_this_machines_own_public_address_is_not_dialled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wordcounts.fetch.dialling.is_own", lambda address: str(address) == PUBLIC)

    with pytest.raises(RefusedAddress):
        Fetcher(policy(allow_networks=()), resolve=Names(PUBLIC)).fetch("http://own.example/")
    with pytest.raises(ConnectFailed):
        Fetcher(policy(allow_networks=()), resolve=Names("1.1.1.1")).fetch("http://other.example/")


def test_an_address_of_this_machine_is_known_without_sending_anything() -> None:
    from ipaddress import ip_address

    assert is_own(ip_address("127.0.0.1"))
    assert not is_own(ip_address("192.88.100.7"))


def test_allowed_networks_may_hold_this_machine(origin: Origin) -> None:
    origin.serve("/", "words")

    assert fetcher().fetch(origin.url("/")).body == b"words"


def test_a_peer_that_is_not_the_address_that_was_dialled_is_refused(
    origin: Origin, monkeypatch: pytest.MonkeyPatch
) -> None:
    origin.serve("/", "words")
    monkeypatch.setattr(socket.socket, "getpeername", lambda _: ("10.0.0.1", 80))

    with pytest.raises(RefusedAddress):
        fetcher().fetch(origin.url("/"))

    assert origin.hits("/") == 0
