"""What the store promises, on SQLite and PostgreSQL alike."""

from __future__ import annotations

import dataclasses
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TypeVar

import pytest
from sqlalchemy import create_engine, func, select, text
from sqlalchemy.exc import DBAPIError

from parts.product import until
from parts.rows import made_in_order
from wordcounts.errors import DatabaseUnavailable, SchemaMismatch
from wordcounts.lifecycle import MAX_DEATHS, Stage, State
from wordcounts.store import tables
from wordcounts.store.engine import transaction
from wordcounts.store.store import Store
from wordcounts.store.values import Claim, DocumentFacts, Failure, NewAnalysis, Result, StoredTable, new_id

T = TypeVar("T")

REFUSED = Failure("http_error", "The site answered 404.", permanent=True)


def new(**changes: object) -> NewAnalysis:
    return dataclasses.replace(NewAnalysis(id=new_id(), kind="url", url="https://example.org/"), **changes)  # type: ignore[arg-type]


def result(**changes: object) -> Result:
    facts = DocumentFacts(
        final_url="https://example.org/end",
        title="A title",
        language="en",
        media_type="text/html",
        charset="utf-8",
        n_bytes=11,
        sha256="0" * 64,
        fetched_at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
    )
    made = Result(
        document=facts,
        body=b"<p>word</p>",
        text="word",
        table=b"table",
        extraction="article",
        recipe="r1",
        n_tokens=1,
        n_types=1,
        n_hapaxes=1,
        notices=(("fell_back", "The whole page was counted."),),
    )
    return dataclasses.replace(made, **changes)  # type: ignore[arg-type]


def claimed(store: Store, id: str, *, lease_s: float = 30.0) -> Claim:
    claim = store.claim(id, worker="w", lease_s=lease_s)
    assert claim is not None
    return claim


def expired(store: Store, id: str, *, lease_s: float = 0.001) -> Claim:
    """Claim with a lease that is over at once."""
    return claimed(store, id, lease_s=-lease_s)


def test_an_added_analysis_is_queued_and_readable(store: Store) -> None:
    added = store.add(new(owner="me", language="de", extraction="page"))

    assert (added.state, added.attempt, added.owner, added.extraction) == (State.QUEUED, 0, "me", "page")
    assert added.created_at.tzinfo is not None
    assert abs((datetime.now(UTC) - added.created_at).total_seconds()) < 60
    assert store.get(added.id) == added


def test_an_unknown_id_is_none(store: Store) -> None:
    assert store.get("nothing") is None
    assert store.document("nothing") is None
    assert store.table("nothing", "page") is None
    assert store.claim("nothing", worker="w", lease_s=1) is None
    assert not store.cancel("nothing")
    assert not store.delete("nothing")


def test_ids_are_128_random_bits() -> None:
    ids = {new_id() for _ in range(1000)}

    assert len(ids) == 1000
    assert {len(id) for id in ids} == {26}


def test_a_claim_runs_and_counts_the_attempt(store: Store) -> None:
    added = store.add(new(scheme_guessed=True))

    claim = claimed(store, added.id)
    running = store.get(added.id)

    assert (claim.attempt, claim.url, claim.scheme_guessed, claim.body) == (1, added.url, True, None)
    assert running is not None
    assert (running.state, running.attempt) == (State.RUNNING, 1)
    assert running.started_at is not None


def test_a_text_is_claimed_with_its_body(store: Store) -> None:
    added = store.add(new(kind="text", url=None, body=b"hello", media_type="text/plain", charset="utf-8", title="Mine"))

    claim = claimed(store, added.id)

    assert (claim.body, claim.media_type, claim.charset, claim.title) == (b"hello", "text/plain", "utf-8", "Mine")


def test_a_held_analysis_is_not_claimed_again(store: Store) -> None:
    added = store.add(new())
    claimed(store, added.id)

    assert store.claim(added.id, worker="other", lease_s=1) is None


def test_of_many_claims_at_once_one_wins(store: Store) -> None:
    added = store.add(new())

    wins = _at_once(8, lambda _: store.claim(added.id, worker="w", lease_s=30))

    assert len([win for win in wins if win]) == 1


def test_finish_stores_everything_at_once(store: Store) -> None:
    added = store.add(new())
    claim = claimed(store, added.id)

    assert store.finish(added.id, claim.fence, result())

    finished = store.get(added.id)
    document = store.document(added.id)
    table = store.table(added.id, "article")
    assert finished is not None
    assert document is not None
    assert table is not None
    assert (finished.state, finished.stage, finished.n_tokens) == (State.FINISHED, None, 1)
    assert finished.finished_at is not None
    assert finished.document == result().document
    assert finished.notices == result().notices
    assert document.body == b"<p>word</p>"
    assert (table.table, table.text, table.recipe, table.notices) == (b"table", "word", "r1", result().notices)


