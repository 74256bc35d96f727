"""JSON that anybody may send: read within milliseconds, or refused.

A body may be 20 MB, for it may hold a text; but twenty megabytes of numbers, names or empty objects are millions of
values, which take a second to read and half a minute to check one by one (measured), and no request has them.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

from wordcounts.errors import MalformedRequest

MAX_VALUES: Final = 100_000
"""Values in one body: as many empty objects are read in 12 ms (measured), and five thousand sources have 20,000."""

_HALF: Final = re.compile(r"\\u[dD][89a-fA-F]")
"""The escape of half a surrogate pair (RFC 8259, 7), which may have no other half (8.2)."""


def parsed(body: bytes) -> dict[str, object]:
    """The object that a body is.

    Raises:
        MalformedRequest: not JSON in UTF-8 (RFC 8259, 8.1), no object, or more values than any request has.
    """
    try:
        text = body.decode("utf-8-sig")
        if _n_values(text) > MAX_VALUES:
            raise MalformedRequest(f"The body holds more than {MAX_VALUES:,} values.")
        said = json.loads(text)
        if _HALF.search(text):
            said = _whole(said)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise MalformedRequest("The body is not a JSON object.")
    return said


def _whole(said: Any) -> Any:
    """The same with U+FFFD for each half of a surrogate pair that stands alone: no text, and no database takes it."""
    if isinstance(said, str):
        return said.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(said, list):
        return [_whole(one) for one in said]
    return {_whole(name): _whole(one) for name, one in said.items()} if isinstance(said, dict) else said


def _n_values(text: str) -> int:
    """No fewer than the values that a parser would make of it, but for one on each level; commas part them."""
    if (commas := text.count(",")) <= MAX_VALUES:
        return commas
    # Those within strings do not count: without escaped quotes, every second piece between quotes is a string.
    plain = text.replace("\\\\", "").replace('\\"', "") if "\\" in text else text
    if (quotes := plain.count('"')) > 4 * MAX_VALUES:
        return quotes // 2
    return sum(piece.count(",") for piece in plain.split('"')[::2])
