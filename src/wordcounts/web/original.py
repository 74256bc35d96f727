"""The contract of the original guide: its front end, which reads {word: count}, works unchanged."""

from __future__ import annotations

from flask import Blueprint, Response, json, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from wordcounts.errors import WordcountsError
from wordcounts.lifecycle import State
from wordcounts.service import Ask
from wordcounts.store.values import KEEPS
from wordcounts.web import problems, queries, quotas, schemas
from wordcounts.web.api import service
from wordcounts.web.callers import caller, welcome
from wordcounts.web.pages import shell

original = Blueprint("original", __name__)

NOT_YET = "Nay!"

BESIDE_THE_ID = "Wordcounts-Delete-Token"
"""Where the token stands that the JSON API gives in its body: the contract's body is the id, and nothing else."""


@original.post("/")
def form() -> BaseResponse:
    """The form, also without a script: to the page of the analysis, or back with what was typed."""
    welcome()
    typed = request.form.get("url", "")
    try:
        keep = queries.one_of(KEEPS, request.form.get("keep", "all"), "keep")
        submitted = service().submit_url(typed, Ask(keep=keep), caller())
    except WordcountsError as error:
        answer = problems.problem(error)
        answer.content_type = "text/html; charset=utf-8"
        answer.set_data(shell(typed=typed, sentence=error.message))
        return answer
    leads = redirect(url_for("pages.analysis", id=submitted.analysis.id), 303)
    return quotas.mark(leads, submitted.quotas)


@original.post("/start")
def start() -> Response:
    """The id of a new analysis, as text; whoever has neither session nor key can delete it by the token beside it."""
    new = queries.body(schemas.Start)
    submitted = service().submit_url(new.url, Ask(), caller())
    answer = Response(submitted.analysis.id, mimetype="text/plain")
    if submitted.delete_token:
        answer.headers[BESIDE_THE_ID] = submitted.delete_token
    return quotas.mark(answer, submitted.quotas)


@original.get("/results/<id>")
def results(id: str) -> Response:
    """The ten commonest words without stop words, in rank order; 202 until they are there."""
    one = service().status(id)
    if one.state is State.CANCELLED:
        return problems.make(410, "cancelled", "This analysis was cancelled.")
    if not one.state.terminal:
        return Response(NOT_YET, 202, mimetype="text/plain", headers={"Retry-After": "1"})
    pairs = service().top(id)
    said = [list(pair) for pair in pairs] if request.args.get("pairs") == "1" else dict(pairs)
    # Not jsonify: the app may sort keys, and here their order is the rank.
    return Response(json.dumps(said, sort_keys=False, ensure_ascii=False), mimetype="application/json")
