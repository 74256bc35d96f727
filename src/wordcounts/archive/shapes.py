"""The lines of the file, as shapes that are checked: whoever wrote it may not mean well."""

from __future__ import annotations

import base64
import binascii
import json
import re
from typing import Annotated, Any, Final, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from wordcounts.lifecycle import State
from wordcounts.store.collected import CollectionState, Walk
from wordcounts.store.values import Keep
from wordcounts.store.whole import Whole
from wordcounts.store.whole_collections import Row, WholeCollection
from wordcounts.text.site.plan import Plan

VERSION: Final = 2
"""Of the format. It rises when a reader of the version before would misread, or refuse, what is written."""

SINGLES: Final = 1
"""The version that has no collections: a file without any is written so, for older readers."""

NAME: Final = "analyses"

END_OF_TIME_S: Final = 253_402_300_799.0
"""The last second of the year 9999, which is as far as dates go."""

MAX_NUMBER: Final = (1 << 62) - 1
"""Counts and fences: 64 bits with a sign, and room to add to them."""

MAX_STEPS: Final = 10_000
"""Changes of state of one analysis; a long life has a dozen."""


def _storable(text: str) -> str:
    if "\0" in text:
        raise ValueError("holds NUL, which PostgreSQL does not take")
    return text


def _from_base64(value: object) -> bytes:
    if not isinstance(value, str):
        raise ValueError("is not base64")
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("is not base64") from None


def _is_plan(text: str) -> str:
    try:
        _PLAN.validate_json(text, strict=True)
    except ValidationError:
        raise ValueError("is no plan of a walk") from None
    return text


_PLAN: Final = TypeAdapter(Plan)

Text = Annotated[str, AfterValidator(_storable), Field(max_length=1 << 20)]
Short = Annotated[str, AfterValidator(_storable), Field(max_length=64)]
Id = Annotated[str, Field(pattern=r"^[a-z2-7]{26}$")]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Address = Annotated[str, AfterValidator(_storable), Field(pattern=r"^https?://", max_length=65_536)]
_ADDRESS: Final = re.compile(r"https?://.{0,65528}\Z", re.DOTALL)
Time = Annotated[float, Field(ge=0, le=END_OF_TIME_S, allow_inf_nan=False)]
Number = Annotated[int, Field(ge=0, le=MAX_NUMBER)]
Small = Annotated[int, Field(ge=0, le=1_000_000)]
Packed = Annotated[bytes, BeforeValidator(_from_base64)]
Notices = Annotated[list[tuple[Short, Text]], Field(max_length=100)]


class Shape(BaseModel):
    """Nothing is converted and nothing unknown passes over."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    def row(self) -> Row:
        """As the store has it."""
        values: Row = {name: getattr(self, name) for name in type(self).model_fields}
        if "notices" in values:
            values["notices"] = json.dumps(values["notices"])
        return values


class AnalysisShape(Shape):
    """One analysis. Times are seconds since 1970; `owner` is what the database has, never a cookie's secret."""

    id: Id
    state: State
    attempt: Small
    deaths: Small
    fence: Number
    kind: Literal["url", "text", "file"]
    url: Text | None
    scheme_guessed: bool
    extraction: Literal["article", "page"]
    language: Annotated[Short, Field(max_length=35)] | None
    title: Text
    owner: Short | None
    delete_token_hash: Short | None
    retry_of: Annotated[str, Field(pattern=r"^[a-z0-9]{1,32}$")] | None
    fresh: bool
    keep: Keep = "all"
    shared: bool = False
    recipe: Short | None
    n_tokens: Number | None
    n_types: Number | None
    n_hapaxes: Number | None
    notices: Notices
    error_code: Short | None
    error_message: Text | None
    error_permanent: bool | None
    created_at: Time
    started_at: Time | None
    finished_at: Time | None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.kind == "url" and self.url is None:
            raise ValueError("an address is missing")
        # What somebody typed as a source of a collection and was never fetched: kept to be shown.
        never = self.state is State.FAILED and self.attempt == 0
        if self.url is not None and not never and not _ADDRESS.match(self.url):
            raise ValueError("the address is none")
        if self.state.terminal != (self.finished_at is not None):
            raise ValueError("the state and the time of the end contradict each other")
        if self.state is State.FAILED and self.error_code is None:
            raise ValueError("failed without an error")
        counted = (self.recipe, self.n_tokens, self.n_types, self.n_hapaxes)
        if self.state is State.FINISHED and None in counted:
            raise ValueError("finished without totals")
        return self


