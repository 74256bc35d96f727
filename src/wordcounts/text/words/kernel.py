"""The compiled inner loop of `segment`, where the set-up found a C compiler: kernel.c, and what it knows of Unicode.

It takes what `shortcuts` takes for plain, by the same definitions, and the simple compounds beside them; where it is
missing, `segment` counts the same in Python. The library holds the interpreter's lock while it counts one block: the
flags are shared by all threads, and a block of text takes less than a millisecond.
"""

from __future__ import annotations

import ctypes
import hashlib
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Final
from unicodedata import combining

from wordcounts.text.words.breaker import Icu
from wordcounts.text.words.characters import LONE_SURROGATE, UNSEEN_ONE, UNSPACED_ONE, WESTERN_ONE
from wordcounts.text.words.shortcuts import BREAKERS, EDGES, entangled, is_composed, is_hangul

HERE: Final = Path(__file__).parent
LIBRARY: Final = "kernel.shared"
"""Beside this file; hatch_build.py makes it. Not .so: Python would take it for a module."""

SOURCES: Final = ("kernel.c", "icu.h", "siphash.h")

# As in kernel.c.
SPACE, EDGE, ENTANGLED, HANGUL, LETTER, START, CONTINUE = 1, 2, 4, 8, 16, 32, 64
DECIMAL, SIMPLE, DIGIT, APOSTROPHE, HYPHEN, QUOTE, HEBREW = 128, 256, 512, 1024, 2048, 4096, 8192
NO_WIDTH, JOINER, VIRAMA, COMPOSED = 16384, 32768, 65536, 131072
UNSEEN, ZERO_SPACE, RAISED, UNSPACED, WESTERN = 1 << 18, 1 << 19, 1 << 20, 1 << 21, 1 << 22

KEPT_BYTES: Final = 1_000_000
"""Of a counter that waits for the next text; one of a page of 150 KB has 300 KB."""

MAX_COUNT: Final = 2**32 - 1

ENTRY_BYTES: Final = 40
"""Of memory for each entry beside its text: 16, 8 for its slot, with the room that both grow into."""

_BLOCK: Final = 256
_N_BLOCKS: Final = 0x110000 // _BLOCK
_HEBREW_BLOCKS: Final = (0x05, 0xFB)
"""Those that hold Hebrew, with Armenian and Arabic forms beside it: few of their words have an apostrophe."""


class KernelFailed(Exception):
    """It had no memory, or would have needed more than 4 GB: the caller counts in Python."""


class _Found(ctypes.Structure):
    _fields_ = (
        ("text", ctypes.c_void_p),
        ("n_text", ctypes.c_size_t),
        ("n_entries", ctypes.c_size_t),
        ("n_chunks", ctypes.c_size_t),
        ("longest", ctypes.c_size_t),
    )


@dataclass(frozen=True, slots=True)
class Batch:
    """Words and their counts, in order of first appearance."""

    text: bytes
    """A line of UTF-8 for each, without a line feed after the last."""
    counts: array[int]
    """In 32 bits, where those hold the sum of all."""
    n_tokens: int
    """That sum."""
    longest: int
    """Of the words, in bytes of UTF-8, those after a cut too."""

    def __iter__(self) -> Iterator[tuple[str, int]]:
        return iter(zip(self.text.decode().split("\n") if self.counts else (), self.counts, strict=True))


