"""Walks over sites as members of a collection, on SQLite and PostgreSQL alike."""

from __future__ import annotations

import dataclasses
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from parts.gathered import MAX, claimed, finished, listed, standing
from wordcounts.lifecycle import State
from wordcounts.store import walks
from wordcounts.store.collected import NewCollection, NewMember
from wordcounts.store.store import Store
from wordcounts.store.values import Claim, Failure, NewAnalysis, new_id
from wordcounts.store.walks import Found, Stop
from wordcounts.text.site.addresses import key_of
from wordcounts.text.site.frontier import Step, steps
from wordcounts.text.site.limits import Limits
from wordcounts.text.site.listings import Entry
from wordcounts.text.site.plan import Plan
from wordcounts.text.site.scope import Scope

HOME = "https://example.org/"
SCOPE = Scope.of(HOME)
GONE = Failure("http_error", "The site answered 404.", permanent=True)


def begun(store: Store, **limits: int) -> tuple[str, str]:
    """(id, the analysis of the first page) of a walk."""
    plan = Plan(HOME, dataclasses.replace(Limits(), **limits))
    first = NewMember(key=key_of(HOME), name=HOME, analysis=NewAnalysis(id=new_id(), kind="url", url=HOME))
    new = NewCollection(id=new_id(), name="Tides", owner="ann", site=plan.to_json(), walk="begins")
    added = store.collections.add(new, [first], max_members=MAX)
    assert added is not None
    return new.id, added.ids[0]


def at(store: Store, analysis_id: str) -> tuple[Claim, Stop]:
    claim = claimed(store, analysis_id)
    stop = store.walks.stop(claim)
    assert stop is not None
    return claim, stop


def to(*paths: str, depth: int = 0) -> tuple[Step, ...]:
    return tuple(steps([Entry(f"https://example.org/{path}") for path in paths], SCOPE, depth=depth))


def by_links(*paths: str, **more: object) -> Found:
    return Found(steps=to(*paths), walk="links", scope=SCOPE, **more)  # type: ignore[arg-type]


def names(store: Store, id: str) -> list[str]:
    return [member.name.removeprefix(HOME) for member in listed(store, id)]


def plan_of(store: Store, id: str) -> Plan:
    site = standing(store, id).site
    assert site is not None
    return Plan.from_json(site)


def test_what_a_page_leads_to_is_queued_before_the_page_is_finished(store: Store) -> None:
    id, first = begun(store)
    claim, stop = at(store, first)

    assert store.walks.go_on(claim, stop, by_links("a", "b", "a?utm_source=x", n_bytes=100)) == 2

    found = standing(store, id)
    assert names(store, id) == ["", "a", "b"]
    assert [member.depth for member in listed(store, id)] == [0, 1, 1]
    assert [member.state for member in listed(store, id)] == [State.RUNNING, State.QUEUED, State.QUEUED]
    assert (found.walk, found.n_bytes, found.done) == ("links", 100, False)
    assert plan_of(store, id).scope == SCOPE


def test_what_is_found_twice_is_there_once(store: Store) -> None:
    id, first = begun(store)
    claim, stop = at(store, first)
    found = by_links("a", "b", "")
    store.walks.go_on(claim, stop, found)

    assert store.walks.go_on(claim, stop, found) == 0
    assert names(store, id) == ["", "a", "b"]


def test_pages_that_are_found_by_many_at_once_are_there_once(store: Store) -> None:
    id, first = begun(store)
    claim, stop = at(store, first)

    with ThreadPoolExecutor(6) as pool:
        n_added = list(pool.map(lambda n: store.walks.go_on(claim, stop, by_links("a", "b", f"{n}")), range(12)))

    assert sum(n_added) == 14
    assert len(set(names(store, id))) == len(names(store, id)) == 15


def test_whoever_has_lost_the_fence_adds_nothing(store: Store) -> None:
    id, first = begun(store)
    claim, stop = at(store, first)
    store.cancel(first)

    assert store.walks.go_on(claim, stop, by_links("a")) == 0
    assert not store.walks.join(claim, stop)
    assert names(store, id) == [""]


def test_a_collection_that_is_cancelled_grows_no_more(store: Store) -> None:
    id, first = begun(store)
    claim, stop = at(store, first)
    store.collections.cancel(id)

    assert store.walks.go_on(claim, stop, by_links("a")) == 0


def test_limits_of_pages_and_depth_hold_and_are_told(store: Store) -> None:
    id, first = begun(store, max_pages=3, max_depth=2)
    claim, stop = at(store, first)
    store.walks.go_on(claim, stop, Found(steps=to("deep", depth=2), walk="links", scope=SCOPE))
    assert (names(store, id), plan_of(store, id).cut_by) == ([""], "")

    store.walks.go_on(claim, stop, Found(steps=to("a", "b", "c")))

    assert names(store, id) == ["", "a", "b"]
    assert plan_of(store, id).cut_by == "pages"


