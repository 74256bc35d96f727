"""Errors as answers: RFC 9457 problem+json, with a stable code and a sentence for people."""

from __future__ import annotations

import json
import logging
import math
from http import HTTPStatus

from flask import Flask, Response
from gunicorn.http.errors import ParseException
from werkzeug.exceptions import HTTPException

from wordcounts.errors import REGISTRY, BodyTooLarge, InternalError, MalformedRequest, WordcountsError
from wordcounts.web import quotas

MEDIA_TYPE = "application/problem+json"
_CODES = {404: "not_found", 405: "method_not_allowed", 415: "unsupported_media_type"}
_LOG = logging.getLogger(__name__)


def install(app: Flask) -> None:
    """Answer every error, foreseen or not, with a problem; a trace goes to the log only."""
    app.register_error_handler(WordcountsError, problem)
    app.register_error_handler(HTTPException, of_http)
    app.register_error_handler(ParseException, _broken_body)
    app.register_error_handler(Exception, _unforeseen)


_REALM = 'Bearer realm="wordcounts"'
_CHALLENGES = {
    "key_required": _REALM,
    "invalid_key": f'{_REALM}, error="invalid_token"',
    "missing_scope": f'{_REALM}, error="insufficient_scope"',
}
"""WWW-Authenticate, as RFC 6750 (3) words it."""


def problem(error: WordcountsError) -> Response:
    """The answer to one of our own errors."""
    answer = make(error.http_status, error.code, error.message, error.parameter, error.retry_after_s)
    if error.code in _CHALLENGES:
        answer.headers["WWW-Authenticate"] = _CHALLENGES[error.code]
    return quotas.mark(answer, error.quotas)


def make(
    status: int, code: str, detail: str, parameter: str | None = None, retry_after_s: float | None = None
) -> Response:
    """A problem+json answer.

    Args:
        status: of HTTP.
        code: stable, for programs.
        detail: a sentence, for people.
        parameter: the name of the offending option.
        retry_after_s: seconds, rounded up; None says 5 where the service is away.
    """
    title = HTTPStatus(status).phrase
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, "code": code}
    if parameter:
        body["parameter"] = parameter
    answer = Response(json.dumps(body), status, content_type=MEDIA_TYPE)
    if retry_after_s is not None or status in (429, 503):
        answer.headers["Retry-After"] = str(math.ceil(5 if retry_after_s is None else retry_after_s))
    return answer


def of_http(error: HTTPException) -> Response:
    """The answer to one of HTTP's own errors."""
    status = error.code or 500
    if status == 413:
        return problem(BodyTooLarge())
    if status < 400:
        return Response(error.get_body(), status, error.get_headers())
    answer = make(status, _CODES.get(status, "malformed_request" if status < 500 else "internal"), _sentence(status))
    for name, value in error.get_headers():
        if name == "Allow":
            answer.headers[name] = value
    return answer


def _sentence(status: int) -> str:
    if status == 404:
        return "There is nothing at this address."
    if status == 405:
        return "This address does not take that method."
    return REGISTRY["malformed_request" if status < 500 else "internal"].sentence


def _broken_body(_: ParseException) -> Response:
    """A body in chunks is parsed when it is read, which is here."""
    return problem(MalformedRequest())


def _unforeseen(error: Exception) -> Response:
    _LOG.error("unforeseen", exc_info=error)
    return problem(InternalError())
