from __future__ import annotations

import re
import tomllib

from docs.markdown import rows, text_of


def test_every_dependency_has_its_line_with_a_reason_and_no_line_outlives_its_dependency() -> None:
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    extras = [dependency for group in project.get("optional-dependencies", {}).values() for dependency in group]
    names = {re.split(r"[\[<>=~; ]", dependency)[0] for dependency in [*project["dependencies"], *extras]}
    told = {row["dependency"] for row in rows("ARCHITECTURE.md") if row.get("why it is here")}

    assert told == names


def test_map_stays_a_map() -> None:
    assert len(text_of("ARCHITECTURE.md").splitlines()) <= 150
