"""The head of an answer: status and header fields, within 64 KB, interim answers skipped.

Not http.client's parser, which stops at a hundred fields and takes a line without a colon for the end of them; nor
h11's, which refuses whole answers for one field that is spelt wrongly. Sites do both, and browsers read on.
Source: RFC 9112.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BufferedReader

from wordcounts.errors import BadResponse, ConnectionLost
from wordcounts.fetch.wire import MAX_HEADER_BYTES

_STATUS_LINE = re.compile(rb"HTTP/1\.[0-9][ \t]+([1-9][0-9]{2})(?:[ \t].*)?", re.DOTALL)
_SWITCHING = 101


@dataclass(frozen=True, slots=True)
class Head:
    """Status and header fields of one answer."""

    status: int
    fields: tuple[tuple[str, str], ...]
    """(name in lower case, value without outer white space), in order; bytes read as Latin-1."""

    def get(self, name: str) -> str | None:
        """The first value of a field; None without one."""
        return next((value for field, value in self.fields if field == name), None)

    def get_all(self, name: str) -> list[str]:
        """All values of a field."""
        return [value for field, value in self.fields if field == name]


def read_head(reader: BufferedReader) -> Head:
    """Read up to the end of the header fields.

    Raises:
        BadResponse: not HTTP/1, or more than 64 KB of it, interim answers included.
        ConnectionLost: it ended before.
        TimedOut: from the wire.
    """
    lines = _Lines(reader)
    while True:
        found = _STATUS_LINE.fullmatch(lines.next(begins=b"HTTP/"))
        if found is None:
            raise BadResponse
        status = int(found[1])
        fields = _fields(lines)
        if status == _SWITCHING:
            raise BadResponse
        if status >= 200:
            return Head(status, fields)


class _Lines:
    """Lines within a budget of bytes."""

    def __init__(self, reader: BufferedReader) -> None:
        self._reader = reader
        self._left = MAX_HEADER_BYTES

    def next(self, *, begins: bytes = b"") -> bytes:
        """One line without its end: CR LF, or LF alone as some send it. One that is cut must begin as it should."""
        line = self._reader.readline(self._left)
        self._left -= len(line)
        if line.endswith(b"\n"):
            return line.rstrip(b"\r\n")
        if self._left <= 0:
            raise BadResponse("The site's answer has more headers than this server reads.")
        if line and not begins.startswith(line[: len(begins)]):  # other protocols greet and hang up
            raise BadResponse
        raise ConnectionLost


def _fields(lines: _Lines) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    while line := lines.next():
        if b"\0" in line:
            raise BadResponse
        text = line.decode("latin-1")
        if text[0] in " \t" and found:  # folded, as it was once allowed
            name, value = found[-1]
            found[-1] = (name, f"{value} {text.strip()}".strip())
            continue
        name, colon, value = text.partition(":")
        if colon and name.strip():
            found.append((name.strip().lower(), value.strip()))
    return tuple(found)
