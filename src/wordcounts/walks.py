"""A walk over a site in memory, one page after the other: for the command line and the library.

The server's walks are members of a collection (`pipeline`, `store.steps`); what is decided from addresses is decided
by the same functions of `text.site`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final, Protocol

from wordcounts.errors import (
    BrokenDocument,
    FetchError,
    LeadsElsewhere,
    NotToBeCounted,
    ReadError,
    RefusedAddress,
    SamePage,
    WordcountsError,
)
from wordcounts.fetch.values import Fetched, SiteRules, SiteWork
from wordcounts.text.reading import read
from wordcounts.text.site.addresses import key_of, resolved
from wordcounts.text.site.frontier import Frontier, Step, steps
from wordcounts.text.site.limits import Limits
from wordcounts.text.site.links import Links, wishes_of
from wordcounts.text.site.listings import Entry, Listing, read_listing
from wordcounts.text.site.scope import Scope, is_list
from wordcounts.text.site.traps import Shape
from wordcounts.text.values import Reading, ReadOptions

MAX_LISTS: Final = 100
"""Sitemaps that are read of one site. An index of sitemaps alone may name 50,000."""


class Fetching(Protocol):
    """What fetches the pages and lists of a site."""

    def fetch(self, url: str, *, scheme_guessed: bool = False, site: SiteWork | None = None) -> Fetched:
        """Return what the address points at; raises FetchError, RefusedAddress."""

    def site_rules(self, url: str) -> SiteRules:
        """What the site's robots.txt says of the whole; raises as `fetch`."""


ReadList = Callable[[bytes, str | None, str], Listing]
"""Reads a list's body, by its charset and address; raises ReadError."""


def listed(url: str, scope: Scope, fetcher: Fetching, read_list: ReadList, *, limits: Limits) -> list[Step]:
    """The pages that a site lists for programs; none where it lists none.

    The sitemaps that its robots.txt names, else those where they are by custom. No more are read than the walk has room
    for; one that cannot be had, or is none, lists nothing.

    Raises:
        HostBusy: the site is busy, or asked to be left alone: to be tried again.
    """
    try:
        named = fetcher.site_rules(url).sitemaps
    except FetchError:
        return []
    folder = scope.path.rpartition("/")[0]
    customary = dict.fromkeys(resolved(f"{path}/sitemap.xml", url) for path in (folder, ""))
    return entries_of(named or tuple(filter(None, customary)), scope, fetcher, read_list, limits=limits)


def entries_of(
    lists: tuple[str, ...], scope: Scope | None, fetcher: Fetching, read_list: ReadList, *, limits: Limits
) -> list[Step]:
    """The pages of lists, and of the lists that these list; raises as `listed`."""
    return _entries(lists, (), scope, fetcher, read_list, limits)


def entries_at(
    url: str, fetcher: Fetching, read_list: ReadList, *, limits: Limits, scheme_guessed: bool = False
) -> list[Step] | None:
    """The pages that the list at an address lists, wherever they are; None where there is no list, but a page.

    Raises:
        FetchError, RefusedAddress, ReadError: it could not be had, or read.
        BrokenDocument: it lists no page.
    """
    answer = fetcher.fetch(url, scheme_guessed=scheme_guessed, site=SiteWork())
    try:
        listing = read_list(answer.body, answer.charset, answer.final_url)
    except BrokenDocument:
        return None
    found = _entries((), (listing,), None, fetcher, read_list, limits)
    if not found:
        raise BrokenDocument("This sitemap or feed lists no page.")
    return found


