"""The door for people where a key is required: a form that takes the key into the session, and a way to leave."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, Response, make_response, redirect, render_template, request, session
from werkzeug.wrappers import Response as BaseResponse

from wordcounts.errors import InvalidKey, WordcountsError
from wordcounts.web import gate, problems

entrance = Blueprint("entrance", __name__)

PAGES: Final = frozenset(
    {f"pages.{name}" for name in ("home", "analysis", "collection", "compare")}
    | {"plain.analysis", "plain.collection", "plain.make", "original.form"}
)
"""Where people come by: they are asked for a key, and programs are told that one is missing."""

ONWARD: Final = ("/analyses/", "/collections/", "/compare?")
"""Where a page stood that asked for a key."""


@entrance.get("/key")
def ask() -> Response:
    """The form by itself: for a key where none is required, or for another one."""
    return _form()


@entrance.post("/key")
def enter() -> BaseResponse:
    """Take a key into the session, and go on to the page that asked for it."""
    try:
        key = gate.keyring().open(request.form.get("key", "").strip())
    except InvalidKey as error:
        return _form(error, onward=request.form.get("onward", ""))
    gate.remember(key)
    return redirect(_ours(request.form.get("onward", "")), 303)


@entrance.post("/key/leave")
def leave() -> BaseResponse:
    """Forget the session, key and all: on a shared machine the next one begins anew."""
    session.clear()
    return redirect("/", 303)


def refused(error: WordcountsError) -> Response:
    """The answer to whoever came without a key, or with one that may not do this."""
    if request.endpoint not in PAGES:
        return problems.problem(error)
    return _form(error, onward=request.full_path if request.method == "GET" else "")


def _form(error: WordcountsError | None = None, *, onward: str = "") -> Response:
    if error is None:
        return make_response(render_template("key.html"))
    answer = problems.problem(error)
    answer.content_type = "text/html; charset=utf-8"
    answer.set_data(render_template("key.html", sentence=error.message, onward=_ours(onward)))
    return answer


def _ours(onward: str) -> str:
    """A page of an analysis, of two or of a collection, or the first page: never another site's."""
    return onward.removesuffix("?") if onward.startswith(ONWARD) else "/"
