"""The text of each place of a page: the scan that finds its blocks, with each piece of text given to one place.

So the headings, links and body of a page hold together the words of its `page` extraction, each once. A word that runs
across the edge of a place, as the s of <a>word</a>s does, stays whole and belongs where it begins.
"""

from __future__ import annotations

import html
import re
from typing import Any, Final

from wordcounts.text.charset.decode import clean
from wordcounts.text.page.blocks import Layout, Scan, laid_out, plain

_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ALT: Final = re.compile(r' alt="([^"]*)"')


def laid_out_by_place(parser: Any) -> tuple[Layout, dict[str, str]]:
    """The blocks of a parsed page as `laid_out` finds them, and in the same pass the text of each place.

    Args:
        parser: the parsed page, which is used up.

    Returns:
        The blocks; and place -> text, one line a block. Linear in the size of the page, however deep it is.
    """
    description, scan = _description(parser), _ByPlace()
    layout = laid_out(parser, scan)
    texts = {place: clean("".join(parts)) for place, parts in scan.chosen.parts.items()}
    return layout, {"title": clean(layout.title), "description": description, **texts}


def _description(parser: Any) -> str:
    found: dict[str, str] = {}
    for node in parser.css("meta[content]"):
        name = (node.attributes.get("name") or node.attributes.get("property") or "").strip().lower()
        found.setdefault(name, node.attributes.get("content") or "")
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


class _ByPlace(Scan):
    """The scan, with what it passes told to a sorter; one more for what stands in <noscript>."""

    def __init__(self) -> None:
        super().__init__()
        self._shown, self._fallback_text = _Sorter(), _Sorter()

    @property
    def chosen(self) -> _Sorter:
        """What the page shows: what stands in <noscript> where that stands for the page."""
        return self._fallback_text if self.fell_back else self._shown

    @property
    def _sorter(self) -> _Sorter:
        return self._fallback_text if self.unscripted else self._shown

    def text(self, text: str) -> None:
        super().text(text)
        heading = any(element.tag in _HEADINGS for element in self.here.line())
        self._sorter.add("headings" if heading else "links" if self.links else "body", plain(text))

    def part(self, gap: str) -> None:
        super().part(gap)
        self._sorter.part()

    def void(self, tag: str, attributes: str) -> None:
        super().void(tag, attributes)
        if tag == "img" and (alt := _ALT.search(attributes)) and alt[1]:
            self._sorter.image(html.unescape(alt[1]))
