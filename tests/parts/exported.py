"""Files of exports, line by line."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import zstandard

Lines = list[dict[str, Any]]


def lines_of(file: Path) -> Lines:
    with file.open("rb") as packed, zstandard.ZstdDecompressor().stream_reader(packed) as stream:
        return [json.loads(line) for line in stream.read().splitlines()]


def pack(file: Path, raw: bytes, **options: Any) -> None:
    file.write_bytes(zstandard.ZstdCompressor(**options).compress(raw))


def write(file: Path, lines: Lines) -> None:
    """Write lines with an end that fits them: whoever means ill can reckon a hash as well."""
    told = [json.dumps(line).encode() + b"\n" for line in lines if "end" not in line]
    n = sum("analysis" in line for line in lines)
    end = {"end": {"n_analyses": n, "sha256": hashlib.sha256(b"".join(told)).hexdigest()}}
    pack(file, b"".join(told) + json.dumps(end).encode() + b"\n")
