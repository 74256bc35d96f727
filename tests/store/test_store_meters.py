"""What operators look at, on SQLite and PostgreSQL alike."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import create_engine, event

from wordcounts.lifecycle import MAX_DEATHS
from wordcounts.store.meters import counters, depths
from wordcounts.store.store import Store
from wordcounts.store.values import NewAnalysis, new_id
from wordcounts.tally import Meter, Tally


def added(store: Store) -> str:
    return store.add(NewAnalysis(id=new_id(), kind="url", url="https://example.org/")).id


def test_what_several_processes_count_is_added_up(store: Store) -> None:
    def process(_: int) -> None:
        tally = Tally()
        for _ in range(10):
            tally.add(Meter.ATTEMPTS, "finished", "")
            tally.lasted("fetch", 0.2)
            store.report(tally.take())

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(process, range(8)))

    found = store.counters()
    assert found[Meter.ATTEMPTS, ("finished", "")] == 80
    assert found[Meter.STAGES, ("fetch", "0.25")] == 80
    assert found[Meter.STAGES_S, ("fetch",)] == pytest.approx(16)


def test_what_could_not_be_reported_is_counted_later(store: Store) -> None:
    tally = Tally()
    tally.add(Meter.REQUESTS, "GET", "/", "200")
    tally.give_back(tally.take())
    tally.add(Meter.REQUESTS, "GET", "/", "200")

    assert dict(tally.take()) == {(Meter.REQUESTS, ("GET", "/", "200")): 2}
    assert dict(tally.take()) == {}


def test_an_empty_service_is_at_rest(store: Store) -> None:
    found = store.depths()

    assert (found.n_queued, found.n_running, found.oldest_due_s, found.lease_overdue_s) == (0, 0, 0.0, 0.0)
    assert found.reconciled_s_ago is None


def test_the_queue_is_as_old_as_its_oldest_that_could_be_worked_on(store: Store) -> None:
    waiting, later, held = added(store), added(store), added(store)
    claim = store.claim(later, worker="w", lease_s=30)
    assert claim is not None
    store.requeue(later, claim.fence, wait_s=300, failure=None, refund=False)
    store.claim(held, worker="dead", lease_s=-20.0)

    found = store.depths()

    assert (found.n_queued, found.n_running) == (2, 1)
    assert 0 <= found.oldest_due_s < 10
    assert 20 <= found.lease_overdue_s < 30
    store.cancel(waiting)
    assert store.depths().oldest_due_s == 0.0


def test_a_round_is_put_on_record_and_grows_old(store: Store) -> None:
    store.report({}, reconciled=True)
    first = store.depths().reconciled_s_ago
    assert first is not None
    assert 0 <= first < 10
    assert store.counters() == {}


def test_deaths_are_counted_with_the_rows_that_they_free(store: Store) -> None:
    id = added(store)
    for _ in range(MAX_DEATHS):
        assert store.claim(id, worker="w", lease_s=-1.0)
        store.free_expired(limit=10, max_deaths=MAX_DEATHS)

    found = store.counters()

    assert found == {(Meter.ATTEMPTS, ("died", "")): MAX_DEATHS - 1, (Meter.ATTEMPTS, ("failed", "poison")): 1}


def test_looking_takes_as_many_statements_with_many_rows_as_with_none(store: Store, url: str) -> None:
    engine = create_engine(url)
    seen: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *arguments: seen.append(arguments[2]))
    n = []
    for n_rows in (0, 30):
        for _ in range(n_rows):
            added(store)
        with engine.connect() as connection:
            seen.clear()
            depths(connection)
            counters(connection)
        n.append(len(seen))

    engine.dispose()
    assert n == [7, 7]
