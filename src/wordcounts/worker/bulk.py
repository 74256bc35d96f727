"""The bulk lane: sources of collections, a batch at a time, on slots of their own. No single page waits for them.

A hint names a collection. Its batch is what waits of it, as far as there is room; where more waits, the collection is
hinted again and goes to the end of the queue: collections take turns.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Final

from wordcounts.errors import DatabaseUnavailable, UnknownCollection
from wordcounts.jobs.consumer import Consumer
from wordcounts.pipeline import Parts
from wordcounts.settings import Settings
from wordcounts.store.values import Claim
from wordcounts.tally import Tally
from wordcounts.worker.attempts import Attempts
from wordcounts.worker.finisher import Finisher
from wordcounts.worker.leases import Leases
from wordcounts.worker.slots import Seat, Slots

log = logging.getLogger(__name__)

ENOUGH: Final = 2
"""A batch is worth its claim when this part of all slots is free; less is taken when that does not come soon."""

SOON_S: Final = 0.05

AT_SITE: Final = 4
"""Pages of a site in flight, for each fetch at a time that its host is granted: some are fetched, some are read, and
the others wait for their turn. More would only fill the lane, and keep collections of other sites out of it."""

LANE: Final = 104
"""Sources that may wait for their sites beside the slots: with 8 slots, 112 threads in all."""

PATIENCE_S: Final = 0.03
"""After which a source that waits for its site gives its slot up. The slots bound how many threads compute, among which
a single page's thread has to wait its turns: beside a collection it took 0.5 s with 24 slots, and 0.2 s with 8, on two
cores with a load of 13; pages a second were the same."""


class Bulk:
    """The lane of one worker. `consume` is for a thread of its own; `gather` is what the job calls.

    Args:
        settings: of this process.
        parts: the rooms.
        leases: shared with the other lane.
        tally: shared as well.
        name: of the worker.
        stopping: whether nothing more is to be begun.
    """

    def __init__(
        self,
        settings: Settings,
        parts: Parts,
        leases: Leases,
        tally: Tally,
        *,
        name: str,
        stopping: Callable[[], bool],
    ) -> None:
        self._settings, self._parts, self._name, self._stopping = settings, parts, name, stopping
        self.slots = Slots(settings.bulk_slots, lane=LANE, patience_s=PATIENCE_S)
        finisher = Finisher(parts.store)
        self._leases = leases
        self._attempts = Attempts(
            parts,
            leases,
            self.slots,
            tally,
            finish=lambda claim, done: finisher.finish(claim.id, claim.fence, done),
            finished=lambda _: None,
            again=lambda _, __: None,  # the reconciler finds what is due again, and hints its collection
        )
        self._dry: set[str] = set()
        """Collections of which nothing waited when they were last looked at: a page of a site may bring more."""
        self._at_work: set[threading.Thread] = set()
        self._thread = threading.Thread(target=self._consume, name="bulk", daemon=True)

    def start(self) -> None:
        """Begin to take hints."""
        self._thread.start()

    def _consume(self) -> None:
        Consumer(self._settings.redis_url, name=f"{self._name}-bulk", bulk=True).consume(self._stopping)

    def gather(self, id: str) -> None:
        """Begin with what waits of a collection; blocks while there is no room."""
        enough = max(1, self._settings.bulk_slots // ENOUGH)
        room = 0
        while not self._stopping() and not (room := self.slots.room(enough, within_s=SOON_S)):
            pass
        if self._stopping() or self._begin(id, room):
            self._parts.hints.hint_collections([id])

    def offer(self, id: str) -> bool:
        """Begin with it if there is room now, and say whether there was: while Redis is away, the reconciler asks."""
        room = 0 if self._stopping() else self.slots.room(1, within_s=0.0)
        if room:
            self._begin(id, room)
        return bool(room)

    def end(self) -> None:
        """Wait for what looks at the store after the last seat was given back: the store is to be closed next."""
        for thread in list(self._at_work):
            thread.join()

    def _begin(self, id: str, room: int) -> bool:
        """Whether more may wait."""
        try:
            claims = self._parts.store.collections.claim(
                id,
                worker=self._name,
                lease_s=self._settings.lease_s,
                limit=room,
                of_site=AT_SITE * self._settings.host_concurrency,
            )
        except (DatabaseUnavailable, UnknownCollection) as error:
            log.warning("collection %s: nothing could be claimed: %s", id, error)
            return False
        more = len(claims) == room
        (self._dry.discard if more else self._dry.add)(id)  # before any of them ends
        for claim in claims:
            self._seat(claim)
        return more

    def _seat(self, claim: Claim) -> None:
        self._leases.hold(claim.id, claim.fence)
        try:
            seat = self.slots.take(claim.id, within_s=0.0)
        except KeyError:  # its lease ran out here, and it is at work still: the fence decides
            return
        if seat is None:  # somebody else was faster: the lease runs out
            self._leases.drop(claim.id)
            return
        name = f"bulk-{claim.id[:6]}"
        thread = threading.Thread(target=self._work, args=(claim, seat), name=name, daemon=True)
        self._at_work.add(thread)
        thread.start()

    def _work(self, claim: Claim, seat: Seat) -> None:
        try:
            try:
                self._attempts.make(claim, seat)
            finally:
                self.slots.leave(seat)
            if claim.collection_id in self._dry:
                self._look_again(claim.collection_id)
        finally:
            self._at_work.discard(threading.current_thread())

    def _look_again(self, id: str) -> None:
        try:
            if self._parts.store.collections.has_more(id):
                self._dry.discard(id)
                self._parts.hints.hint_collections([id])
        except DatabaseUnavailable:
            log.info("collection %s: what else waits is found later", id)
