"""Which stop words a language has: a standard list of ours, a wide one of stopwordsiso's, and what a user adds.

The wide lists hold content words too: the English one has 1,298, `page` and `world` among them. Hence a standard list
for every language that we can write one for. A document whose language is unknown gets the English list: most such are
short texts of names and numbers in Latin script, where it does no harm, and it is what the original did for every page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from wordcounts.text.views.fold import fold
from wordcounts.text.views.stoplists import STOPLISTS, VERSION
from wordcounts.text.words.characters import normalise

Lists = Literal["standard", "wide"]

FALLBACK: Final = "en"

OWN: Final = frozenset(STOPLISTS)
"""Languages with a standard list."""

WIDE: Final = frozenset(
    {
        "af", "ar", "bg", "bn", "br", "ca", "cs", "da", "de", "el", "en", "eo", "es", "et", "eu", "fa", "fi", "fr",
        "ga", "gl", "gu", "ha", "he", "hi", "hr", "hu", "hy", "id", "it", "ja", "ko", "ku", "la", "lt", "lv", "mr",
        "ms", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "so", "st", "sv", "sw", "th", "tl", "tr", "uk", "ur",
        "vi", "yo", "zh", "zu",
    }
)  # fmt: skip
"""Languages that stopwordsiso has a list of."""

LANGUAGES: Final = OWN | WIDE
"""Every language that has stop words here, as BCP 47 primary subtags."""

_PARTED: Final = re.compile(r"[\s,]+")


@dataclass(frozen=True, slots=True)
class StopList:
    """A list by its name, its version and its language."""

    name: str
    """`standard-en`, `wide-en`, or `none`."""
    version: str
    language: str
    words: frozenset[str]
    """Folded and normalised as the keys of a view are."""
    others: tuple[StopList, ...] = ()
    """Of several documents, the lists of their other languages: each for the documents in it."""

    @property
    def n(self) -> int:
        """Words."""
        return len(self.words)


UsedList = StopList
"""A list with a user's own words added and removed; name and version are those of the list it began from."""


def stop_words(language: str) -> frozenset[str]:
    """The standard stop words of a language; empty for a language that has none."""
    found = stop_list(language)
    return found.words if found else frozenset()


@cache
def stop_list(language: str, which: Lists = "standard") -> StopList | None:
    """The list of a language.

    Args:
        language: a BCP 47 primary subtag; "" (unknown) gets the English list.
        which: the one of the two kinds that is wanted; the other one where the language has that alone. The wide list
            holds all of the standard one.

    Returns:
        The list, whose name says which one it is; None for a language that has neither.
    """
    name = language or FALLBACK
    if name in OWN and (which == "standard" or name not in WIDE):
        return StopList(f"standard-{name}", VERSION, name, _own(name))
    if name not in WIDE:
        return None
    import stopwordsiso

    words = frozenset(fold(normalise(word), name) for word in stopwordsiso.stopwords(name))
    return StopList(f"wide-{name}", _wide_version(), name, words | (_own(name) if name in OWN else frozenset()))


def used_list(language: str, which: Lists = "standard", *, add: str = "", remove: str = "") -> UsedList:
    """The list of a language with a user's own words.

    Args:
        language, which: as for `stop_list`.
        add: words that are stop words too, parted by commas or white space, in any case.
        remove: words that are none; it wins over `add`.

    Returns:
        The list; one named "none" where the language has no list and only what was added counts.
    """
    found = stop_list(language, which) or StopList("none", "", language, frozenset())
    if not add and not remove:
        return found
    words = (found.words | _given(add, language)) - _given(remove, language)
    return UsedList(found.name, found.version, found.language, words)


def _own(name: str) -> frozenset[str]:
    return frozenset(fold(normalise(word), name) for word in STOPLISTS[name].split())


def _given(words: str, language: str) -> frozenset[str]:
    return frozenset(fold(normalise(word), language) for word in _PARTED.split(words) if word)


def _wide_version() -> str:
    from importlib.metadata import version

    return f"stopwordsiso {version('stopwordsiso')}"
