"""Which job may run. Whoever can write to Redis can name any function and any callback; here exactly one may run
of each queue.

The JSON serializer keeps pickles out and does not keep names out: RQ imports what a job names. So the name is checked
before anything is imported, and whatever else RQ would import or call (callbacks, instances, webhooks) is dead here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Final

from rq.job import Job

JOB_NAME: Final = "wordcounts.worker.analyse"
"""The job of one analysis, known here by its dotted name only."""

BULK_JOB_NAME: Final = "wordcounts.worker.gather"
"""The job of a collection."""

FORGED_KEPT_S: Final = 60
"""How long RQ keeps the record of a job that was refused, in seconds: whatever the job itself asks for."""

MAX_ID_CHARS: Final = 64


class ForgedJob(ValueError):
    """A job in the queue that this program did not put there."""


class GuardedJob(Job):
    """A job that runs `allowed` with one id, or nothing."""

    allowed: ClassVar[str] = JOB_NAME

    def restore(self, raw_data: Any) -> Any:
        """Take over what Redis holds, without what could make it come back or stay for long."""
        super().restore(raw_data)
        self.failure_ttl = FORGED_KEPT_S
        self.result_ttl = 0
        self.retries_left = None
        self.repeats_left = None

    @property
    def func(self) -> Callable[[str], None]:
        """The function, imported once everything about the job has been looked at.

        Raises:
            ForgedJob: it names another function, or carries what our jobs never carry.
        """
        self.vet()
        function: Callable[[str], None] = super().func
        return function

    def vet(self) -> None:
        """Check the job; imports nothing.

        Raises:
            ForgedJob: see `func`.
        """
        if self.func_name != self.allowed:
            raise ForgedJob("a job that names another function")
        if self.instance is not None:
            raise ForgedJob("a job with an instance")
        if self._success_callback_name or self._failure_callback_name or self._stopped_callback_name:
            raise ForgedJob("a job with a callback")
        if getattr(self, "webhooks", None):
            raise ForgedJob("a job with a webhook")
        arguments = self.args
        if self.kwargs or len(arguments) != 1 or not isinstance(arguments[0], str) or len(arguments[0]) > MAX_ID_CHARS:
            raise ForgedJob("a job with arguments that are not one id")

    @property
    def success_callback(self) -> None:
        """None, whatever Redis says: RQ would import it."""
        return None

    @property
    def failure_callback(self) -> None:
        """None: see `success_callback`."""
        return None

    @property
    def stopped_callback(self) -> None:
        """None: see `success_callback`."""
        return None

    def send_webhooks(self, *_: object, **__: object) -> None:
        """Send nothing: RQ would call any URL, unguarded."""


class GuardedBulkJob(GuardedJob):
    """A job of the bulk queue."""

    allowed = BULK_JOB_NAME
