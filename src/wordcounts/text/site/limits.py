"""How far a walk over a site goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MAX_PAGES: Final = 500
MAX_DEPTH: Final = 16
"""Links from the start. Lists that go on from page to page count once, so that what they list is not out of reach."""
MAX_BYTES: Final = 1024 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a walk goes."""

    max_pages: int = MAX_PAGES
    max_depth: int = MAX_DEPTH
    max_bytes: int = MAX_BYTES
    """Of all pages, unpacked. What is in flight when it is reached still comes in."""
