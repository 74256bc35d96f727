"""One document of each format, from bytes to counts."""

from __future__ import annotations

import pytest

import wordcounts
from parts.documents import docx, epub, lines, odt, paragraph, pdf
from wordcounts.text import media

TEXT = "The tide turns and the tide returns."
RSS = f"<rss><channel><title>Feed</title><item><description>{TEXT}</description></item></channel></rss>"
DOCUMENTS = {
    "csv": (b'word,text\n1,"The tide turns"\n2,and the tide returns.\n', "text/csv"),
    "docx": (docx(paragraph(TEXT)), None),
    "epub": (epub({"1.xhtml": f"<html><body><p>{TEXT}</p></body></html>"}), None),
    "feed": (RSS.encode(), None),
    "html": (f"<html><body><p>{TEXT}</p></body></html>".encode(), None),
    "json": (f'{{"tide": "{TEXT}"}}'.encode(), None),
    "odt": (odt(f"<text:p>{TEXT}</text:p>"), None),
    "pdf": (pdf([lines("The tide turns", "and the tide re-", "turns.")]), None),
    "plain": (TEXT.encode(), None),
    "xhtml": (f"<?xml version='1.0'?><html><head><title/></head><body><p>{TEXT}</p></body></html>".encode(), None),
    "xml": (f"<?xml version='1.0'?><tide><tide>{TEXT}</tide></tide>".encode(), None),
}


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_counts_a_document_of_every_format(name: str) -> None:
    body, media_type = DOCUMENTS[name]

    found = wordcounts.count_bytes(body, media_type=media_type, language="en")

    assert (found["tide"], found["returns"]) == (2, 1)
    assert found.most_common(1, stop_words="exclude") == [("tide", 2)]


def test_no_format_is_left_out() -> None:
    assert set(DOCUMENTS) == set(media._formats())


def test_a_pdf_and_a_page_are_compared() -> None:
    page, document = (wordcounts.count_bytes(*DOCUMENTS[name][:1]) for name in ("html", "pdf"))

    assert wordcounts.compare(document, page)[0].log_ratio == 0
