"""Log lines: their two forms, and what they may not hold."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from wordcounts.logs import configure_logs, without_secrets


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("fetch https://a.example/p?q=secret#x now", "fetch https://a.example/p?... now"),
        ("https://a.example/p", "https://a.example/p"),
        ("postgresql+psycopg://me:pass@db/words", "postgresql+psycopg://***@db/words"),
        ('"GET /results?url=https://a.example/?k=v HTTP/1.1"', '"GET /results?... HTTP/1.1"'),
        ("what? nothing", "what? nothing"),
        ("a/b?c", "a/b?c"),
    ],
)
def test_addresses_lose_their_queries_and_passwords(text: str, kept: str) -> None:
    assert without_secrets(text) == kept


def test_json_lines_are_objects_with_level_and_time() -> None:
    stream = io.StringIO()
    configure_logs("json", stream=stream)

    structlog.get_logger("test").info("fetched", url="https://a.example/?k=v", n_bytes=3)

    line = json.loads(stream.getvalue())
    assert line.pop("timestamp").endswith("Z")
    assert line == {"event": "fetched", "level": "info", "url": "https://a.example/?...", "n_bytes": 3}


def test_the_standard_librarys_lines_take_the_same_way() -> None:
    stream = io.StringIO()
    configure_logs("json", stream=stream)

    logging.getLogger("gunicorn.error").warning("slow: %s", "https://a.example/?k=v")

    assert json.loads(stream.getvalue())["event"] == "slow: https://a.example/?..."


def test_console_lines_are_plain_where_nobody_looks() -> None:
    stream = io.StringIO()
    configure_logs("console", stream=stream)

    structlog.get_logger("test").info("started", port=8000)

    assert "started" in stream.getvalue()
    assert "\x1b" not in stream.getvalue()


def test_trace_goes_into_the_line_without_its_secrets() -> None:
    stream = io.StringIO()
    configure_logs("json", stream=stream)

    try:
        raise ValueError("https://a.example/?k=v")
    except ValueError:
        structlog.get_logger("test").exception("broke")

    assert "ValueError: https://a.example/?..." in json.loads(stream.getvalue())["exception"]
