"""Names of files that browsers save: safe on every system, readable in every script."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

MAX_NAME: Final = 60
"""Characters of a title in a file's name: short enough for every file system."""


def file_name(title: str, what: str, ending: str) -> str:
    """A name made of a title's letters and digits, in any script, and of what the file holds."""
    stem = re.sub(r"[\W_]+", "-", title).strip("-")
    if len(stem) > MAX_NAME:  # between two words, where there are any
        stem = stem[: MAX_NAME + 1].rpartition("-")[0] or stem[:MAX_NAME]
    return f"{stem}-{what}.{ending}" if stem else f"{what}.{ending}"


def disposition(title: str, what: str, ending: str) -> str:
    """A Content-Disposition whose name any client can read: plain ASCII, and the real one beside it (RFC 6266)."""
    name = file_name(title, what, ending)
    plain = name.encode("ascii", "ignore").decode().lstrip("-.")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
