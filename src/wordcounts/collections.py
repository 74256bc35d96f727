"""Collections as every door uses them: made, added to, looked at, stopped and deleted. Composes the service's rooms.

A collection is a name for analyses that wait behind all single ones. It is charged for its sources, by limits of its
own: see `Collections.charge`.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import IO, Final, Self

from wordcounts.admission import ADDRESS_RATE
from wordcounts.errors import (
    CollectionCancelled,
    EmptyInput,
    IdempotencyMismatch,
    InputError,
    InvalidOption,
    NotOwner,
    ReadError,
    TooManySources,
    UnknownCollection,
    UnknownSource,
    WordcountsError,
)
from wordcounts.fetch.policy import policy_from
from wordcounts.fetch.url import normalise
from wordcounts.lifecycle import State
from wordcounts.rates import Limit, Quota, Rate
from wordcounts.service import Ask, Caller, Service, check_ask, digest
from wordcounts.settings import Settings
from wordcounts.store.collected import (
    Added,
    Collection,
    CollectionPage,
    MemberPage,
    MemberTable,
    NewCollection,
    NewMember,
)
from wordcounts.store.values import Failure, NewAnalysis, Result, SourceKind, new_id
from wordcounts.text.bundle import Bundle
from wordcounts.text.site.addresses import key_of
from wordcounts.text.site.limits import Limits
from wordcounts.text.site.plan import Plan

MAX_NAME: Final = 200
"""Characters of a collection's name, and of a source's."""

BATCH_BYTES: Final = 8 * 1024 * 1024
"""Of bodies that one transaction stores: SQLite's other writers wait for it, and a process holds no more at a time."""

MAX_SHOWN_URL: Final = 2048
"""Of an address that is none, as it was typed."""


@dataclass(frozen=True, slots=True)
class Given:
    """One source: an address, or a body with what it is. `name` is how it is called, a file's path for example."""

    url: str | None = None
    body: bytes | None = None
    kind: str = "text"
    media_type: str | None = "text/plain"
    name: str = ""
    error: WordcountsError | None = None
    """Why it cannot be counted, which is known already."""
    counted: Result | None = None
    """What came of it already."""


@dataclass(frozen=True, slots=True)
class Many:
    """Sources that come one after the other, so that not all are in memory; how many, and what tells them apart."""

    n: int
    fingerprint: str
    sources: Iterable[Given]

    @classmethod
    def of(cls, sources: Iterable[Given]) -> Self:
        """Those that are here already."""
        here = [one for one in sources if one.body is not None or one.error or (one.url or "").strip()]
        said = (digest(one.body) if one.body is not None else one.url or one.name for one in here)
        return cls(len(here), digest("\n".join(said)), here)

    def __add__(self, other: Many) -> Many:
        both = digest(self.fingerprint + other.fingerprint)
        return Many(self.n + other.n, both, chain(self.sources, other.sources))


@dataclass(frozen=True, slots=True)
class Site:
    """A site whose pages are the sources: where the walk begins, and how far it goes."""

    url: str
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Made:
    """A collection that was made or added to. The token is shown once, to clients without a session."""

    collection: Collection
    added: Added
    delete_token: str | None = None
    replayed: bool = False
    quotas: tuple[Quota, ...] = ()


