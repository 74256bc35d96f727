"""What every answer says to the browser, and which requests are not ours to take."""

from __future__ import annotations

from typing import Final

from flask import Flask, Response, request

from wordcounts.errors import CrossSite, MalformedRequest, WrongHost
from wordcounts.web.hosts import Hosts, plain_origin

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    # These three do not fall back to default-src; a worker falls back to script-src.
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; worker-src 'none'"
)
"""No upgrade-insecure-requests: nothing is loaded but from our own origin, and on plain http it would load nothing."""

HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    # The address of an analysis is the key to it, so no other site learns it. Not no-referrer, under which a browser
    # posts a form with `Origin: null` (Fetch standard, "append a request Origin header"), which is refused below.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Frame-Options": "DENY",
    # An answer shows what somebody submitted, and is gone once it is deleted: no copy outlives it.
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
}
"""On every answer, whatever its status, unless a route below or the answer itself says otherwise."""

FRAMED: Final = frozenset({"standing.embed", "together.embed"})
"""What any site may show within its own pages: it has nothing to press but a link, and looks at no session."""

FRAMED_HEADERS: Final = {
    **{name: value for name, value in HEADERS.items() if name != "X-Frame-Options"},
    "Content-Security-Policy": POLICY.replace("frame-ancestors 'none'", "frame-ancestors *"),
    "Cross-Origin-Resource-Policy": "cross-origin",
}

STRICT_TRANSPORT: Final = "max-age=31536000"
"""A year, for this host alone: what its subdomains do is not ours to say."""

INDEXED: Final = frozenset({"pages.home", "pages.docs", "pages.asset", "pages.favicon", "static"})
"""What search engines may keep: what is the same for everybody."""

PUBLIC: Final = frozenset({"api.described", "api.stop_words"})
"""The same for everybody until the next release: kept for an hour."""

_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})


def install(app: Flask, ours: Hosts, *, https: bool = False) -> None:
    """Guard every request and mark every answer.

    Args:
        ours: the hosts that requests may name.
        https: tell browsers that came by https to come by nothing else from now on.
    """
    app.before_request(lambda: refuse_malformed(ours))
    app.before_request(refuse_other_sites)
    app.after_request(_strict if https else mark)


def refuse_malformed(ours: Hosts) -> None:
    """What no browser sends, and what lies behind us would stumble over.

    Raises:
        WrongHost: the host is none of ours, or none is named (RFC 9112, 3.2): the server's own name would count.
        MalformedRequest: there is a NUL in the path or the query, which PostgreSQL takes in no text.
    """
    if "HTTP_HOST" not in request.environ and request.environ.get("SERVER_PROTOCOL") != "HTTP/1.0":
        raise WrongHost
    if request.host not in ours:
        raise WrongHost
    if "\0" in request.path or b"%00" in request.query_string:
        raise MalformedRequest("There is a NUL character in the address.")


def refuse_other_sites() -> None:
    """CSRF by Origin and Sec-Fetch-Site; a request with neither is no browser's, and passes (DESIGN, "Details").

    Scheme and host are those that the browser sees, which behind a proxy takes WORDCOUNTS_TRUSTED_PROXIES.

    Raises:
        CrossSite: another site's page made a browser send this, or one that hides who it is (`Origin: null`).
    """
    if request.method in _SAFE:
        return
    origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
    if origin is not None and plain_origin(origin) != f"{request.scheme}://{request.host}":
        raise CrossSite
    if site is not None and site not in ("same-origin", "none"):
        raise CrossSite


def mark(answer: Response) -> Response:
    """Set the headers that an answer has not set itself."""
    if answer.status_code >= 400:
        answer.headers.pop("Cache-Control", None)
    elif request.endpoint in PUBLIC:
        answer.headers.setdefault("Cache-Control", "public, max-age=3600")
    indexed = request.endpoint in INDEXED and answer.status_code < 400
    headers = FRAMED_HEADERS if request.endpoint in FRAMED and answer.status_code < 400 else HEADERS
    for name, value in headers.items():
        if not (indexed and name == "X-Robots-Tag"):
            answer.headers.setdefault(name, value)
    return answer


def _strict(answer: Response) -> Response:
    if request.is_secure:
        answer.headers["Strict-Transport-Security"] = STRICT_TRANSPORT
    return mark(answer)
