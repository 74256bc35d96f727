"""What an argument means."""

from __future__ import annotations

from pathlib import Path

import pytest

from wordcounts.cli.sources import Source, expand


@pytest.mark.parametrize(
    ("argument", "kind"),
    [
        ("-", "stdin"),
        ("https://example.org/", "url"),
        ("file:///etc/hostname", "url"),
        ("example.org", "url"),
        ("example.org/page.html", "url"),
        ("localhost:8000", "url"),
        ("", "url"),
        ("./page", "file"),
        ("/nowhere/page", "file"),
        ("page.html", "file"),
    ],
)
def test_argument_that_is_not_there_means_this(argument: str, kind: str) -> None:
    assert [source.kind for source in expand([argument])] == [kind]


def test_argument_that_exists_is_a_file_whatever_it_looks_like(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "example.org").write_text("words")
    monkeypatch.chdir(tmp_path)

    assert expand(["example.org", "https://example.org"]) == [
        Source("example.org", "file"),
        Source("https://example.org", "url"),
    ]
