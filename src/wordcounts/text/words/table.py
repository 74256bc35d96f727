"""The frequencies of one document: the one thing that every view is derived from."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import islice
from operator import itemgetter
from typing import Final, Self

import zstandard

from wordcounts.text.compression import pack
from wordcounts.text.words.kernel import KernelFailed, loaded

MAGIC: Final = b"WCT1"
HEADER_BYTES: Final = 8
"""The magic and the number of forms (unsigned, little-endian)."""

MAX_UNPACKED_BYTES: Final = 512 * 1024 * 1024
"""What `from_bytes` is willing to unpack: MAX_TYPES words of 256 four-byte characters, their counts, and room."""

MAX_TYPES: Final = 250_000
"""Forms that one table keeps; the rest is cut, with a notice. A novel has 20,000; 20 MB of distinct words, millions."""


class Table:
    """Surface forms and their counts, in order of first appearance; both tuples are of equal length. Immutable.

    Forms are distinct, not empty, and hold no white space; counts are 1 or more.

    It may hold them packed, as the kernel counts them and the store keeps them; strings and numbers are made in their
    place when they are first asked for. Many tables go from the one to the other, and nobody asks.
    """

    __slots__ = ("_counts", "_forms", "_n_tokens", "_packed")

    def __init__(self, forms: tuple[str, ...] = (), counts: tuple[int, ...] = ()) -> None:
        self._forms = forms
        self._counts = counts
        self._n_tokens: int | None = None
        self._packed: tuple[bytes, array[int]] | None = None

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> Self:
        """The table of a mapping, in its order."""
        return cls(tuple(counts), tuple(counts.values()))

    @classmethod
    def packed(cls, lines: bytes, counts: array[int], n_tokens: int) -> Self:
        """A table of what is known to be as the class promises.

        Args:
            lines: the forms in UTF-8, parted by line feeds.
            counts: of each, in 32 bits; nobody changes them afterwards.
            n_tokens: their sum.
        """
        table = cls()
        if counts:
            table._packed, table._n_tokens = (lines, counts), n_tokens
        return table

    def _unpack(self) -> None:
        packed = self._packed
        if packed:  # another thread may do the same meanwhile: it comes to the same
            lines, counts = packed
            self._forms, self._counts = tuple(lines.decode().split("\n")), tuple(counts.tolist())
            self._packed = None

    @property
    def forms(self) -> tuple[str, ...]:
        """The words as they were written."""
        self._unpack()
        return self._forms

    @property
    def counts(self) -> tuple[int, ...]:
        """How often each occurs."""
        self._unpack()
        return self._counts

    def parts(self) -> tuple[bytes, array[int]]:
        """The forms in UTF-8, parted by line feeds, and the counts, in 32 bits; a packed table stays packed.

        Raises:
            UnicodeEncodeError, OverflowError: forms or counts that no packed table can hold.
        """
        return self._packed or ("\n".join(self._forms).encode(), array("I", self._counts))

    def commonest(self, n: int, *, of: int) -> list[tuple[str, int]]:
        """The `n` commonest of the first `of` forms and their counts, ties by first appearance; a packed table stays
        packed."""
        packed, kernel = self._packed, loaded()
        if packed and kernel:
            return kernel.commonest(*packed, n, of=of)
        return sorted(islice(self, of), key=itemgetter(1), reverse=True)[:n]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        return self.forms == other.forms and self.counts == other.counts

    def __hash__(self) -> int:
        return hash((self.forms, self.counts))

    def __repr__(self) -> str:
        return f"Table(forms={self.forms!r}, counts={self.counts!r})"

    def __len__(self) -> int:
        packed = self._packed
        return len(packed[1] if packed else self._forms)

    def __iter__(self) -> Iterator[tuple[str, int]]:
        return iter(zip(self.forms, self.counts, strict=True))

    @property
    def n_tokens(self) -> int:
        """Running words: the sum of the counts."""
        if self._n_tokens is None:
            self._n_tokens = sum(self.counts)
        return self._n_tokens

    def to_bytes(self) -> bytes:
        """Pack for storage: zstd over what `written` gives."""
        return pack(self.written())

    def written(self) -> bytes:
        """The magic, the number of forms, the counts (32 bits each, little-endian), the forms by line."""
        lines, counts = self.parts()
        if sys.byteorder == "big":
            counts = array("I", counts)
            counts.byteswap()
        return b"".join((MAGIC, len(counts).to_bytes(4, "little"), counts.tobytes(), lines))

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read what `to_bytes` or `written` made. Safe on hostile bytes: checks everything that the class promises.

        Raises:
            ValueError: not a table, or a damaged one.
        """
        lines, counts = packed_parts(data)
        n_tokens = _checked_sum(lines, lines.decode("utf-8"), counts)
        if n_tokens is None:
            raise ValueError("a damaged table of frequencies")
        return cls.packed(lines, counts, n_tokens)


def _checked_sum(lines: bytes, words: str, counts: array[int]) -> int | None:
    """The sum of the counts; None unless these are as many distinct words as counts, without white space or zeros."""
    kernel = loaded()
    if kernel is not None:
        with suppress(KernelFailed):
            found = kernel.types(lines, counts)
            return found[2] if found is not None and found[0] == len(counts) else None
    forms = words.split()
    # No other white space than line feeds, and no two of them: put together again, they are what they were.
    whole = len(forms) == len(counts) == len(set(forms)) and "\n".join(forms) == words
    return sum(counts) if whole and 0 not in counts else None


def packed_parts(data: bytes) -> tuple[bytes, array[int]]:
    """The forms of what a `Table` packed or wrote, UTF-8 parted by line feeds, and their counts; neither is looked at.

    Raises:
        ValueError: not a table, or one that is cut short.
    """
    packed = unpacked(data)
    if packed[:4] != MAGIC:
        raise ValueError("not a table of frequencies")
    n_forms = int.from_bytes(packed[4:HEADER_BYTES], "little")
    words_at = HEADER_BYTES + 4 * n_forms
    if words_at > len(packed):
        raise ValueError("a table of frequencies that is cut short")
    counts = array("I", packed[HEADER_BYTES:words_at])
    if sys.byteorder == "big":
        counts.byteswap()
    return packed[words_at:], counts


def unpacked(data: bytes) -> bytes:
    """What `written` gave, of what it or `to_bytes` did; raises ValueError."""
    return data if data[:4] == MAGIC else _unpack(data)


def _unpack(data: bytes) -> bytes:
    try:
        # The frame's own size is checked first: zstandard believes it over max_output_size.
        if zstandard.frame_content_size(data) > MAX_UNPACKED_BYTES:
            raise ValueError("a table of frequencies that is too large")
        return zstandard.ZstdDecompressor().decompress(data, max_output_size=MAX_UNPACKED_BYTES)
    except zstandard.ZstdError as error:
        raise ValueError("not a table of frequencies") from error
