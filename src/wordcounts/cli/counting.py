"""`wordcounts count`: the words of pages, files, folders and standard input."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar

import click

from wordcounts.cli.edge import FAILED, complain, os_sentence
from wordcounts.cli.gathering import collection_options
from wordcounts.cli.progress import progress
from wordcounts.cli.sources import Counted, CountOptions, Source, count_each, expand
from wordcounts.cli.walking import Sites, count_sites, site_options
from wordcounts.errors import WordcountsError
from wordcounts.text.site.limits import Limits

if TYPE_CHECKING:
    from wordcounts.library import Frequencies
    from wordcounts.text.views.view import WordsView

Format = Literal["table", "json", "csv", "tsv", "xlsx", "parquet"]

_PAGE_ROWS: Final = 10_000
"""Rows of a large table that are written at a time."""

Command = TypeVar("Command", bound=Callable[..., Any])

_READING = (
    click.option(
        "--extraction",
        type=click.Choice(["article", "page"]),
        default="article",
        show_default=True,
        help="Which text of a page counts: its main text, or all that is visible.",
    ),
    click.option(
        "--language",
        metavar="TAG",
        help="The language, such as en; finds out by itself without it. Names the stop words.",
    ),
    click.option(
        "--format",
        "format_",
        type=click.Choice(["table", "json", "csv", "tsv", "xlsx", "parquet"]),
        default="table",
        show_default=True,
        help="How to write the result; xlsx and parquet into a file (> FILE) or a pipe.",
    ),
    click.option(
        "--top",
        type=click.IntRange(min=0),
        default=25,
        show_default=True,
        metavar="N",
        help="How many words; 0 for all.",
    ),
)

_PARTED = "parted by commas or blanks; @FILE takes them from a file"


def _own_words(ctx: click.Context, parameter: click.Parameter, value: str) -> str:
    """The words as they were given, or of the file that is named after an @."""
    if not value.startswith("@"):
        return value
    try:
        return Path(value[1:]).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise click.BadParameter(f"{value[1:]}: {os_sentence(error)}", ctx, parameter) from None
    except UnicodeDecodeError:
        raise click.BadParameter(f"{value[1:]} is not UTF-8.", ctx, parameter) from None


_LISTING = (
    click.option(
        "--stop-words",
        type=click.Choice(["include", "exclude", "only"]),
        default="include",
        show_default=True,
        help="Very common words (the, of, and): count them in as the API does, leave them out, or show only them.",
    ),
    click.option(
        "--stop-list",
        type=click.Choice(["standard", "wide"]),
        default="standard",
        show_default=True,
        help="Which list of stop words: function words alone, or many common words.",
    ),
    click.option(
        "--stop-add", default="", callback=_own_words, metavar="WORDS", help=f"Stop words of yours, {_PARTED}."
    ),
    click.option(
        "--stop-remove", default="", callback=_own_words, metavar="WORDS", help=f"Words that are none, {_PARTED}."
    ),
    click.option("--fold/--no-fold", default=True, help="Count Word and word as one (the default), or apart."),
    click.option(
        "--accents",
        type=click.Choice(["keep", "ignore"]),
        default="keep",
        show_default=True,
        help="Tell é from e, or count them as one letter.",
    ),
    click.option(
        "--elisions",
        type=click.Choice(["keep", "ignore"]),
        default="ignore",
        show_default=True,
        help="Count l'histoire by itself, or with histoire (French, Italian, Catalan).",
    ),
    click.option(
        "--lemmas",
        type=click.Choice(["none", "lemma", "stem"]),
        default="none",
        show_default=True,
        help="Count words under their dictionary form, or with all that share their stem.",
    ),
    click.option("--numbers/--no-numbers", default=True, help="Show numbers (the default), or leave them out."),
    click.option(
        "--min-length", type=click.IntRange(min=1), default=1, show_default=True, help="Shortest word, in characters."
    ),
    click.option(
        "--compounds",
        type=click.Choice(["join", "split"]),
        default="join",
        show_default=True,
        help="Count e-mail as one word, or as its parts.",
    ),
)

_VIEWING = (
    click.option(
        "--place",
        type=click.Choice(["", "title", "description", "headings", "links", "images", "body"]),
        default="",
        metavar="PLACE",
        help="One part of a page: title, description, headings, links, images or body.",
    ),
    click.option(
        "--ngram", type=click.IntRange(1, 5), default=1, show_default=True, metavar="N", help="Phrases of N words."
    ),
    click.option(
        "--search", "q", default="", metavar="Q", help="Only words that start so; also wild* cards and /patterns/."
    ),
    click.option(
        "--sort",
        type=click.Choice(["count", "word", "-count", "-word"]),
        default="count",
        show_default=True,
        help="Commonest first, or by the alphabet; - turns the order round.",
    ),
)


def options(*each: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Put several options on a command, in the order given."""

    def decorate(command: Command) -> Command:
        for option in reversed(each):
            command = option(command)
        return command

    return decorate