class Collections:
    """Every use case of collections. Safe to share between threads.

    Args:
        settings: of this process.
        service: whose admission and record they share.
        any_address: take private addresses too, on one's own machine.
    """

    def __init__(self, settings: Settings, service: Service, *, any_address: bool = False) -> None:
        self._settings, self._store, self._service = settings, service.store.collections, service
        self._policy = policy_from(settings, any_address=any_address)

    @property
    def max_bytes(self) -> int:
        """Of files that come at once, and of what they unpack to."""
        return self._settings.collection_bytes

    # Making

    def opened(self, stream: IO[bytes], max_bytes: int, before: Bundle | None = None) -> Bundle:
        """A zip of sources, and the one `before` that came with it; raises BrokenDocument, TooManySources."""
        most = self._settings.collection_sources
        largest = self._settings.max_upload_bytes
        return Bundle(stream, max_entries=most, max_bytes=max_bytes, max_entry_bytes=largest, before=before)

    def create(self, name: str, sources: Many, ask: Ask, caller: Caller, site: Site | None = None) -> Made:
        """Make a collection of some sources, or of the pages of a site; then it is charged for all that these may be.

        A source that can never be fetched is a member that failed, unless there is no other.

        Raises:
            InputError: EmptyInput, InvalidOption, TooManySources, IdempotencyMismatch, BodyTooLarge; or what the only
                source is wrong with.
            RateLimited, QueueFull, DatabaseUnavailable: nothing was stored.
        """
        check_ask(ask)
        name = named(name)
        self._bounded(sources.n)
        batches = _batches(sources.sources)
        plan, found = self._begun(next(batches, []), site)
        token = secrets.token_urlsafe(16) if caller.owner is None else None
        new = NewCollection(
            id=new_id(),
            name=name,
            owner=caller.owner or caller.client,
            delete_token_hash=digest(token) if token else None,
            extraction=ask.extraction,
            language=ask.language,
            keep=ask.keep,
            site=plan.to_json() if plan else None,
            walk="begins" if plan else None,
            idempotency_key=ask.idempotency_key,
            request_hash=digest(
                "\n".join([name, str((ask.extraction, ask.language, ask.keep)), str(plan), sources.fingerprint])
            ),
        )
        if ask.idempotency_key is not None and (earlier := self._earlier(new)):
            return earlier
        quotas = self.charge(caller, sources.n + plan.limits.max_pages if plan else sources.n)
        added = self._store.add(new, found, max_members=self._settings.collection_sources)
        if added is None:
            earlier = self._earlier(new)
            if earlier is None:
                raise IdempotencyMismatch(parameter="Idempotency-Key")
            return replace(earlier, quotas=quotas)
        try:
            added = self._add(new.id, batches, added)
        except WordcountsError:
            self._store.delete(new.id)  # whoever sent it knows of no collection
            raise
        self._service.hints.hint_collections([new.id])
        return Made(self.status(new.id), added, token, quotas=quotas)

    def add(self, id: str, sources: Many, caller: Caller) -> Made:
        """Add sources; those that are there already are told and joined. Many files are added some at a time.

        Raises:
            UnknownCollection, NotOwner, CollectionCancelled, TooManySources: nothing was added, or of many files those
                before; and as `create`.
        """
        self._owned(id, caller)
        self._bounded(sources.n)
        batches = _batches(sources.sources)
        found = self._members(next(batches, []))
        quotas = self.charge(caller, sources.n)
        added = self._store.add_members(id, found, max_members=self._settings.collection_sources)
        added = self._add(id, batches, added)
        self._service.hints.hint_collections([id])
        return Made(self.status(id), added, quotas=quotas)

    def _add(self, id: str, batches: Iterator[list[Given]], added: Added) -> Added:
        """What is left after the first batch, each in a transaction of its own."""
        for batch in batches:
            found = self._members(batch, first=False)
            more = self._store.add_members(id, found, max_members=self._settings.collection_sources)
            added = Added((*added.ids, *more.ids), added.n_joined + more.n_joined)
        return added

    def _bounded(self, n: int) -> None:
        most = self._settings.collection_sources
        if n > most:
            raise TooManySources(f"A collection has {most:,} sources at most here.", parameter="sources")

    def charge(self, caller: Caller, n: int) -> tuple[Quota, ...]:
        """Count a collection, or an addition to one, against the caller's limits.

        It is one submission, and `n` sources: of WORDCOUNTS_COLLECTION_RATE, twice that from one address, or of the
        key's own rate. So nobody gets more pages by the collection than the operator has said.

        Raises:
            RateLimited, QueueFull: as the service. TooManySources: it is more than ever is free at once.
        """
        rates = [self._settings.collection_rate if caller.rate is None else caller.rate]
        limits = []
        if caller.owner is not None and caller.rate is not None:
            limits.append(Limit("client", caller.owner, caller.rate, n))
        elif caller.owner is not None:
            limits.append(Limit("client", caller.owner, self._settings.submit_rate))
            limits.append(Limit("sources", caller.owner, rates[0], n))
        if caller.address is not None:
            limits.append(Limit("address", caller.address, ADDRESS_RATE))
            limits.append(Limit("sources-address", caller.address, _twice(self._settings.collection_rate), n))
        most = min((limit.rate.n for limit in limits if limit.cost > 1), default=n)
        if n > most:
            raise TooManySources(f"{most:,} sources at a time are the limit here.", parameter="sources")
        return self._service.admission.admit(limits, n)

    def _earlier(self, new: NewCollection) -> Made | None:
        """What an Idempotency-Key stands for already."""
        key, owner = new.idempotency_key or "", new.owner or ""
        found = self._store.by_idempotency(owner, key)
        if found is None:
            self._store.forget_key(owner, key)
            return None
        if found[1] != new.request_hash:
            raise IdempotencyMismatch(parameter="Idempotency-Key")
        return Made(self.status(found[0]), Added((), 0), replayed=True)

    def check_pages(self, max_pages: int) -> None:
        """Raise TooManySources where a site may not have as many pages here."""
        most = self._settings.collection_sources
        if max_pages > most:
            raise TooManySources(f"A collection has {most:,} sources at most here.", parameter="site.max_pages")

    def _begun(self, sources: Sequence[Given], site: Site | None) -> tuple[Plan | None, list[NewMember]]:
        """The plan of a walk, and the members that a collection begins with."""
        if site is None:
            return None, self._members(sources)
        self.check_pages(site.limits.max_pages)
        target = normalise(site.url, self._policy)
        url, guessed = target.url, target.scheme_guessed
        # Nobody else's fetch is shared: it would bring no links.
        start = NewAnalysis(id=new_id(), kind="url", url=url, scheme_guessed=guessed)
        first = NewMember(key=key_of(url), name=site.url.strip()[:MAX_NAME], analysis=start)
        return Plan(url, site.limits), [first, *(self._members(sources) if sources else [])]

    def _members(self, sources: Sequence[Given], *, first: bool = True) -> list[NewMember]:
        found: list[NewMember] = []
        refusals: list[WordcountsError] = []
        for source in sources:
            try:
                found.append(self._member(source))
            except EmptyInput:
                continue  # an empty line of a list, an empty file of an archive
            except (InputError, ReadError) as error:
                refusals.append(error)
                found.append(_refused(source, error))
        if first and not found:
            raise EmptyInput(parameter="sources")
        if first and len(refusals) == len(found):
            raise refusals[0]
        return found

    def _member(self, source: Given) -> NewMember:
        if source.error is not None:
            raise source.error
        if source.counted is not None:
            facts = source.counted.document
            new = NewAnalysis(id=new_id(), kind="file", title=source.name[:500])
            key = digest(f"{source.media_type}\nNone\n{facts.sha256}")
            return NewMember(key=key, name=source.name[:MAX_NAME], analysis=new, counted=source.counted)
        if source.body is not None:
            new = self._service.given(source.kind, source.body, source.media_type, source.name)
            new = replace(new, charset=None) if source.kind == "file" else new
            if source.url:
                new = replace(new, url=normalise(source.url, replace(self._policy, any_address=True)).url)
            key = digest(f"{new.media_type}\n{new.url}\n{digest(source.body)}")
            return NewMember(key=key, name=source.name[:MAX_NAME], analysis=new)
        target = normalise(source.url or "", self._policy)
        new = NewAnalysis(
            id=new_id(),
            kind="url",
            url=target.url,
            scheme_guessed=target.scheme_guessed,
            share=True,
        )
        return NewMember(key=key_of(target.url), name=source.name[:MAX_NAME] or target.url, analysis=new)

    # Reading

    def status(self, id: str) -> Collection:
        """A collection as it stands; raises UnknownCollection."""
        found = self._store.get(id)
        if found is None:
            raise UnknownCollection
        return found

    def recent(self, caller: Caller, *, limit: int = 20, cursor: str | None = None, q: str = "") -> CollectionPage:
        """The caller's own collections, newest first; everyone's in development."""
        owner = None if self._settings.development else caller.owner
        if owner is None and not self._settings.development:
            return CollectionPage((), None)
        return self._store.recent(owner, limit=limit, cursor=cursor, q=q)

    def sources(
        self, id: str, *, limit: int = 100, after: int = 0, q: str = "", state: State | None = None
    ) -> MemberPage:
        """The sources of a collection in their order; raises UnknownCollection."""
        self.status(id)
        return self._store.members(id, limit=limit, after=after, q=q, state=state)

    def tables(self, id: str, *, text: bool = False) -> Iterator[MemberTable]:
        """The counted words of each finished source, in order."""
        return self._store.tables(id, text=text)

    # Changing

    def remove(self, id: str, number: int, caller: Caller) -> None:
        """Take a source out, with its analysis; raises UnknownSource, and as `cancel`."""
        self._owned(id, caller)
        gone = self._store.remove(id, number)
        if gone is None:
            raise UnknownSource
        self._service.memory.forget(gone)

    def retry(self, id: str, caller: Caller) -> Made:
        """Try what failed again; charged as adding it; raises as `add`."""
        if self._owned(id, caller).state == "cancelled":
            raise CollectionCancelled
        n_failed = self._store.n_failed(id)
        quotas = self.charge(caller, n_failed) if n_failed else ()
        self._store.again(id)
        self._service.hints.hint_collections([id])
        return Made(self.status(id), Added((), 0), quotas=quotas)

    def pause(self, id: str, caller: Caller) -> Collection:
        """Begin nothing more of it, until it is resumed; raises CollectionCancelled, and as `cancel`."""
        return self._turned(id, caller, paused=True)

    def resume(self, id: str, caller: Caller) -> Collection:
        """Go on with it; raises as `pause`."""
        return self._turned(id, caller, paused=False)

    def _turned(self, id: str, caller: Caller, *, paused: bool) -> Collection:
        self._owned(id, caller)
        if not self._store.set_state(id, "paused" if paused else "open"):
            raise CollectionCancelled
        if not paused:
            self._service.hints.hint_collections([id])
        return self.status(id)

    def rename(self, id: str, name: str, caller: Caller) -> Collection:
        """Call it otherwise; raises UnknownCollection, NotOwner, InvalidOption."""
        self._owned(id, caller)
        self._store.rename(id, named(name))
        return self.status(id)

    def cancel(self, id: str, caller: Caller) -> Collection:
        """End it for good, and keep what is counted; raises UnknownCollection, NotOwner, CollectionCancelled."""
        self._owned(id, caller)
        if not self._store.cancel(id):
            raise CollectionCancelled
        return self.status(id)

    def delete(self, id: str, caller: Caller) -> None:
        """Delete it with all its analyses; raises UnknownCollection, NotOwner."""
        self._owned(id, caller)
        self._store.delete(id)
        self._service.forget_deleted()

    def _owned(self, id: str, caller: Caller) -> Collection:
        found = self.status(id)
        if not self._service.owns(caller, found.owner, found.delete_token_hash):
            raise NotOwner("Only whoever made this collection can do that.")
        return found


