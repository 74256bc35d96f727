"""Which language a text is in: by its script where that decides, else by a vote of its commonest words and letters.

The vote counts how often the function words of each language occur (`function_words`), a word of several languages for
each of them in part, and the letters that only some of them write. What the document says of itself weighs as a few
words do: it settles a short text, and a long one overrules it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Final

from wordcounts.text.words.function_words import FUNCTION_WORDS
from wordcounts.text.words.table import Table

FORMS: Final = 300
"""Forms that vote: the commonest, where the function words are, of the first FIRST forms of a table."""
FIRST: Final = 4_000

SETTLED: Final = 0.5
"""Share of a text's words in a script of one language that makes it a text of that language, whatever else it says."""
PRESENT: Final = 0.2
"""Share of them that makes it one when nothing speaks for another: a page about programming, say."""
KANA: Final = 0.1
"""Share of kana among the words of a text with Han or kana that makes it Japanese."""

MIN_LEAD: Final = 0.7
"""Votes, in words, by which the winner must lead: below, the language is unknown."""
MIN_SHARE: Final = 0.06
"""Votes of the winner, as a share of all words, below which the language is none that we know."""
HALF_SURE: Final = 1.0
"""The lead, in words, at which the confidence is one half."""
DECLARED: Final = 4.0
"""Votes that the document's own word is worth."""
FOREIGN: Final = 0.2
"""Votes of the winner, as a share of all words, from which on a declared language that has no list is not believed."""
ONLY_DECLARED: Final = 0.5
"""The confidence in a language that the document declares and its text does not contradict."""

# First letter of a script's block, the script, the language (nearly) alone in it; "" where several share it.
_BLOCKS: Final = (
    (0x0041, ""), (0x0370, "el"), (0x0400, ""), (0x0530, "hy"), (0x0590, ""), (0x0600, ""),
    (0x0900, ""), (0x0980, ""), (0x0A00, "pa"), (0x0A80, "gu"), (0x0B00, "or"), (0x0B80, "ta"),
    (0x0C00, "te"), (0x0C80, "kn"), (0x0D00, "ml"), (0x0D80, "si"), (0x0E00, "th"), (0x0E80, "lo"),
    (0x0F00, "bo"), (0x1000, "my"), (0x10A0, "ka"), (0x1100, "ko"), (0x1200, "am"), (0x13A0, ""),
    (0x1780, "km"), (0x1800, ""), (0x1F00, "el"), (0x2000, ""), (0x3041, "ja"), (0x3100, "zh"),
    (0x31F0, "ja"), (0x3400, "zh"), (0xA000, ""), (0xAC00, "ko"), (0xD7B0, ""), (0xF900, "zh"),
    (0xFB00, ""), (0xFF66, "ja"), (0xFFA0, ""), (0x20000, "zh"), (0x32000, ""),
)  # fmt: skip
_STARTS: Final = [start for start, _ in _BLOCKS]
_FIRST_OF_SCRIPT: Final = "\u0370"

# Letters that few languages of a script write: seldom enough that a few of them tell.
_LETTERS: Final = {
    "az": "əğış", "be": "ўіы", "bg": "ъщ", "bs": "đčćšž", "ca": "·", "cs": "řůěčšž", "cy": "ŵŷ", "da": "æøå",
    "de": "äöüß", "eo": "ĉĝĥĵŝŭ", "es": "ñ", "et": "õäöü", "fi": "äö", "fr": "çèêœ", "hr": "đčćšž",
    "hu": "őű", "is": "ðþæ", "kk": "әғқңөұүһі", "lt": "ėįųūčšž", "lv": "āēīūķļņģ", "mk": "ѓќѕјљњџ",
    "mn": "өү", "no": "æøå", "pl": "łąęśćźżń", "pt": "ãõç", "ro": "țșăâî", "ru": "ыэё", "sk": "ľĺŕôčšž",
    "sl": "čšž", "sq": "ëç", "sr": "ђћјљњџ", "sv": "åäö", "tr": "ğışç", "uk": "їєґі",
    "vi": "đơưạảấầậắặẹếềệịọốồộớờợụứừựỳ", "as": "ৰৱ", "ckb": "ێۆڵڕە", "fa": "پچژگ", "ku": "êîûçş", "mr": "ळ",
    "ps": "ټډړښږۍځڅ", "ug": "ۇۆۈۋېە", "ur": "ٹڈڑںےھہ",
}  # fmt: skip
LETTER: Final = 0.3
"""What one such letter is worth, shared by the languages that write it, against one function word."""

_ALIASES: Final = {"iw": "he", "in": "id", "nb": "no", "nn": "no", "cmn": "zh", "yue": "zh", "fil": "tl"}
_TAG: Final = re.compile(r"[a-z]{2,3}\Z")


