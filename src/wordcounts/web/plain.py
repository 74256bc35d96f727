"""The pages of an analysis and of a collection without a script: state, totals, sources, and the table of words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from flask import Blueprint, Response, make_response, redirect, render_template, url_for
from werkzeug.wrappers import Response as BaseResponse

from wordcounts import sheets
from wordcounts.citation import Citation, cite
from wordcounts.collections import MAX_NAME, Site
from wordcounts.errors import InputError, UnknownAnalysis, UnknownCollection, WordcountsError
from wordcounts.lifecycle import State
from wordcounts.store.collected import Collection
from wordcounts.store.values import Analysis
from wordcounts.text.site.limits import Limits
from wordcounts.web import collection_schemas as shapes
from wordcounts.web import problems, queries, quotas, schemas
from wordcounts.web.api import service
from wordcounts.web.callers import caller, welcome
from wordcounts.web.collected import seen, turn
from wordcounts.web.collections import asked_of, cases, room, sent
from wordcounts.web.listings import ENDINGS
from wordcounts.web.pages import shell
from wordcounts.web.standing import rows

if TYPE_CHECKING:
    from wordcounts.text.corpus.words import SummedWords

plain = Blueprint("plain", __name__)

LOOK_AGAIN_S: Final = 2
"""How soon a browser asks again for an analysis that has not ended."""

STATES: Final = {
    State.QUEUED: "It waits for its turn.",
    State.RUNNING: "It is being fetched and read.",
    State.CANCELLED: "It was cancelled.",
    State.FAILED: "It could not be counted.",
}

SOURCE_STATES: Final = {
    State.QUEUED: "waiting",
    State.RUNNING: "being counted",
    State.CANCELLED: "cancelled",
    State.FAILED: "could not be counted",
    State.FINISHED: "counted",
}


@plain.get("/analyses/<id>/plain")
def analysis(id: str) -> Response:
    """One analysis, as the page with a script shows it: the same view, by the same names in the address."""
    try:
        one = service().status(id)
    except UnknownAnalysis:
        return make_response(render_template("plain.html", one=None, said="There is no analysis here."), 404)
    if one.state is not State.FINISHED:
        said = one.failure.message if one.failure and one.state is State.FAILED else STATES[one.state]
        answer = make_response(render_template("plain.html", one=one, said=said))
        if one.state in (State.QUEUED, State.RUNNING):
            answer.headers["Refresh"] = str(LOOK_AGAIN_S)
        return answer
    return make_response(render_template("plain.html", one=one, **_seen(one)))


def _seen(one: Analysis) -> dict[str, Any]:
    """The words of the view that the address asks for; of the usual view, and why, where that is none."""
    said = ""
    try:
        asked = queries.known(schemas.PlainQuery)
        view = service().words(one.id, queries.view_options(asked), asked.extraction)
    except InputError as error:
        said, asked = str(error), schemas.PlainQuery.model_validate({})
        view = service().words(one.id, queries.view_options(asked), asked.extraction)
    given = asked.model_dump(exclude_defaults=True)
    return {
        "said": said,
        "asked": asked,
        "kept": {
            name: value for name, value in given.items() if name not in {"q", "stop_words", "extraction", "offset"}
        },
        "view": view,
        "words": rows(view),
        "before": _page(one, given, asked.offset - asked.limit) if asked.offset else "",
        "after": _page(one, given, asked.offset + asked.limit) if asked.offset + asked.limit < view.total else "",
        "take": _take(one.id, _ANALYSIS, asked, cite(one)),
        "with_script": url_for("pages.analysis", id=one.id, **given),
    }


@dataclass(frozen=True, slots=True)
class _Take:
    """Where what the page shows is to be had as something to keep."""

    files: list[tuple[str, str]]
    """Their kinds, and where each is."""
    report: str
    receipt: str
    cited: Citation


@dataclass(frozen=True, slots=True)
class _Kept:
    """The routes of what is kept, and what of a view they do not take."""

    file: str
    report: str
    receipt: str
    not_asked: frozenset[str] = frozenset()
    not_reported: frozenset[str] = frozenset()


_ANALYSIS: Final = _Kept("listings.words_file", "standing.report", "evidence.receipt")
_COLLECTION: Final = _Kept(
    "collected.words_file",
    "together.report",
    "together.receipt",
    not_asked=frozenset({"extraction", "place"}),
    not_reported=frozenset({"ngram"}),
)


def _take(id: str, of: _Kept, asked: schemas.PlainQuery, cited: Citation) -> _Take:
    """All of the view, whichever page of it is shown; what these leave unsaid is not what the page leaves unsaid."""
    view = {name: value for name, value in asked.model_dump(exclude_defaults=True).items() if name not in of.not_asked}
    view = {**view, "stop_words": asked.stop_words}
    for name in ("limit", "offset"):
        view.pop(name, None)
    reported = {name: value for name, value in view.items() if name not in of.not_reported}
    endings = [ending for ending in ENDINGS if ending != "parquet" or sheets.writes_parquet()]
    return _Take(
        files=[(ending.upper(), url_for(of.file, id=id, ending=ending, **view)) for ending in endings],
        report=url_for(of.report, id=id, **reported),
        receipt=url_for(of.receipt, id=id, **view),
        cited=cited,
    )


def _page(one: Analysis, given: dict[str, Any], offset: int) -> str:
    return url_for("plain.analysis", id=one.id, **{**given, "offset": max(0, offset)})


MAX_PAGES: Final = 100
"""Of a site that is given without a script, as the page proposes it."""

MAX_SOURCES: Final = 1_000
"""Rows of the table of a collection's sources."""


