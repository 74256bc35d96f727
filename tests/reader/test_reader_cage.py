"""What a caged reader tries in vain, and what it still does."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import psutil
import pytest

from wordcounts.reader import landlock
from wordcounts.reader.cage import PARTS, Cage
from wordcounts.reader.kernel_calls import machine
from wordcounts.reader.process import Child

MEMORY = 400 * 1024 * 1024

CAGED = """
import ctypes, fcntl, json, mmap, os, resource, signal, socket, sqlite3, subprocess, sys, threading
from wordcounts.reader import cage, child, landlock, seccomp
libc = ctypes.CDLL(None, use_errno=True)
def call(*arguments):
    if libc.syscall(*map(ctypes.c_long, arguments)) < 0:
        raise OSError(ctypes.get_errno(), "refused")
with_file, attempts, without = sys.argv[1], json.loads(sys.argv[2]), sys.argv[3]
parent, attempts = os.getppid(), [(one, compile(one, one, "exec")) for one in attempts]
exec(without)
child._warm_up()
child._limit(400 * 1024 * 1024)
held = cage.enter()
for attempt, code in attempts:
    try:
        exec(code)
    except BaseException as error:
        said = ["refused", type(error).__name__]
    else:
        said = ["done", ""]
    print(json.dumps([attempt, *said]), flush=True)
os._exit(0)
"""
"""Tries one thing after the other. What is refused leaves the next as it was; what is not may end the process."""

WITHOUT = {
    "landlock": "landlock.version = lambda: 0; landlock.restrict = lambda readable: False",
    "seccomp": "seccomp.restrict = lambda: False",
}


Outcome = tuple[str, str]
"""refused or done, and the name of the error."""


class Caged:
    """Processes that have entered the cage, each for one table of attempts, and what came of them."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "database.sqlite3"
        with sqlite3.connect(self._file) as connection:
            connection.execute("create table secrets (word text)")
        connection.close()
        self._outcomes: dict[tuple[str, str], Outcome] = {}

    def tried(self, attempt: str, table: dict[str, str], *, without: str = "") -> Outcome:
        """What came of one attempt, in a cage without some of its parts: the whole of its table is tried at once."""
        if (attempt, without) not in self._outcomes:
            self._try(list(table.values()), without)
        return self._outcomes[attempt, without]

    def _try(self, attempts: list[str], without: str) -> None:
        left_out = "; ".join(WITHOUT[part] for part in without.split())
        command = [sys.executable, "-c", CAGED, str(self._file), json.dumps(attempts), left_out]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        for line in done.stdout.splitlines():
            attempt, outcome, error = json.loads(line)
            self._outcomes[attempt, without] = (outcome, error)
        missing = ("not told", done.stderr[-500:])
        self._outcomes = {(attempt, without): missing for attempt in attempts} | self._outcomes


@pytest.fixture(scope="module")
def caged(tmp_path_factory: pytest.TempPathFactory) -> Caged:
    return Caged(tmp_path_factory.mktemp("caged"))


