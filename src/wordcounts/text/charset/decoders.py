"""The decoders of the Encoding standard: Python's codecs, mended where browsers read the bytes otherwise.

Compared with Chromium's TextDecoder, byte by byte for the single-byte encodings and pair by pair for the others. What
still differs: signs of Big5, EUC-JP and ISO-2022-JP that are no letters (U+2022 for U+2027, the wave dash), code points
for private use, and how many U+FFFD stand for one error.

Source: Encoding Standard (encoding.spec.whatwg.org), sections 8 to 14.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from functools import cache
from typing import Final

from wordcounts.text.charset.encodings import CODECS

MAX_MENDED: Final = 10_000
"""Errors that are looked at one by one; a body with more is no text, and Python's own replacing, in C, is enough."""

_OWN: Final = {
    "KOI8-U": {0xAE: "\u045e", 0xBE: "\u040e"},  # the Belarusian letter, where Python draws a box
    "windows-1255": {0xCA: "\u05ba"},
}
"""Bytes that the standard's index reads otherwise than Python's table."""

_ANY: Final = bytes(range(0x81, 0xFF))
_PAIRED: Final = {
    "GBK": _ANY,
    "gb18030": _ANY,
    "Big5": _ANY,
    "EUC-KR": _ANY,
    "Shift_JIS": bytes((*range(0x81, 0xA0), *range(0xE0, 0xFD))),
    "EUC-JP": bytes((0x8E, 0x8F, *range(0xA1, 0xFF))),
}
"""Encodings of one or two bytes (or three, after 0x8F in EUC-JP; or four, in GB18030), and the bytes that lead."""

_UNICODE: Final = frozenset({"UTF-8", "UTF-16LE", "UTF-16BE"})

_PRIVATE: Final = re.compile("[\ue5e5-\ue864]")
_GB_SINCE: Final = str.maketrans(
    "\ue5e5\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue7c7\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864",
    "\u3000\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19\u1e3f\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb",
)
"""Code points for private use in Python's GB18030, which is that of the year 2000, and where Unicode has them since."""

_BIG5_SINCE: Final = """
877a㡵𡵓𣚞𦀡㻬𥣞㫵竼龗𤅡𨤍𣇪𠪊𣉞䌊蒄龖鐯䤰蘓墖靊鈘秐稲晠権袝瑌篅枂稬剏遆㓦珄𥶹瓆鿇垳
87c4䤯呌䄱𣚎堘穲𧭥讏䚮𦺈䆁𥶙箮𢒼鿈𢓁𢓉𢓌鿉蔄𣖻䂴鿊䓡𪷿拁灮鿋 8e69箸 8e6f簆 8e7e糎 8eab緒 8eb4縝 8ecd者 8ed0耨 8f57菁
8f69蒨 8f6e萏 8fcb覦覩 8ffe起 906d都 907a銹 90dc靜 90f1響 91bf鼖 9244蔃 92af兙兛兝兞 92c8鍮 92d1瑹 9447浧 94ca禛
95d9邗 9644靝 96ed瀞 96fc嬨 9b76爁 9b78矗 9b7b纇 9bc6駖 9bde釔 9bec惞 9bf6澶 9c42輶 9c53侻 9c62營 9c68鄄 9c6b鷰
9c77菏 9cbc尐秣 9cd0婧 9d57輋 9d5a筑 9dc4拐 9ea9恢 9eef痹 9efd汊 9f60鬮 9f66鼗 9fcb僭 9fd8弌 a063蠏 a077拎 a0d5瑨
a0df煢 a0e4牐 a3e1€ c6cf廴 c6d3无 c6d5癶 c6d7隶 c6de〃仝 fa5f倩 fa66偽 fabd包 fac5卄 fad5卿 fb48嘅 fbb8婷 fbf3幵
fbf9廐 fc4f彘 fc6c悤 fcb9撐 fce2晴 fcf1杞 fdb7沜渝 fdbb港 fdf1煮 fe52猪 fe6f瑜 feaa瓩 fedd砉
"""
"""What the index has and Python's HKSCS of 2004 has not: a pair in hexadecimal, then the characters from there on."""

_ESCAPE: Final = re.compile(rb"\x1b(?:\(([BJI])|\$([@B]))|\Z")
_LIFTED: Final = bytes(
    byte + 0x80 if 0x21 <= byte <= 0x7E else 0xFF if byte >= 0x7F or byte in b"\x0e\x0f\x1b" else byte
    for byte in range(256)
)
"""The two bytes of JIS X 0208 as EUC-JP has them; 0xFF, always an error there, for what may not stand in them."""


def characters(body: bytes, name: str) -> str:
    """The characters of a body that has no byte-order mark, or no longer. Linear in its length; raises nothing.

    Args:
        body: any bytes.
        name: the encoding, by the standard's name.

    Returns:
        Text that may hold NUL. Bytes that do not fit become U+FFFD, and no lead byte swallows the ASCII byte after it.
    """
    if name == "replacement":
        return "\ufffd" if body else ""
    if name in _UNICODE:
        return body.decode(CODECS[name], "replace")
    if name in _PAIRED:
        return _paired(body, name)
    if name == "ISO-2022-JP":
        return _iso_2022_jp(body)
    return codecs.charmap_decode(body, "replace", _single_bytes(name))[0]


