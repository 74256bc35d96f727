"""A C compiler for the tests of the kernel: the machine's, else Debian's where we may install it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("cc", "gcc", "clang")


class NoCompiler(RuntimeError):
    """No C compiler, and no way to install one."""


def compiler() -> str:
    """Return the path of a C compiler, installing one where the machine allows it."""
    if found := _on_path():
        return found
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        sys.stderr.write("Setting up: Debian's gcc, for the tests of the kernel\n")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "-qq", "update"], env=quiet, check=False, stdout=sys.stderr)
        install = ["apt-get", "-qq", "install", "-y", "--no-install-recommends", "gcc", "libc6-dev"]
        subprocess.run(install, env=quiet, check=False, stdout=sys.stderr)
        if found := _on_path():
            return found
    raise NoCompiler(
        "The tests need a C compiler: install cc, gcc or clang (on Debian: apt-get install gcc libc6-dev)."
    )


def _on_path() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)