SOCKETS = {
    "inet": "socket.socket(socket.AF_INET)",
    "inet6": "socket.socket(socket.AF_INET6)",
    "inet, udp": "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
    "unix": "socket.socket(socket.AF_UNIX)",
    "netlink": "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
    "packet": "socket.socket(socket.AF_PACKET, socket.SOCK_RAW)",
    "vsock": "socket.socket(40)",
    "pair": "socket.socketpair()",
    "resolver": "socket.getaddrinfo('localhost', 80)",
}
PROCESSES = {
    "fork": "os.fork() or os._exit(0)",
    "forkpty": "os.forkpty()",
    "vfork": "subprocess.run(['/bin/true'])",
    "spawn": "os.posix_spawn('/bin/true', ['true'], {})",
    "exec": "os.execv('/bin/true', ['true'])",
    "system": "assert os.system('true') == 0",
}
FILES = {
    "read passwd": "open('/etc/passwd').read()",
    "read home": "os.listdir(os.path.expanduser('~'))",
    "list root": "os.listdir('/')",
    "read sqlite": "sqlite3.connect(with_file).execute('select * from secrets').fetchall()",
    "read own environment": "open('/proc/self/environ').read()",
    "read parent's environment": "open(f'/proc/{parent}/environ').read()",
    "read parent's memory": "open(f'/proc/{parent}/mem', 'rb').read(1)",
    "write own memory": "open('/proc/self/mem', 'wb')",
    "write tmp": "open('/tmp/escaped', 'w')",
    "write beside a file": "open(with_file + '.new', 'w')",
    "write a file": "open(with_file, 'r+')",
    "remove a file": "os.unlink(with_file)",
    "rename a file": "os.rename(with_file, with_file + '.new')",
    "truncate a file": "os.truncate(with_file, 0)",
    "chmod a file": "os.chmod(with_file, 0o777)",
    "make a folder": "os.mkdir('/tmp/escaped')",
    "link": "os.symlink('/etc/passwd', with_file + '.link')",
    "terminal": "open('/dev/tty', 'r+')",
    "a file without a name": "os.open('/tmp', os.O_TMPFILE | os.O_RDWR)",
    "a file in memory": "os.memfd_create('x')",
    "secret memory": "call(447, 0)",
    "open, another way": "call(437, -100, ctypes.addressof(ctypes.create_string_buffer(b'/etc/passwd')), 0, 24)",
    "make, another way": "call(85 if os.uname().machine == 'x86_64' else 34, 0, 0o600)",
    "a special file": "os.mkfifo('/tmp/escaped')",
    "add to a file": "os.open(with_file, os.O_WRONLY | os.O_APPEND)",
    "cut a file": "os.open(with_file, os.O_RDONLY | os.O_TRUNC)",
    "read a device": "open('/dev/zero', 'rb')",
    "read the log of the kernel": "assert libc.klogctl(3, 0, 0) >= 0, 'refused'",
    "read shadow": "open('/etc/shadow').read()",
    "read own descriptors": "os.listdir('/proc/self/fd')",
    "by handle": "call(304 if os.uname().machine == 'x86_64' else 265, 0, 0, 0)",
    "mount": "assert libc.mount(b'x', b'/mnt', b'tmpfs', 0, None) == 0, 'refused'",
}
OTHERS = {
    "kill parent": "os.kill(parent, signal.SIGKILL)",
    "signal 0 to parent": "os.kill(parent, 0)",
    "kill group": "os.killpg(0, signal.SIGTERM)",
    "kill by pidfd": "os.pidfd_open(parent)",
    "kill by a queue": "call(129 if os.uname().machine == 'x86_64' else 138, parent, 9, 0)",
    "kill by thread": "call(234 if os.uname().machine == 'x86_64' else 131, parent, parent, 9)",
    "kill by a pipe's owner": "fcntl.fcntl(0, fcntl.F_SETOWN, parent)",
    "own a pipe": "fcntl.fcntl(0, fcntl.F_SETOWN, os.getpid())",
    "no waiting for the log": "fcntl.fcntl(2, fcntl.F_SETFL, os.O_NONBLOCK)",
    "choose a pipe's signal": "fcntl.fcntl(0, fcntl.F_SETSIG, 9)",
    "ptrace": "assert libc.ptrace(16, parent, 0, 0) == 0, 'refused'",
    "read memory": "call(310 if os.uname().machine == 'x86_64' else 270, parent, 0, 0, 0, 0, 0)",
    "raise own limits": "resource.setrlimit(resource.RLIMIT_NOFILE, (4096, 4096))",
    "lower parent's limits": "resource.prlimit(parent, resource.RLIMIT_CPU, (1, 1))",
    "slow parent down": "os.setpriority(os.PRIO_PROCESS, parent, 19)",
    "attach": "assert libc.ptrace(0x4206, parent, 0, 0) == 0, 'refused'",
    "be traced": "assert libc.ptrace(0, 0, 0, 0) == 0, 'refused'",
    "write memory": "call(311 if os.uname().machine == 'x86_64' else 271, parent, 0, 0, 0, 0, 0)",
    "advise memory": "call(440, 0, 0, 0, 0, 0)",
    "compare with the parent": "call(312 if os.uname().machine == 'x86_64' else 272, parent, parent, 0, 0, 0)",
    "take a descriptor of the parent's": "call(438, 0, 0, 0)",
    "io_uring": "call(425, 1, 0)",
    "io_uring, what is made": "call(426, 0, 0, 0, 0, 0)",
    "io_setup": "call(206 if os.uname().machine == 'x86_64' else 0, 1, 0)",
    "userfaultfd": "call(323 if os.uname().machine == 'x86_64' else 282, 0)",
    "keys": "call(250 if os.uname().machine == 'x86_64' else 219, 0, -3, 0)",
    "perf": "call(298 if os.uname().machine == 'x86_64' else 241, 0, 0, -1, -1, 0)",
    "load a module": "call(313 if os.uname().machine == 'x86_64' else 273, 0, 0, 0)",
    "join a namespace": "assert libc.setns(0, 0) == 0, 'refused'",
    "another filter": "call(317 if os.uname().machine == 'x86_64' else 277, 1, 0, 0)",
    "a name for the core": "assert libc.prctl(4, 0, 0, 0, 0) == 0, 'refused'",
    "signal at the end of the parent": "assert libc.prctl(1, 9, 0, 0, 0) == 0, 'refused'",
    "new root": "os.chroot('/')",
    "a pipe": "os.pipe()",
    "wait for events": "__import__('select').epoll()",
    "watch files": "call(294 if os.uname().machine == 'x86_64' else 26, 0)",
    "queue of messages": "assert libc.msgget(0, 0o1600) >= 0, 'refused'",
    "group of its own": "os.setsid()",
    "type into the terminal": "fcntl.ioctl(0, 0x5412, b'x')",
    "own the log": "fcntl.ioctl(2, 0x8901, (os.getpid()).to_bytes(4, 'little'))",
    "not wait for the log, by ioctl": "fcntl.ioctl(2, 0x5421, (1).to_bytes(4, 'little'))",
    "bpf": "call(321 if os.uname().machine == 'x86_64' else 280, 0, 0, 0)",
    "user namespace": "assert libc.unshare(0x10000000) == 0, 'refused'",
    "become another": "os.setuid(12345)",
    "shared memory": "assert libc.shmget(0, 4096, 0o1600) >= 0, 'refused'",
}


