"""The members of collections, as statements: each function takes a connection inside a transaction.

Whoever adds members, or finishes one, holds its collection's row first: numbers are given once, a source is a member
once, and of two texts that are equal the one with the lower number is the original, in whatever order they finish.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, exists, insert, or_, select, update

from wordcounts.errors import CollectionCancelled, TooManySources, UnknownCollection
from wordcounts.lifecycle import State
from wordcounts.store import documents as kept
from wordcounts.store import sharing
from wordcounts.store.clock import now
from wordcounts.store.collected import Added, NewMember
from wordcounts.store.compression import clean
from wordcounts.store.mapping import notices_text
from wordcounts.store.tables import aliases, analyses, collections, documents, members, transitions
from wordcounts.store.values import new_id
from wordcounts.text.compression import pack

CHUNK: Final = 500
"""Values in one IN (...): SQLite takes 32,766, and a plan is made for each number of them."""

_ORDER_S: Final = 1e-6
"""Between the times of two rows that are added at once: they are worked on in their order."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ready:
    """A member with its body packed, which takes no transaction."""

    new: NewMember
    body: bytes | None


def ready(new: Iterable[NewMember]) -> list[Ready]:
    """Pack the bodies; of sources that are one, the first stays."""
    first: dict[str, NewMember] = {}
    for one in new:
        first.setdefault(one.key, one)
    return [Ready(one, None if one.analysis.body is None else pack(one.analysis.body)) for one in first.values()]


def lock(connection: Connection, id: str) -> Row[Any]:
    """The collection's row, which nobody else changes until the transaction ends.

    Raises:
        UnknownCollection: it is not there.
    """
    row = connection.execute(select(collections).where(collections.c.id == id).with_for_update()).one_or_none()
    if row is None:
        raise UnknownCollection
    return row


def hold(connection: Connection, analysis_ids: Sequence[str]) -> None:
    """Take the collections of members that are about to end, in one order, before the rows of the members.

    Whoever changes a collection as a whole takes it first and its members after: two that took them the other way
    round would wait for each other on PostgreSQL. On SQLite there is one writer.
    """
    if connection.dialect.name == "sqlite":
        return
    of_them = select(members.c.collection_id).where(members.c.analysis_id.in_(analysis_ids))
    in_order = select(collections.c.id).where(collections.c.id.in_(of_them)).order_by(collections.c.id)
    connection.execute(in_order.with_for_update())


def add(connection: Connection, id: str, given: Sequence[Ready], *, n_joined: int, max_members: int) -> Added:
    """Add what is not a member yet.

    Args:
        given: no two with one key.
        n_joined: how many were left out before, for that reason.
        max_members: that the collection may have in all.

    Raises:
        UnknownCollection, CollectionCancelled, TooManySources: nothing was added.
    """
    into = lock(connection, id)
    if into.state == "cancelled":
        raise CollectionCancelled
    there = _there(connection, id, [one.new.key for one in given])
    fresh = [one for one in given if one.new.key not in there]
    if into.n_numbered + len(fresh) > max_members:
        raise TooManySources(f"A collection has {max_members:,} sources at most here.", parameter="sources")
    _insert(connection, into, fresh)
    n_joined += len(given) - len(fresh)
    grown = {"n_numbered": into.n_numbered + len(fresh), "n_joined": into.n_joined + n_joined, "hinted_at": now()}
    connection.execute(update(collections).where(collections.c.id == id).values(grown))
    return Added(tuple(one.new.analysis.id for one in fresh), n_joined)


