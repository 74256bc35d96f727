"""Every fault of the catalogue: nothing is lost, nothing is doubled, and what its promise says beyond that holds."""

from __future__ import annotations

import pytest

from faults.all import FAULTS
from faults.catalogue import Database, Fault
from faults.lanes import Lanes


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    long = metafunc.config.getoption("long_faults", False)
    cases = [
        pytest.param(fault, database, id=f"{fault.name}-{database}")
        for fault in FAULTS.values()
        for database in fault.databases
        if long or not fault.long
    ]
    metafunc.parametrize(("fault", "database"), cases)


@pytest.mark.timeout(1800)
def test_nothing_is_lost_or_doubled(fault: Fault, database: Database, lanes: Lanes) -> None:
    figures = lanes.outcome(fault, database)

    print(figures)  # noqa: T201 - the line that each fault is judged by
    assert (figures.lost, figures.doubled) == (0, 0), figures
    assert fault.failed is None or figures.failed == fault.failed, figures
