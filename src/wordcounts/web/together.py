"""What of a collection stands by itself: its receipt, its citation, a report in one file, a view to be embedded."""

from __future__ import annotations

from dataclasses import asdict

from flask import Blueprint, Response, jsonify, make_response, render_template, url_for
from pydantic import Field

from wordcounts.receipts import options_said
from wordcounts.web import collected_schemas as shapes
from wordcounts.web import downloads, openapi, queries, schemas
from wordcounts.web.collected import seen, turn
from wordcounts.web.collections import cases
from wordcounts.web.standing import rows, style

together = Blueprint("together", __name__)


class EmbeddedQuery(schemas.ViewQuery):
    """A view of a collection to be shown within another site's page."""

    limit: int = Field(10, ge=1, le=100)


@together.get(f"{openapi.PREFIX}/collections/<id>/receipt")
def receipt(id: str) -> Response:
    """What was counted together, by what, and what came out."""
    options = queries.view_options(queries.query(shapes.SummedQuery))
    with turn(id):
        found = seen().receipt(id, options)
    answer = jsonify(found.model_dump())
    answer.headers["Content-Disposition"] = downloads.disposition("", "receipt", "json")
    return answer


@together.get(f"{openapi.PREFIX}/collections/<id>/citation")
def citation(id: str) -> Response:
    """How to cite a collection."""
    with turn(id):
        return jsonify(asdict(seen().citation(id)))


@together.get(f"{openapi.PREFIX}/collections/<id>/report.html")
def report(id: str) -> Response:
    """All that there is to say of one collection, as a file."""
    options = queries.view_options(queries.query(schemas.ViewQuery))
    with turn(id):
        found = seen().report(id, options)
    page = render_template(
        "report_collection.html",
        one=cases().status(id),
        style=style(),
        words=rows(found.words.view),
        sources=found.tfidf.view.documents,
        n_more=max(found.words.n_documents - len(found.tfidf.view.documents), 0),
        growth=found.growth.view,
        receipt=found.receipt,
        said=options_said(options),
        language=found.words.language,
        cited=found.citation,
    )
    answer = make_response(page)
    answer.headers["Content-Disposition"] = downloads.disposition(found.words.name, "report", "html")
    return answer


@together.get("/embed/collections/<id>")
def embed(id: str) -> str:
    """The commonest words of all sources, for other sites' pages."""
    asked = queries.query(EmbeddedQuery)
    with turn(id):
        found = seen().words(id, queries.view_options(asked))
    href = url_for("pages.collection", id=id)
    only = asked.stop_words == "only"
    return render_template("embed_collection.html", of=found, words=rows(found.view), only=only, href=href)
