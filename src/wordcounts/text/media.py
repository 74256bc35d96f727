"""Which reader a body gets: by its media type, by what its first bytes show, or none with a sentence that says why.

A new format is one module in `formats` and its line in `FORMATS`.

Source: MIME Sniffing Standard (mimesniff.spec.whatwg.org), section 7, for the signatures.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import Final, cast

from wordcounts.errors import UnsupportedType
from wordcounts.text.formats.shape import Format

HTML: Final = "text/html"
PLAIN: Final = "text/plain"

FORMATS: Final[dict[str, str]] = {
    HTML: "html",
    "application/xhtml+xml": "html",
    PLAIN: "plain",
    "text/markdown": "plain",
    "text/x-markdown": "plain",
}
"""Media type -> the module of `wordcounts.text.formats` that reads it, loaded when first needed."""

_UNKNOWN: Final = frozenset(
    {"", "application/octet-stream", "binary/octet-stream", "unknown/unknown", "application/unknown"}
)
"""Types that say nothing: the body is looked at."""

_XML: Final = frozenset({"text/xml", "application/xml"})

SNIFF_BYTES: Final = 1445
"""How much of a body decides (MIME Sniffing Standard, section 5.2)."""

_MAGIC: Final = (
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b\x08", "application/gzip"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%!PS-Adobe-", "application/postscript"),
    (b"OggS\0", "application/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"wOFF", "font/woff"),
    (b"wOF2", "font/woff2"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
    (b"{\\rtf", "application/rtf"),
    (b"\x7fELF", "application/x-executable"),
    (b"SQLite format 3\0", "application/vnd.sqlite3"),
)
_TAG: Final = re.compile(
    rb"\A[\s\xef\xbb\xbf]*(?:<\?xml[^>]*>\s*)?"
    rb"<(?:!doctype\s+html|html|head|body|script|iframe|h1|div|font|table|a|style|title|b|br|p|meta|article|main)[\s>/]",
    re.IGNORECASE,
)
_COMMENT: Final = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_KINDS: Final = {
    "application/pdf": "a PDF",
    "application/zip": "a zip archive (or a document that is one inside, such as DOCX or EPUB)",
    "application/gzip": "a gzip archive",
    "application/msword": "a Microsoft Office document",
    "application/rtf": "an RTF document",
    "application/json": "JSON",
    "text/css": "a style sheet",
    "text/csv": "a CSV table",
    "text/javascript": "a script",
    "application/javascript": "a script",
}
_FAMILIES: Final = {"image": "an image", "audio": "a sound", "video": "a video", "font": "a font"}


def settle(media_type: str | None, body: bytes) -> str:
    """The media type that a body is read as: one of `FORMATS`.

    Args:
        media_type: as the sender declared it, parameters and case not minded; None when it did not.
        body: the whole body, or at least its first SNIFF_BYTES.

    Raises:
        UnsupportedType: nothing here reads this kind; the sentence names it.
    """
    declared = (media_type or "").partition(";")[0].strip().lower()
    magic = _magic(body)
    if magic:
        raise _unsupported(magic)
    if declared in _UNKNOWN:
        return _sniffed(body)
    if declared in _XML and re.search(rb"<html[\s>]", body[:SNIFF_BYTES], re.IGNORECASE):
        return "application/xhtml+xml"
    if declared not in FORMATS:
        raise _unsupported(declared)
    return declared


def format_for(media_type: str) -> Format:
    """The module that reads a type which `settle` gave."""
    return cast("Format", import_module(f"wordcounts.text.formats.{FORMATS[media_type]}"))


def _magic(body: bytes) -> str | None:
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return "image/webp"
    if body[4:8] == b"ftyp":
        return "video/mp4"
    return next((kind for magic, kind in _MAGIC if body.startswith(magic)), None)


def _sniffed(body: bytes) -> str:
    head = body[:SNIFF_BYTES]
    if _TAG.match(_COMMENT.sub(b" ", head)):
        return HTML
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or not _CONTROL.search(head):
        return PLAIN
    raise _unsupported("")


def _unsupported(kind: str) -> UnsupportedType:
    name = _KINDS.get(kind) or _FAMILIES.get(kind.partition("/")[0])
    if name:
        return UnsupportedType(f"This is {name}, which cannot be counted: give a web page or a text.")
    if kind in _UNKNOWN or not re.fullmatch(r"[a-z0-9][a-z0-9.+-]{0,62}/[a-z0-9][a-z0-9.+-]{0,62}", kind):
        return UnsupportedType("This is binary data of an unknown kind, which cannot be counted.")
    return UnsupportedType(f"This is of the kind {kind}, which cannot be counted: give a web page or a text.")
