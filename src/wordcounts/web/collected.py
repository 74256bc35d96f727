"""What collections show, in the JSON API: each view as JSON and as a file of any kind."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import asdict, fields, replace
from typing import Any, Final

from flask import Blueprint, Response, current_app, jsonify

from wordcounts import sheets
from wordcounts.collected import Collected, Dealt, Of
from wordcounts.errors import AmbiguousSource, UnknownCollection
from wordcounts.passages import Passages, Sought
from wordcounts.text.views.collocates import Window
from wordcounts.text.views.contrasted import Choice
from wordcounts.turns import LARGE_TOKENS
from wordcounts.web import answers, openapi, queries
from wordcounts.web import collected_schemas as shapes
from wordcounts.web.api import service
from wordcounts.web.collections import cases
from wordcounts.web.listings import Listing, routes

collected = Blueprint("collected", __name__, url_prefix=openapi.PREFIX)

MAX_FOLLOWED: Final = 50
"""Words of one trend."""

MANY_ROWS: Final = 10_000
"""From there on words are sent as they are made: a million of them as objects take 400 MB."""

_SUMMED: Final = tuple(shapes.SummedItem.model_fields)


def seen() -> Collected:
    """The app's one."""
    found = current_app.extensions["wordcounts-collected"]
    assert isinstance(found, Collected)  # noqa: S101 - create_app put it there
    return found


def passages() -> Passages:
    """The app's one."""
    found = current_app.extensions["wordcounts-passages"]
    assert isinstance(found, Passages)  # noqa: S101 - create_app put it there
    return found


def _words(id: str, asked: shapes.SpreadQuery, whole: bool) -> Any:
    return seen().words(id, queries.view_options(asked, whole=whole), dispersion=asked.dispersion)


def _matrix(id: str, asked: shapes.MatrixQuery, whole: bool) -> Any:
    return seen().matrix(id, queries.view_options(asked, whole=whole), min_count=asked.min_count)


def _dispersion(id: str, asked: shapes.EvennessQuery, whole: bool) -> Any:
    options = replace(queries.view_options(asked, whole=whole), sort="count")
    return seen().dispersion(id, options, sort=asked.sort, min_count=asked.min_count)


def _tfidf(id: str, asked: shapes.TfidfQuery, whole: bool) -> Any:
    options = replace(queries.view_options(asked), limit=None, offset=0)
    limit, offset = (None, 0) if whole else (asked.limit, asked.offset)
    return seen().tfidf(
        id, options, source=asked.source, variant=asked.variant, top=asked.top, limit=limit, offset=offset
    )


def _trends(id: str, asked: shapes.TrendsQuery, whole: bool) -> Any:
    words = queries.few(asked.words, MAX_FOLLOWED, parameter="words")
    options = replace(queries.view_options(asked), sort="count")
    return seen().trends(
        id,
        options,
        words,
        by=asked.by,
        parts=asked.parts,
        sort=asked.sort,
        min_count=asked.min_count,
        n=asked.n,
    )


def _keyness(id: str, asked: shapes.KeynessQuery, whole: bool) -> Any:
    if asked.source is not None and asked.reference is not None:
        raise AmbiguousSource("Give a source or a reference, not both.", parameter="reference")
    options = replace(queries.view_options(asked, whole=whole), q="", sort="count")
    return seen().keyness(
        id,
        options,
        Choice(asked.only, asked.max_q, asked.q, asked.sort),
        source=asked.source,
        reference=asked.reference,
        dealt=Dealt(asked.permutations, asked.seed),
        one_document=asked.one_document,
    )


def _growth(id: str, asked: shapes.GrowthQuery, whole: bool) -> Any:
    return seen().growth(id, queries.view_options(asked), n=asked.n)


def _alike(id: str, asked: shapes.AlikeQuery, whole: bool) -> Any:
    return seen().alike(id, threshold=asked.at_least)


def _concordance(id: str, asked: shapes.LinesQuery, whole: bool) -> Any:
    return passages().concordance(
        Sought(id, asked.q, asked.match),
        replace(queries.view_options(asked), q=""),
        order=asked.order,
        context=asked.context,
        limit=None if whole else asked.limit,
        offset=0 if whole else asked.offset,
    )


def _collocates(id: str, asked: shapes.NearQuery, whole: bool) -> Any:
    return passages().collocates(
        Sought(id, asked.q, asked.match),
        replace(queries.view_options(asked, whole=whole), q=""),
        window=Window(asked.before, asked.after, asked.within),
        measure=asked.measure,
        min_count=asked.min_count,
    )


def _told(found: Of[Any]) -> dict[str, Any]:
    said = asdict(found.view)
    if "stop_list" in said:
        said["stop_list"] = answers.stop_list(found.view.stop_list)
    return {"collection": _seen(found), **said}


def _seen(found: Of[Any]) -> dict[str, Any]:
    names = ("id", "name", "version", "done", "language", "n_documents", "n_outdated")
    return {name: getattr(found, name) for name in names}


