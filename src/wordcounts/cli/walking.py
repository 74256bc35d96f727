"""`wordcounts count --site`: the pages of a site, one by one or as one."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from wordcounts.cli.edge import complain, printable
from wordcounts.cli.sources import Counted, CountOptions, local_fetcher
from wordcounts.errors import WordcountsError
from wordcounts.text.site.limits import MAX_DEPTH, MAX_PAGES, Limits

if TYPE_CHECKING:
    from wordcounts.frequencies import Frequencies
    from wordcounts.text.values import Reading
    from wordcounts.walks import Visited, Walk

site_options = (
    click.option(
        "--site",
        "sites",
        multiple=True,
        metavar="URL",
        help="Count the pages of a site together: those below this address, or those that this sitemap or feed lists.",
    ),
    click.option(
        "--each", is_flag=True, default=False, help="Show the words of each page of a site, not of all together."
    ),
    click.option(
        "--max-pages",
        type=click.IntRange(min=1),
        default=MAX_PAGES,
        show_default=True,
        metavar="N",
        help="Most pages of a site to go to.",
    ),
    click.option(
        "--max-depth",
        type=click.IntRange(min=0),
        default=MAX_DEPTH,
        show_default=True,
        metavar="N",
        help="Most links from the first page of a site.",
    ),
)
"""For `count`."""


@dataclass(frozen=True, slots=True)
class Sites:
    """What is asked of sites."""

    urls: tuple[str, ...]
    each: bool
    limits: Limits


def count_sites(sites: Sites, options: CountOptions) -> Iterator[Counted]:
    """Count them in order: a page each, or a site each. What was left out, and why, goes to standard error."""
    if not sites.urls:
        return
    from wordcounts.fetch.url import normalise
    from wordcounts.text.values import ReadOptions
    from wordcounts.walks import Walk

    fetcher = local_fetcher()
    for url in sites.urls:
        try:
            target = normalise(url, fetcher.policy)
            keep = options.keep_text and sites.each
            reading = ReadOptions(options.extraction, options.language, places=keep, outline=keep)
            walk = Walk(target.url, fetcher, reading, sites.limits, scheme_guessed=target.scheme_guessed)
            yield from _each(walk, keep) if sites.each else _together(walk, url)
        except WordcountsError as error:
            yield Counted(url, error)


def _each(walk: Walk, keep_text: bool) -> Iterator[Counted]:
    from wordcounts.frequencies import Frequencies

    for visited in walk.pages():
        outcome = visited.outcome
        done = outcome if isinstance(outcome, WordcountsError) else Frequencies(outcome, keep_text=keep_text)
        yield Counted(visited.url, done)
    _summary(walk)


def _together(walk: Walk, url: str) -> Iterator[Counted]:
    """One table of all pages; a page that could not be counted is told, and is no failure of the whole."""
    counts: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    first: Reading | None = None
    failed: WordcountsError | None = None
    untold: list[tuple[str, WordcountsError]] = []
    n_pages = 0
    with _progress() as tell:
        for visited in walk.pages():
            _tell(untold)
            outcome = visited.outcome
            if isinstance(outcome, WordcountsError):
                failed = failed or outcome
                untold.append((visited.url, outcome))
                continue
            n_pages += 1
            first = first or outcome
            counts.update(dict(outcome.table))
            languages[outcome.metadata.language] += outcome.table.n_tokens
            tell(n_pages, visited)
    if first is None:  # what is told last is the whole's own error
        yield Counted(url, failed or WordcountsError("No page of this site could be counted."))
        return
    _tell(untold)
    yield Counted(url, _whole(first, counts, languages.most_common(1)[0][0], url, n_pages))
    _summary(walk)


def _tell(untold: list[tuple[str, WordcountsError]]) -> None:
    for url, error in untold:
        complain(error.message, code=error.code, source=url)
    untold.clear()


def _whole(first: Reading, counts: Counter[str], language: str, url: str, n_pages: int) -> Frequencies:
    from wordcounts.frequencies import Frequencies
    from wordcounts.text.values import Metadata, Reading
    from wordcounts.text.words.table import Table

    title = f"{first.metadata.title or url} ({n_pages:,} page{'s' if n_pages != 1 else ''})"
    whole = Metadata(title, language, "text/html", "UTF-8")
    reading = Reading(whole, "", Table.of(counts), first.extraction, (), first.recipe)
    return Frequencies(reading, keep_text=False)


def _summary(walk: Walk) -> None:
    """What a reader of the numbers has to know of how they came."""
    if walk.n_joined:
        several = (
            "address says what another one says, and was"
            if walk.n_joined == 1
            else "addresses say what others say, and were"
        )
        complain(f"{walk.n_joined:,} {several} counted once.", code="joined")
    for shape in walk.trapped:
        complain(f"Of addresses like {shape.text}, only the first {shape.bound} were followed.", code="trap")
    if walk.cut_by == "pages":
        complain("There are more pages than were counted: --max-pages takes more.", code="more_pages")
    elif walk.cut_by:
        complain("There are more pages than were counted: they have too many bytes.", code="more_pages")


@contextmanager
def _progress() -> Iterator[Callable[[int, Visited], None]]:
    """A line on standard error that says how far the walk is; only on a terminal."""
    if not sys.stderr.isatty():
        yield lambda _n, _visited: None
        return
    from rich.console import Console
    from rich.markup import escape

    with Console(stderr=True).status("looking for pages") as status:
        yield lambda n, visited: status.update(f"{n:,} pages: {escape(printable(visited.url))}")
