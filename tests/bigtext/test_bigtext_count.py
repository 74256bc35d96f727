"""Large texts, range by range, against the same texts counted whole: the same words, counts and order."""

from __future__ import annotations

import errno
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from psutil import Process

from wordcounts.bigtext import source as sources
from wordcounts.bigtext.counting import BigCount, Plan, count_source
from wordcounts.bigtext.source import Source, big_text
from wordcounts.bigtext.table import BigTable
from wordcounts.errors import BrokenDocument, TooComplex
from wordcounts.text.charset.decode import decode
from wordcounts.text.media import type_of_name
from wordcounts.text.words import ranges
from wordcounts.text.words.segment import count_words
from wordcounts.text.words.table import Table

PARAGRAPHS = json.loads(Path(__file__).parent.parent.joinpath("text", "fixtures", "paragraphs.json").read_text("utf-8"))
MIXED = "\n".join(PARAGRAPHS.values())
SMALL = Plan(0, range_bytes=64, block_bytes=32, table_bytes=1_000, n_parts=4, compiled=True)
"""In this process, and cut into as small pieces as can be."""

spaces = st.sampled_from(
    [" ", "\n", "\r\n", "\t", "\u00a0", "\u3000", "", "-", "&", ".", "!", "(", "?)", "。", "\u200d", "'"]
)
soup = st.text(
    alphabet="aBCcFf019_ \t\n\r\x1c\x85-&.,;:'+#/!?()\"é\u2019\u2010\u00ad\u200b\u200c\u200d\u0301\u0e01\u0e32"
    "日本語カ中国\u3001\u3002한국\u05d0\u05f4\u0661🙂𝒳\u00a0\u2028\u3000\u0130क\u094d\u09beا\u0600\ufeff",
    max_size=120,
)
pieces = st.lists(
    st.tuples(st.sampled_from([*MIXED.split(), "C++", "F#-x", "AT&T", "a.b:c", "2020-21", "1,5", "_"]), spaces),
    max_size=60,
).map(lambda found: "".join(word + space for word, space in found))


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a text goes that counts as large, however small it is."""
    monkeypatch.setattr(sources, "BIG_BYTES", 0)
    return tmp_path / "big.txt"


def source_of(file: Path, body: bytes, charset: str | None = None) -> Source:
    file.write_bytes(body)
    found = big_text(file, media_type="text/plain", charset=charset)
    assert found is not None
    return found


def table_of(count: BigCount) -> Table:
    assert isinstance(count.table, Table)
    return count.table


def assert_same(file: Path, body: bytes, plan: Plan = SMALL, charset: str | None = None) -> None:
    text, name = decode(body, charset=charset, markup=False)
    source = source_of(file, body, charset)
    whole, cut = count_words(text)
    found = count_source(source, plan=plan)
    assert source.charset == name
    assert list(table_of(found)) == list(whole)
    assert found.cut == cut


plans = st.builds(
    Plan,
    n_workers=st.just(0),
    range_bytes=st.sampled_from([2, 4, 6, 10, 30, 64, 200, 10_000]),
    block_bytes=st.sampled_from([2, 4, 10, 32, 500]),
    table_bytes=st.sampled_from([0, 300, 1_000_000]),
    n_parts=st.sampled_from([1, 2, 8]),
    compiled=st.booleans(),
)
fixture_is_kept = settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])


@fixture_is_kept
@given(text=soup, plan=plans)
@example(
    text="C++ C#x a\r\nb 中国。中国 (中国) a\u200d!b 1,5 e-mail!", plan=replace(SMALL, range_bytes=2, block_bytes=2)
)
def test_any_mixture_counts_as_it_does_whole(file, text, plan):
    assert_same(file, text.encode(), plan)


@fixture_is_kept
@given(text=pieces, plan=plans)
def test_words_of_all_languages_count_as_they_do_whole(file, text, plan):
    assert_same(file, text.encode(), plan)


@fixture_is_kept
@given(body=st.binary(max_size=200), plan=plans)
def test_any_bytes_count_as_they_do_whole(file, body, plan):
    file.write_bytes(body)
    if big_text(file, media_type="text/plain") is not None:
        assert_same(file, body, plan)


@fixture_is_kept
@given(
    text=pieces,
    plan=plans,
    charset=st.sampled_from(
        [
            "utf-8",
            "utf-16-le",
            "utf-16-be",
            "shift_jis",
            "gb18030",
            "big5",
            "euc-kr",
            "windows-1252",
            "windows-1251",
            "koi8-r",
        ]
    ),
)
def test_every_encoding_counts_as_it_does_whole(file, text, plan, charset):
    assert_same(file, text.encode(charset, "replace"), plan, charset)


def test_processes_count_as_one(file):
    body = "\n".join([MIXED] * 3).encode()
    whole = count_words(body.decode())[0]
    told: list[tuple[int, int]] = []

    found = count_source(
        source_of(file, body),
        plan=replace(SMALL, n_workers=2, range_bytes=9_000, table_bytes=30_000),
        on_progress=lambda done, of: told.append((done, of)),
    )

    assert list(table_of(found)) == list(whole)
    assert told[0] == (0, len(body))
    assert told[-1] == (len(body), len(body))


def test_long_words_are_cut_once_and_said(file):
    assert_same(file, ("x" * 300 + " b " + "x" * 257 + " " + "é" * 400).encode(), replace(SMALL, range_bytes=300))


@pytest.mark.parametrize("n_workers", [0, 1])
def test_a_stretch_without_a_place_to_cut_at_is_too_complex(file, monkeypatch, n_workers):
    with pytest.raises(TooComplex, match="without a space"):
        count_source(
            source_of(file, b"a" * (ranges.STRETCH_BYTES * 8)),
            plan=replace(SMALL, n_workers=n_workers, range_bytes=1024, block_bytes=1024),
        )


def test_a_file_that_is_changed_meanwhile_is_refused(file):
    source = source_of(file, b"one two three four")
    file.write_bytes(b"one two")
    with pytest.raises(BrokenDocument, match="changed"):
        count_source(source, plan=SMALL)


def test_nothing_is_left_behind(file, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    source = source_of(file, MIXED.encode())

    found = count_source(source, plan=replace(SMALL, max_types=0))

    assert isinstance(found.table, BigTable)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["big.txt"]
    assert list(found.table.in_memory()) == list(count_words(MIXED)[0])


def test_an_interruption_ends_the_processes_and_leaves_nothing(file, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = set(Process().children())  # servers and browsers that other tests of this run share

    def children() -> set[Process]:
        return set(Process().children()) - before

    def interrupt(n_done: int, n_bytes: int) -> None:
        assert len(children()) == 2
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        count_source(source_of(file, MIXED.encode()), plan=replace(SMALL, n_workers=2), on_progress=interrupt)

    assert children() == set()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["big.txt"]


def test_a_process_that_is_killed_ends_the_counting(file, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = set(Process().children())

    def kill(n_done: int, n_bytes: int) -> None:
        for child in set(Process().children()) - before:
            child.kill()

    with pytest.raises(TooComplex, match="was ended, for want of memory perhaps"):
        count_source(source_of(file, MIXED.encode()), plan=replace(SMALL, n_workers=2), on_progress=kill)

    assert set(Process().children()) <= before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["big.txt"]


def test_a_full_disk_is_the_systems_own_error(file, monkeypatch):
    def full(descriptor: int, data: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("wordcounts.bigtext.spill.os.write", full)
    with pytest.raises(OSError, match="No space"):
        count_source(source_of(file, b"one two"), plan=SMALL)


@pytest.mark.parametrize(
    ("name", "body", "is_large"),
    [
        ("a.txt", b"one two", True),
        ("a.md", b"# one two", True),
        ("a", b"one two", True),
        ("a.txt", "\ufeffone".encode("utf-16"), True),
        ("a.html", b"<html>one", False),
        ("a.txt", b"%PDF-1.7", False),
        ("a", b"<!doctype html><p>one", False),
        ("a.txt", b"\x89PNG\r\n\x1a\n", False),
        ("a.txt", b"\x1b$B$3$l\x1b(B", False),
    ],
)
def test_only_a_text_that_can_be_cut_is_counted_in_ranges(file, name, body, is_large):
    path = file.with_name(name)
    path.write_bytes(body)
    assert (big_text(path, media_type=type_of_name(name)) is not None) is is_large


def test_a_pipe_is_no_large_text(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert big_text(tmp_path / "pipe.txt", media_type="text/plain") is None


def test_the_encoding_is_told_where_the_text_leaves_ascii(file):
    body = b"plain words " * 200_000 + "кошка и собака ".encode("koi8-r") * 300
    assert source_of(file, body).charset == decode(body, charset=None, markup=False)[1] != "UTF-8"
