"""The examples of docstrings and of the README, run as they stand."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import wordcounts
from docs.markdown import ROOT, text_of

MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(wordcounts.__path__, "wordcounts.")
    if "migrations" not in module.name and not module.name.endswith("__main__")
)
PAGES = sorted(
    str(page.relative_to(ROOT))
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    if ">>>" in page.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", ["wordcounts", *MODULES])
def test_examples_of_a_module_answer_as_they_say(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.parametrize("page", PAGES)
def test_examples_of_a_page_answer_as_they_say(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    assert doctest.testfile(str(ROOT / page), module_relative=False).failed == 0


def test_readme_shows_python_at_work() -> None:
    assert ">>> import wordcounts" in text_of("README.md")
