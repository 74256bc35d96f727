"""Whose turn it is at the readers. No process is started."""

import threading

import pytest

from parts.product import until
from wordcounts.reader.seats import Seats


class Asker(threading.Thread):
    """Asks for a seat, and keeps it."""

    def __init__(self, seats, *, behind):
        super().__init__(daemon=True)
        self.seats, self.behind, self.seat = seats, behind, None
        self.start()

    def run(self):
        self.seat = self.seats.take(behind=self.behind)


@pytest.fixture
def seats():
    return Seats(1)


def test_who_comes_later_and_is_not_behind_is_served_first(seats):
    own = seats.take(behind=False)
    collection = Asker(seats, behind=True)
    single = Asker(seats, behind=False)
    until(lambda: seats._n_ahead == 1)

    seats.leave(own)

    until(lambda: single.seat)
    assert collection.seat is None
    seats.leave(single.seat)
    until(lambda: collection.seat)


def test_when_collections_have_all_seats_a_single_document_gets_the_spare_one(seats):
    taken = seats.take(behind=True)
    single = Asker(seats, behind=False)

    until(lambda: single.seat)

    assert single.seat is not taken
    second = Asker(seats, behind=False)
    seats.leave(taken)
    until(lambda: second.seat)
    assert second.seat is taken


def test_the_spare_seat_serves_no_collection_and_no_second_crowd(seats):
    first = Asker(seats, behind=True)
    until(lambda: first.seat)
    spare = Asker(seats, behind=False)
    until(lambda: spare.seat)
    other = Asker(seats, behind=True)
    seats.leave(spare.seat)

    assert other.seat is None
    seats.leave(first.seat)
    until(lambda: other.seat)
    assert other.seat is first.seat


def test_single_documents_alone_wait_for_each_other(seats):
    own = seats.take(behind=False)
    other = Asker(seats, behind=False)
    other.join(0.3)
    assert other.seat is None

    seats.leave(own)

    until(lambda: other.seat)
