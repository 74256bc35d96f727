"""Documents of every kind that came to harm: small valid ones, with pieces cut, doubled, turned and put in.

Of what is packed (a zip of parts) the parts are harmed, and packed again as a whole archive, or the archive is.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from parts.documents import docx, epub, lines, odt, paragraph, pdf, zipped

TEXT = "Every harbour has its own fog, caf\u00e9 \u6d77 and \u0e17\u0e30\u0e40\u0e25."
PAGE = (
    "<!DOCTYPE html><html lang=en><head><title>Fog &amp; sea</title><meta name=description content='Of fog'>"
    '<script type="application/ld+json">{"@type": "Article", "headline": "Fog"}</script></head><body><nav><a href=/>x'
    f"</a></nav><article><h1>Fog</h1><p>{TEXT}</p><ul><li hidden>one<li>two</ul><table><tr><td>{TEXT}</table></article>"
    "<noscript>no</noscript><svg><path d=M0/></svg><textarea>t</textarea><!-- c --></body></html>"
)
CHAPTER = f"<html xmlns='http://www.w3.org/1999/xhtml'><head><title>Fog</title></head><body><p>{TEXT}</p></body></html>"

SEEDS: dict[str, tuple[str, bytes]] = {
    "html": ("text/html", PAGE.encode()),
    "xhtml": ("application/xhtml+xml", f"<?xml version='1.0'?>{CHAPTER}<![CDATA[x]]>".encode()),
    "xml": ("application/xml", f"<?xml version='1.0'?><!DOCTYPE a><a b='c'>{TEXT}<b>&amp;</b></a>".encode()),
    "rss": ("application/rss+xml", f"<rss version='2.0'><channel><item><title>Fog</title><description>&lt;b>{TEXT}"
            "</description></item></channel></rss>".encode()),
    "atom": ("application/atom+xml", f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='html'>{TEXT}"
             "</content></entry></feed>".encode()),
    "json": ("application/json", f'{{"a": ["{TEXT}", 1e5, null, "<p>fog</p>", "\\ud800\\u00e9"], "b": {{}}}}'.encode()),
    "csv": ("text/csv", f'a;b;c\n"{TEXT}";2;"x ""y"""\n1;2;3\n'.encode()),
    "md": ("text/markdown", f"# Fog\n\n*{TEXT}*\n\n- one\n- [two](http://a.b/)\n".encode()),
    "txt": ("text/plain", TEXT.encode("utf-16")),
    "sjis": ("text/plain", "霧の港にはそれぞれの霧がある。".encode("shift_jis")),
    "pdf": ("application/pdf", pdf([lines("Every harbour", "has its own fog.")] * 3, title="Fog")),
    "docx": ("", docx(paragraph(TEXT) * 2, {"footnotes": paragraph("noted")}, title="Fog", language="en")),
    "odt": ("", odt(f"<text:p>{TEXT}</text:p><text:h>Fog</text:h>", title="Fog", language="en")),
    "epub": ("", epub({"one.xhtml": CHAPTER, "two.xhtml": CHAPTER}, title="Fog", language="en")),
}  # fmt: skip
"""Kind -> as what it is sent, and the bytes."""

PIECES = [
    b"", b"\x00", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xfe\xff", b"<", b">", b"</", b"<!--", b"-->",
    b"<![CDATA[", b"]]>", b"<!DOCTYPE", b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
    b"<?xml version='1.0' encoding='utf-16'?>", b"<meta charset=utf-7>", b"&#0;", b"&#xD800;", b"&b;",
    b"%PDF-1.7", b"PK\x03\x04", b'"', b"'", b"=", b"{", b"[" * 300,
    b"<div>" * 300, b"<table>" * 40, b"<plaintext>", b"<script>", b"<template>", b"<svg><title>", b"<math><mi>",
    b"<frameset>", b"<select><option>", b" hidden", b"0 0 obj", b"endobj", b"stream\r\n", b"-2147483649",
    b"99999999999999999999", b"1e999", b"NaN", b"\\u0000", b"\r\n\r\n", b"a" * 3000, b"\xe2\x80\x8d" * 50, b"\x1b$B",
    b"/Length 9", b"xmlns='x'", b"<w:del>", b"../../etc/passwd",
]  # fmt: skip
"""What parsers were seen to mind: put in, or in the place of something."""

MEDIA_TYPES = sorted({sent for sent, _ in SEEDS.values()})
CHARSETS = [
    None, "utf-8", "utf-16le", "windows-1252", "shift_jis", "iso-2022-jp", "gb18030", "x-user-defined", "replacement",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sent:
    """A document as it is given to a reader."""

    body: bytes
    media_type: str | None
    charset: str | None
    extraction: Any
    url: str | None
    language: str | None


def _harm(draw: Any, body: bytes) -> bytes:
    """One thing that happens to bytes."""
    at = draw(st.integers(0, len(body)))
    until = min(len(body), at + draw(st.sampled_from([0, 1, 2, 4, 16, 256, len(body)])))
    match draw(st.sampled_from(["put", "turn", "double", "end", "move"])):
        case "put":
            return body[:at] + draw(st.sampled_from(PIECES)) + body[until:]
        case "turn":
            return body[:at] + bytes([draw(st.integers(0, 255))]) + body[at + 1 :]
        case "double":
            return body[:at] + body[at:until] * draw(st.sampled_from([2, 3, 50])) + body[until:]
        case "end":
            return body[:at]
        case _:
            return body[until:] + body[:at] + body[at:until]


@st.composite
def harmed(draw: Any, body: bytes) -> bytes:
    """Bytes to which one to four things happened."""
    for _ in range(draw(st.integers(1, 4))):
        body = _harm(draw, body)
    return body


@st.composite
def sent(draw: Any) -> Sent:
    """Any document, mostly declared as what it was, and how it is to be read."""
    declared, body = SEEDS[draw(st.sampled_from(sorted(SEEDS)))]
    packed = body[:2] == b"PK" and draw(st.booleans())
    return Sent(
        _packed_again(draw, body) if packed else draw(harmed(body)),
        draw(st.sampled_from([declared or None, declared or None, declared or None, None, *MEDIA_TYPES])),
        draw(st.sampled_from(CHARSETS)),
        draw(st.sampled_from(["page", "article"])),
        draw(st.sampled_from([None, "http://example.org/fog"])),
        draw(st.sampled_from([None, "en", "th"])),
    )


def _packed_again(draw: Any, body: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = draw(st.sampled_from(sorted(parts)))
    parts[name] = draw(harmed(parts[name]))
    first = parts.pop("mimetype", b"")
    return zipped(parts, first=first.decode("latin-1"))
