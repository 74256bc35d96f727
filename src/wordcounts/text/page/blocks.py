"""Markup to blocks: what a browser would show of a page, run of text by run of text, with where each stands.

The page is parsed as the HTML standard says (lexbor), written out again by the parser, and that well-formed text is
scanned once: a tree of Python objects for every node would cost more than all the rest.

Source: HTML Standard, section 15.3 (rendering: which elements are blocks, which are not shown).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from wordcounts.errors import TooComplex
from wordcounts.text.page.attributes import check_attributes
from wordcounts.text.page.elements import BLOCKS, BOXES, FILLED, INLINE, RAW, UNSEEN, VOID
from wordcounts.text.page.marks import marks_of
from wordcounts.text.page.nesting import UNCHECKED_TAGS, check_nesting

_NOTHING, _START, _END, _VOID, _OTHER = range(5)
_KINDS: Final[dict[str | None, int]] = {
    None: _NOTHING,  # a comment
    **dict.fromkeys([*INLINE, *(f"/{name}" for name in INLINE)], _NOTHING),
    **dict.fromkeys(BLOCKS - {"noscript"}, _START),
    **dict.fromkeys([f"/{name}" for name in BLOCKS - {"noscript"}], _END),
    **dict.fromkeys(VOID, _VOID),  # hr is a block too
}
"""What a tag, as it is written between < and >, means to the scan; _OTHER where it is not here."""

TAGS_AT_ONCE: Final = 50_000
"""Tags that the scan splits off at a time: splitting is quick, but all pieces of 20 MB of tags at once take 400 MB."""

MAX_ELEMENTS: Final = 100_000
"""Block elements that are told apart; the text of those that follow is taken to stand in the last. A real page of 5 MB
has 30,000."""

MAX_DEPTH: Final = 512
"""Elements inside one another that are told apart; Chromium's parser stops nesting there too."""

BREAK: Final = "\v"
"""Stands for <br> among pieces of text, where nobody writes it and where it would be white space all the same."""

ATTRIBUTES: Final = r'[^>=]*(?:=(?:"[^"]*")?[^>=]*)*'
"""What stands in a tag after its name, as the parser writes it: quotes are quotes after "=" alone, since names may hold
them too (inches in an attribute that was not quoted)."""

_TAG: Final = re.compile(rf"<(?:(/?[a-z][^\s>]*)({ATTRIBUTES})>|!--.*?-->|!(?!--)[^>]*>|\?[^>]*>)", re.DOTALL)
_FRAME: Final = re.compile(r"<iframe\b", re.IGNORECASE)
_NAMES: Final = re.compile(r' (class|id|role|itemprop)="([^"]*)"')
_SUSPECTS: Final = ", ".join((*sorted(FILLED), "dialog:not([open])", "[hidden]", "[style]"))
_HIDING: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSPACED: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


Names = tuple[tuple[str, str], ...]


