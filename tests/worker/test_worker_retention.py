"""The reconciler's chore: now and then, a batch at a time."""

from __future__ import annotations

from wordcounts.worker.retention import BATCH, DAY_S, ERASE_EVERY_S, EVERY_S, Erasure, Retention


class Shelf:
    """A store that has so many old analyses."""

    def __init__(self, n_old: int) -> None:
        self.n_old, self.asked, self.given_back = n_old, [], 0  # type: ignore[var-annotated]

    def prune(self, *, older_than_s: float, limit: int) -> int:
        self.asked.append((older_than_s, limit))
        n = min(self.n_old, limit)
        self.n_old -= n
        return n

    def give_back_space(self) -> None:
        self.given_back += 1


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_nothing_is_deleted_where_all_is_kept() -> None:
    shelf = Shelf(10)

    Retention(shelf, None)()  # type: ignore[arg-type]

    assert shelf.asked == []


def test_a_round_deletes_one_batch_and_the_next_round_goes_on() -> None:
    shelf = Shelf(2 * BATCH + 1)
    chore = Retention(shelf, 30.0, clock=Clock())  # type: ignore[arg-type]

    for _ in range(5):
        chore()

    assert shelf.asked == [(30 * DAY_S, BATCH)] * 3
    assert (shelf.n_old, shelf.given_back) == (0, 1)


def test_it_looks_again_after_a_while() -> None:
    shelf, clock = Shelf(0), Clock()
    chore = Retention(shelf, 0.5, clock=clock)  # type: ignore[arg-type]
    chore()
    chore()
    shelf.n_old = 1

    clock.now += EVERY_S + 1
    chore()

    assert len(shelf.asked) == 2
    assert (shelf.n_old, shelf.given_back) == (0, 1)


class Log:
    """A store whose log can be emptied, or not yet."""

    def __init__(self, busy_for: int) -> None:
        self.busy_for, self.asked = busy_for, 0

    def empty_log(self) -> bool:
        self.asked += 1
        return self.asked > self.busy_for


def test_the_log_is_emptied_now_and_then_and_tried_again_while_it_is_in_use() -> None:
    clock, log = Clock(), Log(busy_for=2)
    erase = Erasure(log, clock=clock)  # type: ignore[arg-type]
    erase()
    assert log.asked == 0

    clock.now += ERASE_EVERY_S
    for _ in range(9):
        erase()

    assert log.asked == 3
