from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.rates import MAX_N, MAX_WINDOW_S, Limit, Quota, Rate, Windows


@pytest.mark.parametrize(
    ("said", "rate"),
    [("60/10m", Rate(60, 600)), ("5/s", Rate(5, 1)), ("1000/d", Rate(1000, 86_400)), (" 7/2h ", Rate(7, 7200))],
)
def test_a_rate_is_read_as_it_is_written(said: str, rate: Rate) -> None:
    assert Rate.parse(said) == rate


@pytest.mark.parametrize("said", ["", "60", "0/10m", "60/0m", "60/m10", "-1/s", "60/10w", "6 0/m", "٦/m", "9/9999d"])
def test_anything_else_is_refused_with_an_example(said: str) -> None:
    with pytest.raises(ValueError, match=re.escape("60/10m") + "|a rate is"):
        Rate.parse(said)


@given(st.integers(1, MAX_N), st.integers(1, MAX_WINDOW_S))
def test_what_is_written_reads_as_the_same_rate(n: int, window_s: int) -> None:
    assert Rate.parse(str(Rate(n, window_s // 60 * 60 or 60))).n == n
    if window_s < 10_000_000:
        assert Rate.parse(str(Rate(n, window_s))) == Rate(n, window_s)


def test_windows_that_have_ended_are_forgotten() -> None:
    now = [0.0]
    windows = Windows(lambda: now[0])
    for number in range(20_000):
        now[0] += 1
        windows.spend([Limit("client", str(number), Rate(1, 10))])

    assert len(windows._windows) <= 4096


def test_threads_at_once_get_no_more_than_there_is() -> None:
    windows = Windows(lambda: 0.0)
    limit = Limit("client", "ann", Rate(50, 10))

    with ThreadPoolExecutor(8) as pool:
        granted = [spent.granted for spent in pool.map(lambda _: windows.spend([limit]), range(200))]

    assert sum(granted) == 50


def test_a_limit_says_how_many_are_left_and_for_how_long() -> None:
    now = [100.0]
    windows = Windows(lambda: now[0])
    limits = [Limit("client", "ann", Rate(3, 10)), Limit("address", "here", Rate(9, 60))]
    windows.spend(limits)
    now[0] += 4

    assert windows.spend(limits).quotas == (Quota("client", 3, 10, 1, 6.0), Quota("address", 9, 60, 7, 56.0))
