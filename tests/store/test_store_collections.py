"""Collections and their members, on SQLite and PostgreSQL alike."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import create_engine, text, update

from parts.gathered import MAX, RESULT, claimed, finished, gathered, listed, page, standing, states, words
from parts.product import until
from wordcounts.errors import CollectionCancelled, TooManySources, UnknownCollection
from wordcounts.lifecycle import State
from wordcounts.store import lane, members, tables
from wordcounts.store.engine import transaction
from wordcounts.store.store import Store
from wordcounts.store.values import Failure, NewAnalysis, new_id

INVALID = Failure("invalid_url", "That is not an address of a web page.", permanent=True)
GONE = Failure("http_error", "The site answered 404.", permanent=True)


def test_each_source_is_an_analysis_of_its_own_in_their_order(store: Store) -> None:
    id, added = gathered(store, page("a"), words("the sea"), page("b"), extraction="page", language="en", keep="counts")

    those = listed(store, id)

    assert [member.analysis_id for member in those] == list(added.ids)
    assert [(member.number, member.kind, member.state) for member in those] == [
        (1, "url", State.QUEUED), (2, "text", State.QUEUED), (3, "url", State.QUEUED),
    ]  # fmt: skip
    analysis = store.get(added.ids[0])
    assert analysis is not None
    assert (analysis.owner, analysis.extraction, analysis.language, analysis.keep) == ("ann", "page", "en", "counts")
    assert [step.reason for step in store.history(added.ids[0])] == ["accepted"]
    assert claimed(store, added.ids[1]).body == b"the sea"


def test_a_source_is_a_member_once_and_the_others_are_told(store: Store) -> None:
    id, first = gathered(store, page("a"), page("b"), page("a"))
    second = store.collections.add_members(id, [page("b"), page("c"), page("c")], max_members=MAX)

    assert (len(first.ids), first.n_joined) == (2, 1)
    assert (len(second.ids), second.n_joined) == (1, 2)
    assert [member.name[-1] for member in listed(store, id)] == ["a", "b", "c"]
    assert standing(store, id).n_joined == 3


def test_what_is_added_by_many_at_once_is_there_once(store: Store) -> None:
    id, _ = gathered(store)

    with ThreadPoolExecutor(8) as pool:
        added = list(
            pool.map(lambda _: store.collections.add_members(id, [page("a"), page("b")], max_members=MAX), range(16))
        )

    assert sum(len(one.ids) for one in added) == 2
    assert [member.number for member in listed(store, id)] == [1, 2]
    assert standing(store, id).n_joined == 30


def test_more_than_it_may_have_changes_nothing(store: Store) -> None:
    id, _ = gathered(store, page("a"))

    with pytest.raises(TooManySources, match="2 sources at most"):
        store.collections.add_members(id, [page("b"), page("c")], max_members=2)

    assert len(listed(store, id)) == 1


def test_what_was_never_a_source_is_a_member_that_failed(store: Store) -> None:
    id, added = gathered(store, page("a"), page("b", refused=INVALID))

    assert listed(store, id)[1].failure == INVALID
    assert store.claim(added.ids[1], worker="w", lease_s=30) is None
    assert [step.state for step in store.history(added.ids[1])] == [State.FAILED]
    assert store.collections.n_failed(id) == 0


def test_what_was_counted_already_is_a_member_that_is_finished(store: Store) -> None:
    id, added = gathered(store, page("a"), replace(page("b"), counted=RESULT), replace(page("c"), counted=RESULT))

    first, large, same = listed(store, id)
    assert [one.state for one in (first, large, same)] == [State.QUEUED, State.FINISHED, State.FINISHED]
    assert (large.n_tokens, large.duplicate_of, same.duplicate_of) == (RESULT.n_tokens, None, 2)
    analysis, stored = store.get(added.ids[1]), store.table(added.ids[1], RESULT.extraction)
    assert analysis is not None
    assert stored is not None
    assert (analysis.keep, analysis.recipe, stored.table) == ("counts", RESULT.recipe, RESULT.table)
    assert store.claim(added.ids[1], worker="w", lease_s=30) is None
    assert [step.reason for step in store.history(added.ids[1])] == ["counted before"]
    assert standing(store, id).counts.n_finished == 2


def test_the_counts_grow_with_what_is_finished(store: Store) -> None:
    id, added = gathered(store, page("a"), page("b"), page("c"), page("d"))
    before = standing(store, id)
    finished(store, added.ids[0], b"one")
    claimed(store, added.ids[1])
    store.cancel(added.ids[2])
    after = standing(store, id)

    assert (before.n_tokens, before.n_documents, before.done) == (0, 0, False)
    assert (after.n_tokens, after.n_documents, after.done) == (3, 1, False)
    counts = after.counts
    assert (counts.n_sources, counts.n_queued, counts.n_running) == (4, 1, 1)
    assert (counts.n_finished, counts.n_cancelled) == (1, 1)
    assert before.version != after.version


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_of_texts_that_are_equal_the_first_is_the_original_in_whatever_order_they_come(
    store: Store, order: tuple[int, ...]
) -> None:
    id, added = gathered(store, page("a"), page("b"), page("c"), page("d"))
    for place in order:
        finished(store, added.ids[place], b"same")
    finished(store, added.ids[3], b"other")

    assert [member.duplicate_of for member in listed(store, id)] == [None, 1, 1, None]
    found = standing(store, id)
    assert (found.counts.n_duplicates, found.n_documents, found.n_tokens) == (2, 2, 6)


def test_nothing_is_like_nothing(store: Store) -> None:
    id, added = gathered(store, page("a"), page("b"))
    for one in added.ids:
        finished(store, one, b"", n_tokens=0)

    assert [member.duplicate_of for member in listed(store, id)] == [None, None]


def test_when_the_original_goes_the_next_takes_its_place(store: Store) -> None:
    id, added = gathered(store, page("a"), page("b"), page("c"))
    for one in added.ids:
        finished(store, one)

    assert store.collections.remove(id, 1) == added.ids[0]

    assert [(member.number, member.duplicate_of) for member in listed(store, id)] == [(2, None), (3, 2)]
    store.delete(added.ids[1])
    assert [(member.number, member.duplicate_of) for member in listed(store, id)] == [(3, None)]
    assert store.collections.remove(id, 1) is None


def test_a_number_is_given_once(store: Store) -> None:
    id, _ = gathered(store, page("a"), page("b"))
    store.collections.remove(id, 2)
    store.collections.add_members(id, [page("c")], max_members=MAX)

    assert [member.number for member in listed(store, id)] == [1, 3]


def test_a_paused_collection_begins_nothing_and_what_runs_goes_on(store: Store) -> None:
    id, added = gathered(store, page("a"), page("b"))
    claim = claimed(store, added.ids[0])
    assert store.collections.set_state(id, "paused")

    assert store.claim(added.ids[1], worker="w", lease_s=30) is None
    assert store.renew([(claim.id, claim.fence)], lease_s=30) == {claim.id}
    assert store.waiting(older_than_s=0, limit=10) == []
    assert store.collections.set_state(id, "open")
    assert store.claim(added.ids[1], worker="w", lease_s=30) is not None


def test_a_cancelled_collection_stays_as_it_is(store: Store) -> None:
    id, added = gathered(store, page("a"), page("b"), page("c"))
    finished(store, added.ids[0])
    late = claimed(store, added.ids[1])

    assert store.collections.cancel(id)

    assert states(store, *added.ids) == [State.FINISHED, State.CANCELLED, State.CANCELLED]
    assert not store.fail(late.id, late.fence, GONE)
    assert not store.collections.cancel(id)
    assert not store.collections.set_state(id, "open")
    with pytest.raises(CollectionCancelled):
        store.collections.add_members(id, [page("d")], max_members=MAX)
    with pytest.raises(CollectionCancelled):
        store.collections.again(id)
    assert standing(store, id).done
    assert [step.reason for step in store.history(added.ids[2])] == ["accepted", "cancelled"]


def _n_waiting(store: Store) -> int:
    """How many wait for a lock of PostgreSQL's."""
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    with transaction(store._engine, reads=True) as connection:
        return int(connection.execute(text(waiting)).scalar_one())


