"""Walks over sites: what a page of one adds to its collection. Each method is one short transaction.

Links become members before the page that links them is finished, both by whoever holds that page's fence: a worker that
is killed between the two, or before the first, leaves a page that is gone to again, and links that are there once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection, Engine, Row, and_, delete, func, insert, select, update

from wordcounts.lifecycle import State
from wordcounts.store import lane, members
from wordcounts.store.collected import NewMember, Walk
from wordcounts.store.engine import transaction
from wordcounts.store.tables import aliases, analyses, collections
from wordcounts.store.tables import members as members_table
from wordcounts.store.values import Claim, NewAnalysis, new_id
from wordcounts.text.site.frontier import Step
from wordcounts.text.site.plan import MAX_TRAPS, Plan
from wordcounts.text.site.scope import Scope


@dataclass(frozen=True, slots=True)
class Stop:
    """A page of a walk, as it is gone to."""

    collection_id: str
    number: int
    key: str
    depth: int
    walk: Walk
    plan: Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a page adds to its walk."""

    steps: tuple[Step, ...] = ()
    n_bytes: int = 0
    canonical: str = ""
    """The key of the address that the page names as its own; "" where that is where it was found."""
    walk: Walk | None = None
    """How the walk goes on, when this page begins it."""
    scope: Scope | None = None
    """The site, when this page begins the walk."""


class Walks:
    """The walks of a store. Every method may raise DatabaseUnavailable. Safe to share between threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._no_sites: dict[str, None] = {}
        """Collections that are lists, the latest last: most are, and what they are never changes."""

    def stop(self, claim: Claim) -> Stop | None:
        """The stop of a walk that was claimed; None for all other work."""
        if claim.collection_id is None or claim.kind != "url" or claim.collection_id in self._no_sites:
            return None
        query = (
            select(members_table.c.number, members_table.c.key, members_table.c.depth, collections)
            .join(collections, collections.c.id == members_table.c.collection_id)
            .where(members_table.c.analysis_id == claim.id)
        )
        with transaction(self._engine, reads=True) as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return None
        if row.site is None:
            self._is_list(claim.collection_id)
            return None
        return Stop(row.id, row.number, row.key, row.depth, row.walk, Plan.from_json(row.site))

    def _is_list(self, id: str) -> None:
        self._no_sites[id] = None
        while len(self._no_sites) > _REMEMBERED:
            self._no_sites.pop(next(iter(self._no_sites)), None)

    def go_on(self, claim: Claim, stop: Stop, found: Found) -> int:
        """Add what a page leads to, within the limits; returns how many pages that are. Done twice, it adds nothing.

        In several transactions where that is much. Whoever is killed between two of them begins again: a list that was
        not added whole is read again, and links are found again.
        """
        n_added = 0
        for some in _in_parts(found):
            with transaction(self._engine) as connection:
                into = _held(connection, claim, stop)
                if into is None:
                    break
                n_added += _grow(connection, into, stop, some)
        return n_added

    def leads_to(self, stop: Stop, key: str) -> bool:
        """Whether a page may be fetched where another address leads: not when that is known; from now on it is."""
        if key == stop.key:
            return True
        with transaction(self._engine) as connection:
            members.lock(connection, stop.collection_id)
            known = _numbers(connection, stop.collection_id, [key]).get(key)
            if known is None:
                _remember(connection, stop, key)
            return known in (None, stop.number)

    def leave(self, claim: Claim, stop: Stop, found: Found) -> bool:
        """Put pages in the place of the list that lists them; False, and nothing changed, when the fence was lost."""
        *before, last = _in_parts(found)
        for some in before:
            self.go_on(claim, stop, some)
        with transaction(self._engine) as connection:
            into = _held(connection, claim, stop)
            if into is not None:
                connection.execute(delete(analyses).where(analyses.c.id == claim.id))
                _remember(connection, stop, stop.key)
                _grow(connection, into, stop, last)
            return into is not None

    def widen(self, id: str, max_pages: int) -> None:
        """Let the walk of a collection go to as many pages, where that is more than it was to.

        One that has left pages out stays as it is: nobody knows any more which these were.

        Raises:
            UnknownCollection: it is not there.
        """
        with transaction(self._engine) as connection:
            plan = Plan.from_json(members.lock(connection, id).site)
            if plan.cut_by or max_pages <= plan.limits.max_pages:
                return
            wider = replace(plan, limits=replace(plan.limits, max_pages=max_pages))
            connection.execute(update(collections).where(collections.c.id == id).values(site=wider.to_json()))

    def join(self, claim: Claim, stop: Stop) -> bool:
        """Take out a page that led to another one, and go to it no more; False when the fence was lost."""
        with transaction(self._engine) as connection:
            into = _held(connection, claim, stop)
            if into is not None:
                connection.execute(delete(analyses).where(analyses.c.id == claim.id))
                _remember(connection, stop, stop.key)
                this = collections.c.id == stop.collection_id
                connection.execute(update(collections).where(this).values(n_joined=into.n_joined + 1))
            return into is not None


_REMEMBERED = 1_000

AT_ONCE: Final = 250
"""Pages that one transaction adds: some 0.05 s, so that nobody's submission waits for longer."""


