"""From a page's markup to a text: ours and the peers it is compared with, each called as its documentation shows.

All get the page decoded by our decoder, since most peers guess encodings and none is measured on that; ours decodes
for itself, from bytes, and its time includes it. A peer that breaks on a page has found nothing there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wordcounts.text import media
from wordcounts.text.charset.decode import decode
from wordcounts.text.formats.shape import Document, Extract
from wordcounts.text.values import Extraction


@dataclass(frozen=True, slots=True)
class Page:
    """The same page for all: as bytes for ours, as characters for the others."""

    body: bytes
    html: str

    @classmethod
    def of(cls, body: bytes) -> Page:
        html, _ = decode(body, charset=None, markup=True)
        return cls(body, html)


Extractor = Callable[[Page], str]


def read(page: Page, extraction: Extraction) -> Extract:
    """Ours, with its notices."""
    return media.format_for("text/html").read(Document(page.body, None, extraction))


def main_text_extractors() -> dict[str, Extractor]:
    """The extractors of a page's main text, by name; ours first, the page's whole text last."""
    return {
        "ours, `article`": lambda page: read(page, "article").text,
        "trafilatura, standard": lambda page: _trafilatura(page),
        "trafilatura, precision": lambda page: _trafilatura(page, favor_precision=True),
        "readability-lxml": _readability,
        "resiliparse, main content": lambda page: _resiliparse(page.html, main_content=True),
        "whole page (ours, `page`)": lambda page: read(page, "page").text,
    }


def visible_text_extractors() -> dict[str, Extractor]:
    """The extractors of all visible text, by name; ours first."""
    return {
        "ours, `page`": lambda page: read(page, "page").text,
        "BeautifulSoup, html.parser": _beautiful_soup,
        "lxml, text_content": _lxml,
        "selectolax (lexbor)": _selectolax,
        "trafilatura, html2txt": _html2txt,
        "trafilatura, baseline": _baseline,
        "resiliparse, plain": lambda page: _resiliparse(page.html, main_content=False),
    }


def _trafilatura(page: Page, **options: Any) -> str:
    from lxml.etree import LxmlError
    from trafilatura import extract

    try:
        return extract(page.html, include_comments=False, **options) or ""
    except (LxmlError, ValueError, AttributeError, RecursionError, AssertionError):
        return ""


def _readability(page: Page) -> str:
    from lxml.etree import LxmlError
    from readability import Document as Readable
    from readability.readability import Unparseable

    try:
        markup = Readable(page.html).summary(html_partial=True)
    except (Unparseable, LxmlError, ValueError, TypeError, RecursionError):
        return ""
    # It gives markup; its words are parted by the extractor that is fastest at it.
    return _resiliparse(markup, main_content=False)


def _resiliparse(html: str, *, main_content: bool) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(
        extract_plain_text(
            html, preserve_formatting=True, main_content=main_content, list_bullets=False, alt_texts=False, links=False
        )
    )


def _beautiful_soup(page: Page) -> str:
    from bs4 import BeautifulSoup

    return BeautifulSoup(page.html, "html.parser").get_text()


def _lxml(page: Page) -> str:
    from lxml.html import document_fromstring

    return str(document_fromstring(page.html).text_content())


def _selectolax(page: Page) -> str:
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(page.html)
    tree.strip_tags(["script", "style", "noscript", "template"])
    return tree.body.text(separator="\n") if tree.body else ""


def _html2txt(page: Page) -> str:
    from trafilatura import html2txt

    return html2txt(page.html)


def _baseline(page: Page) -> str:
    from trafilatura import baseline

    return baseline(page.html)[1]
