"""Views of a table on the disk: what `text.views.view` shows of one in memory, with a part of it in memory at a time.

A view groups forms under keys, so it goes through the table part by part. Where the key is the folded form, or the
form, all forms of a type are in one part already; else the rows are dealt out anew, by key. Then types are ranked: the
top of them by a list of the best so far, all of them by sorting on the disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from operator import itemgetter
from typing import Final

from wordcounts.bigtext.sorting import Row, Scratch, Sorter, packed, unpacked
from wordcounts.bigtext.table import BigTable
from wordcounts.errors import InvalidOption, ViewNeedsText
from wordcounts.text.views.elision import elisions_of
from wordcounts.text.views.fold import TURKIC, Type, folded, folded_lines, merged
from wordcounts.text.views.lens import Lens, Seen
from wordcounts.text.views.options import ViewOptions, check
from wordcounts.text.views.search import matcher
from wordcounts.text.views.totals import Totals
from wordcounts.text.views.view import WordItem, WordsView, alphabetical, few_enough, kept
from wordcounts.text.words.characters import normalise
from wordcounts.text.words.parts import Words, by_key, numbers
from wordcounts.text.words.segment import parts_of
from wordcounts.text.words.table import MAX_TYPES, Table

TOP: Final = 10_000
"""Rows of a view up to which the best are kept in memory while all are looked at; more are sorted on the disk."""

DEALT_ROWS: Final = 150_000
"""Rows that are in memory while they are dealt out."""

PILE_ROWS: Final = 128_000
"""About how many of one pile there are, which is in memory at a time."""

_Seen = tuple[int, str, str, int]
"""Place, key, label, count of a form."""

BATCH: Final = 10_000
"""Rows that are searched at a time."""

_MOST: Final = (1 << 64) - 1
_SUB: Final = 8
"""Bits of a place for the part of a compound: a word of 256 characters has 128 of them at most."""


def words_view(table: BigTable, options: ViewOptions, *, limit: int | None, of: Totals) -> WordsView:
    """As `text.views.view.words`; what is asked for is in memory, and nothing that grows with the table.

    Args:
        table: the words.
        options: how to look at them; their limit is not heeded.
        limit: how many rows at most; None for all.
        of: the text's totals.

    Raises:
        InvalidOption: a value out of its range; lemmas of so many words; more than MAX_TYPES rows.
        ViewNeedsText: phrases, or a place.
        OSError: the temporary folder is full.
    """
    lens = _lens(table, options)
    if limit is not None and options.offset + limit <= TOP and not options.q and options.sort == "count":
        total, best = _best(table, options, lens, n=max(1, options.offset + limit))
        items = [_item(rank, *row, table) for rank, row in enumerate(best, 1)]
        items = items[options.offset : options.offset + limit]
    else:
        total, items = _page(_all(table, options, lens), options.offset, limit)
    return WordsView(of.n_tokens, of.n_types, of.n_hapaxes, total, tuple(items), lens.stop_list)


def rows(table: BigTable, options: ViewOptions) -> Iterator[WordItem]:
    """All rows of a view, whatever its limit and offset.

    Raises:
        As `words_view`.
    """
    return _all(table, options, _lens(table, options))


def _page(rows: Iterator[WordItem], offset: int, limit: int | None) -> tuple[int, list[WordItem]]:
    """How many rows there are, and those of the page."""
    total = 0
    items: list[WordItem] = []
    for total, item in enumerate(rows, 1):
        if total > offset and (limit is None or total <= offset + limit):
            items.append(item)
            if len(items) > MAX_TYPES:
                raise InvalidOption(
                    f"More than {MAX_TYPES:,} words are left: ask for fewer, or for CSV or TSV, which come row by row.",
                    parameter="limit",
                )
    return total, items


def totals_of(table: BigTable, language: str) -> Totals:
    """As `text.views.totals.totals`; in Turkish it takes some 3 us a form, in other languages no time."""
    sums = table.sums
    if language not in TURKIC:
        return Totals(sums.n_tokens, sums.n_types, sums.n_hapaxes)
    n_types = n_hapaxes = 0
    options = ViewOptions(language=language, elisions="keep")
    for pile in _piles(table, options, Lens(options)):
        n_types += len(pile)
        n_hapaxes += sum(type_.count == 1 for _, type_ in pile)
    return Totals(sums.n_tokens, n_types, n_hapaxes)


def forms_in(table: BigTable, word: str, options: ViewOptions) -> Table:
    """The forms that a view counts together with a word, and others perhaps: what `text.views.forms` is asked of.

    Raises:
        InvalidOption, ViewNeedsText: as `words_view`.
    """
    lens = _lens(table, options)
    key = lens.see([normalise(word)]).keys[0]
    found = []
    pages: Iterable[Words] = table.pages() if _apart(options) else (table.part(table.part_of(normalise(word))),)
    for page in pages:
        rows = list(_split(page) if options.compounds == "split" else _whole(page))
        keys = lens.keys(form for _, form, _ in rows)
        found += [row for row, of in zip(rows, keys, strict=True) if of == key]
    counts: dict[str, int] = {}
    for _, form, count in sorted(found):
        counts[form] = counts.get(form, 0) + count
    return Table.of(counts)


def _lens(table: BigTable, options: ViewOptions) -> Lens:
    check(options)
    if options.ngram > 1 or options.place:
        raise ViewNeedsText(parameter="place" if options.place else "ngram")
    few_enough(table.sums.n_forms, options)
    return Lens(options)


def _apart(options: ViewOptions) -> bool:
    """Whether forms of one key may be in several parts of the table."""
    return (
        options.compounds == "split"
        or options.accents == "ignore"
        or (options.elisions == "ignore" and elisions_of(options.language) is not None)
        or (options.fold and options.language in TURKIC)
    )


_Placed = tuple[int, Type]
"""A type, and the place of its first form."""


def _piles(table: BigTable, options: ViewOptions, lens: Lens) -> Iterator[list[_Placed]]:
    """The types that a view leaves, in piles: all forms of a type are in one, and types stand by first appearance."""
    if _apart(options):
        yield from _dealt(table, options, lens)
        return
    for number in range(table.n_parts):
        words = table.part(number)
        forms = words.forms()
        seen = lens.see(forms)
        rows = zip(words.places, seen.keys, seen.labels, words.counts, strict=True)
        yield _types(_unstopped(rows, seen, options), options)


def _unstopped(rows: Iterable[_Seen], seen: Seen, options: ViewOptions) -> Iterable[_Seen]:
    if options.stop_words == "include":
        return rows
    only = options.stop_words == "only"
    return (row for row, stopped in zip(rows, seen.stopped, strict=True) if stopped is only)


def _types(rows: Iterable[_Seen], options: ViewOptions) -> list[_Placed]:
    """The types of some rows, which come by place."""
    places: dict[str, int] = {}
    given = []
    for place, key, label, count in rows:
        places.setdefault(key, place)
        given.append((key, label, count))
    return [(places[one.key], one) for one in merged(given) if kept(one, options)]


def _dealt(table: BigTable, options: ViewOptions, lens: Lens) -> Iterator[list[_Placed]]:
    n_piles = 1 << (table.sums.n_forms // PILE_ROWS).bit_length()
    piles = _Piles(n_piles)
    try:
        for page in table.pages():
            placed = list(_split(page) if options.compounds == "split" else _whole(page))
            seen = lens.see(form for _, form, _ in placed)
            rows = (
                (place, key, label, count)
                for (place, _, count), key, label in zip(placed, seen.keys, seen.labels, strict=True)
            )
            piles.add(_unstopped(rows, seen, options))
        for number in range(n_piles):
            yield _types(piles.of(number), options)
    finally:
        piles.close()


def _whole(page: Words) -> Iterator[tuple[int, str, int]]:
    return ((place << _SUB, form, n) for place, form, n in zip(page.places, page.forms(), page.counts, strict=True))


def _split(page: Words) -> Iterator[tuple[int, str, int]]:
    for place, form, count in _whole(page):
        for number, part in enumerate(parts_of(form)):
            yield place + number, part, count


class _Piles:
    """Rows dealt out by their keys, on the disk."""

    def __init__(self, n: int) -> None:
        self._file = Scratch()
        self._waiting: list[list[Row]] = [[] for _ in range(n)]
        self._n_waiting = 0
        self._at = [numbers() for _ in range(n)]

    def add(self, rows: Iterable[_Seen]) -> None:
        n = len(self._waiting)
        for place, key, label, count in rows:
            self._waiting[hash(key) % n].append((count, place, label if key == label else f"{label}\t{key}"))
            self._n_waiting += 1
        if self._n_waiting >= DEALT_ROWS:
            self._write()

    def of(self, number: int) -> Iterator[_Seen]:
        """The rows of a pile, by place."""
        where = self._at[number]
        found = [row for at, size in batched_pairs(where) for row in unpacked(self._file.read(at, size))]
        found += self._waiting[number]
        for count, place, text in sorted(found, key=itemgetter(1)):
            label, _, key = text.partition("\t")
            yield place, key or label, label, count

    def close(self) -> None:
        self._file.close()

    def _write(self) -> None:
        for rows, where in zip(self._waiting, self._at, strict=True):
            if rows:
                where.extend(self._file.append(packed(rows)))
                rows.clear()
        self._n_waiting = 0


def batched_pairs(flat: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Two and two."""
    one = iter(flat)
    return zip(one, one, strict=True)


