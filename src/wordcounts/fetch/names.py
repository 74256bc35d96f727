"""Names that are refused before anybody is asked about them: they belong to a machine, a house or a cloud."""

from __future__ import annotations

import ada_url

RESERVED: dict[str, str] = {
    "localhost": "RFC 6761",
    "localdomain": "the host's own, by custom of /etc/hosts",
    "local": "RFC 6762, multicast DNS",
    "internal": "ICANN, July 2024: private use; cloud metadata (metadata.google.internal) stands there",
    "home.arpa": "RFC 8375",
    "lan": "routers' custom",
    "home": "RFC 8244; ICANN does not delegate it",
    "corp": "ICANN does not delegate it",
    "intranet": "RFC 6762, appendix G",
    "private": "RFC 6762, appendix G",
    "onion": "RFC 7686",
    "metadata.tencentyun.com": "Tencent Cloud's metadata",
    "metadata.platformequinix.com": "Equinix Metal's metadata",
    "metadata.packet.net": "Equinix Metal's metadata",
}
"""Suffix -> why. The suffix itself and all names below it."""

MAX_NAME = 253
"""Characters of a name. Source: RFC 1035, 2.3.4, as text and without the last dot."""
MAX_LABEL = 63


def canonical(name: str) -> str:
    """A name as URLs carry it: lower-case, ASCII (IDNA), without wildcard and outer dots; "" when it is none."""
    plain = name.strip().removeprefix("*.").strip(".")
    if not plain:
        return ""
    if plain.count(":") > 1:
        plain = f"[{plain.strip('[]')}]"
    try:
        return str(ada_url.URL(f"http://{plain}/").hostname).strip("[]")
    except ValueError:
        return plain.lower()


def below(name: str, suffix: str) -> bool:
    """True when `name` is `suffix` or stands below it; both canonical."""
    return bool(suffix) and (name == suffix or name.endswith("." + suffix))


def is_single_label(name: str) -> bool:
    """True for a name without a dot: the local network's, if anybody's."""
    return "." not in name


def is_reserved(name: str) -> bool:
    """True for names that never lead to the public web.

    >>> is_reserved("db.internal"), is_reserved("example.org")
    (True, False)
    """
    return any(below(name, suffix) for suffix in RESERVED)


def is_well_formed(name: str) -> bool:
    """True when a name can be looked up at all: no empty or over-long label. One last dot is fine.

    >>> is_well_formed("example.org."), is_well_formed("a..b")
    (True, False)
    """
    labels = name.removesuffix(".").split(".")
    return len(name) <= MAX_NAME + 1 and all(0 < len(label) <= MAX_LABEL for label in labels)
