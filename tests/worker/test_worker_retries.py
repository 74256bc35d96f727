"""Retries follow the error (PROMISES, P10): each kind of failure from a real origin, through a real worker."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

import wordcounts.worker
from parts.origin import Origin
from parts.product import free_port, until
from parts.valkey import valkey
from wordcounts.errors import DnsFailed, DnsNotFound, TooComplex
from wordcounts.fetch.client import Fetcher
from wordcounts.fetch.policy import policy_from
from wordcounts.lifecycle import MAX_DEATHS, State
from wordcounts.pipeline import build_parts
from wordcounts.settings import Settings, load_settings
from wordcounts.store.store import Store
from wordcounts.store.values import Analysis, NewAnalysis, new_id
from wordcounts.worker.process import Worker

SHORT = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99\r\n\r\n<p>short"
BIG = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 3000\r\n\r\n" + b"a " * 1500


def names(host: str, timeout_s: float) -> tuple[object, ...]:
    """The resolver's two ways of failing, by name."""
    raise DnsNotFound if host.startswith("nothing") else DnsFailed


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    with valkey() as server:
        yield load_settings(
            _env_file=None, data_dir=tmp_path_factory.mktemp("retries"), redis_url=server.url, readers=1, drain_s=1.0,
            allow_networks="127.0.0.0/8", database_url="", fetch_max_wire_bytes=2000, fetch_first_byte_s=0.3,
        )  # fmt: skip


@pytest.fixture(scope="module")
def store(settings: Settings) -> Iterator[Store]:
    opened = Store.open(settings.database)
    opened.upgrade()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def worker(settings: Settings, store: Store) -> Iterator[Worker]:
    fetcher = Fetcher(policy_from(settings), resolve=names)  # type: ignore[arg-type]
    running = Worker(settings, dataclasses.replace(build_parts(settings), fetcher=fetcher))
    wordcounts.worker._here.append(running)
    thread = threading.Thread(target=running.run)
    thread.start()
    yield running
    running.stop()
    thread.join(20)
    wordcounts.worker._here.remove(running)


@pytest.fixture
def origin() -> Iterator[Origin]:
    with Origin() as running:
        yield running


def tried(store: Store, worker: Worker, url: str) -> Analysis:
    """The analysis after its first attempt."""
    new = NewAnalysis(id=new_id(), kind="url", url=url, extraction="page")
    store.add(new)
    assert worker._parts.hints.hint(new.id, 0)
    return until(lambda: (found := store.get(new.id)) and found.failure and found)  # type: ignore[return-value]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 406, 409, 410, 418, 422, 451])
def test_a_client_error_is_final(worker: Worker, store: Store, origin: Origin, status: int) -> None:
    found = tried(store, worker, origin.serve("/no", "", status=status))

    assert (found.state, found.attempt, found.failure and found.failure.code) == (State.FAILED, 1, "http_error")


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 520])
def test_a_status_that_time_may_mend_is_tried_again(worker: Worker, store: Store, origin: Origin, status: int) -> None:
    found = tried(store, worker, origin.serve("/busy", "", status=status))

    assert (found.state, found.attempt) == (State.QUEUED, 1)
    assert found.failure
    assert (found.failure.code, found.failure.permanent) == ("http_unavailable", False)
    assert found.next_attempt_at
    store.cancel(found.id)


@pytest.mark.parametrize(
    ("answer", "code"), [(SHORT, "connection_lost"), (b"", "connection_lost"), (b"HTTP/1.1 200 O", "connection_lost")]
)
def test_an_answer_cut_short_is_tried_again(
    worker: Worker, store: Store, origin: Origin, answer: bytes, code: str
) -> None:
    found = tried(store, worker, origin.raw("/cut", answer))

    assert (found.state, found.attempt, found.failure and found.failure.code) == (State.QUEUED, 1, code)
    store.cancel(found.id)


def test_a_site_that_does_not_answer_is_tried_again(worker: Worker, store: Store, origin: Origin) -> None:
    found = tried(store, worker, origin.raw("/mute", b"", hold=True))

    assert (found.state, found.failure and found.failure.code) == (State.QUEUED, "timed_out")
    store.cancel(found.id)


def test_a_port_that_nobody_listens_on_is_tried_again(worker: Worker, store: Store) -> None:
    found = tried(store, worker, f"http://127.0.0.1:{free_port()}/")

    assert (found.state, found.failure and found.failure.code) == (State.QUEUED, "connect_failed")
    store.cancel(found.id)


