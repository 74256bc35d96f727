"""`wordcounts doctor`: is everything there that the product needs? Each answer says what would mend it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib.resources import files
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import click

from wordcounts.cli.edge import FAILED, os_sentence, printable
from wordcounts.errors import BadSettings, DatabaseUnavailable, WordcountsError

if TYPE_CHECKING:
    from wordcounts.settings import Settings

Status = Literal["ok", "warn", "fail"]

PYTHONS: Final = ((3, 11), (3, 15))
"""From the first, up to but without the second: those that every dependency has wheels for."""

_JAPANESE: Final = "私たちは毎日言葉を数えています。"
"""No white space: without ICU's dictionaries it would be one word."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at. `sentence` says what was found and, where something is amiss, what mends it."""

    name: str
    status: Status
    sentence: str


@click.command(short_help="Check that everything is there, and say what mends what is not.")
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.pass_context
def doctor(ctx: click.Context, *, format_: str) -> None:
    """Check Python, word rules, settings, database, queue, readers and the built page. Exit code 1 when one fails."""
    checks = []
    for check in examine():
        checks.append(check)
        if format_ == "table":
            colour = {"ok": "green", "warn": "yellow", "fail": "red"}[check.status]
            click.echo(f"{click.style(f'{check.status:<4}', fg=colour)}  {check.name:<9} {printable(check.sentence)}")
    if format_ == "json":
        click.echo(json.dumps([asdict(check) for check in checks], indent=2))
    if any(check.status == "fail" for check in checks):
        ctx.exit(FAILED)


def examine() -> Iterator[Check]:
    """Every check, in the order in which to mend things. What needs settings is left out where they are unusable."""
    yield _python()
    yield _guarded("words", _words)
    yield _front_end()
    try:
        from wordcounts.settings import load_settings

        settings = load_settings()
    except BadSettings as error:
        yield Check("settings", "fail", error.message)
        return
    yield _settings(settings)
    yield _fetching(settings)
    yield _limits(settings)
    yield _guarded("data", lambda: _data_folder(settings))
    yield _guarded("database", lambda: _database(settings))
    if settings.require_key:
        yield _guarded("keys", lambda: _keys(settings))
    yield _guarded("queue", lambda: _queue(settings))
    yield _guarded("readers", lambda: _readers(settings))


def _guarded(name: str, check: Callable[[], Check]) -> Check:
    """An error is a finding."""
    try:
        return check()
    except WordcountsError as error:
        return Check(name, "fail", f"{error.message} ({error.code})")
    except OSError as error:
        return Check(name, "fail", f"{error.filename or name}: {os_sentence(error)}")
    except ImportError as error:
        return Check(name, "fail", f"{error}: install the package again, `pip install .` or ./run.")


def _python() -> Check:
    found = ".".join(map(str, sys.version_info[:3]))
    if PYTHONS[0] <= sys.version_info[:2] < PYTHONS[1]:
        return Check("python", "ok", f"Python {found}.")
    return Check("python", "fail", f"Python {found}: use 3.11 to 3.14.")


def _words() -> Check:
    from wordcounts.library import count_text
    from wordcounts.text.page import compiled
    from wordcounts.text.words.kernel import loaded

    frequencies = count_text(_JAPANESE, language="ja")
    segmenter = frequencies.recipe.segmenter
    if frequencies.n_types < 3:
        return Check("words", "fail", f"{segmenter} has no dictionaries: install pyicu-wheels (macOS: icukit-pyicu).")
    # No warning: the counts are the same. A wheel made where there was no compiler has no kernels either.
    missing = [name for name, kernel in (("words", loaded()), ("pages", compiled.loaded())) if not kernel]
    way = "by the compiled kernels"
    if missing:
        way = f"in Python, for want of a kernel of {' and '.join(missing)} (with a C compiler, ./run makes it)"
    return Check("words", "ok", f"Words are told apart by {segmenter}, and pages read and words counted {way}.")


def _front_end() -> Check:
    built = files("wordcounts") / "web" / "built"
    if built.is_dir() and any(True for _ in built.iterdir()):
        return Check("page", "ok", "The web page is built.")
    return Check("page", "fail", "The web page is not built: `python hatch_build.py`, or ./run, builds it.")


