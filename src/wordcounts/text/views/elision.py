"""Elided articles and their kin: l'histoire is histoire with an article, in French, Italian and Catalan.

The table holds the word as UAX #29 finds it, l'histoire. A view may look past what was elided, and counts l'histoire
with histoire: one token there, one here, so that the counts still add up. The article itself is no row of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

_ELIDED: Final = {
    # Articles, prepositions, pronouns, particles and conjunctions before a vowel or a mute h.
    "fr": "c ç d j jusqu l lorsqu m n puisqu qu quoiqu s t",
    # The same, with the prepositions that an article has grown into, and un', quell', quest'.
    "it": "agl all c ch coll d dagl dall degl dell gl l m n negl nell quell quest s sugl sull t un v",
    "ca": "d l m n s t",
}
"""Language -> what stands before the apostrophe when it is elided."""

_WHOLE: Final = {
    "fr": "aujourd'hui d'abord d'accord d'ailleurs",
    "it": "c'era c'erano d'accordo d'altronde",
    "ca": "d'acord",
}
"""Words that begin like an elision, but that nobody would look for under what follows."""

LANGUAGES: Final = frozenset(_ELIDED)
"""Where elisions are looked past. Languages that write an apostrophe inside a word (English don't, Ukrainian п'ять,
Hebrew's geresh) have none here."""


def elisions_of(language: str) -> Callable[[str], str]:
    """A function that gives a word without what was elided before it; one that changes nothing elsewhere.

    Only what is listed is taken off: presqu'île, quelqu'un, entr'ouvrir and prud'homme stay whole.

    >>> bare = elisions_of("fr")
    >>> bare("L'Histoire"), bare("qu'il"), bare("aujourd'hui"), bare("presqu'île"), bare("l'")
    ('Histoire', 'il', "aujourd'hui", "presqu'île", "l'")
    """
    elided = frozenset(_ELIDED.get(language, "").split())
    whole = frozenset(_WHOLE.get(language, "").split())

    def bare(word: str) -> str:
        while "'" in word and word.lower() not in whole:
            before, _, after = word.partition("'")
            if before.lower() not in elided or not after[:1].isalpha():
                break
            word = after
        return word

    return bare if elided else _unchanged


def _unchanged(word: str) -> str:
    return word