@dataclass(slots=True, eq=False)
class Element:
    """A block element that is shown, with the sums of what lies in it (`features` fills them in)."""

    tag: str
    parent: Element | None
    names: Names = ()
    """(attribute, value) of class, id, role and itemprop, in the order of the source; elements whose names are equal
    share one tuple, so that its identity tells them."""
    depth: int = 0
    n_words: int = 0
    n_link_words: int = 0
    n_blocks: int = 0
    n_prose: int = 0
    score: float = 0.0
    lowest: float = 0.0
    highest: float = 0.0
    own: float = 0.0
    n_alike: int = 1
    """Elements with this tag and these names, itself included."""

    def line(self) -> Iterator[Element]:
        """Itself, its parent, and so on up."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent


@dataclass(slots=True, eq=False)
class Block:
    """The text between two ends of blocks; white space is single spaces, and a new line for each <br>."""

    text: str
    element: Element
    n_words: int
    """Pieces between white space; two characters of a script without spaces count for one."""
    n_link_words: int


@dataclass(slots=True)
class Layout:
    """All blocks of a page in order, and every block element that is shown."""

    blocks: list[Block] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    title: str = ""
    language: str = ""
    """Of the root element, unchecked."""
    crowded: bool = False
    """Whether there were more elements than are told apart."""

    @property
    def n_blocks(self) -> int:
        """How many."""
        return len(self.blocks)

    @property
    def text(self) -> str:
        """The visible text, a line for each block."""
        return "\n".join(block.text for block in self.blocks)


def lay_out(html: str) -> Layout:
    """Parse a page and find its blocks. Linear in the length of the markup."""
    return laid_out(parsed(html), Scan())


def laid_out(parser: Any, scan: Scan) -> Layout:
    """The blocks of a parsed page, found by a scan that has passed nothing yet. Uses the parsed page up."""
    scan.layout.title, scan.layout.language = title_of(parser), declared_language(parser)
    scan.run(scannable(parser))
    return scan.layout


def scannable(parser: Any) -> str:
    """The markup of a parsed page that hides nothing; uses the parsed page up."""
    take_hidden_out(parser)
    # What was hidden ends a block where it was one itself.
    return well_formed(parser).replace(BREAK, "<hr>")


def parsed(html: str) -> Any:
    """The page as the HTML standard's parser reads it where scripts do not run.

    Raises:
        TooComplex: it is nested so deep, or has so many attributes, that this would take minutes.
    """
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(vetted(html))


def vetted(html: str) -> str:
    """The markup as it can be given to the parser.

    Raises:
        TooComplex: as `parsed`.
    """
    marks = marks_of(html)
    if marks.n > UNCHECKED_TAGS:  # else it would count them again, to say nothing
        check_nesting(html)
    check_attributes(html)
    if marks.leaves_frame_open:
        # Where scripts run, <noscript> is opaque; here an <iframe> that is not closed in it would eat the page's rest.
        return _FRAME.sub("<img ", html)
    return html


@contextmanager
def short_of_memory() -> Iterator[None]:
    """For what parses a page and asks for its parts: lexbor's errors say that memory ran out, in words of many kinds.

    Nothing else makes it fail. All is HTML to it, and what is asked for is ours.

    Raises:
        TooComplex: in their place.
    """
    from selectolax.lexbor import SelectolaxError

    try:
        yield
    except SelectolaxError as error:
        raise TooComplex from error


def well_formed(parser: Any) -> str:
    """The parsed page written out again, without what shows nothing. Takes that out of the parsed page too.

    Raises:
        TooComplex: memory ran out: lexbor then says None, which is no page of no words.
    """
    parser.strip_tags(UNSEEN)
    written: str | None = parser.html
    if written is None:
        raise TooComplex
    return _without_raw(written)


def take_hidden_out(parser: Any) -> None:
    """Take out of the parsed page what it hides, and leave what that parts words with."""
    for node in parser.css(_SUSPECTS):
        if node.tag in FILLED or node.tag == "dialog" or _is_hidden(node):
            node.replace_with(_gap(node.tag))


def _is_hidden(node: Any) -> bool:
    attributes = node.attributes
    return "hidden" in attributes or _HIDING.search(attributes.get("style") or "") is not None


def _gap(tag: str) -> str:
    if tag in BLOCKS or "-" in tag:
        return BREAK
    return " " if tag in BOXES else ""


def _without_raw(markup: str) -> str:
    """Markup in which even raw text is escaped, so that the scan needs to know one kind of text."""
    for tag in RAW:
        if f"<{tag}" in markup:
            raw = re.compile(rf"(<{tag}(?: [^>]*)?>)(.*?)(</{tag}>)", re.DOTALL)
            markup = raw.sub(lambda m: m[1] + m[2].replace("<", "&lt;").replace(">", "&gt;") + m[3], markup)
    return markup


def words_in(text: str) -> int:
    """About how many words a text has: cheap, and good enough to weigh it by."""
    n = len(text.split())
    return n if text.isascii() else n + len(_UNSPACED.findall(text)) // 2


def title_of(parser: Any) -> str:
    """The page's title, on one line; "" without one."""
    node = parser.css_first("title")
    return " ".join((node.text() or "").split()) if node else ""


def declared_language(parser: Any) -> str:
    """What the root element says, unchecked; "" where it says nothing."""
    attributes = parser.root.attributes if parser.root else {}
    return attributes.get("lang") or attributes.get("xml:lang") or ""