def _settings(settings: Settings) -> Check:
    from wordcounts.settings import DEFAULT_SECRET, given_names, unknown_names

    if unknown := unknown_names(given_names()):
        return Check("settings", "warn", f"Nothing reads {', '.join(unknown)}: see docs/reference/settings.md.")
    if settings.development and not _loopback(settings.host):
        open_house = f"{settings.host} lets others in, and in development everyone owns everything"
        return Check("settings", "warn", f"{open_house}: set WORDCOUNTS_ENV=production.")
    if not settings.development and settings.secret_key == DEFAULT_SECRET:
        return Check(
            "settings", "warn", "SECRET_KEY is the one that everybody knows: whoever likes can sign a cookie. Set it."
        )
    if not settings.development and not settings.trusted_hosts:
        return Check(
            "settings", "warn", "WORDCOUNTS_TRUSTED_HOSTS is empty: any Host is answered. Name those that are yours."
        )
    if not settings.development and not settings.redis_url:
        return Check("settings", "warn", f"REDIS_URL is not set, and {settings.env} has no queue of its own: set it.")
    return Check("settings", "ok", f"Settings for {settings.env}.")


def _fetching(settings: Settings) -> Check:
    """One line, the worst first; without the proxy's password."""
    from wordcounts.fetch.safety import concerns

    if found := list(concerns(settings)):
        return Check("fetching", "warn", " ".join(found))
    way = "through a proxy" if settings.egress_proxy else "directly"
    return Check("fetching", "ok", f"Only what the settings allow is fetched, {way}.")


def _limits(settings: Settings) -> Check:
    from wordcounts.admission import ADDRESS_RATE

    rate = settings.submit_rate
    if not settings.development and _loopback(settings.host) and not settings.trusted_proxies:
        shared = f"{settings.host} is reached through a proxy, and all behind it share one limit ({ADDRESS_RATE})"
        return Check("limits", "warn", f"{shared}: set WORDCOUNTS_TRUSTED_PROXIES to the number of proxies in front.")
    if rate.n * ADDRESS_RATE.window_s > ADDRESS_RATE.n * rate.window_s:
        more = f"One visitor may submit more ({rate}) than all of one address together ({ADDRESS_RATE})"
        return Check("limits", "warn", f"{more}: lower WORDCOUNTS_SUBMIT_RATE.")
    return Check("limits", "ok", f"A visitor may submit {rate}, an address {ADDRESS_RATE}.")


def _loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _data_folder(settings: Settings) -> Check:
    folder = settings.data_dir
    nearest = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    if not os.access(nearest, os.W_OK | os.X_OK) or not nearest.is_dir():
        return Check("data", "fail", f"{folder} cannot be written: set WORDCOUNTS_DATA_DIR to a folder of your own.")
    return Check("data", "ok", f"Data are kept in {folder}.")


def _database(settings: Settings) -> Check:
    from wordcounts.logs import without_secrets
    from wordcounts.store.store import Store

    name = without_secrets(settings.database)
    if settings.database.startswith("sqlite:///") and not Path(settings.database.removeprefix("sqlite:///")).exists():
        return Check("database", "warn", f"{name} is not there yet: ./run or `wordcounts db upgrade` makes it.")
    store = Store.open(settings.database, pool_size=1)
    try:
        store.ping()
        store.check_schema()
    except DatabaseUnavailable:
        return Check("database", "fail", f"{name} does not answer: start it, or correct DATABASE_URL.")
    finally:
        store.close()
    return Check("database", "ok", f"{name} answers and fits this release.")


def _keys(settings: Settings) -> Check:
    from wordcounts.store.store import Store

    store = Store.open(settings.database, pool_size=1)
    try:
        store.check_schema()
        n = sum(key.revoked_at is None for key in store.api_keys())
    finally:
        store.close()
    if not n:
        return Check("keys", "warn", "A key is required, and there is none: `wordcounts keys create NAME` makes one.")
    return Check("keys", "ok", f"A key is required; {n} {'is' if n == 1 else 'are'} good.")


def _queue(settings: Settings) -> Check:
    from wordcounts.jobs.hints import Hints
    from wordcounts.logs import without_secrets

    if not settings.redis_url:
        return Check("queue", "warn", "REDIS_URL is not set: ./run starts a queue of its own, web and worker need one.")
    name = without_secrets(settings.redis_url)
    if Hints(settings.redis_url).ping():
        return Check("queue", "ok", f"{name} answers.")
    return Check("queue", "fail", f"{name} does not answer: start Redis or Valkey there, or correct REDIS_URL.")


def _readers(settings: Settings) -> Check:
    from wordcounts.reader.cage import Cage
    from wordcounts.reader.pool import Readers
    from wordcounts.text.values import ReadOptions

    readers = Readers(1, timeout_s=settings.read_timeout_s, memory_bytes=settings.read_memory_bytes)
    try:
        readers.read_text("A reader starts and reads.", options=ReadOptions())
        cage = readers.cage or Cage()
    finally:
        readers.close()
    sentence = f"A reader starts and reads; {settings.readers} per worker. {cage.sentence}"
    return Check("readers", "ok" if cage.whole else "warn", sentence)
