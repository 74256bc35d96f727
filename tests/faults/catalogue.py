"""The list of faults.

A fault is a function that takes a `Trial`, breaks something, lets it settle, and asserts what its promise says beyond
`lost=0` and `doubled=0`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from faults.trial import Trial

Database = Literal["sqlite", "postgresql"]
BOTH: tuple[Database, ...] = ("sqlite", "postgresql")


@dataclass(frozen=True, slots=True)
class Fault:
    """One way to break it."""

    name: str
    run: Callable[[Trial], None]
    databases: tuple[Database, ...]
    failed: int | None
    """How many analyses are meant to fail, with a reason; None where the fault itself looks at the reasons."""
    long: bool
    """Only in the long form."""


FAULTS: dict[str, Fault] = {}


def fault(
    *,
    databases: tuple[Database, ...] = BOTH,
    failed: int | None = 0,
    long: bool = False,
) -> Callable[[Callable[[Trial], None]], Callable[[Trial], None]]:
    """Put a function on the list, under its own name."""

    def put(run: Callable[[Trial], None]) -> Callable[[Trial], None]:
        name = getattr(run, "__name__", "")
        assert name not in FAULTS
        FAULTS[name] = Fault(name, run, databases, failed, long)
        return run

    return put
