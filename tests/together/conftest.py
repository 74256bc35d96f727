"""Web, workers and queue as processes, on SQLite and on a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from parts.origin import Origin
from parts.pieces import Pieces, pieces
from parts.postgres import Postgres, postgres


@pytest.fixture(scope="session")
def server() -> Iterator[Postgres]:
    with postgres() as started:
        yield started


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'together.sqlite3'}"
    return str(request.getfixturevalue("server").new_database())


@pytest.fixture
def running(database: str) -> Iterator[Pieces]:
    with pieces(database) as started:
        yield started


@pytest.fixture
def origin() -> Iterator[Origin]:
    with Origin() as site:
        yield site
