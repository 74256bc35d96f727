"""What a release has stored opens in this one, with the numbers that it had."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import wordcounts
from parts import golden
from parts.filled import numbers, service_on
from parts.postgres import Postgres
from wordcounts.lifecycle import MAX_DEATHS, State
from wordcounts.store.store import Store
from wordcounts.text.views.view import ViewOptions


@pytest.fixture(params=golden.versions())
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def kept(version: str, kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Store]:
    """That release's database, brought to this one."""
    if kind == "sqlite":
        url = golden.sqlite(version, tmp_path)
    else:
        server: Postgres = request.getfixturevalue("server")
        url = golden.postgresql(version, server)
    opened = Store.open(url)
    opened.upgrade(contract=True)
    opened.check_schema()
    yield opened
    opened.close()


def test_this_release_has_a_golden_database() -> None:
    assert wordcounts.__version__ in golden.versions()


def test_an_upgraded_database_says_the_numbers_that_it_said(version: str, kept: Store) -> None:
    expected = golden.said(version)

    assert len(expected) >= 10
    assert numbers(kept) == expected
    assert kept.drift() == []


def test_every_finished_result_opens_at_the_doors(version: str, kept: Store) -> None:
    service = service_on(kept)
    finished = {id: said for id, said in golden.said(version).items() if said["state"] == "finished"}

    opened = {id: service.words(id, ViewOptions()) for id in finished}

    assert len(finished) >= 4
    assert all(view.items and view.n_tokens for view in opened.values())
    for id, view in opened.items():
        # A newer recipe counts the stored document anew, and says so by its hash; by the same one nothing changes.
        if service.status(id).recipe == finished[id]["recipe"]:
            assert [view.n_tokens, view.n_types, view.n_hapaxes] == finished[id]["totals"]


def test_what_had_not_ended_can_be_worked_on(version: str, kept: Store) -> None:
    kept.free_expired(limit=100, max_deaths=MAX_DEATHS)
    waiting = [id for id, said in golden.said(version).items() if said["state"] in ("queued", "running")]

    claims = [kept.claim(id, worker="this release", lease_s=30.0) for id in waiting]

    assert {said["state"] for said in golden.said(version).values()} == {state.value for state in State}
    assert len(waiting) >= 4
    assert all(claims)
    states = {one.state for id in waiting if (one := kept.get(id))}
    assert states == {State.RUNNING}
