"""seccomp (Linux): of the kernel's calls, those that reading a document takes, and no others.

A list of what is allowed, not of what is forbidden: io_uring, bpf, keyctl, userfaultfd and whatever comes next are
refused without being named. What is not listed fails with EPERM; what is newer than this list, with ENOSYS, so that a
newer C library falls back on what it did before.

Source: Documentation/userspace-api/seccomp_filter.rst, include/uapi/linux/{seccomp,filter,audit}.h of Linux.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from wordcounts.reader.kernel_calls import Machine, filter_calls, give_up_privileges, machine

_LD, _AND, _JEQ, _JGE, _RET = 0x20, 0x54, 0x15, 0x35, 0x06
"""BPF: load a word of `seccomp_data`, and, jump if equal, jump if not less, return."""
_NUMBER_AT, _MACHINE_AT, _ARGUMENTS_AT = 0, 4, 16

ALLOW: Final = 0x7FFF0000
KILL: Final = 0x80000000
ERRNO: Final = 0x00050000

_AUDIT: Final[dict[Machine, int]] = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_X32: Final = 0x40000000
"""Calls of x86_64 from here on are those of its other ABI, with numbers of their own."""
_NEWER: Final = 452
"""Calls that were added after those that this list was made from (Linux 6.6)."""

NUMBERS: Final = {
    # Hot ones first: the filter is asked in this order.
    "read": (0, 63), "write": (1, 64), "futex": (202, 98), "mmap": (9, 222), "munmap": (11, 215),
    "mremap": (25, 216), "madvise": (28, 233), "brk": (12, 214), "mprotect": (10, 226), "setitimer": (38, 103),
    "poll": (7, None), "ppoll": (271, 73), "fcntl": (72, 25),
    # Files that are open, and what is known of others
    "readv": (19, 65), "writev": (20, 66), "pread64": (17, 67), "lseek": (8, 62), "close": (3, 57),
    "close_range": (436, 436), "dup": (32, 23), "dup2": (33, None), "dup3": (292, 24), "fadvise64": (221, 223),
    "fstat": (5, 80), "newfstatat": (262, 79), "statx": (332, 291), "stat": (4, None), "lstat": (6, None),
    "access": (21, None), "faccessat": (269, 48), "faccessat2": (439, 439), "readlink": (89, None),
    "readlinkat": (267, 78), "getcwd": (79, 17), "getdents64": (217, 61), "select": (23, None), "pselect6": (270, 72),
    # Opening: for reading only. What may be read is Landlock's to say.
    "open": (2, None), "openat": (257, 56), "ioctl": (16, 29),
    # Memory and threads
    "mincore": (27, 232), "membarrier": (324, 283), "set_robust_list": (273, 99), "get_robust_list": (274, 100),
    "rseq": (334, 293), "set_tid_address": (218, 96), "clone": (56, 220), "clone3": (435, 435),
    "sched_yield": (24, 124), "sched_getaffinity": (204, 123), "getcpu": (309, 168),
    # Signals to itself, time, what it is
    "rt_sigaction": (13, 134), "rt_sigprocmask": (14, 135), "rt_sigreturn": (15, 139), "rt_sigpending": (127, 136),
    "rt_sigsuspend": (130, 133), "rt_sigtimedwait": (128, 137), "sigaltstack": (131, 132),
    "restart_syscall": (219, 128), "tgkill": (234, 131), "getitimer": (36, 102), "alarm": (37, None),
    "pause": (34, None), "nanosleep": (35, 101), "clock_nanosleep": (230, 115), "clock_gettime": (228, 113),
    "clock_getres": (229, 114), "gettimeofday": (96, 169), "time": (201, None), "times": (100, 153),
    "getrusage": (98, 165), "getrlimit": (97, 163), "prlimit64": (302, 261), "getrandom": (318, 278),
    "getpid": (39, 172), "gettid": (186, 178), "getppid": (110, 173), "getuid": (102, 174), "geteuid": (107, 175),
    "getgid": (104, 176), "getegid": (108, 177), "uname": (63, 160), "sysinfo": (99, 179), "prctl": (157, 167),
    "exit": (60, 93), "exit_group": (231, 94),
}  # fmt: skip
"""Each call that is allowed, if only with some arguments: its number on x86_64 and on aarch64."""

_WRITING: Final = os.O_ACCMODE | os.O_CREAT | os.O_TRUNC
_THREAD: Final = 0x00010000 | 0x00000100 | 0x00000800
"""CLONE_THREAD, CLONE_VM, CLONE_SIGHAND: a thread of this process; without them, a process."""
_NAMESPACES: Final = 0x7E020000 | 0x80
"""CLONE_NEW*."""
_TCGETS, _FIOCLEX, _FIONCLEX = 0x5401, 0x5451, 0x5450
"""Is this a terminal? and: do (not) keep it beyond an exec. Python asks when it opens a file."""
_SET_NAME, _SET_VMA = 15, 0x53564D41
"""prctl: the names of a thread, and of a piece of memory."""


@dataclass(frozen=True, slots=True)
class Check:
    """Of one half of one argument: `argument & mask` is one of `values`."""

    argument: int
    values: tuple[int, ...] = (0,)
    mask: int = 0xFFFFFFFF
    half: int = 0
    """0 for the lower 32 bits, 1 for the upper ones: both machines are little-endian."""


def _rules(pid: int) -> Iterator[tuple[str, tuple[Check, ...]]]:
    """Call, and what must hold of its arguments; a call may have several rules."""
    of_descriptors = (fcntl.F_GETFD, fcntl.F_SETFD, fcntl.F_GETFL)
    checked: dict[str, list[tuple[Check, ...]]] = {
        "open": [(Check(1, mask=_WRITING),)],
        "openat": [(Check(2, mask=_WRITING),)],
        "ioctl": [(Check(1, (_TCGETS, _FIOCLEX, _FIONCLEX)),)],
        # F_SETOWN and F_SETSIG would have the kernel send any signal to any process of this user; F_SETFL on the log,
        # which is shared with the worker, would make the worker's own writes fail.
        "fcntl": [(Check(1, of_descriptors),)],
        "clone": [(Check(0, (_THREAD,), mask=_THREAD | _NAMESPACES),)],
        "tgkill": [(Check(0, (pid,)),)],
        "prctl": [(Check(0, (_SET_NAME, _SET_VMA)),)],
        # To ask for limits, not to set them: root could raise them again.
        "prlimit64": [(Check(0, (0, pid)), Check(2), Check(2, half=1))],
        "clone3": [],  # its flags lie in memory, where no filter looks: see `program`
    }
    for name in NUMBERS:
        for checks in checked.get(name, [()]):
            yield name, checks


Instruction = tuple[int, int, int, int]
"""Code, jump if true, jump if false, operand."""


def program(name: Machine, pid: int) -> list[Instruction]:
    """The filter for a process of this number, on a machine."""
    column = 0 if name == "x86_64" else 1
    out: list[Instruction] = [
        (_LD, 0, 0, _MACHINE_AT),
        (_JEQ, 1, 0, _AUDIT[name]),
        (_RET, 0, 0, KILL),
        (_LD, 0, 0, _NUMBER_AT),
        (_JGE, 0, 1, _X32),
        (_RET, 0, 0, ERRNO | errno.EPERM),
    ]
    for call, checks in _rules(pid):
        number = NUMBERS[call][column]
        if number is not None:
            block = list(_checked(checks))
            out += [(_JEQ, 0, len(block), number), *block]
    for condition in ((_JEQ, 0, 1, NUMBERS["clone3"][column] or 0), (_JGE, 0, 1, _NEWER)):
        out += [condition, (_RET, 0, 0, ERRNO | errno.ENOSYS)]
    return [*out, (_RET, 0, 0, ERRNO | errno.EPERM)]


def _checked(checks: Sequence[Check]) -> Iterator[Instruction]:
    """Allow where all checks hold, else put the call's number back and go on behind."""
    if not checks:
        yield (_RET, 0, 0, ALLOW)
        return
    lengths = [2 + len(check.values) for check in checks]
    for place, check in enumerate(checks):
        behind = sum(lengths[place + 1 :]) + 1
        yield (_LD, 0, 0, _ARGUMENTS_AT + 8 * check.argument + 4 * check.half)
        yield (_AND, 0, 0, check.mask)
        for n, value in enumerate(reversed(check.values)):
            left = len(check.values) - 1 - n
            yield (_JEQ, left, 0 if left else behind, value)
    yield (_RET, 0, 0, ALLOW)
    yield (_LD, 0, 0, _NUMBER_AT)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def restrict() -> bool:
    """Filter the calls of this process from here on. Returns whether that holds now."""
    name = machine()
    if name is None:
        return False
    made = program(name, os.getpid())
    packed = b"".join(struct.pack("<HBBI", *instruction) for instruction in made)
    try:
        give_up_privileges()
        filter_calls(name, ctypes.byref(_Program(len(made), packed)))
    except OSError:
        return False
    return True