@plain.post("/collections")
def make() -> BaseResponse:
    """The form for many sources: to the page of the collection, or back with what was typed."""
    welcome()
    form, space = shapes.PlainForm.model_validate({}), room()
    try:
        form = queries.form(shapes.PlainForm)
        site = Site(form.site.strip(), Limits(max_pages=MAX_PAGES)) if form.site.strip() else None
        given = sent(form, space)
        name = form.name.strip() or _usual_name(given.n, form.site.strip())
        made = cases().create(name, given, asked_of(form), caller(), site)
    except WordcountsError as error:
        answer = problems.problem(error)
        answer.content_type = "text/html; charset=utf-8"
        answer.set_data(shell(sentence=error.message, many=form))
        return answer
    return quotas.mark(redirect(url_for("pages.collection", id=made.collection.id), 303), made.quotas)


def _usual_name(n: int, site: str) -> str:
    """What a collection is called that nobody named: by its site, else by how many they are, and the day."""
    today = datetime.now(UTC)
    return site[:MAX_NAME] or f"{n} source{'' if n == 1 else 's'}, {today.day} {today:%B %Y}"


@plain.get("/collections/<id>/plain")
def collection(id: str) -> Response:
    """One collection: how its sources stand, with the words of all of them together."""
    try:
        one = cases().status(id)
    except UnknownCollection:
        return make_response(render_template("plain_collection.html", one=None), 404)
    sources = cases().sources(id, limit=MAX_SOURCES).items
    answer = make_response(
        render_template(
            "plain_collection.html",
            one=one,
            sources=sources,
            stands=SOURCE_STATES,
            n_more=one.counts.n_sources - len(sources),
            **(_together(one) if one.n_documents else {"with_script": url_for("pages.collection", id=id)}),
        )
    )
    if not one.done and one.state != "paused":
        answer.headers["Refresh"] = str(LOOK_AGAIN_S)
    return answer


def _words(id: str, asked: schemas.PlainQuery) -> tuple[SummedWords, Citation]:
    with turn(id):
        return seen().words(id, queries.view_options(asked)).view, seen().citation(id)


def _together(one: Collection) -> dict[str, Any]:
    """The words of all sources, through the view of the address; through the usual one, and why, where that is none."""
    said = ""
    try:
        asked = queries.known(schemas.PlainQuery)
        view, cited = _words(one.id, asked)
    except InputError as error:
        said, asked = str(error), schemas.PlainQuery.model_validate({})
        view, cited = _words(one.id, asked)
    given = asked.model_dump(exclude_defaults=True)

    def page(offset: int) -> str:
        return url_for("plain.collection", id=one.id, **{**given, "offset": max(0, offset)})

    return {
        "said": said,
        "asked": asked,
        "kept": {name: value for name, value in given.items() if name not in {"q", "stop_words", "offset"}},
        "view": view,
        "before": page(asked.offset - asked.limit) if asked.offset else "",
        "after": page(asked.offset + asked.limit) if asked.offset + asked.limit < view.total else "",
        "take": _take(one.id, _COLLECTION, asked, cited),
        "with_script": url_for("pages.collection", id=one.id, **given),
    }
