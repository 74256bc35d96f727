"""All measures of one text in one value: what it is made of (`wordcounts.text.measures`), and from which words.

Types are those of the view: folded, and merged by its lemmas, accents and elisions where it says so. Stop words count:
a text without them is another text. What needs the words in order is None without a text.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from wordcounts.text.measures import diversity, windows, zipf
from wordcounts.text.measures.readability import Lengths, Score, readability
from wordcounts.text.measures.spectrum import Spectrum
from wordcounts.text.measures.syllables import LANGUAGES as SYLLABLE_LANGUAGES
from wordcounts.text.measures.syllables import syllables
from wordcounts.text.measures.windows import GrowthPoint
from wordcounts.text.measures.zipf import LineFit, RankFit, SpectrumFit
from wordcounts.text.views.lens import Lens
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.views.view import few_enough
from wordcounts.text.views.view import split as parted
from wordcounts.text.words.running import Running
from wordcounts.text.words.segment import holds_letter
from wordcounts.text.words.table import Table

LONG_WORD: Final = 6
"""Letters beyond which a word is long (Björnsson's LIX)."""

POLYSYLLABLE: Final = 3


@dataclass(frozen=True, slots=True)
class Measures:
    """Every measure of one text; None where it is undefined, or where it needs a text that is not there."""

    n_tokens: int
    n_types: int
    n_hapaxes: int
    ttr: float | None
    root_ttr: float | None
    corrected_ttr: float | None
    herdan_c: float | None
    summer_s: float | None
    dugast_u: float | None
    maas_a2: float | None
    yule_k: float | None
    yule_i: float | None
    simpson_d: float | None
    herdan_vm: float | None
    hd_d: float | None
    vocd_d: float | None
    msttr: float | None
    mattr: float | None
    mtld: float | None
    rank_fit: RankFit | None
    spectrum_fit: SpectrumFit | None
    line_fit: LineFit | None
    mean_word_length: float | None
    n_sentences: int | None
    mean_sentence_length: float | None
    readability: tuple[Score, ...]


def measures(table: Table, options: ViewOptions, running: Running | None = None) -> Measures:
    """Measure a text.

    Args:
        table: of the text.
        options: which words are one type, and the language of the formulas; what it leaves out is not left out here.
        running: the words in order (`wordcounts.text.views.occurrences.running_of`), with compounds as `options` has
            them; None without a text.

    Raises:
        InvalidOption: lemmas of a language that has none, or of too many words.
    """
    spectrum = spectrum_of(table, options)
    n, v = spectrum.tokens, spectrum.types
    sequence = None if running is None else _sequence(running, options)
    n_sentences = None if running is None else len(running.sentence_firsts) - 1
    forms = list(_forms(table, options))
    return Measures(
        n_tokens=n,
        n_types=v,
        n_hapaxes=spectrum.hapaxes,
        ttr=diversity.ttr(n, v),
        root_ttr=diversity.root_ttr(n, v),
        corrected_ttr=diversity.corrected_ttr(n, v),
        herdan_c=diversity.herdan_c(n, v),
        summer_s=diversity.summer_s(n, v),
        dugast_u=diversity.dugast_u(n, v),
        maas_a2=diversity.maas_a2(n, v),
        yule_k=diversity.yule_k(spectrum),
        yule_i=diversity.yule_i(spectrum),
        simpson_d=diversity.simpson_d(spectrum),
        herdan_vm=diversity.herdan_vm(spectrum),
        hd_d=diversity.hd_d(spectrum),
        vocd_d=diversity.vocd_d(spectrum),
        msttr=None if sequence is None else windows.msttr(sequence),
        mattr=None if sequence is None else windows.mattr(sequence),
        mtld=None if sequence is None else windows.mtld(sequence),
        rank_fit=zipf.rank_fit(spectrum),
        spectrum_fit=zipf.spectrum_fit(spectrum),
        line_fit=zipf.line_fit(spectrum),
        mean_word_length=sum(_length(form) * count for form, count in forms) / n if n else None,
        n_sentences=n_sentences,
        mean_sentence_length=running.n_tokens / n_sentences if running and n_sentences else None,
        readability=()
        if n_sentences is None
        else readability(_lengths(forms, n_sentences, options.language), options.language),
    )


def spectrum_of(table: Table, options: ViewOptions) -> Spectrum:
    """The frequency spectrum of a text's types.

    Raises:
        InvalidOption: as `measures`.
    """
    return Spectrum.of(one.count for one in _lens(table, options).types(_forms(table, options)))


def growth_of(running: Running, options: ViewOptions, n_points: int = windows.N_POINTS) -> tuple[GrowthPoint, ...]:
    """How the vocabulary grows along the text.

    Raises:
        InvalidOption: as `measures`.
    """
    return windows.growth(_sequence(running, options), n_points)


def _lens(forms: Table | Running, options: ViewOptions) -> Lens:
    few_enough(len(forms.forms), options)
    return Lens(replace(options, stop_words="include", ngram=1))


def _forms(table: Table, options: ViewOptions) -> Iterable[tuple[str, int]]:
    return parted(table) if options.compounds == "split" else table


def _sequence(running: Running, options: ViewOptions) -> array[int]:
    """The type of each word, in order, as a number."""
    numbers: dict[str, int] = {}
    types = [numbers.setdefault(key, len(numbers)) for key in _lens(running, options).keys(running.forms)]
    return array("I", map(types.__getitem__, running.sequence))


def _lengths(forms: list[tuple[str, int]], n_sentences: int, language: str) -> Lengths:
    """Of the words that hold a letter: numbers have no syllables that their spelling tells."""
    words = letters = spoken = many = long = 0
    told = language in SYLLABLE_LANGUAGES
    for form, count in forms:
        if holds_letter(form):
            n_letters = len(_SIGNS.sub("", form)) if not form.isalnum() else len(form)
            n_syllables = syllables(form, language) if told else 0
            words += count
            letters += n_letters * count
            spoken += n_syllables * count
            many += count if n_syllables >= POLYSYLLABLE else 0
            long += count if n_letters > LONG_WORD else 0
    return Lengths(words, n_sentences, spoken, many, letters, long)


_SIGNS: Final = re.compile(r"[\W_]")
"""What is in a word without being a letter or a digit."""


def _length(form: str) -> int:
    """Characters as a reader counts them: without combining marks and what shows nothing."""
    if form.isascii():
        return len(form)
    return sum(unicodedata.category(character) not in _NO_WIDTH for character in form)


_NO_WIDTH: Final = frozenset({"Mn", "Mc", "Me", "Cf"})
