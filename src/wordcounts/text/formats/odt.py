"""ODT (OpenDocument text): zip and expat.

Deletions of tracked changes, comments and hidden text stay out; `article` leaves out headers, footers and the table of
contents.

Source: OASIS OpenDocument 1.3, part 3, sections 5 to 7.
"""

from __future__ import annotations

from typing import Final

from wordcounts.text.charset.decode import clean
from wordcounts.text.formats.container import Container, locked, names_in, stored_type
from wordcounts.text.formats.shape import Document, Extract, Kind
from wordcounts.text.formats.xmlstream import Described, Listener, parse

ODT: Final = "application/vnd.oasis.opendocument.text"
_TEMPLATE: Final = "application/vnd.oasis.opendocument.text-template"


def _sure(body: bytes) -> str | None:
    said = stored_type(body)
    if said in (ODT, _TEMPLATE):
        return said
    # Written without "mimetype" first, as careless programs do; spreadsheets and drawings say what they are there.
    names = names_in(body) if not said else frozenset()
    return ODT if {"content.xml", "meta-inf/manifest.xml"} <= names and "mimetype" not in names else None


KIND: Final = Kind(
    name="an ODT document",
    media_types=(ODT, _TEMPLATE),
    suffixes={".odt": ODT, ".ott": _TEMPLATE},
    sure=_sure,
    binary=True,
)

_BLOCKS: Final = frozenset({"text:p", "text:h"})
_ASIDES: Final = frozenset({"text:note-body", "draw:text-box"})
"""Their anchor may stand inside a word: they are gathered by themselves, and put behind the paragraph."""
_SKIPPED: Final = frozenset(
    {
        "text:tracked-changes",
        "office:annotation",
        "text:note-citation",
        "text:ruby-text",
        "text:hidden-text",
        "svg:title",
        "svg:desc",
    }
)
_CONTENTS: Final = "text:table-of-content"
_SPACES: Final = {"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}
_EDGES: Final = frozenset(
    {
        "style:header",
        "style:footer",
        "style:header-left",
        "style:footer-left",
        "style:header-first",
        "style:footer-first",
    }
)


def read(document: Document) -> Extract:
    """Paragraphs and headings in their order; for `page` headers and footers as well."""
    container = Container(document.body, KIND.name)
    manifest = _Manifest()
    if "META-INF/manifest.xml" in container:
        parse(container.chunks("META-INF/manifest.xml"), manifest, KIND.name)
    if manifest.encrypted:
        raise locked(KIND.name)
    article = document.extraction == "article"
    story = _Story(frozenset({_CONTENTS}) if article else frozenset())
    parse(container.chunks("content.xml"), story, KIND.name)
    properties = _Properties()
    for name in ("meta.xml", "styles.xml"):
        if name in container:
            parse(container.chunks(name), properties, KIND.name)
    texts = [story.text()]
    if not article and "styles.xml" in container:
        edges = _Edges()
        parse(container.chunks("styles.xml"), edges, KIND.name)
        texts.append(edges.text())
    language = properties.language or properties.of_styles
    return Extract(clean("\n".join(texts)).strip(), properties.title, language, "", document.extraction)


class _Manifest(Listener):
    """Whether a part is encrypted."""

    def __init__(self) -> None:
        self.encrypted = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.encrypted = self.encrypted or name == "manifest:encryption-data"


class _Properties(Described):
    """Title and language, as the document's properties or its default style have them."""

    def __init__(self) -> None:
        super().__init__()
        self.of_styles = ""
        self._default = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        super().start(name, attributes)
        self._default = self._default or name == "style:default-style"
        if self._default and name == "style:text-properties" and not self.of_styles:
            said = attributes.get("fo:language", "")
            self.of_styles = "" if said == "none" else said

    def end(self, name: str) -> None:
        super().end(name)
        self._default = self._default and name != "style:default-style"


class _Story(Listener):
    """The text of a part, gathered as it streams by.

    Args:
        left_out: elements that do not count, beside those that never do.
    """

    def __init__(self, left_out: frozenset[str] = frozenset()) -> None:
        self._skipped = _SKIPPED | left_out
        self._buffers: list[list[str]] = [[]]
        self._asides: list[str] = []
        self._skipping = 0
        self._blocks = 0

    def text(self) -> str:
        return "".join(self._buffers[0])

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._skipping:
            self._skipping += 1
        elif name in self._skipped:
            self._skipping = 1
        elif name in _BLOCKS:
            self._blocks += 1
        elif name in _SPACES:
            self._buffers[-1].append(_SPACES[name])
        elif name in _ASIDES:
            self._buffers.append([])

    def end(self, name: str) -> None:
        if self._skipping:
            self._skipping -= 1
        elif name in _BLOCKS:
            self._blocks -= 1
            self._buffers[-1].append("\n")
            if len(self._buffers) == 1:
                self._buffers[0] += self._asides
                self._asides.clear()
        elif name in _ASIDES and len(self._buffers) > 1:
            aside = "".join(self._buffers.pop())
            # A text box that is anchored to the page stands in no paragraph.
            (self._asides if self._blocks else self._buffers[-1]).append(aside + "\n")

    def data(self, text: str) -> None:
        if self._blocks and not self._skipping:
            self._buffers[-1].append(text)


class _Edges(_Story):
    """The text of headers and footers, which the styles hold."""

    def __init__(self) -> None:
        super().__init__()
        self._within = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._within += name in _EDGES
        if self._within:
            super().start(name, attributes)

    def end(self, name: str) -> None:
        if self._within:
            super().end(name)
        self._within -= name in _EDGES

    def data(self, text: str) -> None:
        if self._within:
            super().data(text)
