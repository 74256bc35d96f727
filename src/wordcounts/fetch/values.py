"""What goes into a fetch and what comes out of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Literal

SITE_TURN_S = 330.0
"""Work on a site has time, and few of its pages wait at once: longer than the longest Retry-After, so that none is
given back and taken up again meanwhile."""
TURNS_AHEAD = 10
"""Of a Crawl-delay: as many pages of one site may be waiting before one."""

Robots = Literal["ignore", "report", "honour"]
"""What robots.txt is for: nothing (one's own machine), a remark beside the result, or the last word."""

TURN_S = 2.0
"""A page of somebody else's should start within 3 s behind a busy host of many slow pages."""


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """What a fetch may reach and how much it may take; `policy_from` makes one of the settings."""

    total_s: float
    """The whole fetch, redirects included; waiting for a turn (`turn_wait_s`) is not counted."""
    connect_s: float
    """Looking a name up, connecting, and the TLS handshake: each of the three, for each redirect."""
    first_byte_s: float
    """From the request sent to the first byte of its answer."""
    max_wire_bytes: int
    """Of a body as it travels, framing included, before content codings are taken off."""
    max_body_bytes: int
    """Of a body with its codings taken off, and of every coding between."""
    max_redirects: int
    ports: frozenset[int]
    """Of public addresses. Allowed networks are open at any port."""
    allow_networks: tuple[IPv4Network | IPv6Network, ...]
    """Fetched from beyond the public internet: any port, any name that resolves into them."""
    deny_hosts: tuple[str, ...]
    """Refused with all names below them, whatever else allows them; lower-case ASCII."""
    user_agent: str
    any_address: bool = False
    """For one's own machine (command line, library): any address, any port, any name. `deny_hosts` still holds."""
    host_concurrency: int = 2
    """Requests at a time to one host and port; not for allowed networks."""
    host_pause_s: float = 0.5
    """Between the starts of two requests to one host and port; not for allowed networks."""
    turns_file: Path | None = None
    """Where the processes of this machine keep turns together; None: each for itself."""
    robots: Robots = "ignore"
    """Of single pages; work on many pages honours it always."""
    pace_everywhere: bool = False
    """Whether allowed networks have the pace of all others."""
    egress_proxy: str = field(default="", repr=False)
    """The one way out, http://user:password@host:port; empty: directly."""
    turn_wait_s: float = TURN_S
    """Longest wait for a turn at a host, before HostBusy gives the slot to somebody else's page."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address that may be stored and fetched."""

    url: str
    """As the WHATWG URL standard serialises it, without fragment."""
    scheme_guessed: bool
    """True when none was typed: https, and http where that does not connect."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document as it came."""

    final_url: str
    status: int
    media_type: str | None
    """Lower-case, without parameters; None where the site named none."""
    charset: str | None
    """As the site's header named it, unverified; None where it named none."""
    body: bytes
    """With content codings taken off."""
    redirects: tuple[str, ...]
    """The URLs that sent us on, in order; the first is the one asked for."""
    elapsed_s: float
    """Of the page itself."""
    robots_allowed: bool | None = None
    """What the site's robots.txt says about this page; None where it was not asked, or could not be."""
    robots_tags: tuple[str, ...] = ()
    """What its headers ask of programs (X-Robots-Tag), as written."""


@dataclass(frozen=True, slots=True)
class SiteWork:
    """For work on many pages of a site: robots.txt holds, its Crawl-delay too, and single pages go first."""

    may_follow: Callable[[str], None] = lambda _url: None
    """Told where a redirect leads before that is asked for; what it raises ends the fetch."""
    turn_wait_s: float = SITE_TURN_S
    """Longest wait for a turn at the host, and TURNS_AHEAD times its Crawl-delay."""


@dataclass(frozen=True, slots=True)
class SiteRules:
    """What a site's robots.txt says of the site as a whole."""

    sitemaps: tuple[str, ...] = ()
    """Absolute addresses, unvetted."""
    crawl_delay_s: float = 0.0
