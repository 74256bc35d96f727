"""The text of each place of a page: its DOM walked once, each text node given to one place.

The walk keeps what a browser keeps: blocks part words, inline tags do not (<b>W</b>ord is one word), and what is
hidden by attribute, by style or by its kind is not read. A word that runs across the edge of a place, as the s of
<a>word</a>s does, stays whole and belongs where it begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from wordcounts.text.decode import clean, decode

_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_UNREAD: Final = frozenset(
    {
        "applet", "audio", "canvas", "datalist", "embed", "frame", "frameset", "head", "iframe", "input", "math",
        "meter", "noframes", "noscript", "object", "progress", "rp", "rt", "script", "select", "style", "svg",
        "template", "textarea", "title", "video",
    }
)  # fmt: skip
"""Elements whose text no reader of the page sees as its words."""

_INLINE: Final = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "ins", "kbd", "mark", "nobr", "q", "rb", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub",
        "sup", "time", "tt", "u", "var", "wbr",
    }
)  # fmt: skip
"""Elements that part no words, by the HTML standard's rendering section; every other one parts them."""


def texts_of(body: bytes, charset: str | None) -> dict[str, str]:
    """Place -> text, of an HTML document.

    Args:
        body: the document; it may be hostile: run this where time and memory are limited.
        charset: the label that came with it, or None.

    Returns:
        For each place its text, one line a block. Linear in the size of the document, however deep it is.
    """
    from resiliparse.parse.html import HTMLTree

    html, _ = decode(body, charset=charset, markup=True)
    tree = HTMLTree.parse(html)
    sorter = _Sorter()
    if tree.body is not None:
        _walk(tree.body, sorter)
    return {
        "title": clean(tree.title or ""),
        "description": _description(tree),
        **{place: clean("".join(parts)) for place, parts in sorter.parts.items()},
    }


def _description(tree: Any) -> str:
    found: dict[str, str] = {}
    for node in tree.document.query_selector_all("meta[content]"):
        name = (node.getattr("name") or node.getattr("property") or "").strip().lower()
        found.setdefault(name, node.getattr("content") or "")
    return clean(found.get("description") or found.get("og:description") or "")


class _Sorter:
    """Takes the text of a page in its order, and keeps it by place."""

    def __init__(self) -> None:
        self.parts: dict[str, list[str]] = {"headings": [], "links": [], "images": [], "body": []}
        self._last = ""
        """The place that the text before belongs to; "" after a break."""
        self._glued = False
        """Whether the text before ends within what may be a word."""

    def add(self, place: str, text: str) -> None:
        if self._last and self._last != place:
            if self._glued:
                end = next((at for at, character in enumerate(text) if character.isspace()), len(text))
                self.parts[self._last].append(text[:end])
                text = text[end:]
                if not text:
                    return
            self.parts[place].append("\n")
        elif not self._last:
            self.parts[place].append("\n")
        if text:
            self.parts[place].append(text)
            self._last, self._glued = place, not text[-1].isspace()

    def part(self) -> None:
        """A break: no word runs across it."""
        self._last, self._glued = "", False

    def image(self, text: str) -> None:
        self.part()
        self.parts["images"].extend(("\n", text))


def _walk(root: Any, sorter: _Sorter) -> None:
    """In document order, without recursion: markup may be as deep as its sender likes."""
    from resiliparse.parse.html import NodeType

    headings = links = 0
    for node, enters in _steps(root):
        if node.type == NodeType.TEXT:
            place = "headings" if headings else "links" if links else "body"
            sorter.add(place, node.value or "")
            continue
        tag = node.tag
        if tag not in _INLINE:
            sorter.part()
        if tag in _HEADINGS:
            headings += 1 if enters else -1
        elif tag == "a" and node.hasattr("href"):
            links += 1 if enters else -1
        elif tag == "img" and enters and node.getattr("alt"):
            sorter.image(node.getattr("alt"))


def _steps(root: Any) -> Iterator[tuple[Any, bool]]:
    """Each text node and visible element below a root; elements when they are entered and again when they are left."""
    from resiliparse.parse.html import NodeType

    # A stack of our own: asking a node for its parent or sibling costs ten times what its tag does (1.5 us).
    text, element = NodeType.TEXT, NodeType.ELEMENT
    above: list[Any] = []
    node = root
    while True:
        kind = node.type
        child = None
        if kind == text:
            yield node, True
        elif kind == element and not _unseen(node):
            yield node, True
            child = node.first_child
            if child is None:
                yield node, False
        if child is not None:
            above.append(node)
            node = child
            continue
        while above and (following := node.next) is None:
            node = above.pop()
            yield node, False
        if not above:
            return
        node = following


def _unseen(node: Any) -> bool:
    if node.tag in _UNREAD or node.hasattr("hidden"):
        return True
    if node.tag == "dialog" and not node.hasattr("open"):
        return True
    style = (node.getattr("style") or "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style
