"""What a page says of itself for machines: the texts and the types in its JSON-LD.

Some pages show their main text by script alone, and carry it here as well.

Source: schema.org (articleBody, description, text); JSON-LD 1.1, section 7.3 (in HTML).
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

MAX_DEPTH: Final = 12
MAX_ITEMS: Final = 2_000
"""Objects that are looked at in all; a page of a shop with a hundred products has some 800."""

MAX_JSON_CHARS: Final = 2_000_000
"""Of all JSON-LD on a page: beyond it the rest is not read."""

_TYPE: Final = "application/ld"
"""Looked for first, as a plain string: 55 us a page, a third of what the patterns take, and most pages have none."""
_REACH: Final = 300
"""Characters of a tag, before the type and after it."""
_OPEN: Final = re.compile(
    rf"<script\b[^>]{{0,{_REACH}}}?{_TYPE}(?:\+|&#x2b;|&#43;|&plus;)json[^>]{{0,{_REACH}}}>", re.IGNORECASE
)
"""Some template engines write the plus sign as a reference."""
_CLOSE: Final = re.compile(r"</(?i:script)")
_TAG: Final = re.compile(r"<[^<>]*>")
_PRODUCTS: Final = frozenset({"Product", "ProductGroup", "IndividualProduct"})


@dataclass(slots=True)
class Structured:
    """What was found: (property, text) in order, and the names of the types."""

    texts: list[tuple[str, str]] = field(default_factory=list)
    types: set[str] = field(default_factory=set)


def structured_data(markup: str) -> Structured:
    """Read the JSON-LD of a page; what is broken is passed over."""
    found = Structured()
    items = (item for script in _scripts(markup) for item in _objects(script, MAX_DEPTH))
    for item in islice(items, MAX_ITEMS):
        _take(item, found)
    return found


def _scripts(markup: str) -> Iterator[object]:
    position = n_chars = 0
    while (at := markup.find(_TYPE, position)) >= 0:
        opened = _OPEN.match(markup, max(0, markup.rfind("<", max(0, at - _REACH - 10), at)))
        if opened is None:
            position = at + len(_TYPE)
            continue
        closed = _CLOSE.search(markup, opened.end())
        position = closed.end() if closed else len(markup)
        content = markup[opened.end() : closed.start() if closed else position]
        n_chars += len(content)
        if n_chars > MAX_JSON_CHARS:
            return
        with suppress(ValueError, RecursionError):
            yield json.loads(content.strip(), strict=False)


def _objects(data: object, depth: int) -> Iterator[dict[str, object]]:
    if depth and isinstance(data, dict):
        yield data
        for value in data.values():
            yield from _objects(value, depth - 1)
    elif depth and isinstance(data, list):
        for value in data:
            yield from _objects(value, depth - 1)


def _take(item: dict[str, object], found: Structured) -> None:
    said = item.get("@type")
    types = {name for name in (said if isinstance(said, list) else [said]) if isinstance(name, str)}
    found.types |= types
    wanted = ["articleBody"]
    if "Review" not in types:  # one of many, of which a page shows its own choice
        wanted.append("text")
    if types & _PRODUCTS:
        wanted.append("description")
    for name in wanted:
        value = item.get(name)
        if isinstance(value, str) and (text := _plain(value)):
            found.texts.append((name, text))


def _plain(text: str) -> str:
    """Descriptions often hold markup, escaped once more."""
    return " ".join(_TAG.sub(" ", html.unescape(text)).split())
