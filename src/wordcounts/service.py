"""The use cases, which every door calls. Composes the rooms; knows no framework.

A submission is accepted when its row is committed; the hint to the queue comes after and may be lost (the reconciler
repeats it). Views are derived from the stored table (`holdings`) when they are asked for.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final, Protocol

from wordcounts.admission import ADDRESS_RATE, Admission, Limiting
from wordcounts.errors import (
    AlreadyFinished,
    BodyTooLarge,
    DatabaseUnavailable,
    EmptyInput,
    IdempotencyMismatch,
    InvalidOption,
    NotFinished,
    NotOwner,
    SchemaMismatch,
)
from wordcounts.fetch.policy import policy_from
from wordcounts.fetch.url import normalise
from wordcounts.holdings import Holdings, ReadAgain, body_of, extraction_of, in_language
from wordcounts.keyring import Keyring
from wordcounts.lifecycle import State
from wordcounts.memory import Memory
from wordcounts.rates import Limit, Quota, Rate
from wordcounts.settings import Settings
from wordcounts.store.store import Store
from wordcounts.store.values import (
    Analysis,
    Depths,
    Keep,
    NewAnalysis,
    Page,
    new_id,
)
from wordcounts.tally import Tally
from wordcounts.text.outline import Outline
from wordcounts.text.values import Extraction
from wordcounts.text.views.places import PlacesView, words_by_place
from wordcounts.text.views.view import ViewOptions, WordsView
from wordcounts.text.views.vocabulary import MAX_WORDS, Vocabulary
from wordcounts.turns import Turns, is_large

TOP: Final = 10
"""The original contract's number of words."""


_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")


class Hinting(Protocol):
    """The queue, as far as the service needs it."""

    def hint(self, id: str, attempt: int) -> bool:
        """Tell a worker; False when the queue is away."""

    def hint_collections(self, ids: Sequence[str]) -> bool:
        """Tell a worker of collections; False when the queue is away."""

    def ping(self) -> bool:
        """Whether the queue answers."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks.

    `client` tells clients apart for Idempotency-Key; `owner` is the key's or the session's, None for a client without.
    """

    client: str
    owner: str | None = None
    token: str | None = None
    """A delete_token that came with the request."""
    address: str | None = None
    """What the coarse ceiling counts; None where none holds."""
    rate: Rate | None = None
    """The key's own; None for that of every client."""


@dataclass(frozen=True, slots=True)
class Ask:
    """How a source is to be counted."""

    extraction: Extraction = "article"
    language: str | None = None
    fresh: bool = False
    keep: Keep = "all"
    idempotency_key: str | None = None


@dataclass(frozen=True, slots=True)
class Submitted:
    """An accepted analysis. The token is shown once, to clients without a session."""

    analysis: Analysis
    delete_token: str | None
    replayed: bool
    quotas: tuple[Quota, ...] = ()
    """How the client's limits stand after it."""


@dataclass(frozen=True, slots=True)
class Health:
    """Which parts answer."""

    database: bool
    schema: bool
    queue: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """How the whole service stands, all its processes together."""

    depths: Depths
    counters: Mapping[tuple[str, tuple[str, ...]], float]
    queue: bool
    """Whether Redis answers."""


