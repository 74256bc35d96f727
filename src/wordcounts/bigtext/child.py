"""A process of a counting: its job is the first line that it is sent, then its tasks; what comes of them it answers.

It ends with its parent, whichever way that ends, and then deletes what both have written.
"""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress
from typing import BinaryIO, cast

from wordcounts.bigtext.messages import Failed, Job, Task, from_line, to_line
from wordcounts.bigtext.worker import Worker
from wordcounts.errors import WordcountsError


def main() -> None:
    """Serve the pipe until it ends."""
    number, asked, answers = int(sys.argv[1]), sys.stdin.buffer, sys.stdout.buffer
    job = Job.from_line(asked.readline().decode())
    try:
        _serve(job, number, asked, answers)
    except BrokenPipeError:
        _abandoned(job)


def _serve(job: Job, number: int, asked: BinaryIO, answers: BinaryIO) -> None:
    try:
        worker = Worker(job, number)
        while line := asked.readline():
            if line == b"\n":
                return  # all is done
            for reply in worker.do(cast("Task", from_line(line))):
                answers.write(to_line(reply))
                answers.flush()
        _abandoned(job)
    except BrokenPipeError:
        raise
    except WordcountsError as error:
        failed = Failed(error.code, error.message)
    except OSError as error:
        failed = Failed("", error.strerror or "", error.errno or 0)
    except MemoryError:
        failed = Failed("too_complex", "There is not enough memory to count this text.")
    else:
        return
    answers.write(to_line(failed))
    answers.flush()


def _abandoned(job: Job) -> None:
    shutil.rmtree(job.folder, ignore_errors=True)
    with suppress(BrokenPipeError):
        sys.stdout.buffer.flush()
    os._exit(1)


if __name__ == "__main__":
    main()
