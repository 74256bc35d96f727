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
parent = os.getppid()
with_file = sys.argv[1]
{without}
child._warm_up()
child._limit(400 * 1024 * 1024)
held = cage.enter()
def attempt():
    {attempt}
try:
    attempt()
except BaseException as error:
    print(json.dumps(["refused", type(error).__name__, getattr(error, "errno", None)]))
else:
    print(json.dumps(["done", None, None]))
sys.stdout.flush()
os._exit(0)
"""

WITHOUT = {
    "landlock": "landlock.version = lambda: 0; landlock.restrict = lambda readable: False",
    "seccomp": "seccomp.restrict = lambda: False",
}


def tried(attempt: str, tmp_path: Path, *, without: str = "") -> list[Any]:
    """Run one attempt in a process that has entered the cage; what came of it."""
    file = tmp_path / "database.sqlite3"
    with sqlite3.connect(file) as connection:
        connection.execute("create table secrets (word text)")
    connection.close()
    code = CAGED.format(attempt=attempt, without="; ".join(WITHOUT[part] for part in without.split()))
    done = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answer: list[Any] = json.loads(done.stdout)
    return answer


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
    "io_uring": "call(425, 1, 0)",
    "bpf": "call(321 if os.uname().machine == 'x86_64' else 280, 0, 0, 0)",
    "user namespace": "assert libc.unshare(0x10000000) == 0, 'refused'",
    "become another": "os.setuid(12345)",
    "shared memory": "assert libc.shmget(0, 4096, 0o1600) >= 0, 'refused'",
}


def ids(table: dict[str, str]) -> Any:
    return pytest.mark.parametrize("attempt", table.values(), ids=table.keys())


@ids(SOCKETS | PROCESSES | FILES | OTHERS)
def test_what_leads_out_of_the_cage_is_refused(attempt: str, tmp_path: Path) -> None:
    outcome, error, _ = tried(attempt, tmp_path)

    assert outcome == "refused"
    assert error in {"PermissionError", "OSError", "OperationalError", "AssertionError", "ValueError", "gaierror"}


@ids(SOCKETS | PROCESSES | OTHERS)
def test_without_landlock_seccomp_refuses_the_same(attempt: str, tmp_path: Path) -> None:
    assert tried(attempt, tmp_path, without="landlock")[0] == "refused"


@ids(FILES)
def test_without_landlock_no_file_can_be_opened_at_all(attempt: str, tmp_path: Path) -> None:
    assert tried(attempt, tmp_path, without="landlock")[0] == "refused"


@ids(FILES)
def test_without_seccomp_landlock_keeps_the_files(attempt: str, tmp_path: Path) -> None:
    beyond_landlock = ("chmod", "memfd", "call(", "mount")
    if any(part in attempt for part in beyond_landlock):
        attempt = "open(with_file)"  # a way that Landlock does know
    assert tried(attempt, tmp_path, without="seccomp")[0] == "refused"


@pytest.mark.parametrize("attempt", [SOCKETS["inet"], SOCKETS["unix"], FILES["read passwd"], FILES["write tmp"]])
def test_limits_alone_refuse_sockets_and_files(attempt: str, tmp_path: Path) -> None:
    assert tried(attempt, tmp_path, without="landlock seccomp")[0] == "refused"


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
def test_what_reading_takes_is_allowed(attempt: str, tmp_path: Path) -> None:
    assert tried(attempt, tmp_path) == ["done", None, None]


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
