"""The encoding of a body that declares none: UTF-8 if it is, UTF-16 if its zeros say so, else the detector of Firefox.

Measured with tests/text/encodings (32 languages, 58 pairs of language and encoding; short, long, plain, HTML) and on
991 pages and pieces of Debian's documentation in 31 languages, recoded. Right of 232 and of 991: chardetng as used here
224 and 981 with a hint, 224 and 969 without one; chardetng alone, without a hint, 220 and 961; cchardet 214 and 915;
resiliparse 202 and 907; charset-normalizer 161 of 232 at twenty times the cost. The eight misses of ours are Mac
encodings, which it never guesses. Taking the tags out first made it worse (938 of 991): it looks at where words begin.

Source: chardetng (github.com/hsivonen/chardetng), for which hints help and why.
"""

from __future__ import annotations

import codecs
import re
from typing import Final
from unicodedata import category

from wordcounts.text.charset.decoders import characters
from wordcounts.text.charset.encodings import CODECS, encoding_for
from wordcounts.text.words.language import language_of
from wordcounts.text.words.segment import count_words

DETECT_BYTES: Final = 128 * 1024
"""How much the detector is shown, from shortly before the first byte that is not ASCII: it settles within a few KB."""

LEAD_BYTES: Final = 256
"""ASCII shown before that first byte, or up to twice as much."""

TOLERATED: Final = 0.05
"""Errors for each character beyond ASCII up to which a body is UTF-8 all the same: cut inside a character by its maker,
or with a foreign line pasted in. Text in another encoding gives an error for nearly every such character."""

HINT_BYTES: Final = 4096
WIDE_BYTES: Final = 4096

TELLING: Final = 300
"""Characters from which on a text tells its language well enough for a hint; shorter ones misled more than helped."""

TOLD_CHARS: Final = 20_000
"""Of a text, by which its language is told: two thousand words of it are no surer than all."""

_LATIN: Final = frozenset(
    {"windows-1252", "windows-1250", "windows-1254", "windows-1257", "ISO-8859-2", "ISO-8859-4", "ISO-8859-13"}
)
"""Encodings that differ in a few letters only, so that a text read with the wrong one still shows its language."""

_BEYOND_ASCII: Final = bytes(range(0x80, 0x100))
_ESCAPES: Final = re.compile(rb"\x1b(?:\$[@B]|\([BJI])")
_LANGUAGE: Final = re.compile(
    rb"<html\s[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2,4}))?", re.IGNORECASE
)
_HOST: Final = re.compile(
    r"\A[A-Za-z][A-Za-z0-9+.-]{0,20}://[^/?#\\]{0,300}?\.([A-Za-z][A-Za-z0-9-]{0,60})\.?(?::\d*)?(?:[/?#\\]|\Z)"
)

_PRINTABLE: Final = re.compile(rb"[\t\n\r -~]")
_ODD: Final = frozenset({"Cn", "Co", "Cs", "Cc"})
"""General categories that no text has: unassigned, private, surrogate, control."""
_TAG: Final = re.compile(r"<(?:script|style)\b[^<]*|<[^<>]*>", re.IGNORECASE)
_NAME_OF_CODEC: Final = {codec.replace("_", "-"): name for name, codec in CODECS.items()}

_TABLE: Final = """
    ar:eg be:by bg:bg bs:ba cs:cz da:dk de:de el:gr es:es et:ee fa:ir fi:fi fr:fr he:il hr:hr hu:hu is:is it:it iw:il
    ja:jp ko:kr lt:lt lv:lv mk:mk nb:no nl:nl no:no pl:pl pt:pt ro:ro ru:ru sk:sk sl:si sq:al sr:rs sv:se th:th tr:tr
    uk:ua ur:pk vi:vn zh:cn
"""
_LAND_OF: Final = dict(pair.split(":") for pair in _TABLE.split())
"""Language -> a top-level domain whose pages are in it: the one kind of hint that the detector takes."""
_LANDS: Final = frozenset(_LAND_OF.values()) | {
    "tw",
    "hk",
    "su",
    "am",
    "ge",
    "kz",
    "uz",
    "cy",
    "at",
    "ch",
    "be",
    "br",
    "mx",
}
"""Top-level domains that say something of the language."""


def detect(body: bytes, *, url: str | None = None) -> str:
    """The most likely encoding, by the standard's name; windows-1252 when nothing speaks for another.

    Args:
        body: any bytes; may hold markup, whose declared language is a hint.
        url: where it came from: the top-level domain is a hint.
    """
    if wide := _utf_16(body):
        return wide
    if body.isascii():
        return "ISO-2022-JP" if _ESCAPES.search(body) and _is_iso_2022_jp(body) else "UTF-8"
    start = max(0, _first_beyond_ascii(body) - LEAD_BYTES)
    sample = body[start : start + DETECT_BYTES]
    n_errors, n_beyond = utf_8_errors(sample)
    if n_errors <= TOLERATED * n_beyond:
        return "UTF-8"
    return _by_detector(sample, _hint(body[:HINT_BYTES], url))


