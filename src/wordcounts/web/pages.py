"""The pages: one shell, which the built front end fills; assets; the documentation of the API."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flask import (
    Blueprint,
    Response,
    current_app,
    make_response,
    render_template,
    request,
    send_from_directory,
    url_for,
)
from werkzeug.exceptions import NotFound
from werkzeug.security import safe_join

from wordcounts import sheets
from wordcounts.errors import BodyTooLarge, UnknownAnalysis, UnknownCollection
from wordcounts.web import bundle, openapi, problems
from wordcounts.web import collection_schemas as shapes
from wordcounts.web.api import service
from wordcounts.web.callers import welcome
from wordcounts.web.collections import cases

pages = Blueprint("pages", __name__)

A_YEAR_S = 365 * 24 * 3600


@pages.get("/")
def home() -> str:
    """The page with the form."""
    welcome()
    return shell()


@pages.get("/analyses/<id>")
def analysis(id: str) -> Response:
    """The page of one analysis: a permalink."""
    welcome()
    try:
        one, code = service().status(id), 200
    except UnknownAnalysis:
        one, code = None, 404
    # written by hand: url_for takes names such as _scheme for orders of its own
    without_script = f"{url_for('plain.analysis', id=id)}?{urlencode(request.args)}".removesuffix("?")
    return make_response(shell(title=one.known_as if one else "", without_script=without_script), code)


@pages.get("/collections/<id>")
def collection(id: str) -> Response:
    """The page of a collection: a permalink."""
    welcome()
    try:
        title, code = cases().status(id).name, 200
    except UnknownCollection:
        title, code = "", 404
    without_script = f"{url_for('plain.collection', id=id)}?{urlencode(request.args)}".removesuffix("?")
    return make_response(shell(title=title, without_script=without_script), code)


@pages.get("/compare")
def compare() -> Response:
    """The page of two analyses, side by side: a permalink. A side that is not named is chosen there."""
    welcome()
    named = [request.args.get(side, "") for side in ("target", "reference")]
    try:
        titles, code = [service().status(id).known_as for id in named if id], 200
    except UnknownAnalysis:
        titles, code = [], 404
    return make_response(shell(title=" against ".join(titles) if len(titles) > 1 else "Compare"), code)


@pages.get("/assets/<path:name>")
def asset(name: str) -> Response:
    """A file of the build, packed for those who take it so: its name holds its hash, so that it never changes."""
    folder = str(bundle.BUILT / "assets")
    twin = safe_join(folder, f"{name}.gz")  # None for a name that leads out
    has_twin = twin is not None and Path(twin).is_file()
    if has_twin and request.accept_encodings.quality("gzip") > 0:
        kind, _ = mimetypes.guess_type(name)
        answer = send_from_directory(folder, f"{name}.gz", max_age=A_YEAR_S, mimetype=kind)
        answer.content_encoding = "gzip"
    else:
        answer = send_from_directory(folder, name, max_age=A_YEAR_S)
    if has_twin:
        answer.vary.add("Accept-Encoding")
    answer.cache_control.immutable = True
    answer.cache_control.public = True
    return answer


@pages.get("/favicon.ico")
def favicon() -> Response:
    """Three bars, as the charts draw them."""
    return send_from_directory(current_app.static_folder or "", "favicon.svg", max_age=24 * 3600)


@pages.get("/api/docs")
def docs() -> str:
    """The API's documentation, made from its own description: no script, no third party."""
    document = openapi.document()
    return render_template("docs.html", document=document, operations=_operations(document))


def not_found(error: NotFound) -> Response:
    """A page for people who follow a dead link, a problem for programs."""
    if request.path.startswith(openapi.PREFIX) or not request.accept_mimetypes.accept_html:
        return problems.of_http(error)
    return make_response(shell(title="Not found"), 404)


def too_large(said: Exception) -> Response:
    """The form with its sentence for whoever asks for a page, as browsers do; a problem for programs."""
    error = said if isinstance(said, BodyTooLarge) else BodyTooLarge()
    answer = problems.problem(error)
    asks_for_page = request.accept_mimetypes.best_match([problems.MEDIA_TYPE, "text/html"]) == "text/html"
    if not request.path.startswith(openapi.PREFIX) and asks_for_page:
        many = shapes.PlainForm.model_validate({}) if request.endpoint == "plain.make" else None
        answer.content_type = "text/html; charset=utf-8"
        answer.set_data(shell(sentence=error.message, many=many))
    return answer


def takes(schema: dict[str, Any]) -> str:
    """What a JSON Schema accepts, for people."""
    if "enum" in schema:
        return " | ".join(str(value) for value in schema["enum"])
    if "anyOf" in schema:
        return " | ".join(takes(one) for one in schema["anyOf"])
    if "$ref" in schema:
        return shape(schema)
    if schema.get("type") == "array":
        return f"list of {takes(schema['items'])}"
    low, high = schema.get("minimum"), schema.get("maximum")
    return f"{schema.get('type', '')} {low} to {high}" if low is not None else str(schema.get("type", ""))


def shape(schema: dict[str, Any]) -> str:
    """The name of the shape that a reference leads to."""
    return str(schema["$ref"]).rsplit("/", 1)[-1]


def shell(
    *,
    title: str = "",
    typed: str = "",
    sentence: str = "",
    without_script: str = "",
    many: shapes.PlainForm | None = None,
) -> str:
    """The shell, with forms that work without a script.

    `sentence` says what was wrong with what was typed, of one address or of `many`; `without_script` is where browsers
    that run none are led.
    """
    return render_template(
        "page.html",
        built=bundle.load(),
        title=title,
        typed=typed,
        sentence=sentence,
        without_script=without_script,
        many=many,
        parquet=sheets.writes_parquet(),
    )


def _operations(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"method": method.upper(), "path": path, **operation}
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
