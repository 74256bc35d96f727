"""The values that cross the rooms' walls: what to read, and what one document gave."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Final, Literal, Self

from wordcounts.text.outline import Outline
from wordcounts.text.recipe import Recipe
from wordcounts.text.sections import joined, parted
from wordcounts.text.site.links import Links
from wordcounts.text.views.places import Places
from wordcounts.text.words.table import Table

Extraction = Literal["article", "page"]
"""Which text of a page counts: the main content with its headline, or all that is visible."""

EXTRACTIONS: Final[tuple[Extraction, ...]] = ("article", "page")

_MAGIC: Final = b"WCR4"
"""Of six sections: the JSON header, the text, the table; and the places, the outline and the links, empty where they
were not asked for."""

MAX_WRITTEN_BYTES: Final = 1_000_000
"""Up to so many bytes a table goes through the pipe as it is: packing one of a page takes longer than the pipe does."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Why a result may not be what its reader expects: a stable code, and a sentence that is shown with it."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says, or shows, about itself."""

    title: str
    language: str
    """The BCP 47 primary tag in lower case ("en"); "" when unsure."""
    media_type: str
    charset: str
    """The WHATWG name of the encoding it was read with ("UTF-8"); "" where bytes have none."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read a document."""

    extraction: Extraction = "article"
    language: str | None = None
    """The document's language as its sender knows it; None to find out."""
    places: bool = False
    """Whether to count the words by place too."""
    outline: bool = False
    """Whether to say of each part whether it counted, and why."""
    links: bool = False
    """Whether to find the addresses that it links, too."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document gives for one extraction."""

    metadata: Metadata
    text: str
    table: Table
    extraction: Extraction
    """The one actually used: `page` where `article` fell back."""
    notices: tuple[Notice, ...]
    recipe: Recipe
    places: Places | None = None
    """The words by place, where they were asked for."""
    outline: Outline | None = None
    """The parts of the document, where they were asked for."""
    links: Links | None = None
    """The addresses that it links, where they were asked for and it is a page."""

    def to_bytes(self) -> bytes:
        """Pack for a pipe: a JSON header, then the rest. No pickle: its reader does not trust its writer."""
        header = {
            "metadata": asdict(self.metadata),
            "extraction": self.extraction,
            "notices": [asdict(notice) for notice in self.notices],
            "recipe": self.recipe.as_dict(),
        }
        places = self.places.to_bytes() if self.places else b""
        outline = self.outline.to_bytes() if self.outline else b""
        links = self.links.to_bytes() if self.links else b""
        text = self.text.encode("utf-8")
        table = self.table.written()
        if len(table) > MAX_WRITTEN_BYTES:
            table = self.table.to_bytes()
        sections = (json.dumps(header).encode("ascii"), text, table, places, outline, links)
        return joined(_MAGIC, sections)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Unpack what `to_bytes` made. Safe on hostile bytes.

        Raises:
            ValueError: not a reading, or a damaged one.
        """
        header, text, table, placed, outlined, linked = parted(_MAGIC, data, 6, name="reading")
        try:
            parts = json.loads(header)
            extraction = parts["extraction"]
            if extraction not in EXTRACTIONS:
                raise ValueError("a reading of an unknown extraction")
            metadata = Metadata(**_strings(parts["metadata"]))
            notices = tuple(Notice(**_strings(notice)) for notice in parts["notices"])
            recipe = Recipe.from_dict(_strings(parts["recipe"]))
        except (KeyError, TypeError, RecursionError) as error:
            raise ValueError("a damaged reading") from error
        places = Places.from_bytes(placed) if placed else None
        outline = Outline.from_bytes(outlined) if outlined else None
        links = Links.from_bytes(linked) if linked else None
        counted = Table.from_bytes(table)
        return cls(metadata, text.decode("utf-8"), counted, extraction, notices, recipe, places, outline, links)


def _strings(value: object) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(part, str) for part in value.values()):
        raise ValueError("a damaged reading")
    return value