def test_a_late_writer_changes_nothing(store: Store) -> None:
    added = store.add(new())
    late = expired(store, added.id)
    holder = claimed(store, added.id)

    assert not store.finish(added.id, late.fence, result(recipe="late"))
    assert not store.fail(added.id, late.fence, REFUSED)
    assert not store.requeue(added.id, late.fence, wait_s=0, failure=None, refund=False)
    assert not store.set_stage(added.id, late.fence, Stage.READING)
    assert store.table(added.id, "article") is None
    assert store.finish(added.id, holder.fence, result())


def test_a_finished_analysis_never_changes(store: Store) -> None:
    added = store.add(new())
    claim = claimed(store, added.id)
    store.finish(added.id, claim.fence, result())

    assert not store.finish(added.id, claim.fence, result(recipe="again"))
    assert not store.cancel(added.id)
    assert store.claim(added.id, worker="w", lease_s=1) is None


def test_a_failure_is_kept_with_its_sentence(store: Store) -> None:
    added = store.add(new())
    claim = claimed(store, added.id)

    assert store.fail(added.id, claim.fence, REFUSED)

    failed = store.get(added.id)
    assert failed is not None
    assert (failed.state, failed.failure) == (State.FAILED, REFUSED)


def test_a_requeued_analysis_waits_for_its_time(store: Store) -> None:
    added = store.add(new())
    claim = claimed(store, added.id)
    failure = Failure("timed_out", "Too slow.", permanent=False)

    store.requeue(added.id, claim.fence, wait_s=3600, failure=failure, refund=False)

    waiting = store.get(added.id)
    assert waiting is not None
    assert (waiting.state, waiting.attempt, waiting.failure) == (State.QUEUED, 1, failure)
    assert waiting.next_attempt_at is not None
    assert store.claim(added.id, worker="w", lease_s=1) is None
    assert store.waiting(older_than_s=0, limit=10) == []


def test_a_requeued_analysis_is_due_when_its_time_has_come(store: Store) -> None:
    added = store.add(new())
    claim = claimed(store, added.id)
    store.requeue(added.id, claim.fence, wait_s=0.05, failure=None, refund=False)

    due = until(lambda: store.waiting(older_than_s=3600, limit=10), within_s=5)

    assert due == [(added.id, 1)]
    assert store.waiting(older_than_s=3600, limit=10) == []
    assert claimed(store, added.id).attempt == 2


def test_a_refund_gives_the_attempt_back(store: Store) -> None:
    added = store.add(new())
    claim = claimed(store, added.id)
    store.requeue(added.id, claim.fence, wait_s=0, failure=None, refund=True)

    again = claimed(store, added.id)

    assert again.attempt == 1
    assert again.fence > claim.fence


def test_an_expired_lease_can_be_claimed_and_a_renewed_one_not(store: Store) -> None:
    lapsed, kept = store.add(new()), store.add(new())
    expired(store, lapsed.id)
    holder = expired(store, kept.id)
    fence = holder.fence

    assert store.renew([(kept.id, fence), (lapsed.id, 99)], lease_s=30) == {kept.id}
    assert store.claim(kept.id, worker="w", lease_s=1) is None
    assert claimed(store, lapsed.id).attempt == 2


def test_expired_leases_are_freed_and_then_poison(store: Store) -> None:
    added = store.add(new())
    for death in range(1, MAX_DEATHS):
        expired(store, added.id)
        assert store.free_expired(limit=10, max_deaths=MAX_DEATHS) == [added.id], death
    expired(store, added.id)

    assert store.free_expired(limit=10, max_deaths=MAX_DEATHS) == []

    failed = store.get(added.id)
    assert failed is not None
    assert failed.failure is not None
    assert (failed.state, failed.failure.code) == (State.FAILED, "poison")


def test_a_cancelled_analysis_takes_no_result(store: Store) -> None:
    added = store.add(new())
    claim = claimed(store, added.id)

    assert store.cancel(added.id)

    assert not store.finish(added.id, claim.fence, result())
    cancelled = store.get(added.id)
    assert cancelled is not None
    assert cancelled.state is State.CANCELLED


