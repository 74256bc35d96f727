"""Documents of every kind, made of our own words: small writers, which know only what the tests need."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping

Placed = tuple[float, float, str]
"""A line of a page: from the left, from the foot, its characters."""

A4 = (595, 842)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def zipped(members: Mapping[str, bytes | str], *, first: str = "") -> bytes:
    """An archive; `first` is the content of a member "mimetype", which comes first and is not packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        if first:
            archive.writestr(zipfile.ZipInfo("mimetype"), first)
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(body: str, parts: Mapping[str, str] | None = None, *, title: str = "", language: str = "") -> bytes:
    """A DOCX document.

    Args:
        body: the markup within w:body.
        parts: name within word/ ("footnotes") -> the markup within its root; its type follows from its name.
        title, language: its properties.
    """
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    overrides = [f'<Override PartName="/word/document.xml" ContentType="{main}document.main+xml"/>']
    members = {"word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'}
    for name, markup in (parts or {}).items():
        kind = name.rstrip("0123456789")
        overrides.append(f'<Override PartName="/word/{name}.xml" ContentType="{main}{kind}+xml"/>')
        members[f"word/{name}.xml"] = f'<w:{kind} xmlns:w="{_WORD}">{markup}</w:{kind}>'
    members["[Content_Types].xml"] = f'<Types xmlns="{_TYPES}">{"".join(overrides)}</Types>'
    members["docProps/core.xml"] = _dublin_core(title, language)
    return zipped(members)


def paragraph(text: str) -> str:
    """A paragraph of DOCX, of one run."""
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def odt(body: str, *, title: str = "", language: str = "", edges: str = "", encrypted: bool = False) -> bytes:
    """An ODT document.

    Args:
        body: the markup within office:text.
        title, language: its properties.
        edges: the markup within its master page.
        encrypted: the manifest says so.
    """
    names = "".join(f' xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "text", "style", "drawing", "manifest"))
    entry = "<manifest:encryption-data/>" if encrypted else ""
    return zipped(
        {
            "content.xml": f"<office:document{names}><office:text>{body}</office:text></office:document>",
            "styles.xml": f"<office:styles{names}>{edges}</office:styles>",
            "meta.xml": _dublin_core(title, language),
            "META-INF/manifest.xml": f"<manifest:manifest{names}>{entry}</manifest:manifest>",
        },
        first="application/vnd.oasis.opendocument.text",
    )


def epub(
    chapters: Mapping[str, str], *, title: str = "", language: str = "", nav: str = "", encrypted: Iterable[str] = ()
) -> bytes:
    """An EPUB book.

    Args:
        chapters: name -> XHTML, in the order of the spine; the files lie in the opposite order.
        title, language: of the book.
        nav: which of the chapters is its table of contents.
        encrypted: the names of those of which the book says that they are.
    """
    items = "".join(
        f'<item id="i{number}" href="{name}" media-type="application/xhtml+xml"'
        f"{' properties=' + chr(34) + 'nav' + chr(34) if name == nav else ''}/>"
        for number, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="i{number}"/>' for number in range(len(chapters)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
        f"<dc:language>{language}</dc:language></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    ciphers = "".join(f'<CipherReference URI="OEBPS/{name}"/>' for name in encrypted)
    members = {f"OEBPS/{name}": markup for name, markup in reversed(chapters.items())}
    members["OEBPS/book.opf"] = package
    members["META-INF/container.xml"] = (
        '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    )
    if ciphers:
        members["META-INF/encryption.xml"] = f"<encryption>{ciphers}</encryption>"
    return zipped(members, first="application/epub+zip")


def pdf(
    pages: Iterable[Iterable[Placed]],
    *,
    title: str = "",
    language: str = "",
    pictures: bool = False,
    locked: bool = False,
) -> bytes:
    """A PDF of A4 pages in Helvetica, in the characters of windows-1252.

    Args:
        pages: the lines of each.
        title, language: its metadata.
        pictures: each page shows a picture.
        locked: it says that it is encrypted, with a password that nobody knows.
    """
    kept = [list(page) for page in pages]
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(kept)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R" + (f" /Lang ({language})".encode() if language else b"") + b" >>",
        f"<< /Type /Pages /Count {len(kept)} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        _stream(
            b"\x80", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
        ),
        b"<< /Title (" + _escaped(title) + b") >>",
    ]
    for number, lines in enumerate(kept):
        picture = b"q 500 0 0 700 40 70 cm /I Do Q\n" if pictures else b""
        objects += [
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {A4[0]} {A4[1]}] /Contents {7 + 2 * number} 0 R "
                "/Resources << /Font << /F 3 0 R >> /XObject << /I 4 0 R >> >> >>"
            ).encode(),
            _stream(picture + b"".join(_shown(*line) for line in lines)),
        ]
    return _file(objects, locked=locked)


def lines(*texts: str, top: float = 700, left: float = 72) -> list[Placed]:
    """Lines below one another, 14 points apart."""
    return [(left, top - 14 * number, text) for number, text in enumerate(texts)]


def _shown(x: float, y: float, text: str) -> bytes:
    return b"BT /F 11 Tf %.1f %.1f Td (%s) Tj ET\n" % (x, y, _escaped(text))


def _escaped(text: str) -> bytes:
    return text.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")


def _stream(content: bytes, entries: str = "") -> bytes:
    packed = zlib.compress(content)
    head = f"<< {entries} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n".encode()
    return head + packed + b"\nendstream"


def _file(objects: list[bytes], *, locked: bool) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    key = b"<" + b"5a" * 32 + b">"
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O %s /U %s /P -4 >> /ID [<00> <00>]" % (key, key)
    out.write(b"trailer << /Size %d /Root 1 0 R /Info 5 0 R %s >>\n" % (len(objects) + 1, lock if locked else b""))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def _dublin_core(title: str, language: str) -> str:
    named = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f"<properties {named}><dc:title>{title}</dc:title><dc:language>{language}</dc:language></properties>"
