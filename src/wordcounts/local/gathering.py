"""A collection worked on by this process alone: no server, no queue. What it cannot end is there for the next one."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from hashlib import file_digest
from pathlib import Path
from typing import Final

from wordcounts.collections import Collections, Many, Site
from wordcounts.errors import InvalidOption
from wordcounts.fetch.client import Fetcher
from wordcounts.fetch.policy import policy_from
from wordcounts.fetch.url import normalise
from wordcounts.jobs.hints import Hints
from wordcounts.large import Asked, opened, read_path
from wordcounts.pipeline import Parts
from wordcounts.reader.pool import Readers
from wordcounts.service import Ask, Caller, Service
from wordcounts.settings import Settings
from wordcounts.store.collected import Collection
from wordcounts.store.store import Store
from wordcounts.store.values import DocumentFacts, Result, new_id
from wordcounts.tally import Tally
from wordcounts.text.site.addresses import key_of
from wordcounts.text.site.plan import Plan
from wordcounts.text.values import Extraction, ReadOptions
from wordcounts.text.views.totals import totals
from wordcounts.worker.bulk import Bulk
from wordcounts.worker.leases import Leases

LOOK_S: Final = 0.05
"""Between two looks at what else waits."""

TELL_S: Final = 0.5
"""Between two looks at how all stands."""

OWNER: Final = "command line"


def gathered(
    settings: Settings,
    store: Store,
    name: str,
    sources: Many,
    ask: Ask,
    *,
    site: Site | None = None,
    max_pages: int | None = None,
    on_progress: Callable[[Collection], None],
    stopped: Callable[[], bool],
) -> Collection:
    """Add sources to the collection of that name, which is made where there is none, and count all that waits in it.

    Private addresses are fetched: this is one's own machine. Another process that works on the same database may take
    some of the sources. When this one is interrupted, the same call goes on where it was.

    Args:
        settings: of this process.
        store: where the collection is kept.
        name: of the collection.
        sources: that are added; those that are there are joined.
        ask: how they are read, for a collection that is made.
        site: whose pages are its sources. A walk that was interrupted goes on where it was, within its first limits,
        max_pages: but to more pages where so many are asked for anew, and none was left out yet.
        on_progress: told how it stands, twice a second.
        stopped: whether to end now: what is under way is given back.

    Raises:
        InvalidOption: the collection is there, and is none of this site.
        TooManySources: `max_pages` is more than a collection may have.
        WordcountsError: as `Collections.create` and `add`.
    """
    readers = Readers(settings.readers, timeout_s=settings.read_timeout_s, memory_bytes=settings.read_memory_bytes)
    fetcher = Fetcher(policy_from(settings, any_address=True))
    parts = Parts(store, _NoHints(""), readers, fetcher)
    cases = Collections(settings, Service(settings, store, parts.hints, readers.read), any_address=True)
    caller = Caller(client=OWNER, owner=OWNER)
    there = store.collections.named(name)
    try:
        if there is None:
            id = cases.create(name, sources, ask, caller, site).collection.id
        else:
            id = there.id
            if site is not None:
                _check_site(there, site, fetcher)
                if max_pages is not None:
                    cases.check_pages(max_pages)
                    store.walks.widen(id, max_pages)
            if sources.n:
                cases.add(id, sources, caller)
        return _carried_out(settings, parts, id, on_progress, stopped)
    finally:
        readers.close()
        parts.hints.close()


def counted_here(
    path: str,
    extraction: Extraction,
    language: str | None,
    *,
    media_type: str | None,
    on_progress: Callable[[int, int], None],
) -> Result:
    """What a large, packed or piped file holds, for a source that is not kept: its words alone, 250,000 forms at most.

    Args:
        path: of the file.
        extraction, language: as they are asked for.
        media_type: what it is; None to go by its name.
        on_progress: told how far it is; may raise, which ends it.

    Raises:
        ReadError: it cannot be read.
        OSError: it cannot be opened, or there is no room for temporary files.
    """
    options = ReadOptions(extraction, None if language in {None, "", "auto"} else language)
    with opened(Path(path)) as file:
        reading = read_path(file, Asked(options, media_type, on_progress=on_progress), name=Path(path).name)
        with file.open("rb") as body:
            sha256, n_bytes = file_digest(body, "sha256").hexdigest(), file.stat().st_size
    of = totals(reading.table, reading.metadata.language)
    facts = DocumentFacts(
        final_url=None,
        title=reading.metadata.title,
        language=reading.metadata.language,
        media_type=reading.metadata.media_type,
        charset=reading.metadata.charset,
        n_bytes=n_bytes,
        sha256=sha256,
        fetched_at=None,
    )
    return Result(
        document=facts,
        body=None,
        text=None,
        table=reading.table.written(),
        extraction=extraction,
        recipe=reading.recipe.hash,
        n_tokens=of.n_tokens,
        n_types=of.n_types,
        n_hapaxes=of.n_hapaxes,
        notices=tuple((notice.code, notice.message) for notice in reading.notices),
        member=True,
    )


def _check_site(there: Collection, site: Site, fetcher: Fetcher) -> None:
    plan = Plan.from_json(there.site) if there.site else None
    if plan is None:
        raise InvalidOption("This collection holds no site: give the pages of one a name of their own.")
    asked = normalise(site.url, fetcher.policy).url
    if key_of(asked) != key_of(plan.url):
        raise InvalidOption(f"This collection is of the site {plan.url}: give another site a name of its own.")


class _NoHints(Hints):
    """Nobody is told."""

    def hint_collections(self, ids: Sequence[str]) -> bool:
        """Tell nobody."""
        return False


def _carried_out(
    settings: Settings,
    parts: Parts,
    id: str,
    on_progress: Callable[[Collection], None],
    stopped: Callable[[], bool],
) -> Collection:
    leases, stopping = Leases(parts.store, lease_s=settings.lease_s), threading.Event()
    bulk = Bulk(settings, parts, leases, Tally(), name=f"{OWNER} {new_id()[:6]}", stopping=stopping.is_set)
    parts.readers.start()
    leases.start()
    told_at = 0.0
    try:
        while True:
            bulk.offer(id)
            if stopped() or time.monotonic() - told_at >= TELL_S or bulk.slots.empty(within_s=0.0):
                standing, told_at = parts.store.collections.get(id), time.monotonic()
                assert standing is not None  # noqa: S101 - nobody deletes it meanwhile, or all is over anyhow
                on_progress(standing)
                if standing.done or standing.state == "paused" or stopped():
                    return standing
            bulk.slots.room(settings.bulk_slots, within_s=LOOK_S)
    finally:
        stopping.set()
        parts.store.give_back(leases.held)
        leases.stop()
        if bulk.slots.empty(within_s=0.0):
            bulk.end()