def utf_8_errors(sample: bytes) -> tuple[int, int]:
    """How many errors bytes have as UTF-8, and how many characters beyond ASCII; an end inside a character is none."""
    try:
        text = codecs.getincrementaldecoder("utf-8")("strict").decode(sample)
        n_errors = 0
    except UnicodeDecodeError:
        text = codecs.getincrementaldecoder("utf-8")("replace").decode(sample)
        n_errors = text.count("\ufffd") - sample.count(b"\xef\xbf\xbd")
    n_ascii = len(sample.translate(None, _BEYOND_ASCII))
    return n_errors, len(text) - n_ascii - n_errors


def _first_beyond_ascii(body: bytes) -> int:
    """About where the first byte is that is not ASCII: the start of its stretch of LEAD_BYTES."""
    for start in range(0, len(body), LEAD_BYTES):
        if not body[start : start + LEAD_BYTES].isascii():
            return start
    return len(body)


def _utf_16(body: bytes) -> str | None:
    """UTF-16 without its mark: a text with zeros, which no other encoding has, that makes sense two bytes at a time."""
    sample = body[:WIDE_BYTES]
    if sample.count(0) < 2 or len(sample) % 2 > len(sample) // WIDE_BYTES:
        return None
    if len(_PRINTABLE.findall(sample)) > 0.9 * len(sample):
        return None  # plain text into which zeros fell
    found = []
    for name in ("UTF-16LE", "UTF-16BE"):
        text = characters(sample, name)
        n_odd = sum(category(character) in _ODD and character not in "\t\n\f\r" for character in text)
        if n_odd <= len(text) // 100:
            # Of both, the one whose characters stand in fewer rows of 256; of equals, the one with ASCII.
            rows = {ord(character) >> 8 for character in text}
            found.append((len(rows), 0 not in rows, name))
    return min(found)[2] if found else None


def _is_iso_2022_jp(body: bytes) -> bool:
    text = characters(body[:DETECT_BYTES], "ISO-2022-JP")
    n_errors = text.count("\ufffd")
    return not text.isascii() and 20 * n_errors < len(text)


def _by_detector(sample: bytes, hint: bytes | None) -> str:
    try:
        from chardetng_py import EncodingDetector
    except ImportError:
        return _by_stand_in(sample)
    detector = EncodingDetector()
    detector.feed(sample, last=len(sample) < DETECT_BYTES)
    guess = _name_of(detector.guess(tld=hint, allow_utf8=False))
    if hint is None and guess in _LATIN and (shown := _land_of_text(characters(sample, guess))):
        # Even read with the wrong table of its kind, a text shows its language ("õ" for "ő" in Hungarian).
        guess = _name_of(detector.guess(tld=shown.encode(), allow_utf8=False))
    return guess


def _land_of_text(markup: str) -> str | None:
    text = " ".join(_TAG.sub(" ", markup).split())
    if len(text) < TELLING:
        return None
    table, _ = count_words(text[:TOLD_CHARS])
    return _LAND_OF.get(language_of(table).language)


def _name_of(codec: str) -> str:
    """The standard's name for what the detector gives, which is Python's."""
    return encoding_for(codec) or _NAME_OF_CODEC.get(codec.replace("_", "-").lower(), "windows-1252")


def _by_stand_in(sample: bytes) -> str:
    """For platforms that have no wheel of chardetng: nine tenths as often right."""
    from resiliparse.parse.encoding import detect_encoding

    found = encoding_for(detect_encoding(sample, from_html_meta=False)) or "windows-1252"
    # It guesses UTF-8 and UTF-16 for what was found to be neither; KOI8-U holds all letters of KOI8-R and four more.
    return {"UTF-8": "windows-1252", "UTF-16LE": "windows-1252", "UTF-16BE": "windows-1252", "KOI8-R": "KOI8-U"}.get(
        found, found
    )


def _hint(head: bytes, url: str | None) -> bytes | None:
    """A top-level domain: of the page's declared language, else its own; None where neither says more than "com".

    English is what templates say of pages in any language: it counts only where the domain says nothing.
    """
    if declared := _LANGUAGE.search(head):
        language, region = declared[1].lower().decode(), (declared[2] or b"").lower()
        if language == "zh" and region in (b"tw", b"hk", b"mo", b"hant"):
            return b"tw"
        if language in _LAND_OF:
            return _LAND_OF[language].encode()
    host = _HOST.match(url or "")
    land = host[1].lower() if host else ""
    if land in _LANDS or land.startswith("xn--"):
        return land.encode("ascii")
    return b"us" if declared and declared[1].lower() == b"en" else None
