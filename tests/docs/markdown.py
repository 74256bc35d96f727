"""Reads the tables of a markdown file, simply: a header, a rule of dashes, rows; `\\|` is a bar within a cell."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def text_of(name: str) -> str:
    """The text of a file, by its path from the top of the checkout."""
    return (ROOT / name).read_text(encoding="utf-8")


def rows(name: str, *, under: str | None = None) -> list[dict[str, str]]:
    """Every row of every table of a file, by the names in its header; back-quotes around a whole cell are taken off.

    Args:
        name: the file's path from the top of the checkout.
        under: only tables that stand below this heading, up to the next one.
    """
    found: list[dict[str, str]] = []
    header: list[str] = []
    heading = ""
    for line in text_of(name).splitlines():
        if line.startswith("#"):
            heading = line.lstrip("# ").strip()
        if not line.startswith("|"):
            header = []
            continue
        cells = _cells(line)
        if not header:
            header = cells
        elif not all(set(cell) <= {"-", ":"} for cell in cells) and under in (None, heading):
            found.append(dict(zip(header, cells, strict=True)))
    return found


def _cells(line: str) -> list[str]:
    cells = (cell.strip().replace(r"\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1])
    return [cell[1:-1] if re.fullmatch(r"`[^`]+`", cell) else cell for cell in cells]
