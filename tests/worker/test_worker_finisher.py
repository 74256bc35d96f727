"""Results of many threads, stored together."""

import dataclasses
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from parts.gathered import RESULT, claimed, gathered, page, standing
from wordcounts.errors import DatabaseUnavailable
from wordcounts.store.store import Store
from wordcounts.worker.finisher import Finisher


@pytest.fixture
def store(tmp_path):
    opened = Store.open(f"sqlite:///{tmp_path / 'record.sqlite3'}")
    opened.upgrade()
    yield opened
    opened.close()


def test_all_of_many_are_stored_once_in_fewer_transactions(store, monkeypatch):
    id, added = gathered(store, *(page(str(number)) for number in range(60)))
    claims = [claimed(store, one) for one in added.ids]
    n_calls, many = [], store.finish_many
    monkeypatch.setattr(store, "finish_many", lambda done: n_calls.append(len(done)) or many(done))
    finisher, together = Finisher(store), threading.Barrier(20)

    def finish(number):
        if number < 20:
            together.wait()
        result = dataclasses.replace(RESULT, table=b"table %d" % number)
        return finisher.finish(claims[number].id, claims[number].fence, result)

    with ThreadPoolExecutor(20) as pool:
        assert all(pool.map(finish, range(60)))

    assert sum(n_calls) == 60
    assert len(n_calls) < 60
    found = standing(store, id)
    assert (found.counts.n_finished, found.n_tokens) == (60, 180)


def test_who_has_lost_the_lease_is_told_so_and_spoils_nothing(store):
    _, added = gathered(store, page("a"), page("b"))
    first, second = (claimed(store, one) for one in added.ids)
    store.cancel(first.id)
    finisher = Finisher(store)

    assert not finisher.finish(first.id, first.fence, RESULT)
    assert finisher.finish(second.id, second.fence, RESULT)


def test_one_that_cannot_be_stored_fails_alone(store):
    _, added = gathered(store, page("a"), page("b"))
    good, bad = (claimed(store, one) for one in added.ids)
    broken = dataclasses.replace(RESULT, notices=object())
    finisher = Finisher(store)

    with ThreadPoolExecutor(2) as pool:
        outcomes = [
            pool.submit(finisher.finish, good.id, good.fence, RESULT),
            pool.submit(finisher.finish, bad.id, bad.fence, broken),
        ]

    assert outcomes[0].result()
    with pytest.raises(TypeError):
        outcomes[1].result()


def test_a_database_that_is_away_is_told_to_all(store, monkeypatch):
    def away(_):
        raise DatabaseUnavailable

    monkeypatch.setattr(store, "finish_many", away)
    with pytest.raises(DatabaseUnavailable):
        Finisher(store).finish("a", 1, RESULT)
