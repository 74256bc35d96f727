"""Landlock (Linux 5.13 and later): of all files, the code that is installed can be read, and nothing else opened.

Source: Documentation/userspace-api/landlock.rst and include/uapi/linux/landlock.h of Linux.
"""

from __future__ import annotations

import ctypes
import os
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from wordcounts.reader.kernel_calls import (
    LANDLOCK_ADD,
    LANDLOCK_CREATE,
    LANDLOCK_RESTRICT,
    call,
    give_up_privileges,
    machine,
)

_READ_FILE: Final = 1 << 2
_READ_DIR: Final = 1 << 3

_FS_RIGHTS: Final = ((1, 13), (2, 14), (3, 15), (5, 16))
"""Version of Landlock, and how many rights over files it knows: all are taken away."""
_NET_SINCE: Final = 4
"""The version from which TCP is told: bind and connect are taken away (seccomp refuses all sockets besides)."""
_SCOPES_SINCE: Final = 6
"""The version from which signals and abstract Unix sockets do not reach beyond the cage."""
_BOTH: Final = 0b11

_LIBRARIES: Final = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache")
"""Where a compiled module of Python's finds the libraries that it is linked with."""


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"  # what packing means, said aloud: Python 3.14 asks for it
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def version() -> int:
    """Of the kernel's Landlock, from 1; 0 where there is none, or it is switched off or refused to us."""
    if machine() is None:
        return 0
    try:
        return call(LANDLOCK_CREATE, 0, 0, 1)
    except OSError:
        return 0


def restrict(readable: Iterable[Path]) -> bool:
    """Let this thread, and all that it starts, read what lies in these places and open nothing else, for ever.

    Returns:
        Whether that holds now. A process with other threads is not one that this module can vouch for.
    """
    known = version()
    if not known or len(os.listdir("/proc/self/task")) != 1:  # noqa: PTH208 - names, no paths
        return False
    n_rights = max(n for since, n in _FS_RIGHTS if since <= known)
    ruleset = _Ruleset((1 << n_rights) - 1, _BOTH, _BOTH)
    size = 24 if known >= _SCOPES_SINCE else 16 if known >= _NET_SINCE else 8
    try:
        rules = call(LANDLOCK_CREATE, ctypes.byref(ruleset), size, 0)
        try:
            for place in readable:
                _allow(rules, place)
            give_up_privileges()
            call(LANDLOCK_RESTRICT, rules, 0)
        finally:
            os.close(rules)
    except OSError:
        return False
    return True


def _allow(rules: int, place: Path) -> None:
    try:
        opened = os.open(place, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # what is not there need not be read
    try:
        rights = _READ_FILE | _READ_DIR if place.is_dir() else _READ_FILE
        call(LANDLOCK_ADD, rules, 1, ctypes.byref(_Beneath(rights, opened)), 0)
    finally:
        os.close(opened)


def code() -> list[Path]:
    """Where installed code lies: Python's own, what is installed with it, and each package that is imported already.

    Of the search path only what is known to hold code: an entry of it may be a home folder.
    """
    paths = sysconfig.get_paths()
    places = {paths[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")} | set(_LIBRARIES)
    for name, module in list(sys.modules.items()):
        if "." not in name:
            file = getattr(module, "__file__", None)
            places.update(getattr(module, "__path__", None) or ([file] if file else []))
    return sorted(Path(place) for place in places)
