"""`count` of a large text, as a process of its own: the bar, the views, an interruption."""

from __future__ import annotations

import contextlib
import csv
import errno
import gzip
import io
import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from wordcounts.bigtext.source import BIG_BYTES
from wordcounts.cli.sources import unopened
from wordcounts.library import count_file
from wordcounts.text.words.table import MAX_TYPES

COMMAND = [sys.executable, "-m", "wordcounts", "count"]
N_DISTINCT = MAX_TYPES + 1_000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """17 MB: 251,000 different words, one of them in many places."""
    file = tmp_path_factory.mktemp("large") / "large.txt"
    rows = [f"Word{number:x} the the\n" for number in range(N_DISTINCT)]
    file.write_text("".join(rows) + "The the\n" * ((BIG_BYTES - N_DISTINCT * 15) // 8 + 100_000))
    return file


def run(*arguments: str, stdin: object = None) -> str:
    done = subprocess.run([*COMMAND, *arguments], stdin=stdin, capture_output=True, text=True, timeout=110)  # type: ignore[call-overload]
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return str(done.stdout)


def test_shows_the_commonest_words(large: Path) -> None:
    shown = json.loads(run(str(large), "--format", "json", "--top", "2"))

    assert [item["word"] for item in shown["items"]] == ["the", "Word0"]
    assert shown["total"] == shown["n_types"] == N_DISTINCT + 1
    assert shown["n_hapaxes"] == N_DISTINCT
    assert shown["warnings"] == []


def test_writes_all_words_row_by_row(large: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run(str(large), "--format", "csv", "--top", "0"))))

    assert len(rows) == N_DISTINCT + 1
    assert [int(row["rank"]) for row in rows] == list(range(1, len(rows) + 1))
    assert [row["word"] for row in rows[:3]] == ["the", "Word0", "Word1"]


def test_searches_and_leaves_out(large: Path) -> None:
    shown = json.loads(run(str(large), "--format", "json", "--search", "word3d4*", "--stop-words", "exclude"))

    assert shown["total"] == 1 + 16 + (N_DISTINCT - 0x3D400)
    assert shown["items"][0]["rank"] == 0x3D4 + 1


def test_standard_input_is_counted_like_the_file(large: Path) -> None:
    by_file = json.loads(run(str(large), "--format", "json"))
    with large.open("rb") as file:
        by_stdin = json.loads(run("-", "--format", "json", stdin=file))
    with subprocess.Popen(["cat", large], stdout=subprocess.PIPE) as cat:
        by_pipe = json.loads(run("-", "--format", "json", stdin=cat.stdout))

    assert {**by_stdin, "source": str(large)} == by_file
    assert {**by_pipe, "source": str(large)} == by_file


def test_compares_what_fits_into_memory(tmp_path: Path) -> None:
    file = tmp_path / "few.txt"
    file.write_text("one two three\n" * (BIG_BYTES // 14 + 1))
    assert count_file(file).most_common(1) == [("one", BIG_BYTES // 14 + 1)]
    (tmp_path / "small.txt").write_text("one two four")
    done = subprocess.run(
        [sys.executable, "-m", "wordcounts", "compare", str(file), str(tmp_path / "small.txt"), "--format", "json"],
        capture_output=True, text=True, timeout=110, check=True,
    )  # fmt: skip
    assert {item["word"] for item in json.loads(done.stdout)["items"]} == {"one", "two", "three", "four"}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_is_left_however_it_ends(large: Path, tmp_path: Path, number: signal.Signals) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "TMPDIR": str(tmp_path)}
    process = psutil.Popen([*COMMAND, str(large)], stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    sent = b""
    children: list[psutil.Process] = []
    with contextlib.suppress(OSError):  # EIO: the other side has closed the terminal
        while piece := os.read(ours, 65536):
            sent += piece
            if not children and b"MB" in sent:
                children = process.children()
                process.send_signal(number)
    os.close(ours)

    assert process.wait(60) == (130 if number == signal.SIGINT else -number)
    assert b"Traceback" not in sent
    assert "━".encode() in sent
    assert children
    assert psutil.wait_procs(children, timeout=30)[1] == []
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_while_a_pipe_is_read_leaves_nothing(tmp_path: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    process = psutil.Popen(
        [*COMMAND, "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )
    process.stdin.write(b"one two three\n" * (BIG_BYTES // 14 + 100_000))  # it has begun to put it by
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)

    assert process.returncode == 130
    assert told == b""
    assert list(tmp_path.iterdir()) == []


def test_a_packed_table_is_counted_from_the_shell(tmp_path: Path) -> None:
    n_rows = BIG_BYTES // 16
    (tmp_path / "rows.csv.gz").write_bytes(gzip.compress(b'0001,"one, two"\n' * n_rows, 1))
    shown = json.loads(run(str(tmp_path / "rows.csv.gz"), "--format", "json"))
    assert [(item["word"], item["count"]) for item in shown["items"]] == [
        (word, n_rows) for word in ("0001", "one", "two")
    ]


def test_a_packed_pipe_is_counted_from_the_shell(tmp_path: Path) -> None:
    (tmp_path / "rows").write_bytes(gzip.compress(b'1,"one, two"\n'))
    with (tmp_path / "rows").open("rb") as file:
        shown = json.loads(run("-", "--media-type", "text/csv", "--format", "json", stdin=file))
    assert [item["word"] for item in shown["items"]] == ["1", "one", "two"]


def test_a_full_temporary_folder_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", "/small")
    full = unopened(OSError(errno.ENOSPC, "No space left on device"))
    assert (full.code, "no room for temporary files in /small" in full.message) == ("unreadable", True)
    assert unopened(PermissionError(errno.EACCES, "Permission denied")).message.endswith("Permission denied.")
