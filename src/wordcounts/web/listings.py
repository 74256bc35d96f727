"""The views that are rows, each as JSON and as a file of any kind: `.../words` and `.../words.csv`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from flask import Blueprint, Response, jsonify

from wordcounts import sheets
from wordcounts.errors import InvalidOption
from wordcounts.evidence import Context
from wordcounts.sheets import FORMATS, Sheet
from wordcounts.text.views.collocates import Window
from wordcounts.text.views.contrasted import Choice, Contrast
from wordcounts.web import answers, downloads, openapi, queries, schemas
from wordcounts.web import evidence_schemas as shapes
from wordcounts.web.api import service
from wordcounts.web.evidence import asked_of, views

listings = Blueprint("listings", __name__, url_prefix=openapi.PREFIX)


@dataclass(frozen=True, slots=True)
class Listing:
    """One view.

    `ask` takes the id of an analysis, the query, and whether all rows are wanted, whatever its limit and offset; what
    comes back is `told` in JSON and laid out as a `sheet`.
    """

    query: type[schemas.Shape]
    ask: Callable[[str, Any, bool], Any]
    told: Callable[[Any], dict[str, Any]]
    sheet: Callable[[Any], Sheet]


def _words(id: str, asked: schemas.WordsQuery, whole: bool) -> Any:
    return service().words(id, queries.view_options(asked, whole=whole), asked.extraction)


def _places(id: str, asked: schemas.ViewQuery, whole: bool) -> Any:
    return service().places(id, queries.view_options(asked, whole=whole))


def _concordance(id: str, asked: shapes.ConcordanceQuery, whole: bool) -> Any:
    return views().concordance(
        asked_of(id, asked),
        queries.view_options(asked),
        order=asked.order,
        context=asked.context,
        limit=None if whole else asked.limit,
        offset=0 if whole else asked.offset,
    )


def _collocates(id: str, asked: shapes.CollocatesQuery, whole: bool) -> Any:
    return views().collocates(
        asked_of(id, asked),
        queries.view_options(asked, whole=whole),
        window=Window(asked.before, asked.after, asked.within),
        measure=asked.measure,
        min_count=asked.min_count,
    )


def _forms(id: str, asked: shapes.FormsQuery, whole: bool) -> Any:
    return views().forms(asked_of(id, asked), queries.view_options(asked))


def _distinctive(id: str, asked: shapes.DistinctiveQuery, whole: bool) -> Any:
    options = queries.view_options(asked, whole=whole)
    return views().distinctive(id, options, min_count=asked.min_count, extraction=asked.extraction)


def _blocks(id: str, asked: shapes.BlocksQuery, whole: bool) -> Any:
    return service().outline(id, asked.extraction)


@dataclass(frozen=True, slots=True)
class _Compared:
    """A comparison, with how many words it has on all pages."""

    contrast: Contrast
    total: int


def _compare(_: str, asked: shapes.CompareQuery, whole: bool) -> _Compared:
    choice = Choice(asked.only, asked.max_q, asked.q, asked.sort)
    # searched and sorted are the words of the comparison, not those of either text
    options = replace(queries.view_options(asked), q="", sort="count")
    found = views().compare(asked.target, asked.reference, options, choice, asked.extraction)
    shown = found.items if whole else found.items[asked.offset : asked.offset + asked.limit]
    return _Compared(replace(found, items=shown), len(found.items))


def _told_lines(found: Context) -> dict[str, Any]:
    return {"url": found.url, **asdict(found.lines)}


def _told_blocks(found: Any) -> dict[str, Any]:
    parts = [{"number": number, **asdict(part)} for number, part in enumerate(found.parts)]
    return {"choice": found.choice, "headline": found.headline, "blocks": parts}


def _told_contrast(found: _Compared) -> dict[str, Any]:
    return {**asdict(found.contrast), "total": found.total}


def _told(found: Any) -> dict[str, Any]:
    return asdict(found) | {"stop_list": answers.stop_list(found.stop_list)}


LISTINGS: Final = {
    "words": Listing(schemas.WordsQuery, _words, answers.words, sheets.of_words),
    "places": Listing(schemas.ViewQuery, _places, answers.places, sheets.of_places),
    "concordance": Listing(
        shapes.ConcordanceQuery, _concordance, _told_lines, lambda found: sheets.of_concordance(found.lines)
    ),
    "collocates": Listing(shapes.CollocatesQuery, _collocates, _told, sheets.of_collocates),
    "forms": Listing(shapes.FormsQuery, _forms, asdict, sheets.of_forms),
    "distinctive": Listing(shapes.DistinctiveQuery, _distinctive, _told, sheets.of_distinctive),
    "blocks": Listing(shapes.BlocksQuery, _blocks, _told_blocks, sheets.of_blocks),
}
"""Of one analysis, by name."""

COMPARISON: Final = Listing(
    shapes.CompareQuery, _compare, _told_contrast, lambda found: sheets.of_keywords(found.contrast.items)
)
"""Of two."""


ENDINGS: Final = ("json", *FORMATS)
"""Of the files that a listing is written to."""


def _known_as(id: str, asked: Any) -> str:
    return service().status(id or asked.target).known_as


def routes(blueprint: Blueprint, path: str, listing: Listing, known_as: Callable[[str, Any], str] = _known_as) -> None:
    """Serve a listing as JSON under its path, and as files under the path with an ending.

    Args:
        blueprint: where.
        path: ends in the listing's name.
        listing: the view.
        known_as: of an id and a query, what a file is named after.
    """
    whole = schemas.of_file(listing.query)
    name = path.rsplit("/", 1)[-1]

    def view(id: str = "") -> Response:
        return jsonify(listing.told(listing.ask(id, queries.query(listing.query), False)))

    def file(ending: str, id: str = "") -> Response:
        if ending not in ENDINGS:
            raise InvalidOption(f"A file is one of {', '.join(ENDINGS)}.", parameter="format")
        asked: Any = queries.query(whole)
        answer = _file(listing, listing.ask(id, asked, True), ending, raw=asked.raw)
        answer.headers["Content-Disposition"] = downloads.disposition(known_as(id, asked), name, ending)
        return answer

    blueprint.add_url_rule(path, name, view)
    blueprint.add_url_rule(f"{path}.<ending>", f"{name}_file", file)


def _file(listing: Listing, found: Any, ending: str, *, raw: bool) -> Response:
    if ending == "json":
        return answers.in_json(listing.told(found))
    of = FORMATS[ending]
    return Response(of.write(listing.sheet(found), raw=raw), content_type=of.media_type)


for _name, _listing in LISTINGS.items():
    routes(listings, f"/analyses/<id>/{_name}", _listing)
routes(listings, "/compare", COMPARISON)
