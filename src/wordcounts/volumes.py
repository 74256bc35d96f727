"""Arrays on the disk, under the ids of what they were made from, mapped by every process: nothing is lost without.

A file is written beside its place and moved there, so that whoever reads has the old one or the new one. All together
are bounded; the one that was not opened for longest goes first. What cannot be written is not kept, and what cannot be
read is thrown away.
"""

from __future__ import annotations

import json
import logging
import mmap
import os
import shutil
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from wordcounts.settings import Settings

if TYPE_CHECKING:
    from numpy.typing import NDArray

MAGIC: Final = b"WCV1"
ALIGNED: Final = 64
"""Bytes to a multiple of which arrays begin."""

ABANDONED_S: Final = 600
"""After which a file that was never moved to its place was left by a process that died."""

SPARE: Final = 2
"""How many times a file's size must be free on the disk, which others need too."""

_ENDING: Final = ".corpus"


class Volumes:
    """The files of one folder, for all processes of this machine. Safe to share between threads.

    Args:
        folder: made when it is needed.
        most_bytes: of all files together; 0 for none.
    """

    def __init__(self, folder: Path, most_bytes: int) -> None:
        self._folder, self._most = folder, most_bytes

    def keep(self, id: str, told: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> bool:
        """Write arrays, and what is told of them as JSON, in the place of an earlier file; say whether it was done."""
        head, places, n_bytes = _laid_out(id, told, arrays)
        if n_bytes > self._most:
            return False
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if shutil.disk_usage(self._folder).free < SPARE * n_bytes:
                return False
            self._sweep(id, self._most - n_bytes)
            with tempfile.NamedTemporaryFile(dir=self._folder, suffix=".part", delete=False) as file:  # 0600
                try:
                    file.write(head)
                    for name, start in places.items():
                        file.seek(start)
                        file.write(arrays[name].data.cast("B") if arrays[name].size else b"")
                    file.truncate(n_bytes)
                    file.flush()
                    os.fsync(file.fileno())
                    Path(file.name).replace(self._path(id))
                except BaseException:
                    with suppress(OSError):
                        Path(file.name).unlink()
                    raise
        except OSError as error:
            logging.getLogger(__name__).warning("not kept on the disk: %s", error)
            return False
        return True

    def told(self, id: str) -> dict[str, Any] | None:
        """What was told of the arrays of an id; None where there are none."""
        with suppress(OSError, ValueError, KeyError), self._path(id).open("rb") as file:
            return dict(_head(file.read(8), file.read)["told"])
        return None

    def open(self, id: str) -> tuple[dict[str, Any], dict[str, NDArray[Any]]] | None:
        """What was told, and the arrays, which are mapped: they take memory as they are looked at, once for all."""
        import numpy as np

        path = self._path(id)
        try:
            with path.open("rb") as file:
                head = _head(file.read(8), file.read)
                whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            if head["id"] != id or head["n_bytes"] != len(whole):
                raise ValueError("another file")
            arrays = {
                name: np.frombuffer(whole, dtype=np.dtype(kind), count=n, offset=start)
                if n
                else np.zeros(0, dtype=np.dtype(kind))
                for name, (kind, n, start) in head["arrays"].items()
            }
            os.utime(path)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError):
            self.forget(id)
            return None
        return dict(head["told"]), arrays

    def forget(self, id: str) -> None:
        """Keep nothing of this id; whoever has it mapped has it until it lets go."""
        with suppress(OSError):
            self._path(id).unlink(missing_ok=True)

    @property
    def ids(self) -> list[str]:
        """Of what there are arrays."""
        with suppress(OSError):
            return sorted(path.stem for path in self._folder.glob(f"*{_ENDING}"))
        return []

    def _path(self, id: str) -> Path:
        return self._folder / f"{id}{_ENDING}"

    def _sweep(self, id: str, most: int) -> None:
        """Make room: the files other than an id's may take so much."""
        for part in self._folder.glob("*.part"):
            with suppress(OSError):
                if part.stat().st_mtime < time.time() - ABANDONED_S:
                    part.unlink()
        found = []
        for other in self.ids:
            with suppress(OSError):
                of = self._path(other).stat()
                found.append((of.st_mtime, of.st_size, other))
        left = sum(size for _, size, other in found if other != id)
        for _, size, other in sorted(found):
            if left > most and other != id:
                self.forget(other)
                left -= size


def let_go(array: NDArray[Any]) -> bool:
    """Drop from this process' memory what was looked at of the file of a mapped array, and say whether it is one.

    It stays in the system's, and is there again as it is looked at: 340 MB in some 10 ms.
    """
    base: Any = array.base
    whole = base.obj if isinstance(base, memoryview) else base
    if not isinstance(whole, mmap.mmap) or not hasattr(mmap, "MADV_DONTNEED"):
        return False
    whole.madvise(mmap.MADV_DONTNEED)
    return True


def _laid_out(
    id: str, told: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]
) -> tuple[bytes, dict[str, int], int]:
    """The head of a file, where each array begins, and how long the whole is."""
    places: dict[str, int] = {}
    at = 0
    for name, array in arrays.items():
        places[name], at = at, _aligned(at + array.nbytes)
    said = {"id": id, "told": dict(told), "n_bytes": 0}

    def written(first: int) -> bytes:
        of = {name: (array.dtype.str, int(array.size), first + places[name]) for name, array in arrays.items()}
        body = json.dumps(said | {"arrays": of, "n_bytes": first + at}).encode()
        return MAGIC + len(body).to_bytes(4, "little") + body

    # Twice, since how long the head is decides about the numbers in it; with room for their digits.
    first = _aligned(len(written(0)) + 32 * (len(places) + 1))
    return written(first), {name: first + place for name, place in places.items()}, first + at


def _aligned(at: int) -> int:
    return -(-at // ALIGNED) * ALIGNED


def _head(begins: bytes, read: Any) -> dict[str, Any]:
    if begins[:4] != MAGIC:
        raise ValueError("another file")
    found = json.loads(read(int.from_bytes(begins[4:], "little")))
    if not isinstance(found, dict):
        raise ValueError("another file")
    return found


def volumes_of(settings: Settings) -> Volumes:
    """Those of this machine."""
    return Volumes(settings.data_dir / "corpora", settings.corpora_bytes)
