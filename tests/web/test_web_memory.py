"""What a web process has freed is given back to the system."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import Any

import pytest
from flask.testing import FlaskClient

from wordcounts import processes
from wordcounts.tally import Tally
from wordcounts.web import metrics


def test_what_a_large_body_took_is_given_back_once_it_is_answered(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[int] = []
    monkeypatch.setattr(metrics, "give_back_memory", lambda: given.append(1))
    monkeypatch.setattr(metrics, "LARGE_BYTES", 1_000)
    for text, times in (("word " * 20, 0), ("word " * 300, 1)):
        with client.post("/api/v1/analyses", json={"text": text}) as answer:
            assert answer.status_code == 202
            before = len(given)
        assert (before, len(given)) == (0, times)


def test_it_is_given_back_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    class Told:
        n_reports = 0

        def report(self, _: Tally) -> None:
            self.n_reports += 1

        def forget_deleted(self) -> None:
            pass

    told, enough = Told(), threading.Event()

    def give_back() -> None:
        at.append(told.n_reports)
        enough.set()

    at: list[int] = []
    pauses: list[Any] = []

    class Pause:
        def wait(self, _: float) -> bool:
            pauses.append(1)
            return len(pauses) > 7

    monkeypatch.setattr(metrics, "give_back_memory", give_back)
    monkeypatch.setattr(metrics, "threading", SimpleNamespace(Event=Pause, Thread=threading.Thread))
    metrics.report_for_ever(told, Tally())
    assert enough.wait(30)
    assert at == [metrics.TRIM_EVERY]


def test_nothing_is_given_back_where_the_system_has_no_such_call(monkeypatch: pytest.MonkeyPatch) -> None:
    processes.give_back_memory()
    monkeypatch.setattr(processes.ctypes, "CDLL", lambda _: object())
    processes.give_back_memory()
