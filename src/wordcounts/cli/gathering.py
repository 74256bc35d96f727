"""`wordcounts count --collection`: sources kept under one name in the database of this machine."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from wordcounts.cli.database import opened
from wordcounts.cli.edge import complain, printable, settings_of
from wordcounts.cli.progress import MB
from wordcounts.cli.sources import Counted, CountOptions, Source, entry_of, large_entry, unopened
from wordcounts.errors import EmptyInput, WordcountsError

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.progress import Progress, TaskID

    from wordcounts.collections import Given, Many, Site
    from wordcounts.store.collected import Collection
    from wordcounts.store.store import Store

FREELY: Final = "1000000000/s"
"""Nobody limits what one does on one's own machine."""

MAX_SOURCES: Final = 100_000

collection_options = (
    click.option(
        "--collection",
        metavar="NAME",
        help="Keep the sources in the database as a collection of that name, and show the words of all together.",
    ),
)
"""For `count`."""


def kept(
    name: str,
    sources: list[Source],
    options: CountOptions,
    site: Site | None = None,
    named: frozenset[str] = frozenset(),
) -> Collection:
    """Count the sources, or the pages of a site, as members of a collection; what failed is told on standard error.

    Args:
        name, sources, options: of the collection.
        site: whose pages are counted too.
        named: which of its limits were asked for: a walk that goes on keeps its first ones else.

    Raises:
        WordcountsError: nothing could be added.
    """
    from wordcounts.local.gathering import gathered
    from wordcounts.service import Ask

    settings = settings_of(
        env="development", collection_rate=FREELY, submit_rate=FREELY, collection_sources=MAX_SOURCES, queue_cap=10**9
    )
    ask = Ask(options.extraction, options.language)
    with opened(fits=False) as (store, _):
        store.upgrade()
        with _bar() as bar, _interrupted() as stopped:
            many = _many(sources, options, _Watch(bar, stopped))
            found = gathered(
                settings,
                store,
                name,
                many,
                ask,
                site=site,
                max_pages=site.limits.max_pages if site and "max_pages" in named else None,
                on_progress=bar.on_sources,
                stopped=stopped,
            )
        if stopped():
            raise KeyboardInterrupt
        _tell_failures(store, found)
    _tell_of_site(found)
    if site is not None:
        _tell_of_limits(found, site, named)
    return found


def of_each(collection: Collection) -> Iterator[Counted]:
    """The words of every source by itself."""
    from wordcounts.frequencies import Frequencies
    from wordcounts.text.media import recipe_of
    from wordcounts.text.values import Extraction, Metadata, Reading
    from wordcounts.text.words.table import Table

    with opened(fits=True) as (store, _):
        for one in store.collections.tables(collection.id):
            facts = Metadata(one.title, one.language, one.media_type, "UTF-8")
            extraction: Extraction = "page" if collection.extraction == "page" else "article"
            reading = Reading(facts, "", Table.from_bytes(one.table), extraction, (), recipe_of(one.media_type))
            yield Counted(one.name or one.title or str(one.number), Frequencies(reading, keep_text=False))


@dataclass(frozen=True, slots=True)
class _Watch:
    """Who is told how far a large source is, and may end it."""

    bar: _Bar
    stopped: Callable[[], bool]


def _many(sources: list[Source], options: CountOptions, watch: _Watch) -> Many:
    from wordcounts.collections import Many

    return Many(len(sources), "", (_given(source, options, watch) for source in sources))


def _given(source: Source, options: CountOptions, watch: _Watch) -> Given:
    """A source as it is stored, read when it is its turn; a large one is counted here."""
    from wordcounts.bigtext import spool
    from wordcounts.collections import Given
    from wordcounts.text.media import type_of_name

    name = "standard input" if source.kind == "stdin" else source.name
    if source.kind == "url":
        return Given(url=name)
    try:
        if source.kind == "folder":
            raise EmptyInput("There is no page or text in this folder.")
        if source.kind == "stdin":
            return _of_stdin(name, options, watch)
        if source.kind == "entry":
            if (blocks := large_entry(source)) is not None:
                with spool.gathered(blocks) as path:
                    return _counted(path, name, options, watch, media_type=type_of_name(name))
            entry = entry_of(source)
            return Given(None, entry.body, "file", entry.media_type, name, entry.error)
        if _is_large(Path(name)):
            return _counted(name, name, options, watch)
        return Given(None, Path(name).read_bytes(), "file", type_of_name(name), name)
    except OSError as error:
        return Given(None, None, "file", None, name, unopened(error))
    except WordcountsError as error:
        return Given(None, None, "file", None, name, error)


def _of_stdin(name: str, options: CountOptions, watch: _Watch) -> Given:
    from wordcounts.bigtext.source import BIG_BYTES
    from wordcounts.bigtext.spool import is_packed, poured
    from wordcounts.collections import Given

    begin = sys.stdin.buffer.read(BIG_BYTES)
    if len(begin) < BIG_BYTES and not is_packed(begin):
        return Given(None, begin, "file", options.media_type, name)
    with poured(sys.stdin.buffer, begin) as path:
        return _counted(path, name, options, watch, media_type=options.media_type)


