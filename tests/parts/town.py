"""The web site of a small harbour town, some 300 pages of our own making, with all that makes walks go wrong.

    with Town() as town:
        walk(town.home)
        town.asked            # Counter: path with its query -> how often it was asked for
        town.pages            # the paths that have words of their own, all that a walk should count
        town.requests         # as Origin's: in order, with their times

Articles of real sentences, sections, lists in pages. Traps: a calendar without end, a hall that gives each visitor a
session id, folders that nest deeper with every link, a shop of filters. Wishes: robots.txt with a Disallow and a
Crawl-delay, noindex, nofollow. Doubles: print versions (the same text), versions with a canonical address, spellings
with tracking parameters. Faults: a loop of redirects, a page that is gone, a PDF that is none, a slow page, a redirect
to another site. Without sitemaps, with one, or with an index of packed ones.
"""

from __future__ import annotations

import gzip
import random
from collections import Counter
from functools import cached_property
from typing import Final, Literal

from parts.origin import Answer, Origin, Seen

Maps = Literal["none", "one", "index"]

N_ARTICLES: Final = 240
PER_LIST: Final = 12
SECTIONS: Final = ("harbour", "market", "school", "weather", "letters", "sport", "history", "theatre")
N_PRINTED: Final = 10
"""Articles that have a print version: the same words at another address."""
N_CANONICAL: Final = 10
"""Articles that have a version for small screens, which names the first as its own."""

_PLACES = (
    "quay", "lighthouse", "market square", "chapel", "ferry", "mill", "bakery", "library", "station", "orchard",
)  # fmt: skip
_PEOPLE = ("the harbour master", "a retired teacher", "the mayor", "two fishermen", "the baker", "the choir")
_THINGS = ("boats", "lanterns", "letters", "barrels", "benches", "nets", "apples", "bicycles", "loaves", "maps")
_DEEDS = ("counted", "repaired", "collected", "painted", "carried", "sold", "found", "measured", "photographed")
_TIMES = ("on Monday morning", "before the storm", "after a long winter", "at low tide", "during the fair")
_ENDS = (
    "Nobody had expected so many.",
    "The council will decide next month.",
    "Neighbours brought tea and stayed until dark.",
    "It was the first time in eleven years.",
    "The work is said to cost less than a new roof.",
)


