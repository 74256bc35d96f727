"""Hints and their consumer, on a real Valkey."""

import sys
import threading
import time
import types

import pytest
from rq import Callback, Queue
from rq.serializers import JSONSerializer

from parts.valkey import Valkey, valkey
from wordcounts.jobs import guard
from wordcounts.jobs.breaker import OPEN_S, Breaker
from wordcounts.jobs.connection import BULK_QUEUE, QUEUE
from wordcounts.jobs.consumer import Consumer
from wordcounts.jobs.hints import Hints
from wordcounts.jobs.leftovers import LEFT_AFTER_S


@pytest.fixture
def server():
    with valkey() as running:
        yield running


@pytest.fixture
def seen(monkeypatch):
    """Ids that the job was called with; the job's module is not imported for these tests."""
    ids: list[str] = []
    stand_in = types.ModuleType("wordcounts.worker")
    stand_in.analyse = ids.append  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "wordcounts.worker", stand_in)
    return ids


@pytest.fixture
def consuming(server):
    stop = threading.Event()
    consumer = Consumer(server.url, name="consumer-1")
    thread = threading.Thread(target=consumer.consume, args=(stop.is_set,))
    thread.start()
    yield thread
    stop.set()
    thread.join(10)
    assert not thread.is_alive()


def until(condition, within_s=10.0):
    deadline = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def forge(server: Valkey, func: str, *args: object, **options: object) -> None:
    with server.client() as client:
        Queue(QUEUE, connection=client, serializer=JSONSerializer).enqueue_call(func, args=args, **options)


def test_a_hint_reaches_the_job(server, seen, consuming):
    hints = Hints(server.url)
    assert hints.hint("aaa", 1)
    until(lambda: seen == ["aaa"])
    hints.close()


def test_many_hints_reach_the_job_in_order(server, seen, consuming):
    hints = Hints(server.url)
    assert hints.hint_many([(f"id{n}", 0) for n in range(50)])
    until(lambda: len(seen) == 50)
    assert seen == [f"id{n}" for n in range(50)]
    hints.close()


def test_the_same_hint_may_come_twice(server, seen, consuming):
    hints = Hints(server.url)
    assert hints.hint("aaa", 1)
    assert hints.hint("aaa", 1)
    until(lambda: seen == ["aaa", "aaa"])
    hints.close()


def test_nothing_of_a_finished_job_stays_in_redis(server, seen, consuming):
    hints = Hints(server.url)
    hints.hint("aaa", 1)
    until(lambda: seen == ["aaa"])
    with server.client() as client:
        until(lambda: not client.keys("rq:job:*"))
    hints.close()


def test_the_length_is_how_many_wait(server):
    hints = Hints(server.url)
    hints.hint_many([("a", 0), ("b", 0), ("c", 0)])
    assert hints.length() == 3
    hints.close()


def test_a_forged_function_is_refused_before_it_is_imported(server, seen, consuming):
    forge(server, "antigravity.fly_to_the_moon", "x")
    forge(server, guard.JOB_NAME, "honest")
    until(lambda: seen == ["honest"])
    assert "antigravity" not in sys.modules


def test_a_forged_callback_is_refused_before_it_is_imported(server, seen, consuming):
    forge(server, guard.JOB_NAME, "forged", on_success=Callback("antigravity.a"), on_failure=Callback("antigravity.b"))
    forge(server, guard.JOB_NAME, "honest")
    until(lambda: "honest" in seen)
    assert seen == ["honest"]
    assert "antigravity" not in sys.modules


@pytest.mark.parametrize("arguments", [(), ("a", "b"), (1,), ({"a": 1},), ("x" * 65,)])
def test_forged_arguments_are_refused(server, seen, consuming, arguments):
    forge(server, guard.JOB_NAME, *arguments)
    forge(server, guard.JOB_NAME, "honest")
    until(lambda: "honest" in seen)
    assert seen == ["honest"]


def test_rubbish_in_the_queue_does_not_stop_the_consumer(server, seen, consuming):
    with server.client() as client:
        client.hset("rq:job:rubbish", mapping={"data": b"\x80\x04not json", "created_at": "x", "status": "queued"})
        client.rpush(f"rq:queue:{QUEUE}", "rubbish", "of-no-job")
    forge(server, guard.JOB_NAME, "honest")
    until(lambda: seen == ["honest"])


def test_the_consumer_outlives_a_killed_redis(server, seen, consuming):
    hints = Hints(server.url)
    hints.hint("before", 1)
    until(lambda: seen == ["before"])
    server.kill()
    assert not hints.hint("lost", 1)
    server.start()
    until(lambda: hints.ping())
    assert hints.hint("after", 1)
    until(lambda: "after" in seen, 20)
    assert consuming.is_alive()
    hints.close()


def test_a_frozen_redis_keeps_no_consumer_that_is_told_to_stop(server):
    stop = threading.Event()
    thread = threading.Thread(target=Consumer(server.url, name="c").consume, args=(stop.is_set,), daemon=True)
    thread.start()
    with server.client() as client:
        until(lambda: client.exists("rq:worker:c"))
    server.freeze()
    try:
        stop.set()
        thread.join(10)
        assert not thread.is_alive()
    finally:
        server.thaw()


def test_the_consumer_outlives_a_flush(server, seen, consuming):
    hints = Hints(server.url)
    server.flush()
    hints.hint("after", 1)
    until(lambda: seen == ["after"])
    hints.close()


