"""Collections in a store, and what a worker would make of their members."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

from wordcounts.lifecycle import State
from wordcounts.store.collected import Added, Collection, Member, NewCollection, NewMember
from wordcounts.store.store import Store
from wordcounts.store.values import Claim, DocumentFacts, NewAnalysis, Result, new_id

MAX = 1000

RESULT = Result(
    document=DocumentFacts(
        final_url="https://example.org/end", title="Tides", language="en", media_type="text/html", charset="utf-8",
        n_bytes=5, sha256="0" * 64, fetched_at=datetime(2026, 1, 2, tzinfo=UTC),
    ),
    body=b"<p>sea", text="sea", table=b"table", extraction="article", recipe="r1", n_tokens=3, n_types=2, n_hapaxes=1,
    notices=(), member=True,
)  # fmt: skip


def page(path: str, **changes: object) -> NewMember:
    url = f"https://example.org/{path}"
    analysis = NewAnalysis(id=new_id(), kind="url", url=url, share=True)
    member = NewMember(key=path, name=url, analysis=analysis)
    return dataclasses.replace(member, **changes)  # type: ignore[arg-type]


def words(said: str, name: str = "a text") -> NewMember:
    analysis = NewAnalysis(id=new_id(), kind="text", body=said.encode(), title=name, media_type="text/plain")
    return NewMember(key=said, name=name, analysis=analysis)


def gathered(store: Store, *sources: NewMember, **changes: object) -> tuple[str, Added]:
    """(id, what was added) of a new collection."""
    new = dataclasses.replace(NewCollection(id=new_id(), name="Tides", owner="ann"), **changes)  # type: ignore[arg-type]
    added = store.collections.add(new, sources, max_members=MAX)
    assert added is not None
    return new.id, added


def standing(store: Store, id: str) -> Collection:
    found = store.collections.get(id)
    assert found is not None
    return found


def listed(store: Store, id: str) -> tuple[Member, ...]:
    return store.collections.members(id, limit=MAX).items


def claimed(store: Store, id: str) -> Claim:
    claim = store.claim(id, worker="w", lease_s=30)
    assert claim is not None
    return claim


def finished(store: Store, id: str, table: bytes = b"table", **changes: object) -> None:
    result = dataclasses.replace(RESULT, table=table, **changes)  # type: ignore[arg-type]
    assert store.finish(id, claimed(store, id).fence, result)


def states(store: Store, *ids: str) -> list[State | None]:
    found = [store.get(id) for id in ids]
    return [one.state if one else None for one in found]