def _told_matrix(found: Of[Any]) -> dict[str, Any]:
    view = found.view
    said = _told(replace(found, view=replace(view, items=())))
    for document in said["documents"]:
        document["dated_at"] = answers.time(document["dated_at"])
    names = ("rank", "word", "count", "n_documents", "counts")  # not copied cell by cell, as asdict would
    return said | {"items": [{name: getattr(one, name) for name in names} for one in view.items]}


def _told_words(found: Of[Any]) -> dict[str, Any]:
    items = found.view.items
    if len(items) <= MANY_ROWS:
        return _told(found)
    said = _told(replace(found, view=replace(found.view, items=())))
    return said | {"items": ({name: getattr(one, name) for name in _SUMMED} for one in items)}


def _told_trends(found: Of[Any]) -> dict[str, Any]:
    said = _told(found)
    for part in said["parts"]:
        part["dated_at"] = answers.time(part["dated_at"])
    return said


def _told_lines(found: Of[Any]) -> dict[str, Any]:
    said = asdict(replace(found.view, lines=()))
    lines = [
        {"number": one.number, "name": one.name, "url": one.url, **asdict(one.line)} for one in found.view.lines
    ]  # fmt: skip
    return {"collection": _seen(found), **said, "lines": lines}


def _told_near(found: Of[Any]) -> dict[str, Any]:
    near = found.view.found
    of = {"n_documents_read": found.view.n_documents_read, "complete": found.view.complete}
    return {"collection": _seen(found), **of, **asdict(near), "stop_list": answers.stop_list(near.stop_list)}


def _of_view(write: Callable[[Any], sheets.Sheet]) -> Callable[[Of[Any]], sheets.Sheet]:
    return lambda found: write(found.view)


LARGE_DEALT: Final = 500_000
"""Sources, times deals of them: as many take a third of a second of a core, for 2,000 words (measured)."""

VIEWS: Final = {
    "words": Listing(shapes.SpreadQuery, _words, _told_words, _of_view(sheets.of_summed)),
    "matrix": Listing(shapes.MatrixQuery, _matrix, _told_matrix, _of_view(sheets.of_matrix)),
    "dispersion": Listing(shapes.EvennessQuery, _dispersion, _told, _of_view(sheets.of_evenness)),
    "tfidf": Listing(shapes.TfidfQuery, _tfidf, _told, _of_view(sheets.of_tfidf)),
    "trends": Listing(shapes.TrendsQuery, _trends, _told_trends, _of_view(sheets.of_trends)),
    "keyness": Listing(shapes.KeynessQuery, _keyness, _told, _of_view(sheets.of_document_keywords)),
    "growth": Listing(shapes.GrowthQuery, _growth, _told, _of_view(sheets.of_growth)),
    "alike": Listing(shapes.AlikeQuery, _alike, _told, _of_view(sheets.of_alike)),
    "concordance": Listing(
        shapes.LinesQuery, _concordance, _told_lines, lambda found: sheets.of_sourced_lines(found.view.lines)
    ),
    "collocates": Listing(
        shapes.NearQuery, _collocates, _told_near, lambda found: sheets.of_collocates(found.view.found)
    ),
}
"""Of one collection, by name."""


def in_turn(listing: Listing) -> Listing:
    """The same, which waits for its turn where the collection, or the one it is held against, is large.

    Or where its sources are dealt many times, be they as small as they like.
    """

    def ask(id: str, asked: Any, whole: bool) -> Any:
        with turn(id, getattr(asked, "reference", None), n_deals=getattr(asked, "permutations", 0)):
            return listing.ask(id, asked, whole)

    return replace(listing, ask=ask)


def turn(*ids: str | None, n_deals: int = 0) -> AbstractContextManager[None]:
    """Look at collections, when it is their turn; raises Busy when that does not come."""
    n_tokens, n_dealt = 0, 0
    for id in filter(None, ids):
        with suppress(UnknownCollection):  # which the view says, in its own order
            one = cases().status(id)
            n_tokens, n_dealt = max(n_tokens, one.n_tokens), n_dealt + n_deals * one.n_documents
    return service().turns.turn(large=n_tokens >= LARGE_TOKENS or n_dealt >= LARGE_DEALT)


for _name, _listing in VIEWS.items():
    routes(collected, f"/collections/<id>/{_name}", in_turn(_listing), lambda id, _: cases().status(id).name)


@collected.get("/collections/<id>/vocabulary")
def vocabulary(id: str) -> Response:
    """A view of the words of all sources, whole."""
    asked = queries.query(shapes.WholeQuery)
    with turn(id):
        found = seen().vocabulary(id, queries.view_options(asked), most=asked.most)
    names = (one.name for one in fields(found.view))  # not copied column by column, as asdict would
    said = {name: getattr(found.view, name) for name in names}
    return jsonify({"collection": _seen(found), **said, "stop_list": answers.stop_list(found.view.stop_list)})
