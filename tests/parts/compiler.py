"""The kernels, and a C compiler for its tests: the machine's, else Debian's where we may install it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Protocol, TypeVar

from wordcounts.text.page import compiled
from wordcounts.text.page.compiled import PageKernel
from wordcounts.text.words.kernel import Kernel, loaded

Loaded = TypeVar("Loaded", covariant=True)

ROOT = Path(__file__).parents[2]
NAMES = ("cc", "gcc", "clang")


class NoCompiler(RuntimeError):
    """No C compiler, and no way to install one."""


def kernel() -> Kernel:
    """The set-up compiles it where there is a compiler; where there was none, it is compiled now."""
    return _compiled(loaded)


def page_kernel() -> PageKernel:
    """As `kernel`, of pages."""
    return _compiled(compiled.loaded)


class _Loader(Protocol[Loaded]):
    """A loader that remembers."""

    def __call__(self) -> Loaded | None: ...
    def cache_clear(self) -> None: ...


def _compiled(load: _Loader[Loaded]) -> Loaded:
    if load() is None:
        compiler()
        subprocess.run([sys.executable, str(ROOT / "hatch_build.py")], check=True)
        load.cache_clear()
    found = load()
    assert found is not None, "the kernels do not compile here: see hatch_build.py"
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
