"""`wordcounts db`, `doctor` and `openapi`, on real parts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from parts.valkey import valkey
from wordcounts.cli.main import cli


@pytest.fixture(autouse=True)
def _own_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data folder of the test's own, and no setting of whoever runs it."""
    monkeypatch.chdir(tmp_path)
    for name in ("DATABASE_URL", "REDIS_URL", "REDISTOGO_URL", "WORDCOUNTS_ENV"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("WORDCOUNTS_DATA_DIR", str(tmp_path / "data"))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments))


def findings() -> dict[str, tuple[str, str]]:
    shape = json.loads(run("doctor", "--format", "json").stdout)
    return {check["name"]: (check["status"], check["sentence"]) for check in shape}


def test_upgrade_says_from_where_to_where_and_then_that_nothing_was_to_do() -> None:
    first, second = run("db", "upgrade"), run("db", "upgrade")

    assert first.exit_code == second.exit_code == 0
    assert "from nothing to " in first.stdout
    assert "was up to date already" in second.stdout


def test_check_fails_before_the_upgrade_and_passes_after() -> None:
    before = run("db", "check")
    run("db", "upgrade")
    after = run("db", "check")

    assert before.exit_code == 1
    assert "(schema_mismatch)" in before.stderr
    assert after.exit_code == 0


def test_database_that_is_away_is_one_sentence_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://me:opensesame@127.0.0.1:9/words")

    upgrade, found = run("db", "upgrade"), findings()

    assert upgrade.exit_code == 1
    assert "(database_unavailable)" in upgrade.stderr
    assert found["database"][0] == "fail"
    assert "DATABASE_URL" in found["database"][1]
    assert "opensesame" not in upgrade.stderr + found["database"][1]


def test_doctor_finds_a_prepared_machine_well(monkeypatch: pytest.MonkeyPatch) -> None:
    run("db", "upgrade")
    with valkey() as queue:
        monkeypatch.setenv("REDIS_URL", queue.url)
        found = findings()

    assert {name: status for name, (status, _) in found.items() if name != "page"} == {
        "python": "ok",
        "words": "ok",
        "settings": "ok",
        "fetching": "ok",
        "limits": "ok",
        "data": "ok",
        "database": "ok",
        "queue": "ok",
        "readers": "ok",
    }


def test_doctor_says_what_mends_a_queue_that_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:9/0")

    result = run("doctor")

    assert result.exit_code == 1
    assert "fail  queue" in result.stdout
    assert "correct REDIS_URL" in result.stdout


def test_doctor_names_unsafe_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORDCOUNTS_HOST", "0.0.0.0")
    open_house = findings()["settings"]
    monkeypatch.setenv("WORDCOUNTS_ENV", "production")
    unusable = findings()["settings"]

    assert open_house[0] == "warn"
    assert unusable[0] == "fail"


def test_doctor_names_what_production_would_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORDCOUNTS_ENV", "staging")
    everybodys = findings()["settings"]
    monkeypatch.setenv("SECRET_KEY", "a-secret-of-this-test")
    any_host = findings()["settings"]

    assert (everybodys[0], any_host[0]) == ("warn", "warn")
    assert "SECRET_KEY" in everybodys[1]
    assert "WORDCOUNTS_TRUSTED_HOSTS" in any_host[1]


def test_doctor_names_settings_that_let_strangers_fetch_too_far(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORDCOUNTS_ENV", "staging")
    monkeypatch.setenv("WORDCOUNTS_ALLOW_NETWORKS", "0.0.0.0/0 10.1.0.0/16")
    monkeypatch.setenv("WORDCOUNTS_EGRESS_PROXY", "http://me:opensesame@127.0.0.1:9")
    status, sentence = findings()["fetching"]

    assert status == "warn"
    for told in ("0.0.0.0/0", "10.1.0.0/16", "WORDCOUNTS_CONTACT"):
        assert told in sentence
    assert "opensesame" not in sentence


def test_doctor_names_limits_that_a_proxy_or_a_rate_makes_useless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORDCOUNTS_SUBMIT_RATE", "61/m")
    too_high = findings()["limits"]
    monkeypatch.setenv("WORDCOUNTS_ENV", "staging")
    behind_a_proxy = findings()["limits"]
    monkeypatch.setenv("WORDCOUNTS_TRUSTED_PROXIES", "1")
    monkeypatch.setenv("WORDCOUNTS_SUBMIT_RATE", "60/m")

    assert too_high[0] == behind_a_proxy[0] == "warn"
    assert "WORDCOUNTS_SUBMIT_RATE" in too_high[1]
    assert "WORDCOUNTS_TRUSTED_PROXIES" in behind_a_proxy[1]
    assert findings()["limits"][0] == "ok"


def test_doctor_says_when_nobody_can_come_in(monkeypatch: pytest.MonkeyPatch) -> None:
    run("db", "upgrade")
    assert "keys" not in findings()
    monkeypatch.setenv("WORDCOUNTS_REQUIRE_KEY", "true")
    none = findings()["keys"]
    run("keys", "create", "Ann")

    assert none[0] == "warn"
    assert "wordcounts keys create" in none[1]
    assert findings()["keys"] == ("ok", "A key is required; 1 is good.")


def test_openapi_prints_the_document() -> None:
    document = json.loads(run("openapi").stdout)

    assert document["openapi"].startswith("3.1")
    assert "/api/v1/analyses" in document["paths"]
