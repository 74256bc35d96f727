"""Collections in the JSON API: parse, call the use case, answer."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from flask import Blueprint, Response, current_app, json, jsonify, request, url_for
from werkzeug.datastructures import FileStorage

from wordcounts.collections import Collections, Given, Made, Many, Site, files_of
from wordcounts.lifecycle import State
from wordcounts.service import Ask, digest
from wordcounts.store.collected import Collection, Member
from wordcounts.text.bundle import is_bundle
from wordcounts.text.site.limits import Limits
from wordcounts.text.site.plan import Plan
from wordcounts.web import answers, openapi, queries, quotas, schemas
from wordcounts.web import collection_schemas as shapes
from wordcounts.web.api import OVERHEAD_BYTES, said_type
from wordcounts.web.callers import caller

collections = Blueprint("collections", __name__, url_prefix=f"{openapi.PREFIX}/collections")


def cases() -> Collections:
    """The app's collections."""
    found = current_app.extensions["wordcounts-collections"]
    assert isinstance(found, Collections)  # noqa: S101 - create_app put it there
    return found


@collections.post("")
def create_collection() -> Response:
    """Make one of some sources, of files, or of the pages of a site."""
    if request.mimetype == "multipart/form-data":
        space = room()
        form = queries.form(shapes.CollectionForm)
        return _made(cases().create(form.name, sent(form, space), asked_of(form), caller()))
    new = queries.body(shapes.NewCollection)
    return _made(cases().create(new.name, _given(new), asked_of(new), caller(), _site(new.site)))


@collections.post("/<id>/sources")
def add_sources(id: str) -> Response:
    """Add sources."""
    if request.mimetype == "multipart/form-data":
        space = room()
        return _made(cases().add(id, sent(queries.form(shapes.FilesForm), space), caller()))
    return _made(cases().add(id, _given(queries.body(shapes.Sources)), caller()))


def asked_of(new: schemas.Reading) -> Ask:
    """How each source is read."""
    language = None if new.language == "auto" else new.language
    return Ask(new.extraction, language, keep=new.keep, idempotency_key=request.headers.get("Idempotency-Key"))


def _given(new: shapes.Sources) -> Many:
    return Many.of([*(_source(one) for one in new.sources), *(Given(url=url) for url in new.urls)])


def room() -> int:
    """Let this request bring as many bytes as a collection takes at once; they go to a file, not to memory."""
    space = cases().max_bytes
    request.max_content_length = space + OVERHEAD_BYTES
    return space


def sent(form: shapes.FilesForm, space: int) -> Many:
    """The files of a form, zips opened, and its addresses, one on each line."""
    sent, bundle = Many.of(Given(url=url) for url in form.urls.splitlines()), None
    for file in request.files.getlist("file"):
        name = file.filename or ""
        if not name and not file.stream.read(1):
            continue  # a form's field in which no file was chosen
        file.stream.seek(0)
        if not is_bundle(name, file.mimetype):
            sent += Many(1, hashlib.file_digest(file.stream, "sha256").hexdigest(), _alone(file))  # type: ignore[arg-type]
            continue
        bundle = cases().opened(file.stream, space, bundle)
        sent += Many(len(bundle), digest(bundle.fingerprint), files_of(bundle))
    return sent


def _site(new: shapes.NewSite | None) -> Site | None:
    return None if new is None else Site(new.url, Limits(new.max_pages, new.max_depth, new.max_bytes))


def _alone(file: FileStorage) -> Iterator[Given]:
    """Read when it is stored: not all files of a form are in memory at a time."""
    file.stream.seek(0)
    yield Given(None, file.read(), "file", said_type(file), file.filename or "")


def _source(one: shapes.NewSource) -> Given:
    queries.only_one(html=one.html, text=one.text)
    if one.html is not None:
        return Given(one.url, one.html.encode("utf-8", "replace"), "text", "text/html", one.title)
    if one.text is not None:
        queries.only_one(url=one.url, text=one.text)
        return Given(None, one.text.encode("utf-8", "replace"), name=one.title)
    return Given(url=one.url, name=one.title)


@collections.get("")
def recent_collections() -> Response:
    """The caller's own, newest first."""
    asked = queries.query(shapes.CollectionsQuery)
    page = cases().recent(caller(), limit=asked.limit, cursor=asked.cursor or None, q=asked.q)
    return jsonify({"items": [told(one) for one in page.items], "next_cursor": page.next_cursor})


@collections.get("/<id>")
def collection(id: str) -> Response:
    """One, with how its sources stand."""
    return _standing(cases().status(id))


