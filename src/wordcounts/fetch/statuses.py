"""What a status says about whether there is a document, and whether trying again can help. Pure."""

from __future__ import annotations

from email.utils import formatdate
from http import HTTPStatus

from wordcounts.errors import BadResponse, FetchError, HttpError, HttpUnavailable
from wordcounts.fetch.head import Head
from wordcounts.fetch.headers import retry_after

REDIRECTS = frozenset({301, 302, 303, 307, 308})
TRANSIENT = frozenset({408, 425, 429})
"""Client errors that time may mend; so may all of 5xx. Source: PROMISES, P10."""
OVERLOADED = frozenset({429, 503})
"""A Retry-After of these is for the whole site. Source: RFC 6585, 4; RFC 9110, 15.6.4."""

_MEANINGS = {
    401: "it wants a login.",
    403: "it does not let us read this page.",
    404: "there is no such page.",
    410: "the page is gone.",
    429: "it has had too many requests.",
    451: "the page is withheld for legal reasons.",
    503: "it is not available just now.",
}


def check_status(head: Head) -> None:
    """Raise what a status means that is neither a document's nor a redirect's.

    Raises:
        HttpUnavailable: time may mend it; with what Retry-After asks.
        HttpError: any other 4xx.
        BadResponse: no status for an answer to GET.
    """
    error = _error(head)
    if error is not None:
        raise error


def _error(head: Head) -> FetchError | None:
    status = head.status
    if status in TRANSIENT or 500 <= status <= 599:
        return HttpUnavailable(_sentence(status), retry_after_s=asked_wait_s(head))
    if 400 <= status <= 499:
        return HttpError(_sentence(status))
    return None if 200 <= status <= 299 or status in REDIRECTS else BadResponse(_sentence(status))


def asked_wait_s(head: Head) -> float | None:
    """Seconds that Retry-After asks for."""
    # Our clock where the site tells no time.
    return retry_after(head.get("retry-after"), head.get("date") or formatdate(usegmt=True))


def _sentence(status: int) -> str:
    """Names the status; never the site's own words."""
    if status in _MEANINGS:
        return f"The site answered {status}: {_MEANINGS[status]}"
    try:
        return f"The site answered {status} ({HTTPStatus(status).phrase})."
    except ValueError:
        return f"The site answered {status}."
