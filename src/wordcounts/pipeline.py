"""From a claimed row to its result: fetch, read, count. Builds the rooms that this needs from the settings."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from wordcounts.fetch.client import Fetcher
from wordcounts.fetch.policy import policy_from
from wordcounts.fetch.values import Fetched
from wordcounts.jobs.hints import Hints
from wordcounts.lifecycle import Stage
from wordcounts.reader.pool import Readers
from wordcounts.settings import Settings
from wordcounts.store.store import Store
from wordcounts.store.values import Claim, DocumentFacts, Result, StoredTable
from wordcounts.text.notices import ROBOTS
from wordcounts.text.values import Extraction, Notice, Reading, ReadOptions
from wordcounts.text.views.totals import totals

POOL_SIZE: Final = 8
"""Connections of a worker: slots hold one for milliseconds at a time, never while they fetch or read."""


class Fetching(Protocol):
    """What fetches an address."""

    def fetch(self, url: str, *, scheme_guessed: bool = False) -> Fetched:
        """Return what the address points at; raises FetchError, RefusedAddress."""


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
    """Do the work of one claim. Touches no database: what it returns is stored by whoever holds the fence.

    Args:
        claim: what was claimed.
        parts: the rooms.
        on_stage: told what comes next.

    Raises:
        WordcountsError: FetchError, ReadError, RefusedAddress, ReaderFailed.
    """
    source = given(claim)
    if source is None:
        on_stage(Stage.FETCHING)
        source = fetched(claim, parts.fetcher)
    on_stage(Stage.READING)
    reading = _read(claim, source, parts.readers)
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


def _read(claim: Claim, source: Source, readers: Readers) -> Reading:
    extraction: Extraction = "page" if claim.extraction == "page" else "article"
    options = ReadOptions(extraction, claim.language, places=claim.keep == "counts")
    behind = claim.collection_id is not None
    if claim.kind == "text" and source.media_type in (None, "text/plain"):
        return readers.read_text(
            source.body.decode("utf-8", "replace"), title=claim.title, options=options, behind=behind
        )
    return readers.read(
        source.body,
        media_type=source.media_type,
        charset=source.charset,
        options=options,
        url=source.url,
        behind=behind,
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
        table=reading.table.to_bytes(),
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
