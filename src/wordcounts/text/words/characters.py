"""One spelling for what is written in several ways: composition, apostrophes, hyphens, characters that show nothing.

Applied to each distinct chunk of a text when it is counted (the text itself is kept as it came). Case and accents
are not touched: they belong to the view.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

APOSTROPHES: Final = "\u2019\u2018\u201b\u02bc\uff07"
"""Right, left and reversed quotation marks, the modifier letter, full width: all become U+0027."""

HYPHENS: Final = "\u2010\u2011"
"""Hyphen and non-breaking hyphen (UAX #29, section 4.1, names both as tailorable): all become U+002D."""

INVISIBLE: Final = (
    "\u00ad\u2060-\u2064\ufeff\u200e\u200f\u061c\u202a-\u202e\u2066-\u206f\ufe00-\ufe0f\U000e0100-\U000e01ef"
)
"""Soft hyphen, word joiner, invisible operators, byte order mark, marks of direction, variation selectors: they show
nothing of their own and part no word."""

UNSEEN_ONE: Final = re.compile(f"[{INVISIBLE}]")

LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")
"""No character at all, and no decoder of ours makes one; ICU refuses it. Counted as U+FFFD, which is in no word."""

_SPECIAL: Final = re.compile(f"[{APOSTROPHES}{HYPHENS}{INVISIBLE}\u200b-\u200d]")
_NO_WIDTH: Final = re.compile("([\u200b-\u200d]+)")
"""Zero-width space, non-joiner, joiner: debris in some scripts, spelling in others."""

UNSPACED_ONE: Final = re.compile("[\u0e00-\u109f\u1780-\u17ff\u1950-\u1aaf\ua9e0-\ua9ff\uaa60-\uaadf]")
"""Thai, Lao, Tibetan, Myanmar, Khmer, Tai: there a zero-width space parts words, as UAX #14 means it."""

WESTERN_ONE: Final = re.compile("[0-9A-Za-z\u00c0-\u052f\u1e00-\u1fff]")
"""Latin, Greek, Cyrillic: there a joiner or non-joiner is debris; in Arabic and Indic scripts it is spelling."""


def normalise(text: str) -> str:
    """NFC, with one apostrophe, one hyphen, and nothing that shows nothing. May hold other white space afterwards.

    >>> normalise("don\u2019t co\u00adop\u2011ed")
    "don't coop-ed"
    """
    return text if text.isascii() else unicodedata.normalize("NFC", one_spelling(text))


def one_spelling(text: str) -> str:
    """As `normalise`, but for the composition. White space is kept, and parts what stands on its two sides."""
    found = set(_SPECIAL.findall(text))
    for character in found:
        if character in APOSTROPHES:
            text = text.replace(character, "'")
        elif character in HYPHENS:
            text = text.replace(character, "-")
        elif character not in "\u200b\u200c\u200d":
            text = text.replace(character, "")
    return text if found.isdisjoint("\u200b\u200c\u200d") else _without_debris(text)


def _without_debris(text: str) -> str:
    """What is left of each run of characters without width, from what stands on its two sides."""
    parts = _NO_WIDTH.split(text)
    for at in range(1, len(parts), 2):
        run, sides = parts[at], parts[at - 1][-1:] + parts[at + 1][:1]
        joiners = run.replace("\u200b", "")
        if joiners != run and UNSPACED_ONE.search(sides):
            parts[at] = " "
        else:
            parts[at] = "" if WESTERN_ONE.search(sides) else joiners
    return "".join(parts)
