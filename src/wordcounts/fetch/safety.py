"""Settings of fetching that are worth a second thought before strangers use the service. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import ip_address, ip_network

from wordcounts.fetch.addresses import METADATA, Network, is_public
from wordcounts.settings import Settings

_LOOPBACKS = (ip_network("127.0.0.0/8"), ip_network("::1/128"))
_METADATA = tuple(ip_address(text) for text in METADATA)
NOT_OF_THE_WEB = frozenset({
    20, 21, 22, 23, 25, 53, 110, 111, 135, 139, 143, 389, 445, 465, 587, 993, 1433, 1521, 2049, 2375, 2379, 3306, 3389,
    5432, 5672, 5900, 5984, 6379, 6443, 9200, 10250, 11211, 27017,
})  # fmt: skip
"""Ports of mail, shells, shares, databases and orchestrators. Source: IANA's registry of service names and ports, and
each product's documentation."""
MAX_POLITE = 8
"""Connections to one host; browsers keep 6."""


def concerns(settings: Settings) -> Iterator[str]:
    """A sentence for each setting that lets strangers reach further, or load others more, than they should.

    On one's own machine (development) only what is wrong anywhere.
    """
    shared = not settings.development
    for network in settings.allow_networks:
        yield from _network(network, shared=shared)
    if odd := sorted(NOT_OF_THE_WEB.intersection(settings.fetch_ports)):
        yield f"WORDCOUNTS_FETCH_PORTS opens {', '.join(map(str, odd))}, where no web site is: leave them out."
    if not shared:
        return
    if not settings.contact:
        yield "WORDCOUNTS_CONTACT is empty: name a page by which a site's owner can reach you."
    if settings.host_concurrency > MAX_POLITE or settings.host_pause_s == 0:
        yield "WORDCOUNTS_HOST_CONCURRENCY and HOST_PAUSE_S let strangers use this service to load a site: lower them."


def _network(network: Network, *, shared: bool) -> Iterator[str]:
    name = f"WORDCOUNTS_ALLOW_NETWORKS has {network}"
    if network.prefixlen == 0:
        yield f"{name}: everything may be fetched, private networks too. Name the networks that are meant."
    elif shared and any(network.version == it.version and network.overlaps(it) for it in _LOOPBACKS):
        yield f"{name}: whoever may submit reaches this machine's own services. Leave it out."
    elif network.num_addresses == 1 and network.network_address in _METADATA:
        yield f"{name}: a cloud hands out this machine's keys there. Leave it out."
    elif is_public(network.network_address) and is_public(network.broadcast_address):
        yield f"{name}, which is public already: there it only opens every port and ends politeness."
    elif shared:
        yield f"{name}: whoever may submit can see which of its machines and ports answer. Keep it as narrow as can be."
