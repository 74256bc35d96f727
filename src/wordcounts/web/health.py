"""What a platform asks: alive, ready, and how much waits."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest

from wordcounts.errors import DatabaseUnavailable
from wordcounts.web.api import service

health = Blueprint("health", __name__)


@health.get("/healthz")
def alive() -> Response:
    """This process answers."""
    return jsonify({"status": "ok"})


@health.get("/readyz")
def ready() -> Response:
    """Ready to take work; degraded when only Redis is away, for submissions are stored all the same."""
    found = service().health()
    parts = {"database": found.database, "schema": found.schema, "queue": found.queue}
    usable = found.database and found.schema
    status = "unavailable" if not usable else "ok" if found.queue else "degraded"
    answer = jsonify({"status": status, "parts": parts})
    answer.status_code = 200 if usable else 503
    return answer


@health.get("/metrics")
def metrics() -> Response:
    """Prometheus' text format."""
    registry = CollectorRegistry()
    up = Gauge("wordcounts_database_up", "1 when the database answers.", registry=registry)
    queued = Gauge("wordcounts_queued", "Analyses that wait.", registry=registry)
    try:
        queued.set(service().count_queued())
        up.set(1)
    except DatabaseUnavailable:
        up.set(0)
    return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)
