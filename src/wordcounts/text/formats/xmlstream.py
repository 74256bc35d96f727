"""XML as a stream of events, for documents that nobody vouches for.

By expat: nothing of the document is kept, so that memory is that of the text found. No entity is expanded and none is
fetched; a document that declares entities of its own is refused, which leaves nothing for "billion laughs" to do.
Names are as written, prefix and all: real feeds forget to declare their prefixes.
"""

from __future__ import annotations

from collections.abc import Iterable
from html.entities import html5
from typing import Final
from xml.parsers import expat

from wordcounts.errors import BrokenDocument
from wordcounts.text.charset.decode import clean
from wordcounts.text.formats.container import broken

MAX_DEPTH: Final = 1_000
"""Elements within elements. Documents looked at have up to 16; tables in tables add some six for each."""

_NO_MEMORY: Final = expat.errors.codes[expat.errors.XML_ERROR_NO_MEMORY]


class Listener:
    """What is told of a document as it streams by. Those who listen take from it what they need."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """It ends."""

    def data(self, text: str) -> None:
        """Characters, not always all of a run at once."""


class Described(Listener):
    """Hears what a document says of itself by Dublin Core: its title and its language, the first of each."""

    def __init__(self) -> None:
        self.said: dict[str, str] = {}
        self._within = ""

    @property
    def title(self) -> str:
        """On one line; "" without one."""
        return " ".join(clean(self.said.get("title", "")).split())

    @property
    def language(self) -> str:
        """As declared, unchecked; "" without one."""
        return self.said.get("language", "")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """The text of one of the two begins, or that of what stands in it, which does not count."""
        self._within = local(name) if name in ("dc:title", "dc:language") and local(name) not in self.said else ""

    def end(self, name: str) -> None:
        """It is over."""
        self._within = ""

    def data(self, text: str) -> None:
        """A piece of it."""
        if self._within:
            self.said[self._within] = self.said.get(self._within, "") + text


def parse(pieces: Iterable[bytes | str], listener: Listener, name: str) -> None:
    """Tell a listener of a document.

    Args:
        pieces: characters, or bytes of UTF-8 or (with a byte order mark) UTF-16, whatever the document declares.
        listener: is told.
        name: of the kind, for sentences ("an XML document").

    Raises:
        BrokenDocument: not well formed, nested too deep, or with entities of its own.
        MemoryError: which expat takes for a fault of the document.
    """
    stream = iter(pieces)
    first = next(stream, "")
    parser = expat.ParserCreate("utf-16" if first[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8")
    parser.buffer_text = True
    _listen(parser, listener, name)
    try:
        parser.Parse(first)
        for piece in stream:
            parser.Parse(piece)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError) as error:
        if getattr(error, "code", None) == _NO_MEMORY:
            raise MemoryError from error
        raise broken(name) from error


def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def _listen(parser: expat.XMLParserType, listener: Listener, kind: str) -> None:
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise BrokenDocument(f"This is {kind} nested more than {MAX_DEPTH:,} deep, which is not read.")
        listener.start(name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        listener.end(name)

    def skipped(entity: str, is_parameter: bool) -> None:
        # One of an external document type that is not fetched: most are those of HTML.
        if not is_parameter:
            listener.data(html5.get(f"{entity};", " "))

    def declared(*_: object) -> None:
        raise BrokenDocument(f"This is {kind} that defines entities of its own, which are not expanded here.")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = listener.data
    parser.SkippedEntityHandler = skipped
    parser.EntityDeclHandler = declared
