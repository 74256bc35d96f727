"""Hints that an analysis waits. A hint may be lost or doubled; nothing here ever raises because Redis is away."""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence
from typing import Final

from redis.exceptions import RedisError
from rq import Queue
from rq.serializers import JSONSerializer

from wordcounts.jobs.breaker import Breaker
from wordcounts.jobs.connection import BULK_QUEUE, HINT_TIMEOUT_S, NOWHERE, QUEUE, connect
from wordcounts.jobs.guard import BULK_JOB_NAME, FORGED_KEPT_S, JOB_NAME, GuardedBulkJob, GuardedJob
from wordcounts.jobs.leftovers import clear

HINT_LIVES_S: Final = 24 * 3600
"""How long Redis keeps a hint, in seconds: nothing that a death may leave stays for good."""


class Hints:
    """Puts ids in the queue. Thread-safe; opens its first connection when it is used.

    Args:
        redis_url: redis://, rediss:// or unix://; empty for none.
        breaker: shared with whatever else asks the same Redis; one of its own when None.
    """

    def __init__(self, redis_url: str, breaker: Breaker | None = None) -> None:
        self._redis = connect(redis_url or NOWHERE, timeout_s=HINT_TIMEOUT_S)
        self._queue = Queue(QUEUE, connection=self._redis, serializer=JSONSerializer, job_class=GuardedJob)
        self._bulk = Queue(BULK_QUEUE, connection=self._redis, serializer=JSONSerializer, job_class=GuardedBulkJob)
        self._breaker = breaker or Breaker()
        self._between: frozenset[str] = frozenset()

    def hint(self, id: str, attempt: int) -> bool:
        """Say that an analysis waits; False when Redis is away, within about a second."""
        return self._put([(id, attempt)])

    def hint_many(self, waiting: Sequence[tuple[str, int]]) -> bool:
        """Say that several wait, as (id, attempt); False when Redis is away (none, or some, were said then)."""
        return not waiting or self._put(waiting)

    def hint_collections(self, ids: Sequence[str]) -> bool:
        """Say that some of these collections waits to be worked on; False when Redis is away."""
        return not ids or self._enqueue(self._bulk, BULK_JOB_NAME, [(id, 0) for id in ids])

    def length(self) -> int | None:
        """How many hints of single analyses wait; None when Redis is away."""
        return self._breaker.call(lambda: int(self._queue.count))

    def bulk_length(self) -> int | None:
        """How many hints of collections wait; None when Redis is away."""
        return self._breaker.call(lambda: int(self._bulk.count))

    def clear_leftovers(self, now_s: float | None = None) -> int | None:
        """Clear what dead workers left in Redis, in batches; how much it was, or None when Redis is away.

        Args:
            now_s: seconds since 1970; now when None.
        """
        at = time.time() if now_s is None else now_s
        found = self._breaker.call(lambda: clear(self._redis, now_s=at, before=self._between))
        if found is None:
            return None
        self._between = found[1]
        return found[0]

    def ping(self) -> bool:
        """True when Redis answers. Asks even while it is left alone, and ends that when it answers."""
        try:
            answered = bool(self._redis.ping())
        except (RedisError, OSError):
            return False
        self._breaker.succeeded()
        return answered

    def close(self) -> None:
        """Close the connections."""
        self._redis.close()

    def _put(self, hints: Sequence[tuple[str, int]]) -> bool:
        return self._enqueue(self._queue, JOB_NAME, hints)

    def _enqueue(self, queue: Queue, name: str, hints: Sequence[tuple[str, int]]) -> bool:
        jobs = [
            Queue.prepare_data(
                name,
                args=(identifier,),
                timeout=-1,
                ttl=HINT_LIVES_S,
                result_ttl=0,
                failure_ttl=FORGED_KEPT_S,
                job_id=f"{identifier}-{attempt}-{secrets.token_hex(4)}",
                description=identifier,
            )
            for identifier, attempt in hints
        ]
        return self._breaker.call(lambda: bool(queue.enqueue_many(jobs))) or False
