"""Faults of Redis (PROMISES, P5): a POST is accepted all the same, and quickly; all is done soon after it is back."""

from __future__ import annotations

import time
from collections.abc import Callable

from faults.catalogue import fault
from faults.trial import Trial
from parts.product import until
from wordcounts.jobs.hints import Hints

PER_S = 10
BACK_S = 60.0
"""All is done within this of Redis' return (PROMISES, P5)."""


def _away(
    trial: Trial, leave: Callable[[], object], come_back: Callable[[], object], *, for_s: float, per_s: float = PER_S
) -> None:
    """Submit before, while and after Redis is away."""
    trial.submit(4, delay_s=0.3)
    with trial.steadily(per_s, delay_s=0.1):
        leave()
        time.sleep(for_s)  # the fault itself lasts so long
        come_back()
        trial.broke()
    trial.settle(within_s=BACK_S)
    trial.say("post_p99_ms", round(trial.p99_s() * 1000))
    assert {post.status for post in trial.posts} == {202}, [post for post in trial.posts if post.status != 202]
    assert trial.p99_s() < 1.0, sorted(post.seconds for post in trial.posts)[-5:]


@fault()
def redis_killed(trial: Trial) -> None:
    """kill -9, and a new start after 2 s (long: 60 s)."""
    queue = trial.stack.queue
    _away(trial, queue.kill, queue.start, for_s=60 if trial.long else 2)


@fault(long=True)
def redis_away_for_ten_minutes(trial: Trial) -> None:
    """The whole of the promise."""
    queue = trial.stack.queue
    _away(trial, queue.kill, queue.start, for_s=600, per_s=2)


@fault()
def redis_frozen(trial: Trial) -> None:
    """SIGSTOP for 4 s (long: 30 s), then SIGCONT."""
    queue = trial.stack.queue
    _away(trial, queue.freeze, queue.thaw, for_s=30 if trial.long else 4)


@fault()
def redis_full(trial: Trial) -> None:
    """maxmemory reached under noeviction: every write is refused."""
    with trial.stack.queue.client() as client:
        _away(
            trial,
            lambda: (client.config_set("maxmemory-policy", "noeviction"), client.config_set("maxmemory", 1)),
            lambda: client.config_set("maxmemory", 0),
            for_s=30 if trial.long else 2,
        )


@fault()
def redis_read_only(trial: Trial) -> None:
    """A failover made it a replica: it answers, and takes no writes."""
    with trial.stack.queue.client() as client:
        _away(
            trial,
            lambda: client.replicaof("127.0.0.1", 1),
            lambda: client.replicaof("NO", "ONE"),
            for_s=30 if trial.long else 2,
        )


@fault()
def redis_flushed(trial: Trial) -> None:
    """FLUSHALL while hints wait: the rows are found."""
    stack = trial.stack
    for worker in stack.workers:
        stack.freeze(worker)
    trial.submit(8)
    with stack.queue.client() as client:
        assert client.llen("rq:queue:wordcounts")
        client.flushall()
    for worker in stack.workers:
        stack.thaw(worker)
    trial.broke()
    trial.settle(within_s=BACK_S)


@fault()
def hinted_five_times(trial: Trial) -> None:
    """Every id is enqueued five times; each is counted once, by one attempt and one fetch."""
    hints = Hints(trial.stack.queue.url)
    for _ in range(8):
        for id in trial.submit(1, delay_s=0.2):
            assert all(hints.hint(id, number) for number in range(4))
    trial.broke()
    trial.settle()
    with trial.stack.queue.client() as client:
        until(lambda: not client.llen("rq:queue:wordcounts"))
    hints.close()
    assert trial.attempts() == {1}
    assert trial.n_fetches() == len(trial.ids)
