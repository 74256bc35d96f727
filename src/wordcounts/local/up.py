"""Everything on this machine: what ./run starts, in order, under one keeper."""

from __future__ import annotations

import errno
import os
import secrets
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from wordcounts.errors import BadSettings
from wordcounts.jobs.hints import Hints
from wordcounts.local import valkey
from wordcounts.local.orphans import Record, only_one
from wordcounts.processes import Keeper, Part
from wordcounts.settings import DEFAULT_SECRET, Settings
from wordcounts.store.store import Store

VALKEY_START_S: Final = 20.0
SECRET_BYTES: Final = 32


def up(settings: Settings) -> int:
    """Start everything, say where, and keep it running until SIGTERM or SIGINT. Returns the exit status.

    Raises:
        BadSettings: the data folder or the port is not to be had, or another ./run has this data.
        SchemaMismatch: the database is newer than this program.
    """
    data_dir = settings.data_dir
    _prepare(data_dir)
    port = settings.port or _free_port(settings.host)
    where = f"http://{_shown(settings.host)}:{port}"
    with only_one(data_dir, where):
        record = Record(data_dir)
        if n_ended := record.end_orphans():
            _say(f"Ended {n_ended} processes that an earlier start had left.")
        _check_port(settings.host, port)
        _migrate(settings)
        keeper = Keeper(_parts(settings, data_dir, port), on_start=record.add)
        try:
            if not settings.redis_url:
                keeper.start(0)
                _await_queue(data_dir)
            _say(f"Starting wordcounts: data in {data_dir}, {settings.workers} worker(s), {settings.readers} reader(s)")
            keeper.run(ready=lambda: _answers(where), on_ready=lambda: _say(f"Ready: {where}  (Ctrl-C stops it)"))
        finally:
            keeper.end()
        record.clear()
        _say("Stopped.")
    return 0


def _prepare(data_dir: Path) -> None:
    """Make the data folder, for this user alone, and see that it can be written."""
    try:
        data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe = data_dir / f".write-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise BadSettings(
            f"The data folder {data_dir} cannot be written ({os.strerror(error.errno or 0)}): "
            "set WORDCOUNTS_DATA_DIR to one that can."
        ) from None


def _check_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise BadSettings(f"Port {port} is taken: choose another with --port or PORT.") from None
            raise BadSettings(f"Cannot listen on {host}, port {port}: {os.strerror(error.errno or 0)}.") from None


def _free_port(host: str) -> int:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


def _secret(settings: Settings, data_dir: Path) -> str:
    """The one that is set, else one of this data folder's own, made once."""
    if settings.secret_key != DEFAULT_SECRET:
        return settings.secret_key
    path = data_dir / "secret"
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as fresh:
            fresh.write(secrets.token_urlsafe(SECRET_BYTES))
    except FileExistsError:
        pass
    return path.read_text(encoding="utf-8").strip()


def _migrate(settings: Settings) -> None:
    store = Store.open(settings.database)
    try:
        # In a data folder of our own nothing of an older release runs any more: it was ended before.
        store.upgrade(contract=not settings.database_url)
        store.check_schema()
    finally:
        store.close()


def _parts(settings: Settings, data_dir: Path, port: int) -> list[list[Part]]:
    """In order of their start: the queue (unless one is set), the workers, the web."""
    environment = {
        **os.environ,
        "SECRET_KEY": _secret(settings, data_dir),
        "DATABASE_URL": settings.database,
        "REDIS_URL": settings.redis_url or valkey.url(data_dir),
        "PORT": str(port),
        "WORDCOUNTS_HOST": settings.host,
        "WORDCOUNTS_DATA_DIR": str(data_dir),
    }
    worker = _door("worker", environment, grace_s=settings.drain_s + 8)
    web = _door("web", environment, grace_s=10.0)
    if settings.redis_url:
        return [[worker], [web]]
    queue = Part("valkey", tuple(valkey.command(data_dir)), dict(os.environ), grace_s=5.0)
    return [[queue], [worker], [web]]


def _door(name: str, environment: Mapping[str, str], *, grace_s: float) -> Part:
    return Part(name, (sys.executable, "-m", "wordcounts", name), environment, grace_s=grace_s)


def _await_queue(data_dir: Path) -> None:
    hints = Hints(valkey.url(data_dir))
    deadline = time.monotonic() + VALKEY_START_S
    while not hints.ping():
        if time.monotonic() > deadline:
            raise BadSettings(f"The private Valkey did not start: see {valkey.log_path(data_dir)}, or set REDIS_URL.")
        time.sleep(0.02)
    hints.close()


def _answers(where: str) -> bool:
    """Whether the web answers /readyz at all, well or not."""
    try:
        with urllib.request.urlopen(f"{where}/readyz", timeout=2) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 200)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code != 503
    except OSError:
        return False


def _shown(host: str) -> str:
    """A host that a browser on this machine can open."""
    if host in {"0.0.0.0", "::"}:  # noqa: S104 - read, not bound
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()
