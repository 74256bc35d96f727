"""What every format takes and gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from wordcounts.text.values import Extraction, Notice


@dataclass(frozen=True, slots=True)
class Document:
    """A body, and what is known of it from outside."""

    body: bytes
    charset: str | None
    """The label that came with it, unchecked."""
    extraction: Extraction
    """The one asked for."""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a document, and what was found on the way."""

    text: str
    title: str
    language: str
    """What the document declares of itself, unchecked; "" where it declares nothing."""
    charset: str
    extraction: Extraction
    """The one given."""
    notices: tuple[Notice, ...] = ()


class Format(Protocol):
    """What a module of this package is: `read`, and nothing else that others need."""

    def read(self, document: Document) -> Extract:
        """Find the text.

        Raises:
            BrokenDocument: the body is not what its type says.
        """
        ...
