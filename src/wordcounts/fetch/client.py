"""`Fetcher`: fetch one document, whatever is at the other end. Puts the rooms' steps in order and decides what follows.

One hop is: check the place -> look its name up -> vet every answer -> wait for a turn -> dial a vetted address ->
ask -> read the head -> follow on, fail, or read the body. A redirect is a new hop, checked from the beginning.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from email.utils import formatdate
from http import HTTPStatus

from wordcounts.errors import (
    BadResponse,
    ConnectFailed,
    FetchError,
    HttpError,
    HttpUnavailable,
    InvalidUrl,
    TimedOut,
    TlsFailed,
    TooManyRedirects,
    UnsupportedScheme,
    UrlTooLong,
)
from wordcounts.fetch.addresses import Address
from wordcounts.fetch.body import read_body
from wordcounts.fetch.connection import Trust, connected, send
from wordcounts.fetch.deadline import Deadline
from wordcounts.fetch.guard import check_place, is_exempt, vet
from wordcounts.fetch.headers import location, media_type, retry_after
from wordcounts.fetch.politeness import Turns
from wordcounts.fetch.resolver import Resolver, system_resolver
from wordcounts.fetch.url import Place, normalise, parse, without_tls
from wordcounts.fetch.values import Fetched, FetchPolicy
from wordcounts.fetch.wire import Answer, Wire, read_head

REDIRECTS = frozenset({301, 302, 303, 307, 308})
TRANSIENT = frozenset({408, 425, 429})
"""Client errors that time may mend; so may all of 5xx. Source: PROMISES, P10."""


class _NotConnected(Exception):
    """Wraps an error that came before the first byte was sent: http may be tried in place of a guessed https."""

    def __init__(self, error: FetchError) -> None:
        super().__init__(str(error))
        self.error = error


@dataclass(frozen=True, slots=True)
class _Redirect:
    location: str


class Fetcher:
    """Fetches documents within a policy. One serves all threads of a process.

    Args:
        policy: what may be reached, and how much may be taken.
        resolve: a name's addresses; the system's resolver unless a test says otherwise.
    """

    def __init__(self, policy: FetchPolicy, *, resolve: Resolver = system_resolver) -> None:
        self.policy = policy
        self._resolve = resolve
        self._trust = Trust()
        self._turns = Turns(concurrency=policy.host_concurrency, pause_s=policy.host_pause_s, wait_s=policy.turn_wait_s)
        self._headers = {
            "User-Agent": policy.user_agent,
            "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }

    def fetch(self, url: str, *, scheme_guessed: bool = False) -> Fetched:
        """Fetch a document, following redirects.

        Args:
            url: as `normalise` gives it, or as typed.
            scheme_guessed: an https that may be http: tried where https does not connect.

        Raises:
            FetchError: one of its kinds; `blame` says whether trying again can help.
            RefusedAddress: it, or where it leads, may not be fetched.
            HostBusy: no turn at this host came in time.
            InputError: `url` is none; as `normalise`.
        """
        target = normalise(url, self.policy)
        errand = _Errand(self, parse(target.url))
        if not (scheme_guessed or target.scheme_guessed) or errand.place.scheme != "https":
            return errand.run()
        return errand.run_guessed()


class _Errand:
    """One call of `fetch`: its place, its deadline, its turn at a host, and where it has been. For one thread."""

    def __init__(self, fetcher: Fetcher, place: Place) -> None:
        self.place = place
        self._policy = fetcher.policy
        self._fetcher = fetcher
        self._began = time.monotonic()
        self._deadline = Deadline(self._policy.total_s)
        self._been: list[str] = []
        self._turn: tuple[str, int] | None = None

    def run_guessed(self) -> Fetched:
        """By https, or by http where https does not connect. When neither does, https's reason stands."""
        secure = self.place
        try:
            return self._run()
        except _NotConnected as failure:
            if self._been:  # a redirect's scheme was not guessed
                raise failure.error from failure.error.__cause__
            reason = failure.error
        self.place = without_tls(secure)
        try:
            check_place(self.place.name, self.place.port, self.place.literal, self._policy)
            return self._run()
        except _NotConnected:
            raise reason from reason.__cause__

    def run(self) -> Fetched:
        """By the scheme that was given."""
        try:
            return self._run()
        except _NotConnected as failure:
            raise failure.error from failure.error.__cause__

    def _run(self) -> Fetched:
        try:
            while True:
                found = self._hop()
                if isinstance(found, Fetched):
                    return replace(found, redirects=tuple(self._been), elapsed_s=time.monotonic() - self._began)
                self._follow(found)
        finally:
            self._release()

    def _hop(self) -> Fetched | _Redirect:
        answers = self._look_up()
        vet(answers, self.place.port, self._policy)
        self._take_turn(answers)
        with self._connect(answers) as wired:
            answer, wire = wired
            _check_status(answer)
            if answer.status in REDIRECTS:
                return _Redirect(answer.headers.get("Location", ""))
            return self._fetched(answer, wire)

    def _look_up(self) -> tuple[Address, ...]:
        if self.place.literal is not None:
            return (self.place.literal,)
        return self._fetcher._resolve(self.place.host, self._deadline.left(self._policy.connect_s))

    @contextmanager
    def _connect(self, answers: tuple[Address, ...]) -> Iterator[tuple[Answer, Wire]]:
        """Connect, ask, and read the head."""
        policy, deadline = self._policy, self._deadline
        connecting = connected(self.place, answers, self._fetcher._trust, deadline=deadline, connect_s=policy.connect_s)
        try:
            connection = connecting.__enter__()
        except (ConnectFailed, TlsFailed, TimedOut) as error:
            raise _NotConnected(error) from error
        try:
            send(connection, self.place.request, self._fetcher._headers, deadline.left(policy.first_byte_s))
            wire = Wire(connection.sock, deadline, policy.first_byte_s)
            answer = read_head(connection.sock, wire)
            with answer:
                yield answer, wire
        finally:
            connecting.__exit__(None, None, None)

    def _fetched(self, answer: Answer, wire: Wire) -> Fetched:
        policy = self._policy
        body = read_body(
            answer,
            wire,
            self._deadline,
            max_wire_bytes=policy.max_wire_bytes,
            max_body_bytes=policy.max_body_bytes,
        )
        kind, charset = media_type(answer.headers.get("Content-Type"))
        return Fetched(self.place.url, answer.status, kind, charset, body, redirects=(), elapsed_s=0.0)

    def _follow(self, redirect: _Redirect) -> None:
        """Go on to where the site sends us, checked as if it had been typed."""
        self._been.append(self.place.url)
        if not redirect.location:
            raise BadResponse("The site sent us on without saying where.")
        try:
            place = parse(location(redirect.location), base=self.place.url)
        except (InvalidUrl, UnsupportedScheme, UrlTooLong) as error:
            raise BadResponse("The site sent us on to something that is not a web page.") from error
        if place.url in self._been or len(self._been) > self._policy.max_redirects:
            raise TooManyRedirects
        check_place(place.name, place.port, place.literal, self._policy)
        self.place = place

    def _take_turn(self, answers: tuple[Address, ...]) -> None:
        """One turn serves all hops of this fetch at one host; it is given back before another host's is waited for."""
        key = (self.place.name, self.place.port)
        if self._turn == key:
            return
        self._release()
        if not is_exempt(answers, self._policy):
            self._deadline.extend(self._fetcher._turns.take(key))
            self._turn = key

    def _release(self) -> None:
        if self._turn is not None:
            self._fetcher._turns.give_back(self._turn)
            self._turn = None


def _check_status(answer: Answer) -> None:
    """Raise what a status that is neither a document nor a redirect means."""
    status = answer.status
    if status in TRANSIENT or 500 <= status <= 599:
        date = answer.headers.get("Date") or formatdate(usegmt=True)  # ours, where the site tells no time
        wait_s = retry_after(answer.headers.get("Retry-After"), date)
        raise HttpUnavailable(_sentence(status), retry_after_s=wait_s)
    if 400 <= status <= 499:
        raise HttpError(_sentence(status))
    if not (200 <= status <= 299 or status in REDIRECTS):
        raise BadResponse(_sentence(status))


_MEANINGS = {
    401: "it wants a login.",
    403: "it does not let us read this page.",
    404: "there is no such page.",
    410: "the page is gone.",
    429: "it has had too many requests.",
    451: "the page is withheld for legal reasons.",
    503: "it is not available just now.",
}


def _sentence(status: int) -> str:
    """Names the status; never the site's own words."""
    if status in _MEANINGS:
        return f"The site answered {status}: {_MEANINGS[status]}"
    try:
        return f"The site answered {status} ({HTTPStatus(status).phrase})."
    except ValueError:
        return f"The site answered {status}."
