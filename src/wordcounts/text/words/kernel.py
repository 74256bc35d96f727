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
from pathlib import Path
from typing import Final
from unicodedata import combining

from wordcounts.text.words.characters import LONE_SURROGATE
from wordcounts.text.words.shortcuts import BREAKERS, EDGES, entangled, is_composed, is_hangul

HERE: Final = Path(__file__).parent
LIBRARY: Final = "kernel.shared"
"""Beside this file; hatch_build.py makes it. Not .so: Python would take it for a module."""

SOURCES: Final = ("kernel.c", "siphash.h")

# As in kernel.c.
SPACE, EDGE, ENTANGLED, HANGUL, LETTER, START, CONTINUE = 1, 2, 4, 8, 16, 32, 64
DECIMAL, SIMPLE, DIGIT, APOSTROPHE, HYPHEN, QUOTE, HEBREW = 128, 256, 512, 1024, 2048, 4096, 8192
NO_WIDTH, JOINER, VIRAMA, COMPOSED = 16384, 32768, 65536, 131072

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
    """Words and their counts, in order of first appearance; `longest` in bytes of UTF-8, those after a cut too."""

    words: list[str]
    counts: list[int]
    longest: int


class Kernel:
    """The library, and the flags of the characters that it has met."""

    def __init__(self, library: ctypes.PyDLL) -> None:
        self.library = library
        self._blocks = (ctypes.c_void_p * _N_BLOCKS)()
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
        library.words_counts.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t]
        library.words_clear.argtypes = [ctypes.c_void_p]
        library.words_free.argtypes = [ctypes.c_void_p]
        for name in ("words_found", "words_counts", "words_clear", "words_free"):
            library[name].restype = None

    @contextmanager
    def counter(self) -> Iterator[KernelCounter]:
        """A counter of its own, whose memory is given back at the end.

        Raises:
            KernelFailed: no memory.
        """
        handle = self.library.words_new(self._blocks, *self._key)
        if not handle:
            raise KernelFailed
        try:
            yield KernelCounter(self, handle)
        finally:
            self.library.words_free(handle)

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

    def _done(self, call: Callable[[], int]) -> None:
        while status := call():
            if status < 0:
                raise KernelFailed
            self.kernel.learn(status - 1)
        self.kernel.library.words_found(self.handle, ctypes.byref(self.found))

    def __len__(self) -> int:
        """Distinct words and chunks since the last batch."""
        return int(self.found.n_entries)

    def taken(self) -> Batch:
        """All words since the last batch, once their chunks are told; what follows is counted anew."""
        found = self.found
        if not found.n_entries:
            return Batch([], [], 0)
        together = ctypes.string_at(found.text, found.n_text - 1).decode()
        counts = array("Q", bytes(8 * found.n_entries))
        self.kernel.library.words_counts(self.handle, counts.buffer_info()[0], len(counts))
        batch = Batch(together.split("\n"), counts.tolist(), found.longest)
        self.kernel.library.words_clear(self.handle)
        self.found = _Found()
        return batch


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
    special = _special()
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
        for character, mark in zip(characters, marked, strict=True)
    ]


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
