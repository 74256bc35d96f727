"""Readability: formulas of the length of words and sentences, each for the languages that it was made or refitted for.

They say how hard a text's surface is, on the scale of the schoolbooks that they were fitted to; not whether it is
clear, true or well put together. Below some 100 words they say little, and of lists and menus, whose items are no
sentences, nothing. No formula is used for another language: English constants give numbers for Russian that mean
nothing.

W words, S sentences, Y syllables, P words of three syllables or more, L letters and digits, G words of more than six
letters. All are None without a word or a sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from typing import Final, Literal


@dataclass(frozen=True, slots=True)
class Lengths:
    """What the formulas are made of."""

    words: int
    sentences: int
    syllables: int
    polysyllables: int
    letters: int
    long_words: int

    @property
    def defined(self) -> bool:
        """Whether there is a word and a sentence."""
        return self.words > 0 and self.sentences > 0


Formula = Callable[[Lengths], float]
Scale = Literal["ease", "grade", "index"]
"""ease: higher is easier, most texts 0 to 100. grade: years of school in the United States. index: higher is harder."""


def _flesch(constant: float, of_sentence: float, of_word: float) -> Formula:
    return lambda n: constant - of_sentence * n.words / n.sentences - of_word * n.syllables / n.words


def _flesch_kincaid(n: Lengths) -> float:
    return 0.39 * n.words / n.sentences + 11.8 * n.syllables / n.words - 15.59


def _fog(n: Lengths) -> float:
    return 0.4 * (n.words / n.sentences + 100 * n.polysyllables / n.words)


def _smog(n: Lengths) -> float:
    return 1.0430 * sqrt(30 * n.polysyllables / n.sentences) + 3.1291


def _coleman_liau(n: Lengths) -> float:
    return 0.0588 * 100 * n.letters / n.words - 0.296 * 100 * n.sentences / n.words - 15.8


def _ari(n: Lengths) -> float:
    return 4.71 * n.letters / n.words + 0.5 * n.words / n.sentences - 21.43


def _lix(n: Lengths) -> float:
    return n.words / n.sentences + 100 * n.long_words / n.words


def _gulpease(n: Lengths) -> float:
    return 89 + (300 * n.sentences - 10 * n.letters) / n.words


@dataclass(frozen=True, slots=True)
class Named:
    """A formula with what there is to say of it."""

    name: str
    scale: Scale
    languages: frozenset[str]
    source: str
    formula: Formula


def _named(name: str, scale: Scale, languages: str, source: str, formula: Formula) -> Named:
    return Named(name, scale, frozenset(languages.split()), source, formula)


FORMULAS: Final = (
    _named("flesch", "ease", "en", "Flesch 1948, A new readability yardstick", _flesch(206.835, 1.015, 84.6)),
    _named(
        "flesch_amstad", "ease", "de", "Amstad 1978, Wie verständlich sind unsere Zeitungen?", _flesch(180, 1, 58.5)
    ),
    _named("fernandez_huerta", "ease", "es", "Fernández Huerta 1959, Medidas sencillas", _flesch(206.84, 1.02, 60)),
    _named("kandel_moles", "ease", "fr", "Kandel & Moles 1958", _flesch(207, 1.015, 73.6)),
    _named("douma", "ease", "nl", "Douma 1960, De leesbaarheid van landbouwbladen", _flesch(206.84, 0.93, 77)),
    _named("oborneva", "ease", "ru", "Oborneva 2006", _flesch(206.835, 1.3, 60.1)),
    _named("atesman", "ease", "tr", "Ateşman 1997, Türkçede okunabilirliğin ölçülmesi", _flesch(198.825, 2.61, 40.175)),
    _named("gulpease", "ease", "it", "Lucisano & Piemontese 1988, GULPEASE", _gulpease),
    _named("flesch_kincaid", "grade", "en", "Kincaid et al. 1975", _flesch_kincaid),
    _named("fog", "grade", "en", "Gunning 1952, The Technique of Clear Writing", _fog),
    _named("smog", "grade", "en", "McLaughlin 1969, SMOG grading", _smog),
    _named("coleman_liau", "grade", "en", "Coleman & Liau 1975", _coleman_liau),
    _named("ari", "grade", "en", "Smith & Senter 1967, Automated Readability Index", _ari),
    _named("lix", "index", "da de en es fi fr it no pt ru sv", "Björnsson 1968, 1983", _lix),
)
"""Every formula. Fog counts all words of three syllables as complex (Gunning leaves names and endings out); SMOG was
fitted on 30 sentences. LIX is for the languages of Björnsson (1983), "Readability of newspapers in 11 languages"."""


@dataclass(frozen=True, slots=True)
class Score:
    """A text by one formula."""

    name: str
    scale: Scale
    value: float


def readability(lengths: Lengths, language: str) -> tuple[Score, ...]:
    """The scores of every formula of a language; none for a language that has none, or a text without words."""
    if not lengths.defined:
        return ()
    return tuple(Score(one.name, one.scale, one.formula(lengths)) for one in FORMULAS if language in one.languages)
