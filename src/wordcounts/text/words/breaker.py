"""ICU's own functions in C, for the kernel: looked up in the library that PyICU has loaded, and none is linked.

They are those that ICU promises to C programs (ubrk.h, unorm2.h), by the names under which a build exports them: with
its version at the end, as distributions and wheels have them, or without. Where one is missing, PyICU does the same.
"""

from __future__ import annotations

import ctypes
from functools import cache
from typing import Any, Final

_WORD: Final = 1
"""UBRK_WORD, of ubrk.h."""


class Icu(ctypes.Structure):
    """As in icu.h: a breaker of words, the composer of NFC, and the addresses of what is called with them."""

    _fields_ = (
        ("breaker", ctypes.c_void_p),
        ("composer", ctypes.c_void_p),
        ("set_text", ctypes.c_void_p),
        ("next", ctypes.c_void_p),
        ("normalise", ctypes.c_void_p),
    )


@cache
def icu_of_process() -> Icu | None:
    """The one of this process, for whoever holds the interpreter's lock; None where a function is missing."""
    import icu

    try:
        library = ctypes.PyDLL(icu._icu_.__file__)  # its dependencies are looked through as well
        return opened(library, f"_{icu.ICU_VERSION.split('.')[0]}")
    except (OSError, AttributeError):
        return None


def opened(library: ctypes.PyDLL, version: str) -> Icu | None:
    """The functions of a library, and what they are called with.

    Args:
        library: which has them, or depends on one that has.
        version: with which their names end, if they do.

    Raises:
        AttributeError: a function is missing.
    """

    def function(name: str) -> Any:
        try:
            return library[name + version]
        except AttributeError:
            return library[name]

    def address(name: str) -> int | None:
        return ctypes.cast(function(name), ctypes.c_void_p).value

    open_breaker, composer_of = function("ubrk_open"), function("unorm2_getNFCInstance")
    open_breaker.restype = composer_of.restype = ctypes.c_void_p
    open_breaker.argtypes = [ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p, ctypes.c_int32, ctypes.c_void_p]
    composer_of.argtypes = [ctypes.c_void_p]
    status = ctypes.c_int32(0)
    called = [address(name) for name in ("ubrk_setText", "ubrk_next", "unorm2_normalize")]
    # The root's, so that a table does not depend on the language.
    opened = (open_breaker(_WORD, b"", None, 0, ctypes.byref(status)), composer_of(ctypes.byref(status)))
    return Icu(*opened, *called) if all(opened) and status.value <= 0 else None
