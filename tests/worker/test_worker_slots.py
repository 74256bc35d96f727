"""Seats: who may be in flight."""

import pytest

from wordcounts.worker.slots import Slots


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_no_more_than_n_are_in_flight():
    slots = Slots(2)
    assert slots.take("a", within_s=0)
    assert slots.take("b", within_s=0)
    assert slots.take("c", within_s=0) is None


def test_a_seat_that_was_left_is_free_again():
    slots = Slots(1)
    slots.leave(slots.take("a", within_s=0))
    assert slots.take("b", within_s=0)


def test_one_id_has_one_seat():
    slots = Slots(2)
    slots.take("a", within_s=0)
    with pytest.raises(KeyError):
        slots.take("a", within_s=0)


def test_whoever_waits_long_for_its_site_keeps_nobody_out():
    clock = Clock()
    slots = Slots(1, patience_s=1.0, clock=clock)
    slots.waiting(slots.take("slow", within_s=0), begins=True)
    assert slots.take("good", within_s=0) is None
    clock.now += 1.0
    assert slots.take("good", within_s=0)
    assert slots.n_taken == 2


def test_whoever_reads_is_not_patient():
    clock = Clock()
    slots = Slots(1, patience_s=1.0, clock=clock)
    seat = slots.take("reading", within_s=0)
    slots.waiting(seat, begins=True)
    slots.waiting(seat, begins=False)
    clock.now += 60.0
    assert slots.take("good", within_s=0) is None


def test_the_patient_lane_has_an_end():
    clock = Clock()
    slots = Slots(1, patience_s=1.0, lane=2, clock=clock)
    for name in ("a", "b", "c"):
        slots.waiting(slots.take(name, within_s=0), begins=True)
        clock.now += 1.0
    assert slots.take("d", within_s=0) is None


def test_a_slot_is_waited_for_with_real_time():
    slots = Slots(1, patience_s=0.1)
    slots.waiting(slots.take("slow", within_s=0), begins=True)
    assert slots.take("good", within_s=5)
