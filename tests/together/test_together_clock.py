"""A worker whose clock is an hour off, or jumps (PROMISES, P8).

What Python tells the worker is changed in its process, through a module that Python loads at its start. That leaves the
database's clock alone: PostgreSQL's is its server's; SQLite's is this machine's, read by the library itself.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from parts.origin import Origin
from parts.pieces import Pieces
from parts.product import until
from wordcounts.jobs.hints import Hints
from wordcounts.lifecycle import State
from wordcounts.store.values import NewAnalysis, new_id

PAGE = "<title>Tides</title><p>" + "The sea rises and the sea falls. " * 30

WRONG_CLOCK = """
import datetime, pathlib, time
right_time, right_datetime, said = time.time, datetime.datetime, pathlib.Path(__file__).with_name("offset")
def offset():
    return float(said.read_text() or 0)
class Wrong(type):
    def __instancecheck__(cls, one):
        return isinstance(one, right_datetime)
class WrongDatetime(right_datetime, metaclass=Wrong):
    @classmethod
    def now(cls, tz=None):
        return right_datetime.now(tz) + datetime.timedelta(seconds=offset())
    @classmethod
    def utcnow(cls):
        return right_datetime.utcnow() + datetime.timedelta(seconds=offset())
time.time = lambda: right_time() + offset()
time.time_ns = lambda: int(time.time() * 1e9)
datetime.datetime = WrongDatetime
"""


@pytest.mark.parametrize("offset_s", [3600, -3600])
def test_a_wrong_clock_that_jumps_changes_nothing(
    running: Pieces, origin: Origin, tmp_path: Path, offset_s: int
) -> None:
    (tmp_path / "sitecustomize.py").write_text(WRONG_CLOCK)
    said = tmp_path / "offset"
    said.write_text(str(offset_s))
    path = os.pathsep.join([str(tmp_path), running.settings.get("PYTHONPATH", "")])
    began = datetime.now(UTC)
    running.worker(PYTHONPATH=path)
    running.worker()  # a right one beside it
    slow = [submit(running, origin.serve(f"/slow/{number}", PAGE, delay_s=4.0)) for number in range(8)]
    until(lambda: all(origin.hits(f"/slow/{number}") for number in range(8)))
    said.write_text(str(-offset_s))  # a jump of two hours, with leases of 3 s held
    busy = submit(running, origin.serve("/busy", "", status=503))
    until(lambda: (one := running.store.get(busy)) and one.next_attempt_at)
    origin.serve("/busy", PAGE)

    until(lambda: {state(running, id) for id in [*slow, busy]} == {State.FINISHED})

    within = (began - timedelta(seconds=2), datetime.now(UTC) + timedelta(seconds=2))
    for id in [*slow, busy]:
        changes = [(change.state, change.attempt) for change in running.store.history(id)]
        assert changes.count((State.FINISHED, changes[-1][1])) == 1
        assert all(within[0] < change.at < within[1] for change in running.store.history(id))
        one = running.store.get(id)
        assert one
        assert one.document
        assert one.document.fetched_at
        assert within[0] < one.document.fetched_at < within[1]
        assert one.attempt == (2 if id == busy else 1)


def submit(running: Pieces, url: str) -> str:
    new = NewAnalysis(id=new_id(), kind="url", url=url, extraction="page")
    running.store.add(new)
    Hints(running.queue.url).hint(new.id, 0)
    return new.id


def state(running: Pieces, id: str) -> State:
    found = running.store.get(id)
    assert found is not None
    return found.state
