"""Equal requests share one fetch, on SQLite and PostgreSQL alike: who waits for whom, and what becomes of them."""

from __future__ import annotations

import dataclasses
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, create_engine, event, select, update

from wordcounts.lifecycle import MAX_DEATHS, SHARE_FOR_S, State
from wordcounts.store import tables
from wordcounts.store.store import Store
from wordcounts.store.values import Analysis, Claim, DocumentFacts, Failure, NewAnalysis, Result, new_id

URL = "https://example.org/tides"
GONE = Failure("http_error", "The site answered 404.", permanent=True)
RESULT = Result(
    document=DocumentFacts(
        final_url="https://example.org/end", title="Tides", language="en", media_type="text/html", charset="utf-8",
        n_bytes=5, sha256="0" * 64, fetched_at=datetime(2026, 1, 2, tzinfo=UTC),
    ),
    body=b"<p>sea", text="sea", table=b"table", extraction="article", recipe="r1", n_tokens=3, n_types=2, n_hapaxes=1,
    notices=(("fell_back", "The whole page was counted."),),
)  # fmt: skip


def asked(store: Store, **changes: object) -> str:
    new = NewAnalysis(id=new_id(), kind="url", url=URL, share=True)
    return store.add(dataclasses.replace(new, **changes)).id  # type: ignore[arg-type]


def claimed(store: Store, id: str) -> Claim:
    claim = store.claim(id, worker="w", lease_s=30)
    assert claim is not None
    return claim


def claimable(store: Store, *ids: str) -> list[str]:
    """Which of them may be worked on now; those that may, are."""
    return [id for id in ids if store.claim(id, worker="w", lease_s=30)]


def finished(store: Store, id: str) -> None:
    assert store.finish(id, claimed(store, id).fence, RESULT)


def adopted(store: Store, id: str) -> Analysis:
    claim = claimed(store, id)
    assert claim.shares is not None
    assert store.adopt(id, claim.fence, claim.shares)
    found = store.get(id)
    assert found is not None
    return found


def aged(url: str, id: str, by_s: float) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        row = update(tables.analyses).where(tables.analyses.c.id == id)
        connection.execute(row.values(created_at=tables.analyses.c.created_at - by_s))
    engine.dispose()


def test_an_equal_request_waits_for_the_first_and_then_has_its_result(store: Store) -> None:
    first, second = asked(store, owner="ann"), asked(store, owner="ben")
    assert claimable(store, second) == []

    finished(store, first)
    copy = adopted(store, second)

    original = store.get(first)
    assert original is not None
    assert (copy.state, copy.owner, copy.shared, original.shared) == (State.FINISHED, "ben", True, False)
    assert (copy.document, copy.notices, copy.n_tokens) == (original.document, original.notices, original.n_tokens)
    assert store.document(second) == store.document(first)
    assert store.table(second, "article") == store.table(first, "article")


def test_each_has_a_history_of_its_own(store: Store) -> None:
    first, second = asked(store), asked(store)
    finished(store, first)
    adopted(store, second)

    states = [State.QUEUED, State.RUNNING, State.FINISHED]
    assert [[change.state for change in store.history(id)] for id in (first, second)] == [states, states]


def test_what_finished_within_the_minute_is_shared_too(store: Store) -> None:
    first = asked(store)
    finished(store, first)

    assert adopted(store, asked(store)).shared


def test_after_a_minute_a_request_fetches_for_itself(store: Store, url: str) -> None:
    first = asked(store)
    finished(store, first)
    aged(url, first, SHARE_FOR_S)

    assert claimed(store, asked(store)).shares is None


def test_a_copy_leads_nobody_since_its_fetch_may_be_older_than_a_minute(store: Store, url: str) -> None:
    first, second = asked(store), asked(store)
    finished(store, first)
    adopted(store, second)
    aged(url, first, SHARE_FOR_S)

    assert claimed(store, asked(store)).shares is None


@pytest.mark.parametrize(
    "other",
    [{"url": URL + "?2"}, {"extraction": "page"}, {"language": "de"}, {"scheme_guessed": True}, {"share": False}],
)
def test_another_request_shares_nothing(store: Store, other: dict[str, object]) -> None:
    first, second = asked(store), asked(store, **other)

    assert claimable(store, first, second) == [first, second]


def test_what_shares_nothing_is_not_shared_either(store: Store) -> None:
    first = asked(store, share=False)

    assert claimable(store, asked(store), first)[1:] == [first]


@pytest.mark.parametrize("state", [State.FAILED, State.CANCELLED])
def test_what_has_ended_without_a_result_is_not_followed(store: Store, state: State) -> None:
    first = asked(store)
    if state is State.FAILED:
        store.fail(first, claimed(store, first).fence, GONE)
    else:
        store.cancel(first)

    assert claimed(store, asked(store)).shares is None


