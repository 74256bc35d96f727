"""Reading the members of a collection: a page of them, and the tables of those that are finished."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, or_, select

from wordcounts.lifecycle import State
from wordcounts.store.clock import moment
from wordcounts.store.collected import CountedMember, Member, MemberPage, MemberTable
from wordcounts.store.compression import unpack, unpack_text
from wordcounts.store.mapping import notices_of
from wordcounts.store.tables import analyses, documents, frequencies, members
from wordcounts.store.values import Failure


def page(
    connection: Connection, id: str, *, limit: int, after: int = 0, q: str = "", state: State | None = None
) -> MemberPage:
    """Members in their order, beginning after a number; `q` is part of a name, an address or a title."""
    query = _with_analysis(id).where(members.c.number > after).order_by(members.c.number).limit(limit + 1)
    if state is not None:
        query = query.where(analyses.c.state == state)
    if q:
        columns = (members.c.name, analyses.c.url, documents.c.title)
        query = query.where(or_(*(column.icontains(q, autoescape=True) for column in columns)))
    rows = connection.execute(query).all()
    items = tuple(_as_value(row) for row in rows[:limit])
    return MemberPage(items, items[-1].number if len(rows) > limit else None)


def counted(connection: Connection, id: str, extraction: str) -> list[CountedMember]:
    """The finished members that have a table, in their order; what they say is not read."""
    query = (
        select(members.c.number, members.c.analysis_id, members.c.duplicate_of, documents.c.media_type)
        .add_columns(frequencies.c.recipe)
        .join(analyses, analyses.c.id == members.c.analysis_id)
        .join(documents, documents.c.analysis_id == members.c.analysis_id)
        .join(frequencies, frequencies.c.analysis_id == members.c.analysis_id)
        .where(members.c.collection_id == id)
        .where(analyses.c.state == State.FINISHED, frequencies.c.extraction == extraction)
        .order_by(members.c.number)
    )
    return [CountedMember(**row) for row in connection.execute(query).mappings()]


def tables(
    connection: Connection,
    id: str,
    extraction: str,
    *,
    after: int,
    limit: int,
    text: bool,
    numbers: Sequence[int] | None = None,
) -> list[MemberTable]:
    """The tables of finished members in their order, beginning after a number; of some numbers only, where given."""
    columns = [members.c[name] for name in ("number", "analysis_id", "name", "dated_at", "duplicate_of")]
    said = ("title", "final_url", "language", "media_type", "declared_media_type", "declared_charset")
    of_document = [documents.c[name] for name in (*said, "sha256", "fetched_at")]
    of_table = [frequencies.c[name] for name in ("recipe", "n_tokens", "body", *(["text"] if text else []))]
    query = (
        select(*columns, *of_document, *of_table, analyses.c.title.label("given_title"), analyses.c.url)
        .join(analyses, analyses.c.id == members.c.analysis_id)
        .join(documents, documents.c.analysis_id == members.c.analysis_id)
        .join(frequencies, frequencies.c.analysis_id == members.c.analysis_id)
        .where(members.c.collection_id == id, members.c.number > after)
        .where(analyses.c.state == State.FINISHED, frequencies.c.extraction == extraction)
        .order_by(members.c.number)
        .limit(limit)
    )
    if numbers is not None:
        query = query.where(members.c.number.in_(numbers))
    return [
        MemberTable(
            number=row.number,
            analysis_id=row.analysis_id,
            name=row.name,
            title=row.title or row.given_title,
            url=row.final_url or row.url,
            language=row.language,
            media_type=row.media_type,
            declared_media_type=row.declared_media_type,
            declared_charset=row.declared_charset,
            sha256=row.sha256,
            recipe=row.recipe,
            dated_at=moment(row.dated_at),
            fetched_at=moment(row.fetched_at),
            duplicate_of=row.duplicate_of,
            n_tokens=row.n_tokens,
            table=unpack(row.body),
            text=unpack_text(row.text) if text and row.text else None,
        )
        for row in connection.execute(query)
    ]


def _with_analysis(id: str) -> Select[Any]:
    of_analysis = ("kind", "url", "state", "stage", "attempt", "notices", "n_tokens", "n_types", "n_hapaxes")
    ended = ("finished_at", "error_code", "error_message", "error_permanent")
    return (
        select(
            *(members.c[name] for name in ("number", "analysis_id", "name", "depth", "dated_at", "duplicate_of")),
            *(analyses.c[name] for name in (*of_analysis, *ended)),
            analyses.c.title.label("given_title"),
            *(documents.c[name] for name in ("title", "language", "final_url", "n_bytes")),
        )
        .join(analyses, analyses.c.id == members.c.analysis_id)
        .outerjoin(documents, documents.c.analysis_id == members.c.analysis_id)
        .where(members.c.collection_id == id)
    )


def _as_value(row: Row[Any]) -> Member:
    state = State(row.state)
    failure = None
    if row.error_code is not None and state is not State.FINISHED:
        failure = Failure(row.error_code, row.error_message or "", bool(row.error_permanent))
    return Member(
        number=row.number,
        analysis_id=row.analysis_id,
        name=row.name,
        depth=row.depth,
        dated_at=moment(row.dated_at),
        duplicate_of=row.duplicate_of,
        kind=row.kind,
        url=row.url,
        state=state,
        stage=row.stage,
        attempt=row.attempt,
        title=row.title or row.given_title,
        language=row.language or "",
        final_url=row.final_url,
        n_bytes=row.n_bytes,
        notices=notices_of(row.notices),
        failure=failure,
        n_tokens=row.n_tokens,
        n_types=row.n_types,
        n_hapaxes=row.n_hapaxes,
        finished_at=moment(row.finished_at),
    )
