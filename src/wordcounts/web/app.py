"""The app factory."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask
from werkzeug.exceptions import NotFound, RequestEntityTooLarge
from werkzeug.middleware.proxy_fix import ProxyFix

from wordcounts.collected import Collected
from wordcounts.collections import Collections
from wordcounts.corpora import Corpora
from wordcounts.errors import BodyTooLarge, KeyRequired, MissingScope
from wordcounts.evidence import Evidence
from wordcounts.passages import Passages
from wordcounts.service import Service
from wordcounts.settings import Settings
from wordcounts.tally import Tally
from wordcounts.volumes import volumes_of
from wordcounts.web import gate, hosts, metrics, problems, security
from wordcounts.web.api import MAX_FIELD_BYTES, OVERHEAD_BYTES, api
from wordcounts.web.collected import collected
from wordcounts.web.collections import collections
from wordcounts.web.entrance import entrance, refused
from wordcounts.web.evidence import evidence
from wordcounts.web.health import health
from wordcounts.web.listings import listings
from wordcounts.web.original import original
from wordcounts.web.pages import not_found, pages, shape, takes, too_large
from wordcounts.web.plain import plain
from wordcounts.web.standing import standing
from wordcounts.web.together import together
from wordcounts.web.waiting import Waiting


def create_app(settings: Settings, service: Service, tally: Tally | None = None) -> Flask:
    """Make the app of one service; `tally` counts its requests."""
    app = Flask(__name__)
    app.config.update(
        DEBUG=False,  # whatever FLASK_DEBUG says: there is no debugger here
        SECRET_KEY=settings.secret_key,
        MAX_TEXT_BYTES=settings.max_upload_bytes,
        MAX_CONTENT_LENGTH=settings.max_upload_bytes + OVERHEAD_BYTES,
        MAX_FORM_MEMORY_SIZE=MAX_FIELD_BYTES,
        SESSION_COOKIE_NAME="wordcounts",
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.env == "production",
        PERMANENT_SESSION_LIFETIME=timedelta(days=400),
        SESSION_REFRESH_EACH_REQUEST=False,
    )
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.extensions["wordcounts"] = service
    app.extensions["wordcounts-evidence"] = Evidence(service)
    app.extensions["wordcounts-collections"] = Collections(settings, service)
    corpora = Corpora(service.store, service.holdings, service.memory, volumes_of(settings))
    app.extensions["wordcounts-collected"] = Collected(corpora)
    app.extensions["wordcounts-passages"] = Passages(corpora)
    app.extensions["wordcounts-waiting"] = Waiting(settings.web_threads, service.status)
    app.wsgi_app = hosts.named_plainly(app.wsgi_app)  # type: ignore[method-assign, assignment]
    if settings.trusted_proxies:
        n = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=n, x_proto=n, x_host=n)  # type: ignore[method-assign]
    security.install(app, hosts.Hosts(settings.trusted_hosts), https=settings.env == "production")
    gate.install(app, service.keys, required=settings.require_key)
    metrics.install(app, tally or Tally())
    problems.install(app)
    app.register_error_handler(NotFound, not_found)
    for large in (RequestEntityTooLarge, BodyTooLarge):
        app.register_error_handler(large, too_large)
    for refusal in (KeyRequired, MissingScope):
        app.register_error_handler(refusal, refused)
    app.jinja_env.filters.update(takes=takes, shape=shape)
    for blueprint in (
        api,
        listings,
        evidence,
        collections,
        collected,
        together,
        standing,
        original,
        pages,
        plain,
        entrance,
        health,
    ):
        app.register_blueprint(blueprint)
    return app
