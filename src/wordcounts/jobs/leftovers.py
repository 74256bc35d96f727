"""Clears what RQ leaves in Redis when a worker dies, or when a job is refused. Nothing is asked of it: rows know.

A hint that was taken is worth nothing any more, whatever RQ's book-keeping calls it: what it pointed at waits in the
database, and is hinted again from there.
"""

from __future__ import annotations

from typing import Final

from redis import Redis

from wordcounts.jobs.connection import QUEUES

LEFT_AFTER_S: Final = 60
"""A job that was begun so long ago is cleared: harmless where it is still waiting for a slot."""

BATCH: Final = 500

WIP: Final = "rq:wip:{queue}"
"""RQ's registry of jobs that were begun: `job:execution`, by the time at which they count as left."""
FAILED: Final = "rq:failed:{queue}"
"""RQ's registry of jobs that were refused, by the time at which their records go."""
BETWEEN: Final = "rq:queue:{queue}:intermediate"
"""Where RQ puts an id between the queue and its beginning."""


def clear(redis: Redis, *, now_s: float, before: frozenset[str]) -> tuple[int, frozenset[str]]:
    """Clear at most `BATCH` of each kind, of each queue.

    Args:
        redis: where the queues are.
        now_s: seconds since 1970, by the clock of workers. A wrong one clears sooner or later, and loses nothing.
        before: the ids that stood between queue and beginning at the last look.

    Returns:
        How many were cleared, and the ids that stand there now: an id seen twice belongs to a worker that died.
    """
    n, stand = 0, frozenset[str]()
    for queue in QUEUES:
        cleared, still = _clear(redis, queue, now_s=now_s, before=before)
        n, stand = n + cleared, stand | still
    return n, stand


def _clear(redis: Redis, queue: str, *, now_s: float, before: frozenset[str]) -> tuple[int, frozenset[str]]:
    wip, failed, middle = (name.format(queue=queue) for name in (WIP, FAILED, BETWEEN))
    begun = [_text(name) for name in redis.zrangebyscore(wip, "-inf", now_s, start=0, num=BATCH)]
    between = frozenset(_text(id) for id in redis.lrange(middle, 0, BATCH - 1))
    stuck = between & before
    jobs = {name.partition(":")[0] for name in begun} | stuck
    pipe = redis.pipeline(transaction=False)
    for name in begun:
        pipe.zrem(wip, name)
        pipe.delete(f"rq:execution:{name}")
    for id in stuck:
        pipe.lrem(middle, 0, id)
    for id in jobs:
        pipe.delete(f"rq:job:{id}", f"rq:executions:{id}", f"rq:results:{id}")
    pipe.zremrangebyscore(failed, "-inf", now_s)
    pipe.execute()
    return len(jobs), between - stuck


def _text(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
