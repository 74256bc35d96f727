from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic_core import PydanticUndefined

from docs.markdown import rows, text_of
from wordcounts.settings import FIELDS, MEBIBYTE, Settings

PAGE = "docs/reference/settings.md"
TOLD_IN_WORDS = {"DATABASE_URL", "REDIS_URL", "SECRET_KEY", "WORDCOUNTS_DATA_DIR", "WORDCOUNTS_READERS"}
TOLD_BY_TESTS = {"WORDCOUNTS_RETENTION_DAYS"}
"""Defaults that follow another setting: tests/test_settings.py."""


def test_every_setting_is_listed_once_and_every_listed_name_is_a_setting() -> None:
    listed = [row["variable"] for row in rows(PAGE)]

    assert sorted(listed) == sorted(FIELDS.values())


@pytest.mark.parametrize("row", rows(PAGE), ids=lambda row: row["variable"])
def test_listed_default_is_the_default(row: dict[str, str]) -> None:
    field = next(name for name, variable in FIELDS.items() if variable == row["variable"])
    default = Settings.model_fields[field].default

    if row["variable"] in TOLD_BY_TESTS:
        assert default is None
    elif row["variable"] in TOLD_IN_WORDS:
        assert default is PydanticUndefined or isinstance(default, str)
    else:
        assert _value(row["default"]) == _plain(default)


def test_every_setting_has_a_unit_and_a_meaning() -> None:
    assert all(row["unit"] and row["meaning"].endswith(".") for row in rows(PAGE))


def test_example_file_names_settings_only() -> None:
    named = re.findall(r"^#? ?([A-Z][A-Z_]+)=", text_of(".env.example"), flags=re.MULTILINE)

    assert named
    assert set(named) <= set(FIELDS.values())


def _value(cell: str) -> str:
    """What a cell of the column `default` says, as the setting would be written."""
    if cell == "empty":
        return ""
    if cell.endswith(" MiB"):
        return str(int(cell.removesuffix(" MiB")) * MEBIBYTE)
    return cell.replace(", ", " ") if re.search(r", ", cell) else cell.replace(",", "")


def _plain(default: object) -> str:
    if isinstance(default, bool):
        return str(default).lower()
    if isinstance(default, tuple):
        return " ".join(map(str, default))
    if isinstance(default, float):
        return f"{default:g}"
    assert not isinstance(default, Path)
    return str(default)
