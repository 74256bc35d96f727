"""A client's limit holds for all web processes together, and goes on when Redis goes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from parts.pieces import Pieces, pieces
from parts.product import Answer

PATH = "/api/v1/analyses"
RATE = {"WORDCOUNTS_SUBMIT_RATE": "20/10m"}


def visitor(running: Pieces) -> dict[str, str]:
    """The headers of a browser that has opened the page."""
    return {"Cookie": running.product.get("/").headers["Set-Cookie"].partition(";")[0]}


def submitted(running: Pieces, cookie: dict[str, str], n: int) -> list[Answer]:
    with ThreadPoolExecutor(16) as pool:
        asked = [
            pool.submit(running.product.request, "POST", PATH, {"text": str(number)}, cookie) for number in range(n)
        ]
        return [one.result() for one in asked]


def statuses(answers: list[Answer]) -> dict[int, int]:
    return {status: sum(answer.status == status for answer in answers) for status in {one.status for one in answers}}


def test_several_web_processes_hold_one_limit_and_each_its_own_without_redis(tmp_path) -> None:
    with pieces(f"sqlite:///{tmp_path / 'limits.sqlite3'}", **RATE) as running:
        running.web(processes=2)
        ann, bob = visitor(running), visitor(running)

        answers = submitted(running, ann, 60)

        assert statuses(answers) == {202: 20, 429: 40}
        assert len(running.store.recent(None, limit=200).items) == 20
        assert all(0 < int(one.headers["Retry-After"]) <= 600 for one in answers if one.status == 429)

        running.queue.kill()
        found = statuses(submitted(running, bob, 80))
        assert set(found) == {202, 429}
        assert 20 <= found[202] <= 40
