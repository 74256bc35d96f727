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
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

REFUSED: tuple[tuple[str, str, str], ...] = (
    # IPv4 special-purpose registry
    ("0.0.0.0/8", "this network", "RFC 791, 3.2"),
    ("10.0.0.0/8", "private use", "RFC 1918"),
    ("100.64.0.0/10", "carrier NAT; holds a cloud's metadata, 100.100.100.200", "RFC 6598"),
    ("127.0.0.0/8", "loopback", "RFC 1122, 3.2.1.3"),
    ("169.254.0.0/16", "link local; holds clouds' metadata, 169.254.169.254", "RFC 3927"),
    ("172.16.0.0/12", "private use", "RFC 1918"),
    ("192.0.0.0/24", "IETF protocol assignments; holds a cloud's metadata, 192.0.0.192", "RFC 6890, 2.1"),
    ("192.0.2.0/24", "documentation", "RFC 5737"),
    ("192.88.99.0/24", "6to4 relays, deprecated", "RFC 7526"),
    ("192.168.0.0/16", "private use", "RFC 1918"),
    ("198.18.0.0/15", "benchmarking", "RFC 2544"),
    ("198.51.100.0/24", "documentation", "RFC 5737"),
    ("203.0.113.0/24", "documentation", "RFC 5737"),
    ("240.0.0.0/4", "reserved, and the limited broadcast", "RFC 1112, 4; RFC 919, 7"),
    # not in that registry
    ("224.0.0.0/4", "multicast", "RFC 5771"),
    ("168.63.129.16/32", "a cloud's metadata and DNS, in public space", "Microsoft, What is IP address 168.63.129.16?"),
    # IPv6 special-purpose registry, inside 2000::/3
    ("2001::/23", "IETF protocol assignments: Teredo, benchmarking, ORCHID, drones", "RFC 2928; RFC 4380"),
    ("2001:db8::/32", "documentation", "RFC 3849"),
    ("2002::/16", "6to4: carries an IPv4 address", "RFC 3056; RFC 7526"),
    ("3fff::/20", "documentation", "RFC 9637"),
    # and outside it: refused in any case, listed for their names
    ("::/128", "unspecified", "RFC 4291"),
    ("::1/128", "loopback", "RFC 4291"),
    ("::/96", "IPv4-compatible, deprecated", "RFC 4291, 2.5.5.1"),
    ("::ffff:0:0/96", "IPv4-mapped", "RFC 4291, 2.5.5.2"),
    ("::ffff:0:0:0/96", "IPv4-translated", "RFC 2765, 2.1"),
    ("64:ff9b::/96", "NAT64: carries an IPv4 address", "RFC 6052"),
    ("64:ff9b:1::/48", "NAT64, local use", "RFC 8215"),
    ("100::/64", "discard only", "RFC 6666"),
    ("100:0:0:1::/64", "dummy prefix", "RFC 9780"),
    ("5f00::/16", "segment routing", "RFC 9602"),
    ("fc00::/7", "unique local; holds a cloud's metadata, fd00:ec2::254", "RFC 4193"),
    ("fe80::/10", "link local", "RFC 4291"),
    ("fec0::/10", "site local, deprecated", "RFC 3879"),
    ("ff00::/8", "multicast", "RFC 4291, 2.7"),
)
"""(network, what it is, source)."""

GLOBAL_UNICAST = IPv6Network("2000::/3")
"""All of IPv6 that IANA gives out. Source: RFC 4291, 2.4; the registry of the IPv6 address space."""


def _ranges(version: int) -> tuple[list[int], list[int]]:
    """First and last addresses of the refused networks of one version, sorted. Networks that nest are merged."""
    found: list[tuple[int, int]] = []
    for text, _, _ in REFUSED:
        network = ip_network(text)
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
    """True when one of the networks holds the address; an IPv4-mapped one counts as the IPv4 address that it dials."""
    if any(address in network for network in networks):
        return True
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped is not None and is_within(mapped, networks)
