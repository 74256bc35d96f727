"""A collection of three texts, as a client of the API makes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

API = "/api/v1/collections"

Work = Callable[..., None]

TEXTS = (
    "The sea rises. The sea falls, and the boat waits.",
    "A boat on the sea waits for the wind.",
    "The wind turns. The wind turns again, and again the wind turns.",
)


def collection(client: FlaskClient, work: Work, *texts: str, **more: Any) -> str:
    sources = [{"text": text, "title": f"Text {number}"} for number, text in enumerate(texts, start=1)]
    answer = client.post(API, json={"name": "Tides", "sources": sources, "language": "en", **more})
    assert answer.status_code == 202, answer.json
    id: str = answer.json["id"]
    for one in client.get(f"{API}/{id}/sources").json["items"]:
        work(one["analysis"])
    return id


def add(client: FlaskClient, work: Work, id: str, *texts: str) -> None:
    """Some more texts."""
    answer = client.post(f"{API}/{id}/sources", json={"sources": [{"text": text} for text in texts]})
    assert answer.status_code == 202, answer.json
    for one in client.get(f"{API}/{id}/sources?state=queued").json["items"]:
        work(one["analysis"])


def count_calls(monkeypatch: pytest.MonkeyPatch, of: Any, name: str) -> list[str]:
    """A list that grows by one with each call."""
    calls: list[str] = []
    own = getattr(of, name)
    monkeypatch.setattr(of, name, lambda *args, **named: calls.append(name) or own(*args, **named))
    return calls
