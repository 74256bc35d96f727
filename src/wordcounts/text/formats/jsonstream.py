"""The strings of JSON that comes piece by piece: those of `json.read`, with one value or some megabytes in memory.

A value that is whole in what was read is parsed at once, in C; of one that is not, each part is looked at by itself. So
the records of a list, or of JSON lines, are parsed one by one, however many there are. Values may stand one after the
other, by lines or not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from json import JSONDecodeError, JSONDecoder
from typing import Final

from wordcounts.errors import BrokenDocument, TooComplex, WordcountsError
from wordcounts.text.formats.container import broken
from wordcounts.text.formats.json import NAME, RECORD, shown, strings, values_of

MAX_STRING: Final = 8 * 1024 * 1024
"""Characters of one string, as it is written. A novel has a million."""
MAX_DEPTH: Final = 900
"""Of lists and objects within each other that are not whole in what is read; the decoder itself goes no deeper."""

LOOK: Final = 256 * 1024
"""Characters that are at hand when a value is looked at, or all there are."""

_ESCAPE: Final = 12
"""Characters of the longest escape, two halves of a pair: it may be cut where the text at hand ends."""

_BLANK: Final = re.compile(r"[ \t\r\n]*")
_BETWEEN: Final = re.compile(rf"[ \t\r\n{RECORD}]*")
_SCALAR: Final = re.compile(r"[-+.\w]*")


def stream(pieces: Iterable[str], write: Callable[[str], object], *, look: int = LOOK) -> tuple[str, str]:
    """Write the strings among the values, a line each.

    Args:
        pieces: of the characters.
        write: takes the text as it comes.
        look: how many characters are at hand.

    Returns:
        Its title and its language: JSON says neither.

    Raises:
        BrokenDocument: no JSON. TooComplex: a string of more than MAX_STRING.
    """
    _Walk(pieces, write, look).run()
    return "", ""


class _Walk:
    """Where it is in the text; `_open` has the brackets of all that has begun and is looked at part by part."""

    def __init__(self, pieces: Iterable[str], write: Callable[[str], object], look: int) -> None:
        self._pieces = iter(pieces)
        self._write = write
        self._look = look
        self._text, self._at = "", 0
        self._ended = False
        self._open: list[str] = []
        # As `json.read`: keys are dropped, and numbers never computed.
        decoder = JSONDecoder(object_pairs_hook=values_of, parse_int=len, parse_float=len)
        self._scan = decoder.raw_decode

    def run(self) -> None:
        """Go through all of it."""
        self._blank(_BETWEEN)
        if self._next() == "":
            raise broken(NAME)
        while self._next():
            self._value()
            while self._open and not self._goes_on():
                self._open.pop()
            if not self._open:
                self._blank(_BETWEEN)
        if self._open:
            raise broken(NAME)

    def _value(self) -> None:
        """Take the value here; of a large one its beginning, down to its first value that is whole."""
        while True:
            self._blank(_BLANK)
            sign = self._next()
            if sign == '"':
                self._write(f"{shown(self._string())}\n")
                return
            if sign not in ("[", "{"):
                self._scalar()
                return
            if self._whole():
                return
            if not self._begins(sign):
                return

    def _whole(self) -> bool:
        """Take a list or object if all of it is here."""
        try:
            value, self._at = self._scan(self._text, self._at)
        except RecursionError:
            raise _too_deep() from None
        except JSONDecodeError:
            return False
        if found := [shown(string) for string in strings(value)]:
            self._write("\n".join(found) + "\n")
        return True

    def _begins(self, sign: str) -> bool:
        """Go into a list or object; False where it is empty."""
        self._at += 1
        self._blank(_BLANK)
        if self._next() == "]}"[sign == "{"]:
            self._at += 1
            return False
        self._open.append(sign)
        if len(self._open) > MAX_DEPTH:
            raise _too_deep()
        if sign == "{":
            self._key()
        return True

    def _goes_on(self) -> bool:
        """Whether the innermost list or object has one more value, which then is next."""
        self._blank(_BLANK)
        sign, inner = self._next(), self._open[-1]
        if sign == "":
            raise broken(NAME)
        self._at += 1
        if sign == ",":
            if inner == "{":
                self._key()
            return True
        if sign != "]}"[inner == "{"]:
            raise broken(NAME)
        return False

    def _key(self) -> None:
        self._blank(_BLANK)
        if self._next() != '"':
            raise broken(NAME)
        self._string()
        self._blank(_BLANK)
        if self._next() != ":":
            raise broken(NAME)
        self._at += 1

    def _string(self) -> str:
        while True:
            try:
                found, self._at = self._scan(self._text, self._at)
            except JSONDecodeError as error:
                n_here = len(self._text) - self._at
                if not error.msg.startswith("Unterminated") and error.pos < len(self._text) - _ESCAPE:
                    raise broken(NAME) from error
                if n_here > MAX_STRING:
                    raise _too_long() from None
                if not self._fill(2 * n_here):
                    raise broken(NAME) from error
            else:
                return str(found)

    def _scalar(self) -> None:
        found = _SCALAR.match(self._text, self._at)
        assert found is not None  # noqa: S101 - it matches the empty text
        if found.end() == len(self._text) and not self._ended:
            if found.end() - self._at > MAX_STRING:
                raise _too_long()
            self._fill(2 * (found.end() - self._at) + 1)
            return self._scalar()
        try:
            _, self._at = self._scan(self._text, self._at)
        except JSONDecodeError as error:
            raise broken(NAME) from error
        if self._at != found.end():
            raise broken(NAME)
        return None

    def _next(self) -> str:
        """The next character; "" at the end. As many as are looked at are at hand afterwards."""
        if len(self._text) - self._at < self._look:
            self._fill(self._look)
        return self._text[self._at : self._at + 1]

    def _blank(self, blank: re.Pattern[str]) -> None:
        """Pass over white space."""
        while True:
            found = blank.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text) or not self._fill(self._look):
                return

    def _fill(self, n: int) -> bool:
        """Read on until so many characters are at hand, and one more than were; False where there are no more."""
        if self._ended:
            return False
        held = [self._text[self._at :]]
        n_held = n_before = len(held[0])
        # Twice as many: what is passed is not copied for every value.
        while not self._ended and n_held < 2 * n:
            piece = next(self._pieces, None)
            self._ended = piece is None
            held.append(piece or "")
            n_held += len(held[-1])
        self._text, self._at = "".join(held), 0
        return n_held > n_before


def _too_deep() -> WordcountsError:
    return BrokenDocument("This is JSON that is nested too deep to be read.")


def _too_long() -> WordcountsError:
    return TooComplex(f"This is JSON with a string of more than {MAX_STRING // 1024**2} million characters.")
