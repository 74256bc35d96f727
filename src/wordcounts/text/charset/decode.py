"""Bytes to characters, in the order of the WHATWG standards: byte-order mark, HTTP, the page's own word, detection.

Never raises and never gives a lone surrogate or NUL, whatever the bytes; linear in their length.

Source: HTML Standard, sections 13.2.3.1 to 13.2.3.3 (the character encoding); Encoding Standard, section 6 (decode).
"""

from __future__ import annotations

import re
from typing import Final

from wordcounts.text.charset.decoders import characters
from wordcounts.text.charset.detection import DETECT_BYTES, detect, utf_8_errors
from wordcounts.text.charset.encodings import encoding_for
from wordcounts.text.charset.prescan import declared

FALSE_UTF_8_ERRORS: Final = 4
"""From so many errors on, and where they outnumber the characters beyond ASCII, a body is not the UTF-8 that it is said
to be, and its encoding is detected. Browsers show U+FFFD there; to us each one parts a word in two, so that "déjà vu"
would count as d, j, vu. Below that it is believed: UTF-8 with a broken line stays UTF-8, as every other label stays."""

_BOMS: Final = ((b"\xef\xbb\xbf", "UTF-8"), (b"\xfe\xff", "UTF-16BE"), (b"\xff\xfe", "UTF-16LE"))
_FORBIDDEN: Final = re.compile("[\0\ud800-\udfff]")


def decode(body: bytes, *, charset: str | None, markup: bool, url: str | None = None) -> tuple[str, str]:
    """Decode a body.

    Args:
        body: any bytes.
        charset: the label of the HTTP header or of whoever sent the body; ignored when it is no label of the web.
        markup: whether the body may declare its own encoding (HTML, XHTML).
        url: where it came from: a hint where the encoding has to be detected.

    Returns:
        The characters, and the WHATWG name of the encoding they were read with. Bytes that do not fit become U+FFFD.
    """
    name, start = encoding_of(body, charset=charset, markup=markup, url=url)
    return _without_nul(characters(body[start:] if start else body, name)), name


def encoding_of(body: bytes, *, charset: str | None, markup: bool, url: str | None = None) -> tuple[str, int]:
    """The WHATWG name of the encoding that a body is read with, and how many bytes its byte order mark takes.

    Args:
        body, charset, markup, url: as `decode`.
    """
    for bom, name in _BOMS:
        if body.startswith(bom):
            return name, len(bom)
    name = encoding_for(charset) or (declared(body) if markup else None) or ""
    if not name or (name == "UTF-8" and _falsely_utf_8(body)):
        name = detect(body, url=url)
    return name, 0


def as_utf_8(piece: bytes, name: str) -> bytes:
    """A piece of a body, of which no character lies beyond its ends, as `decode` reads it, in UTF-8.

    Args:
        piece: any bytes but a byte order mark.
        name: the encoding, by the standard's name; one that a piece can be read of by itself.
    """
    if name != "UTF-8":
        return _without_nul(characters(piece, name)).encode()
    if not piece.isascii():
        try:
            str(piece, "utf-8")
        except UnicodeDecodeError:
            piece = piece.decode("utf-8", "replace").encode()
    return piece.replace(b"\0", b"") if b"\0" in piece else piece


def clean(text: str) -> str:
    """Text without NUL (dropped, as HTML does in a body) and without lone surrogates (U+FFFD)."""
    if text.isascii() and "\0" not in text:
        return text
    return _FORBIDDEN.sub(lambda match: "" if match[0] == "\0" else "\ufffd", text)


def _without_nul(text: str) -> str:
    # All that is left to clean: no decoder gives a lone surrogate.
    return text.replace("\0", "") if "\0" in text else text


def _falsely_utf_8(body: bytes) -> bool:
    if body.isascii():
        return False
    n_errors, n_beyond = utf_8_errors(body[:DETECT_BYTES])
    return n_errors >= FALSE_UTF_8_ERRORS and n_errors > n_beyond
