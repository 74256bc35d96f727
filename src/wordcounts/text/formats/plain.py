"""Plain text, and Markdown read as plain text: all of it counts, whichever extraction was asked for."""

from __future__ import annotations

from wordcounts.text.decode import decode
from wordcounts.text.formats.shape import Document, Extract


def read(document: Document) -> Extract:
    """Decode; there is nothing else to find."""
    text, charset = decode(document.body, charset=document.charset, markup=False, url=document.url)
    return Extract(text, "", "", charset, document.extraction)
