"""What goes into the store and what comes out: values, never rows. Times are aware and UTC."""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, Self

from wordcounts.lifecycle import Stage, State
from wordcounts.rates import Rate
from wordcounts.text.views.places import Places

SourceKind = Literal["url", "text", "file"]
Keep = Literal["all", "counts"]
"""What of a document stays once it was counted: body and text too, or the tables of words only."""

KEEPS: Final[tuple[Keep, ...]] = ("all", "counts")

PLACES: Final = "places"
"""Under which words by place are kept, beside the tables of the extractions."""

MAX_AHEAD: Final = 1_000
"""Of those that wait before an analysis, as many are counted: whoever asks how long it takes knows enough then."""

ID_BYTES: Final = 16
"""128 random bits: an id cannot be guessed, so whoever holds the link was given it (DESIGN, "The record")."""


def new_id() -> str:
    """Return a fresh id: 128 random bits as 26 lower-case base32 characters."""
    return base64.b32encode(secrets.token_bytes(ID_BYTES)).decode().rstrip("=").lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAnalysis:
    """What `Store.add` needs. `body` is given for texts and files, whose document is stored at once."""

    id: str
    kind: SourceKind
    url: str | None = None
    scheme_guessed: bool = False
    extraction: str = "article"
    language: str | None = None
    owner: str | None = None
    delete_token_hash: str | None = None
    retry_of: str | None = None
    fresh: bool = False
    keep: Keep = "all"
    share: bool = False
    """Whether one fetch may serve it and equal ones, within SHARE_FOR_S."""
    body: bytes | None = None
    title: str = ""
    media_type: str | None = None
    charset: str | None = None
    idempotency_key: str | None = None
    request_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an attempt, or the analysis, failed."""

    code: str
    message: str
    permanent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFacts:
    """What came back, without its body. `fetched_at` is None for texts and files."""

    final_url: str | None
    title: str
    language: str
    media_type: str
    charset: str
    n_bytes: int
    sha256: str
    fetched_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """One analysis as it stands. `recipe` is the recipe's hash; totals are None until finished."""

    id: str
    state: State
    stage: Stage | None
    attempt: int
    kind: SourceKind
    url: str | None
    scheme_guessed: bool
    extraction: str
    language: str | None
    title: str
    owner: str | None
    delete_token_hash: str | None
    retry_of: str | None
    keep: Keep
    shared: bool
    """Its result came by a fetch that another analysis made."""
    recipe: str | None
    document: DocumentFacts | None
    n_tokens: int | None
    n_types: int | None
    n_hapaxes: int | None
    notices: tuple[tuple[str, str], ...]
    failure: Failure | None
    next_attempt_at: datetime | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None

    @property
    def known_as(self) -> str:
        """Its document's title, else the one that it was given, else its address, else ""."""
        return (self.document.title if self.document else "") or self.title or self.url or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The right to work on an analysis: `fence` proves that the writer still holds it."""

    id: str
    fence: int
    attempt: int
    kind: SourceKind
    url: str | None
    scheme_guessed: bool
    extraction: str
    language: str | None
    title: str
    media_type: str | None
    charset: str | None
    body: bytes | None
    keep: Keep = "all"
    collection_id: str | None = None
    """Of which it is a member; None for one that came by itself."""
    shares: str | None = None
    """The finished analysis whose result this one may copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """All that a finished analysis stores, in one transaction. `table` is `Table.written()`; None is not kept."""

    document: DocumentFacts
    body: bytes | None
    text: str | None
    table: bytes
    extraction: str
    recipe: str
    n_tokens: int
    n_types: int
    n_hapaxes: int
    notices: tuple[tuple[str, str], ...]
    places: StoredTable | None = None
    """Words by place, where they cannot be counted later."""
    member: bool = False
    """Of a collection, which is told by it what says the same."""
    fetched_ago_s: float | None = None
    """Seconds since the fetch: the document's `fetched_at` by the database's clock, where it is not given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDocument:
    """The document with its body, None where that was not kept.

    `media_type` and `charset` are what was declared: hints to read it again with.
    """

    facts: DocumentFacts
    body: bytes | None
    kind: SourceKind
    media_type: str | None
    charset: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredTable:
    """The table of one extraction, with its text (None: not kept) and the notices that belong to it."""

    table: bytes
    extraction: str
    recipe: str
    n_tokens: int
    n_types: int
    n_hapaxes: int
    text: str | None
    notices: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of_places(cls, places: Places, recipe: str) -> Self:
        """Words by place as they are kept; totals are those of the tables of the extractions."""
        n_tokens, table = places.n_tokens, places.to_bytes()
        return cls(table=table, extraction=PLACES, recipe=recipe, n_tokens=n_tokens, n_types=0, n_hapaxes=0, text="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Depths:
    """How the queue stands, by the database's clock."""

    n_queued: int
    """Members of collections are not among them."""
    n_running: int
    oldest_due_s: float
    """For how long the oldest row that could be worked on, and is no member of a collection, has waited."""
    lease_overdue_s: float
    """How long ago the oldest lease ran out, when nobody has freed it yet."""
    reconciled_s_ago: float | None
    """Since any reconciler's last round; None before the first."""
    n_behind: int = 0
    """Members of collections that wait."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list, newest first, and the cursor of the next one."""

    items: tuple[Analysis, ...]
    next_cursor: str | None


@dataclass(frozen=True, slots=True)
class Transition:
    """One change of state, as the record keeps it."""

    at: datetime
    state: State
    attempt: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewKey:
    """A key as it is stored: never its secret, but what a secret hashes to."""

    id: str
    hash: str
    name: str
    scopes: frozenset[str]
    rate: Rate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey:
    """A stored key. `rate` is None where it has the rate of every client; `used_at` is right within a minute."""

    id: str
    hash: str
    name: str
    scopes: frozenset[str]
    rate: Rate | None
    created_at: datetime | None
    used_at: datetime | None
    revoked_at: datetime | None
