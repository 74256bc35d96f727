"""The command as a process of its own: exit codes, pipes, signals, start-up."""

from __future__ import annotations

import json
import os
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

    assert process.returncode == 130
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


@pytest.mark.parametrize("command", ["count", "compare", "up", "web", "worker", "db", "doctor", "openapi", "version"])
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