class Scan:
    """One pass over well-formed markup that hides nothing.

    `text`, `part` and `void` are told what is passed, in order.
    """

    def __init__(self) -> None:
        self.here = Element("html", None)
        """The block element that the scan stands in."""
        self.layout = Layout(elements=[self.here])
        """What was found so far."""
        self.links = 0
        """Links that it stands in: <a> with an address."""
        self._anchors: list[bool] = []
        """Of every <a> that it stands in, whether it is a link."""
        self.unscripted = 0
        """<noscript> elements that it stands in."""
        self.fell_back = False
        """Whether what stands in <noscript> was taken for the page, at the end."""
        self._names: dict[str, Names] = {"": ()}
        """The names in attributes that were seen before."""
        self._distinct: dict[Names, Names] = {(): ()}
        self._pieces: list[str] = []
        self._n_link_words = 0
        self._untold = 0
        """Depth inside an element that is not told apart from the one around it."""
        self._fallback: list[Block] = []
        """What stands in <noscript>."""

    def run(self, markup: str) -> None:
        """Scan all of a page."""
        while True:
            pieces = _TAG.split(markup, TAGS_AT_ONCE)
            markup = pieces.pop()
            if not pieces:
                break
            for text, tag, attributes in zip(*3 * [iter(pieces)], strict=True):
                if text:
                    self.text(text)
                kind = _KINDS.get(tag, _OTHER)
                if kind == _START:
                    self.part("")
                    self._enter(tag, attributes)
                elif kind == _END:
                    self.part("")
                    self._leave()
                elif kind == _VOID:
                    self.void(tag, attributes)
                elif kind == _OTHER:
                    self._other(tag, attributes)
        self.text(markup)
        self._end_block()
        self._without_scripts()

    def text(self, text: str) -> None:
        """A piece of text that is shown, with references for some characters: see `plain`."""
        if self._pieces or not text.isspace():
            self._pieces.append(text)
            if self.links:
                self._n_link_words += words_in(text)

    def part(self, gap: str) -> None:
        """A gap that no word runs across: "" where a block begins or ends, a space at a box, a break at <br>."""
        if gap:
            self._pieces.append(gap)
        elif self._pieces:
            self._end_block()

    def void(self, tag: str, attributes: str) -> None:
        """An element without content."""
        if tag == "hr":
            self.part("")
        elif tag == "br":
            self.part(BREAK)
        elif tag in BOXES:
            self.part(" ")

    def _other(self, tag: str, attributes: str) -> None:
        """A tag of a link, a box, a web component or of <noscript>."""
        name = tag.removeprefix("/")
        starts = name is tag
        if self._edge(name):
            if starts:
                self._enter(name, attributes)
            else:
                self._leave()
            self.unscripted += (1 if starts else -1) * (name == "noscript")
        elif name == "a" and starts:
            self._anchors.append(" href=" in attributes)
            self.links += self._anchors[-1]
        elif name == "a" and self._anchors:
            self.links -= self._anchors.pop()

    def _enter(self, tag: str, attributes: str) -> None:
        if self._untold or self.here.depth >= MAX_DEPTH or len(self.layout.elements) >= MAX_ELEMENTS:
            self._untold += 1
            self.layout.crowded = True
            return
        names = self._names.get(attributes)
        if names is None:
            found = tuple(_NAMES.findall(attributes))
            names = self._names[attributes] = self._distinct.setdefault(found, found)
        self.here = Element(tag, self.here, names, self.here.depth + 1)
        self.layout.elements.append(self.here)

    def _leave(self) -> None:
        if self._untold:
            self._untold -= 1
        elif self.here.parent is not None:
            self.here = self.here.parent

    def _edge(self, tag: str) -> bool:
        """Part the words where a block or a box begins or ends, and say whether it is a block."""
        if tag in BLOCKS or "-" in tag:
            self.part("")
            return True
        if tag in BOXES:
            self.part(" ")
        return False

    def _end_block(self) -> None:
        text = lines(plain("".join(self._pieces)))
        if text:
            target = self._fallback if self.unscripted else self.layout.blocks
            target.append(Block(text, self.here, words_in(text), self._n_link_words))
        self._pieces = []
        self._n_link_words = 0

    def _without_scripts(self) -> None:
        """Where scripts would have made the page, what it shows without them (Discourse keeps whole threads there)."""
        n_fallback = sum(block.n_words for block in self._fallback)
        shown = sum(block.n_words for block in self.layout.blocks)
        self.fell_back = n_fallback > FALLBACK_WORDS and n_fallback > 2 * shown
        if self.fell_back:
            self.layout.blocks += self._fallback


FALLBACK_WORDS: Final = 50
"""Words in <noscript> from which it can be a page of its own; "Please enable JavaScript" has five."""


def lines(text: str) -> str:
    """White space as a browser shows it: single spaces, and a new line where a break stood."""
    if BREAK not in text:
        return " ".join(text.split())
    lines = [" ".join(line.split()) for line in text.split(BREAK)]
    return "\n".join(line for line in lines if line)


def plain(text: str) -> str:
    """Without the four references that the parser writes (HTML Standard, 13.3)."""
    if "&" not in text:
        return text
    return text.replace("&nbsp;", "\u00a0").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
