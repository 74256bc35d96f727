"""RSS 0.9 to 2.0 and Atom: of each item its title and its text, in full where the feed holds it, else the summary.

Item texts are HTML, escaped or not: what counts is what a reader of the feed sees of it. `page` adds what the feed says
about itself. Feeds are often not well formed: entities of HTML and bare ampersands are mended before one is given up.

Source: RSS 2.0 (rssboard.org/rss-specification); RFC 4287, sections 3.1 and 4.1.3.
"""

from __future__ import annotations

import re
from html import escape
from html.entities import html5
from typing import Final

from wordcounts.errors import BrokenDocument
from wordcounts.text.charset.decode import decode
from wordcounts.text.formats.html import visible_text
from wordcounts.text.formats.markup import head_of, root_of
from wordcounts.text.formats.shape import Document, Extract, Kind
from wordcounts.text.formats.xmlstream import Listener, local, parse

RSS: Final = "application/rss+xml"
ATOM: Final = "application/atom+xml"
RDF: Final = "application/rdf+xml"


def _sure(body: bytes) -> str | None:
    root, head = root_of(body), head_of(body)
    if root == "rss":
        return RSS
    if local(root) == "feed" and (b"http://www.w3.org/2005/Atom" in head or b"purl.org/atom/ns#" in head):
        return ATOM
    return RDF if local(root) == "RDF" and b"http://purl.org/rss/1.0/" in head else None


KIND: Final = Kind(
    name="a feed",
    media_types=(RSS, ATOM, RDF),
    suffixes={".rss": RSS, ".atom": ATOM, ".rdf": RDF},
    sure=_sure,
)

_ITEMS: Final = frozenset({"item", "entry"})
_FEEDS: Final = frozenset({"channel", "feed"})
_TEXTS: Final = ("content:encoded", "content", "description", "summary")
"""The text of an item, best first: one of them is shown, since the others are the beginning of the same."""
_READ: Final = frozenset({"title", "subtitle", *_TEXTS})
_AMPERSAND: Final = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)(?:([A-Za-z][A-Za-z0-9]{1,31});)?"
)


def read(document: Document) -> Extract:
    """The items in the feed's order."""
    markup, charset = decode(document.body, charset=document.charset, markup=True)
    feed = _parsed(markup)
    texts = [_shown(text) for text in feed.texts(whole=document.extraction == "page")]
    title = " ".join(_shown(feed.own.get("title", "")).split())
    return Extract("\n\n".join(filter(None, texts)), title, feed.language, charset, document.extraction)


def _parsed(markup: str) -> _Feed:
    feed = _Feed()
    markup = markup.lstrip()
    try:
        parse([markup], feed, KIND.name)
    except BrokenDocument:
        mended = _AMPERSAND.sub(_mend, markup)
        if mended == markup:
            raise
        feed = _Feed()
        parse([mended], feed, KIND.name)
    return feed


def _mend(found: re.Match[str]) -> str:
    return html5.get(f"{found[1]};", f"&amp;{found[1]};") if found[1] else "&amp;"


def _shown(text: str) -> str:
    return visible_text(text) if "<" in text or "&" in text else text.strip()


class _Feed(Listener):
    """What a feed and its items say, gathered as they stream by."""

    def __init__(self) -> None:
        self.own: dict[str, str] = {}
        self.language = ""
        self._items: list[dict[str, str]] = []
        self._current = self.own
        self._open: list[str] = []
        self._reading = ""
        """The element whose text is gathered, with all that is in it."""
        self._reading_depth = 0
        self._markup = False
        self._pieces: list[str] = []
        self._prefix = ""
        self._type = "html"
        """What an item's text is that does not say."""

    def texts(self, *, whole: bool) -> list[str]:
        found = [self.own.get(key, "") for key in ("title", "subtitle", "description")] if whole else []
        for item in self._items:
            found += [item.get("title", ""), next((item[key] for key in _TEXTS if item.get(key, "").strip()), "")]
        return found

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._open:
            self.language = attributes.get("xml:lang", "")
            self._prefix = name.removesuffix(local(name))
            self._type = "text" if local(name) == "feed" else "html"
        tag = name.removeprefix(self._prefix) if self._prefix else name.removeprefix("rss:")
        self._open.append(tag)
        if self._reading:
            # XHTML in an Atom element, or HTML that somebody forgot to escape.
            self._pieces.append(f"<{local(name)}>")
        elif tag in _ITEMS:
            self._items.append({})
            self._current = self._items[-1]
        elif self._expected(tag, attributes.get("type", self._type)):
            self._reading, self._reading_depth, self._pieces = tag, len(self._open), []
            # Plain text of Atom has no markup: what looks like a tag in it is text.
            self._markup = attributes.get("type", self._type) not in ("text", "text/plain")

    def _expected(self, tag: str, type_: str) -> bool:
        if "/" in type_ and not type_.startswith("text/") and not type_.endswith("xml"):
            return False  # pictures and the like, as base64 (RFC 4287, 4.1.3.3)
        parent = self._open[-2] if len(self._open) > 1 else ""
        return (tag in _READ or tag == "language") and (parent in _ITEMS or local(parent) in _FEEDS)

    def end(self, name: str) -> None:
        if self._reading and len(self._open) == self._reading_depth:
            self._keep(self._reading, "".join(self._pieces))
            self._reading = ""
        elif self._reading:
            self._pieces.append(f"</{local(name)}>")
        elif self._open[-1] in _ITEMS:
            self._current = self.own
        self._open.pop()

    def _keep(self, tag: str, text: str) -> None:
        if tag == "language":
            self.language = self.language or text.strip()
        else:
            self._current.setdefault(tag, text)

    def data(self, text: str) -> None:
        if self._reading:
            plain = len(self._open) > self._reading_depth or not self._markup
            self._pieces.append(escape(text, quote=False) if plain else text)
