"""What the beginning of a body shows of its markup: comments, declarations and white space passed over, its first tag.

Source: MIME Sniffing Standard (mimesniff.spec.whatwg.org), section 7.1 for the tags of HTML, section 8.2 for feeds.
"""

from __future__ import annotations

import re
from typing import Final

HTML: Final = "text/html"
XHTML: Final = "application/xhtml+xml"

SNIFF_BYTES: Final = 1445
"""How much of a body decides (MIME Sniffing Standard, section 5.2)."""

_PASSED_OVER: Final = re.compile(rb"(?:\s|<\?.*?\?>|<!--.*?(?:-->|\Z))*", re.DOTALL)
_DOCTYPE: Final = re.compile(rb"<!doctype\s+([^\s>\[]+)[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_ROOT: Final = re.compile(rb"<([^\s/>!?]+)")
_TAG: Final = re.compile(
    rb"<(?:head|body|script|iframe|h1|div|font|table|a|style|title|b|br|p|meta|article|main)[\s/>]", re.IGNORECASE
)


def head_of(body: bytes) -> bytes:
    """The beginning of a body without its byte order mark, one byte for each ASCII character."""
    for mark, codec in ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le")):
        if body.startswith(mark):
            return body[2 : 2 + 2 * SNIFF_BYTES].decode(codec, "replace").encode("utf-8", "replace")
    return body[:SNIFF_BYTES].removeprefix(b"\xef\xbb\xbf")


def root_of(body: bytes) -> str:
    """The name of the document type or, without one, of the first element, as written; "" where neither begins it.

    >>> root_of(b"<?xml version='1.0'?><!-- a feed --><rss version='2.0'>"), root_of(b"<!DOCTYPE html><p>")
    ('rss', 'html')
    """
    head = head_of(body)
    start = _passed(head, 0)
    doctype = _DOCTYPE.match(head, start)
    found = doctype or _ROOT.match(head, start)
    return found[1].decode("ascii", "replace") if found else ""


def html_sure(body: bytes) -> str | None:
    """HTML by its document type or its root; XHTML where an XML declaration precedes them."""
    if root_of(body).lower() != "html":
        return None
    return XHTML if is_xml(body) else HTML


def xhtml_sure(body: bytes) -> str | None:
    """XHTML, where it was declared: its root shows it."""
    return XHTML if root_of(body).lower() == "html" else None


def html_likely(body: bytes) -> str | None:
    """HTML by any other tag that pages begin with."""
    head = head_of(body)
    return HTML if _TAG.match(head, _passed(head, 0)) else None


def is_xml(body: bytes) -> bool:
    """Whether it begins with an XML declaration."""
    return head_of(body).lstrip().startswith(b"<?xml")


def _passed(head: bytes, start: int) -> int:
    found = _PASSED_OVER.match(head, start)
    return found.end() if found else start
