"""What the web promises under many clients at once: on gunicorn, with several processes, on both databases."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

from parts.pieces import Pieces
from parts.product import Answer
from wordcounts.lifecycle import State

PATH = "/api/v1/analyses"


def post(running: Pieces, body: object, **headers: str) -> Answer:
    return running.product.request("POST", PATH, body, {name.replace("_", "-"): said for name, said in headers.items()})


def test_a_hundred_requests_at_once_under_one_key_are_one_analysis(running: Pieces) -> None:
    running.web(processes=3)

    with ThreadPoolExecutor(100) as pool:
        ask = [pool.submit(post, running, {"text": "one two two"}, Idempotency_Key="k") for _ in range(100)]
        answers = [one.result() for one in ask]

    assert {answer.status for answer in answers} == {202}
    (id,) = {answer.json["id"] for answer in answers}
    assert [one.id for one in running.store.recent(None, limit=200).items] == [id]
    assert sum("Idempotent-Replayed" not in answer.headers for answer in answers) == 1


def test_of_two_bodies_at_once_under_one_key_one_is_stored_and_the_other_refused(running: Pieces) -> None:
    running.web(processes=2)

    with ThreadPoolExecutor(40) as pool:
        ask = [pool.submit(post, running, {"text": f"body {n % 2}"}, Idempotency_Key="k") for n in range(40)]
        answers = [one.result() for one in ask]

    assert sorted(answer.status for answer in answers) == [202] * 20 + [422] * 20
    assert {answer.json["code"] for answer in answers if answer.status == 422} == {"idempotency_mismatch"}
    assert len(running.store.recent(None, limit=200).items) == 1


def test_a_replay_after_the_end_is_the_same_id_and_says_how_it_ended(running: Pieces) -> None:
    running.web()
    running.worker()
    id = post(running, {"text": "one two two"}, Idempotency_Key="k").json["id"]
    running.product.ended(id)

    again = post(running, {"text": "one two two"}, Idempotency_Key="k")

    assert (again.status, again.json["id"], again.json["state"]) == (202, id, "finished")
    assert again.headers["Idempotent-Replayed"] == "true"


def test_those_who_wait_leave_half_of_the_threads_to_the_others(running: Pieces) -> None:
    running.web(processes=1, WORDCOUNTS_WEB_THREADS="8")
    began = time.monotonic()

    with ThreadPoolExecutor(24) as pool:
        held = [pool.submit(post, running, {"text": f"text {n}"}, Prefer="wait=6") for n in range(24)]
        polls = [running.product.get(PATH).status for _ in range(20)]
        polled_s = time.monotonic() - began
        answers = [one.result() for one in held]

    waited = [answer for answer in answers if answer.headers.get("Preference-Applied") == "wait=6"]
    assert polls == [200] * 20
    assert polled_s < 5.0, "while four of eight threads were held for 6 s"
    assert {answer.status for answer in answers} == {202}
    assert len(waited) == 4
    assert all(answer.headers["Retry-After"] == "1" for answer in answers)


def test_a_frozen_redis_delays_no_submission_by_a_second(running: Pieces) -> None:
    running.web(processes=2)
    running.queue.freeze()
    took: list[float] = []

    def submit(number: int) -> int:
        began = time.monotonic()
        status = post(running, {"text": f"text {number}"}).status
        took.append(time.monotonic() - began)
        return status

    try:
        with ThreadPoolExecutor(8) as pool:
            statuses = list(pool.map(submit, range(400)))
    finally:
        running.queue.thaw()

    p99_s = sorted(took)[int(len(took) * 0.99)]
    assert set(statuses) == {202}
    assert p99_s < 1.0, f"p50 {sorted(took)[200]:.3f} s"
    assert running.store.count_queued() == 400


def test_what_was_accepted_while_redis_was_frozen_is_done_once_it_answers(running: Pieces) -> None:
    running.web()
    running.worker()
    running.queue.freeze()
    ids = [post(running, {"text": f"text {number}"}).json["id"] for number in range(20)]
    running.queue.thaw()

    assert {running.product.ended(id)["state"] for id in ids} == {State.FINISHED}
