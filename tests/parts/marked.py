"""Pages whose true main text is known: our own forty, or a folder of others.

Our own are in tests/text/corpus: NAME.html, NAME.txt (the true main text, UTF-8) and index.json. Another folder holds
gold.json, {ID: {"kind": ..., "main_content": ...}}, and html/ID.html.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).parents[1] / "text" / "corpus"
KINDS = ("article", "service", "product", "collection", "forum", "listing", "documentation")


@dataclass(frozen=True, slots=True)
class Marked:
    """A page as it came over the wire, and what is true of it."""

    name: str
    kind: str
    body: bytes
    main_text: str
    language: str = ""
    script: str = ""
    charset: str = ""
    """The label in its head."""
    tricky: str = ""


def own_pages() -> list[Marked]:
    """Our own pages, in the order of their names."""
    index = json.loads(CORPUS.joinpath("index.json").read_text("utf-8"))
    return [
        Marked(
            body=CORPUS.joinpath(f"{entry['name']}.html").read_bytes(),
            main_text=CORPUS.joinpath(f"{entry['name']}.txt").read_text("utf-8"),
            **entry,
        )
        for entry in index
    ]


def pages_of(folder: Path) -> Iterator[Marked]:
    """The pages of a marked folder, one at a time: there may be thousands."""
    gold = json.loads(folder.joinpath("gold.json").read_text("utf-8"))
    for name, entry in sorted(gold.items()):
        body = folder.joinpath("html", f"{name}.html").read_bytes()
        yield Marked(name, entry["kind"], body, entry["main_content"])


def corpus_hash() -> str:
    """16 hexadecimal characters that change with any byte or name of our own pages and texts."""
    digest = hashlib.sha256()
    for path in sorted(CORPUS.iterdir()):
        if path.suffix in (".html", ".txt") or path.name == "index.json":
            digest.update(f"{path.name} {path.stat().st_size}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
