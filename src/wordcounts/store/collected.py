"""What goes into the store of collections and what comes out: values, never rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wordcounts.lifecycle import Stage, State
from wordcounts.store.values import Failure, Keep, NewAnalysis, Result, SourceKind

CollectionState = Literal["open", "paused", "cancelled"]
"""cancelled is for good: nothing is added to it, tried again or gone on with."""

Walk = Literal["begins", "links", "lists"]
"""What names the pages of a site: nothing yet, their links, or the site's lists of them; None for a list of sources."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCollection:
    """What a collection is made with. `site` is JSON: where a walk begins, and its limits."""

    id: str
    name: str
    owner: str | None = None
    delete_token_hash: str | None = None
    extraction: str = "article"
    language: str | None = None
    keep: Keep = "all"
    site: str | None = None
    walk: Walk | None = None
    idempotency_key: str | None = None
    request_hash: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMember:
    """A source to be added. Of its analysis, the options and the owner are the collection's, whatever stands there.

    `key` is what two sources have in common that are one: a hash of the normalised address, or of the body.
    """

    key: str
    name: str
    analysis: NewAnalysis
    depth: int = 0
    dated_at: float | None = None
    """Seconds since 1970, as a sitemap or a feed says."""
    shape: str | None = None
    """Of a site's page: which others its address is like."""
    refused: Failure | None = None
    """It can never be fetched: stored as failed, so that whoever looks at the collection sees it."""
    counted: Result | None = None
    """What came of it already, of a file too large to be kept: stored as finished, of which only counts are kept."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of sources: the analyses of those that were new, and how many were members already."""

    ids: tuple[str, ...]
    n_joined: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many members there are in each state. Duplicates are finished, and say what another says."""

    n_sources: int = 0
    n_queued: int = 0
    n_running: int = 0
    n_finished: int = 0
    n_failed: int = 0
    n_cancelled: int = 0
    n_duplicates: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """A collection as it stands; `n_tokens` and `n_documents` are of what is finished, each text once."""

    id: str
    name: str
    owner: str | None
    delete_token_hash: str | None
    state: CollectionState
    extraction: str
    language: str | None
    keep: Keep
    site: str | None
    walk: Walk | None
    n_joined: int
    n_bytes: int
    """Of a site's pages, unpacked."""
    counts: Counts
    n_tokens: int
    n_documents: int
    version: str
    """Another one whenever the finished members are others: what was made of them is to be made anew."""
    created_at: datetime

    @property
    def done(self) -> bool:
        """Nothing more comes by itself."""
        # A walk's next pages are members before the page that links them is finished.
        return self.state == "cancelled" or self.counts.n_queued + self.counts.n_running == 0


@dataclass(frozen=True, slots=True)
class CollectionPage:
    """A page of a list, newest first, and the cursor of the next one."""

    items: tuple[Collection, ...]
    next_cursor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One source of a collection with how its analysis stands."""

    number: int
    analysis_id: str
    name: str
    depth: int
    dated_at: datetime | None
    duplicate_of: int | None
    """The number of the member that says the same."""
    kind: SourceKind
    url: str | None
    state: State
    stage: Stage | None
    attempt: int
    title: str
    language: str
    final_url: str | None
    n_bytes: int | None
    notices: tuple[tuple[str, str], ...]
    failure: Failure | None
    n_tokens: int | None
    n_types: int | None
    n_hapaxes: int | None
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class MemberPage:
    """A page of sources in their order, and the cursor of the next one."""

    items: tuple[Member, ...]
    next_cursor: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedMember:
    """A finished member, and by which recipe it was counted."""

    number: int
    analysis_id: str
    duplicate_of: int | None
    media_type: str
    recipe: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberTable:
    """The counted words of one finished member; `table` is `Table.written()`, `text` only where asked for."""

    number: int
    analysis_id: str
    name: str
    title: str
    url: str | None
    language: str
    media_type: str
    declared_media_type: str | None
    declared_charset: str | None
    sha256: str
    recipe: str
    dated_at: datetime | None
    fetched_at: datetime | None
    duplicate_of: int | None
    n_tokens: int
    table: bytes
    text: str | None
