"""robots.txt: what a site asks of programs. RFC 9309.

`ours` and `allows` are pure; `Kept` remembers for an hour. Who fetches the file is `client`, under the guard and bounds
of any other fetch.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite
from typing import Any

TOKEN = "wordcounts"  # noqa: S105 - the product token of the User-Agent
MAX_BYTES = 500 * 1024
"""What is read of a robots.txt. Source: RFC 9309, 2.5: at least 500 KiB."""
KEPT_S = 3600.0
"""Source: RFC 9309, 2.4: not longer than 24 hours."""
UNREACHABLE_S = 60.0
"""How long it is believed that a robots.txt cannot be had."""
MAX_KEPT_CHARACTERS = 16_000_000
"""Of all sites together."""

SHORT_CHARS = 64 * 1024
MAX_SITEMAPS = 100
"""Of one site that are remembered: they are where it starts, and an index of sitemaps holds more than anybody lists."""

_AGENT = frozenset({"user-agent", "useragent", "user agent"})
_SITEMAP = frozenset({"sitemap", "site-map"})
_DELAY = frozenset({"crawl-delay", "crawldelay", "crawl delay"})
_RULES = frozenset({"allow", "disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw"})


def ours(text: str) -> str:
    """The groups for us and for everybody, and the sitemaps: bounded work for the parser, whatever is sent.

    >>> ours("User-agent: other\\nDisallow: /\\n\\nUser-agent: *\\nDisallow: /x # why\\nCrawl-delay: 5\\nHost: a")
    'user-agent: *\\ndisallow: /x\\ncrawl-delay: 5\\n'
    """
    kept: list[str] = []
    sitemaps: list[str] = []
    agents: set[str] = set()
    in_rules = False
    for line in text.removeprefix("\ufeff").splitlines():
        field, colon, rest = line.partition("#")[0].partition(":")
        name, value = field.strip().lower(), rest.strip()
        if not colon:
            continue
        if name in _SITEMAP and len(sitemaps) < MAX_SITEMAPS:
            sitemaps.append(f"sitemap: {value}")
        if name in _AGENT:
            if in_rules:
                agents, in_rules = set(), False
            agent = value.lower().strip("*") or "*"
            if agent in ("*", TOKEN) and agent not in agents:
                agents.add(agent)
                kept.append(f"user-agent: {agent}")
            continue
        if name in _RULES:
            in_rules = True
            if agents:
                kept.append(f"{'allow' if name == 'allow' else 'disallow'}: {value}")
        if name in _DELAY and agents:
            kept.append(f"crawl-delay: {value}")
    return "\n".join([*kept, *sitemaps, ""])


def allows(rules: str, url: str) -> bool:
    """Whether rules, as `ours` gives them, let us fetch a URL: the longest match wins, and allow wins over its equal.

    >>> allows("user-agent: *\\ndisallow: /\\nallow: /$\\n", "https://example.org/")
    True
    """
    return bool(_parsed(rules).can_fetch(url, TOKEN))


def crawl_delay_s(rules: str) -> float:
    """Seconds that a site asks programs like us to let pass between two requests; 0 where it does not, or not so.

    It stands in no standard: widely used, and read as most do.

    >>> crawl_delay_s("user-agent: *\\ncrawl-delay: 2.5\\ndisallow: /x\\n"), crawl_delay_s("")
    (2.5, 0.0)
    """
    delay_s = float(_parsed(rules).crawl_delay(TOKEN) or 0.0)
    return delay_s if isfinite(delay_s) and delay_s > 0 else 0.0


def _parsed(rules: str) -> Any:
    return _short(rules) if len(rules) <= SHORT_CHARS else _long(rules)


@lru_cache(32)
def _short(rules: str) -> Any:
    """What is parsed is only asked afterwards, by whatever thread."""
    from protego import Protego

    return Protego.parse(rules)


@lru_cache(2)
def _long(rules: str) -> Any:
    """Of 500 KB some 15 MB are made, in 0.3 s: two of these are kept, since a walk asks for each of its pages."""
    return _short.__wrapped__(rules)


def sitemaps(rules: str) -> tuple[str, ...]:
    """The sitemaps that a site names, as written, in its order.

    >>> sitemaps("sitemap: https://example.org/map.xml\\nsitemap: /b.xml\\n")
    ('https://example.org/map.xml', '/b.xml')
    """
    lines = (line.partition(": ") for line in rules.split("\n"))
    return tuple(dict.fromkeys(value for name, _, value in lines if name == "sitemap" and value))


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one site's robots.txt: its rules, or that it cannot be had just now."""

    rules: str | None
    until: float
    """By the clock of `Kept`."""


class Kept:
    """Rules of the sites that were asked last. Thread-safe; the least used go first.

    Args:
        clock: monotonic seconds.
        max_characters: of all rules together.
    """

    def __init__(
        self, *, clock: Callable[[], float] = time.monotonic, max_characters: int = MAX_KEPT_CHARACTERS
    ) -> None:
        self._clock, self._max = clock, max_characters
        self._sites: OrderedDict[str, Known] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def get(self, site: str) -> Known | None:
        """What is known of a site; None when nothing is, or it is too old."""
        with self._lock:
            known = self._sites.get(site)
            if known is None or known.until <= self._clock():
                return None
            self._sites.move_to_end(site)
            return known

    def put(self, site: str, rules: str | None) -> Known:
        """Remember a site's rules, or with None that they cannot be had."""
        known = Known(rules, self._clock() + (UNREACHABLE_S if rules is None else KEPT_S))
        with self._lock:
            old = self._sites.pop(site, None)
            self._size += _size(site, known) - (_size(site, old) if old else 0)
            self._sites[site] = known
            while self._size > self._max and len(self._sites) > 1:
                self._size -= _size(*self._sites.popitem(last=False))
        return known


def _size(site: str, known: Known) -> int:
    """Characters, and as many again as an entry's own objects are worth."""
    return 400 + len(site) + len(known.rules or "")
