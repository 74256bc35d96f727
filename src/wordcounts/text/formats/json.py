"""JSON, and JSON by lines: the strings among its values, each a block of its own. Keys and numbers are none.

A string that holds HTML, as those of feeds and of content systems do, counts with what is seen of it. Both extractions
are the same.

Source: RFC 8259; JSON Lines (jsonlines.org).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

from wordcounts.errors import BrokenDocument
from wordcounts.text.charset.decode import clean, decode
from wordcounts.text.formats.container import broken
from wordcounts.text.formats.html import visible_text
from wordcounts.text.formats.markup import head_of
from wordcounts.text.formats.shape import Document, Extract, Kind

NAME: Final = "JSON"
JSON: Final = "application/json"
LINES: Final = "application/x-ndjson"

_BEGINS: Final = re.compile(rb'\s*(?:\{\s*"(?:[^"\\]|\\.)*"\s*:|\[\s*\{\s*"(?:[^"\\]|\\.)*"\s*:)')


def _likely(body: bytes) -> str | None:
    ends = body[-64:].rstrip()[-1:]
    return JSON if ends in (b"}", b"]") and _BEGINS.match(head_of(body)) else None


KIND: Final = Kind(
    name=NAME,
    media_types=(
        JSON,
        "text/json",
        "+json",
        LINES,
        "application/ndjson",
        "application/jsonl",
        "application/x-jsonlines",
        "application/json-seq",
    ),
    suffixes={".json": JSON, ".jsonl": LINES, ".ndjson": LINES, ".geojson": "application/geo+json"},
    likely=_likely,
)

_HTML: Final = re.compile(r"</[a-zA-Z][a-zA-Z0-9]*\s*>|<br\s*/?>", re.IGNORECASE)
RECORD: Final = "\x1e"
"""Begins each text of a JSON text sequence (RFC 7464)."""


def read(document: Document) -> Extract:
    """Its strings, in their order."""
    text, charset = decode(document.body, charset=document.charset, markup=False)
    try:
        found = [shown(string) for string in strings(_parsed(text))]
    except ValueError as error:
        raise broken(KIND.name) from error
    except RecursionError as error:
        raise BrokenDocument("This is JSON that is nested too deep to be read.") from error
    return Extract("\n".join(found), "", "", charset, document.extraction)


def _parsed(text: str) -> object:
    try:
        return _value(text)
    except ValueError:
        lines = [line for line in text.replace(RECORD, "").split("\n") if line.strip()]
        if len(lines) < (1 if RECORD in text else 2):
            raise
        return [_value(line) for line in lines]


def _value(text: str) -> object:
    # Keys are dropped at once and a doubled one loses no string; a number of a million digits is never computed.
    return json.loads(text, object_pairs_hook=values_of, parse_int=len, parse_float=len)


def values_of(pairs: list[tuple[str, object]]) -> list[object]:
    """What an object holds, without its keys; of a key that comes twice both."""
    return [value for _, value in pairs]


def strings(value: object) -> Iterator[str]:
    """The strings within a value. Not by recursion: what could be parsed can be walked."""
    rest: list[Iterator[object]] = [iter([value])]
    while rest:
        for found in rest[-1]:
            if isinstance(found, str):
                yield found
            elif isinstance(found, list):
                rest.append(iter(found))
                break
        else:
            rest.pop()


def shown(string: str) -> str:
    """What is seen of a string."""
    string = clean(string)
    return visible_text(string) if _HTML.search(string) else string
