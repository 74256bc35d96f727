"""Settings: their defaults, what a variable may hold, and the sentence for one that may not."""

from __future__ import annotations

import os
from ipaddress import ip_network
from pathlib import Path

import pytest
from pydantic import ValidationError

from wordcounts.errors import BadSettings
from wordcounts.local import up
from wordcounts.settings import DEFAULT_SECRET, FIELDS, MEBIBYTE, Settings, given_names, load_settings, unknown_names

DEFAULTS = {
    "env": "development",
    "database_url": "",
    "redis_url": "",
    "secret_key": DEFAULT_SECRET,
    "host": "127.0.0.1",
    "port": 8000,
    "workers": 1,
    "slots": 16,
    "readers": os.cpu_count(),
    "allow_networks": (),
    "fetch_total_s": 20.0,
    "fetch_max_wire_bytes": 5 * MEBIBYTE,
    "fetch_max_body_bytes": 20 * MEBIBYTE,
    "fetch_max_redirects": 5,
    "fetch_ports": (80, 443, 8080, 8443),
    "host_concurrency": 2,
    "host_pause_s": 0.5,
    "max_upload_bytes": 20 * MEBIBYTE,
    "queue_cap": 200_000,
    "retention_days": None,
    "trusted_hosts": (),
    "trusted_proxies": 0,
    "deny_hosts": (),
    "log_format": "console",
}

SAFE = {"WORDCOUNTS_ENV": "production", "SECRET_KEY": "0123456789abcdef", "WORDCOUNTS_TRUSTED_HOSTS": "words.example"}


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of this machine's own: no variable, and no .env in the working directory."""
    for name in [name for name in os.environ if name in {*FIELDS.values(), "REDISTOGO_URL"} or "WORDCOUNTS_" in name]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", sorted(DEFAULTS))
def test_a_setting_that_nothing_sets_has_its_default(name: str) -> None:
    assert getattr(load_settings(), name) == DEFAULTS[name]


