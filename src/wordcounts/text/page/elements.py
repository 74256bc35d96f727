"""The elements of HTML by what they do to the words in them.

Source: HTML Standard, section 15.3 (rendering: which elements are blocks, which are not shown).
"""

from __future__ import annotations

import re
from typing import Final

UNSEEN: Final = [
    "script", "style", "template", "head", "title", "map", "datalist", "rt", "rp", "noembed", "noframes", "frameset",
    "desc", "metadata", "defs", "symbol", "path",
]  # fmt: skip
"""Elements that show nothing and part no words. (rt and rp, a reading aid, would part a word from its reading; the last
five are of SVG.)"""

BLOCKS: Final = frozenset(
    [
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "noscript", "ol",
        "optgroup", "option", "p", "plaintext", "pre", "search", "section", "select", "summary", "table", "tbody", "td",
        "tfoot", "th", "thead", "tr", "ul", "xmp",
    ]
)  # fmt: skip
"""Elements that begin and end a line. So does one with a hyphen in its name: web components are boxes as a rule."""

BOXES: Final = frozenset(
    [
        "audio", "button", "canvas", "embed", "iframe", "img", "input", "label", "meter", "object", "output",
        "progress", "svg", "text", "textarea", "video",
    ]
)  # fmt: skip
"""Elements inside a line that touch no word beside them; `text` is SVG's."""

FILLED: Final = frozenset({"audio", "canvas", "iframe", "textarea", "video"})
"""Elements that show something else than what stands in them, or what a visitor writes."""

INLINE: Final = frozenset(
    [
        "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "g", "i", "ins", "kbd", "mark",
        "q", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "circle",
        "ellipse", "line", "polygon", "polyline", "rect", "use",
    ]
)  # fmt: skip
"""The commonest elements that are none of the above, the last ones SVG's: passed over at once, for speed alone."""

RAW: Final = ("xmp", "plaintext")
"""Elements whose content is text even where it looks like markup, and that are shown."""

OPAQUE: Final = {
    tag: re.compile(f"</(?i:{tag})", re.ASCII)
    for tag in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext")
}
"""Elements in which the parser finds no others -> what ends them."""

VOID: Final = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
