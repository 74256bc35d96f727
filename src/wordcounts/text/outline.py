"""The parts of a document, which of them counted, and what spoke for or against each.

A page's parts are the units that its main text is chosen from (`wordcounts.text.page.article`); of any other document
they are its lines, which all count. A choice of parts is itself an extraction, written as `blocks:` and their numbers:
`blocks:h,0-3,7` is the headline, the first four parts and the eighth.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any, Final, Self, TypeVar

from wordcounts.errors import InvalidOption

Value = TypeVar("Value")

PREFIX: Final = "blocks:"
MAX_CHOICE_CHARS: Final = 4_000
"""Of a choice as it is written: it stands in addresses, which servers and browsers cut at 8,000."""

_CHOICE: Final = re.compile(r"(?:h|\d{1,6}(?:-\d{1,6})?)(?:,\d{1,6}(?:-\d{1,6})?)*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a document, a line or more."""

    text: str
    counted: bool
    tag: str = ""
    """Of the element that holds it ("p", "li"); "" where there is no markup."""
    within: str = ""
    """The nearest element around it that says what it is for ("nav", "footer", "main"); "" for none."""
    n_words: int = 0
    n_link_words: int = 0
    """How many of its words are links'. Both are counts of chunks between spaces, as the model sees them."""
    likelihood: float | None = None
    """How likely the model takes it for main text, from 0 to 1; None where no model was asked."""
    structured: bool = False
    """Whether it comes from what the page says of itself (JSON-LD), and is not shown."""


@dataclass(frozen=True, slots=True)
class Outline:
    """All parts, in the order of the document."""

    parts: tuple[Part, ...] = ()
    headline: str = field(default="")
    """The line that was put above the main text, because no part of it repeats it; "" without one."""

    @classmethod
    def of_lines(cls, text: str) -> Self:
        """The outline of a text without markup: every line counts."""
        return cls(tuple(Part(line, counted=True, n_words=len(line.split())) for line in text.split("\n") if line))

    @property
    def choice(self) -> str:
        """What counted, as a choice."""
        numbers = [number for number, part in enumerate(self.parts) if part.counted]
        return PREFIX + ",".join([*(["h"] if self.headline else []), *_ranges(numbers)])

    def text_of(self, choice: str) -> str:
        """The text of a choice.

        >>> outline = Outline((Part("one", True), Part("two", False), Part("three", True)), "head")
        >>> outline.choice, outline.text_of("blocks:h,1-2")
        ('blocks:h,0,2', 'head\\ntwo\\nthree')

        Raises:
            InvalidOption: not a choice, or of a part that does not exist.
        """
        wanted, headline = _numbers(choice, len(self.parts))
        lines = [part.text for number, part in enumerate(self.parts) if number in wanted]
        return "\n".join([self.headline, *lines] if headline and self.headline else lines)

    def to_bytes(self) -> bytes:
        """As JSON."""
        return json.dumps({"headline": self.headline, "parts": [asdict(part) for part in self.parts]}).encode("ascii")

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Unpack what `to_bytes` made. Safe on hostile bytes.

        Raises:
            ValueError: not an outline, or a damaged one.
        """
        try:
            said = json.loads(data)
            return cls(tuple(_part(part) for part in said["parts"]), _as(str, said["headline"]))
        except (KeyError, TypeError, RecursionError) as error:
            raise ValueError("a damaged outline") from error


def is_choice(extraction: str) -> bool:
    """Whether an extraction is written as a choice of parts."""
    return extraction.startswith(PREFIX)


def _numbers(choice: str, n_parts: int) -> tuple[set[int], bool]:
    said = choice.removeprefix(PREFIX)
    if len(choice) > MAX_CHOICE_CHARS or (said and not _CHOICE.fullmatch(said)):
        raise InvalidOption("A choice of blocks is like blocks:h,0-3,7.", parameter="extraction")
    wanted: set[int] = set()
    pieces = [piece for piece in said.split(",") if piece]
    headline = pieces[:1] == ["h"]
    for piece in pieces[1:] if headline else pieces:
        first, _, last = piece.partition("-")
        start, end = int(first), int(last or first)
        if not start <= end < n_parts:
            raise InvalidOption(f"This has blocks 0 to {n_parts - 1}.", parameter="extraction")
        wanted.update(range(start, end + 1))
    return wanted, headline


def _ranges(numbers: Iterable[int]) -> list[str]:
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return [str(first) if first == last else f"{first}-{last}" for first, last in runs]


def _part(said: Any) -> Part:
    likelihood = said["likelihood"]
    return Part(
        text=_as(str, said["text"]),
        counted=_as(bool, said["counted"]),
        tag=_as(str, said["tag"]),
        within=_as(str, said["within"]),
        n_words=_as(int, said["n_words"]),
        n_link_words=_as(int, said["n_link_words"]),
        likelihood=None if likelihood is None else _as(float, likelihood),
        structured=_as(bool, said["structured"]),
    )


def _as(kind: type[Value], value: object) -> Value:
    if not isinstance(value, kind):
        raise TypeError
    return value
