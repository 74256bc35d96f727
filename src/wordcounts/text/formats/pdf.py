"""PDF, by PDFium: the text in the order in which it was set, which is that of reading in all but odd documents.

`article` leaves out what runs at the head and foot of pages; `page` has it behind the text. Pictures of pages are not
read: a scan says so in a warning. What is locked, or no PDF, is an error; what is cut short is read as far as it goes.

PDFium must not be called by two threads at once, not even on two documents: a lock keeps them apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any, Final

from wordcounts.errors import BrokenDocument
from wordcounts.text.charset.decode import clean
from wordcounts.text.formats.container import broken, locked
from wordcounts.text.formats.pdf_lines import EDGE_SHARE, LINE_END, Line, Page, body_and_edges, joined, lines_of
from wordcounts.text.formats.shape import Document, Extract, Kind
from wordcounts.text.notices import PDF_CUT_SHORT, SCAN
from wordcounts.text.values import Notice

PDF: Final = "application/pdf"


def _sure(body: bytes) -> str | None:
    return PDF if body[:64].lstrip().startswith(b"%PDF-") else None


KIND: Final = Kind(
    name="a PDF",
    media_types=(PDF, "application/x-pdf"),
    suffixes={".pdf": PDF},
    sure=_sure,
    binary=True,
    made_with=("pypdfium2",),
)

MAX_CHARACTERS: Final = 20_000_000
"""Of a document: 8,000 dense pages. PDF packs its text, so that its size in bytes bounds nothing."""

MAX_PAGES: Final = 10_000
"""Of a document, for the same reason: one page may stand in it any number of times. 1.5 to 15 ms each."""

BARE_CHARACTERS: Final = 10
"""Letters and digits up to which a page with a picture is a picture of a page: a page number, or a scanner's stamp."""
SCAN_SHARE: Final = 0.5
"""Of the pages that hold anything: where so many are pictures, the document is a scan."""

END_BYTES: Final = 4096
"""How far from its end a whole PDF says %%EOF: 1,024 for Acrobat (PDF 1.7, implementation note 18), and some more."""

_PASSWORD: Final = 4
"""FPDF_ERR_PASSWORD and, of the same family, FPDF_ERR_SECURITY."""
_SECURITY: Final = 5
_EDGE_LINES: Final = 3
"""First and last lines of a page, in the order of its text, that are looked at."""

_one_at_a_time: Final = Lock()


def read(document: Document) -> Extract:
    """The text of all pages."""
    with _one_at_a_time, _opened(document.body) as pdf:
        pages, notices = _pages(pdf)
        title = " ".join(clean(pdf.get_metadata_value("Title")).split())
        language = _language(pdf)
    if b"%%EOF" not in document.body[-END_BYTES:] and PDF_CUT_SHORT not in notices:
        notices.append(PDF_CUT_SHORT)
    body, edges = body_and_edges(pages)
    text = joined(body)
    if document.extraction == "page" and edges:
        text = "\n".join([text, "", *edges])
    return Extract(clean(text).strip(), title, language, "", document.extraction, tuple(notices))


@contextmanager
def _opened(body: bytes) -> Iterator[Any]:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        pdf = PdfDocument(body)
    except PdfiumError as error:
        if getattr(error, "err_code", None) in (_PASSWORD, _SECURITY):
            raise locked(KIND.name) from error
        raise broken(KIND.name) from error
    try:
        yield pdf
    finally:
        pdf.close()


def _pages(pdf: Any) -> tuple[list[Page], list[Notice]]:
    """The lines of each page that can be read, and what there is to say about the others."""
    from pypdfium2 import PdfiumError

    pages: list[Page] = []
    n_characters = n_pictures = n_bare = n_damaged = 0
    for number in range(min(len(pdf), MAX_PAGES)):
        try:
            page = pdf[number]
        except PdfiumError:
            n_damaged += 1
            continue
        try:
            lines, bare = _lines(page)
            pictured = bare and _has_picture(page)
        finally:
            page.close()
        pages.append(lines)
        n_pictures += pictured
        n_bare += bare
        n_characters += sum(len(line.text) for line in lines)
        if n_characters > MAX_CHARACTERS:
            n_damaged += 1
            break
    if not pages:
        raise BrokenDocument("This PDF holds no page that can be read: it is damaged or cut short.")
    n_written = len(pages) - n_bare
    notices = [SCAN] if n_pictures and n_pictures >= SCAN_SHARE * (n_written + n_pictures) else []
    return pages, notices + [PDF_CUT_SHORT] * (n_damaged > 0 or len(pdf) > MAX_PAGES)


def _lines(page: Any) -> tuple[Page, bool]:
    """A page's lines, those near its edges with their height; and whether it holds next to no text."""
    texts = page.get_textpage()
    try:
        text = texts.get_text_range() if texts.count_chars() > 0 else ""
        written = lines_of(text)
        heights = _heights(page, texts, text)
    finally:
        texts.close()
    lines = [Line(line, heights.get(number)) for number, line in enumerate(written)]
    bare = sum(map(str.isalnum, text[:1_000])) <= BARE_CHARACTERS
    return [line for line in lines if line.text], bare


def _heights(page: Any, texts: Any, text: str) -> dict[int, int]:
    """Of the lines near an edge, by number: their baselines, in points above the foot."""
    _, foot, _, head = page.get_cropbox()
    margin = EDGE_SHARE * (head - foot)
    starts = _starts(text)
    numbers = {*range(len(starts))[:_EDGE_LINES], *range(len(starts))[-_EDGE_LINES:]}
    heights = {}
    for number in numbers:
        baseline = _baseline(texts, starts[number])
        if baseline is not None and (baseline < foot + margin or baseline > head - margin):
            # From 1 up: a height that is there is never mistaken for none.
            heights[number] = max(1, round(baseline - foot))
    return heights


def _starts(text: str) -> list[int]:
    """Where the lines of `lines_of` begin in PDFium's text."""
    return [0, *(end.end() for end in LINE_END.finditer(text))]


def _baseline(texts: Any, position: int) -> float | None:
    from ctypes import byref, c_double

    from pypdfium2 import raw

    index = raw.FPDFText_GetCharIndexFromTextIndex(texts, position)
    x, y = c_double(), c_double()
    if index < 0 or not raw.FPDFText_GetCharOrigin(texts, index, byref(x), byref(y)):
        return None
    return y.value


def _has_picture(page: Any) -> bool:
    from pypdfium2 import raw

    return next(iter(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)), None) is not None


def _language(pdf: Any) -> str:
    from ctypes import c_ushort

    from pypdfium2 import raw

    n_bytes = raw.FPDFCatalog_GetLanguage(pdf, None, 0)
    if not 0 < n_bytes < 1_000:
        return ""
    said = (c_ushort * (n_bytes // 2))()
    raw.FPDFCatalog_GetLanguage(pdf, said, n_bytes)
    return clean(bytes(said).decode("utf-16-le", "replace"))
