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

INVISIBLE: Final = "\u00ad\u2060\ufeff\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
"""Soft hyphen, word joiner, byte order mark, marks of direction: they show nothing and part no word."""

_SPECIAL: Final = re.compile(f"[{APOSTROPHES}{HYPHENS}{INVISIBLE}\u200b-\u200d]")
_APOSTROPHE: Final = re.compile(f"[{APOSTROPHES}]")
_HYPHEN: Final = re.compile(f"[{HYPHENS}]")
_INVISIBLE: Final = re.compile(f"[{INVISIBLE}]+")

_UNSPACED: Final = "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff"
"""Thai, Lao, Tibetan, Myanmar, Khmer: there a zero-width space parts words, as UAX #14 means it."""
_PARTING: Final = re.compile(f"(?<=[{_UNSPACED}])\u200b|\u200b(?=[{_UNSPACED}])")

_WESTERN: Final = "\u0000-\u052f\u1e00-\u1fff"
"""Latin, Greek, Cyrillic: there a joiner or non-joiner is debris; in Arabic and Indic scripts it is spelling."""
_DEBRIS: Final = re.compile(f"\u200b|(?<=[{_WESTERN}])[\u200c\u200d]+|[\u200c\u200d]+(?=[{_WESTERN}])")


def normalise(chunk: str) -> str:
    """NFC, with one apostrophe, one hyphen, and nothing that shows nothing. May hold white space afterwards.

    >>> normalise("don\u2019t co\u00adop\u2011ed")
    "don't coop-ed"
    """
    if chunk.isascii():
        return chunk
    if _SPECIAL.search(chunk):
        chunk = _INVISIBLE.sub("", _HYPHEN.sub("-", _APOSTROPHE.sub("'", chunk)))
        chunk = _DEBRIS.sub("", _PARTING.sub(" ", chunk))
    return unicodedata.normalize("NFC", chunk)
