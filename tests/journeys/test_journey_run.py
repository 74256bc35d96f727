"""./run as a whole: it starts, keeps what it has, restarts what crashes, and leaves nothing behind."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from parts.origin import Origin
from parts.product import Product, environment, free_port, product, until

PAGE = "<title>Owls</title><h1>Owls</h1><p>An owl hoots. The owl sleeps by day, and hunts by night.</p>"


def _family(running: Product) -> list[psutil.Process]:
    return psutil.Process(running.process.pid).children(recursive=True)


def _alive(processes: list[psutil.Process]) -> list[psutil.Process]:
    return [p for p in processes if p.is_running() and p.status() != psutil.STATUS_ZOMBIE]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_everything_and_a_second_start_has_it_all(tmp_path: Path, origin: Origin, number: int) -> None:
    origin.serve("/owls", PAGE)
    with product(tmp_path / "data") as running:
        identifier = running.submit(url=origin.url("/owls"))
        first = running.ended(identifier)
        family = _family(running)
        code = running.stop(number)

    assert code in {0, 130}
    assert _alive(family) == []
    with product(tmp_path / "data") as again:
        assert again.get(f"/api/v1/analyses/{identifier}").json["totals"] == first["totals"]


def test_a_crash_of_the_worker_or_the_queue_restarts_it(tmp_path: Path, origin: Origin) -> None:
    origin.serve("/owls", PAGE)
    with product(tmp_path / "data", WORDCOUNTS_LEASE_S="2") as running:
        for name in ("worker", "valkey", "web"):
            gone = _part(running, name)
            assert gone is not None
            gone.kill()
            until(lambda before=gone, part=name: _replaced(running, part, before) and _answers(running), within_s=30)
            identifier = running.submit(url=origin.url("/owls") + f"?{name}")

            assert running.ended(identifier)["state"] == "finished"


def _part(running: Product, name: str) -> psutil.Process | None:
    """The process of one part, by its last argument (a door of ours) or by its own name (Valkey)."""
    for child in psutil.Process(running.process.pid).children():
        with suppress(psutil.Error):
            if child.cmdline()[-1:] == [name] or name in child.name():
                return child
    return None


def _replaced(running: Product, name: str, before: psutil.Process) -> bool:
    return _alive([before]) == [] and _part(running, name) is not None


def _answers(running: Product) -> bool:
    try:
        return running.get("/readyz").status == 200
    except OSError:
        return False


def test_orphans_of_a_killed_run_end_by_the_next_start(tmp_path: Path) -> None:
    with product(tmp_path / "data") as running:
        family = _family(running)
        running.process.kill()
        running.process.wait()
        with product(tmp_path / "data") as again:
            until(lambda: _alive(family) == [])

            assert again.get("/readyz").status == 200


def test_a_second_run_on_the_same_data_says_so_and_stops(running: Product) -> None:
    second = _up(WORDCOUNTS_DATA_DIR=str(running.data))

    assert second.returncode == 1
    assert "already" in second.stderr
    assert "Traceback" not in second.stderr


def test_a_taken_port_is_one_clear_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        answer = _up("--port", str(port), WORDCOUNTS_DATA_DIR=str(tmp_path / "data"))

    assert answer.returncode == 1
    assert str(port) in answer.stderr
    assert "Traceback" not in answer.stderr


def test_an_unwritable_data_folder_is_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    answer = _up(WORDCOUNTS_DATA_DIR=str(tmp_path / "file" / "data"))

    assert answer.returncode == 1
    assert "data" in answer.stderr
    assert "Traceback" not in answer.stderr


def _up(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    port = () if "--port" in arguments else ("--port", str(free_port()))
    return subprocess.run(
        [sys.executable, "-m", "wordcounts", "up", *arguments, *port],
        env=environment(**settings),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
