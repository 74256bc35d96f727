"""Yesterday's copy of the database and an empty queue: what was unfinished goes on, and ends once."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from parts.filled import fill, numbers
from parts.origin import Origin
from parts.postgres import Postgres
from parts.product import until
from parts.valkey import Valkey, valkey
from wordcounts.lifecycle import State
from wordcounts.store.store import Store
from wordcounts.store.values import NewAnalysis, new_id

pytestmark = pytest.mark.timeout(300)

N_WAITING = 12

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Start = Callable[..., "subprocess.Popen[bytes]"]


@dataclass
class Copy:
    """How a database is copied and restored, as docs/how-to/back-up.md says."""

    make: Callable[[], None]
    restore: Callable[[], str]
    """Into an empty place; returns the URL."""


@pytest.fixture
def copy(kind: str, url: str, run: Run, tmp_path: Path, request: pytest.FixtureRequest) -> Copy:
    if kind == "sqlite":
        made, restored = tmp_path / "yesterday.copy", tmp_path / "restored.sqlite3"

        def make() -> None:
            done = run("db", "backup", str(made))
            assert done.returncode == 0, done.stderr

        def restore() -> str:
            restored.write_bytes(made.read_bytes())
            return f"sqlite:///{restored}"

        return Copy(make, restore)
    server: Postgres = request.getfixturevalue("server")
    dumps: list[bytes] = []

    def restore_dump() -> str:
        empty = server.new_database()
        server.restore(empty, dumps[0])
        return empty

    return Copy(lambda: dumps.append(server.dump(url)), restore_dump)


@pytest.fixture
def empty_queue() -> Iterator[Valkey]:
    with valkey() as running:
        yield running


def add(store: Store, url: str) -> str:
    return store.add(NewAnalysis(id=new_id(), kind="url", url=url, extraction="page")).id


def unfinished(store: Store, origin: Origin) -> list[str]:
    """Rows that wait, rows that ran in a worker that is gone, and one between two attempts."""
    page = origin.serve("/tides", "<p>The sea rises and the sea falls.</p>")
    ids = [add(store, f"{page}?{number}") for number in range(N_WAITING)]
    for id in ids[:4]:
        assert store.claim(id, worker="a worker of yesterday", lease_s=3.0)
    return ids


def states(store: Store, ids: list[str]) -> Counter[str]:
    return Counter(one.state.value for id in ids if (one := store.get(id)))


def finishes(store: Store, id: str) -> int:
    return sum(step.state is State.FINISHED for step in store.history(id))


def test_what_was_unfinished_yesterday_ends_once_on_an_empty_queue(
    store: Store, copy: Copy, origin: Origin, queue: Valkey, empty_queue: Valkey, start: Start
) -> None:
    ended = {id for name, id in fill(store).items() if name in ("english", "japanese", "text", "failed", "cancelled")}
    ids = unfinished(store, origin)
    before = {id: said for id, said in numbers(store).items() if id in ended}
    copy.make()
    # Today goes on: all is worked off, and then everything is lost but the copy.
    today = start("worker")
    until(lambda: states(store, ids[4:])["finished"] == len(ids) - 4, within_s=120)
    today.kill()
    queue.flush()

    url = copy.restore()
    start("worker", DATABASE_URL=url, REDIS_URL=empty_queue.url)
    restored = Store.open(url)
    until(lambda: states(restored, ids)["finished"] == len(ids), within_s=180)

    lost = [id for id in ids if finishes(restored, id) < 1]
    doubled = [id for id in ids if finishes(restored, id) > 1]
    after = {id: said for id, said in numbers(restored).items() if id in ended}
    restored.close()
    print(f"lost={len(lost)} doubled={len(doubled)} resumed={len(ids)}")  # noqa: T201 - the figures of this promise
    assert (lost, doubled) == ([], [])
    assert after == before


def test_a_copy_is_of_one_moment_while_others_write(tmp_path: Path) -> None:
    store = Store.open(f"sqlite:///{tmp_path / 'busy.sqlite3'}")
    store.upgrade()
    first = [add(store, f"http://127.0.0.1:9/{number}") for number in range(50)]

    store.back_up(tmp_path / "copy.sqlite3")
    add(store, "http://127.0.0.1:9/later")

    copied = Store.open(f"sqlite:///{tmp_path / 'copy.sqlite3'}")
    copied.check_schema()
    there = {place.id for place in copied.walk(None, limit=1_000)}
    copied.close()
    store.close()
    assert there == set(first)


@pytest.mark.parametrize("kind", ["sqlite"])
def test_a_copy_replaces_nothing(kind: str, store: Store, run: Run, tmp_path: Path) -> None:
    there = tmp_path / "precious"
    there.write_text("precious")

    done = run("db", "backup", str(there))

    assert done.returncode == 1
    assert "File exists" in done.stderr
    assert there.read_text() == "precious"


@pytest.mark.parametrize("kind", ["postgresql"])
def test_postgresql_is_sent_to_its_own_tool(kind: str, store: Store, run: Run, tmp_path: Path) -> None:
    done = run("db", "backup", str(tmp_path / "copy"))

    assert done.returncode == 1
    assert "pg_dump" in done.stderr
    assert not (tmp_path / "copy").exists()
