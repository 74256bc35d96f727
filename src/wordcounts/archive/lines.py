"""The file itself: lines in one zstandard frame, written and read as a stream, with a hash over all of them."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import zstandard
from pydantic import ValidationError

from wordcounts.archive.shapes import NAME, SINGLES, VERSION, End, Head, Line, line_of
from wordcounts.errors import BadArchive

LEVEL: Final = 6
"""Bodies are compressed already, so this is for base64 and JSON: level 6 takes back what they cost."""

MAX_WINDOW_BYTES: Final = 8 * 1024 * 1024
"""What a reader of the file must remember; level 6 writes 2 MiB (RFC 8878 recommends readers to take up to 8)."""

PIECE_BYTES: Final = 1024 * 1024


def write(
    path: Path,
    heading: dict[str, object],
    analyses: Iterable[list[bytes]],
    collections: Iterable[list[bytes]] | None = None,
) -> int:
    """Write a file, whole or not at all, readable by its owner alone; return the number of analyses.

    Args:
        path: where; what is there is replaced.
        heading: what the first line says beside name and version.
        analyses: the lines of each.
        collections: the lines of each, which come first; None where there are none.
    """
    version = SINGLES if collections is None else VERSION
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    digest, n = hashlib.sha256(), 0
    try:
        with (
            os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file,
            zstandard.ZstdCompressor(level=LEVEL, write_checksum=True).stream_writer(file, closefd=False) as packed,
        ):
            _put(packed, [line_of({"wordcounts": NAME, "version": version, **heading})], digest)
            for lines in collections or ():
                _put(packed, lines, digest)
            for lines in analyses:
                _put(packed, lines, digest)
                n += 1
            packed.write(line_of({"end": {"n_analyses": n, "sha256": digest.hexdigest()}}))
            packed.flush(zstandard.FLUSH_FRAME)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        with suppress(FileNotFoundError):
            beside.unlink()
    return n


def _put(packed: zstandard.ZstdCompressionWriter, lines: Iterable[bytes], digest: hashlib._Hash) -> None:
    for line in lines:
        digest.update(line)
        packed.write(line)


def read(path: Path, *, max_line_bytes: int) -> Iterator[tuple[int, Line]]:
    """The lines after the first and before the last, with their numbers; each is checked on its own.

    Raises:
        BadArchive: no such file, a version to come, a line too long or amiss, a wrong hash, or no end.
    """
    digest, n_analyses = hashlib.sha256(), 0
    with path.open("rb") as file:
        lines = _lines(file, max_line_bytes)
        number, first = next(lines, (1, b""))
        _check_head(first)
        digest.update(first)
        for number, raw in lines:
            line = _line(number, raw)
            if line.end is not None:
                _check_end(line.end, n_analyses, digest.hexdigest())
                if next(lines, None) is not None:
                    raise BadArchive(f"Line {number + 1}: the file goes on after its end.")
                return
            digest.update(raw)
            n_analyses += line.analysis is not None
            yield number, line
        raise BadArchive(f"The file breaks off after line {number}: it is not whole.")


def _lines(file: io.BufferedReader, max_line_bytes: int) -> Iterator[tuple[int, bytes]]:
    unpacked = zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW_BYTES).stream_reader(file, closefd=False)
    with io.BufferedReader(unpacked, PIECE_BYTES) as stream:
        number = 0
        while True:
            number += 1
            try:
                line = stream.readline(max_line_bytes + 1)
            except zstandard.ZstdError:
                what = "that is no export of analyses" if number == 1 else "the file is damaged"
                raise BadArchive(f"Line {number} cannot be unpacked: {what}.") from None
            if not line:
                return
            if len(line) > max_line_bytes:
                raise BadArchive(f"Line {number} is longer than {max_line_bytes:,} bytes.")
            yield number, line


def _check_head(line: bytes) -> None:
    try:
        head = Head.model_validate_json(line)
    except ValidationError:
        raise BadArchive from None
    if head.version not in (SINGLES, VERSION):
        raise BadArchive(
            f"The file is of version {head.version} of the format; this release reads {SINGLES} and {VERSION}."
        )


def _line(number: int, raw: bytes) -> Line:
    try:
        return Line.model_validate_json(raw)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise BadArchive(f"Line {number}, {where[:200]}: {first['msg'][:200]}.") from None


def _check_end(end: End, n_analyses: int, sha256: str) -> None:
    if end.n_analyses != n_analyses:
        raise BadArchive(f"The file holds {n_analyses} analyses and says {end.n_analyses}.")
    if end.sha256 != sha256:
        raise BadArchive("The file's hash is not that of its lines: it was damaged or changed.")