def test_a_walk_goes_to_more_pages_when_it_is_told_to_until_it_has_left_one_out(store: Store) -> None:
    id, first = begun(store, max_pages=2)
    store.walks.widen(id, 1)
    assert plan_of(store, id).limits.max_pages == 2
    store.walks.widen(id, 3)
    store.walks.go_on(*at(store, first), by_links("/a", "/b", "/c"))
    assert len(names(store, id)) == 3
    store.walks.widen(id, 9)
    assert (plan_of(store, id).limits.max_pages, plan_of(store, id).cut_by) == (3, "pages")


def test_when_there_are_bytes_enough_what_waits_is_cancelled_and_that_is_told(store: Store) -> None:
    id, first = begun(store, max_bytes=1_000)
    claim, stop = at(store, first)
    store.walks.go_on(claim, stop, by_links("a", "b", n_bytes=600))
    other, there = at(store, listed(store, id)[1].analysis_id)
    store.walks.go_on(other, there, Found(steps=to("c"), n_bytes=400))

    assert [member.state for member in listed(store, id)][:3] == [State.RUNNING, State.RUNNING, State.CANCELLED]
    assert plan_of(store, id).cut_by == "bytes"
    assert store.walks.go_on(claim, stop, Found(steps=to("d"))) == 0


def test_of_one_shape_no_more_are_followed_than_its_bound_over_all_pages(store: Store) -> None:
    id, first = begun(store)
    claim, stop = at(store, first)
    store.walks.go_on(claim, stop, by_links(*(f"shop?sort={n}" for n in range(30))))
    store.walks.go_on(claim, stop, Found(steps=to(*(f"shop?sort={n}" for n in range(20, 60)), "after")))

    assert len([name for name in names(store, id) if "sort" in name]) == 50
    assert names(store, id)[-1] == "after"
    assert plan_of(store, id).traps == ("/shop?sort=*",)


def test_an_address_that_leads_to_a_known_page_is_joined_and_not_gone_to_again(store: Store) -> None:
    id, first = begun(store)
    claim, stop = at(store, first)
    store.walks.go_on(claim, stop, by_links("old", "new"))
    moved, there = at(store, listed(store, id)[1].analysis_id)

    assert not store.walks.leads_to(there, key_of("https://example.org/new"))
    assert store.walks.join(moved, there)

    store.walks.go_on(claim, stop, Found(steps=to("old", "other")))
    assert names(store, id) == ["", "new", "other"]
    assert standing(store, id).n_joined == 1
    assert store.get(moved.id) is None


def test_an_address_that_leads_to_a_new_page_has_it_to_itself(store: Store) -> None:
    id, first = begun(store)
    claim, stop = at(store, first)
    store.walks.go_on(claim, stop, by_links("a", "b"))
    (_, at_a), (_, at_b) = (at(store, listed(store, id)[n].analysis_id) for n in (1, 2))
    end = key_of("https://example.org/end")

    assert store.walks.leads_to(at_a, end)
    assert store.walks.leads_to(at_a, end)  # done again by a worker that came after
    assert not store.walks.leads_to(at_b, end)
    assert store.walks.leads_to(at_b, at_b.key)
    store.walks.go_on(claim, stop, Found(steps=to("end")))
    assert names(store, id) == ["", "a", "b"]


def test_a_list_makes_way_for_its_pages(store: Store) -> None:
    id, first = begun(store)
    claim, stop = at(store, first)

    assert store.walks.leave(claim, stop, Found(steps=to("a", "b"), walk="lists"))

    assert names(store, id) == ["a", "b"]
    assert [member.number for member in listed(store, id)] == [2, 3]
    assert (standing(store, id).walk, standing(store, id).n_joined) == ("lists", 0)


def test_a_source_that_was_taken_out_is_not_found_again(store: Store) -> None:
    id, first = begun(store)
    claim, stop = at(store, first)
    store.walks.go_on(claim, stop, by_links("a", "b"))
    store.collections.remove(id, 2)

    assert store.walks.go_on(claim, stop, Found(steps=to("a"))) == 0
    assert names(store, id) == ["", "b"]