def test_a_frozen_redis_holds_a_hint_for_a_second_at_most(server):
    hints = Hints(server.url)
    assert hints.hint("a", 1)
    server.freeze()
    try:
        started = time.monotonic()
        assert not hints.hint("b", 1)
        assert time.monotonic() - started < 1.0
    finally:
        server.thaw()
        hints.close()


def test_after_three_failures_no_call_waits_until_redis_is_tried_again():
    now = [100.0]
    hints = Hints("unix:///nowhere/at/all", Breaker(lambda: now[0]))
    assert [hints.hint("a", 1) for _ in range(3)] == [False] * 3
    started = time.monotonic()
    assert hints.length() is None
    assert time.monotonic() - started < 0.01
    assert not hints.ping()
    hints.close()


# What RQ leaves

ALLOWED = {b"rq:queues", b"rq:worker:consumer-1"}
"""The set of queues' names, and the sign of life of a worker that lives."""


def left(server: Valkey) -> set[bytes]:
    with server.client() as client:
        return set(client.keys("*")) - ALLOWED


def test_two_hundred_jobs_leave_nothing_in_redis(server, seen, consuming):
    hints = Hints(server.url)
    hints.hint_many([(f"id{n}", 0) for n in range(200)])
    until(lambda: len(seen) == 200)
    until(lambda: not left(server))
    hints.close()


def test_what_a_death_leaves_is_cleared_a_minute_later(server):
    """As a worker leaves it that dies in the middle of a job, and between the queue and its beginning."""
    hints = Hints(server.url)
    hints.hint_many([("begun", 1), ("taken", 1), ("waiting", 1)])
    with server.client() as client:
        queue = f"rq:queue:{QUEUE}"
        begun, _ = (client.lmove(queue, f"{queue}:intermediate", "LEFT", "RIGHT").decode() for _ in range(2))
        client.lrem(f"{queue}:intermediate", 0, begun)
        client.hset(f"rq:execution:{begun}:e1", "created_at", "now")
        client.zadd(f"rq:executions:{begun}", {"e1": time.time() + LEFT_AFTER_S})
        client.zadd(f"rq:wip:{QUEUE}", {f"{begun}:e1": time.time() + LEFT_AFTER_S})

    assert hints.clear_leftovers() == 0
    assert hints.clear_leftovers(time.time() + LEFT_AFTER_S + 1) == 2
    with server.client() as client:
        (waits,) = (id.decode() for id in client.lrange(queue, 0, -1))
    assert waits.startswith("waiting")
    assert left(server) == {queue.encode(), f"rq:job:{waits}".encode()}
    hints.close()


@pytest.fixture
def slow(monkeypatch):
    """A job that waits, for a slot say: (ids it was called with, what lets it go on)."""
    ids, going = [], threading.Event()
    stand_in = types.ModuleType("wordcounts.worker")
    stand_in.analyse = lambda id: (ids.append(id), going.wait(10))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "wordcounts.worker", stand_in)
    yield ids, going
    going.set()


def test_clearing_a_job_that_still_waits_for_a_slot_is_harmless(server, slow, consuming):
    ids, going = slow
    hints = Hints(server.url)
    hints.hint("slow", 1)
    until(lambda: ids == ["slow"])

    assert hints.clear_leftovers(time.time()) == 0  # seen once, it may be on its way
    assert hints.clear_leftovers(time.time()) == 1
    going.set()

    hints.hint("next", 1)
    until(lambda: ids == ["slow", "next"])
    until(lambda: left(server) == set())
    hints.close()


def test_nothing_stays_of_a_refused_job(server, seen, consuming):
    forge(server, "antigravity.fly_to_the_moon", "x")
    until(lambda: left(server) == set())


def test_without_a_redis_every_hint_is_lost_and_nothing_fails(server):
    hints = Hints("")
    assert not hints.hint("a", 1)
    assert hints.clear_leftovers() is None
    hints.close()


def test_the_first_call_after_the_pause_tries_alone_and_ends_it(server):
    now = [100.0]
    hints = Hints(server.url, Breaker(lambda: now[0]))
    server.kill()
    assert [hints.hint("a", 1) for _ in range(3)] == [False] * 3
    server.start()
    assert not hints.hint("still left alone", 1)
    now[0] += OPEN_S
    assert hints.hint("tried", 1)
    assert hints.hint("back", 1)
    hints.close()


def test_a_collection_has_a_queue_of_its_own_whose_consumer_runs_no_other_job(server, seen, monkeypatch):
    gathered: list[str] = []
    monkeypatch.setattr(sys.modules["wordcounts.worker"], "gather", gathered.append, raising=False)
    hints = Hints(server.url)
    assert hints.hint_collections(["ccc"])
    assert (hints.length(), hints.bulk_length()) == (0, 1)
    with server.client() as client:
        bulk = Queue(BULK_QUEUE, connection=client, serializer=JSONSerializer)
        bulk.enqueue_call(guard.JOB_NAME, args=("forged",))
    forge(server, guard.BULK_JOB_NAME, "forged")
    stop = threading.Event()
    threads = [
        threading.Thread(target=Consumer(server.url, name=f"c{bulk}", bulk=bulk).consume, args=(stop.is_set,))
        for bulk in (True, False)
    ]
    for thread in threads:
        thread.start()
    hints.hint("aaa", 0)

    until(lambda: seen and gathered and hints.length() == hints.bulk_length() == 0)

    stop.set()
    for thread in threads:
        thread.join(10)
    assert (seen, gathered) == (["aaa"], ["ccc"])
    hints.close()
