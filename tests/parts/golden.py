"""A release's own database, kept: as SQLite's file and PostgreSQL's dump, with the numbers that they said beside them.

    cd tests
    ../.build/check/bin/python -m parts.golden --write      # when a release is made: writes golden/VERSION.*

A golden file is never made anew once its release is out: what it proves is that what people have still opens.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import zstandard

import wordcounts
from parts.filled import fill, numbers
from parts.postgres import Postgres, postgres
from wordcounts.archive import exchange
from wordcounts.settings import load_settings
from wordcounts.store.store import Store

GOLDEN = Path(__file__).parents[1] / "golden"


def versions() -> list[str]:
    """The releases that have one."""
    return sorted(file.name.removesuffix(".sqlite3.zst") for file in GOLDEN.glob("*.sqlite3.zst"))


def said(version: str) -> dict[str, Any]:
    """What this release's database said, by id (parts.filled.numbers)."""
    kept: dict[str, Any] = json.loads((GOLDEN / f"{version}.json").read_text(encoding="utf-8"))
    return kept


def sqlite(version: str, folder: Path) -> str:
    """Put the file into a folder; return its URL."""
    path = folder / f"{version}.sqlite3"
    path.write_bytes(_unpacked(GOLDEN / f"{version}.sqlite3.zst"))
    return f"sqlite:///{path}"


def postgresql(version: str, server: Postgres) -> str:
    """Restore the dump into a new database; return its URL."""
    url = server.new_database()
    server.restore(url, _unpacked(GOLDEN / f"{version}.sql.zst"))
    return url


def _unpacked(path: Path) -> bytes:
    return zstandard.ZstdDecompressor().decompress(path.read_bytes(), max_output_size=1 << 26)


def _keep(path: Path, data: bytes) -> None:
    path.write_bytes(zstandard.ZstdCompressor(level=19).compress(data))


def write(version: str) -> None:
    """Make the three files of this release. The rows are the same in both databases."""
    GOLDEN.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, postgres() as server:
        folder = Path(name)
        first = Store.open(f"sqlite:///{folder / 'made.sqlite3'}")
        first.upgrade()
        ids = fill(first)
        exchange.export(first, folder / "rows.zst", made_by=version)
        second = Store.open(url := server.new_database())
        second.upgrade()
        exchange.take_in(second, folder / "rows.zst", load_settings(_env_file=None))
        # Taken in on both sides, so that both have the same rows, those that were given back included.
        third = Store.open(f"sqlite:///{folder / 'kept.sqlite3'}")
        third.upgrade()
        exchange.take_in(third, folder / "rows.zst", load_settings(_env_file=None))
        for store in (second, third):
            store.claim(ids["running"], worker="a worker that died", lease_s=-1.0)
        third.back_up(folder / "copy.sqlite3")
        kept = numbers(third)
        assert numbers(second) == kept
        for store in (first, second, third):
            store.close()
        _keep(GOLDEN / f"{version}.sqlite3.zst", (folder / "copy.sqlite3").read_bytes())
        _keep(GOLDEN / f"{version}.sql.zst", server.dump(url))
    (GOLDEN / f"{version}.json").write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> int:
    version = wordcounts.__version__
    if arguments not in (["--write"], ["--write", "--again"]):
        sys.stderr.write(f"{__doc__}\n")
        return 2
    if version in versions() and "--again" not in arguments:
        sys.stderr.write(f"There is a golden database of {version} already: it stays as that release made it.\n")
        return 1
    write(version)
    for file in sorted(GOLDEN.glob(f"{version}.*")):
        sys.stderr.write(f"{file.name}: {file.stat().st_size:,} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