@pytest.mark.parametrize("first_done", ["canonical", "other"])
def test_a_page_that_names_another_as_its_own_is_its_duplicate(store: Store, first_done: str) -> None:
    id, first = begun(store)
    claim, stop = at(store, first)
    store.walks.go_on(claim, stop, by_links("a", "b"))
    ids = [member.analysis_id for member in listed(store, id)]
    other, there = at(store, ids[1])
    store.walks.go_on(other, there, Found(canonical=key_of("https://example.org/b")))
    store.requeue(other.id, other.fence, wait_s=0, failure=None, refund=True)

    for n in (2, 1) if first_done == "canonical" else (1, 2):
        finished(store, ids[n], table=f"table {n}".encode())

    assert [member.duplicate_of for member in listed(store, id)] == [None, 3, None]


def test_pages_that_name_each_other_are_not_both_duplicates(store: Store) -> None:
    id, first = begun(store)
    claim, stop = at(store, first)
    store.walks.go_on(claim, stop, by_links("a", "b"))
    ids = [member.analysis_id for member in listed(store, id)]
    for n, path in ((1, "b"), (2, "a")):
        one, there = at(store, ids[n])
        store.walks.go_on(one, there, Found(canonical=key_of(f"https://example.org/{path}")))
        store.requeue(one.id, one.fence, wait_s=0, failure=None, refund=True)
    for n in (1, 2):
        finished(store, ids[n], table=f"table {n}".encode())

    assert [member.duplicate_of for member in listed(store, id)] == [None, None, 2]


def test_a_page_that_names_one_which_failed_counts_itself(store: Store) -> None:
    id, first = begun(store)
    claim, stop = at(store, first)
    store.walks.go_on(claim, stop, by_links("a", "b"))
    ids = [member.analysis_id for member in listed(store, id)]
    one, there = at(store, ids[1])
    store.walks.go_on(one, there, Found(canonical=key_of("https://example.org/b")))
    store.requeue(one.id, one.fence, wait_s=0, failure=None, refund=True)
    other = claimed(store, ids[2])
    store.fail(other.id, other.fence, GONE)
    finished(store, ids[1])

    assert [member.duplicate_of for member in listed(store, id)] == [None, None, None]


def test_a_list_of_sources_is_no_walk(store: Store) -> None:
    source = NewMember(key="a", name="a", analysis=NewAnalysis(id=new_id(), kind="url", url=HOME))
    added = store.collections.add(NewCollection(id=new_id(), name="Tides"), [source], max_members=MAX)
    assert added is not None
    claim = claimed(store, added.ids[0])

    assert store.walks.stop(claim) is None
    assert store.walks.stop(claim) is None


def test_a_walk_goes_with_its_collection(store: Store) -> None:
    id, first = begun(store)
    claim, stop = at(store, first)
    store.walks.go_on(claim, stop, by_links("a"))
    store.walks.leads_to(stop, "some key")
    store.collections.delete(id)

    assert store.collections.get(id) is None
    assert store.walks.stop(claim) is None
    assert store.walks.go_on(claim, stop, by_links("b")) == 0


def test_of_a_site_no_more_pages_are_begun_with_than_its_pace_lets_through(store: Store) -> None:
    id, first = begun(store)
    claim, stop = at(store, first)
    store.walks.go_on(claim, stop, by_links(*"abcdef"))

    def begin(limit: int) -> int:
        return len(store.collections.claim(id, worker="w", lease_s=30, limit=limit, of_site=4))

    assert [begin(2), begin(9), begin(9)] == [2, 1, 0]
    store.fail(first, claim.fence, GONE)
    assert begin(9) == 1


def test_a_list_is_begun_with_as_far_as_there_is_room(store: Store) -> None:
    sources = [
        NewMember(key=path, name=path, analysis=NewAnalysis(id=new_id(), kind="url", url=f"{HOME}{path}"))
        for path in "abcdef"
    ]
    new = NewCollection(id=new_id(), name="Tides")
    store.collections.add(new, sources, max_members=MAX)

    assert len(store.collections.claim(new.id, worker="w", lease_s=30, limit=9, of_site=4)) == 6


@pytest.mark.parametrize("by", ["links", "lists"])
def test_very_many_pages_are_added_in_parts_and_all_of_them_at_last(
    store: Store, by: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walks, "AT_ONCE", 3)
    id, first = begun(store)
    claim, stop = at(store, first)
    found = Found(steps=to(*"abcdefgh"), walk=by, scope=SCOPE, n_bytes=7)
    parts = walks._in_parts(found)

    assert [part.walk for part in parts] == ([by, None, None] if by == "links" else [None, None, by])
    assert store.walks.go_on(claim, stop, parts[0]) == 3  # and then it is killed
    assert store.walks.go_on(claim, stop, found) == 5
    assert names(store, id) == ["", *"abcdefgh"]
    assert (standing(store, id).walk, standing(store, id).n_bytes, plan_of(store, id).scope) == (by, 7, SCOPE)
