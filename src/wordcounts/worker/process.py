"""One worker process: starts its parts, runs analyses, and leaves without losing any."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import Final

from wordcounts.errors import BadSettings, DatabaseUnavailable, WordcountsError
from wordcounts.jobs.consumer import Consumer
from wordcounts.pipeline import Parts, build_parts
from wordcounts.settings import Settings
from wordcounts.store.values import Claim, new_id
from wordcounts.tally import Meter, Tally
from wordcounts.worker.attempts import Attempts
from wordcounts.worker.bulk import Bulk
from wordcounts.worker.leases import Leases
from wordcounts.worker.reconciler import Reconciler
from wordcounts.worker.retention import Erasure, Retention
from wordcounts.worker.slots import Seat, Slots

log = logging.getLogger(__name__)

GIVE_BACK_S: Final = 3.0
"""Beyond the drain: how long a database that does not answer may keep a worker that gives back what it holds."""

CLOSE_S: Final = 0.5
"""How long each of its other parts may."""

SWITCH_S: Final = 0.0005
"""For how long a thread that computes keeps the others waiting, at most: with Python's own 5 ms, a single page that has
to wait its turn some fifty times among the threads of a collection took ten times as long as by itself."""

_LOOK_S: Final = 0.25


class Worker:
    """See the package. `run` is for the main thread; `take` is what the job calls."""

    def __init__(self, settings: Settings, parts: Parts | None = None) -> None:
        if not settings.redis_url:
            raise BadSettings("REDIS_URL: set it to the address of a Redis or Valkey (./run starts one by itself)")
        self.name = f"{socket.gethostname()}-{os.getpid()}-{new_id()[:6]}"
        self._settings = settings
        self._parts = parts or build_parts(settings)
        self._slots = Slots(settings.slots)
        self._leases = Leases(self._parts.store, lease_s=settings.lease_s)
        self._tally = Tally()
        self._stopping = False
        self._stopped_at = 0.0
        self._bulk = Bulk(
            settings, self._parts, self._leases, self._tally, name=self.name, stopping=lambda: self._stopping
        )
        self._reconciler = Reconciler(
            self._parts.store,
            self._parts.hints,
            offer=self._offered,
            offer_collection=self._bulk.offer,
            lease_s=settings.lease_s,
            tally=self._tally,
            chores=(Retention(self._parts.store, settings.kept_days), Erasure(self._parts.store)),
        )
        store = self._parts.store
        self._attempts = Attempts(
            self._parts,
            self._leases,
            self._slots,
            self._tally,
            finish=lambda claim, done: store.finish(claim.id, claim.fence, done),
            finished=self._wake_followers,
            again=lambda claim, wait_s: self._reconciler.again(claim.id, wait_s),
        )

    def run(self) -> None:
        """Work until SIGTERM or SIGINT, or `stop`.

        Raises:
            SchemaMismatch: the database is behind or ahead of this program.
        """
        self._parts.store.check_schema()
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, self._on_signal)
        sys.setswitchinterval(SWITCH_S)
        self._parts.readers.start()
        self._leases.start()
        self._reconciler.start()
        self._bulk.start()
        log.info("worker %s: %d slots, %d readers", self.name, self._settings.slots, self._settings.readers)
        try:
            Consumer(self._settings.redis_url, name=self.name).consume(lambda: self._stopping)
        finally:
            self._drain()

    def stop(self) -> None:
        """Ask `run` to end. Any number of times, from any thread or signal handler."""
        if not self._stopping:
            self._stopped_at = time.monotonic()
        self._stopping = True  # a plain flag: a lock could be held by the thread that a signal interrupts

    def gather(self, id: str) -> None:
        """Begin with what waits of a collection; blocks while its lane has no room."""
        self._bulk.gather(id)

    def take(self, id: str) -> None:
        """Hand an id to a slot; blocks while none is free, and leaves the id to others when the worker is stopping."""
        while not self._stopping:
            if self._seated(id, within_s=_LOOK_S):
                return
        self._parts.hints.hint(id, 0)

    def _offered(self, id: str) -> bool:
        return not self._stopping and self._seated(id, within_s=0.0)

    def _seated(self, id: str, *, within_s: float) -> bool:
        try:
            seat = self._slots.take(id, within_s=within_s)
        except KeyError:
            return True  # in flight here already: a hint may come twice
        if seat is None:
            return False
        threading.Thread(target=self._work, args=(seat,), name=f"slot-{id[:6]}", daemon=True).start()
        return True

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        self.stop()

    def _drain(self) -> None:
        """Let what is in flight end, give back what does not, and go: in time, whatever hangs.

        What talks to the database or to Redis does so in threads that are left behind when their time is up.
        """
        self.stop()  # also when the loop ended by an error
        left_s = self._stopped_at + self._settings.drain_s - time.monotonic()
        empty = self._slots.empty(within_s=max(0.0, left_s))
        left_s = self._stopped_at + self._settings.drain_s - time.monotonic()
        if not (self._bulk.slots.empty(within_s=max(0.0, left_s)) and empty):
            _within(GIVE_BACK_S, self._give_back)
        _within(CLOSE_S, self._reconciler.stop)
        _within(CLOSE_S, self._leases.stop)
        _within(CLOSE_S, self._reconciler.report)
        _within(CLOSE_S, self._parts.close)
        log.info("worker %s: stopped", self.name)

    def _give_back(self) -> None:
        try:
            held = self._leases.held
            ids = self._parts.store.give_back(held)
        except DatabaseUnavailable:
            log.warning("worker %s: nothing could be given back: the leases run out", self.name)
        else:
            log.info("worker %s: gave back %d analyses", self.name, len(ids))
            for id, _ in held:
                self._tally.add(Meter.ATTEMPTS, "given_back" if id in ids else "lost", "")
            self._parts.hints.hint_many([(id, 0) for id in ids if not self._bulk.slots.holds(id)])

    # In a slot's thread

    def _work(self, seat: Seat) -> None:
        try:
            claim = self._parts.store.claim(seat.id, worker=self.name, lease_s=self._settings.lease_s)
            if claim is not None:
                self._attempts.make(claim, seat)
        except WordcountsError as error:
            # The row waits; the reconciler comes back to it.
            log.warning("analysis %s could not be claimed: %s", seat.id, error)
        except Exception:
            log.exception("analysis %s: unforeseen", seat.id)
        finally:
            self._slots.leave(seat)

    def _wake_followers(self, claim: Claim) -> None:
        if claim.kind != "url":
            return
        try:
            self._reconciler.pass_on(self._parts.store.followers(claim.id))
        except DatabaseUnavailable:
            log.info("analysis %s: who shares its fetch is found later", claim.id)


def _within(seconds: float, deed: Callable[[], None]) -> None:
    """Do it, and wait no longer than that for its end."""
    thread = threading.Thread(target=deed, name="leaving", daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        log.warning("a part of the worker did not end in %g s: left behind", seconds)
