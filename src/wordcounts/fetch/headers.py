"""What a response's headers say. Pure."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def media_type(content_type: str | None) -> tuple[str | None, str | None]:
    """The media type, lower-case and without parameters, and the charset, of a Content-Type.

    >>> media_type('Text/HTML; Charset="UTF-8"')
    ('text/html', 'UTF-8')
    >>> media_type("nonsense")
    (None, None)
    """
    if not content_type:
        return None, None
    kind, *parameters = content_type.split(";")
    name = kind.strip().lower()
    if name.count("/") != 1 or not name.isascii() or " " in name:
        return None, None
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "charset":
            return name, value.strip().strip("\"'") or None
    return name, None


def retry_after(value: str | None, date: str | None) -> float | None:
    """Seconds that a Retry-After asks for; None where it says nothing that can be read.

    A date is taken relative to the answer's own Date, so that neither clock need be right. Source: RFC 9110, 10.2.3.

    >>> retry_after("120", None)
    120.0
    >>> retry_after("Fri, 31 Dec 1999 23:59:59 GMT", "Fri, 31 Dec 1999 23:59:00 GMT")
    59.0
    """
    if value is None:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit() and len(text) <= 9:
        return float(text)
    then, now = _instant(text), _instant(date)
    return max(0.0, (then - now).total_seconds()) if then and now else None


def location(value: str) -> str:
    """A Location as a URL: sites send it in raw UTF-8, which http.client reads as Latin-1."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def _instant(text: str | None) -> datetime | None:
    try:
        instant = parsedate_to_datetime(text or "")
    except (ValueError, OverflowError):
        return None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
