"""Large documents, packed files and pipes, by the library's door: counted as they are when they are read whole."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
import zstandard

from wordcounts.bigtext import source as sources
from wordcounts.bigtext import spool
from wordcounts.bigtext.source import big_document, descriptor_of
from wordcounts.bigtext.spool import name_within, text_of
from wordcounts.errors import BrokenDocument, TooComplex, UnsupportedType, ViewNeedsText
from wordcounts.large import LargeFrequencies
from wordcounts.library import count_bytes, count_file
from wordcounts.text.media import type_of_name

PACK: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstandard.ZstdCompressor().compress,
}
DOCUMENTS = {
    "a.csv": 'id,text\n1,"one, two ""three"""\n2,"line\nbreak"\n' * 50,
    "a.tsv": "id\ttext\n1\tone two\n" * 50,
    "a.json": json.dumps([{"id": n, "text": f"one two{n} <b>three</b>é"} for n in range(50)]),
    "a.jsonl": "".join(json.dumps({"text": f"one two{n}"}) + "\n" for n in range(50)),
    "a.xml": "<?xml version='1.0' encoding='windows-1252'?><d xml:lang='fr'><title>Été</title>"
    + "<p>un <i>d</i>eux</p>" * 50
    + "</d>",
    "a.txt": "one two\n" * 50,
}


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """All files count as large."""
    monkeypatch.setattr(sources, "BIG_BYTES", 0)


def body_of(name: str) -> bytes:
    return DOCUMENTS[name].encode("cp1252" if name == "a.xml" else "utf-8")


def facts_of(found):  # type: ignore[no-untyped-def]
    view = found.words(limit=None)
    return (found.n_tokens, found.n_types, view.items, found.title, found.language, found.recipe.hash, found.notices)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_large_document_counts_as_it_does_whole(large, tmp_path, name):
    (tmp_path / name).write_bytes(body_of(name))
    told: list[tuple[int, int]] = []

    found = count_file(tmp_path / name, on_progress=lambda done, of: told.append((done, of)))

    assert isinstance(found, LargeFrequencies)
    assert facts_of(found) == facts_of(count_bytes(body_of(name), media_type=type_of_name(name)))
    assert told[-1][0] == told[-1][1]


@pytest.mark.parametrize("suffix", PACK)
@pytest.mark.parametrize("name", ["a.csv", "a.txt"])
@pytest.mark.parametrize("size", ["small", "large"])
def test_what_is_packed_counts_as_what_it_holds(tmp_path, monkeypatch, suffix, name, size):
    if size == "large":
        monkeypatch.setattr(sources, "BIG_BYTES", 0)
    file = tmp_path / f"{name}{suffix}"
    file.write_bytes(PACK[suffix](body_of(name)))

    assert name_within(file.name) == name
    assert facts_of(count_file(file)) == facts_of(count_bytes(body_of(name), media_type=type_of_name(name)))


@pytest.mark.parametrize("suffix", PACK)
def test_several_packed_parts_are_one_text(tmp_path, suffix):
    file = tmp_path / f"a.txt{suffix}"
    file.write_bytes(PACK[suffix](b"one two ") + PACK[suffix](b"three"))
    assert dict(count_file(file).most_common()) == {"one": 1, "two": 1, "three": 1}


@pytest.mark.parametrize("suffix", PACK)
@pytest.mark.parametrize("harm", [lambda data: data[:-6], lambda data: data[:20] + b"\0\xff" * 9 + data[38:]])
def test_a_damaged_packed_file_is_refused(tmp_path, suffix, harm):
    file = tmp_path / f"a.txt{suffix}"
    file.write_bytes(harm(PACK[suffix](os.urandom(3_000).hex().encode())))
    with pytest.raises(BrokenDocument, match="damaged or cut short"):
        count_file(file)


def test_what_unpacks_to_far_more_than_a_text_does_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(spool, "MAX_RATIO", 50)
    file = tmp_path / "a.txt.gz"
    file.write_bytes(gzip.compress(b"a " * 1_000_000))
    with pytest.raises(BrokenDocument, match="50 times"):
        count_file(file)


def test_a_pipe_is_counted_like_a_file(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    pipe = tmp_path / "a.csv"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(body_of("a.csv"),))
    writer.start()

    found = count_file(pipe)
    writer.join()

    assert facts_of(found) == facts_of(count_bytes(body_of("a.csv"), media_type="text/csv"))
    assert list(tmp_path.iterdir()) == [pipe]


@pytest.mark.parametrize(("name", "begin"), [("a.html", b"<html>"), ("a.rss", b"<rss version='2.0'>")])
def test_markup_that_is_a_tree_in_memory_is_refused_when_it_is_too_large(large, tmp_path, monkeypatch, name, begin):
    monkeypatch.setattr(sources, "MAX_WHOLE_BYTES", 10)
    (tmp_path / name).write_bytes(begin + b"one two three")
    with pytest.raises(TooComplex, match=r"as a \.txt file, or split it"):
        count_file(tmp_path / name)


def test_a_large_file_of_no_kind_is_refused_by_its_ends(large, tmp_path):
    (tmp_path / "zeros").write_bytes(bytes(1000))
    with pytest.raises(UnsupportedType):
        big_document(tmp_path / "zeros", media_type=None)


def test_a_large_document_is_told_by_its_ends(large, tmp_path):
    (tmp_path / "data").write_text('{"a": "one two"}')
    found = big_document(tmp_path / "data", media_type=None)
    assert found is not None
    assert found.media_type == "application/json"


def test_a_document_that_is_changed_while_it_is_read_is_refused(large, tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("one,two\n")
    source = big_document(file, media_type="text/csv")
    assert source is not None
    file.write_text("one,two\nthree,four\n")
    with pytest.raises(BrokenDocument, match="changed"), text_of(source):
        pass


def test_broken_documents_say_so(large, tmp_path):
    (tmp_path / "a.json").write_text('{"a": "one"')
    with pytest.raises(BrokenDocument, match="JSON"):
        count_file(tmp_path / "a.json")


def test_a_document_too_large_to_keep_has_no_phrases(large, tmp_path, monkeypatch):
    monkeypatch.setattr("wordcounts.large.MAX_KEPT_BYTES", 10)
    (tmp_path / "a.csv").write_bytes(body_of("a.csv"))
    with pytest.raises(ViewNeedsText):
        count_file(tmp_path / "a.csv", keep_text=True)


def test_no_file_is_left_or_open(large, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(body_of("a.csv")))
    before = set(Path("/dev/fd").iterdir())

    found = count_file(tmp_path / "a.csv.gz")
    assert isinstance(found, LargeFrequencies)
    found.close()
    with suppress(BrokenDocument):
        count_bytes(b"{", media_type="application/json")

    assert set(Path("/dev/fd").iterdir()) == before
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv.gz"]


def test_a_descriptor_is_told_from_a_path(tmp_path: Path) -> None:
    assert (descriptor_of("/dev/fd/7"), descriptor_of("/dev/fd/x"), descriptor_of("/tmp/7")) == (7, None, None)
