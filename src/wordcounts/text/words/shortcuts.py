"""Chunks whose words can be told without ICU: plain letters of most scripts, and anything in ASCII.

Each shortcut follows the rules of UAX #29 for the characters that it takes, and takes no others. The tests hold it to
ICU's answer for every character of the first plane, and for texts made to trip it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

EDGES: Final = (
    '!"$%&()*,-./:;<=>?@[\\]^`{|}~'
    "\u00a1\u00ab\u00b0\u00b7\u00bb\u00bf\u2010\u2011\u2012\u2013\u2014\u2015\u201c\u201d\u201e\u2022\u2026\u2032\u2033"
    "\u2039\u203a\u20ac\u037e\u0387\u055d\u0589\u060c\u061b\u061f\u06d4\u0964\u0965\u1362\u3001\u3002\uff0c\uff1a\uff1b\uff1f"
    "\u00ad\u200e\u200f\u2060\ufeff"
)
"""What can stand at either end of a plain word without being part of it: punctuation, and what shows nothing. Not plus
and number signs (C++), not the underscore, which is part of a word, nor quotation marks that may be apostrophes."""

_QUOTES: Final = "'\u2018\u2019"

# What `isidentifier` takes for part of a word, and what is more than that, or less:
#   dictionaries   Thai to Lao, Myanmar, Khmer, Tai, Kana to Han; and Hangul, which ICU parts from other letters
#   composition    letters that NFC writes in another way, marks that it may merge or move (class neither 0 nor 9)
#   spelling       U+02BC, which is an apostrophe here; variation selectors
#   no words       Roman numerals and other numbers, middle dots, letter-like signs
# Ranges are wide where a script is rare: what is taken in without need costs time, and nothing else.
_ENTANGLED: Final = re.compile(
    "[\u00b7\u02bc\u0300-\u036f\u0374\u0387\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0711"
    "\u0730-\u074a\u07eb-\u085f\u0898-\u08ff\u093c\u0951-\u0954\u0958-\u095f\u09bc\u09be\u09d7-\u09df\u09fe\u0a33\u0a36"
    "\u0a3c\u0a59-\u0a5e\u0abc\u0b3c\u0b3e\u0b56-\u0b5d\u0bbe\u0bd7\u0c3c\u0c55\u0c56\u0cbc\u0cc2\u0cd5\u0cd6\u0d3e\u0d57"
    "\u0dca-\u0ddf\u0e01-\u109f\u1161-\u11c2\u135d-\u1371\u16ee-\u16f0\u1780-\u17dd\u1885\u1886\u18a9\u1939-\u1c7f\u1cd0-\u1cff"
    "\u1dc0-\u1dff\u1f71-\u1ffb\u20d0-\u218f\u2cef-\u2cf1\u2de0-\u303c\u3041-\u30ff\u31f0-\u9fff\ua66f-\ua69f"
    "\ua6e6-\ua6f1\ua8e0-\uabff\uac00-\ud7a3\uf900-\ufb4f\ufe00-\ufe2f\uff66-\uff9f\U00010000-\U0010ffff]+"
)
BREAKERS: Final = (
    "\u00a1\u00ab\u00b0\u00bb\u00bf\u2013\u2014\u2026\u201c\u201d\u201e\u2022\u2032\u2033\u2039\u203a\u20ac"
)
"""Of EDGES, those that part what stands on their two sides, whatever that is."""

_FREE_BLOCKS: Final = bytes((0x00, 0x01, 0x02, 0x04, 0x1E, 0x20))
"""High bytes of code points of which nearly none is entangled: Latin, Cyrillic, general punctuation."""
_BUT: Final = "\u00b7\u02bc\u0483\u0484\u0485\u0486\u0487" + "".join(map(chr, range(0x20D0, 0x2100)))
"""Those that are."""
_MARK: Final = "\0"
"""Put where entangled characters were: in no word, at no edge. A text that holds one itself only loses shortcuts."""
_HANGUL: Final = re.compile("[\uac00-\ud7a3]+")

# The rules of UAX #29 read for ASCII. ALetter is A-Z a-z, Numeric is 0-9, ExtendNumLet is the underscore.
#   WB5 WB8 WB9 WB10 WB13a WB13b   letters, digits and underscores hold together
#   WB6 WB7                        . : ' hold between two letters     (MidLetter, MidNumLet, Single_Quote)
#   WB11 WB12                      . , ; ' hold between two digits    (MidNum, MidNumLet, Single_Quote)
# Nothing possessive or atomic: Pythons before 3.11.5 match those wrongly (github.com/python/cpython/issues/106052).
# What is repeated starts with what it cannot hold, so that nothing is tried twice; LONG chunks are left to ICU.
_MORE: Final = r"(?:(?:(?<=[A-Za-z])[.:'](?=[A-Za-z])|(?<=[0-9])[.,;'](?=[0-9]))[A-Za-z0-9_]+)*"
_DIGITS: Final = r"[0-9_]+(?:(?<=[0-9])[.,;'](?=[0-9])[0-9_]+)*"
_NUMBER: Final = rf"_*(?=[0-9]){_DIGITS}"
_LETTERED: Final = rf"(?:{_DIGITS})?[A-Za-z][A-Za-z0-9_]*{_MORE}"
_PIECE: Final = re.compile(rf"[A-Za-z0-9_]+{_MORE}|[^A-Za-z0-9_]")
# A hyphen or & joins two words when one of them holds a letter: so two numbers are never neighbours in a compound.
# It starts where no word does, so that a run of underscores is looked at once and not once from each of them.
_COMPOUND: Final = re.compile(
    r"(?<![A-Za-z0-9_])"
    rf"(?:(?:{_NUMBER}[-&])?{_LETTERED}(?:[-&](?:{_NUMBER}[-&])?{_LETTERED})*(?:[-&]{_NUMBER})?|{_NUMBER})"
)


LONG: Final = 4_096
"""Characters of a chunk beyond which ICU segments it: these patterns remember each step that they took."""


def plain_cores(chunks: list[str], *, is_ascii: bool) -> list[str]:
    """For each chunk the one word that it plainly is, without what stands at its ends; "" where that is not plain."""
    if not chunks:
        return []
    lines = chunks if is_ascii else _marked(chunks)
    return [
        line
        if line.isalpha()
        else core
        if (core := line.strip(EDGES)).isidentifier() and core[0] != "_"
        else _plain_core(core, chunk)
        for line, chunk in zip(lines, chunks, strict=True)
    ]


def entangled(characters: str) -> list[bool]:
    """For each character, whether it needs more than a look."""
    found = [False] * len(characters)
    for run in _ENTANGLED.finditer(characters):
        found[run.start() : run.end()] = [True] * (run.end() - run.start())
    return found


def is_composed(character: str) -> bool:
    """True for what is entangled for its composition alone, and plain once a text is in NFC."""
    return ("\u0300" <= character <= "\u0ddf" and character not in "\u0374\u0387") or "\u1f71" <= character <= "\u1ffb"


def is_hangul(characters: str) -> bool:
    """True for syllables of Korean."""
    return _HANGUL.fullmatch(characters) is not None


def _marked(chunks: list[str]) -> list[str]:
    """The chunks with entangled characters put out of the way."""
    together = "\n".join(chunks)
    # Looking at bytes is a third of the pattern's cost, and enough for pages in Latin or Cyrillic letters.
    high_bytes = together.encode("utf-16-le", "surrogatepass")[1::2]
    if not high_bytes.translate(None, _FREE_BLOCKS) and not any(map(together.__contains__, _BUT)):
        return chunks
    return _ENTANGLED.sub(_MARK, together).split("\n")


def _plain_core(core: str, chunk: str) -> str:
    if core == _MARK:
        core = chunk.strip(EDGES)
        return core if _HANGUL.fullmatch(core) else ""
    if core.isdecimal() or (core.isascii() and core.isalnum()):
        return core
    if "-" in core or "'" in core or "\u2019" in core or "\u2018" in core:
        return _plain_compound(core.replace("\u2019", "'"))
    return ""


def _plain_compound(core: str) -> str:
    """Between letters an apostrophe holds (WB6, WB7), and so does a hyphen; after Hebrew ones at the end too (WB7a)."""
    inner = core.strip(_QUOTES)
    if "\u05d0" <= inner[-1:] <= "\u05f2" and not core.endswith(inner):
        return ""
    return inner if all(map(str.isalpha, inner.replace("'", "-").split("-"))) else ""


def ascii_words(chunk: str) -> list[str]:
    """The words of a chunk of ASCII that holds neither + nor #."""
    return _COMPOUND.findall(chunk)


def ascii_ends(chunk: str) -> Iterator[int]:
    """Where the segments of a chunk of ASCII end, words or not, as ICU would say."""
    return (match.end() for match in _PIECE.finditer(chunk))
