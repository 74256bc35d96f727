"""`Fetcher`: fetch one document, whatever is at the other end. Puts the rooms' steps in order and decides what follows.

One hop is: check the place -> look its name up -> vet every answer -> wait for a turn -> dial a vetted address ->
ask -> read the head -> follow on, fail, or read the body. A redirect is a new hop, checked from the beginning.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BufferedReader

from wordcounts.errors import (
    BadResponse,
    ConnectFailed,
    FetchError,
    HttpError,
    HttpUnavailable,
    InputError,
    InvalidUrl,
    RefusedAddress,
    RobotsDisallowed,
    TimedOut,
    TlsFailed,
    TooManyRedirects,
    UnsupportedScheme,
    UrlTooLong,
    WordcountsError,
)
from wordcounts.fetch.addresses import Address
from wordcounts.fetch.allowance import Allowance, Share
from wordcounts.fetch.body import read_body
from wordcounts.fetch.codings import ACCEPTED
from wordcounts.fetch.connection import Trust, connected, send
from wordcounts.fetch.deadline import Deadline
from wordcounts.fetch.dialling import Dialler, Direct, Proxy
from wordcounts.fetch.guard import check_place, is_exempt, vet
from wordcounts.fetch.head import Head, read_head
from wordcounts.fetch.headers import location, media_type
from wordcounts.fetch.ledger import open_ledger
from wordcounts.fetch.politeness import MAX_HOLD_S, Many, Turns
from wordcounts.fetch.resolver import Resolver, system_resolver
from wordcounts.fetch.robots import MAX_BYTES, UNREACHABLE_S, Kept, Known, allows, crawl_delay_s, ours, sitemaps
from wordcounts.fetch.statuses import OVERLOADED, REDIRECTS, asked_wait_s, check_status
from wordcounts.fetch.url import Place, normalise, parse, robots_place, without_tls
from wordcounts.fetch.values import TURNS_AHEAD, Fetched, FetchPolicy, Robots, SiteRules, SiteWork
from wordcounts.fetch.wire import Wire

ROBOTS_S = 3.0
"""Longest wait for a robots.txt, out of the page's own time."""


class _NotConnected(Exception):
    """Wraps an error that came before the first byte was sent: http may be tried in place of a guessed https."""

    def __init__(self, error: FetchError) -> None:
        super().__init__(str(error))
        self.error = error


@dataclass(frozen=True, slots=True)
class _Redirect:
    head: Head


class Fetcher:
    """Fetches documents within a policy. One serves all threads of a process.

    Args:
        policy: what may be reached, and how much may be taken.
        resolve: a name's addresses; the system's resolver unless a test says otherwise.
        dialler: dials; what the policy says unless a test says otherwise.
    """

    def __init__(
        self,
        policy: FetchPolicy,
        *,
        resolve: Resolver = system_resolver,
        dialler: Dialler | None = None,
    ) -> None:
        self.policy = policy
        self._resolve = resolve
        self._dialler = dialler or (Proxy.from_url(policy.egress_proxy) if policy.egress_proxy else None)
        self._robots = Kept()
        self._asking = [threading.Lock() for _ in range(64)]
        self._allowance = Allowance()
        self._trust = Trust()
        self._turns = Turns(
            concurrency=policy.host_concurrency,
            pause_s=policy.host_pause_s,
            wait_s=policy.turn_wait_s,
            ledger=open_ledger(policy.turns_file, max_wait_s=max(MAX_HOLD_S, policy.host_pause_s)),
        )
        self._headers = {
            "User-Agent": policy.user_agent,
            "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
            "Accept-Encoding": ACCEPTED,
            "Connection": "close",
        }

    def fetch(self, url: str, *, scheme_guessed: bool = False, site: SiteWork | None = None) -> Fetched:
        """Fetch a document, following redirects.

        Args:
            url: as `normalise` gives it, or as typed.
            scheme_guessed: an https that may be http: tried where https does not connect.
            site: for work on many pages, which follows robots.txt to the letter.

        Raises:
            FetchError: one of its kinds; `blame` says whether trying again can help.
            RefusedAddress: it, or where it leads, may not be fetched.
            RobotsDisallowed: robots.txt asks us not to, and it is honoured, here or by the policy.
            HostBusy: no turn at this host came in time, or it asked to be left alone for a while.
            ProxyFailed: the way out does not work.
            InputError: `url` is none; as `normalise`.
        """
        target = normalise(url, self.policy)
        errand = _Errand(self, parse(target.url), "honour" if site else self.policy.robots, site)
        if not (scheme_guessed or target.scheme_guessed) or errand.place.scheme != "https":
            return errand.run()
        return errand.run_guessed()

    def site_rules(self, url: str) -> SiteRules:
        """What the robots.txt of a URL's site says of the whole: remembered for an hour, or fetched.

        Raises:
            HttpUnavailable: it cannot be had just now.
            HostBusy, RefusedAddress, InputError: as `fetch`.
        """
        errand = _Errand(self, parse(normalise(url, self.policy).url), "honour", SiteWork())
        try:
            rules = errand.rules()
        except _NotConnected as failure:
            raise failure.error from failure.error.__cause__
        found = (_absolute(written, errand.place.url) for written in sitemaps(rules))
        return SiteRules(tuple(filter(None, found)), crawl_delay_s(rules))