def ids(table: dict[str, str]) -> Any:
    return pytest.mark.parametrize("attempt", table.values(), ids=table.keys())


OUT = SOCKETS | PROCESSES | FILES | OTHERS
KNOWN_TO_LANDLOCK = {
    name: attempt
    for name, attempt in FILES.items()
    if not any(part in attempt for part in ("chmod", "memfd", "call(", "mount", "klogctl"))
}
FEW = {name: OUT[name] for name in ("inet", "unix", "read passwd", "write tmp")}


@ids(OUT)
def test_what_leads_out_of_the_cage_is_refused(attempt: str, caged: Caged) -> None:
    outcome, error = caged.tried(attempt, OUT)

    assert outcome == "refused"
    assert error in {"PermissionError", "OSError", "OperationalError", "AssertionError", "ValueError", "gaierror"}


@ids(SOCKETS | PROCESSES | OTHERS)
def test_without_landlock_seccomp_refuses_the_same(attempt: str, caged: Caged) -> None:
    assert caged.tried(attempt, OUT, without="landlock")[0] == "refused"


@ids(FILES)
def test_without_landlock_no_file_can_be_opened_at_all(attempt: str, caged: Caged) -> None:
    assert caged.tried(attempt, OUT, without="landlock")[0] == "refused"


@ids(KNOWN_TO_LANDLOCK)
def test_without_seccomp_landlock_keeps_the_files(attempt: str, caged: Caged) -> None:
    assert caged.tried(attempt, KNOWN_TO_LANDLOCK, without="seccomp")[0] == "refused"


@ids(FEW)
def test_limits_alone_refuse_sockets_and_files(attempt: str, caged: Caged) -> None:
    assert caged.tried(attempt, FEW, without="landlock seccomp")[0] == "refused"


WITHIN = {
    "a thread": "t = threading.Thread(target=lambda: None); t.start(); t.join()",
    "an import": "import colorsys, encodings.cp1140",
    "a compiled import": "import _lsprof, _crypt" if sys.version_info < (3, 13) else "import _lsprof",
    "memory": "bytearray(200_000_000)[::4096]; mmap.mmap(-1, 1 << 24).close()",
    "an alarm": "signal.setitimer(signal.ITIMER_REAL, 60); signal.setitimer(signal.ITIMER_REAL, 0)",
    "its own end": "signal.signal(signal.SIGABRT, lambda *_: None); signal.raise_signal(signal.SIGABRT)",
    "its limits": "resource.getrlimit(resource.RLIMIT_NOFILE)",
    "time and chance": "os.urandom(8); __import__('time').sleep(0.001); os.times()",
    "what a pipe is": "fcntl.fcntl(0, fcntl.F_GETFL); fcntl.fcntl(0, fcntl.F_SETFD, fcntl.fcntl(0, fcntl.F_GETFD))",
}


@ids(WITHIN)
def test_what_reading_takes_is_allowed(attempt: str, caged: Caged) -> None:
    assert caged.tried(attempt, WITHIN) == ("done", "")


def test_the_pools_own_child_is_caged_and_says_so() -> None:
    child = Child(timeout_s=10, memory_bytes=MEMORY)
    try:
        child.await_warm()
        status = Path(f"/proc/{child.pid}/status").read_text("ascii")
        assert child.cage == Cage(frozenset(PARTS))
        assert "Seccomp:\t2" in status
        assert "NoNewPrivs:\t1" in status
        assert psutil.Process(child.pid).num_threads() == 1
    finally:
        child.kill()


def test_this_machine_has_what_the_cage_is_made_of() -> None:
    assert machine()
    assert landlock.version()


@pytest.mark.parametrize("parts", [[], ["seccomp"], ["landlock", "limits"], ["limits"], list(PARTS)])
def test_the_parts_that_hold_have_a_sentence_of_their_own(parts: list[str]) -> None:
    cage = Cage.of([*parts, "unheard of", 7])

    assert cage.parts == set(parts)
    assert cage.whole == (len(parts) == len(PARTS))
    assert cage.sentence.endswith(".")


def test_nothing_of_the_home_folder_is_among_what_can_be_read() -> None:
    kept = {Path.home(), *Path.home().parents, Path("/etc"), Path("/proc"), Path("/tmp"), Path(os.getcwd())}  # noqa: PTH109

    assert not kept & {place.resolve() for place in landlock.code()}
