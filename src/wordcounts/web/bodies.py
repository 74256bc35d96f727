"""JSON that anybody may send: read within milliseconds, or refused.

A body may be 20 MB, for it may hold a text; but twenty megabytes of numbers, names or empty objects are millions of
values, which take a second to read and half a minute to check one by one (measured), and no request has them. And what
is wrong with a body beside its texts is found in its outline, before they are unescaped and copied.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, Final

from wordcounts.errors import BodyTooLarge, MalformedRequest

MAX_VALUES: Final = 100_000
"""Values in one body: as many empty objects are read in 12 ms (measured), and five thousand sources have 20,000."""

MAX_STRINGS: Final = 2 * MAX_VALUES
"""Each value may have a name."""

_LONG: Final = 200
"""Characters to which a string is cut in an outline: the most that a model gives a field which holds no text."""

PLAIN_BYTES: Final = _LONG * 4
"""As many characters in UTF-8, where none is escaped."""

LONG_BYTES: Final = _LONG * 12
"""And as JSON may write them: two escapes make one character beyond U+FFFF."""

_BACKSLASH: Final = re.compile(rb"\\\\")
"""Escaped. Texts with many other escapes have none, mostly; and this finds it in a third of the time of `replace`."""

_ESCAPE_BYTES: Final = 6
"""Of the longest escape, \\u and four digits."""

_RUN: Final = re.compile(rb"\\+")

WINDOW: Final = 256 * 1024
"""Bytes that are looked at together: they stay in a processor's cache. More than LONG_BYTES."""

_HALF: Final = re.compile(r"\\u[dD][89a-fA-F]")
"""The escape of half a surrogate pair (RFC 8259, 7), which may have no other half (8.2)."""

SHORT_BYTES: Final = 100
"""Where strings have fewer on average, a parser is done with them before an outline would be."""

_TOO_MANY: Final = f"The body holds more than {MAX_VALUES:,} values."
_NO_OBJECT: Final = "The body is not a JSON object."

Check = Callable[[dict[str, object]], object]


def parsed(body: bytes, check: Check | None = None, *, max_string_bytes: int | None = None) -> dict[str, object]:
    """The object that a body is.

    Args:
        check: is given the outline of a large body first, each long string cut to its beginning, and raises where the
            whole would be refused too.
        max_string_bytes: more has no string.

    Raises:
        MalformedRequest: not JSON in UTF-8 (RFC 8259, 8.1), no object, or more values than any request has.
        BodyTooLarge: a string is longer than that.
    """
    if len(body) > MAX_VALUES:  # fewer bytes hold no more values
        outline = _outline(body, max_string_bytes)
        if outline is not None and check is not None:
            check(_object(outline.decode("utf-8-sig", "replace")))
    try:
        text = body.decode("utf-8-sig")
    except ValueError:
        raise MalformedRequest(_NO_OBJECT) from None
    return _object(text)


def _object(text: str) -> dict[str, object]:
    try:
        said = json.loads(text)
        if "\\u" in text and _HALF.search(text):
            said = _whole(said)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise MalformedRequest(_NO_OBJECT)
    return said


def _whole(said: Any) -> Any:
    """The same with U+FFFD for each half of a surrogate pair that stands alone: no text, and no database takes it."""
    if isinstance(said, str):
        return said.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(said, list):
        return [_whole(one) for one in said]
    return {_whole(name): _whole(one) for name, one in said.items()} if isinstance(said, dict) else said


def _outline(body: bytes, max_string_bytes: int | None) -> bytes | None:
    """The same object with its long strings cut; None where few are long. Raises as `parsed`."""
    plain = _plain(body) if b"\\" in body else body
    pieces = plain.split(b'"', 2 * MAX_STRINGS + 1)  # every second one is a string
    n_quotes = len(pieces) - 1
    if n_quotes > 2 * MAX_STRINGS:
        raise MalformedRequest(_TOO_MANY)
    short = n_quotes * SHORT_BYTES > len(body)
    if short and plain.count(b",") <= MAX_VALUES:
        return None
    # Commas part values: a parser would make no fewer, but one on each level.
    if sum(piece.count(b",") for piece in pieces[::2]) > MAX_VALUES:
        raise MalformedRequest(_TOO_MANY)
    long = [place for place in range(1, len(pieces), 2) if len(pieces[place]) > PLAIN_BYTES]
    for place in long:
        string = pieces[place]
        if max_string_bytes is not None and len(string) > max_string_bytes and b"\\" not in string:
            raise BodyTooLarge
        pieces[place] = _start(string)
    return b'"'.join(pieces) if long and not short else None


def _plain(body: bytes) -> bytes:
    """The same without an escaped quote, and without most of an escaped string that goes on for windows.

    Window by window, since twenty megabytes that are copied as one are asked of the system page by page.
    """
    kept, n_quotes, at = [], 0, 0
    while at < len(body):
        last = min(at + WINDOW, len(body)) - 1
        run = _RUN.match(body, last)
        end = run.end() + 1 if run else last + 1  # no escape is halved
        window = body[at:end]
        if _BACKSLASH.search(window):
            window = window.replace(b"\\\\", b"\\/")  # \/ is one character too, of two bytes
        window = window.replace(b'\\"', b"\\/")
        n = window.count(b'"')
        # What has no escape stays whole: by its length it is refused. The rest is longer than `_start` leaves of it.
        cut = n == 0 and n_quotes % 2 == 1 and b"\\" in window
        kept.append(window[: LONG_BYTES + 1] if cut else window)
        n_quotes += n
        at = end
    return b"".join(kept)


def _start(string: bytes) -> bytes:
    """As much of it as is too long for any field but a text, if the whole was. No escape is halved."""
    start = string[:PLAIN_BYTES]
    if b"\\" not in start:
        return start
    start = string[:LONG_BYTES]
    escape = start.rfind(b"\\", LONG_BYTES - _ESCAPE_BYTES) if len(string) > LONG_BYTES else -1
    return start if escape < 0 else start[:escape]
