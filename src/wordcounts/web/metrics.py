"""What /metrics says, in Prometheus' terms, and the counting of requests in this process."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Final, Protocol

from flask import Flask, Response, current_app, request
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric

from wordcounts.processes import give_back_memory
from wordcounts.service import Standing
from wordcounts.tally import BOUNDS_S, Meter, Tally

REPORT_EVERY_S: Final = 5.0
"""Between two reports of a web process: what another process' /metrics does not know of it yet."""

TRIM_EVERY: Final = 6
"""Reports between two times at which freed memory is given back."""

LARGE_BYTES: Final = 5_000_000
"""Of a request's body, from which on what it took is given back at once: after a zip of 100 MB a process held 23 MB
more than before, of which it used 5."""

UNKNOWN: Final = "unknown"
"""The route of requests that lead nowhere, and the method of those that HTTP does not know: labels have an end."""

_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

Counters = Mapping[tuple[str, tuple[str, ...]], float]


class Reporting(Protocol):
    """The service, as far as its process' thread for chores needs it."""

    def report(self, tally: Tally) -> None:
        """Add what was counted to the counters of all processes."""

    def forget_deleted(self) -> None:
        """Remember nothing of what another process has deleted."""


def install(app: Flask, tally: Tally) -> None:
    """Count every request by method, route and status."""
    app.extensions["wordcounts-tally"] = tally
    app.after_request(_count)
    app.after_request(_lighten)


def _lighten(response: Response) -> Response:
    if (request.content_length or 0) >= LARGE_BYTES:
        response.call_on_close(give_back_memory)  # when nothing holds the body any more
    return response


def tally() -> Tally:
    """This process' counters."""
    found = current_app.extensions["wordcounts-tally"]
    assert isinstance(found, Tally)  # noqa: S101 - `install` put it there
    return found


def report_for_ever(service: Reporting, counted: Tally) -> None:
    """Start the thread that tells what this process counts and learns what others deleted, until the process ends."""
    pause = threading.Event()

    def run() -> None:
        for turn in count(1):
            if pause.wait(REPORT_EVERY_S):
                return
            service.report(counted)
            service.forget_deleted()
            if turn % TRIM_EVERY == 0:
                give_back_memory()

    threading.Thread(target=run, name="chores", daemon=True).start()


def families(standing: Standing | None) -> Iterator[Metric]:
    """Every metric; only that the database is away when `standing` is None."""
    yield _gauge("wordcounts_database_up", "1 when the database answers.", standing is not None)
    if standing is None:
        return
    depths, counters = standing.depths, standing.counters
    yield _gauge("wordcounts_queue_up", "1 when Redis answers.", standing.queue)
    yield _gauge(
        "wordcounts_queued", "Single analyses that wait, for a worker, an attempt or a shared fetch.", depths.n_queued
    )
    yield _gauge("wordcounts_bulk_queued", "Sources of collections that wait, behind all others.", depths.n_behind)
    yield _gauge("wordcounts_running", "Analyses that a worker holds.", depths.n_running)
    oldest = "Seconds that the oldest analysis which could be worked on has waited."
    yield _gauge("wordcounts_queue_age_seconds", oldest, depths.oldest_due_s)
    overdue = "Seconds since the oldest lease ran out that nobody has freed yet."
    yield _gauge("wordcounts_lease_overdue_seconds", overdue, depths.lease_overdue_s)
    age = float("inf") if depths.reconciled_s_ago is None else depths.reconciled_s_ago
    yield _gauge("wordcounts_reconciler_age_seconds", "Seconds since the last round of any reconciler.", age)
    attempts = "Attempts by how they ended, with the error's code."
    yield _counted("wordcounts_attempts", attempts, counters, Meter.ATTEMPTS, ("outcome", "code"))
    requests = "Requests by method, route and status."
    yield _counted("wordcounts_requests", requests, counters, Meter.REQUESTS, ("method", "route", "status"))
    yield _stages(counters)


class Families:
    """A collector, as `generate_latest` takes one."""

    def __init__(self, families: Iterable[Metric]) -> None:
        self._families = families

    def collect(self) -> Iterable[Metric]:
        """The metrics."""
        return self._families


def _count(answer: Response) -> Response:
    route = request.url_rule.rule if request.url_rule else UNKNOWN
    method = request.method if request.method in _METHODS else UNKNOWN
    tally().add(Meter.REQUESTS, method, route, str(answer.status_code))
    return answer


def _gauge(name: str, what: str, value: float) -> Metric:
    return GaugeMetricFamily(name, what, value=float(value))


def _counted(name: str, what: str, counters: Counters, meter: Meter, labels: tuple[str, ...]) -> Metric:
    family = CounterMetricFamily(name, what, labels=labels)
    for (of, values), n in counters.items():
        if of == meter and len(values) == len(labels):
            family.add_metric(values, n)
    return family


def _stages(counters: Counters) -> Metric:
    what = "Seconds that each stage of an attempt took: fetch, read, store."
    family = HistogramMetricFamily("wordcounts_stage_seconds", what, labels=("stage",))
    for stage in sorted({values[0] for of, values in counters if of == Meter.STAGES}):
        buckets, n = [], 0.0
        for bound in BOUNDS_S:
            n += counters.get((Meter.STAGES, (stage, f"{bound:g}")), 0.0)
            buckets.append(("+Inf" if bound == float("inf") else str(bound), n))
        family.add_metric([stage], buckets, counters.get((Meter.STAGES_S, (stage,)), 0.0))
    return family
