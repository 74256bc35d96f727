"""HTML and XHTML: `page` is all the visible text, `article` the main content, both from one parse.

The markup is decoded already: the parser is not left to guess an encoding.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from wordcounts.text.charset.decode import clean, decode
from wordcounts.text.formats.markup import html_likely, html_sure
from wordcounts.text.formats.shape import Document, Extract, Kind
from wordcounts.text.notices import NO_MAIN_TEXT, TOO_LARGE_FOR_MAIN_TEXT
from wordcounts.text.page import visible
from wordcounts.text.page.article.find import MainText, main_text
from wordcounts.text.page.article.parts import outline_of
from wordcounts.text.page.blocks import Layout, Scan, declared_language, laid_out, parsed, short_of_memory, title_of
from wordcounts.text.page.by_place import laid_out_by_place
from wordcounts.text.page.structured import structured_data
from wordcounts.text.page.walls import walls
from wordcounts.text.site.links import links_of
from wordcounts.text.values import Extraction

KIND: Final = Kind(
    name="a web page",
    media_types=("text/html",),
    suffixes={".html": "text/html", ".htm": "text/html"},
    sure=html_sure,
    likely=html_likely,
)

MAX_ARTICLE_BYTES: Final = 5_000_000
"""HTML beyond this gives `page` only (DESIGN, "A worker")."""

MAX_ARTICLE_BLOCKS: Final = 20_000
"""So does a page of more blocks than this: each costs 50 microseconds."""

STANDS_OUT: Final = 0.25
"""The least expected F1 at which a main text is believed to stand out. Of 1,476 development pages 21 stay below it:
walls, shells and pages of links, where neither extraction can be right (F1 .17)."""


@short_of_memory()
def read(document: Document) -> Extract:
    """Find the text of a page, as asked for or, where nothing stands out, all of it."""
    html, charset = decode(document.body, charset=document.charset, markup=True, url=document.url)
    parser = parsed(html)
    # First: the text uses the parsed page up.
    links = links_of(parser, document.url or "") if document.links else None
    extract = _extract(html, charset, document, parser)
    return replace(extract, links=links) if links else extract


def _extract(html: str, charset: str, document: Document, parser: Any) -> Extract:
    if document.extraction == "page" and not document.places and not document.outline:
        return _all(html, charset, parser)
    layout, places = laid_out_by_place(parser) if document.places else (laid_out(parser, Scan()), None)
    return _of_blocks(html, charset, document, layout, places)


def _all(html: str, charset: str, parser: Any) -> Extract:
    """`page`: no blocks are needed where the markup's patterns tell the words."""
    title, language = clean(title_of(parser)), declared_language(parser)
    shown = _shown(parser)
    return Extract(shown, title, language, charset, "page", walls(html, title=title, visible=shown))


def _of_blocks(html: str, charset: str, document: Document, layout: Layout, places: dict[str, str] | None) -> Extract:
    """`article`, or all visible text with a notice that says why; or that text for `page`."""
    title, shown = clean(layout.title), clean(layout.text)
    article = document.extraction == "article"
    found = _main_text(html, layout, document) if article or document.outline else None
    chosen = found if article and found is not None and found.expected_f1 >= STANDS_OUT else None
    outline = outline_of(found, whole=chosen is None) if found is not None and document.outline else None
    notices = list(walls(html, title=title, visible=shown))
    if article and found is None:
        notices.append(TOO_LARGE_FOR_MAIN_TEXT)
    elif article and chosen is None and shown:
        notices.append(NO_MAIN_TEXT)
    text = shown if chosen is None else clean(chosen.text)
    used: Extraction = "page" if chosen is None else "article"
    return Extract(text, title, layout.language, charset, used, tuple(notices), places, outline)


@short_of_memory()
def visible_text(html: str) -> str:
    """All that a reader sees of a page or of a fragment of one, block by block."""
    return _shown(parsed(html))


def _shown(parser: Any) -> str:
    """All visible text, the quick way where that can tell; uses the parsed page up."""
    text = visible.text_of(parser)
    return clean(laid_out(parser, Scan()).text if text is None else text)


def _main_text(html: str, layout: Layout, document: Document) -> MainText | None:
    """The main text; None where the page is too large to look for it."""
    if len(document.body) > MAX_ARTICLE_BYTES or len(layout.blocks) > MAX_ARTICLE_BLOCKS or layout.crowded:
        return None
    return main_text(layout, structured_data(html), url=document.url or "")
