"""A slow site is nobody else's problem (PROMISES, P12), on what ./run starts and its defaults."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from parts.origin import Origin
from parts.product import Product, product, until

PAGE = "<title>Tides</title><p>" + "The sea rises and the sea falls. " * 30
N_PEOPLE, N_DEAD = 30, 3


@pytest.fixture
def running() -> Iterator[Product]:
    with product() as started, Origin() as warm:
        started.ended(started.submit(url=warm.serve("/warm", PAGE)))  # readers warm, connections made
        yield started


@pytest.fixture
def origin() -> Iterator[Origin]:
    with Origin() as site:
        yield site


def states(running: Product, ids: list[str]) -> list[str]:
    return [running.get(f"/api/v1/analyses/{id}").json["state"] for id in ids]


def test_behind_ten_addresses_that_never_answer_another_clients_page_finishes_within_three_seconds(
    running: Product, origin: Origin
) -> None:
    dead = [running.submit(url=origin.raw(f"/mute/{number}", b"", hold=True)) for number in range(10)]
    until(lambda: len(origin.requests) == 10)

    began = time.monotonic()
    assert running.ended(running.submit(url=origin.serve("/good", PAGE)))["state"] == "finished"

    assert time.monotonic() - began < 3.0
    assert not {"finished", "failed"} & set(states(running, dead))


def test_of_thirty_people_with_sites_of_a_second_the_three_dead_ones_wait_alone(
    running: Product, origin: Origin
) -> None:
    urls = [origin.serve(f"/second/{number}", PAGE, delay_s=1.0) for number in range(N_PEOPLE - N_DEAD)]
    urls[5:5] = [origin.raw(f"/mute/{number}", b"", hold=True) for number in range(N_DEAD)]
    ids: list[str] = []
    people = [threading.Thread(target=lambda url=url: ids.append(running.submit(url=url))) for url in urls]

    began = time.monotonic()
    for person in people:
        person.start()
    for person in people:
        person.join()
    until(lambda: states(running, ids).count("finished") == N_PEOPLE - N_DEAD)

    assert time.monotonic() - began < 5.0


def test_what_waits_for_its_next_attempt_holds_no_slot(origin: Origin) -> None:
    with product(WORDCOUNTS_SLOTS="1") as running:
        busy = [
            running.submit(url=origin.serve(f"/busy/{number}", "", status=503, headers={"Retry-After": "120"}))
            for number in range(4)
        ]
        until(lambda: all(running.get(f"/api/v1/analyses/{id}").json["next_attempt_at"] for id in busy))
        assert running.ended(running.submit(url=origin.serve("/good", PAGE)))["state"] == "finished"
        assert set(states(running, busy)) == {"queued"}