def files_of(bundle: Bundle) -> Iterator[Given]:
    """The files of a zip as sources, each unpacked when it is asked for."""
    for entry in bundle:
        yield Given(None, entry.body, "file", entry.media_type, entry.name, entry.error)


def named(said: str) -> str:
    """A name as it is kept; raises InvalidOption."""
    name = " ".join(said.split())
    if not name or len(name) > MAX_NAME:
        raise InvalidOption(f"A collection has a name of 1 to {MAX_NAME} characters.", parameter="name")
    return name


def _batches(sources: Iterable[Given]) -> Iterator[list[Given]]:
    some: list[Given] = []
    n_bytes = 0
    for one in sources:
        some.append(one)
        n_bytes += len(one.body or (one.counted.table if one.counted else b""))
        if n_bytes >= BATCH_BYTES:
            yield some
            some, n_bytes = [], 0
    if some:
        yield some


def _refused(source: Given, error: WordcountsError) -> NewMember:
    """Kept as it was typed, so that whoever typed it finds it."""
    typed = (source.url or source.name)[:MAX_SHOWN_URL]
    by_address = source.body is None and source.kind != "file"
    kind: SourceKind = "url" if by_address else "file" if source.kind == "file" else "text"
    new = NewAnalysis(id=new_id(), kind=kind, url=typed if by_address else None)
    failure = Failure(error.code, error.message, permanent=True)
    return NewMember(key=digest(f"refused\n{typed}"), name=typed[:MAX_NAME], analysis=new, refused=failure)


def _twice(rate: Rate) -> Rate:
    return Rate(2 * rate.n, rate.window_s)
