"""Sitemaps and feeds as lists of addresses. Read where hostile bytes are read: bounded in entries, bytes and depth.

A sitemap lists pages (`urlset`), an index lists sitemaps (`sitemapindex`), a feed lists what is new; a text lists an
address a line. Each may be packed by gzip, as a file is: what the transport unpacked is not packed any more.
Sitemaps are often not well formed: bare ampersands are mended, and what stands before a fault is kept.

Source: sitemaps.org/protocol.html; RSS 2.0 (rssboard.org/rss-specification); RFC 4287 (Atom); RSS 1.0 (RDF).
"""

from __future__ import annotations

import json
import math
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final, Literal, Self

from wordcounts.errors import BrokenDocument
from wordcounts.text.charset.decode import decode
from wordcounts.text.formats.markup import root_of
from wordcounts.text.formats.xmlstream import Listener, local, parse
from wordcounts.text.site.addresses import MAX_CHARS, resolved

Kind = Literal["sitemap", "index", "feed", "text"]

MAX_ENTRIES: Final = 50_000
"""Of one list; what follows is not looked at. Source: sitemaps.org, "Sitemap file requirements"."""
MAX_BYTES: Final = 50 * 1024 * 1024
"""Of one list, unpacked. Source: the same."""

MAX_SEEN: Final = 2 * MAX_ENTRIES
"""Entries that are looked at, one address again and again among them: 50 MB hold two million, ten seconds of work."""
MAX_MENDED: Final = 500_000
"""Ampersands, ten of each entry; what follows is taken as it is. Of 50 MB of them a gigabyte and a half was made."""

