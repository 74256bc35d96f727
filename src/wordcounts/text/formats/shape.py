"""What every format takes and gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from wordcounts.text.outline import Outline
from wordcounts.text.site.links import Links
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
    places: bool = False
    """Whether the text of each of its places is wanted too, where it has any."""
    outline: bool = False
    """Whether its parts are wanted too, where it has any but lines."""
    links: bool = False
    """Whether the addresses that it links are wanted too, where it links any."""


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
    places: Mapping[str, str] | None = None
    """Place -> text, of a page that was asked for them."""
    outline: Outline | None = None
    """Of a page that was asked for it."""
    links: Links | None = None
    """Of a page that was asked for them."""


Sign = Callable[[bytes], str | None]
"""Looks at a body, and gives the media type that it shows; None where it shows none of its own."""


def no_sign(body: bytes) -> None:
    """The sign of a kind that cannot be told by its bytes."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a module of this package reads, and how it is known. All that the rest of the program knows of a format."""

    name: str
    """With its article, for sentences: "a PDF"."""
    media_types: tuple[str, ...]
    """All that it is sent as, in lower case; "+json" stands for every type with that structured suffix (RFC 6838)."""
    suffixes: Mapping[str, str] = field(default_factory=dict)
    """Suffix of a file's name, in lower case -> the media type that it hints at."""
    sure: Sign = no_sign
    """Bytes that can be nothing else: they win over what was declared."""
    likely: Sign = no_sign
    """Asked of a body of which nothing was declared."""
    binary: bool = False
    """Its signs win over a declaration of plain text too: nobody reads it as it stands."""
    made_with: tuple[str, ...] = ()
    """Installed distributions that decide its text, beside those that every recipe names."""


class Format(Protocol):
    """What a module of this package is: a `KIND`, and `read`."""

    KIND: Kind

    def read(self, document: Document) -> Extract:
        """Find the text.

        Raises:
            BrokenDocument: the body is not what its type says.
        """
        ...


class Streamer(Protocol):
    """Reads a document of a kind piece by piece, for those that memory cannot hold: the words that `read` finds."""

    def __call__(self, pieces: Iterable[str], write: Callable[[str], object]) -> tuple[str, str]:
        """Write the text as it comes.

        Returns:
            Title and language, as `Extract` has them.

        Raises:
            BrokenDocument, TooComplex: when a part of it is written perhaps.
        """
        ...