@pytest.mark.parametrize("end", ["fail", "cancel", "cancel while queued", "delete", "die"])
def test_when_the_first_ends_without_a_result_one_follower_fetches_for_the_others(store: Store, end: str) -> None:
    first, *others = [asked(store) for _ in range(4)]
    if end == "fail":
        store.fail(first, claimed(store, first).fence, GONE)
    elif end == "die":
        for _ in range(MAX_DEATHS):
            assert store.claim(first, worker="w", lease_s=-1.0)
            store.free_expired(limit=10, max_deaths=MAX_DEATHS)
    elif end == "delete":
        claimed(store, first)
        store.delete(first)
    else:
        if end == "cancel":
            claimed(store, first)
        store.cancel(first)

    (heir,) = (id for id, _ in store.waiting(older_than_s=3600, limit=10))
    assert heir in others
    claim = claimed(store, heir)
    assert (claim.shares, claimable(store, *others)) == (None, [])
    assert store.finish(heir, claim.fence, RESULT)
    assert all(adopted(store, id).shared for id in others if id != heir)


def test_who_has_waited_for_a_minute_follows_no_further(store: Store, url: str) -> None:
    first, *others = [asked(store) for _ in range(4)]
    for id in others:
        aged(url, id, SHARE_FOR_S)

    store.cancel(first)

    assert sorted(claimable(store, *others)) == sorted(others)


def test_while_the_first_waits_for_its_next_attempt_so_do_the_others(store: Store) -> None:
    first, second = asked(store), asked(store)
    busy = Failure("http_unavailable", "The site answered 503.", permanent=False)

    store.requeue(first, claimed(store, first).fence, wait_s=300.0, failure=busy, refund=False)

    assert claimable(store, second) == []
    assert store.waiting(older_than_s=-1.0, limit=10) == []


def test_a_dead_workers_claim_is_waited_for_and_taken_up_again(store: Store) -> None:
    first, second = asked(store), asked(store)
    assert store.claim(first, worker="dead", lease_s=-1.0)
    assert claimable(store, second) == []

    assert store.free_expired(limit=10, max_deaths=MAX_DEATHS) == [first]

    assert claimable(store, second, first) == [first]


def test_a_result_deleted_before_it_is_copied_is_fetched_instead(store: Store) -> None:
    first, second, third = asked(store), asked(store), asked(store)
    finished(store, first)
    claim = claimed(store, second)
    assert claim.shares == first

    store.delete(first)

    assert not store.adopt(second, claim.fence, first)
    running = store.get(second)
    assert running is not None
    assert (running.state, store.document(second)) == (State.RUNNING, None)
    assert store.finish(second, claim.fence, RESULT)
    again = claimed(store, third)
    assert again.shares is None


def test_a_copy_outlives_its_original(store: Store) -> None:
    first, second = asked(store), asked(store)
    finished(store, first)
    adopted(store, second)

    store.delete(first)

    assert store.table(second, "article") is not None


def test_a_late_follower_copies_nothing(store: Store) -> None:
    first, second = asked(store), asked(store)
    finished(store, first)
    late = store.claim(second, worker="slow", lease_s=-1.0)
    assert late is not None
    assert late.shares == first
    store.cancel(second)

    assert not store.adopt(second, late.fence, first)
    assert store.document(second) is None


def test_only_those_who_wait_are_followers(store: Store) -> None:
    first, second, third, fourth = (asked(store) for _ in range(4))
    store.cancel(third)

    assert sorted(store.followers(first)) == sorted([(second, 0), (fourth, 0)])
    assert store.followers(second) == []


def test_of_many_at_once_one_leads(store: Store, url: str) -> None:
    with ThreadPoolExecutor(16) as pool:
        ids = list(pool.map(lambda _: asked(store), range(48)))

    engine = create_engine(url)
    with engine.connect() as connection:
        shares = connection.execute(select(tables.analyses.c.shares)).scalars().all()
    engine.dispose()
    (leader,) = set(shares) - {None}
    assert leader in ids
    assert shares.count(None) == 1


def test_however_ends_and_arrivals_cross_nobody_is_left_waiting_for_nobody(store: Store) -> None:
    """Arrivals, cancellations and deletions at once: what has not ended is claimable, or follows what is."""

    def one(number: int) -> str:
        id = asked(store)
        if number % 3 == 0:
            store.cancel(id)
        elif number % 3 == 1:
            store.delete(id)
        return id

    with ThreadPoolExecutor(12) as pool:
        ids = list(pool.map(one, range(60)))

    left = {id for id in ids if (found := store.get(id)) and not found.state.terminal}
    assert len(left) == 20
    for _ in range(20):
        for id in claimable(store, *left):
            left.remove(id)
            store.cancel(id)
    assert left == set()


def test_a_submission_takes_two_statements_its_turn_its_leader_and_its_history_included(store: Store) -> None:
    first = asked(store)
    seen: list[str] = []

    def look(*arguments: object) -> None:
        seen.append(str(arguments[2]))

    event.listen(Engine, "before_cursor_execute", look)
    second = asked(store)
    event.remove(Engine, "before_cursor_execute", look)

    assert len(seen) == 2
    assert claimed(store, first)
    assert claimable(store, second) == []  # it follows the first
    assert [(one.state, one.reason) for one in store.history(second)] == [(State.QUEUED, "accepted")]