def test_a_member_that_finishes_waits_for_who_has_its_collection_and_holds_nothing_meanwhile(store: Store) -> None:
    """Else one that cancels the collection would wait for the row, and the two for each other (PostgreSQL)."""
    id, added = gathered(store, page("a"), page("b"))
    mine = claimed(store, added.ids[0])

    with ThreadPoolExecutor(1) as pool:
        with transaction(store._engine) as connection:
            members.lock(connection, id)
            finishing = pool.submit(store.finish, mine.id, mine.fence, RESULT)
            if connection.dialect.name == "postgresql":
                until(lambda: _n_waiting(store) == 1)
            lane.cancel_members(connection, id)

        assert finishing.result(30) is False
    assert states(store, *added.ids) == [State.CANCELLED, State.CANCELLED]


def test_what_failed_is_tried_again_in_its_place(store: Store) -> None:
    id, added = gathered(store, page("a"), words("the sea"), page("c", refused=INVALID), page("d"))
    for one in added.ids[:2]:
        store.fail(one, claimed(store, one).fence, GONE)

    assert store.collections.n_failed(id) == 2
    assert store.collections.again(id) == 2

    first, second, third, fourth = listed(store, id)
    assert [member.state for member in (first, second, third, fourth)] == ["queued", "queued", "failed", "queued"]
    assert (first.number, first.failure, first.url) == (1, None, "https://example.org/a")
    assert fourth.analysis_id == added.ids[3]
    assert states(store, *added.ids[:2]) == [None, None]
    assert claimed(store, second.analysis_id).body == b"the sea"
    assert store.collections.again(id) == 0


