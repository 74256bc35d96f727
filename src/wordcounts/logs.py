"""Where log lines go and what they may not hold: standard error, one event a line, no query string, no password."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any, Final, Literal, TextIO

import structlog

_URL: Final = re.compile(
    r"""(?P<scheme>[a-z][a-z0-9+.-]*://)     # any scheme: an address that was submitted, or a database's URL
        (?P<user>[^\s/?\#@"'<>]*@)?          # user and password
        (?P<rest>[^\s?\#"'<>]*)
        (?P<query>[?\#][^\s"'<>]*)?""",
    re.IGNORECASE | re.VERBOSE,
)
_REQUEST: Final = re.compile(r"""(?P<path>(?:^|(?<=[\s"']))/[^\s?"']*)\?[^\s"']*""")
"""A request's target, as a server writes it: the query may hold an address that someone submitted."""

LogFormat = Literal["console", "json"]


def without_secrets(text: str) -> str:
    """Take queries, fragments, user names and passwords out of every address in a text."""
    return _REQUEST.sub(r"\g<path>?...", _URL.sub(_bare, text))


def _bare(found: re.Match[str]) -> str:
    user = "***@" if found["user"] else ""
    query = "?..." if found["query"] else ""
    return f"{found['scheme']}{user}{found['rest']}{query}"


def _strip(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    for name, value in event.items():
        if isinstance(value, str):
            event[name] = without_secrets(value)
    return event


def configure_logs(
    log_format: LogFormat = "console", *, level: int = logging.INFO, stream: TextIO | None = None
) -> None:
    """Send structlog's and the standard library's events to one stream.

    Called once by each door that serves (web, worker, up), never when a module is imported.

    Args:
        log_format: lines for people, or JSON objects for machines.
        level: the least that is written.
        stream: standard error when None.
    """
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        _strip,
    ]
    stream = stream or sys.stderr
    renderer: Any = structlog.processors.JSONRenderer(ensure_ascii=False)
    if log_format == "console":
        renderer = structlog.dev.ConsoleRenderer(colors=stream.isatty())
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.PositionalArgumentsFormatter(),
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in ("alembic", "rq", "urllib3"):
        logging.getLogger(name).setLevel(logging.WARNING)  # their news is of no use to who runs this