@dataclass(frozen=True, slots=True)
class Detected:
    """A language and how sure it is."""

    language: str
    """The BCP 47 primary tag; "" when unknown."""
    confidence: float
    """0 to 1: grows with the lead over the runner-up; 1 where the script decides; 0 when unknown."""


UNKNOWN: Final = Detected("", 0.0)


def primary(tag: str | None) -> str:
    """The primary subtag of a language tag, in lower case and in one spelling; "" for what is no tag.

    >>> primary("de-AT"), primary("zh_Hant_TW"), primary("x-default"), primary(None)
    ('de', 'zh', '', '')
    """
    subtag = re.split("[-_]", (tag or "").strip().lower(), maxsplit=1)[0]
    return _ALIASES.get(subtag, subtag) if _TAG.match(subtag) else ""


def language_of(table: Table, declared: str = "") -> Detected:
    """The language of a text, from the table of its words.

    Args:
        table: the words; the FORMS commonest of the first are looked at.
        declared: what the document says of itself, believed unless the text speaks clearly against it.
    """
    forms = dict(table.commonest(FORMS, of=FIRST))
    n_words = sum(forms.values())
    said = primary(declared)
    if not n_words:
        return Detected(said, ONLY_DECLARED) if said else UNKNOWN
    alone, share = _by_script(forms, n_words)
    if share > SETTLED:
        return Detected(alone, 1.0)
    found = _by_vote(forms, n_words, "" if said in _OF_SCRIPT else said)
    if found.language or share < PRESENT:
        return found
    return Detected(alone, share)


_OF_SCRIPT: Final = frozenset(language for _, language in _BLOCKS if language)


def _by_script(forms: dict[str, int], n_words: int) -> tuple[str, float]:
    """The language whose script of its own most words are in, and their share of all words."""
    found: Counter[str] = Counter()
    for form, n in forms.items():
        if form[0] >= _FIRST_OF_SCRIPT:
            found[_BLOCKS[bisect_right(_STARTS, ord(form[0])) - 1][1]] += n
    del found[""]
    east = found["ja"] + found["zh"]
    found["ja"], found["zh"] = (east, 0) if found["ja"] > KANA * east else (0, east)
    language, n_found = found.most_common(1)[0]
    return language, n_found / n_words


@cache
def _voters() -> tuple[dict[str, list[tuple[str, float]]], dict[str, list[tuple[str, float]]]]:
    """For each function word, and for each letter, the languages that it votes for, and with how much."""
    words = {language: set(listed.split()) for language, listed in FUNCTION_WORDS.items()}
    return _shared(words, 1.0), _shared({language: set(letters) for language, letters in _LETTERS.items()}, LETTER)


def _shared(marks: dict[str, set[str]], worth: float) -> dict[str, list[tuple[str, float]]]:
    n_languages = Counter(mark for listed in marks.values() for mark in listed)
    votes: dict[str, list[tuple[str, float]]] = {mark: [] for mark in n_languages}
    for language, listed in marks.items():
        for mark in listed:
            votes[mark].append((language, worth / n_languages[mark]))
    return votes


def _by_vote(forms: dict[str, int], n_words: int, said: str) -> Detected:
    scores = _scores(forms)
    if said:
        if said not in FUNCTION_WORDS and max(scores.values(), default=0.0) < FOREIGN * n_words:
            return Detected(said, ONLY_DECLARED)
        scores[said] = scores.get(said, 0.0) + DECLARED
    by_votes = sorted(scores, key=scores.__getitem__, reverse=True)
    best, votes = (by_votes[0], scores[by_votes[0]]) if by_votes else ("", 0.0)
    others = scores[by_votes[1]] if len(by_votes) > 1 else 0.0
    lead = votes - others
    if lead < MIN_LEAD or votes < MIN_SHARE * n_words:
        return Detected(said, ONLY_DECLARED) if said else UNKNOWN
    return Detected(best, lead / (lead + HALF_SURE))


def _scores(forms: dict[str, int]) -> dict[str, float]:
    by_word, by_letter = _voters()
    scores: dict[str, float] = {}
    lines = "\n".join(forms).lower()
    is_ascii = lines.isascii()
    for form, n in zip(lines.split("\n"), forms.values(), strict=True):
        for language, worth in by_word.get(form, ()):
            scores[language] = scores.get(language, 0.0) + worth * n
        if is_ascii or form.isascii():
            continue
        for letter in form:
            for language, worth in by_letter.get(letter, ()):
                scores[language] = scores.get(language, 0.0) + worth * n
    return scores