@collections.patch("/<id>")
def rename_collection(id: str) -> Response:
    """Call it otherwise."""
    return _standing(cases().rename(id, queries.body(shapes.Renamed).name, caller()))


@collections.get("/<id>/sources")
def sources(id: str) -> Response:
    """A page of its sources."""
    asked = queries.query(shapes.SourcesQuery)
    state = State(asked.state) if asked.state else None
    page = cases().sources(id, limit=asked.limit, after=asked.cursor, q=asked.q, state=state)
    return jsonify({"items": [source(one) for one in page.items], "next_cursor": page.next_cursor})


@collections.delete("/<id>/sources/<int:number>")
def remove_source(id: str, number: int) -> Response:
    """Take one source out, with its analysis."""
    # No source has a number that the database's column does not hold.
    cases().remove(id, min(number, shapes.MAX_NUMBER), caller())
    return Response(status=204)


@collections.delete("/<id>")
def delete_collection(id: str) -> Response:
    """Delete one with all its analyses."""
    cases().delete(id, caller())
    return Response(status=204)


@collections.post("/<id>/retry")
def retry_collection(id: str) -> Response:
    """Try again what failed."""
    return _made(cases().retry(id, caller()))


@collections.post("/<id>/pause")
def pause_collection(id: str) -> Response:
    """Begin nothing more of it for now."""
    return _standing(cases().pause(id, caller()))


@collections.post("/<id>/resume")
def resume_collection(id: str) -> Response:
    """Go on with it."""
    return _standing(cases().resume(id, caller()))


@collections.post("/<id>/cancel")
def cancel_collection(id: str) -> Response:
    """End it for good."""
    return _standing(cases().cancel(id, caller()))


def told(one: Collection) -> dict[str, Any]:
    """A collection as `collection_schemas.Collection`."""
    counts = one.counts
    return {
        "id": one.id,
        "name": one.name,
        "state": one.state,
        "done": one.done,
        "options": {"extraction": one.extraction, "language": one.language, "keep": one.keep},
        "counts": {
            "n_sources": counts.n_sources,
            "n_queued": counts.n_queued,
            "n_running": counts.n_running,
            "n_finished": counts.n_finished,
            "n_failed": counts.n_failed,
            "n_cancelled": counts.n_cancelled,
            "n_joined": one.n_joined,
            "n_duplicates": counts.n_duplicates,
        },
        "totals": {"n_tokens": one.n_tokens, "n_documents": one.n_documents},
        "site": _walked(one),
        "version": one.version,
        "created_at": answers.time(one.created_at),
    }


def _walked(one: Collection) -> dict[str, Any] | None:
    if one.site is None:
        return None
    plan = Plan.from_json(one.site)
    return {
        "url": plan.url,
        **asdict(plan.limits),
        "by": None if one.walk == "begins" else one.walk,
        "n_bytes": one.n_bytes,
        "traps": plan.traps,
        "cut_by": plan.cut_by or None,
    }


def source(one: Member) -> dict[str, Any]:
    """A member as `collection_schemas.MemberSource`."""
    failure = one.failure
    return {
        "number": one.number,
        "name": one.name,
        "analysis": one.analysis_id,
        "kind": one.kind,
        "url": one.final_url or one.url,
        "title": one.title,
        "language": one.language,
        "depth": one.depth,
        "dated_at": answers.time(one.dated_at),
        "state": one.state,
        "stage": one.stage,
        "attempt": one.attempt,
        "totals": None
        if one.n_tokens is None
        else {"n_tokens": one.n_tokens, "n_types": one.n_types, "n_hapaxes": one.n_hapaxes},
        "warnings": [{"code": code, "message": message} for code, message in one.notices],
        "error": failure and {"code": failure.code, "message": failure.message, "permanent": failure.permanent},
        "duplicate_of": one.duplicate_of,
        "finished_at": answers.time(one.finished_at),
    }


def _standing(one: Collection) -> Response:
    answer = jsonify(told(one))
    if not one.done:
        answer.headers["Retry-After"] = str(answers.POLL_S)
    return answer


def _made(made: Made) -> Response:
    answer = _standing(made.collection)
    answer.status_code = 202
    said = told(made.collection) | {"n_added": len(made.added.ids), "n_already": made.added.n_joined}
    if made.delete_token:
        said["delete_token"] = made.delete_token
    answer.set_data(json.dumps(said))
    answer.headers["Location"] = url_for("collections.collection", id=made.collection.id)
    if made.replayed:
        answer.headers["Idempotent-Replayed"] = "true"
    return quotas.mark(answer, made.quotas)
