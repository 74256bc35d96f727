"""Thirty clients, one page: one fetch by the origin's own log, thirty results, whatever becomes of the first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from parts.origin import Origin
from parts.pieces import Pieces
from parts.product import until
from wordcounts.lifecycle import State

N = 30
PAGE = "<title>Tides</title><h1>Tides</h1><p>" + "The sea rises and the sea falls. " * 30


def thirty(running: Pieces, url: str) -> list[str]:
    """Submit by as many clients at once; the ids, the leader's first."""
    with ThreadPoolExecutor(N) as pool:
        ids = list(pool.map(lambda _: running.product.submit(url=url, extraction="page"), range(N)))
    assert len(set(ids)) == N
    leading = [id for id in ids if len(running.store.followers(id)) == N - 1]
    return leading + [id for id in ids if id not in leading]


def ended(running: Pieces, ids: list[str]) -> list[Any]:
    return [running.product.ended(id) for id in ids]


def each_has_its_own(running: Pieces, answers: list[Any]) -> None:
    """Nothing lost, nothing doubled: each finished once, with the same words and a history of its own."""
    for answer in answers:
        states = [change.state for change in running.store.history(answer["id"])]
        assert (states[0], states[-1], states.count(State.FINISHED)) == (State.QUEUED, State.FINISHED, 1)
    assert {answer["state"] for answer in answers} == {"finished"}
    assert len({str(answer["totals"]) for answer in answers}) == 1


def test_thirty_clients_one_fetch_thirty_results(running: Pieces, origin: Origin) -> None:
    running.web(processes=2)
    running.worker()
    running.worker()

    answers = ended(running, thirty(running, origin.serve("/tides", PAGE, delay_s=0.3)))

    each_has_its_own(running, answers)
    assert origin.hits("/tides") == 1
    assert sum(answer["shared_fetch"] for answer in answers) == N - 1
    assert len({answer["document"]["fetched_at"] for answer in answers}) == 1


def test_fresh_is_a_fetch_of_its_own(running: Pieces, origin: Origin) -> None:
    running.web()
    running.worker()
    url = origin.serve("/tides", PAGE)
    ids = [running.product.submit(url=url, extraction="page", fresh=fresh) for fresh in (False, True, False)]

    answers = ended(running, ids)

    each_has_its_own(running, answers)
    assert origin.hits("/tides") == 2
    assert [answer["shared_fetch"] for answer in answers] == [False, False, True]


def test_a_first_that_fails_transiently_is_tried_again_for_all(running: Pieces, origin: Origin) -> None:
    running.web()
    url = origin.serve("/tides", "", status=503)
    first, *others = thirty(running, url)
    running.worker()
    until(lambda: running.product.get(f"/api/v1/analyses/{first}").json["error"])
    origin.serve("/tides", PAGE)

    each_has_its_own(running, ended(running, [first, *others]))
    assert origin.hits("/tides") == 2


def test_a_first_that_fails_for_good_leaves_one_fetch_to_the_others(running: Pieces, origin: Origin) -> None:
    running.web()
    first, *others = thirty(running, origin.raw("/tides", b"HTTP/1.1 404 Gone\r\n\r\n", delay_s=1.0))
    running.worker()
    until(lambda: origin.hits("/tides") == 1)
    origin.serve("/tides", PAGE)

    answers = ended(running, others)

    assert running.product.ended(first)["error"]["code"] == "http_error"
    each_has_its_own(running, answers)
    assert origin.hits("/tides") == 2


def test_a_first_whose_worker_is_killed_is_fetched_again_for_all(running: Pieces, origin: Origin) -> None:
    running.web()
    ids = thirty(running, origin.raw("/tides", b"", hold=True))
    worker = running.worker()
    until(lambda: origin.hits("/tides") == 1)

    worker.kill()
    origin.serve("/tides", PAGE)
    running.worker()

    answers = ended(running, ids)
    each_has_its_own(running, answers)
    assert origin.hits("/tides") == 2
    assert answers[0]["attempt"] == 2


@pytest.mark.parametrize("how", ["delete", "cancel"])
def test_a_first_that_goes_meanwhile_leaves_one_fetch_to_the_others(running: Pieces, origin: Origin, how: str) -> None:
    running.web()
    first, *others = thirty(running, origin.raw("/tides", b"", hold=True))
    running.worker()
    until(lambda: origin.hits("/tides") == 1)
    origin.serve("/tides", PAGE)

    path = f"/api/v1/analyses/{first}"
    gone = (
        running.product.request("DELETE", path)
        if how == "delete"
        else running.product.request("POST", path + "/cancel")
    )

    assert gone.status in (200, 204)
    answers = ended(running, others)
    each_has_its_own(running, answers)
    assert origin.hits("/tides") == 2


def test_no_answer_names_another_analysis(running: Pieces, origin: Origin) -> None:
    running.web()
    url = origin.raw("/tides", b"", hold=True)
    first, second = running.product.submit(url=url), running.product.submit(url=url)
    running.worker()
    until(lambda: origin.hits("/tides") == 1)
    waiting = running.product.get(f"/api/v1/analyses/{second}")
    origin.serve("/tides", PAGE)
    running.product.request("DELETE", f"/api/v1/analyses/{first}")
    running.product.ended(second)
    done = running.product.get(f"/api/v1/analyses/{second}")

    assert first.encode() not in waiting.body + done.body
    assert (waiting.json["state"], waiting.json["stage"], waiting.json["shared_fetch"]) == ("queued", None, False)
