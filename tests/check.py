"""Every check, in the order in which a mistake is cheapest to find. Called by ./check.

With arguments, only the Python tests run, and the arguments are pytest's: `./check -k NAME`. `./check --faults` is the
long form of tests/faults: the product's own leases, outages of minutes, and a storm. `./check --fuzz [SECONDS]` looks
for documents that the readers mind, for ten minutes where it does not say how long.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
FUZZ = ("tests/reader/test_reader_fuzz.py", "-s")


def main(arguments: list[str]) -> int:
    """Run everything, or pytest alone with `arguments`; return the exit code of the first step that failed."""
    if "--faults" in arguments:
        more = [argument for argument in arguments if argument != "--faults"]
        return _step("faults", [str(BIN / "pytest"), "tests/faults", "--long-faults", *more])
    if arguments[:1] == ["--fuzz"]:
        seconds = arguments[1] if arguments[1:] else "600"
        return _step("fuzz", [str(BIN / "pytest"), *FUZZ, "--fuzz-seconds", seconds, "--timeout", "0", *arguments[2:]])
    if arguments:
        return _step("tests", [str(BIN / "pytest"), *arguments])
    for name, command, folder in _steps():
        code = _step(name, command, folder)
        if code:
            _say(f"./check stopped at: {name}")
            return code
    return 0


def _steps() -> list[tuple[str, list[str], Path]]:
    from parts.node import npm

    return [
        ("format", [str(BIN / "ruff"), "format", "--check", "--quiet", "."], ROOT),
        ("lint", [str(BIN / "ruff"), "check", "--quiet", "."], ROOT),
        ("types", [str(BIN / "mypy")], ROOT),
        ("import rules", [str(BIN / "lint-imports"), "--no-cache"], ROOT),
        ("front end: packages", [*npm(), "ci", "--no-audit", "--no-fund", "--loglevel=error"], ROOT / "frontend"),
        ("front end: format, lint, types", [*npm(), "run", "--silent", "check"], ROOT / "frontend"),
        ("front end: tests", [*npm(), "test", "--silent"], ROOT / "frontend"),
        ("tests", [str(BIN / "pytest")], ROOT),
    ]


def _step(name: str, command: list[str], folder: Path = ROOT) -> int:
    from parts.node import environment

    _say(f"==> {name}")
    began = time.monotonic()
    code = subprocess.run(command, cwd=folder, env=environment(), check=False).returncode
    _say(f"    {name}: {'failed' if code else 'passed'} in {time.monotonic() - began:.0f} s")
    return code


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
