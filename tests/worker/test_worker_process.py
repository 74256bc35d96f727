"""A worker on a real Valkey, SQLite, readers and sockets; only the process that it runs in is the test's."""

import threading
import time

import pytest

import wordcounts.worker
from parts.origin import Origin
from parts.product import until
from parts.valkey import valkey
from wordcounts.errors import DatabaseUnavailable
from wordcounts.lifecycle import Stage, State
from wordcounts.settings import load_settings
from wordcounts.store.store import Store
from wordcounts.store.values import NewAnalysis, new_id
from wordcounts.worker.process import Worker

PAGE = "<html><head><title>Tides</title></head><body><p>" + "The sea rises and the sea falls. " * 30

MANY_WORDS = "".join(chr(0x4E00 + (i * 7919) % 20_000) for i in range(1_700_000))
"""5 MB of Chinese, which is segmented by a dictionary: some 700 ms."""


@pytest.fixture
def server():
    with valkey() as running:
        yield running


@pytest.fixture
def origin():
    with Origin() as running:
        yield running


@pytest.fixture
def settings(server, tmp_path):
    return load_settings(
        _env_file=None, data_dir=tmp_path, redis_url=server.url, readers=1, lease_s=1.0, drain_s=1.0,
        allow_networks="127.0.0.0/8", database_url="",
    )  # fmt: skip


@pytest.fixture
def store(settings):
    opened = Store.open(settings.database)
    opened.upgrade()
    yield opened
    opened.close()


@pytest.fixture
def worker(settings, store):
    running = Worker(settings)
    wordcounts.worker._here.append(running)
    thread = threading.Thread(target=running.run)
    thread.start()
    yield running
    running.stop()
    thread.join(20)
    wordcounts.worker._here.remove(running)
    assert not thread.is_alive()


def added(store, url, hints=None, **fields):
    new = NewAnalysis(id=new_id(), kind="url", url=url, extraction="page", **fields)
    store.add(new)
    if hints is not None:
        assert hints.hint(new.id, 0)
    return new.id


def ended(store, id, within_s=15.0):
    deadline = time.monotonic() + within_s
    while not (analysis := store.get(id)).state.terminal:
        assert time.monotonic() < deadline, analysis
        time.sleep(0.02)
    return analysis


def test_a_page_is_fetched_counted_and_stored(worker, store, origin):
    analysis = ended(store, added(store, origin.serve("/page", PAGE), worker._parts.hints))
    assert analysis.state is State.FINISHED
    assert analysis.document.title == "Tides"
    assert analysis.n_types == 5


def test_a_pasted_text_needs_no_fetch(worker, store):
    id = new_id()
    store.add(NewAnalysis(id=id, kind="text", body=b"one two two", media_type="text/plain", title="Mine"))
    worker._parts.hints.hint(id, 0)
    assert ended(store, id).n_tokens == 3


def test_a_missing_page_fails_with_its_code(worker, store, origin):
    analysis = ended(store, added(store, origin.url("/missing"), worker._parts.hints))
    assert (analysis.state, analysis.failure.code) == (State.FAILED, "http_error")


def test_twenty_sites_that_never_answer_hold_up_no_good_page(worker, store, origin):
    slow = origin.raw("/mute", b"", hold=True)
    for number in range(20):
        added(store, f"{slow}?{number}", worker._parts.hints)
    good = added(store, origin.serve("/page", PAGE), worker._parts.hints)
    started = time.monotonic()
    assert ended(store, good).state is State.FINISHED
    assert time.monotonic() - started < 3.0


def test_what_a_dead_worker_held_runs_again_after_its_lease(worker, store, origin):
    id = added(store, origin.serve("/page", PAGE))
    assert store.claim(id, worker="dead", lease_s=0.5)
    analysis = ended(store, id)
    assert (analysis.state, analysis.attempt) == (State.FINISHED, 2)


def test_what_lost_its_hint_is_found_in_the_database(worker, store, origin):
    assert ended(store, added(store, origin.serve("/page", PAGE))).state is State.FINISHED


def test_without_redis_the_worker_works_from_the_rows(worker, server, store, origin):
    server.kill()
    assert ended(store, added(store, origin.serve("/page", PAGE)), 20).state is State.FINISHED


def test_a_worker_told_to_stop_gives_back_what_does_not_end(settings, store, origin):
    running = Worker(settings)
    thread = threading.Thread(target=running.run)
    thread.start()
    id = added(store, origin.raw("/mute", b"", hold=True))
    running.take(id)
    deadline = time.monotonic() + 10
    while store.get(id).state is not State.RUNNING:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    running.stop()
    running.stop()
    thread.join(20)
    assert not thread.is_alive()
    analysis = store.get(id)
    assert (analysis.state, analysis.attempt) == (State.QUEUED, 0)


@pytest.mark.parametrize(
    ("text", "told"),
    [("The sea rises and the sea falls. " * 600, [Stage.READING]), (MANY_WORDS, [Stage.READING, Stage.COUNTING])],
    ids=["20 KB", "5 MB"],
)
def test_only_counting_that_lasts_is_told_to_the_record(worker, store, origin, monkeypatch, text, told):
    stages = []
    monkeypatch.setattr(worker._parts.store, "set_stage", lambda id, fence, stage: stages.append(stage))

    id = added(store, origin.serve("/text", text, media_type="text/plain; charset=utf-8"), worker._parts.hints)

    assert ended(store, id).state is State.FINISHED
    assert stages == told


def test_a_site_that_is_busy_is_asked_again_later(worker, store, origin):
    url = origin.serve("/page", "", status=503)
    id = added(store, url, worker._parts.hints)
    waiting = until(lambda: (found := store.get(id)).next_attempt_at and found)
    assert (waiting.state, waiting.attempt, waiting.document) == (State.QUEUED, 1, None)

    origin.serve("/page", PAGE)

    analysis = ended(store, id)
    assert (analysis.state, analysis.attempt) == (State.FINISHED, 2)


def test_a_failure_is_kept_while_the_database_is_away_and_burns_no_attempt(worker, store, origin, monkeypatch):
    away = threading.Event()
    for name in ("requeue", "set_stage", "renew"):
        monkeypatch.setattr(worker._parts.store, name, _unless(away, getattr(worker._parts.store, name)))
    away.set()
    id = added(store, origin.serve("/page", "", status=503), worker._parts.hints)
    until(lambda: origin.hits("/page"))
    assert store.get(id).state is State.RUNNING

    away.clear()

    waiting = until(lambda: (found := store.get(id)).state is State.QUEUED and found)
    assert (waiting.attempt, waiting.failure.code) == (1, "http_unavailable")


def _unless(away, method):
    def call(*arguments, **options):
        if away.is_set():
            raise DatabaseUnavailable
        return method(*arguments, **options)

    return call