def test_the_data_folder_is_the_users_own_without_a_setting() -> None:
    assert load_settings().data_dir.is_absolute()
    assert load_settings().data_dir.name == "wordcounts"


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_a_name_that_is_set_to_nothing_is_not_set(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    default = getattr(load_settings(), name)
    monkeypatch.setenv(FIELDS[name], "")

    assert getattr(load_settings(), name) == default


# The database


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_way_to_write_postgresql_means_psycopg_3(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"{scheme}://someone@db.example/words")

    assert load_settings().database == "postgresql+psycopg://someone@db.example/words"


def test_without_a_database_url_the_rows_are_in_the_data_folder(tmp_path: Path) -> None:
    assert load_settings(data_dir=tmp_path).database == f"sqlite:///{tmp_path}/wordcounts.sqlite3"


@pytest.mark.parametrize(("written", "meant"), [("~/x", "home/x"), ("rel/x", "here/rel/x"), ("./x", "here/x")])
def test_a_data_folder_is_one_absolute_path_to_every_part(
    written: str, meant: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("WORDCOUNTS_DATA_DIR", written)
    settings = load_settings()
    folder = tmp_path / meant
    folder.mkdir(parents=True)

    web = up._parts(settings, settings.data_dir, 8000)[-1][0]

    assert settings.data_dir == folder
    assert settings.database == f"sqlite:///{folder}/wordcounts.sqlite3"
    assert web.environment["DATABASE_URL"] == settings.database
    assert web.environment["WORDCOUNTS_DATA_DIR"] == str(folder)


def test_a_home_of_nobody_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORDCOUNTS_DATA_DIR", "~no-such-user-here/x")

    with pytest.raises(BadSettings, match=r"^WORDCOUNTS_DATA_DIR: "):
        load_settings()


# The queue


def test_redistogo_url_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDISTOGO_URL", "redis://old.example:6379/0")

    assert load_settings().redis_url == "redis://old.example:6379/0"


def test_redis_url_wins_over_redistogo_url(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDISTOGO_URL", "redis://old.example:6379/0")
    monkeypatch.setenv("REDIS_URL", "redis://new.example:6379/0")

    assert load_settings().redis_url == "redis://new.example:6379/0"


def test_an_empty_redis_url_does_not_hide_redistogo_url(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDISTOGO_URL", "redis://old.example:6379/0")
    monkeypatch.setenv("REDIS_URL", "")

    assert load_settings().redis_url == "redis://old.example:6379/0"


# Where values come from


def test_a_line_of_the_env_file_is_read_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("WORDCOUNTS_SLOTS=3\nPORT=9000\n")
    monkeypatch.setenv("PORT", "9001")

    assert (load_settings().slots, load_settings().port) == (3, 9001)


def test_what_a_command_was_told_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "9001")

    assert load_settings(port=9002).port == 9002


@pytest.mark.parametrize("written", ["80,443", "80 443", "80, 443"])
def test_lists_are_written_with_commas_or_spaces(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORDCOUNTS_FETCH_PORTS", written)

    assert load_settings().fetch_ports == (80, 443)


def test_networks_are_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORDCOUNTS_ALLOW_NETWORKS", "127.0.0.0/8 fd00::/8")

    assert load_settings().allow_networks == (ip_network("127.0.0.0/8"), ip_network("fd00::/8"))


def test_settings_never_change() -> None:
    with pytest.raises(ValidationError):
        load_settings().port = 1


# What nothing reads


def test_an_unknown_name_with_our_prefix_is_found() -> None:
    assert unknown_names(["WORDCOUNTS_SLOTZ", "WORDCOUNTS_SLOTS", "PATH"]) == ["WORDCOUNTS_SLOTZ"]


def test_no_name_of_a_setting_is_unknown() -> None:
    assert unknown_names(FIELDS.values()) == []


def test_an_unknown_name_in_the_env_file_is_found_too(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("WORDCOUNTS_SLOTZ=3\n")
    monkeypatch.setenv("WORDCOUNTS_PROT", "1")

    assert unknown_names(given_names()) == ["WORDCOUNTS_PROT", "WORDCOUNTS_SLOTZ"]


def test_a_command_warns_of_an_unknown_name_and_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from wordcounts.cli.edge import settings_of

    monkeypatch.setenv("WORDCOUNTS_SLOTZ", "3")

    assert settings_of().slots == 16
    assert "no setting is called WORDCOUNTS_SLOTZ" in capsys.readouterr().err


# What does not fit


@pytest.mark.parametrize("secret", ["", DEFAULT_SECRET, "short"])
def test_production_refuses_a_secret_that_is_none_with_a_sentence(secret: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _set(monkeypatch, SAFE | {"SECRET_KEY": secret})

    with pytest.raises(BadSettings, match=r"^SECRET_KEY: set it to 16 or more random characters in production$"):
        load_settings()


def test_production_refuses_to_answer_to_any_host(monkeypatch: pytest.MonkeyPatch) -> None:
    _set(monkeypatch, SAFE | {"WORDCOUNTS_TRUSTED_HOSTS": ""})

    with pytest.raises(BadSettings, match=r"^WORDCOUNTS_TRUSTED_HOSTS: name the hosts"):
        load_settings()


def test_production_with_a_secret_and_hosts_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    _set(monkeypatch, SAFE)

    assert not load_settings().development


@pytest.mark.parametrize("env", ["development", "staging"])
def test_the_default_secret_serves_outside_production(env: str) -> None:
    assert load_settings(env=env).secret_key == DEFAULT_SECRET


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PORT", "http"),
        ("PORT", "65536"),
        ("WORDCOUNTS_ENV", "prod"),
        ("WORDCOUNTS_SLOTS", "0"),
        ("WORDCOUNTS_WORKERS", "many"),
        ("WORDCOUNTS_FETCH_TOTAL_S", "0"),
        ("WORDCOUNTS_FETCH_PORTS", "80,www"),
        ("WORDCOUNTS_ALLOW_NETWORKS", "10.0.0.1/8"),
        ("WORDCOUNTS_LEASE_S", "-1"),
        ("WORDCOUNTS_QUEUE_CAP", "0"),
        ("WORDCOUNTS_LOG_FORMAT", "xml"),
    ],
)
def test_a_bad_value_is_a_sentence_that_names_its_variable(
    variable: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)

    with pytest.raises(BadSettings, match=f"^{variable}: ."):
        load_settings()


def test_every_bad_value_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    _set(monkeypatch, {"PORT": "http", "WORDCOUNTS_SLOTS": "0"})

    with pytest.raises(BadSettings, match=r"PORT: .*; WORDCOUNTS_SLOTS: "):
        load_settings()


def test_a_secret_that_is_refused_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    _set(monkeypatch, SAFE | {"SECRET_KEY": "hush-hush"})

    with pytest.raises(BadSettings) as refused:
        load_settings()

    assert "hush" not in refused.value.message


def test_every_field_has_a_variable_of_its_own() -> None:
    assert set(FIELDS) == set(Settings.model_fields)
    assert len(set(FIELDS.values())) == len(FIELDS)


def _set(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)


# Retention


def test_on_a_machine_of_ones_own_analyses_are_kept_for_ever() -> None:
    assert load_settings().kept_days is None


def test_in_production_analyses_are_kept_for_a_year(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SAFE.items():
        monkeypatch.setenv(name, value)

    assert load_settings().kept_days == 365


@pytest.mark.parametrize(("said", "kept"), [("0", None), ("30", 30), ("0.5", 0.5)])
@pytest.mark.parametrize("env", ["development", "production"])
def test_the_setting_wins_over_both(env: str, said: str, kept: float | None, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {**SAFE, "WORDCOUNTS_ENV": env, "WORDCOUNTS_RETENTION_DAYS": said}.items():
        monkeypatch.setenv(name, value)

    assert load_settings().kept_days == kept


def test_nothing_is_kept_for_less_than_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORDCOUNTS_RETENTION_DAYS", "-1")

    with pytest.raises(BadSettings, match="WORDCOUNTS_RETENTION_DAYS"):
        load_settings()


def test_a_rate_that_cannot_be_read_is_named_with_an_example(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORDCOUNTS_SUBMIT_RATE", "many")

    with pytest.raises(BadSettings, match="WORDCOUNTS_SUBMIT_RATE: write it as 60/10m"):
        load_settings()