_GZIP: Final = b"\x1f\x8b"
_CHUNK: Final = 1024 * 1024
_NAME: Final = "a sitemap or a feed"
_ROOTS: Final[dict[str, Kind]] = {
    "urlset": "sitemap",
    "sitemapindex": "index",
    "rss": "feed",
    "feed": "feed",
    "RDF": "feed",
}
_ENTRIES: Final[dict[Kind, tuple[str, ...]]] = {"sitemap": ("url",), "index": ("sitemap",), "feed": ("item", "entry")}
_PLACES: Final = ("loc", "link", "guid", "id")
"""What holds an entry's address, best first."""
_TIMES: Final = ("lastmod", "pubDate", "published", "date", "updated", "publication_date")
_AMPERSAND: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)")
_DATE: Final = re.compile(r"\d{4}(?:-\d\d)?\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Entry:
    """An address, and the time that its list gives it, in seconds since 1970; None where it gives none."""

    url: str
    dated_at: float | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list holds, in its order, no address twice."""

    kind: Kind
    entries: tuple[Entry, ...]
    whole: bool = True
    """False where it goes on beyond the bounds, or could be read up to a fault only."""

    def to_bytes(self) -> bytes:
        """Pack for a pipe, as JSON."""
        entries = [[entry.url, entry.dated_at] for entry in self.entries]
        return json.dumps({"kind": self.kind, "entries": entries, "whole": self.whole}).encode("ascii")

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Unpack what `to_bytes` made. Safe on hostile bytes: what is no address of the web is left out.

        Raises:
            ValueError: not a listing.
        """
        try:
            said = json.loads(data)
            kind, whole = said["kind"], said["whole"]
            if kind not in ("sitemap", "index", "feed", "text") or not isinstance(whole, bool):
                raise ValueError("a listing of an unknown kind")
            entries = (_entry(*pair) for pair in said["entries"][:MAX_ENTRIES])
            return cls(kind, tuple(entry for entry in entries if resolved(entry.url, entry.url) == entry.url), whole)
        except (KeyError, TypeError, RecursionError) as error:
            raise ValueError("a damaged listing") from error


def read_listing(body: bytes, *, charset: str | None, url: str) -> Listing:
    """Read a sitemap, an index of sitemaps, a feed, or a text of addresses.

    Args:
        body: as it came, perhaps packed by gzip; it may be hostile.
        charset: the label that came with it, or None.
        url: where it came from.

    Raises:
        BrokenDocument: none of these, or damaged before its first entry.
    """
    body, whole = _unpacked(body)
    root = local(root_of(body))
    if not root:
        return _lines(body, charset, url, whole=whole)
    kind = _ROOTS.get(root)
    if kind is None:
        raise BrokenDocument(f"This is not {_NAME}.")
    found = _List(url, _ENTRIES[kind])
    whole = _parsed(decode(body, charset=charset, markup=True)[0].lstrip(), found) and whole
    return Listing(kind, tuple(found.entries.values()), whole)


def _entry(url: object, dated_at: object) -> Entry:
    if not isinstance(url, str) or len(url) > MAX_CHARS or not isinstance(dated_at, int | float | None):
        raise ValueError("a damaged listing")
    if dated_at is not None and not math.isfinite(dated_at):
        raise ValueError("a damaged listing")
    return Entry(url, dated_at)


def _unpacked(body: bytes) -> tuple[bytes, bool]:
    """The list without gzip, and whether that is all of it."""
    if not body.startswith(_GZIP):
        return body[:MAX_BYTES], len(body) <= MAX_BYTES
    pieces = []
    left = MAX_BYTES
    inflater = zlib.decompressobj(wbits=31)
    with suppress(zlib.error):  # what came before the damage is read
        while body and left > 0 and not inflater.eof:
            piece = inflater.decompress(body, min(_CHUNK, left))
            body = inflater.unconsumed_tail
            left -= len(piece)
            pieces.append(piece)
    return b"".join(pieces), inflater.eof


def _parsed(markup: str, found: _List) -> bool:
    """Whether all of it could be read."""
    try:
        parse([markup], found, _NAME)
    except _Enough:
        return False
    except BrokenDocument:
        mended = _AMPERSAND.sub("&amp;", markup, count=MAX_MENDED)
        if mended != markup:
            found.begin_again()
            with suppress(BrokenDocument, _Enough):
                parse([mended], found, _NAME)
                return True
        if not found.entries:
            raise
        return False
    return True


def _lines(body: bytes, charset: str | None, url: str, *, whole: bool) -> Listing:
    text, _ = decode(body, charset=charset or "utf-8", markup=False)
    found: dict[str, Entry] = {}
    for line in _first_lines(text):
        # Relative ones are none: a text of any kind would be full of them.
        address = resolved(line, url) if line.lower().startswith(("http://", "https://")) else None
        if address is None:
            raise BrokenDocument(f"This is not {_NAME}.")
        found[address] = Entry(address)
    if not found:
        raise BrokenDocument(f"This is not {_NAME}.")
    entries = tuple(found.values())
    return Listing("text", entries[:MAX_ENTRIES], whole and len(entries) <= MAX_ENTRIES)


def _first_lines(text: str) -> Iterator[str]:
    lines = (line.strip() for line in text.split("\n", MAX_ENTRIES + 1)[: MAX_ENTRIES + 1])
    return (line for line in lines if line and not line.startswith("#"))


class _Enough(Exception):
    """What follows is not looked at."""


class _List(Listener):
    """Gathers entries as a list streams by."""

    def __init__(self, url: str, names: tuple[str, ...]) -> None:
        self.entries: dict[str, Entry] = {}
        self._names = names
        self._base = url
        self.begin_again()

    def begin_again(self) -> None:
        """From the first element on; what was found stays."""
        self._open: list[str] = []
        self._said: dict[str, str] = {}
        self._reading = ""
        self._n_seen = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = local(name)
        parent = self._open[-1] if self._open else ""
        self._open.append(tag)
        if tag in self._names:
            self._said = {}
        # One deeper than an entry's own <loc> stand those of its pictures.
        elif (parent in self._names and tag in (*_PLACES, *_TIMES)) or (parent == "news" and tag in _TIMES):
            if tag == "link" and "href" in attributes:  # Atom
                if attributes.get("rel", "alternate") == "alternate":
                    self._said.setdefault(tag, attributes["href"])
            elif not (tag == "guid" and attributes.get("isPermaLink", "true").lower() == "false"):
                self._reading = tag if tag not in self._said else ""

    def data(self, text: str) -> None:
        if self._reading:
            so_far = self._said.get(self._reading, "")
            self._said[self._reading] = so_far + text[: 2 * MAX_CHARS - len(so_far)]

    def end(self, name: str) -> None:
        tag = self._open.pop()
        if tag == self._reading:
            self._reading = ""
        if tag not in self._names:
            return
        self._n_seen += 1
        if self._n_seen > MAX_SEEN:
            raise _Enough
        if not self._said:
            return
        said, self._said = self._said, {}
        places = (said[place].strip() for place in _PLACES if said.get(place, "").strip())
        url = next(filter(None, (resolved(place, self._base) for place in places)), None)
        if url is None or url in self.entries:
            return
        if len(self.entries) >= MAX_ENTRIES:
            raise _Enough
        self.entries[url] = Entry(url, _time(next((said[time] for time in _TIMES if said.get(time)), "")))


def _time(text: str) -> float | None:
    """Seconds since 1970 of a date of the W3C or of RFC 822; UTC where it names no zone. None for anything else.

    >>> _time("2026-11"), _time("Sat, 28 Nov 2026 00:00:00 +0000"), _time("yesterday")
    (1793491200.0, 1795824000.0, None)
    """
    text = text.strip()
    if _DATE.match(text):
        text = f"{text}-01-01"[:10]
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        with suppress(ValueError, TypeError, IndexError, OverflowError):
            moment = read(text)
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    return None
