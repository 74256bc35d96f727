"""Which stop words a language has: our own lists where there is one, else the wide ones of stopwordsiso.

Its English list has 1,298 words and drops content words (`page`, `world`), hence our own for the languages most asked
for. A document whose language is unknown gets the English list: most such are short texts of names and numbers in
Latin script, where it does no harm, and it is what the original did for every page.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from wordcounts.text.characters import normalise
from wordcounts.text.fold import fold
from wordcounts.text.stoplists import STOPLISTS

FALLBACK: Final = "en"

OWN: Final = frozenset(STOPLISTS)
"""Languages with a list of our own."""

WIDE: Final = frozenset(
    {
        "af", "bg", "bn", "br", "ca", "cs", "da", "el", "eo", "et", "eu", "fa",
        "fi", "ga", "gl", "gu", "ha", "he", "hi", "hr", "hu", "hy", "id", "ko",
        "ku", "la", "lt", "lv", "mr", "ms", "no", "pl", "ro", "sk", "sl", "so",
        "st", "sv", "sw", "th", "tl", "tr", "uk", "ur", "vi", "yo", "zu",
    }
)  # fmt: skip
"""Languages with a list of stopwordsiso's alone."""

LANGUAGES: Final = OWN | WIDE
"""Every language that has stop words here, as BCP 47 primary subtags."""


@cache
def stop_words(language: str) -> frozenset[str]:
    """The stop words of a language, folded and normalised as the keys of a view are.

    Args:
        language: a BCP 47 primary subtag; "" (unknown) gets the English list.

    Returns:
        The list; empty for a language that has none.
    """
    name = language or FALLBACK
    if name in OWN:
        return frozenset(fold(normalise(word), name) for word in STOPLISTS[name].split())
    if name not in WIDE:
        return frozenset()
    import stopwordsiso

    return frozenset(fold(normalise(word), name) for word in stopwordsiso.stopwords(name))