def _in_parts(found: Found) -> list[Found]:
    """Parts to be added one after the other.

    By lists a walk goes on with the last of them, so that whoever comes after a kill reads the lists again. By links it
    does with the first: the pages that are added by it are to be followed at once.
    """
    parts = [Found(steps=tuple(some)) for some in members.chunks(found.steps, AT_ONCE)] or [Found()]
    decides = 0 if found.walk == "links" else -1
    parts[0] = replace(parts[0], scope=found.scope)
    parts[decides] = replace(parts[decides], walk=found.walk)
    parts[-1] = replace(parts[-1], n_bytes=found.n_bytes, canonical=found.canonical)
    return parts


def _held(connection: Connection, claim: Claim, stop: Stop) -> Row[Any] | None:
    """The collection's row, held, where it goes on and the fence of its page is; None else."""
    held = (analyses.c.id == claim.id, analyses.c.fence == claim.fence, analyses.c.state == State.RUNNING)
    if connection.execute(select(analyses.c.id).where(*held)).first() is None:
        return None
    into = members.lock(connection, stop.collection_id)
    return None if into.state == "cancelled" else into


def _remember(connection: Connection, stop: Stop, key: str) -> None:
    connection.execute(insert(aliases).values(collection_id=stop.collection_id, key=key, number=stop.number))


def _grow(connection: Connection, into: Row[Any], stop: Stop, found: Found) -> int:
    plan = _begun(Plan.from_json(into.site), found)
    fresh, plan = _within(connection, into, found, plan)
    members.insert_new(connection, into, fresh)
    n_bytes = into.n_bytes + found.n_bytes
    if n_bytes >= plan.limits.max_bytes:
        plan = replace(plan, cut_by="bytes")
        lane.cancel_members(connection, into.id, states=(State.QUEUED,))
    grown = {
        "n_numbered": into.n_numbered + len(fresh),
        "n_bytes": n_bytes,
        "site": plan.to_json(),
        "walk": found.walk or into.walk,
        **({"hinted_at": None} if fresh else {}),
    }
    connection.execute(update(collections).where(collections.c.id == into.id).values(grown))
    if found.canonical and found.canonical != stop.key:
        this = and_(members_table.c.collection_id == into.id, members_table.c.number == stop.number)
        connection.execute(update(members_table).where(this).values(canonical=found.canonical))
    return len(fresh)


def _begun(plan: Plan, found: Found) -> Plan:
    return plan if found.scope is None else replace(plan, scope=found.scope)


def _within(connection: Connection, into: Row[Any], found: Found, plan: Plan) -> tuple[list[NewMember], Plan]:
    """What is new of the steps and within the limits; and the plan, which says what is not."""
    steps = [step for step in found.steps if step.depth <= plan.limits.max_depth]
    known = _numbers(connection, into.id, [step.key for step in steps])
    n_of = _of_shapes(connection, into.id, {step.shape.key for step in steps if step.shape.bound is not None})
    count = select(func.count()).where(members_table.c.collection_id == into.id)
    left = plan.limits.max_pages - connection.execute(count).scalar_one()
    fresh: list[NewMember] = []
    traps, cut_by = dict.fromkeys(plan.traps), plan.cut_by
    for step in steps:
        if step.key in known or cut_by == "bytes":
            continue
        if step.shape.bound is not None and n_of[step.shape.key] >= step.shape.bound:
            traps[step.shape.text[:200]] = None
            continue
        if len(fresh) >= left:
            cut_by = "pages"
            break
        n_of[step.shape.key] += 1
        fresh.append(_as_member(step))
    return fresh, replace(plan, traps=tuple(traps)[:MAX_TRAPS], cut_by=cut_by)


def _numbers(connection: Connection, id: str, keys: Sequence[str]) -> dict[str, int]:
    """Which keys are known, with the numbers of their members."""
    found: dict[str, int] = {}
    for some in members.chunks(keys):
        for table in (members_table, aliases):
            query = select(table.c.key, table.c.number).where(table.c.collection_id == id, table.c.key.in_(some))
            found.update({row.key: row.number for row in connection.execute(query)})
    return found


def _of_shapes(connection: Connection, id: str, shapes: Iterable[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for some in members.chunks(sorted(shapes)):
        query = (
            select(members_table.c.shape, func.count())
            .where(members_table.c.collection_id == id, members_table.c.shape.in_(some))
            .group_by(members_table.c.shape)
        )
        for shape, n in connection.execute(query):
            found[shape] = n
    return found


def _as_member(step: Step) -> NewMember:
    analysis = NewAnalysis(id=new_id(), kind="url", url=step.url)
    return NewMember(
        key=step.key,
        name=step.url[:_MAX_NAME],
        analysis=analysis,
        depth=step.depth,
        dated_at=step.dated_at,
        shape=step.shape.key if step.shape.bound is not None else None,
    )


_MAX_NAME = 200
