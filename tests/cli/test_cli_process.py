"""The command as a process of its own: exit codes, pipes, signals, start-up."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from parts.origin import Origin

COMMAND = [sys.executable, "-m", "wordcounts"]


def run(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        env={**os.environ, **environment},
    )


def test_counts_standard_input() -> None:
    done = run("count", "-", "--format", "json", stdin="the cat and the hat")

    assert done.returncode == 0
    assert json.loads(done.stdout)["items"][0]["word"] == "the"
    assert done.stderr == ""


def test_words_of_any_script_pass_an_ascii_terminal() -> None:
    done = run("count", "-", "--format", "json", stdin="слово слово", PYTHONIOENCODING="ascii:strict", PYTHONUTF8="0")

    assert done.returncode == 0
    assert done.stdout.isascii()
    assert json.loads(done.stdout)["items"]


def test_reader_that_has_enough_is_no_error(tmp_path: Path) -> None:
    many = tmp_path / "many.txt"
    many.write_text(" ".join(f"word{number}" for number in range(50_000)))
    process = subprocess.Popen(
        [*COMMAND, "count", str(many), "--top", "0", "--format", "csv"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    with process, process.stdout, process.stderr:
        process.stdout.readline()
        process.stdout.close()
        complaints = process.stderr.read()
        code = process.wait(timeout=60)

    assert complaints == b""
    assert code == 141


def test_interruption_is_quiet_and_exit_code_130() -> None:
    with Origin() as origin:
        origin.raw("/mute", b"", hold=True)
        process = subprocess.Popen(
            [*COMMAND, "count", origin.url("/mute")], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        deadline = time.monotonic() + 30
        while not origin.hits("/mute"):
            assert time.monotonic() < deadline
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        out, complaints = process.communicate(timeout=30)

    assert process.returncode == 130, complaints
    assert out == b""
    assert b"Traceback" not in complaints


def test_help_loads_nothing_heavy() -> None:
    code = "import sys; from wordcounts.cli import main; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()

    heavy = {
        "flask",
        "sqlalchemy",
        "rq",
        "redis",
        "trafilatura",
        "icu",
        "lxml",
        "urllib3",
        "pydantic",
        "rich",
        "structlog",
    }
    assert heavy.isdisjoint(loaded)


def test_version_is_the_packages() -> None:
    assert re.fullmatch(r"wordcounts \d+\.\d+\.\d+\S*\n", run("version").stdout)


@pytest.mark.parametrize(
    "command",
    [
        "count",
        "compare",
        "verify",
        "up",
        "web",
        "worker",
        "db",
        "analyses",
        "collections",
        "doctor",
        "openapi",
        "version",
    ],
)
def test_every_command_has_help(command: str) -> None:
    done = run(command, "--help")

    assert done.returncode == 0
    assert "Usage:" in done.stdout


def test_unknown_command_is_wrong_usage() -> None:
    assert run("cuont").returncode == 2


def test_unsafe_production_is_one_sentence() -> None:
    done = run("web", WORDCOUNTS_ENV="production", SECRET_KEY="")

    assert done.returncode == 1
    assert "SECRET_KEY" in done.stderr
    assert done.stderr.count("\n") == 1


def test_counting_needs_no_secret_in_production() -> None:
    with Origin() as origin:
        origin.serve("/", "<p>word</p>")
        done = run("count", origin.url("/"), WORDCOUNTS_ENV="production", SECRET_KEY="")

    assert done.returncode == 0, done.stderr


def on_a_terminal(*arguments: str) -> str:
    """Run with standard output and error on one terminal; everything that it was sent."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color"}
    process = subprocess.Popen([*COMMAND, *arguments], stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    sent = b""
    with process, contextlib.suppress(OSError):  # EIO: the other side has closed the terminal
        while piece := os.read(ours, 65536):
            sent += piece
    os.close(ours)
    return sent.decode()


def test_progress_is_off_the_screen_when_results_are_written(tmp_path: Path) -> None:
    for name in ("alpha.txt", "omega.txt"):
        (tmp_path / name).write_text("one two")

    sent = on_a_terminal("count", str(tmp_path))

    assert "━" in sent
    for name in ("alpha.txt", "omega.txt"):
        heading = f"\x1b[1m{tmp_path / name}"
        before = sent[: sent.index(heading)]
        assert "\x1b[2K" in before[before.rindex("━") :]
    assert "\x1b[2K" in sent[sent.rindex("━") :]


def test_one_file_needs_no_progress(tmp_path: Path) -> None:
    (tmp_path / "alpha.txt").write_text("one two")

    assert "━" not in on_a_terminal("count", str(tmp_path / "alpha.txt"))
