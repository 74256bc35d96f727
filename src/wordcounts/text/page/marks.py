"""What a page is looked through for before it is parsed, counted at one look."""

from __future__ import annotations

import ctypes
from contextlib import suppress
from typing import NamedTuple

from wordcounts.text.page import attributes
from wordcounts.text.page.library import utf_8


class Marks(NamedTuple):
    """How often each stands in a page, wherever that is."""

    n: int
    """"<"."""
    n_frames: int
    """"<iframe"."""
    n_frame_ends: int
    """"</iframe"."""
    n_noscripts: int
    """"<noscript"."""

    @property
    def leaves_frame_open(self) -> bool:
        """Whether a page with <noscript> opens more frames than it closes."""
        return self.n_noscripts > 0 and self.n_frames > self.n_frame_ends


def marks_of(html: str) -> Marks:
    """The marks of a page. Linear."""
    library = attributes.compiled()
    if library is not None:
        with suppress(UnicodeEncodeError):
            told = (ctypes.c_size_t * 4)()
            library.page_marks(*utf_8(html), told)
            return Marks(*told)
    return marks_in_python(html)


def marks_in_python(html: str) -> Marks:
    """The same: the reference of `page_marks` in `kernel/attributes.c`."""
    return Marks(*(html.count(mark) for mark in ("<", "<iframe", "</iframe", "<noscript")))
