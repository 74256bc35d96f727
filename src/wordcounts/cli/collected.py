"""`wordcounts collections view`: what a stored collection shows, as the API has it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import click

from wordcounts.cli.counting import Format, listing_options
from wordcounts.cli.counting import options as several
from wordcounts.cli.database import opened
from wordcounts.cli.edge import complain, printable, settings_of
from wordcounts.cli.naming import collection_id

if TYPE_CHECKING:
    from wordcounts.corpora import Corpora
    from wordcounts.sheets import Cell, Sheet
    from wordcounts.store.store import Store

WHAT: Final = (
    "words", "matrix", "dispersion", "tfidf", "trends", "keyness", "growth", "alike", "concordance", "collocates"
)  # fmt: skip

STATES: Final = ("queued", "running", "finished", "failed", "cancelled")

MAX_SHOWN: Final = 10_000
"""Sources of a collection in one table."""

MAX_COLUMNS: Final = 12
"""Columns that a terminal shows beside each other."""

_CHOOSING = (
    click.option("--language", default="", metavar="TAG", help="Whose stop words and case; most sources' without it."),
    click.option(
        "--format",
        "format_",
        type=click.Choice(["table", "json", "csv", "tsv", "xlsx", "parquet"]),
        default="table",
        show_default=True,
        help="How to write it; xlsx and parquet into a file (> FILE) or a pipe.",
    ),
    click.option(
        "--top",
        type=click.IntRange(min=0),
        metavar="N",
        help="How many words or lines, 25 without it; 0 for all. Of tfidf, words of each source; of trends, 5 words.",
    ),
    click.option("--ngram", type=click.IntRange(1, 5), default=1, show_default=True, metavar="N", help="Phrases of N."),
    click.option("--search", "q", default="", metavar="Q", help="Only words that start so; also wild* and /patterns/."),
    click.option("--sort", default="", metavar="ORDER", help="As the API's `sort` of that view."),
    click.option(
        "--min-count", type=click.IntRange(min=1), metavar="N", help="Only words of N in all sources or more."
    ),
    click.option(
        "--source", type=click.IntRange(min=1), metavar="N", help="keyness, tfidf: the source of this number."
    ),
    click.option("--reference", metavar="NAME", help="keyness: another collection, to hold it against."),
    click.option("--find", default="", metavar="WORD", help="concordance, collocates: a word, or 2 to 5 of a phrase."),
    click.option("--follow", default="", metavar="WORDS", help="trends: words parted by commas."),
    click.option("--by", type=click.Choice(["number", "date"]), default="number", help="trends: the sources' order."),
    click.option(
        "--variant",
        type=click.Choice(["count", "share", "smooth"]),
        default="share",
        show_default=True,
        help="tfidf: how a word is weighed.",
    ),
    click.option("--dispersion", is_flag=True, default=False, help="words: tell how evenly each is spread (dp_norm)."),
    click.option(
        "--one-document/--no-one-document",
        default=True,
        show_default=True,
        help="keyness: also words that are commoner for one source's sake.",
    ),
    click.option(
        "--max-q",
        type=click.FloatRange(0, 1),
        default=1.0,
        show_default=True,
        metavar="Q",
        help="keyness: only words whose q is no greater (with --permutations, the q of these).",
    ),
    click.option(
        "--permutations",
        type=click.IntRange(0, 9_999),
        default=0,
        show_default=True,
        metavar="N",
        help="keyness: random deals of the sources.",
    ),
    click.option("--seed", type=click.IntRange(0, 4_294_967_295), default=1, show_default=True, help="Of the deals."),
)


@click.group(name="collections", short_help="List, show, look at or delete collections.")
def collections() -> None:
    """Look at collections in the database, whoever made them: for those who look after it."""


_format = click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True)


@collections.command(name="list", short_help="List collections, latest first.")
@click.option("--name", "q", default="", metavar="PART", help="Only those with this in their name.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="How many at most.")
@click.option("--after", metavar="ID", help="Those that come after this one in the list.")
@_format
def list_(*, q: str, limit: int, after: str | None, format_: str) -> None:
    """List collections, latest first."""
    from wordcounts.cli.output import write_json, write_table
    from wordcounts.web.collections import told

    with opened(fits=True) as (store, _):
        page = store.collections.recent(None, limit=limit, cursor=after, q=q)
    if format_ == "json":
        write_json({"items": [told(one) for one in page.items], "next_cursor": page.next_cursor})
        return
    rows = [
        (
            one.id,
            printable(one.name),
            one.state if not one.done or one.state == "cancelled" else "done",
            f"{one.created_at:%Y-%m-%d %H:%M}",
            f"{one.counts.n_sources:,}",
            f"{one.counts.n_failed:,}",
            f"{one.n_tokens:,}",
        )
        for one in page.items
    ]
    write_table(("id", "name", "state", "created (UTC)", "sources", "failed", "words"), rows)
    if page.next_cursor:
        click.echo(f"More: --after {page.next_cursor}", err=True)


@collections.command(short_help="Show the sources of a collection.")
@click.argument("name")
@click.option("--state", type=click.Choice(STATES), help="Only sources in this state.")
@_format
def show(*, name: str, state: str | None, format_: str) -> None:
    """Show how the sources of the collection NAME (or its id) stand."""
    from wordcounts.cli.output import write_json, write_table
    from wordcounts.collected import Collected
    from wordcounts.lifecycle import State
    from wordcounts.web.collections import source, told

    with opened(fits=True) as (store, _):
        found = store.collections.get(collection_id(store, name))
        assert found is not None  # noqa: S101 - `collection_id` has just found it
        page = store.collections.members(found.id, limit=MAX_SHOWN, state=State(state) if state else None)
        near = {one.number: one for one in Collected(_corpora(store)).alike(found.id).view.items}
    if format_ == "json":
        write_json({**told(found), "sources": [source(one) for one in page.items]})
        return
    rows = [
        (
            str(one.number),
            printable(one.name or one.title),
            one.state,
            "" if one.n_tokens is None else f"{one.n_tokens:,}",
            printable(one.failure.message)
            if one.failure
            else f"says what {one.duplicate_of} says"
            if one.duplicate_of
            else f"nearly the same as {near[one.number].near} ({near[one.number].share:.1%})"
            if one.number in near
            else "",
        )
        for one in page.items
    ]
    write_table(("number", "source", "state", "words", ""), rows)
    if page.next_cursor:
        click.echo(f"These are the first {MAX_SHOWN:,}: take --format csv of `collections view`.", err=True)


@collections.command(short_help="Call a collection otherwise.")
@click.argument("name")
@click.argument("new_name")
def rename(*, name: str, new_name: str) -> None:
    """Call the collection NAME (or its id) NEW_NAME."""
    from wordcounts.collections import named

    kept = named(new_name)
    with opened(fits=True) as (store, _):
        store.collections.rename(collection_id(store, name), kept)
    click.echo(f"Renamed: {printable(name)} is {printable(kept)} now")


@collections.command(short_help="Delete a collection with all its sources.")
@click.argument("name")
def delete(*, name: str) -> None:
    """Delete the collection NAME (or its id) with all its analyses."""
    from wordcounts.volumes import volumes_of

    with opened(fits=True) as (store, _):
        id = collection_id(store, name)
        store.collections.delete(id)
        volumes_of(settings_of()).forget(id)
        store.give_back_space()
    click.echo(f"Deleted: {printable(name)}")


@collections.command(short_help="Write the receipt of a collection's words.")
@click.argument("name")
@click.option("--language", default="", metavar="TAG", help="Whose stop words and case; most sources' without it.")
@click.option("--ngram", type=click.IntRange(1, 5), default=1, show_default=True, metavar="N", help="Phrases of N.")
@click.option("--search", "q", default="", metavar="Q", help="Only words that start so; also wild* and /patterns/.")
@listing_options
def receipt(*, name: str, **asked: Any) -> None:
    """Write the receipt of a list of words of the collection NAME (or its id), which `wordcounts verify` reads."""
    from wordcounts.cli.output import write_json
    from wordcounts.collected import Collected
    from wordcounts.text.views.options import ViewOptions

    with opened(fits=True) as (store, _):
        found = Collected(_corpora(store)).receipt(collection_id(store, name), ViewOptions(**asked, limit=None))
    write_json(found.model_dump())


@collections.command(short_help="Show the words of all sources of a collection.")
@click.argument("name")
@click.argument("what", type=click.Choice(WHAT), default="words")
@several(*_CHOOSING)
@listing_options
def view(*, name: str, what: str, format_: Format, **asked: Any) -> None:
    """Show what the collection NAME (or its id) holds: the finished sources, texts that are equal once.

    \b
    words        the words of all, and in how many sources each is
    matrix       words by sources
    dispersion   how evenly words are spread over the sources
    tfidf        the weightiest words of each source, or of --source
    trends       words through the sources: --follow, or --sort rising
    keyness      what sets --source apart, or all from --reference
    growth       how the vocabulary grows from source to source
    alike        sources that say nearly what earlier ones say
    concordance  every place where --find stands
    collocates   the words near it
    """
    write_view(name, what, asked, format_)


_USUAL: Final[dict[str, Any]] = {
    "min_count": None,
    "source": None,
    "reference": None,
    "find": "",
    "follow": "",
    "by": "number",
    "variant": "share",
    "dispersion": False,
    "one_document": True,
    "max_q": 1.0,
    "permutations": 0,
    "seed": 1,
}


def write_view(name: str, what: str, asked: dict[str, Any], format_: Format) -> None:
    """Write one of the views; raises UnknownCollection, InvalidOption."""
    from wordcounts.web import collected as shapes

    with opened(fits=True) as (store, _):
        found = _ask(store, name, what, {**_USUAL, **asked})
    listing = shapes.VIEWS[what]
    if format_ == "json":
        from wordcounts.cli.output import write_json

        write_json(listing.told(found))
        return
    sheet = listing.sheet(found)
    if format_ == "table":
        _show(sheet)
        _tell(found)
        return
    from wordcounts.cli.output import SheetWriter

    writer = SheetWriter(format_)
    writer.add(sheet)
    writer.end()


def _ask(store: Store, name: str, what: str, asked: dict[str, Any]) -> Any:
    from wordcounts.collected import Collected, Dealt
    from wordcounts.passages import Passages, Sought
    from wordcounts.text.views.collocates import Window
    from wordcounts.text.views.contrasted import Choice
    from wordcounts.text.views.options import ViewOptions

    of = {key: value for key, value in asked.items() if key in ViewOptions.__dataclass_fields__}
    sort, min_count = asked["sort"], asked["min_count"] or 1
    top = 25 if asked["top"] is None else asked["top"] or None
    options = ViewOptions(**{**of, "limit": top, "sort": "count"})
    corpora = _corpora(store)
    seen, passages = Collected(corpora), Passages(corpora)
    id = collection_id(store, name)
    reference = asked["reference"] and collection_id(store, asked["reference"])
    words = [word for word in asked["follow"].split(",") if word.strip()]
    plain = ViewOptions(**{**of, "limit": top, "sort": sort or "count"})
    choice = Choice(max_q=asked["max_q"], q=asked["q"], sort=sort or None)
    find = Sought(id, asked["find"])
    ask: dict[str, Callable[[], Any]] = {
        "words": lambda: seen.words(id, plain, dispersion=asked["dispersion"]),
        "matrix": lambda: seen.matrix(id, plain, min_count=min_count),
        "dispersion": lambda: seen.dispersion(id, options, sort=sort or "count", min_count=min_count),
        "tfidf": lambda: seen.tfidf(
            id, options, source=asked["source"], variant=asked["variant"], top=top or 1_000, limit=None
        ),
        "trends": lambda: seen.trends(
            id,
            options,
            words,
            by=asked["by"],
            sort=sort or "count",
            min_count=asked["min_count"] or 10,
            n=5 if asked["top"] is None else top or 50,
        ),
        "keyness": lambda: seen.keyness(
            id,
            options,
            choice,
            source=asked["source"],
            reference=reference,
            dealt=Dealt(asked["permutations"], asked["seed"]),
            one_document=asked["one_document"],
        ),
        "growth": lambda: seen.growth(id, options),
        "alike": lambda: seen.alike(id),
        "concordance": lambda: passages.concordance(find, options, order=sort or "position", limit=top),
        "collocates": lambda: passages.collocates(
            find, options, window=Window(), measure=sort or "log_dice", min_count=asked["min_count"] or 2
        ),
    }
    return ask[what]()


def _corpora(store: Store) -> Corpora:
    from wordcounts.corpora import Corpora
    from wordcounts.holdings import Holdings
    from wordcounts.memory import Memory
    from wordcounts.text.reading import read
    from wordcounts.volumes import volumes_of

    memory = Memory()
    return Corpora(store, Holdings(store, read, memory), memory, volumes_of(settings_of()))


def _show(sheet: Sheet) -> None:
    from wordcounts.cli.output import write_table

    kept = [at for at, column in enumerate(sheet.columns) if column not in _HIDDEN.get(sheet.name, ())]
    if len(kept) > MAX_COLUMNS:
        raise click.UsageError(f"A terminal has no room for {len(kept)} columns: take --format csv.")
    rows = [tuple(_cell(row[at]) for at in kept) for row in sheet.rows]
    write_table([printable(sheet.columns[at]) for at in kept], rows)


_HIDDEN: Final = {
    "concordance": ("name", "sentence", "token", "block", "start", "end", "fragment"),
    "keyness": ("g2_four_term", "p", "log_ratio_low", "log_ratio_high", "percent_difference", "p_permuted"),
    "collocates": ("expected", "mi2", "mi3", "t_score", "z_score", "delta_p"),
    "trends": ("name", "tau"),
    "tfidf": ("name",),
}
"""Columns that a terminal has no room for; the files have them."""


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):  # four figures, and never a power of ten for what people count
        return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"
    return printable(value)


def _tell(found: Any) -> None:
    """What the answer leaves out, on standard error."""
    if not found.done:
        complain("The collection is still worked on: this is of what is finished.")
    if found.n_outdated:
        complain(f"{found.n_outdated:,} sources were counted by an older release and are left out; ask again.")
    if getattr(found.view, "complete", True) is False:
        complain(f"Only {found.view.n_documents_read:,} of its sources were read: it is too large for all.")
    used = getattr(found.view, "stop_list", None)
    if used is not None and used.others:
        names = ", ".join(one.name for one in (used, *used.others))
        complain(f"Each source's stop words are those of its own language: {names}. --language takes one for all.")
    steady = getattr(found.view, "steadiness", None)
    if steady is not None:
        click.echo(_hint(steady))


def _hint(steady: Any) -> str:
    if steady.last_change is None:
        return f"The {steady.n} commonest words have been the same from the first source on."
    said = f"Source {steady.last_change:,} was the last to change which the {steady.n} commonest words are; "
    if steady.next_change is None:
        return said + f"in the second half of the sources {steady.n_changed or 'none'} came among them."
    more = max(round(steady.next_change), 1)
    return said + f"{steady.n_changed} came in the second half. By that, {more:,} more would change one more."
