"""HTML and XHTML: `page` is all the visible text, by resiliparse; `article` the main content, by trafilatura.

Both take a string that is decoded already: neither is left to guess an encoding.
"""

from __future__ import annotations

import re
from typing import Any, Final

from wordcounts.text.decode import clean, decode
from wordcounts.text.formats.markup import html_likely, html_sure
from wordcounts.text.formats.shape import Document, Extract, Kind
from wordcounts.text.notices import NO_MAIN_TEXT, TOO_LARGE_FOR_MAIN_TEXT
from wordcounts.text.values import Extraction, Notice
from wordcounts.text.walls import walls

KIND: Final = Kind(
    name="a web page",
    media_types=("text/html",),
    suffixes={".html": "text/html", ".htm": "text/html"},
    sure=html_sure,
    likely=html_likely,
)

MAX_ARTICLE_BYTES: Final = 5_000_000
"""HTML beyond this gives `page` only (DESIGN, "A worker": on 5 MB of hostile markup the extractor ran for 64 s)."""

SUSPICIOUSLY_SHORT: Final = 150
"""Characters, about 25 words: a main text below this is believed only on a page that holds little else."""
SUSPICIOUS_SHARE: Final = 0.05
"""Of the page's characters: below this the extractor has missed what most of the page is made of.

Both chosen on 240 development pages of seven kinds (WCXB): word F1 .826 with either at half or double, .817 at a share
of .15, where good extractions of pages with long comments are thrown away."""

# Not seen by a reader: hidden by attribute or by style; annotations of ruby, which would part a word from its reading.
_UNSEEN: Final = [
    "[hidden]",
    '[style*="display:none"]',
    '[style*="display: none"]',
    '[style*="visibility:hidden"]',
    "dialog:not([open])",
    "title",
    "rt",
    "rp",
]

# What resiliparse 2.0 treats otherwise than a browser shows it, mended before it parses: it drops figures with the
# alternative texts, buttons and labels with the values of form fields, and glues the words around these and around
# images, summaries, legends. A browser shows each as a box or a line of its own.
_BLOCKS: Final = "figure|figcaption|summary|legend|fieldset|details|dialog|search|optgroup"
_BOXES: Final = "button|label|output|meter"
_ATOMS: Final = "img|input|select|textarea|svg|video|audio|iframe|object|embed|canvas"
_MENDED: Final = re.compile(rf"<(/?)(?:({_BLOCKS})|({_BOXES})|({_ATOMS}))(?=[\s/>])", re.IGNORECASE)


def read(document: Document) -> Extract:
    """Find the text of a page, as asked for or, where nothing stands out, all of it."""
    html, charset = decode(document.body, charset=document.charset, markup=True, url=document.url)
    tree = _parse(html)
    title = " ".join(clean(tree.title or "").split())
    visible = _visible(tree)
    notices = list(walls(html, title=title, visible=visible))
    text, extraction = visible, document.extraction
    if document.extraction == "article":
        text, extraction, fallen = _article(html, tree, visible, len(document.body))
        notices += fallen
    return Extract(text, title, _declared_language(tree), charset, extraction, tuple(notices))


def visible_text(html: str) -> str:
    """All that a reader sees of a page or of a fragment of one, block by block."""
    return _visible(_parse(html))


def _parse(html: str) -> Any:
    from resiliparse.parse.html import HTMLTree

    return HTMLTree.parse(_MENDED.sub(_mend, html))


def _mend(tag: re.Match[str]) -> str:
    if tag[2]:
        # A dialog keeps its name, by which an unopened one is left out.
        return tag[0] if tag[2].lower() == "dialog" else f"<{tag[1]}div"
    return f" <{tag[1]}span" if tag[3] else f" {tag[0]}"


def _visible(tree: Any) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    text = extract_plain_text(
        tree,
        preserve_formatting=True,
        main_content=False,
        list_bullets=False,
        alt_texts=False,
        links=False,
        form_fields=False,
        noscript=False,
        comments=True,
        skip_elements=_UNSEEN,
    )
    return clean(str(text)).strip()


def _article(html: str, tree: Any, visible: str, n_bytes: int) -> tuple[str, Extraction, list[Notice]]:
    if n_bytes > MAX_ARTICLE_BYTES:
        return visible, "page", [TOO_LARGE_FOR_MAIN_TEXT]
    text = _main_text(html)
    if _suspicious(text, visible):
        return visible, "page", [NO_MAIN_TEXT]
    return _with_headline(text, tree), "article", []


def _main_text(html: str) -> str:
    from lxml.etree import LxmlError
    from trafilatura import extract

    try:
        found = extract(html, include_comments=False)
    except (LxmlError, ValueError, AttributeError, RecursionError, AssertionError):
        # Markup that breaks the extractor has no main text for us; the caller falls back, and says so.
        return ""
    return clean(found or "").strip()


def _suspicious(text: str, visible: str) -> bool:
    """Whether a main text cannot be all that a reader came for."""
    if len(text) < SUSPICIOUSLY_SHORT:
        return len(visible) > 2 * len(text)
    return len(text) < SUSPICIOUS_SHARE * len(visible)


def _with_headline(text: str, tree: Any) -> str:
    """The text below its headline, which extractors leave out."""
    headline = _headline(tree)
    if not headline or _squeezed(headline) in _squeezed(text):
        return text
    return f"{headline}\n\n{text}"


def _headline(tree: Any) -> str:
    found = [" ".join(clean(node.text).split()) for node in tree.document.query_selector_all("h1")]
    headings = [heading for heading in dict.fromkeys(found) if heading]
    if len(headings) == 1:
        return headings[0]
    title = " ".join(clean(tree.title or "").split())
    # Of several h1, the one that the title repeats; without any, the title itself.
    return next((heading for heading in headings if heading in title), "") if headings else title


def _squeezed(text: str) -> str:
    return " ".join(text.split()).casefold()


def _declared_language(tree: Any) -> str:
    root = tree.document.query_selector("html")
    return (root.getattr("lang") or root.getattr("xml:lang") or "") if root else ""