def _is_large(path: Path) -> bool:
    """Whether a file is not to be stored but counted here: it is large, packed, or a pipe."""
    from wordcounts.bigtext.source import BIG_BYTES
    from wordcounts.bigtext.spool import is_packed

    if not path.is_file():
        return path.exists()
    with path.open("rb") as file:
        return path.stat().st_size >= BIG_BYTES or is_packed(file.read(8))


def _counted(path: str, name: str, options: CountOptions, watch: _Watch, *, media_type: str | None = None) -> Given:
    from wordcounts.collections import Given
    from wordcounts.local.gathering import counted_here

    def on_progress(n_done: int, n_bytes: int) -> None:
        if watch.stopped():
            raise KeyboardInterrupt
        watch.bar.on_bytes(name, n_done, n_bytes)

    try:
        found = counted_here(path, options.extraction, options.language, media_type=media_type, on_progress=on_progress)
    finally:
        watch.bar.counted()
    return Given(None, None, "file", media_type or found.document.media_type, name, counted=found)


def _tell_failures(store: Store, found: Collection) -> None:
    from wordcounts.lifecycle import State

    after = 0
    while True:
        page = store.collections.members(found.id, limit=1000, after=after, state=State.FAILED)
        for one in page.items:
            if one.failure:
                complain(one.failure.message, code=one.failure.code, source=one.name)
        if page.next_cursor is None:
            break
        after = page.next_cursor
    if found.counts.n_duplicates:
        complain(f"{found.counts.n_duplicates:,} say what another one says, and count once.", code="duplicates")


def _tell_of_site(found: Collection) -> None:
    """What a reader of the numbers has to know of how its pages came."""
    from wordcounts.text.site.plan import Plan

    if found.site is None:
        return
    plan = Plan.from_json(found.site)
    for shape in plan.traps:
        complain(f"Of addresses like {shape}, only the first were followed.", code="trap")
    if plan.cut_by == "pages":
        complain(f"There are more pages than the {plan.limits.max_pages:,} that were counted.", code="more_pages")
    elif plan.cut_by:
        complain("There are more pages than were counted: they have too many bytes.", code="more_pages")


def _tell_of_limits(found: Collection, site: Site, named: frozenset[str]) -> None:
    """Which of the limits that were asked for the walk did not take, for it had begun within others."""
    from wordcounts.text.site.plan import Plan

    if found.site is None:
        return
    first = Plan.from_json(found.site).limits
    for name in sorted(named):
        kept, asked = getattr(first, name), getattr(site.limits, name)
        if kept != asked:
            option = f"--{name.replace('_', '-')}"
            said = f"This walk keeps its first {option} of {kept:,}: for {asked:,}, give the site another --collection."
            complain(said, code="first_limits")


@contextmanager
def _interrupted() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C was pressed: it ends the work in order, and not in the middle of a statement."""
    pressed: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        yield lambda: bool(pressed)
    finally:
        signal.signal(signal.SIGINT, before)


class _Bar:
    """How far all is; shows nothing."""

    def on_sources(self, one: Collection) -> None:
        """How its sources stand."""

    def on_bytes(self, name: str, n_done: int, n_bytes: int) -> None:
        """How far a large source is, which is counted before it joins the others."""

    def counted(self) -> None:
        """That one is."""


@contextmanager
def _bar() -> Iterator[_Bar]:
    """On a terminal, how many sources are done, and how much of a large one."""
    if not sys.stderr.isatty():
        yield _Bar()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    said, done = (TextColumn(text, markup=False) for text in ("{task.description}", "{task.fields[done]}"))
    columns = (said, BarColumn(), done, TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        yield _OnTerminal(shown)


class _OnTerminal(_Bar):
    def __init__(self, shown: Progress) -> None:
        self._shown = shown
        self._of_sources = shown.add_task("", total=None, done="")
        self._of_bytes: TaskID | None = None

    def on_sources(self, one: Collection) -> None:
        counts = one.counts
        n_done, n = counts.n_sources - counts.n_queued - counts.n_running, counts.n_sources
        name, said = printable(one.name), f"{n_done:,}/{n:,}"
        self._shown.update(self._of_sources, description=name, total=n, completed=n_done, done=said)

    def on_bytes(self, name: str, n_done: int, n_bytes: int) -> None:
        said = f"{n_done // MB:,}/{n_bytes // MB:,} MB"
        if self._of_bytes is None:
            self._of_bytes = self._shown.add_task(printable(name), done=said)
        # a document is read first, and then counted: of either it has another size
        self._shown.update(self._of_bytes, total=n_bytes, completed=n_done, done=said)

    def counted(self) -> None:
        if self._of_bytes is not None:
            self._shown.remove_task(self._of_bytes)
            self._of_bytes = None
