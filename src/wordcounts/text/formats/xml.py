"""XML of any kind: its characters, and nothing of its tags and attributes. Both extractions are the same.

Which elements part words, no list can tell for all of XML. An element within running text is taken for a part of it,
so that <b>W</b>ord is one word, unless its name is one that vocabularies have for blocks; elements side by side without
text between them are taken for fields, which part words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from wordcounts.errors import TooComplex
from wordcounts.text.charset.decode import decode
from wordcounts.text.formats.markup import is_xml, root_of
from wordcounts.text.formats.shape import Document, Extract, Kind
from wordcounts.text.formats.xmlstream import Listener, local, parse

XML: Final = "application/xml"
_TYPES: Final = (XML, "text/xml", "+xml")


def _likely(body: bytes) -> str | None:
    return XML if is_xml(body) and root_of(body) else None


KIND: Final = Kind(name="an XML document", media_types=_TYPES, suffixes={".xml": XML}, likely=_likely)

_SKIPPED: Final = frozenset({"script", "style"})
_BLOCKS: Final = re.compile(
    r"(?:p|para|simpara|l|line|lg|br|lb|div|section|sect\d|chapter|title|head|footnote|note|list|item|listitem|li|row|cell"
    r"|entry|term|td|th|tr|table|figure|caption|quote|blockquote|example|programlisting)\Z"
)
"""Of DocBook, TEI, JATS and HTML: the elements within text that no word crosses."""

MAX_TITLE: Final = 1_000
"""Characters of a title, which is that of the first element of that name."""

MAX_TAG: Final = 16 * 1024 * 1024
"""Characters of one tag or comment of a stream, which the parser holds until it ends."""


def read(document: Document) -> Extract:
    """All characters of its elements, in their order."""
    text, charset = decode(document.body, charset=document.charset, markup=True)
    found = _Characters()
    parse([text], found, KIND.name)
    return Extract(found.taken().strip(), found.title_line, found.language, charset, document.extraction)


def stream(pieces: Iterable[str], write: Callable[[str], object]) -> tuple[str, str]:
    """Write the characters of a document that comes piece by piece; its title and its language, as `read` has them.

    Raises:
        BrokenDocument: as `read`, when a part of it is written perhaps. TooComplex: a tag of more than MAX_TAG.
    """
    found = _Characters()
    parse(_watched(pieces, found, write), found, KIND.name)
    write(found.taken())
    return found.title_line, found.language


def _watched(pieces: Iterable[str], found: _Characters, write: Callable[[str], object]) -> Iterator[str]:
    n_silent, n_told = 0, 0
    for piece in pieces:
        yield piece
        write(found.taken())
        n_silent = 0 if found.n_told > n_told else n_silent + len(piece)
        n_told = found.n_told
        if n_silent > MAX_TAG:
            raise TooComplex(f"This is {KIND.name} with a tag of more than {MAX_TAG // 1024**2} million characters.")


class _Characters(Listener):
    """Text as it streams by, with a line break wherever a word cannot go on."""

    def __init__(self) -> None:
        self.title = ""
        self.language = ""
        self.n_told = 0
        """Events, so that it shows when none comes."""
        self._out: list[str] = []
        self._begun = False
        self._mixed: list[bool] = []
        """Of each open element: whether text stands in it directly."""
        self._last = 0
        """How deep the last text stood."""
        self._lowest = 0
        """The least depth since then: that of the element that holds both the last text and the next."""
        self._skipping = 0
        self._parted = False
        self._in_title = False

    @property
    def title_line(self) -> str:
        return " ".join(self.title.split())

    def taken(self) -> str:
        """The text since the last time."""
        found = "".join(self._out)
        self._out.clear()
        return found

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.n_told += 1
        if self._skipping or local(name) in _SKIPPED:
            self._skipping += 1
        if not self._mixed:
            self.language = attributes.get("xml:lang", attributes.get("lang", ""))
        self._parted = self._parted or _BLOCKS.match(local(name)) is not None
        self._in_title = local(name) == "title" and not self.title
        self._mixed.append(False)

    def end(self, name: str) -> None:
        self.n_told += 1
        self._mixed.pop()
        self._lowest = min(self._lowest, len(self._mixed))
        self._skipping -= bool(self._skipping)
        self._parted = self._parted or _BLOCKS.match(local(name)) is not None
        self._in_title = False

    def data(self, text: str) -> None:
        self.n_told += 1
        if self._in_title and not self._skipping and len(self.title) < MAX_TITLE:
            self.title += text
        if self._skipping or not text.strip():
            if not self._skipping and self._begun:
                self._out.append(text)
            return
        depth = len(self._mixed)
        within = self._lowest in (self._last, depth) or self._mixed[self._lowest - 1]
        if self._parted or not within:
            self._out.append("\n")
        self._parted = False
        self._mixed[-1] = True
        self._last = self._lowest = depth
        self._begun = True
        self._out.append(text)
