"""How a client's limits stand, as the IETF's RateLimit fields.

Source: draft-ietf-httpapi-ratelimit-headers-10: a list of named policies with q (how many) and w (in how many seconds),
and for each r (how many are left) and t (seconds until the count begins anew). The drafts before the eighth had
RateLimit-Limit, -Remaining and -Reset, which say nothing of a second limit beside the first.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeVar

from werkzeug.wrappers import Response

from wordcounts.rates import Quota

Answer = TypeVar("Answer", bound=Response)


def mark(answer: Answer, quotas: Sequence[Quota]) -> Answer:
    """Say how the limits stand; nothing where there are none."""
    if quotas:
        answer.headers["RateLimit-Policy"] = ", ".join(map(_policy, quotas))
        answer.headers["RateLimit"] = ", ".join(
            f'"{quota.name}";r={quota.left};t={math.ceil(quota.reset_s)}' for quota in quotas
        )
    return answer


def _policy(quota: Quota) -> str:
    if quota.window_s is None:  # it counts what waits at one time, not what came within a time
        return f'"{quota.name}";q={quota.n};qu="concurrent-requests"'
    return f'"{quota.name}";q={quota.n};w={quota.window_s}'