def test_a_text_that_was_not_to_be_kept_cannot_be_tried_again(store: Store) -> None:
    id, added = gathered(store, words("the sea"), keep="counts")
    store.fail(added.ids[0], claimed(store, added.ids[0]).fence, GONE)

    assert store.collections.again(id) == 0


def test_a_deleted_collection_takes_its_analyses_along(store: Store) -> None:
    id, added = gathered(store, *(page(str(number)) for number in range(450)))
    alone = store.add(NewAnalysis(id=new_id(), kind="url", url="https://example.org/alone"))
    finished(store, added.ids[0])

    assert store.collections.delete(id)

    assert store.collections.get(id) is None
    assert set(states(store, *added.ids)) == {None}
    assert store.get(alone.id) is not None
    assert not store.collections.delete(id)
    with pytest.raises(UnknownCollection):
        store.collections.cancel(id)


def test_members_are_not_among_the_recent_analyses(store: Store) -> None:
    gathered(store, page("a"))
    alone = store.add(NewAnalysis(id=new_id(), kind="url", url="https://example.org/alone", owner="ann"))

    assert [one.id for one in store.recent("ann").items] == [alone.id]


def test_collections_are_listed_by_owner_newest_first(store: Store) -> None:
    names = ["First 100%", "Second", "Third"]
    for name in names:
        gathered(store, page(name), name=name)
        time.sleep(0.002)  # the clock of SQLite ticks in milliseconds
    gathered(store, page("x"), owner="bob")

    first = store.collections.recent("ann", limit=2)
    second = store.collections.recent("ann", limit=2, cursor=first.next_cursor)

    assert [one.name for one in (*first.items, *second.items)] == names[::-1]
    assert second.next_cursor is None
    assert [one.name for one in store.collections.recent("ann", q="100%").items] == names[:1]
    assert len(store.collections.recent(None).items) == 4
    assert [one.counts.n_sources for one in store.collections.recent(None).items] == [1] * 4


def test_sources_are_found_by_state_and_words_a_page_at_a_time(store: Store) -> None:
    id, added = gathered(store, *(page(f"tide_{number}") for number in range(5)))
    finished(store, added.ids[2])

    first = store.collections.members(id, limit=3)
    second = store.collections.members(id, limit=3, after=first.next_cursor or 0)

    assert [one.number for one in (*first.items, *second.items)] == [1, 2, 3, 4, 5]
    assert second.next_cursor is None
    assert [one.number for one in store.collections.members(id, limit=9, state=State.FINISHED).items] == [3]
    assert [one.number for one in store.collections.members(id, limit=9, q="IDE_4").items] == [5]
    assert store.collections.members(id, limit=9, q="%").items == ()


