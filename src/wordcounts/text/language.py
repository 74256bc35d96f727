"""Which language a text is in: by its script where that decides, else by a detector and by what the page says."""

from __future__ import annotations

import re
from typing import Final

SAMPLE: Final = 6_000
"""Characters looked at, from the middle of the text on, where menus are rarer."""

SURE: Final = 1_000
"""The detector's rank (a distance; lower is surer, above 1,200 usually false, says its documentation) up to which it is
believed against the page's own word, given SURE_CHARACTERS of text."""
SURE_CHARACTERS: Final = 300

# Scripts that (nearly) one language of the web is written in. Kana is tried before Han: Japanese has both.
_SCRIPTS: Final = (
    ("ja", re.compile("[\u3041-\u30ff]"), 0.05),
    ("ko", re.compile("[\u1100-\u11ff\uac00-\ud7af]"), 0.3),
    ("zh", re.compile("[\u4e00-\u9fff\u3400-\u4dbf]"), 0.3),
    ("th", re.compile("[\u0e00-\u0e7f]"), 0.3),
    ("lo", re.compile("[\u0e80-\u0eff]"), 0.3),
    ("km", re.compile("[\u1780-\u17ff]"), 0.3),
    ("my", re.compile("[\u1000-\u109f]"), 0.3),
    ("el", re.compile("[\u0370-\u03ff]"), 0.5),
    ("he", re.compile("[\u0590-\u05ff]"), 0.5),
    ("hy", re.compile("[\u0530-\u058f]"), 0.5),
    ("ka", re.compile("[\u10a0-\u10ff]"), 0.5),
    ("ta", re.compile("[\u0b80-\u0bff]"), 0.3),
    ("te", re.compile("[\u0c00-\u0c7f]"), 0.3),
    ("kn", re.compile("[\u0c80-\u0cff]"), 0.3),
    ("ml", re.compile("[\u0d00-\u0d7f]"), 0.3),
    ("gu", re.compile("[\u0a80-\u0aff]"), 0.3),
    ("pa", re.compile("[\u0a00-\u0a7f]"), 0.3),
    ("si", re.compile("[\u0d80-\u0dff]"), 0.3),
)
_OF_SCRIPT: Final = frozenset(language for language, _, _ in _SCRIPTS)
_ALIASES: Final = {"iw": "he", "in": "id", "nb": "no", "nn": "no", "cmn": "zh", "yue": "zh", "fil": "tl"}
_TAG: Final = re.compile(r"[a-z]{2,3}\Z")


def primary(tag: str | None) -> str:
    """The primary subtag of a language tag, in lower case and in one spelling; "" for what is no tag.

    >>> primary("de-AT"), primary("zh_Hant_TW"), primary("x-default"), primary(None)
    ('de', 'zh', '', '')
    """
    subtag = re.split("[-_]", (tag or "").strip().lower(), maxsplit=1)[0]
    return _ALIASES.get(subtag, subtag) if _TAG.match(subtag) else ""


def language_of(text: str, declared: str = "") -> str:
    """The language of a text as a BCP 47 primary subtag; "" when unsure.

    Args:
        text: any text; a sample of it is looked at.
        declared: what the document says of itself, believed unless the text speaks clearly against it.
    """
    said = primary(declared)
    sample = text if len(text) <= SAMPLE else text[(len(text) - SAMPLE) // 3 :][:SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return said
    shown = "" if sample.isascii() else _by_script(sample, letters)
    if shown:
        return shown
    return _by_detector(sample, "" if said in _OF_SCRIPT else said)


def _by_script(sample: str, letters: int) -> str:
    for language, script, share in _SCRIPTS:
        if len(script.findall(sample)) > share * letters:
            return language
    return ""


def _by_detector(sample: str, said: str) -> str:
    from resiliparse.parse.lang import detect_fast

    found, rank = detect_fast(sample)
    if found == "unknown":
        return said
    if not said or (rank <= SURE and len(sample) >= SURE_CHARACTERS):
        return primary(found)
    return said