class Kernel:
    """The library, and the flags of the characters that it has met."""

    def __init__(self, library: ctypes.PyDLL) -> None:
        self.library = library
        self._blocks = (ctypes.c_void_p * _N_BLOCKS)()
        self._idle: list[int] = []
        """A counter that nobody uses, or none."""
        self._kept: dict[bytes, ctypes.Array[ctypes.c_uint32]] = {}
        # Python's own key against texts made to collide: another in each process (PYTHONHASHSEED).
        self._key = [ctypes.c_uint64(hash(f"wordcounts {half}")) for half in (1, 2)]
        library.words_new.restype = ctypes.c_void_p
        library.words_new.argtypes = [ctypes.c_void_p, ctypes.c_uint64, ctypes.c_uint64]
        library.words_feed.restype = ctypes.c_int32
        library.words_feed.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_void_p]
        library.words_found.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
        library.words_chunks.restype = ctypes.c_size_t
        library.words_chunks.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t]
        library.words_sift.restype = ctypes.c_int32
        library.words_sift.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_void_p]
        library.words_tell.restype = ctypes.c_int32
        library.words_tell.argtypes = [
            ctypes.c_void_p,
            ctypes.c_char_p,
            ctypes.c_size_t,
            ctypes.c_void_p,
            ctypes.c_size_t,
        ]
        library.words_ask.restype = ctypes.c_int32
        library.words_ask.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
        library.words_counts.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t]
        library.words_tally.restype = ctypes.c_uint64
        library.words_tally.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t]
        library.words_clear.argtypes = [ctypes.c_void_p]
        library.words_free.argtypes = [ctypes.c_void_p]
        library.words_room.restype = ctypes.c_size_t
        library.words_room.argtypes = [ctypes.c_void_p]
        self._declare_bulk()
        for name in ("found", "counts", "clear", "free", "places", "parts", "measure", "scatter"):
            library[f"words_{name}"].restype = None

    def _declare_bulk(self) -> None:
        """What is done with tables: those of a text that is counted in parts, most of it."""
        library, pointer, size = self.library, ctypes.c_void_p, ctypes.c_size_t
        u64 = ctypes.c_uint64
        library.words_types.restype = ctypes.c_int32
        library.words_types.argtypes = [u64, u64, ctypes.c_char_p, size, pointer, size, pointer]
        library.words_commonest.restype = size
        library.words_commonest.argtypes = [ctypes.c_char_p, size, pointer, size, size, pointer, pointer, pointer]
        library.words_merge.restype = ctypes.c_int32
        library.words_merge.argtypes = [pointer, ctypes.c_char_p, size, pointer, pointer, size]
        library.words_places.argtypes = [pointer, pointer, size]
        library.words_parts.argtypes = [u64, u64, ctypes.c_char_p, size, ctypes.c_uint32, pointer, size]
        library.words_measure.argtypes = [ctypes.c_char_p, size, pointer, size, pointer, pointer]
        library.words_scatter.argtypes = [ctypes.c_char_p, size, pointer, pointer, size, u64, *[pointer] * 5]

    @contextmanager
    def counter(self) -> Iterator[KernelCounter]:
        """A counter of its own, whose memory is given back at the end, but for a little.

        Raises:
            KernelFailed: no memory.
        """
        try:
            handle = self._idle.pop()
        except IndexError:
            handle = self.library.words_new(self._blocks, *self._key)
        if not handle:
            raise KernelFailed
        try:
            yield KernelCounter(self, handle)
        finally:
            self._give_back(handle)

    def _give_back(self, handle: int) -> None:
        """Keep what a page took for the next one: memory that is new costs a twentieth of it."""
        if self.library.words_room(handle) <= KEPT_BYTES and not self._idle:
            self.library.words_clear(handle)
            self._idle.append(handle)
        else:
            self.library.words_free(handle)

    def types(self, lines: bytes, counts: array[int]) -> tuple[int, int, int] | None:
        """Of the words of a table how many are different, how many of those occur once, and how often all occur.

        Args:
            lines: a line of UTF-8 for each word, a line feed between two.
            counts: of each (type code "I").

        Returns:
            None where that is no table: other lines than counts, an empty word, one with white space, a count of 0.

        Raises:
            KernelFailed: no memory.
        """
        found = (ctypes.c_uint64 * 3)()
        at, n = counts.buffer_info()
        status = self.library.words_types(*self._key, lines, len(lines), at, n, found)
        if status < 0:
            raise KernelFailed
        return None if status else (found[0], found[1], found[2])

    def commonest(self, lines: bytes, counts: array[int], n: int, *, of: int) -> list[tuple[str, int]]:
        """The `n` commonest of the first `of` words of a table, ties by first appearance.

        Args:
            lines: a line of UTF-8 for each word, a line feed between two.
            counts: of each (type code "I").
        """
        chosen, found = array("Q", bytes(8 * n)), ctypes.create_string_buffer(len(lines) + 1)
        n_chosen = ctypes.c_size_t()
        n_bytes = self.library.words_commonest(
            lines, len(lines), counts.buffer_info()[0], min(of, len(counts)), n,
            chosen.buffer_info()[0], found, ctypes.byref(n_chosen),
        )  # fmt: skip
        words = found.raw[:n_bytes].decode().split("\n")
        return list(zip(words, [key >> 32 for key in chosen[: n_chosen.value]], strict=False))

    def parts(self, lines: bytes, n: int, n_parts: int, *, key: tuple[int, int]) -> array[int]:
        """For each of `n` lines the number of its part, by its hash under `key`.

        Args:
            lines: parted by line feeds.
            n: how many.
            n_parts: a power of two.
            key: two numbers of 64 bits; equal keys give equal parts on one machine.
        """
        parts = array("I", bytes(4 * n))
        self.library.words_parts(*key, lines, len(lines), n_parts, parts.buffer_info()[0], n)
        return parts

    def scatter(
        self, text: bytes, counts: array[int], parts: array[int], n_parts: int, *, first: int
    ) -> Iterator[tuple[bytes, array[int], array[int]]]:
        """The words of each part, in their order: their text (a line each), counts, and places from `first` on."""
        n, text = len(counts), text + b"\n"
        n_bytes, n_rows = (ctypes.c_size_t * n_parts)(), (ctypes.c_size_t * n_parts)()
        at = parts.buffer_info()[0]
        self.library.words_measure(text, len(text), at, n, n_bytes, n_rows)
        byte_ends, row_ends = [0, *accumulate(n_bytes)], [0, *accumulate(n_rows)]
        to_text, to_rows = ((ctypes.c_size_t * n_parts)(*ends[:-1]) for ends in (byte_ends, row_ends))
        scattered, found, places = ctypes.create_string_buffer(len(text)), array("Q", counts), array("Q", counts)
        self.library.words_scatter(
            text, len(text), counts.buffer_info()[0], at, n, first, to_text, to_rows,
            scattered, found.buffer_info()[0], places.buffer_info()[0],
        )  # fmt: skip
        whole = memoryview(scattered)
        for (start, end), (from_, to) in zip(pairwise(byte_ends), pairwise(row_ends), strict=True):
            yield bytes(whole[start : max(start, end - 1)]), found[from_:to], places[from_:to]

    def learn(self, number: int) -> None:
        """Work out the flags of 256 characters, from `number` * 256 on: some 0.1 ms, once in a process."""
        flags = array("I", flags_of(number))
        block = self._kept.setdefault(flags.tobytes(), (ctypes.c_uint32 * _BLOCK)(*flags))
        self._blocks[number] = ctypes.addressof(block)


