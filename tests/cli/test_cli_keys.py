"""`wordcounts keys`: made once, listed without their texts, revoked for good."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wordcounts.cli.main import cli
from wordcounts.errors import InvalidKey
from wordcounts.keyring import Keyring
from wordcounts.store.store import Store


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = f"sqlite:///{tmp_path / 'cli.sqlite3'}"
    monkeypatch.setenv("DATABASE_URL", url)
    run("db", "upgrade")
    return url


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments))


def listed() -> list[dict[str, object]]:
    return json.loads(run("keys", "list", "--format", "json").stdout)["items"]


def test_a_key_is_shown_once_on_standard_output_alone(database: str) -> None:
    made = run("keys", "create", "Ann's script", "--scope", "read", "--rate", "1000/d")

    text = made.stdout.strip()
    key = Keyring(Store.open(database)).open(text)
    assert made.stdout.count("\n") == 1
    assert f"{key.id} may read." in made.stderr
    assert text not in run("keys", "list").stdout + run("keys", "list", "--format", "json").stdout
    (shape,) = listed()
    assert {name: shape[name] for name in ("id", "name", "scopes", "rate", "revoked_at")} == {
        "id": key.id,
        "name": "Ann's script",
        "scopes": ["read"],
        "rate": "1000/d",
        "revoked_at": None,
    }


def test_without_scopes_a_key_may_read_and_write() -> None:
    run("keys", "create", "all")

    assert listed()[0]["scopes"] == ["read", "write"]


def test_a_revoked_key_stays_in_the_list_and_opens_nothing(database: str) -> None:
    text = run("keys", "create", "gone").stdout.strip()
    id = str(listed()[0]["id"])

    first, second = run("keys", "revoke", id), run("keys", "revoke", id)

    assert (first.exit_code, second.exit_code) == (0, 1)
    assert "in 5 seconds at the latest" in first.stdout
    assert listed()[0]["revoked_at"]
    with pytest.raises(InvalidKey):
        Keyring(Store.open(database)).open(text)


@pytest.mark.parametrize("option", [["--rate", "many"], ["--scope", "admin"]])
def test_what_a_key_cannot_have_is_wrong_usage(option: list[str]) -> None:
    assert run("keys", "create", "x", *option).exit_code == 2
    assert listed() == []


def test_a_name_cannot_act_on_a_terminal() -> None:
    run("keys", "create", "red\x1b[31m")

    assert "\x1b" not in run("keys", "list").stdout
