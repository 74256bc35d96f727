"""A schema that a later release has changed: who may go on, who is refused, and that nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from parts import releases
from parts.product import until
from wordcounts.errors import SchemaMismatch
from wordcounts.store import schema
from wordcounts.store.store import Store
from wordcounts.store.values import NewAnalysis, new_id

OURS = schema.MIGRATIONS
LAST = schema.head()


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This process is a later release; `monkeypatch` makes it this one again."""
    folder = releases.migrations_in(tmp_path)
    monkeypatch.setattr(schema, "MIGRATIONS", folder)
    return folder


def expanded(folder: Path) -> None:
    releases.add(folder, "later_note", releases.EXPAND, after=LAST)


def contracted(folder: Path, *, after: str = "later_note") -> None:
    releases.add(folder, "latest_worker", releases.CONTRACT, after=after)


def older(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "MIGRATIONS", OURS)


def given_text(store: Store) -> str:
    new = NewAnalysis(id=new_id(), kind="text", body=b"a word", media_type="text/plain", charset="utf-8")
    return store.add(new).id


@pytest.mark.parametrize("one", schema.known(), ids=lambda one: one.name)
def test_every_migration_says_its_kind(one: schema.Revision) -> None:
    [script] = (OURS / "versions").glob(f"{one.name}*.py")

    assert f'kind = "{one.kind}"\n' in script.read_text()


def test_an_older_release_goes_on_with_a_database_that_was_expanded(
    store: Store, later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expanded(later)
    store.upgrade()
    older(monkeypatch)

    store.check_schema()
    done = store.upgrade()

    assert (done.before, done.after, done.held_back) == ("later_note", "later_note", ())
    assert store.get(given_text(store)) is not None


def test_a_later_release_does_not_start_before_its_expansion(store: Store, later: Path) -> None:
    expanded(later)

    with pytest.raises(SchemaMismatch, match="run `wordcounts db upgrade`"):
        store.check_schema()


def test_a_contraction_is_held_back_and_nobody_misses_it(
    store: Store, later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expanded(later)
    contracted(later)

    done = store.upgrade()

    assert (done.after, done.held_back) == ("later_note", ("latest_worker",))
    store.check_schema()
    older(monkeypatch)
    store.check_schema()


def test_an_older_release_is_refused_once_it_was_contracted(
    store: Store, later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expanded(later)
    contracted(later)
    store.upgrade(contract=True)
    store.check_schema()
    older(monkeypatch)

    with pytest.raises(SchemaMismatch, match="made by a newer release"):
        store.check_schema()
    with pytest.raises(SchemaMismatch, match="made by a newer release"):
        store.upgrade()


def test_a_contraction_keeps_every_document(store: Store, later: Path) -> None:
    kept = given_text(store)
    contracted(later, after=LAST)

    done = store.upgrade(contract=True)

    document = store.document(kept)
    assert done.after == "latest_worker"
    assert document is not None
    assert document.body == b"a word"


def test_what_is_needed_after_a_contraction_is_refused_without_it(store: Store, later: Path) -> None:
    contracted(later, after=LAST)
    releases.add(later, "later_note", releases.EXPAND, after="latest_worker")

    with pytest.raises(SchemaMismatch, match="db upgrade --contract"):
        store.check_schema()
    with pytest.raises(SchemaMismatch, match="db upgrade --contract"):
        store.upgrade()
    assert store.upgrade(contract=True).after == "later_note"


def test_an_empty_database_gets_all(url: str, later: Path) -> None:
    expanded(later)
    contracted(later)
    empty = Store.open(url)

    done = empty.upgrade()

    empty.close()
    assert (done.before, done.after, done.held_back) == (None, "latest_worker", ())


def test_a_contraction_is_refused_while_an_older_process_is_connected(url: str, store: Store, later: Path) -> None:
    store.ping()  # the older one: its connection stays open in its pool
    contracted(later, after=LAST)
    newer = Store.open(url)

    try:
        with pytest.raises(SchemaMismatch, match="stop them first"):
            newer.upgrade(contract=True)
        store.close()
        # PostgreSQL forgets a connection a moment after it was closed.
        done = until(lambda: _accepted(newer), within_s=60.0)
    finally:
        newer.close()

    assert done.after == "latest_worker"


def _accepted(newer: Store) -> schema.Upgraded | None:
    try:
        return newer.upgrade(contract=True)
    except SchemaMismatch:
        return None


def test_a_release_that_does_not_say_the_kind_of_its_change_is_refused(store: Store, url: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO schema_revisions (revision, kind) VALUES ('9999', 'expand')"))
        connection.execute(text("INSERT INTO schema_revisions (revision, kind) VALUES ('9998', 'odd')"))
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()

    with pytest.raises(SchemaMismatch, match="made by a newer release"):
        store.check_schema()


def test_a_database_of_before_the_kinds_were_kept_gets_them(store: Store, url: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE schema_revisions"))
    store.check_schema()

    store.upgrade()

    with engine.begin() as connection:
        kept = {row.revision: row.kind for row in connection.execute(text("SELECT * FROM schema_revisions"))}
    engine.dispose()
    assert kept == {one.name: one.kind for one in schema.known()}