@cache
def _single_bytes(name: str) -> str:
    """The 256 characters of a single-byte encoding."""
    if name == "x-user-defined":
        return "".join(chr(byte if byte < 0x80 else 0xF700 + byte) for byte in range(256))
    found = list(bytes(range(256)).decode(CODECS[name], "replace"))
    if name.startswith("windows-"):
        # Where the tables of Windows have a hole, the standard has the control character of that number.
        found[0x80:0xA0] = [chr(0x80 + i) if it == "\ufffd" else it for i, it in enumerate(found[0x80:0xA0])]
    for byte, character in _OWN.get(name, {}).items():
        found[byte] = character
    return "".join(found)


def _paired(body: bytes, name: str) -> str:
    text = body.decode(CODECS[name], "replace")
    if 0 < text.count("\ufffd") <= MAX_MENDED:
        text = body.decode(CODECS[name], _handler(name))
    if name in ("GBK", "gb18030") and _PRIVATE.search(text):
        return text.translate(_GB_SINCE)
    # Four single bytes that mean nothing, which Python's cp932 gives to private use.
    return re.sub("[\uf8f0-\uf8f3]", "\ufffd", text) if name == "Shift_JIS" else text


@cache
def _handler(name: str) -> str:
    """The name of what mends errors of an encoding, made known to Python when it is first needed."""
    leads = _PAIRED[name]
    extra = _EXTRA.get(name, _nothing)

    def mend(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeDecodeError):
            raise error
        at = error.start
        pair = error.object[at : at + 2]
        if found := extra(pair):
            return found, at + (1 if pair[0] == 0x80 else 2)
        if len(pair) < 2 or pair[0] not in leads or pair[1] < 0x80:
            return "\ufffd", at + 1
        third = name == "EUC-JP" and pair[0] == 0x8F and error.object[at + 2 : at + 3] > b"\xa0"
        return "\ufffd", at + (3 if third else 2)

    codecs.register_error(f"wordcounts-{name}", mend)
    return f"wordcounts-{name}"


def _nothing(pair: bytes) -> str:
    return ""


def _euro(pair: bytes) -> str:
    return "\u20ac" if pair[0] == 0x80 else ""


def _of_vendors(pair: bytes) -> str:
    """Rows 13 and 89 to 92 of JIS X 0208 (circled numbers, IBM's characters), which Python has in Shift_JIS only."""
    if len(pair) < 2 or pair[0] not in b"\xad\xf9\xfa\xfb\xfc" or not 0xA1 <= pair[1] <= 0xFE:
        return ""
    row, cell = pair[0] - 0xA1, pair[1] - 0xA1
    lead = row // 2 + (0x81 if row < 62 else 0xC1)
    trail = cell + (0x9F if row % 2 else 0x40 + (cell >= 0x3F))
    found = bytes((lead, trail)).decode("cp932", "replace")
    return found if len(found) == 1 and found != "\ufffd" else ""


def _of_hong_kong(pair: bytes) -> str:
    return _big5_since().get(pair, "")


@cache
def _big5_since() -> dict[bytes, str]:
    found = {}
    for run in _BIG5_SINCE.split():
        lead, trail = bytes.fromhex(run[:4])
        for character in run[4:]:
            found[bytes((lead, trail))] = character
            trail = 0xA1 if trail == 0x7E else trail + 1
    return found


_EXTRA: Final[dict[str, Callable[[bytes], str]]] = {
    "GBK": _euro,
    "gb18030": _euro,
    "EUC-JP": _of_vendors,
    "Big5": _of_hong_kong,
}


def _iso_2022_jp(body: bytes) -> str:
    pieces = []
    state, start = b"B", 0
    for escape in _ESCAPE.finditer(body):
        piece = body[start : escape.start()]
        if piece and state in (b"$@", b"$B"):
            pieces.append(_paired(piece.translate(_LIFTED), "EUC-JP"))
        elif piece:
            pieces.append(codecs.charmap_decode(piece, "replace", _seven_bits(state))[0])
        state, start = escape[1] or b"$" + (escape[2] or b""), escape.end()
    return "".join(pieces)


@cache
def _seven_bits(state: bytes) -> str:
    """The 256 characters of a state of ISO-2022-JP that has one byte each: ASCII, Roman, Katakana."""
    found = [chr(byte) if byte < 0x80 and byte not in b"\x0e\x0f\x1b" else "\ufffd" for byte in range(256)]
    if state == b"J":
        found[0x5C], found[0x7E] = "\u00a5", "\u203e"
    if state == b"I":
        found[0x21:0x80] = [chr(0xFF40 + byte) if byte <= 0x5F else "\ufffd" for byte in range(0x21, 0x80)]
    return "".join(found)
