"""Collections: each method is one short transaction, but where it says otherwise. Safe to share between threads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Engine, Row, Select, delete, exists, func, insert, or_, select, tuple_, update
from sqlalchemy.exc import IntegrityError

from wordcounts.lifecycle import State
from wordcounts.store import analyses as rows
from wordcounts.store import lane, members, membership, whole_collections
from wordcounts.store.accepting import IDEMPOTENT_FOR_S
from wordcounts.store.clock import moment, now
from wordcounts.store.collected import (
    Added,
    Collection,
    CollectionPage,
    CollectionState,
    CountedMember,
    Counts,
    MemberPage,
    MemberTable,
    NewCollection,
    NewMember,
)
from wordcounts.store.compression import clean
from wordcounts.store.engine import transaction
from wordcounts.store.sharing import may_run
from wordcounts.store.tables import analyses, collections
from wordcounts.store.tables import members as members_table
from wordcounts.store.values import Claim
from wordcounts.store.whole_collections import WholeCollection

DELETE_AT_ONCE: Final = 200
"""Analyses that one transaction deletes: some 20 ms, so that nobody's submission waits for longer."""

TABLES_AT_ONCE: Final = 100

_COLUMNS: Final = ("id", "name", "owner", "delete_token_hash", "extraction", "language", "keep", "site", "walk")
_OF_REQUEST: Final = ("idempotency_key", "request_hash")


