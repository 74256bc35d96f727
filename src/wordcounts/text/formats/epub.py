"""EPUB 2 and 3: zip, expat for what the book says of itself, the reader of HTML for its chapters, in the spine's order.

`article` leaves out the documents that are a table of contents; covers, title pages and notes of a book are its text.

Source: EPUB 3.3 (w3.org/TR/epub-33), sections 4 and 5; Open Packaging Format 2.0.1 for `guide`.
"""

from __future__ import annotations

import posixpath
from typing import Final
from urllib.parse import unquote

from wordcounts.text.charset.decode import decode
from wordcounts.text.formats.container import Container, broken, locked, names_in, stored_type
from wordcounts.text.formats.html import visible_text
from wordcounts.text.formats.shape import Document, Extract, Kind
from wordcounts.text.formats.xhtml import as_html
from wordcounts.text.formats.xmlstream import Described, local, parse

EPUB: Final = "application/epub+zip"
_CONTAINER: Final = "META-INF/container.xml"
_ENCRYPTION: Final = "META-INF/encryption.xml"
_READ: Final = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")


def _sure(body: bytes) -> str | None:
    said = stored_type(body)
    if said == EPUB:
        return EPUB
    return EPUB if not said and _CONTAINER.lower() in names_in(body) else None


KIND: Final = Kind(name="an EPUB book", media_types=(EPUB,), suffixes={".epub": EPUB}, sure=_sure, binary=True)


def read(document: Document) -> Extract:
    """The chapters' visible text, one after the other."""
    container = Container(document.body, KIND.name)
    book = _Book()
    parse(container.chunks(_CONTAINER), book, KIND.name)
    if not book.package:
        raise broken(KIND.name)
    parse(container.chunks(book.package), book, KIND.name)
    folder = posixpath.dirname(book.package)
    chapters = [_path(folder, href) for href in book.chapters(article=document.extraction == "article")]
    if not chapters:
        raise broken(KIND.name)
    if _ENCRYPTION in container:
        parse(container.chunks(_ENCRYPTION), book, KIND.name)
        if {_path("", href) for href in book.encrypted} & set(chapters):
            raise locked(KIND.name)
    if not any(chapter in container for chapter in chapters):
        raise broken(KIND.name)
    texts = [_chapter(container.read(chapter)) for chapter in chapters if chapter in container]
    return Extract("\n\n".join(texts).strip(), book.title, book.language, "", document.extraction)


def _chapter(body: bytes) -> str:
    markup, _ = decode(body, charset=None, markup=True)
    return visible_text(as_html(markup))


def _path(folder: str, href: str) -> str:
    """A member's name; one that leads out of the archive names no member, and nothing is ever written."""
    return posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0])))


class _Book(Described):
    """What the container, the package and the list of encrypted parts say."""

    def __init__(self) -> None:
        super().__init__()
        self.package = ""
        self.encrypted: list[str] = []
        self._manifest: dict[str, dict[str, str]] = {}
        self._spine: list[str] = []
        self._contents: set[str] = set()

    def chapters(self, *, article: bool) -> list[str]:
        """The addresses of what is read, each once, in the order of the spine."""
        items = [self._manifest[id_] for id_ in dict.fromkeys(self._spine) if id_ in self._manifest]
        return [
            item["href"]
            for item in items
            if item.get("href")
            and item.get("media-type", _READ[0]).lower() in _READ
            and not (article and self._is_contents(item))
        ]

    def _is_contents(self, item: dict[str, str]) -> bool:
        return "nav" in item.get("properties", "").split() or item["href"] in self._contents

    def start(self, name: str, attributes: dict[str, str]) -> None:
        super().start(name, attributes)
        tag = local(name)
        if tag == "rootfile" and not self.package:
            self.package = attributes.get("full-path", "")
        elif tag == "item":
            self._manifest[attributes.get("id", "")] = attributes
        elif tag == "itemref":
            self._spine.append(attributes.get("idref", ""))
        elif tag == "reference" and attributes.get("type", "").lower() == "toc":
            self._contents.add(attributes.get("href", "").partition("#")[0])
        elif tag == "CipherReference":
            self.encrypted.append(attributes.get("URI", ""))