def test_deleting_leaves_nothing(store: Store, url: str) -> None:
    added = store.add(new())
    store.finish(added.id, claimed(store, added.id).fence, result())

    assert store.delete(added.id)

    engine = create_engine(url)
    with engine.connect() as connection:
        for table in tables.metadata.tables.values():
            assert connection.execute(select(func.count()).select_from(table)).scalar_one() == 0, table
    engine.dispose()


def test_rows_that_wait_are_named_once_oldest_first(store: Store, url: str) -> None:
    ids = [store.add(new()).id for _ in range(3)]
    made_in_order(url, ids)

    assert store.waiting(older_than_s=3600, limit=10) == []
    assert [id for id, _ in store.waiting(older_than_s=-1, limit=2)] == ids[:2]
    assert store.count_queued() == 3


def test_how_many_wait_before_a_row_is_told_of_rows_that_could_be_worked_on(store: Store, url: str) -> None:
    ids = [store.add(new()).id for _ in range(4)]
    made_in_order(url, ids)
    assert [store.n_ahead(id) for id in ids] == [0, 1, 2, 3]

    claim = claimed(store, ids[0])
    store.cancel(ids[1])
    assert [store.n_ahead(id) for id in ids] == [None, None, 0, 1]

    # one that waits for its next attempt is before nobody, and asks for no turn
    store.requeue(claim.id, claim.fence, wait_s=60, failure=None, refund=False)
    assert [store.n_ahead(id) for id in ids] == [None, None, 0, 1]
    assert store.n_ahead("unknown") is None


def test_one_that_shares_a_fetch_has_no_turn_of_its_own(store: Store, url: str) -> None:
    ids = [store.add(new(share=True)).id for _ in range(2)]
    made_in_order(url, ids)

    assert [store.n_ahead(id) for id in ids] == [0, None]


def test_recent_pages_through_an_owners_own(store: Store, url: str) -> None:
    mine = [store.add(new(owner="me", url=f"https://example.org/{n}")).id for n in range(5)]
    made_in_order(url, mine)
    store.add(new(owner="you"))

    first = store.recent("me", limit=3)
    second = store.recent("me", limit=3, cursor=first.next_cursor)

    assert [a.id for a in (*first.items, *second.items)] == mine[::-1]
    assert second.next_cursor is None
    assert len(store.recent(None, limit=10).items) == 6


def test_recent_misses_and_repeats_none_that_share_a_time(store: Store, url: str) -> None:
    mine = {store.add(new(owner="me")).id for _ in range(5)}
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(tables.analyses.update().values(created_at=1e9))
    engine.dispose()

    first = store.recent("me", limit=3)
    second = store.recent("me", limit=3, cursor=first.next_cursor)

    assert [len(first.items), len(second.items)] == [3, 2]
    assert {a.id for a in (*first.items, *second.items)} == mine


def test_recent_finds_part_of_an_address_as_it_is_written(store: Store) -> None:
    store.add(new(owner="me", url="https://example.org/100%_sure"))
    store.add(new(owner="me", url="https://example.org/1000"))

    assert len(store.recent("me", q="100%").items) == 1
    assert len(store.recent("me", q="EXAMPLE").items) == 2


def test_the_other_extraction_is_put_and_replaced(store: Store) -> None:
    added = store.add(new())
    store.finish(added.id, claimed(store, added.id).fence, result())
    table = StoredTable(
        table=b"t", extraction="page", recipe="r1", n_tokens=2, n_types=2, n_hapaxes=2, text="a b", notices=()
    )

    store.put_table(added.id, table)
    store.put_table(added.id, dataclasses.replace(table, recipe="r2"))

    assert store.table(added.id, "page") == dataclasses.replace(table, recipe="r2")


def test_the_totals_of_a_finished_analysis_follow_its_own_extraction_alone(store: Store) -> None:
    added = store.add(new())
    store.finish(added.id, claimed(store, added.id).fence, result())
    table = StoredTable(
        table=b"t", extraction="page", recipe="r2", n_tokens=7, n_types=6, n_hapaxes=5, text="", notices=(("c", "m"),)
    )

    store.put_table(added.id, table)
    other = store.get(added.id)
    store.put_table(added.id, dataclasses.replace(table, extraction="article"))
    own = store.get(added.id)

    assert other is not None
    assert own is not None
    assert (other.recipe, other.n_tokens) == ("r1", result().n_tokens)
    assert (own.recipe, own.n_tokens, own.n_types, own.n_hapaxes, own.notices) == ("r2", 7, 6, 5, (("c", "m"),))
    assert own.state == other.state


