"""Lemmas (the form that a dictionary lists) and stems (what endings leave), where a library knows the language.

Both are of a word by itself, without its sentence: a form of two words ("left") gets one of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from wordcounts.errors import InvalidOption
from wordcounts.text.views.fold import TURKIC, fold

if TYPE_CHECKING:
    from simplemma import Lemmatizer

    from wordcounts.text.views.dictionaries import PackedDictionary

Lemmas = Literal["none", "lemma", "stem"]

LEMMA_LANGUAGES: Final = frozenset(
    {
        "ar", "bg", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "ga", "gl", "he", "hr",
        "hu", "hy", "is", "it", "ka", "la", "lt", "mk", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv",
        "tr", "uk",
    }
)  # fmt: skip
"""Languages that simplemma does well: those whose dictionary is of 75 KB packed and more. It has small ones of others
(Hindi, Indonesian, Latvian, Swahili, ...), which would leave most words as they are."""

_LEMMA_NAMES: Final = {"no": "nb", "hr": "hbs", "sr": "hbs"}

_STEMMERS: Final = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "st": "sesotho", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

STEM_LANGUAGES: Final = frozenset(_STEMMERS)
"""Languages that Snowball has a stemmer of."""

MAX_FORMS: Final = 40_000
"""Forms of a table whose lemmas or stems are looked for; a novel has 20,000. A word costs 20 to 130 us (measured:
simplemma 2.0 and snowballstemmer 3.1, one core), the dearest table some 4 s."""


def lemmatiser(how: Lemmas, language: str) -> Callable[[str], str]:
    """What gives a word's lemma or stem.

    Args:
        how: not "none".
        language: a BCP 47 primary subtag.

    Raises:
        InvalidOption: the language has none; the sentence names those that do.
    """
    known = LEMMA_LANGUAGES if how == "lemma" else STEM_LANGUAGES
    if language not in known:
        what = f"for {language}" if language else "where the language is not known"
        raise InvalidOption(
            f"There are no {how}s {what}, only for {', '.join(sorted(known))}: choose one with `language`.",
            parameter="lemmas",
        )
    if how == "stem":
        return _stemmer(_STEMMERS[language])
    name = _LEMMA_NAMES.get(language, language)
    of = _lemmatiser_of(name)
    if language in TURKIC:
        # The library lowers İ and I as other languages do; a capital has no say in what the word is.
        return lambda word: of.lemmatizer.lemmatize(fold(word, language) if word != word.lower() else word, name)
    return lambda word: of.lemmatizer.lemmatize(word, name)


def _stemmer(name: str) -> Callable[[str], str]:
    import snowballstemmer

    # A stemmer has state: one for each view, never shared. Its own cache is of the last 10,000 words.
    stem: Callable[[str], str] = snowballstemmer.stemmer(name).stemWord
    return stem


@dataclass(frozen=True, slots=True)
class _Lemmatiser:
    """Of one language; the dictionary is there as long as this is."""

    lemmatizer: Lemmatizer
    dictionary: PackedDictionary


def _lemmatiser_of(name: str) -> _Lemmatiser:
    """The one of a language: kept until another language is asked for.

    Each view holds on to its own: two that run at once in two languages do not take turns at loading.
    """
    kept = _kept()
    found = kept.get(name)
    if found is None:
        kept.clear()  # before the next one is loaded, so that they are not both there
        found = kept[name] = _made(name)
    return found


@cache
def _kept() -> dict[str, _Lemmatiser]:
    return {}


def _made(name: str) -> _Lemmatiser:
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy

    from wordcounts.text.views.dictionaries import OneDictionary, PackedDictionary

    dictionary = PackedDictionary(name)
    strategy = DefaultStrategy(dictionary_factory=OneDictionary(dictionary))
    # Also without the class' own cache of lemmas: a view asks for each form once.
    return _Lemmatiser(Lemmatizer(cache_max_size=1, lemmatization_strategy=strategy), dictionary)
