"""The record as operators handle it: real processes on a real Valkey, with SQLite and with PostgreSQL."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import psutil
import pytest

from parts.origin import Origin
from parts.postgres import Postgres, postgres
from parts.product import environment
from parts.valkey import Valkey, valkey
from wordcounts.store.store import Store

Start = Callable[..., "subprocess.Popen[bytes]"]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def server() -> Iterator[Postgres]:
    with postgres() as started:
        yield started


@pytest.fixture
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], str]:
    """Makes the URL of an empty database of a kind."""

    def make(kind: str) -> str:
        if kind == "sqlite":
            number = len(list(tmp_path.glob("*.sqlite3")))
            (tmp_path / f"{number}.sqlite3").touch()
            return f"sqlite:///{tmp_path / f'{number}.sqlite3'}"
        return str(request.getfixturevalue("server").new_database())

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def url(new_url: Callable[[str], str], kind: str) -> str:
    """The URL of an empty database."""
    return new_url(kind)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = Store.open(url)
    opened.upgrade()
    yield opened
    opened.close()


@pytest.fixture
def other(new_url: Callable[[str], str], kind: str) -> Iterator[Store]:
    """A database of the other kind."""
    opened = Store.open(new_url("postgresql" if kind == "sqlite" else "sqlite"))
    opened.upgrade()
    yield opened
    opened.close()


@pytest.fixture
def queue() -> Iterator[Valkey]:
    with valkey() as running:
        yield running


@pytest.fixture
def origin() -> Iterator[Origin]:
    with Origin() as running:
        yield running


@pytest.fixture
def settings(url: str, queue: Valkey, tmp_path: Path) -> dict[str, str]:
    """The environment of every process of a test."""
    return {
        "DATABASE_URL": url,
        "REDIS_URL": queue.url,
        "WORDCOUNTS_DATA_DIR": str(tmp_path),
        "WORDCOUNTS_LEASE_S": "1",
        "WORDCOUNTS_DRAIN_S": "1",
    }


def surroundings(settings: Mapping[str, str], release: Path | None) -> dict[str, str]:
    path = {"PYTHONPATH": str(release)} if release else {}
    return {**environment(**settings), **path, "PYTHONDONTWRITEBYTECODE": "1"}


@pytest.fixture
def start(settings: dict[str, str], tmp_path: Path) -> Iterator[Start]:
    """Start a door of this release, or of another; in the end it is killed with its children."""
    started: list[subprocess.Popen[bytes]] = []

    def begin(*arguments: str, release: Path | None = None, **more: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "wordcounts", *arguments]
        with (tmp_path / f"door-{len(started)}.log").open("wb") as log:
            of = surroundings({**settings, **more}, release)
            started.append(subprocess.Popen(command, env=of, stdout=log, stderr=log, cwd=tmp_path))
        return started[-1]

    with ExitStack() as stack:
        for deed in (lambda one: one.wait(10), lambda one: one.kill()):
            stack.callback(lambda deed=deed: [deed(one) for one in started])  # type: ignore[misc]
        stack.callback(lambda: [child.kill() for one in started for child in family(one)])
        yield begin


@pytest.fixture
def run(settings: dict[str, str], tmp_path: Path) -> Run:
    """Run a command of this release, or of another, to its end."""

    def command(*arguments: str, release: Path | None = None, **more: str) -> subprocess.CompletedProcess[str]:
        whole = [sys.executable, "-m", "wordcounts", *arguments]
        of = surroundings({**settings, **more}, release)
        return subprocess.run(whole, env=of, capture_output=True, text=True, timeout=120, cwd=tmp_path, check=False)

    return command


def family(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    if process.poll() is not None:
        return []
    try:
        return psutil.Process(process.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def shown(folder: Path) -> str:
    """What the doors have said, for the message of a failure."""
    return "\n".join(f"{log.name}: {log.read_text()[-800:]}" for log in sorted(folder.glob("door-*.log")))