@dataclass(slots=True)
class KernelCounter:
    """The words of one text, fed block by block. One thread at a time; not usable after its `with`."""

    kernel: Kernel
    handle: int
    found: _Found = field(default_factory=_Found)

    def feed(self, text: str) -> None:
        """Count the words and chunks of a piece that begins and ends where a chunk does.

        Raises:
            KernelFailed: no memory.
        """
        try:
            data = text.encode()
        except UnicodeEncodeError:
            data = LONE_SURROGATE.sub("\ufffd", text).encode()
        self.feed_utf_8(data)

    def feed_utf_8(self, data: bytes) -> None:
        """As `feed`; bytes that are no UTF-8 are safe, and count as they may."""
        at = ctypes.c_size_t(0)
        self._done(lambda: self.kernel.library.words_feed(self.handle, data, len(data), ctypes.byref(at)))

    def chunks(self) -> str:
        """The distinct chunks that are still to be told apart into words, a line each."""
        if not self.found.n_chunks:
            return ""
        room = self.kernel.library.words_chunks(self.handle, None, 0)
        lines = ctypes.create_string_buffer(room)
        self.kernel.library.words_chunks(self.handle, lines, room)
        return lines.raw[:-1].decode()

    def tell(self, lines: str, ends: Callable[[str], array[int]]) -> None:
        """Count the words of the chunks.

        Args:
            lines: of the chunks, in one spelling.
            ends: where segments end in a text, in units of UTF-16; asked of the lines that are not plain now either.

        Raises:
            KernelFailed: no memory.
        """
        data = lines.encode()
        sifted, left = ctypes.create_string_buffer(data, len(data)), ctypes.c_size_t(0)
        library = self.kernel.library
        self._done(lambda: library.words_sift(self.handle, sifted, len(data), ctypes.byref(left)))
        offsets = ends(sifted.raw[: left.value].decode())
        address, n_ends = offsets.buffer_info()
        self._done(lambda: library.words_tell(self.handle, data, len(data), address, n_ends))

    def ask(self, icu: Icu) -> None:
        """Spell the chunks in one way, and count their words, by ICU's functions.

        Raises:
            KernelFailed: no memory.
        """
        self._done(lambda: self.kernel.library.words_ask(self.handle, ctypes.byref(icu)))

    def _done(self, call: Callable[[], int]) -> None:
        while status := call():
            if status < 0:
                raise KernelFailed
            self.kernel.learn(status - 1)
        self.kernel.library.words_found(self.handle, ctypes.byref(self.found))

    def __len__(self) -> int:
        """Distinct words and chunks since the last batch."""
        return int(self.found.n_entries)

    @property
    def n_bytes(self) -> int:
        """About how much memory the words and chunks since the last batch take."""
        return int(self.found.n_text) + ENTRY_BYTES * int(self.found.n_entries)

    def taken(self) -> Batch:
        """All words since the last batch, once their chunks are told; what follows is counted anew."""
        counts = array("I", bytes(4 * len(self)))
        n_tokens = int(self.kernel.library.words_tally(self.handle, counts.buffer_info()[0], len(counts)))
        longest = int(self.found.longest)
        if n_tokens > MAX_COUNT:
            return Batch(*self.drained(), n_tokens, longest)
        return Batch(self._lines(), counts, n_tokens, longest)

    def drained(self) -> tuple[bytes, array[int]]:
        """As `taken`: a line of UTF-8 for each word, without a line feed after the last, and the counts."""
        counts = array("Q", bytes(8 * len(self)))
        self.kernel.library.words_counts(self.handle, counts.buffer_info()[0], len(counts))
        return self._lines(), counts

    def _lines(self) -> bytes:
        """The words; what follows is counted anew, even after chunks that held none."""
        text = ctypes.string_at(self.found.text, self.found.n_text - 1) if self.found.n_entries else b""
        self._clear()
        return text

    def merge(self, text: bytes, counts: array[int], places: array[int]) -> None:
        """Add words that were counted before.

        Args:
            text: a line for each.
            counts: of each.
            places: of each, its place in the whole text; those of one word rise from call to call.

        Raises:
            KernelFailed: no memory.
        """
        at = (counts.buffer_info()[0], places.buffer_info()[0])
        self._done(lambda: self.kernel.library.words_merge(self.handle, text, len(text), *at, len(counts)))

    def merged(self) -> tuple[bytes, array[int], array[int]]:
        """All that was merged since the last batch, in the same form, each word once; what follows is merged anew."""
        places = array("Q", bytes(8 * len(self)))
        self.kernel.library.words_places(self.handle, places.buffer_info()[0], len(places))
        return *self.drained(), places

    def _clear(self) -> None:
        self.kernel.library.words_clear(self.handle)
        self.found = _Found()


