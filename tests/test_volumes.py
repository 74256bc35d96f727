"""Arrays on the disk: found again, bounded, and thrown away where something is wrong with them."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest

from wordcounts.volumes import ABANDONED_S, Volumes, let_go


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "corpora"


def some(n: int = 100) -> dict[str, Any]:
    return {"a": np.arange(n, dtype=np.int64), "none": np.zeros(0, dtype=np.uint16), "b": np.arange(7, dtype=np.uint8)}


def test_arrays_are_found_again_by_every_process(folder: Path) -> None:
    assert Volumes(folder, 10_000).keep("one", {"name": "ä"}, some())
    found = Volumes(folder, 10_000).open("one")
    assert found is not None
    told, arrays = found
    assert told == {"name": "ä"} == Volumes(folder, 10_000).told("one")
    for name, array in some().items():
        assert arrays[name].dtype == array.dtype
        assert arrays[name].tolist() == array.tolist()
    assert not arrays["a"].flags.writeable


def test_only_who_runs_it_reads_the_files(folder: Path) -> None:
    Volumes(folder, 10_000).keep("one", {}, some())
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "one.corpus").stat().st_mode) == 0o600


def test_a_file_that_is_replaced_stays_as_it_was_for_whoever_has_it(folder: Path) -> None:
    volumes = Volumes(folder, 10_000)
    volumes.keep("one", {"n": 1}, {"a": np.arange(10)})
    before = volumes.open("one")
    volumes.keep("one", {"n": 2}, {"a": np.arange(20)})
    after = volumes.open("one")
    assert before is not None
    assert after is not None
    assert (before[1]["a"].tolist(), after[1]["a"].tolist()) == (list(range(10)), list(range(20)))
    volumes.forget("one")
    assert volumes.open("one") is None
    assert after[1]["a"].sum() == 190
    assert list(folder.iterdir()) == []


def test_what_was_not_opened_for_longest_makes_room(folder: Path) -> None:
    volumes = Volumes(folder, 5_000)
    for age, id in enumerate(("old", "older", "oldest")):
        assert volumes.keep(id, {}, some(150))
        os.utime(folder / f"{id}.corpus", (0, 1_000_000 - age))
    assert volumes.open("oldest") is not None  # which makes it the newest
    assert volumes.keep("new", {}, some(150))
    assert volumes.ids == ["new", "old", "oldest"]
    assert sum(path.stat().st_size for path in folder.iterdir()) <= 5_000
    assert not volumes.keep("larger than all", {}, some(1_000))
    assert volumes.ids == ["new", "old", "oldest"]


def test_nothing_is_kept_where_nothing_is_to_be(folder: Path) -> None:
    assert not Volumes(folder, 0).keep("one", {}, some())
    assert not folder.exists()
    assert Volumes(folder, 0).ids == []


def test_nothing_is_kept_where_the_disk_is_nearly_full(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wordcounts.volumes.SPARE", 1 << 62)
    assert not Volumes(folder, 10_000).keep("one", {}, some())


def test_what_cannot_be_written_is_not_kept_and_nothing_is_left_of_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("wordcounts.volumes.os.fsync", full)
    assert not Volumes(folder, 10_000).keep("one", {}, some())
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: data[:-1],
        lambda data: b"",
        lambda data: b"WCV0" + data[4:],
        lambda data: data[:8] + b"[" + data[9:],
        lambda data: data.replace(b'"one"', b'"two"'),
    ],
)
def test_a_damaged_file_is_thrown_away(folder: Path, harm: Any) -> None:
    volumes = Volumes(folder, 10_000)
    volumes.keep("one", {}, some())
    path = folder / "one.corpus"
    path.write_bytes(harm(path.read_bytes()))
    assert volumes.open("one") is None
    assert volumes.ids == []


def test_what_a_process_left_that_died_as_it_wrote_is_swept_up(folder: Path) -> None:
    folder.mkdir()
    for name, age_s in (("left.part", ABANDONED_S + 60), ("going.part", 0)):
        (folder / name).write_bytes(b"half")
        os.utime(folder / name, (time.time() - age_s, time.time() - age_s))
    Volumes(folder, 10_000).keep("one", {}, some())
    assert sorted(path.name for path in folder.iterdir()) == ["going.part", "one.corpus"]


def test_what_was_looked_at_of_a_file_is_let_go_of_and_there_again(folder: Path) -> None:
    volumes = Volumes(folder, 50_000_000)
    volumes.keep("one", {}, {"a": np.ones(20_000_000, dtype=np.uint8)})
    found = volumes.open("one")
    assert found is not None
    array, process = found[1]["a"], psutil.Process()
    assert int(array.sum()) == 20_000_000
    before = process.memory_info().rss
    assert let_go(array)
    assert before - process.memory_info().rss > 15_000_000
    assert int(array.sum()) == 20_000_000
    assert not let_go(np.ones(3))
