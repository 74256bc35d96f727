"""The OpenAPI 3.1 document, from the shapes and one table of routes. `python -m wordcounts.web.openapi` prints it."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from wordcounts.receipts import CollectionReceipt, Receipt
from wordcounts.sheets import FORMATS
from wordcounts.web import collected_schemas as seen
from wordcounts.web import collection_schemas as many
from wordcounts.web import evidence_schemas as shapes
from wordcounts.web import schemas

PREFIX: Final = "/api/v1"
REF: Final = "#/components/schemas/{model}"


@dataclass(frozen=True, slots=True)
class Route:
    """One operation of the API."""

    method: str
    path: str
    operation: str
    summary: str
    status: int
    answer: type[BaseModel] | None = None
    body: type[BaseModel] | None = None
    query: type[schemas.Shape] | None = None

    def as_file(self) -> Route:
        """The same as a file of all its rows."""
        whole = self.query and schemas.of_file(self.query)
        return Route(
            "get", f"{self.path}.{{format}}", f"{self.operation}_file", f"{self.summary}: a file", 200, query=whole
        )


def _of_one(name: str, summary: str, answer: type[BaseModel], query: type[schemas.Shape]) -> Route:
    return Route("get", f"/analyses/{{id}}/{name}", name, summary, 200, answer, query=query)


def _listed(*routes: Route) -> tuple[Route, ...]:
    """Views that are rows, each with its files."""
    return tuple(one for route in routes for one in (route, route.as_file()))


def _of_collection(method: str, name: str, summary: str) -> Route:
    """What is done to a collection: it answers how that stands then."""
    return Route(method, f"/collections/{{id}}/{name}", f"{name}_collection", summary, 200, many.Collection)


def _of_all(name: str, summary: str, answer: type[BaseModel], query: type[schemas.Shape]) -> Route:
    """A view of a collection."""
    return Route("get", f"/collections/{{id}}/{name}", f"collected_{name}", summary, 200, answer, query=query)


COLLECTED: Final = _listed(
    _of_all("words", "The words of all its sources", seen.SummedWords, seen.SpreadQuery),
    _of_all("matrix", "Its words by sources", seen.Matrix, seen.MatrixQuery),
    _of_all("dispersion", "How evenly words are spread over them", seen.Evenness, seen.EvennessQuery),
    _of_all("tfidf", "The weightiest words of each", seen.Tfidf, seen.TfidfQuery),
    _of_all("trends", "Words through its sources", seen.Trends, seen.TrendsQuery),
    _of_all("keyness", "What sets one apart, or all from another", seen.Keyness, seen.KeynessQuery),
    _of_all("growth", "How its vocabulary grows, and when to stop", seen.VocabularyGrowth, seen.GrowthQuery),
    _of_all("alike", "Sources that say nearly the same", seen.AlikeSources, seen.AlikeQuery),
    _of_all("concordance", "Occurrences in all its texts", seen.Lines, seen.LinesQuery),
    _of_all("collocates", "What stands near a word in its texts", seen.Near, seen.NearQuery),
)

COLLECTIONS: Final = (
    Route("post", "/collections", "create_collection", "Count many sources", 202, many.Made, many.NewCollection),
    Route("get", "/collections", "recent_collections", "Yours", 200, many.CollectionList, query=many.CollectionsQuery),
    Route("get", "/collections/{id}", "collection", "How its sources stand", 200, many.Collection),
    Route("patch", "/collections/{id}", "rename_collection", "Call it otherwise", 200, many.Collection, many.Renamed),
    Route("delete", "/collections/{id}", "delete_collection", "Delete it with all its analyses", 204),
    Route("get", "/collections/{id}/sources", "sources", "Its sources", 200, many.SourceList, query=many.SourcesQuery),
    Route("post", "/collections/{id}/sources", "add_sources", "Add to it", 202, many.Made, many.Sources),
    Route("delete", "/collections/{id}/sources/{number}", "remove_source", "Take one out", 204),
    Route("post", "/collections/{id}/retry", "retry_collection", "Try again what failed", 202, many.Made),
    _of_collection("post", "pause", "Begin nothing more of it for now"),
    _of_collection("post", "resume", "Go on with it"),
    _of_collection("post", "cancel", "End it for good"),
)

ROUTES: Final = (
    Route("post", "/analyses", "submit", "Count a source", 202, schemas.Accepted, schemas.NewAnalysis),
    Route("get", "/analyses", "recent", "Your own analyses", 200, schemas.AnalysisList, query=schemas.RecentQuery),
    Route("get", "/analyses/{id}", "status", "State and totals of one", 200, schemas.Analysis),
    Route("delete", "/analyses/{id}", "delete", "Delete one, document and all", 204),
    Route("post", "/analyses/{id}/cancel", "cancel", "Stop one", 200, schemas.Analysis),
    Route("post", "/analyses/{id}/retry", "retry", "Count again, anew", 202, schemas.Accepted, schemas.RetryOptions),
    Route(
        "get",
        "/stop-words/{language}",
        "stop_words",
        "A list of stop words",
        200,
        schemas.StopWordList,
        query=schemas.StopWordsQuery,
    ),
    Route("get", "/measures", "glossary", "What each measure is", 200, shapes.Glossary),
    _of_one("vocabulary", "A view of its words, whole, in columns", schemas.Vocabulary, schemas.VocabularyQuery),
    _of_one("dispersion", "Where a word falls", shapes.Dispersion, shapes.DispersionQuery),
    _of_one("measures", "Diversity, Zipf's law, readability", shapes.Measures, shapes.TextQuery),
    _of_one("distribution", "Ranks, frequency classes, growth", shapes.Distribution, shapes.TextQuery),
    _of_one("history", "What its address held before and after", shapes.History, shapes.HistoryQuery),
    _of_one("receipt", "What was counted, by what, and what came out", Receipt, schemas.WordsQuery),
    Route("get", "/analyses/{id}/report.html", "report", "All there is to say, a file", 200, query=schemas.WordsQuery),
    Route("get", "/analyses/{id}/citation", "citation", "How to cite it", 200, shapes.Citation),
    *_listed(
        _of_one("words", "A view of its words", schemas.Words, schemas.WordsQuery),
        _of_one("places", "By place", schemas.WordsByPlace, schemas.ViewQuery),
        _of_one("concordance", "Its occurrences in context", shapes.Concordance, shapes.ConcordanceQuery),
        _of_one("collocates", "What stands near a word", shapes.Collocates, shapes.CollocatesQuery),
        _of_one("forms", "The forms of a word", shapes.Forms, shapes.FormsQuery),
        _of_one("distinctive", "Against the language at large", shapes.Distinctive, shapes.DistinctiveQuery),
        _of_one("blocks", "Which parts counted", shapes.Blocks, shapes.BlocksQuery),
        Route("get", "/compare", "compare", "Keyness of two", 200, shapes.Comparison, query=shapes.CompareQuery),
    ),
    *COLLECTIONS,
    *COLLECTED,
    _of_all("vocabulary", "Its words whole, in columns", seen.CorpusVocabulary, seen.WholeQuery),
    _of_all("receipt", "What was counted together, and what came out", CollectionReceipt, seen.SummedQuery),
    Route("get", "/collections/{id}/citation", "cite_collection", "How to cite a collection", 200, shapes.Citation),
    Route("get", "/collections/{id}/report.html", "report_collection", "A file", 200, query=schemas.ViewQuery),
)

HEADERS: Final = {
    "submit": {
        "Idempotency-Key": "The same key and body within 24 hours is the same analysis.",
        "Prefer": "wait=SECONDS (20 at most) answers 200 when it has ended by then.",
    },
    "create_collection": {"Idempotency-Key": "The same key and body within 24 hours is the same collection."},
    "status": {"Prefer": "wait=SECONDS (20 at most) answers when it has ended, or then."},
    "retry": {"Prefer": "As for submitting."},
}
"""Request headers of an operation: name -> what it does."""

OWNED: Final = frozenset(
    {"delete", "cancel", "retry", "add_sources", "remove_source"}
    | {f"{name}_collection" for name in ("delete", "cancel", "retry", "pause", "resume", "rename")}
)
"""Operations that are the owner's: by key, by session, or by the delete_token as a Bearer."""

