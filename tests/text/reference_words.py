"""Words the slow way: the rules of UAX #29 read one by one, for every place between two characters of a whole text.

Written apart from `wordcounts.text`, and sharing nothing with it but what ICU says of single characters (the
properties Word_Break and Extended_Pictographic). For scripts without a dictionary: not for Thai to Khmer, Han, Kana,
and not for Hangul, which ICU parts from other letters where the standard does not.

Source: Unicode Standard Annex #29, revision 45, table 3 and section 4.1.1; names of rules as there.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import icu

LETTERS = {"ALetter", "Hebrew_Letter"}
NEWLINES = {"Newline", "CR", "LF"}
IGNORED = {"Extend", "Format", "ZWJ"}
MID_LETTERS = {"MidLetter", "MidNumLet", "Single_Quote"}
MID_NUMBERS = {"MidNum", "MidNumLet", "Single_Quote"}
HOLDING = LETTERS | {"Numeric", "Katakana", "ExtendNumLet"}

SAME = {"’": "'", "‘": "'", "‛": "'", "ʼ": "'", "＇": "'", "‐": "-", "‑": "-"}
SIGNS = {"C": ("++", "#"), "c": ("++", "#"), "F": ("#",), "f": ("#",)}


@cache
def word_break(character: str) -> str:
    value = icu.Char.getIntPropertyValue(character, icu.UProperty.WORD_BREAK)
    return str(
        icu.Char.getPropertyValueName(icu.UProperty.WORD_BREAK, value, icu.UPropertyNameChoice.LONG_PROPERTY_NAME)
    )


@cache
def is_pictograph(character: str) -> bool:
    return bool(icu.Char.hasBinaryProperty(character, icu.UProperty.EXTENDED_PICTOGRAPHIC))


def segments(text: str) -> list[str]:
    """The text cut at each word boundary."""
    cuts = [at for at in range(1, len(text)) if breaks(text, at)]
    return [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)] if text else []


def breaks(text: str, at: int) -> bool:
    """True when there is a word boundary between text[at - 1] and text[at]."""
    before, after = word_break(text[at - 1]), word_break(text[at])
    if before == "CR" and after == "LF":
        return False  # WB3
    if before in NEWLINES or after in NEWLINES:
        return True  # WB3a, WB3b
    if before == "ZWJ" and is_pictograph(text[at]):
        return False  # WB3c
    if before == "WSegSpace" and after == "WSegSpace":
        return False  # WB3d
    if after in IGNORED:
        return False  # WB4
    # From here on as WB4 says: each character stands for itself and for all the ignored ones that follow it.
    left = bases(text[:at])
    right = [kind for kind in map(word_break, text[at:]) if kind not in IGNORED]
    before, after = left[-1], right[0]
    before2 = left[-2] if len(left) > 1 else ""
    after2 = right[1] if len(right) > 1 else ""
    return not (
        (before in LETTERS and after in LETTERS)  # WB5
        or (before in LETTERS and after in MID_LETTERS and after2 in LETTERS)  # WB6
        or (before2 in LETTERS and before in MID_LETTERS and after in LETTERS)  # WB7
        or (before == "Hebrew_Letter" and after == "Single_Quote")  # WB7a
        or (before == "Hebrew_Letter" and after == "Double_Quote" and after2 == "Hebrew_Letter")  # WB7b
        or (before2 == "Hebrew_Letter" and before == "Double_Quote" and after == "Hebrew_Letter")  # WB7c
        or (before in LETTERS | {"Numeric"} and after == "Numeric")  # WB8, WB9
        or (before == "Numeric" and after in LETTERS)  # WB10
        or (before2 == "Numeric" and before in MID_NUMBERS and after == "Numeric")  # WB11
        or (before == "Numeric" and after in MID_NUMBERS and after2 == "Numeric")  # WB12
        or (before == "Katakana" and after == "Katakana")  # WB13
        or (before in HOLDING and after == "ExtendNumLet")  # WB13a
        or (before == "ExtendNumLet" and after in HOLDING)  # WB13b
        or (before == after == "Regional_Indicator" and flags_before(left) % 2 == 1)  # WB15, WB16
    )


def bases(text: str) -> list[str]:
    """The kinds of the characters that WB4 leaves: an ignored one counts only where it has nothing to lean on."""
    kept: list[str] = []
    for kind in map(word_break, text):
        if kind not in IGNORED or not kept or kept[-1] in NEWLINES:
            kept.append(kind)
    return kept


def flags_before(kinds: list[str]) -> int:
    n_flags = 0
    while n_flags < len(kinds) and kinds[-1 - n_flags] == "Regional_Indicator":
        n_flags += 1
    return n_flags


def spelled(text: str) -> str:
    """One spelling: NFC, one apostrophe, one hyphen, nothing that shows nothing, a space where white space was."""
    text = "".join(SAME.get(character, character) for character in " ".join(text.split()))
    text = "".join(character for character in text if not shows_nothing(character))
    kept = ""
    for at, character in enumerate(text):
        if character in "\u200b\u200c\u200d" and (
            character == "\u200b" or is_western(kept[-1:]) or is_western(text[at:].lstrip("\u200b\u200c\u200d")[:1])
        ):
            continue
        kept += character
    return unicodedata.normalize("NFC", kept)


def shows_nothing(character: str) -> bool:
    point = ord(character)
    return (
        character in "\u00ad\u061c\u200e\u200f\ufeff"
        or (0x2060 <= point <= 0x206F and point != 0x2065)
        or 0x202A <= point <= 0x202E
        or 0xFE00 <= point <= 0xFE0F
        or 0xE0100 <= point <= 0xE01EF
    )


def is_western(character: str) -> bool:
    plain = character.isascii() and character.isalnum()
    return plain or "\u00c0" <= character <= "\u052f" or "\u1e00" <= character <= "\u1fff"


def reference_words(text: str) -> list[str]:
    """The words of a text of scripts without a dictionary, in order."""
    parts = segments(spelled(text))
    found: list[str] = []
    at = 0
    while at < len(parts):
        if not is_word(parts[at]):
            at += 1
            continue
        word = clean(parts[at])
        while at + 2 < len(parts) and parts[at + 1] in ("-", "&") and is_word(parts[at + 2]):
            if not (has_letter(parts[at]) or has_letter(parts[at + 2])):
                break
            word += parts[at + 1] + clean(parts[at + 2])
            at += 2
        signs = "".join(parts[at + 1 :])[:3]
        for sign in SIGNS.get(parts[at], ()):
            if signs.startswith(sign) and signs[len(sign) : len(sign) + 1] not in ("+", "#"):
                word += sign
                break
        found.append(word)
        at += 1
    return found


def is_word(part: str) -> bool:
    return any(
        unicodedata.category(character)[0] == "L" or unicodedata.category(character) == "Nd" for character in part
    )


def has_letter(part: str) -> bool:
    return any(unicodedata.category(character)[0] == "L" for character in part)


def clean(part: str) -> str:
    """Without the joiners at its end, but for one that follows a virama."""
    bare = part
    while bare[-1] in "\u200c\u200d":
        bare = bare[:-1]
    keeps = part[len(bare) :].startswith("\u200d") and unicodedata.combining(bare[-1]) == 9
    return bare + "\u200d" if keeps else bare
