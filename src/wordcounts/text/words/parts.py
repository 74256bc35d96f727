"""The words of a long text in parts: each word belongs to one, by a hash of its key, in every table of the text.

So two tables are merged part by part, of which only one needs to be in memory; and since forms of equal keys are in one
part, so are the forms that fold to one type.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final, Self

import zstandard

from wordcounts.text.compression import pack
from wordcounts.text.words.kernel import KernelFailed, loaded

_HEADER: Final = 12
"""Bytes before the columns: the number of words, and the bytes of their text (little-endian)."""


def numbers(given: Iterable[int] = ()) -> array[int]:
    """Whole numbers of 64 bits."""
    return array("Q", given)


@dataclass(slots=True)
class Words:
    """Words in order of first appearance, by column; all three of equal length. A word may be in it once only."""

    text: bytes = b""
    """UTF-8, parted by line feeds."""
    counts: array[int] = field(default_factory=numbers)
    places: array[int] = field(default_factory=numbers)
    """Of each word's first appearance: numbers that rise in the order of the text, with gaps."""

    def __len__(self) -> int:
        return len(self.counts)

    def forms(self) -> list[str]:
        """The words as strings."""
        return self.text.decode().split("\n") if self.counts else []

    def to_bytes(self) -> bytes:
        """Pack: for files that only this machine reads, and soon."""
        head = len(self.counts).to_bytes(4, sys.byteorder) + len(self.text).to_bytes(8, sys.byteorder)
        return pack(b"".join((head, self.counts.tobytes(), self.places.tobytes(), self.text)))

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Unpack what `to_bytes` made; whoever kept it has kept it safe."""
        packed = zstandard.ZstdDecompressor().decompress(data)
        n, n_text = int.from_bytes(packed[:4], sys.byteorder), int.from_bytes(packed[4:_HEADER], sys.byteorder)
        places_at, text_at = _HEADER + 8 * n, _HEADER + 16 * n
        counts, places = numbers(), numbers()
        counts.frombytes(packed[_HEADER:places_at])
        places.frombytes(packed[places_at:text_at])
        return cls(packed[text_at : text_at + n_text], counts, places)


@dataclass(frozen=True, slots=True)
class Parting:
    """How the words of one text are parted.

    Args:
        n: how many parts, a power of two.
        secret: 16 bytes that nobody knew who wrote the text; all who part the words of one text have the same.
        compiled: whether by the kernel, which hashes otherwise: one text, one way.
        key: of many words together, a line each, the keys in the same form.
    """

    n: int
    secret: bytes
    compiled: bool
    key: Callable[[str], str]

    def of(self, text: bytes, counts: array[int], *, first: int) -> Iterator[Words]:
        """The words of each part, in their order.

        Args:
            text: the words, each once, in the order of the text.
            counts: how often each occurs.
            first: the first one's place; those of the others follow it one by one.
        """
        parts = self.parts_of(text.decode(), len(counts))
        kernel = loaded() if self.compiled else None
        if kernel is not None:
            for part in kernel.scatter(text, counts, parts, self.n, first=first):
                yield Words(*part)
            return
        rows: list[list[int]] = [[] for _ in range(self.n)]
        for row, number in enumerate(parts):
            rows[number].append(row)
        lines = text.split(b"\n")
        for chosen in rows:
            yield Words(
                b"\n".join([lines[row] for row in chosen]),
                numbers([counts[row] for row in chosen]),
                numbers([first + row for row in chosen]),
            )

    def parts_of(self, words: str, n: int) -> array[int]:
        """The parts that `n` words belong to, which stand in a line each."""
        keys = self.key(words).encode()
        kernel = loaded() if self.compiled else None
        if kernel is not None:
            return kernel.parts(keys, n, self.n, key=self._halves)
        return array("I", [self._part(key) for key in keys.split(b"\n")] if n else [])

    def _part(self, key: bytes) -> int:
        return int.from_bytes(blake2b(key, digest_size=4, key=self.secret).digest(), "little") & (self.n - 1)

    @property
    def _halves(self) -> tuple[int, int]:
        return int.from_bytes(self.secret[:8], "little"), int.from_bytes(self.secret[8:], "little")


def merged(tables: Iterable[Words], *, compiled: bool = True) -> Words:
    """Several tables of one part as one: counts added up, each word at its first place.

    Args:
        tables: in the order of the text.
        compiled: False merges in Python even where there is a kernel.

    Raises:
        MemoryError: there is none.
    """
    kernel = loaded() if compiled else None
    if kernel is None:
        return _merged_in_python(tables)
    try:
        with kernel.counter() as counter:
            for table in tables:
                counter.merge(table.text, table.counts, table.places)
            return Words(*counter.merged())
    except KernelFailed:
        raise MemoryError from None


def by_key(words: Words, key: Callable[[str], str], *, compiled: bool = True) -> Words:
    """Words under their keys, each key once: its count, and the place of the first word that has it.

    Args:
        words: of one part.
        key: of many words together, a line each.
        compiled: as `merged`.

    Raises:
        MemoryError: there is none.
    """
    if not words:
        return words
    return merged([Words(key(words.text.decode()).encode(), words.counts, words.places)], compiled=compiled)


def _merged_in_python(tables: Iterable[Words]) -> Words:
    counts: dict[bytes, int] = {}
    places: dict[bytes, int] = {}
    for table in tables:
        for word, n, place in zip(table.text.split(b"\n"), table.counts, table.places, strict=False):
            counts[word] = counts.get(word, 0) + n
            places.setdefault(word, place)
    return Words(b"\n".join(counts), numbers(counts.values()), numbers(places.values()))
