"""Views of a table on the disk: what `text.views.view` shows of one in memory, with a part of it in memory at a time.

A view groups forms under keys, so it goes through the table part by part. Where the key is the folded form, or the
form, all forms of a type are in one part already; else some are moved to where their type is. Then types are ranked:
the top of them by a list of the best so far, all of them by sorting on the disk.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import compress, islice
from typing import Final

from wordcounts.bigtext.sorting import Row, Scratch, Sorter, packed, unpacked
from wordcounts.bigtext.table import BigTable
from wordcounts.errors import InvalidOption, ViewNeedsText
from wordcounts.text.views.elision import LANGUAGES as ELIDING
from wordcounts.text.views.elision import elisions_of
from wordcounts.text.views.fold import TURKIC, Type, folded, folded_lines, merged
from wordcounts.text.views.lens import Lens
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

MOVED_ROWS: Final = 150_000
"""Rows that are in memory while they are moved from part to part: 40 MB."""

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
    pages: Iterable[Words] = table.pages() if _apart(options) else (table.part(table.parts_of([normalise(word)])[0]),)
    for page in pages:
        if options.compounds == "split":
            found += [row for row in _rows(page) if key in lens.keys(parts_of(row[1]))]
        else:
            found += [row for row, of in zip(_rows(page), lens.keys(page.forms()), strict=True) if of == key]
    return Table(tuple(form for _, form, _ in sorted(found)), tuple(count for *_, count in sorted(found)))


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
        or options.lemmas != "none"
        or options.accents == "ignore"
        or _elided(options)
        or (options.fold and options.language in TURKIC)
    )


def _elided(options: ViewOptions) -> bool:
    return options.elisions == "ignore" and options.language in ELIDING


_Placed = tuple[int, Type]
"""A type, and the place of its first form."""


def _piles(table: BigTable, options: ViewOptions, lens: Lens) -> Iterator[list[_Placed]]:
    """The types that a view leaves, in piles: all forms of a type are in one, and types stand by first appearance."""
    if not _apart(options):
        for number in range(table.n_parts):
            yield _types(_seen(table.part(number), lens, options), options)
        return
    with closing(_Moved(table.n_parts)) as moved:
        for number in range(table.n_parts):
            rows = list(_seen(table.part(number), lens, options))
            moved.add((home, row) for home, row in zip(_homes(table, rows), rows, strict=True) if home != number)
        for number in range(table.n_parts):
            rows = list(_seen(table.part(number), lens, options))
            here = [row for home, row in zip(_homes(table, rows), rows, strict=True) if home == number]
            yield _types(sorted([*here, *moved.to(number)]), options)


def _seen(words: Words, lens: Lens, options: ViewOptions) -> Iterator[_Seen]:
    """The rows of some forms, or of their parts, that the stop words leave."""
    forms, places, counts = words.forms(), words.places, words.counts
    if options.compounds == "split":
        parted = [(place << _SUB | at, part, count) for place, form, count in _rows(words) for at, part in _parts(form)]
        places, counts = (numbers(column) for column in ([place for place, *_ in parted], [n for *_, n in parted]))
        forms = [part for _, part, _ in parted]
    seen = lens.see(forms)
    rows = zip(places, seen.keys, seen.labels, counts, strict=True)
    if options.stop_words == "include":
        return rows
    only = options.stop_words == "only"
    return compress(rows, [stopped is only for stopped in seen.stopped])


def _parts(form: str) -> Iterable[tuple[int, str]]:
    return enumerate(parts_of(form))


def _homes(table: BigTable, rows: list[_Seen]) -> array[int]:
    """The part where all rows of a key meet: for nearly all it is the one in which they are."""
    return table.parts_of([key for _, key, _, _ in rows])


def _types(rows: Iterable[_Seen], options: ViewOptions) -> list[_Placed]:
    """The types of some rows, which come by place."""
    given = list(rows)
    places = {key: place for place, key, _, _ in reversed(given)}
    types = merged([row[1:] for row in given])
    if options.min_length > 1 or not options.numbers:
        types = [one for one in types if kept(one, options)]
    return [(places[one.key], one) for one in types]


class _Moved:
    """Rows on their way to other parts, on the disk."""

    def __init__(self, n: int) -> None:
        self._file = Scratch()
        self._waiting: list[list[Row]] = [[] for _ in range(n)]
        self._n_waiting = 0
        self._at = [numbers() for _ in range(n)]

    def add(self, rows: Iterable[tuple[int, _Seen]]) -> None:
        """Take rows, each with the part that it goes to."""
        for home, (place, key, label, count) in rows:
            self._waiting[home].append((count, place, label if key == label else f"{label}\t{key}"))
            self._n_waiting += 1
            if self._n_waiting >= MOVED_ROWS:
                self._write()

    def to(self, number: int) -> Iterator[_Seen]:
        """Those that go to a part."""
        pages = self._at[number]
        for at, size in zip(pages[::2], pages[1::2], strict=True):
            yield from map(_row, unpacked(self._file.read(at, size)))
        yield from map(_row, self._waiting[number])

    def close(self) -> None:
        """Give back the file."""
        self._file.close()

    def _write(self) -> None:
        for rows, pages in zip(self._waiting, self._at, strict=True):
            if rows:
                pages.extend(self._file.append(packed(rows)))
                rows.clear()
        self._n_waiting = 0


def _row(kept: Row) -> _Seen:
    count, place, text = kept
    label, _, key = text.partition("\t")
    return place, key or label, label, count


def _best(table: BigTable, options: ViewOptions, lens: Lens, *, n: int) -> tuple[int, list[tuple[int, str]]]:
    """How many types a view leaves, and count and label of the `n` commonest."""
    if _by_key_alone(options):
        return _best_by_key(table, options, lens, n=n)
    total = 0
    best: list[tuple[int, int, str]] = []
    for pile in _piles(table, options, lens):
        total += len(pile)
        least, last = (-best[-1][0], best[-1][1]) if len(best) == n else (0, _MOST)
        found = [
            (-one.count, place, one.label)
            for place, one in pile
            if one.count > least or (one.count == least and place < last)
        ]
        best = sorted(best + found)[:n]
    return total, [(-count, label) for count, _, label in best]


def _by_key_alone(options: ViewOptions) -> bool:
    """Whether a type's key says all that a view asks of it but how it is shown."""
    if options.min_length > 1 or not options.numbers or _apart(replace(options, elisions="keep")):
        return False
    return options.stop_words == "include" or (options.fold and not _elided(options))


