"""How long a document is, how many different words it holds, and how many of them once."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from wordcounts.text.views.fold import folded, folded_lines
from wordcounts.text.words.kernel import KernelFailed, loaded
from wordcounts.text.words.table import Table


@dataclass(frozen=True, slots=True)
class Totals:
    """Of one document; types and hapaxes are of folded forms."""

    n_tokens: int
    n_types: int
    n_hapaxes: int


def totals(table: Table, language: str = "") -> Totals:
    """Count tokens, types and hapaxes (types that occur once).

    >>> totals(Table(("The", "the", "cat"), (1, 1, 1)))
    Totals(n_tokens=3, n_types=2, n_hapaxes=1)
    """
    kernel = loaded()
    if kernel is not None:
        with suppress(KernelFailed, UnicodeEncodeError, OverflowError):
            lines, numbers = table.parts()
            if found := kernel.types(folded_lines(lines.decode(), language).encode(), numbers):
                n_types, n_hapaxes, n_tokens = found
                return Totals(n_tokens, n_types, n_hapaxes)
    counts: dict[str, int] = {}
    for key, count in zip(folded(table.forms, language), table.counts, strict=True):
        counts[key] = counts.get(key, 0) + count
    return Totals(table.n_tokens, len(counts), list(counts.values()).count(1))
