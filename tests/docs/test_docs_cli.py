from __future__ import annotations

from collections.abc import Iterator

import click
import pytest

from docs.markdown import rows
from wordcounts.cli import edge
from wordcounts.cli.main import cli

PAGE = "docs/reference/cli.md"
TOLD_IN_WORDS = {
    "no site",
    "found out",
    "$PORT or 8000",
    "127.0.0.1",
    "the setting",
    "all",
    "the latest",
    "the stored one",
    "by its words",
    "the view's own",
    "none",
}
"""Defaults that are settings, or that the document itself decides."""


def commands(command: click.Command = cli, name: str = "") -> Iterator[tuple[str, click.Command]]:
    if not isinstance(command, click.Group):
        yield name, command
        return
    for part, child in command.commands.items():
        yield from commands(child, f"{name} {part}".strip())


def options() -> dict[tuple[str, str], click.Option]:
    return {
        (name, parameter.opts[0]): parameter
        for name, command in commands()
        for parameter in command.params
        if isinstance(parameter, click.Option) and not parameter.hidden
    }


def test_every_command_is_listed_once_and_every_listed_command_exists() -> None:
    listed = [row["command"] for row in rows(PAGE, under="Commands")]

    assert sorted(listed) == sorted(name for name, _ in commands())


def test_every_option_is_listed_once_and_every_listed_option_exists() -> None:
    listed = [(row["command"], row["option"]) for row in rows(PAGE, under="Options")]

    assert sorted(listed) == sorted(options())


@pytest.mark.parametrize("row", rows(PAGE, under="Options"), ids=lambda row: f"{row['command']} {row['option']}")
def test_listed_default_is_the_options_own(row: dict[str, str]) -> None:
    default = options()[row["command"], row["option"]].default

    if row["default"] in TOLD_IN_WORDS and row["default"] != default:
        assert not isinstance(default, str | int)
    else:
        assert {"empty": "", "on": "True", "off": "False"}.get(row["default"], row["default"]) == str(default)


def test_every_exit_code_is_listed_and_every_listed_one_is_used() -> None:
    listed = [int(row["code"]) for row in rows(PAGE, under="Exit codes")]

    assert sorted(listed) == sorted([0, edge.FAILED, edge.USAGE, edge.INTERRUPTED, edge.PIPE_CLOSED])
