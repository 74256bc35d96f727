"""simplemma's dictionaries in a third of the memory that its frugal form takes, and half of it for the largest.

They are sorted lists, each entry written by what it does not share with the one before: reading can begin only where
the entry before is known. The library's own reader keeps these points as some 350 bytes of Python objects each; here
they are two strings of bytes and three arrays.

The format is simplemma's own matter: what is used of it are functions of 2.0, to which pyproject.toml holds it, and a
test holds every word found here against the library's own reader.
"""

from __future__ import annotations

import weakref
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from simplemma.strategies.dictionaries import frontcode
from simplemma.strategies.dictionaries.dictionary_factory import (
    DecodedStrMapping,
    DictionaryFactory,
    _read_decompressed,
)

BLOCK: Final = 32
"""Entries between two points from which reading can begin: a look-up reads half as many, 6 us (measured)."""

_STRIDE: Final = 64
"""Of so many points one is kept as an object, to be searched at C's speed."""


class PackedDictionary(DecodedStrMapping):
    """Word form -> lemma. Polish, the largest: 3.7 million forms in 24 MB (47 in the library's frugal form)."""

    __slots__ = (
        "__weakref__",
        "_count",
        "_data",
        "_every",
        "_first",
        "_key_ends",
        "_keys",
        "_starts",
        "_value_ends",
        "_values",
    )

    def __init__(self, language: str) -> None:
        self._data = _read_decompressed(language)
        backwards, self._count, self._first = frontcode._read_header(self._data)
        if backwards:
            raise ValueError("a dictionary of words that are written backwards, as none of 2.0 is")
        self._starts, self._key_ends, self._value_ends = array("I"), array("I", [0]), array("I", [0])
        keys, values = bytearray(), bytearray()
        key = value = b""
        for number, (start, next_key, next_value) in enumerate(frontcode._iter_records(self._data, self._first)):
            if number % BLOCK == 0:
                keys += key
                values += value
                self._starts.append(start)
                self._key_ends.append(len(keys))
                self._value_ends.append(len(values))
            key, value = next_key, next_value
        self._keys, self._values = bytes(keys), bytes(values)
        self._every = [self._key(at) for at in range(0, len(self._starts), _STRIDE)]

    def _key(self, block: int) -> bytes:
        """The last form before a block."""
        return self._keys[self._key_ends[block] : self._key_ends[block + 1]]

    def _lookup(self, key: str) -> str | None:
        sought = key.encode("utf-8", "surrogatepass")
        if not sought:
            return None
        block = self._block_of(sought)
        value = self._values[self._value_ends[block] : self._value_ends[block + 1]]
        for _, form, lemma in frontcode._iter_records(self._data, self._starts[block], self._key(block), value):
            if form == sought:
                return lemma.decode()
            if form > sought:
                break
        return None

    def _block_of(self, sought: bytes) -> int:
        """The last block before which all forms are less than this one."""
        low = (bisect_left(self._every, sought) - 1) * _STRIDE
        high = min(low + _STRIDE, len(self._starts))
        while low + 1 < high:
            middle = (low + high) // 2
            if self._key(middle) < sought:
                low = middle
            else:
                high = middle
        return low

    def __iter__(self) -> Iterator[str]:
        for _, form, _ in frontcode._iter_records(self._data, self._first):
            yield form.decode()

    def __len__(self) -> int:
        return self._count


class OneDictionary(DictionaryFactory):
    """The dictionary of one language, whichever is asked for, as long as somebody else holds on to it.

    simplemma's objects refer to each other in a circle: what they held would stay until all memory is searched.
    """

    __slots__ = ("_dictionary",)

    def __init__(self, dictionary: PackedDictionary) -> None:
        self._dictionary = weakref.ref(dictionary)

    def get_dictionary(self, lang: str) -> PackedDictionary:
        """The one.

        Raises:
            LookupError: nobody holds it any more.
        """
        found = self._dictionary()
        if found is None:
            raise LookupError(lang)
        return found