UPLOADS: Final[dict[type[BaseModel], type[BaseModel]]] = {
    schemas.NewAnalysis: schemas.Upload,
    many.NewCollection: many.CollectionUpload,
    many.Sources: many.SourcesUpload,
}
"""What may come as a form, with files."""

LIMITED: Final = frozenset({"submit", "retry", "create_collection", "add_sources", "retry_collection"})
"""Operations that count against a client's limits."""

SCHEMES: Final = {
    "key": {"type": "http", "scheme": "bearer", "description": "A key, wc_...; needed where the service requires one."},
    "session": {"type": "apiKey", "in": "cookie", "name": "wordcounts", "description": "The page's own."},
    "delete_token": {"type": "http", "scheme": "bearer", "description": "As a submission without key or session got."},
}
"""An operation needs none of these where the service requires no key; they say whose its analyses are."""

CHALLENGE: Final = "WWW-Authenticate"

QUOTAS: Final = ("RateLimit-Policy", "RateLimit")
"""How the client's limits stand: draft-ietf-httpapi-ratelimit-headers-10."""


def document() -> dict[str, Any]:
    """Make the document; equal for equal code."""
    used = [model for route in ROUTES for model in (route.answer, route.body) if model] + [
        *UPLOADS.values(),
        schemas.Problem,
    ]
    modes: list[tuple[type[BaseModel], Any]] = [(model, "validation") for model in dict.fromkeys(used)]
    _, definitions = models_json_schema(modes, ref_template=REF)
    paths: dict[str, dict[str, Any]] = {}
    for route in ROUTES:
        paths.setdefault(PREFIX + route.path, {})[route.method] = _operation(route)
    return {
        "openapi": "3.1.0",
        "info": {"title": "wordcounts", "version": "1"},
        "security": [{}, {"key": []}, {"session": []}],
        "paths": paths,
        "components": {
            "schemas": definitions["$defs"],
            "securitySchemes": SCHEMES,
        },
    }


