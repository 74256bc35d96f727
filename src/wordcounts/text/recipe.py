"""What made a table: the versioned settings that two tables must share to be compared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from functools import cache, cached_property
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from typing import Final, Self

RULES: Final = "2"
"""The version of our own rules (decoding, extraction, words). Raise it with any change that can change a count."""

MODEL: Final = "1"
"""The version of the numbers in `text/page/article`. Raise it when they are trained anew."""


@dataclass(frozen=True)
class Recipe:
    """The parts that decide which words a document is made of, each as "name version".

    One program has one recipe for each kind of document: both extractions are named, so that a document that fell back
    to `page` can still be compared with one that did not. `formats` names what only some kinds are read with (a PDF's
    library), so that a new version of it makes no other kind's tables old.
    """

    article: str
    page: str
    decoder: str
    segmenter: str
    rules: str = RULES
    formats: str = ""

    def comparable(self, other: Self) -> bool:
        """Whether a difference of two tables is the documents' own: equal but for libraries that only one needs."""
        alike = replace(self, formats="") == replace(other, formats="")
        mine, theirs = (dict(_named(recipe.formats)) for recipe in (self, other))
        return alike and all(mine[name] == theirs[name] for name in mine.keys() & theirs.keys())

    @cached_property
    def hash(self) -> str:
        """16 hexadecimal characters, equal exactly when every part is."""
        parts = json.dumps(asdict(self), sort_keys=True, ensure_ascii=True)
        return sha256(parts.encode("ascii")).hexdigest()[:16]

    def as_dict(self) -> dict[str, str]:
        """The parts by name, for JSON."""
        return {name: str(value) for name, value in asdict(self).items()}

    @classmethod
    def from_dict(cls, parts: dict[str, str]) -> Self:
        """The opposite of `as_dict`.

        Raises:
            ValueError: a part is missing, unknown, or no string.
        """
        if set(parts) != set(cls.__dataclass_fields__) or not all(isinstance(part, str) for part in parts.values()):
            raise ValueError("not a recipe")
        return cls(**parts)


@cache
def current_recipe(*made_with: str) -> Recipe:
    """The recipe of this program as installed. Loads none of the libraries that it names.

    Args:
        made_with: the installed distributions that a kind of document needs beside those of every recipe.
    """
    return Recipe(
        article=f"lexbor of selectolax {_version('selectolax')}, units by model {MODEL}",
        page=f"lexbor of selectolax {_version('selectolax')}, blocks",
        decoder=f"whatwg, chardetng {_version('chardetng-py')}",
        segmenter=f"icu {_version('pyicu-wheels', 'icukit-pyicu')} root",
        formats=", ".join(f"{name} {_version(name)}" for name in made_with),
    )


def _named(parts: str) -> Iterator[tuple[str, str]]:
    for part in parts.split(", "):
        name, _, version_ = part.partition(" ")
        if name:
            yield name, version_


def _version(*names: str) -> str:
    for name in names:
        try:
            return version(name)
        except PackageNotFoundError:
            continue
    return "unknown"
