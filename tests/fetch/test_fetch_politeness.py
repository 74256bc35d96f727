"""How many at a time, how often, and what a site's Retry-After does."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from fetch.ground import LOOPBACK, Tunnel, fetcher, stranger
from parts.origin import Origin
from wordcounts.errors import HostBusy, HttpUnavailable, OurError
from wordcounts.fetch.allowance import FREE_BYTES, Allowance, Share
from wordcounts.fetch.politeness import MAX_HOLD_S, Turns


def turns(*, concurrency: int = 2, pause_s: float = 0.0, wait_s: float = 0.05) -> Turns:
    return Turns(concurrency=concurrency, pause_s=pause_s, wait_s=wait_s)


def test_two_at_a_time_and_no_third() -> None:
    two = turns()
    two.take("host")
    two.take("host")

    with pytest.raises(HostBusy):
        two.take("host")
    two.take("other")
    two.give_back("host")
    assert two.take("host") < 1


def test_a_turn_that_is_given_back_wakes_who_waits() -> None:
    one = turns(concurrency=1, wait_s=10)
    one.take("host")
    waited: list[float] = []
    waiter = threading.Thread(target=lambda: waited.append(one.take("host")))
    waiter.start()
    one.give_back("host")
    waiter.join(5)

    assert waited
    assert waited[0] < 5


def test_between_two_starts_there_is_a_pause() -> None:
    paced = turns(concurrency=9, pause_s=0.2, wait_s=5)
    began = time.monotonic()
    for _ in range(3):
        paced.take("host")

    assert time.monotonic() - began >= 0.4


def test_who_cannot_have_a_turn_in_time_does_not_wait_for_it() -> None:
    paced = turns(pause_s=60, wait_s=30)
    paced.take("host")
    began = time.monotonic()

    with pytest.raises(HostBusy) as caught:
        paced.take("host")

    assert time.monotonic() - began < 5
    assert caught.value.retry_after_s is not None
    assert 50 < caught.value.retry_after_s <= 60


def test_a_host_that_asked_for_it_is_left_alone_five_minutes_at_most() -> None:
    held = turns()
    held.hold("host", 86_400)

    with pytest.raises(HostBusy) as caught:
        held.take("host")

    assert caught.value.retry_after_s == pytest.approx(MAX_HOLD_S, abs=5)
    assert held.take("other") < 1


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_holds_for_every_page_of_the_host_and_for_no_other(origin: Origin, status: int) -> None:
    origin.serve("/busy", "", status=status, headers={"Retry-After": "120"})
    origin.serve("/a", "words")
    one = stranger(Tunnel(origin.port))

    with pytest.raises(HttpUnavailable) as caught:
        one.fetch("http://busy.example/busy")
    assert caught.value.retry_after_s == 120
    with pytest.raises(HostBusy) as held:
        one.fetch("http://busy.example/a")

    assert held.value.retry_after_s is not None
    assert 100 < held.value.retry_after_s <= 120
    assert origin.hits("/a") == 0
    assert one.fetch("http://busy.example:8080/a").body == b"words"
    assert one.fetch("http://other.example/a").body == b"words"


@pytest.mark.parametrize(("status", "wait"), [(500, "120"), (429, None), (503, "soon"), (503, "-5")])
def test_other_failures_hold_nobody_up(origin: Origin, status: int, wait: str | None) -> None:
    origin.serve("/busy", "", status=status, headers={"Retry-After": wait} if wait else {})
    origin.serve("/a", "words")
    one = stranger(Tunnel(origin.port))

    with pytest.raises(HttpUnavailable):
        one.fetch("http://busy.example/busy")

    assert one.fetch("http://busy.example/a").body == b"words"


def test_slots_of_one_fetcher_share_its_turns(origin: Origin) -> None:
    origin.serve("/a", "words", delay_s=0.1)
    one = stranger(Tunnel(origin.port), turn_wait_s=10.0)

    with ThreadPoolExecutor(8) as pool:
        bodies = set(pool.map(lambda _: one.fetch("http://public.example/a").body, range(8)))

    assert bodies == {b"words"}
    assert origin.most_at_once == 2


def test_allowed_networks_have_no_pace(origin: Origin) -> None:
    origin.serve("/a", "words", delay_s=0.3)
    one = fetcher(allow_networks=LOOPBACK, host_pause_s=60.0)

    with ThreadPoolExecutor(6) as pool:
        assert len(list(pool.map(lambda _: one.fetch(origin.url("/a")).body, range(6)))) == 6

    assert origin.most_at_once > 2


# The bytes that all of them hold


def test_large_pages_share_an_allowance_and_give_it_back() -> None:
    allowance = Allowance(100)
    first, second = Share(allowance), Share(allowance)
    first.add(FREE_BYTES + 80)

    second.add(FREE_BYTES)
    with pytest.raises(OurError):
        second.add(30)
    first.release()
    second.add(30)
    second.release()
    allowance.take(100)


def test_a_page_that_ends_gives_its_share_back(origin: Origin) -> None:
    origin.serve("/a", "x" * (FREE_BYTES + 1000))
    one = fetcher()
    one._allowance = Allowance(1000)

    for _ in range(3):
        assert len(one.fetch(origin.url("/a")).body) == FREE_BYTES + 1000
    one._allowance = Allowance(999)
    for _ in range(2):
        with pytest.raises(OurError):
            one.fetch(origin.url("/a"))
    one._allowance.take(999)