def _best_by_key(table: BigTable, options: ViewOptions, lens: Lens, *, n: int) -> tuple[int, list[tuple[int, str]]]:
    """As `_best`, of a view that only folds: only of what is shown the label is looked for, which takes a tenth."""
    total = 0
    best: list[tuple[int, int, int, bytes]] = []
    with closing(_Unelided(table, options)) as words:
        for number in range(table.n_parts):
            sums = by_key(words.of(number), folded_lines) if options.fold else words.of(number)
            keys = sums.text.split(b"\n") if sums else []
            left = lens.left_of(keys)
            total += len(sums) if left is None else sum(left)
            least, last = (-best[-1][0], best[-1][1]) if len(best) == n else (0, _MOST)
            rows = [
                row
                for row, (count, place) in enumerate(zip(sums.counts, sums.places, strict=True))
                if (count > least or (count == least and place < last)) and (left is None or left[row])
            ]
            best = sorted([*best, *((-sums.counts[row], sums.places[row], number, keys[row]) for row in rows)])[:n]
        shown = {
            number: _labels(words.of(number), {key.decode() for *_, part, key in best if part == number}, options)
            for number in {number for _, _, number, _ in best}
        }
    return total, [(-count, shown[number][key.decode()]) for count, _, number, key in best]


class _Unelided:
    """The parts of a table with what was elided taken off (l'histoire stands as histoire, in that word's part)."""

    def __init__(self, table: BigTable, options: ViewOptions) -> None:
        self._table = table
        self._bare = elisions_of(options.language) if _elided(options) else None
        self._moved = _Moved(table.n_parts)
        if self._bare is not None:
            for number in range(table.n_parts):
                self._move(table.part(number), self._bare)

    def of(self, number: int) -> Words:
        """A part, by place; a word may be in it twice when it is folded."""
        words = self._table.part(number)
        if self._bare is None:
            return words
        rows = [(place, form, count) for place, form, count in _rows(words) if not _elides(form, self._bare)]
        rows += [(place, label, count) for place, _, label, count in self._moved.to(number)]
        counts: dict[str, int] = {}
        places: dict[str, int] = {}
        for place, label, count in sorted(rows):
            counts[label] = counts.get(label, 0) + count
            places.setdefault(label, place)
        return Words("\n".join(counts).encode(), numbers(counts.values()), numbers(places.values()))

    def close(self) -> None:
        """Give back the file."""
        self._moved.close()

    def _move(self, words: Words, bare: Callable[[str], str]) -> None:
        rows = [(place, bare(form), count) for place, form, count in _rows(words) if _elides(form, bare)]
        homes = self._table.parts_of([label for _, label, _ in rows])
        self._moved.add(
            (home, (place, label, label, count)) for home, (place, label, count) in zip(homes, rows, strict=True)
        )


def _elides(form: str, bare: Callable[[str], str]) -> bool:
    return "'" in form and bare(form) != form


def _rows(words: Words) -> Iterator[tuple[int, str, int]]:
    return zip(words.places, words.forms(), words.counts, strict=True)


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
