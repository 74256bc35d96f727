"""Pages made to hold their parser for minutes, among good ones: they end in time, and are nobody else's problem."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import timedelta
from itertools import count, islice, pairwise
from pathlib import Path

import pytest

from parts.origin import Origin
from parts.pieces import Pieces, pieces
from parts.product import until
from wordcounts.lifecycle import State
from wordcounts.store.values import Analysis

PAGE = "<title>Tides</title><p>" + "The sea rises and the sea falls. " * 30
N_WORDS = 1 + 7 * 30
SIZE = 5_000_000
N_GOOD = 50
EVERY = 8
"""After so many good pages comes a hostile one."""
LONGEST = timedelta(seconds=10 + 5)
"""What one document may take its reader (PROMISES.md), and what a loaded machine adds until that is on record."""


def filled(piece: str) -> str:
    return piece * (SIZE // len(piece))


def attributes(tag: str, at_once: int) -> str:
    """Different ones, so many in each tag."""
    made = (f"a{number}=1" for number in count())
    return "".join(f"<{tag} {' '.join(islice(made, at_once))}>sea" for _ in range(SIZE // 10 // at_once))


HOSTILE = {
    "formatting left open": filled("<b><i><a>sea "),
    "attributes": attributes("p", SIZE // 10),
    "attributes, hidden from the look before the parse": attributes("html", 100),
    "paragraphs left open": filled("<p>sea sea"),
    "tables in tables": filled("<table><tr><td>sea "),
    "tables alone": filled("<table>"),
    "blocks in blocks": filled("<div>sea "),
}


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Pieces]:
    with pieces(f"sqlite:///{tmp_path / 'cage.sqlite3'}") as started:
        yield started


def ended(running: Pieces, id: str) -> Analysis | None:
    found = running.store.get(id)
    return found if found is not None and found.state.terminal else None


def test_hostile_pages_end_in_time_and_the_fifty_good_ones_beside_them_finish(running: Pieces) -> None:
    with Origin() as origin:
        web, worker = running.web(), running.worker()
        warm = web.submit(url=origin.serve("/warm", PAGE))
        until(lambda: ended(running, warm))
        packed = {"Content-Encoding": "gzip"}
        urls = {
            name: origin.serve(f"/hostile/{number}", gzip.compress(page.encode(), 1), headers=packed)
            for number, (name, page) in enumerate(HOSTILE.items())
        }

        hostile, good = {}, []
        waiting = iter(urls.items())
        for number in range(N_GOOD):
            if number % EVERY == 0:
                name, url = next(waiting)
                hostile[web.submit(url=url)] = name
            good.append(web.submit(url=origin.serve(f"/good/{number}", PAGE)))
        until(lambda: all(ended(running, id) for id in [*hostile, *good]), within_s=len(HOSTILE) * LONGEST.seconds)

    found = {id: ended(running, id) for id in [warm, *hostile, *good]}
    assert [found[id].n_tokens for id in good] == [N_WORDS] * N_GOOD
    for id, name in hostile.items():
        assert outcome(found[id]) in ("too_complex", HOSTILE[name].count("sea")), name
    assert all(time <= LONGEST for time in in_reader(found.values(), hostile).values())
    last = max(found[id].finished_at for id in hostile)
    assert sum(found[id].finished_at < last for id in good) >= N_GOOD // 2
    for id in found:
        assert [(change.state, change.attempt) for change in running.store.history(id)] == [
            (State.QUEUED, 0),
            (State.RUNNING, 1),
            (found[id].state, 1),
        ]
    assert worker.poll() is None


def outcome(analysis: Analysis) -> str | int | None:
    return analysis.failure.code if analysis.failure else analysis.n_tokens


def in_reader(analyses: Iterator[Analysis], hostile: dict[str, str]) -> dict[str, timedelta]:
    """No less than each hostile page took the one reader, by the record: since it began, or the one before it ended."""
    in_order = sorted(analyses, key=lambda one: one.finished_at)
    return {
        one.id: one.finished_at - max(one.started_at, before.finished_at)
        for before, one in pairwise(in_order)
        if one.id in hostile
    }
