"""The JSON API behind a number: what is no list of rows (those are `listings`)."""

from __future__ import annotations

from dataclasses import asdict
from itertools import zip_longest
from typing import Final

from flask import Blueprint, Response, current_app, jsonify

from wordcounts.citation import cite
from wordcounts.evidence import Asked, Evidence
from wordcounts.text.measures.glossary import GLOSSARY
from wordcounts.web import answers, api, downloads, openapi, queries, schemas
from wordcounts.web import evidence_schemas as shapes
from wordcounts.web.callers import caller

MAX_FOLLOWED: Final = 10
"""Words of one history: more lines than that no plot keeps apart."""

evidence = Blueprint("evidence", __name__, url_prefix=openapi.PREFIX)


def views() -> Evidence:
    """The app's one."""
    found = current_app.extensions["wordcounts-evidence"]
    assert isinstance(found, Evidence)  # noqa: S101 - create_app put it there
    return found


@evidence.get("/analyses/<id>/vocabulary")
def vocabulary(id: str) -> Response:
    """A view of its words, whole."""
    asked = queries.query(schemas.VocabularyQuery)
    found = api.service().vocabulary(id, queries.view_options(asked), asked.extraction, most=asked.most)
    return jsonify(answers.vocabulary(found))


@evidence.get("/analyses/<id>/dispersion")
def dispersion(id: str) -> Response:
    """Where a word falls."""
    asked = queries.query(shapes.DispersionQuery)
    return jsonify(asdict(views().dispersion(asked_of(id, asked), queries.view_options(asked), parts=asked.parts)))


@evidence.get("/analyses/<id>/measures")
def measures(id: str) -> Response:
    """Every measure of the text."""
    asked = queries.query(shapes.TextQuery)
    return jsonify(asdict(views().measures(id, queries.view_options(asked), asked.extraction)))


@evidence.get("/measures")
def glossary() -> Response:
    """What each measure is, in plain words."""
    return jsonify({"items": [asdict(term) for term in GLOSSARY]})


@evidence.get("/analyses/<id>/distribution")
def distribution(id: str) -> Response:
    """How the counts are distributed."""
    asked = queries.query(shapes.TextQuery)
    found = views().distribution(id, queries.view_options(asked), asked.extraction)
    ranks = [{**asdict(point), "expected": expected} for point, expected in zip_longest(found.ranks, found.expected)]
    return jsonify(
        {
            "ranks": ranks,
            "rank_fit": found.rank_fit and asdict(found.rank_fit),
            "classes": [{"count": count, "n_types": n_types} for count, n_types in found.spectrum],
            "growth": [asdict(point) for point in found.growth],
        }
    )


@evidence.get("/analyses/<id>/history")
def history(id: str) -> Response:
    """What the same address held before and after."""
    asked = queries.query(shapes.HistoryQuery)
    words = queries.few(asked.words, MAX_FOLLOWED, parameter="words")
    found = views().history(id, caller(), words, queries.view_options(asked), asked.extraction)
    items = [answers.past(one) for one in found]
    return jsonify({"url": api.service().finished(id).url, "words": words, "items": items})


@evidence.get("/analyses/<id>/receipt")
def receipt(id: str) -> Response:
    """What was counted, by what, and what came out."""
    asked = queries.query(schemas.WordsQuery)
    found = views().receipt(id, queries.view_options(asked), asked.extraction)
    answer = jsonify(found.model_dump())
    answer.headers["Content-Disposition"] = downloads.disposition("", "receipt", "json")
    return answer


@evidence.get("/analyses/<id>/citation")
def citation(id: str) -> Response:
    """How to cite it."""
    return jsonify(asdict(cite(api.service().finished(id))))


def asked_of(id: str, asked: shapes.FoundQuery | shapes.FormsQuery) -> Asked:
    """What is to be found in an analysis, as a query says it."""
    match = asked.match if isinstance(asked, shapes.FoundQuery) else "word"
    return Asked(id, asked.q, match, asked.extraction)
