"""Words without their accents: é and e one letter, for views that ask for it.

What counts as an accent is decided script by script, since a combining mark is an ornament in one and a letter in
another:

- Latin and Greek: every combining mark, and the letters that carry theirs as a stroke or lack a dot (ł, ø, đ, ħ, ŧ,
  ı); the ligatures æ and œ are two letters.
- Cyrillic: stress marks on vowels, and the dots of ё. The breve of й and ў, the dots of ї and the mark of ѓ and ќ
  make letters of their own, and stay.
- Arabic: vowel signs (harakat), Koranic marks and the tatweel. Hamza and madda are spelling, and stay.
- Hebrew: points (niqqud) and cantillation.
- All others keep their marks: an Indic vowel sign, a Thai or Lao vowel, the voicing of kana or a Korean vowel is no
  accent.

Source: which letters differ by an accent alone, for Latin and Greek: those of one primary weight in the Default
Unicode Collation Element Table (Unicode Technical Standard #10), with ı beside i; for Cyrillic, CLDR's root collation,
where й is a letter; for Arabic and Hebrew, the blocks' code charts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_MARKS: Final = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff"
_LATIN_GREEK: Final = "A-Za-z\u00aa-\u02af\u0370-\u03ff\u1d00-\u1dbf\u1e00-\u1fff\u2c60-\u2c7f\ua720-\ua7ff"
_ACCENTED: Final = re.compile(f"(?<=[{_LATIN_GREEK}])[{_MARKS}]+")
_STRESSED: Final = re.compile("(?<=[аеиоуыэюяіѣѵ])[\u0300\u0301\u030f\u0311]+|(?<=е)\u0308", re.IGNORECASE)
_POINTS: Final = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]+"
)
_STROKED: Final = str.maketrans(
    {
        "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T",
        "ı": "i", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE",
    }
)  # fmt: skip

_CONCERNED: Final = re.compile(f"[\u00c0-\u04ff\u0591-\u06ed\u1e00-\u1fff{_MARKS}]")
"""Without one of these a word has no accent to lose: most need no more than this look."""


def without_accents(word: str) -> str:
    """The word with its accents taken off; NFC. Case is not touched.

    >>> without_accents("Crème brûlée"), without_accents("Łódź"), without_accents("ёлкой"), without_accents("が한हिं")
    ('Creme brulee', 'Lodz', 'елкой', 'が한हिं')
    """
    if word.isascii() or not _CONCERNED.search(word):
        return word
    apart = unicodedata.normalize("NFD", word.translate(_STROKED))
    return unicodedata.normalize("NFC", _POINTS.sub("", _STRESSED.sub("", _ACCENTED.sub("", apart))))


def all_without_accents(words: Iterable[str]) -> list[str]:
    """`without_accents` of each of many words, in one go. None may hold a new line.

    >>> all_without_accents(["Crème", "brûlée"])
    ['Creme', 'brulee']
    """
    many = list(words)
    # A new line composes with nothing and is no letter that could carry a mark.
    return without_accents("\n".join(many)).split("\n") if many else []
