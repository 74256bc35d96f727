"""What clients have submitted: the same in memory and on a real Valkey, and in memory while that is away."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

import pytest

from parts.valkey import Valkey, valkey
from wordcounts.jobs.breaker import OPEN_S, Breaker
from wordcounts.jobs.hints import Hints
from wordcounts.jobs.limits import LIMIT_TIMEOUT_S, PREFIX, Limits
from wordcounts.rates import Limit, Rate, Spent, Windows

ANN = Limit("client", "ann", Rate(3, 600))
BOB = Limit("client", "bob", Rate(3, 600))
HERE = Limit("address", "here", Rate(5, 600))
SHORT = Limit("client", "short", Rate(1, 1))


class Counting(Protocol):
    def spend(self, limits: Sequence[Limit]) -> Spent: ...


@pytest.fixture
def server() -> Iterator[Valkey]:
    with valkey() as running:
        yield running


@pytest.fixture
def counted(server: Valkey) -> Iterator[Callable[[], Limits]]:
    """Makes what one web process has."""
    made: list[Limits] = []

    def make(breaker: Breaker | None = None) -> Limits:
        made.append(Limits(server.url, breaker or Breaker()))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture(params=["memory", "valkey"])
def limits(request: pytest.FixtureRequest) -> Counting:
    if request.param == "memory":
        return Windows(time.monotonic)
    return request.getfixturevalue("counted")()


def granted(limits: Counting, *asked: Limit, times: int = 1) -> list[bool]:
    return [limits.spend(asked).granted for _ in range(times)]


def test_so_many_and_no_more(limits: Counting) -> None:
    assert granted(limits, ANN, times=5) == [True] * 3 + [False] * 2
    assert granted(limits, BOB) == [True]


def test_what_is_refused_counts_against_no_limit(limits: Counting) -> None:
    assert granted(limits, ANN, HERE, times=9) == [True] * 3 + [False] * 6

    assert granted(limits, BOB, HERE, times=3) == [True, True, False]


def test_limits_say_what_is_left(limits: Counting) -> None:
    for left in (2, 1, 0, 0):
        client, address = limits.spend([ANN, HERE]).quotas
        assert (client.left, client.n, client.window_s) == (left, 3, 600)
        assert 590 < client.reset_s <= 600
    assert address.left == 2
    assert 590 < limits.spend([ANN, HERE]).wait_s <= 600


def test_a_refusal_names_a_time_for_the_limits_that_are_used_up_only(limits: Counting) -> None:
    limits.spend([SHORT])

    refused = limits.spend([SHORT, HERE])

    assert refused.wait_s <= 1
    assert refused.quotas[1].left == 5
    deadline = time.monotonic() + 10
    while not limits.spend([SHORT]).granted:
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_no_limits_ask_nobody() -> None:
    assert Limits("", Breaker()).spend([]) == Spent(granted=True, quotas=())


def test_two_processes_count_as_one(counted: Callable[[], Limits]) -> None:
    one, other = counted(), counted()

    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(granted, process, ANN) for process in (one, other) * 20]

    assert sum(answer.result()[0] for answer in asked) == 3


def test_nothing_stays_in_redis_longer_than_its_window(server: Valkey, counted: Callable[[], Limits]) -> None:
    counted().spend([ANN, HERE])

    with server.client() as client:
        keys = client.keys(f"{PREFIX}:*")
        assert len(keys) == 2
        assert all(0 < client.ttl(key) <= 600 for key in keys)


def test_while_redis_is_away_each_process_counts_for_itself(server: Valkey, counted: Callable[[], Limits]) -> None:
    one, other = counted(), counted()
    server.kill()

    assert granted(one, ANN, times=5) == [True] * 3 + [False] * 2
    assert granted(other, ANN, times=5) == [True] * 3 + [False] * 2


def test_a_redis_that_takes_no_writes_is_as_good_as_away(server: Valkey, counted: Callable[[], Limits]) -> None:
    limits = counted()
    with server.client() as client:
        client.config_set("maxmemory", "1")
        client.config_set("maxmemory-policy", "noeviction")

    assert granted(limits, ANN, times=4) == [True] * 3 + [False]


def test_a_redis_that_lost_its_scripts_is_told_again(server: Valkey, counted: Callable[[], Limits]) -> None:
    limits = counted()
    limits.spend([ANN])
    with server.client() as client:
        client.script_flush()

    assert limits.spend([ANN]).quotas[0].left == 1


def test_a_frozen_redis_holds_limits_and_hints_up_together_for_less_than_a_second(server: Valkey) -> None:
    now = [0.0]
    breaker = Breaker(lambda: now[0])
    limits, hints = Limits(server.url, breaker), Hints(server.url, breaker)
    limits.spend([ANN])
    assert hints.hint("a", 1)
    server.freeze()
    try:
        waited = []
        for _ in range(4):
            began = time.monotonic()
            limits.spend([ANN])
            hints.hint("b", 1)
            waited.append(time.monotonic() - began)
        assert max(waited) < 1
        assert waited[3] < LIMIT_TIMEOUT_S
    finally:
        server.thaw()
    now[0] += OPEN_S
    assert limits.spend([BOB]).quotas[0].left == 2
    with server.client() as client:
        assert client.exists(f"{PREFIX}:client:bob")
    limits.close()
    hints.close()
