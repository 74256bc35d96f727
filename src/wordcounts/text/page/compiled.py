"""The blocks and the main text of a page by the compiled kernel, where the set-up found a C compiler (`kernel/`).

It gives what `blocks.Scan` and `article.features` give, number for number; where it is missing, has no memory or is not
sure, they do the work. It knows no word of the lists that they keep: it is told them once. Where `tree` finds lexbor's
own functions, it has them parse the page and walks over their tree; else it scans what selectolax writes of one.
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any, Final, NamedTuple

from wordcounts.text.page.article import features, wording
from wordcounts.text.page.article.signals import WEIGHTS
from wordcounts.text.page.elements import BLOCKS, BOXES, FILLED, INLINE, RAW, UNSEEN, VOID
from wordcounts.text.page.library import page_library, utf_8
from wordcounts.text.page.tree import Lexbor

# As in kernel/common.h.
_BLOCK, _BOX, _VOID, _INLINE, _LINK, _NOSCRIPT, _BREAKS, _GROUPER, _TITLE, _HEADING, _ITEM, _TOP = (
    1 << bit for bit in range(12)
)
_UNSEEN, _FILLED, _DIALOG, _RAW, _NAMES_PAGE = (1 << bit for bit in range(12, 17))
_MEANINGS: Final = (
    (BLOCKS, _BLOCK), (BOXES, _BOX), (VOID, _VOID), (INLINE, _INLINE), ({"a"}, _LINK), ({"noscript"}, _NOSCRIPT),
    ({"br"}, _BREAKS), (features.GROUPERS, _GROUPER), (features.TITLES, _TITLE), ({"h2", "h3", "h4"}, _HEADING),
    ({"li"}, _ITEM), ({"h1"}, _TOP), (features.TAGS, 0),
    (UNSEEN, _UNSEEN), (FILLED, _FILLED), ({"dialog"}, _DIALOG), (RAW, _RAW), ({"title"}, _NAMES_PAGE),
)  # fmt: skip
_SETS: Final = (wording.LEGAL, wording.SENTENCE_ENDS, sorted(wording.LAST), wording.QUOTES, wording.PRICED)
_COARSE, _FINE = 2.0**30, 2.0**60
"""In units of one part of which the kernel adds weights up, exactly."""
_MAX_SIGNAL: Final = 64
_ASK: Final = 0xFFFF_FFFF
_TOLD: Final = 6
"""Numbers of each unit."""


class PageKernelFailed(Exception):
    """No memory, or markup as no parser writes it: what is written in Python reads the page."""


class _Found(ctypes.Structure):
    _fields_ = (
        ("text", ctypes.c_void_p),
        ("n_text", ctypes.c_size_t),
        ("n_blocks", ctypes.c_size_t),
        ("n_units", ctypes.c_size_t),
        ("n_elements", ctypes.c_size_t),
        ("crowded", ctypes.c_int32),
    )


class _Head(ctypes.Structure):
    _fields_ = (
        ("title", ctypes.c_void_p),
        ("n_title", ctypes.c_size_t),
        ("language", ctypes.c_void_p),
        ("n_language", ctypes.c_size_t),
    )


class ScoredUnit(NamedTuple):
    """A unit of the page as the model sees it. A tuple: a page has hundreds; dataclasses take three times as long."""

    text: str
    score: float
    n_words: int
    is_top: bool
    """Whether it is an h1."""


class PageKernel:
    """The library, and what it was told."""

    def __init__(self, library: ctypes.PyDLL) -> None:
        self.library = library
        self._declare()
        # Python's own key against pages made to collide: another in each process (PYTHONHASHSEED).
        halves = [ctypes.c_uint64(hash(f"wordcounts page {half}")) for half in (1, 2)]
        self.lore = library.lore_new(*halves)
        if not self.lore:
            raise PageKernelFailed
        self._kept: list[Any] = []
        self._tell()

    def _declare(self) -> None:
        c, pointer, size, i32 = ctypes, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int32
        text = (pointer, size)
        for name, result, arguments in (
            ("lore_new", pointer, (c.c_uint64, c.c_uint64)),
            ("lore_tag", i32, (pointer, *text, c.c_uint32, i32)),
            ("lore_signal", i32, (pointer, *text, c.c_int64, c.c_int64)),
            ("lore_needle", i32, (pointer, i32, *text)),
            ("lore_lower", None, (pointer, c.c_uint32, pointer)),
            ("page_scan", pointer, (pointer, *text, pointer)),
            ("page_parsed", pointer, (pointer, pointer, *text, pointer)),
            ("page_head", None, (pointer, pointer)),
            ("page_free", None, (pointer,)),
            ("page_found", None, (pointer, pointer)),
            ("page_units", i32, (pointer,)),
            ("page_add", i32, (pointer, *text, *text)),
            ("page_read", i32, (pointer, *text)),
            ("page_told", None, (pointer, pointer)),
            ("page_seen", None, (pointer, size, c.c_uint32, c.c_double, c.c_uint32)),
            ("page_score", i32, (pointer, pointer, pointer, pointer)),
        ):
            function = getattr(self.library, name)
            function.restype, function.argtypes = result, arguments

    def _tell(self) -> None:
        """The tags, signals and texts that it looks for."""
        library, lore = self.library, self.lore
        names = sorted({name for named, _ in _MEANINGS for name in named})
        for name in names:
            flags = sum(flag for named, flag in _MEANINGS if name in named)
            done(library.lore_tag(lore, *_bytes(name), flags, features.TAGS.get(name, -1)))
        for name, weight in WEIGHTS.items():
            coarse = round(weight * _COARSE)
            fine = (weight - coarse / _COARSE) * _FINE
            if not fine.is_integer() or len(name.encode()) > _MAX_SIGNAL:
                raise PageKernelFailed  # of another model: its weights are no such numbers
            done(library.lore_signal(lore, *_bytes(name), coarse, int(fine)))
        for number, texts in enumerate(_SETS):
            for text in texts:
                done(library.lore_needle(lore, number, *_bytes(text)))

    def learn(self, number: int) -> None:
        """Tell it the lower case of 256 characters, from `number` * 256 on: once in a process."""
        block = (ctypes.c_uint32 * 256)(*map(_lower, range(number * 256, number * 256 + 256)))
        self._kept.append(block)
        self.library.lore_lower(self.lore, number, block)

    @contextmanager
    def scanned(self, markup: str) -> Iterator[ScannedPage]:
        """Scan well-formed markup.

        Raises:
            PageKernelFailed: see there.
        """
        data, status = _encoded(markup), ctypes.c_int32()
        with self._held(self.library.page_scan(self.lore, *data, ctypes.byref(status))) as page:
            yield page

    @contextmanager
    def parsed(self, lexbor: Lexbor, html: str) -> Iterator[ScannedPage]:
        """Parse a page that was `vetted`, and walk over its tree.

        Raises:
            PageKernelFailed: see there; or the walk might see what no scan would.
        """
        data, status = _encoded(html), ctypes.c_int32()
        with self._held(self.library.page_parsed(self.lore, lexbor, *data, ctypes.byref(status))) as page:
            yield page

    @contextmanager
    def _held(self, handle: int | None) -> Iterator[ScannedPage]:
        if not handle:
            raise PageKernelFailed
        try:
            yield ScannedPage(self, handle)
        finally:
            self.library.page_free(handle)


class ScannedPage:
    """A page as the kernel has it; not usable after its `with`."""

    def __init__(self, kernel: PageKernel, handle: int) -> None:
        self._kernel, self._library, self._handle = kernel, kernel.library, handle
        found = self._found()
        self.n_blocks = found.n_blocks
        self.crowded = bool(found.crowded)
        """As `Layout.crowded`."""
        self._shown = self._text(found)

    @property
    def text(self) -> str:
        """The visible text, a line for each block."""
        return self._shown.decode()

    def head(self) -> tuple[str, str]:
        """The title, and the language that the root element declares, of a page that was `parsed`: as
        `blocks.title_of` and `blocks.declared_language`."""
        head = _Head()
        self._library.page_head(self._handle, ctypes.byref(head))
        title = ctypes.string_at(head.title, head.n_title) if head.n_title else b""
        language = ctypes.string_at(head.language, head.n_language) if head.n_language else b""
        return " ".join(title.decode().split()), language.decode()

    def scored(self, additions: list[tuple[str, str]], title: str, facts: features.Facts) -> list[ScoredUnit]:
        """All units of the page, and those of its structured data.

        Args:
            additions: (property, text) of what the structured data adds to the blocks.
            title: the page's title.
            facts: what a row says of the address and of the structured data.

        Raises:
            PageKernelFailed: no memory.
        """
        library, handle = self._library, self._handle
        done(library.page_units(handle))
        for name, added in additions:
            done(library.page_add(handle, *_bytes(added), *_bytes(name)))
        words = "\n".join(title.lower().split()).encode()
        while status := library.page_read(handle, words, len(words)):
            self._kernel.learn(done(status) - 1)
        found = self._found()
        text: bytes = self._text(found)
        n_units = int(found.n_units)
        told = array("I", bytes(4 * _TOLD * n_units))
        library.page_told(handle, told.buffer_info()[0])
        units = list(zip(*[iter(told)] * _TOLD, strict=True))
        title_words = set(title.lower().split())
        for number, (start, end, first_end, _n, _top, odd) in enumerate(units):
            if odd:
                legal, in_title = wording.look(text[start:end].decode(), title_words)
                priced = wording.is_priced(text[start:first_end].decode()[: wording.SEEN_CHARS])
                library.page_seen(handle, number, legal, in_title, priced)
        scores = self._scores(facts, n_units)
        return [
            ScoredUnit(text[start:end].decode(), score, n_words, bool(is_top))
            for (start, end, _, n_words, is_top, _), score in zip(units, scores, strict=True)
        ]

    def rows(self, facts: features.Facts) -> list[features.Row]:
        """The rows behind `scored`, which goes before."""
        n_row = len(features.NAMES)
        rows = array("d", bytes(8 * n_row * self._found().n_units))
        self._scores(facts, len(rows) // n_row, rows.buffer_info()[0])
        return [tuple(rows[at : at + n_row]) for at in range(0, len(rows), n_row)]

    def _scores(self, facts: features.Facts, n_units: int, rows: int | None = None) -> list[float]:
        given, scores = array("d", facts), array("d", bytes(8 * n_units))
        done(self._library.page_score(self._handle, given.buffer_info()[0], scores.buffer_info()[0], rows))
        return scores.tolist()

    def _found(self) -> _Found:
        found = _Found()
        self._library.page_found(self._handle, ctypes.byref(found))
        return found

    def _text(self, found: _Found) -> bytes:
        return ctypes.string_at(found.text, found.n_text) if found.n_text else b""


def done(status: int) -> int:
    """The status of a call, unless it failed."""
    if status < 0:
        raise PageKernelFailed
    return status


@cache
def loaded() -> PageKernel | None:
    """The kernel, where it was compiled of the sources beside it for this machine; else None."""
    library = page_library()
    with suppress(AttributeError, PageKernelFailed):
        return PageKernel(library) if library else None
    return None


def _encoded(markup: str) -> tuple[int, int]:
    try:
        return utf_8(markup)
    except UnicodeEncodeError:
        raise PageKernelFailed from None


def _bytes(text: str) -> tuple[bytes, int]:
    data = text.encode()
    return data, len(data)


def _lower(point: int) -> int:
    """The code point of a character in lower case; _ASK where that is several, or depends on what stands around."""
    lower = chr(point).lower()
    return ord(lower) if len(lower) == 1 and chr(point) != "\u03a3" else _ASK