class Town(Origin):
    """The town on loopback.

    Args:
        maps: how it lists its pages for programs.
        crawl_delay_s: what its robots.txt asks for; None asks for nothing.
        slow_s: how long its slow page takes.
        n_articles: of which it has one page each.
        elsewhere: the address of another site, to which a link and a redirect lead.
    """

    def __init__(
        self,
        *,
        maps: Maps = "none",
        crawl_delay_s: float | None = None,
        slow_s: float = 0.5,
        n_articles: int = N_ARTICLES,
        elsewhere: str = "http://127.0.0.9:9/",
    ) -> None:
        super().__init__()
        self._maps, self._slow_s, self._n, self._elsewhere = maps, slow_s, n_articles, elsewhere
        self._chance = random.Random(1847)
        self.pages: set[str] = set()
        """Of those with words of their own."""
        self.listed: list[str] = []
        """What its sitemaps list, in their order."""
        self._serve_robots(crawl_delay_s)
        self._serve_articles()
        self._serve_lists()
        self._serve_doubles()
        self._serve_wishes()
        self._serve_faults()
        self._serve_maps()

    @property
    def home(self) -> str:
        """Where a walk begins."""
        return self.url("/")

    @property
    def asked(self) -> Counter[str]:
        """How often each path, with its query, was asked for."""
        with self._lock:
            return Counter(seen.path for seen in self.requests)

    def text_of(self, path: str) -> str:
        """The sentences of an article."""
        return self._texts[path]

    # Pages

    @cached_property
    def articles(self) -> list[str]:
        """Paths of all articles."""
        return [f"/{SECTIONS[n % len(SECTIONS)]}/article-{n}.html" for n in range(self._n)]

    def _serve_robots(self, crawl_delay_s: float | None) -> None:
        lines = ["User-agent: *", "Disallow: /private/"]
        if crawl_delay_s is not None:
            lines.append(f"Crawl-delay: {crawl_delay_s:g}")
        if self._maps == "index":
            lines.append("Sitemap: /maps/index.xml")
        self.serve("/robots.txt", "\n".join(lines), media_type="text/plain")

    def _serve_articles(self) -> None:
        self._texts = {}
        for n, path in enumerate(self.articles):
            self._texts[path] = self._text(n)
            after = self.articles[(n + 1) % self._n]
            onward = f'<a href="{after}?utm_source=front&utm_medium=web">Next</a>'
            links = f'{onward} <a href="../">Home</a> <a href="#a">Top</a>'
            self._page(path, f"Report {n}", f"<p>{self._texts[path]}</p>", links)

    def _serve_lists(self) -> None:
        sections = " ".join(f'<a href="/{name}/">{name}</a>' for name in SECTIONS)
        rest = '<a href="/archive?page=1">Archive</a> <a href="/notes.txt">Notes</a> <a href="/about">About</a>'
        traps = '<a href="/calendar?month=2026-11">Calendar</a> <a href="/hall">Hall</a> <a href="/deep/">Deep</a>'
        self._page(
            "/", "The town", "<p>News of a small harbour town, every day.</p>", f"{sections} {rest} {traps} {self._odd}"
        )
        for number, name in enumerate(SECTIONS):
            own = [path for path in self.articles if path.startswith(f"/{name}/")]
            links = " ".join(f'<a href="{path.rpartition("/")[2]}">{path}</a>' for path in own[: 3 + number])
            self._page(f"/{name}/", name.title(), f"<p>All that concerns the {name} of our town.</p>", links)
        n_lists = -(-self._n // PER_LIST)
        for number in range(1, n_lists + 1):
            shown = self.articles[(number - 1) * PER_LIST : number * PER_LIST]
            links = " ".join(f'<a href="{path}">{path}</a>' for path in shown)
            onward = f'<a rel="next" href="?page={number + 1}">older</a>' if number < n_lists else ""
            self._page(
                f"/archive?page={number}",
                f"Archive {number}",
                f"<p>Older reports, list {number} of many.</p>",
                links + onward,
            )
        self.serve("/notes.txt", "The tide tables hang beside the door of the harbour office.", media_type="text/plain")
        self.pages.add("/notes.txt")
        self._page("/about", "About", "<p>Three people write this, in the evening.</p>", '<a href="/">Home</a>')

    _odd = (
        '<a href="/private/diary">Diary</a> <a href="/round/1">Round</a> <a href="/gone">Gone</a>'
        ' <a href="/broken.pdf">PDF</a>'
        ' <a href="/slow">Slow</a> <a href="/away">Away</a> <a href="/moved">Moved</a> <a href="/drafts">Drafts</a>'
        ' <a href="/adverts">Adverts</a> <a href="/doubles">Doubles</a> <a href="/shop?colour=red">Shop</a>'
        ' <a href="/logo.png">Logo</a> <a href="/all.zip">All</a> <a href="/feed.rss">Feed</a>'
        ' <a href="mailto:a@b.example">Mail</a>'
    )

    def _serve_doubles(self) -> None:
        links = []
        for path in self.articles[:N_PRINTED]:
            printed = path.replace(".html", ".print")
            title = path.partition("-")[2].removesuffix(".html")
            text = f"<p>{self._texts[path]}</p>"
            self._page(printed, f"Report {title}", text, f'<a href="{path}">Back</a>', own=False)
            links.append(printed)
        for path in self.articles[N_PRINTED : N_PRINTED + N_CANONICAL]:
            small = path.replace(".html", ".small")
            head = f'<link rel="canonical" href="{path}">'
            self._page(small, "Small", f"<p>For small screens: {self._texts[path]}</p>", "", own=False, head=head)
            links.append(small)
        self._page(
            "/doubles",
            "Doubles",
            "<p>Reports in other shapes.</p>",
            " ".join(f'<a href="{one}">x</a>' for one in links),
        )

    def _serve_wishes(self) -> None:
        self._page("/private/diary", "Diary", "<p>Nobody should read this.</p>", "", own=False)
        noindex = '<meta name="robots" content="noindex">'
        self._page(
            "/drafts", "Drafts", "<p>Not ready yet.</p>", '<a href="/drafts/one">One</a>', own=False, head=noindex
        )
        self._page("/drafts/one", "Draft", "<p>A draft that may be read all the same.</p>", "")
        nofollow = '<meta name="robots" content="nofollow">'
        self._page(
            "/adverts", "Adverts", "<p>Buy a boat while there is one.</p>", '<a href="/paid">Paid</a>', head=nofollow
        )
        self._page("/paid", "Paid", "<p>Paid for.</p>", "", own=False)

    def _serve_faults(self) -> None:
        self.serve("/round/1", "", status=302, headers={"Location": "/round/2"})
        self.serve("/round/2", "", status=302, headers={"Location": "/round/1"})
        self.serve("/away", "", status=302, headers={"Location": self._elsewhere})
        self.serve("/moved", "", status=301, headers={"Location": "/about"})
        self.serve("/broken.pdf", b"%PDF-1.7 and then nothing", media_type="application/pdf")
        body = self._html(
            "Slow", "<p>The slow ferry arrives in the end.</p>", f'<a href="{self._elsewhere}">Elsewhere</a>', ""
        )
        self.serve("/slow", body, delay_s=self._slow_s)
        self.pages.add("/slow")

    def _serve_maps(self) -> None:
        self.listed = [*self.articles, "/about", "/notes.txt", "/private/diary", "/moved"]
        if self._maps == "none":
            return
        half = len(self.listed) // 2
        if self._maps == "one":
            self.serve("/sitemap.xml", self._map(self.listed), media_type="application/xml")
            return
        index = "".join(
            f"<sitemap><loc>{self.url(f'/maps/{name}')}</loc></sitemap>" for name in ("a.xml.gz", "b.xml", "c.xml")
        )
        self.serve("/maps/index.xml", f"<sitemapindex>{index}</sitemapindex>", media_type="application/xml")
        packed = gzip.compress(self._map(self.listed[:half]).encode())
        self.serve("/maps/a.xml.gz", packed, media_type="application/gzip")
        self.serve("/maps/b.xml", self._map(self.listed[half:]), media_type="text/xml")

    def _map(self, paths: list[str]) -> str:
        dated = "<lastmod>2026-11-{:02}</lastmod>"
        entries = (f"<url><loc>{self.url(path)}</loc>{dated.format(n % 28 + 1)}</url>" for n, path in enumerate(paths))
        return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(entries)}</urlset>'

    # Pages that are made when they are asked for: there is no end of them

    def made(self, seen: Seen) -> Answer | None:
        """A page of one of the traps."""
        path, _, query = seen.path.partition("?")
        if path == "/calendar":
            year, month = (int(part) for part in query.removeprefix("month=").split("-"))
            after = f"{year + month // 12}-{month % 12 + 1:02}"
            return self._answer_of(
                "Calendar", f"<p>Nothing happens in month {month} of {year}.</p>", f'<a href="?month={after}">Next</a>'
            )
        if path == "/hall":
            session = f"{random.Random(len(self.requests)).getrandbits(128):032x}"
            return self._answer_of(
                "Hall", "<p>The hall is open to all.</p>", f'<a href="/hall?PHPSESSID={session}">Stay</a>'
            )
        if path.startswith("/deep/"):
            return self._answer_of("Deep", f"<p>Below lies {path.count('/')}.</p>", '<a href="deep/">Deeper</a>')
        if path == "/shop":
            chosen = random.Random(seen.path).sample(range(90), 6)
            links = " ".join(f'<a href="?colour={one}x&size={other}x">{one}</a>' for one in chosen for other in chosen)
            return self._answer_of("Shop", f"<p>Paint of kind {query}.</p>", links)
        return None

    def _answer_of(self, title: str, text: str, links: str) -> Answer:
        body = self._html(title, text, links, "").encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        return Answer(head.encode() + body)

    def _page(self, path: str, title: str, text: str, links: str, *, own: bool = True, head: str = "") -> None:
        self.serve(path, self._html(title, text, links, head))
        if own:
            self.pages.add(path)

    def _html(self, title: str, text: str, links: str, head: str) -> str:
        return (
            f'<!doctype html><html lang="en"><head><title>{title}</title>{head}</head><body>'
            f"<main><h1>{title}</h1>{text}</main><nav>{links}</nav></body></html>"
        )

    def _text(self, number: int) -> str:
        pick = self._chance.choice
        sentences = [f"Report {number} of this year comes from the {pick(_PLACES)}."]
        for _ in range(self._chance.randint(8, 16)):
            deed = f"{pick(_PEOPLE).capitalize()} {pick(_DEEDS)} {self._chance.randint(2, 900)} {pick(_THINGS)}"
            sentences.append(f"{deed} near the {pick(_PLACES)} {pick(_TIMES)}.")
            if self._chance.random() < 0.4:
                sentences.append(pick(_ENDS))
        return " ".join(sentences)
