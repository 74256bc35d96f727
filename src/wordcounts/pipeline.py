"""From a claimed row to its result: fetch, read, count. Builds the rooms that this needs from the settings."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from wordcounts.errors import FetchError, LeadsElsewhere, ReadError, SamePage
from wordcounts.fetch.client import Fetcher
from wordcounts.fetch.policy import policy_from
from wordcounts.fetch.values import Fetched, SiteWork
from wordcounts.jobs.hints import Hints
from wordcounts.lifecycle import Stage
from wordcounts.reader.pool import Readers
from wordcounts.settings import Settings
from wordcounts.store.store import Store
from wordcounts.store.values import Claim, DocumentFacts, Result, StoredTable
from wordcounts.store.walks import Found, Stop
from wordcounts.text.notices import ROBOTS
from wordcounts.text.site.addresses import key_of
from wordcounts.text.site.frontier import steps
from wordcounts.text.site.links import Links
from wordcounts.text.site.scope import is_list
from wordcounts.text.values import Extraction, Notice, Reading, ReadOptions
from wordcounts.text.views.totals import totals
from wordcounts.walks import Fetching, ReadList, check_wishes, entries_at, followed, listed, scope_after

POOL_SIZE: Final = 8
"""Connections of a worker: slots hold one for milliseconds at a time, never while they fetch or read."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The rooms that a worker composes. All are safe to share between threads."""

    store: Store
    hints: Hints
    readers: Readers
    fetcher: Fetching

    def close(self) -> None:
        """Close all of them; readers that are busy are killed."""
        self.readers.close()
        self.hints.close()
        self.store.close()


@dataclass(frozen=True, slots=True)
class Source:
    """A document as it came, before it is read."""

    body: bytes
    media_type: str | None
    charset: str | None
    url: str | None
    fetched_at: float | None
    """By the monotonic clock: the record's time is the database's, whatever this machine's clock says."""
    notices: tuple[Notice, ...] = ()
    """What is to be said of how it came."""


def build_parts(settings: Settings) -> Parts:
    """Make the rooms; nothing is connected or started before it is used."""
    return Parts(
        store=Store.open(settings.database, pool_size=POOL_SIZE),
        hints=Hints(settings.redis_url),
        readers=Readers(settings.readers, timeout_s=settings.read_timeout_s, memory_bytes=settings.read_memory_bytes),
        fetcher=Fetcher(policy_from(settings)),
    )


def carry_out(claim: Claim, parts: Parts, *, on_stage: Callable[[Stage], None]) -> Result:
    """Do the work of one claim. What it returns is stored by whoever holds the fence.

    It touches no database, but for a page of a site: what that leads to becomes members of its collection.

    Args:
        claim: what was claimed.
        parts: the rooms.
        on_stage: told what comes next; not to block.

    Raises:
        WordcountsError: FetchError, ReadError, RefusedAddress, ReaderFailed; SamePage where the analysis is no more.
    """
    source = given(claim)
    if source is None and (stop := parts.store.walks.stop(claim)) is not None:
        return visited(claim, stop, parts, on_stage=on_stage)
    if source is None:
        on_stage(Stage.FETCHING)
        source = fetched(claim, parts.fetcher)
    on_stage(Stage.READING)
    reading = _read(claim, source, parts.readers, on_stage=on_stage)
    on_stage(Stage.STORING)
    return result(claim, source, reading)


def given(claim: Claim) -> Source | None:
    """The document that came with the request, or that an earlier attempt stored."""
    if claim.body is None:
        return None
    return Source(claim.body, claim.media_type, claim.charset, claim.url, None)


def fetched(claim: Claim, fetcher: Fetching) -> Source:
    """The document that the address points at."""
    answer = fetcher.fetch(claim.url or "", scheme_guessed=claim.scheme_guessed)
    notices = (ROBOTS,) if answer.robots_allowed is False else ()
    return Source(answer.body, answer.media_type, answer.charset, answer.final_url, time.monotonic(), notices)


def visited(claim: Claim, stop: Stop, parts: Parts, *, on_stage: Callable[[Stage], None]) -> Result:
    """A page of a site: it is counted, and what it leads to are the next pages.

    Raises:
        WordcountsError: as `carry_out`; LeadsElsewhere, NotToBeCounted.
    """
    on_stage(Stage.FETCHING)
    begins = stop.walk == "begins" and stop.key == key_of(stop.plan.url)
    if begins and is_list(stop.plan.url) and _took_list(claim, stop, parts):
        raise SamePage
    try:
        answer = parts.fetcher.fetch(
            claim.url or "",
            scheme_guessed=claim.scheme_guessed,
            site=SiteWork(lambda url: _may_follow(url, stop, parts.store)),
        )
    except SamePage:
        parts.store.walks.join(claim, stop)
        raise
    except FetchError as error:
        if begins and error.permanent:  # the site may have pages all the same
            begun = _begun(claim.url or "", stop, parts)
            parts.store.walks.go_on(claim, stop, begun)
        raise
    begun = _begun(answer.final_url, stop, parts) if begins else Found()
    on_stage(Stage.READING)
    source = Source(answer.body, answer.media_type, answer.charset, answer.final_url, time.monotonic())
    try:
        reading = _read(claim, source, parts.readers, on_stage=on_stage, links=True)
    except ReadError:
        parts.store.walks.go_on(claim, stop, replace(begun, n_bytes=len(answer.body)))
        raise
    parts.store.walks.go_on(claim, stop, _leads(stop, begun, answer, reading.links))
    check_wishes(answer, reading.links)
    on_stage(Stage.STORING)
    return result(claim, source, reading)


