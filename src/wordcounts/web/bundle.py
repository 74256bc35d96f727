"""The built front end: which files Vite's manifest says the page loads."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

BUILT: Final = Path(__file__).parent / "built"
ENTRY: Final = "src/main.ts"


@dataclass(frozen=True, slots=True)
class Bundle:
    """Paths below the site's root, without the leading slash."""

    script: str
    styles: tuple[str, ...]


def load(built: Path = BUILT) -> Bundle | None:
    """Read the manifest; None when the front end has not been built (./run builds it)."""
    try:
        entry = json.loads((built / ".vite" / "manifest.json").read_text("utf-8"))[ENTRY]
    except FileNotFoundError:
        return None
    return Bundle(entry["file"], tuple(entry.get("css", ())))
