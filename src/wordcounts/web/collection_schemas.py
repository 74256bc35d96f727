"""The shapes of collections in the JSON API."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import FailFast, Field, model_validator

from wordcounts.text.site.limits import MAX_BYTES, MAX_DEPTH, MAX_PAGES
from wordcounts.web.schemas import Failure, Notice, Options, Reading, Shape, Totals

MAX_NUMBER = 2**31 - 1
"""Of a source in its collection: what the database's column holds."""

State = Literal["queued", "running", "finished", "failed", "cancelled"]


class NewSource(Shape):
    """One source: url, text, or html with an optional url as its base; title is how it is called."""

    url: str | None = None
    text: str | None = None
    html: str | None = None
    title: str = Field("", max_length=200)

    @model_validator(mode="before")
    @classmethod
    def _of_few(cls, given: Any) -> Any:
        if isinstance(given, dict) and len(given) > len(cls.model_fields):
            raise ValueError("there are fields that are not known")
        return given


class Sources(Shape):
    """Sources, and addresses without anything else to say of them, in this order."""

    # The first that does not fit is told alone: there may be a hundred thousand.
    sources: Annotated[list[NewSource], FailFast()] = Field(default_factory=list)
    urls: Annotated[list[str], FailFast()] = Field(default_factory=list)


class NewSite(Shape):
    """A site whose pages are the sources: the address of its first page, or of a sitemap or a feed, and the limits."""

    url: str
    max_pages: int = Field(MAX_PAGES, ge=1)
    max_depth: int = Field(MAX_DEPTH, ge=0, description="Links from the first page; lists that go on count once.")
    max_bytes: int = Field(MAX_BYTES, ge=1, description="Of all pages, unpacked.")


class NewCollection(Reading, Sources):
    """A name, the sources that it begins with or a site, and how each is read."""

    name: str = Field(min_length=1, max_length=200)
    site: NewSite | None = None


class Renamed(Shape):
    """What a collection is called from now on."""

    name: str = Field(min_length=1, max_length=200)


class FilesForm(Shape):
    """Files as `file`, of which zips are opened: each file in them is a source; and addresses, one on each line."""

    urls: str = ""


class CollectionForm(Reading, FilesForm):
    """The same with a name, and how each is read."""

    name: str = Field(min_length=1, max_length=200)


class PlainForm(Reading, FilesForm):
    """The form of a browser that runs no script: what is left empty is not asked for."""

    name: str = Field("", max_length=200)
    site: str = ""


class CollectionUpload(CollectionForm):
    """What a form sends."""

    file: list[bytes] = Field(json_schema_extra={"items": {"type": "string", "format": "binary"}})


class SourcesUpload(FilesForm):
    """What a form sends to be added."""

    file: list[bytes] = Field(json_schema_extra={"items": {"type": "string", "format": "binary"}})


class Counts(Shape):
    """How many sources stand where. Joined: given more than once. Duplicates: finished, and say what another says."""

    n_sources: int
    n_queued: int
    n_running: int
    n_finished: int
    n_failed: int
    n_cancelled: int
    n_joined: int
    n_duplicates: int


class Growing(Shape):
    """Of what is finished, each text once; grows while the collection is worked on."""

    n_tokens: int
    n_documents: int


class Site(NewSite):
    """A walk over a site, as far as it is."""

    by: Literal["links", "lists"] | None = Field(description="What names its pages; null before that is known.")
    n_bytes: int
    traps: list[str] = Field(description="Shapes of addresses of which only the first are followed.")
    cut_by: Literal["pages", "bytes"] | None = Field(description="The limit that left pages out.")


class Collection(Shape):
    """Analyses under one name; done when nothing more comes by itself."""

    id: str
    name: str
    state: Literal["open", "paused", "cancelled"]
    done: bool
    options: Options
    counts: Counts
    totals: Growing
    site: Site | None
    version: str = Field(description="Another one whenever other sources are finished.")
    created_at: datetime


class Made(Collection):
    """A collection that was made or added to; with the token for its maker, who has no session."""

    n_added: int
    n_already: int = Field(description="Of the sources in this request: given twice, or there before.")
    delete_token: str | None = None


class CollectionList(Shape):
    """The caller's own collections, latest first."""

    items: list[Collection]
    next_cursor: str | None


class MemberSource(Shape):
    """One source of a collection, and how its analysis stands."""

    number: int
    name: str
    analysis: str = Field(description="The id of its analysis, which is one like any other.")
    kind: Literal["url", "text", "file"]
    url: str | None
    title: str
    language: str
    depth: int
    dated_at: datetime | None
    state: State
    stage: Literal["fetching", "reading", "counting", "storing"] | None
    attempt: int
    totals: Totals | None
    warnings: list[Notice]
    error: Failure | None
    duplicate_of: int | None = Field(description="The number of the source that says the same.")
    finished_at: datetime | None


class SourceList(Shape):
    """The sources of a collection, in their order."""

    items: list[MemberSource]
    next_cursor: int | None


class CollectionsQuery(Shape):
    """A page of the caller's own collections."""

    q: str = Field("", max_length=200, description="Part of a name.")
    limit: int = Field(20, ge=1, le=100)
    cursor: str = Field("", max_length=32, description="next_cursor of the page before.")


class SourcesQuery(Shape):
    """A page of the sources of a collection."""

    state: State | None = None
    q: str = Field("", max_length=200, description="Part of a name, an address or a title.")
    limit: int = Field(100, ge=1, le=1000)
    cursor: int = Field(0, ge=0, le=MAX_NUMBER, description="next_cursor of the page before.")
