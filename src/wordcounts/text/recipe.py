"""What made a table: the versioned settings that two tables must share to be compared."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import cache, cached_property
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from typing import Final, Self

RULES: Final = "2"
"""The version of our own rules (decoding, extraction, words). Raise it with any change that can change a count."""


@dataclass(frozen=True)
class Recipe:
    """The parts that decide which words a document is made of, each as "name version".

    One program has one recipe: both extractions are named, so that a document that fell back to `page` can still be
    compared with one that did not.
    """

    article: str
    page: str
    decoder: str
    segmenter: str
    rules: str = RULES

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
def current_recipe() -> Recipe:
    """The recipe of this program as installed. Loads none of the libraries that it names."""
    return Recipe(
        article=f"trafilatura {_version('trafilatura')} standard without comments",
        page=f"resiliparse {_version('resiliparse')} plain text",
        decoder=f"whatwg, cchardet {_version('faust-cchardet')}",
        segmenter=f"icu {_version('pyicu-wheels', 'icukit-pyicu')} root",
    )


def _version(*names: str) -> str:
    for name in names:
        try:
            return version(name)
        except PackageNotFoundError:
            continue
    return "unknown"
