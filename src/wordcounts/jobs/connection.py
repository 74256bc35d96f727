"""How Redis is reached: short time-outs where a person waits, longer ones where a worker blocks on purpose."""

from __future__ import annotations

from typing import Final

from redis import Redis
from redis.backoff import NoBackoff
from redis.retry import Retry

QUEUE: Final = "wordcounts"
"""Of single analyses: a hint names one."""

BULK_QUEUE: Final = "wordcounts-bulk"
"""Of collections: a hint names one, and a batch of what waits of it is taken. Each queue has a consumer of its own: one
of two queues loses a job for good when it is killed between dequeue and start."""

QUEUES: Final = (QUEUE, BULK_QUEUE)

NOWHERE: Final = "unix:///dev/null"
"""Where a Redis that no setting names is: always away."""

HINT_TIMEOUT_S: Final = 0.5
"""On the request path. The client's own retries would hold an enqueue on a frozen Redis for 26 s (DEPENDENCIES)."""

BLOCK_S: Final = 1
"""How long a consumer blocks in one dequeue, hence the longest that a request to stop waits, in seconds."""

CONSUMER_TIMEOUT_S: Final = 3.0
"""Of a consumer's socket: more than `BLOCK_S`, so that only a silent Redis runs into it, and no more than a worker that
is told to stop can wait for one."""


def connect(url: str, *, timeout_s: float) -> Redis:
    """Return a client of redis://, rediss:// or unix:// that opens its first connection when it is used.

    Args:
        url: as in REDIS_URL.
        timeout_s: for connecting and for each answer, in seconds; nothing is tried twice.
    """
    return Redis.from_url(
        url, socket_timeout=timeout_s, socket_connect_timeout=timeout_s, retry=Retry(NoBackoff(), 0), protocol=2
    )
