"""Rows to values."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import RowMapping

from wordcounts.lifecycle import Stage, State
from wordcounts.store.clock import moment
from wordcounts.store.values import Analysis, DocumentFacts, Failure

DOCUMENT_COLUMNS = ("final_url", "title", "language", "media_type", "charset", "n_bytes", "sha256", "fetched_at")
"""The columns of `documents` that an analysis shows; labelled `document_` in its query."""


def analysis_of(row: RowMapping) -> Analysis:
    """An analysis from its row joined with the document's facts."""
    created_at = moment(row["created_at"])
    assert created_at is not None  # noqa: S101 - the column is not nullable
    return Analysis(
        id=row["id"],
        state=State(row["state"]),
        stage=Stage(row["stage"]) if row["stage"] else None,
        attempt=row["attempt"],
        kind=row["kind"],
        url=row["url"],
        scheme_guessed=row["scheme_guessed"],
        extraction=row["extraction"],
        language=row["language"],
        title=row["title"],
        owner=row["owner"],
        delete_token_hash=row["delete_token_hash"],
        retry_of=row["retry_of"],
        keep=row["keep"],
        shared=row["shared"],
        recipe=row["recipe"],
        document=facts_of(row, "document_") if row["state"] == State.FINISHED else None,
        n_tokens=row["n_tokens"],
        n_types=row["n_types"],
        n_hapaxes=row["n_hapaxes"],
        notices=notices_of(row["notices"]),
        failure=_failure_of(row),
        next_attempt_at=moment(row["next_attempt_at"]) if row["state"] == State.QUEUED else None,
        created_at=created_at,
        started_at=moment(row["started_at"]),
        finished_at=moment(row["finished_at"]),
    )


def facts_of(row: RowMapping, prefix: str = "") -> DocumentFacts | None:
    """The document's facts, or None where the join found none."""
    if row[prefix + "sha256"] is None:
        return None
    values: dict[str, Any] = {name: row[prefix + name] for name in DOCUMENT_COLUMNS}
    values["fetched_at"] = moment(values["fetched_at"])
    return DocumentFacts(**values)


def notices_of(text: str) -> tuple[tuple[str, str], ...]:
    """Notices from their JSON."""
    return tuple((code, message) for code, message in json.loads(text))


def notices_text(notices: tuple[tuple[str, str], ...]) -> str:
    """Notices as JSON."""
    return json.dumps(notices)


def _failure_of(row: RowMapping) -> Failure | None:
    if row["error_code"] is None or row["state"] == State.FINISHED:
        return None
    return Failure(row["error_code"], row["error_message"] or "", bool(row["error_permanent"]))