def _best(table: BigTable, options: ViewOptions, lens: Lens, *, n: int) -> tuple[int, list[tuple[int, str]]]:
    """How many types a view leaves, and count and label of the `n` commonest."""
    bare = options.stop_words == "include" and options.min_length == 1 and options.numbers
    if bare and not _apart(options):
        return _best_by_key(table, options, n)
    total = 0
    best: list[tuple[int, int, str]] = []
    for pile in _piles(table, options, lens):
        total += len(pile)
        least = -best[-1][0] if len(best) == n else 0
        found = [(-one.count, place, one.label) for place, one in pile if one.count >= least]
        best = sorted(best + found)[:n]
    return total, [(-count, label) for count, _, label in best]


def _best_by_key(table: BigTable, options: ViewOptions, n: int) -> tuple[int, list[tuple[int, str]]]:
    """As `_best`, of a view that only folds: only of what is shown the label is looked for, which takes a tenth."""
    total = 0
    best: list[tuple[int, int, int, bytes]] = []
    for number in range(table.n_parts):
        sums = by_key(table.part(number), folded_lines) if options.fold else table.part(number)
        total += len(sums)
        least = -best[-1][0] if len(best) == n else 0
        rows = [row for row, count in enumerate(sums.counts) if count >= least]
        keys = sums.text.split(b"\n")
        found = [(-sums.counts[row], sums.places[row], number, keys[row]) for row in rows]
        best = sorted(best + found)[:n]
    shown: dict[int, dict[str, str]] = {}
    for number in {number for *_, number, _ in best}:
        shown[number] = _labels(table.part(number), {key.decode() for *_, part, key in best if part == number}, options)
    return total, [(-count, shown[number][key.decode()]) for count, _, number, key in best]


