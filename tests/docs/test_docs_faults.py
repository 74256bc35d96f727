from __future__ import annotations

from docs.markdown import rows
from faults.all import FAULTS

PAGE = "docs/reference/faults.md"
NAMES = {"both": ("sqlite", "postgresql"), "SQLite": ("sqlite",), "PostgreSQL": ("postgresql",)}


def test_every_fault_is_listed_once_with_its_databases_and_form() -> None:
    listed = {row["fault"]: (NAMES[row["databases"]], "(long form)" in row["what is done"]) for row in rows(PAGE)}

    assert listed == {name: (fault.databases, fault.long) for name, fault in FAULTS.items()}
    assert len(rows(PAGE)) == len(listed)
