"""DOCX (Office Open XML, word processing): zip and expat, by this module alone.

The libraries for it each leave out words that a reader sees: python-docx footnotes and text boxes, mammoth headers and
footers; both build the whole tree of a document first. What is not there for a reader stays out: deletions of
tracked changes, hidden text, field codes, comments. `article` leaves out headers, footers and the table of contents.

Source: ECMA-376, part 1 (5th edition), section 17, for the elements; part 2 for the package.
"""

from __future__ import annotations

import re
from typing import Final

from wordcounts.text.charset.decode import clean
from wordcounts.text.formats.container import Container, names_in
from wordcounts.text.formats.shape import Document, Extract, Kind
from wordcounts.text.formats.xmlstream import Described, Listener, local, parse

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MACROS: Final = "application/vnd.ms-word.document.macroenabled.12"
_TYPES: Final = "[content_types].xml"


def _sure(body: bytes) -> str | None:
    names = names_in(body)
    if "word/document.xml" in names:
        return DOCX
    # Its main part may have another name: then only its content type shows what it is.
    if _TYPES not in names or any(name.startswith(("xl/", "ppt/")) for name in names):
        return None
    return DOCX if any(name.startswith("word/") for name in names) else None


KIND: Final = Kind(
    name="a DOCX document",
    media_types=(DOCX, _MACROS),
    suffixes={".docx": DOCX, ".docm": _MACROS},
    sure=_sure,
    binary=True,
)

_MAIN: Final = re.compile(r"(?:wordprocessingml|ms-word)\..*main\+xml\Z", re.IGNORECASE)
_BODY: Final = ("footnotes+xml", "endnotes+xml", "diagramdata+xml")
_EDGES: Final = ("wordprocessingml.header+xml", "wordprocessingml.footer+xml")

_SKIPPED: Final = frozenset({"del", "moveFrom", "Fallback", "rt"})
"""Deletions; what only older programs show in place of the same; readings of ruby, which would part words."""
_SPACES: Final = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_OFF: Final = frozenset({"0", "false", "off"})


def read(document: Document) -> Extract:
    """Paragraphs in their order, then notes; for `page` headers and footers as well."""
    container = Container(document.body, KIND.name)
    parts = _Parts()
    parse(container.chunks(_TYPES), parts, KIND.name)
    main = next((name for name, type_ in parts.types.items() if _MAIN.search(type_)), "word/document.xml")
    wanted = _BODY if document.extraction == "article" else (*_BODY, *_EDGES)
    others = [name for name, type_ in parts.types.items() if type_.lower().endswith(wanted)]
    story = _Story(article=document.extraction == "article")
    parse(container.chunks(main), story, KIND.name)
    for name in others:
        if name in container:
            parse(container.chunks(name), story, KIND.name)
    properties = _Properties()
    for name in ("docProps/core.xml", "word/styles.xml"):
        if name in container:
            parse(container.chunks(name), properties, KIND.name)
    language = properties.language or properties.of_styles
    return Extract(clean(story.text()).strip(), properties.title, language, "", document.extraction)


def _value(attributes: dict[str, str], default: str) -> str:
    """Of w:val, whatever prefix this document has for it."""
    return next((value for name, value in attributes.items() if local(name) == "val"), default)


class _Parts(Listener):
    """Which part of the package is of which type."""

    def __init__(self) -> None:
        self.types: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if local(name) == "Override":
            self.types[attributes.get("PartName", "").lstrip("/")] = attributes.get("ContentType", "")


class _Properties(Described):
    """Title and language, as the document's properties or its styles have them."""

    def __init__(self) -> None:
        super().__init__()
        self.of_styles = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        super().start(name, attributes)
        if local(name) == "lang" and not self.of_styles:
            self.of_styles = _value(attributes, "")


class _Run:
    """A run of characters of one look: where it began in its buffer, and whether it is hidden."""

    __slots__ = ("hidden", "start")

    def __init__(self, start: int) -> None:
        self.start = start
        self.hidden = False


class _Story(Listener):
    """The text of parts, gathered as they stream by.

    Args:
        article: leave the table of contents out.
    """

    def __init__(self, *, article: bool) -> None:
        self._article = article
        self._buffers: list[list[str]] = [[]]
        """The innermost is written to: a text box is gathered by itself, since its anchor may stand inside a word."""
        self._boxes: list[str] = []
        self._runs: list[_Run] = []
        self._skipping = 0
        self._in_text = 0
        self._mark = False
        self._merged = False
        self._contents = False

    def text(self) -> str:
        return "".join(self._buffers[0])

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._skipping:
            self._skipping += 1
            return
        tag = local(name)
        if tag == "t":
            self._in_text += 1
        elif tag == "r":
            self._runs.append(_Run(len(self._buffers[-1])))
        elif tag in _SKIPPED:
            self._skipping = 1
            # The mark that ends a paragraph was deleted: it goes on in the next one.
            self._merged = self._merged or (self._mark and tag == "del")
        elif tag in _SPACES:
            self._buffers[-1].append(_SPACES[tag])
        else:
            self._setting(tag, attributes)

    def _setting(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "pPr":
            self._mark = True
        elif tag == "vanish" and not self._mark and self._runs:
            self._runs[-1].hidden = _value(attributes, "1") not in _OFF
        elif tag == "txbxContent":
            self._buffers.append([])
        elif tag == "sdt":
            self._contents = False
        elif tag == "docPartGallery":
            self._contents = _value(attributes, "") == "Table of Contents"
        elif tag == "sdtContent" and self._article and self._contents:
            self._contents = False
            self._skipping = 1

    def end(self, name: str) -> None:
        if self._skipping:
            self._skipping -= 1
            return
        tag = local(name)
        if tag == "t":
            self._in_text -= 1
        elif tag == "r" and self._runs:
            run = self._runs.pop()
            if run.hidden:
                del self._buffers[-1][run.start :]
        elif tag == "pPr":
            self._mark = False
        elif tag == "p":
            self._paragraph()
        elif tag == "txbxContent" and len(self._buffers) > 1:
            self._boxes.append("".join(self._buffers.pop()))

    def _paragraph(self) -> None:
        if not self._merged:
            self._buffers[-1].append("\n")
        self._merged = False
        if len(self._buffers) == 1 and self._boxes:
            self._buffers[0] += [*self._boxes, "\n"]
            self._boxes.clear()

    def data(self, text: str) -> None:
        if self._in_text and not self._skipping:
            self._buffers[-1].append(text)