def _labels(words: Words, keys: set[str], options: ViewOptions) -> dict[str, str]:
    """How some types of a part are shown."""
    forms = words.forms()
    of = folded(forms) if options.fold else forms
    rows = [(key, form, count) for key, form, count in zip(of, forms, words.counts, strict=True) if key in keys]
    return {one.key: one.label for one in merged(rows)}


def _all(table: BigTable, options: ViewOptions, lens: Lens) -> Iterator[WordItem]:
    """All rows of a view, in its order."""
    falling = options.sort == "-count"
    with closing(Sorter()) as sorter:
        for pile in _piles(table, options, lens):
            sorter.add(
                (one.count, _MOST - place, one.label) if falling else (_MOST - one.count, place, one.label)
                for place, one in pile
            )
        ranked = (
            (sorter.n - at if falling else at + 1, count if falling else _MOST - count, label)
            for at, (count, _, label) in enumerate(sorter.sorted())
        )
        found = _matching(ranked, options.q, lens) if options.q else ranked
        if options.sort not in ("word", "-word"):
            yield from (_item(*row, table) for row in found)
            return
        with closing(Sorter(key=_alphabetical, reverse=options.sort == "-word")) as by_word:
            for batch in iter(lambda: list(islice(found, BATCH)), []):
                by_word.add(batch)
            yield from (_item(*row, table) for row in by_word.sorted())


def _alphabetical(row: Row) -> tuple[str, str]:
    return alphabetical(row[2])


def _matching(ranked: Iterator[Row], q: str, lens: Lens) -> Iterator[Row]:
    matches = matcher(q, fold=lens.sought)
    for batch in iter(lambda: list(islice(ranked, BATCH)), []):
        keys = lens.searched(label for *_, label in batch)
        yield from (row for row, key in zip(batch, keys, strict=True) if matches(key))


def _item(rank: int, count: int, label: str, table: BigTable) -> WordItem:
    return WordItem(rank, label, count, count * (1_000_000 / table.sums.n_tokens))
