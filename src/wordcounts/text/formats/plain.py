"""Plain text, and Markdown read as plain text: all of it counts, whichever extraction was asked for."""

from __future__ import annotations

from typing import Final

from wordcounts.text.charset.decode import decode
from wordcounts.text.formats.shape import Document, Extract, Kind

KIND: Final = Kind(
    name="a text",
    media_types=("text/plain", "text/markdown", "text/x-markdown"),
    suffixes={".txt": "text/plain", ".text": "text/plain", ".md": "text/markdown", ".markdown": "text/markdown"},
)


def read(document: Document) -> Extract:
    """Decode; there is nothing else to find."""
    text, charset = decode(document.body, charset=document.charset, markup=False, url=document.url)
    return Extract(text, "", "", charset, document.extraction)
