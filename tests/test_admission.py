from __future__ import annotations

import pytest

from wordcounts.admission import Admission, Cached
from wordcounts.errors import QueueFull, RateLimited
from wordcounts.rates import Limit, Quota, Rate, Windows

ANN = Limit("client", "ann", Rate(2, 600))
HERE = Limit("address", "here", Rate(3, 3600))


def test_a_client_is_refused_with_the_limit_and_the_time_that_it_takes() -> None:
    now = [0.0]
    admission = Admission(10, lambda: 0, Windows(lambda: now[0]))
    assert [admission.admit([ANN])[0].left for _ in range(2)] == [1, 0]
    now[0] = 100.0

    with pytest.raises(RateLimited) as refused:
        admission.admit([ANN])

    assert refused.value.message == "2 submissions in 10 minutes are the limit here: try again in 9 minutes."
    assert refused.value.retry_after_s == 500
    now[0] += 500
    assert admission.admit([ANN])


def test_the_limit_that_lasts_longest_says_when_to_come_again() -> None:
    admission = Admission(10, lambda: 0, Windows(lambda: 0.0))
    admission.admit([ANN, HERE])
    admission.admit([ANN, HERE])
    admission.admit([HERE])

    with pytest.raises(RateLimited, match="3 submissions from one address in 1 hour") as refused:
        admission.admit([ANN, HERE])

    assert refused.value.retry_after_s == 3600


def test_a_full_queue_costs_a_client_nothing() -> None:
    waiting = [1]
    admission = Admission(1, lambda: waiting[0], Windows(lambda: 0.0))

    with pytest.raises(QueueFull) as refused:
        admission.admit([ANN])

    assert refused.value.quotas == (Quota("queue", 1, None, 0, 30.0),)
    admission = Admission(2, lambda: waiting[0], Windows(lambda: 0.0))
    assert admission.admit([ANN])[0].left == 1


def test_a_number_is_asked_anew_only_after_a_while() -> None:
    asked: list[int] = []

    def ask() -> int:
        asked.append(1)
        return len(asked)

    assert [Cached(ask, 3600.0)() for _ in range(2)] == [1, 2]
    once, always = Cached(ask, 3600.0), Cached(ask, 0.0)
    assert [once(), once(), always(), always()] == [3, 3, 4, 5]
