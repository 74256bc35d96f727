"""Bytes to characters, in the order of the WHATWG standards: BOM, HTTP, meta, detection.

Never raises and never gives a lone surrogate or NUL, whatever the bytes.

Source: HTML Standard, sections 13.2.3.1 to 13.2.3.3 (the character encoding; the prescan); Encoding Standard.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from wordcounts.text.encodings import CODECS, encoding_for

PRESCAN_BYTES: Final = 1024
"""How far a page's own declaration is looked for (HTML Standard, 13.2.3.2)."""

DETECT_BYTES: Final = 256 * 1024
"""How much the detector is shown: it settles within a few KB, and a body may have 20 MB."""

_BOMS: Final = ((b"\xef\xbb\xbf", "UTF-8"), (b"\xfe\xff", "UTF-16BE"), (b"\xff\xfe", "UTF-16LE"))
_COMMENT: Final = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_META: Final = re.compile(rb"<meta[\s/]((?:[^>\"']|\"[^\"]*\"|'[^']*')*)", re.IGNORECASE)
_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([^\s\"'/>;]+)", re.IGNORECASE)
_XML: Final = re.compile(rb"\A<\?xml\s[^>]*?encoding\s*=\s*[\"']([^\"'>]+)[\"']")
_FORBIDDEN: Final = re.compile("[\0\ud800-\udfff]")


def decode(body: bytes, *, charset: str | None, markup: bool) -> tuple[str, str]:
    """Decode a body.

    Args:
        body: any bytes.
        charset: the label of the HTTP header or of whoever sent the body; ignored when it is no label of the web.
        markup: whether the body may declare its own encoding (HTML, XHTML).

    Returns:
        The characters, and the WHATWG name of the encoding they were read with. Bytes that do not fit become U+FFFD.
    """
    for bom, name in _BOMS:
        if body.startswith(bom):
            return _characters(body[len(bom) :], name), name
    name = encoding_for(charset) or (_declared(body) if markup else None) or detect(body)
    return _characters(body, name), name


def clean(text: str) -> str:
    """Text without NUL (dropped, as HTML does in a body) and without lone surrogates (U+FFFD)."""
    if text.isascii() and "\0" not in text:
        return text
    return _FORBIDDEN.sub(lambda match: "" if match[0] == "\0" else "\ufffd", text)


def detect(body: bytes) -> str:
    """The most likely encoding of a body that declares none; UTF-8 when it is valid, windows-1252 when nothing fits."""
    sample = body[:DETECT_BYTES]
    if sample.isascii() or _valid_utf8(sample):
        return "UTF-8"
    import cchardet

    found = cchardet.detect(sample)["encoding"]
    return encoding_for(found) or "windows-1252"


def _valid_utf8(sample: bytes) -> bool:
    try:
        # Incremental, for a sample or a body that ends inside a character.
        codecs.getincrementaldecoder("utf-8")("strict").decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _declared(body: bytes) -> str | None:
    head = _COMMENT.sub(b"", body[:PRESCAN_BYTES])
    labels = [match[1] for tag in _META.finditer(head) if (match := _CHARSET.search(tag[1]))]
    if xml := _XML.match(head):
        labels.append(xml[1])
    for label in labels:
        name = encoding_for(label.decode("ascii", "replace"))
        if name in ("UTF-16BE", "UTF-16LE"):
            return "UTF-8"  # A declaration that was readable as ASCII cannot stand in UTF-16.
        if name == "x-user-defined":
            return "windows-1252"
        if name:
            return name
    return None


def _characters(body: bytes, name: str) -> str:
    codec = CODECS[name]
    if name == "replacement":
        return "\ufffd" if body else ""
    if name == "x-user-defined":
        codec = "cp1252"
    return clean(body.decode(codec, "replace"))
