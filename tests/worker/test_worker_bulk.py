"""The bulk lane, in a worker on a real Valkey, SQLite, readers and sockets."""

import threading
import time

import pytest

import wordcounts.worker
from parts.gathered import listed, standing
from parts.origin import Origin
from parts.product import until
from parts.valkey import valkey
from wordcounts.lifecycle import State
from wordcounts.settings import load_settings
from wordcounts.store.collected import NewCollection, NewMember
from wordcounts.store.store import Store
from wordcounts.store.values import NewAnalysis, new_id
from wordcounts.worker.process import Worker

PAGE = "<html><head><title>Tides</title></head><body><p>{} " + "The sea rises and the sea falls. " * 30


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
        _env_file=None, data_dir=tmp_path, redis_url=server.url, readers=1, lease_s=2.0, drain_s=1.0, bulk_slots=4,
        allow_networks="127.0.0.0/8", database_url="",
    )  # fmt: skip


@pytest.fixture
def store(settings):
    opened = Store.open(settings.database)
    opened.upgrade()
    yield opened
    opened.close()


@pytest.fixture
def run(settings, store):
    started = []

    def start(settings=settings):
        running = Worker(settings)
        wordcounts.worker._here.append(running)
        thread = threading.Thread(target=running.run)
        thread.start()
        started.append((running, thread))
        return running

    yield start
    for running, thread in started:
        running.stop()
        thread.join(20)
        wordcounts.worker._here.remove(running)
        assert not thread.is_alive()


def gathered(store, urls):
    members = [
        NewMember(key=url, name=url, analysis=NewAnalysis(id=new_id(), kind="url", url=url, extraction="page"))
        for url in urls
    ]
    new = NewCollection(id=new_id(), name="Tides", extraction="page")
    store.collections.add(new, members, max_members=1000)
    return new.id


def done(store, id, within_s=30.0):
    return until(lambda: (found := standing(store, id)).done and found, within_s=within_s)


def pages(origin, n):
    return [origin.serve(f"/{number}", PAGE.format(f"word{number}")) for number in range(n)]


def test_every_source_is_fetched_and_counted_once_whatever_happens_to_the_others(run, store, origin):
    urls = [*pages(origin, 30), origin.serve("/gone", "", status=404)]
    id = gathered(store, urls)
    assert run()._parts.hints.hint_collections([id])

    found = done(store, id)

    assert (found.counts.n_finished, found.counts.n_failed, found.counts.n_duplicates) == (30, 1, 0)
    assert {origin.hits(f"/{number}") for number in range(30)} == {1}
    assert {member.attempt for member in listed(store, id)} == {1}
    assert [member.failure.code for member in listed(store, id) if member.failure] == ["http_error"]


def test_many_pages_of_one_host_keep_its_pace_and_hold_nobody_else_up(run, settings, store, origin):
    paced = settings.model_copy(update={"pace_everywhere": True, "host_pause_s": 0.05})
    with Origin() as other:
        many = gathered(store, pages(origin, 200))
        worker = run(paced)
        worker._parts.hints.hint_collections([many])
        until(lambda: standing(store, many).counts.n_finished > 5, within_s=60)
        few = gathered(store, pages(other, 3))
        worker._parts.hints.hint_collections([few])

        assert done(store, few, within_s=60).counts.n_finished == 3
        waiting = standing(store, many)
        assert not waiting.done, "while the host of the many is asked at its pace"
        until(
            lambda: any(one.failure and one.failure.code == "host_busy" for one in listed(store, many)), within_s=30
        )  # which says why it waits
        assert done(store, many, within_s=100).counts.n_finished == 200

    assert {origin.hits(f"/{number}") for number in range(200)} == {1}
    assert {one.attempt for one in listed(store, many)} == {1}, "waiting for a turn is no attempt"


def test_a_collection_whose_hint_was_lost_is_found(run, store, origin):
    id = gathered(store, pages(origin, 6))
    run()

    assert done(store, id).counts.n_finished == 6


def test_a_collection_is_worked_on_while_redis_is_away(run, store, origin, server):
    worker = run()
    until(lambda: worker._parts.readers.cage)
    server.kill()
    id = gathered(store, pages(origin, 10))

    assert done(store, id).counts.n_finished == 10


def test_what_is_paused_waits_until_it_goes_on(run, store, origin):
    id = gathered(store, pages(origin, 5))
    store.collections.set_state(id, "paused")
    worker = run()
    worker._parts.hints.hint_collections([id])
    other = gathered(store, [origin.serve("/other", PAGE.format("other"))])
    worker._parts.hints.hint_collections([other])
    done(store, other)
    assert {member.attempt for member in listed(store, id)} == {0}

    store.collections.set_state(id, "open")

    assert done(store, id).counts.n_finished == 5


def test_a_single_page_waits_for_no_collection(run, store, origin):
    mute = [origin.raw(f"/mute{number}", b"", hold=True) for number in range(120)]
    id = gathered(store, mute)
    worker = run()
    worker._parts.hints.hint_collections([id])
    until(lambda: standing(store, id).counts.n_running >= 4)
    single = NewAnalysis(id=new_id(), kind="url", url=origin.serve("/page", PAGE), extraction="page")
    began = time.monotonic()
    store.add(single)
    worker._parts.hints.hint(single.id, 0)

    until(lambda: store.get(single.id).state is State.FINISHED, within_s=3)

    assert time.monotonic() - began < 3
    store.collections.cancel(id)


def test_collections_take_turns(run, store, origin):
    slow = [origin.serve(f"/slow{number}", PAGE.format(f"slow{number}"), delay_s=0.1) for number in range(60)]
    first, second = gathered(store, slow), gathered(store, pages(origin, 8))
    worker = run()
    worker._parts.hints.hint_collections([first])
    until(lambda: standing(store, first).counts.n_running)
    worker._parts.hints.hint_collections([second])

    done(store, second)

    assert not standing(store, first).done
    assert done(store, first).counts.n_finished == 60


def test_a_worker_told_to_stop_gives_back_what_does_not_end(run, store, origin):
    id = gathered(store, [origin.raw(f"/mute{number}", b"", hold=True) for number in range(3)])
    worker = run()
    worker._parts.hints.hint_collections([id])
    until(lambda: standing(store, id).counts.n_running == 3)

    worker.stop()

    until(lambda: standing(store, id).counts.n_queued == 3)
    assert {member.attempt for member in listed(store, id)} == {0}


def test_what_comes_again_later_is_found_when_it_is_due(run, store, origin):
    url = origin.serve("/page", "", status=503)
    id = gathered(store, [url])
    worker = run()
    worker._parts.hints.hint_collections([id])
    until(lambda: listed(store, id)[0].attempt == 1 and listed(store, id)[0].state is State.QUEUED)
    origin.serve("/page", PAGE)

    assert done(store, id).counts.n_finished == 1
    assert listed(store, id)[0].attempt == 2