class Collections:
    """The collections of a store. Every method may raise DatabaseUnavailable."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    # Making

    def add(self, new: NewCollection, sources: Iterable[NewMember], *, max_members: int) -> Added | None:
        """Commit a collection with its first sources; None, and nothing stored, where its key stands for another.

        Raises:
            TooManySources: nothing was stored.
        """
        given = list(sources)
        ready = members.ready(given)
        values = {name: _cleaned(getattr(new, name)) for name in (*_COLUMNS, *_OF_REQUEST)}
        try:
            with transaction(self._engine) as connection:
                connection.execute(insert(collections).values(**values, state="open", created_at=now()))
                n_joined = len(given) - len(ready)
                return members.add(connection, new.id, ready, n_joined=n_joined, max_members=max_members)
        except IntegrityError:
            if new.idempotency_key is None or self.by_idempotency(new.owner or "", new.idempotency_key) is None:
                raise
            return None

    def add_members(self, id: str, sources: Iterable[NewMember], *, max_members: int) -> Added:
        """Add sources that are not there yet.

        Raises:
            UnknownCollection, CollectionCancelled, TooManySources: nothing was added.
        """
        given = list(sources)
        ready = members.ready(given)
        with transaction(self._engine) as connection:
            n_joined = len(given) - len(ready)
            return members.add(connection, id, ready, n_joined=n_joined, max_members=max_members)

    def by_idempotency(self, owner: str, key: str) -> tuple[str, str] | None:
        """The (id, request hash) that the key stands for, within 24 hours."""
        query = select(collections.c.id, collections.c.request_hash).where(
            collections.c.owner == owner,
            collections.c.idempotency_key == key,
            collections.c.created_at > now() - IDEMPOTENT_FOR_S,
        )
        with transaction(self._engine, reads=True) as connection:
            found = connection.execute(query).one_or_none()
        return (found.id, found.request_hash or "") if found else None

    def forget_key(self, owner: str, key: str) -> None:
        """A key that is no longer remembered makes room for a new collection."""
        old = (
            collections.c.owner == owner,
            collections.c.idempotency_key == key,
            collections.c.created_at <= now() - IDEMPOTENT_FOR_S,
        )
        with transaction(self._engine) as connection:
            connection.execute(update(collections).where(*old).values(idempotency_key=None))

    # Reading

    def get(self, id: str) -> Collection | None:
        """One collection with its counts, or None."""
        with transaction(self._engine, reads=True) as connection:
            row = connection.execute(select(collections).where(collections.c.id == id)).one_or_none()
            return next(iter(_counted(connection, [row])), None) if row else None

    def existing(self, ids: Sequence[str]) -> set[str]:
        """Which of some collections are there."""
        found: set[str] = set()
        with transaction(self._engine, reads=True) as connection:
            for some in members.chunks(ids):
                found.update(connection.execute(select(collections.c.id).where(collections.c.id.in_(some))).scalars())
        return found

    def recent(self, owner: str | None, *, limit: int = 20, cursor: str | None = None, q: str = "") -> CollectionPage:
        """An owner's collections, or everyone's for None, newest first; `q` is part of a name."""
        query: Select[Any] = select(collections)
        query = query.order_by(collections.c.created_at.desc(), collections.c.id.desc()).limit(limit + 1)
        if owner is not None:
            query = query.where(collections.c.owner == owner)
        if q:
            query = query.where(collections.c.name.icontains(q, autoescape=True))
        if cursor:
            last = collections.alias("last")
            before = select(last.c.created_at, last.c.id).where(last.c.id == cursor)
            query = query.where(tuple_(collections.c.created_at, collections.c.id) < before.scalar_subquery())
        with transaction(self._engine, reads=True) as connection:
            found = connection.execute(query).all()
            items = tuple(_counted(connection, found[:limit]))
        return CollectionPage(items, items[-1].id if len(found) > limit else None)

    def named(self, name: str) -> Collection | None:
        """The newest collection of that name."""
        newest = (
            select(collections).where(collections.c.name == name).order_by(collections.c.created_at.desc()).limit(1)
        )
        with transaction(self._engine, reads=True) as connection:
            row = connection.execute(newest).one_or_none()
            return next(iter(_counted(connection, [row])), None) if row else None

    def members(self, id: str, *, limit: int, after: int = 0, q: str = "", state: State | None = None) -> MemberPage:
        """Sources in their order, beginning after a number."""
        with transaction(self._engine, reads=True) as connection:
            return membership.page(connection, id, limit=limit, after=after, q=q, state=state)

    def tables(self, id: str, *, text: bool = False, extraction: str | None = None) -> Iterator[MemberTable]:
        """The counted words of every finished member, in order; several transactions, so that memory stays flat.

        Args:
            text: with what was counted, where that was kept.
            extraction: the collection's own when None. Members whose table of another one was not made yet are left
                out.
        """
        with transaction(self._engine, reads=True) as connection:
            query = select(collections.c.extraction).where(collections.c.id == id)
            own = connection.execute(query).scalar_one_or_none()
        if own is None:
            return
        after, wanted = 0, extraction or own
        while True:
            with transaction(self._engine, reads=True) as connection:
                found = membership.tables(connection, id, wanted, after=after, limit=TABLES_AT_ONCE, text=text)
            yield from found
            if len(found) < TABLES_AT_ONCE:
                return
            after = found[-1].number

    # Out of one database and into another

    def ids(self) -> list[str]:
        """Of all collections, the oldest first."""
        with transaction(self._engine, reads=True) as connection:
            return whole_collections.ids(connection)

    def whole(self, id: str) -> WholeCollection | None:
        """One as it is stored, without its members; None when it is not there."""
        with transaction(self._engine, reads=True) as connection:
            return whole_collections.read(connection, id)

    def analyses_of(self, id: str) -> list[str]:
        """The analyses of its members, in their order."""
        with transaction(self._engine, reads=True) as connection:
            return whole_collections.analyses_of(connection, id)

    def add_whole(self, whole: WholeCollection) -> bool:
        """Store one that is not there; False where it is."""
        with transaction(self._engine) as connection:
            return whole_collections.add(connection, whole)

    # The work

    def claim(self, id: str, *, worker: str, lease_s: float, limit: int, of_site: int | None = None) -> list[Claim]:
        """Take the first sources of a collection that wait; those that another worker takes meanwhile are left out.

        Args:
            id: of the collection.
            worker: who takes them.
            lease_s: for how long.
            limit: how many.
            of_site: how many pages of a site may be at work at one time: the site's pace lets no more through.
        """
        with transaction(self._engine) as connection:
            if of_site is not None:
                limit = _room_at_site(connection, id, limit, of_site)
            claims = lane.claim_members(connection, id, worker=worker, lease_s=lease_s, limit=limit) if limit else []
            connection.execute(update(collections).where(collections.c.id == id).values(hinted_at=now()))
        return claims

    def waiting(self, *, older_than_s: float, limit: int) -> list[str]:
        """Open collections with sources that are due, of which nobody was told for so long; they count as told now."""
        due = (analyses.c.collection_id == collections.c.id, rows.WAITS, rows.due(), may_run())
        told = func.coalesce(collections.c.hinted_at, 0)
        forgotten = exists().where(*due, told < now() - older_than_s)
        freshly = exists().where(*due, analyses.c.next_attempt_at >= told)
        ids = select(collections.c.id).where(collections.c.state == "open", or_(forgotten, freshly))
        ids = ids.order_by(told).limit(limit)
        statement = update(collections).where(collections.c.id.in_(ids)).values(hinted_at=now())
        with transaction(self._engine, reads=True) as connection:
            if connection.execute(ids.limit(1)).first() is None:
                return []  # nobody writes for nothing, every two seconds
        with transaction(self._engine) as connection:
            return list(connection.execute(statement.returning(collections.c.id)).scalars())

    def has_more(self, id: str) -> bool:
        """Whether a source waits that could be worked on now."""
        waits = (analyses.c.collection_id == id, rows.WAITS, rows.due(), may_run(), members.runs())
        with transaction(self._engine, reads=True) as connection:
            return connection.execute(select(analyses.c.id).where(*waits).limit(1)).first() is not None

    def n_waiting(self) -> int:
        """How many collections have sources that wait."""
        query = select(func.count(analyses.c.collection_id.distinct())).where(
            rows.WAITS, analyses.c.collection_id.is_not(None)
        )
        with transaction(self._engine, reads=True) as connection:
            return connection.execute(query).scalar_one()

    def counted(self, id: str, extraction: str) -> list[CountedMember]:
        """The finished members in their order, without what they say."""
        with transaction(self._engine, reads=True) as connection:
            return membership.counted(connection, id, extraction)

    def tables_of(
        self, id: str, extraction: str, numbers: Sequence[int], *, text: bool = False
    ) -> Iterator[MemberTable]:
        """The counted words of some of the finished members, in their order; several transactions, as `tables`."""
        for some in members.chunks(sorted(numbers), TABLES_AT_ONCE):
            with transaction(self._engine, reads=True) as connection:
                found = membership.tables(connection, id, extraction, after=0, limit=len(some), text=text, numbers=some)
            yield from found

    # Changing

    def set_state(self, id: str, state: CollectionState) -> bool:
        """Pause or go on; False where it was cancelled, or is not there."""
        here = (collections.c.id == id, collections.c.state != "cancelled")
        with transaction(self._engine) as connection:
            changed = connection.execute(update(collections).where(*here).values(state=state, hinted_at=now()))
            return changed.rowcount == 1

    def rename(self, id: str, name: str) -> bool:
        """Call it otherwise; False where it is not there."""
        with transaction(self._engine) as connection:
            named = update(collections).where(collections.c.id == id).values(name=name)
            return connection.execute(named).rowcount == 1

    def cancel(self, id: str) -> bool:
        """End it for good: what has not ended is cancelled, and what is counted stays; False where it had ended so."""
        with transaction(self._engine) as connection:
            if members.lock(connection, id).state == "cancelled":
                return False
            ended = {"state": "cancelled", "fence": collections.c.fence + 1, "lease_until": None}
            connection.execute(update(collections).where(collections.c.id == id).values(ended))
            lane.cancel_members(connection, id)
            return True

    def remove(self, id: str, number: int) -> str | None:
        """Delete a source with its analysis, whose id is returned; None when there is none of that number."""
        with transaction(self._engine) as connection:
            return members.remove(connection, id, number)

    def n_failed(self, id: str) -> int:
        """How many sources `again` would try again."""
        with transaction(self._engine, reads=True) as connection:
            return len(members.failed(connection, id))

    def again(self, id: str) -> int:
        """Try what failed again, each as a new analysis in its place; return how many.

        Raises:
            UnknownCollection, CollectionCancelled: nothing was changed.
        """
        with transaction(self._engine) as connection:
            return members.again(connection, id)

    def delete(self, id: str) -> bool:
        """Delete a collection with all its analyses, in several transactions; done again, it goes on where it was."""
        with transaction(self._engine) as connection:
            stopped = {"state": "cancelled", "fence": collections.c.fence + 1}
            if not connection.execute(update(collections).where(collections.c.id == id).values(stopped)).rowcount:
                return False
        some = select(members_table.c.analysis_id).where(members_table.c.collection_id == id).limit(DELETE_AT_ONCE)
        while True:
            with transaction(self._engine) as connection:
                ids = list(connection.execute(some).scalars())
                if not ids:
                    connection.execute(delete(collections).where(collections.c.id == id))
                    return True
                lane.delete_many(connection, ids)


def _room_at_site(connection: Connection, id: str, limit: int, most: int) -> int:
    """How many more may be begun with: of a list as many as were asked for, of a site what is left of `most`."""
    n_running = select(func.count()).select_from(analyses).where(rows.RUNS, analyses.c.collection_id == id)
    query = select(n_running.scalar_subquery()).where(collections.c.id == id, collections.c.site.is_not(None))
    found: int | None = connection.execute(query).scalar_one_or_none()
    return limit if found is None else max(0, min(limit, most - found))


def _cleaned(value: object) -> object:
    return clean(value) if isinstance(value, str) else value


def _counted(connection: Connection, found: Sequence[Row[Any]]) -> Iterator[Collection]:
    """Collections from their rows, with the counts of their members: one statement for all."""
    own = members_table.c.duplicate_of.is_(None)
    query = (
        select(
            members_table.c.collection_id,
            analyses.c.state,
            own.label("own"),
            func.count().label("n"),
            func.sum(analyses.c.n_tokens).label("n_tokens"),
            func.max(analyses.c.finished_at).label("last"),
        )
        .join(analyses, analyses.c.id == members_table.c.analysis_id)
        .where(members_table.c.collection_id.in_([row.id for row in found]))
        .group_by(members_table.c.collection_id, analyses.c.state, own)
    )
    groups = connection.execute(query).all() if found else []
    for row in found:
        yield _as_value(row, [group for group in groups if group.collection_id == row.id])


def _as_value(row: Row[Any], groups: Sequence[Row[Any]]) -> Collection:
    def n(*states: State, own: bool | None = None) -> int:
        return sum(group.n for group in groups if group.state in states and own in (None, bool(group.own)))

    finished = [group for group in groups if group.state == State.FINISHED]
    created_at = moment(row.created_at)
    assert created_at is not None  # noqa: S101 - the column is not nullable
    n_finished, n_own = n(State.FINISHED), n(State.FINISHED, own=True)
    last = max((group.last for group in finished), default=0.0)
    return Collection(
        **{name: getattr(row, name) for name in _COLUMNS},
        state=row.state,
        n_joined=row.n_joined,
        n_bytes=row.n_bytes,
        counts=Counts(
            n_sources=n(*State),
            n_queued=n(State.QUEUED),
            n_running=n(State.RUNNING),
            n_finished=n_finished,
            n_failed=n(State.FAILED),
            n_cancelled=n(State.CANCELLED),
            n_duplicates=n_finished - n_own,
        ),
        n_tokens=int(sum(group.n_tokens or 0 for group in finished if group.own)),
        n_documents=n_own,
        version=f"{n_finished}-{n_own}-{last:.6f}",
        created_at=created_at,
    )
