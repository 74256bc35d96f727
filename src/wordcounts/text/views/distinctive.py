"""Words that a text uses more than its language at large does.

The language at large is wordfreq's (Speer 2022): shares of words in books, subtitles, news, encyclopedias and web texts
up to 2021, of 42 languages. It is an extra, `pip install wordcounts[reference]`, and nothing of it comes with this
package: its data is under CC BY-SA 4.0. Words are looked up after our own segmentation, hyphenated compounds taken
apart as the list has them, and never by its tokenizer, which would count other words than we do.

A word that is not listed is rarer than the rarest that is: its share is taken for that one's, so that its figures are
the least that they can be.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from math import log2
from typing import Any, Final

from wordcounts.errors import InvalidOption, MissingExtra
from wordcounts.text.measures.contingency import p_value
from wordcounts.text.measures.contrast import benjamini_hochberg, g2_known
from wordcounts.text.views.lens import Lens
from wordcounts.text.views.options import ViewOptions, check
from wordcounts.text.views.stopwords import UsedList
from wordcounts.text.views.view import page_of, split
from wordcounts.text.words.segment import holds_letter
from wordcounts.text.words.table import Table

_NAMES: Final = {"no": "nb", "hr": "sh", "sr": "sh", "bs": "sh", "tl": "fil"}
"""Our primary subtag -> wordfreq's, where they differ."""

KEPT_LANGUAGES: Final = 2
"""Languages whose list a process keeps: English, the largest (321,180 words), takes 37 MB and 0.3 s (measured)."""


@dataclass(frozen=True, slots=True)
class Distinctive:
    """A word that a text uses more, or less, than its language does."""

    rank: int
    word: str
    count: int
    per_million: float
    """In the text, of the view's `n_tokens`."""
    language_per_million: float
    """In the language at large; for a word that is not listed, the most that it can be."""
    listed: bool
    """Whether the language's list has it."""
    g2: float
    """Signed log-likelihood of the count against the language's share (`measures.contrast.g2_known`)."""
    q: float
    """Its p-value, corrected for as many words as were compared (Benjamini & Hochberg 1995)."""
    log_ratio: float
    """Binary logarithm of how many times commoner it is here."""


@dataclass(frozen=True, slots=True)
class DistinctiveView:
    """A page of distinctive words."""

    n_tokens: int
    """Of the text: compounds taken apart, words without a letter left out."""
    language: str
    reference: str
    """Name and version of the list, for a citation."""
    total: int
    items: tuple[Distinctive, ...]
    stop_list: UsedList | None


def distinctive(table: Table, options: ViewOptions, *, min_count: int = 2) -> DistinctiveView:
    """The words of a text against its language, the most distinctive first.

    Args:
        table: of the text.
        options: its language; stop words, numbers aside, minimum length, limit and offset. Types are folded words: the
            list knows no others.
        min_count: how often a word must occur, 1 or more. One occurrence of a rare word is no habit.

    Raises:
        InvalidOption: a value out of range, lemmas, or a language that has no list; `parameter` names it.
        MissingExtra: wordfreq is not installed.
    """
    check(options)
    if options.lemmas != "none":
        raise InvalidOption("The language's list is of words, not of lemmas.", parameter="lemmas")
    if min_count < 1:
        raise InvalidOption("min_count takes 1 or more.", parameter="min_count")
    language = _known(options.language)
    shares = _shares(language)
    least = min(shares.values())
    forms = [(form, count) for form, count in split(table) if holds_letter(form)]
    n = sum(count for _, count in forms)
    lens = Lens(replace(options, fold=True, accents="keep", ngram=1, compounds="join"))
    compared = []
    for one in lens.types(forms):
        if one.count < min_count or len(one.label) < options.min_length:
            continue
        share = shares.get(one.key) or shares.get(_written(one.key, language))
        g2 = g2_known(one.count, n, share or least)
        compared.append((one, share or least, share is not None, g2))
    corrected = benjamini_hochberg([p_value(row[3]) for row in compared])
    rows = sorted(zip(compared, corrected, strict=True), key=lambda row: (-row[0][3], -row[0][0].count))
    items = tuple(
        Distinctive(
            rank=rank,
            word=one.label,
            count=one.count,
            per_million=1e6 * one.count / n,
            language_per_million=1e6 * share,
            listed=listed,
            g2=g2,
            q=q,
            log_ratio=log2(one.count / n / share),
        )
        for rank, ((one, share, listed, g2), q) in page_of(list(enumerate(rows, start=1)), options)
    )
    return DistinctiveView(n, options.language, f"wordfreq {_version()}, best list", len(rows), items, lens.stop_list)


def _known(language: str) -> str:
    """The language as the list calls it."""
    try:
        from wordfreq import available_languages
    except ImportError:
        raise MissingExtra(
            "How common words are in a language is an extra: ./run extras on, or pip install 'wordcounts[reference]'."
        ) from None
    name = _NAMES.get(language, language)
    known = available_languages("best")
    if name not in known:
        what = f"for {language}" if language else "where the language is not known"
        raise InvalidOption(
            f"There are no frequencies {what}, only for {', '.join(sorted(known))}: choose one with `language`.",
            parameter="language",
        )
    return name


@lru_cache(maxsize=KEPT_LANGUAGES)
def _shares(language: str) -> dict[str, float]:
    from wordfreq import get_frequency_dict, get_frequency_list

    shares = get_frequency_dict(language, "best")
    # The library keeps every language that it was ever asked for: all 42 would take 1 GB.
    get_frequency_dict.cache_clear()
    get_frequency_list.cache_clear()
    return shares


def _written(word: str, language: str) -> str:
    """A word as the list spells it: without vowel points, in one script, in one spelling of its letters."""
    from wordfreq.preprocess import preprocess_text

    spell: Any = preprocess_text
    return str(spell(word, language))


def _version() -> str:
    from importlib.metadata import version

    return version("wordfreq")
