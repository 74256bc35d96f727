"""Which IP addresses are public. A table of our own: `ipaddress.is_global` differs between releases of Python, and
on 3.11 takes NAT64, 6to4, ::127.0.0.1, fec0::, multicast, 192.0.0.192, 168.63.129.16, 3fff:: and 5f00:: for public.

Sources, read November 2026:
    https://www.iana.org/assignments/iana-ipv4-special-registry
    https://www.iana.org/assignments/iana-ipv6-special-registry
    https://www.iana.org/assignments/multicast-addresses
    https://www.iana.org/assignments/ipv6-address-space
Rows of the registries that are "globally reachable" as a whole (AS112, AMT: 192.31.196.0/24, 192.52.193.0/24,
192.175.48.0/24, 2620:4f:8000::/48) are public here too. Blocks that hold both kinds are refused whole. IPv6 is the
other way round: only 2000::/3 was ever given out, so all else is refused, named in the table or not.
"""

from __future__ import annotations

from bisect import bisect_right
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import NamedTuple

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

IPV4 = "IPv4 special-purpose address registry"
IPV6 = "IPv6 special-purpose address registry"
MULTICAST = "IPv4 multicast address space registry"
IPV6_SPACE = "IPv6 address space registry"
CLOUD = "a cloud's own documentation"
"""Where a row was found."""


class Refused(NamedTuple):
    """One range that is not the public internet's."""

    network: str
    what: str
    registry: str
    source: str


REFUSED: tuple[Refused, ...] = (
    Refused("0.0.0.0/8", "this network", IPV4, "RFC 791, 3.2"),
    Refused("10.0.0.0/8", "private use", IPV4, "RFC 1918"),
    Refused("100.64.0.0/10", "carrier NAT", IPV4, "RFC 6598"),
    Refused("127.0.0.0/8", "loopback", IPV4, "RFC 1122, 3.2.1.3"),
    Refused("169.254.0.0/16", "link local", IPV4, "RFC 3927"),
    Refused("172.16.0.0/12", "private use", IPV4, "RFC 1918"),
    Refused("192.0.0.0/24", "IETF protocol assignments", IPV4, "RFC 6890, 2.1"),
    Refused("192.0.2.0/24", "documentation", IPV4, "RFC 5737"),
    Refused("192.88.99.0/24", "6to4 relays, deprecated", IPV4, "RFC 7526"),
    Refused("192.168.0.0/16", "private use", IPV4, "RFC 1918"),
    Refused("198.18.0.0/15", "benchmarking", IPV4, "RFC 2544"),
    Refused("198.51.100.0/24", "documentation", IPV4, "RFC 5737"),
    Refused("203.0.113.0/24", "documentation", IPV4, "RFC 5737"),
    Refused("240.0.0.0/4", "reserved, and the limited broadcast", IPV4, "RFC 1112, 4; RFC 919, 7"),
    Refused("224.0.0.0/4", "multicast", MULTICAST, "RFC 5771"),
    Refused("168.63.129.16/32", "metadata and DNS, in public space", CLOUD, "Microsoft: What is 168.63.129.16?"),
    # inside 2000::/3
    Refused("2001::/23", "IETF protocol assignments: Teredo, benchmarking, ORCHID, drones", IPV6, "RFC 2928; RFC 4380"),
    Refused("2001:db8::/32", "documentation", IPV6, "RFC 3849"),
    Refused("2002::/16", "6to4: carries an IPv4 address", IPV6, "RFC 3056; RFC 7526"),
    Refused("3fff::/20", "documentation", IPV6, "RFC 9637"),
    # and outside it: refused in any case, listed for their names
    Refused("::/128", "unspecified", IPV6, "RFC 4291"),
    Refused("::1/128", "loopback", IPV6, "RFC 4291"),
    Refused("::/96", "IPv4-compatible, deprecated", IPV6_SPACE, "RFC 4291, 2.5.5.1"),
    Refused("::ffff:0:0/96", "IPv4-mapped", IPV6, "RFC 4291, 2.5.5.2"),
    Refused("::ffff:0:0:0/96", "IPv4-translated", IPV6_SPACE, "RFC 2765, 2.1"),
    Refused("64:ff9b::/96", "NAT64: carries an IPv4 address", IPV6, "RFC 6052"),
    Refused("64:ff9b:1::/48", "NAT64, local use", IPV6, "RFC 8215"),
    Refused("100::/64", "discard only", IPV6, "RFC 6666"),
    Refused("100:0:0:1::/64", "dummy prefix", IPV6, "RFC 9780"),
    Refused("5f00::/16", "segment routing", IPV6, "RFC 9602"),
    Refused("fc00::/7", "unique local", IPV6, "RFC 4193"),
    Refused("fe80::/10", "link local", IPV6, "RFC 4291"),
    Refused("fec0::/10", "site local, deprecated", IPV6_SPACE, "RFC 3879"),
    Refused("ff00::/8", "multicast", IPV6_SPACE, "RFC 4291, 2.7"),
)
"""Nothing in these is fetched, but what an operator's ALLOW_NETWORKS opens."""

METADATA: dict[str, str] = {
    "169.254.169.254": "AWS, Azure, Google, Oracle, DigitalOcean, OpenStack, ...",
    "169.254.170.2": "AWS: credentials of containers",
    "169.254.170.23": "AWS: credentials of pods",
    "169.254.169.253": "AWS: DNS",
    "168.63.129.16": "Azure",
    "192.0.0.192": "Oracle",
    "100.100.100.200": "Alibaba",
    "169.254.0.23": "Tencent",
    "fd00:ec2::254": "AWS",
    "fd00:ec2::23": "AWS: credentials of pods",
    "fd20:ce::254": "Google",
}
"""Address -> the cloud that hands out its machines' keys there. Inside an allowed network they stay refused: only
a network of that one address allows one. Source: each cloud's own documentation."""

GLOBAL_UNICAST = IPv6Network("2000::/3")
"""All of IPv6 that IANA gives out. Source: RFC 4291, 2.4; the registry of the IPv6 address space."""


def _ranges(version: int) -> tuple[list[int], list[int]]:
    """First and last addresses of the refused networks of one version, sorted. Networks that nest are merged."""
    found: list[tuple[int, int]] = []
    for row in REFUSED:
        network = ip_network(row.network)
        if network.version == version:
            found.append((int(network.network_address), int(network.broadcast_address)))
    merged: list[tuple[int, int]] = []
    for first, last in sorted(found):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return [first for first, _ in merged], [last for _, last in merged]


_REFUSED_RANGES = {4: _ranges(4), 6: _ranges(6)}


_METADATA = frozenset(ip_address(text) for text in METADATA)


def is_public(address: Address) -> bool:
    """True when an address lies on the public internet.

    >>> is_public(IPv4Address("93.184.215.14")), is_public(IPv6Address("64:ff9b::1"))
    (True, False)
    """
    if isinstance(address, IPv6Address) and (address.scope_id is not None or address not in GLOBAL_UNICAST):
        return False
    firsts, lasts = _REFUSED_RANGES[address.version]
    number = int(address)
    before = bisect_right(firsts, number) - 1
    return before < 0 or number > lasts[before]


def is_within(address: Address, networks: tuple[Network, ...]) -> bool:
    """True when one of the networks holds the address; an IPv4-mapped one counts as the IPv4 address that it dials.

    A cloud's metadata is within a network of that one address only.
    """
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    if mapped is not None:
        return is_within(mapped, networks)
    narrow = address in _METADATA
    return any(address in network and (not narrow or network.num_addresses == 1) for network in networks)
