"""The JSON API behind a number: parse, ask, answer. Each route is one view of `wordcounts.evidence`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from flask import Blueprint, Response, current_app, jsonify

from wordcounts.evidence import Asked, Evidence
from wordcounts.text.views.collocates import Window
from wordcounts.text.views.keyness import KeyWord, one_sided
from wordcounts.text.views.stopwords import StopList
from wordcounts.web import answers, api, openapi, queries
from wordcounts.web import evidence_schemas as shapes

evidence = Blueprint("evidence", __name__, url_prefix=openapi.PREFIX)


def views() -> Evidence:
    """The app's one."""
    found = current_app.extensions["wordcounts-evidence"]
    assert isinstance(found, Evidence)  # noqa: S101 - create_app put it there
    return found


@evidence.get("/analyses/<id>/concordance")
def concordance(id: str) -> Response:
    """A word in context."""
    asked = queries.query(shapes.ConcordanceQuery)
    found = views().concordance(
        _asked(id, asked),
        queries.view_options(asked),
        order=asked.order,
        context=asked.context,
        limit=asked.limit,
        offset=asked.offset,
    )
    return jsonify({"url": found.url, **asdict(found.lines)})


@evidence.get("/analyses/<id>/collocates")
def collocates(id: str) -> Response:
    """What stands near a word."""
    asked = queries.query(shapes.CollocatesQuery)
    found = views().collocates(
        _asked(id, asked),
        queries.view_options(asked),
        window=Window(asked.before, asked.after, asked.within),
        measure=asked.measure,
        min_count=asked.min_count,
    )
    return jsonify(_listed(found, found.stop_list))


@evidence.get("/analyses/<id>/dispersion")
def dispersion(id: str) -> Response:
    """Where a word falls."""
    asked = queries.query(shapes.DispersionQuery)
    return jsonify(asdict(views().dispersion(_asked(id, asked), queries.view_options(asked), parts=asked.parts)))


@evidence.get("/analyses/<id>/forms")
def forms(id: str) -> Response:
    """The forms that count as one word."""
    asked = queries.query(shapes.FormsQuery)
    return jsonify(asdict(views().forms(Asked(id, asked.q, "word", asked.extraction), queries.view_options(asked))))


@evidence.get("/analyses/<id>/measures")
def measures(id: str) -> Response:
    """Every measure of the text."""
    asked = queries.query(shapes.TextQuery)
    return jsonify(asdict(views().measures(id, queries.view_options(asked), asked.extraction)))


@evidence.get("/analyses/<id>/distribution")
def distribution(id: str) -> Response:
    """How the counts are distributed."""
    asked = queries.query(shapes.TextQuery)
    found = views().shape(id, queries.view_options(asked), asked.extraction)
    return jsonify(
        {
            "ranks": [asdict(point) for point in found.ranks],
            "classes": [{"count": count, "n_types": n_types} for count, n_types in found.spectrum],
            "growth": [asdict(point) for point in found.growth],
        }
    )


@evidence.get("/analyses/<id>/distinctive")
def distinctive(id: str) -> Response:
    """The words that are commoner here than in the language at large."""
    asked = queries.query(shapes.DistinctiveQuery)
    options = queries.view_options(asked)
    found = views().distinctive(id, options, min_count=asked.min_count, extraction=asked.extraction)
    return jsonify(_listed(found, found.stop_list))


@evidence.get("/analyses/<id>/blocks")
def blocks(id: str) -> Response:
    """The parts of the document, and which of them counted."""
    asked = queries.query(shapes.BlocksQuery)
    found = api.service().outline(id, asked.extraction)
    parts = [{"number": number, **asdict(part)} for number, part in enumerate(found.parts)]
    return jsonify({"choice": found.choice, "headline": found.headline, "blocks": parts})


@evidence.get("/compare")
def compare() -> Response:
    """The words that set one analysis apart from another."""
    asked = queries.query(shapes.CompareQuery)
    found = views().compare(asked.target, asked.reference)
    items = _only(found.items, asked.only)
    return jsonify(
        {
            "target_n_tokens": found.target_n_tokens,
            "reference_n_tokens": found.reference_n_tokens,
            "total": len(items),
            "items": [asdict(item) for item in items[asked.offset : asked.offset + asked.limit]],
        }
    )


def _asked(id: str, asked: shapes.FoundQuery) -> Asked:
    return Asked(id, asked.q, asked.match, asked.extraction)


def _only(items: tuple[KeyWord, ...], only: str) -> tuple[KeyWord, ...]:
    if only == "all":
        return items
    sides = one_sided(items)
    return sides.target_only if only == "target" else sides.reference_only


def _listed(found: Any, stop_list: StopList | None) -> dict[str, Any]:
    return asdict(found) | {"stop_list": answers.stop_list(stop_list)}
