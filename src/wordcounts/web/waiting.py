"""Prefer: wait (RFC 7240): a request that is held until its analysis has ended, by half of the threads at most."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from typing import Final

from flask import Response, current_app, request

from wordcounts.store.values import Analysis

MAX_WAIT_S: Final = 20.0
"""The longest Prefer: wait that is honoured."""

FIRST_LOOK_S: Final = 0.03
MAX_LOOK_S: Final = 0.25
"""Between two looks at the row: longer and longer, so that many who wait for slow sites cost the database little."""

_WAIT: Final = re.compile(r"(?:^|[,;\s])wait=(\d{1,4})\b")


class Waiting:
    """Lets at most half of the web's threads hold a request open.

    Args:
        threads: of this web process.
        look: the analysis as it stands.
    """

    def __init__(self, threads: int, look: Callable[[str], Analysis]) -> None:
        self._places = threading.BoundedSemaphore(max(1, threads // 2))
        self._look = look

    def until_ended(self, one: Analysis, wait_s: float) -> Analysis | None:
        """The analysis when it has ended, or as it stands after `wait_s` seconds; None when all places are taken."""
        if not self._places.acquire(blocking=False):
            return None
        try:
            deadline = time.monotonic() + wait_s
            pause_s = FIRST_LOOK_S
            while not one.state.terminal and (left_s := deadline - time.monotonic()) > 0:
                time.sleep(min(pause_s, left_s))
                pause_s = min(pause_s * 1.5, MAX_LOOK_S)
                one = self._look(one.id)
        finally:
            self._places.release()
        return one


def held(one: Analysis, answer: Callable[[Analysis, bool], Response]) -> Response:
    """Answer at once, or when the analysis has ended if the request prefers to wait for it.

    An answer that was held says so by Preference-Applied; one without was not, for lack of a free place.

    Args:
        one: the analysis as it stands.
        answer: makes the answer, from the analysis and whether it was waited for.
    """
    asked = _WAIT.search(request.headers.get("Prefer", ""))
    if asked is None:
        return answer(one, False)
    waiting = current_app.extensions["wordcounts-waiting"]
    assert isinstance(waiting, Waiting)  # noqa: S101 - create_app put it there
    wait_s = min(float(asked[1]), MAX_WAIT_S)
    ended = one if one.state.terminal else waiting.until_ended(one, wait_s)
    if ended is None:
        return answer(one, False)
    applied = answer(ended, True)
    applied.headers["Preference-Applied"] = f"wait={wait_s:.0f}"
    return applied
