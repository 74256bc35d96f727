"""The production pieces by themselves, on PostgreSQL and a Valkey of their own: the same code path as ./run."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from parts.origin import Origin
from parts.postgres import postgres
from parts.product import Product, environment, free_port, until
from parts.valkey import valkey

PAGE = "<title>Rooks</title><h1>Rooks</h1><p>Rooks nest in company. A rook is not a crow, and a crow is no rook.</p>"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    with postgres() as database, valkey() as queue:
        yield environment(
            DATABASE_URL=database.new_database().replace("postgresql+psycopg://", "postgres://"),
            REDIS_URL=queue.url,
            WORDCOUNTS_ENV="production",
            SECRET_KEY="a-secret-made-for-this-test-run",
            WORDCOUNTS_TRUSTED_HOSTS="127.0.0.1",
            WORDCOUNTS_DATA_DIR=str(tmp_path_factory.mktemp("data")),
        )


def _run(settings: Mapping[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "wordcounts", *arguments]
    return subprocess.run(command, env=dict(settings), capture_output=True, text=True, timeout=60, check=False)


@contextmanager
def _piece(settings: Mapping[str, str], log: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "wordcounts", *arguments], env=dict(settings), stdout=out, stderr=out, text=True
        )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(30)


def test_web_and_worker_started_apart_do_the_main_job(settings: dict[str, str], origin: Origin, tmp_path: Path) -> None:
    origin.serve("/rooks", PAGE)
    upgraded = _run(settings, "db", "upgrade")
    port = free_port()
    with ExitStack() as stack:
        web = stack.enter_context(_piece(settings, tmp_path / "web.log", "web", "--port", str(port)))
        stack.enter_context(_piece(settings, tmp_path / "worker.log", "worker"))
        running = Product(f"http://127.0.0.1:{port}", tmp_path, web, tmp_path / "web.log")
        until(lambda: _up(running))
        analysis = running.ended(running.submit(url=origin.url("/rooks")))
        doctor = _run(settings, "doctor", "--format", "json")

    assert upgraded.returncode == 0, upgraded.stderr
    assert analysis["state"] == "finished"
    assert analysis["document"]["title"] == "Rooks"
    assert doctor.returncode == 0, doctor.stdout
    assert json.loads(doctor.stdout)


def _up(running: Product) -> bool:
    try:
        return running.get("/readyz").status == 200
    except OSError:
        return False


def test_production_refuses_a_default_secret_with_a_sentence(settings: dict[str, str]) -> None:
    answer = _run({**settings, "SECRET_KEY": ""}, "web", "--port", str(free_port()))

    assert answer.returncode == 1
    assert "SECRET_KEY" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_database_that_was_never_upgraded_is_one_sentence(settings: dict[str, str], tmp_path: Path) -> None:
    empty = {**settings, "DATABASE_URL": f"sqlite:///{tmp_path / 'empty.sqlite3'}"}

    answer = _run(empty, "web", "--port", str(free_port()))

    assert answer.returncode == 1
    assert "db upgrade" in answer.stderr
    assert "Traceback" not in answer.stderr