def _may_follow(url: str, stop: Stop, store: Store) -> None:
    if stop.depth > 0 and stop.plan.scope is not None and not stop.plan.scope.holds(url):
        raise LeadsElsewhere
    if not store.walks.leads_to(stop, key_of(url)):
        raise SamePage


def _begun(final_url: str, stop: Stop, parts: Parts) -> Found:
    """How a walk goes on from where its start leads: by the site's lists where it has some, else by links."""
    scope = scope_after(stop.plan.url, final_url)
    steps = listed(final_url, scope, parts.fetcher, _lists(parts.readers), limits=stop.plan.limits)
    return Found(steps=tuple(steps), walk="lists" if steps else "links", scope=scope)


def _took_list(claim: Claim, stop: Stop, parts: Parts) -> bool:
    """Whether the start is a list: then its pages take its place."""
    reads, limits, guessed = _lists(parts.readers), stop.plan.limits, claim.scheme_guessed
    found = entries_at(stop.plan.url, parts.fetcher, reads, limits=limits, scheme_guessed=guessed)
    if found is None:
        return False
    parts.store.walks.leave(claim, stop, Found(steps=tuple(found), walk="lists"))
    return True


def _lists(readers: Readers) -> ReadList:
    return lambda body, charset, url: readers.read_listing(body, charset=charset, url=url)


def _leads(stop: Stop, begun: Found, answer: Fetched, links: Links | None) -> Found:
    """What a page adds to its walk. Where lists name the pages, its links add none."""
    canonical = links.canonical if links is not None else ""
    own = key_of(canonical) if canonical else ""
    elsewhere = own if own not in (stop.key, key_of(answer.final_url)) else ""
    found = replace(begun, n_bytes=len(answer.body), canonical=elsewhere)
    if (begun.walk or stop.walk) != "links":
        return found
    scope = begun.scope or stop.plan.scope
    return replace(found, steps=tuple(steps(followed(answer, links), scope, depth=stop.depth, before=answer.final_url)))


def _read(
    claim: Claim, source: Source, readers: Readers, *, on_stage: Callable[[Stage], None], links: bool = False
) -> Reading:
    extraction: Extraction = "page" if claim.extraction == "page" else "article"
    options = ReadOptions(extraction, claim.language, places=claim.keep == "counts", links=links)
    behind = claim.collection_id is not None
    counts = partial(on_stage, Stage.COUNTING)
    if claim.kind == "text" and source.media_type in (None, "text/plain"):
        return readers.read_text(
            source.body.decode("utf-8", "replace"), title=claim.title, options=options, behind=behind, counts=counts
        )
    return readers.read(
        source.body,
        media_type=source.media_type,
        charset=source.charset,
        options=options,
        url=source.url,
        behind=behind,
        counts=counts,
    )


def result(claim: Claim, source: Source, reading: Reading) -> Result:
    """Put together what is stored."""
    counted = totals(reading.table, reading.metadata.language)
    facts = DocumentFacts(
        final_url=source.url,
        title=reading.metadata.title or claim.title,
        language=reading.metadata.language,
        media_type=reading.metadata.media_type,
        charset=reading.metadata.charset,
        n_bytes=len(source.body),
        sha256=hashlib.sha256(source.body).hexdigest(),
        fetched_at=None,
    )
    return Result(
        document=facts,
        body=source.body if claim.keep == "all" else None,
        text=reading.text if claim.keep == "all" else None,
        table=reading.table.written(),
        # As it was asked for: a reading that fell back says so in its notices, and is found again under this name.
        extraction=claim.extraction,
        recipe=reading.recipe.hash,
        n_tokens=counted.n_tokens,
        n_types=counted.n_types,
        n_hapaxes=counted.n_hapaxes,
        notices=tuple((notice.code, notice.message) for notice in (*reading.notices, *source.notices)),
        places=StoredTable.of_places(reading.places, reading.recipe.hash) if reading.places else None,
        member=claim.collection_id is not None,
        fetched_ago_s=None if source.fetched_at is None else time.monotonic() - source.fetched_at,
    )
