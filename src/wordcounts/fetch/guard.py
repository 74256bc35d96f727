"""May this place be dialled? Asked before DNS (port, literal address, name) and after it (every answer). Pure.

Refused places get one answer, whatever they are and whether or not anything listens there: no scanner.
"""

from __future__ import annotations

from collections.abc import Sequence

from wordcounts.errors import RefusedAddress
from wordcounts.fetch.addresses import Address, is_public, is_within
from wordcounts.fetch.names import below, is_reserved, is_single_label
from wordcounts.fetch.values import FetchPolicy


def check_place(name: str, port: int, literal: Address | None, policy: FetchPolicy) -> None:
    """All that can be decided without DNS. With allowed networks, names and their ports are decided by `vet` alone.

    Args:
        name: canonical, without its last dot.
        port: that would be dialled.
        literal: the address, when the host is one.
        policy: of this fetch.

    Raises:
        RefusedAddress: denied, reserved, private, or at a closed port.
    """
    if any(below(name, denied) for denied in policy.deny_hosts):
        raise RefusedAddress(parameter="url")
    if literal is not None:
        vet([literal], port, policy)
    elif not (policy.any_address or policy.allow_networks):
        _check_port(port, policy)
        if is_single_label(name) or is_reserved(name):
            raise RefusedAddress(parameter="url")


def vet(answers: Sequence[Address], port: int, policy: FetchPolicy) -> None:
    """Every answer of DNS must be public, or inside an allowed network; one that is neither refuses all.

    Raises:
        RefusedAddress: one is not, or the port is closed for it, or there is none.
    """
    if not answers:
        raise RefusedAddress(parameter="url")
    if policy.any_address:
        return
    for answer in answers:
        if is_within(answer, policy.allow_networks):
            continue
        if not is_public(answer):
            raise RefusedAddress(parameter="url")
        _check_port(port, policy)


def is_exempt(answers: Sequence[Address], policy: FetchPolicy) -> bool:
    """True for allowed networks and for one's own: their owner runs this, so politeness is theirs to decide."""
    return all(is_within(answer, policy.allow_networks) or not is_public(answer) for answer in answers)


def _check_port(port: int, policy: FetchPolicy) -> None:
    if port not in policy.ports:
        raise RefusedAddress(f"This server does not fetch from port {port}.", parameter="url")
