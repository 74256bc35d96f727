"""HTML and XHTML: `page` is all the visible text, `article` the main content, both from one parse.

The markup is decoded already: the parser is not left to guess an encoding.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Any, Final, NamedTuple, Protocol

from wordcounts.text.charset.decode import clean, decode
from wordcounts.text.formats.markup import html_likely, html_sure
from wordcounts.text.formats.shape import Document, Extract, Kind
from wordcounts.text.notices import NO_MAIN_TEXT, TOO_LARGE_FOR_MAIN_TEXT
from wordcounts.text.page import visible
from wordcounts.text.page.article.find import MainText, main_text, main_text_of
from wordcounts.text.page.article.parts import outline_of
from wordcounts.text.page.blocks import (
    Layout,
    Scan,
    declared_language,
    laid_out,
    parsed,
    scannable,
    short_of_memory,
    title_of,
    vetted,
)
from wordcounts.text.page.by_place import laid_out_by_place
from wordcounts.text.page.compiled import PageKernel, PageKernelFailed, ScannedPage, loaded
from wordcounts.text.page.structured import structured_data
from wordcounts.text.page.tree import lexbor
from wordcounts.text.page.walls import walls
from wordcounts.text.site.links import links_of
from wordcounts.text.values import Extraction, Notice

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
"""So does a page of more blocks than this: each costs 50 microseconds where there is no kernel."""

STANDS_OUT: Final = 0.25
"""The least expected F1 at which a main text is believed to stand out. Of 1,476 development pages 21 stay below it:
walls, shells and pages of links, where neither extraction can be right (F1 .17)."""


@short_of_memory()
def read(document: Document) -> Extract:
    """Find the text of a page, as asked for or, where nothing stands out, all of it."""
    html, charset = decode(document.body, charset=document.charset, markup=True, url=document.url)
    if extract := _by_tree(html, charset, document):
        return extract
    parser = parsed(html)
    # First: the text uses the parsed page up.
    links = links_of(parser, document.url or "") if document.links else None
    extract = _extract(html, charset, document, parser)
    return replace(extract, links=links) if links else extract


def _extract(html: str, charset: str, document: Document, parser: Any) -> Extract:
    kernel = None if document.places or document.outline else loaded()
    if kernel is not None:
        with suppress(PageKernelFailed):
            return _by_kernel(kernel, html, charset, document, parser)
        parser = parsed(html)  # the first one is used up
    if document.extraction == "page" and not document.places and not document.outline:
        return _all(html, charset, parser)
    layout, places = laid_out_by_place(parser) if document.places else (laid_out(parser, Scan()), None)
    return _of_blocks(html, charset, document, layout, places)


def _by_tree(html: str, charset: str, document: Document) -> Extract | None:
    """By the kernel and lexbor's own functions, without a Python object of the page; None where they are not enough."""
    if document.places or document.outline or document.links:
        return None
    kernel, functions = loaded(), lexbor()
    if kernel is None or functions is None:
        return None
    with suppress(PageKernelFailed), kernel.parsed(functions, vetted(html)) as page:
        return _of_page(page, *page.head(), html, charset, document)
    return None


def _by_kernel(kernel: PageKernel, html: str, charset: str, document: Document, parser: Any) -> Extract:
    title, language = title_of(parser), declared_language(parser)
    with kernel.scanned(scannable(parser)) as page:
        return _of_page(page, title, language, html, charset, document)


def _of_page(page: ScannedPage, title: str, language: str, html: str, charset: str, document: Document) -> Extract:
    found = None
    shown = clean(page.text)
    if document.extraction == "article" and not _is_too_large(document, page):
        found = main_text_of(page, structured_data(html), title=title, url=document.url or "")
    walled = walls(html, title=clean(title), visible=shown)
    outcome = _settled(document, found, shown)
    return Extract(outcome.text, clean(title), language, charset, outcome.used, (*walled, *outcome.notices))


def _all(html: str, charset: str, parser: Any) -> Extract:
    """`page`: no blocks are needed where the markup's patterns tell the words."""
    title, language = clean(title_of(parser)), declared_language(parser)
    shown = _shown(parser)
    return Extract(shown, title, language, charset, "page", walls(html, title=title, visible=shown))


def _of_blocks(html: str, charset: str, document: Document, layout: Layout, places: dict[str, str] | None) -> Extract:
    """`article`, or all visible text with a notice that says why; or that text for `page`."""
    title, shown = clean(layout.title), clean(layout.text)
    found = None
    if (document.extraction == "article" or document.outline) and not _is_too_large(document, layout):
        found = main_text(layout, structured_data(html), url=document.url or "")
    outcome = _settled(document, found, shown)
    whole = outcome.used == "page"
    outline = outline_of(found, whole=whole) if found is not None and document.outline else None
    notices = (*walls(html, title=title, visible=shown), *outcome.notices)
    return Extract(outcome.text, title, layout.language, charset, outcome.used, notices, places, outline)


class _Outcome(NamedTuple):
    """What is taken for the text of a page, and what has to be said of that."""

    text: str
    used: Extraction
    notices: tuple[Notice, ...] = ()


def _settled(document: Document, found: MainText | None, shown: str) -> _Outcome:
    """`article` where that was asked for and stands out, else all that is shown."""
    if document.extraction == "page":
        return _Outcome(shown, "page")
    if found is None:
        return _Outcome(shown, "page", (TOO_LARGE_FOR_MAIN_TEXT,))
    if found.expected_f1 < STANDS_OUT:
        return _Outcome(shown, "page", (NO_MAIN_TEXT,) if shown else ())
    return _Outcome(clean(found.text), "article")


@short_of_memory()
def visible_text(html: str) -> str:
    """All that a reader sees of a page or of a fragment of one, block by block."""
    return _shown(parsed(html))


def _shown(parser: Any) -> str:
    """All visible text, the quick way where that can tell; uses the parsed page up."""
    text = visible.text_of(parser)
    return clean(laid_out(parser, Scan()).text if text is None else text)


class _Sized(Protocol):
    """A page that was laid out."""

    @property
    def n_blocks(self) -> int: ...

    @property
    def crowded(self) -> bool: ...


def _is_too_large(document: Document, page: _Sized) -> bool:
    """Whether no main text is looked for."""
    return len(document.body) > MAX_ARTICLE_BYTES or page.n_blocks > MAX_ARTICLE_BLOCKS or page.crowded
