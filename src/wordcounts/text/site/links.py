"""The addresses that a page links, and what it says to programs about itself and them.

Source: HTML Standard, sections 4.2.3 (base), 4.6 (links) and 4.6.8 (link types); RFC 6596 (canonical);
developers.google.com/search/docs/crawling-indexing/robots-meta-tag (the values of robots).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any, Final, Self

from wordcounts.text.site.addresses import MAX_CHARS, resolved

MAX_LINKS: Final = 5_000
"""Different addresses of one page; a large page of links has some 2,000."""
MAX_LINK_CHARS: Final = 1_000_000
"""Of them all."""
MAX_ANCHORS: Final = 50_000
"""Elements that are looked at."""

_ROBOTS: Final = frozenset({"robots", "wordcounts"})
_WEB: Final = re.compile(r"\s*(?:#|(?!https?:)[a-z][a-z0-9+.-]*:)", re.IGNORECASE)
"""What leads to no other page: a place within this one, or another scheme."""


@dataclass(frozen=True, slots=True)
class Links:
    """What a page says of addresses. All are absolute and without fragments; nothing has vetted them."""

    urls: tuple[str, ...] = ()
    """Those that it links, in its order, none twice, without those that it asks not to follow."""
    canonical: str = ""
    """The address that it names as its own; "" where it names none."""
    noindex: bool = False
    """It asks programs to keep it out of what they show."""
    nofollow: bool = False
    """It asks programs to follow none of its links: `urls` is empty."""

    def to_bytes(self) -> bytes:
        """Pack for a pipe, as JSON."""
        return json.dumps(asdict(self)).encode("ascii")

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Unpack what `to_bytes` made. Safe on hostile bytes: what is no address of the web is left out.

        Raises:
            ValueError: not links.
        """
        try:
            said = json.loads(data)
            urls, flags = said["urls"][:MAX_LINKS], (said["noindex"], said["nofollow"])
            texts = [*urls, said["canonical"]]
        except (KeyError, TypeError, RecursionError) as error:
            raise ValueError("damaged links") from error
        if not all(isinstance(text, str) and len(text) <= MAX_CHARS for text in texts):
            raise ValueError("damaged links")
        urls = (url for url in urls if resolved(url, url) == url)
        canonical = said["canonical"] if resolved(said["canonical"], said["canonical"]) else ""
        return cls(tuple(urls), canonical, *(flag is True for flag in flags))


NO_LINKS: Final = Links()


def links_of(parser: Any, url: str) -> Links:
    """The links of a parsed page. Before its text is taken, which uses it up.

    Args:
        parser: of `page.blocks.parsed`.
        url: where the page came from; its <base> is against that.
    """
    wishes = _wishes(parser)
    base = _base(parser, url)
    canonical = next(filter(None, (resolved(href, base) for href in _hrefs(parser, "canonical"))), "")
    if "nofollow" in wishes:
        return Links((), canonical, "noindex" in wishes, nofollow=True)
    return Links(tuple(_distinct(_anchors(parser), base)), canonical, "noindex" in wishes)


def wishes_of(values: Iterable[str]) -> frozenset[str]:
    """What `robots` asks, of a page or of its header: "noindex", "nofollow", both, or nothing that concerns us.

    A header's value may be for one program: "otherbot: noindex".

    >>> sorted(wishes_of(["NONE"])), sorted(wishes_of(["otherbot: noindex", "max-snippet:-1, nofollow"]))
    (['nofollow', 'noindex'], ['nofollow'])
    """
    found: set[str] = set()
    for value in values:
        agent, colon, rest = value.partition(":")
        named = bool(colon) and "," not in agent and agent.strip().lower() not in _VALUED
        if named and agent.strip().lower() not in _ROBOTS:
            continue
        words = {word.strip().lower() for word in (rest if named else value).split(",")}
        found |= words & {"noindex", "nofollow"} or ({"noindex", "nofollow"} if "none" in words else set())
    return frozenset(found)


_VALUED: Final = frozenset({"max-snippet", "max-image-preview", "max-video-preview", "unavailable_after"})


def _wishes(parser: Any) -> frozenset[str]:
    attributes = (node.attributes for node in parser.css("meta[name][content]"))
    return wishes_of(said["content"] or "" for said in attributes if (said["name"] or "").strip().lower() in _ROBOTS)


def _base(parser: Any, url: str) -> str:
    node = parser.css_first("base[href]")
    return (resolved(node.attributes["href"] or "", url) if node else None) or url


def _hrefs(parser: Any, relation: str) -> Iterator[str]:
    for node in parser.css("link[rel][href]"):
        if relation in (node.attributes["rel"] or "").lower().split():
            yield node.attributes["href"] or ""


def _anchors(parser: Any) -> Iterator[str]:
    """Where its links, the parts of a frameset, and the next of its pages are."""
    for node in islice(parser.css("a[href], area[href], frame[src]"), MAX_ANCHORS):
        attributes = node.attributes
        if "rel" in attributes and "nofollow" in (attributes["rel"] or "").lower():
            continue
        if "download" not in attributes:
            yield attributes.get("href") or attributes.get("src") or ""
    yield from _hrefs(parser, "next")


def _distinct(hrefs: Iterator[str], base: str) -> Iterator[str]:
    seen: set[str] = set()
    written: set[str] = set()
    n_chars = 0
    for href in hrefs:
        if not href or href in written or _WEB.match(href):
            continue
        written.add(href)
        url = resolved(href, base)
        if url is None or url in seen:
            continue
        n_chars += len(url)
        if len(seen) >= MAX_LINKS or n_chars > MAX_LINK_CHARS:
            return
        seen.add(url)
        yield url