class _Errand:
    """One call of `fetch`: its place, its deadline, its turn at a host, and where it has been. For one thread."""

    def __init__(self, fetcher: Fetcher, place: Place, robots: Robots, site: SiteWork | None = None) -> None:
        self.place = place
        self._site = site
        self._policy = fetcher.policy
        self._fetcher = fetcher
        self._robots: Robots = robots
        self._share = Share(fetcher._allowance)
        self._lent: tuple[str, int] | None = None
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
                    elapsed_s = time.monotonic() - self._began
                    return replace(
                        found,
                        redirects=tuple(self._been),
                        elapsed_s=elapsed_s,
                        robots_allowed=self._what_robots_say(),
                    )
                self._follow(found)
        finally:
            self._share.release()
            self._release()

    def _hop(self) -> Fetched | _Redirect:
        answers = self._look_up()
        vet(answers, self.place.port, self._policy)
        # Work on a site asks robots.txt first, which says how long to wait for a turn.
        pause_s = min(crawl_delay_s(self._heed_robots()), MAX_HOLD_S) if self._site else 0.0
        self._take_turn(answers, pause_s)
        if self._robots == "honour" and not self._site:
            self._heed_robots()
        with self._connect(answers) as (head, reader, wire):
            if head.status in OVERLOADED and self._turn is not None:
                self._fetcher._turns.hold(self._turn, asked_wait_s(head) or 0.0)
            check_status(head)
            if head.status in REDIRECTS:
                return _Redirect(head)
            return self._fetched(head, reader, wire)

    def _look_up(self) -> tuple[Address, ...]:
        if self.place.literal is not None:
            return (self.place.literal,)
        return self._fetcher._resolve(self.place.host, self._deadline.left(self._policy.connect_s))

    @contextmanager
    def _connect(self, answers: tuple[Address, ...]) -> Iterator[tuple[Head, BufferedReader, Wire]]:
        """Connect, ask, and read the head."""
        policy, deadline, fetcher = self._policy, self._deadline, self._fetcher
        shun_self = not (policy.any_address or is_exempt(answers, policy))
        dialler = fetcher._dialler or Direct(shun_self)
        connecting = connected(
            self.place, answers, fetcher._trust, dialler, deadline=deadline, connect_s=policy.connect_s
        )
        try:
            connection = connecting.__enter__()
        except (ConnectFailed, TlsFailed, TimedOut) as error:
            raise _NotConnected(error) from error
        try:
            send(connection, self.place.request, fetcher._headers, deadline.left(policy.first_byte_s))
            wire = Wire(connection.sock, deadline, policy.first_byte_s)
            with wire.reader() as reader:
                yield read_head(reader), reader, wire
        finally:
            connecting.__exit__(None, None, None)

    def _fetched(self, head: Head, reader: BufferedReader, wire: Wire) -> Fetched:
        policy = self._policy
        body = read_body(
            head,
            reader,
            wire,
            self._deadline,
            max_wire_bytes=policy.max_wire_bytes,
            max_body_bytes=policy.max_body_bytes,
            share=self._share,
        )
        kind, charset = media_type(head.get("content-type"))
        tags = tuple(head.get_all("x-robots-tag"))
        return Fetched(self.place.url, head.status, kind, charset, body, (), elapsed_s=0.0, robots_tags=tags)

    def _follow(self, redirect: _Redirect) -> None:
        """Go on to where the site sends us, checked as if it had been typed."""
        self._been.append(self.place.url)
        locations = set(redirect.head.get_all("location"))
        if len(locations) != 1:
            raise BadResponse("The site sent us on without saying where.")
        try:
            place = parse(location(locations.pop()), base=self.place.url)
        except (InvalidUrl, UnsupportedScheme, UrlTooLong) as error:
            raise BadResponse("The site sent us on to something that is not a web page.") from error
        if place.url in self._been or len(self._been) > self._policy.max_redirects:
            raise TooManyRedirects
        check_place(place.name, place.port, place.literal, self._policy)
        if self._site:
            self._site.may_follow(place.url)
        self.place = place

    def _take_turn(self, answers: tuple[Address, ...], pause_s: float) -> None:
        """One turn serves all hops of a single page at one host; it is given back before another is waited for."""
        key = (self.place.name, self.place.port)
        if key in (self._turn, self._lent) and not (self._site and self._been):
            return
        self._release()  # work on a site keeps the pace from redirect to redirect too
        if pause_s > 0 or self._policy.pace_everywhere or not is_exempt(answers, self._policy):
            many = Many(self._site.turn_wait_s + TURNS_AHEAD * pause_s, pause_s) if self._site else None
            self._deadline.extend(self._fetcher._turns.take(key, many))
            self._turn = key

    # robots.txt

    def rules(self) -> str:
        """What robots.txt says to us where we are.

        Raises:
            HttpUnavailable: it cannot be had.
        """
        known = self._ask_robots_once() if self._site else self._ask_robots()
        if known.rules is None:  # RFC 9309, 2.3.1.4: complete disallow, for now
            wait_s = UNREACHABLE_S if self._site else None
            sentence = "The site's robots.txt cannot be had just now, so its page was not fetched."
            raise HttpUnavailable(sentence, retry_after_s=wait_s)
        return known.rules

    def _heed_robots(self) -> str:
        rules = self.rules()
        if not allows(rules, self.place.url):
            raise RobotsDisallowed
        return rules

    def _what_robots_say(self) -> bool | None:
        """For whoever reads the result. Costs a page nothing but time: what fails here is not known."""
        if self._robots == "honour":
            return True
        if self._robots == "ignore" or self._turn is None:  # no turn is needed where nobody need be asked
            return None
        try:
            known = self._ask_robots()
        except WordcountsError:
            return None
        return None if known.rules is None else allows(known.rules, self.place.url)

    def _ask_robots_once(self) -> Known:
        """The same where many threads of one walk begin at once: one of them asks, and holds no turn meanwhile."""
        url = robots_place(self.place).url
        if known := self._fetcher._robots.get(url):
            return known
        self._release()
        with self._fetcher._asking[hash(url) % len(self._fetcher._asking)]:
            return self._ask_robots()

    def _ask_robots(self) -> Known:
        """What robots.txt says at the place where we are: remembered, or fetched within this errand's turn and time."""
        place = robots_place(self.place)
        known = self._fetcher._robots.get(place.url)
        if known is not None:
            return known
        errand = _Errand(self._fetcher, place, "ignore")
        errand._policy = replace(self._policy, max_wire_bytes=MAX_BYTES + 1, max_body_bytes=MAX_BYTES)
        errand._deadline = Deadline(self._deadline.left(ROBOTS_S))
        errand._lent = self._turn
        try:
            rules: str | None = ours(errand._run().body.decode("utf-8", "replace"))
        except (
            HttpError,
            TooManyRedirects,
            RefusedAddress,
        ):  # RFC 9309, 2.3.1.2 and .3: all is allowed
            rules = ""
        except _NotConnected:
            if self._site:  # nor can the page be had: that is why, or http is tried in place of https
                raise
            rules = None
        except FetchError:  # 2.3.1.4: unreachable
            rules = None
        return self._fetcher._robots.put(place.url, rules)

    def _release(self) -> None:
        if self._turn is not None:
            self._fetcher._turns.give_back(self._turn)
            self._turn = None


def _absolute(written: str, base: str) -> str | None:
    try:
        return parse(written, base=base).url
    except InputError:
        return None
