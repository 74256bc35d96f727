"""The session's lanes, and the table of figures at its end."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from faults.lanes import Lanes

FOLDER = Path(__file__).parents[2] / ".build" / "faults"

LANES = pytest.StashKey[Lanes]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("faults")
    group.addoption("--long-faults", action="store_true", help="the long form: the product's own leases, and the storm")
    group.addoption("--faults-seed", type=int, default=4, help="what is killed when; printed with the table")


@pytest.fixture(scope="session")
def lanes(request: pytest.FixtureRequest) -> Iterator[Lanes]:
    """Begin with every fault that this session was asked for."""
    config = request.config
    made = Lanes(seed=config.getoption("faults_seed", 4), long=config.getoption("long_faults", False))
    of_ours = [item for item in request.session.items if "lanes" in getattr(item, "fixturenames", ())]
    made.start([(item.callspec.params["fault"], item.callspec.params["database"]) for item in of_ours])  # type: ignore[attr-defined]
    config.stash[LANES] = made
    yield made
    made.end()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print a line for each, and leave the same in .build/faults for whoever collects them."""
    figures = config.stash[LANES].figures if LANES in config.stash else []
    if not figures:
        return
    seed, form = config.getoption("faults_seed", 4), "long" if config.getoption("long_faults", False) else "short"
    lines = sorted(str(found) for found in figures)
    terminalreporter.section(f"faults, {form} form, seed {seed}")
    for line in lines:
        terminalreporter.write_line(line)
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"{form}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    rows = [{**asdict(found), "more": dict(found.more)} for found in figures]
    (FOLDER / f"{form}.json").write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
