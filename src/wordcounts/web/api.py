"""The JSON API: parse, call the service, answer."""

from __future__ import annotations

import mimetypes

from flask import Blueprint, Response, current_app, jsonify, request
from werkzeug.datastructures import FileStorage

from wordcounts.errors import EmptyInput, InvalidOption
from wordcounts.service import Ask, Service, Submitted
from wordcounts.text.media import is_read, type_of_name
from wordcounts.text.views.stopwords import LANGUAGES, stop_list
from wordcounts.text.words.language import primary
from wordcounts.web import answers, openapi, queries, schemas
from wordcounts.web.callers import caller
from wordcounts.web.waiting import held

OVERHEAD_BYTES = 64 * 1024
"""What a request may hold beside its source: a form's frame, JSON's escapes of a short text."""

MAX_FIELD_BYTES = 512 * 1024
"""Of a form's fields, among which a file is none: they are options and an address. Whatever else a form holds fills
this first, and is refused before the rest of it is looked at."""

api = Blueprint("api", __name__, url_prefix=openapi.PREFIX)


def service() -> Service:
    """The app's one service."""
    found = current_app.extensions["wordcounts"]
    assert isinstance(found, Service)  # noqa: S101 - create_app put it there
    return found


@api.post("/analyses")
def submit() -> Response:
    """Accept one source."""
    submitted = _upload() if request.mimetype == "multipart/form-data" else _described()
    return _accepted(submitted)


def _described() -> Submitted:
    new = queries.body(schemas.NewAnalysis)
    ask = _ask(new, fresh=new.fresh)
    if new.html is not None:
        queries.only_one(html=new.html, text=new.text)
        return service().submit_html(new.html, ask, caller(), base=new.url)
    queries.only_one(url=new.url, text=new.text)
    if new.text is not None:
        return service().submit_text(new.text, ask, caller(), title=new.title)
    if new.url is not None:
        return service().submit_url(new.url, ask, caller())
    raise EmptyInput


def _upload() -> Submitted:
    options = queries.form(schemas.Reading)
    files = request.files.getlist("file")
    if not files:
        raise EmptyInput(parameter="file")
    queries.only_one(**{f"file {number}": file for number, file in enumerate(files, 1)})
    file = files[0]
    ask = _ask(options, fresh=False)
    return service().submit_file(file.read(), ask, caller(), name=file.filename or "", media_type=said_type(file))


def said_type(file: FileStorage) -> str | None:
    """What a file is: browsers say what the visitor's system has for a suffix, a spreadsheet for a CSV table."""
    if is_read(file.mimetype):
        return file.mimetype
    name = file.filename or ""
    return type_of_name(name) or file.mimetype or mimetypes.guess_type(name)[0]


def _ask(given: schemas.Reading, *, fresh: bool) -> Ask:
    language = None if given.language == "auto" else given.language
    return Ask(given.extraction, language, fresh, given.keep, request.headers.get("Idempotency-Key"))


@api.get("/analyses")
def recent() -> Response:
    """The caller's own analyses, newest first."""
    asked = queries.query(schemas.RecentQuery)
    page = service().recent(caller(), limit=asked.limit, cursor=asked.cursor or None, q=asked.q)
    return jsonify({"items": [answers.analysis(one) for one in page.items], "next_cursor": page.next_cursor})


@api.get("/analyses/<id>")
def status(id: str) -> Response:
    """One analysis."""
    return held(service().status(id), lambda one, _: answers.status(one, n_ahead=service().n_ahead(one)))


@api.delete("/analyses/<id>")
def delete(id: str) -> Response:
    """Delete one, document and all."""
    service().delete(id, caller())
    return Response(status=204)


@api.post("/analyses/<id>/cancel")
def cancel(id: str) -> Response:
    """Stop one."""
    return answers.status(service().cancel(id, caller()))


@api.post("/analyses/<id>/retry")
def retry(id: str) -> Response:
    """Count the same source again."""
    options = queries.body(schemas.RetryOptions)
    return _accepted(service().retry(id, caller(), fresh=options.fresh))


@api.get("/stop-words/<language>")
def stop_words(language: str) -> Response:
    """A list of stop words, whole."""
    asked = queries.query(schemas.StopWordsQuery)
    found = stop_list(primary(language), asked.list) if primary(language) else None
    if found is None:
        raise InvalidOption(f"There are stop words for {', '.join(sorted(LANGUAGES))}.", parameter="language")
    return jsonify({**(answers.stop_list(found) or {}), "words": sorted(found.words)})


@api.get("/openapi.json")
def described() -> Response:
    """This API's own description."""
    return Response(openapi.text(), content_type="application/json")


def _accepted(submitted: Submitted) -> Response:
    return held(submitted.analysis, lambda one, waited: answers.accepted(submitted, one, waited=waited))
