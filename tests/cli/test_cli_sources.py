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
        ("report.PDF", "file"),
        ("data.tsv", "file"),
        ("example.md", "url"),
        ("example.org/report.pdf", "url"),
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


def test_folder_becomes_its_files_of_every_format(tmp_path: Path) -> None:
    names = ["a.csv", "b.docx", "c.epub", "d.JSON", "e.md", "f.odt", "g.pdf", "h.rss", "i.xml"]
    for name in [*names, "j.png", "k.zip", "l"]:
        (tmp_path / name).write_text("words")

    assert [Path(source.name).name for source in expand([str(tmp_path)])] == names
