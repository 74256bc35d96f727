"""How the counts of a text are distributed: its ranks, its frequency classes, and how its vocabulary grows."""

from __future__ import annotations

from dataclasses import dataclass

from wordcounts.text.measures import zipf
from wordcounts.text.measures.spectrum import RankPoint, Spectrum, rank_frequency
from wordcounts.text.measures.windows import GrowthPoint
from wordcounts.text.views.measures import growth_of, spectrum_of
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.words.running import Running
from wordcounts.text.words.table import Table


@dataclass(frozen=True, slots=True)
class Distribution:
    """How the counts of a text are distributed."""

    ranks: tuple[RankPoint, ...]
    """The rank-frequency curve, thinned where it has more steps than a plot can show."""
    rank_fit: zipf.RankFit | None
    expected: tuple[float, ...]
    """What the fit expects at each of the ranks; empty without one."""
    spectrum: Spectrum
    """How many types occur once, twice, ...: pairs when it is iterated."""
    growth: tuple[GrowthPoint, ...]
    """Of the text from its beginning; empty without the words in order."""


def distribution_of(table: Table, options: ViewOptions, running: Running | None = None) -> Distribution:
    """Work it out from a text's counts and, for its growth, its words in order.

    >>> distribution_of(Table(("the", "cat", "sat"), (3, 1, 1)), ViewOptions()).ranks
    (RankPoint(rank=1, count=3), RankPoint(rank=2, count=1), RankPoint(rank=3, count=1))

    Raises:
        InvalidOption: as `measures`.
    """
    spectrum = spectrum_of(table, options)
    ranks, fit = rank_frequency(spectrum), zipf.rank_fit(spectrum)
    expected = zipf.expected_counts(spectrum, fit, [point.rank for point in ranks]) if fit else ()
    growth = () if running is None else growth_of(running, options)
    return Distribution(ranks, fit, tuple(expected), spectrum, growth)
