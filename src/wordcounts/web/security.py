"""What every answer says to the browser, and which requests are not ours to take."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from flask import Flask, Response, request

from wordcounts.errors import CrossSite

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)

HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}

_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})


def install(app: Flask) -> None:
    """Guard every request and mark every answer."""
    app.before_request(refuse_other_sites)
    app.after_request(mark)


def refuse_other_sites() -> None:
    """CSRF by Origin and Sec-Fetch-Site; a request with neither is no browser's, and passes (DESIGN, "Details").

    Raises:
        CrossSite: another site's page made a browser send this.
    """
    if request.method in _SAFE:
        return
    origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
    if origin is not None and urlsplit(origin).netloc.lower() != request.host.lower():
        raise CrossSite
    if site is not None and site not in ("same-origin", "none"):
        raise CrossSite


def mark(answer: Response) -> Response:
    """Set the headers that an answer has not set itself."""
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    return answer
