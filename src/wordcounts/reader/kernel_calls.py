"""Linux system calls that no module of Python's offers, through the C library: numbers in, a result or an OSError out.

Source: arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h of Linux (for aarch64).
"""

from __future__ import annotations

import ctypes
import os
import platform
import sys
from functools import cache
from typing import Any, Final, Literal

Machine = Literal["x86_64", "aarch64"]
"""Of which the numbers are known here."""

_NO_NEW_PRIVS: Final = 38
"""PR_SET_NO_NEW_PRIVS: what a filter asks of a process without privileges, and of all is wanted."""

_SECCOMP: Final[dict[Machine, int]] = {"x86_64": 317, "aarch64": 277}

LANDLOCK_CREATE: Final = 444
LANDLOCK_ADD: Final = 445
LANDLOCK_RESTRICT: Final = 446
"""Equal on all machines, as all numbers from 424 on."""


def machine() -> Machine | None:
    """The machine whose calls this process makes; None where this module cannot speak to the kernel."""
    if sys.platform != "linux" or sys.maxsize < 2**32:
        return None
    name = platform.machine()
    return name if name in ("x86_64", "aarch64") else None  # type: ignore[return-value]


def call(number: int, *arguments: Any) -> int:
    """Make a system call; the result.

    Raises:
        OSError: what the kernel says.
    """
    sent = [ctypes.c_long(value) if isinstance(value, int) else value for value in arguments]
    return _checked(_libc().syscall(ctypes.c_long(number), *sent))


def give_up_privileges() -> None:
    """Nothing that this process may start can have more rights than it has."""
    _checked(_libc().prctl(_NO_NEW_PRIVS, *map(ctypes.c_ulong, (1, 0, 0, 0))))


def filter_calls(name: Machine, program: Any) -> None:
    """Have the kernel ask a seccomp filter, a `sock_fprog` by reference, at each call of each thread, for ever."""
    set_mode_filter, for_all_threads = 1, 1
    call(_SECCOMP[name], set_mode_filter, for_all_threads, program)


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result


@cache
def _libc() -> Any:
    return ctypes.CDLL(None, use_errno=True)
