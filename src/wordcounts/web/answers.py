"""Values to the JSON shapes of the API."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from functools import partial
from itertools import islice
from typing import Any

from flask import Response, current_app, json, jsonify, url_for

from wordcounts.evidence import Past
from wordcounts.service import Submitted
from wordcounts.store.values import Analysis
from wordcounts.text.views.places import PlacesView
from wordcounts.text.views.stopwords import StopList
from wordcounts.text.views.view import WordsView
from wordcounts.text.views.vocabulary import Vocabulary
from wordcounts.web import quotas

ROWS_AT_ONCE = 5_000
"""Of those that are sent as they are made: 500 kB."""

POLL_S = 1
"""What Retry-After tells a client that polls."""


def in_json(said: dict[str, Any]) -> Response:
    """What is said, as JSON; `items` that come one by one are sent as they come, after all else."""
    items = said.get("items")
    if not isinstance(items, Iterator):
        return jsonify(said)
    dumps = partial(current_app.json.dumps, separators=(",", ":"))

    def pieces() -> Iterator[str]:
        yield dumps({name: value for name, value in said.items() if name != "items"})[:-1] + ',"items":['
        between = ""
        while some := list(islice(items, ROWS_AT_ONCE)):
            yield between + dumps(some)[1:-1]
            between = ","
        yield "]}\n"

    return Response(pieces(), mimetype="application/json")


def analysis(one: Analysis, n_ahead: int | None = None) -> dict[str, Any]:
    """An analysis as `schemas.Analysis`."""
    document = one.document
    return {
        "id": one.id,
        "state": one.state,
        "stage": one.stage,
        "attempt": one.attempt,
        "n_ahead": n_ahead,
        "source": {"kind": one.kind, "url": one.url},
        "options": {"extraction": one.extraction, "language": one.language, "keep": one.keep},
        "recipe": one.recipe,
        "document": document
        and {
            "final_url": document.final_url,
            "title": document.title,
            "language": document.language,
            "media_type": document.media_type,
            "charset": document.charset,
            "n_bytes": document.n_bytes,
            "sha256": document.sha256,
            "fetched_at": time(document.fetched_at),
        },
        "totals": None
        if one.n_tokens is None
        else {"n_tokens": one.n_tokens, "n_types": one.n_types, "n_hapaxes": one.n_hapaxes},
        "warnings": [{"code": code, "message": message} for code, message in one.notices],
        "error": one.failure
        and {"code": one.failure.code, "message": one.failure.message, "permanent": one.failure.permanent},
        "retry_of": one.retry_of,
        "shared_fetch": one.shared,
        "next_attempt_at": time(one.next_attempt_at),
        "created_at": time(one.created_at),
        "started_at": time(one.started_at),
        "finished_at": time(one.finished_at),
    }


def status(one: Analysis, code: int = 200, *, n_ahead: int | None = None) -> Response:
    """An analysis as an answer; Retry-After while it has not ended."""
    answer = jsonify(analysis(one, n_ahead))
    answer.status_code = code
    if not one.state.terminal:
        answer.headers["Retry-After"] = str(POLL_S)
    return answer


def accepted(submitted: Submitted, one: Analysis, *, waited: bool) -> Response:
    """202 with Location; 200 when it was waited for and has ended."""
    answer = status(one, 200 if waited and one.state.terminal else 202)
    said = analysis(one)
    if submitted.delete_token:
        said["delete_token"] = submitted.delete_token
    answer.set_data(json.dumps(said))
    answer.headers["Location"] = url_for("api.status", id=one.id)
    if submitted.replayed:
        answer.headers["Idempotent-Replayed"] = "true"
    return quotas.mark(answer, submitted.quotas)


def words(view: WordsView) -> dict[str, Any]:
    """A view as `schemas.Words`."""
    return {
        "n_tokens": view.n_tokens,
        "n_types": view.n_types,
        "n_hapaxes": view.n_hapaxes,
        "total": view.total,
        "stop_list": stop_list(view.stop_list),
        "items": [
            {"rank": item.rank, "word": item.word, "count": item.count, "per_million": item.per_million}
            for item in view.items
        ],
    }


def vocabulary(found: Vocabulary) -> dict[str, Any]:
    """A view whole as `schemas.Vocabulary`."""
    return {
        "n_tokens": found.n_tokens,
        "n_types": found.n_types,
        "n_hapaxes": found.n_hapaxes,
        "total": found.total,
        "language": found.language,
        "stop_list": stop_list(found.stop_list),
        "words": found.words,
        "counts": found.counts,
        "keys": found.keys,
        "alphabetical": found.alphabetical,
    }


def places(view: PlacesView) -> dict[str, Any]:
    """Words by place as `schemas.WordsByPlace`."""
    return {
        "n_tokens": view.n_tokens,
        "places": [asdict(place) for place in view.places],
        "total": view.total,
        "stop_list": stop_list(view.stop_list),
        "items": [asdict(item) for item in view.items],
    }


def past(one: Past) -> dict[str, Any]:
    """One analysis of a history as `evidence_schemas.Past`."""
    document = one.analysis.document
    per_token = 1_000_000 / one.n_tokens if one.n_tokens else 0.0
    return {
        "id": one.analysis.id,
        "created_at": time(one.analysis.created_at),
        "fetched_at": time(document.fetched_at) if document else None,
        "title": one.analysis.known_as,
        "sha256": document.sha256 if document else "",
        "changed": one.changed,
        "n_tokens": one.n_tokens,
        "n_types": one.n_types,
        "words": [{"count": count, "per_million": count * per_token} for count in one.counts],
    }


def stop_list(one: StopList | None) -> dict[str, Any] | None:
    """A list of stop words as `schemas.StopList`."""
    if one is None:
        return None
    said = {"name": one.name, "version": one.version, "language": one.language, "n": one.n}
    return {**said, "others": [stop_list(other) for other in one.others]} if one.others else said


def time(at: datetime | None) -> str | None:
    """RFC 3339, UTC, to the millisecond."""
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z") if at else None
