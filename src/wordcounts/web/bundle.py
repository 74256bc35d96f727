"""The built front end: which files Vite's manifest says the page loads."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

BUILT: Final = Path(__file__).parent / "built"
ENTRY: Final = "src/main.ts"


@dataclass(frozen=True, slots=True)
class Bundle:
    """Paths below the site's root, without the leading slash."""

    script: str
    styles: tuple[str, ...]
    imports: tuple[str, ...] = ()
    """What the script itself begins by importing: named in the page, so that it is fetched at once."""


def load(built: Path = BUILT) -> Bundle | None:
    """Read the manifest; None when the front end has not been built (./run builds it)."""
    try:
        manifest = json.loads((built / ".vite" / "manifest.json").read_text("utf-8"))
    except FileNotFoundError:
        return None
    entry = manifest[ENTRY]
    imports = tuple(manifest[name]["file"] for name in _imported(manifest, ENTRY))
    return Bundle(entry["file"], tuple(entry.get("css", ())), imports)


def _imported(manifest: dict[str, Any], name: str) -> dict[str, None]:
    """The chunks that a chunk needs to begin, each once and in order; what it imports later is not among them."""
    found: dict[str, None] = {}
    for direct in manifest[name].get("imports", ()):
        found |= {direct: None} | _imported(manifest, direct)
    return found
