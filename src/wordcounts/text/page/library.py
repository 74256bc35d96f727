"""The compiled kernel of pages, where the set-up found a C compiler: for `compiled` and `attributes`."""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import Final

from wordcounts.text.words.kernel import opened

HERE: Final = Path(__file__).parent
LIBRARY: Final = "kernel/kernel.shared"
SOURCES: Final = (
    "kernel/scan.c", "kernel/measure.c", "kernel/tree.c", "kernel/attributes.c", "kernel/common.h",
    "../words/siphash.h", "article/trees.py",
)  # fmt: skip
"""What it is made of, in the order of hatch_build.py."""


def page_library() -> ctypes.PyDLL | None:
    """It, where it was compiled of the sources beside it for this machine; else None."""
    return opened(HERE / LIBRARY, [HERE / name for name in SOURCES], "page_source")


def utf_8(text: str) -> tuple[int, int]:
    """Where a text lies in UTF-8, and its bytes; it lies there as long as the text is held.

    CPython keeps it with the text: of ASCII it is the text itself, else it is made once, for all who ask.

    Raises:
        UnicodeEncodeError: lone surrogates. MemoryError.
    """
    length = ctypes.c_ssize_t()
    return _as_utf_8(text, ctypes.byref(length)), length.value


_as_utf_8 = ctypes.pythonapi["PyUnicode_AsUTF8AndSize"]  # an object of ours: others may call it with other types
_as_utf_8.restype, _as_utf_8.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_void_p]
