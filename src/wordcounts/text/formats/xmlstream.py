"""XML as a stream of events, for documents that nobody vouches for.

By expat: nothing of the document is kept, so that memory is that of the text found. No entity is expanded and none is
fetched; a document that declares entities of its own is refused, which leaves nothing for "billion laughs" to do.
Names are as written, prefix and all: real feeds forget to declare their prefixes.
"""

from __future__ import annotations

from collections.abc import Iterable
from html.entities import html5
from typing import Final, Protocol
from xml.parsers import expat

from wordcounts.errors import BrokenDocument
from wordcounts.text.formats.container import broken

MAX_DEPTH: Final = 1_000
"""Elements within elements. Documents looked at have up to 16; tables in tables add some six for each."""


class Listener(Protocol):
    """What is told of a document as it streams by."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """It ends."""

    def data(self, text: str) -> None:
        """Characters, not always all of a run at once."""


def parse(pieces: Iterable[bytes | str], listener: Listener, name: str) -> None:
    """Tell a listener of a document.

    Args:
        pieces: characters, or bytes of UTF-8 or (with a byte order mark) UTF-16, whatever the document declares.
        listener: is told.
        name: of the kind, for sentences ("an XML document").

    Raises:
        BrokenDocument: not well formed, nested too deep, or with entities of its own.
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
