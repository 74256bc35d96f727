"""The build's hook: the kernels are compiled where they can be, and nothing fails where they cannot."""

from __future__ import annotations

import importlib.util
import os
import shutil
from pathlib import Path
from types import ModuleType

import pytest

from parts.compiler import ROOT, compiler

TEXT = Path("src") / "wordcounts" / "text"
TREES = TEXT / "page" / "article" / "trees.py"
KERNELS = [TEXT / "words" / "kernel.c", TEXT / "page" / "kernel" / "scan.c"]
"""A source of each; the library stands beside it."""


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
    for source in (*sorted((ROOT / TEXT).rglob("*.[ch]")), ROOT / TREES):
        copy = tmp_path / source.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, copy)
    return tmp_path


def libraries(checkout: Path) -> list[Path]:
    return [checkout / source.with_name("kernel.shared") for source in KERNELS]


def test_the_kernels_are_compiled_once(hook, checkout):
    compiler()
    assert hook.kernel(checkout)
    for library in libraries(checkout):
        os.utime(library, (1, 1))
    assert hook.kernel(checkout)
    assert [library.stat().st_mtime for library in libraries(checkout)] == [1, 1]


@pytest.mark.parametrize(
    "changed", [*KERNELS, TEXT / "words" / "icu.h", TEXT / "words" / "siphash.h"], ids=lambda path: path.name
)
def test_what_a_changed_source_is_part_of_is_compiled_anew(hook, checkout, changed):
    compiler()
    hook.kernel(checkout)
    for library in libraries(checkout):
        os.utime(library, (1, 1))
    with (checkout / changed).open("a") as source:
        source.write("/* a change */\n")
    assert hook.kernel(checkout)
    anew = [library.stat().st_mtime > 1 for library in libraries(checkout)]
    assert anew == [changed.name == "siphash.h" or changed.parent == source.parent for source in KERNELS]


def test_without_a_compiler_there_is_no_kernel_and_no_error(hook, checkout, monkeypatch):
    monkeypatch.setenv("PATH", str(checkout))
    assert not hook.kernel(checkout)
    assert not any(library.exists() for library in libraries(checkout))


def test_a_compiler_that_fails_is_no_error(hook, checkout, monkeypatch):
    failing = checkout / "cc"
    failing.write_text("#!/bin/sh\nexit 1\n")
    failing.chmod(0o755)
    monkeypatch.setenv("PATH", f"{checkout}{os.pathsep}{os.environ['PATH']}")
    assert not hook.kernel(checkout)
    assert not list(checkout.rglob(".kernel-*"))


@pytest.mark.parametrize("broken", range(len(KERNELS)))
def test_a_source_that_does_not_compile_leaves_no_older_library(hook, checkout, broken):
    compiler()
    hook.kernel(checkout)
    (checkout / KERNELS[broken]).write_text("no C at all")
    assert hook.kernel(checkout)
    assert [library.exists() for library in libraries(checkout)] == [number != broken for number in range(len(KERNELS))]


def test_a_model_that_is_other_arithmetic_leaves_no_older_library(hook, checkout):
    compiler()
    hook.kernel(checkout)
    (checkout / TREES).write_text('def score(row):\n    "Times."\n    (a,) = row\n    return a * 2\n')
    assert hook.kernel(checkout)
    assert [library.exists() for library in libraries(checkout)] == [True, False]
