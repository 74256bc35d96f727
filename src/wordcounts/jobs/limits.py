"""What clients have submitted, counted in Redis for all web processes; in memory while Redis is away."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Final

from wordcounts.jobs.breaker import Breaker
from wordcounts.jobs.connection import NOWHERE, connect
from wordcounts.rates import Limit, Spent, Windows

LIMIT_TIMEOUT_S: Final = 0.25
"""Half of a hint's: a submission waits for both on a Redis that has just frozen, and must be done within a second."""

PREFIX: Final = "wordcounts:submitted"

SPEND: Final = """
local used, free = {}, true
for i, key in ipairs(KEYS) do
  used[i] = tonumber(redis.call('GET', key) or '0')
  free = free and used[i] + tonumber(ARGV[3 * i]) <= tonumber(ARGV[3 * i - 2])
end
local answer = {free and 1 or 0}
for i, key in ipairs(KEYS) do
  if free then
    local before = used[i]
    used[i] = redis.call('INCRBY', key, ARGV[3 * i])
    if before == 0 then redis.call('PEXPIRE', key, ARGV[3 * i - 1]) end
  end
  answer[2 * i] = used[i]
  answer[2 * i + 1] = redis.call('PTTL', key)
end
return answer
"""
"""As `Windows.spend`, in one round trip: KEYS are the limits; ARGV, for each, how many, in how many milliseconds,
and what is asked for."""


class Limits:
    """Counts submissions. Thread-safe; opens its first connection when it is used; never raises because Redis is away.

    Args:
        redis_url: redis://, rediss:// or unix://; empty for none: each process counts for itself then.
        breaker: shared with the hints, so that a submission does not find out twice that Redis is away.
        clock: monotonic seconds, for what is counted in memory.
    """

    def __init__(self, redis_url: str, breaker: Breaker, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._redis = connect(redis_url or NOWHERE, timeout_s=LIMIT_TIMEOUT_S)
        self._script = self._redis.register_script(SPEND)
        self._breaker = breaker
        self._memory = Windows(clock)

    def spend(self, limits: Sequence[Limit]) -> Spent:
        """Count what each costs against all limits, or against none when less than that is left of one of them."""
        if not limits:
            return Spent(granted=True, quotas=())
        return self._breaker.call(lambda: self._ask(limits)) or self._memory.spend(limits)

    def close(self) -> None:
        """Close the connections."""
        self._redis.close()

    def _ask(self, limits: Sequence[Limit]) -> Spent:
        keys = [f"{PREFIX}:{limit.name}:{limit.subject}" for limit in limits]
        arguments = [number for limit in limits for number in (limit.rate.n, limit.rate.window_s * 1000, limit.cost)]
        granted, *found = self._script(keys=keys, args=arguments)
        used = [
            # A key that is not there has no time to live: an empty window is as long as any, and begins later.
            (int(n), ttl_ms / 1000 if ttl_ms >= 0 else limit.rate.window_s)
            for limit, n, ttl_ms in zip(limits, found[::2], found[1::2], strict=True)
        ]
        return Spent.of(limits, used, granted=bool(granted))
