"""Unicode's own examples of word boundaries, against ICU and against our slow reference."""

from __future__ import annotations

from pathlib import Path

import pytest

from text.reference_words import segments
from wordcounts.text.words.segment import _ends

FILE = Path(__file__).with_name("fixtures") / "WordBreakTest-15.0.0.txt"

# Lines that do not hold, each with its reason; one that holds must not be listed. The file is of Unicode 15.0, ICU 77
# follows 16, whose changes touch no line of the file: none differs.
DIFFERENT: dict[str, str] = {}


def lines() -> list[str]:
    return [line for line in FILE.read_text("utf-8").splitlines() if not line.startswith("#")]


def parsed(line: str) -> tuple[str, list[int]]:
    """The text of a line, and where its segments end."""
    fields = line.split()
    text = "".join(chr(int(field, 16)) for field in fields[1::2])
    return text, [at for at, field in enumerate(fields[2::2], 1) if field == "÷"]


def reference_ends(text: str) -> list[int]:
    ends: list[int] = []
    for segment in segments(text):
        ends.append(len(segment) + (ends[-1] if ends else 0))
    return ends


@pytest.mark.parametrize("find", [lambda text: list(_ends(text)), reference_ends], ids=["icu", "reference"])
def test_the_lines_of_the_standard_hold_but_for_those_listed(find):
    different = {line for line in lines() if find(parsed(line)[0]) != parsed(line)[1]}
    assert different == set(DIFFERENT)


def test_the_whole_file_is_read():
    assert len(lines()) == 1823
