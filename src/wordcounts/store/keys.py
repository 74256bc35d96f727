"""Keys for programs: what may be known of them, and the hash of what may not."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Connection, Row, insert, or_, select, update

from wordcounts.rates import Rate
from wordcounts.store.clock import moment, now
from wordcounts.store.tables import api_keys
from wordcounts.store.values import ApiKey, NewKey

USED_EVERY_S: Final = 60.0
"""The time of a key's last use is right within this: a write a minute, not one a request."""


def add(connection: Connection, new: NewKey) -> ApiKey:
    """Store a key and return it."""
    row = {
        "id": new.id,
        "hash": new.hash,
        "name": new.name,
        "scopes": " ".join(sorted(new.scopes)),
        "rate": str(new.rate) if new.rate else None,
        "created_at": now(),
    }
    connection.execute(insert(api_keys).values(**row))
    return _key(connection.execute(select(api_keys).where(api_keys.c.id == new.id)).one())


def get(connection: Connection, id: str) -> ApiKey | None:
    """A key, revoked or not."""
    row = connection.execute(select(api_keys).where(api_keys.c.id == id)).first()
    return _key(row) if row else None


def every(connection: Connection) -> list[ApiKey]:
    """All keys, those revoked among them, oldest first."""
    rows = connection.execute(select(api_keys).order_by(api_keys.c.created_at, api_keys.c.id))
    return [_key(row) for row in rows]


def used_lately(connection: Connection, id: str) -> bool:
    """Whether its last use on record is young enough to stay there."""
    used_at = connection.execute(select(now() - api_keys.c.used_at).where(api_keys.c.id == id)).scalar()
    return used_at is not None and used_at < USED_EVERY_S


def used(connection: Connection, id: str) -> None:
    """Put on record that it was used now; only one of several at once writes."""
    old = or_(api_keys.c.used_at.is_(None), api_keys.c.used_at <= now() - USED_EVERY_S)
    connection.execute(update(api_keys).where(api_keys.c.id == id, old).values(used_at=now()))


def revoke(connection: Connection, id: str) -> bool:
    """End a key for good; False when it has ended, or was never there."""
    living = (api_keys.c.id == id) & api_keys.c.revoked_at.is_(None)
    return connection.execute(update(api_keys).where(living).values(revoked_at=now())).rowcount == 1


def _key(row: Row[Any]) -> ApiKey:
    return ApiKey(
        id=row.id,
        hash=row.hash,
        name=row.name,
        scopes=frozenset(row.scopes.split()),
        rate=Rate.parse(row.rate) if row.rate else None,
        created_at=moment(row.created_at),
        used_at=moment(row.used_at),
        revoked_at=moment(row.revoked_at),
    )
