"""The kernel, and a C compiler for its tests: the machine's, else Debian's where we may install it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from wordcounts.text.words.kernel import Kernel, loaded

ROOT = Path(__file__).parents[2]
NAMES = ("cc", "gcc", "clang")


class NoCompiler(RuntimeError):
    """No C compiler, and no way to install one."""


def kernel() -> Kernel:
    """The set-up compiles it where there is a compiler; where there was none, it is compiled now."""
    if loaded() is None:
        compiler()
        subprocess.run([sys.executable, str(ROOT / "hatch_build.py")], check=True)
        loaded.cache_clear()
    found = loaded()
    assert found is not None, "the kernel does not compile here: see hatch_build.py"
    return found


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
