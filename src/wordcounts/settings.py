"""One Settings object, read once from the environment and .env, validated when it is made.

Names follow DESIGN: DATABASE_URL, REDIS_URL, SECRET_KEY and PORT as platforms set them, everything else with the
prefix WORDCOUNTS_. docs/reference/settings.md lists each; a test holds that list against `FIELDS`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import AliasChoices, Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, DotEnvSettingsSource, NoDecode, SettingsConfigDict

from wordcounts.errors import BadSettings
from wordcounts.rates import Rate

PREFIX = "WORDCOUNTS_"
MEBIBYTE = 1024 * 1024
DEFAULT_RETENTION_DAYS = 365.0
"""Long enough for links in papers and lessons of one school year (outside development)."""
DEFAULT_SECRET = "a-secret-for-development-only"  # noqa: S105 - refused in production, see below


class Settings(BaseSettings):
    """What a deployment may decide. Frozen; see `load_settings` for how it is made."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,  # `NAME=`, as compose files and .env samples have it, is a name that is not set
        extra="ignore",
        frozen=True,
        populate_by_name=True,
    )

    env: Literal["development", "staging", "production"] = "development"
    database_url: str = Field("", validation_alias=AliasChoices("DATABASE_URL", "database_url"))
    redis_url: str = Field("", validation_alias=AliasChoices("REDIS_URL", "REDISTOGO_URL", "redis_url"))
    secret_key: str = Field(DEFAULT_SECRET, validation_alias=AliasChoices("SECRET_KEY", "secret_key"))
    host: str = "127.0.0.1"
    port: int = Field(8000, validation_alias=AliasChoices("PORT", "port"), ge=0, le=65535)
    data_dir: Path = Field(default_factory=lambda: user_data_path("wordcounts", appauthor=False))

    workers: int = Field(1, ge=1, le=64)
    """Worker processes that `wordcounts worker` and ./run start."""
    slots: int = Field(16, ge=1, le=512)
    """Analyses that one worker process has in flight beside those that wait for slow sites."""
    bulk_slots: int = Field(8, ge=1, le=512)
    """Sources of collections that one worker process has in flight, beside its slots and never out of them."""
    readers: int = Field(default_factory=lambda: os.cpu_count() or 1, ge=1, le=64)
    """Caged child processes per worker."""
    web_threads: int = Field(32, ge=1, le=256)
    web_processes: int = Field(1, ge=1, le=64)

    allow_networks: Annotated[tuple[IPv4Network | IPv6Network, ...], NoDecode] = ()
    fetch_total_s: float = Field(20.0, gt=0)
    fetch_connect_s: float = Field(5.0, gt=0)
    fetch_first_byte_s: float = Field(10.0, gt=0)
    fetch_max_wire_bytes: int = Field(5 * MEBIBYTE, gt=0)
    fetch_max_body_bytes: int = Field(20 * MEBIBYTE, gt=0)
    fetch_max_redirects: int = Field(5, ge=0)
    fetch_ports: Annotated[tuple[int, ...], NoDecode] = (80, 443, 8080, 8443)
    host_concurrency: int = Field(2, ge=1)
    host_pause_s: float = Field(0.5, ge=0)
    pace_everywhere: bool = False
    """Whether allowed networks have this pace too."""
    contact: str = ""
    """An address or URL for the User-Agent, so that a site's owner can reach whoever runs this."""
    robots: Literal["report", "honour"] = "report"
    egress_proxy: str = Field("", repr=False)
    """http://user:password@host:port; its password is a secret."""

    corpora_bytes: int = Field(2 * 1024 * MEBIBYTE, ge=0)
    """Of large collections put together, in the data folder, which web processes map: 0 keeps none there."""
    max_upload_bytes: int = Field(20 * MEBIBYTE, gt=0)
    read_timeout_s: float = Field(10.0, gt=0)
    read_memory_bytes: int = Field(400 * MEBIBYTE, gt=0)
    lease_s: float = Field(15.0, gt=0)
    drain_s: float = Field(10.0, ge=0)
    """How long a worker that is told to stop lets its analyses end before it gives them back."""
    require_key: bool = False
    queue_cap: int = Field(200_000, ge=1)
    submit_rate: Annotated[Rate, NoDecode] = Rate(300, 600)
    """Of one client: half of what an address may, so that no visitor alone shuts out those beside it."""
    collection_rate: Annotated[Rate, NoDecode] = Rate(5_000, 3600)
    """Sources of collections of one client; from one address twice as many. Each collection counts as one submission
    besides. They wait behind all single pages, so they may be more than those."""
    collection_bytes: int = Field(256 * MEBIBYTE, gt=0)
    """Of files that are sent to a collection at once, and of what they unpack to."""
    collection_sources: int = Field(5_000, ge=1, le=100_000)
    """That one collection may have."""
    retention_days: float | None = Field(None, ge=0, le=36_500)
    """See `kept_days`, which says what holds where this is not set."""
    trusted_hosts: Annotated[tuple[str, ...], NoDecode] = ()
    trusted_proxies: int = Field(0, ge=0)
    deny_hosts: Annotated[tuple[str, ...], NoDecode] = ()
    log_format: Literal["console", "json"] = "console"

    @field_validator("allow_networks", "fetch_ports", "trusted_hosts", "deny_hosts", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        """Lists are written with commas or spaces."""
        return tuple(value.replace(",", " ").split()) if isinstance(value, str) else value

    @field_validator("submit_rate", "collection_rate", mode="before")
    @classmethod
    def _is_rate(cls, value: object) -> object:
        return Rate.parse(value) if isinstance(value, str) else value

    @field_validator("egress_proxy")
    @classmethod
    def _is_proxy(cls, url: str) -> str:
        """An http proxy with a host, and nothing that would be ignored; the sentence shows none of it."""
        try:
            parts = urlsplit(url)
            whole = parts.scheme == "http" and parts.hostname and parts.port != 0 and parts.path in ("", "/")
            plain = whole and not (parts.query or parts.fragment) and url.isascii() and url.isprintable()
        except ValueError:
            plain = False
        if url and not plain:
            raise ValueError("write it as http://host:port or http://user:password@host:port")
        return url

    @field_validator("data_dir")
    @classmethod
    def _absolute(cls, folder: Path) -> Path:
        """One path for every process, wherever it runs; ~ is read as a shell reads it."""
        try:
            return folder.expanduser().absolute()
        except RuntimeError as error:  # ~nobody
            raise ValueError(str(error)) from None

    @field_validator("database_url")
    @classmethod
    def _driver(cls, url: str) -> str:
        """postgres:// and postgresql:// mean psycopg 3; platforms set the former."""
        for scheme in ("postgres://", "postgresql://"):
            if url.startswith(scheme):
                return "postgresql+psycopg://" + url.removeprefix(scheme)
        return url

    @model_validator(mode="after")
    def _safe(self) -> Self:
        if self.env == "production":
            if self.secret_key == DEFAULT_SECRET or len(self.secret_key) < 16:
                raise ValueError("SECRET_KEY: set it to 16 or more random characters in production")
            if not self.trusted_hosts:
                raise ValueError("WORDCOUNTS_TRUSTED_HOSTS: name the hosts that this service answers to in production")
        return self

    @property
    def development(self) -> bool:
        """True on a developer's or a reader's own machine: everyone owns everything."""
        return self.env == "development"

    @property
    def kept_days(self) -> float | None:
        """How many days after its end an analysis is deleted; None where it is kept for ever.

        On one's own machine that is one's own business; what others submit is not kept for longer than a year.
        """
        if self.retention_days is None:
            return None if self.development else DEFAULT_RETENTION_DAYS
        return self.retention_days or None

    @property
    def database(self) -> str:
        """The database's URL; without DATABASE_URL, SQLite in the data folder."""
        return self.database_url or f"sqlite:///{self.data_dir / 'wordcounts.sqlite3'}"


FIELDS: dict[str, str] = {
    name: {
        "database_url": "DATABASE_URL",
        "redis_url": "REDIS_URL",
        "secret_key": "SECRET_KEY",
        "port": "PORT",
    }.get(name, PREFIX + name.upper())
    for name in Settings.model_fields
}
"""Field -> the environment variable that sets it."""


def load_settings(**overrides: Any) -> Settings:
    """Read the environment and .env.

    Args:
        overrides: fields that win over both, for command-line options and tests.

    Raises:
        BadSettings: a value does not fit; the sentence names the variable and never shows a secret.
    """
    try:
        return Settings(**overrides)
    except ValidationError as error:
        raise BadSettings("; ".join(_sentence(problem) for problem in error.errors(include_input=False))) from None


def _sentence(problem: Mapping[str, Any]) -> str:
    name = ".".join(str(part) for part in problem["loc"][:1])
    message = str(problem["msg"]).removeprefix("Value error, ")
    return f"{FIELDS.get(name.lower(), name)}: {message}" if name else message


def given_names() -> set[str]:
    """The names that the environment and .env set, in capitals."""
    return {name.upper() for name in (*os.environ, *DotEnvSettingsSource(Settings).env_vars)}


def unknown_names(given: Iterable[str]) -> list[str]:
    """WORDCOUNTS_ variables that nothing reads: a typing error, most likely."""
    known = set(FIELDS.values())
    return sorted(name for name in given if name.startswith(PREFIX) and name not in known)
