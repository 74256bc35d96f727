from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest

from wordcounts.errors import Busy
from wordcounts.lifecycle import State
from wordcounts.store.values import Analysis, DocumentFacts
from wordcounts.turns import AT_ONCE, LARGE_BYTES, LARGE_TOKENS, Turns, is_large


def analysis(n_tokens: int, n_bytes: int = 0) -> Analysis:
    made: dict[str, Any] = dict.fromkeys(Analysis.__dataclass_fields__)
    facts: dict[str, Any] = dict.fromkeys(DocumentFacts.__dataclass_fields__)
    made |= {"id": "a", "state": State.FINISHED, "created_at": datetime.now(UTC), "n_tokens": n_tokens}
    return Analysis(**made | {"document": DocumentFacts(**facts | {"n_bytes": n_bytes})})


class Crowd:
    """Threads that have a turn, or wait for one, until they are let go."""

    def __init__(self, turns: Turns, n: int, *, going: int) -> None:
        self._go = threading.Event()
        self._began = threading.Semaphore(0)
        self._pool = ThreadPoolExecutor(n)
        self._all = [self._pool.submit(self._look, turns) for _ in range(n)]
        for _ in range(going):
            assert self._began.acquire(timeout=10)

    def _look(self, turns: Turns) -> None:
        with turns.turn(large=True):
            self._began.release()
            assert self._go.wait(30)

    def let_go(self) -> None:
        self._go.set()
        for one in self._all:
            one.result(10)
        self._pool.shutdown()


def test_a_few_large_texts_are_looked_at_at_once_and_the_next_is_told_to_come_back() -> None:
    turns = Turns(0)
    crowd = Crowd(turns, AT_ONCE, going=AT_ONCE)

    with pytest.raises(Busy) as told, turns.turn(large=True):
        pass
    crowd.let_go()

    assert told.value.retry_after_s == 5
    with turns.turn(large=True):
        pass


def test_who_waits_too_long_is_told_to_come_back() -> None:
    turns = Turns(1, patience_s=0.01)
    crowd = Crowd(turns, AT_ONCE, going=AT_ONCE)

    with pytest.raises(Busy), turns.turn(large=True):
        pass
    crowd.let_go()


def test_who_waits_has_a_turn_when_another_ends() -> None:
    turns = Turns(3, patience_s=30)
    crowd = Crowd(turns, AT_ONCE + 3, going=AT_ONCE)

    crowd.let_go()


def test_small_texts_never_wait() -> None:
    turns = Turns(0)
    crowd = Crowd(turns, AT_ONCE, going=AT_ONCE)

    with turns.turn(large=False):
        pass
    crowd.let_go()


def test_whoever_has_a_turn_needs_no_second_and_gives_it_back_after_an_error() -> None:
    turns = Turns(0)

    for _ in range(AT_ONCE + 1):
        with (
            pytest.raises(ValueError, match="inner"),
            turns.turn(large=True),
            turns.turn(large=True),
            turns.turn(large=True),
        ):
            raise ValueError("inner")


def test_a_large_document_of_few_words_is_large_too() -> None:
    assert is_large(analysis(1, LARGE_BYTES))
    assert is_large(analysis(LARGE_TOKENS))
    assert not is_large(analysis(LARGE_TOKENS - 1, LARGE_BYTES - 1))
