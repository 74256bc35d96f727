"""The states of an analysis, what may follow what, and when to try again. Pure: decides, never acts.

    queued -> running -> finished | failed | cancelled
    queued -> cancelled
    running -> queued    when a lease expires or is given back, or a transient error waits for its next attempt

Terminal states never change; a retry is a new analysis.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from wordcounts.errors import Blame


class State(StrEnum):
    """Where an analysis stands."""

    QUEUED = "queued"
    RUNNING = "running"
    FINISHED = "finished"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def terminal(self) -> bool:
        """True for the states that nothing follows."""
        return not FOLLOWERS[self]


class Stage(StrEnum):
    """What a running analysis is doing; None while it is not running."""

    FETCHING = "fetching"
    READING = "reading"
    """Its text is being found; of all but long texts the words are counted in the same milliseconds."""
    COUNTING = "counting"
    """The words of a long text are being counted."""
    STORING = "storing"


FOLLOWERS: Final[dict[State, frozenset[State]]] = {
    State.QUEUED: frozenset({State.RUNNING, State.CANCELLED}),
    State.RUNNING: frozenset({State.FINISHED, State.FAILED, State.CANCELLED, State.QUEUED}),
    State.FINISHED: frozenset(),
    State.FAILED: frozenset(),
    State.CANCELLED: frozenset(),
}
"""What may follow what. (A row whose workers died three times fails from `running`, where the last one left it.)"""

MAX_ATTEMPTS: Final = 4
"""Attempts at a source whose errors are transient (PROMISES, P10)."""

MAX_DEATHS: Final = 3
"""Attempts that may end in a worker's death before the analysis fails as `poison` (PROMISES, P10)."""

BACK_OFF_S: Final = (1.0, 4.0, 10.0)
"""Seconds before the second, third and fourth attempt (DESIGN, "Details")."""

JITTER: Final = 0.25
"""Share by which a wait may be shorter or longer, so that many failures do not come back at once."""

MAX_RETRY_AFTER_S: Final = 300.0
"""The longest Retry-After that is honoured, in seconds (PROMISES, P10)."""

OURS_WAIT_S: Final = 2.0
"""Seconds to wait after a failure of our own infrastructure, which counts as no attempt."""


SHARE_FOR_S: Final = 60.0
"""Seconds within which equal requests share one fetch (PROMISES, P13)."""


@dataclass(frozen=True, slots=True)
class TryAgain:
    """Back to `queued`, not to be claimed for `wait_s` seconds; `refund` gives the attempt back."""

    wait_s: float
    refund: bool


@dataclass(frozen=True, slots=True)
class GiveUp:
    """The analysis has failed for good."""


def after_failure(
    blame: Blame, attempt: int, *, chance: float, retry_after_s: float | None = None
) -> TryAgain | GiveUp:
    """Decide what follows a failed attempt.

    Args:
        blame: whose fault the error was.
        attempt: the number of the attempt that failed, from 1.
        chance: a random number in [0, 1), for the jitter.
        retry_after_s: what the other side asked for, in seconds.
    """
    match blame:
        case Blame.PERMANENT:
            return GiveUp()
        case Blame.OURS:
            asked_s = min(retry_after_s or 0.0, MAX_RETRY_AFTER_S)  # a host that is busy, or asked to be left alone
            return TryAgain(max(OURS_WAIT_S * _jitter(chance), asked_s), refund=True)
        case Blame.TRANSIENT:
            if attempt >= MAX_ATTEMPTS:
                return GiveUp()
            wait_s = BACK_OFF_S[min(attempt, len(BACK_OFF_S)) - 1] * _jitter(chance)
            if retry_after_s is not None:
                wait_s = max(wait_s, min(retry_after_s, MAX_RETRY_AFTER_S))
            return TryAgain(wait_s, refund=False)


def _jitter(chance: float) -> float:
    return 1 - JITTER + 2 * JITTER * chance
