"""The database's clock, which times every change: no machine of ours needs to be right (PROMISES, P8)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Double
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.expression import FunctionElement


class now(FunctionElement[float]):  # noqa: N801 - reads as the SQL function that it is
    """Seconds since 1970 when the statement runs (not when its transaction began)."""

    type = Double()
    inherit_cache = True


@compiles(now, "postgresql")
def _postgresql(element: now, compiler: Any, **kwargs: Any) -> str:
    return "extract(epoch from clock_timestamp())::double precision"


@compiles(now, "sqlite")
def _sqlite(element: now, compiler: Any, **kwargs: Any) -> str:
    # 2440587.5 is 1970-01-01 as a Julian day; SQLite's julianday has a millisecond's precision.
    return "((julianday('now') - 2440587.5) * 86400.0)"


def moment(seconds: float | None) -> datetime | None:
    """Seconds since 1970 as an aware UTC time."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def seconds(moment: datetime | None) -> float | None:
    """An aware time as seconds since 1970."""
    return None if moment is None else moment.timestamp()
