"""Old analyses go, in batches and for good; what has not ended stays, however old."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine, func, select, update

from parts.filled import fill, numbers
from wordcounts.lifecycle import State
from wordcounts.store import retention, tables
from wordcounts.store.store import Store
from wordcounts.store.values import NewAnalysis, new_id

DAY_S = 86_400.0


def aged(url: str, days: float, ids: list[str] | None = None) -> None:
    """Move rows back in time, all of their moments alike."""
    of = tables.analyses
    engine = create_engine(url)
    with engine.begin() as connection:
        names = ("created_at", "started_at", "finished_at")
        older = update(of).values({name: of.c[name] - days * DAY_S for name in names})
        connection.execute(older if ids is None else older.where(of.c.id.in_(ids)))
    engine.dispose()


def rows(url: str) -> dict[str, int]:
    engine = create_engine(url)
    with engine.begin() as connection:
        counts = {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (tables.analyses, tables.documents, tables.frequencies, tables.transitions)
        }
    engine.dispose()
    return counts


def ended(store: Store, n: int = 1) -> list[str]:
    ids = [store.add(NewAnalysis(id=new_id(), kind="text", body=b"a word " * 999)).id for _ in range(n)]
    for id in ids:
        store.cancel(id)
    return ids


def test_what_ended_long_ago_goes_and_what_has_not_ended_stays(store: Store, url: str) -> None:
    fill(store)
    before = numbers(store)
    aged(url, 400)

    n = store.prune(older_than_s=365 * DAY_S, limit=100)

    left = {one["state"] for one in numbers(store).values()}
    assert n == sum(State(one["state"]).terminal for one in before.values())
    assert left == {"queued", "running"}


def test_deleted_means_gone(store: Store, url: str) -> None:
    ended(store, 5)
    aged(url, 2)

    store.prune(older_than_s=DAY_S, limit=100)

    assert set(rows(url).values()) == {0}


def test_what_ended_lately_stays_however_long_it_took(store: Store, url: str) -> None:
    [id] = ended(store)
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(update(tables.analyses).values(created_at=tables.analyses.c.created_at - 9 * DAY_S))
    engine.dispose()

    assert store.prune(older_than_s=DAY_S, limit=100) == 0
    assert store.get(id) is not None


def test_a_batch_takes_the_oldest_and_no_more_than_it_may(store: Store, url: str) -> None:
    ids = ended(store, 6)
    for place, id in enumerate(ids):
        aged(url, 100 - place, [id])

    assert store.count_old(older_than_s=DAY_S) == 6
    assert store.prune(older_than_s=DAY_S, limit=4) == 4
    assert [id for id in ids if store.get(id)] == ids[4:]
    assert store.prune(older_than_s=DAY_S, limit=4) == 2
    assert store.prune(older_than_s=DAY_S, limit=4) == 0


def test_what_runs_is_never_deleted_by_the_age_of_an_earlier_end(store: Store, url: str) -> None:
    """A row that says that it ended and is queued cannot be; were it so, it would stay."""
    [id] = ended(store)
    aged(url, 400)
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(update(tables.analyses).values(state="queued"))
    engine.dispose()

    assert store.prune(older_than_s=DAY_S, limit=100) == 0
    assert store.get(id) is not None


def test_sqlite_gives_its_space_back(tmp_path: Path) -> None:
    file = tmp_path / "full.sqlite3"
    store = Store.open(url := f"sqlite:///{file}")
    store.upgrade()
    noise = b"".join(new_id().encode() for _ in range(4_000))
    for _ in range(60):
        store.cancel(store.add(NewAnalysis(id=new_id(), kind="text", body=noise)).id)
    aged(url, 2)
    full = pages(url)

    while store.prune(older_than_s=DAY_S, limit=25):
        pass
    store.give_back_space()

    store.close()
    assert pages(url) < full / 10


def pages(url: str) -> int:
    engine = create_engine(url)
    with engine.connect() as connection:
        n = int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())
    engine.dispose()
    return n


def test_a_thousand_pages_go_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store.open(url := f"sqlite:///{tmp_path / 'full.sqlite3'}")
    store.upgrade()
    noise = b"".join(new_id().encode() for _ in range(40_000))
    store.cancel(store.add(NewAnalysis(id=new_id(), kind="text", body=noise)).id)
    aged(url, 2)
    store.prune(older_than_s=DAY_S, limit=25)
    counted: list[int] = []
    ask = retention._n_empty

    def count(driver: sqlite3.Connection) -> int:
        counted.append(ask(driver))
        return counted[-1]

    monkeypatch.setattr(retention, "_n_empty", count)

    store.give_back_space()

    store.close()
    assert 100 < counted[0] < retention.PAGES_AT_ONCE
    assert counted[1:] == [0]


def test_giving_back_space_is_harmless_anywhere(store: Store) -> None:
    store.give_back_space()
    store.give_back_space()

    assert store.get("nothing") is None


@pytest.mark.parametrize("prefix", ["", "%", "_", "'"])
def test_a_prefix_is_taken_as_it_is(store: Store, prefix: str) -> None:
    [id] = ended(store)

    assert store.matching(prefix, limit=9) == ([id] if prefix == "" else [])
    assert store.matching(id[:5], limit=9) == [id]
