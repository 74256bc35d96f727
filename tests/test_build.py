"""The build's hook: the kernel is compiled where it can be, and nothing fails where it cannot."""

from __future__ import annotations

import importlib.util
import os
import shutil
from pathlib import Path
from types import ModuleType

import pytest

from parts.compiler import ROOT, compiler

WORDS = Path("src") / "wordcounts" / "text" / "words"


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / WORDS).mkdir(parents=True)
    shutil.copy(ROOT / WORDS / "kernel.c", tmp_path / WORDS)
    return tmp_path


def test_the_kernel_is_compiled_once(hook, checkout):
    compiler()
    assert hook.kernel(checkout)
    library = checkout / WORDS / "kernel.shared"
    os.utime(library, (1, 1))
    assert hook.kernel(checkout)
    assert library.stat().st_mtime == 1


def test_a_changed_source_is_compiled_anew(hook, checkout):
    compiler()
    hook.kernel(checkout)
    library = checkout / WORDS / "kernel.shared"
    os.utime(library, (1, 1))
    with (checkout / WORDS / "kernel.c").open("a") as source:
        source.write("/* a change */\n")
    assert hook.kernel(checkout)
    assert library.stat().st_mtime > 1


def test_without_a_compiler_there_is_no_kernel_and_no_error(hook, checkout, monkeypatch):
    monkeypatch.setenv("PATH", str(checkout))
    assert not hook.kernel(checkout)
    assert not (checkout / WORDS / "kernel.shared").exists()


def test_a_compiler_that_fails_is_no_error(hook, checkout, monkeypatch):
    failing = checkout / "cc"
    failing.write_text("#!/bin/sh\nexit 1\n")
    failing.chmod(0o755)
    monkeypatch.setenv("PATH", f"{checkout}{os.pathsep}{os.environ['PATH']}")
    assert not hook.kernel(checkout)
    assert not list((checkout / WORDS).glob(".kernel-*"))


def test_a_source_that_does_not_compile_leaves_no_older_library(hook, checkout):
    compiler()
    hook.kernel(checkout)
    (checkout / WORDS / "kernel.c").write_text("no C at all")
    assert not hook.kernel(checkout)
    assert not (checkout / WORDS / "kernel.shared").exists()