def test_the_tables_of_finished_members_come_in_their_order(store: Store) -> None:
    id, added = gathered(store, *(page(str(number)) for number in range(230)))
    for number in (229, 3, 0, 150):
        finished(store, added.ids[number], f"table {number}".encode())
    claimed(store, added.ids[5])

    found = list(store.collections.tables(id, text=True))

    assert [(one.number, one.table) for one in found] == [
        (number + 1, f"table {number}".encode()) for number in (0, 3, 150, 229)
    ]
    assert (found[0].title, found[0].language, found[0].text, found[0].n_tokens) == ("Tides", "en", "sea", 3)
    assert [one.text for one in store.collections.tables(id)] == [None] * 4
    assert list(store.collections.tables("nobody")) == []


# One fetch for equal requests


def test_nobodys_single_page_waits_for_a_collection(store: Store) -> None:
    _, added = gathered(store, page("a"))
    single = store.add(NewAnalysis(id=new_id(), kind="url", url="https://example.org/a", share=True))

    assert claimed(store, single.id).shares is None
    finished(store, added.ids[0])
    store.cancel(single.id)
    later = store.add(NewAnalysis(id=new_id(), kind="url", url="https://example.org/a", share=True))
    assert claimed(store, later.id).shares == added.ids[0], "what is there serves others"


def test_a_member_follows_a_single_page_and_another_collections_member(store: Store) -> None:
    single = store.add(NewAnalysis(id=new_id(), kind="url", url="https://example.org/a", share=True))
    first, mine = gathered(store, page("a"), page("b"))
    _, theirs = gathered(store, page("b"))

    assert store.claim(mine.ids[0], worker="w", lease_s=30) is None
    assert store.claim(theirs.ids[0], worker="w", lease_s=30) is None
    finished(store, single.id)
    claim = claimed(store, mine.ids[0])
    assert store.adopt(claim.id, claim.fence, claim.shares or "", member=True)
    assert listed(store, first)[0].n_tokens == 3


def test_nobody_waits_for_a_collection_that_is_paused(store: Store) -> None:
    id, _ = gathered(store, page("a"))
    _, theirs = gathered(store, page("a"))
    store.collections.set_state(id, "paused")

    assert claimed(store, theirs.ids[0]).shares is None


def test_a_copied_result_is_told_as_a_duplicate_too(store: Store) -> None:
    single = store.add(NewAnalysis(id=new_id(), kind="url", url="https://example.org/a", share=True))
    id, added = gathered(store, page("b"), page("a"))
    finished(store, added.ids[0])
    finished(store, single.id)
    claim = claimed(store, added.ids[1])
    assert store.adopt(claim.id, claim.fence, claim.shares or "", member=True)

    assert listed(store, id)[1].duplicate_of == 1


def test_a_collection_goes_with_the_last_of_its_members(store: Store, url: str) -> None:
    id, added = gathered(store, page("a"), page("b"))
    young, _ = gathered(store)
    old = create_engine(url)
    with old.begin() as connection:
        for table in (tables.analyses, tables.collections):
            connection.execute(update(table).where(table.c.id != young).values(created_at=table.c.created_at - 100))
    finished(store, added.ids[0])
    with old.begin() as connection:
        ended = update(tables.analyses).values(finished_at=tables.analyses.c.finished_at - 90)
        connection.execute(ended.where(tables.analyses.c.id == added.ids[0]))
    assert store.prune(older_than_s=50, limit=10) == 1
    assert [member.number for member in listed(store, id)] == [2], "what has not ended stays"

    store.cancel(added.ids[1])
    with old.begin() as connection:
        connection.execute(update(tables.analyses).values(finished_at=tables.analyses.c.finished_at - 90))
    assert store.prune(older_than_s=50, limit=10) == 1

    assert store.collections.get(id) is None
    assert store.collections.get(young) is not None
    old.dispose()