def _entries(
    lists: tuple[str, ...],
    read: tuple[Listing, ...],
    scope: Scope | None,
    fetcher: Fetching,
    read_list: ReadList,
    limits: Limits,
) -> list[Step]:
    found: dict[str, Step] = {}
    waiting: list[str | Listing] = [*reversed(lists), *read]
    seen = set(lists)
    n_read = 0
    most = limits.max_pages + 1  # by the last one it is known that there are more
    while waiting and n_read < MAX_LISTS and len(found) < most:
        n_read += 1
        one = waiting.pop()
        listing = one if isinstance(one, Listing) else _listing(one, fetcher, read_list)
        if listing is None:
            continue
        if listing.kind == "index":
            fresh = [entry.url for entry in listing.entries if entry.url not in seen]
            seen.update(fresh)
            waiting.extend(reversed(fresh))
        else:
            for step in steps(listing.entries, scope, depth=0, listed=True):
                found.setdefault(step.key, step)
    return list(found.values())[:most]


def _listing(url: str, fetcher: Fetching, read_list: ReadList) -> Listing | None:
    try:
        answer = fetcher.fetch(url, site=SiteWork())
        return read_list(answer.body, answer.charset, answer.final_url)
    except (FetchError, RefusedAddress, ReadError):
        return None


def scope_after(start: str, final_url: str) -> Scope:
    """The site that a walk keeps to, once it is known where its start leads: another host's, if it leads there."""
    scope = Scope.of(start)
    if scope.holds(final_url):
        return scope
    moved = Scope.of(final_url)
    return replace(moved, path="/") if scope.path == "/" else moved


def check_wishes(fetched: Fetched, links: Links | None) -> None:
    """Raises NotToBeCounted where a page asks programs to keep it to themselves, by its head or its headers."""
    if (links is not None and links.noindex) or "noindex" in wishes_of(fetched.robots_tags):
        raise NotToBeCounted


def followed(fetched: Fetched, links: Links | None) -> tuple[Entry, ...]:
    """The links of a page that may be followed, and its canonical address, which is one of them."""
    if links is None:
        return ()
    urls = () if "nofollow" in wishes_of(fetched.robots_tags) else links.urls
    return tuple(Entry(url) for url in (links.canonical, *urls) if url)


@dataclass(frozen=True, slots=True)
class Visited:
    """A page that a walk has been to, or the reason why it has no words here."""

    url: str
    outcome: Reading | WordcountsError


