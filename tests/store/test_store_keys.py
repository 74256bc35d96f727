"""Keys for programs, on SQLite and PostgreSQL alike."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import create_engine, event, update
from sqlalchemy.exc import IntegrityError

from wordcounts.rates import Rate
from wordcounts.store import tables
from wordcounts.store.keys import USED_EVERY_S
from wordcounts.store.store import Store
from wordcounts.store.values import NewKey

NEW = NewKey(id="wc_0123456789ab", hash="f" * 64, name="Ann’s script", scopes=frozenset({"write", "read"}))


def aged(url: str, seconds: float) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        of = tables.api_keys
        connection.execute(update(of).values(used_at=of.c.used_at - seconds))
    engine.dispose()


def test_a_key_comes_back_as_it_was_stored_by_the_databases_clock(store: Store) -> None:
    added = store.add_key(NEW)

    assert store.api_keys() == [added]
    assert (added.id, added.hash, added.name, added.scopes) == (NEW.id, NEW.hash, NEW.name, NEW.scopes)
    assert (added.rate, added.used_at, added.revoked_at) == (None, None, None)
    assert added.created_at is not None
    assert abs(added.created_at - datetime.fromtimestamp(store.now(), UTC)) < timedelta(seconds=10)


def test_a_key_has_its_own_rate(store: Store) -> None:
    store.add_key(NewKey(id="wc_1", hash="0", name="x", scopes=frozenset({"read"}), rate=Rate(1000, 86_400)))

    found = store.use_key("wc_1")

    assert found is not None
    assert found.rate == Rate(1000, 86_400)


def test_two_keys_never_share_an_id(store: Store) -> None:
    store.add_key(NEW)

    with pytest.raises(IntegrityError):
        store.add_key(NEW)


def test_use_is_put_on_record_once_a_minute(store: Store, url: str) -> None:
    store.add_key(NEW)
    writes: list[str] = []
    event.listen(
        store._engine, "before_cursor_execute", lambda *a: writes.append(a[2]) if a[2].startswith("UPDATE") else None
    )

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(store.use_key, [NEW.id] * 4))
    n_first, first = len(writes), store.api_keys()[0].used_at
    for _ in range(3):
        store.use_key(NEW.id)
    assert len(writes) == n_first
    assert store.api_keys()[0].used_at == first is not None

    aged(url, USED_EVERY_S + 1)
    store.use_key(NEW.id)
    second = store.api_keys()[0].used_at
    assert second is not None
    assert second >= first


def test_a_revoked_key_is_revoked_once_and_no_longer_used(store: Store) -> None:
    store.add_key(NEW)

    assert [store.revoke_key(NEW.id) for _ in range(2)] == [True, False]

    found = store.use_key(NEW.id)
    assert found is not None
    assert found.revoked_at is not None
    assert store.api_keys()[0].used_at is None


def test_a_key_that_was_never_made_is_none(store: Store) -> None:
    assert store.use_key("wc_nobody") is None
    assert not store.revoke_key("wc_nobody")
