"""What a platform asks: alive, ready, and how much waits."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest

from wordcounts.errors import DatabaseUnavailable
from wordcounts.web.api import service
from wordcounts.web.metrics import Families, families, tally

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
    """Prometheus' text format: all processes together, from the database."""
    service().report(tally())
    try:
        standing = service().standing()
    except DatabaseUnavailable:
        standing = None
    registry = CollectorRegistry(auto_describe=False)
    registry.register(Families(families(standing)))
    return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)
