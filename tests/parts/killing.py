"""kill -9 of a process with all that it started: nothing of it is left to answer, or to hold a port or memory."""

from __future__ import annotations

import contextlib
import signal
import subprocess

import psutil

from parts.product import until


def kill_family(process: subprocess.Popen[bytes], *, within_s: float) -> list[psutil.Process]:
    """Kill all, wait until each has ended, and return those that it had started."""
    process.send_signal(signal.SIGSTOP)  # or it would start another for the one that is killed before it
    members = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
    for member in members:
        with contextlib.suppress(psutil.NoSuchProcess):
            member.kill()
    process.kill()
    process.wait(within_s)
    until(lambda: all(gone(member) for member in members), within_s=within_s)
    return members


def gone(process: psutil.Process) -> bool:
    """Whether it has ended, waited for or not."""
    try:
        return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True