class Step(Shape):
    """One change of state."""

    at: Time
    state: State
    attempt: Small
    reason: Text


class DocumentShape(Shape):
    """What came back. `body` is a zstandard frame that states its size, or empty: not kept."""

    final_url: Address | None
    title: Text
    language: Annotated[Short, Field(max_length=35)]
    media_type: Annotated[str, AfterValidator(_storable), Field(max_length=255)]
    charset: Short
    declared_media_type: Annotated[str, AfterValidator(_storable), Field(max_length=255)] | None
    declared_charset: Short | None
    n_bytes: Number
    sha256: Hash
    fetched_at: Time | None
    body: Packed


class TableShape(Shape):
    """A table of words, or of words by place, and the text that was counted: zstandard frames, as in the database."""

    extraction: Literal["article", "page", "places"]
    recipe: Short
    n_tokens: Number
    n_types: Number
    n_hapaxes: Number
    notices: Notices
    body: Packed
    text: Packed
    """Empty: not kept."""


class CollectionShape(Shape):
    """A collection. Its members stand beside their analyses."""

    id: Id
    name: Annotated[Text, Field(min_length=1, max_length=1_000)]
    owner: Short | None
    delete_token_hash: Short | None
    state: CollectionState
    extraction: Literal["article", "page"]
    language: Annotated[Short, Field(max_length=35)] | None
    keep: Keep
    site: Annotated[Text, AfterValidator(_is_plan)] | None
    walk: Walk | None
    fence: Number
    n_numbered: Small
    n_joined: Number
    n_bytes: Number
    created_at: Time

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.walk is not None and self.site is None:
            raise ValueError("a walk without a site")
        return self


class MemberShape(Shape):
    """That an analysis is a source of a collection."""

    collection_id: Id
    number: Annotated[int, Field(ge=1, le=1_000_000)]
    name: Text
    key: Annotated[Short, Field(min_length=1)]
    depth: Small
    dated_at: Time | None
    text_hash: Hash | None
    duplicate_of: Annotated[int, Field(ge=1, le=1_000_000)] | None
    shape: Annotated[Short, Field(max_length=16)] | None
    canonical: Short | None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.duplicate_of == self.number:
            raise ValueError("a source that says what it says itself")
        return self


class Head(Shape):
    """The first line. A reader looks at `version` before it believes anything else."""

    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)

    wordcounts: Literal["analyses"]
    version: Number


class End(Shape):
    """The last line: how many analyses there are, and the hash of all lines before it."""

    n_analyses: Number
    sha256: Hash


class Line(Shape):
    """Any line but the first: exactly one of these, a history only beside its analysis, aliases beside a collection."""

    analysis: AnalysisShape | None = None
    history: Annotated[list[Step], Field(max_length=MAX_STEPS)] | None = None
    document: DocumentShape | None = None
    table: TableShape | None = None
    collection: CollectionShape | None = None
    aliases: Annotated[list[tuple[Short, Small]], Field(max_length=1_000_000)] | None = None
    member: MemberShape | None = None
    end: End | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        parts = (self.analysis, self.document, self.table, self.collection, self.member, self.end)
        if sum(part is not None for part in parts) != 1:
            raise ValueError("a line says one thing")
        if (self.aliases is None) != (self.collection is None):
            raise ValueError("aliases belong to a collection")
        if (self.history is None) != (self.analysis is None):
            raise ValueError("a history belongs to an analysis")
        return self


def lines_of(whole: Whole) -> list[bytes]:
    """The lines that say one analysis."""
    said: list[dict[str, Any]] = [{"analysis": _open(whole.analysis), "history": list(whole.history)}]
    if whole.document is not None:
        said.append({"document": _open(whole.document)})
    said += [{"table": _open(one)} for one in whole.tables]
    if whole.member is not None:
        said.append({"member": whole.member})
    return [line_of(one) for one in said]


def lines_of_collection(whole: WholeCollection) -> list[bytes]:
    """The line that says one collection."""
    return [line_of({"collection": whole.collection, "aliases": whole.aliases})]


def line_of(value: dict[str, Any]) -> bytes:
    """One line, with its end."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n"


def _open(row: Row) -> dict[str, Any]:
    said = {
        name: base64.b64encode(value).decode() if isinstance(value, bytes) else value for name, value in row.items()
    }
    if "notices" in said:
        said["notices"] = json.loads(said["notices"])
    return said