class Walk:
    """One walk. Its `pages` are to be gone through once, by one thread.

    Args:
        url: where it begins: a page of the site, or a list of pages (a sitemap, a feed).
        fetcher: fetches, and keeps the pace.
        options: how pages are read.
        limits: how far it goes.
        scheme_guessed: an https that may be http.
    """

    def __init__(
        self,
        url: str,
        fetcher: Fetching,
        options: ReadOptions,
        limits: Limits | None = None,
        *,
        scheme_guessed: bool = False,
    ) -> None:
        self._start, self._fetcher, self._scheme_guessed = url, fetcher, scheme_guessed
        self._options = replace(options, links=True)
        self._limits = limits or Limits()
        self._frontier = Frontier(self._limits)
        self._scope: Scope | None = None
        self._n_bytes = 0
        self._home = url
        """Where the start leads."""
        self._first_links: list[Step] = []
        self._texts: set[bytes] = set()
        self._counted: set[str] = set()
        """Keys of pages that gave words."""
        self._in_place_of: dict[str, Visited] = {}
        """Key of a canonical address -> a page that names it, until it is known that there is such a page."""
        self.by: str = ""
        """What named its pages: "sitemaps" or "links"."""
        self.n_joined = 0
        """Addresses that led to a page, or said a text, which the walk has."""

    @property
    def trapped(self) -> list[Shape]:
        """Shapes of addresses of which only the first were followed."""
        return list(self._frontier.trapped.values())

    @property
    def cut_by(self) -> str:
        """The limit that left pages out: "pages", "bytes", or "" for none."""
        return "bytes" if self._n_bytes >= self._limits.max_bytes else "pages" if self._frontier.is_full else ""

    def pages(self) -> Iterator[Visited]:
        """Each page in its turn. An error of one stops no other.

        Raises:
            HostBusy: the site asked to be left alone for longer than anybody waits here.
            FetchError, ReadError: the start is a list that cannot be had, or lists nothing.
        """
        if not (is_list(self._start) and self._begin_with_list()):
            yield from self._first()
        while (step := self._frontier.next()) is not None and self.cut_by != "bytes":
            yield from self._visit(step)
        yield from self._in_place_of.values()

    def _begin_with_list(self) -> bool:
        guessed = self._scheme_guessed
        found = entries_at(self._start, self._fetcher, _read_list, limits=self._limits, scheme_guessed=guessed)
        if found is not None:
            self.by = "sitemaps"
            self._frontier.add(found)
        return found is not None

    def _first(self) -> Iterator[Visited]:
        """The start, and then its sitemaps: where it leads says whose."""
        start = Step(self._start, key_of(self._start), Shape("", None), 0)
        self._frontier.knows(start.key)
        self._scope = Scope.of(self._start)
        done = list(self._visit(start))
        found = listed(self._home, self._scope, self._fetcher, _read_list, limits=self._limits)
        self.by = "sitemaps" if found else "links"
        self._frontier.add(found or self._first_links)
        yield from done

    def _visit(self, step: Step) -> Iterator[Visited]:
        try:
            fetched, reading = self._read(step)
        except SamePage:
            self.n_joined += 1
        except (FetchError, ReadError, RefusedAddress) as error:
            yield Visited(step.url, error)
        else:
            self._n_bytes += len(fetched.body)
            yield from self._judged(step, fetched, reading)

    def _read(self, step: Step) -> tuple[Fetched, Reading]:
        guessed = self._scheme_guessed and step.url == self._start
        work = SiteWork(lambda url: self._may_follow(step, url))
        fetched = self._fetcher.fetch(step.url, scheme_guessed=guessed, site=work)
        if step.depth == 0 and self._scope is not None:
            self._home, self._scope = fetched.final_url, scope_after(self._start, fetched.final_url)
        kind, charset, url = fetched.media_type, fetched.charset, fetched.final_url
        return fetched, read(fetched.body, media_type=kind, charset=charset, options=self._options, url=url)

    def _may_follow(self, step: Step, url: str) -> None:
        if step.depth > 0 and self._scope is not None and not self._scope.holds(url):
            raise LeadsElsewhere
        if key_of(url) != step.key and self._frontier.knows(key_of(url)):
            raise SamePage

    def _judged(self, step: Step, fetched: Fetched, reading: Reading) -> Iterator[Visited]:
        """The page, unless it asks not to be counted, or says what another one says."""
        self._follow(step, fetched, reading.links)
        try:
            check_wishes(fetched, reading.links)
        except NotToBeCounted as error:
            yield Visited(step.url, error)
            return
        self._counted |= {step.key, key_of(fetched.final_url)}
        self._in_place_of.pop(step.key, None)
        if not self._is_double(step, reading):
            yield Visited(step.url, reading)

    def _follow(self, step: Step, fetched: Fetched, links: Links | None) -> None:
        if self._scope is None or self.by == "sitemaps":
            return
        found = steps(followed(fetched, links), self._scope, depth=step.depth, before=fetched.final_url)
        if self.by:
            self._frontier.add(found)
        else:
            self._first_links = found

    def _is_double(self, step: Step, reading: Reading) -> bool:
        """Whether another page has these words, or will in its turn."""
        text = sha256(reading.table.written()).digest()
        canonical = key_of(reading.links.canonical) if reading.links and reading.links.canonical else step.key
        is_double = bool(reading.table) and text in self._texts
        self._texts.add(text)
        if not is_double and canonical not in self._counted and self._frontier.waits_for(canonical):
            is_double = canonical in self._in_place_of
            self._in_place_of.setdefault(canonical, Visited(step.url, reading))
            self.n_joined += is_double
            return True
        is_double = is_double or (canonical != step.key and canonical in self._counted)
        self.n_joined += is_double
        return is_double


def _read_list(body: bytes, charset: str | None, url: str) -> Listing:
    return read_listing(body, charset=charset, url=url)