@cache
def loaded() -> Kernel | None:
    """The kernel, where it was compiled of the source beside it for this machine; else None."""
    library = opened(HERE / LIBRARY, [HERE / name for name in SOURCES], "words_source")
    return Kernel(library) if library else None


def opened(path: Path, sources: list[Path], says: str) -> ctypes.PyDLL | None:
    """A library of ours, whose function `says` gives the hash of its sources; else None."""
    try:
        library = ctypes.PyDLL(str(path))
        source = getattr(library, says)
        source.restype = ctypes.c_char_p
        made_of = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
        return library if source() == made_of.encode() else None
    except (OSError, AttributeError):
        return None


def flags_of(number: int) -> list[int]:
    """The flags of the 256 characters of a block."""
    characters = "".join(map(chr, range(number * _BLOCK, (number + 1) * _BLOCK)))
    marked = entangled(characters)
    if (
        all(marked) and characters.isalpha() and not is_composed(characters[0])
    ):  # most of Han and Hangul: one block for all
        return [ENTANGLED | LETTER | HANGUL * is_hangul(characters)] * _BLOCK
    special, spelling = _special(), _spelling(characters)
    hebrew = HEBREW * (number in _HEBREW_BLOCKS)
    return [
        SPACE
        if character.isspace()
        else (ENTANGLED | HANGUL * is_hangul(character) | COMPOSED * is_composed(character) if mark else 0)
        | (0 if mark else special.get(character, 0) | hebrew | SIMPLE * character.isalpha())
        | LETTER * character.isalpha()
        | DECIMAL * character.isdecimal()
        | START * (character.isidentifier() and character != "_")
        | CONTINUE * ("a" + character).isidentifier()
        | VIRAMA * (combining(character) == 9)
        | spelling.get(character, 0)
        for character, mark in zip(characters, marked, strict=True)
    ]


def _spelling(characters: str) -> dict[str, int]:
    """The flags of what `characters.one_spelling` looks for; a word that is plain has none of it."""
    flags = {"\u200b": ZERO_SPACE} | dict.fromkeys("\u201b\u02bc\uff07", RAISED)
    for pattern, flag in ((UNSEEN_ONE, UNSEEN), (UNSPACED_ONE, UNSPACED), (WESTERN_ONE, WESTERN)):
        for character in pattern.findall(characters):
            flags[character] = flags.get(character, 0) | flag
    return flags


@cache
def _special() -> dict[str, int]:
    """The flags of the characters that are named one by one."""
    flags = dict.fromkeys(map(chr, range(128)), SIMPLE) | dict.fromkeys(BREAKERS, SIMPLE)
    flags |= {"+": 0, "#": 0}
    for names, more in (
        (EDGES, EDGE),
        ("0123456789", DIGIT),
        ("\u2018\u2019", SIMPLE | APOSTROPHE | QUOTE),
        ("\u2010\u2011", SIMPLE | HYPHEN),
        ("'\"", QUOTE),
        ("\u200c\u200d", NO_WIDTH),
        ("\u200d", JOINER),
    ):
        for name in names:
            flags[name] = flags.get(name, 0) | more
    return flags
