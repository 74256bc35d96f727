"""`wordcounts compare`: which words set one source apart from another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final, Literal

import click

from wordcounts.cli.counting import Format, listing_options, reading_options
from wordcounts.cli.edge import FAILED, USAGE, complain
from wordcounts.cli.sources import CountOptions, count_each, expand
from wordcounts.errors import WordcountsError

if TYPE_CHECKING:
    from wordcounts.library import Frequencies
    from wordcounts.text.views.contrasted import SortKey
    from wordcounts.text.views.keyness import KeyWord, Only

SORTS: Final = ("key", "-key", "q", "log_ratio", "-log_ratio", "target_count", "reference_count", "word", "-word")
"""Those of SortKey, without what it costs to import it."""


@click.command(name="compare", short_help="Show which words set one source apart from another.")
@click.argument("target")
@click.argument("reference")
@reading_options
@listing_options
@click.option(
    "--only",
    type=click.Choice(["all", "target", "reference"]),
    default="all",
    show_default=True,
    help="Words that one of the two has and the other lacks, the commonest first: for short pages.",
)
@click.option(
    "--max-q",
    type=click.FloatRange(0, 1),
    default=1.0,
    show_default=True,
    metavar="Q",
    help="Only words whose q is no greater: 0.05 for those that surely differ.",
)
@click.option(
    "--search", "q", default="", metavar="Q", help="Only words that start so; also wild* cards and /patterns/."
)
@click.option(
    "--sort",
    type=click.Choice(SORTS),
    help="key: what is key in TARGET first, as without it; -key: in REFERENCE; or by one of the figures, or by the "
    "alphabet.",
)
@click.pass_context
def compare(
    ctx: click.Context,
    /,
    *,
    target: str,
    reference: str,
    extraction: Literal["article", "page"],
    language: str | None,
    format_: Format,
    top: int,
    only: Only,
    max_q: float,
    q: str,
    sort: SortKey | None,
    **view: Any,
) -> None:
    """Show which words set TARGET apart from REFERENCE; each is an address, a file, or - for standard input.

    G² says how sure a difference is (above 15.13: less than one chance in 10,000), the log ratio how large: +1 is twice
    as frequent in TARGET, +2 four times, and negative numbers the other way round.

    CSV, TSV, XLSX and Parquet have a column for every figure; docs/reference/files.md names them.
    """
    names = (target, reference)
    sources = expand(names)
    if len(sources) != len(names) or sources[0] == sources[1]:
        complain("compare takes two different sources, none of them a folder.")
        ctx.exit(USAGE)
    found: list[Frequencies] = []
    for counted in count_each(sources, CountOptions(extraction, language, keep_text=True, text_needed=False)):
        if isinstance(counted.outcome, WordcountsError):
            complain(counted.outcome.message, code=counted.outcome.code, source=counted.source)
            continue
        for notice in counted.outcome.notices:
            complain(notice.message, code=notice.code, source=counted.source)
        found.append(counted.outcome)
    if len(found) < len(names):
        ctx.exit(FAILED)
    from wordcounts.library import compare as compared

    items = compared(found[0], found[1], only=only, max_q=max_q, q=q, sort=sort, **view)
    _write(names, (found[0], found[1]), items, format_, top)


def _write(
    names: tuple[str, str], pair: tuple[Frequencies, Frequencies], items: Sequence[KeyWord], format_: Format, top: int
) -> None:
    from wordcounts.cli.output import SheetWriter, write_json, write_keywords
    from wordcounts.sheets import of_keywords

    shown = items[: top or None]
    if format_ == "table":
        write_keywords(*pair, shown, names)
    elif format_ == "json":
        target, reference = map(_facts, names, pair)
        write_json({"target": target, "reference": reference, "total": len(items), "items": _rows(shown)})
    else:
        writer = SheetWriter(format_)
        writer.add(of_keywords(shown))
        writer.end()


def _facts(source: str, frequencies: Frequencies) -> dict[str, Any]:
    return {
        "source": source,
        "title": frequencies.title,
        "n_tokens": frequencies.n_tokens,
        "n_types": frequencies.n_types,
        "warnings": [asdict(notice) for notice in frequencies.notices],
    }


def _rows(items: Sequence[KeyWord]) -> list[dict[str, Any]]:
    return [{"rank": rank, **asdict(item)} for rank, item in enumerate(items, 1)]
