"""Where a long text may be cut: before white space, or before a mark that parts whatever stands on its two sides.

Neither lies inside a word, a character or a run of signs that are read together, and no sign before them decides how
what follows is read. So the words of the ranges are those of the whole, whatever the ranges.

Source: UAX #29, section 4.1: what is neither letter, number, connector nor "mid" punctuation parts (WB999); the hyphen,
&, + and #, which our tailoring joins, are not among the marks. In legacy encodings no byte of white space nor of the
marks is ever a later one of several (Encoding Standard, sections 10 to 13).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

STRETCH_BYTES: Final = 4 * 1024 * 1024
"""The longest stretch without a place to cut at that is counted. No language writes one: 4 MB is three novels."""

_LOOK_BYTES: Final = 512

_MARKS: Final = rb"[ \t\x0b\x0c\r!?()]|(?<!\r)\n"
_PLAIN: Final = re.compile(_MARKS)
_UTF_8: Final = re.compile(_MARKS + rb"|\xe3\x80[\x80-\x82]")
"""The ideographic space, comma and full stop too."""
# Only looked for, not passed over: one that begins within a unit would hide the next.
_UTF_16: Final = {
    "UTF-16LE": re.compile(rb"(?=[ \t\x0b\x0c\r!?()]\0|(?<!\r\0)\n\0|[\x00-\x02]\x30)"),
    "UTF-16BE": re.compile(rb"(?=\0[ \t\x0b\x0c\r!?()]|(?<!\0\r)\0\n|\x30[\x00-\x02])"),
}

NEVER_CUT: Final = frozenset({"ISO-2022-JP", "replacement"})
"""Encodings of which a piece says nothing without what went before: they are decoded whole."""

Read = Callable[[int, int], bytes]
"""The bytes of a file from an offset, so many or up to its end."""


class Uncut(Exception):
    """There is no place to cut at within STRETCH_BYTES."""


@dataclass(frozen=True, slots=True)
class Cutter:
    """Finds the places in texts of one encoding (the standard's name of it, none of NEVER_CUT)."""

    charset: str

    @property
    def unit(self) -> int:
        """Bytes that no place lies between."""
        return 2 if self.charset in _UTF_16 else 1

    def first(self, data: bytes) -> int | None:
        """The first place in `data`, which begins with a whole unit."""
        return next(self._places(data), None)

    def last(self, data: bytes) -> int | None:
        """The last place in `data` but its beginning; looks at no more of it than it must."""
        look = _LOOK_BYTES
        while True:
            start = max(0, len(data) - look)
            start -= start % self.unit
            found = [start + at for at in self._places(data[start:]) if start + at]
            if found or not start:
                return found[-1] if found else None
            look *= 4

    def _places(self, data: bytes) -> Iterator[int]:
        pattern = _UTF_16.get(self.charset) or (_UTF_8 if self.charset == "UTF-8" else _PLAIN)
        return (found.start() for found in pattern.finditer(data) if found.start() % self.unit == 0)


def place_from(read: Read, at: int, end: int, cutter: Cutter) -> int:
    """The first place at `at` or after it; `end`, the end of the text, where none is before that.

    Raises:
        Uncut: there is none within STRETCH_BYTES.
    """
    start, size = at, _LOOK_BYTES
    while start < end:
        found = cutter.first(read(start, min(size, end - start)))
        if found is not None:
            return start + found
        start += size
        if start - at > STRETCH_BYTES and start < end:
            raise Uncut
        size = min(4 * size, STRETCH_BYTES)
    return end


def range_at(read: Read, number: int, *, start: int, end: int, size: int, cutter: Cutter) -> tuple[int, int]:
    """Where one of the ranges of a text begins and ends; together they are the text, and each is told by itself.

    Args:
        read: the text's bytes.
        number: of the range, from 0.
        start, end: of the text.
        size: of a range, about, in bytes; a multiple of the unit.

    Raises:
        Uncut: as `place_from`.
    """
    begins = start + number * size
    return (
        place_from(read, begins, end, cutter) if number else start,
        place_from(read, begins + size, end, cutter) if begins + size < end else end,
    )


def n_ranges(start: int, end: int, size: int) -> int:
    """How many ranges there are."""
    return -(-(end - start) // size)