def test_a_name_that_is_not_there_is_final_and_one_that_cannot_be_asked_for_is_not(
    worker: Worker, store: Store
) -> None:
    gone, unsure = tried(store, worker, "http://nothing.example.org/"), tried(store, worker, "http://some.example.org/")

    assert (gone.state, gone.failure and gone.failure.code) == (State.FAILED, "dns_not_found")
    assert (unsure.state, unsure.failure and unsure.failure.code) == (State.QUEUED, "dns_failed")
    store.cancel(unsure.id)


def test_what_cannot_be_read_is_final(worker: Worker, store: Store, origin: Origin) -> None:
    kinds = {
        "unsupported_type": origin.serve("/picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, media_type="image/png"),
        "too_large": origin.raw("/big", BIG),
        "too_many_redirects": origin.serve("/round", "", status=302, headers={"Location": "/round"}),
        "refused_address": "http://10.1.2.3/",
    }

    found = {code: tried(store, worker, url) for code, url in kinds.items()}

    assert {code: (one.state, one.attempt) for code, one in found.items()} == dict.fromkeys(kinds, (State.FAILED, 1))
    assert {code: one.failure and one.failure.code for code, one in found.items()} == {code: code for code in kinds}


@pytest.mark.parametrize(
    ("said", "wait_s"),
    [
        ("120", 120.0),
        ("86400", 300.0),
        ("a date", 200.0),
        ("soon", 1.0),
        ("-5", 1.0),
        ("0", 1.0),
    ],
    ids=["seconds", "more than five minutes", "a date", "nonsense", "the past", "at once"],
)
def test_the_site_says_when_up_to_five_minutes(
    worker: Worker, store: Store, origin: Origin, said: str, wait_s: float
) -> None:
    before = datetime.now(UTC)
    if said == "a date":
        said = format_datetime(before + timedelta(seconds=wait_s), usegmt=True)
    found = tried(store, worker, origin.serve("/busy", "", status=503, headers={"Retry-After": said}))

    assert found.next_attempt_at
    waits_s = (found.next_attempt_at - before).total_seconds()
    assert wait_s * 0.75 - 1 <= waits_s <= wait_s * 1.25 + 30, "a second for the date's own, and time for the attempt"
    store.cancel(found.id)


def test_a_document_that_kills_its_reader_is_too_complex_and_no_death(
    worker: Worker, store: Store, origin: Origin, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object, **__: object) -> None:
        raise TooComplex

    monkeypatch.setattr(worker._parts.readers, "read", killed)

    found = tried(store, worker, origin.serve("/deep", "<p>" * 50))

    assert (found.state, found.attempt, found.failure and found.failure.code) == (State.FAILED, 1, "too_complex")
    assert {change.reason for change in store.history(found.id)}.isdisjoint({"lease expired", "poison"})


def test_three_deaths_are_poison(tmp_path: Path) -> None:
    store = Store.open(f"sqlite:///{tmp_path / 'poison.sqlite3'}")
    store.upgrade()
    id = store.add(NewAnalysis(id=new_id(), kind="url", url="https://example.org/")).id

    for _ in range(MAX_DEATHS):
        assert store.claim(id, worker="dies", lease_s=-1.0)
        store.free_expired(limit=10, max_deaths=MAX_DEATHS)

    found = store.get(id)
    store.close()
    assert found is not None
    assert found.failure is not None
    assert (found.state, found.attempt, found.failure.code) == (State.FAILED, MAX_DEATHS, "poison")


def test_a_hint_that_comes_often_while_workers_die_makes_no_more_deaths(tmp_path: Path) -> None:
    """A claim over a lease that has run out is a death too, without any reconciler."""
    store = Store.open(f"sqlite:///{tmp_path / 'poison.sqlite3'}")
    store.upgrade()
    id = store.add(NewAnalysis(id=new_id(), kind="url", url="https://example.org/")).id

    claims = [store.claim(id, worker="dies", lease_s=-1.0) for _ in range(10)]
    store.free_expired(limit=10, max_deaths=MAX_DEATHS)

    found = store.get(id)
    store.close()
    assert sum(claim is not None for claim in claims) == MAX_DEATHS
    assert found is not None
    assert (found.state, found.failure and found.failure.code) == (State.FAILED, "poison")
