"""What a word of a view is made of: the forms that stand in the text, each with its count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wordcounts.errors import InvalidOption
from wordcounts.text.views.fold import merged
from wordcounts.text.views.lens import Lens
from wordcounts.text.views.options import ViewOptions, check
from wordcounts.text.views.view import few_enough, split
from wordcounts.text.words.characters import normalise
from wordcounts.text.words.table import Table


@dataclass(frozen=True, slots=True)
class Form:
    """A word as it is written in the text."""

    form: str
    count: int


@dataclass(frozen=True, slots=True)
class Forms:
    """One word of a view; `count` is the sum of its forms'."""

    word: str
    """The form it is shown by."""
    count: int
    items: tuple[Form, ...]
    """The commonest first; none when the word does not occur."""


def forms_of(table: Table, q: str, options: ViewOptions) -> Forms:
    """The forms that a view counts together with a word.

    >>> forms_of(Table(("The", "the", "cat"), (2, 5, 1)), "THE", ViewOptions()).items
    (Form(form='the', count=5), Form(form='The', count=2))

    Raises:
        InvalidOption: no word, or more than one.
    """
    check(options)
    word = _one_word(q, "q")
    counts = _counts(table, options)
    seen = Lens(options).see([word, *counts])
    rows = zip(seen.keys[1:], seen.labels[1:], counts.items(), strict=True)
    found = [(key, label, Form(*form)) for key, label, form in rows if key == seen.keys[0]]
    if not found:
        return Forms(seen.labels[0], 0, ())
    (type_,) = merged((key, label, form.count) for key, label, form in found)
    return Forms(type_.label, type_.count, tuple(sorted((form for *_, form in found), key=lambda form: -form.count)))


def counts_of(table: Table, words: Sequence[str], options: ViewOptions) -> tuple[int, ...]:
    """How often each of some words occurs, as a view counts it.

    Raises:
        InvalidOption: one of them is no word, or more than one.
    """
    check(options)
    wanted = [_one_word(word, "words") for word in words]
    counts = _counts(table, options)
    keys = Lens(options).keys([*wanted, *counts])
    found = dict.fromkeys(keys[: len(wanted)], 0)
    for key, count in zip(keys[len(wanted) :], counts.values(), strict=True):
        if key in found:
            found[key] += count
    return tuple(found[key] for key in keys[: len(wanted)])


def _one_word(said: str, parameter: str) -> str:
    word = normalise(said)
    if word.split() != [word]:
        raise InvalidOption("Give one word.", parameter=parameter)
    return word


def _counts(table: Table, options: ViewOptions) -> dict[str, int]:
    counts: dict[str, int] = {}
    for form, count in split(table) if options.compounds == "split" else table:
        counts[form] = counts.get(form, 0) + count
    few_enough(len(counts), options)
    return counts