def test_a_table_for_a_deleted_analysis_is_dropped(store: Store) -> None:
    table = StoredTable(table=b"t", extraction="page", recipe="r", n_tokens=0, n_types=0, n_hapaxes=0, text="")

    store.put_table("gone", table)

    assert store.table("gone", "page") is None


def test_a_hundred_equal_keys_at_once_are_one_analysis(store: Store) -> None:
    rows = _at_once(100, lambda _: store.add(new(owner="me", idempotency_key="k", request_hash="h")))

    assert len({row.id for row in rows}) == 1
    assert store.by_idempotency("me", "k") == (rows[0].id, "h")
    assert store.by_idempotency("you", "k") is None
    assert store.add(new(owner="you", idempotency_key="k")).id != rows[0].id


def test_every_change_of_state_is_on_record(store: Store) -> None:
    added = store.add(new())
    store.requeue(
        added.id, claimed(store, added.id).fence, wait_s=0, failure=Failure("timed_out", "s", False), refund=False
    )
    store.finish(added.id, claimed(store, added.id).fence, result())

    history = store.history(added.id)

    assert [(t.state, t.attempt) for t in history] == [
        (State.QUEUED, 0),
        (State.RUNNING, 1),
        (State.QUEUED, 1),
        (State.RUNNING, 2),
        (State.FINISHED, 2),
    ]
    assert history[2].reason == "timed_out"
    assert [t.at for t in history] == sorted(t.at for t in history)


def test_stages_show_while_it_runs(store: Store) -> None:
    added = store.add(new())
    claim = claimed(store, added.id)

    assert store.set_stage(added.id, claim.fence, Stage.FETCHING)

    running = store.get(added.id)
    assert running is not None
    assert running.stage is Stage.FETCHING


def test_strings_that_a_database_refuses_are_cleaned(store: Store) -> None:
    bad = "a\0b\ud800c"
    added = store.add(new(title=bad))
    facts = dataclasses.replace(result().document, title=bad)

    store.finish(added.id, claimed(store, added.id).fence, result(document=facts, text=bad))

    finished = store.get(added.id)
    assert finished is not None
    assert finished.document is not None
    assert finished.document.title == "ab?c"


def test_eight_threads_write_at_once_without_a_locked_database(store: Store) -> None:
    def work(_: int) -> bool:
        added = store.add(new())
        return store.finish(added.id, claimed(store, added.id).fence, result())

    assert all(_at_once(64, work, threads=8))


def test_migrations_and_tables_agree(store: Store) -> None:
    assert store.drift() == []


def test_upgrade_may_be_repeated(store: Store) -> None:
    store.upgrade()
    store.check_schema()


def test_an_empty_database_says_how_to_upgrade(url: str) -> None:
    empty = Store.open(url)

    with pytest.raises(SchemaMismatch, match="db upgrade"):
        empty.check_schema()
    empty.close()


def test_a_newer_database_is_refused(store: Store, url: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()

    with pytest.raises(SchemaMismatch, match="newer"):
        store.check_schema()
    with pytest.raises(SchemaMismatch, match="newer"):
        store.upgrade()


def test_one_reconciler_at_a_time(store: Store, url: str) -> None:
    with store.reconcile_lock() as first, store.reconcile_lock() as second:
        assert first
        assert second == url.startswith("sqlite")
    with store.reconcile_lock() as third:
        assert third


def test_a_database_that_is_away_is_our_own_error() -> None:
    away = Store.open("postgresql+psycopg://postgres@/none?host=/nonexistent")

    with pytest.raises(DatabaseUnavailable):
        away.ping()
    away.close()


def _at_once(n: int, work: Callable[[int], T], *, threads: int | None = None) -> list[T]:
    barrier = threading.Barrier(threads or min(n, 16))
    started = threading.local()

    def go(number: int) -> T:
        if not hasattr(started, "yes"):
            started.yes = True
            barrier.wait(10)
        return work(number)

    with ThreadPoolExecutor(threads or min(n, 16)) as pool:
        return list(pool.map(go, range(n)))


def test_an_error_of_the_database_does_not_quote_what_was_stored(store: Store) -> None:
    submitted = "TANGERINE".lower()  # a trace shows the lines of this test too
    with pytest.raises((DBAPIError, DatabaseUnavailable)) as raised, transaction(store._engine) as connection:
        connection.execute(text("SELECT :word FROM no_table"), {"word": submitted})

    assert submitted not in "".join(traceback.format_exception(raised.value))