def _operation(route: Route) -> dict[str, Any]:
    answer: dict[str, Any] = {"description": "Done" if route.status != 202 else "Accepted: its row is stored"}
    if route.answer:
        answer["content"] = {"application/json": _ref(route.answer)}
    problem = {"description": "A problem", "content": {"application/problem+json": _ref(schemas.Problem)}}
    if route.status == 202:
        answer["headers"] = _headers("Location", *QUOTAS)
    operation: dict[str, Any] = {
        "operationId": route.operation,
        "summary": route.summary,
        "parameters": _parameters(route),
        "responses": {str(route.status): answer, **_refusals(route, problem), "default": problem},
    }
    if route.status == 202:
        operation["responses"]["200"] = {**answer, "description": "It has ended already (Prefer: wait)"}
    if route.operation in OWNED:
        operation["security"] = [{}, {"key": []}, {"session": []}, {"delete_token": []}]
    if route.body:
        content = {"application/json": _ref(route.body)}
        if upload := UPLOADS.get(route.body):
            content["multipart/form-data"] = _ref(upload)
        operation["requestBody"] = {
            "content": content,
            "required": route.body in (schemas.NewAnalysis, many.NewCollection),
        }
    return operation


def _refusals(route: Route, problem: dict[str, Any]) -> dict[str, Any]:
    """Those that a client acts on: show a key, show another, come again later."""
    refusals = {
        "401": {**problem, "description": "No key where one is needed, or a bad one", "headers": _headers(CHALLENGE)},
        "403": {**problem, "description": "The key may not do that", "headers": _headers(CHALLENGE)},
    }
    if route.operation in OWNED:
        refusals["403"]["description"] = "The key may not do that, or the analysis is somebody else's"
    if route.operation in LIMITED:
        headers = _headers("Retry-After", *QUOTAS)
        refusals["429"] = {**problem, "description": "Too many submissions", "headers": headers}
        refusals["503"] = {**problem, "description": "Too much is waiting already", "headers": headers}
    return refusals


def _headers(*names: str) -> dict[str, Any]:
    return {name: {"schema": {"type": "string"}} for name in names}


def _parameters(route: Route) -> list[dict[str, Any]]:
    path = [_parameter(name, "path", {"type": "string"}) for name in re.findall(r"{(\w+)}", route.path)]
    for parameter in path:
        if parameter["name"] == "number":
            parameter["schema"] = {"type": "integer"}
        if parameter["name"] == "format":
            parameter["schema"] = {"type": "string", "enum": ["json", *FORMATS]}
    headers = [
        _parameter(name, "header", {"type": "string"}, what) for name, what in HEADERS.get(route.operation, {}).items()
    ]
    return path + _of_query(route.query) + headers


def _of_query(model: type[BaseModel] | None) -> list[dict[str, Any]]:
    if model is None:
        return []
    schema = model.model_json_schema(ref_template=REF)
    required = schema.get("required", [])
    found = []
    for name, of in schema["properties"].items():
        said = {key: value for key, value in of.items() if key not in ("title", "description")}
        found.append(_parameter(name, "query", said, of.get("description", ""), required=name in required))
    return found


def _parameter(
    name: str, place: str, schema: dict[str, Any], what: str = "", *, required: bool = False
) -> dict[str, Any]:
    said = {"name": name, "in": place, "required": required or place == "path", "schema": schema}
    return {**said, "description": what} if what else said


def _ref(model: type[BaseModel]) -> dict[str, Any]:
    return {"schema": {"$ref": REF.format(model=model.__name__)}}


def text() -> str:
    """The document as it is committed: sorted, indented."""
    return json.dumps(document(), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(text())
