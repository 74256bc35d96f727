"""What a test does to rows behind the store's back."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import create_engine, update

from wordcounts.store.tables import analyses


def made_in_order(url: str, ids: Sequence[str]) -> None:
    """Set the times of creation a second apart, in this order: the clock of SQLite ticks in milliseconds, so that two
    rows made one after the other may share a time."""
    engine = create_engine(url)
    with engine.begin() as connection:
        for place, id in enumerate(ids):
            row = update(analyses).where(analyses.c.id == id)
            connection.execute(row.values(created_at=analyses.c.created_at + place - len(ids)))
    engine.dispose()
