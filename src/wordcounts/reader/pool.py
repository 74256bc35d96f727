"""Readers: a few warm children that turn hostile bytes into readings, each replaced when it dies."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from wordcounts.errors import ReaderFailed, ReadError, TooComplex
from wordcounts.reader.cage import Cage
from wordcounts.reader.frames import Request
from wordcounts.reader.process import Answer, Child, Died
from wordcounts.reader.seats import Seats
from wordcounts.text.site.listings import Listing
from wordcounts.text.values import Reading, ReadOptions

log = logging.getLogger(__name__)

RECYCLE_AFTER: Final = 500
"""Documents after which a child is replaced: what its libraries leak stays small, and what it has become, if a document
took it over, does not last."""

RECYCLE_S: Final = 60.0
"""Seconds that it lasts in any case: starting another one takes 0.12 s of CPU, of which 500 small pages in a rush would
pay a fifth of their time. A child that read 11,800 real pages had the same 57 MB after each 500 of them."""


class Readers:
    """A pool. Thread-safe; `read` blocks while all children are busy.

    Args:
        n: children, about one per core.
        timeout_s: for one document.
        memory_bytes: resident, for one child.
        recycle_after, recycle_s: documents and seconds after which a child is replaced, once it is past both.
    """

    def __init__(
        self,
        n: int,
        *,
        timeout_s: float,
        memory_bytes: int,
        recycle_after: int = RECYCLE_AFTER,
        recycle_s: float = RECYCLE_S,
    ) -> None:
        self._timeout_s, self._memory_bytes = timeout_s, memory_bytes
        self._recycle_after, self._recycle_s = recycle_after, recycle_s
        self._seats = Seats(n)
        self._lock = threading.Lock()
        self._children: set[Child] = set()
        self._closed = False

    def start(self) -> None:
        """Start every child now, so that the first documents find them warm; does not wait for that.

        Once the first one is warm, the log says which parts of its cage hold.
        """
        self._seats.fill(lambda child: child or self._started())
        threading.Thread(target=self._tell, name="cage", daemon=True).start()

    @property
    def cage(self) -> Cage | None:
        """What holds of the children's cage; None while none of them is warm."""
        with self._lock:
            return next((child.cage for child in self._children if child.cage), None)

    @property
    def pids(self) -> list[int]:
        """Of the children that run."""
        with self._lock:
            return [child.pid for child in self._children if child.alive]

    def read(
        self,
        body: bytes,
        *,
        media_type: str | None,
        charset: str | None,
        options: ReadOptions,
        url: str | None = None,
        behind: bool = False,
        counts: Callable[[], None] = lambda: None,
    ) -> Reading:
        """Read a document in a child: see `wordcounts.text.reading.read`; `behind` all documents that do not say so.

        `counts` is called as `Child.ask` says.

        Raises:
            ReadError: UnsupportedType, BrokenDocument; TooComplex when the child ran out of time or memory, or crashed.
            ReaderFailed: the child failed by no fault that can be laid on the document.
        """
        header = {"kind": "document", "media_type": media_type, "charset": charset, "url": url}
        return self._ask(Reading, header, body, options, behind=behind, counts=counts)

    def read_text(
        self,
        text: str,
        *,
        title: str = "",
        options: ReadOptions,
        behind: bool = False,
        counts: Callable[[], None] = lambda: None,
    ) -> Reading:
        """Read a text that came as characters; raises as `read` does."""
        header = {"kind": "text", "title": title}
        body = text.encode("utf-8", "surrogatepass")
        return self._ask(Reading, header, body, options, behind=behind, counts=counts)

    def read_listing(self, body: bytes, *, charset: str | None, url: str) -> Listing:
        """Read a sitemap or a feed, behind all pages: see `wordcounts.text.site.listings`; raises as `read` does."""
        header = {"kind": "listing", "charset": charset, "url": url}
        return self._ask(Listing, header, body, ReadOptions(), behind=True)

    def close(self) -> None:
        """Kill every child; a `read` that is under way raises."""
        with self._lock:
            self._closed = True
            children = list(self._children)
            self._children.clear()
        for child in children:
            child.kill()

    def _tell(self) -> None:
        """A document that comes meanwhile would wait for a child to be warm in any case."""
        with contextlib.suppress(ReaderFailed), self._one() as child:
            try:
                child.await_warm()
            except (Died, TooComplex, OSError, ValueError):  # the pool is closing, or what started is no child of ours
                raise ReaderFailed from None
        if cage := self.cage:
            log.log(logging.INFO if cage.whole else logging.WARNING, cage.sentence)

    def _ask(
        self,
        wanted: type[Answer],
        header: Mapping[str, str | None],
        body: bytes,
        options: ReadOptions,
        *,
        behind: bool,
        counts: Callable[[], None] = lambda: None,
    ) -> Answer:
        request = Request.of(
            {
                **header,
                "extraction": options.extraction,
                "language": options.language,
                "places": "yes" if options.places else None,
                "outline": "yes" if options.outline else None,
                "links": "yes" if options.links else None,
            },
            body,
        )
        with self._one(behind=behind) as child:
            return child.ask(wanted, request, counts=counts)

    @contextlib.contextmanager
    def _one(self, *, behind: bool = False) -> Iterator[Child]:
        seat = self._seats.take(behind=behind)
        child = seat.child
        try:
            if child is None or not child.alive:
                child = self._next(child)
            elif child.n_read >= self._recycle_after and child.age_s >= self._recycle_s:
                child = self._recycled(child)
            yield child
        except (ReadError, ReaderFailed) as error:
            if child is not None and not (isinstance(error, ReadError) and child.usable):  # a reply, or a death
                child = self._replacement(child)
            raise
        finally:
            seat.child = child
            self._seats.leave(seat)

    def _next(self, ended: Child | None) -> Child:
        """In the place of one that has ended, or was never started."""
        ready = ended.successor if ended else None
        self._end(ended)
        return ready if ready is not None and ready.alive else self._started()

    def _recycled(self, child: Child) -> Child:
        """The one that takes over, once it is warm: until then the old one reads on, so that no document waits."""
        if child.successor is None or not child.successor.alive:
            self._end(child.successor)
            child.successor = self._started()
        try:
            return self._next(child) if child.successor.is_warm() else child
        except (Died, TooComplex):
            return child  # it ended as it began: another one is tried with the next document

    def _replacement(self, child: Child) -> Child | None:
        """A child that warms up while nobody waits; None when the pool is closing, which ends all itself."""
        return None if self._closed else self._next(child)

    def _started(self) -> Child:
        child = Child(timeout_s=self._timeout_s, memory_bytes=self._memory_bytes)
        with self._lock:
            if self._closed:
                child.kill()
                raise ReaderFailed
            self._children.add(child)
        return child

    def _end(self, child: Child | None) -> None:
        if child is None:
            return
        with self._lock:
            if child not in self._children:
                return
            self._children.discard(child)
        child.kill()
