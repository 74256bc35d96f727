"""The OpenAPI 3.1 document, from the shapes and one table of routes. `python -m wordcounts.web.openapi` prints it."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

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
    query: tuple[str, ...] = ()


VIEW: Final = (
    "extraction",
    "fold",
    "compounds",
    "stop_words",
    "numbers",
    "min_length",
    "ngram",
    "q",
    "sort",
    "limit",
    "offset",
)

ROUTES: Final = (
    Route("post", "/analyses", "submit", "Count a source", 202, schemas.Accepted, schemas.NewAnalysis),
    Route("get", "/analyses", "recent", "Your own analyses", 200, schemas.AnalysisList, query=("cursor", "q", "limit")),
    Route("get", "/analyses/{id}", "status", "State and totals of one", 200, schemas.Analysis),
    Route("delete", "/analyses/{id}", "delete", "Delete one, document and all", 204),
    Route("post", "/analyses/{id}/cancel", "cancel", "Stop one", 200, schemas.Analysis),
    Route("post", "/analyses/{id}/retry", "retry", "Count again, anew", 202, schemas.Accepted, schemas.RetryOptions),
    Route("get", "/analyses/{id}/words", "words", "A view of its words", 200, schemas.Words, query=VIEW),
    Route("get", "/compare", "compare", "Keyness", 200, schemas.Comparison, query=("target", "reference", "limit")),
)


def document() -> dict[str, Any]:
    """Make the document; equal for equal code."""
    used = [model for route in ROUTES for model in (route.answer, route.body) if model] + [
        schemas.Upload,
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
        "paths": paths,
        "components": {"schemas": definitions["$defs"]},
    }


def _operation(route: Route) -> dict[str, Any]:
    answer: dict[str, Any] = {"description": "Done" if route.status != 202 else "Accepted: its row is stored"}
    if route.answer:
        answer["content"] = {"application/json": _ref(route.answer)}
    problem = {"description": "A problem", "content": {"application/problem+json": _ref(schemas.Problem)}}
    operation: dict[str, Any] = {
        "operationId": route.operation,
        "summary": route.summary,
        "parameters": _parameters(route),
        "responses": {str(route.status): answer, "default": problem},
    }
    if route.body:
        content = {"application/json": _ref(route.body)}
        if route.body is schemas.NewAnalysis:
            content["multipart/form-data"] = _ref(schemas.Upload)
        operation["requestBody"] = {"content": content, "required": route.body is schemas.NewAnalysis}
    return operation


def _parameters(route: Route) -> list[dict[str, Any]]:
    kind = {"type": "string"}
    path = [{"name": "id", "in": "path", "required": True, "schema": kind}] if "{id}" in route.path else []
    return path + [{"name": name, "in": "query", "required": False, "schema": kind} for name in route.query]


def _ref(model: type[BaseModel]) -> dict[str, Any]:
    return {"schema": {"$ref": REF.format(model=model.__name__)}}


def text() -> str:
    """The document as it is committed: sorted, indented."""
    return json.dumps(document(), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(text())