reading_options = options(*_READING)
"""--extraction, --language, --format, --top: for every command that reads sources."""

listing_options = options(*_LISTING)
"""Which words are one, and which are shown: for every command that lists words."""


@click.command(short_help="Count the words of pages, files, folders or standard input.")
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@options(*_READING, *_LISTING, *_VIEWING, *site_options, *collection_options)
@click.option("--media-type", metavar="TYPE", help="What standard input is, such as text/html; looks without it.")
@click.option("--charset", metavar="NAME", help="How standard input is encoded; looks without it.")
@click.pass_context
def count(
    ctx: click.Context,
    /,
    *,
    sources: tuple[str, ...],
    extraction: Literal["article", "page"],
    language: str | None,
    media_type: str | None,
    charset: str | None,
    format_: Format,
    top: int,
    sites: tuple[str, ...],
    each: bool,
    max_pages: int,
    max_depth: int,
    collection: str | None,
    **view: Any,
) -> None:
    """Count the words of each SOURCE: an address, a file, a folder or zip (all pages and texts in it), - for stdin.

    An argument without http:// or https:// that exists is a file or folder; any other is an address. Private addresses
    may be fetched: this is your own machine. The counts are those of the web page, the API and the library, and like
    theirs take stop words in unless told otherwise.

    \b
    CSV, TSV, XLSX and Parquet have the columns rank, word, count and
    per_million, and before them source when there are several sources.
    JSON of several sources is a list; a source that could not be
    counted has an error in it.
    """
    if not (sources or sites):
        raise click.UsageError("Missing argument 'SOURCE...': name what to count, or a --site.")
    if collection is not None:
        if len(sites) > 1:
            raise click.UsageError("A collection is of one site: give each --site a --collection of its own.")
        named = frozenset(name for name in ("max_pages", "max_depth") if _is_named(ctx, name))
        gathering = Gathering(collection, expand(sources), sites, Limits(max_pages, max_depth), named)
        reading = CountOptions(extraction, language)
        _count_together(ctx, gathering, reading, format_=format_, top=top, each=each, view=view)
        return
    meant, many = expand(sources), Sites(sites, each, Limits(max_pages, max_depth))
    several = len(meant) > 1 or len(sources) + len(sites) > 1 or (each and bool(sites))
    report = _report(format_, several=several, limit=top or None, view=view)
    n_failed = 0
    with progress(meant) as bar:
        keep_text = view["ngram"] > 1 or view["place"] != ""
        reading = CountOptions(extraction, language, media_type, charset, keep_text, on_progress=bar.on_bytes)
        for counted in count_each(meant, reading):
            with bar.lifted():
                n_failed += not report.add(counted)
    for counted in count_sites(many, reading):
        n_failed += not report.add(counted)
    report.end()
    if n_failed:
        ctx.exit(FAILED)


@dataclass(frozen=True, slots=True)
class Gathering:
    """What a collection is to hold."""

    name: str
    sources: list[Source]
    sites: tuple[str, ...]
    limits: Limits
    named: frozenset[str]
    """Which of the limits were asked for, and are not the usual ones."""


def _is_named(ctx: click.Context, name: str) -> bool:
    return ctx.get_parameter_source(name) is not click.core.ParameterSource.DEFAULT


def _count_together(
    ctx: click.Context,
    gathering: Gathering,
    reading: CountOptions,
    *,
    format_: Format,
    top: int,
    each: bool,
    view: dict[str, Any],
) -> None:
    """Keep the sources as a collection, and write the words of all, or those of each."""
    from wordcounts.cli.collected import write_view
    from wordcounts.cli.gathering import kept, of_each
    from wordcounts.collections import Site

    if view["place"]:
        raise click.UsageError("--place looks at single pages: leave it out, or --collection.")
    if each and view["ngram"] > 1:
        raise click.UsageError("--ngram of each source is shown without --collection.")
    site = Site(gathering.sites[0], gathering.limits) if gathering.sites else None
    found = kept(gathering.name, gathering.sources, reading, site, gathering.named)
    if each:
        report = _report(format_, several=True, limit=top or None, view=view)
        for counted in of_each(found):
            report.add(counted)
        report.end()
    elif found.n_documents:
        asked = {key: value for key, value in view.items() if key != "place"}
        write_view(found.id, "words", {**asked, "language": reading.language or "", "top": top}, format_)
    # A page of a site that could not be counted is told, and is no failure of the whole.
    if (found.counts.n_failed and not gathering.sites) or not found.n_documents:
        ctx.exit(FAILED)


