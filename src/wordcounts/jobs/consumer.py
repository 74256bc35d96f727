"""Takes hints from the queue and runs the one job, for as long as it is not told to stop.

RQ's own loop ends when Redis goes away in the middle of a job, installs signal handlers whose second signal kills, and
listens for commands that anyone who can write to Redis may send. This loop is a `SimpleWorker` that does none of it.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, Final, Self

from redis import Redis
from redis.exceptions import RedisError
from rq import Queue, SimpleWorker
from rq.exceptions import DequeueTimeout
from rq.serializers import JSONSerializer
from rq.timeouts import BaseDeathPenalty
from rq.worker import WorkerStatus

from wordcounts.jobs.connection import BLOCK_S, BULK_QUEUE, CONSUMER_TIMEOUT_S, QUEUE, connect
from wordcounts.jobs.guard import GuardedBulkJob, GuardedJob
from wordcounts.jobs.leftovers import LEFT_AFTER_S

log = logging.getLogger(__name__)

MAX_WAIT_S: Final = 5.0
"""The longest pause before Redis is tried again, in seconds."""

HEARTBEAT_S: Final = 15.0
"""Between two signs of life in RQ's own book-keeping, which only its tools read."""

_SLICE_S: Final = 0.1


class NoDeathPenalty(BaseDeathPenalty):
    """RQ's time limit on a job, left out: ours only hands an id over, and its timer takes SIGALRM."""

    def __init__(self, *_: object, **__: object) -> None: ...

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Consumer(SimpleWorker):
    """The loop. One thread; `consume` returns once `stopped` says so.

    Args:
        redis_url: redis://, rediss:// or unix://.
        name: unique among the workers.
        bulk: take hints of collections, and no others.
    """

    death_penalty_class = NoDeathPenalty

    def __init__(self, redis_url: str, *, name: str, bulk: bool = False) -> None:
        connection = connect(redis_url, timeout_s=CONSUMER_TIMEOUT_S)
        queue_name, job = (BULK_QUEUE, GuardedBulkJob) if bulk else (QUEUE, GuardedJob)
        queue = Queue(queue_name, connection=connection, serializer=JSONSerializer, job_class=job)
        super().__init__(
            [queue], name=name, connection=connection, job_class=job, serializer=JSONSerializer,
            prepare_for_work=False, log_job_description=False, worker_ttl=LEFT_AFTER_S,
        )  # fmt: skip
        self.log_result_lifespan = False
        self.log.setLevel(logging.WARNING)  # what became of an analysis, the worker says itself, once
        self._beat_at = 0.0

    def _set_connection(self, connection: Redis) -> Redis:
        """Keep our time-out: RQ would make it seven minutes, for which a frozen Redis would hold the worker."""
        return connection

    def consume(self, stopped: Callable[[], bool]) -> None:
        """Run jobs until `stopped()` is true; looked at about once a second. Outlives any absence of Redis."""
        wait_s = _SLICE_S
        while not stopped():
            try:
                self._next()
            except (RedisError, OSError) as error:
                if wait_s == _SLICE_S:
                    log.warning("worker %s: Redis is away: %s", self.name, error)
                _pause(wait_s, stopped)
                wait_s = min(wait_s * 2, MAX_WAIT_S)
            else:
                wait_s = _SLICE_S
        if wait_s == _SLICE_S:  # else Redis is away, and another time-out would be spent on good manners
            self._leave()

    def _next(self) -> None:
        if time.monotonic() - self._beat_at > HEARTBEAT_S:
            self._beat()
        try:
            found = Queue.dequeue_any(
                self.queues,
                BLOCK_S,
                connection=self.connection,
                job_class=self.job_class,
                serializer=self.serializer,
                death_penalty_class=self.death_penalty_class,
            )
        except DequeueTimeout:
            return
        except (ValueError, TypeError, KeyError, AttributeError, LookupError) as error:
            # What is not even the shape of a job has left the queue with this, and is forgotten.
            log.warning("worker %s: dropped what is no job: %s", self.name, type(error).__name__)
            return
        if found is not None:
            self.execute_job(*found)

    def execute_job(self, job: Any, queue: Queue) -> None:
        """Run a job and forget it.

        Without what RQ writes down about each (eleven round trips, 1.3 ms of CPU): nobody reads it, since the row in
        the database says what became of an analysis.
        """
        try:
            job.perform()
        except Exception as error:  # noqa: BLE001 - a forged job raises whatever it likes; our own catches what it must
            log.warning("worker %s: job %s failed: %s", self.name, job.id, error)
        with self.connection.pipeline(transaction=False) as pipeline:
            pipeline.lrem(queue.intermediate_queue_key, 1, job.id)
            pipeline.delete(job.key)
            pipeline.execute()

    def _beat(self) -> None:
        self._beat_at = time.monotonic()
        self.set_state(WorkerStatus.IDLE)
        self.heartbeat()

    def _leave(self) -> None:
        try:
            self.connection.delete(self.key)
        except (RedisError, OSError):
            log.info("worker %s: left while Redis is away", self.name)
        self.connection.close()


def _pause(seconds: float, stopped: Callable[[], bool]) -> None:
    end = time.monotonic() + seconds
    while not stopped() and time.monotonic() < end:
        time.sleep(_SLICE_S)
