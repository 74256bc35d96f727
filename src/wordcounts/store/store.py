"""The store's face: each method is one short transaction. Safe to share between threads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from sqlalchemy import Engine, select, text
from sqlalchemy.exc import IntegrityError

from wordcounts.lifecycle import Stage, State
from wordcounts.store import (
    accepting,
    analyses,
    documents,
    keys,
    lane,
    listing,
    members,
    meters,
    retention,
    schema,
    sharing,
    whole,
)
from wordcounts.store.clock import now
from wordcounts.store.collections import Collections
from wordcounts.store.engine import make_engine, transaction
from wordcounts.store.sessions import application_name
from wordcounts.store.values import (
    Analysis,
    ApiKey,
    Claim,
    Depths,
    Failure,
    NewAnalysis,
    NewKey,
    Page,
    Result,
    StoredDocument,
    StoredTable,
    Transition,
)
from wordcounts.store.walks import Walks
from wordcounts.store.whole import Place, Whole

_RECONCILER = 0x7265636F  # "reco": the advisory lock that one reconciler at a time holds on PostgreSQL


class Store:
    """Analyses, documents and tables in SQLite or PostgreSQL. Every method may raise DatabaseUnavailable."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.collections = Collections(engine)
        self.walks = Walks(engine)

    @classmethod
    def open(cls, url: str, *, pool_size: int = 8) -> Self:
        """Return a store; nothing is connected before the first use.

        Args:
            url: sqlite:///path or postgresql+psycopg://...
            pool_size: connections that are kept; as many again are opened in a rush.

        Raises:
            BadSettings: the URL is not usable.
        """
        return cls(make_engine(url, pool_size=pool_size, name=application_name(schema.head())))

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    # The schema

    def upgrade(self, *, contract: bool = False) -> schema.Upgraded:
        """Bring the schema to this program's version; with `contract`, take away what only older releases use."""
        return schema.upgrade(self._engine, contract=contract)

    def check_schema(self) -> None:
        """Raise SchemaMismatch unless this program can work with the schema."""
        schema.check(self._engine)

    def revision(self) -> str | None:
        """The schema's revision; None for an empty database."""
        return schema.current(self._engine)

    def drift(self) -> list[object]:
        """What the migrations and the tables disagree on."""
        return schema.drift(self._engine)

    def ping(self) -> None:
        """Raise DatabaseUnavailable unless the database answers."""
        with transaction(self._engine, reads=True) as connection:
            connection.execute(text("SELECT 1"))

    # The record

    def add(self, new: NewAnalysis) -> Analysis:
        """Commit a queued row and return it.

        With an idempotency key that this owner has used in the last 24 hours, the earlier analysis is returned
        and nothing is stored: compare its id with `new.id`. Many at once make one row.
        """
        earlier = self._earlier(new)
        if earlier is not None:
            return earlier
        try:
            with transaction(self._engine) as connection:
                return accepting.add(connection, new)
        except IntegrityError:
            earlier = self._earlier(new)
            if earlier is None:
                raise
            return earlier

    def _earlier(self, new: NewAnalysis) -> Analysis | None:
        if new.idempotency_key is None or new.owner is None:
            return None
        found = self.by_idempotency(new.owner, new.idempotency_key)
        return self.get(found[0]) if found else None

    def get(self, id: str) -> Analysis | None:
        """One analysis, or None."""
        with transaction(self._engine, reads=True) as connection:
            return listing.get(connection, id)

    def n_ahead(self, id: str) -> int | None:
        """How many that could be worked on came before it, up to MAX_AHEAD; None unless it could be, and waits."""
        with transaction(self._engine, reads=True) as connection:
            return listing.n_ahead(connection, id)

    def recent(
        self,
        owner: str | None,
        *,
        limit: int = 20,
        cursor: str | None = None,
        q: str = "",
        state: State | None = None,
    ) -> Page:
        """An owner's analyses, or everyone's for None, newest first; `cursor` is the earlier page's."""
        with transaction(self._engine, reads=True) as connection:
            return listing.recent(connection, owner, limit=limit, cursor=cursor, q=q, state=state)

    def of_url(self, url: str, owner: str | None, *, limit: int) -> tuple[Analysis, ...]:
        """An owner's latest finished analyses of one address, or everyone's for None, the earliest first."""
        with transaction(self._engine, reads=True) as connection:
            return listing.of_url(connection, url, owner, limit=limit)

    def by_idempotency(self, owner: str, key: str) -> tuple[str, str] | None:
        """The (id, request hash) that the key stands for, within 24 hours."""
        with transaction(self._engine, reads=True) as connection:
            return listing.by_idempotency(connection, owner, key)

    def history(self, id: str) -> tuple[Transition, ...]:
        """Every change of state of one analysis, in order."""
        with transaction(self._engine, reads=True) as connection:
            return listing.history(connection, id)

    def cancel(self, id: str) -> bool:
        """Cancel what has not ended; False when it has."""
        with transaction(self._engine) as connection:
            return analyses.cancel(connection, id)

    def delete(self, id: str) -> bool:
        """Delete an analysis with all that belongs to it."""
        with transaction(self._engine) as connection:
            return analyses.delete(connection, id)

    # What operators do

    def now(self) -> float:
        """The database's clock: seconds since 1970."""
        with transaction(self._engine, reads=True) as connection:
            return float(connection.execute(select(now())).scalar_one())

    def matching(self, prefix: str, *, limit: int) -> list[str]:
        """Ids that begin so."""
        with transaction(self._engine, reads=True) as connection:
            return whole.matching(connection, prefix, limit=limit)

    def prune(self, *, older_than_s: float, limit: int) -> int:
        """Delete up to `limit` analyses that ended so long ago, the oldest first; return how many."""
        with transaction(self._engine) as connection:
            return retention.prune(connection, older_than_s=older_than_s, limit=limit)

    def count_old(self, *, older_than_s: float) -> int:
        """How many analyses ended so long ago."""
        with transaction(self._engine, reads=True) as connection:
            return retention.count_old(connection, older_than_s=older_than_s)

    def give_back_space(self) -> None:
        """Let go of pages of the SQLite file that hold nothing; PostgreSQL's autovacuum does that by itself."""
        retention.give_back_space(self._engine)

    def empty_log(self) -> bool:
        """Rid SQLite's log of pages as they were before something was deleted; False while somebody is at work."""
        return retention.empty_log(self._engine)

    def back_up(self, path: Path) -> None:
        """Copy a SQLite database, as of one moment and while others work with it, into a new file."""
        retention.back_up(self._engine, path)

    def walk(self, after: Place | None, *, limit: int) -> list[Place]:
        """The next analyses, oldest first, beginning after a place."""
        with transaction(self._engine, reads=True) as connection:
            return whole.walk(connection, after, limit=limit)

    def whole(self, id: str) -> Whole | None:
        """One analysis with all that belongs to it, as stored; None when it is not there."""
        with transaction(self._engine, reads=True) as connection:
            return whole.read(connection, id)

    def add_wholes(self, wholes: Sequence[Whole], *, grown: frozenset[str] = frozenset()) -> set[str]:
        """Store what is not there yet, in one transaction; return the ids of those; see `whole.add`."""
        with transaction(self._engine) as connection:
            return whole.add(connection, wholes, grown=grown)

    # The work

    def claim(self, id: str, *, worker: str, lease_s: float) -> Claim | None:
        """Take an analysis for `lease_s` seconds; None when it is not to be had."""
        with transaction(self._engine) as connection:
            return analyses.claim(connection, id, worker=worker, lease_s=lease_s)

    def renew(self, held: Sequence[tuple[str, int]], *, lease_s: float) -> set[str]:
        """Stretch leases, given as (id, fence); return the ids that are still held."""
        if not held:
            return set()
        with transaction(self._engine) as connection:
            return analyses.renew(connection, held, lease_s=lease_s)

    def set_stage(self, id: str, fence: int, stage: Stage) -> bool:
        """Say what the holder is doing; False when the fence is lost."""
        return self._write(lambda c: analyses.set_stage(c, id, fence, stage))

    def finish(self, id: str, fence: int, result: Result) -> bool:
        """Store result and state in one transaction; False, and nothing stored, when the fence is lost."""
        return bool(self.finish_many([(id, fence, result)]))

    def adopt(self, id: str, fence: int, leader: str, *, member: bool = False) -> bool:
        """Finish with a copy of the result of `Claim.shares`; False, and nothing stored, if it or the fence is lost."""
        try:
            return self._write(lambda c: analyses.adopt(c, id, fence, leader, member=member))
        except sharing.LeaderGone:
            return False

    def followers(self, id: str) -> list[tuple[str, int]]:
        """(id, attempt) of those that wait for this analysis to end."""
        with transaction(self._engine, reads=True) as connection:
            return sharing.followers(connection, id)

    def finish_many(self, done: Sequence[tuple[str, int, Result]]) -> set[str]:
        """Finish several, given as (id, fence, result), in one transaction; return the ids whose fence held."""
        with transaction(self._engine) as connection:
            if of_collections := [id for id, _, result in done if result.member]:
                members.hold(connection, of_collections)
            return {id for id, fence, result in done if analyses.finish(connection, id, fence, result)}

    def fail(self, id: str, fence: int, failure: Failure) -> bool:
        """End in failure; False when the fence is lost."""
        return self._write(lambda c: analyses.fail(c, id, fence, failure))

    def requeue(self, id: str, fence: int, *, wait_s: float, failure: Failure | None, refund: bool) -> bool:
        """Give the analysis back, to be tried after `wait_s` seconds; False when the fence is lost."""
        return self._write(lambda c: analyses.requeue(c, id, fence, wait_s=wait_s, failure=failure, refund=refund))

    def give_back(self, held: Sequence[tuple[str, int]]) -> list[str]:
        """Put back, with its attempt, what a worker that leaves still holds, as (id, fence); return those ids."""
        if not held:
            return []
        with transaction(self._engine) as connection:
            return analyses.give_back(connection, held)

    def _write(self, change: Callable[..., bool]) -> bool:
        with transaction(self._engine) as connection:
            return change(connection)

    # Documents and tables

    def document(self, id: str) -> StoredDocument | None:
        """The document with its body, or None."""
        with transaction(self._engine, reads=True) as connection:
            return documents.document(connection, id)

    def table(self, id: str, extraction: str) -> StoredTable | None:
        """The table of one extraction, or None where it was not made yet."""
        with transaction(self._engine, reads=True) as connection:
            return documents.table(connection, id, extraction)

    def put_table(self, id: str, stored: StoredTable) -> None:
        """Store a table, in the place of an older one of the same extraction.

        A finished analysis shows the totals, recipe and notices of the extraction that it was asked for: they follow
        in the same transaction, so that no two doors ever tell different numbers.
        """
        try:
            with transaction(self._engine) as connection:
                documents.put_table(connection, id, stored)
                analyses.recounted(connection, id, stored)
        except IntegrityError:
            return  # the analysis was deleted meanwhile: there is nothing to keep a table for

    # The reconciler

    def waiting(self, *, older_than_s: float, limit: int) -> list[tuple[str, int]]:
        """(id, attempt) of queued rows that are due and were not hinted for that long; they count as hinted now."""
        with transaction(self._engine) as connection:
            return analyses.waiting(connection, older_than_s=older_than_s, limit=limit)

    def free_expired(self, *, limit: int, max_deaths: int) -> list[str]:
        """Give back rows whose lease has expired, or fail them as `poison` after `max_deaths` deaths."""
        with transaction(self._engine) as connection:
            return analyses.free_expired(connection, limit=limit, max_deaths=max_deaths)

    def count_queued(self, *, single: bool = False) -> int:
        """How many rows wait; only those that are no members of collections if asked so."""
        with transaction(self._engine, reads=True) as connection:
            return analyses.count_queued(connection, single=single)

    def singles(self, ids: Sequence[str]) -> list[str]:
        """Those that are no members of collections."""
        with transaction(self._engine, reads=True) as connection:
            return lane.singles(connection, ids)

    # Keys

    def add_key(self, new: NewKey) -> ApiKey:
        """Store a key."""
        with transaction(self._engine) as connection:
            return keys.add(connection, new)

    def use_key(self, id: str) -> ApiKey | None:
        """A key, revoked or not, and put on record that it was used: a second transaction, once a minute."""
        with transaction(self._engine, reads=True) as connection:
            key = keys.get(connection, id)
            on_record = key is None or key.revoked_at is not None or keys.used_lately(connection, id)
        if not on_record:
            with transaction(self._engine) as connection:
                keys.used(connection, id)
        return key

    def api_keys(self) -> list[ApiKey]:
        """All keys, oldest first."""
        with transaction(self._engine, reads=True) as connection:
            return keys.every(connection)

    def revoke_key(self, id: str) -> bool:
        """End a key for good; False when it has ended, or was never there."""
        with transaction(self._engine) as connection:
            return keys.revoke(connection, id)

    # What operators look at

    def report(self, counts: Mapping[tuple[str, tuple[str, ...]], float], *, reconciled: bool = False) -> None:
        """Add to the counters of all processes, by name and labels; and say that a reconciler's round has ended."""
        if not counts and not reconciled:
            return
        with transaction(self._engine) as connection:
            meters.add(connection, counts)
            if reconciled:
                meters.reconciled(connection)

    def counters(self) -> dict[tuple[str, tuple[str, ...]], float]:
        """All counters, by name and labels."""
        with transaction(self._engine, reads=True) as connection:
            return meters.counters(connection)

    def depths(self) -> Depths:
        """How the queue stands."""
        with transaction(self._engine, reads=True) as connection:
            return meters.depths(connection)

    @contextmanager
    def reconcile_lock(self) -> Iterator[bool]:
        """Yield whether this process may reconcile now: one at a time on PostgreSQL.

        On SQLite each of the reconciler's statements is a BEGIN IMMEDIATE of its own, which is enough.
        """
        if self._engine.dialect.name != "postgresql":
            yield True
            return
        # Held by an open transaction: PostgreSQL ends that of a process that is frozen or gone (engine.MAX_IDLE_MS). A
        # lock of the session's would keep everybody from reconciling for as long as its connection seems to live.
        with transaction(self._engine) as connection:
            key = {"key": _RECONCILER}
            yield bool(connection.execute(text("SELECT pg_try_advisory_xact_lock(:key)"), key).scalar_one())
