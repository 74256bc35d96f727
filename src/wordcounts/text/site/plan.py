"""What a walk that is kept between its pages is to keep to: its site, its limits, and what it has left out."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Final, Literal, Self

from wordcounts.text.site.limits import Limits
from wordcounts.text.site.scope import Scope

CutBy = Literal["", "pages", "bytes"]

MAX_TRAPS: Final = 50
"""Shapes that are remembered for people to look at."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A walk over a site."""

    url: str
    """Where it begins: a page, or a list of pages."""
    limits: Limits = field(default_factory=Limits)
    scope: Scope | None = None
    """None until it is known where the start leads, and where all that is listed was asked for."""
    traps: tuple[str, ...] = ()
    """Shapes of addresses of which only the first were followed."""
    cut_by: CutBy = ""
    """The limit that left pages out."""

    def to_json(self) -> str:
        """For a column."""
        return json.dumps(asdict(self), ensure_ascii=True)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """What `to_json` wrote."""
        said = json.loads(text)
        scope = Scope(**said["scope"]) if said["scope"] else None
        return cls(said["url"], Limits(**said["limits"]), scope, tuple(said["traps"]), said["cut_by"])