class Service:
    """Every use case. Safe to share between threads.

    Args:
        read: reads a stored document again, for the other extraction or a newer recipe.
        limits: what clients have submitted; in this process' memory when None.
    """

    def __init__(
        self, settings: Settings, store: Store, hints: Hinting, read: ReadAgain, limits: Limiting | None = None
    ) -> None:
        self._settings = settings
        self.store = store
        self.hints = hints
        self._policy = policy_from(settings)
        self.memory = Memory()
        self.turns = Turns(settings.web_threads // 4)
        self.holdings = Holdings(store, read, self.memory)
        self.keys = Keyring(store)
        self.admission = Admission(settings.queue_cap, store.count_queued, limits)

    # Submitting

    def submit_url(self, address: str, ask: Ask, caller: Caller) -> Submitted:
        """Accept an address, with or without its scheme.

        Raises:
            InputError: EmptyInput, InvalidUrl, UrlTooLong, UnsupportedScheme, RefusedAddress, InvalidOption.
            RateLimited, QueueFull, DatabaseUnavailable: nothing was stored.
        """
        target = normalise(address, self._policy)
        new = NewAnalysis(id=new_id(), kind="url", url=target.url, scheme_guessed=target.scheme_guessed)
        return self._submit(new, ask, caller)

    def submit_text(self, text: str, ask: Ask, caller: Caller, *, title: str = "") -> Submitted:
        """Accept a text as it is."""
        return self._submit(self.given("text", text.encode("utf-8", "replace"), "text/plain", title), ask, caller)

    def submit_html(self, html: str, ask: Ask, caller: Caller, *, base: str | None = None) -> Submitted:
        """Accept the source of a page, with the address that it came from."""
        url = normalise(base, replace(self._policy, any_address=True)).url if base and base.strip() else None
        new = self.given("text", html.encode("utf-8", "replace"), "text/html", "")
        return self._submit(replace(new, url=url), ask, caller)

    def submit_file(self, body: bytes, ask: Ask, caller: Caller, *, name: str, media_type: str | None) -> Submitted:
        """Accept a file; its name serves as its title until it says one itself."""
        new = replace(self.given("file", body, media_type, name), charset=None)
        return self._submit(new, ask, caller)

    def given(self, kind: str, body: bytes, media_type: str | None, title: str) -> NewAnalysis:
        """What came as it is, and not by its address; raises EmptyInput, BodyTooLarge."""
        if not body.strip():
            raise EmptyInput
        if len(body) > self._settings.max_upload_bytes:
            raise BodyTooLarge
        return NewAnalysis(
            id=new_id(),
            kind="file" if kind == "file" else "text",
            body=body,
            media_type=media_type,
            charset="utf-8",
            title=title[:500],
        )

    def _submit(self, new: NewAnalysis, ask: Ask, caller: Caller) -> Submitted:
        check_ask(ask)
        quotas = self.admission.admit(self.limits(caller))
        token = secrets.token_urlsafe(16) if caller.owner is None else None
        new = replace(
            new,
            extraction=ask.extraction,
            language=ask.language,
            fresh=ask.fresh,
            keep=ask.keep,
            share=new.kind == "url" and not ask.fresh,
            owner=caller.owner or caller.client,
            delete_token_hash=digest(token) if token else None,
            idempotency_key=ask.idempotency_key,
            request_hash=_request_hash(new, ask),
        )
        analysis = self.store.add(new)
        if analysis.id != new.id:
            return replace(self._replay(new, analysis), quotas=quotas)
        self.hints.hint(analysis.id, analysis.attempt)
        return Submitted(analysis, token, replayed=False, quotas=quotas)

    def limits(self, caller: Caller) -> list[Limit]:
        """A known client has its own; an address one for all that come from it."""
        limits = []
        if caller.owner is not None:
            limits.append(Limit("client", caller.owner, caller.rate or self._settings.submit_rate))
        if caller.address is not None:
            limits.append(Limit("address", caller.address, ADDRESS_RATE))
        return limits

    def _replay(self, new: NewAnalysis, earlier: Analysis) -> Submitted:
        found = self.store.by_idempotency(new.owner or "", new.idempotency_key or "")
        if found is None or found[1] != new.request_hash:
            raise IdempotencyMismatch(parameter="Idempotency-Key")
        return Submitted(earlier, None, replayed=True)

    # Reading

    def status(self, id: str) -> Analysis:
        """The analysis as it stands; raises UnknownAnalysis."""
        return self.holdings.analysis(id)

    def finished(self, id: str) -> Analysis:
        """The analysis, which has its counts; raises UnknownAnalysis, NotFinished, or what it failed with."""
        return self.holdings.finished(id)

    def n_ahead(self, analysis: Analysis) -> int | None:
        """How many wait before it, up to MAX_AHEAD; None where it waits for something else, or not at all."""
        return self.store.n_ahead(analysis.id) if analysis.state is State.QUEUED else None

    def recent(self, caller: Caller, *, limit: int = 20, cursor: str | None = None, q: str = "") -> Page:
        """The caller's own analyses, newest first; everyone's in development."""
        owner = None if self._settings.development else caller.owner
        if owner is None and not self._settings.development:
            return Page((), None)
        return self.store.recent(owner, limit=limit, cursor=cursor, q=q)

    def of_same_url(self, id: str, caller: Caller, *, limit: int = 50) -> tuple[Analysis, ...]:
        """The caller's finished analyses of an analysis' address (everyone's in development), the earliest first.

        It is among them whoever made it, for the caller knows its id; raises as `words` does.
        """
        one = self.finished(id)
        owner = None if self._settings.development else caller.owner
        if one.url is None or one.kind != "url" or (owner is None and not self._settings.development):
            return (one,)
        found = {other.id: other for other in self.store.of_url(one.url, owner, limit=limit)}
        return tuple(sorted((found | {id: one}).values(), key=lambda other: (other.created_at, other.id)))

    def words(self, id: str, options: ViewOptions, extraction: str | None = None) -> WordsView:
        """A view of the words.

        Args:
            extraction: the asked one when None; the other one is made on first ask, without a fetch; or a choice of
                blocks (`wordcounts.text.outline`).

        Raises:
            UnknownAnalysis, NotFinished, TextNotKept, InvalidOption; or the error that the analysis failed with.
        """
        analysis = self.finished(id)
        with self.turns.turn(large=is_large(analysis)):
            return self.holdings.words(analysis, options, extraction)

    def vocabulary(
        self, id: str, options: ViewOptions, extraction: str | None = None, *, most: int = MAX_WORDS
    ) -> Vocabulary:
        """The same view whole, in columns, unless it has more words than `most`; raises as `words` does."""
        return self.holdings.vocabulary(self.finished(id), options, extraction, most=most)

    def places(self, id: str, options: ViewOptions) -> PlacesView:
        """The words of a page by the places in which they stand; raises as `words` does.

        Counted on first ask, by a reader, from the stored document; kept like the other extraction's table.
        """
        analysis = self.finished(id)
        with self.turns.turn(large=is_large(analysis)):
            return words_by_place(self.holdings.places(analysis), in_language(options, analysis))

    def top(self, id: str) -> list[tuple[str, int]]:
        """The ten commonest words without stop words, in rank order: the original contract's answer."""
        view = self.words(id, ViewOptions(stop_words="exclude", limit=TOP))
        return [(item.word, item.count) for item in view.items]

    def outline(self, id: str, extraction: str | None = None) -> Outline:
        """The parts of the document, and which of them counted for an extraction.

        Raises:
            UnknownAnalysis, NotFinished, InvalidOption; or the error that the analysis failed with.
        """
        analysis = self.finished(id)
        with self.turns.turn(large=is_large(analysis)):
            return self.holdings.outline(analysis, extraction_of(extraction or analysis.extraction))

    # Changing

    def cancel(self, id: str, caller: Caller) -> Analysis:
        """Stop what has not ended; raises AlreadyFinished, NotOwner, UnknownAnalysis."""
        self._owned(id, caller)
        if not self.store.cancel(id):
            raise AlreadyFinished
        return self.status(id)

    def delete(self, id: str, caller: Caller) -> None:
        """Delete an analysis with all that belongs to it; other processes `forget_deleted` by themselves."""
        self._owned(id, caller)
        self.store.delete(id)
        self.memory.forget(id)

    def forget_deleted(self) -> None:
        """Remember nothing of what another process has deleted; while the database is away, nothing changes."""
        with suppress(DatabaseUnavailable):
            for id in self.memory.ids:
                if self.store.get(id) is None:
                    self.memory.forget(id)
            for watch in self.memory.watches:
                watch()

    def retry(self, id: str, caller: Caller, *, fresh: bool = False) -> Submitted:
        """Count the same source again, as a new analysis; a text or file from its stored body."""
        old = self._owned(id, caller)
        if not old.state.terminal:
            raise NotFinished("This analysis has not ended yet: there is nothing to try again.")
        new = NewAnalysis(
            id=new_id(), kind=old.kind, url=old.url, scheme_guessed=old.scheme_guessed, title=old.title, retry_of=id
        )
        if old.kind != "url":
            document = self.holdings.document(id)
            new = replace(new, body=body_of(document), media_type=document.media_type, charset=document.charset)
        return self._submit(new, Ask(extraction_of(old.extraction), old.language, fresh, old.keep), caller)

    def _owned(self, id: str, caller: Caller) -> Analysis:
        analysis = self.status(id)
        if not self.owns(caller, analysis.owner, analysis.delete_token_hash):
            raise NotOwner
        return analysis

    def owns(self, caller: Caller, owner: str | None, token_hash: str | None) -> bool:
        """Whether something is the caller's: by key or session, by the token that it was given, or in development."""
        if self._settings.development or (caller.owner is not None and caller.owner == owner):
            return True
        return bool(token_hash and caller.token and secrets.compare_digest(digest(caller.token), token_hash))

    # Health

    def health(self) -> Health:
        """Ask every part."""
        try:
            self.store.check_schema()
        except SchemaMismatch:
            return Health(database=True, schema=False, queue=self.hints.ping())
        except DatabaseUnavailable:
            return Health(database=False, schema=False, queue=self.hints.ping())
        return Health(database=True, schema=True, queue=self.hints.ping())

    def standing(self) -> Standing:
        """What the metrics tell; raises DatabaseUnavailable."""
        return Standing(self.store.depths(), self.store.counters(), self.hints.ping())

    def report(self, tally: Tally) -> None:
        """Add what a process has counted to the counters of all; kept for later while the database is away."""
        counted = tally.take()
        try:
            self.store.report(counted)
        except DatabaseUnavailable:
            tally.give_back(counted)


def check_ask(ask: Ask) -> None:
    """Raise InvalidOption for what cannot be asked."""
    extraction_of(ask.extraction)
    if ask.language is not None and not _LANGUAGE.fullmatch(ask.language):
        raise InvalidOption("A language is `auto` or a tag such as en, pt-BR or zh.", parameter="language")
    if ask.idempotency_key is not None and not 0 < len(ask.idempotency_key) <= 255:
        raise InvalidOption("An Idempotency-Key has 1 to 255 characters.", parameter="Idempotency-Key")


def _request_hash(new: NewAnalysis, ask: Ask) -> str:
    said = [
        new.kind,
        new.url,
        new.title,
        new.media_type,
        ask.extraction,
        ask.language,
        ask.fresh,
        ask.keep,
        digest(new.body or b""),
    ]
    return digest(json.dumps(said))


def digest(value: str | bytes) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(value.encode() if isinstance(value, str) else value).hexdigest()
