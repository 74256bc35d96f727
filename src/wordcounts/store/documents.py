"""Documents and their tables of words, as statements."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, Double, Insert, Select, Table, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from wordcounts.store.clock import now, seconds
from wordcounts.store.compression import clean, pack_text, unpack, unpack_text
from wordcounts.store.mapping import facts_of, notices_of, notices_text
from wordcounts.store.tables import analyses, documents, frequencies
from wordcounts.store.values import PLACES, DocumentFacts, NewAnalysis, Result, StoredDocument, StoredTable
from wordcounts.text.compression import pack

NOT_KEPT: Final = b""
"""In the place of a body or a text: whatever is packed has a frame."""


@dataclass(frozen=True, slots=True)
class Source:
    """What was submitted as a text or a file."""

    body: bytes | None
    media_type: str | None
    charset: str | None


NO_SOURCE = Source(None, None, None)


def keep_source(connection: Connection, new: NewAnalysis) -> None:
    """Keep a submitted text or file, before anybody has read it."""
    connection.execute(documents.insert().values(source_row(new, pack(new.body or b""))))


def source_row(new: NewAnalysis, packed: bytes) -> dict[str, object]:
    """The row of a submitted text or file, whose body is packed already."""
    body = new.body or b""
    facts = DocumentFacts(
        final_url=new.url,
        title=new.title,
        language="",
        media_type=new.media_type or "",
        charset=new.charset or "",
        n_bytes=len(body),
        sha256=hashlib.sha256(body).hexdigest(),
        fetched_at=None,
    )
    declared = {"declared_media_type": new.media_type, "declared_charset": new.charset}
    return {**_facts(new.id, facts), **declared, "body": packed}


def source(connection: Connection, id: str) -> Source:
    """The body that was submitted, with what was said of it."""
    row = connection.execute(select(documents).where(documents.c.analysis_id == id)).mappings().one_or_none()
    if row is None:
        return NO_SOURCE
    return Source(unpack(row["body"]), row["declared_media_type"], row["declared_charset"])


def keep(connection: Connection, id: str, result: Result) -> None:
    """Keep what was read: the document (its body only where it was fetched) and the table."""
    facts = _facts(id, result.document)
    declared = {"declared_media_type": facts["media_type"], "declared_charset": facts["charset"]}
    if result.fetched_ago_s is not None:
        del facts["fetched_at"]
        fetched = {**facts, **declared, "body": _body(result), "ago_s": result.fetched_ago_s}
        connection.execute(_just_fetched(connection.dialect.name), fetched)
    elif connection.execute(_known(), {"the_id": id}).first():
        gone = {"body": NOT_KEPT} if result.body is None else {}
        connection.execute(documents.update().where(documents.c.analysis_id == id).values(**facts, **gone))
    else:
        connection.execute(_read_again(), {**facts, **declared, "body": _body(result)})
    put_table(
        connection,
        id,
        StoredTable(
            table=result.table,
            extraction=result.extraction,
            recipe=result.recipe,
            n_tokens=result.n_tokens,
            n_types=result.n_types,
            n_hapaxes=result.n_hapaxes,
            text=result.text,
            notices=result.notices,
        ),
    )
    if result.places is not None:
        put_table(connection, id, result.places)


def forget(connection: Connection, id: str) -> None:
    """Let go of what was submitted, where only counts were to be kept and there will be none."""
    private = select(analyses.c.id).where(analyses.c.id == id, analyses.c.keep == "counts").scalar_subquery()
    connection.execute(documents.update().where(documents.c.analysis_id == private).values(body=NOT_KEPT))


def forget_many(connection: Connection, ids: Sequence[str]) -> None:
    """The same for several."""
    private = select(analyses.c.id).where(analyses.c.id.in_(ids), analyses.c.keep == "counts")
    connection.execute(documents.update().where(documents.c.analysis_id.in_(private)).values(body=NOT_KEPT))


def copied_table(connection: Connection, id: str) -> bytes:
    """The one table that `sharing.copy` has copied, as `Table.written()`."""
    query = select(frequencies.c.body).where(frequencies.c.analysis_id == id, frequencies.c.extraction != PLACES)
    return unpack(connection.execute(query).scalars().one())


def document(connection: Connection, id: str) -> StoredDocument | None:
    """The document with its body, or None."""
    query = select(documents, analyses.c.kind).join(analyses).where(documents.c.analysis_id == id)
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        return None
    facts = facts_of(row)
    assert facts is not None  # noqa: S101 - sha256 is not nullable
    return StoredDocument(
        facts=facts,
        body=unpack(row["body"]) if row["body"] else None,
        kind=row["kind"],
        media_type=row["declared_media_type"],
        charset=row["declared_charset"],
    )


def table(connection: Connection, id: str, extraction: str) -> StoredTable | None:
    """The table of one extraction, or None where it was not made yet."""
    query = select(frequencies).where(frequencies.c.analysis_id == id, frequencies.c.extraction == extraction)
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        return None
    return StoredTable(
        table=unpack(row["body"]),
        extraction=row["extraction"],
        recipe=row["recipe"],
        n_tokens=row["n_tokens"],
        n_types=row["n_types"],
        n_hapaxes=row["n_hapaxes"],
        text=unpack_text(row["text"]) if row["text"] else None,
        notices=notices_of(row["notices"]),
    )


def put_table(connection: Connection, id: str, stored: StoredTable) -> None:
    """Store a table, in the place of an older one of the same extraction."""
    values = {
        "recipe": stored.recipe,
        "n_tokens": stored.n_tokens,
        "n_types": stored.n_types,
        "n_hapaxes": stored.n_hapaxes,
        "notices": notices_text(stored.notices),
        "body": pack(stored.table),
        "text": NOT_KEPT if stored.text is None else pack_text(stored.text),
    }
    kept = {"analysis_id": id, "extraction": stored.extraction, **values}
    connection.execute(_upsert(connection.dialect.name), kept)


# Built once: building one costs more than running it.


@cache
def _known() -> Select[tuple[str]]:
    return select(documents.c.analysis_id).where(documents.c.analysis_id == bindparam("the_id"))


@cache
def _read_again() -> Insert:
    return documents.insert()


@cache
def _just_fetched(dialect: str) -> Any:
    return _replacing(dialect, documents, {"fetched_at": now() - bindparam("ago_s", type_=Double)})


@cache
def _upsert(dialect: str) -> Any:
    return _replacing(dialect, frequencies, {})


def _replacing(dialect: str, table: Table, given: dict[str, Any]) -> Any:
    """An insertion of a row in the place of the one with its key; `given` are columns that are no parameters."""
    statement = (postgresql if dialect == "postgresql" else sqlite).insert(table)
    statement = statement.values(given) if given else statement
    key = [column.name for column in table.primary_key]
    new = {column.name: statement.excluded[column.name] for column in table.c if column.name not in key}
    return statement.on_conflict_do_update(index_elements=key, set_=new)


def _body(result: Result) -> bytes:
    return NOT_KEPT if result.body is None else pack(result.body)


def _facts(id: str, facts: DocumentFacts) -> dict[str, object]:
    return {
        "analysis_id": id,
        "final_url": clean(facts.final_url) if facts.final_url else None,
        "title": clean(facts.title),
        "language": clean(facts.language)[:35],
        "media_type": clean(facts.media_type)[:255],
        "charset": clean(facts.charset)[:64],
        "n_bytes": facts.n_bytes,
        "sha256": facts.sha256,
        "fetched_at": seconds(facts.fetched_at),
    }
