"""The worker: one process whose main thread takes hints, and whose slots fetch, have read, and store.

main thread   RQ's: the job hands an id to a slot, blocks while none is free, and returns
bulk          a thread with a queue of its own: claims a batch of a collection's sources, for slots of their own
slots         a thread per analysis: claim, fetch, reader, finish
leases        a thread that renews what is held
reconciler    a thread that frees expired leases and hints what waits
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from wordcounts.errors import InternalError
from wordcounts.processes import Keeper, Part

if TYPE_CHECKING:
    from wordcounts.settings import Settings
    from wordcounts.worker.process import Worker

_here: list[Worker] = []
"""The worker of this process, for the job: RQ calls it by name and hands it nothing but an id."""


def analyse(analysis_id: str) -> None:
    """The job of one analysis: hand an id to a slot of this process.

    Raises:
        InternalError: this process is no worker.
    """
    if not _here:
        raise InternalError
    _here[0].take(analysis_id)


def gather(collection_id: str) -> None:
    """The job of the bulk queue: begin with what waits of a collection.

    Raises:
        InternalError: this process is no worker.
    """
    if not _here:
        raise InternalError
    _here[0].gather(collection_id)


def run(settings: Settings) -> int:
    """Work until SIGTERM or SIGINT; with more than one worker by setting, keep that many processes.

    Raises:
        BadSettings: no REDIS_URL.
        SchemaMismatch: the database is behind or ahead of this program.
    """
    if settings.workers == 1:
        from wordcounts.worker.process import Worker

        worker = Worker(settings)
        _here.append(worker)
        try:
            worker.run()
        finally:
            _here.remove(worker)
        return 0
    environment = {**os.environ, "WORDCOUNTS_WORKERS": "1"}
    command = (sys.executable, "-m", "wordcounts", "worker")
    grace_s = settings.drain_s + 6  # more than a worker takes when database and queue hang; less than ./run waits
    parts = [Part(f"worker-{number}", command, environment, grace_s=grace_s) for number in range(settings.workers)]
    Keeper([parts]).run()
    return 0