class _Report:
    """Writes what came of the sources as they come; JSON, when all have."""

    def __init__(self, *, several: bool, limit: int | None, view: dict[str, Any]) -> None:
        self._several = several
        self._limit = limit
        self._view = view
        self._n_written = 0

    def add(self, counted: Counted) -> bool:
        """Take one source; False when it could not be counted, which standard error has been told then."""
        source, outcome = counted.source, counted.outcome
        if isinstance(outcome, WordcountsError):
            complain(outcome.message, code=outcome.code, source=source)
            self.failed(source, outcome)
            return False
        for notice in outcome.notices:
            complain(notice.message, code=notice.code, source=source)
        self.viewed(source, outcome)
        self._n_written += 1
        return True

    def viewed(self, source: str, frequencies: Frequencies) -> None:
        """Look at the words, and write them."""
        self.counted(source, frequencies, frequencies.words(limit=self._limit, **self._view))

    def counted(self, source: str, frequencies: Frequencies, view: WordsView) -> None:
        raise NotImplementedError

    def failed(self, source: str, error: WordcountsError) -> None:
        """Only JSON has a place for it."""

    def end(self) -> None:
        """Nothing waits to be written, but with JSON."""


class _Tables(_Report):
    def counted(self, source: str, frequencies: Frequencies, view: WordsView) -> None:
        from wordcounts.cli.output import write_words

        if self._n_written:
            click.echo()
        write_words(source, frequencies, view)


class _Sheets(_Report):
    """One file of the words of all sources; what is a text is written as it comes, the rest when all have."""

    def __init__(self, *, ending: str, several: bool, limit: int | None, view: dict[str, Any]) -> None:
        from wordcounts.cli.output import SheetWriter

        super().__init__(several=several, limit=limit, view=view)
        self._writer = SheetWriter(ending)

    def counted(self, source: str, frequencies: Frequencies, view: WordsView) -> None:
        from wordcounts.sheets import defused, of_words

        sheet = of_words(view)
        name = source if source == "-" else defused(source)
        self._writer.add(sheet.under("source", name) if self._several else sheet)

    def viewed(self, source: str, frequencies: Frequencies) -> None:
        from wordcounts.large import LargeFrequencies

        if self._limit is not None or not isinstance(frequencies, LargeFrequencies) or not self._writer.is_text:
            super().viewed(source, frequencies)
            return
        from wordcounts.text.views.view import WordsView

        rows = frequencies.rows(**self._view)
        for page in iter(lambda: tuple(islice(rows, _PAGE_ROWS)), ()):
            totals = (frequencies.n_tokens, frequencies.n_types, frequencies.n_hapaxes)
            self.counted(source, frequencies, WordsView(*totals, len(page), page))

    def end(self) -> None:
        self._writer.end()


class _Json(_Report):
    def __init__(self, *, several: bool, limit: int | None, view: dict[str, Any]) -> None:
        super().__init__(several=several, limit=limit, view=view)
        self._shapes: list[dict[str, Any]] = []

    def counted(self, source: str, frequencies: Frequencies, view: WordsView) -> None:
        from wordcounts.cli.output import words_shape

        self._shapes.append(words_shape(source, frequencies, view))

    def failed(self, source: str, error: WordcountsError) -> None:
        from wordcounts.cli.output import error_shape

        self._shapes.append(error_shape(source, error))

    def end(self) -> None:
        from wordcounts.cli.output import write_json

        write_json(self._shapes if self._several else self._shapes[0])


def _report(format_: Format, *, several: bool, limit: int | None, view: dict[str, Any]) -> _Report:
    if format_ == "table":
        return _Tables(several=several, limit=limit, view=view)
    if format_ == "json":
        return _Json(several=several, limit=limit, view=view)
    return _Sheets(ending=format_, several=several, limit=limit, view=view)