def _there(connection: Connection, id: str, keys: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for some in chunks(keys):
        query = select(members.c.key).where(members.c.collection_id == id, members.c.key.in_(some))
        found.update(connection.execute(query).scalars())
    return found


def insert_new(connection: Connection, into: Row[Any], new: Sequence[NewMember]) -> None:
    """Add addresses that are none of its members yet; whoever calls this holds the collection's row, and counts."""
    _insert(connection, into, [Ready(one, None) for one in new])


def _insert(connection: Connection, into: Row[Any], fresh: Sequence[Ready]) -> None:
    if not fresh:
        return
    began = connection.execute(select(now())).scalar_one()
    leaders = sharing.leaders(connection, [key for one in fresh if (key := _share_key(into, one.new))])
    rows: dict[str, list[dict[str, Any]]] = {"analyses": [], "transitions": [], "members": [], "documents": []}
    for place, one in enumerate(fresh):
        at = began + place * _ORDER_S
        share_key = _share_key(into, one.new)
        rows["analyses"].append(
            _analysis(into, one.new, at) | {"share_key": share_key, "shares": leaders.get(share_key or "")}
        )
        rows["transitions"].append(_first_step(one.new, at))
        rows["members"].append(_member(into, one.new, into.n_numbered + place + 1))
        if one.body is not None:
            rows["documents"].append(kept.source_row(one.new.analysis, one.body))
    for table in (analyses, transitions, members, documents):
        if rows[table.name]:
            connection.execute(insert(table), rows[table.name])
    for one in fresh:
        if (result := one.new.counted) is not None:
            kept.keep(connection, one.new.analysis.id, result)
            if result.n_tokens:
                finished(connection, one.new.analysis.id, result.table)


def _share_key(into: Row[Any], new: NewMember) -> str | None:
    if new.refused is not None or new.counted is not None:
        return None
    return sharing.key_of(new.analysis, into.extraction, into.language, into.keep)


def _analysis(into: Row[Any], new: NewMember, at: float) -> dict[str, Any]:
    of, refused, counted = new.analysis, new.refused, new.counted
    return {
        "id": of.id,
        "state": _state(new),
        "kind": of.kind,
        "url": clean(of.url) if of.url else None,
        "scheme_guessed": of.scheme_guessed,
        "extraction": into.extraction,
        "language": into.language,
        "title": clean(of.title),
        "owner": into.owner,
        "delete_token_hash": into.delete_token_hash,
        "keep": "counts" if counted else into.keep,
        "collection_id": into.id,
        "recipe": counted.recipe if counted else None,
        "n_tokens": counted.n_tokens if counted else None,
        "n_types": counted.n_types if counted else None,
        "n_hapaxes": counted.n_hapaxes if counted else None,
        "notices": notices_text(counted.notices if counted else ()),
        "error_code": refused.code if refused else None,
        "error_message": clean(refused.message) if refused else None,
        "error_permanent": refused.permanent if refused else None,
        "created_at": at,
        "finished_at": at if refused or counted else None,
    }


def _state(new: NewMember) -> State:
    if new.refused is not None:
        return State.FAILED
    return State.QUEUED if new.counted is None else State.FINISHED


def _first_step(new: NewMember, at: float) -> dict[str, Any]:
    reason = new.refused.code if new.refused else "accepted" if new.counted is None else "counted before"
    return {"analysis_id": new.analysis.id, "at": at, "state": _state(new), "attempt": 0, "reason": reason}


def _member(into: Row[Any], new: NewMember, number: int) -> dict[str, Any]:
    return {
        "collection_id": into.id,
        "number": number,
        "analysis_id": new.analysis.id,
        "name": clean(new.name),
        "key": new.key,
        "depth": new.depth,
        "dated_at": new.dated_at,
        "shape": new.shape,
    }


def runs() -> ColumnElement[bool]:
    """Whether a row is nobody's member, or that of a collection which is at work."""
    at_work = exists().where(collections.c.id == analyses.c.collection_id, collections.c.state == "open")
    return or_(analyses.c.collection_id.is_(None), at_work)


def finished(connection: Connection, id: str, table: bytes) -> None:
    """A member is finished: say which members have the same words in the same order of their first appearance.

    Args:
        id: of the analysis.
        table: its words, as `Table.written()`; not to be called where there are none: nothing is like nothing.
    """
    found = connection.execute(select(members).where(members.c.analysis_id == id)).one_or_none()
    if found is None:
        return
    into = lock(connection, found.collection_id)
    text_hash = hashlib.sha256(table).hexdigest()
    alike = and_(members.c.collection_id == found.collection_id, members.c.text_hash == text_hash)
    # One that names another page as its own is the original of nothing that does not.
    names_other = members.c.canonical.is_not(None)
    best = select(members.c.number, names_other.label("names")).where(alike).order_by(names_other, members.c.number)
    first = connection.execute(best.limit(1)).one_or_none()
    behind = first is not None and (bool(first.names), first.number) < (found.canonical is not None, found.number)
    this = and_(members.c.collection_id == found.collection_id, members.c.number == found.number)
    told = {"duplicate_of": first.number} if first is not None and behind else {}
    connection.execute(update(members).where(this).values(text_hash=text_hash, **told))
    if first is not None and not told:
        later = and_(alike, members.c.number != found.number)
        connection.execute(update(members).where(later).values(duplicate_of=found.number))
    if not told and into.site is not None:
        _named(connection, found)


def _named(connection: Connection, found: Row[Any]) -> None:
    """Pages that name another one as their own are its duplicates, once both are there."""
    of_collection = members.c.collection_id == found.collection_id
    if found.canonical is not None:
        query = (
            select(members.c.number, members.c.duplicate_of)
            .join(analyses, analyses.c.id == members.c.analysis_id)
            .where(of_collection, members.c.key == found.canonical, analyses.c.state == State.FINISHED)
        )
        named = connection.execute(query).one_or_none()
        if named is not None and found.number not in (named.number, named.duplicate_of):
            this = and_(of_collection, members.c.number == found.number)
            original = named.duplicate_of or named.number
            connection.execute(update(members).where(this).values(duplicate_of=original))
            return
    here = select(analyses.c.id).where(analyses.c.collection_id == found.collection_id)
    done = members.c.analysis_id.in_(here.where(analyses.c.state == State.FINISHED))
    others = and_(of_collection, members.c.canonical == found.key, members.c.number != found.number, done)
    connection.execute(
        update(members).where(others, members.c.duplicate_of.is_(None)).values(duplicate_of=found.number)
    )


def remove(connection: Connection, id: str, number: int) -> str | None:
    """Delete a member with its analysis, whose id is returned; None when there is no such member."""
    query = select(members.c.analysis_id).where(members.c.collection_id == id, members.c.number == number)
    into = lock(connection, id)
    found = connection.execute(query).scalar_one_or_none()
    if found is not None:
        if into.site is not None:
            _remember(connection, id, number)
        leave(connection, found)
        connection.execute(delete(analyses).where(analyses.c.id == found))
        sharing.pass_on(connection, found)
    return found


def _remember(connection: Connection, id: str, number: int) -> None:
    """The address of a site's page that is taken out, so that no link leads there again."""
    of_it = select(members.c.collection_id, members.c.key, members.c.number)
    values = of_it.where(members.c.collection_id == id, members.c.number == number)
    connection.execute(insert(aliases).from_select(["collection_id", "key", "number"], values))


def leave(connection: Connection, analysis_id: str) -> None:
    """An analysis is about to be deleted: where it was the original of some duplicates, the first takes its place."""
    found = connection.execute(select(members).where(members.c.analysis_id == analysis_id)).one_or_none()
    if found is None:
        return
    id = found.collection_id
    lock(connection, id)
    same = and_(members.c.collection_id == id, members.c.duplicate_of == found.number)
    numbers = sorted(connection.execute(select(members.c.number).where(same)).scalars())
    if numbers:
        heir = and_(members.c.collection_id == id, members.c.number == numbers[0])
        connection.execute(update(members).where(same).values(duplicate_of=numbers[0]))
        connection.execute(update(members).where(heir).values(duplicate_of=None))


def failed(connection: Connection, id: str) -> list[Row[Any]]:
    """Members that may be tried again: what failed, but for what was never a source, and what was not kept."""
    there = or_(analyses.c.kind == "url", documents.c.body != kept.NOT_KEPT)
    query = (
        select(members.c.number, members.c.name, members.c.key, analyses)
        .join(analyses, analyses.c.id == members.c.analysis_id)
        .outerjoin(documents, documents.c.analysis_id == analyses.c.id)
        .where(members.c.collection_id == id, analyses.c.state == State.FAILED, analyses.c.attempt > 0, there)
        .order_by(members.c.number)
    )
    return list(connection.execute(query))


def again(connection: Connection, id: str) -> int:
    """Put a new analysis in the place of each that failed; return how many.

    Raises:
        UnknownCollection, CollectionCancelled: nothing was changed.
    """
    if lock(connection, id).state == "cancelled":
        raise CollectionCancelled
    began = connection.execute(select(now())).scalar_one()
    stays = ("kind", "url", "scheme_guessed", "extraction", "language", "title", "owner", "delete_token_hash", "keep")
    old = failed(connection, id)
    for place, row in enumerate(old):
        fresh, of = new_id(), row._mapping
        values = {name: of[name] for name in (*stays, "collection_id")}
        at = began + place * _ORDER_S
        connection.execute(insert(analyses).values(id=fresh, state=State.QUEUED, created_at=at, **values))
        step = {"analysis_id": fresh, "at": at, "state": State.QUEUED, "attempt": 0, "reason": f"again after {row.id}"}
        connection.execute(insert(transitions).values(step))
        connection.execute(update(documents).where(documents.c.analysis_id == row.id).values(analysis_id=fresh))
        this = and_(members.c.collection_id == id, members.c.number == row.number)
        connection.execute(update(members).where(this).values(analysis_id=fresh))
    for some in chunks([row.id for row in old]):
        connection.execute(delete(analyses).where(analyses.c.id.in_(some)))
    connection.execute(update(collections).where(collections.c.id == id).values(hinted_at=now()))
    return len(old)


def chunks(values: Iterable[T], n: int = CHUNK) -> Iterator[list[T]]:
    """In lists of `n` at most."""
    left = iter(values)
    while some := list(islice(left, n)):
        yield some
