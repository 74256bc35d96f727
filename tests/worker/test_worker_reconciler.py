"""The reconciler: whose leases it frees, and when."""

import pytest

from parts.valkey import valkey
from wordcounts.errors import DatabaseUnavailable
from wordcounts.jobs.hints import Hints
from wordcounts.lifecycle import State
from wordcounts.store.store import Store
from wordcounts.store.values import NewAnalysis, new_id
from wordcounts.worker.reconciler import CALM, EVERY_S, Reconciler

LEASE_S = 15.0


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def hints():
    with valkey() as server:
        opened = Hints(server.url)
        yield opened
        opened.close()


@pytest.fixture
def store(tmp_path):
    opened = Store.open(f"sqlite:///{tmp_path / 'record.sqlite3'}")
    opened.upgrade()
    yield opened
    opened.close()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def reconciler(store, hints, clock):
    return Reconciler(store, hints, offer=lambda _: False, lease_s=LEASE_S, clock=clock)


@pytest.fixture
def expired(store):
    """The id of an analysis whose lease is over."""
    new = NewAnalysis(id=new_id(), kind="url", url="http://127.0.0.1/", extraction="page")
    store.add(new)
    assert store.claim(new.id, worker="away", lease_s=-1)
    return new.id


def steady(reconciler, clock, for_s):
    """Rounds at their own pace, for as long."""
    end = clock.now + for_s
    while clock.now < end:
        reconciler.reconcile()
        clock.now = min(end, clock.now + EVERY_S)
    reconciler.reconcile()


def test_expired_leases_are_freed_once_the_database_has_answered_for_a_while(reconciler, clock, store, expired):
    reconciler.reconcile()
    assert store.get(expired).state is State.RUNNING

    steady(reconciler, clock, CALM * LEASE_S)

    assert store.get(expired).state is State.QUEUED


@pytest.mark.parametrize("absence", ["refused", "silent"])
def test_who_was_cut_off_with_everybody_may_renew_before_anything_is_freed(
    absence, reconciler, clock, store, expired, monkeypatch
):
    store.renew([(expired, 1)], lease_s=60)
    steady(reconciler, clock, CALM * LEASE_S)
    store.renew([(expired, 1)], lease_s=-1)
    if absence == "refused":
        with monkeypatch.context() as patch:
            patch.setattr(store, "waiting", _refuse)
            with pytest.raises(DatabaseUnavailable):
                reconciler.reconcile()
    else:
        clock.now += EVERY_S + LEASE_S / 3 + 1

    reconciler.reconcile()

    assert store.get(expired).state is State.RUNNING


def _refuse(**_):
    raise DatabaseUnavailable


def test_one_that_nobody_shares_its_time_with_frees_at_once(store, hints, expired):
    Reconciler(store, hints, offer=lambda _: False).reconcile()

    assert store.get(expired).state is State.QUEUED
