"""Two releases at once on one database, as in every deploy: processes of this one, and of one that comes after it."""

from __future__ import annotations

import json
import subprocess
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from parts import releases
from parts.origin import Origin
from parts.product import START_S, free_port, until
from wordcounts.lifecycle import State
from wordcounts.store.store import Store

pytestmark = pytest.mark.timeout(300)  # four processes start, on two cores that others may be using

PAGE = "<title>Tides</title><p>The sea rises and the sea falls.</p>"
N_PAGES = 8

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Start = Callable[..., "subprocess.Popen[bytes]"]


def ask(base: str, path: str, body: object = None) -> Any:
    headers = {"Content-Type": "application/json"}
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(base + path, data=data, headers=headers), timeout=10) as answer:
        return json.loads(answer.read())


def ready(base: str) -> bool:
    try:
        return bool(ask(base, "/readyz")["status"] == "ok")
    except OSError:
        return False


@pytest.fixture
def later(tmp_path: Path) -> Path:
    return releases.later(tmp_path / "later")


@pytest.mark.parametrize("web_is_new", [True, False], ids=["new web, old worker", "old web, new worker"])
def test_web_and_worker_of_two_releases_accept_and_finish_together(
    web_is_new: bool, store: Store, url: str, later: Path, start: Start, run: Run, origin: Origin
) -> None:
    port = str(free_port())
    base = f"http://127.0.0.1:{port}"
    old_side = start("worker") if web_is_new else start("web", PORT=port)
    if not web_is_new:
        until(lambda: ready(base), within_s=2 * START_S)  # it runs already when the deploy begins
    upgraded = run("db", "upgrade", release=later)
    assert upgraded.returncode == 0, upgraded.stderr
    new_side = start("web", PORT=port, release=later) if web_is_new else start("worker", release=later)
    until(lambda: ready(base), within_s=2 * START_S)

    ids = []
    for number in range(N_PAGES):
        address = f"{origin.serve('/tides', PAGE)}?{number}"
        ids.append(ask(base, "/api/v1/analyses", {"url": address, "extraction": "page"})["id"])
    ended = [until(lambda id=id: _ended(base, id)) for id in ids]

    worker = old_side if web_is_new else new_side
    assert {one["state"] for one in ended} == {"finished"}
    assert {ask(base, f"/api/v1/analyses/{id}/words")["n_tokens"] for id in ids} == {7}
    assert _notes(url, ids) == ({"of the later release"} if web_is_new else {None})
    for id in ids:
        claims = [step.reason for step in store.history(id) if step.reason.startswith("claimed by")]
        assert len(claims) == 1
        assert f"-{worker.pid}-" in claims[0]
    assert ready(base)


def _ended(base: str, id: str) -> Any:
    analysis = ask(base, f"/api/v1/analyses/{id}")
    return analysis if State(analysis["state"]).terminal else None


def _notes(url: str, ids: list[str]) -> set[str | None]:
    """What the column of the later release holds: what that release writes, nothing where the older one added."""
    engine = create_engine(url)
    with engine.begin() as connection:
        notes = {row.id: row.note for row in connection.execute(text("SELECT id, note FROM analyses"))}
    engine.dispose()
    return {notes[id] for id in ids}


def test_an_older_process_starts_again_over_an_expanded_database(
    store: Store, later: Path, start: Start, run: Run
) -> None:
    run("db", "upgrade", release=later)

    checked, upgraded = run("db", "check"), run("db", "upgrade")

    assert checked.returncode == 0, checked.stderr
    assert "was up to date already" in upgraded.stdout


def test_every_older_door_refuses_a_contracted_database_in_one_sentence(store: Store, tmp_path: Path, run: Run) -> None:
    store.close()
    latest = releases.latest(tmp_path / "latest")
    held = run("db", "upgrade", release=latest)
    assert "Held back until no older release runs: latest_worker" in held.stdout
    assert run("db", "check").returncode == 0
    done = until(lambda: (tried := run("db", "upgrade", "--contract", release=latest)).returncode == 0 and tried)
    assert done, "PostgreSQL forgets a connection a moment after it was closed, and then it is done"

    refusals = [run(*door.split(), PORT=str(free_port())) for door in ("web", "worker", "db check", "db upgrade")]

    for refused in refusals:
        assert refused.returncode == 1
        assert refused.stderr.count("\n") == 1
        assert refused.stderr.strip().endswith(
            "This database was made by a newer release of wordcounts: install that release, or newer. (schema_mismatch)"
        )


def test_no_contraction_while_an_older_worker_runs_and_it_goes_on_working(
    store: Store, tmp_path: Path, start: Start, run: Run, origin: Origin, kind: str
) -> None:
    latest = releases.latest(tmp_path / "latest")
    start("worker")
    port = str(free_port())
    start("web", PORT=port)
    base = f"http://127.0.0.1:{port}"
    until(lambda: ready(base), within_s=2 * START_S)
    address = origin.serve("/tides", PAGE)
    first = ask(base, "/api/v1/analyses", {"url": address})["id"]
    until(lambda: _ended(base, first))
    store.close()  # this process is no witness

    refused = run("db", "upgrade", "--contract", release=latest)
    second = ask(base, "/api/v1/analyses", {"url": address + "?again"})["id"]

    assert refused.returncode == 1
    assert "stop them first. (schema_mismatch)" in refused.stderr
    assert until(lambda: _ended(base, second))["state"] == "finished"
