"""Folding: forms that differ in case alone are one type, shown by its commonest form."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

TURKIC: Final = frozenset({"tr", "az"})
"""Languages in which I and i are two letters (Unicode CaseFolding.txt, status T)."""


def fold(form: str, language: str = "") -> str:
    """The key under which forms of one type meet: full case folding (Unicode, 3.13), NFC.

    ß meets ss, final sigma meets sigma. Accents stay.

    >>> fold("Straße") == fold("STRASSE"), fold("ΟΔΟΣ") == fold("οδος"), fold("IŞIK", "tr")
    (True, True, 'ışık')
    """
    if language in TURKIC:
        form = form.replace("I", "ı").replace("İ", "i")
    if form.isascii():
        return form.lower()
    return unicodedata.normalize("NFC", form.casefold())


@dataclass(frozen=True, slots=True)
class Type:
    """A distinct word: its key, the form it is shown by, and its occurrences."""

    key: str
    label: str
    count: int


def types_of(forms: Iterable[tuple[str, int]], *, merge: bool = True, language: str = "") -> list[Type]:
    """The types of a table, in order of first appearance.

    Args:
        forms: surface forms and counts, in order of first appearance; a form may come more than once.
        merge: whether forms that differ in case are one type.
        language: for Turkish and Azeri.

    Returns:
        Types whose label is the commonest of their forms, ties by first appearance. Linear in the number of forms.
    """
    totals: dict[str, int] = {}
    for form, count in forms:
        totals[form] = totals.get(form, 0) + count
    if not merge:
        return [Type(fold(form, language), form, count) for form, count in totals.items()]
    groups: dict[str, list[tuple[str, int]]] = {}
    for form, count in totals.items():
        groups.setdefault(fold(form, language), []).append((form, count))
    return [
        Type(key, max(group, key=lambda pair: pair[1])[0], sum(count for _, count in group))
        for key, group in groups.items()
    ]
