"""The web's process: gunicorn with threads."""

from __future__ import annotations

import logging
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from wordcounts.jobs.breaker import Breaker
from wordcounts.jobs.hints import Hints
from wordcounts.jobs.limits import Limits
from wordcounts.reader.pool import Readers
from wordcounts.service import Service
from wordcounts.settings import Settings
from wordcounts.store.store import Store
from wordcounts.tally import Tally
from wordcounts.web.app import create_app
from wordcounts.web.metrics import report_for_ever
from wordcounts.web.wire import Worker

GRACE_S = 10

ACCESS_LOG = '%(h)s "%(m)s %(U)s" %(s)s %(b)s %(M)sms'
"""Without query strings: they may hold what somebody searched for."""


def serve(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT.

    Raises:
        SchemaMismatch: the database was never upgraded, or is ahead.
    """
    store = Store.open(settings.database, pool_size=1)
    try:
        store.check_schema()
    finally:
        store.close()
    Server(settings).run()


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn, told by our settings instead of a file."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        """Say how to serve; each line that gunicorn's own default would not."""
        settings = self._settings
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        options: dict[str, Any] = {
            "bind": f"{host}:{settings.port}",
            "worker_class": Worker,
            "workers": settings.web_processes,
            "threads": settings.web_threads,
            "graceful_timeout": GRACE_S,
            "timeout": 60,
            "keepalive": 15,
            "accesslog": "-" if settings.log_format == "json" else None,
            "access_log_format": ACCESS_LOG,
            "loglevel": "warning",
            "proc_name": "wordcounts-web",
            "control_socket_disable": True,
            # gunicorn believes what comes from loopback; WORDCOUNTS_TRUSTED_PROXIES alone says whom we believe.
            "forwarded_allow_ips": "",
            "secure_scheme_headers": {},
            "forwarder_headers": "",
        }
        for name, value in options.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Flask:
        """Make the app, in each process after the fork: connections are never shared across it."""
        return build(self._settings)


def build(settings: Settings) -> Flask:
    """Connect the parts and make the app."""
    store = Store.open(settings.database, pool_size=settings.web_threads)
    readers = Readers(1, timeout_s=settings.read_timeout_s, memory_bytes=settings.read_memory_bytes)
    logging.getLogger(__name__).info("web: ready to serve")
    breaker, tally = Breaker(), Tally()
    hints, limits = Hints(settings.redis_url, breaker), Limits(settings.redis_url, breaker)
    service = Service(settings, store, hints, readers.read, limits)
    report_for_ever(service, tally)
    return create_app(settings, service, tally)
