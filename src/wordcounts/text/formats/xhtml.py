"""XHTML: mended where an HTML parser would misread it, and given to the reader of HTML."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from wordcounts.text.charset.decode import decode
from wordcounts.text.formats import html
from wordcounts.text.formats.markup import XHTML, xhtml_sure
from wordcounts.text.formats.shape import Document, Extract, Kind

KIND: Final = Kind(name="a web page", media_types=(XHTML,), suffixes={".xhtml": XHTML, ".xht": XHTML}, sure=xhtml_sure)

_VOID: Final = "area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr"
_EMPTY: Final = re.compile(rf"<(?!(?:{_VOID})[\s/])([A-Za-z][\w:.-]*)((?:\s[^<>]*)?)/>", re.IGNORECASE)
_CDATA: Final = "<![CDATA["


def read(document: Document) -> Extract:
    """As the reader of HTML does."""
    markup, charset = decode(document.body, charset=document.charset, markup=True)
    body = as_html(markup).encode("utf-8")
    return replace(html.read(replace(document, body=body, charset="utf-8")), charset=charset)


def as_html(markup: str) -> str:
    """XHTML that an HTML parser reads as it is meant.

    To that parser <title/> or <a id="x"/> opens an element which nothing closes: a title would take the page with it.

    >>> as_html('<title/><p>One<br/><a id="x" />two <![CDATA[a < b]]></p>')
    '<title></title><p>One<br/><a id="x" ></a>two a &lt; b</p>'
    """
    if _CDATA in markup:
        before, *sections = markup.split(_CDATA)
        markup = before + "".join(map(_escaped, sections))
    return _EMPTY.sub(r"<\1\2></\1>", markup)


def _escaped(section: str) -> str:
    characters, end, after = section.partition("]]>")
    return characters.replace("&", "&amp;").replace("<", "&lt;") + after if end else section
